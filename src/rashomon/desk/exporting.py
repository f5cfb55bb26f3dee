"""What is asked for, in the formats of the field."""

from __future__ import annotations

from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True)
class Exported:
    """A file to download."""

    name: str
    content: bytes


def exported(desk: Desk, asked: Asked, name: str) -> Exported:
    """The record of these days and this place, as known on that day, in a format of `FORMATS`.

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
    if asked.at:
        record = alone(desk.holding.view(asked).part([asked.at]).record, asked.at)
    else:
        held = desk.holding.held(asked)
        if held.missing:
            raise Unknown(held.missing)
        record = held.record
    return Exported(f"{asked.at or 'record'}-{name}{found.ending}", found.load().render(record, **options))


def alone(record: Record, identifier: str) -> Record:
    """The record of one event or state, with its claims and reports.

    Raises:
        Unknown: if there is none of this id.
    """
    told: list[Event | StateTimeline] = [*record.events, *record.states]
    found = next((one for one in told if one.id == identifier), None)
    if found is None:
        raise Unknown("there is no such event in this view: it may have been rejected, or joined with another")
    claims, reports = set(found.claims), set(found.reports)
    return replace(
        record,
        reports=tuple(one for one in record.reports if one.id in reports),
        events=tuple(one for one in record.events if one is found),
        states=tuple(one for one in record.states if one is found),
        disagreements=tuple(one for one in record.disagreements if one.about == identifier),
        claims=tuple(one for one in record.claims if one.id in claims),
        unresolved=(),
        clusters={name: held for name, held in record.clusters.items() if name in claims},
        decided={name: held for name, held in record.decided.items() if name in claims or name == identifier},
    )


def _known() -> Known:
    from rashomon.api import known_actors  # loads the parser: not for a desk that only shows

    return Known(actors=known_actors(), divisions=Gazetteer.open().divisions)


def _bundle(desk: Desk, asked: Asked) -> Exported:
    record = custody.with_its_judgements(desk.holding.held(asked).record)
    told = {name: str(value) for name in ("about", "start", "end", "known_on") if (value := getattr(asked, name))}
    evidence = custody.of_record(desk.project, record)
    return Exported("record-bundle.zip", bundle.render(record, evidence, name=desk.project.name, asked=told))
