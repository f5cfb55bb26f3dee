"""Lists asked of the tables hold what the whole record holds, in its order, and a part of it looks as it does there."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from store.servers import REQUIRED, NoServer, Server

from rashomon.gazetteer import Gazetteer
from rashomon.model import ActorRef, Event, PlaceRef, Record, Report
from rashomon.model.weight import happened, in_order, killed_of, weight_of
from rashomon.project import Project, Scope, behind, parts
from rashomon.project.listed import words_of
from rashomon.project.lists import Lists
from rashomon.project.shelf import DatabaseShelf
from rashomon.project.shown import shown_of
from rashomon.publishing.brief.course import MOST_DAYS, course, course_of, since
from rashomon.publishing.brief.places import spots, spots_of
from rashomon.publishing.brief.tolls import toll
from rashomon.publishing.cards import event_card
from rashomon.publishing.catalogue import Catalogue
from rashomon.publishing.timelines import state_card
from rashomon.reconciling.incremental import Reconciling
from rashomon.store import list_voices, listing
from rashomon.store.database import Connection
from rashomon.store.listing import Wanted

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project with the examples and some judgements, on each database."""
    Gazetteer.open()
    folder = tmp_path_factory.mktemp("lists") / "desk"
    server = None
    if request.param == "postgresql":
        try:
            server = Server()
        except NoServer as error:
            if os.environ.get(REQUIRED):
                pytest.fail(str(error))
            pytest.skip(f"no PostgreSQL here: {error}")
    try:
        database = server.new("template0") if server is not None else None
        with Project.create(folder, database=database, user="ana") as project:
            project.ingest(EXAMPLES)
            events = project.record().events
            project.judge_events("accept", events[3:6], "read")
            project.judge("unsure", events[0].claims[0], "odd", other=events[9].claims[0])
            yield project
    finally:
        if server is not None:
            server.close()


def test_lists_are_those_of_the_record(filled: Project) -> None:
    record = filled.record()
    disputes = Counter(one.about for one in record.disagreements)
    by_day = in_order(record.events)
    by_weight = sorted(by_day, key=lambda one: (weight_of(one, disputes[one.id]), killed_of(one)), reverse=True)
    orders = {
        "day": by_day,
        "weight": by_weight,
        "reports": sorted(by_day, key=lambda one: -len(one.reports)),
    }
    updates = {one.about for one in record.disagreements if one.relation == "update"}
    real = {one.about for one in record.disagreements if one.relation != "update"}
    assert updates
    assert real
    with filled.database.read() as connection:
        for sort, events in orders.items():
            ids = [event.id for event in events]
            assert listing.ids(connection, Wanted(), sort) == ids
            assert listing.ids(connection, Wanted(), sort, 5, 7) == ids[5:12]
            differing = [one for one in ids if one in updates | real]
            assert listing.ids(connection, Wanted(only="differing"), sort) == differing
            assert listing.ids(connection, Wanted(only="disputed"), sort) == [one for one in ids if one in real]
            decided = [one for one in ids if one in record.decided]
            assert listing.ids(connection, Wanted(only="decided"), sort) == decided
            assert len(decided) >= 4
            rest = [one for one in ids if one not in set(ids[::2])]
            assert listing.ids(connection, Wanted(without=tuple(ids[::2])), sort) == rest
            assert listing.beside(connection, Wanted(), ids[4], sort) == (ids[3], ids[5])
            assert listing.beside(connection, Wanted(without=(ids[5],)), ids[4], sort) == (ids[3], ids[6])
        for kind in ("event", "state"):
            for only in ("", "disputed", "differing", "open", "decided"):
                wanted = Wanted(kind=kind, only=only)
                apart = wanted.with_filters(without=("nothing",))  # is counted row by row
                assert listing.count(connection, wanted) == listing.count(connection, apart)
                assert sorted(listing.counts(connection, wanted)) == sorted(listing.counts(connection, apart))
                types = tuple({row.type for row in listing.counts(connection, wanted)})[:2]
                wanted, apart = wanted.with_filters(types=types), apart.with_filters(types=types)
                assert listing.count(connection, wanted) == listing.count(connection, apart)
        counted = {(row.type, row.disputed > 1, row.decided): 0 for row in listing.counts(connection, Wanted())}
        for row in listing.counts(connection, Wanted()):
            counted[row.type, row.disputed > 1, row.decided] += row.number
        assert counted == Counter((one.type, one.id in real, one.id in record.decided) for one in record.events)


