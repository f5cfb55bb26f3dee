"""Who says a claim, and how surely."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.attribution import Attribution, Source
from rashomon.model.span import Span
from rashomon.reading.attribution.lexicon import SpeechLexicon
from rashomon.reading.claims.tenses import is_present
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.frames.untrue import said_untrue
from rashomon.reading.mentions import Speech

_TOLLS = ("violence:toll", "violence:result")
"""Rules of claims whose figures may stand outside the cue that their noun is part of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One account of a draft: its attribution and the speech that it comes from (None in own voice)."""

    attribution: Attribution
    speech: Speech | None


def voices(scene: Scene, draft: Draft) -> list[Voice]:
    """The voices of a draft: the outlet's own, or one a source where several say the same words."""
    outlet = own_voice(scene)
    if draft.own_voice:
        return [outlet]
    offset = draft.trigger.idx
    if _is_in_cue(scene, offset):
        told = [offset for offset in _told(draft) if not _is_in_cue(scene, offset)]
        if not told:
            return [outlet]
        offset = told[0]
    around = scene.speech_at(offset)
    speeches = [speech for speech in around if _speaks(speech) and not around[0].unheld]
    if not speeches or _is_gloss(draft):
        return [outlet]
    inner = speeches[0]
    joint = [inner, *(speech for speech in speeches[1:] if speech.content == inner.content)]
    by_origin = {speech.chain[-1].id: speech for speech in reversed(joint)}
    made = [_voice(outlet, speech) for speech in joint if by_origin[speech.chain[-1].id] is speech]
    return [outlet, *made] if _is_told_and_denied(draft, made) else made


def _told(draft: Draft) -> list[int]:
    """Where else the words of a draft stand: its event, and the figures of a toll ("put the toll at 36")."""
    event = [draft.event.idx] if draft.event is not None else []
    verb = SpeechLexicon.load().verbs.get(draft.trigger.lemma_)
    counts = draft.rule.startswith(_TOLLS) or (verb is not None and "counted" in verb.takes)
    return event + ([mention.span.start for _kind, mention in draft.quantities] if counts else [])


def _is_told_and_denied(draft: Draft, made: list[Voice]) -> bool:
    """Whether a headline tells what a source then denies: "Rebels seize bridge, army denies"."""
    if draft.sentence.block != "headline" or not made or made[0].speech is None or made[0].speech.cue is None:
        return False
    return made[0].speech.act == "deny" and made[0].speech.cue.start > draft.trigger.idx


def _is_gloss(draft: Draft) -> bool:
    """Whether a clause is what the outlet adds to reported words: "..., as rebels broke the siege" (guidelines 8.8)."""
    node = draft.trigger
    marks = {child.lower_ for child in node.lefts if child.dep_ == "mark"}
    if node.dep_ != "advcl" or not ("as" in marks or ("while" in marks and is_present(node))):
        return False  # "while" beside another deed of the past only joins it
    return any(child.dep_ in ("nsubj", "nsubjpass") and child.pos_ != "PRON" for child in node.lefts)


def own_voice(scene: Scene) -> Voice:
    """The outlet speaking for itself."""
    name = scene.document.report.outlet
    source = Source(id="outlet", name="outlet", role="outlet", as_written=name)
    return Voice(attribution=Attribution(chain=(source,)), speech=None)


def of_speech(scene: Scene, speech: Speech) -> Attribution:
    """The attribution of words that a speech holds."""
    return _voice(own_voice(scene), speech).attribution


def _voice(outlet: Voice, speech: Speech) -> Voice:
    return Voice(
        attribution=Attribution(
            chain=(*outlet.attribution.chain, *speech.chain), cue=speech.cue, scope=speech.scope, stated=speech.stated
        ),
        speech=speech,
    )


def _is_in_cue(scene: Scene, offset: int) -> bool:
    """Whether a word only tells who speaks; not what is said inside that cue: "X, which denies killing ten, said"."""
    return any(
        s.cue is not None and s.cue.start <= offset < s.cue.end and not _is_said_inside(scene, s.cue, offset)
        for s in scene.document.speech
    )


def _is_said_inside(scene: Scene, cue: Span, offset: int) -> bool:
    inner = (s for s in scene.speech_at(offset) if s.cue is not None and s.cue != cue and cue.contains(s.cue))
    return any(piece.start <= offset < piece.end and cue.contains(piece) for s in inner for piece in s.content)


def modality(scene: Scene, draft: Draft, voice: Voice) -> str:
    """Asserted, claimed, suspected, denied, planned or conditional (guidelines 9)."""
    if draft.modality in ("planned", "conditional"):
        return draft.modality
    if (voice.speech is not None and voice.speech.act == "deny") or said_untrue(draft.trigger):
        return "denied"
    if draft.modality == "suspected" or _is_hedged(scene, draft):
        return "suspected"
    return "asserted" if voice.speech is None else "claimed"


def _is_hedged(scene: Scene, draft: Draft) -> bool:
    return any(_withholds(speech) for speech in scene.speech_at(draft.trigger.idx))


def _speaks(speech: Speech) -> bool:
    """Whether somebody stands behind the words: also "police suspect that", not "reportedly" or "did not say that"."""
    doubt = speech.act == "suspect" and (not speech.chain or speech.chain[-1].id == "unnamed")
    return bool(speech.chain) and not doubt and not speech.negated


def _withholds(speech: Speech) -> bool:
    """Whether the words are nobody's claim: "reportedly", "has not confirmed that ...", "did not deny that ..."."""
    return speech.act == "suspect" or speech.negated


def without_cue(scene: Scene, span: Span, trigger: int) -> Span:
    """The span with cues at its ends cut off; `trigger` stays inside."""
    start, end = span.start, span.end
    for speech in scene.document.speech:
        cue = speech.cue
        if cue is None or cue.end <= start or cue.start >= end or cue.start <= trigger < cue.end:
            continue
        if cue.end <= trigger and cue.start <= start + 12:
            start = max(start, cue.end)
        elif cue.start > trigger and cue.end >= end - 12:
            end = min(end, cue.start)
        elif cue.end <= trigger and not scene.document.text[start : cue.start].strip(" ,\"“'‘"):
            start = max(start, cue.end)
    text = scene.document.text
    while start < trigger and (text[start].isspace() or text[start] in ",;:\"“”'‘’-–—"):
        start += 1
    while end > trigger + 1 and (text[end - 1].isspace() or text[end - 1] in ',;:."“”‘-–—!?'):
        end -= 1
    return Span(start, end)
