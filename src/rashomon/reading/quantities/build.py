"""Mentions from lexemes: the last step of every rule."""

from __future__ import annotations

from rashomon.model.span import Span
from rashomon.reading.mentions import QuantityMention
from rashomon.reading.quantities.bounds import Bounds
from rashomon.reading.quantities.context import Context
from rashomon.reading.quantities.heads import Head


def dated(context: Context, first: int, last: int, dimension: str) -> bool:
    """Whether a date takes these lexemes; a duration that is tagged as one stays a quantity."""
    date = context.date_over(context.words.start[first], context.words.end[last - 1])
    if date is None:
        return False
    return not (dimension == "duration" and date.type == "DURATION" and date.function != "age")


def bare(context: Context, first: int, last: int, dimension: str, value: float | None = None) -> QuantityMention | None:
    """A mention that is no measure."""
    if dated(context, first, last, dimension):
        return None
    return QuantityMention(span=span_of(context, first, last), dimension=dimension, low=value, high=value, value=value)


def mention(
    context: Context,
    first: int,
    last: int,
    dimension: str,
    bounds: Bounds,
    qualifier: str,
    unit: str | None,
    head: Head | None,
) -> QuantityMention:
    """The mention of a measure that covers the lexemes `first` to `last` (excluded); no share is above the whole."""
    low, high, value = bounds
    if dimension == "fraction" and high is None and low is not None:
        high = 1.0
    return QuantityMention(
        span=span_of(context, first, last),
        dimension=dimension,
        low=None if low is None else float(low),
        high=None if high is None else float(high),
        value=None if value is None else float(value),
        qualifier=qualifier,
        unit=unit,
        head=None if head is None else head.span,
        head_lemma=None if head is None else head.lemma,
    )


def span_of(context: Context, first: int, last: int) -> Span:
    """The stretch of the text from one lexeme to another (excluded)."""
    return Span(context.words.start[first], context.words.end[last - 1])
