"""What a brief says, before any layout: headline figures, map, course, who holds what, people, events, sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rashomon.model import Event, Record
from rashomon.publishing.brief.course import Course, course
from rashomon.publishing.brief.headlines import Headline, headlines
from rashomon.publishing.brief.method import credits_of, method_of
from rashomon.publishing.brief.places import Spots, spots
from rashomon.publishing.brief.standing import Standing, few, standing
from rashomon.publishing.brief.tolls import happened
from rashomon.publishing.brief.voices import Outlet, Voice, outlets, voices
from rashomon.publishing.cards import Dispute, EventCard, event_cards
from rashomon.publishing.catalogue import Catalogue
from rashomon.publishing.days import day, interval
from rashomon.publishing.glance import weight, weightiest
from rashomon.publishing.overview import Open, open_points, totals
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
    """All that a brief says, in the order of the page; each `more_...` counts what is left to the whole record."""

    title: str
    scope: tuple[tuple[str, str], ...]
    totals: str
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
    cards = event_cards(catalogue)
    events = {legible(event.id): event for event in record.events}
    done = {name for name, event in events.items() if happened(event)}
    people = [card for card in cards if _is_of_people(events[card.id])]
    shown_people = weightiest(people, MOST_PEOPLE)
    rest = [card for card in cards if card not in shown_people]
    weighty = weightiest([card for card in rest if card.id in done or card.disputes] or rest, MOST_EVENTS)
    ground = standing(catalogue, _GROUND)
    needs = standing(catalogue, _PEOPLE)
    arguments = _arguments(catalogue, cards)
    told, papers, points = voices(record, catalogue), outlets(record), open_points(record)
    return Brief(
        title=legible(about.title) or legible(about.about or "") or "Brief",
        scope=_scope(record, about),
        totals=totals(record),
        headlines=headlines(record, (about.start, about.end)),
        spots=spots(record),
        course=course(record, about.start, about.end),
        ground=(shown_ground := few(ground, MOST_STATES)),
        more_ground=len(ground) - len(shown_ground),
        people=(shown_needs := few(needs, MOST_STATES)),
        more_people=len(needs) - len(shown_needs),
        people_events=tuple(shown_people),
        more_people_events=len(people) - len(shown_people),
        events=tuple(weighty),
        more_events=len(rest) - len(weighty),
        arguments=arguments[:MOST_DISPUTES],
        more_arguments=len(arguments[MOST_DISPUTES:]),
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
    asked = interval(about.start, about.end) if about.start or about.end else ""
    if about.known_on is not None:
        known = day(about.known_on)
    else:
        known = f"{day(days[-1])}, the day of the latest report" if days else "no report has a day"
    lines = [
        ("About", legible(about.about or "")),
        ("Events of", asked),
        ("As known on", known),
        ("Judgements up to", day(about.recorded_on) if about.recorded_on is not None else ""),
        ("Reports of", interval(days[0], days[-1]) if days else ""),
        ("Project", legible(about.project or "")),
    ]
    return tuple((name, value) for name, value in lines if value)


def _is_of_people(event: Event) -> bool:
    return event.type in _PEOPLE_EVENTS or event.subtype in _PEOPLE_SUBTYPES


def _arguments(catalogue: Catalogue, cards: list[EventCard]) -> tuple[Argument, ...]:
    """What is disputed, the events first in the order of weight, then the states; mere updates come last."""
    ranked = sorted(cards, key=weight, reverse=True)
    found = [Argument(id=card.id, title=card.title, disputes=card.disputes) for card in ranked if card.disputes]
    states = [
        Argument(id=state.id, title=state.title, disputes=state.disputes)
        for state in standing(catalogue, None)
        if state.disputes
    ]
    return (*[one for one in found if not _only_updates(one)], *states, *[one for one in found if _only_updates(one)])


def _only_updates(argument: Argument) -> bool:
    return all(dispute.relation == "update" for dispute in argument.disputes)
