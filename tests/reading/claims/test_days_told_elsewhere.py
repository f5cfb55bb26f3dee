"""Days that another phrase gives: an opening, the last of several losses, a heading, a count of years.

The sentences are our own; the report is of Wednesday, 15 January 2025.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    (
        "Rebels overran three army posts before dawn today.",
        "territory_change/captured",
        {"time": "2025-01-15..2025-01-15"},
    ),
    ("Gunmen attacked the barracks shortly after midnight on Tuesday.", "attack", {"time": "2025-01-14..2025-01-14"}),
    (
        "Since the start of the ground operation on 2 January, 300 soldiers have been killed.",
        "casualty_detail/killed",
        {"time": "2025-01-02..2025-01-15"},
    ),
    (
        "Since the outbreak of the fighting on 4 January, 60 civilians have died.",
        "casualty_detail/killed",
        {"time": "2025-01-04..2025-01-15"},
    ),
    (
        "The garrison had lost 12 men killed and about 30 wounded since Saturday.",
        "casualty_detail/killed",
        {"killed": (12, 12), "time": "2025-01-11..2025-01-15"},
    ),
    (
        "Three civilians were killed and more than twenty others suffered burns on Monday night.",
        "casualty_detail/killed",
        {"killed": (3, 3), "time": "2025-01-13..2025-01-13"},
    ),
    (
        "The army retook the town in August over two years after the militants moved in.",
        "movement/advance",
        {"time": "..2022-08-31"},
    ),
    (
        "The army retook the town in December, three years after the militants moved in.",
        "movement/advance",
        {"time": "2021-01-01..2021-12-31"},
    ),
    (
        "The group collected the names of 69 civilians killed by mines in Manbij during an investigation this month.",
        "attack/mine_ied",
        {"time": "..2025-01-15"},
    ),
    (
        "On Sunday Turkish forces ramped up their offensive.",
        "operation/offensive",
        {"time": "2025-01-12..2025-01-12"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_a_day_of_another_phrase_is_that_of_the_fact(
    ask: Asking, text: str, kind: str, expected: dict[str, object]
) -> None:
    ask.check(text, kind, expected)


def test_the_year_above_a_list_is_that_of_its_entries(ask: Asking) -> None:
    text = "2013:\n\n- In June rebels took the air base.\n\n- In August the army shelled the suburb."
    ask.check(text, "territory_change/captured", {"time": "2013-06-01..2013-06-30"})
    ask.check(text, "attack/shelling", {"time": "2013-08-01..2013-08-31"})


def test_a_year_in_a_sentence_is_no_heading(ask: Asking) -> None:
    text = "The war began in 2013 - a bad year.\n\n- In August the army shelled the suburb."
    ask.check(text, "attack/shelling", {"time": "2024-08-01..2024-08-31"})


def test_the_month_of_a_statement_is_nearer_than_its_year(ask: Asking) -> None:
    text = "* 2011: - In June activists said soldiers killed 60 protesters in the city."
    ask.check(text, "attack", {"time": "..2011-06-30", "voice": "unnamed:activists"})
