"""Plain sentences that were once read amiss: taking part, going by river, ships with names, what is left behind."""

from __future__ import annotations

import pytest

from reading.asking import Asking

ROWS = [
    ("Chadian soldiers took part in the fighting in Gao.", "clash", {"initiator": "tcd-forces"}),
    ("Cuban pilots had taken part in the raid on Gao.", "attack", {"modality": "asserted"}),
    ("Rebels took part of Gao on Tuesday.", "territory_change/captured", {"initiator": "text:rebels"}),
    (
        "About 3,000 people have already fled Gao by river.",
        "displacement/fled",
        {"displaced": "persons", "number_displaced": (2700, 3300)},
    ),
    ("The French cruiser Montcalm shelled villages near Gao.", "attack/shelling", {"initiator": "fra-navy"}),
    ("The rebels left 60 wounded behind in Gao.", "casualty_detail/injured", {"victim": "text:rebels"}),
    ("The raid left 60 people dead in Gao.", "attack", {"killed": (60, 60)}),
    ("Not less than 200 soldiers were killed in Gao.", "casualty_detail/killed", {"polarity": "affirmed"}),
    ("Chad, whose army withdrew from Gao, said no more.", "movement/withdrawal", {"initiator": "tcd-forces"}),
    ("Shells fell on the Zorvan quarter of Gao.", "attack/shelling", {"event_location": "Gao + Zorvan quarter"}),
    ("The garrison lost 41 dead.", "casualty_detail/killed", {"event_location": None, "killed": (41, 41)}),
]


@pytest.mark.parametrize(("text", "kind", "facts"), ROWS)
def test_a_plain_sentence(ask: Asking, text: str, kind: str, facts: dict[str, object]) -> None:
    ask.check(text, kind, facts)


def test_nobody_captures_a_part_that_he_takes(ask: Asking) -> None:
    assert not [c for c in ask.claims("Chadian soldiers took part in the fighting.") if c.type == "territory_change"]


LOG = """0715 - VOICE OF LEBANON (in Arabic): Fighters hold the hills near Aley. Two men died.

1300 GMT - RADIO KAMPALA: The army holds Gulu.

Gulu: two people were killed on Tuesday."""


def test_the_station_that_heads_an_item_says_all_of_it(ask: Asking) -> None:
    voices = {c.quote: c.attribution.origin.id for c in ask.claims(LOG) if not c.attribution.own_voice}
    assert voices["Two men died"] == "voice-lebanon"
    assert voices["The army holds Gulu"] == "text:radio kampala"
    assert not any("two people" in quote for quote in voices)
