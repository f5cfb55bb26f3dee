"""Disagreements that reach over several events and states: who holds a place, and whether a siege is over.

Source: RECONCILING 4.5; rival holders are two timelines, since each says it of itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.model.record import Disagreement
from rashomon.model.shown import Rank
from rashomon.reconciling.around import Around, links_around
from rashomon.reconciling.drafts import Draft
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.holding import tells_holder
from rashomon.reconciling.positions import position_of
from rashomon.reconciling.wording import pattern

_OVER = pattern("over")


def rival_holders(key: str, draft: Draft, around: Around) -> Disagreement | None:
    """The disagreement on a place that other sides hold at the same time as this state, by the accounts.

    It stands with the first of the states.  None where all of it is told with an earlier one.
    """
    found = _rivals(draft, around)
    own = around.home(draft.facts[0].order).rank
    later = {other: rank for other, rank in found.items() if rank > own}
    if not later:
        return None
    for other, rank in found.items():
        if rank < own and later.keys() <= _rivals(around.draft(other), around).keys():
            return None
    keys = [key, *sorted(later, key=lambda other: later[other])]
    return _contested(keys, [draft, *(around.draft(other) for other in keys[1:])])


def siege_doubted(state_id: str, state: Draft, event_id: str, event: Draft) -> Disagreement | None:
    """The disagreement on a siege that one side calls broken and another voice calls unbroken at the same time."""
    breaking = [f for f in event.members.counted if f.claim.type == "siege_change" and f.mood == "done"]
    if not breaking or len(event.members.voices.camps) > 1:
        return None
    said = {fact.voice for fact in breaking}
    day = max((fact.last or 0 for fact in breaking), default=0)
    on = [f for f in state.members.counted if f.voice not in said and _still(f, day) and _not_before(f, breaking)]
    if not on:
        return None
    return Disagreement(
        id=f"D-{state_id}-siege",
        about=state_id,
        slot="siege",
        relation="disagree",
        positions=(position_of("broken", breaking, event.members), position_of("goes on", on, state.members)),
        note=f"{event_id} rests on one side's word",
    )


def _still(fact: Facts, day: int) -> bool:
    return fact.last is not None and fact.last >= day and not _OVER.search(fact.claim.quote)


def _not_before(fact: Facts, breaking: Sequence[Facts]) -> bool:
    """Whether it is told in the report of the break, after it, or in a later one."""
    first = min(breaking, key=lambda other: other.order)
    return fact.order > first.order


def _rivals(draft: Draft, around: Around) -> Mapping[str, Rank]:
    """The states that give the place to others at the same time, unless the later holder took it in between."""
    own = {fact.order for fact in draft.facts}
    found: dict[str, Rank] = {}
    for link in links_around(own, around):
        if link.kind != "rival":
            continue
        here, there = (link.a, link.b) if link.a in own else (link.b, link.a)
        home = around.home(there)
        counted = home.counted and around.home(here).counted
        if counted and there not in own and not _changed_hands(here, there, draft, around):
            found[home.id] = home.rank
    return found


def _changed_hands(here: int, there: int, draft: Draft, around: Around) -> bool:
    """Whether the later holder took the place in between, so that both can be right."""
    mine = next(fact for fact in draft.facts if fact.order == here)
    theirs = next(fact for fact in around.draft(around.home(there).id).facts if fact.order == there)
    old, new = (mine, theirs) if (mine.last or 0) <= (theirs.last or 0) else (theirs, mine)
    return any(
        link.kind == "took_it" and link.b == new.order and around.home(link.a).counted
        and (old.last or 0) < _day_of(link.a, around)
        for link in around.links(new.order)
    )  # fmt: skip


def _day_of(order: int, around: Around) -> int:
    draft = around.draft(around.home(order).id)
    return next((fact.last or 0 for fact in draft.facts if fact.order == order), 0)


def _contested(keys: Sequence[str], drafts: Sequence[Draft]) -> Disagreement:
    positions = []
    for draft in drafts:
        facts = [fact for fact in draft.members.counted if tells_holder(fact)]
        names = [a.name for fact in facts for a in fact.claim.actors_as("holder") if a.name and a.id != "unknown"]
        value = " and ".join(dict.fromkeys(names)) or "not stated"
        positions.append(position_of(value, facts, draft.members))
    return Disagreement(
        id=f"D-{keys[0]}-holder",
        about=keys[0],
        slot="holder",
        relation="contested",
        positions=tuple(positions),
        note=f"rival holders at one time ({', '.join(keys)})",
    )
