"""The day of what a sentence tells right behind a deed: "Shells hit a camp on Monday.  Three were killed".

A sentence in the plain past that names neither a day nor another place goes on with what the one before it told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model.claim import Claim
from rashomon.model.earth import distance_km
from rashomon.model.place import PlaceRef
from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.model.when import When
from rashomon.reading.claims.back import carried, is_undated
from rashomon.reading.claims.implied import CARRIED
from rashomon.reading.claims.own_dates import is_perfect, token_of, verb_above
from rashomon.reading.claims.tenses import is_present
from rashomon.reading.frames import Draft, Scene, extent
from rashomon.reading.frames.means import words
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rashomon.reading.mentions import DateMention, Sentence

HARM = frozenset({"casualty_detail"})
DEEDS = frozenset({"attack", "clash", "operation"})
DONE = frozenset(
    {
        *DEEDS,
        *HARM,
        "violation",
        "hazard_event",
        "territory_change",
        "siege_change",
        "movement",
        "force_status",
        "civil_action",
        "displacement",
        "aid_event",
    }
)
"""What is done on a day, and has what is told next on the same one."""
_HAPPENED = frozenset({"asserted", "claimed"})
_IMPLIED = CARRIED | {"weighed", "sentence"}
_BACK = 2
"""Sentences back in which the deed is looked for; none that tells of deeds may stand between."""
_NIGHT = 1
_DAYS_OF_DEED = 14
"""Days that a fight may have lasted of which the dead are told next; what else was done then is not known so."""
_OF_A_WAR = 1000
"""So many dead or hurt are counted over more than a day, unless the words tell of the day."""
_CLOSE_KM = 60.0
"""Within such a distance lies what one column, one patrol or one raid may do on a day."""
GOING_ON = frozenset({"since", "for", "after", "plan"})
HEADS = frozenset({"headline", "standfirst", "caption"})


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lexicon("frames_shared")["aftermath"].items()}


@lru_cache(maxsize=1)
def _anew() -> frozenset[str]:
    return shared()["scene_openers"] | shared()["beyond_openers"] | _words()["anew"]


def with_day_of_deed(scene: Scene, draft: Draft, made: list[Claim], before: Sequence[Claim]) -> list[Claim]:
    """The claims of a draft; those without a day of their own with the day of the deed told right before."""
    if draft.type not in DONE or not any(is_undated(claim) for claim in made):
        return made
    day = None if draft.sentence.block in HEADS else _day_before(scene, draft, made, before)
    there = day is not None and _opens_there(scene, draft, made, day)
    if day is None or not goes_on(scene, draft, there=there) or not all(is_by_then(claim, day) for claim in made):
        return made
    if (days := _days_after(scene, draft)) is not None:
        day = replace(day, time=_moved(day.time, days))
    return [carried(claim, day, placed=False, longest=_DAYS_OF_DEED) for claim in made]


def _opens_there(scene: Scene, draft: Draft, made: Sequence[Claim], told: Claim) -> bool:
    """Whether a sentence opens with one of the towns of a deed to tell its dead: "Bombs went off in X and Y on Friday.
    In Y seven died"."""
    first = scene.document.tokens_of(draft.sentence)[0].lower_
    known = {place.place_id for place in told.places if place.place_id is not None}
    named = [place for claim in made for place in claim.places if place.as_written is not None]
    return first in ("in", "at") and draft.type in HARM and bool(named) and all(p.place_id in known for p in named)


def goes_on(scene: Scene, draft: Draft, days: Sequence[DateMention] | None = None, *, there: bool = False) -> bool:
    """Whether a sentence tells in the plain past of one thing that was done, and names no day.

    `days`: the dates of the sentence that count, instead of all.  `there`: it opens with a town of the deed.
    """
    verb = verb_above(draft.trigger)
    mentions = days
    if mentions is None:
        mentions = days_in(scene, draft.sentence)
    if _is_of_bodies(draft):
        mentions = [one for one in mentions if one.value != "PRESENT_REF"]
    counted = _days_after(scene, draft)
    if mentions and counted is None:
        return False
    tokens = scene.document.tokens_of(draft.sentence)
    lasting = is_perfect(verb) and not (_is_of_nobody(draft) or _is_of_bodies(draft))
    had = _is_before(verb) and not (counted is not None and counted < 0)
    if (
        (not there and _opens(tokens, more=days is not None, counted=counted))
        or lasting
        or is_present(draft.trigger)
        or had
    ):
        return False
    if draft.type not in HARM and verb.dep_ in ("relcl", "acl"):
        return False  # "a general who led the assault": who somebody is
    return not any(token.lower_ in _words()["apart"] or token.lemma_ in _words()["at_large"] for token in tokens)


