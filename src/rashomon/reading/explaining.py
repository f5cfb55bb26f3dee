"""The reading of a report laid open, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.model import Claim, Explanation, ReadSentence, Refused, Seen, Source, Unresolved, When
from rashomon.reading.claims.passage_choice import WEIGHTS as PASSAGES
from rashomon.reading.claims.passage_choice import passage_trees
from rashomon.reading.claims.place_choice import trees
from rashomon.reading.document import Document
from rashomon.reading.frames.rejected import unfitting
from rashomon.reading.frames.scene import Scene
from rashomon.reading.mentions import (
    ActorMention,
    DateMention,
    PlaceMention,
    QuantityMention,
    Sentence,
    Speech,
    Weighing,
)

_UNCOUNTED = frozenset({"ordinal", "name", "year", "other"})


def explained(
    scene: Scene, claims: Sequence[Claim], refused: Sequence[Refused], unresolved: Sequence[Unresolved]
) -> Explanation:
    """What was found in each sentence, with its claims and with what makes none, in the order of the text."""
    document = scene.document
    told = {offset for claim in claims for offset in range(claim.span.start, claim.span.end)}
    by_sentence: dict[int, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.sentence.start, []).append(claim)
    return Explanation(
        report=document.report,
        sentences=tuple(
            ReadSentence(
                index=sentence.index,
                span=sentence.span,
                block=sentence.block,
                is_copy=sentence.duplicate_of is not None,
                seen=tuple(sorted(_seen(scene, sentence), key=lambda one: one.span)),
                claims=tuple(by_sentence.get(sentence.span.start, ())),
                refused=_refused(scene, sentence, refused, told),
            )
            for sentence in document.sentences
        ),
        unresolved=tuple(unresolved),
    )


def _refused(scene: Scene, sentence: Sentence, refused: Sequence[Refused], told: set[int]) -> tuple[Refused, ...]:
    """What was proposed and left out, then the rows that know a verb outside of all claims and do not fit it."""
    dropped = [one for one in refused if one.sentence == sentence.index]
    spoken_of = told | {one.span.start for one in dropped}
    return (*dropped, *unfitting(scene, sentence, spoken_of))


def _seen(scene: Scene, sentence: Sentence) -> Iterator[Seen]:
    document, span = scene.document, sentence.span
    for actor in document.actors:
        if span.contains(actor.span):
            yield Seen(kind="actor", span=actor.span, taken_for=_actor(document, actor))
    for place in document.places:
        if span.contains(place.span):
            yield Seen(kind="place", span=place.span, taken_for=_place(place))
    for when in document.dates:
        if span.contains(when.span):
            yield Seen(kind="day", span=when.span, taken_for=_day(when))
    for number in document.quantities:
        if span.contains(number.span):
            yield Seen(kind="number", span=number.span, taken_for=_number(document, number))
    for speech in document.speech:
        part = next((one for one in speech.content if span.overlap(one)), None)
        if part is not None:
            shown = speech.cue if speech.cue is not None and span.contains(speech.cue) else part
            yield Seen(kind="speech", span=shown, taken_for=_speech(speech))
    for weighing in {(w.span, w.event): w for w in scene.weighings}.values():
        if span.contains(weighing.event):
            shown = weighing.span if span.contains(weighing.span) else weighing.event
            yield Seen(kind="weight", span=shown, taken_for=_weighing(document, weighing))


def _weighing(document: Document, weighing: Weighing) -> str:
    event = document.quote(weighing.event)
    weights = passage_trees() if weighing.weights == PASSAGES else trees()
    reasons = weights.reasons(weighing.features, against=not weighing.taken)
    named = f"{weighing.name} is " if weighing.name is not None else ""
    where = f"{named}where {event!r} was" if weighing.taken else f"{named}not where {event!r} was"
    return f"{where}: chance {weighing.chance:.2f} by {weighing.weights} ({', '.join(reasons)})"


def _actor(document: Document, actor: ActorMention) -> str:
    stands_for = f", for {document.quote(actor.antecedent)!r}" if actor.antecedent is not None else ""
    backed = f", backed by {', '.join(actor.backers)}" if actor.backers else ""
    return f"{actor.id} ({actor.kind}, {actor.sort}{stands_for}{backed})"


def _place(place: PlaceMention) -> str:
    where = "" if place.relation == "in" else f"{place.relation.replace('_', ' ')} "
    if place.place is None:
        return f"{where}no place known ({place.sort})"
    found = place.place
    return f"{where}{found.name}, {found.country or '?'} ({found.kind}, {place.sort}, by {place.basis})"


def _day(when: DateMention) -> str:
    bounds = "no day to count from" if when.when is None else _interval(when.when)
    return f"{when.value}, {when.function.replace('_', ' ')} {bounds}"


def _interval(when: When) -> str:
    start, end = (day.isoformat() if day else "" for day in (when.start, when.end))
    return start if start == end else f"{start}..{end}"


def _number(document: Document, number: QuantityMention) -> str:
    low, high = ("" if value is None else f"{value:g}" for value in (number.low, number.high))
    bounds = low if low == high else f"{low}..{high}"
    counted = f" of {document.quote(number.head)!r}" if number.head is not None else ""
    part = ", part of another" if number.part_of is not None else ""
    sort = number.dimension if number.dimension in _UNCOUNTED else f"{bounds} {number.unit or ''}".strip()
    return f"{sort}{counted} ({number.dimension}{part})"


def _speech(speech: Speech) -> str:
    by = " < ".join(_source(source) for source in speech.chain) or "nobody named"
    denied = "not " if speech.negated else ""
    return f"{denied}{speech.act.replace('_', ' ')} by {by} ({speech.verb}, {speech.scope})"


def _source(source: Source) -> str:
    return f"{source.id}, {source.camp}" if source.camp else source.id
