"""What a report leaves open between two: "either Ugandan or Rwandan troops" did it, 60 were "killed or captured"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.model.quantity import Quantity
from rashomon.model.span import Span
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.vocabulary import harm_verbs, modality_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rashomon.reading.mentions import QuantityMention

_DOERS = frozenset({"initiator", "co_initiator", "perpetrator"})
_WIDEST = 4
"""Words between two doers that "or" joins."""
_FATES = frozenset({"killed", "injured", "detained", "missing", "abducted"})
_BESIDE = 2


def add(scene: Scene, draft: Draft) -> None:
    """Mark the doer of a claim as suspected where "or" stands between those who are named for it; of a number that
    stands for two fates, each has at most so many."""
    if _is_one_of_two_fates(draft.trigger):
        shared = [pair for pair in draft.quantities if pair[0] in _FATES and pair[1].dimension == "count"]
        draft.quantities = [pair for pair in draft.quantities if pair not in shared]
        draft.given += [_at_most(scene, kind, quantity) for kind, quantity in shared]
    heads = [token for role, token in draft.roles if role in _DOERS]
    starts = sorted({actor.span.start for token in heads for actor in scene.actors(token)})
    for first, second in pairwise(starts):
        between = scene.document.text[first:second].split()
        if "or" in between[1:] and len(between) <= _WIDEST:
            role = "perpetrator" if draft.has("perpetrator") else "initiator"
            draft.slot_modality[role] = "suspected"


def _is_one_of_two_fates(verb: Token) -> bool:
    """Whether a verb is one of two that share a number, of which one kills or hurts and one does not: "killed or
    captured", "taken or slain"."""
    pairs = [(verb.head, verb)] if verb.dep_ == "conj" else []
    pairs += [(verb, child) for child in verb.rights if child.dep_ == "conj"]
    taking = modality_words()["taking_alive"]["verbs"]
    for first, second in pairs:
        if second.i - first.i != _BESIDE or second.nbor(-1).lower_ != "or":
            continue
        lemmas = {first.lemma_.lower(), second.lemma_.lower()}
        if lemmas & taking and lemmas & harm_verbs().keys():
            return True
    return False


def _at_most(scene: Scene, kind: str, quantity: QuantityMention) -> Quantity:
    span = Span(quantity.span.start, quantity.span.end)
    written = scene.document.text[span.start : span.end]
    return Quantity(kind=kind, low=0, high=quantity.high, unit="persons", as_written=written, span=span)
