"""The reports of a made war, as they are written: claims in sentences of their own, between others without one."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import cast

from rashomon.model import ActorRef, Attribution, Claim, Dating, PlaceRef, Quantity, Report, Source, Span, When
from rashomon.model.claim import Kind, Modality, Status
from rashomon.model.vocabulary import kind_of

START = date(2012, 1, 1)
_SIDES = ("gov-forces", "gov-air", "rebels-north", "front-south", "caliphate", "militia-east")
_VOICES = (
    ("monitor", "monitor"),
    ("gov-mod", "government"),
    ("state-news", "government"),
    ("rebels-north", "rebels"),
    ("un-ocha", "un"),
    ("text:a doctor", None),
    ("text:residents", None),
)
_MEANS = (
    ("attack/air_strike", "An air strike hit {site} in {town}"),
    ("attack/shelling", "Shells fell on {site} in {town}"),
    ("attack/mine_ied", "A car bomb went off near {site} in {town}"),
    ("clash/armed_clash", "Fighting broke out in {town}"),
    ("attack/ambush", "Gunmen ambushed a patrol outside {town}"),
)
_SITES = ("a market", "a school", "a hospital", "a checkpoint", "the bus station", "a bakery", "houses", "a mosque")
_WORDS = (
    "shops stayed shut morning road north people waited water fuel price bread children walked officers talks month "
    "border ministry letter rain season harvest power lines cut roof smoke seen hours night army post bridge river "
    "crowd gathered funeral families aid lorries queue clinic beds doctors tired phones down news spread quickly "
    "old men sat square walls painted slogans years before peace trade salt wool cattle market days dust hills guns "
    "heard far away "
)
_FILLER = _WORDS.split()


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, which no report knows whole."""

    town: PlaceRef
    day: date
    what: str
    line: str
    site: str
    doer: str
    killed: int
    injured: int


@dataclass(slots=True)
class Page:
    """A report that is being written."""

    name: str
    outlet: str
    day: date
    chance: random.Random
    war: str
    text: list[str] = field(default_factory=list)
    length: int = 0
    claims: list[Claim] = field(default_factory=list)

    def line(self, words: str) -> int:
        """Adds a sentence; returns where it starts."""
        start = self.length
        self.text.append(words)
        self.length += len(words) + 1
        return start

    def fill(self) -> None:
        """Adds a sentence in which nothing is told."""
        self.line(" ".join(self.chance.choices(_FILLER, k=self.chance.randrange(8, 18))).capitalize() + ".")

    def says(
        self,
        quote: str,
        what: str,
        *numbers: Quantity,
        where: PlaceRef | None,
        when: When,
        actors: tuple[ActorRef, ...] = (),
        voice: tuple[str, str | None] | None = None,
        status: Status = "content",
        modality: Modality = "asserted",
    ) -> None:
        """Adds a claim in a sentence of its own."""
        cue = f"{voice[0].removeprefix('text:')} said: " if voice else ""
        actors = tuple(replace(actor, id=self._own(actor.id), name=self._own(actor.name)) for actor in actors)
        start = self.line(f"{cue}{quote}.")
        chain = [Source(id=f"outlet:{self.outlet}", name=self.outlet, role="outlet")]
        chain += [Source(id=self._own(voice[0]), name=voice[0], camp=voice[1])] if voice else []
        claim_type, subtype = what.split("/")
        self.claims.append(
            Claim(
                id=f"{self.name}:{len(self.claims) + 1}",
                report=self.name,
                span=Span(start + len(cue), start + len(cue) + len(quote)),
                quote=quote,
                sentence=Span(start, start + len(cue) + len(quote) + 1),
                kind=cast(Kind, kind_of(claim_type)),
                type=claim_type,
                subtype=subtype,
                attribution=Attribution(chain=tuple(chain), scope="cue" if voice else "own_voice"),
                modality="claimed" if voice and modality == "asserted" else modality,
                status=status,
                actors=actors,
                quantities=numbers,
                places=(where,) if where else (),
                time=when,
            )
        )

    def _own(self, actor: str) -> str:
        return actor if actor in ("civ", "unknown") or actor.startswith("text:") else f"{self.war}-{actor}"

    def report(self) -> Report:
        """The report as stored."""
        published = Dating(day=self.day, basis="given")
        return Report(
            id=self.name,
            text="\n".join(self.text) + "\n",
            sha256="0" * 64,
            outlet=self.outlet,
            language="en",
            published=published,
        )


