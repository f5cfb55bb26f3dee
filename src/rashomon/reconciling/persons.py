"""Persons whom claims name among their victims: nobody is killed twice, so two claims of one person's death are one."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model.claim import Claim
from rashomon.model.quantity import Quantity
from rashomon.model.wording import words
from rashomon.reconciling.wording import listed

Name = tuple[str, ...]
_SUFFERING = frozenset({"victim", "target"})
_VIOLENT = frozenset({"attack", "casualty_detail", "clash"})
_FULL = 2


def names_of_dead(claim: Claim) -> tuple[Name, ...]:
    """The names, as words, of single persons of whom a claim tells that they were killed; none for most claims.

    A claim with a name and a number of killed tells of somebody's death; whose, only where all its victims are named.
    """
    if claim.type not in _VIOLENT or not _one_each(claim.quantities_of("killed")):
        return ()
    suffer = [actor for actor in claim.actors if actor.role in _SUFFERING]
    found = [_name(actor.as_written or "") if actor.id.startswith("text:") else () for actor in suffer]
    return tuple(name for name in found if name) if found and all(found) else ()


def same_dead(a: Sequence[Name], b: Sequence[Name], *, one_report: bool) -> str | None:
    """The person whom both tell to have been killed; None where there is none.

    In one report the last name is enough, in two of them a first and a last name must be the same.
    """
    for one in a:
        for other in b:
            shared = set(one) & set(other)
            if one[-1] == other[-1] and (len(shared) >= _FULL or (one_report and _fits(one, other))):
                return " ".join(one if len(one) >= len(other) else other).title()
    return None


def _fits(one: Name, other: Name) -> bool:
    """Whether one is a shorter form of the other's name: a last name of its own, or the same one."""
    return min(len(one), len(other)) == 1


def _one_each(killed: Sequence[Quantity]) -> bool:
    """Whether a claim tells of single deaths and of no toll."""
    return bool(killed) and all(number.low is not None and number.low == number.high == 1.0 for number in killed)


def _name(written: str) -> Name:
    """The words of a person's name without title and rank; empty for a description ("a local mayor")."""
    parts = written.split()
    capital = [part for part in parts if part[:1].isupper()]
    if not capital or not parts[-1][:1].isupper() or (written[:1].islower() and len(capital) < _FULL):
        return ()
    found = tuple(word for part in capital for word in words(part) if word not in listed()["titles"])
    return () if not found or set(found) & listed()["empty"] else found
