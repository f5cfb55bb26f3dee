"""Days that another phrase gives: an opening, the last of several losses, a heading, a count of years.

The sentences are our own; the report is of Wednesday, 15 January 2025.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    (
        "Rebels seized two police posts before dawn today.",
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
        "The brigade had lost 12 men killed and some 40 wounded since Saturday.",
        "casualty_detail/killed",
        {"killed": (12, 12), "time": "2025-01-11..2025-01-15"},
    ),
    (
        "Two herders were killed and seven others suffered burns on Monday night.",
        "casualty_detail/killed",
        {"killed": (2, 2), "time": "2025-01-13..2025-01-13"},
    ),
    (
        "The army retook the port in August over two years after the rebels moved in.",
        "movement/advance",
        {"time": "..2022-08-31"},
    ),
    (
        "The army retook the port in December, three years after the rebels moved in.",
        "movement/advance",
        {"time": "2021-01-01..2021-12-31"},
    ),
    (
        "The monitors listed 40 farmers killed by mines in Kandahar during a visit this month.",
        "attack/mine_ied",
        {"time": "..2025-01-15"},
    ),
    (
        "The brigade had lost 12 men killed and some 40 wounded since Saturday.",
        "casualty_detail/injured",
        {"injured": (36, 44), "time": "2025-01-11..2025-01-15"},
    ),
    (
        "Since the beginning of the rebel offensive on 2 January, 900 people have died in the fighting.",
        "operation/offensive",
        {"time": "2025-01-02..2025-01-15"},
    ),
    (
        "On Sunday Iraqi forces ramped up their offensive.",
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
    text = "* 1998: - In May monitors said soldiers killed 12 marchers in the port."
    ask.check(text, "attack", {"time": "..1998-05-31", "voice": "unnamed:monitors"})