def days_in(scene: Scene, sentence: Sentence) -> list[DateMention]:
    """The dates of a sentence, without ages and the hours that something lasted."""
    inside = (one for one in scene.document.dates if sentence.span.contains(one.span))
    return [one for one in inside if one.function != "age" and not (one.value.startswith("PT") and _is_length(one))]


def _is_length(one: DateMention) -> bool:
    return one.when is None or one.function == "for"


def _is_of_nobody(draft: Draft) -> bool:
    """Whether a claim in the perfect tells that a deed harmed nobody: "no one has been hurt"."""
    return draft.type in HARM and draft.polarity == "negated"


def _is_of_bodies(draft: Draft) -> bool:
    """Whether a claim counts the bodies of those who fell in what was told: "has so far found 40 bodies"."""
    if draft.type not in HARM or draft.trigger.lemma_ not in shared()["finding"]:
        return False
    return any(token.lemma_.lower() in _words()["bodies"] for token in draft.trigger.subtree)


def _opens(tokens: Sequence[Token], *, more: bool, counted: int | None) -> bool:
    """Whether a sentence leads on to something else; one that counts its day from the deed told before does not."""
    return counted is None and opens_anew(tokens, more=more)


def opens_anew(tokens: Sequence[Token], *, more: bool = False) -> bool:
    """Whether a sentence begins with words that lead on to something else; not so "At least ten", and where `more` says
    so "Another 45"."""
    if len(tokens) > 1 and (tokens[1].tag_ in ("JJS", "RBS") or (more and is_one_more(tokens))):
        return False
    if len(tokens) > 1 and tokens[1].tag_ == "CD" and tokens[0].lower_ in _words()["rounding"]:
        return False  # "Over 240"
    if len(tokens) > 2 and tokens[0].lower_ == "for" and tokens[2].lemma_ in _words()["hours"]:
        return False  # "For three hours"
    return tokens[0].lower_ in _anew()


def is_one_more(tokens: Sequence[Token]) -> bool:
    """Whether a sentence begins with so many more: "Another 45"."""
    return tokens[0].lower_ == "another" and len(tokens) > 1 and tokens[1].tag_ == "CD"


def _days_after(scene: Scene, draft: Draft) -> int | None:
    """How many days after the deed told before, where a sentence counts from that only: "the day after the killing",
    "two days before the attack"."""
    mentions = days_in(scene, draft.sentence)
    if len(mentions) != 1 or mentions[0].function != "offset" or mentions[0].when is not None:
        return None
    behind = draft.trigger.doc.char_span(mentions[0].span.start, mentions[0].span.end, alignment_mode="expand")
    if behind is None or behind.end + 1 >= len(draft.trigger.doc):
        return None
    the, noun = behind.doc[behind.end], behind.doc[behind.end + 1]
    known = the.lower_ in ("the", "this", "that") and (noun.lemma_.lower() in words("deeds") | _words()["deaths"])
    return mentions[0].offset_days if known else None


def _moved(time: When, days: int) -> When:
    """A time so many days later."""
    start, end = (None if day is None else day + timedelta(days=days) for day in (time.start, time.end))
    return When(start=start, end=end, granularity=time.granularity, basis="relative")


def _is_before(verb: Token) -> bool:
    """Whether something had been before the rest: "had died", where nobody is cited for it."""
    had = any(child.dep_ == "aux" and child.lower_ in ("had", "'d", "’d") for child in verb.lefts)
    return had and verb.dep_ != "ccomp"


def _day_before(scene: Scene, draft: Draft, made: Sequence[Claim], before: Sequence[Claim]) -> Claim | None:
    """The claim whose day is that of what the sentence before tells; None where it tells of no one day."""
    told: list[Claim] = []
    at = draft.sentence.index
    for claim in reversed(before):
        sentence = scene.document.sentence_at(claim.span.start)
        if sentence is None or sentence.paragraph != draft.sentence.paragraph or sentence.index < at - _BACK:
            break
        if sentence.index == draft.sentence.index or claim.type not in DONE:
            continue
        if told and sentence.index != at:
            break
        at = sentence.index
        told.append(claim)
    if not told:
        return _of_sentence_before(scene, draft, made)
    told = _without_asides(told)
    if _names_a_day(scene, draft.sentence, at) or not all(happened(claim) for claim in told):
        return None
    if (_days_after(scene, draft) or 0) < 0 and any(claim.type not in DEEDS | HARM for claim in told):
        return None  # "two days before the attack", where somebody also came or went
    days = {(claim.time.start, claim.time.end) for claim in told if not is_undated(claim)}
    known = next((claim for claim in told if claim.time.start is not None and claim.time.end is not None), None)
    if len(days) != 1 or known is None or known.time.basis in GOING_ON or is_begun(known):
        return None
    if not all(is_there(claim, told) and not is_of_a_war(claim) for claim in made):
        return None
    return known if _is_short(known.time) or (draft.type in HARM and known.type in DEEDS) else None


