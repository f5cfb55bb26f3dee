"""A scene that a sentence without a claim opens: "In X, shops stayed shut.  A bomb went off near the court"."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model.claim import Claim
from rashomon.model.vocabulary import kind_of
from rashomon.model.when import When
from rashomon.reading.attribution.lexicon import SpeechLexicon
from rashomon.reading.claims.event_places import holds
from rashomon.reading.claims.implied import Told, leaves
from rashomon.reading.claims.nearby import names_any
from rashomon.reading.claims.referring import ref
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.mentions import PlaceMention, Sentence

_REACH = 2
"""Sentences back in which a scene may be opened."""
_AT = frozenset({"in", "at", "near", "around"})
_PHRASE = 8
"""Tokens of a sentence among which the place that it opens with is named: "In the northern province of X"."""
_INSIDE = frozenset({"in", "at", "near"})
_GOING = frozenset({"movement", "displacement"})
_WIDE = frozenset({"country", "region"})
_NAMED = frozenset({"name", "description"})


def still_there(told: Told | None, claim: Claim, draft: Draft) -> Told | None:
    """A place told before, named anew by a claim that was there though it does not say so."""
    if told is None or kind_of(draft.type) != "event" or draft.type in _GOING:
        return told
    there = any(p.basis == "paragraph" and p.place_id == told.place.place_id and p.place_id for p in claim.places)
    return replace(told, at=max(told.at, draft.sentence.index)) if there else told


def opened(scene: Scene, draft: Draft) -> Told | None:
    """The place that a sentence just before opens with, as one told; None where none does, or somebody speaks there."""
    sentences = scene.document.sentences
    for back in range(1, _REACH + 1):
        at = draft.sentence.index - back
        if at < 0 or sentences[at].paragraph != draft.sentence.paragraph or sentences[at].block != "body":
            return None
        mention = _opening(scene, sentences[at])
        if mention is not None:
            day = scene.document.day
            place = ref(scene, mention, "event_location", "in", basis="paragraph")
            told = Told(place=place, at=at, time=When(start=day, end=day))
            return None if leaves(scene, draft, told) else told
        if names_any(scene, sentences[at]):
            return None
    return None


def _opening(scene: Scene, sentence: Sentence) -> PlaceMention | None:
    """The town or division that a sentence begins in, if it names no other place and tells of no speaker there."""
    tokens = scene.document.tokens_of(sentence)
    if len(tokens) < 3 or tokens[0].lower_ not in _AT:
        return None
    mention = next((m for t in tokens[1:_PHRASE] if (m := scene.place(t)) is not None and m.sort in _NAMED), None)
    place = mention.place if mention is not None else None
    if mention is None or place is None or place.kind == "country" or mention.phrase.start > tokens[0].idx:
        return None
    verb = tokens[0].head
    if verb.pos_ not in ("VERB", "AUX") or verb.lemma_.lower() in SpeechLexicon.load().verbs:
        return None
    others = [m for m in scene.document.places if sentence.span.contains(m.span) and m is not mention]
    named = [m.place for m in others if m.sort == "name" and m.place is not None]
    if any(p.kind not in _WIDE and p.admin1 != place.admin1 for p in named):
        return None
    inner = [m for m in others if m.sort == "name" and m.relation in _INSIDE and holds(mention, m)]
    return inner[0] if len(inner) == 1 else mention
