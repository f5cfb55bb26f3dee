"""A made-up record on two wars: places, outlets and figures are invented."""

from __future__ import annotations

from datetime import date
from typing import Any

from rashomon.model import (
    ActorRef,
    Attribution,
    Claim,
    Dating,
    Disagreement,
    Event,
    Grade,
    PlaceRef,
    Position,
    Quantity,
    Range,
    Record,
    Report,
    Source,
    Span,
    StateEntry,
    StateTimeline,
    Unresolved,
    When,
)

COURIER = """Air raid on Nakhla market kills dozens

NAKHLA, Monday - At least 19 people were killed when jets bombed a market in the north of Nakhla on Monday, the \
Hilltown Monitor said. Another 30 to 40 were hurt, according to the provincial health office.
The city, home to some 70,000 people, has been under siege by the Northern Front since 2021.
The Defence Ministry said it would send 175 mine clearers to Nakhla.
"""
GAZETTE = """The Northern Front said 34 people died in the market strike in Nakhla. A ministry spokesman denied that \
its jets were in the air.
Forty mine clearers are already at the Tell Asfar air base, the ministry said.
About 93,000 people remain in the besieged city, the United Nations said on Thursday. Government troops hold \
40 percent of it.
"""
LANTERN = """Troops broke the siege of Nakhla on Friday, state television reported. The Hilltown Monitor confirmed it.
Government forces now hold half the city. <script>alert("x")</script> & more.
"""
STEPPE = """Shelling of Verkhivka wounded four people overnight, the regional governor said. No one was killed.
Residents said the shells came from the east, where Brigade 12 stands 6 km from the town. They struck on Tuesday.
"""

REPORTS = (
    Report(
        id="courier-0311",
        text=COURIER,
        sha256="a" * 64,
        title="Air raid on Nakhla market kills dozens",
        outlet="The Courier",
        url="https://courier.example/nakhla",
        language="en",
        published=Dating(day=date(2024, 3, 11), basis="metadata"),
        path="reports/courier-0311.html",
    ),
    Report(
        id="gazette-0314",
        text=GAZETTE,
        sha256="b" * 64,
        outlet="Evening Gazette",
        url="javascript:alert(1)",
        language="en",
        published=Dating(
            day=date(2024, 3, 14), basis="inferred", earliest=date(2024, 3, 12), note="“on Thursday” after 11 March"
        ),
    ),
    Report(
        id="lantern-0315",
        text=LANTERN,
        sha256="c" * 64,
        outlet="Lantern",
        published=Dating(day=date(2024, 3, 15), basis="given"),
    ),
    Report(id="steppe", text=STEPPE, sha256="d" * 64, outlet="Steppe Herald", language="en"),
)
_TEXTS = {report.id: report.text for report in REPORTS}

MONITOR = Source(id="hilltown-monitor", name="Hilltown Monitor", as_written="the Hilltown Monitor", camp="monitor")
FRONT = Source(id="northern-front", name="Northern Front", as_written="The Northern Front", camp="northern-front")
MINISTRY = Source(id="def-min", name="Defence Ministry", as_written="The Defence Ministry", camp="government")
SPOKESMAN = Source(id="spokesman", name="a ministry spokesman", role="speaker", as_written="A ministry spokesman")
HEALTH = Source(id="health-office", name="provincial health office", camp=None, resolution="unnamed")
UN = Source(id="un", name="United Nations", camp="un")
STATE_TV = Source(id="state-tv", name="State Television", camp="government")
GOVERNOR = Source(id="text:regional governor", name="regional governor", as_written="the regional governor")

NAKHLA = PlaceRef(
    role="event_location",
    relation="in",
    as_written="Nakhla",
    canonical="Nakhla",
    country="YE",
    geonameid=1,
    lat=15.35,
    lon=44.2,
    radius_km=10.0,
)
VERKHIVKA = PlaceRef(role="event_location", relation="in", as_written="Verkhivka", country="UA")
JETS = ActorRef(role="initiator", id="gov-air", name="government air force", as_written="jets")
CIVILIANS = ActorRef(role="victim", id="persons", name="persons", as_written="people")


def outlet(report: str) -> Source:
    return Source(id="outlet", name=next(r.outlet or r.id for r in REPORTS if r.id == report), role="outlet")


