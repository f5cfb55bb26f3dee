"""What several formats share: safe CSV, which claims are an event's, where and when it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from rashomon.errors import ExportError
from rashomon.model import Claim, Event, PlaceRef, Record, StateTimeline
from rashomon.model.cell import defused
from rashomon.model.vocabulary import BEARINGS, NOT_DONE

_MAIN_ROLES = ("event_location", "target", "destination", "area", "operation_area", "object", "route")
_T = TypeVar("_T")
_SPECIAL = re.compile(r'[,"\r\n]')
_AREAS = ("admin2", "admin1", "region", "sea", "country")


def csv_bytes(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """A CSV file: UTF-8 without a mark, a comma, a line feed after each row, quotes only where they are needed.

    Cells that a spreadsheet would run as a formula are defused (`model.cell`).  What a row does not have is empty.
    """
    lines = [columns, *([defused(row.get(column, "")) for column in columns] for row in rows)]
    return "".join(f"{','.join(map(_quoted, line))}\n" for line in lines).encode("utf-8")


def _quoted(cell: str) -> str:
    """The cell as it stands in a file: the standard library's writer leaves a lone carriage return bare, which its own
    reader then takes for the end of a row."""
    return '"' + cell.replace('"', '""') + '"' if _SPECIAL.search(cell) else cell


def claims_by_id(record: Record) -> dict[str, Claim]:
    """The claims of a record by their ids, for many look-ups."""
    return {claim.id: claim for claim in record.claims}


def happened(event: Event) -> bool:
    """Whether an event is told as having happened: not planned, conditional, denied or negated."""
    return event.modality not in NOT_DONE and event.polarity == "affirmed"


def place_of(told: Event | StateTimeline | Claim) -> PlaceRef | None:
    """Where an event, state or claim is: its main place; of people who left, the one that they left.

    Who tells that it lay near a place or in a direction from it is more exact than who names the place alone.
    """
    origins = [place for place in told.places if place.role == "origin"] if told.type == "displacement" else []
    main = main_place(origins or told.places)
    if main is None:
        return None
    nearer = (place for place in told.places if place.canonical == main.canonical and is_near(place))
    return next((place for place in nearer if place.role == main.role and place.lat is not None), main)


def is_near(place: PlaceRef) -> bool:
    """Whether it happened near the place or in a direction from it, rather than there."""
    return place.relation in ("near", "toward", "distance_from", *BEARINGS)


def main_place(places: Iterable[PlaceRef]) -> PlaceRef | None:
    """Where it happened: the place with the role that says so, located before unlocated; None if there is none.

    Of places with one role the finest goes first: a town before its province, the smaller radius before the larger.
    """

    def rank(place: PlaceRef) -> tuple[bool, int, int, float]:
        role = _MAIN_ROLES.index(place.role) if place.role in _MAIN_ROLES else len(_MAIN_ROLES)
        area = _AREAS.index(place.kind) if place.kind in _AREAS else -1
        radius = place.radius_km if place.radius_km is not None else float("inf")
        return place.lat is None or place.lon is None, role, area, radius

    return min(places, key=rank, default=None)


def option(name: str, value: object, allowed: Mapping[str, _T]) -> _T:
    """The meaning of an option's value, given as it is written on a command line or as a plain value.

    Raises:
        ExportError: if it is none of those allowed; the message lists them.
    """
    found = allowed.get(str(value).casefold())
    if found is None:
        raise ExportError(f"{name} cannot be {value!r}: choose one of {', '.join(allowed)}")
    return found
