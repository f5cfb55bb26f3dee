"""Places of one sentence that are told of two deeds: "shelled X and killed Y", "one died and two were hurt in X"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from rashomon.model.claim import Claim
from rashomon.model.place import PlaceRef
from rashomon.reading.claims.implied import CARRIED
from rashomon.reading.claims.passage_choice import Told
from rashomon.reading.frames import Draft, Scene

_HARM = frozenset({"attack", "casualty_detail", "violation"})
_REACHED = frozenset({"in", "at"})
_JOINTS = frozenset({"and", ", and", "while", ", while"})


def with_shared(draft: Draft, claims: list[Claim], known: Mapping[int, tuple[PlaceRef, ...]]) -> list[Claim]:
    """The claims of harm that name no place, with those of the attack they are told with: "shelled X and killed Y",
    "reached X and burned Y".

    `known` are the places of the claims before, by the token that tells them.
    """
    verb, first = draft.trigger, draft.trigger.head
    if verb.dep_ != "conj" or draft.type not in _HARM or any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        return claims
    shared = tuple(
        replace(place, role="event_location", basis="sentence")
        for place in known.get(first.i, ())
        if place.role == "event_location" or (place.role == "destination" and place.relation in _REACHED)
    )
    return [replace(c, places=shared) if shared and not c.places else c for c in claims]


def with_place_after(scene: Scene, told: Sequence[Told]) -> list[Told]:
    """What is told, those hurt without a place in the clause before one with a place at that place.

    "A woman was killed and two people were injured in X": both in X.
    """
    found = list(told)
    for number, (one, other) in enumerate(pairwise(told)):
        first, second = one.claims[0], other.claims[0]
        if one.draft.type != "casualty_detail" or other.draft.type != "casualty_detail":
            continue
        if one.draft.sentence.index != other.draft.sentence.index or any(p.basis not in CARRIED for p in first.places):
            continue
        between = scene.document.text[first.span.end : second.span.start].strip() if first.span < second.span else ""
        own = tuple(p for p in second.places if p.basis not in CARRIED and p.role == "event_location")
        own = own or tuple(p for p in second.places if p.as_written is not None and p.as_written.islower())
        if between in _JOINTS and own:
            shared = tuple(replace(place, basis="sentence") for place in own)
            found[number] = Told(one.draft, [replace(c, places=shared) for c in one.claims])
    return found
