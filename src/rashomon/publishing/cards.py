"""Events as cards: every line that a reader sees of an event, before any layout."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rashomon.model import Claim, Disagreement, Event, Grade, Position
from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.model.weight import NO, in_order, polarity_told
from rashomon.publishing.actors import Part, parts, where
from rashomon.publishing.catalogue import Catalogue, Quote, marks_of
from rashomon.publishing.changes import harm_words, revised, untold
from rashomon.publishing.days import when, written_days
from rashomon.publishing.judged import decided
from rashomon.publishing.numbers import extent, figure, range_figure
from rashomon.publishing.repeats import repeated
from rashomon.publishing.words import counted, label, legible, type_label, typeset

KEY_QUOTES = 3
_TOLD_COUNTS = re.compile(r"\d+ origins?, \d+ camps?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One range in words, with the claims that give it; `weighty` for casualties."""

    kind: str
    text: str
    weighty: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One position of a disagreement: the value, who holds it, and the quotes that say so."""

    value: str
    holders: str
    known: str
    quotes: tuple[Quote, ...]
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A disagreement on one slot, with every account of it."""

    slot: str
    relation: str
    word: str
    note: str
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCard:
    """One event in words.  `key_quotes` are few and cover the figures; `quotes` are all of them."""

    id: str
    title: str
    type: str
    kind: str
    marks: tuple[str, ...]
    when: str
    where: str
    who: tuple[Part, ...]
    figures: tuple[Figure, ...]
    holders: str
    counts: str
    repeats: str
    reports: int
    origins: int
    camps: int
    sure: str
    reasons: str
    harm: str
    notes: tuple[str, ...]
    changes: tuple[str, ...]
    disputes: tuple[Dispute, ...]
    key_quotes: tuple[Quote, ...]
    quotes: tuple[Quote, ...]
    why: tuple[str, ...]
    desk: tuple[str, ...] = ()


def event_cards(catalogue: Catalogue) -> list[EventCard]:
    """The events in words, in their order."""
    return [event_card(event, catalogue) for event in in_order(catalogue.record.events)]


def event_card(event: Event, catalogue: Catalogue) -> EventCard:
    """One event in words."""
    disputes = disputes_of(event.id, catalogue)
    told = [catalogue.claims[claim] for claim in event.claims if claim in catalogue.claims]
    return EventCard(
        id=legible(event.id),
        title=title_of(event.title, event.type, event.subtype),
        type=event.type,
        kind=type_label(event.type, event.subtype),
        marks=event_marks(event),
        when=when(event.when),
        where=where(event.places),
        who=tuple(_who(event, told, disputes)),
        figures=figures(event, catalogue),
        holders=holders(event, catalogue),
        counts=counts(event.reports, event.origins, event.camps, catalogue.texts(event.claims)),
        repeats=repeated(event, catalogue),
        reports=len(event.reports),
        origins=len(event.origins),
        camps=len(event.camps),
        sure=_sure(event.grade),
        reasons="; ".join(legible(reason) for reason in event.grade.reasons if not _TOLD_COUNTS.fullmatch(reason)),
        harm=harm_words(event.harm),
        notes=_notes(event, catalogue),
        changes=revised(event, catalogue),
        disputes=disputes,
        key_quotes=tuple(key_quotes(event, disputes, catalogue)),
        quotes=tuple(catalogue.quotes(event.claims)),
        why=tuple(legible(line) for line in event.why),
        desk=decided(event.id, catalogue.record),
    )


def title_of(title: str, kind: str, subtype: str) -> str:
    """The title; what kind of thing it is where it has none."""
    return legible(title) or type_label(kind, subtype)


def figures(event: Event, catalogue: Catalogue) -> tuple[Figure, ...]:
    """The ranges of an event in words, casualties first; zero is a statement and is kept."""
    order = {kind: place for place, kind in enumerate(CASUALTY_KINDS)}
    kinds = sorted(event.ranges, key=lambda kind: (order.get(kind, len(order)), kind))
    return tuple(
        Figure(
            kind=kind,
            text=range_figure(kind, event.ranges[kind]) + _by_side(event, kind),
            weighty=kind in CASUALTY_KINDS,
            claims=_claims_with(kind, event, catalogue),
        )
        for kind in kinds
    )


