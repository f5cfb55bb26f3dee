"""What is asked for, in the formats of the field."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from rashomon.desk import matching
from rashomon.desk.address import Asked
from rashomon.desk.desk import Desk
from rashomon.errors import Unknown
from rashomon.gazetteer import Gazetteer
from rashomon.model import Event, Record, StateTimeline
from rashomon.project import custody
from rashomon.publishing import bundle
from rashomon.publishing.exports import FORMATS
from rashomon.publishing.exports.context import Known

BUNDLE = "bundle"
"""The record with all its evidence, in one file that can be checked: `rashomon bundle --check FILE`."""

_TOLD = ("about", "start", "end", "known_on", "words", "type", "only", "box", "at")


@dataclass(frozen=True, slots=True)
class Exported:
    """A file to download."""

    name: str
    content: bytes


def exported(desk: Desk, asked: Asked, name: str) -> Exported:
    """What the list of events shows, as known on the day that is chosen, in a format of `FORMATS`.

    Raises:
        Unknown: if there is no such format, or nothing is about that place.
        SetupError: if the format asks the gazetteer and it is absent.
    """
    if name == BUNDLE:
        return _bundle(desk, asked)
    found = FORMATS.get(name)
    if found is None:
        raise Unknown(f"there is no format {name!r}: {', '.join((*FORMATS, BUNDLE))}")
    options = {"known": _known()} if found.known else {}
    record = _record(desk, asked)
    return Exported(f"{asked.at or 'record'}-{name}{found.ending}", found.load().render(record, **options))


def _record(desk: Desk, asked: Asked) -> Record:
    """The event that is open, else the events that the filters leave, and without filters the states too.

    States have neither a type nor a verdict nor a place in a window: of the filters only words leave any.
    """
    if asked.at:
        return alone(desk.holding.view(asked).part([asked.at]).record, asked.at)
    held = desk.holding.held(asked)
    if held.missing:
        raise Unknown(held.missing)
    if not asked.is_filtered:
        return held.record
    things: list[Event | StateTimeline] = [*matching.matching(held, asked)]
    if not (asked.type or asked.only or asked.box):
        things += matching.states(held, asked)
    return _only(held.record, {one.id for one in things})


def alone(record: Record, identifier: str) -> Record:
    """The record of one event or state, with its claims and reports.

    Raises:
        Unknown: if there is none of this id.
    """
    told: list[Event | StateTimeline] = [*record.events, *record.states]
    if identifier not in {one.id for one in told}:
        raise Unknown("there is no such event in this view: it may have been rejected, or joined with another")
    return replace(_only(record, {identifier}), unresolved=())


def _only(record: Record, ids: Collection[str]) -> Record:
    """The record of these events and states, with their claims and reports."""
    events = tuple(one for one in record.events if one.id in ids)
    states = tuple(one for one in record.states if one.id in ids)
    things: list[Event | StateTimeline] = [*events, *states]
    claims = {name for one in things for name in one.claims}
    reports = {name for one in things for name in one.reports}
    return replace(
        record,
        reports=tuple(one for one in record.reports if one.id in reports),
        events=events,
        states=states,
        disagreements=tuple(one for one in record.disagreements if one.about in ids),
        claims=tuple(one for one in record.claims if one.id in claims),
        unresolved=tuple(one for one in record.unresolved if one.report in reports),
        clusters={name: held for name, held in record.clusters.items() if name in claims},
        decided={name: held for name, held in record.decided.items() if name in claims or name in ids},
    )


def _known() -> Known:
    from rashomon.api import known_actors  # loads the parser: not for a desk that only shows

    return Known(actors=known_actors(), divisions=Gazetteer.open().divisions)


def _bundle(desk: Desk, asked: Asked) -> Exported:
    record = custody.with_its_judgements(_record(desk, asked))
    told = {name: str(value) for name in _TOLD if (value := getattr(asked, name))}
    evidence = custody.of_record(desk.project, record)
    return Exported("record-bundle.zip", bundle.render(record, evidence, name=desk.project.name, asked=told))
