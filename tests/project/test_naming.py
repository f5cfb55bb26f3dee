"""What a name means in a project: laid over what was read, in every report that writes it, and taken back whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import StoreUnavailable, Unknown
from rashomon.model import Claim, Record, Unresolved
from rashomon.project import Project, View, current, custody
from rashomon.project.corrections import WrongCorrection
from rashomon.project.foreseen import foresee
from rashomon.project.naming import actors_like, key_of, still_open
from rashomon.publishing.differences import differences
from rashomon.publishing.json import render
from rashomon.publishing.judged import said

MILL = "Old mill @ 4.5,32.5 ~2"


@pytest.fixture
def kept(project: Project, dispatches: Path) -> Project:
    """A project of three dispatches."""
    project.ingest(dispatches)
    return project


def places(record: Record, name: str = "Torit") -> list[str | None]:
    return [place.canonical for claim in record.claims for place in claim.places if place.as_written == name]


def claim_with(record: Record, words: str) -> Claim:
    return next(claim for claim in record.claims if words in claim.quote)


def same(project: Project) -> Record:
    """The record, which is the one that is computed from all claims."""
    record = project.record()
    assert render(record) == render(project.computed())
    return record


def test_a_name_means_the_same_place_wherever_it_is_written(kept: Project) -> None:
    before = kept.record()
    assert set(places(before)) == {"Torit"}
    made = kept.judge("name", "TORIT", "our map", place="Nasir, South Sudan")
    after = same(kept)
    assert set(places(after)) == {"Nasir"}
    assert len(places(after)) == len(places(before))
    changed = [claim for claim in after.claims if f"judgement:{made.number}" in claim.rules]
    assert {one.id for one in changed} <= after.decided.keys()
    first = next(place for claim in changed for place in claim.places)
    assert (first.basis, first.as_written) == ("judgement", "Torit")
    assert "Nasir" in after.events[0].title
    assert kept.record(machine=True) == replace(before, judgements=(), decided={})
    assert kept.claim(changed[0].id) == before.claim(changed[0].id)
    kept.judge("undo", str(made.number), "mistaken")
    assert render(same(kept)) == render(before)


def test_what_refers_back_to_the_name_goes_with_it(kept: Project) -> None:
    record = kept.record()
    torit = {place.place_id for claim in record.claims for place in claim.places if place.as_written == "Torit"}
    back = [
        (claim.id, place.as_written)
        for claim in record.claims
        for place in claim.places
        if place.place_id in torit and place.as_written != "Torit"
    ]
    assert ("the town" in {words for _, words in back}) or (None in {words for _, words in back})
    kept.judge("name", "Torit", "our map", place=MILL)
    after = kept.record()
    left = {place.place_id for claim in after.claims for place in claim.places}
    assert not left & torit
    assert {
        place.canonical for name, words in back for place in after.claim(name).places if place.as_written == words
    } == {"Old mill"}


def test_reports_to_come_take_the_meaning(project: Project, dispatches: Path) -> None:
    project.ingest(dispatches / "monday.txt")
    project.judge("name", "Torit", "our map", place=MILL)
    project.record()
    project.ingest(dispatches)
    assert set(places(same(project))) == {"Old mill"}
    assert project.record(View(known_on=date(2024, 4, 8))).claims


def test_a_meaning_is_bound_to_reports_or_to_a_country(kept: Project) -> None:
    monday = kept.report("monday").report.id
    kept.judge("name", "Torit", "one map", place=MILL, reports="monday")
    record = same(kept)
    of = {claim.report for claim in record.claims for place in claim.places if place.canonical == "Old mill"}
    assert of == {monday}
    kept.judge("name", "Torit", "the atlas", place="Nasir, South Sudan", country="South Sudan")
    record = same(kept)
    assert {claim.report for claim in record.claims for place in claim.places if place.canonical == "Old mill"} == {
        monday
    }, "what is bound to a report goes before what is bound to a country"
    assert "Nasir" in places(record)
    kept.judge("name", "Malakal", "the atlas", place=MILL, country="Syria")
    assert "Malakal" in {place.canonical for claim in same(kept).claims for place in claim.places}


def test_a_correction_of_one_claim_goes_before_a_name(kept: Project) -> None:
    claim = next(one for one in kept.record().claims if one.places and one.places[0].as_written == "Torit")
    kept.judge("correct", claim.id, "seen", field="place", value="Juba, South Sudan")
    kept.judge("name", "Torit", "our map", place=MILL)
    record = same(kept)
    assert record.claim(claim.id).places[0].canonical == "Juba"
    assert record.decided[claim.id] == (1, 2)


def test_an_actor_of_ones_own_with_its_camp(kept: Project) -> None:
    made = kept.judge("name", "rebels", "their own channel", actor="Nine Hills Front", camp="nine-hills")
    record = same(kept)
    found = {actor.id for claim in record.claims for actor in claim.actors if actor.as_written == "Rebels"}
    assert found == {"text:nine hills front"}
    voices = [
        claim.attribution.origin for claim in record.claims if claim.attribution.origin.name == "Nine Hills Front"
    ]
    assert {one.camp for one in voices} <= {"nine-hills"}
    assert said(made) == "“rebels” means Nine Hills Front (text:nine hills front, of the camp nine-hills)"


def test_a_registry_actor_brings_its_camp(kept: Project) -> None:
    made = kept.judge("name", "the army", "all of them mean it", actor="ssd-forces" if actors_like("ssd") else "PKK")
    assert made.value["actor_id"]
    assert same(kept).judgements == (made,)


@pytest.mark.parametrize(
    "value", [{"place": MILL}, {"place": "Nasir, South Sudan", "reports": "monday"}, {"actor": "PKK"}]
)
def test_the_preview_is_what_happens_and_keeps_nothing(kept: Project, value: dict[str, str]) -> None:
    name = "rebels" if "actor" in value else "Torit"
    before, head = render(kept.record()), custody.head(kept)
    found = foresee(kept, name, **value)
    assert (render(kept.record()), custody.head(kept), kept.judgements()) == (before, head, ())
    assert found.exact
    assert found.effects
    assert found.reports
    kept.judge("name", name, "our map", **value)
    record = same(kept)
    for one in found.effects:
        now = record.claim(one.after.id)
        assert replace(now, rules=()) == replace(one.after, rules=())
        assert record.clusters.get(one.after.id, "") == one.is_in
        assert differences(one.before, one.after)
    assert {one.id for one in record.claims if "judgement:1" in one.rules} == {one.after.id for one in found.effects}
    for event in found.after.events:
        assert event in record.events
    assert foresee(kept, name, **value).effects == ()


def test_a_preview_where_nothing_can_be_written_tells_the_claims(
    kept: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StoreUnavailable("read-only")

    monkeypatch.setattr(current, "with_one_more", refuse)
    found = foresee(kept, "Torit", place=MILL)
    assert not found.exact
    assert found.effects
    assert found.title(found.effects[0].was_in)


def test_a_name_that_was_not_found_is_found_then() -> None:
    points = [
        Unresolved(kind="place", report="a", as_written="Kitsombiro", reason="not known"),
        Unresolved(kind="place", report="b", as_written="KITSOMBIRO", reason="not known"),
        Unresolved(kind="actor", report="a", as_written="Kitsombiro", reason="not known"),
    ]
    assert still_open(points, []) == points


def test_open_points_are_closed_by_a_meaning(project: Project, dispatches: Path) -> None:
    (dispatches / "thursday.txt").write_text(
        "Rebels shelled the village of Qarbulash on Thursday, killing 3 people, the governor of Torit said.\n",
        encoding="utf-8",
    )
    project.ingest(dispatches, published="2024-04-11")
    opened = [one.as_written for one in project.record().unresolved]
    assert "Qarbulash" in opened
    made = project.judge("name", "Qarbulash", "our map", place=MILL)
    record = same(project)
    assert [one.as_written for one in record.unresolved] == [one for one in opened if one != "Qarbulash"]
    assert "Old mill" in {place.canonical for claim in record.claims for place in claim.places}
    project.judge("undo", str(made.number), "no")
    assert [one.as_written for one in same(project).unresolved] == opened


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("", {"place": MILL}, "is no name"),
        ("- !", {"place": MILL}, "is no name"),
        ("a\nb", {"place": MILL}, "is no name"),
        ("x" * 201, {"place": MILL}, "is no name"),
        ("Torit", {}, "one place or one actor"),
        ("Torit", {"place": MILL, "actor": "PKK"}, "one place or one actor"),
        ("Torit", {"place": "Nowhere at all"}, "the gazetteer has no"),
        ("Torit", {"place": "91,0"}, "off the earth"),
        ("Torit", {"place": MILL, "country": "Nowhere at all"}, "is no country"),
        ("Torit", {"place": MILL, "reports": "sunday"}, "no reports begin"),
        ("Torit", {"actor": "a\0b"}, "NUL"),
    ],
)
def test_what_means_nothing_is_refused(kept: Project, name: str, value: dict[str, str], told: str) -> None:
    for action in (lambda: foresee(kept, name, **value), lambda: kept.judge("name", name, "because", **value)):
        with pytest.raises((WrongCorrection, Unknown), match=told):
            action()
    assert kept.judgements() == ()


@given(st.text(max_size=30))
def test_case_and_accents_make_no_other_name(name: str) -> None:
    assert key_of(name) == key_of(f" {name} ")
    assert " " not in key_of(name)
