"""Which claims of a report speak of an incident that the report has told before: "the attack", "the toll", "there".

A scene is a claim of violence with its own place, if it has a day or a toll or tells of an attack.  A claim that
points back to one is told of the same incident, whoever it names as the doer.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from rashomon.model.report import Report
from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.model.wording import words
from rashomon.reconciling.battles import battle_for
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.families import family
from rashomon.reconciling.numbers import fits, meets
from rashomon.reconciling.told_on import (
    REACH,
    dies_later,
    goes_elsewhere,
    has_own_setting,
    raises_toll,
    stands_in,
    told_on,
)
from rashomon.reconciling.vetoes import TOGETHER, place_relation, veto
from rashomon.reconciling.victims import may_be_one, victims_of
from rashomon.reconciling.wording import listed, pattern

_POINTER = pattern("pointer")
_TOLL = pattern("toll")
_THERE = pattern("there")
_HEAD = pattern("section_head")
_THERE_REACH = 200
_ELSEWHERE = pattern("elsewhere")
_OTHERS = pattern("others")
_SAID_DAYS = 3
"""Days before a report from which on a day is rather that of a deed than that on which it was denied."""
_SPOKEN = frozenset({"accusation", "denial"})


def with_scenes(facts: Sequence[Facts], report: Report | None) -> tuple[Facts, ...]:
    """The facts of one report with `scene` (the place of the claim that they point back to) and `back` filled in."""
    text = report.text if report else ""
    heads = [head.end() for head in _HEAD.finditer(text)]
    facts = [replace(fact, section=bisect(heads, fact.claim.span.start)) for fact in facts] if heads else facts
    return tuple(_counted(_resolved(_set_off(_undated(_without_who_died(facts)), text), text)))


def _without_who_died(members: Sequence[Facts]) -> list[Facts]:
    """The facts of which none counts as hurt those of whom the same words tell that they died of it."""
    died = [fact for fact in members if dies_later(fact) or raises_toll(fact)]
    return [
        replace(fact, numbers={kind: given for kind, given in fact.numbers.items() if kind != "injured"})
        if "injured" in fact.numbers and any(_died_of_it(one, fact) for one in died)
        else fact
        for fact in members
    ]


def _died_of_it(died: Facts, hurt: Facts) -> bool:
    """Whether the same words tell of the death of all whom a claim counts as hurt: not "23, one of whom died"."""
    if not died.claim.span.overlap(hurt.claim.span):
        return False
    dead, told = died.numbers.get("killed"), hurt.numbers["injured"]
    return dead is None or dead.low is None or told.low is None or raises_toll(died) or dead.low >= told.low


def _counted(members: list[Facts]) -> list[Facts]:
    """The claims with `lone` filled in: those of the one deed that the report tells of at their place on their day."""
    deeds = [fact for fact in members if family(fact.claim.type) == "violence" and fact.exact and fact.spots]
    deeds = [fact for fact in deeds if fact.mood == "done" and not fact.sums and not fact.denied]
    return [replace(fact, lone=True) if fact in deeds and _is_lone(fact, deeds) else fact for fact in members]


def _is_lone(fact: Facts, deeds: Sequence[Facts]) -> bool:
    here = [one for one in deeds if one.first == fact.first and place_relation(one, fact) in TOGETHER]
    apart = any(one.apart or one.apart_here for one in here)
    return not apart and len({_deed_of(one, deeds) for one in here if _is_scene(one) and not _only_counts(one)}) <= 1


def _only_counts(fact: Facts) -> bool:
    """Whether a claim tells how many fell and nothing of where or when, so that it is no deed of its own."""
    return fact.claim.type == "casualty_detail" and not has_own_setting(fact)


def _deed_of(fact: Facts, deeds: Sequence[Facts]) -> object:
    """What stands for the deed of a scene: what a sentence tells of one doer is one deed ("attacked it, then fled")."""
    scene = next((one for one in deeds if one.order == fact.scene), fact)
    fights = [one for one in deeds if one.claim.type == "clash" and one.claim.sentence == scene.claim.sentence]
    scene = next((one for one in fights if scene.doing & (one.doing | one.done_to)), scene)
    if scene.claim.type == "casualty_detail":
        return scene.claim.sentence.start  # the losses of both sides
    return (scene.claim.sentence.start, scene.doing) if scene.doing else scene.order


def _set_off(members: list[Facts], text: str) -> list[Facts]:
    """Bare tolls before which a sentence without a claim has gone on to another place are set apart from what is told
    before it."""
    found = list(members)
    for number, fact in enumerate(members):
        if fact.claim.type != "casualty_detail" or fact.apart or (fact.spots and not fact.inherited):
            continue
        if dies_later(fact) or _is_of_who_was_told(fact):
            continue
        before = [one for one in members if one.claim.sentence.end <= fact.claim.sentence.start]
        last = max(before, key=lambda one: one.claim.sentence.end, default=None)
        if last is None or family(last.claim.type) != "violence":
            continue
        known = {word for spot in last.spots for word in words(spot.name)} | listed()["capitals"]
        gap = text[last.claim.sentence.end : fact.claim.sentence.start]
        if any(name[1].casefold() not in known for name in _ELSEWHERE.finditer(gap)):
            found[number] = replace(fact, apart=True)
    return found


def _is_of_who_was_told(fact: Facts) -> bool:
    """Whether a toll is only of persons told before: "she died in hospital", "he is critically hurt"."""
    hurt = [actor.as_written or "" for actor in fact.claim.actors if actor.role == "victim"]
    return bool(hurt) and all(written.casefold() in listed()["pronouns"] for written in hurt)


def _undated(members: Sequence[Facts]) -> list[Facts]:
    """The day that stands with an accusation or a denial is the day of these words, not of the deed; that of a later
    death is not the deed's either."""
    spoken = [fact.claim for fact in members if fact.claim.subtype in _SPOKEN]
    return [
        replace(fact, first=None, exact=False, strong_day=False)
        if dies_later(fact)
        or raises_toll(fact)
        or (
            family(fact.claim.type) == "violence"
            and fact.last is not None
            and not _is_dated_itself(fact)
            and any(said.span.contains(fact.claim.span) and said.time == fact.claim.time for said in spoken)
        )
        else fact
        for fact in members
    ]


