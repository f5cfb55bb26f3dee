"""Numbers in figures and in words, and ranges of two: "19", "1.5 million", "half a dozen", "tens of thousands"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rashomon.reading.quantities.bounds import Bounds
from rashomon.reading.quantities.tables import Tables, Vague
from rashomon.reading.quantities.words import Words

_NOT_DIGITS = re.compile(r"[^\d.]")
_DOTTED = re.compile(r"[1-9]\d{0,2}\.\d\d0")
_LONGEST = 15
"""Figures with more digits than this are identifiers, not numbers."""
_WIDEST_RANGE = 5.0
"""A spaced dash or an "or" joins two numbers only if the second is at most so many times the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number at the lexemes `first` to `last` (excluded), without its qualifier and unit.

    `sort`: figures, words, round ("a dozen", "half a million"), vague, pair, range, article ("a", "an").
    `value` is None for vague words and ranges.
    """

    first: int
    last: int
    low: float | None
    high: float | None
    value: float | None
    sort: str

    @property
    def bounds(self) -> Bounds:
        """Low, high and value."""
        return self.low, self.high, self.value


def numeral_at(words: Words, index: int, tables: Tables) -> Numeral | None:
    """The number that starts at this lexeme, as long as it can be; None where none starts."""
    vague = _vague(words, index, tables)
    if vague is not None:
        return vague
    start = cardinal_at(words, index, tables)
    if start is None or start.value is None:
        return start
    return _range(words, start, tables) or start


def cardinal_at(words: Words, index: int, tables: Tables) -> Numeral | None:
    """The single number (no range, no vague word) that starts at this lexeme."""
    if words.kind_at(index) == "num":
        return _figures(words, index, tables)
    low = words.at(index)
    part = part_of_scale(words, index, tables)
    if part is not None:
        return part
    if low in ("a", "an"):
        return _round(words, index, tables)
    if low == "half":
        return _half_of_scale(words, index, tables)
    if low in tables.glyphs:
        return _plain(index, index + 1, tables.glyphs[low], "figures")
    return _spelled(words, index, tables)


def _plain(first: int, last: int, value: float, sort: str) -> Numeral:
    return Numeral(first=first, last=last, low=value, high=value, value=value, sort=sort)


def _figures(words: Words, index: int, tables: Tables) -> Numeral | None:
    written = words.written(index)
    if sum(character.isdigit() for character in written) > _LONGEST:
        return None
    digits = _NOT_DIGITS.sub("", written)
    after = index + 1
    dotted = _DOTTED.fullmatch(written) is not None
    if digits.count(".") > 1 or (dotted and not _measured(words, after, tables)):
        digits = digits.replace(".", "")
    value = float(digits)
    if words.tight(after) and words.at(after) in tables.glyphs:
        value += tables.glyphs[words.at(after)]
        after += 1
    value, after = _and_a_half(words, after, value)
    value, after = _scaled(words, after, value, tables)
    return _plain(index, after, value, "figures")


def _measured(words: Words, index: int, tables: Tables) -> bool:
    return words.at(index) in tables.scales or tables.units.forwards(words, index) is not None


def _scaled(words: Words, index: int, value: float, tables: Tables) -> tuple[float, int]:
    """The value times the scale words from `index`, and the lexeme after them."""
    at = index
    while True:
        step = at + 1 if words.hyphen(at) else at
        low = words.at(step)
        if low in tables.glued_scales and step == index and words.tight(step):
            if low == "m" and not _million(words, index, value, tables):
                return value, at
            if low == "b" and tables.currency_before.backwards(words, index - 1) is None:
                return value, at  # the 324B Division
            return value * tables.glued_scales[low], step + 1
        factor = 100.0 if low == "hundred" else 12.0 if low == "dozen" else tables.scales.get(low)
        if factor is None or value * factor > 1e15:
            return value, at
        value, at = value * factor, step + 1


def _million(words: Words, index: int, value: float, tables: Tables) -> bool:
    """Whether the "m" at `index`, against its figures, means million rather than metres."""
    if words.kind_at(index - 3) == "num" and tables.currency_before.backwards(words, index - 3):
        return True  # $2-3m
    if tables.currency_before.backwards(words, index - 1) or tables.currency_after.forwards(words, index + 1):
        return True
    after = words.at(index + 1)
    if after in tables.sets["metres"] or after in tables.units.starts:
        return False
    return after.endswith("s") or after in ("people", "civilians", "children") or value != int(value)


def _and_a_half(words: Words, index: int, value: float) -> tuple[float, int]:
    if words.low[index : index + 3] == ["and", "a", "half"]:
        return value + 0.5, index + 3
    return value, index


def _spelled(words: Words, index: int, tables: Tables, start: float | None = None) -> Numeral | None:
    """A number in words; `start` is what "a" stands for before a scale."""
    total, current, scale = 0.0, start, float("inf")
    at, last, big = index, index, start is not None
    while True:
        low = words.at(at)
        if low in tables.ones and _fits(current, tables.ones[low]):
            current = (current or 0.0) + tables.ones[low]
            big = False
        elif low in tables.tens and (current is None or (current and current % 100 == 0)):
            current = (current or 0.0) + tables.tens[low]
            big = False
        elif low == "hundred" and current and current < 100:
            current *= 100
            big = True
        elif low in tables.scales and current and tables.scales[low] < scale:
            scale = tables.scales[low]
            total, current, big = total + current * scale, None, True
        else:
            break
        last = at + 1
        at = _onwards(words, last, tables, after_scale=big)
    if last == index:
        return None
    value, last = _and_a_half(words, last, total + (current or 0.0))
    value, last = _scaled(words, last, value, tables)
    return _plain(index, last, value, "words")


def _fits(current: float | None, number: int) -> bool:
    """Whether a number below twenty may follow what has been read of the hundreds."""
    if current is None:
        return True
    if number == 0 or not current:
        return False
    rest = current % 100
    return rest == 0 or (number < 10 and rest >= 20 and rest % 10 == 0)


def _onwards(words: Words, index: int, tables: Tables, *, after_scale: bool) -> int:
    """Where the number may go on after one of its words: past a hyphen, or past "and" after a scale."""
    if words.hyphen(index):
        return index + 1
    if after_scale and words.at(index) == "and":
        following = words.at(index + 1)
        if following in tables.tens or (following in tables.ones and following != "one"):
            return index + 1
    return index


def _round(words: Words, index: int, tables: Tables) -> Numeral | None:
    """ "a hundred", "a dozen", "a million and a half"; None for any other "a"."""
    low = words.at(index + 1)
    if low == "half" and words.at(index + 2) in ("million", "dozen", "billion"):
        return replace_first(_half_of_scale(words, index + 1, tables), index)
    if low in ("dozen", "score"):
        if low == "score" and words.at(index + 2) != "of":
            return None
        value, last = _scaled(words, index + 2, 12.0 if low == "dozen" else 20.0, tables)
        return _plain(index, last, value, "round")
    if low != "hundred" and low not in tables.scales:
        return None
    found = _spelled(words, index + 1, tables, start=1.0)
    if found is None:
        return None
    only_scale = all(word == "hundred" or word in tables.scales for word in words.low[index + 1 : found.last])
    return replace(found, first=index, sort="round" if only_scale else "words")


def replace_first(numeral: Numeral | None, first: int) -> Numeral | None:
    """The same number, from an earlier lexeme on."""
    return None if numeral is None else replace(numeral, first=first)


def _half_of_scale(words: Words, index: int, tables: Tables) -> Numeral | None:
    """ "half a million", "half-a-dozen", "half dozen"."""
    at = index + 1
    for _ in range(2):
        at += words.hyphen(at)
        if words.at(at) in ("a", "an"):
            at += 1
    low = words.at(at)
    factor = {"dozen": 12.0, "hundred": 100.0}.get(low, tables.scales.get(low))
    return None if factor is None else _plain(index, at + 1, factor / 2, "round")


def part_of_scale(words: Words, index: int, tables: Tables) -> Numeral | None:
    """ "A quarter of a million", "three quarters of a million", "a third of a billion"; None for other words."""
    low = words.at(index)
    above = 1 if low in ("a", "one") else tables.ones.get(low)
    at = index + 1 + words.hyphen(index + 1)
    below = tables.parts.get(words.at(at))
    if not above or not below or words.low[at + 1 : at + 3] not in (["of", "a"], ["of", "one"]):
        return None
    scale = tables.scales.get(words.at(at + 3))
    if scale is None or above >= below:
        return None
    return _plain(index, at + 4, scale * above / below, "round")


def _vague(words: Words, index: int, tables: Tables) -> Numeral | None:
    """Vague words and exact pairs, and what they multiply: "dozens", "a few hundred", "a couple of"."""
    multiple = tables.multiples.forwards(words, index)
    if multiple is not None:
        times, last = _scaled(words, multiple[0], 1.0, tables)
        if words.at(multiple[0]) == "score":
            times, last = 20.0, multiple[0] + 1
        if times > 1:
            return _times(index, last, multiple[1], times)
        plural = tables.vague.forwards(words, multiple[0])
        if plural is not None and plural[1].low is not None and plural[1].low >= 10:  # "many hundreds"
            last, span = plural
            return Numeral(first=index, last=last, low=span.low, high=span.high, value=None, sort="vague")
    for phrases, sort in ((tables.vague, "vague"), (tables.pairs, "pair")):
        found = phrases.forwards(words, index)
        if found is not None:
            last, span = found
            value = span.low if sort == "pair" else None
            return Numeral(first=index, last=last, low=span.low, high=span.high, value=value, sort=sort)
    return None


def _times(first: int, last: int, span: Vague, times: float) -> Numeral:
    if span.low is None or span.high is None:
        return Numeral(first=first, last=last, low=2 * times, high=None, value=None, sort="vague")
    if span.low == span.high:
        return _plain(first, last, span.low * times, "round")
    return Numeral(
        first=first, last=last, low=span.low * times, high=(span.high + 1) * times - 1, value=None, sort="vague"
    )


def _range(words: Words, start: Numeral, tables: Tables) -> Numeral | None:
    """ "20-30", "two or three", "between 20 and 30", "5-6,000"; None where no second number follows."""
    joint = words.at(start.last)
    if joint not in ("to", "or", "and", "-", "–", "—", "‑", "through"):
        return None
    dashed = joint in ("-", "–", "—", "‑")
    after = start.last + 1
    if dashed and words.at(after) in ("to", "or") and words.hyphen(after + 1):
        after += 2  # "18-to-24-year-old"
    end = cardinal_at(words, after, tables)
    if end is None or end.value is None or start.value is None or end.sort not in (start.sort, "figures", "words"):
        return None
    if joint == "and" and not _joined_by_and(words, start.first):
        return None
    if joint == "to" and _is_change(words, start.first, tables):
        return None
    low = _shared_scale(words, start, end, tables)
    loose = joint == "or" or (dashed and not words.tight(start.last))
    if low >= end.value or (loose and end.value > _WIDEST_RANGE * max(low, 1.0)):
        return None
    return Numeral(first=start.first, last=end.last, low=low, high=end.value, value=None, sort="range")


def _joined_by_and(words: Words, first: int) -> bool:
    """Whether "between" (or "ages of") stands before the first number of "20 and 30"."""
    at = first - 1
    while at >= 0 and at >= first - 3 and words.at(at) in ("$", "€", "£", "us", "some", "about", "of"):
        at -= 1
    return words.at(at) in ("between", "ages", "aged")


def _is_change(words: Words, first: int, tables: Tables) -> bool:
    if words.at(first - 1) != "from":
        return False
    return any(word in tables.sets["change"] for word in words.low[max(0, first - 9) : first - 1])


def _shared_scale(words: Words, start: Numeral, end: Numeral, tables: Tables) -> float:
    """The first number of a range in the scale of the second: "two to three million", "5-6,000"."""
    low, high = start.value or 0.0, end.value or 0.0
    tail = words.low[end.first : end.last]
    scaled_end = [word for word in tail if word in tables.scales or word in ("hundred", "dozen", "k", "m", "bn")]
    bare_start = not any(
        word in tables.scales or word in ("hundred", "dozen") for word in words.low[start.first : start.last]
    )
    if scaled_end and bare_start and start.last - start.first == 1 and low < 1000:
        factor = 1.0
        for word in scaled_end:
            factor *= {"hundred": 100.0, "dozen": 12.0, "k": 1e3, "m": 1e6, "bn": 1e9}.get(
                word, tables.scales.get(word, 1.0)
            )
        return low * factor if low * factor < high else low
    if "," in words.written(end.first) and high % 1000 == 0 and low < 1000 and 0 < high / (low * 1000 or 1.0) <= 10:
        return low * 1000 if low * 1000 < high else low
    return low
