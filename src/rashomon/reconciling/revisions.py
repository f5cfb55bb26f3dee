"""The figures that one voice gave one after the other: a toll that rises over days, or that its source lowers.

Only the latest figure of a voice counts in a range (`ranges`); here the earlier ones are kept, in order.
Source: RECONCILING 4.3 (a source that corrects itself replaces its own figure; earlier ones stay in history).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rashomon.model.record import Revision, Told
from rashomon.reconciling import shown
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.numbers import meets
from rashomon.reconciling.origins import Voices
from rashomon.reconciling.positions import Members
from rashomon.reconciling.ranges import kinds_of, latest, said_on
from rashomon.reconciling.victims import groups_of


def revisions_of(members: Members) -> tuple[Revision, ...]:
    """Each voice that gave a figure and later another one that excludes it, by kind, in the order of the record."""
    found = []
    for kind in kinds_of(members.counted):
        for group in groups_of(members.counted, kind):
            for value in latest(group.facts, kind, members.voices):
                told = tuple(_course([*(fact for _quantity, fact in value.earlier), value.fact], kind, members.voices))
                if len(told) > 1:
                    found.append(Revision(kind=kind, origin=value.voice, victims=group.name, figures=told))
    return tuple(found)


def _course(facts: Sequence[Facts], kind: str, voices: Voices) -> Iterator[Told]:
    """One figure for each time that the voice changed it; of what it said on one day the last one told.

    Who gives two figures without a day between them changes nothing: which is the later one is not known.
    """
    days: dict[date | None, Facts] = {}
    said = {fact.order: said_on(fact, voices) for fact in facts}
    for fact in sorted(facts, key=lambda fact: (said[fact.order] or date.min, fact is facts[-1], fact.order)):
        if fact.numbers[kind].numeric and not (fact.headline and said[fact.order] in days):
            days[said[fact.order]] = fact
    before: Facts | None = None
    for day, fact in days.items():
        if before is None or not meets(before.numbers[kind], fact.numbers[kind]):
            quantity = fact.numbers[kind]
            yield Told(
                value=shown.number(quantity),
                low=quantity.low,
                high=quantity.high,
                known=day.isoformat() if day else None,
                claim=fact.claim.id,
                report=fact.claim.report,
            )
            before = fact
