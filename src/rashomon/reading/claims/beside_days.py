"""Days of what stands beside a deed and was at the same time: its means, and what went on meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.frames import Draft, Scene
from rashomon.reading.frames.means import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEANWHILE = frozenset({"as", "while", "when"})
_HARM = frozenset({"attack", "casualty_detail"})


def is_of_means(scene: Scene, verb: Token, draft: Draft) -> bool:
    """Whether the verb of a day is that of the deed by which the harm was done: "killed in an attack carried out on
    Friday", "a grenade thrown on Saturday wounded nine"; a bomb may be planted long before."""
    if draft.type not in _HARM or verb.dep_ not in ("acl", "relcl"):
        return False
    noun = verb.head
    if noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i == draft.trigger.i and verb.lemma_ in words("letting_fly"):
        return "fire" in scene.classes(noun) or "weapon" in scene.classes(noun)
    staged = verb.lemma_ in words("staging") | words("happening")
    return bool(staged) and "fire" in scene.classes(noun)


def is_meanwhile(host: Token, trigger: Token) -> bool:
    """Whether the verb of a day tells what went on then: "killed ten as they queued for bread on Monday", "the blast
    came as people left a church on Sunday, killing four"."""
    if host.dep_ != "advcl" or not any(c.tag_ == "VBD" for c in (host, *host.lefts)):
        return False
    if not any(child.lower_ in _MEANWHILE for child in host.lefts):
        return False
    above = host.head
    if host.i < trigger.i:
        outcome = trigger.dep_ == "advcl" and trigger.tag_ == "VBG" and above.i < host.i
        return bool(outcome and trigger.head.i in (above.i, host.i))
    while above.dep_ == "conj" and above.i > trigger.i:
        above = above.head
    return bool(above.i == trigger.i)
