"""When a claim holds or happened.

The sentences are our own; the report is of Wednesday, 15 January 2025.
"""

from __future__ import annotations

from datetime import date

import pytest

from reading.asking import Asking, wrong

CASES = [
    ("Clashes in Taiz on Sunday and Monday killed 12 people.", "clash", {"time": "2025-01-12..2025-01-13"}),
    ("Shells fell on Taiz on January 3 and on January 4.", "attack", {"time": "2025-01-03..2025-01-04"}),
    ("Raids in Taiz on Sunday and a blast on Monday killed 3.", "attack", {"killed": (3, 3)}),
    ("Rebels shelled Taiz on Sunday.", "attack", {"time": "2025-01-12..2025-01-12"}),
    ("Rebels shelled Taiz.", "attack", {"time": "..2025-01-15"}),
    ("Rebels shelled Taiz, the governor said on Monday.", "attack", {"time": "..2025-01-13"}),
    ("Residents said on Monday that rebels had shelled Taiz on Sunday.", "attack", {"time": "2025-01-12..2025-01-12"}),
    ("The army will enter Taiz on Friday.", "movement", {"modality": "planned", "time": "2025-01-17..2025-01-17"}),
    (
        "The UN is to deliver food to Taiz next week.",
        "aid_event",
        {"modality": "planned", "time": "2025-01-20..2025-01-26"},
    ),
    (
        "A car bomb killed nine people in Kirkuk. The blast hit a market. It happened on Sunday, the mayor said.",
        "attack",
        {"killed": (9, 9), "time": "2025-01-12..2025-01-12"},
    ),
    (
        "Troops were called to the market of Kirkuk on Sunday. Two clerics were shot dead there.",
        "attack/small_arms",
        {"killed": (2, 2), "time": "2025-01-12..2025-01-12"},
    ),
    (
        "Gunmen killed two clerics in Kirkuk. Police seek witnesses to Saturday's attack.",
        "attack",
        {"killed": (2, 2), "time": "2025-01-11..2025-01-11"},
    ),
    (
        "Gunmen killed two clerics in Kirkuk. Nobody has been arrested for the Monday night shooting.",
        "attack",
        {"killed": (2, 2), "time": "2025-01-13..2025-01-13"},
    ),
    (
        "Gunmen killed two clerics in Kirkuk. The mayor condemned Sunday's bombing in Mosul.",
        "attack",
        {"killed": (2, 2), "time": "..2025-01-15"},
    ),
    (
        "Elders asked for an inquiry into Tuesday's bombing in Kunduz.",
        "attack/mine_ied",
        {"event_location": "Kunduz", "time": "2025-01-14..2025-01-14"},
    ),
    (
        "Rebels shelled Taiz. A summit took place on Monday.",
        "attack",
        {"time": "..2025-01-15"},
    ),
    (
        "The governor put the number of dead in Taiz at 59 on Sunday.",
        "casualty_detail/killed",
        {"killed": (59, 59), "time": "..2025-01-12"},
    ),
    (
        "He is suspected of killing three soldiers.",
        "casualty_detail",
        {"modality": "suspected", "time": "..2025-01-15"},
    ),
    ("Rwanda plans to send troops to Cabo Delgado.", "movement", {"time": "2025-01-15.."}),
    ("By Monday the army had captured Wau.", "territory_change", {"time": "..2025-01-13"}),
    ("The RSF controls Nyala.", "control", {"time": "2025-01-15..2025-01-15"}),
    ("The army now controls the airport of Hodeidah.", "control", {"time": "2025-01-15..2025-01-15"}),
    ("The camp has been besieged for three weeks.", "siege_state", {"time": "2024-12-25..2025-01-15"}),
    ("Some 35,000 people have fled Kilinochchi since Saturday.", "displacement", {"time": "2025-01-11..2025-01-15"}),
    ("The Croatian army captured Knin on 5 August 1995.", "territory_change", {"time": "1995-08-05..1995-08-05"}),
    ("The LTTE lost Kilinochchi in January 2009.", "territory_change", {"time": "2009-01-01..2009-01-31"}),
    ("On Tuesday troops entered Wau and killed four people.", "attack", {"time": "2025-01-14..2025-01-14"}),
    ("The army said on Monday that it controls Nyala.", "control", {"time": "2025-01-13..2025-01-13"}),
    ("The al-Qassam Brigades, the armed wing of Hamas, fired rockets.", "actor_relation", {"time": ".."}),
    (
        "Ten people have been killed since Saturday and the army has advanced to Wau.",
        "movement/advance",
        {"time": "..2025-01-15"},
    ),
    ("The strikes come a day after rebels shelled Taiz.", "attack/shelling", {"time": "2025-01-14..2025-01-14"}),
    wrong(
        "own_dates: the model makes '500 wounded ... on Sunday' a noun, so the day is not shared",
        "About 300 people were killed and 500 wounded in Marib on Sunday.",
        "casualty_detail/killed",
        {"time": "2025-01-12..2025-01-12"},
    ),
    wrong(
        "attribution: the year of a relative clause on the source is taken for the day of its statement",
        "The commission, which was set up in 1996, said troops killed 12 people.",
        "attack",
        {"time": "..2025-01-15"},
    ),
    wrong(
        "own_dates: 'a day after' inside the claim's own span wins over its weekday",
        "The shelling came a day after rebels captured Wau on Monday.",
        "territory_change/captured",
        {"time": "2025-01-13..2025-01-13", "quote": "rebels captured Wau on Monday"},
    ),
    wrong(
        "tenses.is_present of the infinitive's matrix: 'have yet to enter' is told of up to the report's day only",
        "Ukrainian troops have yet to enter Luhansk.",
        "movement/arrival",
        {"time": "..2025-01-15"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_a_claim_has_its_interval(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


def test_a_day_told_near_by_is_that_of_the_deed_and_not_of_who_suffered_it(ask: Asking) -> None:
    text = "An air strike killed 18 rebels fighting against troops in Homs. The incident occurred on Sunday."
    assert ask.one(text, "attack").time.start == date(2025, 1, 12)
    assert ask.one(text, "clash").time.start is None
