"""What stands around events and states on a shelf, and which others have to be looked at again when some change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from rashomon.reconciling.around import Home
from rashomon.reconciling.drafts import Draft
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.grouping import draft_of
from rashomon.reconciling.islands import accusing
from rashomon.reconciling.links import JOINING, Link
from rashomon.reconciling.shelf import Group, Shelf


class OnShelf:
    """What is asked for about the claims and drafts around a draft; each answer of the shelf is kept.

    `drafts` are those that are there already.
    """

    def __init__(self, shelf: Shelf, drafts: Mapping[str, Draft]) -> None:
        self._shelf = shelf
        self._told: dict[str, Sequence[Facts]] = {}
        self._homes: dict[int, Home] = {}
        self._links: dict[int, Sequence[Link]] = {}
        self._apart: dict[int, Sequence[Link]] = {}
        self._drafts = dict(drafts)
        self._groups: dict[str, Group] = {}

    def fetch(self, groups: Collection[Group]) -> None:
        """Asks in one go for all that the claims of some groups will need."""
        self._groups.update((group.id, group) for group in groups)
        claims = {claim for group in groups for claim in group.homes}
        of_events = {claim for group in groups for claim, home in group.homes.items() if home.kind == "event"}
        reports = set(self._shelf.reports_of(of_events).values())
        self._told.update(self._shelf.told(reports - self._told.keys()))
        self._fetch_links(claims)
        self._fetch_homes(claims, {fact.order for report in reports for fact in self._told[report]})

    def fetch_links(self, groups: Iterable[Group]) -> None:
        """Asks in one go for the links of the claims of some groups, and where these lead to."""
        several = {group.id: group for group in groups}
        self._groups.update(several)
        claims = {claim for group in several.values() for claim in group.homes}
        self._fetch_links(claims)
        self._fetch_homes(claims, set())

    def fetch_apart(self, groups: Iterable[Group]) -> None:
        """Asks in one go for the links that keep the claims of some groups apart from others, and who these are."""
        several = {group.id: group for group in groups}
        self._groups.update(several)
        claims = {claim for group in several.values() for claim in group.homes}
        found = self._shelf.links(claims, "apart")
        self._apart.update((claim, [one for one in found.get(claim, ()) if one.kind == "apart"]) for claim in claims)
        ends = {end for claim in claims for link in self._apart[claim] for end in (link.a, link.b)}
        self._homes.update(self._shelf.homes(ends - self._homes.keys()))

    def apart(self, claims: Iterable[int]) -> list[Link]:
        """The links that keep these claims apart, once they were fetched; those between two of them come twice."""
        return [link for claim in claims for link in self._apart[claim]]

    def _fetch_homes(self, claims: set[int], further: set[int]) -> None:
        ends = {end for claim in claims for link in self._links[claim] for end in (link.a, link.b)}
        self._homes.update(self._shelf.homes((ends | further) - self._homes.keys()))

    def _fetch_links(self, claims: set[int]) -> None:
        wanted = claims - self._links.keys()
        found = self._shelf.links(wanted, "around")
        for claim in wanted:
            self._links[claim] = [link for link in found.get(claim, ()) if link.kind not in JOINING]

    def home(self, order: int) -> Home:
        """Where the claim at this place is."""
        if order not in self._homes:
            self._homes.update(self._shelf.homes([order]))
        return self._homes[order]

    def links(self, order: int) -> Sequence[Link]:
        """The links of the claim that join no clusters."""
        if order not in self._links:
            self._fetch_links({order})
        return self._links[order]

    def draft(self, key: str) -> Draft:
        """The draft of an event or state."""
        if key not in self._drafts:
            group = self._group(key)
            claims = group.homes.keys()
            ties = self._shelf.ties(set(self._shelf.reports_of(claims).values()))
            self._drafts[key] = draft_of(group.grouping, self._shelf.facts(claims), accusing(ties, claims, self._shelf))
        return self._drafts[key]

    def claims(self, key: str) -> Collection[int]:
        """The claims of an event or state."""
        return self._group(key).homes.keys()

    def _group(self, key: str) -> Group:
        if key not in self._groups:
            self._groups.update(self._shelf.groups([key]))
        return self._groups[key]

    def report(self, report_id: str) -> Sequence[Facts]:
        """All claims of a report."""
        if report_id not in self._told:
            self._told.update(self._shelf.told([report_id]))
        return self._told[report_id]


_CONTENT = frozenset({"ends_siege", "rival", "took_it"})
"""Links at which one end shows what the claims of the other come to; at others it shows only what became of them."""


def moved(before: Mapping[int, Home], after: Mapping[int, Home]) -> set[int]:
    """The claims that came, went, or are something else to those around them."""
    return {claim for claim in before.keys() | after.keys() if _told(before.get(claim)) != _told(after.get(claim))}


def _told(home: Home | None) -> tuple[object, ...] | None:
    return None if home is None else (home.id, home.alone, home.counted, home.umbrella)


def neighbours(groups: Collection[Group], moved: Collection[int], shelf: Shelf) -> set[str]:
    """The ids of the events and states that stand around some, as far as these may show in them.

    `moved` are the claims that are something else than before.  Events of the same reports are counted in where one of
    the two is an umbrella or a part beside its whole.
    """
    own = {claim for group in groups for claim in group.homes}
    links = [
        link for several in shelf.links(own, "around").values() for link in several
        if link.kind in _CONTENT or (link.kind not in JOINING and (link.a in moved or link.b in moved))
    ]  # fmt: skip
    claims = own & set(moved)
    ends = {end for link in links for end in (link.a, link.b)} - own
    umbrellas = {claim for group in groups for claim, home in group.homes.items() if home.umbrella} & claims
    mates: set[int] = set()
    for facts in shelf.told(set(shelf.reports_of(claims).values())).values():
        told = {fact.order for fact in facts}
        mates |= told - claims
        for fact in facts:
            if fact.beside is not None and (fact.order in claims or fact.beside in claims):
                ends |= {fact.order, fact.beside} - claims
        if told & umbrellas:
            ends |= told - claims
    homes = shelf.homes(ends | mates)
    found = {home.id for claim, home in homes.items() if claim in ends or home.umbrella}
    return found | _rivals(ends, links, shelf)


def _rivals(ends: set[int], links: Sequence[Link], shelf: Shelf) -> set[str]:
    """The states that compete with those for which somebody holds or took the same place."""
    kinds = {"rival", "took_it"}
    held = {end for link in links if link.kind in kinds for end in (link.a, link.b)} & ends
    states = shelf.groups({home.id for home in shelf.homes(held).values() if home.kind == "state"})
    claims = {claim for group in states.values() for claim in group.homes}
    further = {
        end for several in shelf.links(claims, "around").values() for link in several if link.kind in kinds
        for end in (link.a, link.b)
    }  # fmt: skip
    return {home.id for home in shelf.homes(further).values()}
