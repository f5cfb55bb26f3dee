"""Days told beside a deed: of its means, of what went on meanwhile, of a service, behind "without warning"."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon import reading
from rashomon.gazetteer import Gazetteer
from rashomon.model import Dating, Report

PUBLISHED = date(2025, 1, 15)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Police fired without warning on Friday at a crowd in Durban, killing three.", date(2025, 1, 10)),
        (
            "The blast came as people left evening prayers on Thursday in Peshawar, killing four.",
            date(2025, 1, 9),
        ),
        (
            "Gunmen killed nine worshippers coming out of a mosque in Kano after Friday prayers.",
            date(2025, 1, 10),
        ),
        ("The church was burned down during Sunday mass in Jos, killing eight.", date(2025, 1, 12)),
    ],
)
def test_the_deed_has_the_day_told_beside_it(text: str, day: date) -> None:
    report = Report(id="r", text=text, sha256="", published=Dating(day=PUBLISHED, basis="given"))
    claims = reading.read(report, Gazetteer.open()).claims
    assert claims
    assert {(claim.time.start, claim.time.end) for claim in claims} == {(day, day)}


def test_the_wounded_by_what_was_thrown_have_the_day_of_the_throw() -> None:
    text = "A grenade thrown into a bar in Bujumbura late on Saturday wounded nine, two of whom died on Monday."
    report = Report(id="r", text=text, sha256="", published=Dating(day=PUBLISHED, basis="given"))
    claims = reading.read(report, Gazetteer.open()).claims
    days = {
        quantity.kind: claim.time.start
        for claim in claims
        for quantity in claim.quantities
        if quantity.kind in ("injured", "killed")
    }
    assert days == {"injured": date(2025, 1, 11), "killed": date(2025, 1, 13)}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The army said the shells that fell on Goma on Friday had been fired by rebels.", date(2025, 1, 10)),
        ("The rebels said they did not fire the rocket that hit a clinic in Goma on Sunday.", date(2025, 1, 12)),
        # what it was given then is no deed of that day
        ("On Saturday the rebels fired the missiles that they received on Friday.", date(2025, 1, 11)),
    ],
)
def test_a_shot_has_the_day_on_which_it_came_down(text: str, day: date) -> None:
    report = Report(id="r", text=text, sha256="", published=Dating(day=PUBLISHED, basis="given"))
    claims = [claim for claim in reading.read(report, Gazetteer.open()).claims if claim.type == "attack"]
    assert {(claim.time.start, claim.time.end) for claim in claims} == {(day, day)}


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The death toll of the bombing of Goma on 8 January has climbed to 18, a doctor said.", 8, 8),
        ("The prefect put the number of dead in Goma on 8 January at 19.", 8, 8),
        ("Doctors now put the toll of the Goma cinema attack of 9 January at 61 dead.", 9, 9),
        ("The army raised the toll of the raid on the camp at Goma on 8 January to 23.", 8, 8),
        # the day of the counting
        ("The prefect put the toll on Monday at 19.", None, 13),
        ("The toll of the bombing climbed to 18 on Monday, a doctor said.", None, 13),
    ],
)
def test_a_toll_has_the_day_of_the_deed_of_which_it_counts_the_dead(text: str, start: int | None, end: int) -> None:
    report = Report(id="r", text=text, sha256="", published=Dating(day=PUBLISHED, basis="given"))
    (claim,) = [claim for claim in reading.read(report, Gazetteer.open()).claims if claim.quantities]
    day = claim.time.start.day if claim.time.start else None
    assert (day, claim.time.end.day if claim.time.end else None) == (start, end)


def test_a_denial_of_what_was_done_on_another_day_echoes_no_deed_told_before() -> None:
    text = (
        "A hotel in Goma was bombed on 9 January. The army denied involvement in the killings of 6 January. "
        "It denied responsibility."
    )
    report = Report(id="r", text=text, sha256="", published=Dating(day=PUBLISHED, basis="given"))
    claims = [claim for claim in reading.read(report, Gazetteer.open()).claims if claim.modality == "denied"]
    assert not [claim for claim in claims if "killings" in claim.quote and claim.time.start == date(2025, 1, 9)]
