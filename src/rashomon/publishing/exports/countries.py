"""What ACLED and UCDP GED write for a country; the tables are in `countries.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from rashomon.publishing.words import country_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One land.  `code` is ISO 3166-1 alpha-2, `alpha_3` its three letters, `numeric` its number.

    `acled` and `ucdp` are the names that these data sets write, `acled_region` and `ucdp_region` their regions.
    Unknowns: `numeric`, `gw` (the Gleditsch-Ward number) and the regions are None where a list does not have it.
    """

    code: str
    alpha_3: str
    numeric: int | None
    gw: int | None
    acled: str
    acled_region: str | None
    ucdp: str
    ucdp_region: str | None


def country_of(code: str | None) -> Country | None:
    """The land with this ISO 3166-1 alpha-2 code; None for no code and for one that is none."""
    return _countries().get((code or "").upper())


def country_of_state(state: str) -> str | None:
    """The alpha-2 code of a state by the id of the registry, its alpha-3 code in small letters; None for none."""
    return _by_alpha_3().get(state)


def takes_article(code: str) -> bool:
    """Whether the country's name has an article in a sentence: "the Central African Republic"."""
    return code in _names()["with_the"]


@lru_cache(maxsize=1)
def _countries() -> dict[str, Country]:
    table = tomllib.loads(files("rashomon.publishing.exports").joinpath("countries.toml").read_text(encoding="utf-8"))
    alpha_3 = {code: letters.upper() for letters, code in _by_alpha_3().items()}
    found: dict[str, Country] = {}
    for code, row in table["country"].items():
        name = (country_name(code) or code).strip()
        gw = row.get("gw")
        within = (region for region, (first, last) in table["regions"].items() if gw and first <= gw <= last)
        found[code] = Country(
            code=code,
            alpha_3=alpha_3.get(code, code),
            numeric=row.get("iso"),
            gw=gw,
            acled=row.get("acled", name),
            acled_region=row.get("region"),
            ucdp=row.get("ucdp", name),
            ucdp_region=next(within, None),
        )
    return found


@lru_cache(maxsize=1)
def _by_alpha_3() -> dict[str, str]:
    return {letters: code for letters, code in _names()["alpha_3"].items() if isinstance(code, str)}


@lru_cache(maxsize=1)
def _names() -> dict[str, Any]:
    return tomllib.loads(files("rashomon.publishing").joinpath("countries.toml").read_text(encoding="utf-8"))
