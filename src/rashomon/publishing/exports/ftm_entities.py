"""The entities of a record for followthemoney, as plain facts with the days on which they were seen."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from rashomon.model import ActorRef, Claim, Disagreement, Event, PlaceRef, Record, Report
from rashomon.model.countries import code_of_state
from rashomon.publishing.actors import bare_name
from rashomon.publishing.catalogue import Catalogue
from rashomon.publishing.exports.columns import encodable, told
from rashomon.publishing.exports.common import happened
from rashomon.publishing.exports.context import STATE_KINDS, Known, state_of
from rashomon.publishing.exports.places import names, point_of, sites
from rashomon.publishing.exports.table_events import in_words
from rashomon.publishing.numbers import number
from rashomon.publishing.words import country_name, legible, listed, plain, type_label

NOBODY = ("unknown", "civ", "persons", "residents")
"""Ids of actors that are no legal entity: no one is named."""
_ID = re.compile(r"[0-9a-zA-Z](?:[0-9a-zA-Z.\-]{0,60}[0-9a-zA-Z])?")
_NAME = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")
_WEB = ("https://", "http://")
_ENGLISH = "eng"

Seen = tuple[str | None, str | None]
"""The moments of the first and last report that has something; None where no report has a day."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one property; `lang` where it is in the words of a text."""

    name: str
    value: str
    lang: str | None = None


@dataclass(slots=True)
class Drawn:
    """One entity: its schema, and its facts with the days on which they were seen."""

    id: str
    schema: str
    facts: dict[Fact, Seen] = field(default_factory=dict)

    def add(self, name: str, values: Iterable[str | None], seen: Seen, lang: str | None = None) -> None:
        """Add the values that are there; what is already known is seen from the earlier to the later day."""
        for value in values:
            if value:
                fact = Fact(name, encodable(value), lang)
                self.facts[fact] = _hull(self.facts.get(fact, seen), seen)


def is_name(text: str) -> bool:
    """Whether followthemoney takes the text for the name of a dataset."""
    return _NAME.fullmatch(text) is not None


def entity_id(dataset: str, sort: str, *parts: str) -> str:
    """The id of an entity; the record's own id stands in it where followthemoney allows its letters.

    >>> entity_id("syria", "event", "E01")
    'syria-event-E01'
    """
    if len(parts) == 1 and _ID.fullmatch(parts[0]):
        return f"{dataset.replace('_', '-')}-{sort}-{parts[0]}"
    packed = b"".join(len(_bytes(part)).to_bytes(8, "big") + _bytes(part) for part in parts)
    return f"{dataset.replace('_', '-')}-{sort}-x{hashlib.sha256(packed).hexdigest()[:24]}"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def drawn(record: Record, known: Known | None, dataset: str) -> list[Drawn]:
    """Every entity of the record, in the order of their ids."""
    book = _Book(record, known or Known(), dataset)
    for report in record.reports:
        book.article(report)
    for event in record.events:
        if happened(event):
            book.event(event)
    return [book.made[key] for key in sorted(book.made)]


