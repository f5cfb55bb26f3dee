"""Whether a place told before stands for one that a claim leaves out: "Rebels shelled X.  Two people were killed."

An implied place that is wrong is worse than none: it stands only for what goes on in the same scene.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model.place import PlaceRef
from rashomon.model.when import When
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.frames.rows import shared

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 3
"""After how many sentences a place told before no longer stands for one left out."""
_ANOTHER_DAY = 20
"""So many days apart two claims are of two scenes."""
_OF_A_COUNTRY = {
    "killed": 5_000,
    "injured": 5_000,
    "killed_or_wounded": 5_000,
    "displaced": 300_000,
    "population": 300_000,
}
"""Sums so large are those of a country, not of the town told before."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their"})
_INDEFINITE = frozenset({"a", "an", "any", "some", "several", "many", "other"})
_UNDATED = frozenset({"age", "none", "offset"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The place of an earlier claim of the same passage: the index of its sentence, and when that claim was."""

    place: PlaceRef
    at: int
    time: When


def leaves(scene: Scene, draft: Draft, told: Told) -> bool:
    """Whether a claim is no longer in the passage of a place told before: too far on, or "Meanwhile ..."."""
    first = scene.document.tokens_of(draft.sentence)[0].lower_
    return draft.sentence.index - told.at > _REACH or first in shared()["scene_openers"]


def stands(scene: Scene, draft: Draft, told: Told) -> bool:
    """Whether a place told before is also that of a claim of the same passage that names none."""
    if not may_stay(draft):
        return False
    return not (_is_of_country(scene, draft) or _is_of_another_day(scene, draft, told))


def may_stay(draft: Draft) -> bool:
    """Whether a claim of this sort is where its passage is when it names no place, as it tells of one scene."""
    return draft.type in _staying() and not _is_new(draft)


@lru_cache(maxsize=1)
def _staying() -> frozenset[str]:
    return frozenset(shared()["stays_in_place"])


def _is_new(draft: Draft) -> bool:
    """Whether an operation or a holding is told for the first time: "a major offensive", "a rebel-held area"."""
    doc = draft.trigger.doc
    if draft.type == "control":
        return doc[draft.first].lower_ in _INDEFINITE
    if draft.type != "operation" or draft.subtype == "counter_attack":
        return False
    nouns: list[Token] = [draft.event or draft.trigger]
    if draft.event is None and draft.trigger.pos_ != "NOUN":
        nouns = [child for child in draft.trigger.children if child.dep_ in ("dobj", "nsubj", "nsubjpass")]
    return not any(child.lower_ in _DEFINITE for noun in nouns for child in noun.lefts)


def _is_of_country(scene: Scene, draft: Draft) -> bool:
    """Whether a claim is of a whole war or country: "killed in the conflict so far", "millions fled"."""
    if any(
        c.dep_ == "nsubj" and c.lower_ == "it" for node in (draft.trigger, draft.trigger.head) for c in node.children
    ):
        return False  # "It is home to 900,000 people"
    for kind, mention in draft.quantities:
        low = mention.low if mention.low is not None else mention.high
        if low is not None and low >= _OF_A_COUNTRY.get(kind, float("inf")):
            return True
    wide = shared()["whole_wars"]
    own = range(draft.first, draft.last + 1)
    for token in scene.document.tokens_of(draft.sentence):
        lemma = token.lemma_.lower()
        if lemma in wide and token.dep_ in ("pobj", "nsubj", "nsubjpass", "dobj"):
            return True
        if token.i in own and (lemma in shared()["whole_countries"] or token.lower_ in shared()["whole_countries"]):
            return True
    return draft.type == "displacement" and any(
        token.i in own and token.lower_ == "millions" for token in draft.trigger.doc[draft.first : draft.last + 1]
    )


def _is_of_another_day(scene: Scene, draft: Draft, told: Told) -> bool:
    """Whether a claim is dated to a time far from that of the place told before, or is told of now after old things."""
    published = scene.document.report.published
    now = published.day if published is not None else None
    before = _ends(told.time, now)
    own = _own_time(scene, draft) or (When(start=now, end=now) if now is not None else None)
    here = _ends(own, now) if own is not None else None
    if before is None or here is None:
        return False
    return max((here[0] - before[1]).days, (before[0] - here[1]).days) > _ANOTHER_DAY


def _own_time(scene: Scene, draft: Draft) -> When | None:
    """The first day that a draft's own words name."""
    doc = draft.trigger.doc
    start, end = doc[draft.first].idx, doc[draft.last].idx
    for mention in scene.document.dates:
        if start <= mention.span.start <= end and mention.when is not None and mention.function not in _UNDATED:
            return mention.when
    return None


def _ends(time: When, now: date | None) -> tuple[date, date] | None:
    """First and last day of an interval; an open end is the other one."""
    start, end = time.start or time.end or now, time.end or time.start or now
    return None if start is None or end is None else (start, end)
