"""Each row of the frame lexicons says only what the vocabulary knows, and can fire."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rashomon.model.vocabulary import ACTOR_ROLES, PLACE_ROLES, QUANTITY_KINDS, TYPES
from rashomon.reading import frames
from rashomon.reading.frames import rows
from rashomon.reading.frames.scene import noun_classes
from rashomon.reading.frames.vocabulary import holds
from rashomon.reading.registry import lexicon
from reading.asking import wrong

ALL = (*rows.FAMILIES, "frames_violence")
CLASSES = {"place", "actor", "armed", "persons", "state", "relief", "officeholder", "them", "number"} | {
    n for names in noun_classes().values() for n in names
}
CONDITIONS_ON_CLASS = (
    "object",
    "subject",
    "not_object",
    "not_subject",
    "no_other_object",
    "oblique_is",
    "object_or_oblique",
)
ROLES_OF_ACTORS = ("subject_role", "object_role", *rows.PREPOSITIONS)
ROLES_OF_PLACES = ("place_role", "object_place", "subject_place_role", *rows.PLACE_PREPOSITIONS)
FILLS = frozenset(
    {"lemmas", "type", "subtype", "quantity", "absorbs_negation", "holder_in", "owner_suffers"}
    | set(ROLES_OF_ACTORS)
    | set(ROLES_OF_PLACES)
)
"""Keys that fill a claim; all others are conditions."""

USED_OF_ATTACK_VERBS = {
    "lemmas", "type", "subtype", "object", "not_object", "not_subject_lemma", "subject_lemma", "oblique", "particle",
    "not_particle", "passive_only", "subject", "object_lemma", "oblique_lemma", "oblique_class", "suffers",
    "no_object", "told_once", "not_subject", "not_oblique", "not_object_lemma", "or_named", "or_counted",
    "struck_after", "laden",
}  # fmt: skip
"""What `attack_verbs.attack_row` and `attacks.attack` read."""


def every(*tables: str, families: tuple[str, ...] = rows.FAMILIES) -> Iterator[tuple[str, dict[str, Any]]]:
    """All rows with their names."""
    for family in families:
        for table in tables:
            for number, row in enumerate(lexicon(family).get(table, ()), 1):
                yield f"{family}.toml, {table} {number} ({row.get('lemmas', ['?'])[0]})", row


def faults(tables: tuple[str, ...], keys: tuple[str, ...], known: set[str]) -> list[str]:
    found = []
    for name, row in every(*tables):
        for key in keys:
            value = row.get(key, ())
            for word in [value] if isinstance(value, str) else value:
                if word not in known:
                    found.append(f"{name}: {key} = {word!r}")
    return found


def test_rows_name_known_types_subtypes_and_keys() -> None:
    assert len(rows.verb_rows()) > 100
    assert len(rows.noun_rows()) > 50


def test_verb_rows_give_known_actor_roles() -> None:
    assert faults(("verb", "noun"), ROLES_OF_ACTORS, set(ACTOR_ROLES)) == []


def test_rows_give_known_place_roles() -> None:
    assert faults(("verb", "noun"), ROLES_OF_PLACES, set(PLACE_ROLES)) == []


def test_conditions_name_classes_that_some_noun_has() -> None:
    assert faults(("verb", "noun"), CONDITIONS_ON_CLASS, CLASSES) == []


def test_quantities_are_of_known_slots_and_kinds() -> None:
    for name, row in every("verb"):
        slots = row.get("quantity", {})
        assert set(slots) <= {"subject", "object", "oblique"}, name
        assert set(slots.values()) <= set(QUANTITY_KINDS), name
    for name, row in every("noun"):
        assert row.get("quantity", "count") in QUANTITY_KINDS, name


def test_lemmas_are_written_once_a_row_and_in_lower_case() -> None:
    for name, row in every("verb", "noun"):
        assert len(set(row["lemmas"])) == len(row["lemmas"]), name
        assert all(lemma == lemma.lower() for lemma in row["lemmas"]), name


def test_no_row_stands_behind_one_without_conditions() -> None:
    behind = []
    for lemma, found in rows.verb_rows().items():
        for at, row in enumerate(found[:-1]):
            if not row.keys.keys() - FILLS:
                behind.append(f"{lemma}: {found[at + 1].rule} never fires after {row.rule}")
    assert behind == []


def test_violence_rows_name_known_types() -> None:
    for name, row in every("verb", "means", families=("frames_violence",)):
        assert row["subtype"] in TYPES.get(row["type"], ()), name
    for row in lexicon("frames_violence")["harm"]:
        assert row["quantity"] in QUANTITY_KINDS


def test_violence_verb_rows_have_only_keys_that_are_read() -> None:
    strange = [
        f"{name}: {key}"
        for name, row in every("verb", families=("frames_violence",))
        for key in row.keys() - USED_OF_ATTACK_VERBS
    ]
    assert strange == []


@cache
def in_rows() -> set[tuple[str, str]]:
    found = {(row["type"], row["subtype"]) for _name, row in every("verb", "noun", "means", families=ALL)}
    found |= {("agreement", row["subtype"]) for row in lexicon("frames_politics")["agreement_about"]}
    return found | {("support_relation", row["subtype"]) for row in lexicon("frames_politics")["support_by"]}


@cache
def in_code() -> set[str]:
    """Every string that the modules of frames hold, and the subtypes that their word lists give."""
    folder = Path(frames.__file__).parent
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.py"))]
    nodes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    named = {row["quantity"] for row in lexicon("frames_violence")["harm"]} | set(holds().values())
    return {node.value for node in nodes if isinstance(node.value, str)} | named


NEVER = {
    ("violation", "denial_of_aid"),
    ("actor_relation", "designation"),
}
"""Sorts of claim that no row and no rule makes today."""


def rows_of_vocabulary() -> list[Any]:
    every_sort = [(kind, sort) for kind, sorts in TYPES.items() for sort in sorts]
    return [wrong("no row and no rule makes it", *pair) if pair in NEVER else pair for pair in every_sort]


@pytest.mark.parametrize(("kind", "sort"), rows_of_vocabulary())
def test_some_row_or_rule_makes_each_sort_of_claim(kind: str, sort: str) -> None:
    assert (kind, sort) in in_rows() or sort in in_code()
