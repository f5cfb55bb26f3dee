"""The countries of the world under the names and numbers by which lists know them; the rows are in `countries.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One land.  `code` is ISO 3166-1 alpha-2, `alpha_3` its three letters, `numeric` its number, `name` short English.

    `acled` and `ucdp` are the names that these data sets write, `acled_region` and `ucdp_region` their regions;
    `takes_article` is whether the name has one in a sentence: "the Central African Republic".
    Unknowns: `numeric`, `gw` (the Gleditsch-Ward number) and the regions are None where a list does not have it.
    """

    code: str
    name: str
    alpha_3: str
    takes_article: bool
    numeric: int | None
    gw: int | None
    acled: str
    acled_region: str | None
    ucdp: str
    ucdp_region: str | None


def country_of(code: str | None) -> Country | None:
    """The land with this ISO 3166-1 alpha-2 code, whatever its case; None for no code and for one that is none."""
    return countries().get((code or "").upper())


def country_of_state(state: str) -> Country | None:
    """The land of a state by its id in the registry, its alpha-3 code in small letters; None for none."""
    return _by_state().get(state)


def code_of_state(state: str) -> str | None:
    """The alpha-2 code of a state by its id in the registry; None for none."""
    country = country_of_state(state)
    return country.code if country is not None else None


@lru_cache(maxsize=1)
def countries() -> Mapping[str, Country]:
    """Every land by its alpha-2 code, in the order of the codes."""
    table = _table()
    return MappingProxyType({code: _country(code, row, table["regions"]) for code, row in table["country"].items()})


@lru_cache(maxsize=1)
def former_states() -> Mapping[int, str]:
    """Gleditsch-Ward number of a state that ended -> the alpha-2 code under which its territory is listed."""
    return MappingProxyType({int(number): code for number, code in _table()["former"].items()})


def _country(code: str, row: Mapping[str, Any], regions: Mapping[str, tuple[int, int]]) -> Country:
    gw = row.get("gw")
    within = (region for region, (first, last) in regions.items() if gw and first <= gw <= last)
    return Country(
        code=code,
        name=row["name"],
        alpha_3=row["alpha_3"],
        takes_article=row.get("the", False),
        numeric=row.get("iso"),
        gw=gw,
        acled=row.get("acled", row["name"]),
        acled_region=row.get("region"),
        ucdp=row.get("ucdp", row["name"]),
        ucdp_region=next(within, None),
    )


@lru_cache(maxsize=1)
def _by_state() -> Mapping[str, Country]:
    return {country.alpha_3.casefold(): country for country in countries().values()}


def _table() -> dict[str, Any]:
    return tomllib.loads(files("rashomon.model").joinpath("countries.toml").read_text(encoding="utf-8"))
