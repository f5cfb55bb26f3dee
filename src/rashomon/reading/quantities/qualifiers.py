"""The words that bound a number: "at least", "some", "less than", "a total of", "or more"."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.reading.quantities.context import Context
from rashomon.reading.quantities.numerals import Numeral

_STRENGTH = ("at_least", "more_than", "less_than", "up_to", "nearly", "about", "total", "exact")
_NEEDS_MEASURE = frozenset(("within", "below", "above", "beyond", "under", "over"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifier:
    """What bounds a number: the `name`, and the lexeme at which its words start."""

    name: str
    first: int


def before(context: Context, numeral: Numeral, dimension: str) -> Qualifier | None:
    """The strongest qualifier before a number, with the first lexeme of all of them; None where none stands there."""
    words, table = context.words, context.tables.qualifiers
    first = at = numeral.first
    names: list[str] = []
    for _ in range(4):
        if words.at(at - 1) == "the" and names and words.at(at - 2) in ("of", "than"):
            at -= 1
        found = table.backwards(words, at)
        if found is None or not _holds(context, found[0], at, dimension):
            break
        at = found[0]
        names.append(found[1])
        if found[1] != "exact":
            first = at
    strong = [name for name in _STRENGTH if name in names]
    return Qualifier(name=strong[0], first=first) if strong else None


def after(context: Context, index: int) -> tuple[int, str] | None:
    """The qualifier that follows a number at `index`, and the lexeme after it."""
    words = context.words
    at = index + 1 if words.hyphen(index) and words.at(index + 1) in ("odd", "plus") else index
    if (at == index and words.at(at) == "odd") or (words.at(at) == "+" and not words.tight(at)):
        return None
    found = context.tables.qualifiers_after.forwards(words, at)
    return None if found is None or _belongs_to_next(context, found[0]) else found


def near_after(context: Context, index: int) -> str | None:
    """The qualifier that stands after the counted noun ("20 people or more"); it adds nothing to the span."""
    found = context.tables.qualifiers_after.forwards(context.words, index)
    if found is None or context.words.at(index) not in ("or", "at") or _belongs_to_next(context, found[0]):
        return None
    return found[1]


def _belongs_to_next(context: Context, index: int) -> bool:
    """Whether another number follows at once, which owns the words before it ("20 dead at least 5 of them")."""
    words, tables = context.words, context.tables
    low = words.at(index)
    return (
        words.kind_at(index) == "num"
        or low in tables.ones
        or low in tables.tens
        or low in ("a", "half", "than", "dozens")
    )


def _holds(context: Context, first: int, end: int, dimension: str) -> bool:
    """Whether words that look like a qualifier are one here."""
    words = context.words
    low = words.at(first)
    if end - first > 1:
        return True
    previous = words.at(first - 1)
    if low == "within":
        return dimension in ("distance", "altitude", "duration")
    if low in _NEEDS_MEASURE and previous in context.tables.sets["over_verbs"]:
        return False
    if low == "over" and dimension == "duration":
        return previous in ("for", "just", "well", "of", "lasted", "lasting", "took", "after")
    if low in ("above", "below", "beyond", "under") and context.pos(first - 1) == "NOUN" and dimension == "count":
        return previous in ("toll", "number", "numbers", "figure", "count", "people")
    return low != "only" or previous != "the"
