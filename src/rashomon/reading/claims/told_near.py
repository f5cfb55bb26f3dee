"""The day of a deed that a sentence near by tells: "A bomb went off in a market.  It happened on Sunday"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from rashomon.model.when import When
from rashomon.reading.claims.own_dates import published_day, token_of, verb_above
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.frames.means import words
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.mentions import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEXT = 3
"""How many sentences after a deed may still tell its day."""


_BEFORE = 2
_DAYS = re.compile(r"P\d{1,2}D")
_BEFORE_NOUN = frozenset({"poss", "compound", "nmod", "amod"})


def told_near(scene: Scene, draft: Draft) -> When | None:
    """The day that a sentence near by gives: "A bomb went off in a market.  It happened on Sunday"."""
    if draft.trigger.dep_ == "acl" and draft.trigger.tag_ == "VBG":
        return None  # "killing 18 rebels fighting against X": who they are, not what happened that day
    sentences, own = scene.document.sentences, draft.sentence.index
    near = sorted(
        range(max(0, own - _BEFORE), min(len(sentences), own + _NEXT + 1)), key=lambda n: (abs(n - own), n < own)
    )
    for number in near:
        if number == own or sentences[number].block != draft.sentence.block:
            continue
        found = _happened_on(scene, draft, sentences[number]) or _begun_on(scene, draft, sentences[number])
        if found is not None:
            return found
    return None


def _begun_on(scene: Scene, draft: Draft, sentence: Sentence) -> When | None:
    """The days of a fight of so many days whose first one a sentence behind it tells: "fell in a two-day battle" - "The
    battle began on Monday"."""
    within = [noun for noun in scene.document.tokens_of(draft.sentence) if noun.lemma_.lower() in _fights()]
    if sentence.index < draft.sentence.index or not within:
        return None
    cues = [speech.cue for speech in scene.document.speech if speech.cue is not None]
    stated = {id(speech.stated) for speech in scene.document.speech if speech.stated is not None}
    own = [m for m in scene.document.dates if draft.sentence.span.contains(m.span) and id(m.when) not in stated]
    own = [m for m in own if not any(cue.contains(m.span) for cue in cues)]
    lasted = [m for m in own if _DAYS.fullmatch(m.value)]
    others = [m for m in own if m not in lasted]
    if len(lasted) != 1 or others:
        return None
    for mention in scene.document.dates:
        day = mention.when
        if not sentence.span.contains(mention.span) or mention.function != "on" or day is None or day.start is None:
            continue
        token = token_of(draft, mention)
        verb = verb_above(token) if token is not None else None
        if verb is None or verb.lemma_ not in words("beginning") or day.start != day.end:
            continue
        begun = [c for c in verb.lefts if c.dep_ == "nsubj" and c.lemma_.lower() in _fights() | {"action"}]
        if any(child.lower_ in ("the", "this", "that") for noun in begun for child in noun.lefts):
            last = day.start + timedelta(days=int(lasted[0].value[1:-1]) - 1)
            published = published_day(scene)
            last = last if published is None else min(last, published)
            written = mention.span.text_of(scene.document.text)
            return When(start=day.start, end=last, granularity="days", basis="carried", as_written=written)
    return None


def _fights() -> frozenset[str]:
    return shared()["fights"] | words("deeds")


def _happened_on(scene: Scene, draft: Draft, sentence: Sentence) -> When | None:
    """The one day on which a sentence says that it happened, or that help was called, or that it names it by."""
    for mention in scene.document.dates:
        if not sentence.span.contains(mention.span) or mention.function != "on" or mention.when is None:
            continue
        day = mention.when
        if day.start is None or day.start != day.end:
            continue
        token = token_of(draft, mention)
        if token is None:
            continue
        verb, names = verb_above(token), token.dep_ in _BEFORE_NOUN and _is_known_deed(scene, token.head)
        if not (names or _is_happening(verb) or _is_response(verb)):
            continue
        published = published_day(scene)
        if published is not None and day.start > published:
            continue
        written = mention.span.text_of(scene.document.text)
        return When(start=day.start, end=day.end, granularity="day", basis="carried", as_written=written)
    return None


def _is_known_deed(scene: Scene, noun: Token) -> bool:
    """Whether a noun tells of the deed as of one that is known: "Saturday's attack", "the Saturday night shooting".

    A deed with a place of its own ("Saturday's attack in Mosul") may be another one.
    """
    if noun.pos_ != "NOUN" or noun.tag_ == "NNS" or noun.lemma_.lower() not in words("deeds"):
        return False
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    if after.pos_ == "ADP" and any(scene.place(inner) is not None for inner in after.children):
        return False
    return any(child.dep_ == "poss" or child.lower_ in ("the", "this", "that") for child in noun.lefts)


def _is_response(verb: Token) -> bool:
    """Whether help comes for a deed: "officers responded to", "police were called to the scene"."""
    if verb.pos_ != "VERB" or not any(child.dep_ == "prep" and child.lower_ == "to" for child in verb.children):
        return False
    if verb.lemma_ in words("called"):
        return any(child.dep_ == "auxpass" for child in verb.lefts)
    return verb.lemma_ in words("responding")


def _is_happening(verb: Token) -> bool:
    """Whether this is the verb of "it happened", "the attack took place", "the incident occurred"."""
    if (
        verb.pos_ != "VERB"
        or verb.lemma_ not in words("happening")
        or (verb.lemma_ == "take" and not _takes_place(verb))
    ):
        return False
    subjects = [child for child in verb.lefts if child.dep_ == "nsubj"]
    return any(
        noun.lower_ in ("it", "this", "that")
        or (noun.lemma_.lower() in words("deeds") and any(c.lower_ in ("the", "this", "that") for c in noun.lefts))
        for noun in subjects
    )


def _takes_place(verb: Token) -> bool:
    return any(child.dep_ == "dobj" and child.lower_ == "place" for child in verb.children)
