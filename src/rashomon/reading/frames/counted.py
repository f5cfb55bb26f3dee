"""What a noun counts or carries: numbers that stand for persons, estimates, loads of vehicles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.reading.frames.nouns import content_head
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def loads(vehicle: Token) -> Iterator[Token]:
    """What a vehicle is said to carry: "trucks carrying food", "ships loaded with grain", "a convoy of medicine", "the
    convoy reached the town with 80 tonnes of flour"."""
    verbs = lexicon("frames_shared")
    for child in vehicle.children:
        if child.dep_ == "acl" and child.lemma_ in verbs["bearing"]:
            yield from (load for load in child.children if load.dep_ == "dobj")
        elif child.dep_ in ("acl", "amod") and child.lemma_ in verbs["loaded"]:
            yield from (load for link in child.children if link.lower_ == "with" for load in link.children)
        elif child.lower_ in ("of", "with"):
            yield from child.children
    if vehicle.dep_ == "nsubj" and vehicle.head.lemma_ in verbs["arriving_with"]:
        for link in vehicle.head.rights:
            if link.lower_ == "with" and link.dep_ == "prep":
                yield from (content_head(load) for load in link.children)


def is_laden(vehicle: Token) -> bool:
    """Whether a vehicle is full of explosives: "a car packed with dynamite", "an explosives-laden lorry"."""
    found = [inner for load in loads(vehicle) for inner in (load, content_head(load))]
    found += [t for load in found for link in load.rights if link.lower_ == "of" for t in link.rights]
    for child in vehicle.lefts:
        if child.lower_ in ("laden", "packed", "loaded", "filled", "rigged"):
            found += child.lefts
    charges = lexicon("frames_violence")["words"]["charges_driven"]
    return any(load.lemma_.lower() in charges for load in found)


def estimates(noun: Token) -> list[Token]:
    """The numbers at which a noun is put: 70,000 in "refugees, estimated at 70,000"."""
    put = [child for child in noun.rights if child.dep_ == "acl" and child.lemma_ in shared()["estimating"]]
    return [number for verb in put for at in verb.rights if at.lower_ == "at" for number in at.rights]


def is_persons_by_who(token: Token) -> bool:
    """Whether this is the number of "600 who crossed the border"."""
    return token.pos_ == "NUM" and any(
        child.lower_ == "who" for clause in token.rights if clause.dep_ == "relcl" for child in clause.lefts
    )


def is_bare_number(token: Token) -> bool:
    """Whether a number stands for those it counts: "more than 11,000 have arrived", "two dozen were lifted out"."""
    counted = token.dep_ in ("nsubj", "nsubjpass", "dobj") and not token.text.startswith(("$", "£", "€"))
    return counted and token.pos_ == "NUM" and not any(child.lower_ == "of" for child in token.rights)
