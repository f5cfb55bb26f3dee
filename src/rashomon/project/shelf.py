# ruff: noqa: D102  what each method does stands in `reconciling.shelf.Shelf`
"""The shelf of a project: what reconciling keeps from one report to the next, in the project's database."""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.errors import StoreDamaged
from rashomon.model import Report
from rashomon.model.shown import Shown
from rashomon.project.linked import LinkRows, links_of, rows_of_links
from rashomon.project.listed import as_listed, list_things, newest, voices_of
from rashomon.project.shown import shown_of
from rashomon.project.written import (
    face_of,
    facts_of,
    group_of,
    home_of,
    part_of_text,
    place_of_text,
    row_of_group,
    spots_of,
    text_of_facts,
    text_of_part,
    text_of_place,
    text_of_sketch,
    text_of_spots,
    text_of_ties,
    ties_of_text,
)  # fmt: skip
from rashomon.reconciling.around import Home
from rashomon.reconciling.decisions import Decision
from rashomon.reconciling.faces import Spots, number_of_spots, packed, spots_in
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.gaps import Part
from rashomon.reconciling.grouping import Retold
from rashomon.reconciling.links import Link
from rashomon.reconciling.sheets import Sheet
from rashomon.reconciling.shelf import Group, Tie, Which, ties_of
from rashomon.reconciling.sketches import EMPTY
from rashomon.store import list_voices, listing, shelf_links, shelves
from rashomon.store.codec import decode, encode
from rashomon.store.database import Connection

_AT_ONCE = 500
_LINKS_AT_ONCE = 10_000
Load = Callable[[Mapping[str, int]], Iterable[Report]]
"""Gives reports by their ids, each with the number of the reading that was laid on the shelf."""


