"""The state that a report is about, by the places that it names."""

from __future__ import annotations

from collections import Counter

from rashomon.reading.document import Document
from rashomon.reading.registry import Registry, State


def countries(document: Document) -> tuple[str, ...]:
    """The ISO codes of the countries that a report names, the most named first.

    A place inside a country counts twice as much as the country's own name.  Empty where no place is resolved.
    """
    votes: Counter[str] = Counter()
    for mention in document.places:
        if mention.place is not None and mention.place.country:
            votes[mention.place.country] += 2 if mention.place.kind != "country" else 1
    return tuple(code for code, _votes in sorted(votes.items(), key=lambda item: (-item[1], item[0])))


def main_state(document: Document, registry: Registry) -> State | None:
    """The state that the report is mainly about, by its places; None if they name none."""
    return next((registry.by_iso2[iso2] for iso2 in countries(document) if iso2 in registry.by_iso2), None)
