"""The tables `events` (one row an event) and `figures` (one row a figure of an event or state)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rashomon.model import Event, Range, StateTimeline, VictimRange
from rashomon.model.vocabulary import ACTOR_ROLES
from rashomon.publishing.actors import actor_name
from rashomon.publishing.exports.columns import Column, Row, Shelf, bounds, bounds_row, told
from rashomon.publishing.exports.common import place_of
from rashomon.publishing.exports.places import PLACE_COLUMNS, names, place_row
from rashomon.publishing.numbers import exact, figure
from rashomon.publishing.words import label, legible

PERSON_KINDS = ("killed", "injured", "killed_or_wounded", "missing", "detained", "abducted", "displaced")
"""Kinds of figures that count persons; each has its three columns.  Other kinds stand in `other_figures`."""
_PERSONS = (None, "persons", "people")
TOTAL = "total"
"""Whose victims the range over all accounts counts."""
_OWN_COLUMNS = (
    "initiator", "target", "opponent", "victim", "perpetrator", "displaced", "party", "previous_holder",
)  # fmt: skip
"""Roles of actors that have a column of their own."""

WHEN_COLUMNS = (
    Column("date_start", "day", "first day it can have happened; empty where open"),
    Column("date_end", "day", "last day it can have happened; empty where open"),
    Column("date_granularity", "text", "how exact the words are: day, days, week, month, season, year, vague, unknown"),
)
SUPPORT_COLUMNS = (
    Column("documents", "count", "reports that tell of it"),
    Column("own_texts", "count", "of these, how many tell it in words of their own; a copy is none"),
    Column("origins", "count", "who first said so, each once; the outlets' own voices are left out"),
    Column("camps", "count", "sides whose interest these origins serve"),
    Column("disagreements", "count", "slots on which the accounts differ; see the table `disagreements`"),
    Column("disputed", "texts", "which slots: killed, initiator, day, place, outcome ..."),
    Column("judgements", "texts", "numbers of the judgements that shaped it; empty for the machine's own view"),
)
EVENT_COLUMNS = (
    Column("event_id", "text", "id in the record"),
    Column("type", "text", "one of the 16 event types"),
    Column("subtype", "text", "one of the type's subtypes"),
    Column("title", "text", "the event in a few words"),
    *WHEN_COLUMNS,
    Column("reported_first", "day", "day of the earliest report; empty where no report has a day"),
    Column("reported_last", "day", "day of the latest report"),
    *PLACE_COLUMNS,
    Column("all_places", "texts", "every place with its relation"),
    *(
        Column(f"actor_{role}", "texts", f"actors in the role `{role}`, where the texts name them")
        for role in _OWN_COLUMNS
    ),
    Column("other_actors", "texts", "actors in other roles, as `role: name`"),
    Column("actor_ids", "texts", "every actor, as `role: id`; `initiator: unknown` where the texts do not say"),
    *(column for kind in PERSON_KINDS for column in bounds(kind, label("quantities", kind) or kind)),
    Column("other_figures", "texts", "figures of other kinds, as a reader would write them"),
    Column("victims_by_side", "texts", "figures of each side's victims, where the accounts tell sides apart"),
    *SUPPORT_COLUMNS,
    Column("modality", "text", "asserted, claimed, suspected, denied, planned, conditional"),
    Column("polarity", "text", "affirmed or negated"),
    Column("admiralty", "count", "credibility 1 (confirmed) to 6 (cannot be judged); a suggestion"),
    Column("grade", "text", "the same in words"),
    Column("grade_reasons", "texts", "why"),
    Column("umbrella", "flag", "true if it sums up other events: never add it to them"),
    Column("component_of", "texts", "ids of the events that count this one in"),
    Column("related", "texts", "other relations, as `relation: id`"),
    Column("quotes", "texts", "the first claim of each origin, as `who: words [report:start-end]`"),
    Column("origin_ids", "texts", "ids of the origins"),
    Column("camp_ids", "texts", "ids of the camps"),
    Column("report_ids", "texts", "ids of the reports; see the table `reports`"),
    Column("claim_ids", "texts", "ids of the claims; see the table `claims`"),
)


def event_rows(catalogue: Shelf) -> Iterator[Row]:
    """One row an event."""
    for event in catalogue.record.events:
        yield {
            "event_id": event.id,
            "type": event.type,
            "subtype": event.subtype,
            "title": legible(event.title),
            **when_row(event),
            **_reported(event, catalogue),
            **place_row(place_of(event), catalogue),
            "all_places": names(event.places),
            **actors_row(event),
            **figures_row(event),
            **support_row(event, catalogue),
            "modality": event.modality,
            "polarity": event.polarity,
            "admiralty": event.grade.admiralty,
            "grade": legible(event.grade.label),
            "grade_reasons": told([legible(reason) for reason in event.grade.reasons]),
            "umbrella": event.umbrella,
            "component_of": wholes(event),
            "related": told([f"{name}: {other}" for name, other in event.related if name != "component_of"]),
            "quotes": first_quotes(event.claims, catalogue),
            "origin_ids": told(event.origins),
            "camp_ids": told(event.camps),
            "report_ids": told(event.reports),
            "claim_ids": told(event.claims),
        }


def when_row(event: Event) -> Row:
    """The cells of `WHEN_COLUMNS`."""
    return {
        "date_start": event.when.start,
        "date_end": event.when.end,
        "date_granularity": event.when.granularity,
    }


def _reported(event: Event, catalogue: Shelf) -> Row:
    known = [catalogue.reports[report] for report in event.reports if report in catalogue.reports]
    days = [report.published.day for report in known if report.published is not None]
    return {"reported_first": min(days, default=None), "reported_last": max(days, default=None)}


def actors_row(event: Event) -> Row:
    """The actors by role: names in the columns, ids in one list; an actor whom the texts do not name has no name."""
    named = [(actor.role, actor_name(actor)) for actor in event.actors if actor.id != "unknown"]
    order = {role: place for place, role in enumerate(ACTOR_ROLES)}
    others = sorted((pair for pair in named if pair[0] not in _OWN_COLUMNS), key=lambda pair: order.get(pair[0], 99))
    return {
        **{f"actor_{own}": told([name for role, name in named if role == own]) for own in _OWN_COLUMNS},
        "other_actors": told([f"{role}: {name}" for role, name in others]),
        "actor_ids": told([f"{actor.role}: {actor.id}" for actor in event.actors]),
    }


def figures_row(event: Event) -> Row:
    """The ranges of persons in their columns, the others in words, and each side's victims in words."""
    row: Row = {}
    for kind in PERSON_KINDS:
        row |= bounds_row(kind, persons(event.ranges, kind))
    row["other_figures"] = told([in_words(kind, event.ranges[kind]) for kind in not_persons(event.ranges)])
    row["victims_by_side"] = told(
        [
            f"{legible(one.victims)}: {in_words(kind, one.range)}"
            for kind, all_of in event.victims.items()
            for one in all_of
        ]
    )
    return row