@pytest.mark.parametrize(
    "words", ["market", "a", "kil", "in a", "killed market", "strike in an", "syria", "xyzzy", "in xyzzy", "%", "_ '"]
)
@pytest.mark.parametrize("most", [0, 3, 30, 10_000])
def test_words_are_found_in_titles_places_and_actors(filled: Project, words: str, most: int) -> None:
    record, wanted = filled.record(), tuple(words.split())
    of_kinds = {
        kind: {one.id for one in things if all(word in words_of(one) for word in wanted)}
        for kind, things in (("event", record.events), ("state", record.states))
    }
    with filled.database.read() as connection:
        bearers = listing.bearers(connection, wanted)
        found = listing.holding(connection, bearers, most)
        everything = [*record.events, *record.states]
        assert found is not None or all(any(word in words_of(one) for one in everything) for word in wanted)
        for kind, held in of_kinds.items():
            asked = [Wanted(kind=kind, words=wanted), Wanted(kind=kind, words=wanted, of_words=bearers)]
            asked += [Wanted(kind=kind, things=tuple(found))] if found is not None else []
            for one in asked:
                assert set(listing.ids(connection, one)) == held
                assert listing.count(connection, one) == len(held)
                assert sum(row.number for row in listing.counts(connection, one)) == len(held)


def test_an_id_is_a_word_and_a_part_of_it_is_none(filled: Project) -> None:
    event = filled.record().events[7].id
    with filled.database.read() as connection:
        assert listing.ids(connection, Wanted(words=(event.casefold(),))) == [event]  # as a page asks
        for most in (0, 50):
            found = listing.holding(connection, listing.bearers(connection, (event.casefold(),)), most)
            assert found is None or listing.ids(connection, Wanted(things=tuple(found))) == [event]
        assert listing.ids(connection, Wanted(words=(event,))) == [event]
        assert listing.ids(connection, Wanted(words=(event, "xyzzy"))) == []
        assert listing.ids(connection, Wanted(words=(event[2:8],))) == []


class _Enough(Exception):
    """Ends a transaction of which nothing is to be kept."""


@pytest.mark.parametrize(
    ("title", "place", "actor", "words"),
    [
        ("قصف في دير الزور", "دير الزور", "قسد", ["دير", "الزو", "قسد", "قصف دير", "زور"]),
        ("Обстрел в Дейр-эз-Зоре", "Дейр-эз-Зор", "ВКС", ["дейр", "обстр", "вкс дейр-эз", "зор"]),
        ("代尔祖尔遭炮击", "代尔祖尔", "叙利亚民主力量", ["代", "祖尔", "炮击", "民主力量 代尔"]),
    ],
)
def test_words_of_every_script_are_found_by_any_part(
    filled: Project, title: str, place: str, actor: str, words: list[str]
) -> None:
    name = filled.record().events[5].id
    places = (PlaceRef(role="event_location", relation="in", as_written=place, canonical=place),)
    actors = (ActorRef(role="object", id="someone", name=actor),)
    with suppress(_Enough), filled.database.write() as connection:
        shown = shown_of(next(row.body for row in listing.shown_of(connection, [name])))
        assert shown.event is not None
        other = replace(shown.event, title=title, places=places, actors=actors)
        DatabaseShelf(connection, lambda _: (), {}).keep_shown([replace(shown, event=other)])
        for several in words:
            asked = tuple(several.split())
            assert all(word in words_of(other) for word in asked)
            assert listing.ids(connection, Wanted(words=asked)) == [name]
            found = listing.holding(connection, listing.bearers(connection, asked), 100)
            assert found is not None
            assert listing.ids(connection, Wanted(things=tuple(found))) == [name]
        assert listing.ids(connection, Wanted(words=(*words[0].split(), "xyzzy"))) == []
        raise _Enough


def test_places_actors_and_days_are_those_of_a_scope(filled: Project) -> None:
    record = filled.record()
    names = Counter(ref.canonical for one in record.events for ref in one.places if ref.canonical)
    actors = Counter(actor.name for one in record.events for actor in one.actors)
    days = sorted(event.when.end for event in record.events if event.when.end)
    scopes = [Scope(about=name) for name, _ in (*names.most_common(6), *actors.most_common(4))]
    scopes += [Scope(start=day) for day in days[::9]]
    scopes += [Scope(start=days[5], end=day) for day in days[6::9]]
    for scope in scopes:
        whole = filled.computed(scope=scope)
        assert filled.record(scope=scope) == whole
        first, last = parts.days_of(scope)
        with filled.database.read() as connection:
            about = parts.named(connection, scope.about) if scope.about else None
            for kind, things in (("event", whole.events), ("state", whole.states)):
                wanted = Wanted(kind=kind, first=first, last=last, names=about)
                assert set(listing.ids(connection, wanted)) == {one.id for one in things}


