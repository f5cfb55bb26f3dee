"""From drafts to claims: spans, statuses, sums, copies; and what holds of every claim of any report.

The sentences are our own.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon import reading
from rashomon.gazetteer import Gazetteer
from rashomon.model import Claim, Report
from rashomon.model.vocabulary import ACTOR_ROLES, CASUALTY_KINDS, PLACE_ROLES, QUANTITY_KINDS, TYPES, kind_of
from rashomon.reading.frames import Scene, propose
from reading.asking import Asking

SUMS = [
    ("Twelve soldiers and five civilians were killed in Gao.", [(12, 12), (5, 5), (17, 17)]),
    ("Twelve soldiers and at least five civilians were killed in Gao.", [(12, 12), (5, None), (17, None)]),
    ("Ten people were killed in Gao, among them the mayor Amadou Cisse.", [(10, 10)]),
    ("Six farmers were killed in Gao, including the teacher Moussa Maiga.", [(6, 6)]),
    ("Twelve soldiers and dozens of civilians were killed in Gao.", [(12, 12), (24, 99), (36, 111)]),
    ("A monk and six novices were killed in Sagaing.", [(1, 1), (6, 6), (7, 7)]),
    ("Twelve soldiers were killed in Gao.", [(12, 12)]),
]


@pytest.mark.parametrize(("text", "killed"), SUMS)
def test_victims_told_side_by_side_have_a_sum_that_says_it_is_one(
    ask: Asking, text: str, killed: list[tuple[float, float | None]]
) -> None:
    found = ask.one(text, "casualty_detail/killed").quantities_of("killed")
    assert [(q.low, q.high) for q in found] == killed
    assert [q.qualifier == "sum" for q in found] == [len(found) > 1 and q is found[-1] for q in found]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Some 400 families fled the town of Bambari.", ["households"]),
        ("About 1,200 households were displaced from Mopti by the fighting.", ["households"]),
        ("Some 2,100 people, or 400 families, fled Bambari.", ["persons", "households"]),
        ("Some 2,100 villagers fled Bambari.", ["persons"]),
    ],
)
def test_families_are_counted_as_households_and_not_as_persons(ask: Asking, text: str, units: list[str]) -> None:
    assert [q.unit for q in ask.one(text, "displacement/fled").quantities_of("displaced")] == units


def test_a_doubt_on_who_is_no_doubt_on_what(ask: Asking) -> None:
    ask.check(
        "Suspected rebels killed 12 villagers near Goma.",
        "attack",
        {"modality": "asserted", "hedge_initiator": "suspected"},
    )


def test_a_headline_is_told_apart_from_the_body(ask: Asking) -> None:
    text = "Shelling kills nine people in Goma\n\nShelling killed nine people in Goma on Monday."
    assert [c.status for c in ask.claims(text)] == ["headline", "content"]


@pytest.mark.xfail(strict=True, reason="a headline of three words ('Rebels capture Wau') gives no claim")
def test_a_short_headline_is_a_claim(ask: Asking) -> None:
    text = "Rebels capture Wau\n\nRebels captured Wau on Monday, killing two soldiers."
    assert [c.status for c in ask.claims(text) if c.type == "territory_change"] == ["headline", "content"]


def test_claims_are_numbered_in_the_order_of_the_text(ask: Asking) -> None:
    claims = ask.claims("Rebels shelled Taiz. Troops killed two men in Gao. The RSF controls Nyala.")
    assert [c.id for c in claims] == ["r#1", "r#2", "r#3"]
    assert [c.span.start for c in claims] == sorted(c.span.start for c in claims)


SIDES = ("Rebels", "The Sudanese army", "Ukrainian troops", "Boko Haram fighters", "They", "Unknown gunmen")
ACTS = (
    "shelled {place}, killing {number} civilians and wounding {number}",
    "killed {number} people in {place}, including {number} children",
    "captured {place} after {number} days of fighting",
    "did not enter {place}",
    "plan to leave {place} on Friday",
    "hold half of {place}, home to {number} people",
    "fired rockets at {place}, leaving {number} dead and {number} wounded",
    "are {number} km from {place}",
)
PLACES = ("Taiz", "Goma", "Kharkiv", "Bentiu", "Gornje Selo", "El Fasher", "the town")
NUMBERS = ("12", "at least nine", "dozens of", "more than 1,400", "up to 30", "some 200", "no")
SAYERS = ("", ", the governor said on Monday", ", according to doctors in Geneva", ", Reuters reported")
AFTER = ("", " One of them died in hospital.", " Three children were among the dead.", " Two others were killed.")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A report of one to four made sentences."""
    found = []
    for _n in range(draw(st.integers(1, 4))):
        act = re.sub(r"\{number\}", lambda _m: draw(st.sampled_from(NUMBERS)), draw(st.sampled_from(ACTS)))
        act = act.replace("{place}", draw(st.sampled_from(PLACES)))
        words = f"{draw(st.sampled_from(SIDES))} {act}{draw(st.sampled_from(SAYERS))}."
        found.append(words + draw(st.sampled_from(AFTER)))
    return draw(st.sampled_from([" ", "\n\n"])).join(found)


