"""Events made for the tests, one claim each unless said: invented, of wars of several decades."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from rashomon.model import (
    Actor,
    ActorRef,
    Attribution,
    Claim,
    Dating,
    Event,
    Grade,
    PlaceRef,
    Position,
    Quantity,
    Range,
    Record,
    Report,
    Source,
    Span,
    When,
)
from rashomon.publishing.exports.context import Known

TEXT = "It was told so by the one who keeps this invented record of it, and by no one else at all."
NINTH = When(start=date(2017, 9, 5), end=date(2017, 9, 5), granularity="day", basis="explicit")
MONITOR = Source(id="hilltown-monitor", name="Hilltown Monitor", camp="monitor")
TOWN = PlaceRef(
    role="event_location", relation="in", as_written="Mrayiyeh", canonical="Mrayiyeh", place_id="gn:1", kind="city",
    country="SY", lat=35.29904, lon=40.20196, radius_km=3.0,
)  # fmt: skip
KNOWN = Known(
    actors={
        "is": Actor(id="is", name="Islamic State", kind="rebel_group"),
        "wagner": Actor(id="wagner", name="Wagner Group", kind="company", country="RU"),
        "idf": Actor(id="idf", name="Israel Defense Forces", kind="state_forces", country="IL"),
        "tiger": Actor(id="tiger", name="Tiger Forces", kind="state_forces", country="SY"),
        "front": Actor(id="front", name="River Front", kind="coalition", country="SY"),
        "pact": Actor(id="pact", name="Pact of the Hills", kind="rebel_group", country="SY"),
        "watch": Actor(id="watch", name="Village Watch", kind="militia", country="SY"),
        "levant-wire": Actor(id="levant-wire", name="Levant Wire", kind="news_agency", country="LB"),
        "river-radio": Actor(id="river-radio", name="River Radio", kind="outlet", country="SY"),
        "aid": Actor(id="aid", name="Aid Now", kind="ngo"),
    },
    divisions=lambda place_id: ("Deir ez-Zor", "Al Mayadin") if place_id == "gn:1" else (None, None),
)


def actor(role: str, identifier: str, name: str = "") -> ActorRef:
    return ActorRef(role=role, id=identifier, name=name or identifier.removeprefix("text:"))


SYRIA, RUSSIA, IS = (
    actor("initiator", "syr-forces", "Syrian armed forces"),
    actor("initiator", "rus-air", "Russian air force"),
    actor("initiator", "is", "Islamic State"),
)
CIVILIANS = actor("victim", "civ", "civilians")


def as_role(role: str, ref: ActorRef) -> ActorRef:
    return replace(ref, role=role)


def killed(low: float | None, value: float | None = None, high: float | None = None, **more: Any) -> Quantity:
    return Quantity(kind="killed", low=low, value=value, high=high, unit="persons", **more)


def made(
    identifier: str,
    kind: str,
    *actors: ActorRef,
    when: When = NINTH,
    places: tuple[PlaceRef, ...] = (TOWN,),
    dead: Iterable[Quantity] = (),
    report: str = "wire",
    **more: Any,
) -> tuple[Event, tuple[Claim, ...]]:
    """An event of a type, as "attack/air_strike", with one claim for each figure of the dead."""
    claim_type, _slash, subtype = kind.partition("/")
    figures = list(dead)
    claims = tuple(
        Claim(
            id=f"{identifier}c{number}", report=report, span=Span(0, 20), quote=TEXT[:20], sentence=Span(0, len(TEXT)),
            kind="event", type=claim_type, subtype=subtype, actors=actors, places=places, time=when,
            quantities=(figure,) if figure else (), modality="claimed",
            attribution=Attribution(chain=(Source(id=report, name=report, role="outlet"), MONITOR), cue=Span(0, 5)),
        )
        for number, figure in enumerate(figures or [None])
    )  # fmt: skip
    ranges = dict(more.pop("ranges", {}))
    positions = dict(more.pop("positions", {}))
    if figures:
        lows = [figure.low for figure in figures if figure.low is not None]
        highs = [figure.high for figure in figures if figure.high is not None]
        ranges.setdefault(
            "killed", Range(low=min(lows, default=None), best=None, high=max(highs, default=None), unit="persons")
        )
        positions["killed"] = tuple(
            Position(value=str(figure.as_written or figure.value), claims=(claim.id,), reports=(report,),
                     origins=(MONITOR.id,), low=figure.low, high=figure.high)
            for figure, claim in zip(figures, claims, strict=True)
        )  # fmt: skip
    event = Event(
        id=identifier, type=claim_type, subtype=subtype, title=identifier, when=when, places=places, actors=actors,
        ranges=ranges, positions=positions, reports=more.pop("reports", (report,)), origins=(MONITOR.id,),
        camps=("monitor",), claims=tuple(claim.id for claim in claims), modality=more.pop("modality", "claimed"),
        polarity=more.pop("polarity", "affirmed"), grade=Grade(admiralty=3, label="possibly true"), **more,
    )  # fmt: skip
    return event, claims


def report_of(identifier: str = "wire", outlet: str | None = "Levant Wire", day: int = 6) -> Report:
    return Report(
        id=identifier, text=TEXT, sha256="0" * 64, title=f"Day {day}", outlet=outlet, language="en",
        published=Dating(day=date(2017, 9, day), basis="given"),
    )  # fmt: skip


def record_of(
    *events: tuple[Event, tuple[Claim, ...]], reports: tuple[Report, ...] = (report_of(),), **more: Any
) -> Record:
    """A record of these events and nothing else."""
    claims = tuple(claim for _event, own in events for claim in own)
    return Record(
        reports=reports, events=tuple(event for event, _own in events), states=more.pop("states", ()),
        disagreements=more.pop("disagreements", ()), claims=claims,
        clusters={claim.id: event.id for event, own in events for claim in own}, **more,
    )  # fmt: skip


def codable(record: Record) -> Record:
    """The same record with its events told as done, on a day, in a place: so that each may have a row."""
    events = tuple(
        replace(event, id=f"{number}{event.id}", modality="claimed", polarity="affirmed", places=(*event.places, TOWN),
                when=event.when if event.when.end else NINTH, related=())
        for number, event in enumerate(record.events)
    )  # fmt: skip
    return replace(record, events=events)
