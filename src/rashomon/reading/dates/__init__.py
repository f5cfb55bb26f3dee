"""When: the time expressions of a report, as closed intervals of days.

Rules of reading (GUIDELINES 7): a weekday with past tense or none is the last such day up to the report's day, that
day included; "by Monday" is open to Monday; "since 2014" lasts to the report's day; "for three years" is counted back
from it; "last week" is Monday to Sunday of the week before; "a day after" something is an offset, not a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from rashomon.reading.dates import absolute, clock, counted, lengths, periods, relative
from rashomon.reading.dates.bounds import join_ranges, mention_of, settle_clocks, settle_covered, settle_offsets
from rashomon.reading.dates.grammar import Hit, grammar, longest
from rashomon.reading.dates.guards import accepts
from rashomon.reading.dates.named import Reader, named_times
from rashomon.reading.dates.scene import Scene
from rashomon.reading.dates.tense import index_of
from rashomon.reading.document import Document
from rashomon.reading.mentions import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["find", "find_in"]

_READERS: dict[str, Reader] = {
    "numeric": absolute.numeric,
    "month_day": absolute.month_day,
    "day_of_month": counted.day_of_month,
    "nth_day": counted.nth_day,
    "day_range": absolute.day_range,
    "month": absolute.month,
    "month_range": absolute.month_range,
    "part_of_month": absolute.part_of_month,
    "part_of_year": absolute.part_of_year,
    "year_range": absolute.year_range,
    "year": absolute.year,
    "spoken_year": absolute.spoken_year,
    "decade": absolute.decade,
    "century": absolute.century,
    "season": absolute.season,
    "quarter": periods.quarter,
    "half": periods.half,
    "week_of": periods.week_of,
    "week_to": periods.week_to,
    "weekday": relative.weekday,
    "weekday_of_week": relative.weekday_of_week,
    "deictic_day": relative.deictic_day,
    "deictic_night": relative.deictic_night,
    "pointed": relative.pointed,
    "pointed_month": relative.pointed_month,
    "month_pointed": relative.month_pointed,
    "pointed_part": relative.pointed_part,
    "the_unit": periods.the_unit,
    "period": periods.period,
    "covered": periods.covered,
    "year_end": periods.year_end,
    "part_alone": clock.part_alone,
    "clock": clock.clock,
    "shifted": lengths.shifted,
    "offset": lengths.offset,
    "vague_shift": lengths.vague_shift,
    "adverb": lengths.adverb,
    "recent": lengths.recent,
    "reference": lengths.reference,
    "length": lengths.length,
    "span_pointed": lengths.span_pointed,
    "vague_length": lengths.vague_length,
    "set": lengths.set_adverb,
    "set_unit": lengths.set_unit,
    "set_weekday": lengths.set_weekday,
    "age": lengths.age,
}


_BEFORE_ENTRIES = re.compile(r"(?::|[^\S\n]*\n)\s*[-–—•*·]\s+\S")
_ENTRY = re.compile(r"(?:^|[.!?:\n])\s*[-–—•*·]\s+[^.!?\n]*\Z")
_ENTRY_CHARS = 300
"""So far before a date its sentence may begin."""


def find(document: Document) -> tuple[DateMention, ...]:
    """All time expressions of a report, in order, none overlapping, anchored on its day if that is known."""
    starts = [sentence.span.start for sentence in document.sentences]
    return find_in(document.text, document.day, document.doc, starts)


def find_in(
    text: str, published: date | None, doc: Doc | None = None, sentence_starts: Iterable[int] = ()
) -> tuple[DateMention, ...]:
    """All time expressions of a text, in order, none overlapping.

    `doc` is its parse, if there is one (`doc.text == text`): it tells the tense.  `sentence_starts` are offsets that no
    expression runs across.
    Unknowns: without `published`, what points from it ("Monday", "last week") has `when=None` and a value with X.
    """
    rules = grammar()
    tokens = rules.tokenise(text)
    starts = frozenset(sentence_starts)
    breaks = frozenset(index for index, token in enumerate(tokens) if token.start in starts)
    scene = Scene(
        grammar=rules, tokens=tokens, published=published, doc=doc, places=index_of(doc), text=text
    )  # fmt: skip
    named = list(named_times(scene))
    covered = {index for hit, _ in named for index in range(hit.start, hit.end)}
    hits = [
        hit for hit in rules.hits(tokens, breaks)
        if covered.isdisjoint(range(hit.start, hit.end)) and accepts(scene, hit)
    ]  # fmt: skip
    found = [(hit, _READERS[hit.rule.read]) for hit in longest(hits)]
    return tuple(_read(scene, sorted([*found, *named], key=lambda pair: pair[0].start), text))


def _read(scene: Scene, hits: list[tuple[Hit, Reader]], text: str) -> list[DateMention]:
    """The mentions of matches, read from left to right."""
    mentions = []
    position = 0
    for hit, reader in hits:
        if any(token.lower in {".", "!", "?", ";"} for token in scene.tokens[position : hit.start]):
            scene.sentence_year = None
        if scene.sentence_year is None and scene.heading_year is not None:
            scene.sentence_year = _year_of_list(scene, hit, text)
        position = hit.end
        reading = reader(scene, hit)
        if reading is None:
            continue
        mentions.append(mention_of(scene, hit, reading, text))
        scene.remember(reading, hit)
        if reading.unit == "Y" and reading.start is not None and _is_heading(scene, hit, text):
            scene.heading_year = reading.start.year
    return settle_covered(settle_offsets(join_ranges(settle_clocks(mentions, text), text), text))


def _is_heading(scene: Scene, hit: Hit, text: str) -> bool:
    """Whether a year stands alone before the entries of a chronology: "* 1998: - In May ...", or on a line."""
    first, last = scene.tokens[hit.start], scene.tokens[hit.end - 1]
    return (
        _BEFORE_ENTRIES.match(text, last.end) is not None and not text[max(0, first.start - 1) : first.start].isalnum()
    )


def _year_of_list(scene: Scene, hit: Hit, text: str) -> int | None:
    """The year above a list, for an entry of it that a dash or dot opens; None for other sentences."""
    start = scene.tokens[hit.start].start
    opened = _ENTRY.search(text, max(0, start - _ENTRY_CHARS), start)
    return scene.heading_year if opened is not None else None
