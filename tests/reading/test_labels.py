"""Paragraphs that each begin with a place, a day or both: what follows stands under it, and nothing else does."""

from __future__ import annotations

import pytest

from rashomon import reading
from rashomon.gazetteer import Gazetteer
from reading.asking import Asking, fact

_PLACES = """Weekly report of the relief mission

Kibungo (eastern prefecture): Militiamen killed 14 farmers in a church. Two nurses were wounded.

Gitarama: Shells fell on the fair, killing three traders. Soldiers looted the town's clinic.

Road to Ruhengeri: Gunmen stopped a lorry and shot dead the driver.

Protection: A teacher was shot dead.

The mission thanked all who had let its lorries pass. A guard was stabbed.
"""
_DAYS = """War bulletin No. 14

Monday 6 January: Our units attacked a post outside Keren. Three of our fighters fell.

In a second strike a fuel store was set on fire.

Tuesday 7 January: The enemy shelled Habela. Seven farmers were wounded.

Wednesday 8 January: Planes bombed Nakfa twice.
"""
_BOTH = """The committee noted these cases:

- Suchitoto, 4 January: soldiers burned 20 houses.
- Arcatao, 11 January: guards killed five peasants.
- Las Vueltas, night of 12-13 January: rebels freed two prisoners.
"""
_LISTS = """Tuesday:
- Rebels shelled the airfield at Bangui, wounding two mechanics.
- Gunmen killed a trader at Damara.
Wednesday:
- The rebels took Sibut.
"""
_BRIEFS = """Peshawar - Gunmen killed a doctor outside his surgery.

Quetta - A bomb in a bus station wounded 12 people.

Karachi - Two policemen were shot dead.
"""
_NESTED = """Bulletin

South Darfur (Nyala and Gereida localities): Armed men looted two lorries.

North Darfur, Kutum: A nurse was abducted.

Kenema: Rebels entered the market.

Makeni: The rebels hold the town.
"""
_MONTHS = """Chronology

March 2024: Soldiers killed 60 peasants in Cocop.

17 July 2024: Troops killed 30 people in Coban.
"""
CASES = [
    (_PLACES, "attack/unspecified", {"event_location": "Kibungo"}),
    (_PLACES, "casualty_detail/injured", {"event_location": "Kibungo"}),
    (_PLACES, "attack/shelling", {"event_location": "Gitarama"}),  # no gazetteer knows it by this name
    (_PLACES, "violation/looting", {"event_location": "Gitarama"}),
    (_PLACES, "attack/small_arms", {"event_location": "Musanze"}),
    (_PLACES, "attack/small_arms[1]", {"event_location": None}),  # a section, no place
    (_PLACES, "attack/melee", {"event_location": None}),  # what follows the last is under none
    (_DAYS, "attack/unspecified", {"time": "2025-01-06..2025-01-06"}),
    (_DAYS, "attack/shelling", {"time": "2025-01-07..2025-01-07"}),
    (_DAYS, "casualty_detail/injured", {"time": "2025-01-07..2025-01-07"}),
    (_DAYS, "attack/air_strike", {"time": "2025-01-08..2025-01-08"}),
    (_BOTH, "violation/property_destruction", {"event_location": "Suchitoto", "time": "2025-01-04..2025-01-04"}),
    (_BOTH, "attack/unspecified", {"event_location": "Arcatao", "time": "2025-01-11..2025-01-11"}),
    (_LISTS, "attack/shelling", {"time": "2025-01-14..2025-01-14"}),
    (_LISTS, "attack/unspecified", {"event_location": "Damara", "time": "2025-01-14..2025-01-14"}),
    (_LISTS, "territory_change/captured", {"time": "2025-01-15..2025-01-15"}),
    (_BRIEFS, "attack/unspecified", {"event_location": "Peshawar"}),
    (_BRIEFS, "attack/mine_ied", {"event_location": "Quetta"}),
    (_BRIEFS, "attack/small_arms", {"event_location": "Karachi"}),
    (_NESTED, "violation/looting", {"event_location": "South Darfur"}),  # neither of its two localities alone
    (_NESTED, "violation/abduction", {"event_location": "Kutum"}),
    (_NESTED, "control/full_hold", {"event_location": "Makeni"}),  # the town of its own label
    (_MONTHS, "attack/unspecified", {"event_location": "Cocop", "time": "2024-03-01..2024-03-31"}),
    (_MONTHS, "attack/unspecified[1]", {"time": "2024-07-17..2024-07-17"}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_what_stands_under_a_label_is_there_and_then(
    ask: Asking, text: str, kind: str, expected: dict[str, object]
) -> None:
    ask.check(text, kind, expected)


def test_a_label_is_no_part_of_the_quote(ask: Asking) -> None:
    quotes = [claim.quote for claim in ask.claims(_BRIEFS)]
    assert quotes
    assert not any(name in quote for quote in quotes for name in ("Peshawar", "Quetta", "Karachi"))


@pytest.mark.parametrize(
    "text",
    [
        "Minister Phiri: Rebels killed nine men.\n\nColonel Banda: Soldiers shot dead two boys.\n",
        "Casualties: Nine men were killed.\n\nResponse: Two lorries brought flour.\n",
        "The army: Rebels killed nine men.\n\nHezbollah: Planes bombed our post.\n",
    ],
)
def test_speakers_and_sections_are_no_places(gazetteer: Gazetteer, ask: Asking, text: str) -> None:
    document = reading.understand(ask.report(text), gazetteer)
    assert not [s for s in document.sentences if document.is_label(s)]
    assert ask.claims(text)
    assert not any(fact(claim, "event_location") for claim in ask.claims(text))
