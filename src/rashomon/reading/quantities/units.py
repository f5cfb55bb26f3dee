"""Units after a number and currency signs around it; everything into km, km2, tonnes and fractions."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.reading.quantities.context import Context
from rashomon.reading.quantities.numerals import Numeral

_POUNDS = frozenset(("pound", "pounds"))
_LEAST_MONEY = 100_000
"""So many "pounds" without a sort of money are taken for sterling rather than for a weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a number measures: lexemes `first` to `last` cover number, unit and currency; `hyphened` before a noun."""

    dimension: str
    unit: str | None
    factor: float
    first: int
    last: int
    hyphened: bool = False


def measure_of(context: Context, numeral: Numeral) -> Measure | None:
    """The measure that a number is a part of; None for a bare number."""
    money = _money(context, numeral)
    if money is not None:
        return money
    words, tables = context.words, context.tables
    at = numeral.last
    hyphened = words.hyphen(at)
    if hyphened or (words.at(at) == "of" and numeral.sort in ("vague", "round")):
        at += 1
    found = tables.units.forwards(words, at)
    if found is None:
        return None
    last, unit = found
    if not _is_unit(context, numeral, at, last):
        return None
    dimension = unit.dimension
    if dimension == "weight" and words.at(last - 1) in _POUNDS and (numeral.high or 0) >= _LEAST_MONEY:
        return Measure(dimension="money", unit="GBP", factor=1.0, first=numeral.first, last=last)
    if dimension == "distance" and (
        tables.altitude_before.backwards(words, numeral.first) or tables.altitude_after.forwards(words, last)
    ):
        dimension = "altitude"
    return Measure(
        dimension=dimension, unit=unit.name, factor=unit.factor, first=numeral.first, last=last, hyphened=hyphened
    )


def _is_unit(context: Context, numeral: Numeral, at: int, last: int) -> bool:
    """Whether a word that is written like a unit is one here."""
    words = context.words
    low = words.at(at)
    if low in ("m", "g", "ha", "mt", "nm", "pc", "mi", "min", "sec", "st", "th", "am", "pm", "mb") and len(low) <= 3:
        if numeral.sort not in ("figures", "range"):
            return False
        return words.written(at) == low or words.tight(at) or low in ("am", "pm")
    if low in ("time", "times", "points", "degree", "degrees") and context.pos(at) not in ("NOUN", "PROPN", ""):
        return False
    return last > at


def _money(context: Context, numeral: Numeral) -> Measure | None:
    words, tables = context.words, context.tables
    before = tables.currency_before.backwards(words, numeral.first)
    after = tables.currency_after.forwards(words, numeral.last + words.hyphen(numeral.last))
    if before is not None and (words.kind_at(numeral.first - 1) == "sym" or words.kind_at(numeral.first) == "num"):
        last = after[0] if after is not None else numeral.last
        code = (
            after[1]
            if after is not None and after[1] != before[1] and before[1] == "USD" and after[0] - numeral.last > 1
            else before[1]
        )
        return Measure(dimension="money", unit=code, factor=1.0, first=before[0], last=last)
    if after is None:
        return None
    if words.low[numeral.last : after[0]] in (["marks"], ["pc"], ["francs"]) and numeral.sort != "figures":
        return None
    return Measure(dimension="money", unit=after[1], factor=1.0, first=numeral.first, last=after[0])
