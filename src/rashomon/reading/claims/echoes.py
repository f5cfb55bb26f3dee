"""Further voices for an event told before: "The monitor also reported the breakthrough"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model import ActorRef, Claim
from rashomon.model.span import Span
from rashomon.reading.claims import voices
from rashomon.reading.frames import Scene
from rashomon.reading.frames.modality import is_negated
from rashomon.reading.frames.vocabulary import disowned, echoed
from rashomon.reading.mentions import ActorMention, Speech

_REACH = 4
"""Sentences between an event and a noun that refers to it."""
_SHORT = 12
"""Words of a denial that only disowns; a longer one tells something of its own."""
_SAID_DAYS = 3
"""Days before a report from which on a day is rather that of a deed than that on which it was denied."""
_VIOLENCE = frozenset({"attack"})


def echoes(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """One claim more for each source that only names an event told just before ("confirmed the strike").

    It has the words of the noun phrase, the voice of its source, and who, where and when of the claim before;
    never its figures, which the source did not say.  Where the source blames someone for it, that one is the doer;
    where it claims or denies responsibility, the source or its forces are.
    """
    found: list[Claim] = []
    told = [claim for claim in claims if claim.type != "communication" and claim.status != "noise_duplicate"]
    for speech in scene.document.speech:
        noun = _noun_of(scene, speech) or _disowned(scene, speech)
        if noun is None or _is_withheld(scene, speech):
            continue
        span, types = noun
        if any(claim.span.overlap(span) for claim in told):
            continue
        before = _told_before(scene, told, span, types)
        sentence = scene.document.sentence_at(span.start)
        if before is None or sentence is None or _is_of_another(scene, span, before):
            continue
        found.append(
            replace(
                before,
                id=f"{scene.document.report.id}#{len(claims) + len(found) + 1}",
                span=span,
                quote=scene.document.quote(span),
                sentence=sentence.span,
                attribution=voices.of_speech(scene, speech),
                modality="claimed" if speech.act != "deny" else "denied",
                status="content",
                quantities=(),
                actors=_doers(scene, speech, span, before.actors),
                component_of=None,
                rules=("echo", *before.rules),
            )
        )
    return found


def _is_withheld(scene: Scene, speech: Speech) -> bool:
    """Whether a source says neither yes nor no: "has neither confirmed nor denied", "would not confirm or deny"."""
    if speech.cue is None:
        return False
    cue = scene.document.doc.char_span(speech.cue.start, speech.cue.end, alignment_mode="expand")
    if cue is None:
        return False
    return any(is_negated(verb) for verb in (cue.root, *(cue.root.conjuncts if cue.root.dep_ == "conj" else ())))


def _told_before(scene: Scene, told: Sequence[Claim], span: Span, types: frozenset[str]) -> Claim | None:
    """The event of one of these types that was told last, if that was just before and is told as having happened."""
    fitting = [claim for claim in told if claim.type in types and claim.span.end <= span.start]
    here = scene.document.sentence_at(span.start)
    there = scene.document.sentence_at(fitting[-1].span.start) if fitting else None
    if here is None or there is None or here.index - there.index > _REACH or fitting[-1].polarity != "affirmed":
        return None
    return fitting[-1]


def _is_of_another(scene: Scene, span: Span, before: Claim) -> bool:
    """Whether the words name another day than that of the event told before: "a role in the killings of 20 July".

    A day or two before the report may be that of the denial: "denied any part in it on Thursday".
    """
    told, latest = before.time.start, scene.document.day
    if told is None or latest is None:
        return False
    named = [one.when for one in scene.document.dates if span.contains(one.span) and one.function == "on"]
    days = [(when.start, when.end) for when in named if when is not None]
    return any(
        start is not None and end is not None and not start <= told <= end and (latest - end).days >= _SAID_DAYS
        for start, end in days
    )


def _disowned(scene: Scene, speech: Speech) -> tuple[Span, frozenset[str]] | None:
    """The words of a denial that leave the deed unnamed: "denied any involvement", "denied its forces did it"."""
    if speech.act != "deny" or len(speech.content) != 1 or not speech.chain or speech.cue is None:
        return None
    content = speech.content[0]
    tokens = scene.document.doc.char_span(content.start, content.end, alignment_mode="contract")
    if tokens is None or len(tokens) > _SHORT:
        return None
    disowning = disowned()
    return (content, _VIOLENCE) if any(token.lemma_.lower() in disowning for token in tokens) else None


def _doers(scene: Scene, speech: Speech, span: Span, actors: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    """The actors of an event, with the doer whom the source names for it: the blamed one, or itself."""
    if speech.act == "accuse":
        return _accused(scene, speech, actors)
    owning = speech.act == "claim_responsibility"
    if speech.cue is None or not speech.chain or not (owning or (speech.act == "deny" and _of_itself(scene, speech))):
        return actors
    own = [m for m in scene.document.actors if span.contains(m.span) and _acts(scene, m)] if not owning else []
    source = speech.chain[-1]
    if own:
        doer = ActorRef(
            role="initiator",
            id=own[-1].id,
            name=own[-1].name,
            as_written=scene.document.quote(own[-1].span),
            span=own[-1].span,
        )
    else:
        doer = ActorRef(role="initiator", id=source.id, name=source.name)
    return (doer, *_without_doers(actors))


def _acts(scene: Scene, mention: ActorMention) -> bool:
    """Whether those named in a denial are its doers ("its forces did it"), and no matter ("any part in it")."""
    words = scene.document.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    return words is None or words.root.dep_ not in ("pobj", "dobj")


def _of_itself(scene: Scene, speech: Speech) -> bool:
    """Whether a denial is of the source's own part ("responsibility for the attack"), not of the deed."""
    words = f"{scene.document.quote(speech.cue)} {scene.document.quote(speech.content[0])}" if speech.cue else ""
    return any(word.strip(".,;") in disowned() for word in words.casefold().split())


def _without_doers(actors: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    return tuple(actor for actor in actors if actor.role not in ("initiator", "co_initiator", "backer"))


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
    return (doer, *_without_doers(actors))


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
