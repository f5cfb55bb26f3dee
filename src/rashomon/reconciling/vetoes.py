"""What keeps two claims of events apart, whatever else they share.

Source: RECONCILING 4.1 (2), annotation guidelines 1.1, section 10 (2).
"""

from __future__ import annotations

from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.families import FROM_AFAR, ONGOING_DAYS, compatible, family, in_one_deed, may_speak_of
from rashomon.reconciling.geography import Relation, relation
from rashomon.reconciling.judgement import Judgement
from rashomon.reconciling.numbers import fits, is_one_told, meets
from rashomon.reconciling.sides import named, side
from rashomon.reconciling.statements import are_of_two_matters
from rashomon.reconciling.victims import may_be_one, victims_of
from rashomon.reconciling.wording import pattern

COARSE = frozenset({"week", "month", "season", "year", "vague"})
_IN_FORCE = pattern("in_force")
_SCALE = 10.0
_SMALL = 10.0
"""Tolls differ in scale from ten times on, those under ten counted as ten."""
TOGETHER = frozenset({"same_site", "same", "same_area", "inside", "near"})
"""How two places of one event may lie to each other."""
_STAYING = frozenset({"personnel", "equipment", "sorties", "strikes", "displaced", "detained", "abducted"})


def place_relation(a: Facts, b: Facts) -> Relation:
    """How the two claims lie on the ground; a place only inherited settles nothing against them."""
    found = relation(a.spots, b.spots)
    if (a.inherited or b.inherited) and found in ("apart", "other_site", "other_bearing"):
        return "unknown"
    return found


def carried_elsewhere(a: Facts, b: Facts) -> bool:
    """Whether one has its place only from sentences around it, and that place is not the other's."""
    if not (a.inherited or b.inherited) or a.claim.sentence == b.claim.sentence:
        return False
    return relation(a.spots, b.spots) in ("apart", "other_bearing")


def veto(a: Facts, b: Facts) -> Judgement | None:
    """The first rule that keeps the claims apart; None if none does.  The order of the two does not matter."""
    if a.order > b.order:
        a, b = b, a
    for rule in (_kind, _mood, _day, _place, _actors, _numbers, _sum, _text):
        found = rule(a, b)
        if found is not None:
            return Judgement(verdict="different", rule=found[0], reason=found[1])
    return None


def overstates(a: Facts, b: Facts) -> bool:
    """Whether one is the headline that tells the other's plan as done ("sends" for "is to send")."""
    head, body = (a, b) if a.headline else (b, a)
    if not head.headline or body.headline or head.claim.report != body.claim.report:
        return False
    if (head.mood, body.mood) != ("done", "future") or head.claim.type != body.claim.type:
        return False
    if head.named_origin is not None and head.named_origin != body.named_origin:
        return False
    shared = fits(head, body)
    if head.numbers.keys() & _STAYING or shared:
        return bool(shared) and all(how in ("equal", "overlap") for _, how in shared)
    return head.claim.subtype == body.claim.subtype and bool(head.doing & body.doing) and not head.exact


def takes_effect(a: Facts, b: Facts) -> bool:
    """Whether one is the coming into force of the agreement that the other tells of as made."""
    if a.claim.report != b.claim.report or not a.claim.type == b.claim.type == "agreement":
        return False
    future = a if a.mood == "future" else b
    same = a.claim.subtype == b.claim.subtype and {a.mood, b.mood} == {"done", "future"}
    return same and bool(_IN_FORCE.search(future.claim.quote))


def of_two_kinds(a: Facts, b: Facts) -> bool:
    """Whether one claim tells of what was done on the ground, such as a capture, and the other of violence."""
    return {family(a.claim.type), family(b.claim.type)} == {"violence", "ground"}


def contestable(a: Facts, b: Facts) -> bool:
    """Whether all but the doer matches, so that one event has two accounts of who did it."""
    if family(a.claim.type) != "violence" or family(b.claim.type) != "violence":
        return False
    if a.voice == b.voice and a.claim.report == b.claim.report:
        return False
    if (a.scene is not None or b.scene is not None) and not (a.headline or b.headline):
        return True
    same_day = a.exact and b.exact and a.first == b.first
    if not same_day or place_relation(a, b) not in TOGETHER - {"same_area"}:
        return False
    if (a.back or b.back) and a.lone and b.lone and a.claim.subtype == b.claim.subtype:
        return True  # "Sunday's rocket attack on the base"
    numbers = any(kind in CASUALTY_KINDS and how in ("equal", "overlap") for kind, how in fits(a, b))
    if fight_each_other(a, b):
        return True
    victims = bool(named(a.done_to) & named(b.done_to)) and a.claim.subtype == b.claim.subtype
    return numbers or victims or place_relation(a, b) == "same_site"


