"""What is asked for, in the formats of the field."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.api import known_actors
from rashomon.desk.address import Asked
from rashomon.desk.desk import Desk
from rashomon.errors import Unknown
from rashomon.gazetteer import Gazetteer
from rashomon.publishing.exports import FORMATS
from rashomon.publishing.exports.context import Known


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
    found = FORMATS.get(name)
    if found is None:
        raise Unknown(f"there is no format {name!r}: {', '.join(FORMATS)}")
    held = desk.holding.held(asked)
    if held.missing:
        raise Unknown(held.missing)
    options = {"known": Known(actors=known_actors(), divisions=Gazetteer.open().divisions)} if found.known else {}
    return Exported(f"record-{name}{found.ending}", found.load().render(held.record, **options))
