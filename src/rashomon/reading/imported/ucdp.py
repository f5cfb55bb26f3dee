"""A row of UCDP GED as a report with its claims: the event with its total, and each side's dead as parts of it.

Source: UCDP GED codebook, version 25.1.  `low <= best <= high` does not hold in every row of GED (about one in eighty,
most of them totals from which other events were taken out): the row is kept as it stands, the claim takes the lowest
and the highest of the three, and that is noted as unresolved.
"""

from __future__ import annotations

import re
from datetime import date

from rashomon.model import ActorRef, Attribution, Claim, Dating, PlaceRef, Quantity, Source, Span, When
from rashomon.model.row import UCDP_ROW
from rashomon.model.when import Granularity
from rashomon.reading.imported.claiming import ImportedRow, Reading
from rashomon.reading.imported.known import country_code
from rashomon.reading.imported.table import Row

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
NEEDED = ("id", "type_of_violence", "side_a", "side_b", "where_prec", "latitude", "longitude", "date_prec",
          "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high",
          "low")  # fmt: skip

_OUTLET = Source(id="ucdp", name="UCDP", role="outlet")
_GRAINS: dict[int, Granularity] = {1: "day", 2: "days", 3: "week", 4: "month", 5: "year"}
_PLACES = {1: ("in", "city", 10.0), 2: ("near", "city", 25.0), 3: ("in", "admin2", 50.0), 4: ("in", "admin1", 120.0),
           5: ("near", "region", 150.0), 6: ("in", "country", 900.0), 7: ("in", "sea", 200.0)}  # fmt: skip
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SIDES = (("deaths_a", "side_a"), ("deaths_b", "side_b"), ("deaths_civilians", ""), ("deaths_unknown", ""))


def read_row(row: Row) -> ImportedRow:
    """The report of a row and what it claims.

    Raises:
        RowError: if a cell is wrong.
    """
    reading = Reading(row=row, outlet=_OUTLET, media_type=UCDP_ROW, key="id")
    number = reading.needed("id")
    violence = reading.number("type_of_violence", lowest=1, highest=3)
    if violence is None:
        raise reading.row.error("type_of_violence", "is empty")
    time, place, total = _time(reading), _place(reading), _total(reading)
    attribution = reading.attribution((("source_office", "relay"), ("source_original", "origin")))
    roles = ("initiator", "target") if violence == 3 else ("opponent", "opponent")
    sides = tuple(_side(reading, column, role) for column, role in zip(("side_a", "side_b"), roles, strict=True))
    told = reading.span("dyad_name") or reading.span("side_a") or Span(0, len(reading.text))
    kind = ("attack", "unspecified") if violence == 3 else ("clash", "armed_clash")
    whole = _claim(reading, 1, told, *kind, attribution, sides, total, time, place)
    parts = _parts(reading, kind, attribution, time, place) if total is not None else ()
    return reading.imported((whole, *parts), _published(reading), f"UCDP GED {number}")


def _claim(
    reading: Reading, number: int, told: Span, claim_type: str, subtype: str, attribution: Attribution,
    actors: tuple[ActorRef, ...], killed: Quantity | None, time: When, place: PlaceRef, part: bool = False,
) -> Claim:  # fmt: skip
    return Claim(
        id=f"{reading.id}#{number}",
        report=reading.id,
        span=told,
        quote=told.text_of(reading.text),
        sentence=told,
        kind="event",
        type=claim_type,
        subtype=subtype,
        attribution=attribution,
        modality="asserted" if attribution.own_voice else "claimed",
        actors=actors,
        quantities=(killed,) if killed else (),
        places=(place,),
        time=time,
        component_of=f"{reading.id}#1" if part else None,
        rules=("imported.ucdp",),
    )


def _side(reading: Reading, column: str, role: str) -> ActorRef:
    reading.needed(column)
    return reading.actor(column, role)


def _total(reading: Reading) -> Quantity | None:
    """The dead of the event; None where the row has no figure at all, or none but zero."""
    figures = {column: reading.number(column, lowest=0) for column in ("low", "best", "high")}
    known = [value for value in figures.values() if value is not None]
    if not known or not any(known):
        return None
    low, best, high = figures["low"], figures["best"], figures["high"]
    if low is None or best is None or high is None or not low <= best <= high:
        told = ", ".join(f"{name} {value if value is not None else 'empty'}" for name, value in figures.items())
        reading.left_open("quantity", "best", f"low <= best <= high does not hold ({told}): the claim has the lowest "
                          "and the highest of them")  # fmt: skip
    return Quantity(kind="killed", low=float(min(known)), high=float(max(known)),
                    value=float(best) if best is not None else None, unit="persons",
                    as_written=reading.cell("best") or None, span=reading.span("best"))  # fmt: skip


def _parts(
    reading: Reading, kind: tuple[str, str], attribution: Attribution, time: When, place: PlaceRef
) -> tuple[Claim, ...]:
    """The dead of each side, where the row tells of any: of the type of the whole, so that they stay inside it."""
    found: list[Claim] = []
    for column, side in _SIDES:
        count = reading.number(column, lowest=0)
        span = reading.span(column)
        if not count or span is None:
            continue
        if side:
            victim = reading.actor(side, "victim")
        else:
            civilians = column == "deaths_civilians"
            victim = ActorRef(role="victim", id="civ" if civilians else "persons",
                              name="civilians" if civilians else "persons (status not stated)", span=span)  # fmt: skip
        killed = Quantity(kind="killed", low=float(count), high=float(count), value=float(count), unit="persons",
                          as_written=reading.cell(column), span=span)  # fmt: skip
        found.append(
            _claim(reading, len(found) + 2, span, *kind, attribution, (victim,), killed, time, place, part=True)
        )
    return tuple(found)


def _time(reading: Reading) -> When:
    """The days between which it happened, as exact as `date_prec` says.

    Raises:
        RowError: if the end lies before the start.
    """
    start, end = reading.day("date_start"), reading.day("date_end")
    if end < start:
        raise reading.row.error("date_end", f"{end} lies before date_start, {start}")
    grain = _GRAINS[reading.number("date_prec", lowest=1, highest=5) or 1]
    return When(start=start, end=end, granularity=grain if start < end else "day", basis="explicit",
                as_written=reading.cell("date_start"))  # fmt: skip


def _place(reading: Reading) -> PlaceRef:
    """The place, with the row's own coordinates; `where_prec` says how the event lies to it."""
    precision = reading.number("where_prec", lowest=1, highest=7) or 1
    relation, kind, radius = _PLACES[precision]
    column = next((c for c in ("where_coordinates", "where_description", "adm_1") if reading.cell(c)), "country")
    return PlaceRef(
        role="event_location",
        relation=relation,
        as_written=reading.cell(column) or None,
        canonical=reading.cell(column) or None,
        kind=kind,
        country=country_code(reading.cell("country"), gw=reading.number("country_id")),
        lat=reading.degrees("latitude", 90),
        lon=reading.degrees("longitude", 180),
        radius_km=radius,
        basis="row",
        span=reading.span(column),
    )


def _published(reading: Reading) -> Dating | None:
    """The latest day of the row's sources, from which on it could be known; None where it tells none."""
    days = []
    for found in _DAY.findall(reading.cell("source_date")):
        try:
            days.append(date.fromisoformat(found))
        except ValueError:
            continue  # "2019-02-30": written like a day, and none
    return Dating(day=max(days), basis="row", note="the latest of the row's sources") if days else None
