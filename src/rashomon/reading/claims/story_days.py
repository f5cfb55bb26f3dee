"""The day of a deed that a report goes on with over its paragraphs: "Jets bombed Nis on Saturday." - "Fifteen people
were killed, the agency said." - "The raid also cut a railway."

What a paragraph tells in the plain past without a day and without a place elsewhere is of the deed told last: a toll,
what those did who are known by now, and what is told of the deed by a noun that points back to it.  Nothing goes on
over a paragraph that opens another scene, over another day, or over what was not of that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model.claim import Claim
from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.model.when import When
from rashomon.reading.claims.aftermath import (
    DEEDS,
    DONE,
    GOING_ON,
    HARM,
    HEADS,
    days_in,
    goes_on,
    happened,
    is_begun,
    is_by_then,
    is_of_a_war,
    is_one_more,
    is_there,
    opens_anew,
)
from rashomon.reading.claims.back import DOERS, carried, is_elsewhere, is_same_sort, is_undated, points_back
from rashomon.reading.claims.heads import item_head
from rashomon.reading.claims.own_dates import verb_above
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rashomon.reading.mentions import DateMention, Sentence

_REACH = 6
"""Sentences between a deed and what is told of it without a word that points back to it."""
_SHORT_REACH = 2
"""The same where the report tells of several days."""
_LONGEST = 3
"""Days that a deed may have lasted."""
_ANCHORS = DEEDS | {"violation", "hazard_event", "territory_change"}
_DONE_BY = DEEDS | {"violation", "hazard_event", "movement", "force_status"}
_OUTCOMES = frozenset(
    {
        ("attack", "unspecified"),
        ("violation", "abduction"),
        ("violation", "property_destruction"),
        ("violation", "looting"),
        ("force_status", "setbacks"),
    }
)
"""What befalls things and people in a deed, and is told of it without saying anew who did it."""
_ITEM = re.compile(r"\s*(?:[•*●▪·►–—-]|\d{1,2}\s*[:.h]\s*\d{2}\b|[(\[]?\d{1,2}[.)]\s)")
"""A bullet, a number or an hour at the head of an item."""
_WITHIN = frozenset({"in", "during", "by", "from", "at"})
_KNOWN = frozenset({"the", "this", "that", "these", "those", "they", "their", "them", "he", "she", "his", "her"})


def with_day_of_story(scene: Scene, draft: Draft, made: list[Claim], before: Sequence[Claim]) -> list[Claim]:
    """The claims of a draft; those without a day of their own with the day of the deed that the report goes on with."""
    if draft.type not in DONE or not any(is_undated(claim) for claim in made):
        return made
    if draft.sentence.block in HEADS or any(is_of_a_war(claim) or not happened(claim) for claim in made):
        return made
    if not goes_on(scene, draft, days=_days_of_deeds(scene, draft.sentence)):
        return made
    deed = _pointed_at(scene, draft, made, before)
    told = deed
    if told is None and not _counts_all(scene, draft):
        told = _told_of(scene, draft, before)
        again = told is not None and _is_done_to_same(scene, draft, told)
        if told is not None and not again and not _is_of_it(scene, draft):
            told = None
        if told is not None and not all(
            _is_by_those_of(c, _of_day(before, told)) or _is_by_them(scene, draft) for c in made
        ):
            return made
    if told is not None and is_one_more(scene.document.tokens_of(draft.sentence)):
        told = told if any(_has_toll(claim) and claim.time.meets(told.time) for claim in before) else None
    if told is None or not is_there_all(made, told) or not all(is_by_then(claim, told) for claim in made):
        return made
    return [carried(claim, told, placed=False, longest=_LONGEST) for claim in made]


def _has_toll(told: Claim) -> bool:
    return any(quantity.kind in CASUALTY_KINDS for quantity in told.quantities)


def is_there_all(made: Iterable[Claim], told: Claim) -> bool:
    """Whether each claim is told of the place of a deed, or of none."""
    return all(is_there(claim, [told]) for claim in made)


def _days_of_deeds(scene: Scene, sentence: Sentence) -> list[DateMention]:
    """The dates of a sentence but those on which something was said."""
    inside = days_in(scene, sentence)
    cues = [speech.cue for speech in scene.document.speech if speech.cue is not None]
    stated = {id(speech.stated) for speech in scene.document.speech if speech.stated is not None}
    return [
        one
        for one in scene.document.dates
        if one in inside  # without "hours after the truce began", "lasted four hours"
        and id(one.when) not in stated
        and not any(cue.contains(one.span) for cue in cues)
    ]


def _pointed_at(scene: Scene, draft: Draft, made: Sequence[Claim], before: Sequence[Claim]) -> Claim | None:
    """The last deed of its sort, where a claim is told of a deed as of one that is known; None without a day.

    A deed that is told without its sort ("gunmen killed two") is meant only by words close behind it.
    """
    deeds = [c for c in before if c.type in _ANCHORS and happened(c) and not any(is_elsewhere(one, c) for one in made)]
    first = scene.document.sentences[max(0, draft.sentence.index - _SHORT_REACH)].span.start
    nouns = [noun for noun in _deeds_of(draft) if points_back(noun)]
    exact = next((c for c in reversed(deeds) if _is_meant(nouns, c, draft, vague=False)), None)
    near = next((c for c in reversed(deeds) if c.span.start >= first and _is_meant(nouns, c, draft, vague=True)), None)
    if exact is not None and near is not None and exact.span < near.span and exact.time != near.time:
        return None  # the one told last may be meant, though its sort is not told
    found = exact or near
    return found if found is not None and _is_of_a_day(found) else None


def _is_meant(nouns: Sequence[Token], claim: Claim, draft: Draft, *, vague: bool) -> bool:
    return any(is_same_sort(noun, claim, draft.type, vague=vague) for noun in nouns)


def _deeds_of(draft: Draft) -> list[Token]:
    """The noun of a claim that tells a deed, and those that its verb has as subject or tells it within."""
    verb = verb_above(draft.trigger)
    found = [draft.event] if draft.event is not None else []
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            found.append(child)
        elif child.dep_ in ("prep", "agent") and child.lower_ in _WITHIN:
            found += [inner for inner in child.children if inner.dep_ == "pobj"]
    return [noun for noun in found if noun.lemma_.lower() in _pointing()]


@lru_cache(maxsize=1)
def _pointing() -> frozenset[str]:
    rows = lexicon("frames_violence")["back"]
    return frozenset(noun for row in rows for noun in row["nouns"]) | shared()["fights"]


def _is_of_it(scene: Scene, draft: Draft) -> bool:
    """Whether words without a deed's name tell of the one told last: a toll of some number, what was destroyed or who
    was taken, where nobody is named for it, or what those did who are known by now."""
    if draft.type in HARM:
        return bool(draft.quantities)
    if draft.type not in _DONE_BY or draft.trigger.pos_ != "VERB":
        return False
    clause = scene.clause(draft.trigger)
    if clause.passive:
        return not clause.subjects and (draft.type, draft.subtype) in _OUTCOMES
    subjects = clause.subjects
    known = all(t.lower_ in _KNOWN or any(c.lower_ in _KNOWN for c in t.lefts) for t in subjects)
    known = known and not any(t.lemma_.lower() in _pointing() for t in subjects)  # "the second attack"
    going_on = draft.trigger.tag_ == "VBG" and any(c.dep_ == "aux" for c in draft.trigger.lefts)
    return bool(subjects) and known and not going_on


def _is_done_to_same(scene: Scene, draft: Draft, told: Claim) -> bool:
    """Whether something is done to the very thing that a deed told was done to: "attacked a compound in X" - "shots
    were fired over the compound"."""
    known = {token.lemma_.lower() for token in _words_of(scene, told) if token.pos_ == "NOUN"}
    for token in draft.trigger.doc[draft.first : draft.last + 1]:
        if token.pos_ != "NOUN" or token.dep_ not in ("dobj", "pobj", "nsubjpass") or scene.actors(token):
            continue
        if scene.classes(token) & {"persons", "armed", "fire"} or token.lemma_.lower() not in known:
            continue
        if any(child.lower_ in ("the", "this", "that") for child in token.lefts):
            return True
    return False


