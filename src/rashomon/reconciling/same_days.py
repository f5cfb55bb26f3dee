"""Whether the days of two claims speak for one event: the very day, a span that holds it, much the same span."""

from __future__ import annotations

from rashomon.reconciling.facts import Facts

_FEW_DAYS = 2

Sign = tuple[str, float, str]


def same_days(a: Facts, b: Facts) -> Sign | None:
    """Both name one day, or days that hold each other."""
    if a.exact and b.exact and a.first == b.first:
        return "day", 1.0, "same day"
    if a.claim.report == b.claim.report and (a.exact != b.exact or (a.first, a.last) == (b.first, b.last)):
        return "day", 0.5, "days fit"
    if day_within(a, b) or day_within(b, a):
        return "day", 0.5, "days fit"
    return ("day", 0.5, "much the same days") if _much_the_same_days(a, b) else None


def _much_the_same_days(a: Facts, b: Facts) -> bool:
    """Whether both tell of a span of days and most of it is common: "late March", "from 23 to 31 March"."""
    if a.first is None or a.last is None or b.first is None or b.last is None or a.exact or b.exact:
        return False
    common = min(a.last, b.last) - max(a.first, b.first) + 1
    return 2 * common >= max(a.last, b.last) - min(a.first, b.first) + 1


def day_within(short: Facts, exact: Facts) -> bool:
    """Whether one names the day and the other the few days that hold it."""
    if not exact.exact or exact.first is None or short.first is None or short.last is None:
        return False
    return short.first <= exact.first <= short.last and short.last - short.first <= _FEW_DAYS
