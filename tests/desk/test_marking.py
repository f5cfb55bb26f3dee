"""Words that are marked in a text: nothing of the text is lost, every claim shows, and many spans stay cheap."""

from __future__ import annotations

import random
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from rashomon.desk.marking import Span, marked_text, segments


@st.composite
def texts_and_spans(draw):
    text = draw(st.text(st.characters(codec="utf-8"), max_size=80))
    edges = st.integers(-3, len(text) + 5)
    names = st.sampled_from(["c1", "c2", "c3", 'c"4<'])
    spans = draw(st.lists(st.builds(Span, edges, edges, names, st.booleans()), max_size=12))
    return text, spans


@given(texts_and_spans())
def test_the_pieces_are_the_text_and_hold_their_spans(drawn):
    text, spans = drawn
    pieces = segments(len(text), spans)
    assert "".join(text[start:end] for start, end, _ in pieces) == text
    assert all(start < end for start, end, _ in pieces)
    for start, end, held in pieces:
        for at in range(start, end):
            wanted = [one for one in spans if one.start >= 0 and one.start <= at < one.end]
            assert sorted(map(repr, held)) == sorted(map(repr, wanted))


class _Marks(HTMLParser):
    """The text of a page, and for each character the claims that are marked there."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.claims = "", []
        self.targets: dict[str, int] = {}
        self._on: tuple[str, ...] = ()

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "mark":
            self._on = tuple(told["data-claims"].split(" "))
        elif "id" in told:
            assert told["id"] not in self.targets
            self.targets[told["id"]] = len(self.text)

    def handle_endtag(self, tag):
        if tag == "mark":
            self._on = ()

    def handle_data(self, data):
        self.text += data
        self.claims += [self._on] * len(data)


@given(texts_and_spans())
def test_a_marked_text_reads_as_the_text(drawn):
    text, spans = drawn
    plain = text.replace("\r", " ").replace("\0", " ")
    parser = _Marks()
    parser.feed(str(marked_text(plain, spans, prefix="p-")))
    parser.close()
    assert len(parser.text) == len(plain)
    shown = [one for one in spans if 0 <= one.start < min(one.end, len(plain))]
    for at, claims in enumerate(parser.claims):
        assert set(claims) == {one.claim for one in shown if one.start <= at < one.end}
    assert parser.targets == {f"p-at-{one.start}-{one.end}": one.start for one in shown}


def test_five_hundred_spans_that_overlap_make_few_pieces():
    chance = random.Random(5)
    text = "word " * 10_000
    spans = []
    for number in range(500):
        start = chance.randrange(len(text) - 400)
        spans.append(Span(start, start + chance.randrange(1, 400), f"c{number}"))
    pieces = segments(len(text), spans)
    assert len(pieces) <= 2 * len(spans) + 1
    assert sum(len(held) for _, _, held in pieces) <= 20 * len(pieces)  # not every piece holds every span
    page = str(marked_text(text, spans))
    assert len(page) < 6 * len(text)
    assert all(f'id="at-{one.start}-{one.end}"' in page for one in spans)


def test_spans_that_all_lie_over_each_other_show_all():
    spans = [Span(at, 1000 - at, f"c{at}") for at in range(400)]
    pieces = segments(1000, spans)
    assert len(pieces) == 2 * 400 - 1
    assert max(len(held) for _, _, held in pieces) == 400
