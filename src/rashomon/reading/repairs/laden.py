"""Where a laden vehicle was driven, behind its load: "drove [a truck packed with explosives into the barracks]".

The model hangs the target on the loading, or takes the verb of the sentence for one more word on the load: "a truck
loaded with [explosives rammed into the gate]".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LINKS = frozenset({"into", "through", "against", "at"})
_VEHICLES = frozenset({"dobj", "nsubj", "nsubjpass"})


def mend(doc: Doc) -> None:
    """Hang the target on the verb of the driving, or make that verb the one of the sentence, in place."""
    driving = lexicon("frames_violence")["words"]["driving"]
    loading = {*lexicon("frames_shared")["loaded"], *lexicon("frames_shared")["bearing"]}
    for laden in having(doc, "dep", ("acl",)):
        if laden.lemma_.lower() not in loading:
            continue
        vehicle = laden.head
        if vehicle.dep_ in _VEHICLES and vehicle.head.lemma_.lower() in driving and vehicle.head.i < vehicle.i:
            _lift(laden, vehicle.head)
        elif vehicle.dep_ == "ROOT" and vehicle.pos_ in ("NOUN", "PROPN"):
            _make_verb(vehicle, laden, driving)


def _lift(laden: Token, verb: Token) -> None:
    """Hang on the verb what stands behind the load: "packed with explosives | into the barracks"."""
    for above in list(laden.subtree):
        for link in [child for child in above.rights if child.dep_ == "prep" and child.lower_ in _LINKS]:
            link.head = verb


def _make_verb(vehicle: Token, laden: Token, driving: list[str]) -> None:
    """Make the verb of a sentence without one of the participle that moves: "a truck packed with dynamite [rammed]"."""
    for verb in [t for t in vehicle.subtree if t.i > laden.i and t.dep_ == "acl" and t.tag_ in ("VBN", "VBD")]:
        if verb.lemma_.lower() not in driving or any(child.dep_ in ("agent", "auxpass") for child in verb.children):
            continue
        for child in [child for child in vehicle.rights if child.i > verb.i or child.is_punct]:
            child.head = verb
            child.dep_ = "advcl" if child.tag_ == "VBG" else child.dep_
        verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
        vehicle.head, vehicle.dep_ = verb, "nsubj"
        return
