# ruff: noqa: D102  what each method does stands in `reconciling.shelf.Shelf`
"""The shelf of a project: what reconciling keeps from one report to the next, in the project's database."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.model import Claim, Report
from rashomon.project.scope import times_of
from rashomon.reconciling.around import Home
from rashomon.reconciling.decisions import Decision
from rashomon.reconciling.grouping import Retold
from rashomon.reconciling.judgement import Judgement
from rashomon.reconciling.links import Link
from rashomon.reconciling.rendering import Shown
from rashomon.reconciling.sheets import Sheet, sheet_of
from rashomon.reconciling.shelf import Group
from rashomon.store import shelves
from rashomon.store.codec import decode, encode
from rashomon.store.database import Connection

Made = tuple[int, tuple[int, ...]]
"""The number of a report's reading, and those of the judgements on its claims."""
Load = Callable[[Mapping[str, Made]], Iterable[tuple[Report, Sequence[Claim]]]]


_MOST_SHEETS = 4000  # some 30 kB each
_SHEETS: dict[tuple[str, str, int, tuple[int, ...]], Sheet] = {}
"""Sheets of this process by database, report, reading and judgements, the oldest first."""


class DatabaseShelf:
    """A shelf in a transaction.

    `load` gives reports with the claims that they were laid here with; `made` says the same of those that are laid now.

    Sheets are not kept but made again from their claims; places go by short numbers in the tables.
    """

    def __init__(
        self, connection: Connection, load: Load, parents: Mapping[str, str], made: Mapping[str, Made]
    ) -> None:
        self._connection, self._load, self._parents, self._made = connection, load, parents, made
        self._base = str(connection.engine.url)
        self._sheets: dict[str, Sheet] = {}
        self._number_of: dict[int, int] = {}
        self._place_of: dict[int, int] = {}

    def sheets(self, reports: Collection[str]) -> Mapping[str, Sheet]:
        missing = [name for name in reports if name not in self._sheets]
        if missing:
            laid = {row.report: (row.reading, tuple(json.loads(row.judged))) for row in self._laid(missing)}
            known = {name: _SHEETS.get((self._base, name, *made)) for name, made in laid.items()}
            self._sheets |= {name: sheet for name, sheet in known.items() if sheet is not None}
            for report, claims in self._load({name: laid[name] for name, sheet in known.items() if sheet is None}):
                self._remember(sheet_of(report, report.id, claims, self._parents), laid[report.id])
        return {name: self._sheets[name] for name in reports if name in self._sheets}

    def _remember(self, sheet: Sheet, made: Made) -> None:
        """Keeps a sheet for as long as the process has room: it is the same wherever its reading and judgements are."""
        self._sheets[sheet.id] = sheet
        if made[0]:
            while len(_SHEETS) >= _MOST_SHEETS:
                del _SHEETS[next(iter(_SHEETS))]
            _SHEETS[self._base, sheet.id, *made] = sheet

    def keep_sheet(self, sheet: Sheet, filed: Mapping[int, Collection[int]], marks: Collection[int]) -> None:
        self._remember(sheet, self._made.get(sheet.id, (0, ())))
        put = [{"place": _text(f.order), "id": f.claim.id, "report": sheet.id} for f in sheet.facts]
        shelves.add(self._connection, shelves.CLAIM, put)
        numbers = self._numbers({fact.order for fact in sheet.facts})
        keys = [{"key": key, "claim": numbers[place]} for key, places in filed.items() for place in set(places)]
        shelves.add(self._connection, shelves.KEY, keys)
        shelves.add(self._connection, shelves.MARK, [{"mark": mark, "report": sheet.id} for mark in set(marks)])
        reading, judged = self._made.get(sheet.id, (0, ()))
        row = {"report": sheet.id, "reading": reading, "judged": json.dumps(judged)}
        shelves.put(self._connection, shelves.REPORT, [row])

    def drop_sheet(self, report: str) -> None:
        rows = list(self._rows(shelves.CLAIM, "report", [report]))
        numbers = [row.number for row in rows]
        for table, column in (
            (shelves.KEY, "claim"),
            (shelves.LINK, "a"),
            (shelves.LINK, "b"),
            (shelves.RETOLD, "second"),
            (shelves.RETOLD, "first"),
            (shelves.HOME, "claim"),
            (shelves.CLAIM, "number"),
        ):
            shelves.drop(self._connection, table, column, numbers)
        shelves.drop(self._connection, shelves.MARK, "report", [report])
        shelves.drop(self._connection, shelves.REPORT, "report", [report])
        self._sheets.pop(report, None)
        for row in rows:
            self._number_of.pop(_number(row.place), None)
            self._place_of.pop(row.number, None)

    def claims_at(self, keys: Collection[int]) -> Mapping[int, Collection[int]]:
        rows = list(self._rows(shelves.KEY, "key", keys))
        places = self._places({row.claim for row in rows})
        found: dict[int, list[int]] = {}
        for row in rows:
            found.setdefault(row.key, []).append(places[row.claim])
        return found

    def reports_at(self, marks: Collection[int], most: int) -> Mapping[int, Collection[str]]:
        found: dict[int, list[str]] = {}
        for row in self._rows(shelves.MARK, "mark", marks):
            several = found.setdefault(row.mark, [])
            if len(several) <= most:
                several.append(row.report)
        return found

    def reports_of(self, claims: Collection[int]) -> Mapping[int, str]:
        rows = self._rows(shelves.CLAIM, "place", [_text(place) for place in claims])
        return {_number(row.place): row.report for row in rows}

    def places(self, claims: Collection[str]) -> Mapping[str, int]:
        return {row.id: _number(row.place) for row in self._rows(shelves.CLAIM, "id", claims)}

    def links(self, claims: Collection[int]) -> Mapping[int, Collection[Link]]:
        wanted = self._numbers(claims)
        rows = shelves.either(self._connection, wanted.values())
        places = self._places({end for row in rows for end in (row.a, row.b)})
        found: dict[int, list[Link]] = {}
        for row in rows:
            link = _link(row.kind, places[row.a], places[row.b], row.body)
            for end in {link.a, link.b}:
                if end in wanted:
                    found.setdefault(end, []).append(link)
        return found

    def keep_links(self, links: Iterable[Link]) -> None:
        shelves.put(self._connection, shelves.LINK, [row | {"body": body} for row, body in self._link_rows(links)])

    def drop_links(self, links: Iterable[Link]) -> None:
        shelves.drop_rows(self._connection, shelves.LINK, [row for row, _ in self._link_rows(links)])

    def retold(self, claims: Collection[int]) -> Collection[Retold]:
        numbers = list(self._numbers(claims).values())
        rows = {row.second: row for end in ("second", "first") for row in self._rows(shelves.RETOLD, end, numbers)}
        places = self._places({end for row in rows.values() for end in (row.second, row.first)})
        found = [
            replace(decode(Retold, row.body), second=places[row.second], first=places[row.first])
            for row in rows.values()
        ]
        return sorted(found, key=lambda one: one.second)

    def keep_retold(self, report: str, retold: Sequence[Retold]) -> None:
        own = [row.number for row in self._rows(shelves.CLAIM, "report", [report])]
        shelves.drop(self._connection, shelves.RETOLD, "second", own)
        numbers = self._numbers({end for one in retold for end in (one.second, one.first)})
        rows = [
            {
                "second": numbers[one.second],
                "first": numbers[one.first],
                "body": encode(replace(one, second=0, first=0)),
            }
            for one in retold
        ]
        shelves.put(self._connection, shelves.RETOLD, rows)

    def homes(self, claims: Collection[int]) -> Mapping[int, Home]:
        numbers = self._numbers(claims)
        rows = list(self._rows(shelves.HOME, "claim", numbers.values()))
        places = self._places({row.claim for row in rows})
        return {places[row.claim]: decode(Home, row.body) for row in rows}

    def groups(self, ids: Collection[str]) -> Mapping[str, Group]:
        return {row.id: decode(Group, row.body) for row in self._rows(shelves.GROUP, "id", ids)}

    def keep_groups(self, groups: Iterable[Group]) -> None:
        several = list(groups)
        shelves.put(self._connection, shelves.GROUP, [{"id": one.id, "body": encode(one)} for one in several])
        numbers = self._numbers({place for group in several for place in group.homes})
        homes = [
            {"claim": numbers[place], "id": group.id, "body": encode(home)}
            for group in several
            for place, home in group.homes.items()
        ]
        shelves.put(self._connection, shelves.HOME, homes)

    def drop_groups(self, ids: Collection[str]) -> None:
        shelves.drop(self._connection, shelves.SHOWN, "id", ids)
        shelves.drop(self._connection, shelves.GROUP, "id", ids)
        shelves.drop(self._connection, shelves.HOME, "id", ids)

    def shown(self, ids: Collection[str]) -> Mapping[str, Shown]:
        return {row.id: decode(Shown, row.body) for row in self._rows(shelves.SHOWN, "id", ids)}

    def keep_shown(self, shown: Iterable[Shown]) -> None:
        shelves.put(self._connection, shelves.SHOWN, [_shown_row(one) for one in shown])

    def decisions(self, claims: Collection[str]) -> Collection[Decision]:
        rows = {(row.a, row.b): row for end in ("a", "b") for row in self._rows(shelves.DECISION, end, claims)}
        return [decode(Decision, rows[pair].body) for pair in sorted(rows)]

    def keep_decisions(self, decisions: Iterable[Decision]) -> None:
        rows = [{"a": one.pair[0], "b": one.pair[1], "body": encode(one)} for one in decisions]
        shelves.put(self._connection, shelves.DECISION, rows)

    def drop_decisions(self, pairs: Collection[tuple[str, str]]) -> None:
        shelves.drop_rows(self._connection, shelves.DECISION, [{"a": a, "b": b} for a, b in pairs])

    def _laid(self, reports: Collection[str]) -> Iterator[shelves.AnyRow]:
        return self._rows(shelves.REPORT, "report", reports)

    def _rows(self, table: shelves.AnyTable, column: str, values: Collection[object]) -> Iterator[shelves.AnyRow]:
        return shelves.among(self._connection, table, column, values)

    def _numbers(self, places: Collection[int]) -> dict[int, int]:
        """Place -> number, of those that are on the shelf."""
        missing = [_text(place) for place in places if place not in self._number_of]
        for row in self._rows(shelves.CLAIM, "place", missing):
            self._learn(row)
        return {place: self._number_of[place] for place in places if place in self._number_of}

    def _places(self, numbers: Collection[int]) -> dict[int, int]:
        """Number -> place."""
        missing = [number for number in numbers if number not in self._place_of]
        for row in self._rows(shelves.CLAIM, "number", missing):
            self._learn(row)
        return {number: self._place_of[number] for number in numbers if number in self._place_of}

    def _learn(self, row: shelves.AnyRow) -> None:
        place = _number(row.place)
        self._number_of[place], self._place_of[row.number] = row.number, place

    def _link_rows(self, links: Iterable[Link]) -> Iterator[tuple[dict[str, str | int], str]]:
        several = list(links)
        numbers = self._numbers({end for link in several for end in (link.a, link.b)})
        for link in several:
            if link.a in numbers and link.b in numbers:
                said = link.judgement
                body = json.dumps([said.verdict, said.rule, said.reason, repr(said.weight)], ensure_ascii=False)
                row: dict[str, str | int] = {
                    "a": numbers[link.a],
                    "b": numbers[link.b],
                    "kind": link.kind,
                    "rule": said.rule,
                }
                yield row, body


def _text(place: int) -> str:
    """A place as text that sorts as its number does."""
    return f"{place:0128x}"


def _number(text: str) -> int:
    return int(text, 16)


def _link(kind: str, a: int, b: int, body: str) -> Link:
    verdict, rule, reason, weight = json.loads(body)
    said = Judgement(verdict=verdict, rule=rule, reason=reason, weight=float(weight))
    return Link(kind=kind, a=a, b=b, judgement=said)  # type: ignore[arg-type]  # as it was kept


def _shown_row(one: Shown) -> dict[str, object]:
    times = times_of(one.told)
    starts = [time.start.isoformat() if time.start else "" for time in times]
    ends = [time.end.isoformat() if time.end else "~" for time in times]
    return {"id": one.told.id, "first": min(starts, default=""), "last": max(ends, default="~"), "body": encode(one)}
