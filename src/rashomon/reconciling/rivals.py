"""Disagreements that reach over several events and states: who holds a place, and whether a siege is over.

Source: RECONCILING 4.5; rival holders are two timelines, since each says it of itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rashomon.model.record import Disagreement
from rashomon.reconciling.drafts import Draft
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.positions import position_of
from rashomon.reconciling.sides import named, side
from rashomon.reconciling.vetoes import place_relation

_WHOLE = frozenset({"full_hold", "base", "contested"})
_DAYS = 3
"""Two accounts of who holds a place speak of one time if their days are no further apart."""
_HERE = frozenset({"same_site", "same", "inside"})
_OVER = re.compile(r"\b(?:was|were|had|until|previously|formerly)\b", re.IGNORECASE)


def rival_holders(
    states: Mapping[str, Draft], events: Mapping[str, Draft], facts: Sequence[Facts]
) -> Iterator[Disagreement]:
    """One disagreement for each place that different sides hold at one time, by the accounts; about the first state."""
    fighting = frozenset(one for fact in facts if fact.claim.type in ("clash", "control", "territory_change")
                         for one in named(fact.doing | fact.done_to))  # fmt: skip
    taken = [
        fact for draft in events.values() for fact in draft.members.counted
        if fact.claim.subtype in ("captured", "recaptured") and fact.mood == "done"
    ]  # fmt: skip
    held = [(key, fact, _holders(fact, fighting)) for key, draft in states.items() for fact in _holding(draft)]
    seen: set[str] = set()
    for key, fact, holders in held:
        rivals = [
            (other_key, other, theirs)
            for other_key, other, theirs in held
            if other_key != key and holders and theirs and not holders & theirs and _at_once(fact, other)
            and fact.voice != other.voice and not _changed_hands(fact, holders, other, theirs, taken)
        ]  # fmt: skip
        if rivals and key not in seen:
            keys = sorted({key, *(other_key for other_key, _, _ in rivals)})
            seen.update(keys)
            yield _contested(keys, states)


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


def _holding(draft: Draft) -> list[Facts]:
    if draft.facts[0].claim.type != "control":
        return []
    return [
        fact
        for fact in draft.members.counted
        if fact.claim.subtype in _WHOLE and fact.mood == "done" and not {"area_share", "share"} & fact.numbers.keys()
    ]


def _holders(fact: Facts, fighting: frozenset[str]) -> frozenset[str]:
    """The sides that hold; of "soldiers" without a side, that of the belligerent who speaks of them."""
    found = named(fact.doing)
    if found or fact.named_origin is None or not fact.doing:
        return found
    own = side(fact.named_origin)
    return frozenset({own} & fighting)


def _at_once(a: Facts, b: Facts) -> bool:
    if a.last is None or b.last is None or abs(a.last - b.last) > _DAYS:
        return False
    wide = any(spot.level in ("area", "country") for spot in (*a.spots, *b.spots))
    parted = any(spot.relation == "part_of" for spot in (*a.spots, *b.spots))
    return not wide and not parted and place_relation(a, b) in _HERE


def _changed_hands(a: Facts, mine: frozenset[str], b: Facts, theirs: frozenset[str], taken: Sequence[Facts]) -> bool:
    """Whether the later holder took the place in between, so that both can be right."""
    old, new, holders = (a, b, theirs) if (a.last or 0) <= (b.last or 0) else (b, a, mine)
    return any(
        fact.last is not None and (old.last or 0) < fact.last <= (new.last or 0) and named(fact.doing) & holders
        and place_relation(fact, new) in _HERE
        for fact in taken
    )  # fmt: skip


def _contested(keys: Sequence[str], states: Mapping[str, Draft]) -> Disagreement:
    positions = []
    for key in keys:
        facts = _holding(states[key])
        names = [a.name for fact in facts for a in fact.claim.actors_as("holder") if a.name and a.id != "unknown"]
        value = " and ".join(dict.fromkeys(names)) or "not stated"
        positions.append(position_of(value, facts, states[key].members))
    return Disagreement(
        id=f"D-{keys[0]}-holder",
        about=keys[0],
        slot="holder",
        relation="contested",
        positions=tuple(positions),
        note=f"rival holders at one time ({', '.join(keys)})",
    )