def fight_each_other(a: Facts, b: Facts) -> bool:
    """Whether each of two sides tells of the other's losses, or of both, in what was a fight on the ground."""
    if {a.claim.subtype, b.claim.subtype} & FROM_AFAR:
        return False
    fought = "clash" in (a.claim.type, b.claim.type)
    mutual = bool(named(a.doing & b.done_to)), bool(named(b.doing & a.done_to))
    return any(mutual) if fought else all(mutual)


def _kind(a: Facts, b: Facts) -> tuple[str, str] | None:
    if a.claim.kind != b.claim.kind:
        return "veto.kind", "an event and a state are never one"
    kinds = (a.claim.type, a.claim.subtype, b.claim.type, b.claim.subtype)
    if not (compatible(*kinds) or in_one_deed(*kinds) or may_speak_of(*kinds)):
        return "veto.type", f"{a.claim.type}/{a.claim.subtype} is not {b.claim.type}/{b.claim.subtype}"
    return None


def _mood(a: Facts, b: Facts) -> tuple[str, str] | None:
    if a.mood == b.mood or overstates(a, b) or takes_effect(a, b):
        return None
    words = {"done": "done", "future": "planned", "negated": "denied to have happened"}
    return "veto.mood", f"one is {words[a.mood]}, the other {words[b.mood]}"


def _day(a: Facts, b: Facts) -> tuple[str, str] | None:
    gaps = [
        start - end for start, end in ((a.first, b.last), (b.first, a.last)) if start is not None and end is not None
    ]
    if not gaps or max(gaps) <= _slack(a, b) or takes_effect(a, b):
        return None
    return "veto.day", f"other days: {_days(a)} and {_days(b)}"


def _slack(a: Facts, b: Facts) -> int:
    if a.claim.time.granularity in COARSE or b.claim.time.granularity in COARSE:
        return 7 if a.claim.report != b.claim.report else 0
    if a.lasting and b.lasting:
        return ONGOING_DAYS
    if a.strong_day and b.strong_day:
        return 0
    if a.claim.report == b.claim.report:
        return 1 if (a.first is None, b.first is None).count(True) == 1 and _loose(a) != _loose(b) else 0
    return 1


def _loose(fact: Facts) -> bool:
    """Whether the text only bounds the time by a statement or a tense, which may be a day off."""
    return fact.first is None and fact.claim.time.basis in ("statement", "tense")


def _days(fact: Facts) -> str:
    time = fact.claim.time
    if time.start == time.end and time.start is not None:
        return time.start.isoformat()
    return f"{time.start.isoformat() if time.start else '..'}/{time.end.isoformat() if time.end else '..'}"


def _place(a: Facts, b: Facts) -> tuple[str, str] | None:
    found = place_relation(a, b)
    if found in TOGETHER - {"near"} or found == "unknown":
        return None
    named = f"{_places(a)} and {_places(b)}"
    if found == "other_bearing":
        return "veto.bearing", f"other bearing: {named}"
    if found == "apart":
        return "veto.place", f"other places: {named}"
    one_report = a.claim.report == b.claim.report
    if found == "other_site" and one_report:
        return "veto.site", f"other part of the place: {named}"
    if found == "near" and one_report and a.voice == b.voice and family(a.claim.type) == "violence" and _towns(a, b):
        return "veto.site", f"neighbouring places that one text keeps apart: {named}"
    return None


def _towns(a: Facts, b: Facts) -> bool:
    return all(spot.level == "city" and spot.bearing is None for spot in (*a.spots, *b.spots))


def _places(fact: Facts) -> str:
    spots = [f"{s.relation.replace('_', ' ')} {s.name}" for s in fact.spots]
    return ", ".join(spots) or "no place"


