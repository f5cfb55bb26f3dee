"""Who all the victims were, told behind their number: ", all of them farmers", "Both were porters.".

They are no part of the number (claims/components.py): the claim has them in place of the bare "men" or "people".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.model.actor import ActorRef
from rashomon.model.claim import Claim
from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.reading.actors.persons import PERSONS
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.mentions import ActorMention, QuantityMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASIDE = re.compile(r"[,(–—-]\s*(?P<who>all|both)\s+(?:of\s+(?:them|whom(?:\s+were)?)\s+)?", re.IGNORECASE)
_STATUS = re.compile(
    r"(?P<who>both(?: of them| victims| men| women)?|all(?: of them| \w+)?|the (?:victims|dead men))\s+were\s+",
    re.IGNORECASE,
)
_REACH = 120
"""Code points between a number and the words on all of them, in its sentence."""
_PHRASE = frozenset({"ADJ", "NOUN", "PROPN", "ADV"})
_HARMED = frozenset({"victim", "target"})


def with_status(scene: Scene, draft: Draft, made: list[Claim]) -> list[Claim]:
    """The claims of a draft, with those that all its nameless victims are said to have been."""
    numbers = [number for kind, number in draft.quantities if kind in CASUALTY_KINDS]
    if len(numbers) != 1 or draft.partial or draft.polarity == "negated":
        return made
    if not any(_is_nameless(actor) for claim in made for actor in claim.actors):
        return made
    told = _told(scene, numbers[0])
    if told is None:
        return made
    words = told.span.text_of(scene.document.text)
    return [
        replace(
            claim,
            actors=tuple(
                replace(actor, id=told.id, name=told.name, as_written=words, span=told.span)
                if _is_nameless(actor)
                else actor
                for actor in claim.actors
            ),
        )
        for claim in made
    ]


def _is_nameless(actor: ActorRef) -> bool:
    return actor.role in _HARMED and actor.id == PERSONS.id


def _told(scene: Scene, whole: QuantityMention) -> ActorMention | None:
    """The actor that all those counted were, by an aside or by the next sentence; None where nothing tells it."""
    document = scene.document
    here = document.sentence_at(whole.span.start)
    if here is None:
        return None
    aside = _ASIDE.search(document.text, whole.span.end, min(here.span.end, whole.span.end + _REACH))
    if aside is not None and _is_count(aside["who"], whole):
        return _actor_at(scene, aside.end())
    after = document.sentences[here.index + 1] if here.index + 1 < len(document.sentences) else None
    if after is None or after.block != here.block:
        return None
    opening = _STATUS.match(document.text, after.span.start, after.span.end)
    return _actor_at(scene, opening.end()) if opening is not None and _is_count(opening["who"], whole) else None


def _is_count(who: str, whole: QuantityMention) -> bool:
    """Whether "both" stands for two."""
    return not who.casefold().startswith("both") or whole.value == 2


def _actor_at(scene: Scene, offset: int) -> ActorMention | None:
    """The actor of the plural that the words from here on end with; None for a verb, a number or one who is nobody."""
    words: Sequence[Token] = scene.document.doc.char_span(offset, offset + 1, alignment_mode="expand") or ()
    noun: Token | None = None
    for token in scene.document.doc[words[0].i : words[0].i + 5] if words else ():
        if token.pos_ not in _PHRASE or scene.quantities(token):
            break
        noun = token
    if noun is None or noun.tag_ not in ("NNS", "NNPS"):
        return None
    mention = next(iter(scene.actors(noun)), None)
    return mention if mention is not None and mention.id != PERSONS.id and mention.sort != "pronoun" else None
