"""The state that a report is about, by the places and parties that it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.reading.document import Document
from rashomon.reading.names import NameHit
from rashomon.reading.registry import Registry, State

_HOLLOW = frozenset({"description"})


def countries(document: Document, hits: Sequence[NameHit] = ()) -> tuple[str, ...]:
    """The ISO codes of the countries that a report names, the most named first.

    A place inside a country counts twice as much as the country's own name, as a place without a point on the earth
    and as a party of one country ("the RUC").  Empty where neither is met.
    """
    registry = Registry.load()
    votes: Counter[str] = Counter()
    for mention in document.places:
        place = mention.place
        if place is not None and place.country:
            sure = place.kind != "country" and (place.lat is not None or place.population > 0)
            votes[place.country] += 2 if sure and mention.sort not in _HOLLOW else 1
    for hit in hits:
        actor = registry.by_id(hit.id) if hit.sort == "name" and not hit.others and not hit.ambiguous else None
        if actor is not None and actor.country and actor.country in registry.by_iso2:
            votes[actor.country] += 1
    return tuple(code for code, _votes in sorted(votes.items(), key=lambda item: (-item[1], item[0])))


def main_state(document: Document, registry: Registry, body: str | None = None) -> State | None:
    """The state that the report is mainly about, by its countries and its year; None if they are none.

    `body` is the end of the id of a body that is asked for: an occupying power has the army and not the police.
    """
    year = document.day.year if document.day else None
    named = {mention.place.name for mention in document.places if mention.place is not None}
    for iso2 in document.countries:
        state = registry.ruling(iso2, year, body, named)
        if state is not None:
            return state
    return None