def _by_side(event: Event, kind: str) -> str:
    """Whose victims the figure counts, where they are told apart: " (31 rebels; 9–54 soldiers)"."""
    told = [f"{extent(one.range.low, one.range.high)} {legible(one.victims)}" for one in event.victims.get(kind, ())]
    return f" ({'; '.join(told)})" if told else ""


def disputes_of(about: str, catalogue: Catalogue) -> tuple[Dispute, ...]:
    """What is disputed about an event or state, in words."""
    return tuple(_dispute(found, catalogue) for found in catalogue.disputes.get(about, []))


def holders(told: Event | Position, catalogue: Catalogue) -> str:
    """Who says so: the origins with their camps; sources without a name; or the outlets where there are none."""
    if told.origins:
        return "; ".join(catalogue.origin_name(origin) for origin in told.origins)
    ours = [claim for claim in told.claims if catalogue.tells(claim)] or told.claims
    unnamed = dict.fromkeys(filter(None, (catalogue.unnamed_origin(claim) for claim in ours)))
    if unnamed:
        return "; ".join(unnamed)
    outlets = list(dict.fromkeys(filter(None, (catalogue.outlet_name(report) for report in told.reports))))
    return f"{', '.join(outlets)}, own voice" if outlets else "the report’s own voice"


def counts(reports: tuple[str, ...], origins: tuple[str, ...], camps: tuple[str, ...], texts: int = 0) -> str:
    """How many reports, origins and camps stand behind something; `texts` tells how many of the reports differ."""
    told = counted(len(reports), "report")
    if 0 < texts < len(reports):
        told += f" ({'one text' if texts == 1 else f'{texts} texts'})"
    if not origins:
        return f"{told}, no origin named"
    sides = counted(len(camps), "camp") if camps else "camp not known"
    return f"{told}, {counted(len(origins), 'origin')}, {sides}"


def position_value(position: Position, slot: str) -> str:
    """The value of one account as a reader would write it."""
    if position.value:
        return written_days(typeset(position.value))
    return figure(slot, position.low, position.high)


def key_quotes(event: Event, disputes: tuple[Dispute, ...], catalogue: Catalogue) -> list[Quote]:
    """At most three quotes that cover the event's figures, then its origins; those under disputes are not repeated."""
    above = [quote for dispute in disputes for account in dispute.accounts for quote in account.quotes]
    places = {(quote.report, quote.start, quote.end) for quote in above}
    told = [catalogue.claims[claim] for claim in event.claims if claim in catalogue.claims]
    shown = {claim.id for claim in told if (claim.report, claim.span.start, claim.span.end) in places}
    fresh = [claim for claim in told if claim.duplicate_of is None and claim.status != "noise_duplicate"] or told
    covered = {feature for claim in told if claim.id in shown for feature in _covers(claim)}
    wanted = (set(event.ranges) | set(event.origins)) - covered
    left = [claim for claim in fresh if claim.id not in shown]
    chosen: list[Claim] = []
    while left and len(chosen) < KEY_QUOTES and (wanted or not (chosen or shown)):
        best = max(left, key=lambda claim: (len(wanted & _covers(claim)), claim.status == "content"))
        if not wanted & _covers(best) and (chosen or shown):
            break
        chosen.append(best)
        wanted -= _covers(best)
        left.remove(best)
    return _each_once([catalogue.quote(claim) for claim in told if claim in chosen])


def _each_once(quotes: list[Quote]) -> list[Quote]:
    """The same words with all who say them: "residents and a mayor said" makes two claims of one quote."""
    found: dict[tuple[str, tuple[str, ...]], Quote] = {}
    for quote in quotes:
        key = (quote.reference, quote.marks)
        first = found.get(key)
        found[key] = quote if first is None else replace(first, says=_both(first.says, quote.says))
    return list(found.values())


