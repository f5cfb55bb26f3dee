"""Records of a part of a project, read from the shelf: what is asked for, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from rashomon.model import (
    ActorRef,
    Claim,
    Event,
    Grade,
    PlaceRef,
    Record,
    Report,
    Source,
    StateTimeline,
    Unresolved,
    When,
)  # fmt: skip
from rashomon.model.ordering import place_of_report
from rashomon.model.shown import Shown
from rashomon.project import marking, naming
from rashomon.project.scope import Scope, test_of, tests_of_names
from rashomon.project.shown import claims_of, shown_of
from rashomon.store import keeping, list_voices, listing
from rashomon.store.codec import decode
from rashomon.store.database import Connection
from rashomon.store.shelves import AnyRow


def shown_in(connection: Connection, scope: Scope) -> list[Shown]:
    """The events and states of a scope, in the order of a record."""
    names = named(connection, scope.about) if scope.about is not None else None
    first, last = days_of(scope)
    bodies = listing.bodies(connection, first, last, names)
    test = test_of(Scope(start=scope.start, end=scope.end))
    return sorted((one for one in map(shown_of, bodies) if test(one.told)), key=lambda one: one.rank)


def days_of(scope: Scope) -> tuple[str | None, str | None]:
    """The first and the last day of a scope as rows have them."""
    return scope.start.isoformat() if scope.start else None, scope.end.isoformat() if scope.end else None


def named(connection: Connection, about: str) -> tuple[int, ...]:
    """The numbers of the places and actors that a name stands for."""
    is_place, is_actor = tests_of_names(about)
    places = (number for number, body in listing.names(connection, "place") if is_place(decode(PlaceRef, body)))
    actors = (number for number, body in listing.names(connection, "actor") if is_actor(decode(ActorRef, body)))
    return (*places, *actors)


def part(connection: Connection, ids: Collection[str], *, whole_reports: bool = False) -> Record:
    """The record of these events and states with what a reader sees of them: their claims, those of their
    disagreements, and their reports.

    `whole_reports` adds all claims of their own reports.
    """
    shown = {row.id: shown_of(row.body) for row in listing.shown_of(connection, ids)}
    wanted = {claim for one in shown.values() for claim in _claims_of(one)}
    rows = [] if whole_reports else listing.claims_of(connection, ids=wanted)
    if whole_reports:
        rows = listing.claims_of(connection, reports={name for one in shown.values() for name in one.told.reports})
        there = {row.id for row in rows}
        rows = sorted([*rows, *listing.claims_of(connection, ids=wanted - there)], key=lambda row: row.place)
    return _made(connection, [*shown.values()], rows)


def events_beside(connection: Connection, record: Record) -> list[Event]:
    """The events that those of a record have to do with and that are not in it, and those that end its states.

    Of the first, which may be thousands, only what each is.
    """
    ends = {state.ended_by for state in record.states if state.ended_by is not None}
    ended = [shown_of(row.body).event for row in listing.shown_of(connection, ends)]
    related = {name for event in record.events for _, name in event.related}
    told = [
        Event(
            id=row.id, type=row.type, subtype=row.subtype, title=row.title, when=When(), places=(), actors=(),
            ranges={}, positions={}, reports=(), origins=(), camps=(), claims=(), modality="asserted",
            polarity="affirmed", grade=Grade(admiralty=6, label=""),
        )
        for row in listing.titles(connection, related - {event.id for event in record.events})
    ]  # fmt: skip
    return [*told, *(event for event in ended if event is not None)]


def voices_beside(connection: Connection, record: Record) -> list[Source]:
    """Voices that a record names and that tell no camp in it, as the rest of the project has them."""
    told = {source.id: source.camp for claim in record.claims for source in claim.attribution.chain}
    told |= {one.id: one.camp for claim in record.claims for one in claim.attribution.chain if one.camp is not None}
    positions = [one for event in record.events for several in event.positions.values() for one in several]
    positions += [one for found in record.disagreements for one in found.positions]
    named = {origin for several in (record.events, positions) for one in several for origin in one.origins}
    wanted = {name for name in named | told.keys() if told.get(name) is None}
    found = [decode(Source, row.body) for row in list_voices.voices(connection, wanted)]
    return [one for one in found if one.camp is not None or one.id not in told]


def of_report(connection: Connection, report: str) -> Record:
    """A report with its claims and the events and states that hold them; empty if it is not on the shelf."""
    rows = listing.claims_of(connection, reports=[report])
    return _made(connection, [], rows, reports={report})


def record_of(connection: Connection, shown: Sequence[Shown], reports: Collection[str] | None) -> Record:
    """The record of what is shown, with the open points of its reports (of all of them without `reports`)."""
    clusters = {claim: one.told.id for one in shown for claim in one.told.claims}
    readings = listing.readings_of(connection, reports)
    kept = sorted(keeping.pages_numbered(connection, readings), key=lambda page: _place(page[0]))
    places = {report.id: number for number, (report, _) in enumerate(kept)}
    told = marking.in_effect(connection)
    points = naming.still_open((point for _, points in kept for point in points), told)
    claims = tuple(claims_of(row.body for row in listing.claims_of(connection, ids=clusters)))
    return _assembled(
        connection,
        shown,
        [report for report, _ in kept],
        claims,
        clusters,
        sorted(points, key=lambda u: (places[u.report], u.start or 0, u.kind, u.as_written)),
    )


def _made(
    connection: Connection,
    shown: Sequence[Shown],
    rows: Sequence[AnyRow],
    reports: Collection[str] = (),
) -> Record:
    claims = tuple(claims_of(row.body for row in rows))
    clusters = {claim.id: row.home for claim, row in zip(claims, rows, strict=True) if row.home is not None}
    wanted = {*reports, *(claim.report for claim in claims), *(name for one in shown for name in one.told.reports)}
    told = sorted(keeping.reports_numbered(connection, listing.readings_of(connection, wanted)), key=_place)
    return _assembled(connection, shown, told, claims, clusters)


def _assembled(
    connection: Connection,
    shown: Sequence[Shown],
    reports: Sequence[Report],
    claims: Sequence[Claim],
    clusters: Mapping[str, str],
    unresolved: Iterable[Unresolved] = (),
) -> Record:
    shown = sorted(shown, key=lambda one: one.rank)
    by = listing.judged(connection, {report.id for report in reports})
    decided = with_events(by, [one.told for one in shown], clusters)
    return Record(
        reports=tuple(reports),
        events=tuple(one.event for one in shown if one.event is not None),
        states=tuple(one.state for one in shown if one.state is not None),
        disagreements=(
            *(found for one in shown if one.event is not None for found in one.own),
            *(found for one in shown if one.state is not None for found in one.own),
            *(found for one in shown for found in one.across),
        ),
        claims=tuple(claims),
        unresolved=tuple(unresolved),
        clusters={claim.id: clusters[claim.id] for claim in claims if claim.id in clusters},
        judgements=marking.in_effect(connection),
        decided=decided,
    )


def with_events(
    by: Mapping[str, tuple[int, ...]], things: Sequence[Event | StateTimeline], clusters: Mapping[str, str]
) -> dict[str, tuple[int, ...]]:
    """The judgements on claims of this record, and those on the events and states that hold the claims."""
    found = {claim: numbers for claim, numbers in by.items() if claim in clusters}
    for thing in things:
        if own := sorted({number for claim in thing.claims for number in by.get(claim, ())}):
            found[thing.id] = tuple(own)
    return found


def _claims_of(one: Shown) -> Iterator[str]:
    yield from one.told.claims
    for positions in one.event.positions.values() if one.event is not None else ():
        for position in positions:
            yield from position.claims
    for found in (*one.own, *one.across):
        for position in found.positions:
            yield from position.claims


def _place(report: Report) -> int:
    return place_of_report(report.id, report.published.day if report.published else None)
