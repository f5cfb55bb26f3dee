"""Frames from lexicon rows: conditions on arguments, and the roles that follow.

The sentences are our own.
"""

from __future__ import annotations

from types import MappingProxyType

import pytest

from rashomon.errors import LexiconError
from rashomon.reading.frames import rows
from reading.asking import Asking, wrong

CASES = [
    (
        "Rwanda plans to send 300 troops to Cabo Delgado.",
        "movement/deployment",
        {"initiator": "rwa", "personnel": (300, 300), "modality": "planned", "destination": "Cabo Delgado"},
    ),
    ("Russia sent reinforcements to Kursk.", "movement/reinforcement", {"initiator": "rus", "destination": "Kursk"}),
    (
        "The Congolese army withdrew from Kitshanga.",
        "movement/withdrawal",
        {"initiator": "cod-forces", "origin": "Kitshanga"},
    ),
    ("Ukrainian troops entered Kherson.", "movement/arrival", {"initiator": "ukr-forces", "destination": "Kherson"}),
    (
        "Ukrainian troops have yet to enter Luhansk.",
        "movement/arrival",
        {"polarity": "negated", "destination": "Luhansk"},
    ),
    (
        "The Taliban failed to capture Kunduz.",
        "territory_change/captured",
        {"polarity": "negated", "initiator": "taliban"},
    ),
    ("Rebels fled the town of Bor.", "movement/retreat", {"initiator": "text:rebels"}),
    (
        "The Tamil Tigers tried to capture Jaffna.",
        "attack/unspecified",
        {"initiator": "ltte", "modality": "asserted"},
    ),
    wrong(
        "frames_war: link + up needs 'with'; two brigades that link up give nothing",
        "Two Ukrainian brigades linked up near Lyman.",
        "movement/link_up",
        {"initiator": "ukr-forces"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_a_row_fills_its_roles(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    "text",
    [
        "The authorities closed the markets of Gao on Wednesday.",
        "The vaccine captured attention in Nairobi.",
        "The minister left the meeting in Oslo.",
        "The film opened in Juba on Friday.",
        "The team defeated its rival in Lagos.",
        "Tourists returned to the beaches of Negombo.",
    ],
)
def test_peaceful_uses_of_the_verbs_make_no_claim(ask: Asking, text: str) -> None:
    assert ask.kinds(text) == []


BAD_ROWS = [
    ({"lemmas": ["x"], "type": "quarrel", "subtype": "loud"}, "no claim type 'quarrel'"),
    ({"lemmas": ["x"], "type": "attack", "subtype": "loud"}, "no subtype 'loud'"),
    ({"lemmas": ["x"], "type": "attack", "subtype": "shelling", "sujbect": ["armed"]}, "no key 'sujbect'"),
]


@pytest.mark.parametrize(("row", "message"), BAD_ROWS)
def test_a_bad_row_is_an_error_that_names_file_and_row(
    monkeypatch: pytest.MonkeyPatch, row: dict[str, object], message: str
) -> None:
    monkeypatch.setattr(rows, "lexicon", lambda name: MappingProxyType({"verb": [row]}))
    with pytest.raises(LexiconError, match=r"frames_war\.toml, verb 1: " + message):
        rows._by_lemma("verb", ["frames_war"])
