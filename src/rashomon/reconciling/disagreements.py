"""How the accounts of one slot lie to each other: agree, compatible, update, disagree or contested.

Source: RECONCILING 4.1 (updates and contradictions) and 4.5.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from rashomon.model.record import Position
from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.numbers import bounds, meets
from rashomon.reconciling.positions import Members, denies_own_part, position_of, taking
from rashomon.reconciling.ranges import Relation, Value, disjoint, kinds_of, latest
from rashomon.reconciling.sides import named
from rashomon.reconciling.told_on import raises_toll
from rashomon.reconciling.victims import ALL, Group, groups_of, strikes_back
from rashomon.reconciling.wording import pattern

_CHANGE = pattern("change")
_BEFORE = pattern("before")
_MOVING_STATES = frozenset({"control", "front_distance"})
"""States whose numbers the fighting itself changes from day to day."""

_WORST_FIRST: tuple[Relation, ...] = ("contested", "disagree", "update")
_BY_WEIGHT: tuple[Relation, ...] = (*_WORST_FIRST, "compatible", "agree")

Finding = tuple[str, Relation, tuple[Position, ...], str | None]


def findings(members: Members, positions: Mapping[str, tuple[Position, ...]]) -> Iterator[Finding]:
    """Each slot with its relation, its positions and a note, in the order of the slots' names."""
    for kind in kinds_of(members.facts):
        yield from _of_kind(members, kind, positions.get(kind, ()))
    doers = positions.get("initiator", ())
    if len(doers) > 1 and _doers_disjoint(taking(members.counted)):
        yield "initiator", "contested", doers, "the accounts name other doers of the same event"
    elif (members.accusing or any(fact.laid or denies_own_part(fact) for fact in members.told)) and _several(doers):
        named_too = any(named(fact.doing) for fact in members.counted)
        note = "the side that is named denies it" if named_too else "a side denies it that no account names"
        if any(fact.laid or fact.claim.subtype == "accusation" for fact in (*members.told, *members.accusing)):
            note = "it is laid on someone by one account"
        yield "initiator", "contested", doers, note
    if "outcome" in positions:
        yield "outcome", "disagree", positions["outcome"], "one side denies it"


def _of_kind(members: Members, kind: str, accounts: tuple[Position, ...]) -> Iterator[Finding]:
    """How the figures of one kind lie to each other: those of each side's victims for themselves, the worst of them."""
    found = []
    for group in groups_of(members.counted, kind):
        values = latest(group.facts, kind, members.voices)
        if values:
            relation, note = _numbers(values, kind)
            mine = tuple(one for one in accounts if _is_of(one, group, kind))
            found.append((relation, mine, note, group.name == ALL))
    if found:
        relation, _told, note, _all = min(found, key=lambda one: _BY_WEIGHT.index(one[0]))
        # who counts all victims without a word on whose they are counts those on whom the accounts differ, too
        told = [account for one in found if one[0] == relation or one[3] for account in one[1]]
        yield kind, relation, _without_heads(dict.fromkeys(told), members), note


def _without_heads(accounts: Iterable[Position], members: Members) -> tuple[Position, ...]:
    """The accounts without those of headlines alone that round or repeat what a source of the report says."""
    heads = {fact.claim.id for fact in members.facts if fact.headline and fact.order in members.voices.covered}
    several = tuple(accounts)
    kept = tuple(account for account in several if not heads.issuperset(account.claims))
    return kept if len(kept) > 1 else several


def _is_of(account: Position, group: Group, kind: str) -> bool:
    """Whether an account gives a figure of the group; of several in one claim only those of its side."""
    bounds_told = {(f.claim.id, f.numbers[kind].low, f.numbers[kind].high) for f in group.facts}
    return group.name is None or any((one, account.low, account.high) in bounds_told for one in account.claims)