class DatabaseShelf:
    """A shelf in a transaction.

    `load` gives the reports themselves, which are not kept here; `made` the numbers of the readings that are laid now.

    Claims go by their places (long numbers) outside and by short numbers in the tables.
    """

    def __init__(self, connection: Connection, load: Load, made: Mapping[str, int]) -> None:
        self._connection, self._load, self._made = connection, load, made
        self._pages: dict[str, Report] = {}
        self._told: dict[str, tuple[Facts, ...]] = {}
        self._facts: dict[int, Facts] = {}
        self._sketches: dict[str, str] = {}
        self._faces: dict[int, bytes] = {}
        self._links: dict[Which, dict[int, list[Link]]] = {}  # since the last change of links, by what was asked
        self._shown: dict[str, Shown | None] = {}  # as they were read or kept last, None where nothing lay there
        self._doubtful: set[int] = set()  # numbers of names that nothing may have any more
        self._number_of: dict[int, int] = {}
        self._place_of: dict[int, int] = {}
        self._report_of: dict[int, str] = {}
        self._outlets: dict[str, str] = {}  # of reports that were taken out here

    def sheets(self, reports: Collection[str]) -> Mapping[str, Sheet]:
        told, pages = self.told(reports), self.pages(reports)
        return {name: Sheet(id=name, report=pages.get(name), facts=tuple(facts)) for name, facts in told.items()}

    def pages(self, reports: Collection[str]) -> Mapping[str, Report]:
        missing = [name for name in reports if name not in self._pages]
        if missing:
            laid = self._rows(shelves.REPORT, "report", missing, "report", "reading")
            self._pages |= {report.id: report for report in self._load({row.report: row.reading for row in laid})}
        return {name: self._pages[name] for name in reports if name in self._pages}

    def told(self, reports: Collection[str]) -> Mapping[str, Sequence[Facts]]:
        missing = [name for name in reports if name not in self._told]
        if missing:
            self._fetch_sketches(missing)
            own: dict[str, list[Facts]] = {name: [] for name in missing if name in self._sketches}
            for row in self._rows(shelves.CLAIM, "report", missing):
                own[row.report].append(self._fact(row))
            self._told |= {name: tuple(sorted(facts, key=lambda fact: fact.order)) for name, facts in own.items()}
        return {name: self._told[name] for name in reports if name in self._told}

    def facts(self, claims: Collection[int]) -> Mapping[int, Facts]:
        missing = self._numbers([place for place in claims if place not in self._facts]).values()
        if missing:
            rows = self._rows(shelves.CLAIM, "number", missing)
            self._fetch_sketches({row.report for row in rows})
            for row in rows:
                self._fact(row)
        return {place: self._facts[place] for place in claims if place in self._facts}

    def _fetch_sketches(self, reports: Collection[str]) -> None:
        missing = [name for name in reports if name not in self._sketches]
        rows = self._rows(shelves.REPORT, "report", missing, "report", "sketch")
        self._sketches.update((row.report, row.sketch) for row in rows)

    def _fact(self, row: shelves.AnyRow) -> Facts:
        place = self._learn(row.number, row.place, row.report)
        if place not in self._facts:
            self._facts[place] = facts_of(row.body, self._sketches[row.report])
        return self._facts[place]

    def keep_sheet(self, sheet: Sheet, filed: Mapping[int, Collection[int]], marks: Collection[int]) -> None:
        sketch = text_of_sketch(sheet.facts[0].sketch if sheet.facts else EMPTY)
        put = [
            {
                "place": text_of_place(fact.order),
                "id": fact.claim.id,
                "report": sheet.id,
                "face": face,
                "body": text_of_facts(fact),
            }
            for fact, face in zip(sheet.facts, packed(sheet.facts), strict=True)
        ]
        shelves.add(self._connection, shelves.CLAIM, put)
        spots = {number_of_spots(fact.spots): text_of_spots(fact.spots) for fact in sheet.facts}
        shelves.keep_spots(self._connection, spots, Counter(number_of_spots(fact.spots) for fact in sheet.facts))
        for row in self._names("report", [sheet.id]):
            self._learn(row.number, row.place, row.report)
        numbers = self._number_of
        keys = [{"key": key, "claim": numbers[place]} for key, places in filed.items() for place in set(places)]
        shelves.add(self._connection, shelves.KEY, keys)
        own = sorted(set(marks))
        shelves.add(self._connection, shelves.MARK, [{"mark": mark, "report": sheet.id} for mark in own])
        words = hashlib.blake2b(repr(own).encode(), digest_size=12).hexdigest()
        outlet = (sheet.report.outlet or "") if sheet.report is not None else ""
        if self._outlets.pop(sheet.id, outlet) != outlet:
            list_voices.name_outlet(self._connection, sheet.id, outlet)
        laid = {
            "report": sheet.id,
            "reading": self._made.get(sheet.id, 0),
            "words": words,
            "sketch": sketch,
            "outlet": outlet,
            "newest": newest(sheet.report),
            "claims": len(sheet.facts),
            "ties": text_of_ties(ties_of(sheet.facts)),
        }
        shelves.add(self._connection, shelves.REPORT, [laid])
        shelves.add(self._connection, listing.SAID, voices_of(sheet.id, [fact.claim for fact in sheet.facts]))
        self._told[sheet.id], self._sketches[sheet.id] = sheet.facts, sketch
        self._facts.update((fact.order, fact) for fact in sheet.facts)
        if sheet.report is not None:
            self._pages[sheet.id] = sheet.report

    def drop_sheet(self, report: str) -> None:
        rows = self._rows(shelves.CLAIM, "report", [report], "number", "place", "face")
        numbers = [row.number for row in rows]
        shelves.drop_spots(self._connection, Counter(spots_in([face_of(row.face) for row in rows])))
        for table, column in (
            (shelves.KEY, "claim"),
            (shelf_links.LINK, "late"),
            (shelf_links.LINK, "early"),
            (shelves.RETOLD, "second"),
            (shelves.RETOLD, "first"),
            (shelves.HOME, "claim"),
            (shelves.CLAIM, "number"),
        ):
            shelves.drop(self._connection, table, column, numbers)
        self._outlets |= list_voices.outlets(self._connection, [report])
        for table in (shelves.MARK, shelves.REPORT, listing.SAID):
            shelves.drop(self._connection, table, "report", [report])
        self._links.clear()
        for held in (self._told, self._pages, self._sketches):
            held.pop(report, None)
        for row in rows:
            place = self._place_of.pop(row.number, place_of_text(row.place))
            for known in (self._number_of, self._report_of, self._facts, self._faces):
                known.pop(place, None)

    def claims_at(self, keys: Collection[int]) -> Mapping[int, Collection[int]]:
        filed = shelves.under(self._connection, keys)
        columns = ("number", "place", "report", "face")
        for number, place, report, face in self._rows(shelves.CLAIM, "number", {row[1] for row in filed}, *columns):
            self._faces[self._learn(number, place, report)] = face_of(face)
        found: dict[int, list[int]] = {}
        for key, number in filed:
            found.setdefault(key, []).append(self._place_of[number])
        return found

    def ties(self, reports: Collection[str]) -> Mapping[str, Sequence[Tie]]:
        return {
            name: ties_of_text(text) for name, text in self._rows(shelves.REPORT, "report", reports, "report", "ties")
        }

    def faces(self, claims: Collection[int]) -> Mapping[int, bytes]:
        missing = self._numbers([place for place in claims if place not in self._faces]).values()
        for number, face in self._rows(shelves.CLAIM, "number", missing, "number", "face"):
            self._faces[self._place_of[number]] = face_of(face)
        return {place: self._faces[place] for place in claims if place in self._faces}

    def spots(self, numbers: Collection[int]) -> Mapping[int, Spots]:
        found = {
            number: spots_of(body) for number, body in self._rows(shelves.SPOTS, "number", numbers, "number", "body")
        }
        if len(found) < len(numbers):
            raise StoreDamaged(f"places of claims are missing: {shelves.REMEDY}")
        return found

    def reports_at(self, marks: Collection[int], most: int) -> Mapping[int, Collection[str]]:
        found: dict[int, list[str]] = {}
        for mark, report in shelves.with_mark(self._connection, marks, most):
            found.setdefault(mark, []).append(report)
        return found

    def told_again(self, reports: Collection[str]) -> Collection[str]:
        found = {later for later, earlier in shelves.retelling(self._connection, reports) if earlier in reports}
        of: dict[str, list[str]] = {}
        for name, words in self._rows(shelves.REPORT, "report", reports, "report", "words"):
            of.setdefault(words, []).append(name)
        return found | {name for several in of.values() if len(several) > 1 for name in several}

    def reports_of(self, claims: Collection[int]) -> Mapping[int, str]:
        self._numbers(claims)
        return {place: self._report_of[place] for place in claims if place in self._report_of}

    def places(self, claims: Collection[str]) -> Mapping[str, int]:
        rows = self._rows(shelves.CLAIM, "id", claims, "id", "number", "place", "report")
        return {name: self._learn(number, place, report) for name, number, place, report in rows}

    def links(self, claims: Collection[int], which: Which = "all") -> Mapping[int, Collection[Link]]:
        known = self._links.setdefault(which, {})
        wanted = self._numbers([claim for claim in claims if claim not in known])
        rows = shelf_links.links_at(self._connection, wanted.values(), which)
        places = self._places({row[0] for row in rows} | {row[1] for row in rows})
        at: dict[int, list[Link]] = {number: [] for number in wanted.values()}
        known.update((claim, at[number]) for claim, number in wanted.items())
        for late, early, link in links_of(self._connection, rows, places):
            if late in at:
                at[late].append(link)
            if early in at:
                at[early].append(link)
        return {claim: known[claim] for claim in claims if claim in known}

    def keep_links(self, links: Iterable[Link]) -> None:
        self._links.clear()
        several = iter(links)
        while part := list(itertools.islice(several, _LINKS_AT_ONCE)):
            shelf_links.keep_links(self._connection, *self._link_rows(part))

    def drop_links(self, links: Iterable[Link]) -> None:
        self._links.clear()
        shelf_links.drop_links(self._connection, self._link_rows(list(links))[0])

    def retold(self, claims: Collection[int]) -> Collection[Retold]:
        numbers = self._numbers(claims).values()
        rows = {row.second: row for end in ("second", "first") for row in self._rows(shelves.RETOLD, end, numbers)}
        places = self._places({end for row in rows.values() for end in (row.second, row.first)})
        found = [
            replace(decode(Retold, row.body), second=places[row.second], first=places[row.first])
            for row in rows.values()
        ]
        return sorted(found, key=lambda one: one.second)

    def keep_retold(self, report: str, retold: Sequence[Retold]) -> None:
        own = [row.number for row in self._names("report", [report])]
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
        rows = shelves.homes(self._connection, self._numbers(claims).values())
        places = self._places([row.claim for row in rows])
        return {
            places[claim]: home_of(name, kind, alone, counted, umbrella, rank)
            for claim, name, alone, counted, kind, umbrella, rank in rows
        }

    def groups(self, ids: Collection[str]) -> Mapping[str, Group]:
        return {row.id: group_of(*row) for row in self._rows(shelves.GROUP, "id", ids)}

    def keep_groups(self, groups: Iterable[Group]) -> None:
        several = list(groups)
        shelves.put(self._connection, shelves.GROUP, [row_of_group(group) for group in several])
        numbers = self._numbers({place for group in several for place in group.homes})
        homes = [
            {"claim": numbers[place], "id": group.id, "alone": home.alone, "counted": home.counted}
            for group in several
            for place, home in group.homes.items()
        ]
        shelves.put(self._connection, shelves.HOME, homes)

    def drop_groups(self, ids: Collection[str]) -> None:
        self._doubtful |= listing.drop_things(self._connection, ids)
        self._shown.update((name, None) for name in ids)
        shelves.drop(self._connection, shelves.SHOWN, "id", ids)
        shelves.drop(self._connection, shelves.GROUP, "id", ids)
        shelves.drop(self._connection, shelves.HOME, "id", ids)

    def shown(self, ids: Collection[str]) -> Mapping[str, Shown]:
        found = {name: shown_of(body) for name, body in self._rows(shelves.SHOWN, "id", ids, "id", "body")}
        self._shown.update((name, found.get(name)) for name in ids)
        return found

    def parts(self, ids: Collection[str]) -> Mapping[str, Part]:
        rows = self._rows(shelves.SHOWN, "id", ids, "id", "part")
        return {name: part_of_text(text) for name, text in rows if text}

    def keep_shown(self, shown: Iterable[Shown]) -> None:
        several = list(shown)
        for start in range(0, len(several), _AT_ONCE):
            self._keep_shown(several[start : start + _AT_ONCE])
        listing.forget_names(self._connection, self._doubtful)
        self._doubtful.clear()

    def _keep_shown(self, shown: Sequence[Shown]) -> None:
        ids = [one.told.id for one in shown]
        rows = [{"id": one.told.id, "part": text_of_part(one.event), "body": encode(one)} for one in shown]
        shelves.put(self._connection, shelves.SHOWN, rows)
        self._doubtful |= list_things(self._connection, [one for one in shown if not self._is_listed(one)], self._shown)
        self._shown.update((one.told.id, one) for one in shown)
        listing.mark_decided(self._connection, ids)

    def _is_listed(self, one: Shown) -> bool:
        """Whether lists hold it as it is: of most that change only what they have to do with others does."""
        before = self._shown.get(one.told.id)
        return before is not None and as_listed(before) == as_listed(one)

    def decisions(self, claims: Collection[str]) -> Collection[Decision]:
        rows = {(a, b): body for end in ("a", "b") for a, b, body in self._rows(shelves.DECISION, end, claims)}
        return [decode(Decision, rows[pair]) for pair in sorted(rows)]

    def keep_decisions(self, decisions: Iterable[Decision]) -> None:
        rows = [{"a": one.pair[0], "b": one.pair[1], "body": encode(one)} for one in decisions]
        shelves.put(self._connection, shelves.DECISION, rows)

    def drop_decisions(self, pairs: Collection[tuple[str, str]]) -> None:
        shelves.drop_rows(self._connection, shelves.DECISION, [{"a": a, "b": b} for a, b in pairs])

    def _rows(
        self, table: shelves.AnyTable, column: str, values: Collection[object], *only: str
    ) -> Sequence[shelves.AnyRow]:
        return shelves.among(self._connection, table, column, values, *only)

    def _names(self, column: str, values: Collection[object]) -> Sequence[shelves.AnyRow]:
        """The number, place and report of claims."""
        return self._rows(shelves.CLAIM, column, values, "number", "place", "report")

    def _numbers(self, places: Collection[int]) -> dict[int, int]:
        """Place -> number, of those that are on the shelf."""
        missing = [text_of_place(place) for place in places if place not in self._number_of]
        for row in self._names("place", missing):
            self._learn(*row)
        return {place: self._number_of[place] for place in places if place in self._number_of}

    def _places(self, numbers: Collection[int]) -> Mapping[int, int]:
        """Number -> place, of these numbers and others."""
        missing = [number for number in numbers if number not in self._place_of]
        for row in self._names("number", missing):
            self._learn(*row)
        return self._place_of

    def _learn(self, number: int, text: str, report: str) -> int:
        """The place of a claim, whose names are noted."""
        place = self._place_of.get(number)
        if place is None:
            place = self._place_of[number] = place_of_text(text)
            self._number_of[place], self._report_of[place] = number, report
        return place

    def _link_rows(self, links: Sequence[Link]) -> LinkRows:
        return rows_of_links(links, self._numbers({end for link in links for end in (link.a, link.b)}))
