"""What speaks for two claims of events being one: each sign has a weight, three make a merge.

Source: RECONCILING 4.1 (3), annotation guidelines 1.1, section 10 (3).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.model.wording import jaccard
from rashomon.reconciling.battles import battle, losses_of_each, of_either_side
from rashomon.reconciling.beside import beside
from rashomon.reconciling.facts import OPEN_DAYS, Facts
from rashomon.reconciling.families import ONGOING_DAYS, compatible, family
from rashomon.reconciling.judgement import Judgement
from rashomon.reconciling.known_signs import known, lone
from rashomon.reconciling.numbers import fits
from rashomon.reconciling.persons import same_person
from rashomon.reconciling.same_days import same_days
from rashomon.reconciling.sides import ANYONE, named
from rashomon.reconciling.spoken import spoken_of
from rashomon.reconciling.strands import strand
from rashomon.reconciling.tolls import by_its_name, counted_again, toll_again
from rashomon.reconciling.typed_signs import (
    RARE_KINDS,
    VAGUE_SUBTYPES,
    accord,
    denied,
    flight,
    grown,
    of_two_parts,
    siege,
)
from rashomon.reconciling.vetoes import (
    TOGETHER,
    carried_elsewhere,
    contestable,
    fight_each_other,
    of_two_kinds,
    overstates,
    place_relation,
    takes_effect,
    veto,
)
from rashomon.reconciling.victims import CIVILIANS, WHOM, may_be_one, victims_of

ENOUGH = 3.0
ALIKE = 0.45
"""The share of their words from which on two claims are told in much the same words."""
ENOUGH_TOLD_ON = 2.5
"""The same for what one text tells again in other words, apart from violence."""
ENOUGH_HEADLINE = 2.0
"""A headline tells the body's event with fewer words, so that fewer signs can be shared."""
_CONTENT = frozenset(
    {
        "actors",
        "done_to",
        "number",
        "words",
        "rare",
        "contested",
        "told_on",
        "known",
        "struck",
        "person",
        "battle",
        "denied",
    }
)
"""Signs of what happened, beyond where and when."""

Sign = tuple[str, float, str]


def judge(a: Facts, b: Facts) -> Judgement:
    """Whether two claims of events are the same: vetoes first, then the weight of what they share."""
    against = veto(a, b)
    if against is not None:
        return against
    if not compatible(a.claim.type, a.claim.subtype, b.claim.type, b.claim.subtype):
        return _of_other_kinds(a, b)
    if overstates(a, b):
        return Judgement(verdict="same", rule="same.overstated", reason="the headline overstates this plan", weight=4.0)
    signs = [sign for rule in _RULES if (sign := rule(a, b)) is not None]
    signs += _rare(a, b)
    weight = sum(sign[1] for sign in signs)
    reason = "; ".join(sign[2] for sign in signs if sign[1] > 0)
    if weight >= _needed(a, b) and _based(a, b, signs):
        return Judgement(verdict="same", rule="same.evidence", reason=reason, weight=weight)
    return Judgement(verdict="unsure", rule="unsure", reason=reason or "nothing shared", weight=weight)


def _of_other_kinds(a: Facts, b: Facts) -> Judgement:
    """Whether claims of kinds that are told apart are of one deed, which only what the text says of them can show."""
    found = spoken_of(a, b) if "communication" in (a.claim.type, b.claim.type) else strand(a, b)
    if found is None:
        return Judgement(verdict="unsure", rule="unsure", reason="kinds of event that are told apart")
    return Judgement(verdict="same", rule="same.strand", reason=found, weight=ENOUGH)


def _needed(a: Facts, b: Facts) -> float:
    if a.claim.report != b.claim.report:
        return ENOUGH
    violence = family(a.claim.type) == "violence"
    if a.headline != b.headline:
        return ENOUGH_HEADLINE if violence or a.claim.type == b.claim.type else ENOUGH_TOLD_ON
    same = (a.claim.type, a.claim.subtype) == (b.claim.type, b.claim.subtype)
    return ENOUGH_TOLD_ON if same and not violence else ENOUGH


