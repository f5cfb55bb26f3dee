"""Which countries a report tells of, its date line apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rashomon.reading.mentions import PlaceMention

LOCATING = frozenset({"from", "toward", "distance_from"})
"""Relations that only tell whence, whither or how far from."""


def lands_told_of(mentions: Iterable[PlaceMention]) -> frozenset[str]:
    """The ISO codes of the countries that a report names most, by their places twice as much as by their own or their
    people's name; empty where it names none.

    A date line, a speaker's seat, a government and what is only derived from another place say nothing of it.
    """
    votes: Counter[str] = Counter()
    for mention in mentions:
        if mention.sort not in ("name", "demonym") or mention.relation in LOCATING:
            continue
        if mention.place is None or not mention.place.country or mention.basis.startswith("derived"):
            continue
        votes[mention.place.country] += 2 if mention.sort == "name" and mention.place.kind != "country" else 1
    most = max(votes.values(), default=0)
    return frozenset(code for code, count in votes.items() if count == most)