def claim(
    number: int, report: str, quote: str, kind: str, subtype: str, *voices: Source, cue: str | None = None, **more: Any
) -> Claim:
    """A claim whose span is found in the text; its sentence is the line that holds it."""
    text = _TEXTS[report]
    start = text.index(quote)
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.index("\n", start)
    cue_span = Span(text.index(cue), text.index(cue) + len(cue)) if cue else None
    scope = "own_voice" if not voices else "sentence"
    state_types = ("control", "siege_state", "population", "front_distance")
    return Claim(
        id=f"c{number}",
        report=report,
        span=Span(start, start + len(quote)),
        quote=quote,
        sentence=Span(line_start, line_end),
        kind="state" if kind in state_types else "event",
        type=kind,
        subtype=subtype,
        attribution=Attribution(chain=(outlet(report), *voices), cue=cue_span, scope=scope),
        modality=more.pop("modality", "claimed" if voices else "asserted"),
        **more,
    )


def persons(kind: str, low: float | None, high: float | None, value: float | None = None) -> Quantity:
    return Quantity(kind=kind, low=low, high=high, value=value, unit="persons")


MONDAY = When(start=date(2024, 3, 11), end=date(2024, 3, 11), granularity="day", basis="weekday", as_written="Monday")
FRIDAY = When(start=date(2024, 3, 15), end=date(2024, 3, 15), granularity="day", basis="weekday", as_written="Friday")
BY_MONDAY = When(end=date(2024, 3, 11), granularity="day", basis="tense")
BY_THURSDAY = When(end=date(2024, 3, 14), granularity="day", basis="tense")
SINCE_2021 = When(start=date(2021, 1, 1), end=date(2024, 3, 11), granularity="year", basis="duration")

CLAIMS = (
    claim(
        1, "courier-0311", "Air raid on Nakhla market kills dozens", "attack", "air_strike",
        status="headline", quantities=(persons("killed", 24, 99),), places=(NAKHLA,), time=BY_MONDAY,
    ),
    claim(
        2, "courier-0311",
        "At least 19 people were killed when jets bombed a market in the north of Nakhla on Monday",
        "attack", "air_strike", MONITOR, cue="the Hilltown Monitor said", actors=(JETS, CIVILIANS),
        quantities=(persons("killed", 19, None, 19),), places=(NAKHLA,), time=MONDAY,
        slot_modality=(("initiator", "suspected"),),
    ),
    claim(
        3, "courier-0311", "Another 30 to 40 were hurt", "casualty_detail", "injured", HEALTH,
        cue="according to the provincial health office", quantities=(persons("injured", 30, 40, 35),), time=BY_MONDAY,
    ),
    claim(
        4, "courier-0311", "home to some 70,000 people", "population", "resident",
        quantities=(persons("population", 65000, 75000, 70000),), places=(NAKHLA,), time=BY_MONDAY,
    ),
    claim(
        5, "courier-0311", "has been under siege by the Northern Front since 2021", "siege_state", "besieged",
        places=(NAKHLA,), time=SINCE_2021,
    ),
    claim(
        6, "courier-0311", "it would send 175 mine clearers to Nakhla", "movement", "deployment", MINISTRY,
        cue="The Defence Ministry said", modality="planned", quantities=(persons("personnel", 175, 175, 175),),
        time=When(start=date(2024, 3, 11), basis="plan"),
    ),
    claim(
        7, "gazette-0314", "34 people died in the market strike in Nakhla", "attack", "air_strike", FRONT,
        cue="The Northern Front said", quantities=(persons("killed", 34, 34, 34),), places=(NAKHLA,),
        time=BY_THURSDAY, actors=(CIVILIANS,),
    ),
    claim(
        8, "gazette-0314", "its jets were in the air", "operation", "air_sorties", SPOKESMAN, MINISTRY,
        cue="A ministry spokesman denied", modality="denied", time=BY_THURSDAY,
    ),
    claim(
        9, "gazette-0314", "Forty mine clearers are already at the Tell Asfar air base", "movement", "arrival",
        MINISTRY, cue="the ministry said", quantities=(persons("personnel", 40, 40, 40),), time=BY_THURSDAY,
    ),
    claim(
        10, "gazette-0314", "About 93,000 people remain in the besieged city", "population", "trapped", UN,
        cue="the United Nations said", quantities=(persons("population", 92500, 93500, 93000),), places=(NAKHLA,),
        time=When(start=date(2024, 3, 14), end=date(2024, 3, 14), granularity="day"),
    ),
    claim(
        11, "gazette-0314", "Government troops hold 40 percent of it", "control", "partial_hold", UN,
        quantities=(Quantity(kind="area_share", low=0.4, high=0.4, value=0.4, unit="fraction"),), places=(NAKHLA,),
        time=BY_THURSDAY,
    ),
    claim(
        12, "lantern-0315", "Troops broke the siege of Nakhla on Friday", "siege_change", "broken", STATE_TV,
        cue="state television reported", places=(NAKHLA,), time=FRIDAY,
    ),
    claim(
        13, "lantern-0315", "confirmed it", "siege_change", "broken", MONITOR, cue="The Hilltown Monitor confirmed",
        places=(NAKHLA,), time=FRIDAY,
    ),
    claim(
        14, "lantern-0315", "Government forces now hold half the city", "control", "partial_hold",
        quantities=(Quantity(kind="area_share", low=0.45, high=0.55, unit="fraction"),), places=(NAKHLA,), time=FRIDAY,
    ),
    claim(
        15, "steppe", "Shelling of Verkhivka wounded four people overnight", "attack", "shelling", GOVERNOR,
        cue="the regional governor said", quantities=(persons("injured", 4, 4, 4),), places=(VERKHIVKA,),
        actors=(ActorRef(role="initiator", id="unknown", name="unknown"), CIVILIANS),
    ),
    claim(16, "steppe", "No one was killed", "casualty_detail", "killed", GOVERNOR,
          quantities=(persons("killed", 0, 0, 0),)),
    claim(
        17, "steppe", "Brigade 12 stands 6 km from the town", "front_distance", "approach",
        Source(id="residents", name="residents"), cue="Residents said",
        quantities=(Quantity(kind="distance", low=6, high=6, value=6, unit="km"),),
    ),
)  # fmt: skip

