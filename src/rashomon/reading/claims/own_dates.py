"""Which dates of a sentence tell when a predicate happened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rashomon.reading.frames import Draft, Scene, extent
from rashomon.reading.frames.clause import shared_end
from rashomon.reading.mentions import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_USELESS = frozenset({"age", "none"})


def own_dates(scene: Scene, draft: Draft) -> list[DateMention]:
    """The dates that tell of this predicate, nearest first: its own words, then those of the clause it hangs on."""
    doc = draft.trigger.doc
    start, end = doc[draft.first].idx, doc[draft.last].idx + len(doc[draft.last].text)
    cues = [speech.cue for speech in scene.document.speech if speech.cue is not None]
    stated = {id(speech.stated) for speech in scene.document.speech}
    inside: list[tuple[int, DateMention]] = []
    near: list[tuple[int, DateMention]] = []
    embedded: list[tuple[int, DateMention]] = []
    for mention in scene.document.dates:
        if (
            mention.function in _USELESS
            or mention.span.end <= draft.sentence.span.start
            or mention.span.start >= draft.sentence.span.end
        ):
            continue
        if any(cue.contains(mention.span) for cue in cues) or (mention.when is not None and id(mention.when) in stated):
            continue
        token = token_of(draft, mention)
        if token is None or _is_of_saying(token, draft.trigger):
            continue
        if start <= mention.span.start < end:
            if mention.function == "for" and not _lasts(token, draft.trigger):
                continue
            if not _is_embedded(token, draft.trigger):
                kept = inside
            elif mention.function == "on" and verb_above(token).tag_ == "VBG":
                kept = embedded
            else:
                continue
            kept.append((abs(token.i - draft.trigger.i), mention))
        elif _opens(token, draft.trigger):
            inside.append((abs(token.i - draft.trigger.i), mention))
        elif _governs(token, draft.trigger, fleeting=mention.function == "on"):
            near.append((abs(token.i - draft.trigger.i), mention))
    if not inside and embedded:
        inside = embedded
    return [mention for _distance, mention in (*sorted(inside, key=lambda p: p[0]), *sorted(near, key=lambda p: p[0]))]


def _is_embedded(token: Token, trigger: Token) -> bool:
    """Whether a date belongs to a relative clause or participle inside the claim, and not to its own predicate."""
    node = token
    for _step in range(12):
        if node.i == trigger.i or node.head.i == node.i:
            return False
        if node.dep_ in ("relcl", "ccomp") or (node.dep_ == "acl" and node.tag_ in ("VBN", "VBG")):
            return not any(t.i == trigger.i for t in node.subtree)
        node = node.head
    return False


def _is_of_saying(token: Token, trigger: Token) -> bool:
    """Whether a day hangs on a verb of saying: it tells when something was said, not when it happened."""
    host = verb_above(token)
    return bool(host.i != trigger.i) and host.lemma_ in extent.speech_lemmas()


def _lasts(token: Token, trigger: Token) -> bool:
    """Whether a length of time is told of the predicate ("besieged for years"), not of a noun ("three-year siege")."""
    node = token
    for _step in range(4):
        if node.dep_ in ("prep", "npadvmod") and (node.head.i == trigger.i or node.head.pos_ in ("VERB", "AUX")):
            return True
        if node.head.i == node.i or node.dep_ in ("compound", "amod", "dobj", "nsubj", "poss"):
            return False
        node = node.head
    return False


def _opens(token: Token, trigger: Token) -> bool:
    """Whether a day stands in a since-clause of the predicate."""
    host = verb_above(token)
    return bool(host.head.i == trigger.i) and any(c.dep_ == "mark" and c.lower_ == "since" for c in host.lefts)


def _governs(token: Token, trigger: Token, *, fleeting: bool) -> bool:
    """Whether a date hangs on a clause that this predicate hangs on or shares by coordination."""
    holder = verb_above(token)
    node = trigger
    for _step in range(8):
        if node.i == holder.i:
            return True
        if node.head.i == node.i or node.dep_ in ("ccomp", "relcl"):
            return False
        last = shared_end(node) if fleeting else None
        if last is not None and last.i == holder.i:
            return True
        if node.dep_ == "conj" and node.head.i == holder.i:
            return bool(token.i < (node.i if fleeting else holder.i))
        node = node.head
    return False


def token_of(draft: Draft, mention: DateMention) -> Token | None:
    """The word that holds a date together, in the parse of the claim; None where no words cover it."""
    span = draft.trigger.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    return span.root if span is not None else None


def verb_above(token: Token) -> Token:
    """The verb that a word hangs on."""
    node = token
    while node.pos_ not in ("VERB", "AUX") and node.head.i != node.i:
        node = node.head
    return node


def published_day(scene: Scene) -> date | None:
    """The day of the report; None if it is unknown."""
    dating = scene.document.report.published
    return dating.day if dating is not None else None