def test_a_box_holds_what_has_a_point_in_it(filled: Project) -> None:
    record = filled.record()
    lat, lon = next((ref.lat, ref.lon) for one in record.events for ref in one.places if ref.lat and ref.lon)
    box = (lon - 2, lat - 1, lon + 2, lat + 1)

    def inside(event: Event) -> bool:
        return any(
            ref.lat is not None and ref.lon is not None and box[0] <= ref.lon <= box[2] and box[1] <= ref.lat <= box[3]
            for ref in event.places
        )

    with filled.database.read() as connection:
        found = listing.ids(connection, Wanted(box=box))
    assert found == [event.id for event in in_order(record.events) if inside(event)]
    assert 0 < len(found) < len(record.events)


@pytest.mark.parametrize("whole_reports", [False, True])
def test_a_part_looks_as_in_the_whole(filled: Project, whole_reports: bool) -> None:
    record = filled.record()
    whole = Catalogue(record)
    for start in range(0, len(record.events), 10):
        events, states = record.events[start : start + 10], record.states[start : start + 3]
        ids = [one.id for one in (*events, *states)]
        with filled.database.read() as connection:
            part = parts.part(connection, ids, whole_reports=whole_reports)
            beside = parts.voices_beside(connection, part), parts.events_beside(connection, part)
            seen = Catalogue(part, *beside)
        assert {one.id for one in (*events, *states)} <= {one.id for one in (*part.events, *part.states)}
        for event in events:
            assert event_card(event, seen) == event_card(event, whole)
        for state in states:
            assert state_card(state, seen) == state_card(state, whole)
        if whole_reports:
            own = {name for one in (*events, *states) for name in one.reports}
            assert {one for one in part.claims if one.report in own} == {
                one for one in record.claims if one.report in own
            }


def test_sources_and_reports_are_those_of_the_record(filled: Project) -> None:
    record: Record = filled.record()
    with filled.database.read() as connection:
        origins = {row.origin: (row.events, row.alone, row.against) for row in list_voices.origins(connection)}
        told = list_voices.reports_of_origins(connection)
        total, rows = listing.reports(connection, 0, 1000)
        assert parts.of_report(connection, rows[0].report).claims
    events = Counter(origin for event in record.events for origin in event.origins)
    alone = Counter(event.origins[0] for event in record.events if len(event.origins) == 1)
    assert {name: (found[0], found[1]) for name, found in origins.items() if found[0]} == {
        name: (events[name], alone[name]) for name in events
    }
    assert sum(found[2] for found in origins.values()) == sum(
        len({origin for position in found.positions for origin in position.origins})
        for found in record.disagreements
        if found.relation not in ("update", "agree", "compatible")
    )
    voices = {
        (claim.attribution.origin.id, claim.report)
        for claim in record.claims
        if not claim.attribution.own_voice and claim.duplicate_of is None
    }
    assert told == Counter(origin for origin, _ in voices)
    assert total == len(record.reports)
    assert {row.report: row.claims for row in rows} == {
        one.id: sum(claim.report == one.id for claim in record.claims) for one in record.reports
    }
    days = [next(one for one in record.reports if one.id == row.report).published for row in rows]
    assert [one.day for one in days if one] == sorted((one.day for one in days if one), reverse=True)


