"""Which of the places that a sentence names an event was at; the sentences are our own."""

from __future__ import annotations

import pytest

from rashomon.gazetteer import Gazetteer
from rashomon.model import Report
from rashomon.reading import understand
from rashomon.reading.claims.event_places import event_places
from rashomon.reading.frames import Scene

CASES = [
    ("Two soldiers were killed in Goma on Friday.", "killed", ["Goma"]),
    ("Gunmen shot and killed a trader in Mombasa.", "shot", ["Mombasa"]),
    ("Fighter jets bombed Mukalla, in eastern Yemen.", "bombed", ["Mukalla"]),
    ("A mortar round hit a market in Donetsk, wounding 12 people.", "wounding", ["Donetsk"]),
    ("Three miners were killed when a shell landed in Horlivka.", "killed", ["Horlivka"]),
    ("Police arrested six men in Kano and Kaduna.", "arrested", ["Kano", "Kaduna"]),
    ("A farmer from Herat was killed in Kandahar.", "killed", ["Kandahar"]),
    ("Government troops entered Gao, 300 km from Timbuktu.", "entered", ["Gao"]),
    ("Israel captured 40 fighters.", "captured", []),
    ("More than 90,000 people have been killed in the war in Bosnia.", "killed", []),
    ("Rebels seized a bridge. A spokesman in Geneva said 12 people were killed.", "killed", []),
    ("Rebels shot a teacher in the Indian state of Andhra Pradesh.", "shot", ["Andhra Pradesh"]),
    ("Soldiers were patrolling in Nawa district of Ghazni province.", "patrolling", ["Nawa district"]),
    ("Rebels bombed the town of Gao near Timbuktu.", "bombed", ["Gao"]),
    ("Rebels killed two men in Bria, said monitors from Chad, Niger and Mali.", "killed", ["Bria"]),
    ("A bomb exploded in the Tripoli suburb of Tajura.", "exploded", ["Tajura"]),
    ("A car bomb exploded in the West Bank city of Nablus.", "exploded", ["Nablus"]),
]


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_the_narrowest_places_of_an_event(gazetteer: Gazetteer, text: str, word: str, expected: list[str]) -> None:
    scene = Scene(understand(Report(id="r", text=text, sha256=""), gazetteer))
    trigger = next(token for token in scene.document.doc if token.text == word)
    assert [mention.span.text_of(text) for mention in event_places(scene, trigger)] == expected


ASIDE = [
    ("Gunmen positioned in Hebron fired on a bus near Jericho.", "fired", ["Jericho"]),
    ("A clinic was bombed in Nablus, which borders Israel.", "bombed", ["Nablus"]),
    ("Two guards were killed and four others wounded in a raid in Mosul.", "killed", ["Mosul"]),
    ("The army of Chad shelled a camp under a deal between Sudan and Libya.", "shelled", []),
]


@pytest.mark.parametrize(("text", "word", "expected"), ASIDE)
def test_places_that_tell_of_something_else_are_left_out(
    gazetteer: Gazetteer, text: str, word: str, expected: list[str]
) -> None:
    test_the_narrowest_places_of_an_event(gazetteer, text, word, expected)
