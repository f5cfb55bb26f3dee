"""Whom the names of another data set mean: "Military Forces of Syria (2000-2024)" is `syr-forces` of our registry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from rashomon.model import ActorRef, Source
from rashomon.model.countries import countries, former_states
from rashomon.model.span import Span
from rashomon.reading.actors.vocabulary import derive
from rashomon.reading.registry import Registry, State

_YEARS = re.compile(r"\s*\(\d{4}\s*-\s*(?:\d{4})?\)")
_BODY = re.compile(
    r"^(?P<body>Military Forces|Police Forces|Government) of (?P<state>.+?)(?:\s*\((?:\d{4}\s*-\s*(?:\d{4})?)\).*)?$"
)
_SUFFIX = {"Military Forces": "forces", "Police Forces": "police", "Government": "gov"}
_BRACKETED = re.compile(r"^(?P<name>.+?)\s*\((?P<inside>[^()]+)\)$")
_UNIDENTIFIED = "unidentified "


@lru_cache(maxsize=16384)
def state_named(name: str) -> State | None:
    """The state of a name as ACLED and UCDP write it ("DR Congo (Zaire)", "Ivory Coast"); None for none of ours."""
    registry = Registry.load()
    code = _countries().names.get(name.strip().casefold())
    if code in registry.by_iso2:
        return registry.by_iso2[code]
    for spelling in (name, _without_brackets(name), name.replace("-", " and ")):
        found = _index().get(spelling.strip().casefold())
        if found in registry.states:
            return registry.states[found]
    return None


def country_code(name: str, *, iso: int | None = None, gw: int | None = None) -> str | None:
    """The ISO 3166 alpha-2 code of a country by its numeric ISO code or Gleditsch-Ward number, else by its name; None
    where we do not know it."""
    table = _countries()
    found = table.by_iso.get(iso or 0) or table.by_gw.get(gw or 0)
    if found is not None:
        return found
    state = state_named(name)
    return state.iso2 if state else None


def actor_named(name: str, role: str, span: Span | None) -> ActorRef:
    """The actor that a name of the other data set means; one of no row of the registry is `text:NAME`."""
    known = _identity(name)
    return ActorRef(role=role, id=known[0], name=known[1], as_written=name, span=span)


def source_named(name: str, role: str) -> Source:
    """The source that a name of the other data set means, with its camp where the registry knows one."""
    identifier, shown = _identity(name)
    return Source(id=identifier, name=shown, role=role, as_written=name, camp=Registry.load().camp_of(identifier))


@lru_cache(maxsize=65536)
def _identity(name: str) -> tuple[str, str]:
    """Id and name; the name as written where the registry has none."""
    body = _BODY.match(name)
    state = state_named(body["state"]) if body else None
    if body and state is not None:
        found = derive(state, _SUFFIX[body["body"]])
        return found.id, found.name
    bare = _without_brackets(_YEARS.sub("", name))
    if bare.casefold() == "civilians":
        return "civ", "civilians"
    if bare.casefold().startswith(_UNIDENTIFIED):
        return "unknown", "not stated"
    index, registry = _index(), Registry.load()
    for spelling in (name, bare, *(part.strip() for part in bare.split(":"))):
        found_id = index.get(spelling.casefold())
        if found_id is not None:
            actor = registry.by_id(found_id)
            return found_id, actor.name if actor else registry.states[found_id].name
    return f"text:{name.casefold()}", name


def _without_brackets(name: str) -> str:
    match = _BRACKETED.match(name)
    return match["name"] if match else name


class _Countries(NamedTuple):
    names: Mapping[str, str]
    by_iso: Mapping[int, str]
    by_gw: Mapping[int, str]


@lru_cache(maxsize=1)
def _countries() -> _Countries:
    """The table of countries read the other way; of two lands with one number the one that both data sets name."""
    rows = sorted(countries().values(), key=lambda row: row.name not in (row.acled, row.ucdp), reverse=True)
    by_gw = {row.gw: row.code for row in rows if row.gw is not None}
    names = {row.acled.casefold(): row.code for row in rows if row.acled != row.name}
    names |= {
        row.ucdp.casefold(): row.code
        for row in rows
        if row.ucdp != row.name and row.gw is not None and by_gw[row.gw] == row.code
    }
    by_iso = {row.numeric: row.code for row in rows if row.numeric is not None}
    return _Countries(names, by_iso, {**former_states(), **by_gw})


@lru_cache(maxsize=1)
def _index() -> dict[str, str]:
    """Every spelling of an actor or a state that belongs to one alone, case folded -> id."""
    bearers: dict[str, set[str]] = {}
    for name in Registry.load().names():
        if name.sort in ("name", "state"):
            bearers.setdefault(" ".join(name.words).casefold(), set()).add(name.id)
    return {spelling: next(iter(ids)) for spelling, ids in bearers.items() if len(ids) == 1}
