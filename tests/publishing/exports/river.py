"""A made-up record with all that an export can meet: sides, displacement, formulas, negative degrees, the date line."""

from __future__ import annotations

from datetime import date

from rashomon.model import (
    ActorRef,
    Attribution,
    Claim,
    Dating,
    Disagreement,
    Event,
    Gap,
    Grade,
    Judgement,
    PlaceRef,
    Position,
    Quantity,
    Range,
    Record,
    Report,
    Revision,
    Source,
    Span,
    StateEntry,
    StateTimeline,
    Told,
    VictimRange,
    When,
)

TEXT = """=Battle for Rio Claro; nine soldiers and up to 54 rebels killed, the army said.
At least 3,000 people fled Rio Claro for Puerto Nuevo across the border, the mayor said.
The Coast Fund counted 4,200 displaced from Rio Claro. Officials plan to evacuate 10,000 more.
The market of Taveuni was shelled. Some 900 families live in the camps of Puerto Nuevo.
"""
REPORT = Report(
    id="delta-0501",
    text=TEXT,
    sha256="e" * 64,
    title="=Battle; for Rio Claro",
    outlet="Delta Post",
    url="https://delta.example/0501",
    language="en",
    published=Dating(day=date(2024, 5, 1), basis="given"),
)
OUTLET = Source(id="outlet", name="Delta Post", role="outlet")
ARMY = Source(id="bra-forces", name="army", camp="gov-bra")
MAYOR = Source(id="text:mayor", name="mayor")
FUND = Source(id="coast-fund", name="Coast Fund", camp="aid")

CLARO = PlaceRef(
    role="event_location", relation="in", as_written="Rio Claro", canonical="Rio Claro", place_id="p1", kind="city",
    country="BR", geonameid=77, lat=-22.41, lon=-47.56, radius_km=5.0,
)  # fmt: skip
STATE = PlaceRef(
    role="event_location", relation="in", as_written="São Vale", canonical="São Vale", place_id="p2", kind="admin1",
    country="BR", lat=-22.0, lon=-48.0, radius_km=300.0,
)  # fmt: skip
FROM_CLARO = PlaceRef(
    role="origin", relation="from", as_written="Rio Claro", canonical="Rio Claro", place_id="p1", kind="city",
    country="BR", lat=-22.41, lon=-47.56, radius_km=5.0,
)  # fmt: skip
TO_PUERTO = PlaceRef(
    role="destination", relation="toward", as_written="Puerto Nuevo", canonical="Puerto Nuevo", place_id="p3",
    kind="city", country="PY", lat=-25.3, lon=-57.6, radius_km=8.0,
)  # fmt: skip
TAVEUNI = PlaceRef(
    role="event_location", relation="in", as_written="Taveuni", canonical="Taveuni", kind="region", country="FJ",
    lat=-16.85, lon=179.97, radius_km=40.0,
)  # fmt: skip
SOLDIERS = ActorRef(role="victim", id="bra-forces", name="Brazilian armed forces", as_written="soldiers")
REBELS = ActorRef(role="victim", id="text:rebels", name="rebels", as_written="rebels")
BY_UNKNOWN = ActorRef(role="initiator", id="unknown", name="not stated")
PEOPLE = ActorRef(role="displaced", id="persons", name="persons", as_written="people")

DAY = When(start=date(2024, 4, 30), end=date(2024, 4, 30), granularity="day", basis="weekday")
UNTIL = When(end=date(2024, 5, 1), granularity="day", basis="tense")


def _claim(number: int, quote: str, kind: str, subtype: str, *voices: Source, **more: object) -> Claim:
    start = TEXT.index(quote)
    fields: dict[str, object] = {"modality": "claimed" if voices else "asserted", "time": DAY, **more}
    return Claim(
        id=f"delta-0501#{number}",
        report=REPORT.id,
        span=Span(start, start + len(quote)),
        quote=quote,
        sentence=Span(start, start + len(quote)),
        kind="state" if kind == "population" else "event",
        type=kind,
        subtype=subtype,
        attribution=Attribution(chain=(OUTLET, *voices)),
        **fields,  # type: ignore[arg-type]
    )


def _persons(kind: str, low: float | None, high: float | None, **more: object) -> Quantity:
    fields: dict[str, object] = {"unit": "persons", "counted": "people", **more}
    return Quantity(kind=kind, low=low, high=high, **fields)  # type: ignore[arg-type]


BATTLE = _claim(
    1, "=Battle for Rio Claro; nine soldiers and up to 54 rebels killed", "clash", "armed_clash", ARMY,
    actors=(SOLDIERS, REBELS), places=(CLARO, STATE),
    quantities=(_persons("killed", 9, 9, value=9), _persons("killed", None, 54, value=54, qualifier="up_to")),
)  # fmt: skip
FLED = _claim(
    2, "At least 3,000 people fled Rio Claro for Puerto Nuevo across the border", "displacement", "fled", MAYOR,
    actors=(PEOPLE,), places=(FROM_CLARO, TO_PUERTO), time=UNTIL,
    quantities=(_persons("displaced", 3000, None, value=3000, qualifier="at_least", as_written="At least 3,000"),),
)  # fmt: skip
COUNTED = _claim(
    3, "The Coast Fund counted 4,200 displaced from Rio Claro", "displacement", "fled", FUND,
    actors=(PEOPLE,), places=(FROM_CLARO,), time=UNTIL,
    quantities=(_persons("displaced", 4200, 4200, value=4200, qualifier="exact", as_written="4,200"),),
)  # fmt: skip
PLANNED = _claim(
    4, "Officials plan to evacuate 10,000 more", "displacement", "evacuated", modality="planned",
    quantities=(_persons("displaced", 10000, 10000, value=10000),),
)  # fmt: skip
SHELLED = _claim(5, "The market of Taveuni was shelled", "attack", "shelling", places=(TAVEUNI,), actors=(BY_UNKNOWN,))
CAMPS = _claim(
    6, "Some 900 families live in the camps of Puerto Nuevo", "population", "displaced_stock", places=(TO_PUERTO,),
    quantities=(_persons("population", 850, 950, value=900, unit="families", counted="families", qualifier="about"),),
)  # fmt: skip


