"""Who did it, where the parse gives it to a place, a weapon or another verb, or a party is called again by less."""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    # weapons that are somebody's
    ("Khmer Rouge guns shelled the airport at Phnom Penh.", "attack/shelling", {"initiator": "khmer-rouge"}),
    ("Iraqi howitzers shelled Abadan for a third day.", "attack/shelling", {"initiator": "irq-forces"}),
    ("A depot near Luhansk was hit by Ukrainian HIMARS.", "attack", {"initiator": "ukr-forces"}),
    ("Mirages of the French air force bombed a column near Tessalit.", "attack", {"initiator": "fra-air"}),
    ("Israeli Phantoms bombed camps near Sidon.", "attack/air_strike", {"initiator": "isr-air"}),
    ("Batteries of the Khmer Rouge shelled the airport.", "attack/shelling", {"initiator": "khmer-rouge"}),
    # "by" behind a place, a time or a part of the body
    (
        "A policeman was shot in the head at a checkpoint in Kunduz by a Taliban sniper.",
        "attack/small_arms",
        {"initiator": "taliban"},
    ),
    (
        "The headquarters was attacked yesterday at one o'clock by the Iraqi 3rd Division.",
        "attack",
        {"initiator": "irq-forces"},
    ),
    ("The town of Beni was taken on Monday by boat.", "territory_change", {"initiator": None}),
    ("Five helicopters were shot down near Khost, one by a shepherd.", "attack", {"initiator": "unknown"}),
    ("The town of Beni was retaken by dawn.", "territory_change", {"initiator": None}),
    # what was carried out by whom
    (
        "Residents report heavy air strikes, carried out by the Russian army around the airport.",
        "attack/air_strike",
        {"initiator": "rus-forces"},
    ),
    # who attacked when it happened
    ("Two farmers were shot dead when militants attacked their truck.", "attack", {"initiator": "text:militants"}),
    ("Two farmers were shot dead when the bridge fell.", "attack", {"initiator": "unknown"}),
    # a verb behind an aside
    (
        "Some 200 men of UNITA, also known as the Black Cockerels, attacked from three sides.",
        "attack",
        {"initiator": "unita", "target": None},
    ),
    (
        "Seleka fighters, with hunting guns and amulets, attacked at two in the afternoon from the river.",
        "attack",
        {"initiator": "seleka"},
    ),
    # a subject behind a place and a time
    (
        "Last week in Baidoa gunmen stormed the Bakin hotel after a car bomb had gone off.",
        "attack[0]",
        {"initiator": "text:gunmen", "event_location": "Baidoa + Bakin hotel"},
    ),
    # two sides given to the town
    (
        "Fighting continued for the town of Goma between Congolese troops and M23 rebels.",
        "clash",
        {"initiator": "cod-forces", "opponent": "m23"},
    ),
    # who sets a mine off under another, and who runs into one
    (
        "Karen fighters triggered a landmine under a police bus near Hpa-An.",
        "attack/mine_ied",
        {"initiator": "text:karen fighters"},
    ),
    ("A farmer triggered a landmine near Cuito.", "attack/mine_ied", {"target": "civ", "initiator": "unknown"}),
    # the owner of a capture
    (
        "The fall of the plant would complete the army's capture of Huambo.",
        "territory_change",
        {"initiator": "ago-forces"},
    ),
    # an object of two words
    ("The rebels shelled Phnom Penh.", "attack/shelling", {"initiator": "text:rebels", "event_location": "Phnom Penh"}),
]
CALLED_AGAIN = [
    (
        "The Western Somali Liberation Front took Gode in July. On Friday the front attacked a convoy near Jijiga.",
        "attack",
        {"initiator": "wslf"},
    ),
    (
        "U.S. Marines landed at Hue with tanks. On Friday the Marines captured the university.",
        "territory_change",
        {"initiator": "usmc"},
    ),
    (
        "Turkish troops and PKK fighters met near Hakkari. Later the troops shelled a village.",
        "attack",
        {"initiator": "tur-forces"},
    ),
    # two parties called so
    (
        "Turkish troops and Iraqi troops crossed the border. Later the troops shelled a village.",
        "attack",
        {"initiator": "text:troops"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES + CALLED_AGAIN)
def test_the_doer_is_the_one_of_its_clause(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)