def something(town: PlaceRef, day: date, chance: random.Random) -> Incident:
    """Something that happened in a town on a day."""
    what, line = chance.choice(_MEANS)
    killed = int(chance.expovariate(0.12))
    return Incident(
        town, day, what, line, chance.choice(_SITES), chance.choice(_SIDES), killed, int(killed * chance.uniform(0, 3))
    )


def page_of(name: str, main: Incident, area: PlaceRef, towns: list[PlaceRef], chance: random.Random) -> Page:
    """A report that tells of an incident, and of other things in the province."""
    day = main.day + timedelta(days=int(chance.expovariate(1.2)) % 3)
    page = Page(name, f"outlet-{chance.randrange(40)}", day, chance, main.town.country or "")
    page.line(
        f"{main.killed or 'Several'} dead in {main.town.canonical}, {chance.choice(_FILLER)} {chance.choice(_FILLER)}"
    )
    page.claims.clear()
    _tell(page, main, headline=True)
    page.fill()
    if chance.random() < 0.4:
        earlier = main.day - timedelta(days=chance.randrange(1, 6))
        _tell(page, something(chance.choice(towns), earlier, chance), headline=False)
    for tell in chance.sample((_held, _besieged, _lived, _accused, _fled, _planned, _summed, _spoken, _moved), 3):
        page.fill()
        tell(page, main, area, chance)
        page.fill()
    return page


def _tell(page: Page, told: Incident, *, headline: bool) -> None:
    """An incident as one report has it: its own toll, its own voice, sometimes no day."""
    chance = page.chance
    killed = max(0, told.killed + chance.choice((0, 0, 0, 1, -1, 3)))
    injured = max(0, told.injured + chance.choice((0, 0, 2, -2)))
    named = chance.random() > 1 / 12
    when = _on(told.day) if named else When(end=page.day, granularity="day", basis="tense")
    who = (_actor("initiator", told.doer if chance.random() < 0.6 else "unknown"), _actor("victim", "civ"))
    line = told.line.format(site=told.site, town=told.town.canonical)
    extra = " ".join(chance.choices(_FILLER, k=3))
    voice = chance.choice(_VOICES) if chance.random() < 0.6 else None
    if headline:
        page.says(
            f"{line}, killing {killed}",
            told.what,
            exactly("killed", killed),
            where=told.town,
            when=when,
            actors=who,
            status="headline",
        )
        page.fill()
    day = f" on {told.day:%A}" if named else ""
    page.says(f"{line}{day} as {extra}", told.what, where=told.town, when=when, actors=who, voice=voice)
    page.fill()
    if killed:
        page.says(
            f"{killed} people were killed and the {chance.choice(_FILLER)} was {chance.choice(_FILLER)}",
            "casualty_detail/killed",
            exactly("killed", killed),
            where=None,
            when=when,
            actors=who[1:],
            voice=voice,
        )
    if injured:
        page.says(
            f"At least {injured} were hurt, {chance.choice(_FILLER)} {chance.choice(_FILLER)}",
            "casualty_detail/injured",
            _at_least("injured", injured),
            where=None,
            when=when,
            actors=who[1:],
            voice=chance.choice(_VOICES),
        )
    page.fill()


