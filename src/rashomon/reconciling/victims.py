"""Whose dead and hurt a figure counts: the soldiers' and the rebels' are two figures of one battle, not two accounts.

Source: RECONCILING 4.3 (same kind and same victim group); UCDP GED codebook (deaths_a, deaths_b, deaths_civilians).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.model.actor import ActorRef
from rashomon.model.claim import Claim
from rashomon.model.record import Range
from rashomon.model.vocabulary import CASUALTY_KINDS, HURT_ROLES
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.naming import tidied
from rashomon.reconciling.numbers import is_one_told
from rashomon.reconciling.sides import ANYONE, NOBODY, is_body, side, side_of
from rashomon.reconciling.wording import listed

CIVILIANS = "civilians"
ALL = "all"
"""The name of those whom some claims count without a word on whose they are."""
_STATE, _ARMED = "~state", "~armed"

Token = tuple[str, str]
"""A side and its sort: `civilians`, `~state` (soldiers, police) or `~armed` (rebels, fighters)."""


@dataclass(frozen=True, slots=True)
class Group:
    """The claims that count the victims of one side; `name` is None where nothing tells sides apart."""

    name: str | None
    facts: tuple[Facts, ...]


def victims_of(claim: Claim) -> frozenset[Token]:
    """The sides of the victims that a claim names; empty where they may be anyone ("19 people").

    >>> from rashomon.reconciling.victims import victims_of  # "nine soldiers died": {("", "~state")}
    """
    return victims_among(claim.actors)


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
    given = [fact for fact in facts if kind in fact.numbers]
    told = [fact for fact in given if not is_one_told(fact.numbers[kind])]
    sides = {fact.order: _one_side_of(victims_of(fact.claim)) for fact in given}
    if kind not in CASUALTY_KINDS or all(may_be_one(sides[a.order], sides[b.order]) for a in told for b in told):
        return (Group(None, tuple(given)),)
    groups: list[list[Facts]] = []
    for fact in told:
        mine = sides[fact.order]
        home = next((g for g in groups if _same_group(mine, [sides[other.order] for other in g])), None)
        if home is None:
            groups.append([fact])
        else:
            home.append(fact)
    return tuple(Group(_name(group) if sides[group[0].order] else ALL, tuple(group)) for group in groups)


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


def _name(group: Sequence[Facts]) -> str:
    """Those who suffered, as most of the claims name them."""
    names = [tidied(actor).name for fact in group for actor in fact.claim.actors_as(*HURT_ROLES) if _token(actor)]
    return max(names, key=lambda name: (names.count(name), -names.index(name))) if names else ALL
