"""What an event is by UCDP GED's rules: who fought whom, the dead of each side, the days, the place.

Source: UCDP GED codebook, version 25.1, and UCDP's definitions; our claim types against it in docs/exports.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model import ActorRef, Event, PlaceRef, Range, When
from rashomon.model.countries import Country, code_of_state, country_of
from rashomon.publishing.exports.acled_actors import coded
from rashomon.publishing.exports.common import is_near
from rashomon.publishing.exports.context import STATE_KINDS, Context
from rashomon.publishing.exports.counting import Refusal
from rashomon.publishing.exports.deaths import figures_told, quantities_told, whole

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
CIVILIANS = "Civilians"
_UNARMED = (5, 6, 7)
_DISTANT = ("air_strike", "drone_strike", "shelling", "missile", "mine_ied", "chemical")
"""Means of attack that may hit others than those meant: dead civilians alone do not make them the target."""
_FUZZY = ("road", "river", "mountain", "region")
_EXACT_AREA = {"admin2": 3, "admin1": 4, "country": 6, "sea": 7}
OPEN_DAYS = 2
"""How far an event reaches back of which only the latest day is told."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its name as UCDP writes it, the actors on it, the Gleditsch-Ward number of a government."""

    name: str
    actors: tuple[str, ...]
    gw: int | None = None

    @property
    def is_state(self) -> bool:
        """Whether it is a government."""
        return self.name.startswith("Government of ")


@dataclass(frozen=True, slots=True)
class Dyad:
    """Both sides; None for one that nobody names.  `violence` is the type, None where it takes a person to tell.

    `why` says what is open, for rows that are only candidates.
    """

    violence: int | None
    a: Side | None
    b: Side | None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Dead:
    """The dead of each side (best estimates) and the range of all; whole persons.

    `open_above`: no account has an upper end.  `words`: no account has a figure, but a word such as "dozens".
    """

    a: int
    b: int
    civilians: int
    unknown: int
    low: int
    high: int
    open_above: bool = False
    words: bool = False

    @property
    def best(self) -> int:
        """The sum of the four."""
        return self.a + self.b + self.civilians + self.unknown


@dataclass(frozen=True, slots=True)
class Days:
    """First and last possible day with UCDP's `date_prec`; `assumed` tells that one end is not told."""

    start: date
    end: date
    precision: int
    assumed: bool = False


def dyad_of(event: Event, country: Country, context: Context) -> Dyad:
    """Who fought whom, and of which of UCDP's three types that is."""
    found = _dyad(event, country, context)
    if found.why is None and context.suspected(event):
        return Dyad(found.violence, found.a, found.b, "who did it is only suspected")
    return found


def _dyad(event: Event, country: Country, context: Context) -> Dyad:
    doers = _sides(context.doers(event), country, context)
    facing = context.facing(event)
    armed = [side for side in _sides(facing, country, context) if side.actors[0] not in doers_of(doers)]
    civilians = any(_is_civilian(actor, country, context) for actor in facing)
    if len(doers) + len(armed) > 1 and not doers:
        doers, armed = armed[:1], armed[1:]
    if doers and armed:
        a, b = _in_order(_joined(doers), _joined(armed))
        return Dyad(STATE_BASED if a.is_state or b.is_state else NON_STATE, a, b)
    if not doers:
        known = _joined(armed) if armed else Side(CIVILIANS, ("civ",)) if civilians else None
        first = known if known is not None and known.is_state else None
        why = "the other side is not named, or contested" if armed else "who did it is not named, or contested"
        return Dyad(None, first, None if first else known, why)
    attacker = _joined(doers)
    if civilians and (event.subtype not in _DISTANT or any(a.role == "target" and a.id == "civ" for a in facing)):
        return Dyad(ONE_SIDED, attacker, Side(CIVILIANS, ("civ",)))
    if civilians:
        return Dyad(
            None, attacker, None, "civilians died of a strike: whether they or others were its target is not told"
        )
    return Dyad(None, attacker, None, "the other side is not named")


