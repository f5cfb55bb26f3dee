"""What a brief says, before any layout: headline figures, map, course, who holds what, people, events, sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rashomon.model import Event, Record, StateTimeline
from rashomon.model.weight import Weight, happened, in_order, weight_of
from rashomon.publishing.brief.course import Course, course
from rashomon.publishing.brief.headlines import Headline, headlines
from rashomon.publishing.brief.method import credits_of, method_of
from rashomon.publishing.brief.places import Spots, spots
from rashomon.publishing.brief.standing import Standing, few, standing, states_of
from rashomon.publishing.brief.voices import Outlet, Voice, outlets, voices
from rashomon.publishing.cards import Dispute, EventCard, disputes_of, event_card, title_of
from rashomon.publishing.catalogue import Catalogue
from rashomon.publishing.days import day, interval
from rashomon.publishing.overview import (
    ADVICE,
    ADVICE_ON_ASKING,
    NOTHING_ASKED_FOR,
    NOTHING_FOUND,
    Open,
    open_points,
    totals,
)
from rashomon.publishing.words import legible

MOST_EVENTS, MOST_PEOPLE, MOST_DISPUTES, MOST_VOICES, MOST_OPEN, MOST_STATES = 20, 8, 12, 15, 15, 12
_PEOPLE_EVENTS = frozenset({"displacement", "aid_event", "siege_change"})
_PEOPLE_SUBTYPES = frozenset({"denial_of_aid"})
_GROUND = ("control", "siege_state", "front_distance")
_PEOPLE = ("population", "humanitarian_condition")


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefScope:
    """What a brief is about, and from where; given by the project, never read from a clock.

    `about` are the words that it was asked for; `start` and `end` the days asked for, `known_on` the day as known on
    which the record was made, `recorded_on` the day whose judgements it takes into account: None where none was
    asked.  `profile` is whose rule gives the best figures; `version` is the line that names the program.
    """

    title: str = ""
    about: str | None = None
    start: date | None = None
    end: date | None = None
    known_on: date | None = None
    recorded_on: date | None = None
    profile: str = "casualty_recorder"
    project: str | None = None
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """The disagreements about one event or state."""

    id: str
    title: str
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """All that a brief says, in the order of the page; each `more_...` counts what is left to the whole record.

    `nothing` says, where there are no claims, that there are none and what to do; it is None where there are.
    """

    title: str
    scope: tuple[tuple[str, str], ...]
    totals: str
    nothing: tuple[str, str] | None
    headlines: tuple[Headline, ...]
    spots: Spots
    course: Course
    ground: tuple[Standing, ...]
    more_ground: int
    people: tuple[Standing, ...]
    more_people: int
    people_events: tuple[EventCard, ...]
    more_people_events: int
    events: tuple[EventCard, ...]
    more_events: int
    arguments: tuple[Argument, ...]
    more_arguments: int
    voices: tuple[Voice, ...]
    more_voices: int
    outlets: tuple[Outlet, ...]
    more_outlets: int
    open: tuple[Open, ...]
    more_open: int
    method: tuple[tuple[str, str], ...]
    credits: tuple[str, ...]
    version: str


def brief_of(record: Record, about: BriefScope) -> Brief:
    """The brief in words; never raises for any record."""
    catalogue = Catalogue(record)
    people = [event for event in record.events if _is_of_people(event)]
    shown_people = _weightiest(people, catalogue, MOST_PEOPLE)
    taken = {id(event) for event in shown_people}
    rest = [event for event in record.events if id(event) not in taken]
    done = [event for event in rest if happened(event) or event.id in catalogue.disputes]
    weighty = _weightiest(done or rest, catalogue, MOST_EVENTS)
    ground, needs = states_of(record, _GROUND), states_of(record, _PEOPLE)
    shown_ground, shown_needs = few(ground, MOST_STATES), few(needs, MOST_STATES)
    arguments, more_arguments = _arguments(catalogue)
    told, papers, points = voices(record, catalogue), outlets(record), open_points(record)
    return Brief(
        title=legible(about.title) or legible(about.about or "") or "Brief",
        scope=_scope(record, about),
        totals=totals(record),
        nothing=None if record.claims else _nothing(about),
        headlines=headlines(record, (about.start, about.end)),
        spots=spots(record),
        course=course(record, about.start, about.end),
        ground=standing(shown_ground, catalogue),
        more_ground=len(ground) - len(shown_ground),
        people=standing(shown_needs, catalogue),
        more_people=len(needs) - len(shown_needs),
        people_events=tuple(event_card(event, catalogue) for event in shown_people),
        more_people_events=len(people) - len(shown_people),
        events=tuple(event_card(event, catalogue) for event in weighty),
        more_events=len(rest) - len(weighty),
        arguments=arguments,
        more_arguments=more_arguments,
        voices=told[:MOST_VOICES],
        more_voices=len(told[MOST_VOICES:]),
        outlets=papers[:MOST_VOICES],
        more_outlets=len(papers[MOST_VOICES:]),
        open=tuple(points[:MOST_OPEN]),
        more_open=len(points[MOST_OPEN:]),
        method=method_of(about.profile),
        credits=credits_of(record),
        version=legible(about.version),
    )


def _scope(record: Record, about: BriefScope) -> tuple[tuple[str, str], ...]:
    """The labelled lines under the title."""
    days = sorted(report.published.day for report in record.reports if report.published is not None)
    known = f"{day(days[-1])}, the day of the latest report" if days else ""
    lines = [
        ("About", legible(about.about or "")),
        _days_asked(about.start, about.end),
        ("As known on", day(about.known_on) if about.known_on is not None else known),
        ("Judgements up to", day(about.recorded_on) if about.recorded_on is not None else ""),
        ("Reports of", interval(days[0], days[-1]) if days else ""),
        ("Project", legible(about.project or "")),
    ]
    return tuple((name, value) for name, value in lines if value)


def _nothing(about: BriefScope) -> tuple[str, str]:
    """What is said where there are no claims; with a narrow question that need not be the reports' fault."""
    narrow = (about.about, about.start, about.end, about.known_on, about.recorded_on)
    return (NOTHING_FOUND, ADVICE) if all(one is None for one in narrow) else (NOTHING_ASKED_FOR, ADVICE_ON_ASKING)


