"""People shot dead, where the model takes the shot for a noun: "a sniper shot dead a nurse", "were found shot dead".

It reads "[riding a motorcycle shot] | dead | a policeman" or "[a sniper shot] | dead | a nurse", with an adjective as
the verb of the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINDING = frozenset({"find", "discover"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def mend(doc: Doc) -> None:
    """Make "shot" the verb and those before it its subject, in place."""
    for result in having(doc, "lower", ("dead",)):
        if result.i == 0 or result.is_sent_start:
            continue
        shot = result.nbor(-1)
        if shot.lower_ != "shot":
            continue
        if shot.dep_ == "xcomp" and shot.head.lemma_ in _FINDING and result.head.i == shot.i:
            shot.tag_, result.dep_ = "VBN", "advmod"
        elif shot.pos_ in _NOUNS:
            _take_victim(result)
            if any(child.dep_ in ("dobj", "pobj") for child in result.rights):
                _exchange(shot, result)


def _take_victim(result: Token) -> None:
    """Hang those shot on "dead" where they hang on the verb above as a second object."""
    if result.dep_ != "prep" or any(result.rights):
        return
    for child in list(result.head.rights):
        if child.dep_ == "dobj" and child.left_edge.i == result.i + 1:
            child.head = result


def _exchange(shot: Token, result: Token) -> None:
    """Put the verb where the model put the adjective, with all that hangs on either."""
    before = [child for child in shot.lefts if child.dep_ in ("compound", "nmod", "amod") and child.pos_ in _NOUNS]
    vehicle, taken = shot.head, shot.dep_ in ("dobj", "pobj") and shot.head.i != result.i
    subject = before[-1] if before and shot.dep_ in ("nsubj", "conj") else None
    for child in [*shot.children]:
        if taken and before:
            child.head = before[-1] if child.i != before[-1].i else vehicle
        elif subject is not None and child.i != subject.i:
            child.head = subject
    if taken and before:
        before[-1].dep_ = shot.dep_
    above, role = result.head, "conj" if shot.dep_ == "conj" else result.dep_
    for child in [*result.children]:
        if child.i != shot.i:
            child.head, child.dep_ = shot, "dobj" if child.dep_ == "pobj" else child.dep_
    if subject is not None:
        subject.head, subject.dep_ = shot, "nsubj"
    if above.tag_ == "VBG" and role == "prep" and subject is None:
        _take_over(shot, above)
    elif above.i == result.i:
        shot.head, shot.dep_ = shot, "ROOT"
    else:
        shot.head, shot.dep_ = above, role
    shot.tag_, shot.pos_, shot.lemma_ = "VBD", "VERB", "shoot"
    result.head, result.dep_, result.pos_, result.tag_ = shot, "oprd", "ADJ", "JJ"


def _take_over(shot: Token, riding: Token) -> None:
    """Make the shot the verb of those who came riding, which the model took for what the sentence tells."""
    riders = [child for child in riding.lefts if child.dep_ == "nsubj"]
    above, role = riding.head, riding.dep_
    if not riders or any(child.dep_ == "aux" for child in riding.lefts):
        shot.head, shot.dep_ = riding, "conj"
        return
    for child in [*riding.lefts, *(c for c in riding.rights if c.is_punct)]:
        child.head = shot
    shot.head, shot.dep_ = (shot if above.i == riding.i else above), role
    riding.head, riding.dep_ = riders[-1], "acl"
