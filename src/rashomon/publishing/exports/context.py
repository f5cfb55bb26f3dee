"""A record as the coders of a data set see it: what belongs to an event, who did it to whom, what is contested."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rashomon.model import Actor, ActorRef, Claim, Disagreement, Event, PlaceRef, Record, Report
from rashomon.model.countries import code_of_state
from rashomon.model.vocabulary import DOER_ROLES
from rashomon.publishing.exports.common import claims_by_id, place_of
from rashomon.publishing.words import legible

Divisions = Callable[[str], tuple[str | None, str | None]]
"""Place id -> the names of the first and the second administrative division that it lies in."""

STATE_KINDS = ("state", "state_forces", "police", "intelligence", "political_body")
_DOERS = (*DOER_ROLES, "emplacer", "deployed", "subject")
_PARTIES = ("party",)
_FACING = ("opponent", "target", "victim", "previous_holder", "besieged", "joined", "object")
_SOURCES_OF_STATES = ("forces", "gov", "police", "air", "navy", "mod", "mfa", "moi", "intel", "state", "army", "guard",
                      "president", "pm", "deminers")  # fmt: skip


def _nowhere(_place_id: str) -> tuple[str | None, str | None]:
    return None, None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the registry and the gazetteer know and a record does not hold.

    `actors` maps a registry id to its row (the kind tells a rebel group from a state's forces); `divisions` gives the
    administrative divisions of a place of the gazetteer.  Without them these columns stay empty.
    """

    actors: Mapping[str, Actor] = field(default_factory=dict)
    divisions: Divisions = _nowhere


@dataclass(kw_only=True)
class Context:
    """Look-ups in one record."""

    record: Record
    known: Known

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims by id."""
        return claims_by_id(self.record)

    @cached_property
    def reports(self) -> dict[str, Report]:
        """The reports by id."""
        return {report.id: report for report in self.record.reports}

    @cached_property
    def contested(self) -> frozenset[str]:
        """The events of which it is contested who did it: two are named for it, or the only one named denies it."""
        found = set()
        for differing in self.record.disagreements:
            if differing.slot != "initiator" or differing.relation != "contested":
                continue
            values = [position.value for position in differing.positions]
            named = [value for value in values if value != "does not say" and not value.endswith("(denied)")]
            if len(named) != 1 or f"not {named[0].partition(' (')[0]} (denied)" in values:
                found.add(differing.about)
        return frozenset(found)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {s.id: legible(s.name) for claim in self.record.claims for s in claim.attribution.chain}

    def source_name(self, source: str) -> str:
        """The name of an origin by its id."""
        return self._names.get(source) or legible(source.removeprefix("text:").removeprefix("unnamed:"))

    def state_of(self, actor_id: str) -> str | None:
        """The state that an actor is a body of (its alpha-3 code in small letters); a group of the registry is none."""
        row = self.known.actors.get(actor_id)
        return None if row is not None and row.kind not in STATE_KINDS else state_of(actor_id)

    def told(self, event: Event) -> list[Claim]:
        """The claims of an event, in the order of the record."""
        return [self.claims[claim] for claim in event.claims if claim in self.claims]

    def place(self, event: Event) -> PlaceRef | None:
        """Where an event is: its main place; of those who left, the one that they left."""
        return place_of(event)

    def divisions(self, event: Event) -> tuple[str, str]:
        """The divisions of the main place: of the gazetteer, else those that the event itself names; "" if unknown."""
        place = self.place(event)
        first, second = self.known.divisions(place.place_id) if place and place.place_id else (None, None)
        named = {p.kind: p.canonical for p in event.places if p.kind in ("admin1", "admin2") and p.canonical}
        return legible(first or named.get("admin1") or ""), legible(second or named.get("admin2") or "")

    def doers(self, event: Event) -> list[ActorRef]:
        """Who did it; nobody where that is contested, or only unknown."""
        if event.id in self.contested:
            return []
        return _named(event, (*_DOERS, "besieger") if _lays_siege(event) else _DOERS)

    def suspected(self, event: Event) -> bool:
        """Whether every account that names who did it only suspects them."""
        named = [claim for claim in self.told(event) if any(a.id != "unknown" for a in claim.actors_as(*_DOERS))]
        return bool(named) and all(
            claim.modality == "suspected" or any(slot in _DOERS for slot, _hedge in claim.slot_modality)
            for claim in named
        )

    def parties(self, event: Event) -> list[ActorRef]:
        """The sides of an agreement."""
        return _named(event, _PARTIES)

    def facing(self, event: Event) -> list[ActorRef]:
        """Whom it was done to, or fought: armed opponents and targets first, then victims."""
        roles = _FACING if _lays_siege(event) else ("besieger", *_FACING)
        return sorted(_named(event, roles), key=lambda actor: roles.index(actor.role))

    @cached_property
    def _disagreements(self) -> dict[str, list[Disagreement]]:
        found: dict[str, list[Disagreement]] = {}
        for one in self.record.disagreements:
            found.setdefault(one.about, []).append(one)
        return found

    def disagreements(self, event: Event) -> list[Disagreement]:
        """What the accounts of an event differ on."""
        return self._disagreements.get(event.id, [])

    @cached_property
    def outlets(self) -> dict[str, Actor]:
        """The registry's rows by every name of theirs, case folded."""
        return {name.casefold(): row for row in self.known.actors.values() for name in (row.name, *row.aliases)}

    @cached_property
    def backed(self) -> frozenset[tuple[str, str]]:
        """Which state supports which: pairs of alpha-2 codes, backer first, as the record's states tell."""
        found = set()
        for state in self.record.states:
            if state.type == "support_relation":
                ends = {a.role: code_of_state(self.state_of(a.id) or "") for a in state.actors}
                if ends.get("backer") and ends.get("backed"):
                    found.add((str(ends["backer"]), str(ends["backed"])))
        return frozenset(found)

    def reports_of(self, event: Event) -> list[Report]:
        """The reports of an event, in the order of the record."""
        return [self.reports[report] for report in event.reports if report in self.reports]


def state_of(actor_id: str) -> str | None:
    """The state that an actor is a body of, as its alpha-3 code in small letters; None for all others.

    `civ` is no Ivory Coast but the civilians; that state's bodies are "civ-forces" and the like.

    >>> state_of("rus-air"), state_of("syr"), state_of("syr-gov-forces"), state_of("m23"), state_of("civ")
    ('rus', 'syr', 'syr', None, None)
    """
    parts = actor_id.split("-")
    if (
        actor_id != "civ"
        and len(parts[0]) == 3
        and parts[0].isalpha()
        and all(part in _SOURCES_OF_STATES for part in parts[1:])
    ):
        return parts[0] if code_of_state(parts[0]) else None
    return None


def _lays_siege(event: Event) -> bool:
    """Whether the besieger is the one who acts, rather than the one whose siege ends."""
    return event.type == "siege_change" and event.subtype in ("imposed", "tightened")


def _named(event: Event, roles: tuple[str, ...]) -> list[ActorRef]:
    found: dict[str, ActorRef] = {}
    for actor in event.actors:
        if actor.role in roles and actor.id != "unknown":
            found.setdefault(actor.id, actor)
    return list(found.values())