def _based(a: Facts, b: Facts, signs: Sequence[Sign]) -> bool:
    """Place and time must allow it, and something of the content must be shared."""
    if takes_effect(a, b):
        return True
    if not _goes_on(a, b, signs):
        if a.low_end is not None and b.high_end is not None and a.low_end > b.high_end + 1:
            return False
        if b.low_end is not None and a.high_end is not None and b.low_end > a.high_end + 1:
            return False
    if _by_other_days(a, b) or _one_in_the_other(a, b) or of_two_parts(a, b):
        return False
    names = {name for name, value, _ in signs if value > 0}
    if of_two_kinds(a, b) and not names & {"battle", "told_on"}:
        return False
    if not names & _CONTENT and not _same_spot_and_day(a, b, signs):
        return False
    if a.claim.report == b.claim.report or place_relation(a, b) in TOGETHER or "person" in names:
        return True
    elsewhere = a.spots and b.spots and not ("rare" in names and place_relation(a, b) == "unknown")
    return bool(names & {"rare", "words"}) and not elsewhere


def _goes_on(a: Facts, b: Facts, signs: Sequence[Sign]) -> bool:
    """Whether a text points back to a deed of some weeks ago, without its day: "the attack on the garrison"."""
    return a.claim.report == b.claim.report and any(name == "told_on" for name, _value, _reason in signs)


def _same_spot_and_day(a: Facts, b: Facts, signs: Sequence[Sign]) -> bool:
    """Whether place and day alone make two claims one: the day is not needed where a text goes on about one thing."""
    full = {name for name, value, _ in signs if value >= 1.0}
    told_on = a.claim.report == b.claim.report and family(a.claim.type) != "violence"
    if a.claim.report != b.claim.report and family(a.claim.type) == "violence" and not (a.lone and b.lone):
        return place_relation(a, b) == "same_site" and "day" in full  # of several deeds in a city it may be any
    return "place" in full and ("day" in full or (told_on and "method" in full))


def _by_other_days(a: Facts, b: Facts) -> bool:
    """Whether two reports only bound it by days that lie apart: the later one may well tell of something newer."""
    if a.claim.report == b.claim.report or a.last is None or b.last is None:
        return False
    most = OPEN_DAYS if a.claim.type == b.claim.type and a.claim.type in RARE_KINDS else ONGOING_DAYS
    return a.first is None and b.first is None and abs(a.last - b.last) > most


def _one_in_the_other(a: Facts, b: Facts) -> bool:
    """Whether one tells of a whole area and the other of a place in it, as other happenings on the ground."""
    if family(a.claim.type) != "ground" or family(b.claim.type) != "ground":
        return False
    if a.claim.type == b.claim.type == "territory_change":
        found = place_relation(a, b)
        one_report = a.claim.report == b.claim.report
        if one_report and _named_site(a) != _named_site(b):
            return True
        return found in ("inside", "near") and (one_report or _wide(a) != _wide(b))
    headline = a.claim.report == b.claim.report and "headline" in (a.claim.status, b.claim.status)
    loose = headline and {a.claim.type, b.claim.type} == {"operation", "movement"}
    return a.claim.type != b.claim.type and _wide(a) != _wide(b) and not loose


def _named_site(fact: Facts) -> bool:
    return not fact.inherited and any(spot.level in ("site", "line") for spot in fact.spots)


def _wide(fact: Facts) -> bool:
    return any(spot.level in ("area", "country") for spot in fact.spots)


def _place(a: Facts, b: Facts) -> Sign | None:
    found = place_relation(a, b)
    if found == "other_site" or (found in ("near", "inside") and a.denied != b.denied):
        return "site", -1.0, "other sites"
    if carried_elsewhere(a, b):
        return "elsewhere", -1.0, "other places by the words around them"
    if a.inherited or b.inherited:
        return None
    weight = {"same_site": 1.5, "same": 1.0, "same_area": 0.5, "near": 0.5, "inside": 0.5}.get(found)
    return ("place", weight, f"same place ({a.spots[0].name})") if weight else None