def doers_of(sides: list[Side]) -> set[str]:
    """The ids of the actors on these sides."""
    return {actor for side in sides for actor in side.actors}


def _sides(refs: list[ActorRef], country: Country, context: Context) -> list[Side]:
    """The armed actors with a name of their own, each as a side; the forces and the ministry of one state are one."""
    found: dict[str, Side] = {}
    for ref in refs:
        side = _side(ref, country, context)
        if side is not None:
            known = found.get(side.name)
            found[side.name] = Side(side.name, (*(known.actors if known else ()), *side.actors), side.gw)
    return list(found.values())


def _side(ref: ActorRef, country: Country, context: Context) -> Side | None:
    state = context.state_of(ref.id)
    row = context.known.actors.get(ref.id)
    code = code_of_state(state) if state else row.country if row and row.kind in STATE_KINDS else None
    home = country_of(_backed_at_home(code, country, context))
    if home is not None:
        return Side(f"Government of {home.ucdp}", (ref.id,), home.gw)
    actor = coded(ref, country, context)
    if actor is None or actor.inter in _UNARMED or (actor.told and actor.name != actor.told):
        return None
    return Side(actor.name, (ref.id,))


def _backed_at_home(code: str | None, country: Country, context: Context) -> str | None:
    """The government that a state's forces fight for: abroad, the home government that the record says they support."""
    if code is None or code == country.code:
        return code
    return country.code if (code, country.code) in context.backed else code


def _is_civilian(ref: ActorRef, country: Country, context: Context) -> bool:
    actor = coded(ref, country, context)
    return actor is not None and actor.inter in _UNARMED


def _joined(sides: list[Side]) -> Side:
    """Allies as one side, a government first."""
    ordered = sorted(sides, key=lambda side: not side.is_state)
    names = ", ".join(side.name for side in ordered)
    return Side(names, tuple(actor for side in ordered for actor in side.actors), ordered[0].gw)


def _in_order(a: Side, b: Side) -> tuple[Side, Side]:
    """A government is side A."""
    return (b, a) if b.is_state and not a.is_state else (a, b)


def dead_of(event: Event, dyad: Dyad, country: Country, context: Context) -> Dead | Refusal:
    """The dead of each side, or why the event is none for GED: it takes one death at least, in some estimate."""
    extent = event.ranges.get("killed")
    if extent is None:
        if "killed_or_wounded" in event.ranges:
            return Refusal("*", "the killed are not told apart from the wounded")
        return Refusal("*", "no one is told to have died")
    by_side = dict.fromkeys(("a", "b", "civilians", "unknown"), 0)
    total: int | None = None
    words = False
    for told in event.victims.get("killed", ()):
        if told.victims == "all":
            total = _best(told.range, None)
        else:
            by_side[_column(told.victims, event, dyad, country, context)] += _best(told.range, None)
    if not event.victims.get("killed"):
        figures = figures_told(event, quantities_told(event, context))
        words = extent.best is None and not figures
        best = _best(extent, min(figures, default=None))
        for column, count in _breakdown(event, best, dyad, country, context).items():
            by_side[column] += count
    elif total is not None:
        by_side["unknown"] += max(0, total - sum(by_side.values()))
    best = sum(by_side.values())
    low = min(best, whole(extent.low) or 0)
    high = max(best, whole(extent.high) or 0)
    if high < 1:
        return Refusal("*", "no one is told to have died")
    return Dead(**by_side, low=low, high=high, open_above=whole(extent.high) is None, words=words)


def _best(extent: Range, figure: float | None) -> int:
    """The figure that fits all accounts, else the lower one (UCDP's rule); 0 where only an upper end is told."""
    given = (whole(value) for value in (extent.best, figure, extent.low))
    return next((value for value in given if value is not None), 0)


