"""The registry's data: every row can be read, points at rows that exist, and bears names that are its own."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from importlib.resources import files
from itertools import combinations
from typing import Any

import pytest

from rashomon.reading.registry import Registry, parents

Row = dict[str, Any]

KINDS = {
    "rebel_group", "militia", "coalition", "state_forces", "police", "intelligence", "peacekeepers", "political_body",
    "igo", "ngo", "monitor", "news_agency", "outlet", "media_arm", "company", "other",
}  # fmt: skip
ACTOR_KEYS = {
    "id", "name", "kind", "country", "camp", "parent", "aliases", "acronyms", "members_noun", "since", "until",
    "source", "ambiguous", "speakers", "led_by", "namesake_of", "called",
}  # fmt: skip
STATE_KEYS = {
    "id", "name", "iso2", "iso3", "demonyms", "aliases", "acronyms", "capitals", "governments", "defence", "foreign",
    "leaders", "camp", "since", "until",
}  # fmt: skip


def rows(name: str, table: str) -> list[Row]:
    text = (files("rashomon.reading") / "lexicon" / f"{name}.toml").read_text(encoding="utf-8")
    found: list[Row] = tomllib.loads(text)[table]
    return found


ACTORS = rows("actors", "actor")
STATES = rows("states", "state")
CAMPS = rows("camps", "camp")
TABLES = pytest.mark.parametrize("table", [ACTORS, STATES, CAMPS], ids=["actors", "states", "camps"])


def strings(value: object) -> list[str]:
    """All strings within a value of TOML."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in strings(part)]
    return []


def spellings(row: Row) -> set[str]:
    """What a row is called: forms of any case in lower case, acronyms as they are."""
    full = {form.lower() for form in (row["name"], *row.get("aliases", []), *row.get("members_noun", []))}
    return full | {f"{acronym} (acronym)" for acronym in row.get("acronyms", [])}


def told_apart(first: Row, second: Row) -> bool:
    """Whether two rows with one name can be told apart: by a warning on both, by country, or by years."""
    if first.get("ambiguous") and second.get("ambiguous"):
        return True
    if "country" in first and "country" in second and first["country"] != second["country"]:
        return True
    return bool(first.get("until", 9999) < second.get("since", 0) or second.get("until", 9999) < first.get("since", 0))


def test_the_registry_covers_the_wars_of_the_world() -> None:
    assert len(ACTORS) >= 600
    assert len({row["country"] for row in ACTORS if "country" in row}) >= 100
    assert len(STATES) >= 195


@TABLES
def test_ids_are_unique(table: list[Row]) -> None:
    assert [name for name, times in Counter(row["id"] for row in table).items() if times > 1] == []


@TABLES
def test_no_string_is_empty_or_padded(table: list[Row]) -> None:
    assert [row["id"] for row in table if any(not text or text != text.strip() for text in strings(row))] == []


@TABLES
def test_apostrophes_are_straight(table: list[Row]) -> None:
    assert [row["id"] for row in table if any("’" in text for text in strings(row))] == []


def test_actors_have_only_documented_keys_and_kinds() -> None:
    assert {key for row in ACTORS for key in row} <= ACTOR_KEYS
    assert {row["kind"] for row in ACTORS} <= KINDS
    assert [row["id"] for row in ACTORS if not row.get("source")] == []


def test_a_namesake_is_of_another_country_than_the_better_known_one() -> None:
    countries = {row["id"]: row.get("country") for row in ACTORS}
    pairs = [(row["country"], countries[row["namesake_of"]]) for row in ACTORS if "namesake_of" in row]
    assert pairs
    assert all(own != other for own, other in pairs)


def test_states_have_only_documented_keys() -> None:
    assert {key for row in STATES for key in row} <= STATE_KEYS


def test_parents_exist_and_never_form_a_ring() -> None:
    parents = {row["id"]: row.get("parent") for row in ACTORS}
    for child in parents:
        seen, at = {child}, parents[child]
        while at is not None:
            assert at in parents, f"{child}: no row has the id {at!r}"
            assert at not in seen, f"{child}: its parents lead back to {at!r}"
            seen.add(at)
            at = parents[at]


def test_camps_exist() -> None:
    known = {row["id"] for row in CAMPS}
    assert [row["id"] for row in (*ACTORS, *STATES) if row.get("camp", "un") not in known] == []
    assert [row["id"] for row in STATES if "camp" not in row] == []


def test_each_camp_says_who_counts_as_one_interest() -> None:
    assert [row["id"] for row in CAMPS if set(row) != {"id", "name", "note"}] == []


def test_no_name_belongs_to_two_actors_that_cannot_be_told_apart() -> None:
    owners: dict[str, list[Row]] = defaultdict(list)
    for row in ACTORS:
        for form in spellings(row):
            owners[form].append(row)
    shared = [
        f"{form}: {first['id']}, {second['id']}"
        for form, bearers in owners.items()
        for first, second in combinations(bearers, 2)
        if not told_apart(first, second)
    ]
    assert shared == []


def test_no_actor_repeats_a_spelling() -> None:
    for row in ACTORS:
        forms = [form.lower() for form in (row["name"], *row.get("aliases", []))]
        assert len(forms) == len(set(forms)), row["id"]


def test_loaded_words_are_in_no_name() -> None:
    loaded = {"terrorist", "terrorists", "regime", "bandits", "infidels", "puppet", "so-called", "self-styled"}
    assert [row["id"] for row in (*ACTORS, *CAMPS) if loaded & set(row["name"].lower().split())] == []


@pytest.mark.parametrize("table", [ACTORS, STATES], ids=["actors", "states"])
def test_years_are_ordered(table: list[Row]) -> None:
    spans = [span for row in table for span in (row, *row.get("leaders", []), *row.get("speakers", []))]
    assert [span for span in spans if span.get("since", 0) > span.get("until", 9999)] == []


def test_voices_of_one_side_share_a_camp() -> None:
    camp = {row["id"]: row.get("camp") for row in (*STATES, *ACTORS)}
    assert len({camp[name] for name in ("rus", "syr", "irn", "sana", "syr-state-tv", "hez-media", "almanar")}) == 1
    assert len({camp[name] for name in ("sdf", "demc", "sdf-media", "ypg")}) == 1
    assert len({camp[name] for name in ("rus", "ukr", "sohr", "un", "isr", "usa", "sdf")}) == 7


def test_wire_agencies_and_aid_bodies_speak_for_no_side() -> None:
    camp = {row["id"]: row.get("camp") for row in ACTORS}
    assert [name for name in ("afp", "reuters", "ap", "icrc", "msf", "hrw", "bbc") if camp[name] is not None] == []


def test_every_member_of_the_united_nations_has_a_code_and_people() -> None:
    now = [row for row in STATES if "iso2" in row and "until" not in row]
    assert len(now) >= 195
    assert [row["id"] for row in now if row["id"] != row["iso3"].lower()] == []
    assert [row["id"] for row in STATES if not row.get("demonyms") and row["id"] != "united-arab-republic"] == []


def test_who_belongs_to_whom_can_be_read_alone() -> None:
    whole = {actor.id: actor.parent for actor in Registry.load().actors.values() if actor.parent}
    assert parents() == whole
