"""Whose dead and hurt a figure counts: the soldiers' and the rebels' are two figures of one battle, not two accounts.

Source: RECONCILING 4.3 (same kind and same victim group); UCDP GED codebook (deaths_a, deaths_b, deaths_civilians).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rashomon.model.actor import ActorRef
from rashomon.model.claim import Claim
from rashomon.model.quantity import Quantity
from rashomon.model.record import Range
from rashomon.model.vocabulary import CASUALTY_KINDS, DOER_ROLES, HURT_ROLES
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.families import FROM_AFAR
from rashomon.reconciling.naming import tidied
from rashomon.reconciling.numbers import is_one_told
from rashomon.reconciling.sides import ANYONE, NOBODY, is_body, side, side_of
from rashomon.reconciling.wording import listed

CIVILIANS = "civilians"
ALL = "all"
"""The name of those whom some claims count without a word on whose they are."""
_STATE, _ARMED = "~state", "~armed"
WHOM = frozenset({CIVILIANS, _ARMED})
"""Sorts of victims over which accounts of one attack differ."""

Token = tuple[str, str]
"""A side and its sort: `civilians`, `~state` (soldiers, police) or `~armed` (rebels, fighters)."""


@dataclass(frozen=True, slots=True)
class Group:
    """The claims that count the victims of one side; `name` is None where nothing tells sides apart.

    `rivals`: the voices do not agree whether the same victims were fighters or civilians.
    """

    name: str | None
    facts: tuple[Facts, ...]
    rivals: bool = False


def victims_of(claim: Claim) -> frozenset[Token]:
    """The sides of the victims that a claim names; empty where they may be anyone ("19 people").

    >>> from rashomon.reconciling.victims import victims_of  # "nine soldiers died": {("", "~state")}
    """
    tokens = {_token(actor) or _by_noun(actor, claim) for actor in claim.actors if actor.role in HURT_ROLES}
    return frozenset() if None in tokens else frozenset(token for token in tokens if token is not None)


def _by_noun(actor: ActorRef, claim: Claim) -> Token | None:
    """The sort of victims whose name tells nothing, by the noun counted: "the federal side lost 70 soldiers"."""
    if not actor.id.startswith("text:"):
        return None
    nouns = {str(q.counted).casefold() for q in claim.quantities_of(*CASUALTY_KINDS) if q.counted}
    known = listed()
    if len(nouns) == 1 and nouns <= known["state_fighters"]:
        return "", _STATE
    return ("", _ARMED) if len(nouns) == 1 and nouns <= known["fighters"] else None


def victims_among(actors: Sequence[ActorRef]) -> frozenset[Token]:
    """The sides of the victims among these actors; empty where they may be anyone."""
    tokens = {_token(actor) for actor in actors if actor.role in HURT_ROLES}
    return frozenset() if None in tokens else frozenset(token for token in tokens if token is not None)


def may_be_one(a: frozenset[Token], b: frozenset[Token]) -> bool:
    """Whether the two figures can count the same victims."""
    return not a or not b or any(_meet(x, y) for x in a for y in b)


def groups_of(facts: Sequence[Facts], kind: str) -> tuple[Group, ...]:
    """The claims that give a number of a kind, told apart by whose victims they count, in the order of the record.

    One group without a name where no two of them exclude each other.  Claims that do not say whose the victims are,
    and those that add up several sides, form a group of their own beside those that do, as they count all.  Where
    there are groups, who tells of one person alone stands in none: that bounds no toll.
    """
    given = [one for fact in facts if kind in fact.numbers for one in _by_side(fact, kind)]
    told = [fact for fact in given if not is_one_told(fact.numbers[kind])]
    sides = [_one_side_of(victims_of(fact.claim)) for fact in told]
    if kind not in CASUALTY_KINDS or all(may_be_one(a, b) for a in sides for b in sides):
        return (Group(None, tuple(given)),)
    if _are_rivals(told, sides):
        return (Group(None, tuple(given), rivals=True),)
    groups: list[list[int]] = []
    for number, mine in enumerate(sides):
        home = next((g for g in groups if _same_group(mine, [sides[other] for other in g])), None)
        if home is None:
            groups.append([number])
        else:
            home.append(number)
    members = [[told[number] for number in group] for group in groups]
    return tuple(
        Group(name_of(found) if sides[group[0]] else ALL, tuple(found))
        for group, found in zip(groups, members, strict=True)
    )


def strikes_back(fact: Facts, others: Sequence[Facts]) -> bool:
    """Whether a claim only counts whom a side killed in a fight in which its own men fell too, which does not tell
    who attacked."""
    if fact.claim.type != "attack" or not any(kind in fact.numbers for kind in CASUALTY_KINDS):
        return False
    return any(one.doing & fact.done_to and fact.doing & one.done_to for one in others)


def _by_side(fact: Facts, kind: str) -> list[Facts]:
    """The claim once for each side whose victims it counts by a figure of their own: "nine policemen and four
    civilians"; as it is where it does not."""
    claim = fact.claim
    hurt = [actor for actor in claim.actors if actor.role in HURT_ROLES]
    counted = [q for q in claim.quantities if q.measure == kind and q.counted and q.qualifier != "sum"]
    if len(hurt) < 2 or len(counted) < 2:
        return [fact]
    told: list[tuple[Quantity, ActorRef]] = []
    for figure in counted:
        found = [
            actor for actor in hurt if (actor.as_written or "").casefold().endswith(str(figure.counted).casefold())
        ]
        if len(found) != 1 or any(actor is found[0] for _, actor in told):
            return [fact]
        told.append((figure, found[0]))
    tokens = [_token(actor) for _, actor in told]
    if None in tokens or len(told) != len(hurt) or any(_meet(x, y) for x, y in combinations(tokens, 2) if x and y):
        return [fact]
    others = tuple(actor for actor in claim.actors if actor.role not in HURT_ROLES)
    return [
        replace(fact, claim=replace(claim, actors=(*others, actor)), numbers={**fact.numbers, kind: figure})
        for figure, actor in told
    ]


