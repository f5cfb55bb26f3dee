"""Events in outline: where, when and with which figures, without their accounts.

A map and a timeline of many thousand events need no more, and an outline is read many times faster than the event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from rashomon.model import ActorRef, Event, Grade, PlaceRef, Range, When
from rashomon.model.record import Gap
from rashomon.model.weight import happened
from rashomon.store.codec import decode, encode
from rashomon.store.shelves import AnyRow

PART = "component_of"
"""The relation of a part to its whole, the only one that an outline has."""
_UNGRADED = Grade(admiralty=6, label="")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    places: tuple[PlaceRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figures:
    """The figures of an event, and what says whether they may be added to others: its victims, what it is a part of,
    and what its parts do not come to."""

    ranges: Mapping[str, Range] = field(default_factory=dict)
    victims: tuple[ActorRef, ...] = ()
    related: tuple[tuple[str, str], ...] = ()
    gaps: tuple[Gap, ...] = ()


_NO_FIGURES = _Figures()


def places_of(event: Event) -> str:
    """The places of an event as text, which many events share; without the words by which reports call them."""
    bare = (
        replace(ref, as_written=ref.as_written if ref.canonical is None else None, basis="name", span=None)
        for ref in event.places
    )
    return encode(_Places(places=tuple(bare)))


def content(event: Event) -> tuple[object, ...]:
    """What the outline of an event follows from: where two have the same, their outlines are the same."""
    parts = tuple(pair for pair in event.related if pair[0] == PART)
    told = (event.type, event.subtype, event.title, event.when, event.modality, event.polarity, event.umbrella)
    return told, event.places, event.actors, event.ranges, parts, event.gaps


def row_of(event: Event) -> dict[str, object]:
    """The row of an event, without its places."""
    start, end = event.when.start, event.when.end
    figures = _Figures(
        ranges=event.ranges,
        victims=tuple(
            ActorRef(role=one.role, id=one.id, name=one.id, as_written=None)
            for one in event.actors
            if one.role == "victim"
        ),
        related=tuple(pair for pair in event.related if pair[0] == PART),
        gaps=event.gaps,
    )
    return {
        "id": event.id,
        "type": event.type,
        "subtype": event.subtype,
        "title": event.title.replace("\0", ""),
        "first": start.isoformat() if start is not None else "",
        "last": end.isoformat() if end is not None else "",
        "modality": event.modality,
        "polarity": event.polarity,
        "umbrella": int(event.umbrella),
        "done": int(happened(event)),
        "figures": encode(figures) if event.ranges else "",
    }


def events_of(rows: Iterable[AnyRow], places: Mapping[int, str]) -> Iterator[Event]:
    """The events in outline; `places` are the texts of their places by their numbers."""
    of = {number: _places(text) for number, text in places.items()}
    for _, name, of_type, subtype, title, first, last, number, modality, polarity, umbrella, _, told in rows:
        figures = _figures(told) if told else _NO_FIGURES
        yield Event(
            id=name, type=of_type, subtype=subtype, title=title, when=_when(first, last), places=of[number],
            actors=figures.victims, ranges=figures.ranges, positions={}, reports=(), origins=(), camps=(), claims=(),
            modality=modality, polarity=polarity, grade=_UNGRADED, umbrella=bool(umbrella), related=figures.related,
            gaps=figures.gaps,
        )  # fmt: skip


def places_counted(rows: Iterable[AnyRow], places: Mapping[int, str]) -> list[tuple[tuple[PlaceRef, ...], str, int]]:
    """The places of events, their type, and how many they are; `places` as for `events_of`."""
    of = {number: _places(text) for number, text in places.items()}
    return [(of[number], of_type, several) for number, of_type, several in rows]


def days_counted(rows: Iterable[AnyRow]) -> list[tuple[date | None, date | None, str, int]]:
    """The first and the last day of events, their type, and how many they are."""
    return [(_day(first), _day(last), of_type, several) for first, last, of_type, several in rows]


@lru_cache(maxsize=20_000)
def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@lru_cache(maxsize=20_000)
def _places(text: str) -> tuple[PlaceRef, ...]:
    return decode(_Places, text).places


@lru_cache(maxsize=20_000)
def _figures(text: str) -> _Figures:
    return decode(_Figures, text)


@lru_cache(maxsize=20_000)
def _when(first: str, last: str) -> When:
    return When(start=date.fromisoformat(first) if first else None, end=date.fromisoformat(last) if last else None)