def _is_dated_itself(fact: Facts) -> bool:
    """Whether an accusation puts the deed at a place and then on a day: "of killing ten men in Gao on Sunday"."""
    told = bool(fact.spots) and not fact.inherited
    if fact.denied and (fact.known is None or fact.first is None or fact.known.toordinal() - fact.first < _SAID_DAYS):
        return False  # it may have been said that day
    return told and fact.claim.time.as_written is not None and fact.claim.time.as_written in fact.claim.quote


def _resolved(members: list[Facts], text: str) -> list[Facts]:
    violent = [fact for fact in members if family(fact.claim.type) == "violence"]
    if len(violent) < 1:
        return members
    sentences = {fact.order: fact.claim.sentence.text_of(text) if text else fact.claim.quote for fact in violent}
    scenes = [fact for fact in violent if _is_scene(fact)]
    deeds = [fact for fact in violent if fact in scenes or (_may_be_scene(fact) and _is_deed(fact))]
    disputed = [fact for fact in violent if fact.denied and fact.strong_day and not fact.sums]
    told = sorted([*deeds, *(fact for fact in disputed if fact.spots)], key=lambda fact: fact.claim.span)
    spoken = [fact.claim.span for fact in members if fact.claim.subtype in _SPOKEN]
    laid = [fact.claim.span for fact in members if fact.claim.subtype == "accusation"]
    found, linked = [], dict[int, int]()
    for fact in members:
        if fact.order in sentences:
            inside = any(span.contains(fact.claim.span) for span in spoken)
            scene = _scene_of(fact, scenes, disputed, sentences, reported=inside or fact.denied)
            if scene is None and not fact.headline:
                scene = _deed_before(fact, deeds)
            if scene is None and fact.mood == "done" and not fact.headline:
                before = told_on(fact, told, members, linked)
                before = before or battle_for(fact, members, linked)
                scene = before.order if before is not None else None
            if scene is not None:
                scene = linked[fact.order] = linked.get(scene, scene)
            back = bool(_pointed(sentences[fact.order]) & listed()["deeds"] or _TOLL.search(sentences[fact.order]))
            accused = not fact.denied and any(span.contains(fact.claim.span) for span in laid)
            fact = replace(fact, scene=scene, back=back, laid=accused)
        found.append(fact)
    return found


