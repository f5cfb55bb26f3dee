"""A narrow place that nobody knows, and what holds it; places that are another's; the sentences are our own.

The report is of Wednesday, 15 January 2025.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

HELD = [
    ("Rebels shelled Daraas Kashif district on Sunday. Syrian forces replied.", "attack", {"Daraa", "Kashif district"}),
    (
        "A source at Basra police command said gunmen threw a grenade at a patrol in the Hamra Street quarter.",
        "attack",
        {"Basra", "Hamra Street quarter"},
    ),
    (
        "Gunmen fired on a crowd in Mosul, Iraq, on Monday. In the Zarqun quarter a translator was shot dead.",
        "attack[1]",
        {"Mosul", "Zarqun quarter"},
    ),
    (
        "Planes bombed the village of Deh Sabzeh in Nangarhar province of Afghanistan. Nine people were killed in the "
        "village.",
        "casualty_detail",
        {"Nangarhār", "Deh Sabzeh"},
    ),
    (
        "Israeli gunboats fired on Bourj al-Barajneh and Ouzai in Lebanon on Monday.",
        "attack",
        {"Bourj al-Barajneh", "Ouzai"},
    ),
    (
        "Shells fell on the Chiyah and Ghobeiry neighbourhoods of Beirut, Lebanon.",
        "attack",
        {"Beirut", "Chiyah", "Ghobeiry"},
    ),
    (
        "Gunmen fired on the al-Midanieh area in the morning and the attack killed two shoppers.",
        "attack[1]",
        {"al-Midanieh"},
    ),
    ("Bombs fell on Jisreineh village on Monday. Two farmers were killed.", "casualty_detail", {"Jisreineh village"}),
]
NOT_THEIRS = [
    ("Militias loyal to Damascus attacked a convoy.", "attack", "Damascus"),
    ("Police arrested a man in connection with a blast in Tacurong, Philippines.", "violation", "Tacurong"),
    (
        "The rebels have killed 90 villagers since they proclaimed a republic in Malakal, South Sudan.",
        "attack",
        "Malakal",
    ),
    ("In Tunis, a representative of the Front denied that its men had killed the farmers.", "attack", "Tunis"),
]


@pytest.mark.parametrize(("text", "kind", "places"), HELD)
def test_a_narrow_place_keeps_its_name_and_takes_the_point_of_what_holds_it(
    ask: Asking, text: str, kind: str, places: set[str]
) -> None:
    claim = ask.one(text, kind)
    assert {p.canonical or p.as_written for p in claim.places if p.role == "event_location"} == places


@pytest.mark.parametrize(("text", "kind", "place"), NOT_THEIRS)
def test_the_place_of_another_is_not_taken(ask: Asking, text: str, kind: str, place: str) -> None:
    claim = ask.one(text, kind)
    assert place not in [p.canonical for p in claim.places]


def test_displaced_persons_are_registered_where_they_are(ask: Asking) -> None:
    text = "Some 14,500 new refugees were registered in Malanje, Angola."
    assert [p.canonical for p in ask.claims(text)[0].places] == ["Malanje"]


def test_an_adjective_before_a_village_of_a_name_is_no_place(ask: Asking) -> None:
    claim = ask.one("Guerrillas stormed the Andean village of Vinchos in Peru and shot the mayor.", "attack")
    assert "Andean village" not in [p.as_written for p in claim.places]


def test_a_village_nobody_knows_goes_on_with_its_district(ask: Asking) -> None:
    text = (
        "A bomber blew himself up in Zanghaleh village in Arghandab district of Afghanistan. Nine people were wounded."
    )
    assert [p.canonical for p in ask.one(text, "casualty_detail").places] == ["Arghandāb", None]


def test_what_is_said_in_another_town_is_not_where_the_last_event_was(ask: Asking) -> None:
    text = (
        "Police arrested three men in Jalalabad, Afghanistan. In Kabul, the government said troops had shot a farmer."
    )
    assert "Jalalabad" not in [p.canonical for p in ask.one(text, "attack").places]