class _Book:
    """The entities made so far, each once."""

    def __init__(self, record: Record, known: Known, dataset: str) -> None:
        self.catalogue = Catalogue(record)
        self.known = known
        self.dataset = dataset
        self.made: dict[str, Drawn] = {}

    def _entity(self, schema: str, sort: str, *parts: str) -> Drawn:
        key = entity_id(self.dataset, sort, *parts)
        return self.made.setdefault(key, Drawn(id=key, schema=schema))

    def _seen(self, reports: Iterable[str]) -> Seen:
        known = [self.catalogue.reports[one].published for one in reports if one in self.catalogue.reports]
        days = [dating.day for dating in known if dating is not None]
        return (_moment(min(days)), _moment(max(days))) if days else (None, None)

    def article(self, report: Report) -> None:
        """A report.  Its own text is not published; the hash of its bytes is not SHA-1, so it stands in `notes`."""
        entity, seen = self._entity("Article", "report", report.id), self._seen([report.id])
        title = legible(report.title or "")
        entity.add("title", [title], seen, report.language)
        entity.add("name", [title or legible(report.id)], seen)
        entity.add("fileName", [legible(report.path or report.id)], seen)
        entity.add("publisher", [legible(report.outlet or "")], seen)
        entity.add("sourceUrl", [report.url if report.url and report.url.startswith(_WEB) else None], seen)
        entity.add("language", [report.language], seen)
        entity.add("mimeType", [report.media_type], seen)
        entity.add("notes", [f"SHA-256 of the bytes as received: {report.sha256}"], seen, _ENGLISH)
        if report.published is not None:
            entity.add("publishedAt", [report.published.day.isoformat()], seen)

    def event(self, event: Event) -> None:
        """An event with its places, actors and claims."""
        entity, seen = self._entity("Event", "event", event.id), self._seen(event.reports)
        means = type_label(event.type, event.subtype)
        entity.add("name", [legible(event.title) or means], seen, _ENGLISH)
        entity.add("recordId", [legible(event.id)], seen)
        entity.add("summary", [_summary(event, means)], seen, _ENGLISH)
        entity.add(
            "keywords", [event.type, event.subtype, event.modality, f"credibility {event.grade.admiralty}"], seen
        )
        entity.add("startDate", [event.when.start.isoformat() if event.when.start is not None else None], seen)
        entity.add("endDate", [event.when.end.isoformat() if event.when.end is not None else None], seen)
        entity.add("location", names(event.places), seen, _ENGLISH)
        entity.add("country", [place.country for place in event.places], seen)
        entity.add("proof", self._articles(event.reports), seen)
        disputes = self.catalogue.disputes.get(event.id, ())
        entity.add("notes", [self._dispute(found) for found in disputes], seen, _ENGLISH)
        for site in sites(event.places):
            entity.add("addressEntity", [self._address(site.place, seen)], seen)
        claims = [self.catalogue.claims[one] for one in event.claims if one in self.catalogue.claims]
        for actor in event.actors:
            if actor.id not in NOBODY:
                self._party(actor, event, entity, claims)
        for claim in claims:
            self._note(claim, entity)

    def _articles(self, reports: Iterable[str]) -> list[str]:
        return [
            self._entity("Article", "report", one).id for one in told(list(reports)) if one in self.catalogue.reports
        ]

    def _address(self, place: PlaceRef, seen: Seen) -> str | None:
        """The Address of a place; None where it is not located."""
        point = point_of(place)
        if point is None:
            return None
        lat, lon = point
        entity = self._entity("Address", "place", bare_name(place), str(lat), str(lon))
        country = country_name(place.country or None)
        entity.add("full", [", ".join(part for part in (bare_name(place), country) if part)], seen, _ENGLISH)
        entity.add("name", [bare_name(place)], seen)
        entity.add("country", [place.country], seen)
        entity.add("latitude", [str(lat)], seen)
        entity.add("longitude", [str(lon)], seen)
        if place.radius_km is not None:
            entity.add("remarks", [f"may reach {number(place.radius_km)} km from this point"], seen)
        return entity.id

    def _party(self, actor: ActorRef, event: Event, entity: Drawn, claims: Sequence[Claim]) -> None:
        """Who is involved, and by a link in which role, with the reports that say so."""
        telling = [claim for claim in claims if any(one.id == actor.id for one in claim.actors_as(actor.role))]
        reports = told([claim.report for claim in telling]) or event.reports
        seen = self._seen(reports)
        party = self._actor(actor, seen)
        entity.add("involved", [party.id], seen)
        link = self._entity("UnknownLink", "link", event.id, actor.role, actor.id)
        link.add("subject", [party.id], seen)
        link.add("object", [entity.id], seen)
        link.add("role", [plain(actor.role)], seen, _ENGLISH)
        link.add("status", _standing(actor.role, telling), seen, _ENGLISH)
        link.add("proof", self._articles(reports), seen)

    def _actor(self, actor: ActorRef, seen: Seen) -> Drawn:
        """Who is named: a body of a state, a group of the registry, or one whom the text alone names.

        The registry's other names and its country are no statement of a report; they carry its days all the same.
        """
        row = self.known.actors.get(actor.id)
        state = state_of(actor.id)
        party = self._entity(_schema(actor.id, row.kind if row is not None else None), "actor", actor.id)
        party.add("name", [legible(actor.name) or legible(plain(actor.id))], seen)
        party.add("country", [code_of_state(state) if state is not None else None], seen)
        if row is not None:
            party.add("country", [row.country], seen)
            party.add("alias", row.aliases, seen)
            party.add("abbreviation", row.acronyms, seen)
        return party

    def _note(self, claim: Claim, entity: Drawn) -> None:
        """The words of a claim, who says so, and where they stand."""
        seen = self._seen([claim.report])
        note = self._entity("Note", "claim", claim.id)
        report = self.catalogue.reports.get(claim.report)
        place = f"{legible(claim.report)}:{claim.span.start}-{claim.span.end}"
        note.add("name", [f"Claim {legible(claim.id)}"], seen)
        note.add("description", [claim.quote], seen, report.language if report is not None else None)
        note.add("summary", [f"{self.catalogue.says(claim)} [{place}]"], seen, _ENGLISH)
        note.add("publisher", [self.catalogue.outlet_name(claim.report)], seen)
        note.add("entity", [entity.id], seen)
        note.add("proof", self._articles([claim.report]), seen)

    def _dispute(self, found: Disagreement) -> str:
        """One disagreement in words, with who holds which account."""
        accounts = []
        for position in found.positions:
            who = [self.catalogue.source_name(origin) for origin in position.origins]
            outlets = [self.catalogue.outlet_name(report) or legible(report) for report in position.reports]
            accounts.append(f"{legible(position.value)} ({listed(list(told(who or outlets)))})")
        return f"{legible(plain(found.slot))}, {found.relation}: {'; '.join(accounts)}"


def _schema(actor_id: str, kind: str | None) -> str:
    """A state's body is a PublicBody; a group of the registry an Organization; whom the text alone names, either."""
    if kind in STATE_KINDS or (kind is None and state_of(actor_id) is not None):
        return "PublicBody"
    return "LegalEntity" if actor_id.startswith(("text:", "unnamed:")) else "Organization"


def _standing(role: str, claims: Sequence[Claim]) -> list[str]:
    """How the part in the event is told: the doubt on this slot, or how the whole claim is told."""
    return sorted({dict(claim.slot_modality).get(role, claim.modality) for claim in claims})


def _summary(event: Event, means: str) -> str:
    """What it is, with every figure in words."""
    figures = [in_words(kind, extent) for kind, extent in event.ranges.items()]
    sides = [
        f"{legible(one.victims)}: {in_words(kind, one.range)}" for kind, found in event.victims.items() for one in found
    ]
    return f"{means}: {'; '.join(told([*figures, *sides]))}" if figures or sides else means


def _moment(day: date) -> str:
    """The start of a day, in the form that followthemoney reads."""
    return f"{day.isoformat()}T00:00:00"


def _hull(one: Seen, other: Seen) -> Seen:
    firsts = [moment for moment in (one[0], other[0]) if moment is not None]
    lasts = [moment for moment in (one[1], other[1]) if moment is not None]
    return min(firsts, default=None), max(lasts, default=None)
