"""What befell the thing told of before: "A convoy was ambushed near X.  The rebels said they had wiped out the convoy".

A thing that is named with "the" is the one that was named with "a" just before; what is told of it was where that was.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.model.claim import Claim
from rashomon.reading.claims.back import carried
from rashomon.reading.frames import Draft, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 3
"""Sentences between a thing that is told of anew and the words that name it."""
_THINGS = frozenset({"vehicle", "plane", "property", "base", "relief"})
_FIRST = frozenset({"a", "an"})
_DEFINITE = frozenset({"the", "this", "that"})
_STRUCK = frozenset({"target", "opponent", "victim"})
_VIOLENT = frozenset({"attack", "clash", "violation"})


def with_thing(scene: Scene, draft: Draft, made: list[Claim], before: Sequence[Claim]) -> list[Claim]:
    """The claims of a draft; where the thing that it struck was struck in a claim just before, and it has no place of
    its own, with the place and the day of that."""
    if draft.type not in _VIOLENT or not made or any(p.as_written for claim in made for p in claim.places):
        return made
    struck = [token for role, token in draft.roles if role in _STRUCK]
    known = [noun for noun in struck if _is_known(scene, noun)]
    told = next((claim for noun in known if (claim := _told(scene, draft, noun, before)) is not None), None)
    return made if told is None else [carried(claim, told, placed=True) for claim in made]


def _is_known(scene: Scene, noun: Token) -> bool:
    """Whether one thing is named as known: "the convoy", "the whole column"; no persons, no town."""
    if noun.tag_ != "NN" or not any(child.lower_ in _DEFINITE for child in noun.lefts):
        return False
    classes = scene.classes(noun)
    things = bool(classes & _THINGS) or noun.lemma_.lower() == "column"
    return things and not classes & {"persons", "territory", "group_territory"}


def _told(scene: Scene, draft: Draft, noun: Token, before: Sequence[Claim]) -> Claim | None:
    """The last claim with a place whose words name such a thing for the first time; None where there is none."""
    for claim in reversed(before):
        sentence = scene.document.sentence_at(claim.span.start)
        if sentence is None or draft.sentence.index - sentence.index > _REACH:
            return None
        if (
            claim.type in (*_VIOLENT, "aid_event")
            and any(p.lat is not None for p in claim.places)
            and _names(scene, claim, noun)
        ):
            return claim
    return None


def _names(scene: Scene, claim: Claim, noun: Token) -> bool:
    words = scene.document.doc.char_span(claim.span.start, claim.span.end, alignment_mode="expand")
    if words is None:
        return False
    same = [token for token in words if token.i != noun.i and token.lemma_ == noun.lemma_ and token.tag_ == "NN"]
    return any(child.lower_ in _FIRST for token in same for child in token.lefts)