def between_versions(members: Members) -> Iterator[Finding]:
    """Each slot in which versions of one report differ, in the order of the slots' names."""
    slots = sorted({found.slot for found in members.differences})
    for slot in slots:
        several = [found for found in members.differences if found.slot == slot]
        held: dict[str, dict[int, Facts]] = {}
        for found in several:
            held.setdefault(found.before, {})[found.first.order] = found.first
            held.setdefault(found.after, {})[found.second.order] = found.second
        accounts = tuple(
            position_of(value, [facts[order] for order in sorted(facts)], members) for value, facts in held.items()
        )
        relations = {found.relation for found in several}
        worst = next(name for name in _WORST_FIRST if name in relations)
        yield slot, worst, accounts, "versions of one report differ here"


def _several(doers: Sequence[Position]) -> bool:
    """Whether more than one account of who did it stands beside the others; that one says nothing is no account."""
    return len(doers) > 1 and any(position.origins for position in doers)


def _doers_disjoint(facts: Sequence[Facts]) -> bool:
    doers = [named(fact.doing) for fact in facts if named(fact.doing) and not strikes_back(fact, facts)]
    return any(not a & b for a, b in combinations(doers, 2))


def _numbers(values: Sequence[Value], kind: str) -> tuple[Relation, str | None]:
    corrected = [v for v in values if any(q.numeric and not meets(q, v.quantity) for q, _ in v.earlier)]
    if disjoint(values):
        apart = [(a, b) for a, b in combinations(values, 2) if not meets(a.quantity, b.quantity)]
        if apart and all(_updates(a, b, kind) or _follows(a, b, values, kind) for a, b in apart):
            return "update", "the later figure follows from what happened in between"
        return "disagree", "the figures exclude each other"
    if corrected:
        return "update", f"{_name(corrected[0])} gives another figure later"
    numbers = {bounds(value.quantity) for value in values}
    return ("agree" if len(numbers) == 1 else "compatible"), None


def _name(value: Value) -> str:
    origin = value.fact.claim.attribution.origin
    return (
        "the outlet" if value.voice.startswith("report:") else origin.name if origin.id == value.voice else value.voice
    )


def _updates(a: Value, b: Value, kind: str) -> bool:
    """Whether one figure is the later state of the same thing rather than another account of it."""
    if a.fact.claim.kind == "state":
        return a.fact.claim.type in _MOVING_STATES and _ordered(a.fact, b.fact)
    if kind in ("displaced", "displaced_households"):
        return _rises(a, b)
    if kind not in CASUALTY_KINDS or not _rises(a, b):
        return False
    return _is_said_to_rise(a, b) or not (a.fact.named_origin or b.fact.named_origin)


def _follows(a: Value, b: Value, values: Sequence[Value], kind: str) -> bool:
    """Whether a third voice says that the toll has risen from the one figure to the other."""
    first, later = sorted((a, b), key=lambda value: (str(value.fact.known or ""), value.fact.order))
    if kind not in CASUALTY_KINDS or not _rises(a, b):
        return False
    return any(meets(one.quantity, later.quantity) and _updates(first, one, kind) for one in values if one != later)


def _is_said_to_rise(a: Value, b: Value) -> bool:
    """Whether the later of two reports says that its figure is what the toll has risen to, whoever gave the first."""
    later = max(a.fact, b.fact, key=lambda fact: (str(fact.known or ""), fact.order))
    return later.turn == 1 or raises_toll(later)


def _rises(a: Value, b: Value) -> bool:
    """Whether a later report gives the larger number."""
    first, second = sorted((a, b), key=lambda value: (str(value.fact.known or ""), value.fact.order))
    later = first.fact.known is not None and second.fact.known is not None and first.fact.known < second.fact.known
    return later and bounds(second.quantity)[0] >= bounds(first.quantity)[0]


def _ordered(a: Facts, b: Facts) -> bool:
    """Whether it is known which of two accounts of a state is the later one."""
    if a.last is not None and b.last is not None and a.last != b.last:
        return True
    for old, new in ((a, b), (b, a)):
        if _CHANGE.search(new.claim.quote) and (_BEFORE.search(old.claim.quote) or not _CHANGE.search(old.claim.quote)):
            return True
    return False
