"""What is kept from one report to the next, so that a new report touches only what it can reach.

A shelf holds nothing that could not be computed again from the reports, their claims and what people decided.  Claims
go by their place (`ordering`), events and states by their stable id.  Every question is answered by an index: no answer
needs all claims.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol
from zlib import crc32

from rashomon.model.report import Report
from rashomon.model.shown import Shown
from rashomon.reconciling.around import Home
from rashomon.reconciling.blocking import Key
from rashomon.reconciling.decisions import Decision
from rashomon.reconciling.faces import Spots
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.gaps import Part
from rashomon.reconciling.grouping import Grouping, Retold
from rashomon.reconciling.links import Link
from rashomon.reconciling.sheets import Sheet

Which = Literal["all", "joining", "around", "apart"]
"""Which links: all, those that can be joining (also what a person decided, whatever it is), those that join no
clusters, or of these the ones that keep two claims apart."""


_REGION = 4
"""Cells of a region, in each direction."""


def number_of(key: Key) -> int:
    """A key as a number of 64 bits with a sign; two keys with one number only cost a look.

    Its first half follows from the region and the time alone: the keys of a report lie side by side on a shelf that is
    sorted by them, and not each on a page of its own.
    """
    cell = next((part for part in key if isinstance(part, tuple) and isinstance(part[0], int)), None)
    region = (cell[0] // _REGION, cell[1] // _REGION) if cell is not None else None
    near = crc32(repr((region, key[-1])).encode())
    rest = hashlib.blake2b(repr(key).encode(), digest_size=4).digest()
    return int.from_bytes(near.to_bytes(4) + rest, signed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One event or state on the shelf: its claims with why they are together, and where each of them is."""

    id: str
    grouping: Grouping
    homes: Mapping[int, Home]


class Tie(NamedTuple):
    """A claim and the claims of its report that it is `inside`, repeats or accuses somebody of (`Facts`), by place."""

    claim: int
    inside: int | None
    repeats: int | None
    accused: int | None


def ties_of(facts: Iterable[Facts]) -> tuple[Tie, ...]:
    """The ties of the claims of a report, of those that have any."""
    every = (Tie(fact.order, fact.inside, fact.repeats, fact.accused) for fact in facts)
    return tuple(one for one in every if one[1:] != (None, None, None))


class Shelf(Protocol):
    """Where the sheets of reports, the links between claims and the groups that they make are kept.

    What is asked for and not there is left out of the answer.
    """

    def sheets(self, reports: Collection[str]) -> Mapping[str, Sheet]:
        """The sheets of these reports, by their ids."""

    def told(self, reports: Collection[str]) -> Mapping[str, Sequence[Facts]]:
        """The claims of these reports, without the reports themselves."""

    def pages(self, reports: Collection[str]) -> Mapping[str, Report]:
        """These reports, without their claims."""

    def facts(self, claims: Collection[int]) -> Mapping[int, Facts]:
        """The claims at these places."""

    def ties(self, reports: Collection[str]) -> Mapping[str, Sequence[Tie]]:
        """Report -> those of its claims that hang on another one of it."""

    def faces(self, claims: Collection[int]) -> Mapping[int, bytes]:
        """Claim -> its face (`faces.packed`)."""

    def spots(self, numbers: Collection[int]) -> Mapping[int, Spots]:
        """What the numbers of places in faces stand for."""

    def keep_sheet(self, sheet: Sheet, filed: Mapping[int, Collection[int]], marks: Collection[int]) -> None:
        """Keeps a new sheet; `filed` are the keys under which its claims (by place) are found, `marks` its own."""

    def drop_sheet(self, report: str) -> None:
        """Drops a sheet with its keys and marks, the links of its claims at both ends, and its retellings."""

    def claims_at(self, keys: Collection[int]) -> Mapping[int, Collection[int]]:
        """Key -> the places of the claims that are filed there."""

    def reports_at(self, marks: Collection[int], most: int) -> Mapping[int, Collection[str]]:
        """Mark -> the reports that have it; marks of more than `most` reports are left out."""

    def told_again(self, reports: Collection[str]) -> Collection[str]:
        """Those of these reports that retell another of them, or have the same marks as another."""

    def reports_of(self, claims: Collection[int]) -> Mapping[int, str]:
        """Claim -> its report."""

    def places(self, claims: Collection[str]) -> Mapping[str, int]:
        """Claim id -> its place."""

    def links(self, claims: Collection[int], which: Which = "all") -> Mapping[int, Collection[Link]]:
        """Claim -> its links, at either end: at least those that are asked for."""

    def keep_links(self, links: Iterable[Link]) -> None:
        """Keeps links; a link that is there already stays once."""

    def drop_links(self, links: Iterable[Link]) -> None:
        """Drops links."""

    def retold(self, claims: Collection[int]) -> Collection[Retold]:
        """The retellings that have one of the claims at either end, each once."""

    def keep_retold(self, report: str, retold: Sequence[Retold]) -> None:
        """Replaces the retellings of which a claim of this report is the later one."""

    def homes(self, claims: Collection[int]) -> Mapping[int, Home]:
        """Claim -> where it is."""

    def groups(self, ids: Collection[str]) -> Mapping[str, Group]:
        """Events and states by their ids."""

    def keep_groups(self, groups: Iterable[Group]) -> None:
        """Keeps groups in place of those with the same id."""

    def drop_groups(self, ids: Collection[str]) -> None:
        """Drops groups, what is shown of them, and the homes that still lead to them."""

    def shown(self, ids: Collection[str]) -> Mapping[str, Shown]:
        """Events and states as they are shown."""

    def parts(self, ids: Collection[str]) -> Mapping[str, Part]:
        """Events as they are looked at as parts of umbrellas."""

    def keep_shown(self, shown: Iterable[Shown]) -> None:
        """Keeps them in place of those with the same id."""

    def decisions(self, claims: Collection[str]) -> Collection[Decision]:
        """What people decided on pairs that hold one of these claims (ids), also of claims that are not there."""

    def keep_decisions(self, decisions: Iterable[Decision]) -> None:
        """Keeps decisions in place of those on the same pairs."""

    def drop_decisions(self, pairs: Collection[tuple[str, str]]) -> None:
        """Forgets what was decided on these pairs (`Decision.pair`)."""
