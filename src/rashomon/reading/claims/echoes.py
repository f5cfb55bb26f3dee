"""Further voices for an event told before: "The monitor also reported the breakthrough"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model import ActorRef, Claim
from rashomon.model.span import Span
from rashomon.reading.claims import voices
from rashomon.reading.frames import Scene
from rashomon.reading.frames.rows import echoed
from rashomon.reading.mentions import Speech

_REACH = 4
"""Sentences between an event and a noun that refers to it."""


def echoes(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """One claim more for each source that only names an event told just before ("confirmed the strike").

    It has the words of the noun phrase, the voice of its source, and who, where and when of the claim before;
    never its figures, which the source did not say.  Where the source blames someone for it, that one is the doer.
    """
    found: list[Claim] = []
    for speech in scene.document.speech:
        noun = _noun_of(scene, speech)
        if noun is None:
            continue
        span, types = noun
        if any(claim.span.overlap(span) for claim in claims):
            continue
        told = [c for c in claims if c.type in types and c.span.end <= span.start and c.status != "noise_duplicate"]
        sentence = scene.document.sentence_at(span.start)
        if not told or sentence is None:
            continue
        before = scene.document.sentence_at(told[-1].span.start)
        if before is None or sentence.index - before.index > _REACH or told[-1].polarity != "affirmed":
            continue
        found.append(
            replace(
                told[-1],
                id=f"{scene.document.report.id}#{len(claims) + len(found) + 1}",
                span=span,
                quote=scene.document.quote(span),
                sentence=sentence.span,
                attribution=voices.of_speech(scene, speech),
                modality="claimed" if speech.act != "deny" else "denied",
                status="content",
                quantities=(),
                actors=_accused(scene, speech, told[-1].actors),
                component_of=None,
                rules=("echo", *told[-1].rules),
            )
        )
    return found


def _accused(scene: Scene, speech: Speech, actors: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    """The actors of an event, whoever is blamed for it ("blaming the army for the attack") in the place of its doer."""
    if speech.act != "accuse" or speech.cue is None:
        return actors
    saying = {source.id for source in speech.chain}
    blamed = [m for m in scene.document.actors if speech.cue.contains(m.span) and m.id not in saying]
    if not blamed:
        return actors
    last = blamed[-1]
    words = scene.document.quote(last.span)
    doer = ActorRef(role="initiator", id=last.id, name=last.name, as_written=words, span=last.span)
    return (doer, *(actor for actor in actors if actor.role not in ("initiator", "co_initiator", "backer")))


def _noun_of(scene: Scene, speech: Speech) -> tuple[Span, frozenset[str]] | None:
    """The definite noun phrase that is all a source is cited for, and the claim types that it can refer to."""
    if len(speech.content) != 1 or not speech.chain or len(speech.content[0]) > 40:
        return None
    content = speech.content[0]
    tokens = scene.document.doc.char_span(content.start, content.end, alignment_mode="contract")
    if tokens is None or tokens[0].lower_ not in ("the", "this", "that", "these", "those"):
        return None
    types = echoed().get(tokens.root.lemma_.lower())
    if types is None or tokens.root.pos_ not in ("NOUN", "PROPN"):
        return None
    start, end = tokens[0].idx, tokens.root.idx + len(tokens.root.text)
    return (Span(start, end), types) if end > start else None