def _method(a: Facts, b: Facts) -> Sign | None:
    same = (a.claim.type, a.claim.subtype) == (b.claim.type, b.claim.subtype)
    if same and a.claim.subtype not in VAGUE_SUBTYPES:
        return "method", 1.0, f"same kind of event ({a.claim.type}/{a.claim.subtype})"
    if a.claim.type == b.claim.type == "attack" and not {a.claim.subtype, b.claim.subtype} & VAGUE_SUBTYPES:
        return "method", -0.5, "other means"
    if same:
        return None
    return "method", 0.5, "kinds of event that fit"


def _struck(a: Facts, b: Facts) -> Sign | None:
    """The same sort of building or vehicle is struck, which a town seldom sees twice in a day."""
    shared = sorted(a.struck & b.struck)
    if not shared:
        other = a.struck and b.struck and a.claim.report != b.claim.report
        return ("against", -1.5, "other sorts of buildings or vehicles") if other else None
    one_day = a.exact and b.exact and a.first == b.first
    together = one_day and place_relation(a, b) in ("same", "same_site")
    return "struck", 2.0 if together else 1.0, f"both tell of a {shared[0]}"


def _actors(a: Facts, b: Facts) -> Sign | None:
    shared = (a.doing | a.suspected) & (b.doing | b.suspected)
    if named(shared):
        return "actors", 1.0 if a.doing & b.doing else 0.5, f"same actors ({', '.join(sorted(named(shared)))})"
    return ("actors", 0.5, "people without a side act") if shared or _both_anyone(a.doing, b.doing) else None


def _done_to(a: Facts, b: Facts) -> Sign | None:
    shared = named(a.done_to & b.done_to)
    if shared:
        return "done_to", 1.0, f"same victims or target ({', '.join(sorted(shared))})"
    if _both_anyone(a.done_to, b.done_to):
        return "done_to", 0.5, "civilians or persons suffer"
    if _both_fight(a, b):
        return "done_to", 1.0, "the same two sides fight"
    if fight_each_other(a, b) and not shared:
        return "done_to", 0.5, "each tells of the other's losses"
    if beside(a, b) is not None or {family(a.claim.type), family(b.claim.type)} != {"violence"}:
        return None
    if a.headline or b.headline:
        return None
    if same_person(a.hit, b.hit, one_report=a.claim.report == b.claim.report):
        return None
    if of_either_side(a, b):
        return losses_of_each(a, b)
    if named(a.done_to) and named(b.done_to):
        return "against", -1.5, "other victims or targets"
    return _other_victims(a, b)


def _other_victims(a: Facts, b: Facts) -> Sign | None:
    """Soldiers and rebels, or soldiers and civilians; of one strike some may call rebels whom others call civilians."""
    mine, theirs = victims_of(a.claim), victims_of(b.claim)
    if may_be_one(mine, theirs):
        return None
    sorts = {sort for _, sort in mine | theirs}
    return None if sorts == WHOM else ("against", -1.5 if CIVILIANS not in sorts else -1.0, "other victims")


def _both_fight(a: Facts, b: Facts) -> bool:
    """Whether two claims tell of a fight between the same two sides, each of which has its own losses."""
    if "clash" not in (a.claim.type, b.claim.type):
        return False
    return len(named(a.doing | a.done_to) & named(b.doing | b.done_to)) > 1


def _both_anyone(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a & ANYONE and b & ANYONE)


def _number(a: Facts, b: Facts) -> Sign | None:
    if (a.claim.type == b.claim.type == "displacement" and grown(a, b)) or counted_again(a, b) or by_its_name(a, b):
        return None
    if beside(a, b) is not None or a.scene == b.order or b.scene == a.order:
        return None
    if not may_be_one(victims_of(a.claim), victims_of(b.claim)):
        return None
    found = [(kind, how) for kind, how in fits(a, b) if not (how == "vague" and (_bare(a, kind) or _bare(b, kind)))]
    if not found:
        return None
    weights = {"equal": 1.0, "overlap": 1.0, "vague": 0.5, "close": 0.0, "off": -0.5, "far": -1.5}
    if a.lone and b.lone and place_relation(a, b) in ("same", "same_site"):
        weights |= {"far": -0.5}  # the first counts of one deed may lie far apart
    kind, how = min(found, key=lambda pair: (weights[pair[1]], pair[0]))
    if how == "equal" and (a.numbers[kind].value or 0) >= 5:
        return "number", 1.5, f"same number {kind} ({a.numbers[kind].value:g})"
    if how in ("equal", "overlap", "vague"):
        return "number", weights[how], f"numbers {kind} that fit"
    return "against", weights[how], f"other numbers {kind}"


