"""What a cue interrupts: "In Wau, the army said, ...", "as the army said, ...".  The sentences are our own."""

from __future__ import annotations

import pytest

from rashomon.reading.attribution import attributed
from reading.asking import Asking
from reading.test_attribution import read


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "In Malakal, the governor said, nine people were killed.",
            "the governor",
            ["In Malakal", "nine people were killed"],
        ),
        ("On Friday, residents said, soldiers took the ford.", "residents", ["On Friday", "soldiers took the ford"]),
        (
            "When the convoy stopped, drivers said, gunmen opened fire.",
            "drivers",
            ["When the convoy stopped", "gunmen opened fire"],
        ),
        ("If the guerrillas attack, he said, we will respond.", "he", ["If the guerrillas attack", "we will respond"]),
        (
            "Near the mill, police said on Friday, a mine killed two boys.",
            "police",
            ["Near the mill", "a mine killed two boys"],
        ),
        ("Speaking in Kabul, he said, the troops would leave.", "he", ["the troops would leave"]),
        (
            "As the Daily Monitor reported, gunmen killed nine traders.",
            "the Daily Monitor",
            ["gunmen killed nine traders"],
        ),
        ("The dam was mined, as the engineers have said.", "the engineers", ["The dam was mined"]),
        ("The minister called the shelling a crime.", "The minister", ["the shelling a crime"]),
        ("One of the priests called Boro a liar.", "One of the priests", ["Boro a liar"]),
    ],
)
def test_both_halves_of_what_a_cue_interrupts(text: str, source: str, content: list[str]) -> None:
    document = read(text)
    said = [
        (document.quote(one.source), [document.quote(piece) for piece in one.speech.content])
        for one in attributed(document)
        if one.source is not None
    ]
    assert (source, content) in said


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether the truce would hold, the colonel said no.",
        "Guards fired, as the crowd shouted.",
        "The men did as the officer said.",
        "The town fell, as the army reported losses.",
    ],
)
def test_what_is_no_content(text: str) -> None:
    document = read(text)
    pieces = [document.quote(piece) for one in attributed(document) for piece in one.speech.content]
    assert not {"Asked whether the truce would hold", "Guards fired", "The men did", "The town fell"} & set(pieces)


def test_the_answer_is_not_the_source() -> None:
    document = read("Asked who leads the group, he said Banda.")
    assert "Banda" not in [document.quote(one.source) for one in attributed(document) if one.source is not None]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The envoy pointed out that the fords were mined.", "pointed out"),
        ("The army accused the guerrillas of mining the ford.", "accused"),
        ("The envoy warned of a massacre in the camps.", "warned of"),
    ],
)
def test_the_words_that_relate_a_source_to_its_content(text: str, relation: str) -> None:
    document = read(text)
    assert relation in [document.quote(one.predicate) for one in attributed(document) if one.predicate is not None]


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, the Sudanese defence ministry said, troops took the town of Kadugli.",
        "In Kadugli, the Sudanese defence ministry said, troops killed 20 rebels.",
        "As the Sudanese defence ministry said, troops killed 20 rebels in Kadugli.",
    ],
)
def test_such_a_claim_is_the_sources_and_not_the_outlets(text: str, ask: Asking) -> None:
    assert {claim.attribution.origin.id for claim in ask.claims(text)} == {"sdn-mod"}
    assert {claim.modality for claim in ask.claims(text)} == {"claimed"}
