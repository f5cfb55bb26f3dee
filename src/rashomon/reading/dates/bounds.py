"""How a time bounds what is told: "by Monday", "since 2014", "for three years", "from Monday to Wednesday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rashomon.model.span import Span
from rashomon.model.when import When
from rashomon.reading.dates import calendar as cal
from rashomon.reading.dates.calendar import Reading
from rashomon.reading.dates.grammar import Hit, Token
from rashomon.reading.dates.periods import COVERED
from rashomon.reading.dates.scene import Scene
from rashomon.reading.mentions import DateMention

_HEAD_CHARS = 600
"""In the first lines a bulletin says what days it is of."""
_SHORTEST, _LONGEST = 2, 62
"""Days between the ends of what a bulletin is of."""
_LOOSE_ENDS = frozenset({",", "-", "–", "'", "’"})
_PARTS_OF_DAY = frozenset({"part_alone", "pointed_part", "clock"})
_TO_ITS_DAY = re.compile(r"[\s(/),]*(?:\([^()]{0,40}\))?[\s),]*(?:(?:local time|hours)[\s,]*)?(?:on\s+)?")
_AFTERWARDS = frozenset({"after", "before", "until"})
_PREPOSITIONS = frozenset({"at", "on", "for", "in", "during"})


def function_of(scene: Scene, hit: Hit, reading: Reading) -> str:
    """The function of a reading, from the words before it (and, for lengths, the noun after it)."""
    if reading.function == "age" and _lasts(scene, hit):
        return "for"
    if reading.function != "on" and not (reading.type == "DURATION" and reading.function == "none"):
        return reading.function
    lead = _lead(scene, hit)
    if reading.type == "DURATION":
        return _of_length(scene, hit, reading, lead)
    found = scene.grammar.leads.get(lead, "on")
    if found == "for" or ((found == "by" or lead == "from") and _owns_noun(scene, hit)):
        return "on"
    if found in {"before", "after"} and (_is_part_of_day(scene, hit) or _is_of_service(scene, hit)):
        return "on"  # "before dawn", "after Friday prayers" are on that day
    return found


def _is_part_of_day(scene: Scene, hit: Hit) -> bool:
    first = scene.tokens[hit.start].lower
    named = hit.rule.read in {"weekday", "deictic_day", "month_day"} and first in scene.grammar.classes["daypart"]
    return named or hit.rule.read in _PARTS_OF_DAY


def _is_of_service(scene: Scene, hit: Hit) -> bool:
    """Whether a day names what is held on it for an hour or two: "Friday prayers", "Sunday's morning mass"."""
    return any(scene.says("services", scene.after(hit, step)) for step in range(4))


def _lasts(scene: Scene, hit: Hit) -> bool:
    """Whether one of the next words is a war, a siege, a truce ..."""
    return any(scene.says("lasting", scene.after(hit, step)) for step in range(3))


def _lead(scene: Scene, hit: Hit) -> str:
    """The preposition that governs an expression, past articles and "at least"."""
    index = hit.start - 1
    while index >= 0 and scene.says("passed_over", scene.tokens[index].lower):
        index -= 1
    if index < 0:
        return ""
    word = scene.tokens[index].lower
    if word == "to" and index and scene.tokens[index - 1].lower in {"prior", "up"}:
        return "before" if scene.tokens[index - 1].lower == "prior" else "until"
    if word == "of" and index and scene.tokens[index - 1].lower == "ahead":
        return "before"
    if scene.tokens[hit.start].lower in scene.grammar.leads:
        return scene.tokens[hit.start].lower
    return word


def _of_length(scene: Scene, hit: Hit, reading: Reading, lead: str) -> str:
    if reading.function == "on":  # "the past 24 hours"
        return "for" if lead == "for" else "on"
    if scene.grammar.leads.get(lead) == "for":
        return "for"
    if reading.start is not None and _lasts(scene, hit) and scene.grammar.leads.get(lead) not in _AFTERWARDS:
        return "for"
    return "none"


def _owns_noun(scene: Scene, hit: Hit) -> bool:
    """ "by Monday's strike", "the toll from Monday's strike": the strike is meant, not a bound."""
    return scene.after(hit) in {"'", "’"} and scene.after(hit, 1) == "s"


def bounded(scene: Scene, reading: Reading, function: str) -> tuple[date | None, date | None] | None:
    """The days that a reading means once its function is known; None where nothing anchors it."""
    start, end, day = reading.start, reading.end, scene.published
    if function in {"none", "age", "offset"} or (start is None and end is None):
        return None
    if reading.value == "PRESENT_REF" and function in {"since", "before", "after"}:
        return start, None
    if function in {"by", "until"}:
        return None, end
    if function == "before":
        return None, start
    if reading.value == "FUTURE_REF" and reading.end is None:
        return start, None
    if function in {"since", "after"}:
        if day is not None and start is not None and day >= start:
            return start, day
        return start, None
    return start, end


def mention_of(scene: Scene, hit: Hit, reading: Reading, text: str) -> DateMention:
    """The mention that a reading makes in the text."""
    span = Span(*_trimmed(scene.tokens, hit))
    function = function_of(scene, hit, reading)
    days = bounded(scene, reading, function)
    when = None
    if days is not None and (days[0] is None or days[1] is None or days[0] <= days[1]):
        when = When(
            start=days[0], end=days[1], granularity=reading.granularity, basis=reading.basis,
            as_written=span.text_of(text),
        )  # fmt: skip
    return DateMention(
        span=span, type=reading.type, value=reading.value, when=when, function=function,
        offset_days=reading.offset_days,
    )  # fmt: skip


def _trimmed(tokens: Sequence[Token], hit: Hit) -> tuple[int, int]:
    """The span without a leading preposition or a trailing comma."""
    start, end = hit.start, hit.end
    bare_year = hit.rule.read == "year" and end - start == 2
    hyphened = hit.rule.read == "length" and tokens[end - 2].lower in {"-", "–"}
    if tokens[start].lower == "the" and (bare_year or hyphened):
        start += 1
    while start < end - 1 and tokens[start].lower in _PREPOSITIONS and tokens[start + 1].lower not in {"least", "most"}:
        start += 1
    while end > start + 1 and (tokens[end - 1].lower in _LOOSE_ENDS or _is_full_stop(tokens, end - 1)):
        end -= 1
    return tokens[start].start, tokens[end - 1].end


def _is_full_stop(tokens: Sequence[Token], index: int) -> bool:
    """Whether a dot ends a sentence, and not "Sept." or "a.m."."""
    word = tokens[index - 1].lower
    return tokens[index].lower == "." and word not in {"m", "sept"} and (len(word) != 3 or word == "may")


def join_ranges(mentions: list[DateMention], text: str) -> list[DateMention]:
    """ "From Monday to Wednesday", "between May and July": both mentions get the whole interval, and function `on`."""
    joined = list(mentions)
    for index in range(len(joined) - 1):
        first, second = joined[index], joined[index + 1]
        before = text[max(0, first.span.start - 9) : first.span.start].lower().split()
        between = text[first.span.end : second.span.start].lower().split()
        pair = (before[-1] if before else "", between[0] if len(between) == 1 else "")
        if first.value.endswith("TNI") and " of " in first.span.text_of(text):  # "the night of 3 May to 4 May"
            pair = ("from", pair[1])
        linked = text[first.span.end : second.span.start] in {"-", "–"} and first.type == second.type == "DATE"
        if not linked and pair not in {("from", "to"), ("from", "until"), ("from", "through"), ("between", "and")}:
            continue
        start, end = _start_of(first), second.when.end if second.when is not None else None
        if first.when is None or second.when is None or start is None or end is None:
            continue
        if first.type == second.type == "TIME" and first.when.basis == "relative" != second.when.basis:
            start = _day_of_clock(first, second, end)
        if start > end and first.when.basis == "weekday":
            start = cal.shift_days(start, -7)
            first = replace(first, value=start.isoformat() + first.value[10:])
        if start > end:
            continue
        when = replace(second.when, start=start, end=end, as_written=text[first.span.start : second.span.end])
        joined[index] = replace(first, when=when, function="on")
        joined[index + 1] = replace(second, when=when, function="on")
    return joined


def _day_of_clock(first: DateMention, second: DateMention, day: date) -> date:
    """The day of a bare clock time before one with its day: "from 0630 hours until noon on 15 April"."""
    begins, ends = first.value.partition("T")[2], second.value.partition("T")[2]
    late = begins[:1].isdigit() and begins > ends
    return cal.shift_days(day, -1) if late else day


def _start_of(mention: DateMention) -> date | None:
    return None if mention.when is None else mention.when.start


def settle_clocks(mentions: list[DateMention], text: str) -> list[DateMention]:
    """ "At 7pm (1600 GMT) on 12 September": the clock time belongs to the day after it."""
    settled = list(mentions)
    for index in range(len(settled) - 2, -1, -1):
        clock, day = settled[index], settled[index + 1]
        if clock.type != "TIME" or clock.when is None or clock.when.basis != "relative" or clock.function != "on":
            continue
        if day.when is None or day.when.granularity != "day" or day.when.start is None or day.function == "none":
            continue
        if "T" not in clock.value or not _TO_ITS_DAY.fullmatch(text, clock.span.end, day.span.start):
            continue
        when = replace(clock.when, start=day.when.start, end=day.when.start, basis=day.when.basis)
        value = day.value.partition("T")[0] + "T" + clock.value.partition("T")[2]
        settled[index] = replace(clock, value=value, when=when)
    return settled


def settle_covered(mentions: list[DateMention]) -> list[DateMention]:
    """ "In the reporting period": the days that the head of the report names as one span; unknown where it has none."""
    if not any(mention.value == COVERED for mention in mentions):
        return mentions
    spans = (one.when for one in mentions if one.span.start < _HEAD_CHARS and one.function == "on")
    period = next((when for when in spans if when is not None and _is_period(when)), None)
    return [
        one
        if one.value != COVERED or period is None
        else replace(one, when=replace(period, as_written=None), function="on")
        for one in mentions
    ]


def _is_period(when: When) -> bool:
    """Whether a time is the days, the week or the month that a bulletin is of."""
    if when.start is None or when.end is None or when.granularity not in ("day", "days", "week", "month"):
        return False
    return _SHORTEST <= (when.end - when.start).days <= _LONGEST


def settle_offsets(mentions: list[DateMention], text: str) -> list[DateMention]:
    """ "A day after Sunday's attack": the day, where the day counted from stands in the same clause."""
    settled = list(mentions)
    for index, mention in enumerate(settled[:-1]):
        if mention.function != "offset" or mention.offset_days is None or mention.when is not None:
            continue
        other = settled[index + 1]
        between = text[mention.span.end : other.span.start]
        base = other.when.start if other.when is not None else None
        if base is None or other.when is None or other.when.granularity != "day" or len(between) > 40:
            continue
        if any(sign in between for sign in ".;:,\n"):
            continue
        day = cal.shift_days(base, mention.offset_days)
        when = When(
            start=day, end=day, granularity="day", basis="relative",
            as_written=text[mention.span.start : other.span.end],
        )  # fmt: skip
        settled[index] = replace(mention, when=when)
    return settled