def _may_be_scene(fact: Facts) -> bool:
    told = fact.mood == "done" and not fact.denied and not fact.headline and not fact.sums
    return told and fact.claim.component_of is None


def _is_deed(fact: Facts) -> bool:
    """Whether a claim tells of one deed that was done to somebody, wherever that was."""
    return fact.claim.type == "attack" and not fact.several and not fact.going_on


def _deed_before(fact: Facts, deeds: Sequence[Facts]) -> int | None:
    """The deed right before to which a claim points, though the text tells neither its day nor its place."""
    if fact.sums or fact.apart or fact.mood != "done" or (fact in deeds and has_own_setting(fact)):
        return None
    before = [one for one in deeds if one.order != fact.order and one.claim.span < fact.claim.span and _fits(fact, one)]
    if not before or fact.claim.span.start - before[-1].claim.span.end > REACH:
        return None
    nouns = _pointed(fact.claim.quote)
    who = nouns & listed()["devices"] and _only_tells_who(fact)  # "a Russian jet had fired the missile"
    return before[-1].order if nouns & listed()["deeds"] or who else None


def _only_tells_who(fact: Facts) -> bool:
    """Whether a claim of an attack tells who did it, and neither where, when, to whom nor with what outcome."""
    told = fact.claim.type == "attack" and bool(fact.doing | fact.suspected) and not fact.done_to and not fact.struck
    return told and not any(kind in fact.numbers for kind in CASUALTY_KINDS) and not has_own_setting(fact)


def _is_scene(fact: Facts) -> bool:
    night = fact.first is not None and fact.last is not None and fact.last - fact.first <= 1
    placed = bool(fact.spots) and not fact.inherited and (fact.exact or night or _tolled(fact) or _is_deed(fact))
    dated = (
        fact.strong_day
        and fact.claim.type != "casualty_detail"
        and (fact.claim.time.as_written is None or stands_in(fact.claim.time.as_written, fact))
    )
    return _may_be_scene(fact) and (placed or (fact.exact and _tolled(fact)) or dated)


def _tolled(fact: Facts) -> bool:
    return any(q.numeric for kind, q in fact.numbers.items() if kind in CASUALTY_KINDS)


