"""What has happened since the shelf was filled, and by which rules it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from rashomon.model import Judgement
from rashomon.project import deciding, marking, naming
from rashomon.reading import registry
from rashomon.store import audit, list_voices, shelves
from rashomon.store.database import Connection
from rashomon.store.naming import reports_writing

_ROOMS = ("model", "reconciling")
_SHELF = (
    *(
        ("project", f"{name}.py")
        for name in ("shelf", "linked", "written", "shown", "listed", "outlines", "marking", "naming")
    ),
    *(
        ("store", f"{name}.py")
        for name in (
            "shelves",
            "shelf_links",
            "list_tables",
            "list_counts",
            "list_tallies",
            "list_voices",
            "listing",
            "codec",
        )
    ),
)


@lru_cache(maxsize=1)
def reconciling_version() -> str:
    """A fingerprint of all that decides what claims add up to and how it lies on the shelf.

    Two fillings with the same one are the same.
    """
    total = hashlib.sha256()
    whole = files("rashomon")
    rooms = [(room, entry.name) for room in _ROOMS for entry in whole.joinpath(room).iterdir()]
    for room, name in sorted(one for one in (*rooms, *_SHELF) if one[1].endswith((".py", ".toml"))):
        total.update(f"{room}/{name}\0".encode() + whole.joinpath(room, name).read_bytes())
    total.update(json.dumps(sorted(parents().items())).encode())
    return total.hexdigest()[:16]


@lru_cache(maxsize=1)
def parents() -> dict[str, str]:
    """Actor id -> the actor that it belongs to."""
    return registry.parents()


@dataclass(slots=True)
class Due:
    """What has changed since the shelf was filled: reports, pairs that were judged, or rules, which concern all.

    `marks` are reports on whose claims there are other judgements than before.
    """

    reports: set[str] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    everything: bool = False
    pairs: bool = False


def due_in(connection: Connection) -> tuple[Due, int | None]:
    """What is due, and up to which link; None for the link if nothing has happened."""
    head, state = audit.head(connection).seq, shelves.state_of(connection)
    due = Due()
    if state.get("version") != reconciling_version():
        due.everything = True
        return due, head
    since = int(state.get("seq", "0"))
    if since == head:
        return due, None
    told = {one.number: one for one in marking.judgements(connection)}
    rejected = {name for one in told.values() if one.kind == "reject" for name in _names(one)}
    for entry in audit.entries(connection, since):
        if entry.action in ("ingest", "read"):
            due.reports.add(entry.subject.rpartition("@")[0] if entry.action == "read" else entry.subject)
        elif entry.action == "set":
            due.everything = True  # another number of readers gives or takes effect
        elif entry.action == "judge":
            _judged(connection, told[int(entry.subject)], told, rejected, due)
    paired = marking.touched(one for one in told.values() if deciding.is_pair(one))
    due.pairs = due.pairs or not due.reports.isdisjoint(paired)  # a reading may number its claims otherwise
    return due, head


def _judged(
    connection: Connection, one: Judgement, told: Mapping[int, Judgement], rejected: set[object], due: Due
) -> None:
    """What a judgement makes due: one that changes no claim only marks what it is on, and nothing is reconciled."""
    while one.undoes is not None:
        one = told[one.undoes]
    if one.kind in deciding.SOURCES:  # what is not on the shelf yet is due by itself
        due.reports |= list_voices.reports_telling(connection, one.subject)
        return
    due.marks |= marking.touched([one])
    if one.kind == naming.NAME:
        due.reports |= reports_named(connection, one)
        due.marks |= due.reports
    elif one.kind == "retract":
        due.reports.add(one.subject)
    elif deciding.is_pair(one):
        due.pairs = True
    elif one.kind in ("reject", "correct") or (one.kind in ("accept", "unsure") and rejected & _names(one)):
        due.reports.add(one.subject.rpartition("#")[0])


def reports_named(connection: Connection, one: Judgement) -> set[str]:
    """The reports that write the name of a meaning, of those that it is bound to."""
    found = reports_writing(connection, lambda words: naming.key_of(words) == one.value["key"])
    bound = naming.in_sight(one)
    return found & set(bound) if bound else found


def _names(one: Judgement) -> set[object]:
    """What a claim is known by to a judgement: its id, and its report with its type and words."""
    marks = tuple(one.value.get(key) for key in ("type", "start", "end"))
    return {one.subject, (one.subject.rpartition("#")[0], *marks)}