def persons(ranges: Mapping[str, Range], kind: str) -> Range | None:
    """The range of a kind where it counts persons; None where there is none, or it counts families."""
    extent = ranges.get(kind)
    return extent if extent is not None and extent.unit in _PERSONS else None


def not_persons(ranges: Mapping[str, Range]) -> tuple[str, ...]:
    """The kinds whose ranges have no columns of their own."""
    return tuple(kind for kind in ranges if kind not in PERSON_KINDS or persons(ranges, kind) is None)


def in_words(kind: str, extent: Range) -> str:
    """A range in words, with its best figure: "9–54 killed"."""
    return figure(kind, extent.low, extent.high, extent.unit)


def support_row(cluster: Event | StateTimeline, catalogue: Shelf) -> Row:
    """How many documents, texts, origins and camps stand behind it: three different counts, never one."""
    return {
        "documents": len(told(cluster.reports)),
        "own_texts": catalogue.texts(cluster.claims),
        "origins": len(told(cluster.origins)),
        "camps": len(told(cluster.camps)),
        "disagreements": len(catalogue.disputes.get(cluster.id, ())),
        "disputed": disputed(cluster, catalogue),
        "judgements": judgements_of(cluster.id, catalogue),
    }


def judgements_of(identifier: str, catalogue: Shelf) -> tuple[str, ...]:
    """The numbers of the judgements that shaped a claim, event or state, as text."""
    return tuple(str(number) for number in catalogue.record.decided.get(identifier, ()))


def disputed(cluster: Event | StateTimeline, catalogue: Shelf) -> tuple[str, ...]:
    """The slots of an event or state on which its accounts differ."""
    return told([found.slot for found in catalogue.disputes.get(cluster.id, ())])


def wholes(event: Event) -> tuple[str, ...]:
    """The ids of the events whose totals count this one in."""
    return told([other for name, other in event.related if name == "component_of"])


def first_quotes(claim_ids: tuple[str, ...], catalogue: Shelf) -> tuple[str, ...]:
    """The words of the first claim of each origin, with who says so and where the words stand."""
    first: dict[tuple[str, str], str] = {}
    for claim_id in claim_ids:
        claim = catalogue.claims.get(claim_id)
        if claim is None or claim.duplicate_of is not None:
            continue
        own = claim.attribution.own_voice
        outlet = catalogue.outlet_name(claim.report) or claim.report if own else ""
        key = (claim.attribution.origin.id, outlet)
        who = outlet if own else legible(claim.attribution.origin.name)
        words = legible(claim.quote)
        first.setdefault(key, f"{who}: {words} [{claim.report}:{claim.span.start}-{claim.span.end}]")
    return told(list(first.values()))


FIGURE_COLUMNS = (
    Column("about", "text", "id of the event or state"),
    Column("record", "text", "event or state"),
    Column("type", "text", "its type"),
    Column("kind", "text", "what is counted: killed, injured, displaced, population, area_share, distance ..."),
    Column("victims", "text", "`total`, or the side whose victims they are, where the accounts tell sides apart"),
    Column("low", "number", "the lowest that any account gives"),
    Column("best", "number", "the best figure; empty where the accounts exclude each other"),
    Column("high", "number", "the highest; empty where nothing bounds it"),
    Column("unit", "text", "persons, km, fraction (0 to 1), days ..."),
    Column("accounts", "count", "how many accounts of it the record lists"),
)


def figure_rows(catalogue: Shelf) -> Iterator[Row]:
    """One row a range; where sides are told apart, one more for each side: never add them to the total."""
    for event in catalogue.record.events:
        for kind, extent in event.ranges.items():
            yield _figure_row(event, "event", kind, VictimRange(victims=TOTAL, range=extent))
            for one in event.victims.get(kind, ()):
                yield _figure_row(event, "event", kind, one)
    for state in catalogue.record.states:
        for kind, extent in state.ranges.items():
            yield _figure_row(state, "state", kind, VictimRange(victims=TOTAL, range=extent))


def _figure_row(cluster: Event | StateTimeline, record: str, kind: str, one: VictimRange) -> Row:
    return {
        "about": cluster.id,
        "record": record,
        "type": cluster.type,
        "kind": kind,
        "victims": legible(one.victims),
        "low": exact(one.range.low),
        "best": exact(one.range.best),
        "high": exact(one.range.high),
        "unit": one.range.unit,
        "accounts": len(cluster.positions.get(kind, ())),
    }
