"""Low, best and high of each number over the voices of a cluster; never an average.

Source: RECONCILING 4.3; UCDP GED codebook (best, the lower figure where sources differ); ACLED codebook (lowest
reported figure; words as 10, 12 and 100).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast, get_args

from rashomon.model.quantity import Quantity
from rashomon.model.record import Range
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.numbers import bounds, is_figure
from rashomon.reconciling.origins import Voices

Profile = Literal["casualty_recorder", "ucdp", "acled"]
Relation = Literal["agree", "compatible", "update", "disagree", "contested"]

LEFT_OUT = frozenset({"duration", "count", "share", "money"})
"""Kinds that give no range of an event."""
_UPPER_ONLY = frozenset({"less_than", "up_to", "at_most"})
_ACLED_WORDS = ((1000, 100.0), (100, 100.0), (24, 12.0), (10, 10.0))
"""Lowest low of a vague word -> the figure that ACLED codes: hundreds 100, dozens 12, several 10."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What one voice says last about one number, with the claim that says it."""

    voice: str
    quantity: Quantity
    fact: Facts
    earlier: tuple[tuple[Quantity, Facts], ...] = ()


def profile_named(name: str) -> Profile:
    """The profile with this name.

    Raises:
        ValueError: if there is none; the message lists them.
    """
    if name not in get_args(Profile):
        raise ValueError(f"there is no profile {name!r}; choose one of {', '.join(get_args(Profile))}")
    return cast(Profile, name)


def latest(facts: Sequence[Facts], kind: str, voices: Voices) -> tuple[Value, ...]:
    """The latest values of each voice, mostly one, in the order of the record.

    Words count only where no number is given, bare plurals only where no other word is.  `facts` are the claims that
    count: no copies, no parts, none denied.
    """
    given = [fact for fact in facts if kind in fact.numbers and _stated(fact.numbers[kind])]
    if any(is_figure(fact.numbers[kind]) for fact in given):
        given = [fact for fact in given if is_figure(fact.numbers[kind])]
    elif any(fact.numbers[kind].high is not None for fact in given):
        given = [fact for fact in given if fact.numbers[kind].high is not None]
    attributed = {fact.order for fact in given if not (fact.headline and fact.order in voices.covered)}
    given = [fact for fact in given if fact.order in attributed] or given
    by_voice: dict[str, list[Facts]] = {}
    for fact in given:
        by_voice.setdefault(voices.voice[fact.order], []).append(fact)
    values = [value for voice, members in by_voice.items() for value in _last_of(voice, members, kind, voices)]
    return tuple(sorted(values, key=lambda value: value.fact.order))


def range_of(values: Sequence[Value], profile: Profile, *, denied: bool = False) -> Range | None:
    """The range over the voices; None where no voice bounds it."""
    numbers = [value.quantity for value in values]
    if not numbers:
        return None
    low = _low(numbers)
    high = _high(numbers)
    if profile == "ucdp" and denied:
        low = 0.0
    weighed = [value.quantity for value in _most_reliable(values)] if profile == "ucdp" else numbers
    best = {"casualty_recorder": _common, "ucdp": _lower, "acled": _lowest}[profile](weighed)
    if best is not None:
        best = min(best, high) if high is not None else best
        low = min(best, low) if low is not None else low
    return Range(low=low, best=best, high=high, unit=next((q.unit for q in numbers if q.unit), None))


def _most_reliable(values: Sequence[Value]) -> Sequence[Value]:
    """Those whose source a desk holds for the most reliable; all of them where not every source is judged.

    F says that a source cannot be judged.  Source: UCDP's rule asks which source is most reliable before it takes the
    lower figure.
    """
    letters = [value.fact.claim.attribution.origin.reliability for value in values]
    if any(letter is None or letter == "F" for letter in letters):
        return values
    first = min(letter for letter in letters if letter is not None)
    return [value for value, letter in zip(values, letters, strict=True) if letter == first]


def disjoint(values: Sequence[Value]) -> bool:
    """Whether no single number fits all voices."""
    low, high = _intersection([value.quantity for value in values])
    return low > high


def _stated(quantity: Quantity) -> bool:
    return quantity.low is not None or quantity.high is not None


def said_on(fact: Facts, voices: Voices) -> date | None:
    """The day on which the voice said it: as the text tells, or else that of the first report of these words."""
    stated = fact.claim.attribution.stated
    return ((stated.end or stated.start) if stated else None) or voices.first_said.get(fact.order, fact.known)