READING = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@READING
@given(text=texts())
def test_each_claim_gives_back_its_words_and_keeps_to_its_sentence(ask: Asking, text: str) -> None:
    for claim in ask.claims(text):
        assert text[claim.span.start : claim.span.end] == claim.quote
        assert claim.quote.strip() == claim.quote != ""
        assert claim.sentence.contains(claim.span)
        for piece in (*claim.actors, *claim.quantities, *claim.places):
            if piece.span is not None and piece.as_written is not None:
                assert text[piece.span.start : piece.span.end] == piece.as_written


@READING
@given(text=texts())
def test_each_claim_is_of_the_vocabulary(ask: Asking, text: str) -> None:
    for claim in ask.claims(text):
        assert claim.subtype in TYPES[claim.type]
        assert claim.kind == kind_of(claim.type)
        assert {actor.role for actor in claim.actors} <= set(ACTOR_ROLES)
        assert {place.role for place in claim.places} <= set(PLACE_ROLES)
        assert {quantity.kind for quantity in claim.quantities} <= set(QUANTITY_KINDS)


@READING
@given(text=texts())
def test_parts_are_never_larger_than_their_wholes(ask: Asking, text: str) -> None:
    claims = {claim.id: claim for claim in ask.claims(text)}
    for part in claims.values():
        if part.component_of is not None:
            whole = claims[part.component_of]
            assert whole.component_of is None
            kind = next(q.kind for q in part.quantities if q.kind in CASUALTY_KINDS)
            assert _number(part, kind) < _number(whole, kind, most=True)


def test_a_part_of_nobody_is_no_part_of_a_number_told_before(ask: Asking) -> None:
    text = "Rebels shelled Taiz, wounding 12 people. They killed no people in Mocha, including at least nine children."
    assert all(claim.component_of is None for claim in ask.claims(text))


def _number(claim: Claim, kind: str, *, most: bool = False) -> float:
    """The first number of this kind that a claim states; of a vague one its least, or the most that it can be."""
    number = next(q for q in claim.quantities if q.kind == kind)
    bound = number.high if most else number.low
    if number.value is not None:
        return number.value
    return bound if bound is not None else float("inf") if most else 0.0


@READING
@given(text=texts())
def test_ranges_do_not_end_below_their_start(ask: Asking, text: str) -> None:
    for claim in ask.claims(text):
        for quantity in claim.quantities:
            assert quantity.low is None or quantity.high is None or 0 <= quantity.low <= quantity.high
        if claim.time.start is not None and claim.time.end is not None:
            assert claim.time.start <= claim.time.end


@READING
@given(text=texts())
def test_no_claim_in_the_outlets_voice_stands_inside_a_cue(gazetteer: Gazetteer, text: str) -> None:
    document = reading.understand(Report(id="r", text=text, sha256=""), gazetteer)
    cues = [speech.cue for speech in document.speech if speech.cue is not None]
    for claim in reading.read(Report(id="r", text=text, sha256=""), gazetteer).claims:
        if claim.attribution.own_voice:
            assert not any(cue.contains(claim.span) for cue in cues), claim.quote


@READING
@given(text=texts())
def test_the_span_of_a_draft_holds_its_trigger(gazetteer: Gazetteer, text: str) -> None:
    scene = Scene(reading.understand(Report(id="r", text=text, sha256=""), gazetteer))
    for draft in propose(scene):
        assert draft.first <= draft.trigger.i <= draft.last
        assert draft.sentence.span.start <= draft.trigger.idx < draft.sentence.span.end


@settings(READING, max_examples=25)
@given(text=st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Z", "S", "M"]), max_size=60))
def test_any_text_is_read_without_an_error(ask: Asking, text: str) -> None:
    for claim in ask.claims(f"Rebels shelled {text} on Sunday."):
        assert claim.quote
