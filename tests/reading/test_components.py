"""The two components of spaCy's that have a quicker form set what spaCy's own would, token by token."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.pipeline import AttributeRuler
from spacy.tokens import Span as Tokens

from rashomon.reading.attributes import table_of
from rashomon.reading.entities import decoder_of
from rashomon.reading.parse import components, language

if TYPE_CHECKING:
    from spacy.tokens import Doc

ROOT = Path(__file__).parents[2]
KEYS = sorted((ROOT / "benchmarks" / "keys").glob("*.json"))
ALL = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE", "ENT_ID", "ENT_KB_ID", "SENT_START"]
SPOKEN = (
    "I ain't gonna say what's gotta be done; let's go, c'mon, y'all: they'd've said there're 'em doin' nothin', and I "
    "saw it, but you gets nothing but them but for you that which had had it. There's one. There were two  who \n\n do."
)
WORDS = st.sampled_from(
    "The the rebels Rebels shelled in on Aleppo Homs Syria Monday March 12 2016 , . of and said that President Assad "
    "ca n't ai let 's gon na got ta it you I did had been there was General United Nations UN Mosul ( ) two hundred "
    "million dollars \n\n".replace("\n\n", "").split()
)


def run(text: str, through: Sequence[Callable[[Doc], Doc]]) -> Doc:
    doc = language().make_doc(text)
    for component in through:
        doc = component(doc)
    return doc


def as_spacy_does(text: str) -> Doc:
    return run(text, [component for _name, component in language().pipeline])


def everything(doc: Doc) -> tuple[list[list[int]], list[tuple[int, int, str]]]:
    return doc.to_array(ALL).tolist(), [(found.start, found.end, found.label_) for found in doc.ents]


def test_both_are_quicker_forms_and_not_spacys_own() -> None:
    ours, theirs = components(), dict(language().pipeline)
    assert len(ours) == len(theirs)
    assert theirs["attribute_ruler"] not in ours
    assert theirs["ner"] not in ours


@pytest.mark.parametrize("path", KEYS[::3], ids=lambda path: path.stem)
def test_dispatches_are_tagged_as_spacy_does(path: Path) -> None:
    text = json.loads(path.read_text("utf-8"))["text"]
    assert everything(run(text, components())) == everything(as_spacy_does(text))


@pytest.mark.parametrize("text", [SPOKEN, SPOKEN.upper(), "", " ", "\n\n", "Aleppo", "In Aleppo", "\n Homs \n\n Iraq"])
def test_odd_texts_are_tagged_as_spacy_does(text: str) -> None:
    assert everything(run(text, components())) == everything(as_spacy_does(text))


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_any_row_of_words_is_tagged_as_spacy_does(words: list[str]) -> None:
    text = " ".join(words)
    assert everything(run(text, components())) == everything(as_spacy_does(text))


@settings(max_examples=20, deadline=None)
@given(st.lists(WORDS, min_size=8, max_size=40), st.sets(st.integers(1, 39)))
def test_no_entity_crosses_a_border_that_is_given(words: list[str], borders: set[int]) -> None:
    def tagged(through: Sequence[Callable[[Doc], Doc]]) -> Doc:
        doc = language().make_doc(" ".join(words))
        for token in doc:
            token.is_sent_start = token.i in borders or token.i == 0
        for component in through:
            doc = component(doc)
        return doc

    assert everything(tagged(components())) == everything(tagged([c for _name, c in language().pipeline]))


def test_entities_that_are_given_stay() -> None:
    text = "Rebels left Homs on Monday for Aleppo."

    def tagged(recognise: Callable[[Doc], Doc]) -> Doc:
        doc = language().make_doc(text)
        doc.set_ents([Tokens(doc, 0, 1, label="ORG")], default="unmodified")
        return recognise(doc)

    recogniser = language().get_pipe("ner")
    assert everything(tagged(decoder_of(recogniser))) == everything(tagged(recogniser))


@pytest.mark.parametrize(
    ("patterns", "index"),
    [
        ([{"LOWER": "on"}, {"OP": "?"}], 0),
        ([{"ORTH": "On"}], 0),
        ([{"LOWER": {"FUZZY": "on"}}], 0),
        ([{"LOWER": "on"}, {"LOWER": "the"}, {"LOWER": "day"}], 0),
        ([{"LOWER": "on"}], -1),
    ],
)
def test_a_ruler_with_patterns_that_we_do_not_know_is_kept(patterns: list[dict[str, Any]], index: int) -> None:
    ruler = AttributeRuler(language().vocab)
    ruler.add([patterns], {"POS": "ADP"}, index)
    assert table_of(ruler) is ruler


def test_the_last_rule_wins_and_both_tokens_of_a_pair_are_reached() -> None:
    ruler = AttributeRuler(language().vocab)
    ruler.add([[{"LOWER": "on"}, {"LOWER": "the"}]], {"POS": "NOUN"}, 1)
    ruler.add([[{"LOWER": "on"}, {"LOWER": "the"}]], {"POS": "VERB", "LEMMA": "ON"}, 0)
    ruler.add([[{"LOWER": "on"}]], {"POS": "ADP"})
    ruler.add([[{"LOWER": "the"}]], {"LEMMA": "THE"})
    ruled, ours = language().make_doc("On the on the"), language().make_doc("On the on the")
    ruler(ruled)
    found = table_of(ruler)(ours)
    assert [(t.pos_, t.lemma_) for t in found] == [("ADP", "ON"), ("NOUN", "THE")] * 2
    assert everything(found) == everything(ruled)


def test_white_space_is_no_entity(monkeypatch: pytest.MonkeyPatch) -> None:
    recogniser: Any = language().get_pipe("ner")
    moves = [recogniser.moves.get_class_name(number) for number in range(recogniser.moves.n_moves)]
    numpy = recogniser.model.ops.xp
    of_one_token = numpy.array([float(name == "U-GPE") for name in moves], dtype="f")

    def scores(_step: object, states: Any) -> Any:
        return numpy.tile(of_one_token, (len(states), 1))

    monkeypatch.setattr("rashomon.reading.entities._scores", scores)
    doc = decoder_of(recogniser)(language().make_doc("Homs \n\n fell"))
    assert [(token.text, token.ent_type_) for token in doc] == [("Homs", "GPE"), ("\n\n ", ""), ("fell", "GPE")]
