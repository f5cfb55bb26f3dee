"""Actors and places as a title names them: pronouns never, numbers never, plain nouns in lower case."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model.actor import ActorRef
from rashomon.model.claim import Claim
from rashomon.model.vocabulary import DOER_ROLES
from rashomon.reconciling.geography import Spot
from rashomon.reconciling.sides import ANYONE, NOBODY
from rashomon.reconciling.wording import listed, pattern

_PRONOUNS = listed()["pronouns"]
_OWNERS = listed()["owners"]
_OPENERS = listed()["openers"]
_COMMON = listed()["common"]
_MISHAP = pattern("mishap")
_COLLECTIVES = listed()["collectives"]
"""Last words of names that take an article."""


def nameless(actor: ActorRef) -> bool:
    """Whether the actor is a pronoun that was left unresolved, a number without a noun, or a voice without a body."""
    kind, _colon, rest = actor.id.partition(":")
    parts = rest.casefold().split()
    if kind in ("text", "unnamed") and parts and parts[-1] in listed()["mouthpieces"]:
        return True
    if kind != "text":
        return False
    return all(part in _PRONOUNS or not any(c.isalpha() for c in part) for part in parts)


def hurt_itself(actor: ActorRef, claim: Claim) -> bool:
    """Whether the doer is also the victim although the words speak of no mishap: then the doer is not known."""
    acts = actor.role in DOER_ROLES
    return acts and actor.id in {hit.id for hit in claim.actors_as("victim")} and not _MISHAP.search(claim.quote)


def tidied(actor: ActorRef) -> ActorRef:
    """The actor with a description that opened a sentence in lower case ("Tanks" becomes "tanks")."""
    name = actor.name.split()
    if actor.id.startswith("text:") and len(name) > 1 and name[0].casefold() in _OWNERS:
        return replace(actor, name=" ".join(name[1:]))
    if not actor.id.startswith("text:") or not name or not name[0][:1].isupper() or not name[0][1:].islower():
        return actor
    if name[0].casefold() not in _OPENERS | _COMMON or any(word[:1].isupper() for word in name[1:]):
        return actor
    return replace(actor, name=" ".join([name[0].casefold(), *name[1:]]))


def nameable(actor: ActorRef) -> bool:
    """Whether a title can name the actor: no anonymous people, no pronoun, no phrase with a number in it."""
    if actor.id in NOBODY or actor.id in ANYONE or not actor.name or nameless(actor):
        return False
    return not (actor.id.startswith("text:") and any(c.isdigit() for c in actor.name))


def with_article(name: str) -> str:
    """The name with "the" where it needs one: "the Russian air force", "Hezbollah", "the Government of Syria"."""
    parts = name.split()
    collective = parts[-1].casefold() in _COLLECTIVES or "of" in parts[1:]
    plain = parts[0].islower() or (len(parts) > 1 and parts[0].casefold() == "the")
    return f"the {name}" if collective and not plain else name


def bearing(relation: str) -> str:
    """A relation as words: `northwest_of` becomes "north-west of"."""
    text = relation.replace("_", " ")
    for start in ("north", "south"):
        for end in ("east", "west"):
            text = text.replace(start + end, f"{start}-{end}")
    return "towards" if text == "toward" else text


def place_words(spot: Spot) -> str:
    """Where something is, for a title: "in Mosul", "at Brigade 137 base", "near Mosul", "north-west of Mosul"."""
    if spot.bearing is not None or spot.relation in ("near", "across", "toward"):
        return f"{bearing(spot.relation)} {spot.name}"
    return f"{'at' if spot.level == 'site' else 'on' if spot.level == 'line' else 'in'} {spot.name}"
