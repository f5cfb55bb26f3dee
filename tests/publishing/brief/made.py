"""Small made-up events, places and records for the tests of the brief."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

from rashomon.model import Dating, Event, Grade, PlaceRef, Range, Record, Report, StateEntry, StateTimeline, When

FIRST = date(2024, 3, 1)
HILLTOWN = PlaceRef(
    role="event_location", relation="in", as_written="Hilltown", canonical="Hilltown", place_id="h", kind="city",
    country="SY", lat=35.0, lon=38.0, radius_km=5.0, geonameid=1,
)  # fmt: skip
FARPORT = dataclasses.replace(HILLTOWN, canonical="Farport", place_id="f", lat=36.5, lon=40.0)
NEAR = dataclasses.replace(HILLTOWN, relation="near")
REALM = dataclasses.replace(HILLTOWN, canonical="Realm", place_id="r", kind="country", radius_km=300.0)
OVERSEAS = dataclasses.replace(HILLTOWN, canonical="Overseas", place_id="o", country="US", lat=38.9, lon=-77.0)
LOST = PlaceRef(role="event_location", relation="in", as_written="the mill")


def on(first: int, last: int | None = None) -> When:
    """Days of March 2024."""
    return When(
        start=FIRST + timedelta(first - 1),
        end=FIRST + timedelta((last or first) - 1),
        granularity="day",
        basis="explicit",
    )


def by(day: int) -> When:
    return When(end=FIRST + timedelta(day - 1), granularity="day")


def event(name: str, *places: PlaceRef, when: When | None = None, killed: float | None = None, **more: object) -> Event:
    told: dict[str, object] = {
        "type": "attack", "subtype": "shelling", "title": f"Shelling {name}", "positions": {}, "reports": ("r1",),
        "origins": (), "camps": (), "claims": (), "modality": "asserted", "polarity": "affirmed", "actors": (),
        "when": when or on(4), "grade": Grade(admiralty=6, label=""), "places": places,
        "ranges": {} if killed is None else {"killed": Range(low=killed, best=killed, high=killed, unit="persons")},
    }  # fmt: skip
    return Event(id=name, **(told | more))  # type: ignore[arg-type]


def state(name: str, kind: str, subtype: str, *places: PlaceRef, entries: tuple[StateEntry, ...], **more: object):
    told: dict[str, object] = {
        "title": f"{kind} {name}", "subject": "x", "actors": (), "ranges": {}, "positions": {}, "reports": ("r1",),
        "origins": (), "camps": (), "claims": (),
    }  # fmt: skip
    return StateTimeline(id=name, type=kind, subtype=subtype, places=places, entries=entries, **(told | more))


def entry(known: int, value: str, when: When | None = None, modality: str = "asserted") -> StateEntry:
    return StateEntry(
        when=when or on(known),
        known=(FIRST + timedelta(known - 1)).isoformat(),
        value=value,
        origin="outlet",
        camp=None,
        claim="none",
        report="r1",
        modality=modality,
    )


def record(*events: Event, states: tuple[StateTimeline, ...] = (), days: tuple[int, ...] = (5,)) -> Record:
    """A record of these events, read from one report a day."""
    reports = tuple(
        Report(
            id=f"r{number}", text="x", sha256="a" * 64, outlet="Courier",
            published=Dating(day=FIRST + timedelta(day - 1), basis="given"),
        )
        for number, day in enumerate(days, start=1)
    )  # fmt: skip
    return Record(reports=reports, events=events, states=states, disagreements=(), claims=())