def _are_rivals(told: Sequence[Facts], sides: Sequence[frozenset[Token]]) -> bool:
    """Whether some voices call fighters whom others call civilians, of whom an attack from afar or by a state killed.

    Who tells of both means other persons; so does who fights and loses men of its own.
    """
    sorts = {sort for group in sides for _, sort in group}
    if sorts != WHOM or (any(fact.claim.type == "clash" for fact in told) and not _lays_civilians_on_a_state(told)):
        return False
    by_voice: dict[str, set[str]] = {}
    for fact, group in zip(told, sides, strict=True):
        by_voice.setdefault(fact.voice, set()).update(sort for _, sort in group)
    if any(len(found) > 1 for found in by_voice.values()):
        return False
    doers = [a for fact in told for a in fact.claim.actors_as(*DOER_ROLES) if a.id not in NOBODY]
    afar = any(fact.claim.subtype in FROM_AFAR for fact in told)
    return all(is_body(actor.id) for actor in doers) if doers else afar


def _lays_civilians_on_a_state(told: Sequence[Facts]) -> bool:
    """Whether some account has a state kill civilians, where another has rebels fall in a clash with it."""
    return any(
        fact.claim.type == "attack"
        and any(is_body(actor.id) for actor in fact.claim.actors_as("initiator"))
        and any(sort == CIVILIANS for _, sort in victims_of(fact.claim))
        for fact in told
    )


def _one_side_of(victims: frozenset[Token]) -> frozenset[Token]:
    """Empty for a figure over several sides ("nine policemen and four civilians"), which counts all of them."""
    return victims if all(_meet(x, y) for x in victims for y in victims) else frozenset()


def total_of(figures: Sequence[tuple[str | None, Range]]) -> Range | None:
    """The figure of all victims: as it is told, or else what the sides' figures come to; None where there is none.

    The sides' victims are other persons, so that their bounds add up; `best` only where each side has one.  A total is
    no lower than what the sides come to; where it is told as less, the accounts exclude each other.
    """
    whole = next((extent for name, extent in figures if name in (None, ALL)), None)
    extents = [extent for name, extent in figures if name not in (None, ALL)]
    if whole is not None:
        return _at_least(whole, sum(extent.low or 0.0 for extent in extents))
    if not extents:
        return None
    return Range(low=_sum([e.low for e in extents], 0.0), best=_sum([e.best for e in extents]),
                 high=_sum([e.high for e in extents]), unit=extents[0].unit)  # fmt: skip


def _at_least(whole: Range, parts: float) -> Range:
    """A total beside the least that its parts come to."""
    if whole.low is None or whole.low >= parts:
        return whole
    best = whole.best if whole.best is not None and whole.best >= parts else None
    if whole.high is not None and whole.high < parts:
        return replace(whole, best=None, high=parts)
    return replace(whole, low=parts, best=best)


def _sum(given: Sequence[float | None], silent: float | None = None) -> float | None:
    """The sum; None if one is not known and `silent` gives no stand-in."""
    known = [silent if value is None else value for value in given]
    return None if None in known else sum(value for value in known if value is not None)


def _same_group(mine: frozenset[Token], theirs: Sequence[frozenset[Token]]) -> bool:
    return all(bool(mine) == bool(other) and may_be_one(mine, other) for other in theirs)


def _token(actor: ActorRef) -> Token | None:
    """None for those who may be on any side."""
    if actor.id in NOBODY or actor.id == "persons":
        return None
    if actor.id in ANYONE:
        return CIVILIANS, CIVILIANS
    if actor.id.startswith("text:"):
        noun = side_of(actor).split()[-1].removeprefix("~").removeprefix("text:")
        known = listed()
        return ("", _STATE) if noun in known["state_fighters"] else ("", _ARMED) if noun in known["fighters"] else None
    return side(actor.id), _STATE if is_body(actor.id) else _ARMED


def _meet(x: Token, y: Token) -> bool:
    if x[0] and y[0]:
        return x[0] == y[0]
    return x[1] == y[1]


def name_of(group: Sequence[Facts]) -> str:
    """Those who suffered, as most of the claims name them."""
    names = [tidied(actor).name for fact in group for actor in fact.claim.actors_as(*HURT_ROLES) if _token(actor)]
    return max(names, key=lambda name: (names.count(name), -names.index(name))) if names else ALL