def _both(first: str, second: str) -> str:
    """Two sources by one way: "A, in Post" and "B, in Post" are "A; B, in Post"."""
    name, comma, way = first.rpartition(", in ")
    other, _comma, same = second.rpartition(", in ")
    return f"{name}; {other}{comma}{way}" if comma and way == same else f"{first}; {second}"


def _covers(claim: Claim) -> set[str]:
    """The kinds of its numbers, and its origin."""
    return {quantity.kind for quantity in claim.quantities} | {claim.attribution.origin.id}


def _sure(grade: Grade) -> str:
    return f"{legible(grade.label) or label('grades', str(grade.admiralty))} ({grade.admiralty})"


def event_marks(event: Event) -> tuple[str, ...]:
    """The hedges; "NEGATED" stays out where the figure or the title says so ("0 killed", "No aid delivered"), and of a
    release."""
    return marks_of(event.modality, "affirmed" if event.title.startswith(NO) else polarity_told(event))


def _who(event: Event, told: list[Claim], disputes: tuple[Dispute, ...]) -> list[Part]:
    """Who did what to whom; where the doer is contested, so much is said in the place of names."""
    contested = any(found.relation == "contested" and found.slot == label("slots", "initiator") for found in disputes)
    found = parts(event.actors, told)
    if not contested:
        return found
    return [
        replace(part, lead=label("unknown", "contested"), names=part.names, hedge=None)
        if part.role == "initiator"
        else part
        for part in found
        if part.role != "co_initiator"
    ]


def _claims_with(kind: str, event: Event, catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(
        claim for claim in event.claims if claim in catalogue.claims and catalogue.claims[claim].quantities_of(kind)
    )


def _notes(event: Event, catalogue: Catalogue) -> tuple[str, ...]:
    inside = any(relation == "has_component" for relation, _ in event.related)
    notes = ["counts other events inside it: never add it to them"] if event.umbrella and inside else []
    notes += [*untold(event), *_accused(event, catalogue)]
    for relation, other_id in event.related:
        other = catalogue.events.get(other_id)
        name = f" ({title_of(other.title, other.type, other.subtype)})" if other is not None else ""
        notes.append(f"{label('links', relation)} {legible(other_id)}{name}")
    return tuple(notes)


def _accused(event: Event, catalogue: Catalogue) -> list[str]:
    """Whom one account alone lays it on; where there are several, they stand among the disagreements."""
    told = event.positions.get("initiator", ())
    if len(told) != 1 or not told[0].value.endswith("(accused)") or not told[0].origins:
        return []
    names = legible(told[0].value.removesuffix(" (accused)"))
    return [f"laid on {names} by {holders(told[0], catalogue)}"]


def _dispute(found: Disagreement, catalogue: Catalogue) -> Dispute:
    return Dispute(
        slot=label("slots", found.slot),
        relation=found.relation,
        word=label("disagreements", found.relation),
        note=legible(found.note or ""),
        accounts=tuple(_account(position, found, catalogue) for position in found.positions),
    )


def _revised(position: Position, found: Disagreement) -> bool:
    """Whether all who hold this account give another figure later."""
    later = {
        origin
        for other in found.positions
        if (other.first_known or "") > (position.last_known or "")
        for origin in other.origins
    }
    return position.low is not None and bool(position.origins) and later >= set(position.origins)


def _account(position: Position, found: Disagreement, catalogue: Catalogue) -> Account:
    quotes = [quote for quote in catalogue.quotes(position.claims) if not quote.copy]
    unique = {quote.words.casefold(): quote for quote in reversed(quotes)}
    known = written_days(legible(position.first_known or ""))
    known = f"first known {known}" if known else ""
    if _revised(position, found):
        known += f"{', ' if known else ''}revised later"
    return Account(
        value=position_value(position, found.slot),
        holders=holders(position, catalogue),
        known=known,
        quotes=tuple(sorted(unique.values(), key=lambda quote: quotes.index(quote))),
        low=position.low,
        high=position.high,
    )
