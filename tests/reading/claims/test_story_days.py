"""What a report tells of the deed of its lead in later paragraphs is of the lead's day (GUIDELINES 7)."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.model import Claim
from reading.asking import Asking

DAY = date(2025, 1, 13)
"""The Monday before the day of the reports, a Wednesday."""
LEAD = "Rebels attacked a garrison at Torit on Monday, the army said.\n\n"


def _told(ask: Asking, text: str, words: str) -> Claim:
    found = [claim for claim in ask.claims(text) if words in claim.quote]
    assert found, f"no claim holds {words!r}"
    return min(found, key=lambda claim: len(claim.quote))


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ("Fourteen soldiers were killed, a spokesman said.", "Fourteen soldiers"),
        ("Missionaries said on Tuesday that 20 civilians died.", "20 civilians"),
        ("The attack wounded 30 people, doctors said.", "wounded 30"),
        ("The attackers shot dead a guard. Three women were wounded.", "Three women"),
        ("Residents said nine women were killed in the fighting.", "nine women"),
        ("The attackers looted the market, traders said.", "looted the market"),
        ("They shot dead two nurses, the mission said.", "shot dead two"),
        ("Two officers were captured.", "captured"),
        ("At least six lorries were destroyed, a trader said.", "six lorries"),
        ("The garrison has held out for years.\n\nThe assault killed 14 soldiers, the radio said.", "killed 14"),
    ],
)
def test_what_goes_on_with_the_lead_is_of_its_day(ask: Asking, rest: str, words: str) -> None:
    time = _told(ask, LEAD + rest, words).time
    assert (time.start, time.end, time.basis) == (DAY, DAY, "carried")


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        # another scene, an item, another place, another doer
        ("Elsewhere, nine people were killed.", "nine people"),
        ("In a separate incident, nine people were killed.", "nine people"),
        ("- Nine people were killed by a mine.", "people were killed"),
        ("Nine people were killed in Nairobi, police said.", "killed"),
        ("The air force bombed a column of lorries.", "bombed"),
        ("A policeman was shot dead by unknown men.", "shot dead"),
        # background, sums, lengths
        ("The rebels have killed 200 people.", "killed 200"),
        ("A total of 300 people were killed.", "300 people"),
        ("A clinic treated 40 wounded in three days.", "40 wounded"),
        ("Rebels had killed five teachers before.", "five teachers"),
        ("The second attack killed nine people.", "killed nine"),
        # what was told between is of another day
        ("On Tuesday a mine killed a driver near Kapoeta.\n\nThe column was looted.", "looted"),
    ],
)
def test_what_may_be_of_another_deed_keeps_an_open_day(ask: Asking, rest: str, words: str) -> None:
    time = _told(ask, LEAD + rest, words).time
    assert time.start != DAY


def test_a_deed_is_pointed_back_to_by_its_sort(ask: Asking) -> None:
    text = (
        "Jets bombed a bridge near Nasiriya on Sunday. A mine killed a driver at Kut on Tuesday.\n\n"
        "The air raid killed 12 people, the radio said."
    )
    assert _told(ask, text, "killed 12").time.start == date(2025, 1, 12)


def test_an_attack_on_another_town_is_no_part_of_the_one_told_last(ask: Asking) -> None:
    text = "Gunmen wounded a guard near Kut on Tuesday.\n\nNine policemen died in the air strike on Basra, he said."
    claim = _told(ask, text, "Nine policemen")
    assert claim.time.start is None
    assert not any(actor.role == "initiator" and "gunmen" in actor.id for actor in claim.actors)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Jets bombed Basra on Thursday last week.", date(2025, 1, 9), date(2025, 1, 9)),
        ("Jets bombed Basra on Sunday last week, January 5.", date(2025, 1, 5), date(2025, 1, 5)),
        ("Troops left Kut on Tuesday. Jets bombed the town earlier in the day.", date(2025, 1, 14), date(2025, 1, 14)),
        ("Troops left Kut on Tuesday. Jets bombed the town later that day.", date(2025, 1, 14), date(2025, 1, 14)),
        (
            "Forty people have died since Thursday. Jets bombed the town earlier in the day.",
            date(2025, 1, 15),
            date(2025, 1, 15),
        ),
        ("Jets bombed Kut between Saturday and Monday.", date(2025, 1, 11), date(2025, 1, 13)),
    ],
)
def test_days_counted_from_the_day_told(ask: Asking, text: str, start: date, end: date) -> None:
    time = _told(ask, text, "Jets bombed").time
    assert (time.start, time.end) == (start, end)


def test_a_suicide_bomber_is_no_air_force(ask: Asking) -> None:
    for text, air in (("An Iraqi suicide bomber killed two people.", False), ("An Iraqi bomber hit a bridge.", True)):
        actors = {actor.id for claim in ask.claims(text) for actor in claim.actors}
        assert ("irq-air" in actors) is air


def test_a_rounded_number_alone_is_a_subject(ask: Asking) -> None:
    claim = _told(ask, "Over 240 were wounded, a doctor said.", "240")
    assert (claim.type, claim.subtype) == ("casualty_detail", "injured")
