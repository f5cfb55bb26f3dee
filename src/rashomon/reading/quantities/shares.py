"""Shares of a whole: "half the city", "two thirds of", "the majority of", "much of", "the whole road"."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rashomon.reading.quantities.bounds import LARGEST_SHARE_OF_DOUBT, Bounds
from rashomon.reading.quantities.context import Context
from rashomon.reading.quantities.heads import Head, head_after
from rashomon.reading.quantities.numerals import part_of_scale

_VERBS = frozenset(("AUX", "VERB"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareFound:
    """A share at the lexemes `first` to `last` (excluded): its bounds as a fraction of one, and of what."""

    first: int
    last: int
    bounds: Bounds
    qualifier: str | None
    head: Head | None
    part: bool = False
    """Whether it is a part in numbers ("half", "a third"), to which "about" and "more than" can be said."""


def share_at(context: Context, index: int) -> ShareFound | None:
    """The share that starts at this lexeme; None where none does."""
    low = context.words.at(index)
    if part_of_scale(context.words, index, context.tables) is not None:
        return None  # "a quarter of a million" is a number
    if low in ("all", "whole", "entire", "entirety"):
        return _whole(context, index)
    if low == "half":
        return _half(context, index)
    return _phrase(context, index) or _part(context, index)


def fraction_bounds(value: float) -> Bounds:
    """The bounds of a part in words: a tenth of it to each side, in whole hundredths.

    >>> fraction_bounds(0.5)
    (0.45, 0.55, 0.5)
    """
    low = math.floor(value * (1 - LARGEST_SHARE_OF_DOUBT) * 100 + 1e-9) / 100
    high = min(1.0, math.ceil(value * (1 + LARGEST_SHARE_OF_DOUBT) * 100 - 1e-9) / 100)
    return low, high, round(value, 4)


def _whole(context: Context, index: int) -> ShareFound | None:
    words = context.words
    low, at = words.at(index), index + 1
    if low == "all" and words.at(at) not in ("of", "the"):
        return None
    head = head_after(context, at, single=True)
    if head is None or (low == "all" and head.plural and head.lemma not in ("territory", "area")):
        return None
    token = context.doc[head.first]
    if head.lemma not in context.tables.sets["territory"] and not (
        words.at(at) == "of" and token.pos_ == "PROPN" and not context.loud(index)
    ):
        return None
    return ShareFound(first=index, last=index + 1, bounds=(1.0, 1.0, 1.0), qualifier="whole", head=head)


def _half(context: Context, index: int) -> ShareFound | None:
    words = context.words
    if (
        words.at(index - 1) in context.tables.sets["half_of_time"]
        or words.hyphen(index + 1)
        or (words.hyphen(index - 1) and words.at(index - 2) != "one")
    ):
        return None
    after = words.at(index + 1)
    if after in ("past", "time", "hour", "brother", "sister", "dozen", "and", "as", "way", "mast", "day"):
        return None
    if after in ("a", "an") and words.at(index + 2) not in (
        "century",
        "decade",
        "city",
        "country",
        "province",
        "village",
        "town",
    ):
        return None
    first = index - 1 if words.at(index - 1) in ("one", "a") else index
    if words.at(index - 1) == "-" and words.at(index - 2) == "one":
        first = index - 2
    if words.at(first - 1) == "and":
        return None
    return ShareFound(
        first=first,
        last=index + 1,
        bounds=fraction_bounds(0.5),
        qualifier="half",
        head=head_after(context, index + 1),
        part=True,
    )


def _part(context: Context, index: int) -> ShareFound | None:
    """ "a third", "one in five" left out, "two-thirds", "three quarters"."""
    words, tables = context.words, context.tables
    low = words.at(index)
    above = 1 if low in ("a", "an", "one") else tables.ones.get(low)
    if words.kind_at(index) == "num" and words.written(index).isdigit() and len(words.written(index)) == 1:
        above = int(words.written(index))
    if not above:
        return None
    at = index + 1 + words.hyphen(index + 1)
    name = words.at(at)
    below = tables.parts.get(name)
    if below is None or below <= above or (above > 1) != name.endswith(("s", "ves")):
        return None
    if words.hyphen(at + 1) or words.at(at + 1) in ("majority", "finals"):
        return None
    if name in ("half", "halves") and above == 1:
        return _half(context, at)
    if words.at(at + 1) != "of" and above == 1 and context.pos(at + 1) in ("NOUN", "PROPN", "ADJ"):
        return None
    head = head_after(context, at + 1)
    return ShareFound(
        first=index, last=at + 1, bounds=fraction_bounds(above / below), qualifier="about", head=head, part=True
    )


def _phrase(context: Context, index: int) -> ShareFound | None:
    words = context.words
    found = context.tables.shares.forwards(words, index)
    if found is None:
        return None
    last, share = found
    after, name = words.at(last), words.at(last - 1)
    if words.at(index - 1) in ("as", "how", "so", "too", "very", "spare"):
        return None
    head = head_after(context, last)
    if after != "of":
        if name == "most":
            if words.at(index - 1) in ("the", "at") or context.tag(index) == "RBS" or head is None or not head.plural:
                return None
        elif name == "majority":
            if context.pos(last) not in _VERBS:
                return None
        elif name not in ("all", "whole", "entire") or head is None:
            return None
    return ShareFound(
        first=index, last=last, bounds=(share.low, share.high, None), qualifier=share.qualifier, head=head
    )
