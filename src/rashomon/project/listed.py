"""The rows by which lists find events, states and voices: what they sort by, and what they look through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from rashomon.model import ActorRef, Claim, Event, PlaceRef, Report, Source, StateTimeline
from rashomon.model.countries import country_of
from rashomon.model.shown import Shown
from rashomon.model.vocabulary import STATE_TYPES
from rashomon.model.weight import killed_of, place_in_time, weight_of
from rashomon.project import outlines
from rashomon.project.scope import times_of
from rashomon.store import list_tallies, list_voices, listing, shelves
from rashomon.store.codec import encode
from rashomon.store.database import Connection
from rashomon.store.shelves import AnyTable

Row = dict[str, object]
_MOST = 10**12
_OUTLINED = "outlined"
_STATES = {name: place for place, name in enumerate(STATE_TYPES)}
_AGREED = ("update", "agree", "compatible")


def as_listed(one: Shown) -> Shown:
    """An event or state without what no list has of it: why it is one, and what it has to do with others."""
    if one.event is not None:
        wholes = tuple(pair for pair in one.event.related if pair[0] == outlines.PART)
        return replace(one, event=replace(one.event, why=(), related=wholes))
    return one


def rows_of(one: Shown) -> dict[AnyTable, list[Row]]:
    """The rows of an event or state under its id."""
    told = one.told
    is_event = isinstance(told, Event)
    against = Counter(
        origin
        for found in (*one.own, *one.across)
        if found.relation not in _AGREED
        for origin in {origin for position in found.positions for origin in position.origins}
    )
    origins = told.origins if isinstance(told, Event) else ()
    days = {
        (time.start.isoformat() if time.start else "", time.end.isoformat() if time.end else "~")
        for time in times_of(told)
        if time.start is not None or time.end is not None
    }
    points = {(ref.lat, ref.lon) for ref in told.places if ref.lat is not None and ref.lon is not None}
    copies = {(copy.report, copy.of, copy.how) for copy in told.copies} if isinstance(told, Event) else set()
    return {
        listing.LISTED: [_listed(one)],
        listing.SPAN: [{"id": told.id, "first": first, "last": last} for first, last in days],
        listing.POINT: [{"id": told.id, "lat": lat, "lon": lon} for lat, lon in points],
        listing.VOICED: [
            {
                "id": told.id,
                "origin": origin,
                "event": origin in origins,
                "alone": is_event and origins == (origin,),
                "against": against[origin],
            }
            for origin in sorted({*origins, *against})
        ],
        listing.REPEATED: [
            {"id": told.id, "report": report, "of": of, "how": how} for report, of, how in sorted(copies)
        ],
    }


class Name(NamedTuple):
    """A place, actor or title (`kind`) of events and states, and what a search for words looks through in it.

    The places of an outline are one too, through which nobody looks and which no event has for its own.
    """

    kind: str
    body: str
    words: str


def names_of(one: Event | StateTimeline) -> set[Name]:
    """The places and actors of an event or state, what each is and how it is called, without its role; its title."""
    places = {
        PlaceRef(
            role="event_location", relation="in", as_written=ref.as_written, canonical=ref.canonical,
            place_id=ref.place_id, kind=ref.kind, country=ref.country, lat=ref.lat, lon=ref.lon,
        )
        for ref in one.places
    }  # fmt: skip
    actors = {ActorRef(role="object", id=one.id, name=one.name, as_written=one.as_written) for one in one.actors}
    title = one.title.replace("\0", "")
    return {
        *(Name("place", _text(ref), _folded(_words_of_place(ref))) for ref in places),
        *(Name("actor", _text(ref), _folded(_words_of_actor(ref))) for ref in actors),
        Name("title", title, title.casefold()),
    }


@lru_cache(maxsize=20_000)
def _text(ref: PlaceRef | ActorRef) -> str:
    return encode(ref)


def _listed(one: Shown) -> Row:
    told = one.told
    disputes = (*one.own, *one.across)
    if isinstance(told, Event):
        by_day, by_weight, by_reports = _orders_of_event(told, len(disputes))
    else:
        by_day, by_weight, by_reports = _orders_of_state(told, one)
    return {
        "id": told.id,
        "kind": "event" if isinstance(told, Event) else "state",
        "type": told.type,
        "by_day": by_day,
        "by_weight": by_weight,
        "by_reports": by_reports,
        "disputed": 0 if not disputes else 1 if all(found.relation == "update" for found in disputes) else 2,
        "disputes": len(disputes),
        "decided": False,
        "subtype": told.subtype,
        "title": told.title.replace("\0", ""),
    }


def _orders_of_event(event: Event, disputes: int) -> tuple[str, str, str]:
    """By day; the gravest first; most reported first."""
    day, ahead, killed, camps, reports, name = place_in_time(event)
    by_day = f"{day.isoformat()} {ahead:d} {_up(killed)} {_up(camps)} {_up(reports)} {_natural(name)}"
    harmed, grave, disputed, voices = weight_of(event, disputes)
    weight = " ".join(_up(-part) for part in (harmed, grave, disputed, voices, killed_of(event)))
    return by_day, f"{weight} {by_day}", f"{_up(reports)} {by_day}"


def _orders_of_state(state: StateTimeline, one: Shown) -> tuple[str, str, str]:
    """By type and title; as in a record; the latest known first."""
    start, end, place = one.rank
    known = max((entry.known or "" for entry in state.entries), default="")
    day = date.fromisoformat(known[:10]).toordinal() if known else 0
    by_title = f"{_STATES.get(state.type, len(_STATES)):02d} {state.title.casefold()} {state.id}".replace("\0", "")
    return by_title, f"{start.isoformat()} {end.isoformat()} {place:0128x}", f"{_up(-day)} {by_title}"


def _up(number: float) -> str:
    """A number as text that sorts as it does."""
    return f"{_MOST + min(max(number, -_MOST), _MOST):016.2f}"


def _natural(name: Sequence[tuple[int, int, str]]) -> str:
    return "".join(f"0{number:018d}" if sort == 0 else f"1{part}\x01" for sort, number, part in name)


def words_of(one: Event | StateTimeline) -> str:
    """What a search for words looks through: the words of all that `names_of` gives."""
    of_places = (part for ref in one.places for part in _words_of_place(ref))
    of_actors = (part for actor in one.actors for part in _words_of_actor(actor))
    return _folded((one.title, *of_places, *of_actors))


def _words_of_place(ref: PlaceRef) -> tuple[str | None, ...]:
    found = country_of(ref.country) if ref.country is not None else None
    return ref.canonical, ref.as_written, found.name if found is not None else ref.country


def _words_of_actor(actor: ActorRef) -> tuple[str | None, ...]:
    return actor.name, actor.as_written


def _folded(words: Iterable[str | None]) -> str:
    return " ".join(dict.fromkeys(one for one in words if one)).replace("\0", "").casefold()


def list_things(connection: Connection, shown: Sequence[Shown], before: Mapping[str, Shown | None]) -> set[int]:
    """Lists events and states in place of what was listed of them; the names that nothing may have any more.

    `before` is what was listed of those of which that is known, None where nothing was; of these only what is another
    one now is written.
    """
    changes = _Changes()
    for one in shown:
        changes.take(one, before.get(one.told.id), is_known=one.told.id in before)
    doubtful = listing.drop_things(connection, changes.unknown)
    for table, ids in changes.dropped.items():
        shelves.drop(connection, table, "id", ids)
    listing.add_things(connection, changes.added.pop(listing.LISTED, []))
    listing.change_things(connection, changes.changed)
    _name_outlets(connection, changes.added.get(listing.REPEATED, ()))
    for table, rows in changes.added.items():
        shelves.add(connection, table, rows)
    return doubtful | _list_names(connection, changes)


class _Changes:
    """What is to be written of some events and states: rows that are `dropped` by their ids, `added` or `changed`.

    `named` and `outlined` are those whose names or outlines are written anew, `renamed` those of them that had names.
    """

    def __init__(self) -> None:
        self.unknown: list[str] = []
        self.dropped: dict[AnyTable, list[str]] = {}
        self.added: dict[AnyTable, list[Row]] = {}
        self.changed: list[Row] = []
        self.named: dict[str, set[Name]] = {}
        self.renamed: list[str] = []
        self.outlined: dict[str, Event] = {}

    def take(self, one: Shown, before: Shown | None, *, is_known: bool) -> None:
        """Adds what is to be written of one."""
        name, rows = one.told.id, rows_of(one)
        old = rows_of(before) if before is not None else {}
        if before is None or _sort(old) != _sort(rows):  # one of another sort is counted elsewhere
            if before is not None or not is_known:
                self.unknown.append(name)
            before, old = None, {}
        for table, several in rows.items():
            if several == old.get(table):
                continue
            if table is listing.LISTED and before is not None:
                self.changed += several
                continue
            if old.get(table):
                self.dropped.setdefault(table, []).append(name)
            self.added.setdefault(table, []).extend(several)
        if before is None or _names(one) != _names(before):
            self.named[name] = names_of(one.told)
            if before is not None:
                self.renamed.append(name)
        if one.event is not None and (
            before is None or before.event is None or outlines.content(one.event) != outlines.content(before.event)
        ):
            self.outlined[name] = one.event


def _names(one: Shown) -> tuple[object, ...]:
    """What the names of an event or state follow from."""
    return one.told.title, one.told.places, one.told.actors


def _sort(rows: Mapping[AnyTable, Sequence[Row]]) -> tuple[object, ...]:
    own = rows[listing.LISTED][0]
    return own["kind"], own["type"], own["disputed"]


def _list_names(connection: Connection, changes: _Changes) -> set[int]:
    """Notes which names events and states have, and their outlines; the names that some had before."""
    every = {name for names in changes.named.values() for name in names}
    every |= {Name(_OUTLINED, outlines.places_of(event), "") for event in changes.outlined.values()}
    numbers: dict[str, int] = {}
    for kind in ("place", "actor", "title", _OUTLINED):
        words = {name.body: name.words for name in every if name.kind == kind}
        numbers |= listing.name_numbers(connection, kind, words)
    things = listing.numbers_of(connection, changes.named.keys() | changes.outlined.keys())
    redrawn = [things[name] for name in changes.outlined]
    doubtful = listing.bare_things(connection, [things[name] for name in changes.renamed], redrawn)
    named = [
        {"name": numbers[one.body], "thing": things[name]} for name, names in changes.named.items() for one in names
    ]
    outlined = [
        {**outlines.row_of(event), "thing": things[name], "places": numbers[outlines.places_of(event)]}
        for name, event in changes.outlined.items()
    ]
    shelves.add(connection, listing.NAMED, named)
    list_tallies.add_outlines(connection, outlined)
    return doubtful


def _name_outlets(connection: Connection, rows: Sequence[Row]) -> None:
    """Adds to what repeats what by which outlets both are told."""
    of = list_voices.outlets(connection, {str(row[end]) for row in rows for end in ("report", "of")})
    for row in rows:
        row |= {"who": of.get(str(row["report"]), ""), "whom": of.get(str(row["of"]), "")}


def newest(report: Report | None) -> str:
    """A text by which the latest published comes first, then the ids; what has no day comes last."""
    day = report.published.day.toordinal() if report is not None and report.published is not None else 0
    return f"{date.max.toordinal() - day:07d} {report.id if report is not None else ''}"


def voices_of(report: str, claims: Iterable[Claim]) -> list[Row]:
    """The voices of a report; of one that has several camps the first that is told."""
    sources: dict[str, Source] = {}
    first: set[str] = set()
    for claim in claims:
        for source in claim.attribution.chain:
            if source.id not in sources or (sources[source.id].camp is None and source.camp is not None):
                sources[source.id] = source
        if not claim.attribution.own_voice and claim.duplicate_of is None:
            first.add(claim.attribution.origin.id)
    return [
        {
            "origin": name,
            "report": report,
            "body": encode(source),
            "counts": name in first,
            "placed": source.camp is not None,
        }
        for name, source in sorted(sources.items())
    ]