def _scene_of(
    fact: Facts, scenes: Sequence[Facts], disputed: Sequence[Facts], sentences: Mapping[int, str], *, reported: bool
) -> int | None:
    if fact.sums or fact.apart or fact.mood != "done":
        return None
    if fact.headline:
        return _of_headline(fact, [s for s in disputed if s.doing & fact.doing] if fact.denied else scenes)
    beside = _toll_beside(fact, scenes) if _THERE.search(sentences[fact.order]) else None
    if beside is not None:
        return beside.order
    own = has_own_setting(fact)
    span = _of_days_around(fact, scenes) if own else None
    if span is not None:
        return span.order
    if fact in scenes and own and (fact.strong_day or not _TOLL.search(sentences[fact.order])):
        return None
    before = [s for s in scenes if s.order != fact.order and s.claim.span < fact.claim.span and _fits(fact, s)]
    nouns = _pointed(fact.claim.quote)
    if nouns & listed()["deeds"] and not fact.denied:
        before += [s for s in disputed if _is_right_before(s, fact) and _fits(fact, s)]
        before.sort(key=lambda s: s.claim.span)
    if not before:
        return None
    if fact.denied and not own and fact.named_origin is not None:
        return _denied_here(fact, before)
    known = listed()
    things = known["facilities"] | known["dwellings"] | known["devices"]
    told = [s for s in before if nouns & things & set(words(sentences[s.order]))]
    if told:
        return told[-1].order
    if nouns & listed()["deeds"] or (reported and nouns & listed()["towns"]):
        here = [s for s in before if not goes_elsewhere(s, fact) and not _names_other_place(fact, s)]
        return here[-1].order if here else None
    fought = [s for s in before if s.claim.type == "clash"]
    if nouns & listed()["fights"] and fought and not has_own_setting(fact):
        return fought[-1].order
    if _THERE.search(sentences[fact.order]) and fact.inherited:
        near = fact.claim.span.start - before[-1].claim.span.end <= _THERE_REACH
        return before[-1].order if near and not goes_elsewhere(before[-1], fact) else None
    if _of_same_persons(fact) or dies_later(fact) or _raises_its_toll(fact, before[-1]):
        return before[-1].order
    tolled = [s for s in before if _tolled(s)]
    if fact.claim.subtype == "breakdown" and fact.claim.component_of is None and not has_own_setting(fact) and tolled:
        return tolled[-1].order
    counts = _tolled(fact) and bool(_TOLL.search(sentences[fact.order]))
    if not counts or not tolled or not _one_incident(tolled) or not _counts_it(fact, tolled[0]):
        return None
    return tolled[0].order


def _of_days_around(fact: Facts, scenes: Sequence[Facts]) -> Facts | None:
    """The deed right before, told without its day, of which a pointing noun then gives it: "soldiers fired on a march
    this month; seven died in that shooting on 3 March"; None for others."""
    before = [s for s in scenes if s.claim.span < fact.claim.span and s.order != fact.order]
    if not before or before[-1].exact or not fact.exact or not _is_in_reach(before[-1], fact):
        return None
    again = before[-1].claim.type == fact.claim.type and before[-1].claim.subtype == fact.claim.subtype
    pointed = _pointed(fact.claim.quote) & listed()["deeds"] and fact.inherited
    return before[-1] if again and pointed and _fits(fact, before[-1]) else None


def _names_other_place(fact: Facts, scene: Facts) -> bool:
    """Whether a claim names a place of its own of which nothing tells that it is that of the deed before."""
    own = bool(fact.spots) and not fact.inherited and bool(scene.spots) and not scene.inherited
    return own and place_relation(fact, scene) not in TOGETHER


def _raises_its_toll(fact: Facts, scene: Facts) -> bool:
    """Whether a claim gives the toll of the deed before as it then stood, and names no other place for it."""
    here = fact.inherited or not fact.spots or place_relation(fact, scene) in TOGETHER
    return raises_toll(fact) and _is_in_reach(scene, fact) and here


def _is_in_reach(scene: Facts, fact: Facts) -> bool:
    return fact.claim.span.start - scene.claim.span.end <= REACH


def _is_right_before(scene: Facts, fact: Facts) -> bool:
    """Whether the words of a claim come right after those of another sentence."""
    return scene.claim.sentence < fact.claim.sentence and _is_in_reach(scene, fact)


def _denied_here(fact: Facts, before: Sequence[Facts]) -> int | None:
    """The deed told right before, where a denial names no place and no day of its own: "civilians had been hit"."""
    near = fact.claim.span.start - before[-1].claim.span.end <= REACH
    if fact.struck and not fact.struck & set(words(before[-1].sentence)):
        return None  # "denied that its aircraft had attacked any hotel"
    accused = before[-1].doing | before[-1].suspected
    meant = not (fact.doing and accused) or bool(fact.doing & accused)
    return before[-1].order if near and meant else None


