"""One predicate with its logical subject and objects, whatever its form.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from rashomon.model import Span
from rashomon.reading import parse
from rashomon.reading.frames.clause import Clause, clause_of, nominal_clause, shared_end
from rashomon.reading.mentions import Sentence
from reading.asking import Asking, fact, wrong


def clause(text: str, verb: str) -> Clause:
    """The clause of the verb or event noun that is written so."""
    sentences = (Sentence(index=0, span=Span(0, len(text)), paragraph=0, block="body"),)
    doc = parse.parse(parse.tokenise(text), sentences, ())
    token = next(t for t in doc if t.text == verb)
    return nominal_clause(token) if token.pos_ == "NOUN" else clause_of(token)


def words(tokens: list) -> list[str]:
    return [token.text for token in tokens]


ARGUMENTS = [
    # text, predicate, subjects, objects
    ("Rebels shelled the port.", "shelled", ["Rebels"], ["port"]),
    ("The port was shelled by rebels.", "shelled", ["rebels"], ["port"]),
    ("Mines laid by soldiers killed a farmer.", "laid", ["soldiers"], ["Mines"]),
    ("The gunmen who attacked the bus escaped.", "attacked", ["gunmen"], ["bus"]),
    ("The town that the militia burned was empty.", "burned", ["militia"], ["town"]),
    ("Soldiers entered the village and burned the school.", "burned", ["Soldiers"], ["school"]),
    ("The rebels tried to seize the bridge.", "seize", ["rebels"], ["bridge"]),
    ("The militia forced residents to leave the camp.", "leave", ["residents"], ["camp"]),
    ("Militants attacked a bus, killing a teacher.", "killing", ["Militants"], ["teacher"]),
    ("The colonel accused rebels of shelling the port.", "shelling", ["rebels"], ["port"]),
    ("Soldiers and policemen stormed the church.", "stormed", ["Soldiers", "policemen"], ["church"]),
    ("Two men were killed and wounded by gunmen.", "killed", ["gunmen"], ["men"]),
    (
        "Two men were killed and a woman wounded by gunmen.",
        "killed",
        ["gunmen"],
        ["men"],
    ),
    ("the shelling of the town by rebels", "shelling", ["rebels"], ["town"]),
]


@pytest.mark.parametrize(("text", "predicate", "subjects", "objects"), ARGUMENTS)
def test_arguments_are_logical_in_every_form(
    text: str, predicate: str, subjects: list[str], objects: list[str]
) -> None:
    found = clause(text, predicate)
    assert (words(found.subjects), words(found.objects)) == (subjects, objects)


MODALITIES = [
    ("The army will attack the port.", "attack", False, "planned"),
    ("The rebels plan to attack the port.", "attack", False, "planned"),
    ("The rebels may attack the port.", "attack", False, "suspected"),
    ("The rebels tried to attack the port.", "attack", False, "attempt"),
    ("The rebels could have attacked the port.", "attacked", False, "conditional"),
    ("If the rebels attack the port, ships will leave.", "attack", False, "conditional"),
    ("The rebels began to attack the port.", "attack", False, None),
    ("The rebels did not attack the port.", "attack", True, None),
    ("The rebels failed to attack the port.", "attack", True, None),
    ("The rebels have yet to attack the port.", "attack", True, None),
    ("The rebels left without attacking the port.", "attacking", True, None),
    ("The rebels not only attacked the port but burned it.", "attacked", False, None),
    ("None of the rebels attacked the port.", "attacked", True, None),
    ("The rebels did not fail to attack the port.", "attack", False, None),
]


@pytest.mark.parametrize(("text", "predicate", "negated", "modality"), MODALITIES)
def test_negation_and_modality_reach_the_predicate(
    text: str, predicate: str, negated: bool, modality: str | None
) -> None:
    found = clause(text, predicate)
    if modality is None and negated:
        assert found.negated
    else:
        assert (found.negated, found.modality) == (negated, modality)


def test_an_aim_told_with_what_is_done_for_it_is_a_purpose() -> None:
    assert clause("Jets struck the depot in a bid to cut the supply line.", "cut").modality == "purpose"
    assert clause("They launched an assault intended to break the siege.", "break").modality == "purpose"
    assert clause("The rebels made a bid to cut the supply line.", "cut").modality == "planned"


def test_an_infinitive_of_purpose_tells_of_nothing_that_happened() -> None:
    assert clause("The UN sent 40 sappers to defuse the bombs.", "defuse").modality == "purpose"


def test_the_end_of_a_coordination_is_shared_by_its_first_half() -> None:
    found = clause("Ten men were killed and four wounded in Cali on Friday.", "killed")
    end = shared_end(found.trigger)
    assert end is not None
    assert end.text == "wounded"
    assert "Cali" in words(found.after("in"))


SAME_IN_BOTH_VOICES = [
    (
        "Syrian jets bombed a hospital in Aleppo on Monday.",
        "A hospital in Aleppo was bombed by Syrian jets on Monday.",
        "attack/air_strike",
    ),
    (
        "Colombian police arrested 12 men in Cauca on Sunday.",
        "12 men were arrested by Colombian police in Cauca on Sunday.",
        "violation/arrest",
    ),
    (
        "Ukrainian troops recaptured Lyman on Saturday.",
        "Lyman was recaptured by Ukrainian troops on Saturday.",
        "territory_change/recaptured",
    ),
]


@pytest.mark.parametrize(("active", "passive", "kind"), SAME_IN_BOTH_VOICES)
def test_active_and_passive_tell_the_same(ask: Asking, active: str, passive: str, kind: str) -> None:
    slots = ("initiator", "perpetrator", "event_location", "time", "detained", "modality")
    one, other = ask.one(active, kind), ask.one(passive, kind)
    assert [fact(one, slot) for slot in slots] == [fact(other, slot) for slot in slots]


CASES = [
    (
        "Kachin fighters took the town of Laiza without firing a shot.",
        "territory_change/captured",
        {"initiator": "text:kachin fighters", "event_location": "Laiza"},
    ),
    ("Rebels and their allies converged on Bangui.", "operation/offensive", {"event_location": "Bangui"}),
    ("The RSF may have bombed Nyala.", "attack/air_strike", {"initiator": "rsf-sudan", "modality": "suspected"}),
    wrong(
        "clause._fill_arguments drops a place that the model takes for an npadvmod",
        "The RSF shelled El Fasher.",
        "attack/shelling",
        {"initiator": "rsf-sudan", "event_location": "El Fasher"},
    ),
    wrong(
        "clause._fill_arguments drops a place that the model takes for an npadvmod",
        "Rebels in South Sudan had shelled Bor and Wau Shilluk.",
        "attack/shelling",
        {"event_location": "Bor + Wau Shilluk"},
    ),
    wrong(
        "acl with its own subject after 'charges that' yields no claim",
        "The report charges that the army used gas in Halabja.",
        "attack/chemical",
        {"modality": "claimed"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_clauses_give_claims(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


def test_the_if_clause_itself_is_not_claimed(ask: Asking) -> None:
    text = "If Houthi fighters take Marib, thousands of people will flee."
    assert ask.kinds(text) == ["displacement/fled"]
    ask.check(text, "displacement/fled", {"modality": "conditional", "displaced": "persons"})
