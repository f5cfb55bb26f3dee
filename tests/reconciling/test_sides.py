"""Whose hand an actor stands for."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.gazetteer import Gazetteer
from rashomon.model import ActorRef, Dating, Report
from rashomon.reading import read
from rashomon.reading.registry import Registry
from rashomon.reconciling import reconcile
from rashomon.reconciling.sides import body, is_body, named, side, side_of
from rashomon.reconciling.wording import table


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        ("rus-air", "rus"),
        ("mmr-gov-forces", "mmr"),
        ("al-shabaab", "al-shabaab"),
        ("state-tv", "state"),
        ("m23", "m23"),
    ],
)
def test_bodies_of_one_state_are_one_side(actor: str, expected: str) -> None:
    assert side(actor) == expected


def test_an_actor_takes_the_side_of_what_it_belongs_to() -> None:
    assert side("brigade", {"brigade": "corps", "corps": "sdn-forces"}) == "sdn"


def test_a_circle_of_parents_ends() -> None:
    assert side("a", {"a": "b", "b": "a"}) in ("a", "b")


@pytest.mark.parametrize(("words", "is_named"), [("troops", False), ("Gunmen", False), ("Tigers of the East", True)])
def test_plain_nouns_are_nobodys_side(words: str, is_named: bool) -> None:
    found = side_of(ActorRef(role="initiator", id=f"text:{words.casefold()}", name=words, as_written=words))
    assert bool(named(frozenset({found}))) is is_named


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        ("fardc", "cod"),
        ("cod-forces", "cod"),
        ("fama", "mli"),
        ("pavn", "vnm"),
        ("hnp", "hti"),
        ("vrs", "republika-srpska"),
    ],
)
def test_an_army_under_its_own_name_is_its_state(actor: str, expected: str) -> None:
    assert side(actor) == expected
    assert is_body(actor)


def test_the_derived_army_and_the_row_are_one_body_and_the_police_another() -> None:
    assert body("fardc") == body("cod-forces") != body("cod-police")
    assert body("m23") == "m23"


def test_each_force_of_the_registry_is_told_whose_it_is() -> None:
    rows = table("bodies.toml")
    registry = Registry.load()
    forces = {a.id for a in registry.actors.values() if a.kind in ("state_forces", "police", "intelligence")}
    derived = {one for one in forces if one.rpartition("-")[0] in registry.states}
    told = {*rows["whole"], *rows["part"], *rows["none"]}
    assert forces - derived <= told, "say in reconciling/bodies.toml whose these are"
    assert told <= {*registry.actors, *registry.states}, "rows of bodies.toml that the registry lacks"
    assert not set(rows["none"]) & {*rows["whole"], *rows["part"]}


def test_the_state_of_each_body_is_known() -> None:
    rows, states = table("bodies.toml"), Registry.load().states
    assert {value.rpartition("-")[0] for value in rows["whole"].values()} <= set(states)
    assert set(rows["part"].values()) <= set(states)


def test_two_names_of_one_army_are_one_account(gazetteer: Gazetteer) -> None:
    told = [
        ("a", "The FARDC shelled Rutshuru on Tuesday, killing nine civilians, a medic said."),
        ("b", "Congolese soldiers shelled Rutshuru on Tuesday and killed nine civilians, residents said."),
    ]
    reports = [
        Report(id=name, text=text, sha256=name, published=Dating(day=date(2022, 6, 15), basis="given"))
        for name, text in told
    ]
    record = reconcile(reports, [claim for report in reports for claim in read(report, gazetteer).claims])
    (event,) = record.events
    assert [p.value for p in event.positions["initiator"]] == ["Armed Forces of the Democratic Republic of the Congo"]
    assert [actor.id for actor in event.actors if actor.role == "initiator"] == ["fardc"]
    assert not [found for found in record.disagreements if found.slot == "initiator" and found.relation != "agree"]
