"""The words around place names, from `lexicon/toponyms.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from rashomon.errors import LexiconError

_SECTIONS = ("parts", "scripts", "persons", "not_places", "speech", "seats", "inside", "unlisted")
"""The tables that hold nothing but lists of words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the lexicon says; all single words in lower case, unless case matters (`abbreviations`, `media`).

    `called` maps "department" to the countries whose divisions are called so.
    `noun_starts` are the first words of `nouns`; `plurals` are `nouns` in the plural.

    `rural` are nouns for the land around a town, without the town.
    `surrounding_land` are nouns that make a town's name that of the land around it ("the Homs countryside").
    `grading` are adjectives that may stand before a name ("Central Homs"), `beginnings` words that names begin with,
    of which `toponymic` begin those of few persons, and `openings` of these are nothing without the next word.
    `demonyms` maps "syrian" to "SY"; `bearings` maps "north-western" to "northwest"; `states` maps "Ala." to "US.AL";
    `codes` holds the two-letter codes of the states.  `utterances` and `siding` tell a government by its
    seat ("Baghdad's claim", "loyal to Damascus").  `pacts` are called
    after where they were made.  `events` to `banning` tell a speaker's seat from the
    place of an event; its `dwellers` are among the `locals` who speak of it and those who tell of what was
    `on_the_spot`; `capitals` maps a division to its capital where the two bear other names.  `inside` are nouns of
    what lies in a town, `buildings` of what is built there; `prefixed` are nouns that stand before names ("Barangay").
    `transliterated` are the codes of countries whose names are written in other letters than the Latin ones.
    `lands` maps the word for a people to the division called after it, `peoples` are divisions called as their people.
    """

    nouns: Mapping[str, tuple[str, ...]]
    noun_starts: frozenset[str]
    plurals: Mapping[str, tuple[str, ...]]
    same: Mapping[str, tuple[str, ...]]
    called: Mapping[str, tuple[str, ...]]
    parts: frozenset[str]
    surroundings: frozenset[str]
    surrounding_land: frozenset[str]
    rural: frozenset[str]
    town_parts: frozenset[str]
    lesser_capitals: frozenset[str]
    bearings: Mapping[str, str]
    grading: frozenset[str]
    prepositions: Mapping[str, str]
    articles: frozenset[str]
    openings: frozenset[str]
    toponymic: frozenset[str]
    beginnings: frozenset[str]
    qualities: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    given: frozenset[str]
    vessels: frozenset[str]
    common_quarters: frozenset[str]
    common_squares: frozenset[str]
    known_abroad: frozenset[str]
    transliterated: frozenset[str]
    media: frozenset[str]
    streets: frozenset[str]
    ways: frozenset[str]
    joining_ways: frozenset[str]
    not_places: frozenset[str]
    common: frozenset[str]
    function: frozenset[str]
    words_in_capitals: frozenset[str]
    worded_states: frozenset[str]
    abbreviations: Mapping[str, str]
    states: Mapping[str, str]
    codes: Mapping[str, str]
    demonyms: Mapping[str, str]
    speech: frozenset[str]
    assailing: frozenset[str]
    held_so: frozenset[str]
    compounds: frozenset[str]
    utterances: frozenset[str]
    of_state: frozenset[str]
    pacts: frozenset[str]
    making_pacts: frozenset[str]
    siding: frozenset[str]
    events: frozenset[str]
    sitting: frozenset[str]
    telling: frozenset[str]
    figuring: frozenset[str]
    offices: frozenset[str]
    dwellers: frozenset[str]
    on_the_spot: frozenset[str]
    locals: frozenset[str]
    local_marks: frozenset[str]
    neighbouring: frozenset[str]
    national: frozenset[str]
    hearers: frozenset[str]
    messages: frozenset[str]
    issuing: frozenset[str]
    banning: frozenset[str]
    settlements: frozenset[str]
    facilities: frozenset[str]
    done_at: frozenset[str]
    endings: frozenset[str]
    missions: frozenset[str]
    listing: frozenset[str]
    heights: frozenset[str]
    site_nouns: frozenset[str]
    building_nouns: frozenset[str]
    site_openings: frozenset[str]
    numbered_lines: frozenset[str]
    numbering: frozenset[str]
    bodies: frozenset[str]
    quarters: frozenset[str]
    inside: frozenset[str]
    buildings: frozenset[str]
    single_quarters: frozenset[str]
    shut_in: frozenset[str]
    prefixed: frozenset[str]
    units: frozenset[str]
    taking: frozenset[str]
    striking: frozenset[str]
    taking_places: frozenset[str]
    holding: frozenset[str]
    attacking: frozenset[str]
    besieged: frozenset[str]
    naming: frozenset[str]
    capitals: Mapping[str, str]
    former_capitals: Mapping[str, tuple[str, int]]
    lands: Mapping[str, str]
    peoples: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The lexicon; read once a process.

    Raises:
        LexiconError: if a section is missing or has the wrong form.
    """
    content = files("rashomon").joinpath("reading/lexicon/toponyms.toml").read_text("utf-8")
    try:
        return _words(tomllib.loads(content))
    except (KeyError, AttributeError, TypeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"toponyms.toml: {error}") from error


def _words(rows: Mapping[str, Any]) -> Words:
    return Words(
        nouns={noun: tuple(kinds) for noun, kinds in rows["nouns"].items()},
        noun_starts=frozenset(noun.split(" ", 1)[0] for noun in rows["nouns"]),
        plurals={_plural(noun): tuple(kinds) for noun, kinds in rows["nouns"].items()},
        same={noun: tuple(nouns) for nouns in rows["same"].values() for noun in nouns},
        called={noun: tuple(countries) for noun, countries in rows["called"].items()},
        bearings={form: bearing for bearing, forms in rows["bearings"].items() for form in forms},
        prepositions=rows["prepositions"],
        abbreviations=rows["abbreviations"],
        states=_states(rows["states"]),
        codes={code: f"US.{code}" for code in rows["states"]},
        demonyms=_demonyms(rows["demonyms"]),
        capitals=rows["capitals"],
        former_capitals={code: (str(name), int(until)) for code, (name, until) in rows["former_capitals"].items()},
        lands=rows["lands"],
        **_lists(rows),
    )


def _lists(rows: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """The lists of the lexicon under their own names; those that go on from others with the words of these."""
    lists = {
        name: frozenset(listed.split() if isinstance(listed, str) else listed)
        for section in _SECTIONS
        for name, listed in rows[section].items()
    }
    there = lists["dwellers"] | lists.pop("witnesses")
    lists["toponymic"] |= lists["openings"]
    lists["beginnings"] |= lists["toponymic"]
    lists["on_the_spot"] |= there
    lists["locals"] |= there
    lists["inside"] |= lists["buildings"]
    lists["not_places"] = frozenset(map(str.casefold, lists["not_places"]))
    return lists


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"


def _states(rows: Mapping[str, list[str]]) -> dict[str, str]:
    """The written forms; those with an inner full stop also without the last, which the tokeniser may cut off."""
    found: dict[str, str] = {}
    for code, forms in rows.items():
        for form in forms:
            found[form] = f"US.{code}"
            if "." in form[:-1]:
                found[form[:-1]] = f"US.{code}"
    return found


def _demonyms(rows: Mapping[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for country, forms in rows.items():
        for form in forms:
            found[form.casefold()] = country
            if not form.endswith(("s", "sh", "nch", "tch", "ese", "men", "yz")):
                found[form.casefold() + "s"] = country
    return found