def _event(identifier: str, kind: str, subtype: str, title: str, *claims: Claim, **more: object) -> Event:
    fields: dict[str, object] = {"ranges": {}, "positions": {}, "modality": "claimed", **more}
    sources = [claim.attribution.origin for claim in claims if not claim.attribution.own_voice]
    return Event(
        id=identifier,
        type=kind,
        subtype=subtype,
        title=title,
        when=claims[0].time,
        places=tuple(dict.fromkeys(place for claim in claims for place in claim.places)),
        actors=tuple(dict.fromkeys(actor for claim in claims for actor in claim.actors)),
        reports=(REPORT.id,),
        origins=tuple(sorted({source.id for source in sources})),
        camps=tuple(sorted({source.camp for source in sources if source.camp})),
        claims=tuple(claim.id for claim in claims),
        polarity="affirmed",
        grade=Grade(admiralty=3, label="possibly true", reasons=("one origin",)),
        **fields,  # type: ignore[arg-type]
    )


EXACT = Position(
    value="4,200", origins=("coast-fund",), camps=("aid",), reports=(REPORT.id,), claims=(COUNTED.id,), low=4200,
    high=4200, first_known="2024-05-01", last_known="2024-05-01",
)  # fmt: skip
AT_LEAST = Position(
    value="at least 3,000", origins=("text:mayor",), reports=(REPORT.id,), claims=(FLED.id,), low=3000,
    first_known="2024-05-01", last_known="2024-05-01",
)  # fmt: skip
EVENTS = (
    _event(
        "e-battle", "clash", "armed_clash", "=Battle for Rio Claro", BATTLE,
        ranges={
            "killed": Range(low=9, best=None, high=63, unit="persons"),
            "sorties": Range(low=80, best=80, high=80),
        },
        victims={
            "killed": (
                VictimRange(victims="soldiers", range=Range(low=9, best=9, high=9, unit="persons")),
                VictimRange(victims="rebels", range=Range(low=None, best=None, high=54, unit="persons")),
            )
        },
        umbrella=True,
        revisions=(
            Revision(
                kind="killed", origin="bra-forces", victims="soldiers",
                figures=(
                    Told(value="7", low=7, high=7, known="2024-04-30", claim=BATTLE.id, report=REPORT.id),
                    Told(value="9", low=9, high=9, known="2024-05-01", claim=BATTLE.id, report=REPORT.id),
                ),
            ),
        ),
        gaps=(
            Gap(
                kind="killed", whole=Range(low=9, best=None, high=63), parts=Range(low=4, best=4, high=4), low=5,
                high=59, events=("e-flight",),
            ),
        ),
    ),
    _event(
        "e-flight", "displacement", "fled", "Flight from Rio Claro", FLED, COUNTED,
        ranges={"displaced": Range(low=3000, best=4200, high=4200, unit="persons")},
        positions={"displaced": (EXACT, AT_LEAST)},
        related=(("component_of", "e-battle"),),
    ),
    _event("e-plan", "displacement", "evacuated", "Evacuation", PLANNED, modality="planned",
           ranges={"displaced": Range(low=10000, best=10000, high=10000, unit="persons")}),
    _event("e-shelling", "attack", "shelling", "Shelling of Taveuni", SHELLED, modality="asserted"),
)  # fmt: skip
STATES = (
    StateTimeline(
        id="s-camps", type="population", subtype="displaced_stock", title="Displaced in Puerto Nuevo", subject="camps",
        places=(TO_PUERTO,), actors=(),
        entries=(
            StateEntry(
                when=DAY, known="2024-05-01", value="displaced: 850-950", origin="outlet", camp=None, claim=CAMPS.id,
                report=REPORT.id, modality="asserted", low=850, high=950,
            ),
        ),
        ranges={"population": Range(low=850, best=900, high=950, unit="families")}, positions={},
        reports=(REPORT.id,), origins=(), camps=(), claims=(CAMPS.id,),
    ),
)  # fmt: skip
CLAIMS = (BATTLE, FLED, COUNTED, PLANNED, SHELLED, CAMPS)
RIVER = Record(
    reports=(REPORT,),
    events=EVENTS,
    states=STATES,
    disagreements=(
        Disagreement(
            id="d1", about="e-flight", slot="displaced", relation="update", positions=(EXACT, AT_LEAST), note="+later"
        ),
    ),
    claims=CLAIMS,
    clusters={claim_id: cluster.id for cluster in (*EVENTS, *STATES) for claim_id in cluster.claims},
    judgements=(
        Judgement(
            number=1,
            at="2024-05-02T08:00:00.000000Z",
            user="ana",
            kind="correct",
            subject=BATTLE.id,
            reason="=the table says so",
            value={"field": "number", "value": "killed=9"},
        ),
        Judgement(
            number=2,
            at="2024-05-02T09:00:00.000000Z",
            user="ben",
            kind="undo",
            subject="1",
            reason="mistaken",
            undoes=1,
        ),
        Judgement(
            number=3, at="2024-05-03T09:00:00.000000Z", user="ben", kind="accept", subject=FLED.id, reason="read it"
        ),
    ),
    decided={FLED.id: (3,), "e-flight": (3,)},
)