def _held(page: Page, told: Incident, _area: PlaceRef, chance: random.Random) -> None:
    holder = _SIDES[(_number_of(told.town) + (told.day - START).days // 90) % len(_SIDES)]
    page.says(
        f"{holder} hold {told.town.canonical} and its {chance.choice(_FILLER)}",
        "control/full_hold",
        where=told.town,
        when=When(end=page.day, granularity="day", basis="statement"),
        actors=(_actor("holder", holder),),
    )


def _besieged(page: Page, told: Incident, _area: PlaceRef, chance: random.Random) -> None:
    page.says(
        f"{told.town.canonical} is under siege, its {chance.choice(_FILLER)} gone",
        "siege_state/besieged",
        where=told.town,
        when=When(end=page.day, granularity="day", basis="statement"),
        actors=(_actor("besieger", "gov-forces"),),
        voice=chance.choice(_VOICES),
    )


def _lived(page: Page, told: Incident, _area: PlaceRef, chance: random.Random) -> None:
    people = 1000 * (20 + _number_of(told.town) % 200 + chance.randrange(-3, 4))
    page.says(
        f"About {people:,} people live in {told.town.canonical}, {chance.choice(_FILLER)}",
        "population/resident",
        exactly("population", people),
        where=told.town,
        when=When(end=page.day, granularity="day", basis="statement"),
        voice=("un-ocha", "un"),
    )


def _accused(page: Page, told: Incident, _area: PlaceRef, chance: random.Random) -> None:
    page.says(
        f"The monitor accused {told.doer} of the {chance.choice(_FILLER)}",
        "communication/accusation",
        where=None,
        when=_on(page.day),
        actors=(_actor("subject", "monitor"), _actor("target", told.doer)),
        voice=("monitor", "monitor"),
    )


def _fled(page: Page, told: Incident, _area: PlaceRef, chance: random.Random) -> None:
    many = 100 * chance.randrange(2, 90)
    page.says(
        f"{many:,} people fled {told.town.canonical} with their {chance.choice(_FILLER)}",
        "displacement/fled",
        exactly("displaced", many),
        where=told.town,
        when=_on(told.day),
        actors=(_actor("displaced", "civ"),),
    )


def _planned(page: Page, told: Incident, _area: PlaceRef, chance: random.Random) -> None:
    side = chance.choice(_SIDES)
    page.says(
        f"{side} will attack {told.town.canonical} {chance.choice(_FILLER)}",
        "operation/offensive",
        where=told.town,
        when=When(start=page.day, granularity="vague", basis="plan"),
        actors=(_actor("initiator", side),),
        voice=chance.choice(_VOICES),
        modality="planned",
    )


def _summed(page: Page, told: Incident, area: PlaceRef, chance: random.Random) -> None:
    many, days = chance.randrange(20, 300), chance.choice((7, 7, 14, 30, 90))
    if chance.random() < 0.5:
        return
    page.says(
        f"{many} people were killed in {area.canonical} in the past {days} days",
        "casualty_detail/killed",
        exactly("killed", many),
        where=area,
        when=When(start=page.day - timedelta(days=days), end=page.day, granularity="days", basis="relative"),
        actors=(_actor("victim", "civ"),),
        voice=chance.choice(_VOICES[:2]),
    )


def _spoken(page: Page, told: Incident, _area: PlaceRef, chance: random.Random) -> None:
    page.says(
        f"Officials spoke of {chance.choice(_FILLER)} and {chance.choice(_FILLER)} after {told.town.canonical}",
        "communication/announcement",
        where=told.town,
        when=_on(page.day),
        actors=(_actor("subject", "gov-mod"),),
        voice=("gov-mod", "government"),
    )


def _moved(page: Page, told: Incident, _area: PlaceRef, chance: random.Random) -> None:
    side = chance.choice(_SIDES)
    what, verb = chance.choice(
        (
            ("movement/advance", "advanced on"),
            ("territory_change/captured", "took"),
            ("movement/retreat", "left"),
            ("siege_change/broken", "broke the siege of"),
        )
    )
    page.says(
        f"{side} {verb} {told.town.canonical} {chance.choice(_FILLER)}",
        what,
        where=told.town,
        when=_on(told.day),
        actors=(_actor("initiator", side),),
        voice=chance.choice(_VOICES),
    )


def _number_of(place: PlaceRef) -> int:
    """A number that stays the same from run to run."""
    return sum(ord(letter) * (i + 1) for i, letter in enumerate(place.canonical or ""))


def _on(day: date) -> When:
    return When(start=day, end=day, granularity="day", basis="explicit")


def _actor(role: str, actor: str) -> ActorRef:
    return ActorRef(role=role, id=actor, name=actor, as_written=None if actor == "unknown" else actor)


def exactly(kind: str, value: int) -> Quantity:
    """A number as a number."""
    return Quantity(kind=kind, low=value, high=value, value=value, qualifier="exact", unit="persons")


def _at_least(kind: str, value: int) -> Quantity:
    return Quantity(kind=kind, low=value, high=None, value=value, qualifier="at_least", unit="persons")
