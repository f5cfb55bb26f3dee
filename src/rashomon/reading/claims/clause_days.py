"""The day that another clause of its sentence gives a claim without one of its own.

"Since May the war has displaced a million; 90,000 have fled abroad", "the raiders, who came on Friday, shot the men",
"the port was closed after shells fell on it on Monday", "cut the road at X on Friday, where a column was ambushed".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from rashomon.model.claim import Claim
from rashomon.model.when import When
from rashomon.reading.claims.back import carried, is_undated
from rashomon.reading.claims.own_dates import is_perfect, token_of, verb_above
from rashomon.reading.claims.voices import Voice
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.mentions import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_HARM = frozenset({"casualty_detail"})
_FIGHTS = frozenset({"attack", "clash", "operation", "territory_change", "siege_change"})
_IN_THEM = frozenset({"attack", "clash", "casualty_detail", "force_status", "hazard_event", "violation"})
_PAST = frozenset({"last", "past", "previous", "preceding"})
_AT_HEAD = 3
"""Tokens before which a "since" opens a sentence."""
_NIGHT = 1
_BRIEFING = 7
"""Days after which a report no longer counts back from what was said."""


def counted_from_saying(mention: DateMention, found: When, voice: Voice, published: date | None) -> When:
    """The hours or days that a source counts back from the day on which it spoke: "in the last 24 hours, the army said
    on Sunday" in Monday's paper."""
    stated = voice.attribution.stated
    if stated is None or published is None or stated.end is None or stated.start != stated.end:
        return found
    rolling = mention.value.startswith("P") and found.start is not None and found.end == published
    words = (found.as_written or "").casefold().split()
    back = published - stated.end
    if not rolling or not _PAST & set(words) or not 0 < back.days <= _BRIEFING or found.start is None:
        return found
    return replace(found, start=found.start - back, end=stated.end)


def of_other_clause(scene: Scene, draft: Draft, published: date | None) -> When | None:
    """The time that a clause beside that of a claim gives it; None where none does."""
    days = [m for m in scene.document.dates if draft.sentence.span.contains(m.span) and m.when is not None]
    return _since_head(scene, draft, days, published) or _of_coming(draft, days) or _after(draft, days, published)


def _since_head(scene: Scene, draft: Draft, days: Sequence[DateMention], published: date | None) -> When | None:
    """The "since" that opens a sentence, for each of its clauses in the perfect."""
    verb = verb_above(draft.trigger)
    first = days[0] if days else None
    if first is None or first.function != "since" or first.when is None or not is_perfect(verb) or published is None:
        return None
    between = [m for m in days[1:] if m.span.start < draft.trigger.idx]
    tokens = scene.document.tokens_of(draft.sentence)
    opened = any(token.lower_ == "since" for token in tokens[:_AT_HEAD]) and first.span.start < draft.trigger.idx
    if not opened or between or verb.dep_ in ("relcl", "acl", "advcl"):
        return None
    start = first.when.start
    if start is None or start > published:
        return None
    written = first.span.text_of(scene.document.text)
    return When(start=start, end=published, granularity=first.when.granularity, basis="since", as_written=written)


def _of_coming(draft: Draft, days: Sequence[DateMention]) -> When | None:
    """The day on which those who do it are told to have come: "the gunmen, who arrived on Friday, burned the mill"."""
    verb = draft.trigger
    while verb.dep_ in ("conj", "xcomp", "advcl") and not _subjects(verb):
        verb = verb.head
    if verb.tag_ not in ("VBD", "VBN"):
        return None
    for mention in days:
        token = token_of(draft, mention)
        host = verb_above(token) if token is not None else None
        came = host is not None and host.dep_ == "relcl" and host.tag_ == "VBD"
        if not came or host is None or host.lemma_.lower() not in shared()["coming"] or mention.function != "on":
            continue
        if any(host.head.i == subject.i for subject in _subjects(verb)) and _is_one_day(mention):
            return replace(mention.when, basis="carried") if mention.when is not None else None
    return None


def _subjects(verb: Token) -> list[Token]:
    return [child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")]


def _after(draft: Draft, days: Sequence[DateMention], published: date | None) -> When | None:
    """What came of a deed of some day: "was closed after shells fell on Monday" is since then; its dead are of it."""
    if draft.trigger.tag_ not in ("VBD", "VBN") or draft.trigger.dep_ in ("acl", "relcl"):
        return None
    for mention in days:
        token = token_of(draft, mention)
        host = verb_above(token) if token is not None else None
        if host is None or host.dep_ != "advcl" or host.head.i != draft.trigger.i or host.i < draft.trigger.i:
            continue
        told = any(child.dep_ == "mark" and child.lower_ == "after" for child in host.lefts)
        if not told or mention.function != "on" or not _is_one_day(mention) or mention.when is None:
            continue
        if draft.type in _HARM:
            return replace(mention.when, basis="carried")
        day = mention.when.start
        if day is not None and published is not None and day <= published:
            return replace(mention.when, end=published, basis="after")
    return None


def _is_one_day(mention: DateMention) -> bool:
    when = mention.when
    return when is not None and when.start is not None and when.start == when.end


def with_day_of_host(scene: Scene, draft: Draft, made: list[Claim], before: Sequence[Claim]) -> list[Claim]:
    """The claims of a clause with "where" about a place that is fought for, with the day of that fight: "cut the road
    at X on Friday, where a column was ambushed"."""
    verb = draft.trigger
    while verb.dep_ == "conj":
        verb = verb.head
    where = verb.dep_ == "relcl" and any(child.lower_ == "where" for child in verb.lefts)
    plain = verb.tag_ == "VBD" or any(child.tag_ == "VBD" and child.dep_ == "auxpass" for child in verb.lefts)
    if not where or not plain or draft.type not in _IN_THEM or not all(is_undated(claim) for claim in made):
        return made
    host = verb_above(verb.head)
    for claim in reversed(before):
        if claim.sentence != draft.sentence.span:
            break
        day = claim.time
        told = claim.type in _FIGHTS and claim.span.start <= host.idx < claim.span.end and claim.modality != "planned"
        if told and day.start is not None and day.end is not None and (day.end - day.start).days <= _NIGHT:
            return [carried(one, claim, placed=False) for one in made]
    return made


def with_day_of_repeat(scene: Scene, draft: Draft, made: list[Claim], before: Sequence[Claim]) -> list[Claim]:
    """The claims of a relative clause that only says again which thing is meant, with the day of the deed that told it:
    "a lorry hit a mine on Friday" - "the lorry that hit the mine"."""
    verb = draft.trigger
    noun = verb.head
    known = noun.pos_ == "NOUN" and any(child.lower_ in ("the", "this", "that") for child in noun.lefts)
    if verb.dep_ != "relcl" or not known or not all(is_undated(claim) for claim in made):
        return made
    same = [
        c for c in before if (c.type, c.subtype) == (draft.type, draft.subtype) and c.sentence != draft.sentence.span
    ]
    told = same[-1] if same else None
    if told is None or not {noun.lemma_.lower(), noun.lower_} & set(told.quote.casefold().split()):
        return made
    return [carried(one, told, placed=not one.places) for one in made]