def _actors(a: Facts, b: Facts) -> tuple[str, str] | None:
    mine, theirs = named(a.doing), named(b.doing)
    if not mine or not theirs or mine & theirs:
        return None
    if a.denied or b.denied:
        return _disowned(a, b)
    if of_two_kinds(a, b) and (a.claim.report == b.claim.report or (mine | a.done_to) & (theirs | b.done_to)):
        return None  # who takes a town need not be who tells of his enemy's dead
    if a.claim.type == "clash" or "lost" in (a.claim.subtype, b.claim.subtype):
        mine, theirs = mine | a.done_to, theirs | b.done_to
        if mine & theirs:
            return None
    if contestable(a, b):
        return None
    return "veto.actors", f"done by {', '.join(sorted(mine))} and by {', '.join(sorted(theirs))}"


def _disowned(a: Facts, b: Facts) -> tuple[str, str] | None:
    """Another deed: a side that tells what its enemy did denies to have struck another thing, and not that."""
    denial, told = (a, b) if a.denied else (b, a)
    if denial.named_origin is None or told.named_origin is None or told.denied:
        return None
    if not (denial.struck and told.struck) or denial.struck & told.struck:
        return None  # "they did not attack the market; the army did"
    speaker = side(denial.named_origin)
    if speaker != side(told.named_origin) or speaker not in denial.doing or speaker in told.doing:
        return None
    return "veto.actors", f"{speaker} denies what it did, and tells what another did"


def _numbers(a: Facts, b: Facts) -> tuple[str, str] | None:
    if a.claim.report != b.claim.report:
        return _other_scale(a, b)
    for kind in sorted(a.numbers.keys() & b.numbers.keys()):
        first, second = a.numbers[kind], b.numbers[kind]
        if meets(first, second) or not (first.numeric and second.numeric):
            continue
        if is_one_told(first) or is_one_told(second):
            continue
        if kind in CASUALTY_KINDS and _one_voice(a, b) and may_be_one(victims_of(a.claim), victims_of(b.claim)):
            return "veto.number", f"one voice gives {_show(first.value)} and {_show(second.value)} {kind}"
        if kind in _STAYING and dict(fits(a, b)).get(kind) in ("off", "far"):
            return "veto.number", f"{_show(first.value)} and {_show(second.value)} {kind}"
    return None


def _other_scale(a: Facts, b: Facts) -> tuple[str, str] | None:
    """A toll of another order of magnitude: the bombing of a day and the dead of a war."""
    for kind in sorted(a.numbers.keys() & b.numbers.keys() & set(CASUALTY_KINDS)):
        first, second = a.numbers[kind].low or 0.0, b.numbers[kind].low or 0.0
        figures = a.numbers[kind].numeric and b.numbers[kind].numeric
        if max(first, second) >= _SCALE * max(min(first, second), _SMALL) and figures:
            return "veto.number", f"{_show(first)} and {_show(second)} {kind} are of another scale"
    return None


def _one_voice(a: Facts, b: Facts) -> bool:
    """Whether the same voice gives both figures without correcting itself; a headline may round."""
    if a.revises or b.revises:
        return False
    if a.headline != b.headline:
        return all(how != "close" for _, how in fits(a, b)) and a.voice == b.voice
    return a.voice == b.voice


def _sum(a: Facts, b: Facts) -> tuple[str, str] | None:
    if a.sums == b.sums or family(a.claim.type) != "violence":
        return None
    return "veto.sum", "one adds up several days or places"


def _text(a: Facts, b: Facts) -> tuple[str, str] | None:
    if a.claim.report != b.claim.report or family(a.claim.type) != family(b.claim.type):
        return None
    if are_of_two_matters(a, b):
        return "veto.text", "statements on two matters"
    if a.claim.sentence == b.claim.sentence and a.apart_here and not (a.doing & b.doing) and a.doing and b.doing:
        return "veto.text", "the sentence itself keeps them apart"
    same_words = a.claim.span == b.claim.span and a.voice == b.voice and a.claim.type == b.claim.type
    if same_words and bool(a.numbers.keys() & b.numbers.keys()) == bool(a.numbers or b.numbers):
        return "veto.text", "two claims of one voice in the same words"
    if b.apart and not a.apart and not (family(a.claim.type) == "ground" and a.doing & b.doing):
        return "veto.text", "the text speaks of another one"
    return None


def _show(value: float | None) -> str:
    return "?" if value is None else f"{value:g}"