NINETEEN = Position(
    value="at least 19", origins=("hilltown-monitor",), camps=("monitor",), reports=("courier-0311",), claims=("c2",),
    low=19, high=None, first_known="2024-03-11", last_known="2024-03-11",
)  # fmt: skip
THIRTY_FOUR = Position(
    value="34", origins=("northern-front",), camps=("northern-front",), reports=("gazette-0314",), claims=("c7",),
    low=34, high=34, first_known="2024-03-14", last_known="2024-03-14",
)  # fmt: skip
SEVENTY = Position(value="65,000-75,000", reports=("courier-0311",), claims=("c4",), low=65000, high=75000)
NINETY = Position(
    value="92,500-93,500", origins=("un",), camps=("un",), reports=("gazette-0314",), claims=("c10",),
    low=92500, high=93500,
)  # fmt: skip
FORTY_PERCENT = Position(value="40%", origins=("un",), camps=("un",), reports=("gazette-0314",), claims=("c11",))
HALF = Position(value="45-55%", reports=("lantern-0315",), claims=("c14",))


def event(identifier: str, kind: str, subtype: str, title: str, when: When, *claims: str, **more: Any) -> Event:
    told = [found for found in CLAIMS if found.id in claims]
    named = [found.attribution.origin for found in told if not found.attribution.own_voice]
    return Event(
        id=identifier,
        type=kind,
        subtype=subtype,
        title=title,
        when=when,
        places=tuple(dict.fromkeys(place for found in told for place in found.places)),
        actors=tuple(dict.fromkeys(actor for found in told for actor in found.actors)),
        ranges=more.pop("ranges", {}),
        positions=more.pop("positions", {}),
        reports=tuple(dict.fromkeys(found.report for found in told)),
        origins=tuple(sorted({source.id for source in named})),
        camps=tuple(sorted({source.camp for source in named if source.camp})),
        claims=claims,
        modality=more.pop("modality", "claimed"),
        polarity="affirmed",
        grade=more.pop("grade", Grade(admiralty=3, label="possibly true", reasons=("a single origin",))),
        **more,
    )


