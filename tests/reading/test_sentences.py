"""Where sentences end, and that nothing gets lost between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Report, Span
from rashomon.reading.layout import lay_out
from rashomon.reading.mentions import Block
from rashomon.reading.sentences import split


def sentences(text: str) -> list[str]:
    blocks = (Block(span=Span(0, len(text)), kind="body"),)
    return [sentence.span.text_of(text) for sentence in split(text, blocks)]


WHOLE = [
    "Lt. Col. J. R. Mbeki of the 3rd Bn. said Gen. Omar was at St. Anne's.",
    "The U.S. Army and the U.N. Security Council met at 5 p.m. Sunday in Washington, D.C., he said.",
    "Two men were held in Tampa, Fla. Monday by deputies.",
    "About 2.5 km of road No. 5 was mined on Jan. 12 near Mt. Igman.",
    '"Stop!" he said.',
    '"Who fired?" Colonel Haidar asked.',
    "The rebels ... withdrew from Bor.",
    "He works for the P.K.K. Central Committee.",
    "See post.example.Org or mail a.b@post.example for the list.",
    "The 'Tigers' camp near Mullaitivu (east of the A.9 road) was hit.",
    "Brig. Gen. Tin Aung (ret.) had left.",
    "The treaty of 6 May 2015 (Annex) Two was signed.",
    "They fled e.g. to Goma, i.e. across the border.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_mark_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert sentences(text) == [text]


PAIRS = [
    ("Two soldiers were killed.", " ", "The army said nothing."),
    ("Two soldiers were killed.", "", "The army said nothing."),
    ("It was hit in 2015.", "", "Twenty people died."),
    ("He blamed the U.S.", " ", "The embassy was silent."),
    ("The raid began at 5 a.m.", " ", "Helicopters followed."),
    ("“We will not leave.”", " ", "She then left."),
    ("They had gone.”", "", "The camp was empty."),
    ('He said "we won."', " ", "Officials denied it."),
    ("The blast killed nine.", "", '"We saw smoke," a man said.'),
    ("Is it over?!", " ", "Nobody knows."),
    ("The town fell…", " ", "Its people had fled."),
    ("The hospital was shelled.", " ", "al-Nusra denied it."),
    ("the post was overrun.", " ", "the army fled."),
    ("The report ended here.[12]", "", "It was revised later."),
    ("Troops rest near Herat, May 6, 2015 (Reuters)", " ", "Two people were killed."),
    ("THE MINISTER SAID NO.", " ", "THE REBELS AGREED."),
    ("The roads lead from the north to the suburbs of Sana'a", "", "The fighters hold both of them."),
]


@pytest.mark.parametrize(("first", "space", "second"), PAIRS)
def test_two_sentences_are_two(first: str, space: str, second: str) -> None:
    assert sentences(first + space + second) == [first, second]


def test_the_number_of_a_list_and_a_time_stamp_stay_with_their_sentence() -> None:
    assert sentences("1. The army left. 2. The police came.") == ["1. The army left.", "2. The police came."]
    assert sentences("14:05 - Shells fell on Donetsk. 14:20 - It went quiet.") == [
        "14:05 - Shells fell on Donetsk.",
        "14:20 - It went quiet.",
    ]


def test_a_line_break_in_a_block_is_white_space_and_a_blank_line_is_an_end() -> None:
    assert sentences("The column left\nBukavu at dawn.") == ["The column left\nBukavu at dawn."]
    assert sentences("Shelling in Goma\r\n\r\nTwo people died") == ["Shelling in Goma", "Two people died"]


def test_endless_text_is_cut_at_a_space() -> None:
    found = sentences("word " * 1000)
    assert max(map(len, found)) <= 2000
    assert all(piece.split()[0] == "word" for piece in found)


def test_a_repeated_sentence_names_the_first() -> None:
    text = "Four shells hit the market of Taiz on Sunday. A man died. Four shells hit the market of Taiz on Sunday."
    found = split(text, (Block(span=Span(0, len(text)), kind="body"),))
    assert [sentence.duplicate_of for sentence in found] == [None, None, found[0].span]


TEXTS = st.text(max_size=400) | st.lists(
    st.sampled_from(
        [
            "The army",
            " said",
            ".",
            " ",
            '"',
            "”",
            "\n",
            "\r\n",
            "\n\n",
            "U.S.",
            "!?",
            "...",
            "AFP",
            "(AP) —",
            "killed",
            "5",
            "|",
            "é",
            "。",
        ]
    )
    | st.text(max_size=3),
    max_size=60,
).map("".join)


@given(TEXTS)
def test_every_character_but_white_space_is_in_one_sentence(text: str) -> None:
    found = split(text, lay_out(Report(id="x", text=text, sha256="")))
    at = 0
    for index, sentence in enumerate(found):
        start, end = sentence.span.start, sentence.span.end
        assert sentence.index == index
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        at = end
    assert not text[at:].strip()