def _last_of(voice: str, members: Sequence[Facts], kind: str, voices: Voices) -> Iterator[Value]:
    """What the voice says last, in one report the narrowest figure there, or the last of those that differ.

    Two values where reports of the same day give figures that exclude each other and none tells that it corrects the
    other: which is the later one is not known.
    """
    said = {fact.order: said_on(fact, voices) or date.min for fact in members}
    newest = max(said.values())
    now = _latest_word([fact for fact in members if said[fact.order] == newest], kind)
    by_report: dict[str, list[Facts]] = {}
    for fact in now:
        by_report.setdefault(fact.claim.report, []).append(fact)
    chosen = [_narrowest(told, kind) for told in by_report.values()]
    if _agree(chosen, kind):
        chosen = [_narrowest(now, kind)]
    earlier = tuple((fact.numbers[kind], fact) for fact in members if fact not in chosen)
    for fact in chosen:
        yield Value(voice=voice, quantity=fact.numbers[kind], fact=fact, earlier=earlier)


def _latest_word(now: Sequence[Facts], kind: str) -> Sequence[Facts]:
    """Of what is said on one day, the reports that correct a figure ("rose to 19") where the others do not."""
    correcting = {fact.claim.report for fact in now if fact.revises and not fact.headline}
    last = [fact for fact in now if fact.claim.report in correcting]
    return last if last and not _agree(now, kind) else now


def _narrowest(told: Sequence[Facts], kind: str) -> Facts:
    body = [fact for fact in told if not fact.headline] or told
    if _agree(body, kind):
        return min(body, key=lambda fact: (_width(fact.numbers[kind]), fact.order))
    return body[-1]


def _agree(facts: Sequence[Facts], kind: str) -> bool:
    low, high = _intersection([fact.numbers[kind] for fact in facts])
    return low <= high


def _width(quantity: Quantity) -> float:
    low, high = bounds(quantity)
    return high - low


def _intersection(numbers: Sequence[Quantity]) -> tuple[float, float]:
    pairs = [bounds(q) for q in numbers]
    return max(low for low, _ in pairs), min(high for _, high in pairs)


def _low(numbers: Sequence[Quantity]) -> float | None:
    """The lowest figure; None if a voice that names only an upper end ("up to 20") is below all that others bound."""
    lows = [q.low for q in numbers if q.low is not None and q.qualifier not in _UPPER_ONLY]
    if not lows:
        return None
    floor = min(lows)
    tops = [q.high for q in numbers if q.high is not None and (q.low is None or q.qualifier in _UPPER_ONLY)]
    return None if any(top < floor for top in tops) else floor


def _high(numbers: Sequence[Quantity]) -> float | None:
    """The highest figure; None if a voice that names no upper end is above all that others bound."""
    closed = [q.high for q in numbers if q.high is not None]
    if not closed:
        return None
    top = max(closed)
    return None if any(q.high is None and (q.low or 0.0) > top for q in numbers) else top


def _common(numbers: Sequence[Quantity]) -> float | None:
    """The stated value that fits all voices, exact ones before rounded ones; None if none or several do."""
    low, high = _intersection(numbers)
    if low > high:
        return None
    fitting = [q for q in numbers if q.value is not None and low <= q.value <= high and q.qualifier not in _UPPER_ONLY]
    exact = [q.value for q in fitting if q.low == q.high]
    counts = Counter(exact or [q.value for q in fitting])
    if not counts:
        return low if low == high and not math.isinf(low) else None
    most = max(counts.values())
    leaders = [value for value, count in counts.items() if count == most]
    return leaders[0] if len(leaders) == 1 else None


def _given(numbers: Sequence[Quantity]) -> list[float]:
    """The figures that somebody gives, the lower one of two ("between 15 and 19"); the end of "up to 20" is none."""
    stated = [q.value if q.value is not None else q.low if is_figure(q) else None for q in numbers
              if q.qualifier not in _UPPER_ONLY]  # fmt: skip
    return [value for value in stated if value is not None]


def _lower(numbers: Sequence[Quantity]) -> float | None:
    """UCDP: the figure that fits all, otherwise the lower one."""
    found = _common(numbers)
    values = _given(numbers)
    return found if found is not None else min(values, default=None)


def _lowest(numbers: Sequence[Quantity]) -> float | None:
    """ACLED: the lowest reported figure; a word as its set number; None where the user has to decide (3 or 10)."""
    values = _given(numbers)
    if values:
        return min(values)
    lows = [q.low for q in numbers if q.low is not None]
    return next((figure for floor, figure in _ACLED_WORDS if lows and min(lows) >= floor), None)


def kinds_of(facts: Sequence[Facts]) -> tuple[str, ...]:
    """The kinds of numbers that the claims give, without those that make no range."""
    return tuple(sorted({kind for fact in facts for kind in fact.numbers} - LEFT_OUT))
