"""From links between pairs to clusters: the best pairs join first, and no cluster ever holds a vetoed pair."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rashomon.reconciling.facts import Facts
from rashomon.reconciling.judgement import Judgement
from rashomon.reconciling.links import Link


def cluster(
    facts: Sequence[Facts], links: Iterable[Link], against: Callable[[Facts, Facts], Judgement | None]
) -> tuple[tuple[tuple[int, ...], ...], tuple[Link, ...]]:
    """The clusters (claims in order, clusters by their first claim) and the links that made them.

    The result does not depend on the order of `links`: they are taken by weight, then by the claims' places, then
    by their reasons (people may have joined two pairs that are one where copies stand for their originals).  Links
    by a person come first, and what keeps other pairs of claims apart does not hold them up.
    Cost: one veto for each pair of members of two clusters that are joined; two that were kept apart stay apart.
    """
    home = {fact.order: fact.order for fact in facts}
    members = {fact.order: [fact] for fact in facts}
    shut: dict[int, set[int]] = {}
    used = []
    for link in sorted(links, key=lambda link: (-link.judgement.weight, link.a, link.b, link.judgement.reason)):
        first, second = sorted((home[link.a], home[link.b]))
        if first == second:
            continue
        if second in shut.get(first, ()):
            continue
        found = (against(a, b) for a in members[first] for b in members[second])
        if any(one is not None and (not link.by_person or one.by_person) for one in found):
            if not link.by_person:
                shut.setdefault(first, set()).add(second)
                shut.setdefault(second, set()).add(first)
            continue
        for fact in members[second]:
            home[fact.order] = first
        members[first] += members.pop(second)
        for other in shut.pop(second, ()):  # what shut one of the two out shuts out the whole
            shut[other].discard(second)
            shut[other].add(first)
            shut.setdefault(first, set()).add(other)
        used.append(link)
    found_groups = sorted(tuple(sorted(fact.order for fact in group)) for group in members.values())
    return tuple(found_groups), tuple(used)
