"""Copies, rewrites and citations: a document each, and never a voice, a grade or another figure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest
from build import BAGHDAD, GOMA, MOSUL, Book, PlaceRef, at_least, exactly, on
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.api import read_reports
from rashomon.model import Claim, Dating, Event, Quantity, Record, Report, Source
from rashomon.reconciling.sketches import KEPT, exact_share_of_shorter, share_of_shorter, sketch_of

# --- as dispatches tell it


def wire(name: str, day: str, outlet: str, text: str) -> Report:
    """A dispatch of our own."""
    published = Dating(day=date.fromisoformat(day), basis="given")
    return Report(id=name, text=text, sha256="0" * 64, outlet=outlet, language="en", published=published)


def toll(record: Record) -> Event:
    """The only event with a toll."""
    (event,) = [event for event in record.events if event.ranges.get("killed")]
    return event


def repeats(event: Event) -> list[tuple[str, str, str]]:
    """Who repeats whom, and how."""
    return [(copy.report, copy.how, copy.of) for copy in event.copies]


NYALA = (
    wire("wire", "2024-08-06", "Sahel Wire",
         "Shelling kills 14 in Nyala market\n\n"
         "NYALA, Sudan, 6 August 2024 (Sahel Wire) - Shells fired by the Rapid Support Forces hit the main market of "
         "Nyala on Tuesday morning, killing 14 civilians and wounding 33, doctors at the town's hospital said.\n\n"
         "\"We have no blood left and the corridors are full of the wounded,\" said Amal Idris, a surgeon.\n\n"
         "The Rapid Support Forces did not comment. The army said that the shelling had lasted for two hours.\n"),
    wire("masthead", "2024-08-07", "Delta Courier",
         "Fourteen dead as shells strike Darfur market\n\nBy our staff and agencies\n\n"
         "Shells fired by the Rapid Support Forces hit the main market of Nyala on Tuesday morning, killing 14 "
         "civilians and wounding 33, doctors at the town's hospital said.\n\n"
         "\"We have no blood left and the corridors are full of the wounded,\" said Amal Idris, a surgeon.\n"),
    wire("rewrite", "2024-08-07", "Nile Mirror",
         "Sudan: paramilitaries shell market\n\n"
         "At least 14 civilians were killed and 33 others wounded when shells fired by the Rapid Support Forces fell "
         "on the main market in Nyala on Tuesday morning, medics at the hospital of the town said.\n\n"
         "\"We have no blood left and the corridors are full of the wounded,\" surgeon Amal Idris said.\n\n"
         "The army said the shelling went on for two hours.\n"),
    wire("citing", "2024-08-07", "Lagoon Post",
         "Market in Nyala shelled\n\nFourteen civilians were killed by shelling in Nyala on Tuesday, Sahel Wire "
         "reported.\n"),
)  # fmt: skip


@pytest.mark.usefixtures("gazetteer")
def test_a_reprint_a_rewrite_and_a_citation_are_four_documents_and_one_origin() -> None:
    first, all_four = toll(read_reports(NYALA[:1])), toll(read_reports(NYALA))
    assert (len(all_four.reports), all_four.origins, all_four.camps) == (4, ("unnamed:doctors",), ())
    assert all_four.ranges == first.ranges
    assert all_four.grade.admiralty == first.grade.admiralty == 3
    assert sorted(repeats(all_four)) == [
        ("citing", "citation", "wire"), ("masthead", "copy", "wire"), ("rewrite", "rewrite", "wire"),
    ]  # fmt: skip


@pytest.mark.usefixtures("gazetteer")
def test_an_account_of_its_own_is_no_copy_and_a_second_origin() -> None:
    own = wire(
        "own", "2024-08-07", "Hill Star",
        "Shells kill 14 in Nyala\n\nThe Sudanese army said on Wednesday that the Rapid Support Forces had killed 14 "
        "people when they bombarded the market of Nyala the day before. Traders told how they fled through alleys.\n",
    )  # fmt: skip
    event = toll(read_reports([NYALA[0], own]))
    assert repeats(event) == []
    assert len(event.origins) == 2


KHARKIV = (
    wire("agency", "2023-05-03", "Steppe News Agency",
         "Missile strike on Kharkiv kills nine\n\n"
         "KHARKIV, Ukraine, May 3 (SNA) - A Russian missile struck an apartment block in Kharkiv on Wednesday, killing "
         "nine people and injuring 21, the regional governor said.\n\n"
         "\"Two children are among the dead, and people are still under the rubble,\" Governor Oleh Synehubov said.\n"),
    wire("other", "2023-05-03", "Harbour Times",
         "Nine killed in Kharkiv\n\nA missile fired by Russia hit a block of flats in Kharkiv on Wednesday. Nine "
         "people died and 21 were injured, according to governor Oleh Synehubov.\n\n"
         "\"Two children are among the dead, and people are still under the rubble,\" he said.\n\n"
         "Residents said that the strike came shortly after dawn, and rescuers dug through the night.\n"),
    wire("third", "2023-05-04", "Valley Herald",
         "Kharkiv strike toll\n\nNine people died in the missile strike on an apartment block in Kharkiv on Wednesday, "
         "Steppe News Agency reported, citing the regional governor.\n"),
)  # fmt: skip


@pytest.mark.usefixtures("gazetteer")
def test_an_office_and_the_name_of_its_bearer_are_one_origin_in_all_reports() -> None:
    event = toll(read_reports(KHARKIV))
    assert event.origins == ("text:oleh synehubov",)
    assert event.grade.admiralty == 3
    assert repeats(event) == [("third", "citation", "agency")]


@pytest.mark.usefixtures("gazetteer")
def test_outlets_that_cite_each_other_have_nobody_behind_them() -> None:
    plain = "killed 12 people in Lashio on Monday 3 June 2024, the"
    east = wire("east", "2024-06-04", "Eastern Ledger", f"An air strike {plain} Western Ledger reported.\n")
    west = wire("west", "2024-06-04", "Western Ledger", f"An air strike {plain} Eastern Ledger reported.\n")
    event = toll(read_reports([east, west]))
    assert (event.origins, event.grade.admiralty) == ((), 6)


@pytest.mark.usefixtures("gazetteer")
def test_a_rewrite_that_brings_another_figure_is_no_copy() -> None:
    changed = wire("later", "2024-08-08", "Nile Mirror", NYALA[1].text.replace("killing 14", "killing 17")[46:])
    event = toll(read_reports([NYALA[0], changed]))
    assert repeats(event) == []
    assert event.ranges["killed"].high == 17


@pytest.mark.usefixtures("gazetteer")
def test_an_old_figure_that_is_printed_again_does_not_replace_a_newer_one() -> None:
    lead = "A car bomb at a checkpoint in Baidoa killed {} people on Sunday 4 March 2018, the police said. "
    rest = "Shops near the crossing closed for the day, and soldiers searched cars on the road to the airport."
    old = wire("old", "2018-03-04", "Coast Radio", lead.format(9) + rest)
    newer = wire("newer", "2018-03-05", "Hill Radio", "The police said on Monday that 13 people had died in the car "
                 "bomb attack on a checkpoint in Baidoa on Sunday 4 March 2018.")  # fmt: skip
    again = wire("again", "2018-03-06", "Plain Radio", lead.format(9).replace("killed", "has killed") + rest)
    event = toll(read_reports([old, newer, again]))
    assert event.ranges["killed"].best == 13
    assert [[told.value for told in one.figures] for one in event.revisions] == [["9", "13"]]


# --- sketches


def words(seed: int, count: int) -> str:
    """So many words that no other seed has."""
    return " ".join(f"w{seed}x{number}" for number in range(count))


def test_the_share_of_short_texts_is_exact() -> None:
    text = NYALA[0].text
    for report in NYALA[1:]:
        assert share_of_shorter(sketch_of(text), sketch_of(report.text)) == exact_share_of_shorter(text, report.text)


@pytest.mark.parametrize("shared", [0, 200, 500, 900])
def test_the_share_of_long_texts_is_near_the_exact_one(shared: int) -> None:
    one, other = (f"{words(0, shared)} {words(seed, 1000 - shared)}" for seed in (1, 2))
    assert len(one.split()) > KEPT
    found, exact = share_of_shorter(sketch_of(one), sketch_of(other)), exact_share_of_shorter(one, other)
    assert abs(found - exact) < 0.1


def test_a_short_text_inside_a_long_one_is_found() -> None:
    assert share_of_shorter(sketch_of(words(1, 80)), sketch_of(f"{words(2, 900)} {words(1, 80)}")) > 0.8


def test_empty_texts_share_nothing() -> None:
    assert share_of_shorter(sketch_of(""), sketch_of("a b c d")) == 0.0


# --- whatever is copied


@dataclass(frozen=True)
class Line:
    """One claim of a made report."""

    figure: Quantity
    where: PlaceRef
    source: str | None
    what: str


STYLES = {
    "r0": "In message {n} from the desk a writer who had walked there tells at length of {k} killed by the old market "
    "and of the road",
    "r1": "Our correspondent number {n}, who came by the night bus, writes that {k} were killed when it began and that "
    "the shops were still shut",
    "r2": "By the account of house {n} beside the bridge there were {k} killed before the rain, while at dusk no car "
    "came through from the coast",
}
EDITS = (("at length", "in short"), ("the night bus", "the early bus"), ("before the rain", "before the storm"))


def said(line: Line, number: int, name: str, *, edited: bool) -> str:
    """The words of a claim, or the same words with two of them changed; no two reports are worded alike."""
    quote = STYLES[name].format(n=number, k=f"{line.figure.value:g}")
    for old, new in EDITS if edited else ():
        quote = quote.replace(old, new)
    return quote


def print_out(book: Book, name: str, of: str, day: str, lines: list[tuple[int, Line]], *, edited: bool) -> None:
    """A report with these claims; `of` is the report whose words they are."""
    page = book.report(name, day)
    for number, line in lines:
        source = {"doctors": "medics"}.get(line.source or "", line.source) if edited else line.source
        page.says(
            said(line, number, of, edited=edited), line.what, line.figure, where=line.where, when=on("2016-07-03"),
            to="civ", source=source,
        )  # fmt: skip


def unnamed(claim: Claim) -> Claim:
    """Doctors and medics are nobody in particular."""
    chain: tuple[Source, ...] = tuple(
        replace(source, resolution="unnamed") if source.id in ("doctors", "medics") else source
        for source in claim.attribution.chain
    )
    return replace(claim, attribution=replace(claim.attribution, chain=chain))


figures = st.builds(lambda make, n: make("killed", n), st.sampled_from([exactly, at_least]), st.integers(1, 40))
lines = st.builds(
    Line,
    figure=figures,
    where=st.sampled_from([BAGHDAD, MOSUL, GOMA]),
    source=st.sampled_from([None, "police", "rebels", "un", "monitor", "doctors"]),
    what=st.sampled_from(["attack/air_strike", "attack/mine_ied", "casualty_detail/killed"]),
)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.lists(lines, min_size=1, max_size=3, unique_by=lambda line: line.where), min_size=1, max_size=3),
    st.integers(0, 2),
    st.booleans(),
    st.sampled_from(["2016-07-05", "2016-07-09"]),
    st.integers(1, 3),
)
def test_a_copy_never_raises_origins_camps_or_grade_nor_moves_a_range(
    reports: list[list[Line]], which: int, edited: bool, day: str, kept: int
) -> None:
    book = Book()
    for number, told in enumerate(reports):
        print_out(book, f"r{number}", f"r{number}", f"2016-07-0{4 + number}", list(enumerate(told)), edited=False)
    book.claims = [unnamed(claim) for claim in book.claims]
    before = book.record()
    copied = which % len(reports)
    whole = list(enumerate(reports[copied]))
    print_out(book, "zz-copy", f"r{copied}", max(day, f"2016-07-0{4 + copied}"), whole[:kept], edited=edited)
    book.claims = [unnamed(claim) for claim in book.claims]
    after = book.record()
    for event in before.events:
        (now,) = [one for one in after.events if set(event.claims) & set(one.claims)]
        assert set(event.claims) <= set(now.claims)
        assert len(now.origins) <= len(event.origins)
        assert len(now.camps) <= len(event.camps)
        assert now.grade.admiralty >= event.grade.admiralty
        assert now.ranges == event.ranges
