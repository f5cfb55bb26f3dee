"""Builders of made reports and claims, so that a test reads like the story that it tells."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from rashomon.model import ActorRef, Attribution, Claim, Dating, PlaceRef, Quantity, Record, Report, Source, Span, When
from rashomon.model.vocabulary import kind_of
from rashomon.reconciling import reconcile

CAMPS = {
    "police": "government",
    "ministry": "government",
    "rebels": "rebels",
    "monitor": "monitor",
    "un": "un",
    "state-tv": "government",
}


def place(
    name: str,
    lat: float | None,
    lon: float | None,
    *,
    kind: str = "city",
    relation: str = "in",
    role: str | None = None,
) -> PlaceRef:
    """A place with its point; `id` is made of the name."""
    return PlaceRef(
        role=role or "event_location",
        relation=relation,
        as_written=name,
        canonical=name,
        place_id=name.casefold() if lat is not None else None,
        kind=kind,
        lat=lat,
        lon=lon,
        radius_km=10.0,
    )


KABUL = place("Kabul", 34.53, 69.17)
BAGHDAD = place("Baghdad", 33.32, 44.40)
MOSUL = place("Mosul", 36.34, 43.13)
NINEVEH = place("Nineveh", 36.0, 42.5, kind="admin1")
GOMA = place("Goma", -1.68, 29.22)
KHERSON = place("Kherson", 46.64, 32.61)
BUCHA = place("Bucha", 50.54, 30.21)


def on(day: str) -> When:
    """That day."""
    found = date.fromisoformat(day)
    return When(start=found, end=found, granularity="day", basis="explicit")


def by(day: str) -> When:
    """Up to that day."""
    return When(end=date.fromisoformat(day), granularity="day", basis="tense")


def exactly(kind: str, value: float) -> Quantity:
    """A number as a number."""
    return Quantity(kind=kind, low=value, high=value, value=value, qualifier="exact", unit="persons")


def at_least(kind: str, value: float) -> Quantity:
    """A lower bound."""
    return Quantity(kind=kind, low=value, high=None, value=value, qualifier="at_least", unit="persons")


def at_most(kind: str, value: float, qualifier: str = "up_to") -> Quantity:
    """ "Up to 20"; `less_than` for "fewer than 20"."""
    low = 0.0 if qualifier == "less_than" else None
    return Quantity(kind=kind, low=low, high=value, value=value, qualifier=qualifier, unit="persons")


def dozens(kind: str = "killed") -> Quantity:
    """A vague word."""
    return Quantity(kind=kind, low=24, high=99, value=None, qualifier="vague", as_written="dozens", unit="persons")


@dataclass
class Book:
    """Reports and claims of one test."""

    reports: dict[str, tuple[list[str], str | None]] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    def report(self, name: str, day: str | None) -> Page:
        """A new report."""
        self.reports[name] = ([], day)
        return Page(self, name)

    def sources(self) -> list[Report]:
        """The reports as read."""
        return [
            Report(
                id=name,
                text="\n".join(lines),
                sha256="0" * 64,
                published=Dating(day=date.fromisoformat(day), basis="given") if day else None,
            )
            for name, (lines, day) in self.reports.items()
        ]

    def record(self, profile: str = "casualty_recorder") -> Record:
        """What the reports add up to."""
        return reconcile(self.sources(), self.claims, profile=profile)


@dataclass
class Page:
    """One report that is being written."""

    book: Book
    name: str

    def says(
        self,
        quote: str,
        what: str,
        *numbers: Quantity,
        where: PlaceRef | tuple[PlaceRef, ...] = (),
        when: When | None = None,
        who: str | None = None,
        to: str | None = None,
        source: str | None = None,
        cue: str = "",
        relay: str | None = None,
        modality: str | None = None,
        polarity: str = "affirmed",
        status: str = "content",
        part_of: str | None = None,
        copy_of: str | None = None,
        hedged: bool = False,
        same_words: bool = False,
        roles: tuple[str, str] = ("initiator", "victim"),
    ) -> str:
        """Adds a claim with its own sentence; returns its id.  `cue` are the words before it that name its source."""
        lines = self.book.reports[self.name][0]
        before = f"{cue} " if cue else ""
        if not same_words:
            lines.append(before + quote + ".")
        opens = sum(len(line) + 1 for line in lines[:-1])
        start = opens + len(before)
        claim_type, subtype = what.split("/")
        chain = [Source(id=f"outlet:{self.name}", name=self.name, role="outlet")]
        chain += [Source(id=voice, name=voice, role="relay") for voice in (relay,) if voice]
        chain += [Source(id=voice, name=voice, camp=CAMPS.get(voice)) for voice in (source,) if voice]
        actors = [ActorRef(role=roles[0], id=who or "unknown", name=who or "unknown", as_written=who)]
        names = [(actor, actor.removeprefix("text:")) for actor in (to,) if actor]
        actors += [ActorRef(role=roles[1], id=actor, name=name, as_written=name) for actor, name in names]
        claim = Claim(
            id=f"{self.name}:{len([c for c in self.book.claims if c.report == self.name]) + 1}",
            report=self.name,
            span=Span(start, start + len(quote)),
            quote=quote,
            sentence=Span(opens, start + len(quote) + 1),
            kind=kind_of(claim_type),  # type: ignore[arg-type]
            type=claim_type,
            subtype=subtype,
            attribution=Attribution(
                chain=tuple(chain),
                scope="cue" if source else "own_voice",
                cue=Span(opens, opens + len(cue)) if cue else None,
            ),
            polarity=polarity,  # type: ignore[arg-type]
            modality=modality or ("claimed" if source else "asserted"),  # type: ignore[arg-type]
            status=status,  # type: ignore[arg-type]
            actors=tuple(actors),
            quantities=numbers,
            places=where if isinstance(where, tuple) else (where,),
            time=when or When(),
            slot_modality=(("initiator", "suspected"),) if hedged else (),
            component_of=part_of,
            duplicate_of=copy_of,
        )
        self.book.claims.append(claim)
        return claim.id
