"""What became of the events and states around those that changed.

An event that itself stands as it was is only told anew which others it has to do with.  Relations are found at both
ends, so that those of the others that changed tell them; its lines on what it is kept apart from are the first few of
many, and are only looked for again where one of them may have come or gone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from rashomon.model.shown import Shown
from rashomon.reconciling.around import kept_apart, links_around, related
from rashomon.reconciling.gaps import part_of
from rashomon.reconciling.relations import INVERSE
from rashomon.reconciling.surroundings import OnShelf


class Turned:
    """The events and states that are others now.

    `found` are those of them that are there, rendered; `ids` also those that are gone.
    """

    def __init__(self, found: Mapping[str, Shown], ids: Collection[str], around: OnShelf) -> None:
        self._ids, self._around = ids, around
        self._related: dict[str, set[tuple[str, str]]] = {}
        self._apart: set[str] = set()
        for key, shown in found.items():
            own = around.claims(key)
            links = links_around(own, around)
            ends = {end for link in links if link.kind == "apart" for end in (link.a, link.b)}
            self._apart |= {around.home(end).id for end in ends}
            relations = shown.event.related if shown.event else related(own, (), key, links, around)
            for relation, other in relations:
                self._related.setdefault(other, set()).add((INVERSE[relation], key))

    def concerns(self, shown: Shown, why: Sequence[str]) -> bool:
        """Whether to look at what keeps an event apart that stands as it was; `why` are the lines of its grouping."""
        if shown.event is None:
            return False
        if shown.event.id in self._apart:
            return True
        return any(key in line for line in shown.event.why[len(why) :] for key in self._ids)

    def seen_again(self, shown: Shown, why: Sequence[str]) -> Shown | None:
        """One that stands as it was, among those that turned; None where all of it has to be rendered."""
        around = self._around
        if shown.event is None:
            links = links_around(around.claims(shown.told.id), around)
            unlinked = not links and not shown.across and shown.told.why == tuple(why)
            return shown if unlinked and shown.state is not None and shown.state.ended_by is None else None
        event = shown.event
        kept = {one for one in event.related if one[1] not in self._ids}
        relations = tuple(sorted(kept | self._related.get(event.id, set())))
        lines = event.why
        if self.concerns(shown, why):
            lines = (*why, *kept_apart(event.id, around.apart(around.claims(event.id)), around))
        if (relations, lines) == (event.related, event.why):
            return shown
        return replace(shown, event=replace(event, related=relations, why=lines))


def told_to_sums(one: Shown, before: Shown) -> bool:
    """Whether an event differs from before in anything that a comparison of a sum and its parts looks at."""
    now, then = one.event, before.event
    if now is then or now is None or then is None:
        return now is not then
    if now.umbrella or then.umbrella:
        return replace(now, gaps=(), why=()) != replace(then, gaps=(), why=())
    return part_of(now) != part_of(then)