def _without_asides(told: list[Claim]) -> list[Claim]:
    """The claims of a sentence without what only fills one of them: mines laid, what somebody tried, and what a clause
    within the words of another tells of an earlier day ("hunted the killers of a clerk who was shot on Sunday")."""
    done = [
        c for c in told if c.subtype != "mine_laying" and not (c.type == "displacement" and not happened(c))
    ] or told
    outer = [c for c in done if all(c is one or c.span.contains(one.span) for one in done)]
    known = outer and outer[0].time.start is not None and len({(c.time.start, c.time.end) for c in done}) > 1
    return outer if known else done


def _of_sentence_before(scene: Scene, draft: Draft, made: Sequence[Claim]) -> Claim | None:
    """The claim itself with the one day that the sentence before tells in the plain past, where that makes no claim:
    "Elders went out on Wednesday.  Troops entered the hospital"."""
    index = draft.sentence.index
    before = scene.document.sentences[index - 1] if index else None
    if before is None or before.paragraph != draft.sentence.paragraph or before.block != draft.sentence.block:
        return None
    days = [one for one in scene.document.dates if before.span.contains(one.span)]
    day = days[0].when if len(days) == 1 and days[0].function == "on" else None
    token = token_of(draft, days[0]) if day is not None else None
    if day is None or token is None or day.start is None or day.start != day.end or _is_ahead(scene, day.start):
        return None
    verb = verb_above(token)
    plain = verb.tag_ == "VBD" or any(child.tag_ == "VBD" and child.dep_ == "auxpass" for child in verb.lefts)
    spoken = verb.lemma_ in extent.speech_lemmas() | words("beginning") or verb.dep_ in ("relcl", "acl", "ccomp")
    if not plain or spoken or not all(_is_nowhere_else(claim) for claim in made):
        return None
    return replace(made[0], time=When(start=day.start, end=day.end, granularity="day", basis="explicit"))


def _is_ahead(scene: Scene, day: date) -> bool:
    published = scene.document.day
    return published is not None and day > published


def _is_nowhere_else(claim: Claim) -> bool:
    """Whether a claim names no place of its own, nor so many dead that they are of more than a day."""
    named = [place for place in claim.places if place.basis not in _IMPLIED and place.as_written is not None]
    return all(place.place_id is None for place in named) and not is_of_a_war(claim)


def _names_a_day(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Whether a sentence between the deed and what is told behind it names a day."""
    between = scene.document.sentences[at + 1 : sentence.index]
    return any(one.span.contains(mention.span) for one in between for mention in scene.document.dates)


def happened(claim: Claim) -> bool:
    """Whether a claim tells what was done, or that nothing came of it; a mine that is laid hurts nobody yet."""
    if claim.subtype == "mine_laying":
        return False
    return claim.modality in _HAPPENED and (claim.polarity == "affirmed" or claim.type in HARM)


def is_begun(told: Claim) -> bool:
    """Whether what was told only began on its day, or went on: "the killings began on Friday"."""
    return any(word in _words()["begun"] for word in told.quote.casefold().split())


def is_of_a_war(claim: Claim) -> bool:
    """Whether so many are counted that they fell in more than one deed."""
    return any(q.kind in CASUALTY_KINDS and q.low is not None and q.low >= _OF_A_WAR for q in claim.quantities)


def is_by_then(claim: Claim, told: Claim) -> bool:
    """Whether a day lies before the one on which a claim was made."""
    return claim.time.end is None or told.time.end is None or told.time.end <= claim.time.end


def _is_short(time: When) -> bool:
    """Whether a time is one day or one night."""
    return time.start is not None and time.end is not None and (time.end - time.start).days <= _NIGHT


def is_there(claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether a claim is told of the place of the deed or of one close to it: it names none, such a one, or one that
    nobody knows, which is mostly a small one of the neighbourhood."""
    named = [place for place in claim.places if place.basis not in _IMPLIED and place.as_written is not None]
    there = [place for one in told for place in one.places if place.place_id is not None]
    return all(place.place_id is None or any(_is_close(place, other) for other in there) for place in named)


def _is_close(place: PlaceRef, other: PlaceRef) -> bool:
    if place.place_id is None or place.place_id == other.place_id:
        return place.place_id is not None
    if place.lat is None or place.lon is None or other.lat is None or other.lon is None:
        return False
    return distance_km(place.lat, place.lon, other.lat, other.lon) <= _CLOSE_KM
