"""Persons whom claims name among their victims: nobody is killed twice, so two claims of one person's death are one."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model.actor import ActorRef
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
    found = names_of_struck(claim) if _one_each(claim.quantities_of("killed")) else ()
    return found if all(found) else ()


def names_of_struck(claim: Claim) -> tuple[Name, ...]:
    """The names, as words, of those who suffered a deed of violence; empty for one without a name."""
    if claim.type not in _VIOLENT:
        return ()
    suffer = [actor for actor in claim.actors if actor.role in _SUFFERING]
    return tuple(_name(_called(actor)) if actor.id.startswith("text:") else () for actor in suffer)


def _called(actor: ActorRef) -> str:
    """What a claim calls somebody, or the name that a pronoun stands for."""
    written = actor.as_written or ""
    return actor.name if written.casefold() in listed()["pronouns"] else written


def same_person(a: Sequence[Name], b: Sequence[Name], *, one_report: bool) -> str | None:
    """The person whom both name; None where there is none.

    In one report a last name is enough, or the first of two of them ("Rafael Ibarra Soto", then "Ibarra"); in two of
    them a first and a last name must be the same.
    """
    for one in a:
        for other in b:
            short, full = sorted((one, other), key=len)
            if not short:
                continue
            alike = short[-1] == full[-1] and len(set(short) & set(full)) >= _FULL
            if alike or (one_report and _fits(short, full)):
                return " ".join(full).title()
    return None


def _fits(short: Name, full: Name) -> bool:
    """Whether a name may be a shorter form of another one: one last name of it, or all but the second one."""
    return short[0] in full[1:] or short == full if len(short) == 1 else short == full[: len(short)]


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