def _column(name: str, event: Event, dyad: Dyad, country: Country, context: Context) -> str:
    """Where the victims of a name are counted."""
    if name == "civilians":
        return "civilians"
    refs = [actor for actor in event.actors if actor.name == name]
    return _column_of(refs, dyad, country, context)


def _breakdown(event: Event, best: int, dyad: Dyad, country: Country, context: Context) -> dict[str, int]:
    """A total by side: as its parts add up to it, where claims tell these, else in the one column of its victims."""
    told = context.told(event)
    for sum_of in (claim for claim in told if any(q.value == best for q in claim.quantities_of("killed"))):
        parts = [claim for claim in told if claim.component_of == sum_of.id and claim.quantities_of("killed")]
        counts = [whole(claim.quantities_of("killed")[0].value) or 0 for claim in parts]
        if parts and sum(counts) == best:
            found: dict[str, int] = {}
            for part, count in zip(parts, counts, strict=True):
                column = _column_of(list(part.actors_as("victim")), dyad, country, context)
                found[column] = found.get(column, 0) + count
            if found.keys() != {"unknown"}:
                return found
    return {_column_of(_victims(event, best, context), dyad, country, context): best}


def _victims(event: Event, best: int, context: Context) -> list[ActorRef]:
    """Whose dead a figure counts: the victims of the claims that give it, else of the event."""
    told = [claim for claim in context.told(event) if any(q.value == best for q in claim.quantities_of("killed"))]
    named = [actor for claim in told for actor in claim.actors_as("victim")]
    return named or [actor for actor in event.actors if actor.role == "victim"]


def _column_of(refs: list[ActorRef], dyad: Dyad, country: Country, context: Context) -> str:
    """The one column that the victims belong to; those without a status are no other side's."""
    columns = set()
    for ref in refs:
        if dyad.a is not None and ref.id in dyad.a.actors:
            columns.add("a")
        elif dyad.b is not None and ref.id in dyad.b.actors and ref.id != "civ":
            columns.add("b")
        else:
            columns.add("civilians" if _is_civilian(ref, country, context) else "unknown")
    known = columns - {"unknown"}
    return known.pop() if len(known) == 1 else "unknown"


def days_of(when: When) -> Days | Refusal:
    """The days between which it happened; an open end reaches two days."""
    start, end, assumed = when.start, when.end, False
    if start is None and end is not None:
        start, assumed = end - timedelta(days=OPEN_DAYS), True
    elif end is None and start is not None:
        end, assumed = start + timedelta(days=OPEN_DAYS), True
    if start is None or end is None:
        return Refusal("date_start", "no day is told")
    length = (end - start).days + 1
    if length > 366:
        return Refusal("date_start", f"it is told of {length} days: GED has nothing coarser than a year")
    if length == 1:
        return Days(start, end, 1)
    if length <= 6:
        return Days(start, end, 2, assumed)
    if length == 7:
        return Days(start, end, 3, assumed)
    return Days(start, end, 4 if length <= 31 else 5, assumed)


def where_precision(place: PlaceRef) -> int:
    """1 the place itself, 2 near it, 3 and 4 a division, 5 a line or fuzzy area, 6 the country, 7 the sea.

    A place without coordinates is no more exact than its country.
    """
    if place.kind in _EXACT_AREA and not is_near(place):
        return _EXACT_AREA[place.kind]
    if place.lat is None or place.lon is None:
        return 6
    return 5 if place.kind in (*_FUZZY, *_EXACT_AREA) else 2 if is_near(place) else 1


def grid_cell(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID: half degrees, counted from 1 in the south-west, 720 in a row.

    >>> grid_cell(-89.9, -179.9), grid_cell(35.33, 40.14), grid_cell(90, 180)
    (1, 180441, 259200)
    """
    row, column = min(359, int((lat + 90) * 2)), min(719, int((lon + 180) * 2))
    return row * 720 + column + 1
