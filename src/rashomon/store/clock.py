"""Instants as they are stored: UTC text that sorts in the order of time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta


def now() -> str:
    """This moment, as `2024-03-09T12:00:00.000000Z`."""
    return instant(datetime.now(UTC))


def instant(moment: datetime) -> str:
    """A moment as it is stored.

    Raises:
        ValueError: if it names no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def end_of(day: date) -> str:
    """The first moment after a day (UTC): what is before it was recorded on that day or earlier."""
    return instant(datetime.combine(day + timedelta(days=1), time(), UTC))
