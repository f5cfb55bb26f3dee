"""What a name means in this project: the place or actor that people gave it, laid over what was read.

A name goes by its letters alone, as the reading has it: case, accents, spaces, doubled letters and an article before it
do not count.  Within a report, what only refers back to it ("the town", "it") goes with the name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rashomon.gazetteer import Gazetteer
from rashomon.gazetteer.keys import fold, squeeze
from rashomon.model import Actor, ActorRef, Claim, Judgement, PlaceRef, Source, Unresolved
from rashomon.project.corrected import by_judgement, located
from rashomon.project.corrections import WrongCorrection, actor_value, place_value
from rashomon.reading.registry import Registry, lexicon
from rashomon.store import judging
from rashomon.store.database import Connection

NAME = "name"
"""The kind of the judgement."""
SORTS = ("place", "actor")
_NOBODY = frozenset({"civ", "persons", "residents", "unknown"})
_LONGEST = 200


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """What a name goes by: the same for its spellings that differ by case, accents, spaces and an article.

    >>> key_of("The Old Mill"), key_of("Raqqa") == key_of("Raqa")
    ('oldmil', True)
    """
    return squeeze(fold(name).removeprefix("the "))


def value_of(connection: Connection, name: str, value: Mapping[str, str]) -> dict[str, str]:
    """What is kept of a meaning.

    `value` has a `place` (an id of the gazetteer, a point, a name) or an `actor` (an id or name of the registry, else a
    group of its own, with its `camp`), and, where it does not hold everywhere, a `country` that the reports must tell
    of, or the `reports` (beginnings of their ids, with blanks between).

    Raises:
        WrongCorrection: if it is no name, or has no meaning or two.
        Unknown: if there is no such report.
    """
    if not key_of(name) or len(name) > _LONGEST or not name.isprintable():
        raise WrongCorrection(f"{name[:40]!r} is no name: write it as a report does, in letters")
    told = {sort: value.get(sort, "").strip() for sort in SORTS}
    if bool(told["place"]) == bool(told["actor"]):
        raise WrongCorrection("a name means one place or one actor: give either of them")
    kept = {"key": key_of(name), "country": _country(value.get("country", "").strip())}
    kept["reports"] = json.dumps(_reports(connection, value.get("reports", "")))
    if told["place"]:
        bare = "," in told["place"] and told["place"][0] in "+-0123456789" and "@" not in f"{told['place']}{name}"
        meaning = f"{name} @ {told['place']}" if bare else told["place"]  # a point alone is called by the name itself
        return kept | {"sort": "place", "value": told["place"]} | place_value(meaning)
    if "\0" in told["actor"]:
        raise WrongCorrection("the actor holds a NUL character: write it as plain text")
    meant = actor_value(told["actor"])
    camp = value.get("camp", "").strip() or Registry.load().camp_of(meant["actor_id"]) or ""
    return kept | {"sort": "actor", "value": told["actor"], "camp": camp} | meant


def _country(name: str) -> str:
    if not name:
        return ""
    gazetteer = Gazetteer.open()
    coded = gazetteer.of_code(name.upper()) if len(name) == 2 else None
    found = [coded] if coded else [one.place for one in gazetteer.lookup(name, kinds=("country",))]
    if not found or found[0].country is None:
        raise WrongCorrection(f"{name!r} is no country: write its name or its two letters, as SY")
    return found[0].country


def _reports(connection: Connection, beginnings: str) -> list[str]:
    found = []
    for name in beginnings.split():
        ids = judging.report_ids(connection, name)
        if len(ids) != 1:
            raise WrongCorrection(f"{len(ids) or 'no'} reports begin with {name!r}: `rashomon search` finds ids")
        found += ids
    return sorted(set(found))


def in_sight(one: Judgement) -> list[str]:
    """The reports to which a meaning is bound; empty if to none."""
    found: list[str] = json.loads(one.value["reports"])
    return found


@dataclass(slots=True)
class _Here:
    """The meanings that hold in one report: by sort and key, and by what the machine took the name for."""

    named: dict[tuple[str, str], Judgement] = field(default_factory=dict)
    places: dict[str, Judgement] = field(default_factory=dict)
    actors: dict[str, Judgement] = field(default_factory=dict)


def laid(claims: Sequence[Claim], judgements: Iterable[Judgement]) -> dict[str, tuple[Claim, tuple[int, ...]]]:
    """The claims (by id) in which names have a meaning of the project, as they are with it, and the judgements."""
    names = [one for one in judgements if one.kind == NAME]
    if not names:
        return {}
    of: dict[str, list[Claim]] = {}
    for claim in claims:
        of.setdefault(claim.report, []).append(claim)
    found: dict[str, tuple[Claim, tuple[int, ...]]] = {}
    for report, own in of.items():
        here = _here(report, own, names)
        for claim in own if here.named else ():
            changed, by = _meant(claim, here)
            if by:
                found[claim.id] = changed, tuple(one.number for one in by)
    return found


def _here(report: str, claims: Sequence[Claim], names: Sequence[Judgement]) -> _Here:
    """The meanings in a report: one bound to reports goes before one for a country, the later before the earlier."""
    here = _Here()
    countries = {place.country for claim in claims for place in claim.places}
    for one in sorted(names, key=lambda one: (bool(in_sight(one)), bool(one.value["country"]), one.number)):
        bound, country = in_sight(one), one.value["country"]
        if (not bound or report in bound) and (not country or country in countries):
            here.named[one.value["sort"], one.value["key"]] = one
    for claim in claims if here.named else ():
        for place in claim.places:
            if place.place_id and (meant := _named(here, "place", place.as_written)):
                here.places[place.place_id] = meant
        for actor in claim.actors:
            if actor.id not in _NOBODY and (meant := _named(here, "actor", actor.as_written)):
                here.actors[actor.id] = meant
    return here


def _named(here: _Here, sort: str, words: str | None) -> Judgement | None:
    return here.named.get((sort, key_of(words))) if words else None


def _meant(claim: Claim, here: _Here) -> tuple[Claim, list[Judgement]]:
    """The claim with the meanings in it, and those that changed something."""
    by: dict[int, Judgement] = {}
    places = tuple(_place(one, here, by) for one in claim.places)
    actors = tuple(_actor(one, here, by) for one in claim.actors)
    chain = tuple(_source(one, here, by) for one in claim.attribution.chain)
    if not by:
        return claim, []
    attribution = replace(claim.attribution, chain=chain)
    changed = replace(claim, places=places, actors=actors, attribution=attribution)
    told = [by[number] for number in sorted(by)]
    for one in told:
        changed = by_judgement(changed, one)
    return changed, told


def _place(old: PlaceRef, here: _Here, by: dict[int, Judgement]) -> PlaceRef:
    one = _named(here, "place", old.as_written)
    if one is None and old.place_id and _is_back(old.as_written, lower=True):
        one = here.places.get(old.place_id)
    if one is None or one.value["place_id"] == old.place_id:
        return old
    by[one.number] = one
    return located(old, one.value)


def _actor(old: ActorRef, here: _Here, by: dict[int, Judgement]) -> ActorRef:
    one = _named(here, "actor", old.as_written)
    if one is None and _is_back(old.as_written, lower=False):
        one = here.actors.get(old.id)
    if one is None or one.value["actor_id"] == old.id:
        return old
    by[one.number] = one
    return replace(old, id=one.value["actor_id"], name=one.value["actor_name"])


def _source(old: Source, here: _Here, by: dict[int, Judgement]) -> Source:
    one = _named(here, "actor", old.as_written)
    if one is None:
        return old
    new = replace(old, id=one.value["actor_id"], name=one.value["actor_name"], camp=one.value["camp"] or None)
    if new != old:
        by[one.number] = one
    return new


@lru_cache(maxsize=1)
def _pronouns() -> frozenset[str]:
    table = lexicon("speech")
    names = ("person_pronouns", "group_pronouns", "thing_pronouns")
    return frozenset(word for name in names for word in table.get(name, ()))


def is_common(words: str) -> bool:
    """Whether words are no name of their own but a noun ("the town"): letters in lower case, and no capital.

    >>> is_common("the town"), is_common("Douma"), is_common("دوما")
    (True, False, False)
    """
    return words == words.lower() and words != words.upper()


def _is_back(words: str | None, *, lower: bool) -> bool:
    """Whether these words only refer back: none at all, a pronoun, or (`lower`) a noun without a capital."""
    return words is None or words.casefold() in _pronouns() or (lower and is_common(words))


def still_open(points: Iterable[Unresolved], judgements: Iterable[Judgement]) -> list[Unresolved]:
    """The open points whose name has no meaning in the project.

    One that holds in the reports of a country alone closes none: of a point the country is not known.
    """
    names = [one for one in judgements if one.kind == NAME and not one.value["country"]]
    known = {(one.value["sort"], one.value["key"], report) for one in names for report in in_sight(one) or ("",)}
    if not known:
        return list(points)
    return [
        one for one in points if not {(one.kind, key_of(one.as_written), report) for report in ("", one.report)} & known
    ]


def actors_like(name: str) -> list[Actor]:
    """The actors of the registry that share a word with a name, those that share most first."""
    words = {word for word in fold(name).split() if len(word) > 2 and word != "the"}
    told = [
        (len(words & set(fold(" ".join((one.name, *one.aliases, *one.acronyms))).split())), one)
        for one in Registry.load().actors.values()
    ]
    return [one for shared, one in sorted(told, key=lambda pair: (-pair[0], pair[1].id)) if shared]
