"""The nouns for persons: every row is whole, and each form leads to one row."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from rashomon.reading.quantities.tables import persons, plural_of

STATUSES = {
    "civilian", "child", "woman", "man", "medic", "aid_worker", "journalist", "religious", "official", "peacekeeper",
    "state_force", "combatant", "unknown",
}  # fmt: skip
CASUALTIES = {"killed", "injured", "killed_or_wounded", "missing"}


def rows() -> list[dict[str, Any]]:
    source = resources.files("rashomon.reading").joinpath("lexicon", "persons.toml")
    found: list[dict[str, Any]] = tomllib.loads(source.read_text(encoding="utf8"))["noun"]
    return found


def test_the_list_covers_the_nouns_of_the_field() -> None:
    assert len(rows()) >= 250


def test_each_row_has_a_lemma_and_a_known_status() -> None:
    for row in rows():
        assert row["lemma"].strip() == row["lemma"] != ""
        assert row["status"] in STATUSES, row
        assert row.get("casualty") in CASUALTIES | {None}, row
        assert set(row) <= {"lemma", "plural", "status", "group", "casualty", "event"}, row


def test_no_lemma_stands_twice() -> None:
    lemmas = [row["lemma"].lower() for row in rows()]
    assert len(lemmas) == len(set(lemmas))


def test_only_irregular_plurals_are_written() -> None:
    assert [row for row in rows() if row.get("plural") == plural_of(row["lemma"])] == []


def test_a_noun_that_names_the_harm_tells_which() -> None:
    assert [row for row in rows() if row.get("event") and "casualty" not in row] == []


@pytest.mark.parametrize(
    ("form", "lemma", "status", "casualty"),
    [
        ("civilians", "civilian", "civilian", None),
        ("fishermen", "fisherman", "civilian", None),
        ("passers-by", "passer-by", "civilian", None),
        ("children", "child", "child", None),
        ("policewomen", "policewoman", "woman", None),
        ("paratroopers", "paratrooper", "state_force", None),
        ("policemen", "policeman", "state_force", None),
        ("gunmen", "gunman", "combatant", None),
        ("guerrillas", "guerrilla", "combatant", None),
        ("blue helmets", "blue helmet", "peacekeeper", None),
        ("aid workers", "aid worker", "aid_worker", None),
        ("paramedics", "paramedic", "medic", None),
        ("cameramen", "cameraman", "journalist", None),
        ("people", "people", "unknown", None),
        ("bodies", "body", "unknown", "killed"),
        ("dead", "dead", "unknown", "killed"),
        ("martyrs", "martyr", "unknown", "killed"),
        ("wounded", "wounded", "unknown", "injured"),
        ("casualties", "casualty", "unknown", "killed_or_wounded"),
        ("missing", "missing", "unknown", "missing"),
    ],
)
def test_a_form_leads_to_its_row(form: str, lemma: str, status: str, casualty: str | None) -> None:
    found = persons().get(form)
    assert found is not None
    assert (found.lemma, found.status, found.casualty) == (lemma, status, casualty)


def test_a_group_is_marked_so_that_it_is_not_counted_as_one_person() -> None:
    assert persons()["families"].group
    assert persons()["crew"].group
    assert not persons()["soldier"].group
