from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.span import Span
from rashomon.reading.mentions import Sentence
from rashomon.reading.parse import language, parse, renew, tokenise


def whole(text: str) -> list[Sentence]:
    return [Sentence(index=0, span=Span(0, len(text)), paragraph=0, block="body")]


def test_a_name_becomes_one_token() -> None:
    text = "The Free Aceh Movement left."
    doc = parse(tokenise(text), whole(text), [Span(4, 22)])
    assert [token.text for token in doc] == ["The", "Free Aceh Movement", "left", "."]


def test_spans_that_cut_a_token_are_left_alone() -> None:
    text = "Gunmen left."
    assert [token.text for token in parse(tokenise(text), whole(text), [Span(0, 9)])] == ["Gunmen", "left", "."]


def test_a_hyphen_joins_a_prefix_to_its_word() -> None:
    text = "The de-miners left."
    assert "de-miners" in [token.text for token in parse(tokenise(text), whole(text), [])]


def test_sentences_end_only_where_ours_do() -> None:
    text = "Gunmen of St. Mary left. They fled."
    doc = parse(tokenise(text), whole(text), [])
    assert len(list(doc.sents)) == 1


def test_an_acronym_that_looks_like_a_verb_is_a_noun() -> None:
    text = "IS fighters left the town."
    doc = parse(tokenise(text), whole(text), [Span(0, 2)], acronyms=[Span(0, 2)])
    assert doc[0].pos_ in ("NOUN", "PROPN")


def test_a_name_of_many_words_leaves_the_parse_around_it_whole() -> None:
    text = "The Unity Front for Grain and Salt shelled the town."
    name = Span(4, 34)
    doc = parse(tokenise(text), whole(text), [name], bodies=[name])
    assert [token.text for token in doc if token.dep_ == "nsubj"] == ["Unity Front for Grain and Salt"]
    assert doc[1].head.text == "shelled"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "-", "الجيش قصف القرية", "军队炮击了村庄", "🙂 de-"])
def test_any_script_is_parsed_without_an_error(text: str) -> None:
    assert parse(tokenise(text), whole(text) if text else [], []).text == text


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60))
def test_the_text_is_kept_to_the_letter(text: str) -> None:
    assert tokenise(text).text == text


def test_members_of_a_list_are_no_appositions() -> None:
    text = "But the alliance, the RUF, the junta and Liberia have agreed on a line of control in the east."
    noun = next(token for token in parse(tokenise(text), whole(text), []) if token.text == "alliance")
    assert {"RUF", "junta", "Liberia"} <= {token.text for token in noun.conjuncts}
    assert not any(child.dep_ == "appos" for child in noun.children)


def test_an_apposition_that_a_comma_closes_stays_one() -> None:
    text = "The group, the largest and best armed in the north, has signed."
    noun = next(token for token in parse(tokenise(text), whole(text), []) if token.text == "group")
    assert not noun.conjuncts


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The RUF controlled much of the camp by Thursday.", "RUF"),
        ("Photographs showed the RUF controlled much of the Makeni camp.", "RUF"),
    ],
)
def test_who_holds_much_of_it_is_a_subject(text: str, subject: str) -> None:
    verb = next(token for token in parse(tokenise(text), whole(text), []) if token.text == "controlled")
    assert [child.text for child in verb.lefts if child.dep_ == "nsubj"] == [subject]
    assert [child.text for child in verb.rights if child.dep_ == "dobj"] == ["much"]


@pytest.mark.parametrize(
    ("text", "predicate", "subject"),
    [
        ("On Jan. 5 gunmen raided a village in the hills.", "raided", "gunmen"),
        ("On Monday rebel shelling on the district killed four farmers.", "killed", "shelling"),
        ("Shelling also hit a clinic.", "hit", "Shelling"),
        ("Raids on the North The army said it had lost a camp.", "said", "army"),
    ],
)
def test_a_subject_without_its_comma_is_found(text: str, predicate: str, subject: str) -> None:
    verb = next(token for token in parse(tokenise(text), whole(text), []) if token.text == predicate)
    assert [child.text for child in verb.lefts if child.dep_ == "nsubj"] == [subject]


def test_a_participle_before_a_part_stays_one() -> None:
    text = "Jets bombed the front-held part of the city."
    held = next(token for token in parse(tokenise(text), whole(text), []) if token.text == "held")
    assert held.dep_ == "amod"


def test_a_grown_vocabulary_is_left_behind_and_the_new_one_reads_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Rebels shelled Qwerlimtun on Sunday."
    before = parse(tokenise(text), whole(text), [])
    renew()
    kept = language()
    assert kept.vocab is before.vocab
    monkeypatch.setattr("rashomon.reading.parse._MOST_STRINGS", len(kept.vocab.strings) - 1)
    renew()
    assert language().vocab is not before.vocab
    assert len(language().vocab.strings) < len(before.vocab.strings)
    again = parse(tokenise(text), whole(text), [])
    assert [(t.lemma_, t.tag_, t.dep_, t.head.i) for t in again] == [
        (t.lemma_, t.tag_, t.dep_, t.head.i) for t in before
    ]
