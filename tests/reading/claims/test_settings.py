"""Where a passage is set by an item's head, a heading or the date line, and where it is not; the texts are our own.

The report is of Wednesday, 15 January 2025.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

_BULLETIN = """FIELD OFFICE, FREETOWN
WEEKLY BULLETIN

Makeni/Bombali: Fighters burned about 40 houses. Eleven residents were killed.

Kenema: Militiamen repulsed an attack on Tuesday. The road was closed by mines.

Bo: No incidents were reported. Some 3,000 people fled when gunmen fired on a market.
"""
_HOSPITAL = """MISSION BULLETIN

FLIGHTS. No landings were possible last week.

MISSION HOSPITAL, OBOLLO. The roof is gone. Seventeen patients were killed on Sunday.
"""
_HEADINGS = """Fighting goes on in Sudan

Talks broke down on Monday, officials said.

El Fasher

Shells fell on a mosque on Tuesday. Nine worshippers were killed.

West Darfur

Gunmen shot dead a trader.
"""
_MANNAR = """MANNAR, Sri Lanka, Jan 14 (Wire) - A bomb exploded outside the bus station on Tuesday, killing nine people.

Hours later gunmen shot dead a schoolteacher in his home.

In Colombo, the government said the rebels had broken the truce. Jets bombed a camp at Vavuniya. Troops shot a farmer.
"""
_ALGIERS = """From Our Own Correspondent

ALGIERS, January 14

Bombs went off in two tramway shelters on Monday evening. A further 81 persons were hurt.
"""
CASES = [
    (_BULLETIN, "casualty_detail", "Makeni"),
    (_BULLETIN, "clash", "Kenema"),
    (_BULLETIN, "territory_change", "Kenema"),
    (_BULLETIN, "displacement", "Bo"),
    (_HOSPITAL, "casualty_detail", "OBOLLO"),
    (_HEADINGS, "attack", "El Fasher"),
    (_HEADINGS, "casualty_detail", "El Fasher"),
    (_HEADINGS, "attack[1]", "West Darfur"),
    (_MANNAR, "attack", "Mannar"),
    (_MANNAR, "attack[1]", "Mannar"),
    (_ALGIERS, "casualty_detail", "Algiers"),
    (
        "Goma: Rebels killed two Congolese policemen on Monday. A bystander was wounded.",
        "attack",
        "Goma",
    ),
    (
        "GULU, Uganda - Rebels looted a clinic on Monday. Soldiers later arrested nine men in the town.",
        "violation[1]",
        "Gulu",
    ),
]
NOT_THERE = [
    ("KABUL (Wire) - Insurgents killed four policemen on Monday, the defence ministry said.", "attack"),
    ("BEIRUT (Wire) - Syrian government air strikes killed at least 39 people on Tuesday.", "attack"),
    ("Beirut Syrian government air strikes killed at least 39 people on Tuesday.", "attack"),
    ("NAIROBI, Jan 14 - Somali militants fired on a market on Tuesday, killing five.", "attack"),
    ("GULU, Uganda - Rebels have killed 12,000 people in the war since 1987.", "attack"),
    ("GULU, Uganda - Rebels burned huts near Kitgum on Monday. Soldiers killed a boy in a separate attack.", "attack"),
    ("GULU, Uganda - Rebels burned huts near Kitgum on Monday. They killed a teacher on Friday.", "attack"),
    ("Moscow: We will go on. The rebels killed a driver.", "attack"),
]


@pytest.mark.parametrize(("text", "kind", "place"), CASES)
def test_a_head_or_the_date_line_sets_a_passage(ask: Asking, text: str, kind: str, place: str) -> None:
    claim = ask.one(text, kind)
    assert [p.canonical or p.as_written for p in claim.places if p.role == "event_location"] == [place]


@pytest.mark.parametrize(("text", "kind"), NOT_THERE)
def test_a_date_line_sets_nothing_that_was_elsewhere(ask: Asking, text: str, kind: str) -> None:
    claim = ask.one(text, kind)
    assert not any(p.basis in ("dateline", "heading") for p in claim.places)