def test_outlines_draw_the_map_and_the_timeline_of_the_events(filled: Project) -> None:
    record = filled.record()
    lists = Lists(filled.database)
    drawn = lists.outlines(Wanted(), "day", 1000)
    assert [event.id for event in drawn.events] == [event.id for event in in_order(record.events)]
    assert any(event.ranges for event in drawn.events)
    whole = replace(record, reports=drawn.reports, events=tuple(in_order(record.events)))
    assert course(drawn, None, None) == course(whole, None, None)
    of_events, of_outlines = spots(whole), spots(drawn)
    assert of_outlines.marks == of_events.marks
    assert (of_outlines.wide, of_outlines.nowhere) == (of_events.wide, of_events.nowhere)
    for kind in ("killed", "injured"):
        assert toll(kind, drawn.events) == toll(kind, whole.events)
    few = lists.outlines(Wanted(types=("attack",)), "weight", 3)
    assert len(few.events) == 3
    assert {event.type for event in few.events} == {"attack"}


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(types=("attack",)),
        Wanted(types=("attack", "clash"), only="open"),
        Wanted(only="decided"),
        Wanted(words=("in",)),
        Wanted(box=(30.0, 30.0, 45.0, 40.0)),
        Wanted(first="2024-03-09", last="2024-03-12"),
    ],
    ids=str,
)
def test_maps_and_timelines_count_all_events_of_a_list(filled: Project, wanted: Wanted) -> None:
    lists = Lists(filled.database)
    drawn = lists.outlines(wanted, "weight", 1000)
    done = [event for event in drawn.events if happened(event)]
    places, days = lists.places_counted(wanted), lists.days_counted(wanted, since(drawn), MOST_DAYS)
    every = spots(drawn)
    found = spots_of(places, done)
    assert {replace(one, country="") for one in found.marks} == {replace(one, country="") for one in every.marks}
    assert (found.wide, found.nowhere, found.events) == (every.wide, every.nowhere, every.events)
    told = course_of(days, drawn, None, None, lambda spans: lists.on_days(wanted, spans))
    assert told == course(drawn, None, None)
    spans = sorted({(start, end) for start, end, _, _ in days}, key=str)[::2]
    dated = [span for span in spans if any(span)]
    named = {one.id for one in done if (one.when.start, one.when.end) in dated}
    assert {one.id for one in lists.on_days(wanted, dated)} == named
    every_day = Counter(
        {(start, end, kind): number for start, end, kind, number in lists.days_counted(wanted, date.min, 0)}
    )
    assert every_day == Counter((one.when.start, one.when.end, one.type) for one in done)
    for middle, most in ((done[len(done) // 2].when.end, 0), (None, 20), (date.max, 0)):
        later = lists.days_counted(wanted, middle, most)
        assert sum(number for _, _, _, number in later) == len(done)
        assert all(every_day[start, end, kind] == number for start, end, kind, number in later if kind)
        put_together = [(start, end) for start, end, kind, _ in later if not kind]
        assert len(put_together) <= 1
        ends = [end for _, end, kind, _ in later if kind and end]
        assert all(start == end < min(ends, default=date.max) for start, end in put_together)
    few = spots_of(places, done[: len(done) // 2])
    assert [(one.name, one.number, one.kind) for one in few.marks] == [
        (one.name, one.number, one.kind) for one in found.marks
    ]
    for part, whole in zip(few.marks, found.marks, strict=True):
        assert part.partial == (set(part.events) != set(whole.events))
        assert not part.partial or part.deaths == "" or part.deaths.startswith("≥ ")


def test_a_report_of_another_outlet_repeats_and_is_repeated_by_its_new_name(filled: Project) -> None:
    record = filled.record()
    event = next(one for one in record.events if one.copies)
    copy = event.copies[0]
    told = {report.id: (report, [one for one in record.claims if one.report == report.id]) for report in record.reports}
    outlets = {name: report.outlet or "" for name, (report, _) in told.items()}

    def load(ids: Mapping[str, int]) -> list[Report]:
        return [told[name][0] for name in ids]

    with suppress(_Enough), filled.database.write() as connection:
        assert number_of(connection, outlets[copy.report], copy.how, outlets[copy.of])
        for name, other in ((copy.of, "Elsewhere"), (copy.report, "Nowhere")):
            report, claims = told[name]
            renamed = replace(report, outlet=other)
            told[name] = renamed, claims
            made = {row.report: row.reading for row in listing.reports(connection, 0, 1000)[1] if row.report == name}
            Reconciling(DatabaseShelf(connection, load, made), parents=behind.parents()).update([(renamed, claims)])
            outlets[name] = other
        found = Counter((outlets[one.report], one.how, outlets[one.of]) for row in record.events for one in row.copies)
        assert {(row.who, row.how, row.whom): row.number for row in list_voices.repeats(connection)} == found
        raise _Enough


def number_of(connection: Connection, who: str, how: str, whom: str) -> int:
    """In how many events an outlet repeats another."""
    rows = [row for row in list_voices.repeats(connection) if (row.who, row.how, row.whom) == (who, how, whom)]
    return sum(row.number for row in rows)
