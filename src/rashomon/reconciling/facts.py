"""A claim as it is compared: its sides, numbers, places, days and voice, worked out once."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from rashomon.model.claim import Claim
from rashomon.model.ordering import in_order, place_of_claim, place_of_report, report_of
from rashomon.model.place import WIDE, PlaceRef
from rashomon.model.quantity import Quantity
from rashomon.model.report import Report
from rashomon.model.row import ROWS
from rashomon.model.vocabulary import AHEAD, CASUALTY_KINDS
from rashomon.model.wording import words
from rashomon.reconciling.disowning import disowns
from rashomon.reconciling.families import family, lasts
from rashomon.reconciling.geography import Spot, spot_of, the_same
from rashomon.reconciling.persons import Name, names_of_dead, names_of_struck
from rashomon.reconciling.sides import ANYONE, NOBODY, side_of
from rashomon.reconciling.sketches import EMPTY, Sketch, sketch_of
from rashomon.reconciling.wording import content, listed, pattern

Mood = Literal["done", "future", "negated"]

ACTING = frozenset(
    {
        "initiator", "co_initiator", "perpetrator", "force", "holder", "emplacer", "provider", "backer", "subject",
        "deployed", "party", "parent",
    }
)  # fmt: skip
BACKERS = frozenset({"backer", "backed"})
_HARMS = frozenset({"attack", "casualty_detail", "clash", "violation"})
TOLD_ON = frozenset({"population", "humanitarian_condition", "hazard_state", "siege_state"})
"""States that a text goes on with in the next sentence without naming the place again."""
OPEN_DAYS = 7
"""How far back an event reaches of which a text only says that it happened by a day (RECONCILING 4.1)."""
OPEN_DAYS_LASTING = 30
FUTURE_DAYS = 90
_PART_OF_MONTH = 12
"""Days of a part of a month, which bounds one deed ("killed some 300 men in late March") and adds up none."""
STRONG_BASES = frozenset({"explicit", "weekday", "relative", "carried"})

_APART = pattern("sets_apart")
_APART_EACH = pattern("sets_apart_each")
_REVISES = pattern("revises")
_RISES = pattern("rises")
_LOWERS = pattern("lowers")
_GOING_ON = pattern("going_on")
_SEVERAL = pattern("several")
_NAME = re.compile(r"(?<![\w'’.])[^\W\d_a-z][\w'’-]{3,}")
_SUM = pattern("sums")
_SPREAD = pattern("spreads")
"""Words that spread a toll over the places of an area."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is compared of one claim.

    `order` is the claim's place in any record, `report_order` that of its report (`ordering`).
    `doing` holds the sides that act, `done_to` those that suffer; `suspected` those that the text only suspects.
    `first` and `last` bound the time in days (proleptic ordinals); `exact` is a single day that the text names.
    `voice` is the origin, or `report:ID` for the outlet's own words.
    `struck` are the sorts of buildings and vehicles in the words of a claim of violence, `dead` the persons whom it
    names as killed, `hit` those whom it names as struck, `proper` the names in the words of a claim of violence that
    are no actor and no place of it.
    `apart` tells that the text itself sets this event off from the one before ("another bomb"), `apart_here` that it
    sets those of one sentence apart ("separate offensives"), `several` that it speaks of many, `going_on` that it
    lasts ("are shelling"), `sums` that it adds up days or places, `revises` that it corrects a figure.
    `turn` is 1 where a figure is said to have risen, -1 where it is lowered, 0 where nothing is said of either.
    `sentence` are the words of its sentence, `sketch` that of its report's prose; `sense` stands for its type,
    source and numbers, which copies share.
    `denied` tells that somebody denies it, or that a side says of its own men that they did not do it ("our forces did
    not shell the town").
    `release` tells that captives are let go, which the types tell as the end of their detention.
    `laid` tells that the deed is what somebody accuses its doer of.
    `lone` tells that its report tells of no other deed at its place on its day.
    `rare` are the sites, groups outside the registry and other names that few claims of its report share, `holders` the
    sides that hold a place by a claim of control.
    `section` counts the lines that stand as heads over paragraphs before it in its text.
    `scene` is the place in the record of the claim of its report that it points back to ("the attack"), `back` that
    its sentence points to an incident as known; both are filled in by `scenes`.
    `repeats` is the claim of its report that a scraped copy repeats, `inside` the whole that it is a part of or the
    deed that it speaks of, `beside`
    that of a part that is a happening of its own, `accused` the incident that an accusation or a denial speaks of, all
    as places in the record; `umbrella` tells that it speaks of several events.  `sheets` fills these in.
    """

    claim: Claim
    order: int
    report_order: int
    known: date | None
    mood: Mood
    doing: frozenset[str]
    suspected: frozenset[str]
    done_to: frozenset[str]
    actor_ids: frozenset[str]
    numbers: Mapping[str, Quantity]
    spots: tuple[Spot, ...]
    inherited: bool
    first: int | None
    last: int | None
    exact: bool
    strong_day: bool
    lasting: bool
    voice: str
    named_origin: str | None
    words: frozenset[str]
    struck: frozenset[str]
    dead: tuple[Name, ...]
    hit: tuple[Name, ...]
    proper: frozenset[str]
    apart: bool
    several: bool
    apart_here: bool
    going_on: bool
    sums: bool
    revises: bool
    headline: bool
    turn: int = 0
    sentence: str = ""
    sketch: Sketch = EMPTY
    sense: int = 0
    denied: bool = False
    release: bool = False
    laid: bool = False
    section: int = 0
    scene: int | None = None
    back: bool = False
    lone: bool = False
    rare: frozenset[str] = frozenset()
    holders: frozenset[str] = frozenset()
    repeats: int | None = None
    inside: int | None = None
    beside: int | None = None
    accused: int | None = None
    umbrella: bool = False

    @property
    def around(self) -> int | None:
        """A day about which the claim tells: its own, or that of its report where it has none."""
        if self.last is not None or self.first is not None:
            return self.last if self.last is not None else self.first
        return self.known.toordinal() if self.known else None

    @property
    def low_end(self) -> int | None:
        """The earliest day that is looked at, also where the text leaves the start open."""
        if self.first is not None or self.last is None:
            return self.first
        return self.last - (OPEN_DAYS_LASTING if self.lasting else OPEN_DAYS)

    @property
    def high_end(self) -> int | None:
        """The latest day that is looked at."""
        if self.last is not None or self.first is None:
            return self.last
        return self.first + FUTURE_DAYS


def facts_of(
    claims: Iterable[Claim], report: Report | None, report_id: str, parents: Mapping[str, str]
) -> tuple[Facts, ...]:
    """The facts of the claims of one report, in its order; places missing are taken from the claims around them."""
    place = place_of_report(report_id, report.published.day if report and report.published else None)
    sketch = sketch_of(report.text) if report and report.media_type not in ROWS else EMPTY
    found = [_facts(claim, place_of_claim(place, number), report, parents, sketch)
             for number, claim in enumerate(in_order(claims))]  # fmt: skip
    return _inherit(found)


def number_of(claim: Claim, measure: str) -> Quantity | None:
    """The one number of a claim for a kind of quantity, households apart: the numeric, then the largest one."""
    given = [q for q in claim.quantities if q.measure == measure]
    if not given:
        return None
    return max(given, key=lambda q: (q.numeric, q.low if q.low is not None else -1.0, q.high or 0.0))


def _facts(claim: Claim, order: int, report: Report | None, parents: Mapping[str, str], sketch: Sketch) -> Facts:
    doing, suspected, done_to = _participants(claim, parents)
    first = claim.time.start.toordinal() if claim.time.start else None
    last = claim.time.end.toordinal() if claim.time.end else None
    sentence = claim.sentence.text_of(report.text) if report else claim.quote
    lead = sentence[: max(0, claim.span.end - claim.sentence.start)] or claim.quote
    own = claim.attribution.own_voice
    turn, revises, apart_here = _signs(sentence)
    exact = first is not None and first == last
    sums, disowned = _sums(claim, _without_cue(claim, sentence)), disowns(claim, sentence, parents)
    return Facts(
        claim=claim,
        order=order,
        report_order=report_of(order),
        known=report.published.day if report and report.published else None,
        mood="done" if disowned else _mood(claim),
        doing=doing,
        suspected=suspected,
        done_to=done_to,
        actor_ids=frozenset(a.id for a in claim.actors if a.id not in NOBODY and a.id not in ANYONE),
        numbers={m: q for m in dict.fromkeys(q.measure for q in claim.quantities) if (q := number_of(claim, m))},
        spots=the_same(_spots(claim)),
        inherited=False,
        first=first,
        last=last,
        exact=exact,
        strong_day=exact and claim.time.basis in STRONG_BASES,
        lasting=claim.kind == "state" or lasts(claim.type, claim.subtype),
        voice=f"report:{claim.report}" if own else claim.attribution.origin.id,
        named_origin=None if own else claim.attribution.origin.id,
        words=content(claim.quote),
        struck=listed()["facilities"] & set(words(claim.quote)) if family(claim.type) == "violence" else frozenset(),
        dead=names_of_dead(claim),
        hit=names_of_struck(claim),
        proper=_proper(claim) if family(claim.type) == "violence" else frozenset(),
        apart=bool(_APART.search(lead)),
        apart_here=apart_here,
        several=bool(_SEVERAL.search(claim.quote)),
        going_on=claim.type == "attack"
        and any(m[0].endswith("ing") or " to " in m[0] for m in _GOING_ON.finditer(lead)),
        sums=sums,
        revises=revises,
        turn=turn,
        sentence=sentence,
        sketch=sketch,
        sense=zlib.crc32(repr(_sense(claim)).encode()),
        denied=claim.modality == "denied" or disowned,
        release=_lets_go(claim),
        headline=claim.status in ("headline", "standfirst", "caption"),
    )


@lru_cache(maxsize=10_000)
def _signs(sentence: str) -> tuple[int, bool, bool]:
    """What holds for all claims of a sentence: `turn`, `revises` and `apart_here`."""
    turn = -1 if _LOWERS.search(sentence) else 1 if _RISES.search(sentence) else 0
    return turn, turn != 0 or bool(_REVISES.search(sentence)), bool(_APART_EACH.search(sentence))


def _sense(claim: Claim) -> tuple[object, ...]:
    origin = None if claim.attribution.own_voice else claim.attribution.origin.id
    numbers = tuple(sorted((q.kind, str(q.low), str(q.high)) for q in claim.quantities))
    return claim.kind, claim.type, claim.subtype, claim.polarity, claim.modality, origin, numbers


def _lets_go(claim: Claim) -> bool:
    """Whether a claim tells of a release: one that a detention is over, rather than that nobody was seized, or one
    that a party lets captives go, rather than that two parties exchange them."""
    over = claim.type == "violation" and claim.polarity == "negated"
    if claim.subtype == "release":
        return claim.polarity == "affirmed"
    let_go = claim.subtype == "prisoner_exchange" and claim.polarity == "affirmed"
    said = set(words(claim.quote))
    return (over or (let_go and not said & listed()["exchanges"])) and bool(said & listed()["releases"])


def _proper(claim: Claim) -> frozenset[str]:
    """The names in a claim's words beside those of its actors and known places: of a street, a camp, a firm, a ship."""
    if claim.quote.isupper():
        return frozenset()
    placed = [p.as_written or "" for p in claim.places if p.lat is not None]
    known = " ".join([*(a.as_written or "" for a in claim.actors), *placed])
    taken = set(words(known)) | listed()["capitals"]
    opening = claim.quote.split(maxsplit=1)[0] if claim.span.start == claim.sentence.start and claim.quote else ""
    found = (name.casefold() for name in _NAME.findall(claim.quote.removeprefix(opening)))
    return frozenset(name for name in found if name not in taken)


def _mood(claim: Claim) -> Mood:
    if claim.modality in AHEAD:
        return "future"
    return "negated" if claim.polarity == "negated" and not _tells_none(claim) else "done"


def _tells_none(claim: Claim) -> bool:
    """Whether a claim gives a toll of nobody: "no civilians had died" is a figure beside those of other voices."""
    told = claim.quantities_of(*CASUALTY_KINDS)
    return claim.type == "casualty_detail" and bool(told) and all(q.high == 0.0 for q in told)


def _participants(claim: Claim, parents: Mapping[str, str]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    doubted = {slot for slot, hedge in claim.slot_modality if hedge in ("suspected", "denied")}
    acting = ACTING - {"backer"} if claim.type != "support_relation" else ACTING
    if claim.type in ("siege_state",):
        acting |= {"besieger"}
    doing, suspected, done_to = set(), set(), set()
    for actor in claim.actors:
        if actor.id in NOBODY or (actor.role in BACKERS and claim.type != "support_relation"):
            continue
        of = side_of(actor, parents)
        if actor.role not in acting:
            done_to.add(of)
        elif actor.role in doubted or claim.modality == "suspected":
            suspected.add(of)
        else:
            doing.add(of)
    return frozenset(doing), frozenset(suspected), frozenset(done_to)


def _spots(claim: Claim) -> tuple[Spot, ...]:
    places = [p for p in claim.places if p.relation not in ("capital_of", "endpoint") and p.role != "route"]
    places = [p for p in places if _told(p) and not _is_of_source(p, claim)]
    if claim.kind == "state":
        quote = claim.quote.casefold()
        within = [p for p in places if p.as_written and p.as_written.casefold() in quote]
        unknown = any(p.as_written and p.as_written.casefold() in quote for p in claim.places if not _told(p))
        places = within if within or unknown else places
    if claim.type == "place_fact":
        places = [p for p in places if p.role == "subject"] or places
    elif claim.type != "front_distance":
        places = [p for p in places if p.role != "reference_feature"] or places
    return tuple(spot_of(place, _group(claim, place.role)) for place in places)


def carried_spots(claim: Claim) -> tuple[Spot, ...]:
    """The places that the reading carried over from an earlier sentence."""
    found = [p for p in claim.places if p.as_written is None and p.lat is not None and p.role == "event_location"]
    return tuple(spot_of(place, _group(claim, place.role)) for place in found)


def _is_of_source(place: PlaceRef, claim: Claim) -> bool:
    """Whether a place is only told of who says it, and by no name: "the city's health ministry said"."""
    cue, source = claim.attribution.cue, claim.attribution.origin.as_written or ""
    if cue is None or place.span is None or place.as_written is None or place.as_written not in source:
        return False
    return place.as_written.islower() and cue.start <= place.span.end <= cue.end


def _told(place: PlaceRef) -> bool:
    """Whether the text itself gives the place, by a name, by resolved words or by a heading: "Goma: on ..."."""
    if place.as_written is None:
        return place.basis == "heading" and place.lat is not None
    return place.lat is not None or any(word[:1].isupper() for word in place.as_written.split())


def _group(claim: Claim, role: str) -> str:
    if claim.type == "displacement":
        return "destination" if role == "destination" else "location"
    return "origin" if role == "origin" else "location"


def _without_cue(claim: Claim, sentence: str) -> str:
    """A sentence without the words that name who says it, whose own story is another ("fighting since April")."""
    cue, start = claim.attribution.cue, claim.sentence.start
    if cue is None or not claim.sentence.contains(cue):
        return sentence
    return sentence[: cue.start - start] + sentence[cue.end - start :]


def _sums(claim: Claim, sentence: str) -> bool:
    """Whether a claim of violence adds up several days or places rather than telling of one event."""
    if claim.type not in _HARMS or not claim.quantities_of(*CASUALTY_KINDS):
        return False
    start, end = claim.time.start, claim.time.end
    if _SPREAD.search(sentence) and any(_told(place) and place.kind in WIDE for place in claim.places):
        return True
    days = (end - start).days if start is not None and end is not None else 0
    vague = claim.time.granularity == "month" and days < _PART_OF_MONTH and claim.type in ("attack", "clash")
    long = days >= 3 and not vague
    return long or (bool(_SUM.search(sentence)) and not (start is not None and start == end))


def _inherit(facts: list[Facts]) -> tuple[Facts, ...]:
    """Claims without a place stand where the claims around them stand; for comparison only."""
    placed = sorted((f for f in facts if f.spots), key=lambda f: f.claim.span)
    if not placed:
        return tuple(facts)
    keys = Counter(f.spots[0].key for f in placed)
    usual = min(placed, key=lambda f: (-keys[f.spots[0].key], f.claim.span))
    result = []
    for fact in facts:
        if not fact.spots and (fact.claim.kind == "event" or fact.claim.type in TOLD_ON):
            near = _nearest(fact, placed)
            donor = usual if fact.claim.kind == "state" else near or usual
            one = near is not None and near.claim.sentence == fact.claim.sentence and "there" not in fact.sentence
            spots = () if one else carried_spots(fact.claim)
            result.append(replace(fact, spots=spots or donor.spots, inherited=True))
        else:
            result.append(fact)
    return tuple(result)


def _nearest(fact: Facts, placed: Sequence[Facts]) -> Facts | None:
    """The closest claim before this one, at most two sentences or 400 code points away."""
    before = [f for f in placed if f.claim.span.start <= fact.claim.span.start]
    if not before:
        return None
    last = before[-1]
    return last if fact.claim.span.start - last.claim.span.end <= 400 else None
