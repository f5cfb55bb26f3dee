"""On what two versions of one statement differ, slot by slot.

A value counts only where its own words were changed from one version to the other; what the reading makes of the same
words in two sentences is no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.model.actor import ActorRef
from rashomon.model.place import PlaceRef
from rashomon.model.span import Span
from rashomon.reconciling import shown
from rashomon.reconciling.facts import ACTING, OPEN_DAYS, Facts
from rashomon.reconciling.geography import relation, spot_of
from rashomon.reconciling.naming import tidied
from rashomon.reconciling.numbers import meets
from rashomon.reconciling.ranges import LEFT_OUT, Relation
from rashomon.reconciling.sides import NOBODY, side_of
from rashomon.reconciling.versions import Pair
from rashomon.reconciling.wording import listed, pattern

_SUFFERING = frozenset({"victim", "target", "opponent", "affected", "displaced", "besieged", "previous_holder"})
_HERE = frozenset({"same_site", "same", "same_area", "inside", "near"})
_PEOPLE = frozenset({"persons"})
_HEAD = 200
"""Code points at the head of a text in which the day of the report stands."""
_FEW = 30
"""Code points of changed words that are shown whole."""
_VAGUE = frozenset({"unspecified", "breakdown"})
_FIGHTING = frozenset({"armed_clash", "urban_battle"})
"""A battle in a town is told by its place, not by other means."""
_BOUNDS = frozenset({"tense", "statement", "plan", "none"})
"""Bases of times that only lie before or after what is told, or its report."""
_TIME_WORD = pattern("time")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One slot in which two versions differ, with the value of each."""

    slot: str
    relation: Relation
    before: str
    after: str
    first: Facts
    second: Facts


def differences(pair: Pair, texts: tuple[str, str]) -> Iterator[Difference]:
    """The slots in which the later version has another value than the earlier one; `texts` are those of both."""
    for slot, relation_of, before, after in (
        *_numbers(pair), *_places(pair), *_actors(pair), *_days(pair, texts), *_means(pair),
    ):  # fmt: skip
        yield Difference(
            slot=slot, relation=relation_of, before=before, after=after, first=pair.first, second=pair.second
        )


Found = tuple[str, Relation, str, str]


def _touches(span: Span | None, changed: Iterable[Span]) -> bool:
    return span is not None and any(span.overlap(one) for one in changed)


def _numbers(pair: Pair) -> Iterator[Found]:
    a, b = pair.first, pair.second
    for kind in sorted((a.numbers.keys() & b.numbers.keys()) - LEFT_OUT):
        one, other = a.numbers[kind], b.numbers[kind]
        if meets(one, other) or not (_touches(one.span, pair.old) or _touches(other.span, pair.new)):
            continue
        yield kind, "disagree", shown.number(one), shown.number(other)


def _places(pair: Pair) -> Iterator[Found]:
    mine, theirs = (_named(fact) for fact in (pair.first, pair.second))
    known, other_keys = {_key(place) for place in mine}, {_key(place) for place in theirs}
    gone = [place for place in mine if _key(place) not in other_keys and _touches(place.span, pair.old)]
    come = [place for place in theirs if _key(place) not in known and _touches(place.span, pair.new)]
    if not gone or not come or any(_one_place(a, b) for a in gone for b in come):
        return
    yield "place", "disagree", _listed(gone), _listed(come)


def _named(fact: Facts) -> list[PlaceRef]:
    return [place for place in fact.claim.places if place.as_written is not None and place.role != "reference_feature"]


def _key(place: PlaceRef) -> str:
    return str(place.geonameid or place.place_id or (place.canonical or place.as_written or "").casefold())


def _one_place(a: PlaceRef, b: PlaceRef) -> bool:
    return relation((spot_of(a, "location"),), (spot_of(b, "location"),)) in _HERE


def _listed(places: Sequence[PlaceRef]) -> str:
    return ", ".join(dict.fromkeys(place.canonical or place.as_written or "" for place in places))


def _actors(pair: Pair) -> Iterator[Found]:
    doing = "holder" if pair.first.claim.type == "control" else "initiator"
    for slot, roles in ((doing, ACTING), ("victims", _SUFFERING)):
        mine, theirs = ([a for a in fact.claim.actors if a.role in roles] for fact in (pair.first, pair.second))
        before, after = _sides(mine), _sides(theirs)
        if before == after or (before <= after and after <= before):
            continue
        gone = [a for a in mine if side_of(a) in before - after and _touches(a.span, pair.old)]
        come = [a for a in theirs if side_of(a) in after - before and _touches(a.span, pair.new)]
        if gone and come:
            contested: Relation = "contested" if slot in ("initiator", "holder") else "disagree"
            yield slot, contested, _names(gone), _names(come)
        elif slot != "victims" and all(_is_faceless(actor) for actor in (*gone, *come)):
            continue  # "gunmen" in one of them says no more than "by unknown hands"
        elif (gone and not after) or (come and not before):
            yield slot, "update", _names(gone) or "does not say", _names(come) or "does not say"