def _words_of(scene: Scene, told: Claim) -> list[Token]:
    span = scene.document.doc.char_span(told.span.start, told.span.end, alignment_mode="expand")
    return [] if span is None else list(span)


def _of_day(before: Sequence[Claim], told: Claim) -> list[Claim]:
    """The claims of the day of one told before."""
    return [claim for claim in before if claim.time.start == told.time.start and claim.time.end == told.time.end]


def _is_by_them(scene: Scene, draft: Draft) -> bool:
    """Whether those who did it are called after the deed told: "the attackers", "the raiders"."""
    subjects = scene.clause(draft.trigger).subjects if draft.trigger.pos_ == "VERB" else []
    called = frozenset(lexicon("frames_shared")["aftermath"]["doers"])
    return bool(subjects) and all(token.lemma_.lower() in called for token in subjects)


def _is_by_those_of(claim: Claim, told: Sequence[Claim], *, named: bool = False) -> bool:
    """Whether nobody does a claim's deed but those of whom deeds were told before; `named`: and somebody does."""
    known = {actor.id for one in told for actor in one.actors}
    doers = {actor.id for actor in claim.actors if actor.role in DOERS and actor.id != "unknown"}
    return doers <= known and (bool(doers) or not named)


def _told_of(scene: Scene, draft: Draft, before: Sequence[Claim]) -> Claim | None:
    """The deed of one day that the report tells last, where nothing since is of another day, place or scene."""
    sentences, at = scene.document.sentences, draft.sentence.index
    by_sentence = _by_sentence(scene, before, at)
    passed: list[Claim] = []
    days = {claim.time for claims in by_sentence.values() for claim in claims if _is_of_a_day(claim)}
    reach = _REACH if len({(day.start, day.end) for day in days}) < 2 else _SHORT_REACH
    for index in range(at - 1, max(-1, at - 1 - _REACH), -1):
        behind, sentence = sentences[index + 1], sentences[index]
        if sentence.block != draft.sentence.block or at - index > reach:
            return None
        if behind.paragraph != sentence.paragraph and _opens_scene(scene, behind):
            return None
        told = [claim for claim in by_sentence.get(index, ()) if claim.type in DONE]
        if any(claim.time.start is not None for claim in told):
            deed = _one_day(told)
            return deed if deed is not None and all(_is_by_those_of(one, told, named=True) for one in passed) else None
        passed += [claim for claim in told if happened(claim)]
        if _days_of_deeds(scene, sentence):
            return None
    return None


