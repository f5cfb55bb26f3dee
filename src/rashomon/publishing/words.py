"""The words that a reader sees for types, roles, modalities and relations; kept in `labels.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

_ID_JOINTS = re.compile(r"[_\s]+")
_NUMBER_RANGE = re.compile(r"(?<=\d)\s?-\s?(?=\d)")
_LOOSE_PERCENT = re.compile(r"(?<=\d) %")
_ISO_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
# Controls (terminal escapes among them), line and paragraph separators, and marks that reorder what stands around them.
_UNSAFE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff\ud800-\udfff]"
)
_BLANKS = re.compile(r"\s+")
_GOVERNMENT = "gov-"


@cache
def _labels() -> Mapping[str, Any]:
    with files("rashomon.publishing").joinpath("labels.toml").open("rb") as stream:
        return MappingProxyType(tomllib.load(stream))


@cache
def _section(path: str) -> Mapping[str, str]:
    """One table of the label file; empty where there is none of this name."""
    found: object = _labels()
    for step in path.split("."):
        found = found.get(step, {}) if isinstance(found, Mapping) else {}
    return {key: value for key, value in found.items() if isinstance(value, str)} if isinstance(found, Mapping) else {}


def plain(identifier: str) -> str:
    """An identifier as words: `air_strike` becomes "air strike"."""
    return _ID_JOINTS.sub(" ", identifier).strip()


def label(section: str, key: str) -> str:
    """The word for `key` in this table of the label file; the key itself as words where the file has none."""
    word = _section(section).get(key)
    return legible(plain(key)) if word is None else word


def type_label(claim_type: str, subtype: str) -> str:
    """What a claim or event is, in words: "Air strike"."""
    return _section(f"subtypes.{claim_type}").get(subtype) or label("types", claim_type)


def country_name(code: str | None) -> str | None:
    """The short English name of an ISO 3166-1 alpha-2 code; the code where it is not one, None for None."""
    if code is None:
        return None
    from rashomon.model.countries import country_of  # not for the commands' --help, which only say what is legible

    country = country_of(code)
    return country.name if country is not None else code


@cache
def _camps() -> Mapping[str, str]:
    with files("rashomon.publishing").joinpath("camps.toml").open("rb") as stream:
        return MappingProxyType(dict(tomllib.load(stream)["camps"]))


def camp_name(camp: str) -> str:
    """A camp as a reader would write it: `us-led` becomes "United States and allies" by the table of camps.

    The camp of a state is its government: `gov-moz` becomes "government of Mozambique".  A camp that a desk made up
    itself stays as it was written, `pro_government` as "pro government".
    """
    if not camp.startswith(_GOVERNMENT):
        return _camps().get(camp) or plain(camp)
    from rashomon.model.countries import country_of_state

    state = camp.removeprefix(_GOVERNMENT)
    country = country_of_state(state)
    if country is None:
        return f"government of {plain(state.replace('-', ' ')).title()}"
    return f"government of {'the ' if country.takes_article else ''}{country.name}"


def legible(text: str) -> str:
    """The text on one line, safe to print anywhere.

    White space is folded; control characters become U+FFFD and marks that change the direction of writing are left
    out, so that a hostile article can neither drive a terminal nor reorder the words beside its own.
    """
    return flowing(text).strip()


def flowing(text: str) -> str:
    """The same as `legible`, with a blank kept at either end, so that two stretches of a sentence can be joined."""
    if text.isprintable() and "  " not in text:  # nothing of what is looked for can be printed: this is most texts
        return text
    return _BLANKS.sub(" ", _UNSAFE.sub(_replacement, text))


def _replacement(match: re.Match[str]) -> str:
    return "" if match[0] in "\u200e\u200f\u061c\ufeff" or "\u202a" <= match[0] <= "\u2069" else "\ufffd"


def typeset(value: str) -> str:
    """A value with en dashes in its number ranges: "65,000-75,000" becomes "65,000–75,000"; ISO days are kept."""
    text = legible(value)
    return text if _ISO_DAY.search(text) else _LOOSE_PERCENT.sub("%", _NUMBER_RANGE.sub("–", text))


def counted(number: int, one: str, many: str | None = None) -> str:
    """A count with its noun.

    >>> counted(1, "report"), counted(3, "report"), counted(2, "report in all", "reports in all")
    ('1 report', '3 reports', '2 reports in all')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(items: list[str]) -> str:
    """The items as an English list.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
