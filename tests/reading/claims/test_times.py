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
    (
        "Four nurses were among nine people killed in army shelling in Kharkiv on Tuesday despite a truce.",
        "casualty_detail/breakdown",
        {"killed": (4, 4), "time": "2025-01-14..2025-01-14"},
    ),
    (
        "Nine people were killed in army shelling in Kharkiv on Tuesday despite a truce.",
        "attack/shelling",
        {"killed": (9, 9), "time": "2025-01-14..2025-01-14"},
    ),
    (
        "Nine people died in a car bomb attack carried out by Boko Haram on Friday evening in Maiduguri.",
        "attack/mine_ied",
        {"time": "2025-01-10..2025-01-10"},
    ),
    (
        "The number of people killed on Sunday in an air strike on the market of Marib has risen to 21.",
        "casualty_detail/killed",
        {"killed": (21, 21), "time": "2025-01-12..2025-01-12"},
    ),
    (
        "A rocket killed two people and wounded six as they queued for bread in Taiz on Monday, medics said.",
        "attack",
        {"time": "2025-01-13..2025-01-13"},
    ),
    (
        "It was an attack on 3 May 2019 at a tea house in the old town of Herat which killed ten people.",
        "casualty_detail/killed",
        {"killed": (10, 10), "time": "2019-05-03..2019-05-03"},
    ),
    (
        "The RSF launched an offensive in October 2023 and have driven the army out of Nyala.",
        "territory_change",
        {"time": "..2025-01-15"},
    ),
    (
        "The revolt began in March 2011 as a protest, but became a war when the army shelled Homs.",
        "attack/shelling",
        {"time": "..2025-01-15"},
    ),
    (
        "It was the first such death since 2021, when a general was killed in Goma.",
        "casualty_detail/killed",
        {"time": "2021-01-01..2021-12-31"},
    ),
    (
        "The news comes amid an army siege of Taiz that began on 3 January.",
        "siege_state",
        {"time": "2025-01-03..2025-01-15"},
    ),
    (
        "On Friday, 10 January, the government ordered soldiers to guard the mines during the strike, "
        "the first this year.",
        "movement/deployment",
        {"time": "2025-01-10..2025-01-10"},
    ),
    (
        "The teachers went on strike for 30 days last year.",
        "civil_action/strike",
        {"time": "2024-01-01..2024-12-31"},
    ),
    ("The army threatened on Monday to shell Taiz.", "communication/threat", {"time": "2025-01-13..2025-01-13"}),
    (
        "The alliance, made up of the Arakan Army and the TNLA, attacked Lashio on Monday.",
        "actor_relation/composition",
        {"time": ".."},
    ),
    (
        "About 300 people were killed and 500 wounded in Marib on Sunday.",
        "casualty_detail/killed",
        {"time": "2025-01-12..2025-01-12"},
    ),
    (
        "The junta has killed 900 people since it declared an emergency in June last year.",
        "attack",
        {"killed": (900, 900), "time": "2024-06-01..2025-01-15"},
    ),
    (
        "More than 60 people have been killed by shells and bombing since the army began a push two weeks ago.",
        "attack",
        {"time": "2024-12-30..2025-01-15"},
    ),
    (
        "Three nurses were seized on Sunday night in Gao, and two bodies were later found in a ditch.",
        "casualty_detail/killed",
        {"killed": (2, 2), "time": "2025-01-12..2025-01-15"},
    ),
    (
        "Three nurses were seized on Sunday in Gao, and a guard was shot dead two hours later.",
        "attack/small_arms",
        {"time": "2025-01-12..2025-01-12"},
    ),
    (
        "The fall of the town on Saturday was followed by heavy shelling of its suburbs.",
        "attack/shelling",
        {"time": "2025-01-11..2025-01-15"},
    ),
    (
        "The shelling, which began at dawn on Saturday, has killed 30 people.",
        "attack/shelling",
        {"killed": (30, 30), "time": "2025-01-11..2025-01-15"},
    ),
    (
        "Kismayo fell on Monday, more than a month after rebels launched an assault on it.",
        "attack",
        {"time": "..2024-12-13"},
    ),
    (
        "Last month rebels attacked Jaffna but were repelled after a week of fighting.",
        "clash",
        {"time": "2024-12-01..2024-12-31"},
    ),
    (
        "In the week to 6 January, 43 people were killed in Algiers.",
        "casualty_detail",
        {"time": "2024-12-31..2025-01-06"},
    ),
    ("A year ago today rebels massacred 80 people in Ntarama.", "attack", {"time": "2024-01-15..2024-01-15"}),
    ("Troops arrested nine men over Sunday's bombing in Kirkuk.", "violation/arrest", {"time": "..2025-01-15"}),
    ("Nine people died in Sunday's bombing in Kirkuk.", "attack", {"time": "2025-01-12..2025-01-12"}),
    (
        "Two brothers shot dead by soldiers near Newry, Co Down, in August 1974 were unarmed, a coroner found.",
        "attack/small_arms",
        {"time": "1974-08-01..1974-08-31"},
    ),
    (
        "It was reported in December that nine nuns had been murdered in Bukavu.",
        "casualty_detail/killed",
        {"time": "..2024-12-31"},
    ),
    (
        "The army said on Monday that rebels entered Gulu and held its bridge for five hours.",
        "control",
        {"time": "..2025-01-13"},
    ),
    ("Nine were killed in yesterdays raid on Gulu.", "attack", {"time": "2025-01-14..2025-01-14"}),
    (
        "The town is held by the Union, a league that broke with its sponsors earlier this month.",
        "control",
        {"time": "2025-01-15..2025-01-15"},
    ),
    ("The general, in exile since 1994, led an attack on Kisoro.", "attack", {"time": "..2025-01-15"}),
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
