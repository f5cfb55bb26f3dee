"""Which judgements stand on which claims: noted where lists can ask for it, and nothing is reconciled by it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from weakref import WeakKeyDictionary

from rashomon.model import Judgement
from rashomon.project import deciding, naming, readers, settings
from rashomon.store import judging, keeping, listing, shelves
from rashomon.store.database import Connection

_HELD: WeakKeyDictionary[object, tuple[Judgement, ...]] = WeakKeyDictionary()


def judgements(connection: Connection) -> tuple[Judgement, ...]:
    """All judgements, in the order of time; rows are never changed, so that only new ones are read."""
    held = _HELD.get(connection.engine, ())
    fresh = judging.judgements(connection, after=held[-1].number if held else 0)
    if fresh:
        held = _HELD[connection.engine] = (*held, *fresh)
    return held


def in_effect(connection: Connection) -> tuple[Judgement, ...]:
    """The judgements that have an effect now: those that stand, where an event needs two readers those they share."""
    return readers.in_effect(judgements(connection), settings.readers(connection))


def touched(told: Iterable[Judgement]) -> set[str]:
    """The reports on whose claims there are judgements."""
    alone = (one for one in told if one.kind != naming.NAME)
    named = (name for one in alone for name in (one.subject, one.value.get("other", "")))
    return {name.rpartition("#")[0] for name in named}


def touches(one: Judgement, reports: Collection[str]) -> bool:
    """Whether a judgement is on a claim of one of these reports, alone or as one of a pair."""
    return not touched([one]).isdisjoint(reports)


def _numbered(
    connection: Connection, own: Sequence[Judgement], reports: Collection[str]
) -> Mapping[str, Sequence[int]]:
    """The numbers of the judgements on each claim of these reports; of a pair both claims must be there."""
    named = {name for one in own for name in (one.subject, one.value.get("other", ""))}
    found = deciding.numbered(keeping.marks_of(connection, reports, named), own)
    if found is not None:
        return found
    claims = [claim for kept in keeping.kept_named(connection, reports) for claim in kept.claims]
    return deciding.decide(claims, own).by


def keep_marks(connection: Connection, standing: Sequence[Judgement], reports: Collection[str]) -> None:
    """Notes the judgements that stand on the claims of these reports, in place of what was noted of them."""
    own = [one for one in standing if one.kind == naming.NAME or touches(one, reports)]
    own = [one for one in own if one.kind not in deciding.SOURCES]
    others = touched(own) | (set(reports) if any(one.kind == naming.NAME for one in own) else set())
    rows = [
        {"claim": claim, "judgement": number, "report": report}
        for claim, numbers in _numbered(connection, own, others).items()
        if (report := claim.rpartition("#")[0]) in reports
        for number in numbers
    ]
    shelves.drop(connection, listing.JUDGED, "report", reports)
    shelves.add(connection, listing.JUDGED, rows)
    listing.mark_decided(connection, listing.things_of(connection, reports))
