"""What a text goes on to tell of the deed told right before: its toll, another voice's toll, its doer's own account.

"Gunmen attacked the town on Sunday. Fourteen people were killed. The army said 12 had died." tells of one attack, and
of two accounts of its toll.  The words that go on name no other place, day, doer or deed.
Source: RECONCILING 4.1 (one event told in several sentences), 4.3 (another voice's figure is another account).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.model.wording import words
from rashomon.reconciling.facts import ACTING, Facts, carried_spots
from rashomon.reconciling.families import FROM_AFAR, family
from rashomon.reconciling.geography import relation
from rashomon.reconciling.numbers import is_figure, meets
from rashomon.reconciling.sides import named
from rashomon.reconciling.vetoes import TOGETHER, place_relation
from rashomon.reconciling.victims import may_be_one, victims_of
from rashomon.reconciling.wording import listed, pattern

REACH = 320
"""Code points between the deed and the words that go on about it."""
_DAMAGE_REACH = 160
_GOES_ON_REACH = 80
_MOST_TIMES = 10.0
"""How many times the toll of one voice that of another may be, right after it."""
_FURTHER = pattern("further")
_PART = pattern("part")
_ONE = "one"
_WRECKED = pattern("wrecked")
_LATER = pattern("later_deaths")
_RAISES = pattern("raises_toll")
_OTHER_DEED = pattern("other_deed")
_ELSEWHERE = frozenset({"apart", "other_site", "other_bearing"})


def told_on(fact: Facts, scenes: Sequence[Facts], members: Sequence[Facts], found: Mapping[int, int]) -> Facts | None:
    """The deed that a claim of violence goes on about; None where it may be of another.

    `scenes` are the deeds of the report, `members` all its claims, `found` the scenes of those before (by `order`).
    """
    if fact.sums or fact.apart:
        return None
    lead = _lead(fact, members)
    if lead is not None and lead.order in found and _goes_on(fact, lead):
        return next((one for one in members if one.order == found[lead.order]), None)
    before = [one for one in scenes if one.claim.span < fact.claim.span and one.order not in {fact.order, *found}]
    scene = before[-1] if before else None
    if (
        scene is None
        or scene.section != fact.section
        or scene.apart_here
        or fact.claim.span.start - scene.claim.span.end > REACH
    ):
        return None
    if tells_more(fact, scene) or (has_own_setting(fact) and not _is_set_there(fact, scene)):
        return None
    if goes_elsewhere(scene, fact) or any(stands_between(one, scene, fact, found) for one in members):
        return None
    told = _is_its_toll(fact, scene) or _is_its_account(fact, scene) or _is_its_damage(fact, scene)
    return scene if told else None


def _lead(fact: Facts, members: Sequence[Facts]) -> Facts | None:
    """The claim of violence told right before another; None if there is none."""
    before = [one for one in members if one.claim.span < fact.claim.span and one.claim.component_of is None]
    before = [one for one in before if family(one.claim.type) == "violence"]
    return before[-1] if before else None


def _goes_on(fact: Facts, lead: Facts) -> bool:
    """Whether a claim only counts, in the words right after those that went on about a deed themselves.

    "Troops repelled the ambush and killed eight rebels. One officer was hurt."
    """
    if fact.section != lead.section or fact.claim.span.start - lead.claim.span.end > _GOES_ON_REACH:
        return False
    if has_own_setting(fact) or goes_elsewhere(lead, fact):
        return False
    if tells_more(fact, lead) or not is_bare_toll(fact, lead):
        return False
    one_sentence = fact.claim.sentence == lead.claim.sentence
    same = not fact.doing or bool(fact.doing & (lead.doing | lead.done_to))
    return same and (one_sentence or _is_its_toll(fact, lead))


def has_own_setting(fact: Facts) -> bool:
    """Whether the words of a claim name a place, a day or a deed of their own."""
    if dies_later(fact):
        return False
    timed = _is_dated(fact)
    placed = not fact.inherited and any(stands_in(place.as_written, fact) for place in fact.claim.places)
    return timed or placed or tells_other_deed(fact)


def _is_dated(fact: Facts) -> bool:
    """Whether the sentence of a claim gives its day, not only the day on which it was said."""
    written = fact.claim.time.as_written
    said = fact.claim.time.basis == "statement" and (written is None or written not in fact.claim.quote)
    return not said and stands_in(written, fact)


def dies_later(fact: Facts) -> bool:
    """Whether a claim counts those who died after the deed of what it did to them: "two of the wounded died"."""
    died = _LATER.search(fact.claim.quote) if "killed" in fact.numbers else None
    if died is None:
        return False
    span = fact.numbers["killed"].span
    return span is None or span.start - fact.claim.span.start < died.end()


def raises_toll(fact: Facts) -> bool:
    """Whether a claim gives the toll of a deed as it stands after another death: "bringing the dead to six"."""
    return "killed" in fact.numbers and _RAISES.search(fact.claim.quote) is not None


def stands_in(written: str | None, fact: Facts) -> bool:
    """Whether words stand in the sentence of a claim, which may be in capitals."""
    return written is not None and written != "" and written in fact.sentence


def _is_set_there(fact: Facts, scene: Facts) -> bool:
    """Whether a claim has the deed's place and day, by its own words or those of one sentence with the deed, and tells
    of no other deed."""
    if tells_other_deed(fact):
        return False
    one = fact.claim.sentence == scene.claim.sentence and fact.claim.time == scene.claim.time
    dated = _is_dated(fact)
    again = place_relation(fact, scene) in ("same", "same_site") and (not dated or fact.claim.time == scene.claim.time)
    return (one and fact.spots == scene.spots) or again


def tells_more(fact: Facts, scene: Facts) -> bool:
    """Whether a claim counts further victims, or some of those counted: "another six", "two of them".

    "One woman was killed", "three others were wounded" do so only where the deed's own dead or wounded are told.
    """
    again = any(kind in scene.numbers for kind in fact.numbers if kind in CASUALTY_KINDS)
    if again and _FURTHER.search(fact.claim.quote):
        return True
    part = _PART.search(fact.claim.quote)
    return tells_of_some(fact) and (again or part is None or part[0].casefold() != _ONE)


def tells_of_some(fact: Facts) -> bool:
    """Whether the words of a claim's figure take it from one told before: "two of them", "among them six children".

    "Ten herders died, among them three women" counts ten anew.
    """
    part = _PART.search(fact.claim.quote)
    if part is None:
        return False
    spans = [q.span for kind, q in fact.numbers.items() if kind in CASUALTY_KINDS and q.span is not None]
    first = min((span.end - fact.claim.span.start for span in spans), default=len(fact.claim.quote))
    return part.start() <= first + 1


def tells_other_deed(fact: Facts) -> bool:
    """Whether a claim says in which deed it happened: "in an operation", "during clashes"; not "in the attack"."""
    return told_deed(fact) is not None


def told_deed(fact: Facts) -> str | None:
    """The words by which a claim says in which deed it happened; None where it does not."""
    deed = _OTHER_DEED.search(fact.sentence)
    return deed[0] if deed is not None else None


def goes_elsewhere(first: Facts, second: Facts) -> bool:
    """Whether the text has gone on to another place between two sentences, where the reading puts the second."""
    if first.claim.sentence == second.claim.sentence:
        return False
    return relation(first.spots, carried_spots(second.claim) or second.spots) in _ELSEWHERE


def stands_between(one: Facts, scene: Facts, fact: Facts, found: Mapping[int, int]) -> bool:
    """Whether a claim between the two tells of another place or of another deed."""
    if not scene.claim.span < one.claim.span < fact.claim.span or scene.claim.span.contains(one.claim.span):
        return False
    if one.spots and not one.inherited and place_relation(one, scene) not in TOGETHER:
        return True
    other = family(one.claim.type) == "violence" and one.claim.component_of is None and found.get(one.order) is None
    return other and one.claim.sentence != scene.claim.sentence and one.order != fact.order


def _is_its_toll(fact: Facts, scene: Facts) -> bool:
    """Whether a claim only counts dead and hurt, and they can be those of the deed."""
    if not is_bare_toll(fact, scene) or (fact.doing - scene.doing and scene.claim.type != "clash"):
        return False
    mine, theirs = victims_of(fact.claim), victims_of(scene.claim)
    counted = [kind for kind in CASUALTY_KINDS if kind in fact.numbers and kind in scene.numbers]
    if counted:
        one_side = not mine or (bool(theirs) and may_be_one(mine, theirs))
        return one_side and all(_are_of_one_toll(fact, scene, kind) for kind in counted)
    own_men = named(fact.done_to) & named(scene.doing)
    return not (own_men and scene.claim.subtype in FROM_AFAR)


def _is_its_damage(fact: Facts, scene: Facts) -> bool:
    """Whether a claim only tells, right after the deed, what it wrecked: "Two vehicles were destroyed"."""
    if fact.claim.type != "attack" or fact.claim.subtype != "unspecified" or fact.doing - scene.doing:
        return False
    near = fact.claim.span.start - scene.claim.span.end <= _DAMAGE_REACH
    hurt = fact.claim.actors_as("victim") or any(kind in fact.numbers for kind in CASUALTY_KINDS)
    return near and not hurt and _WRECKED.search(fact.claim.quote) is not None


def is_bare_toll(fact: Facts, scene: Facts) -> bool:
    """Whether a claim does no more than count dead and hurt, by no means of its own."""
    if not any(kind in fact.numbers for kind in CASUALTY_KINDS):
        return False
    if fact.claim.type == "casualty_detail":
        return fact.claim.subtype != "breakdown"
    return fact.claim.type == "attack" and fact.claim.subtype in {"unspecified", scene.claim.subtype}


def _are_of_one_toll(fact: Facts, scene: Facts, kind: str) -> bool:
    """Whether two figures can count one toll: another voice may well give another number, of the same order."""
    mine, theirs = fact.numbers[kind], scene.numbers[kind]
    if fact.voice == scene.voice:
        return meets(mine, theirs)
    if is_figure(mine) and not is_figure(theirs):
        return meets(mine, theirs)  # "denied that they had killed civilians there; a nun put the dead at 40"
    if not (is_figure(mine) and is_figure(theirs)) or mine.low is None or theirs.low is None:
        return False
    return 0.0 in (mine.high, theirs.high) or max(mine.low, theirs.low) <= _MOST_TIMES * min(mine.low, theirs.low)


def _is_its_account(fact: Facts, scene: Facts) -> bool:
    """Whether the doer of the deed tells what it struck: "the coalition said it had hit a command post"."""
    if fact.claim.type != "attack" or fact.claim.subtype not in {"unspecified", scene.claim.subtype}:
        return False
    if fact.named_origin is None or fact.voice == scene.voice or fact.numbers.keys() & set(CASUALTY_KINDS):
        return False
    own = any(one.id == fact.named_origin and one.role in ACTING for one in fact.claim.actors)
    admits = own and (bool(fact.doing & scene.doing) or not named(scene.doing))
    return admits and not listed()["deeds"] & set(words(fact.claim.quote))