def _days_asked(start: date | None, end: date | None) -> tuple[str, str]:
    if start is not None and end is None:
        return "Events from", day(start)
    if start is None and end is not None:
        return "Events up to", day(end)
    return "Events of", interval(start, end) if start is not None else ""


def _is_of_people(event: Event) -> bool:
    return event.type in _PEOPLE_EVENTS or event.subtype in _PEOPLE_SUBTYPES


def _weightiest(events: list[Event], catalogue: Catalogue, most: int) -> list[Event]:
    """At most so many events, those that weigh most, by day.  Cards are made of these alone: most take long to make."""
    ranked = sorted(events, key=lambda event: _weight(event, catalogue), reverse=True)
    return in_order(ranked[:most])


def _weight(event: Event, catalogue: Catalogue) -> Weight:
    return weight_of(event, len(catalogue.disputes.get(event.id, ())))


def _arguments(catalogue: Catalogue) -> tuple[tuple[Argument, ...], int]:
    """What is disputed, and how much more is: events by weight, then states; what only moved on comes last."""
    disputed = [event for event in catalogue.record.events if event.id in catalogue.disputes]
    disputed.sort(key=lambda event: _weight(event, catalogue), reverse=True)
    states = [state for state in catalogue.record.states if state.id in catalogue.disputes]
    told: list[Event | StateTimeline] = [*disputed, *states]
    told.sort(key=lambda one: _only_updates(one.id, catalogue))
    shown = tuple(
        Argument(
            id=legible(one.id),
            title=title_of(one.title, one.type, one.subtype),
            disputes=disputes_of(one.id, catalogue),
        )
        for one in told[:MOST_DISPUTES]
    )
    return shown, len(told) - len(shown)


def _only_updates(about: str, catalogue: Catalogue) -> bool:
    return all(dispute.relation == "update" for dispute in catalogue.disputes[about])