def _toll_beside(fact: Facts, scenes: Sequence[Facts]) -> Facts | None:
    """The deed of the same sentence and place that a bare toll goes on from: "jets struck A, and staff there said ten
    had died"; None for others."""
    if fact.claim.type != "casualty_detail" or fact.doing or fact.strong_day:
        return None
    told = [s for s in scenes if s.claim.sentence == fact.claim.sentence and s.claim.span < fact.claim.span]
    told = [s for s in told if not _tolled(s) and place_relation(fact, s) in ("same", "same_site") and _fits(fact, s)]
    return told[-1] if len(told) == 1 else None


def _counts_it(fact: Facts, scene: Facts) -> bool:
    """Whether a bare toll counts the victims of the scene: another voice may well give another number."""
    here = fact.inherited or not fact.spots or place_relation(fact, scene) in ("same", "same_site")
    if not here or not may_be_one(victims_of(fact.claim), victims_of(scene.claim)):
        return False
    rival = fact.voice != scene.voice and fact.claim.type == "casualty_detail" and not fact.doing
    return rival or _near_number(fact, scene)


def _of_same_persons(fact: Facts) -> bool:
    """Whether the claim goes on about persons told before ("the boy died", "both were hurt", "another was wounded").

    Only where it has no place and no day of its own.
    """
    if not (fact.inherited or not fact.spots) or fact.strong_day:
        return False
    known = any(q.qualifier in ("single", "both") for kind, q in fact.numbers.items() if kind in CASUALTY_KINDS)
    return known or bool(_OTHERS.search(fact.claim.quote))


def _of_headline(fact: Facts, scenes: Sequence[Facts]) -> int | None:
    """A headline tells of the one incident of its body; of none where the body has several that it could be."""
    if fact.inherited:
        return _of_bare_headline(fact, scenes)
    fitting = [s for s in scenes if _fits(fact, s) and (not fact.spots or place_relation(fact, s) != "unknown")]
    return fitting[0].order if fitting and fact.spots and _one_incident(fitting) else None


def _of_bare_headline(fact: Facts, scenes: Sequence[Facts]) -> int | None:
    """The same for a headline that names no place: the one incident with its toll, else of its kind, else of any."""
    fitting = [s for s in scenes if _fits(fact, s)]
    counts = [kind for kind in CASUALTY_KINDS if kind in fact.numbers and fact.numbers[kind].numeric]
    if counts:
        fitting = [s for s in fitting if any(k in s.numbers and meets(fact.numbers[k], s.numbers[k]) for k in counts)]
    alike = [s for s in fitting if s.claim.subtype == fact.claim.subtype or s.struck & fact.struck]
    told = next((several for several in (fitting, alike) if _one_incident(several)), [])
    return told[0].order if told else None


def _one_incident(scenes: Sequence[Facts]) -> bool:
    """Whether there is a scene, and none sets itself apart from another."""
    apart = any((found := veto(a, b)) and found.rule != "veto.actors" for i, a in enumerate(scenes) for b in scenes[:i])
    return bool(scenes) and not apart


def _fits(fact: Facts, scene: Facts) -> bool:
    """Whether nothing but the doer keeps them apart; who did it may be disputed."""
    found = veto(fact, scene)
    return found is None or found.rule in ("veto.actors", "veto.text" if fact.headline else "veto.actors")


def _near_number(fact: Facts, scene: Facts) -> bool:
    return all(how in ("equal", "overlap", "close") for _, how in fits(fact, scene))


def _pointed(text: str) -> frozenset[str]:
    """The nouns of deeds, things and places that "the", "that" or "Tuesday's" points to."""
    return frozenset(word for match in _POINTER.finditer(text) for word in words(match[1]) if word in _nouns())


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    return frozenset().union(*(found for name, found in listed().items() if name != "empty"))
