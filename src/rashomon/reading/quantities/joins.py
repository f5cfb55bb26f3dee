"""Two measures that are one: a range with a unit at each end, and a conversion in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.reading.mentions import QuantityMention
from rashomon.reading.quantities.context import Context

_MEASURES = frozenset(("distance", "area", "weight", "money", "altitude", "fraction", "duration"))
_CONVERTED = frozenset(("distance", "area", "weight", "money", "altitude"))
_RANGE = re.compile(r"\s*(to|-|–|—|and|or)\s*", re.IGNORECASE)
_BRACKET = re.compile(r"(?:\s+(?:of\s+)?[^\W\d_]+){0,4}\s*[(\[/]\s*", re.IGNORECASE)
_OR = re.compile(r"\s*,?\s*or\s+", re.IGNORECASE)
_AGREES = 0.25
"""How far apart, as a fraction, two measures may be that are one converted into the other's unit."""


def joined(context: Context, mentions: Sequence[QuantityMention]) -> list[QuantityMention]:
    """The mentions with ranges made one, and with each conversion bound to what it converts."""
    done: list[QuantityMention] = []
    for mention in mentions:
        before = done[-1] if done else None
        if before is None or before.dimension != mention.dimension or mention.dimension not in _MEASURES:
            done.append(mention)
            continue
        gap = context.text[before.span.end : mention.span.start]
        merged = _merged(context, before, mention, gap)
        if merged is not None:
            done[-1] = merged
        elif _converts(before, mention, gap):
            source = before.conversion_of or before.span
            done.append(replace(mention, conversion_of=source, qualifier="parenthetical_conversion"))
        else:
            done.append(mention)
    return done


def _merged(context: Context, before: QuantityMention, mention: QuantityMention, gap: str) -> QuantityMention | None:
    """ "5 km to 10 km", "between 10 percent and 20 percent" as one range."""
    match = _RANGE.fullmatch(gap)
    if match is None or before.value is None or mention.value is None or before.value >= mention.value:
        return None
    if before.unit != mention.unit or before.qualifier not in ("exact", "about", "between"):
        return None
    start = before.span.start
    if match.group(1).lower() == "and":
        lead = context.text[max(0, start - 9) : start].lower()
        if not lead.endswith("between "):
            return None
        start -= len("between ")
    elif match.group(1).lower() in ("or", "and"):
        return None
    span = before.span.hull(mention.span)
    return replace(
        mention,
        span=type(span)(start, span.end),
        low=before.low,
        high=mention.high,
        value=None,
        qualifier="between",
    )


def _converts(before: QuantityMention, mention: QuantityMention, gap: str) -> bool:
    if mention.dimension not in _CONVERTED:
        return False
    if mention.dimension == "money":
        return before.unit != mention.unit and re.fullmatch(r"\s*[(\[]\s*", gap) is not None
    if _BRACKET.fullmatch(gap):
        return "(" in gap or "[" in gap or _agree(before, mention)
    return _OR.fullmatch(gap) is not None and _agree(before, mention)


def _agree(before: QuantityMention, mention: QuantityMention) -> bool:
    first = before.value if before.value is not None else before.high
    second = mention.value if mention.value is not None else mention.high
    if not first or not second:
        return False
    return abs(first - second) <= _AGREES * max(first, second)
