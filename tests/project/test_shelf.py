"""The shelf in the database is the shelf in memory: the record that grows is the one that all reports give at once."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Collection
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "reconciling"))

from test_incremental import at_once, decided, told

from rashomon.errors import StoreDamaged
from rashomon.model import Claim, Report
from rashomon.project import written
from rashomon.project.shelf import DatabaseShelf
from rashomon.publishing.json import render
from rashomon.reconciling.filling import Filling
from rashomon.reconciling.gaps import part_of
from rashomon.reconciling.incremental import Reconciling
from rashomon.reconciling.links import JOINING, Kind
from rashomon.store import listing, migrations, shelf_links, shelves
from rashomon.store.codec import decode
from rashomon.store.database import Connection, Database
from rashomon.store.list_tables import COUNTED, DATED, MAPPED, NAME

_names = itertools.count()


def test_the_store_calls_the_links_that_join_by_their_names() -> None:
    assert get_args(Kind) == shelf_links.KINDS
    assert set(shelf_links.KINDS[:2]) == JOINING


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_order_any_removal_and_any_decision_give_the_record_of_all_at_once(
    tmp_path: Path, data: st.DataObject
) -> None:
    reports = data.draw(told())
    decisions = data.draw(decided(reports))
    held = {report.id: (report, claims) for report, claims in reports}
    database = Database.connect(f"sqlite:///{tmp_path / f'{next(_names)}.db'}")
    migrations.prepare(database)

    def load(ids: Collection[str]) -> list[Report]:
        return [held[name][0] for name in ids]

    def step(do: Callable[[Reconciling], object]) -> None:
        """One change in a transaction of its own, with nothing remembered from the one before."""
        with database.write() as connection:
            do(Reconciling(DatabaseShelf(connection, load, {})))

    def record() -> str:
        with database.read() as connection:
            shelf = DatabaseShelf(connection, load, {})
            ids = [row.id for row in connection.execute(shelves.GROUP.select())]
            names = [row.report for row in connection.execute(shelves.REPORT.select())]
            events = [one.event for one in shelf.shown(ids).values() if one.event is not None]
            assert shelf.parts(ids) == {event.id: part_of(event) for event in events}
            return render(Reconciling(shelf).record(ids, names))

    step(lambda work: work.decide(decisions))
    for one in data.draw(st.permutations(reports)):
        step(lambda work, one=one: work.update([one]))
    assert record() == at_once(reports, decisions)
    gone = data.draw(st.lists(st.sampled_from(reports), unique_by=lambda one: one[0].id))
    for report, _ in gone:
        step(lambda work, report=report: work.remove(report.id))
    assert record() == at_once([one for one in reports if one not in gone], decisions)
    for one in gone:
        step(lambda work, one=one: work.update([one]))
    step(lambda work: work.decide(forget=[one.pair for one in decisions]))
    assert record() == at_once(reports)
    database.close()


@pytest.mark.parametrize(
    "read",
    [
        lambda: written.place_of_text("no place"),
        lambda: written.judgement_of(written.number_of_judgement('["same"]'), '["same"]'),
        lambda: written.judgement_of(written.number_of_judgement("half a ro"), "half a ro"),
        lambda: written.judgement_of(1, '["same", "same.state", "same state", "2.5"]'),
        lambda: written.ties_of_text("[[]]"),
        lambda: written.home_of("E1", "event", True, True, False, "2024-03-09"),
        lambda: written.group_of("E1", "event", False, "2024-03-09 2024-03-09 1", "no groups\n{}"),
        lambda: written.facts_of("{}", "+AAAA"),
        lambda: decode(Claim, '{"span":[3]}'),
    ],
)
def test_what_cannot_be_read_is_told_to_be_damaged(read: Callable[[], object]) -> None:
    with pytest.raises(StoreDamaged):
        read()


def _lists(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """What the lists hold, with names and ids in place of the numbers that differ from shelf to shelf."""
    ids = {row.number: row.id for row in connection.execute(listing.LISTED.select())}
    names = {row.number: (row.kind, row.body, row.words) for row in connection.execute(NAME.select())}
    found: dict[str, list[tuple[object, ...]]] = {
        table.name: sorted(map(tuple, connection.execute(table.select())), key=repr)
        for table in (listing.SPAN, listing.POINT, listing.VOICED, listing.REPEATED, listing.SAID, shelves.SPOTS)
    }
    found["counted"] = sorted(tuple(row) for row in connection.execute(COUNTED.select()) if row.number)
    found["listed"] = sorted(tuple(row)[1:] for row in connection.execute(listing.LISTED.select()))
    found["names"] = sorted(names.values())
    named = connection.execute(listing.NAMED.select())
    found["named"] = sorted((ids[row.thing], *names[row.name]) for row in named)
    outlined = connection.execute(listing.OUTLINED.select())
    mapped = connection.execute(MAPPED.select())
    found["mapped"] = sorted((*names[row.places], row.type, row.number) for row in mapped if row.number)
    found["dated"] = sorted(tuple(row) for row in connection.execute(DATED.select()) if row.number)
    found["outlined"] = sorted((ids[row.thing], names[row.places], *row[1:7], *row[8:]) for row in outlined)
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_lists_that_grew_and_shrank_are_those_that_are_laid_at_once(tmp_path: Path, data: st.DataObject) -> None:
    reports = data.draw(told())
    held = {report.id: (report, claims) for report, claims in reports}

    def load(ids: Collection[str]) -> list[Report]:
        return [held[name][0] for name in ids]

    def lists(lay: Callable[[Database], None]) -> dict[str, list[tuple[object, ...]]]:
        database = Database.connect(f"sqlite:///{tmp_path / f'{next(_names)}.db'}")
        migrations.prepare(database)
        lay(database)
        with database.read() as connection:
            found = _lists(connection)
        database.close()
        return found

    order = data.draw(st.permutations(reports))
    gone = data.draw(st.lists(st.sampled_from(reports), unique_by=lambda one: one[0].id))

    def one_by_one(database: Database) -> None:
        for step in (*order, *(one[0].id for one in gone)):
            with database.write() as connection:
                work = Reconciling(DatabaseShelf(connection, load, {}))
                _ = work.remove(step) if isinstance(step, str) else work.update([step])

    def at_a_time(database: Database) -> None:
        with database.write() as connection:
            Filling([one for one in reports if one not in gone]).lay_on(DatabaseShelf(connection, load, {}))

    assert lists(one_by_one) == lists(at_a_time)
