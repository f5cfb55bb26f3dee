"""What is asked for, in the formats of the field."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.desk.address import Asked
from rashomon.desk.desk import Desk
from rashomon.errors import Unknown
from rashomon.gazetteer import Gazetteer
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
    held = desk.holding.held(asked)
    if held.missing:
        raise Unknown(held.missing)
    options = {"known": _known()} if found.known else {}
    return Exported(f"record-{name}{found.ending}", found.load().render(held.record, **options))


def _known() -> Known:
    from rashomon.api import known_actors  # loads the parser: not for a desk that only shows

    return Known(actors=known_actors(), divisions=Gazetteer.open().divisions)


def _bundle(desk: Desk, asked: Asked) -> Exported:
    record = custody.with_its_judgements(desk.holding.held(asked).record)
    told = {name: str(value) for name in ("about", "start", "end", "known_on") if (value := getattr(asked, name))}
    evidence = custody.of_record(desk.project, record)
    return Exported("record-bundle.zip", bundle.render(record, evidence, name=desk.project.name, asked=told))