def state(identifier: str, kind: str, subtype: str, title: str, entries: tuple[str, ...], **more: Any) -> StateTimeline:
    told = [found for found in CLAIMS if found.id in entries]
    named = [found.attribution.origin for found in told if not found.attribution.own_voice]
    values = more.pop("values")
    return StateTimeline(
        id=identifier,
        type=kind,
        subtype=subtype,
        title=title,
        subject=title,
        places=(NAKHLA,),
        actors=(),
        entries=tuple(
            StateEntry(
                when=found.time, known=None, value=value, origin=found.attribution.origin.id,
                camp=found.attribution.origin.camp, claim=found.id, report=found.report, modality=found.modality,
            )
            for found, value in zip(told, values, strict=True)
        ),
        ranges=more.pop("ranges", {}),
        positions=more.pop("positions", {}),
        reports=tuple(dict.fromkeys(found.report for found in told)),
        origins=tuple(sorted({source.id for source in named})),
        camps=tuple(sorted({source.camp for source in named if source.camp})),
        claims=entries,
        **more,
    )  # fmt: skip


EVENTS = (
    event(
        "e1", "attack", "air_strike", "Air strike on a market in Nakhla", MONDAY, "c1", "c2", "c3", "c7",
        ranges={
            "injured": Range(low=30, best=None, high=40, unit="persons"),
            "killed": Range(low=19, best=None, high=34, unit="persons"),
        },
        positions={"killed": (NINETEEN, THIRTY_FOUR)},
        grade=Grade(admiralty=1, label="confirmed", reasons=("two camps agree that it happened",)),
        why=("c7 joins c2: same place, same day, both tell of a strike on the market",),
    ),
    event(
        "e2", "movement", "deployment", "Mine clearers to be sent to Nakhla",
        When(start=date(2024, 3, 11), granularity="day", basis="plan"), "c6", modality="planned",
        ranges={"personnel": Range(low=175, best=175, high=175, unit="persons")}, related=(("resolved_by", "e3"),),
    ),
    event(
        "e3", "movement", "arrival", "Mine clearers at the Tell Asfar air base", BY_THURSDAY, "c9",
        ranges={"personnel": Range(low=40, best=40, high=40, unit="persons")}, related=(("component_of", "e2"),),
    ),
    event("e4", "operation", "air_sorties", "", BY_THURSDAY, "c8", modality="denied",
          grade=Grade(admiralty=5, label="", reasons=())),
    event(
        "e5", "siege_change", "broken", "Siege of Nakhla broken", FRIDAY, "c12", "c13",
        grade=Grade(admiralty=1, label="confirmed", reasons=("two camps agree", "three reports")),
    ),
    event(
        "e10", "attack", "shelling", "Shelling of Verkhivka", When(), "c15", "c16",
        ranges={
            "killed": Range(low=0, best=0, high=0, unit="persons"),
            "injured": Range(low=4, best=4, high=4, unit="persons"),
        },
    ),
)  # fmt: skip

STATES = (
    state("s1", "control", "partial_hold", "The government's share of Nakhla", ("c11", "c14"), values=("40%", "45-55%"),
          positions={"area_share": (FORTY_PERCENT, HALF)}),
    state("s2", "siege_state", "besieged", "Nakhla under siege", ("c5",), values=("besieged by the Northern Front",),
          ended_by="e5"),
    state("s3", "population", "resident", "People in Nakhla", ("c4", "c10"), values=("65,000-75,000", "92,500-93,500"),
          positions={"population": (SEVENTY, NINETY)}),
    state("s4", "front_distance", "approach", "Brigade 12 to Verkhivka", ("c17",), values=("6 km",)),
)  # fmt: skip

DISAGREEMENTS = (
    Disagreement(id="d1", about="e1", slot="killed", relation="disagree", positions=(NINETEEN, THIRTY_FOUR)),
    Disagreement(id="d2", about="s1", slot="area_share", relation="update", positions=(FORTY_PERCENT, HALF)),
    Disagreement(
        id="d3", about="s3", slot="population", relation="disagree", positions=(SEVENTY, NINETY),
        note="one counts the city, one the besieged part",
    ),
)  # fmt: skip

UNRESOLVED = (
    Unresolved(
        kind="weekday", report="steppe", as_written="on Tuesday", reason="the report has no day", start=193, end=203
    ),
    Unresolved(kind="place", report="steppe", as_written="Verkhivka", reason="not in the gazetteer", start=12, end=21),
)

RECORD = Record(
    reports=REPORTS,
    events=EVENTS,
    states=STATES,
    disagreements=DISAGREEMENTS,
    claims=CLAIMS,
    unresolved=UNRESOLVED,
    clusters={claim_id: cluster.id for cluster in (*EVENTS, *STATES) for claim_id in cluster.claims},
)

EMPTY = Record(reports=(), events=(), states=(), disagreements=(), claims=())
