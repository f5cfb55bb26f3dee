"""A row of ACLED as a report with its claim.

Source: ACLED codebook.  Of its rules that an importer has to know: fatalities are the lowest number reported, and 0
stands for none and for no information alike; the order of the actors has a meaning only where civilians are the
target; a date of precision 2 is the middle of a week, of precision 3 that of a month.
"""

from __future__ import annotations

import calendar
import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from importlib.resources import files

from rashomon.model import ActorRef, Claim, Dating, PlaceRef, Quantity, Source, Span, When
from rashomon.model.row import ACLED_ROW
from rashomon.model.vocabulary import kind_of
from rashomon.reading.imported.claiming import ImportedRow, Reading
from rashomon.reading.imported.known import country_code
from rashomon.reading.imported.table import Row

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
NEEDED = ("event_id_cnty", "event_date", "sub_event_type", "actor1", "location", "latitude", "longitude", "fatalities")

_OUTLET = Source(id="acled", name="ACLED", role="outlet")
_AGAINST_CIVILIANS = "violence against civilians"
_STATE = ("1", "state forces")
_RADIUS_KM = {1: 10.0, 2: 25.0, 3: 100.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    type: str
    subtype: str
    roles: tuple[str, str]
    words: re.Pattern[str] | None


def read_row(row: Row) -> ImportedRow:
    """The report of a row and what it claims.

    Raises:
        RowError: if a cell is wrong.
    """
    reading = Reading(row=row, outlet=_OUTLET, media_type=ACLED_ROW, key="event_id_cnty")
    number = reading.needed("event_id_cnty")
    time, place = _time(reading), _place(reading)
    fatalities = reading.number("fatalities", lowest=0)
    rule = _rule(reading)
    claims: tuple[Claim, ...] = ()
    if rule is None:
        reading.left_open("report", "sub_event_type", "none of our claim types is what the notes tell")
    else:
        told = _told(reading)
        attribution = reading.attribution((("source", "origin"),))
        claims = (
            Claim(
                id=f"{reading.id}#1",
                report=reading.id,
                span=told,
                quote=told.text_of(reading.text),
                sentence=told,
                kind="state" if kind_of(rule.type) == "state" else "event",
                type=rule.type,
                subtype=rule.subtype,
                attribution=attribution,
                modality="asserted" if attribution.own_voice else "claimed",
                actors=_actors(reading, rule),
                quantities=_killed(reading, fatalities),
                places=(place,),
                time=time,
                rules=("imported.acled",),
            ),
        )
    return reading.imported(claims, _published(reading), f"ACLED {number}")


def _rule(reading: Reading) -> _Rule | None:
    """The first rule of the sub-event type whose words the notes have; None for none.

    Raises:
        RowError: if ACLED has no such sub-event type.
    """
    name = reading.needed("sub_event_type")
    rules = _rules().get(name.casefold())
    if rules is None:
        raise reading.row.error("sub_event_type", f"{name[:60]!r} is none of ACLED's 25 sub-event types")
    notes = reading.cell("notes")
    return next((rule for rule in rules if rule.words is None or rule.words.search(notes)), None)


@lru_cache(maxsize=1)
def _rules() -> dict[str, tuple[_Rule, ...]]:
    table = tomllib.loads(files("rashomon.reading.imported").joinpath("acled.toml").read_text(encoding="utf-8"))
    return {
        name.casefold(): tuple(
            _Rule(
                type=row["type"],
                subtype=row["subtype"],
                roles=(row["roles"][0], row["roles"][1]),
                words=re.compile(rf"(?i)\b(?:{'|'.join(row['words'])})\b") if "words" in row else None,
            )
            for row in rows
        )
        for name, rows in table.items()
    }


def _told(reading: Reading) -> Span:
    """The words that the claim rests on: the notes, else the sub-event type."""
    span = reading.span("notes") if reading.cell("notes") else None
    found = span or reading.span("sub_event_type")
    return found if found is not None else Span(0, len(reading.text))


def _time(reading: Reading) -> When:
    """The day, or the week or month in whose middle it is put."""
    day = reading.day("event_date")
    written = reading.cell("event_date")
    precision = reading.number("time_precision", lowest=1, highest=3) or 1
    if precision == 1:
        return When(start=day, end=day, granularity="day", basis="explicit", as_written=written)
    if precision == 2:
        ends = day - timedelta(days=3), day + timedelta(days=3)
        return When(start=ends[0], end=ends[1], granularity="week", basis="explicit", as_written=written)
    last = calendar.monthrange(day.year, day.month)[1]
    return When(start=day.replace(day=1), end=day.replace(day=last), granularity="month", basis="explicit",
                as_written=written)  # fmt: skip


def _place(reading: Reading) -> PlaceRef:
    """The named place, with the row's own coordinates; its precision says how the event lies to it."""
    precision = reading.number("geo_precision", lowest=1, highest=3) or 1
    return PlaceRef(
        role="event_location",
        relation="near" if precision == 2 else "in",
        as_written=reading.needed("location"),
        canonical=reading.needed("location"),
        kind="region" if precision == 3 else "city",
        country=country_code(reading.cell("country"), iso=reading.number("iso")),
        lat=reading.degrees("latitude", 90),
        lon=reading.degrees("longitude", 180),
        radius_km=_RADIUS_KM[precision],
        basis="row",
        span=reading.span("location"),
    )


def _actors(reading: Reading, rule: _Rule) -> tuple[ActorRef, ...]:
    """Both actors with their roles; where the order of the columns says nothing, neither is the attacker."""
    roles = rule.roles
    second = reading.cell("actor2")
    if roles == ("taker", "taker"):
        roles = _takers(reading, rule)
    elif rule.type in ("attack", "violation") and roles[0] in ("initiator", "perpetrator"):
        against = reading.cell("event_type").casefold() == _AGAINST_CIVILIANS
        if second and not against and not second.casefold().startswith("civilians"):
            roles = ("opponent", "opponent")
    first = reading.needed("actor1")
    named = [(first, "actor1", roles[0])] + ([(second, "actor2", roles[1])] if second else [])
    return tuple(reading.actor(column, role) for _name, column, role in named)


def _takers(reading: Reading, rule: _Rule) -> tuple[str, str]:
    """Who took the ground: the state's forces where a government regains it, else the one that is no state's."""
    states = [reading.cell(column).casefold() in _STATE for column in ("inter1", "inter2")]
    if not reading.cell("actor2"):
        return "initiator", "previous_holder"
    if states[0] == states[1]:
        return "opponent", "opponent"
    first = states[0] if rule.subtype == "recaptured" else states[1]
    return ("initiator", "previous_holder") if first else ("previous_holder", "initiator")


def _killed(reading: Reading, fatalities: int | None) -> tuple[Quantity, ...]:
    """The lowest figure reported, open above; nothing for 0, which may be none or no information."""
    if not fatalities:
        return ()
    return (
        Quantity(
            kind="killed",
            low=float(fatalities),
            value=float(fatalities),
            unit="persons",
            qualifier="at_least",
            as_written=reading.cell("fatalities"),
            span=reading.span("fatalities"),
        ),
    )


def _published(reading: Reading) -> Dating | None:
    """The day on which this version of the row was uploaded; None where the row has no time stamp."""
    stamp = reading.number("timestamp", lowest=0, highest=253_402_300_799)
    if stamp is None:
        return None
    return Dating(
        day=datetime.fromtimestamp(stamp, tz=UTC).date(), basis="row", note="upload of this version of the row"
    )