def _by_sentence(scene: Scene, before: Sequence[Claim], at: int) -> dict[int, list[Claim]]:
    found: dict[int, list[Claim]] = {}
    for claim in reversed(before):
        sentence = scene.document.sentence_at(claim.span.start)
        if sentence is None or sentence.index < at - _REACH:
            break
        found.setdefault(sentence.index, []).insert(0, claim)
    return found


def _opens_scene(scene: Scene, sentence: Sentence) -> bool:
    """Whether a paragraph leads to something else: it begins so, or is an item of a list with a head of its own."""
    if opens_anew(scene.document.tokens_of(sentence), more=True) or _ITEM.match(
        scene.document.text, sentence.span.start
    ):
        return True
    if sentence.paragraph in scene.days_of_items:
        return True
    own = [one for one in scene.document.sentences[sentence.index :] if one.paragraph == sentence.paragraph]
    return item_head(scene, own) is not None


def _counts_all(scene: Scene, draft: Draft) -> bool:
    """Whether a sentence sums up more than one deed: "losses on all fronts", "a total of 40"."""
    summed = frozenset(lexicon("frames_shared")["aftermath"]["summed"])
    return any(token.lower_ in summed for token in scene.document.tokens_of(draft.sentence))


def _one_day(told: Sequence[Claim]) -> Claim | None:
    """The deed among the claims of a sentence, if they tell of one day and of one place only."""
    days = {(c.time.start, c.time.end) for c in told if not is_undated(c)}
    deeds = [c for c in told if c.type in _ANCHORS and _is_of_a_day(c)] or [c for c in told if _is_of_a_day(c)]
    if len(days) != 1 or not deeds or not all(happened(c) for c in told):
        return None
    return deeds[0]


def _is_of_a_day(claim: Claim) -> bool:
    """Whether a claim tells what was done on a day or a few, and not what only began then."""
    time: When = claim.time
    if time.start is None or time.end is None or time.basis in GOING_ON or is_begun(claim):
        return False
    return (time.end - time.start).days <= _LONGEST