def _bare(fact: Facts, kind: str) -> bool:
    """Whether the number is only a plural ("civilians are killed"), which fits every toll."""
    given = fact.numbers[kind]
    return not given.numeric and given.high is None and (given.low or 0.0) <= 2


def _origin(a: Facts, b: Facts) -> Sign | None:
    if a.named_origin is None or a.named_origin != b.named_origin:
        return None
    one_report = a.claim.report == b.claim.report
    return "origin", 1.0 if one_report else 0.5, f"same origin ({a.named_origin})"


def _words(a: Facts, b: Facts) -> Sign | None:
    alike = jaccard(frozenset(a.words), frozenset(b.words))
    if alike >= 0.8:
        return "words", 2.0, "nearly the same words"
    return ("words", 1.0, "much the same words") if alike >= ALIKE else None


def _one_span(a: Facts, b: Facts) -> Sign | None:
    if a.claim.report == b.claim.report and a.claim.span == b.claim.span and a.voice != b.voice:
        return "words", 2.0, "two sources for the same words"
    return None


def _aspect(a: Facts, b: Facts) -> Sign | None:
    """What goes on for days ("are shelling") is not the strike of which a toll is told."""
    if family(a.claim.type) != "violence" or a.going_on == b.going_on:
        return None
    told = b if a.going_on else a
    toll = told.numbers.get("killed") or told.numbers.get("injured")
    return ("against", -1.5, "one goes on, the other is told with its toll") if toll and toll.numeric else None


def _one_sentence(a: Facts, b: Facts) -> Sign | None:
    """One predication inside the other, or the dead and the wounded of one sentence."""
    if a.claim.report != b.claim.report or a.claim.sentence != b.claim.sentence or a.voice != b.voice:
        return None
    shared = a.claim.span.overlap(b.claim.span) / min(len(a.claim.span), len(b.claim.span))
    if shared >= 0.5 and family(a.claim.type) == family(b.claim.type):
        return "words", 1.5, "one stands in the other's words"
    kinds = a.numbers.keys() & set(CASUALTY_KINDS), b.numbers.keys() & set(CASUALTY_KINDS)
    if kinds[0] and kinds[1] and not kinds[0] & kinds[1] and not a.apart_here:
        return "words", 1.5, "the dead and the hurt of one sentence"
    return None


def _told_on(a: Facts, b: Facts) -> Sign | None:
    """One report points back to an incident that it has told: "the attack", "the toll", "there"."""
    if a.scene == b.order or b.scene == a.order:
        return "told_on", 3.0, "the text goes on about the same incident"
    if a.scene is not None and a.scene == b.scene:
        return "told_on", 2.0, "both point back to the same incident"
    return None


def _person(a: Facts, b: Facts) -> Sign | None:
    """Both tell that one and the same person was killed, which happens once, or of violence to one person."""
    one_report = a.claim.report == b.claim.report
    found = same_person(a.dead, b.dead, one_report=one_report)
    if found:
        return "person", 3.0, f"both tell of the death of {found}"
    found = same_person(a.hit, b.hit, one_report=True) if one_report else None
    return ("person", 2.0, f"both tell what was done to {found}") if found else None


def _contested(a: Facts, b: Facts) -> Sign | None:
    if a.doing and b.doing and not a.doing & b.doing and contestable(a, b):
        return "contested", 1.0, "all but the doer matches"
    return None


def _rare(a: Facts, b: Facts) -> list[Sign]:
    shared = sorted(a.rare & b.rare)
    return [("rare", 1.0, f"both name {shared[0].partition(':')[2] or shared[0]}")] if shared else []


_RULES: tuple[Callable[[Facts, Facts], Sign | None], ...] = (
    _place,
    same_days,
    _method,
    _struck,
    _actors,
    _done_to,
    _number,
    _origin,
    _words,
    _one_span,
    _contested,
    flight,
    siege,
    _one_sentence,
    _aspect,
    _told_on,
    beside,
    known,
    lone,
    _person,
    accord,
    toll_again,
    battle,
    denied,
)