def _is_faceless(actor: ActorRef) -> bool:
    """Whether words for a doer name no party: "gunmen", "warplanes"."""
    return actor.id.startswith("text:") and actor.id.removeprefix("text:") in listed()["faceless"]


def _sides(actors: Iterable[ActorRef]) -> frozenset[str]:
    return frozenset(side_of(a) for a in actors if a.id not in NOBODY and a.id not in _PEOPLE)


def _names(actors: Iterable[ActorRef]) -> str:
    return " and ".join(dict.fromkeys(tidied(actor).name for actor in actors))


def _days(pair: Pair, texts: tuple[str, str]) -> Iterator[Found]:
    a, b = pair.first, pair.second
    shown_days = shown.days(a.claim.time), shown.days(b.claim.time)
    known = "unknown" not in shown_days
    if known and ((_apart(a, b) and _dated_otherwise(pair, texts)) or _told_long_after(a, b)):
        yield "day", "disagree", *shown_days
        return
    for old, new in pair.replaced:
        if not (a.claim.sentence.overlap(old) and b.claim.sentence.overlap(new)):
            continue
        before, after = (_TIME_WORD.search(span.text_of(text)) for span, text in zip((old, new), texts, strict=True))
        if before is not None and after is not None and (not known or _one_is_read(a, before[0], b, after[0])):
            words = old.text_of(texts[0]), new.text_of(texts[1])
            yield "day", "update", _written(a, words[0], before[0]), _written(b, words[1], after[0])
            return


def _written(fact: Facts, changed: str, word: str) -> str:
    """The words of a claim's day; where it has none, those that were changed if they are few, or their word of time."""
    time = fact.claim.time
    if time.as_written and time.basis not in _BOUNDS:
        return time.as_written
    return changed if len(changed) <= _FEW else word


def _one_is_read(a: Facts, before: str, b: Facts, after: str) -> bool:
    """Whether one has its day from the words that were changed, and the other only a bound: its words name no day."""
    read = [
        fact.claim.time.basis not in _BOUNDS and word in (fact.claim.time.as_written or "")
        for fact, word in ((a, before), (b, after))
    ]
    return read[0] != read[1] and (a, b)[read[0]].claim.time.basis in _BOUNDS


def _apart(a: Facts, b: Facts) -> bool:
    """Whether the days of the two share none."""
    for one, other in ((a, b), (b, a)):
        if one.last is not None and other.first is not None and one.last < other.first:
            return True
    return False


def _dated_otherwise(pair: Pair, texts: tuple[str, str]) -> bool:
    """Whether words of time were changed in one of the sentences, or at the head of the text, where its day stands."""
    sides = ((pair.first.claim.sentence, pair.old, texts[0]), (pair.second.claim.sentence, pair.new, texts[1]))
    return any(
        (span.overlap(sentence) or span.start < _HEAD) and _tells_time(span.text_of(text))
        for sentence, changed, text in sides
        for span in changed
    )


def is_of_the_report(pair: Pair, texts: tuple[str, str]) -> bool:
    """Whether the days of two versions differ only as those of their reports do: no sentence has other words of time.

    All that is told without a day of its own then differs alike.
    """
    sides = ((pair.first.claim.sentence, pair.old, texts[0]), (pair.second.claim.sentence, pair.new, texts[1]))
    return not any(
        span.overlap(sentence) and _tells_time(span.text_of(text))
        for sentence, changed, text in sides
        for span in changed
    )


def _tells_time(words: str) -> bool:
    return _TIME_WORD.search(words) is not None or any(sign.isdigit() for sign in words)


def _told_long_after(a: Facts, b: Facts) -> bool:
    """Whether both only bound it by the days of their reports, and these lie more than a week apart: a story told as
    new again."""
    if a.first is not None or b.first is not None or a.last is None or b.last is None:
        return False
    return abs(a.last - b.last) > OPEN_DAYS and a.claim.kind == "event"


def _means(pair: Pair) -> Iterator[Found]:
    a, b = pair.first.claim, pair.second.claim
    if (a.type, a.subtype) == (b.type, b.subtype) or "casualty_detail" in (a.type, b.type):
        return
    if {a.subtype, b.subtype} == _FIGHTING:
        return
    if not (any(a.span.overlap(old) for old in pair.old) or any(b.span.overlap(new) for new in pair.new)):
        return
    vague = a.type == b.type and bool(_VAGUE & {a.subtype, b.subtype})
    yield "means", "update" if vague else "disagree", _kind(a.type, a.subtype), _kind(b.type, b.subtype)


def _kind(claim_type: str, subtype: str) -> str:
    return (claim_type if subtype in _VAGUE else subtype).replace("_", " ")
