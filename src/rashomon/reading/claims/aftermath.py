"""The day of the harm that a sentence tells right behind the attack: "Shells hit a camp on Monday.  Three were killed".

A sentence in the plain past that names neither a day nor another place goes on with what the one before it told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.model.claim import Claim
from rashomon.reading.claims.back import carried
from rashomon.reading.claims.implied import CARRIED
from rashomon.reading.claims.own_dates import is_perfect, verb_above
from rashomon.reading.claims.tenses import is_present
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.frames.vocabulary import shared

if TYPE_CHECKING:
    from spacy.tokens import Token

_HARM = frozenset({"casualty_detail"})
_DEEDS = frozenset({"attack", "clash", "operation"})
_HAPPENED = frozenset({"asserted", "claimed"})
_TOLLS = frozenset({"violence:toll"})


def with_day_of_deed(scene: Scene, draft: Draft, made: list[Claim], before: Sequence[Claim]) -> list[Claim]:
    """The claims of a draft; those of harm without a day of their own with the day of the deed told right before."""
    if draft.type not in _HARM or draft.rule in _TOLLS or not made or not _goes_on(scene, draft):
        return made
    told = _deed_before(scene, draft, before)
    if told is None or not all(_is_there(claim, told) for claim in made):
        return made
    return [carried(claim, told, placed=False) for claim in made]


def _goes_on(scene: Scene, draft: Draft) -> bool:
    """Whether a sentence tells in the plain past, and names no day."""
    sentence, verb = draft.sentence, verb_above(draft.trigger)
    if any(sentence.span.contains(mention.span) for mention in scene.document.dates):
        return False
    first = scene.document.tokens_of(sentence)[0].lower_
    if first in shared()["scene_openers"] or first in shared()["beyond_openers"]:
        return False
    if is_perfect(verb) or is_present(draft.trigger):
        return False
    return not _is_before(verb)


def _is_before(verb: Token) -> bool:
    """Whether something had been before the rest: "had died", where nobody is cited for it."""
    had = any(child.dep_ == "aux" and child.lower_ in ("had", "'d", "’d") for child in verb.lefts)
    return had and verb.dep_ != "ccomp"


def _deed_before(scene: Scene, draft: Draft, before: Sequence[Claim]) -> Claim | None:
    """The deed of one day that the sentence before tells; None where it tells of none, or of deeds of several days."""
    found: list[Claim] = []
    for claim in reversed(before):
        sentence = scene.document.sentence_at(claim.span.start)
        if sentence is None or sentence.paragraph != draft.sentence.paragraph:
            break
        if draft.sentence.index - sentence.index > 1:
            break
        if sentence.index == draft.sentence.index - 1 and claim.type in _DEEDS:
            found.append(claim)
    told = [claim for claim in found if claim.modality in _HAPPENED and claim.polarity == "affirmed"]
    days = {(claim.time.start, claim.time.end) for claim in told}
    return told[-1] if told and len(told) == len(found) and len(days) == 1 else None


def _is_there(claim: Claim, told: Claim) -> bool:
    """Whether a claim is told of the place of the deed: it names none, or the same."""
    named = [place for place in claim.places if place.basis not in CARRIED]
    there = {place.place_id for place in told.places}
    return all(place.place_id is not None and place.place_id in there for place in named)
