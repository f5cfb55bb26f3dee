"""Projects of made dispatches: their words, outlets and figures are invented, their claims set by hand.

No text is read by the parser, so that a project of a hundred events is there in a second or two and no gazetteer is
needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from rashomon.model import ActorRef, Attribution, Claim, Dating, PlaceRef, Quantity, Report, Source, Span, When
from rashomon.model.vocabulary import EVENT_TYPES
from rashomon.project import Project, ingesting
from rashomon.reading.imported import ImportedRow

READER = "ana"
MONDAY = date(2024, 4, 8)
HOSTILE = "<img src=x onerror=alert(1)>"
POINTS = {
    "Torit": (4.41, 32.57),
    "Malakal": (9.53, 31.66),
    "Bor": (6.21, 31.56),
    "Renk": (11.74, 32.79),
    HOSTILE: (7.5, 28.5),
}
GOVERNOR = Source(id="text:the governor", name="the governor", as_written="the governor", camp="government")
DOCTOR = Source(id="text:a doctor", name="a doctor", as_written="a doctor", camp="medics")
REBELS = Source(id="text:the rebels", name="the rebels", as_written="the rebels", camp="rebels")


@dataclass(frozen=True, kw_only=True)
class Said:
    """One sentence of a report and the claim that it makes; without a type it makes none."""

    words: str
    type: str = ""
    subtype: str = ""
    place: str = ""
    actor: str = ""
    killed: tuple[int, int] | None = None
    day: date | None = None
    by: Source | None = None
    radius_km: float = 8.0


@dataclass(frozen=True, kw_only=True)
class Dispatch:
    """One made report; `name` becomes the beginning of its id."""

    name: str
    told: Sequence[Said]
    published: date = MONDAY
    title: str | None = None
    outlet: str | None = "Nile Dispatch"
    url: str | None = None
    path: str | None = None
    language: str = "en"


def project(folder: Path, dispatches: Iterable[Dispatch], *, name: str = "Two rivers") -> Project:
    """A project that holds these reports; it is to be closed."""
    made = Project.create(folder, name=name, user=READER)
    ingesting.keep_rows(made.database, (_row(one) for one in dispatches), version=made.version, user=READER)
    return made


def _row(one: Dispatch) -> ImportedRow:
    text = "\n\n".join(said.words for said in one.told) + "\n"
    raw = f"{one.name}\n{text}".encode()
    report = Report(
        id=one.name,
        text=text,
        sha256=sha256(raw).hexdigest(),
        title=one.title,
        outlet=one.outlet,
        url=one.url,
        language=one.language,
        published=Dating(day=one.published, basis="sidecar"),
        path=one.path or f"{one.name}.txt",
    )
    claims, start = [], 0
    for number, said in enumerate(one.told, 1):
        if said.type:
            claims.append(_claim(report, said, number, start))
        start += len(said.words) + 2
    return ImportedRow(report=report, claims=tuple(claims), unresolved=(), raw=raw)


def _claim(report: Report, said: Said, number: int, start: int) -> Claim:
    day = said.day or (report.published.day if report.published else MONDAY)
    outlet = Source(id=f"text:{report.outlet}", name=report.outlet or "an outlet", role="outlet")
    lat, lon = POINTS.get(said.place, (None, None))
    place = PlaceRef(
        role="event_location",
        relation="in",
        as_written=said.place,
        canonical=said.place,
        place_id=f"made:{said.place}",
        kind="city",
        country="SS",
        lat=lat,
        lon=lon,
        radius_km=said.radius_km,
    )
    actor = ActorRef(role="initiator", id=f"text:{said.actor.casefold()}", name=said.actor, as_written=said.actor)
    low, high = said.killed or (0, 0)
    killed = Quantity(kind="killed", low=low, high=high, value=low if low == high else None, unit="persons")
    span = Span(start, start + len(said.words))
    return Claim(
        id=f"{report.id}#c{number}",
        report=report.id,
        span=span,
        quote=said.words,
        sentence=span,
        kind="event" if said.type in EVENT_TYPES else "state",
        type=said.type,
        subtype=said.subtype,
        attribution=Attribution(chain=(outlet, said.by) if said.by else (outlet,), scope="sentence"),
        modality="claimed" if said.by else "asserted",
        actors=(actor,) if said.actor else (),
        quantities=(killed,) if said.killed is not None else (),
        places=(place,) if said.place else (),
        time=When(start=day, end=day, granularity="day", basis="explicit"),
    )


def _shelling(words: str, low: int, high: int, by: Source, *, day: date = MONDAY) -> Said:
    return Said(
        words=words, type="attack", subtype="shelling", place="Torit", actor="the rebels", killed=(low, high), day=day,
        by=by,
    )  # fmt: skip


def war() -> list[Dispatch]:
    """A small war: accounts that differ, a town that changes hands, and names in other scripts."""
    one = MONDAY + timedelta(days=1)
    return [
        Dispatch(
            name="torit-monday",
            title="Shells fall on the market of Torit",
            told=(
                _shelling("Rebels shelled the market of Torit on Monday, killing 12 people, the governor said.", 12, 12,
                          GOVERNOR),
                Said(words="Government troops hold the airfield of the town.", type="control", subtype="hold",
                     place="Torit", actor="government troops"),
                Said(words="Traders had brought sorghum and salt to the market since dawn."),
            ),
        ),
        Dispatch(
            name="torit-tuesday",
            title="Doctor counts 19 dead in Torit",
            outlet="Sudd Courier",
            url="https://sudd.example/torit?day=9",
            published=one,
            told=(
                _shelling("The shelling of the market in Torit on Monday killed 19 people, a doctor said.", 19, 19,
                          DOCTOR),
                _shelling("The rebels put the dead of Monday's shelling in Torit at two or three.", 2, 3, REBELS),
            ),
        ),
        Dispatch(
            name="malakal",
            title="<b>Mine</b> & truck: “two dead” near Malakal",
            outlet="Nile <i>Dispatch</i>",
            published=MONDAY + timedelta(days=2),
            told=(
                Said(words="Two soldiers died when a <mine> went off under their truck near Malakal on Wednesday.",
                     type="attack", subtype="mine_ied", place="Malakal", killed=(2, 2)),
                Said(words="The rebels now hold Malakal, the rebels said.", type="control", subtype="hold",
                     place="Malakal", actor="the rebels", by=REBELS),
            ),
        ),
        Dispatch(
            name="bor-arabic",
            title="قصف سوق بور يوم الخميس",
            outlet="صوت النيل",
            language="ar",
            published=MONDAY + timedelta(days=3),
            told=(
                Said(words="قُتل خمسة أشخاص في قصف على سوق بور يوم الخميس.", type="attack", subtype="shelling",
                     place="Bor", actor="قوات الجبهة", killed=(5, 5)),
                Said(words="وقال شهود إن القصف استمر ساعتين."),
            ),
        ),
        Dispatch(
            name="renk-hebrew",
            title="הפגזה ברנק: שלושה נהרגו",
            outlet="קול הנהר",
            language="he",
            published=MONDAY + timedelta(days=4),
            told=(
                Said(words="שלושה אנשים נהרגו בהפגזה ברנק ביום שישי.", type="attack", subtype="air_strike",
                     place="Renk", actor="חיל האוויר", killed=(3, 3)),
            ),
        ),
        Dispatch(
            name="bor-clash",
            title="Clash on the road to Bor",
            outlet=None,
            published=MONDAY + timedelta(days=5),
            told=(
                Said(words="Herders and soldiers clashed on the road to Bor on Saturday.", type="clash",
                     subtype="armed_clash", place="Bor", actor="herders"),
            ),
        ),
    ]  # fmt: skip


def hundred(number: int = 100) -> list[Dispatch]:
    """So many events, each in a village, on a day and with a toll of its own."""
    kinds = ("shelling", "air_strike", "mine_ied", "small_arms")
    found = []
    for at in range(number):
        day, place = MONDAY + timedelta(days=9 * at), f"Village {at + 1}"
        words = f"An attack in {place} killed {at + 1} people on {day.isoformat()}, the governor said."
        said = Said(
            words=words, type="attack", subtype=kinds[at % 4], place=place, killed=(at + 1, at + 1), day=day,
            by=GOVERNOR,
        )  # fmt: skip
        found.append(Dispatch(name=f"attack-{at:03}", published=day, title=f"Attack number {at + 1}", told=(said,)))
    return found
