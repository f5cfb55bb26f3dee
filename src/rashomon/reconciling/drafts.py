"""A cluster on its way to an event or a state: its claims with copies and parts, before it has a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.model.claim import Claim
from rashomon.model.record import Disagreement, Event, Position, Range, StateEntry, StateTimeline, VictimRange
from rashomon.model.when import When
from rashomon.reconciling import shown, summary
from rashomon.reconciling.disagreements import between_versions, findings
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.grading import grade_of
from rashomon.reconciling.harm import harm_of
from rashomon.reconciling.positions import Members, denies_own_part, place_name, positions_of, taking
from rashomon.reconciling.ranges import Profile, kinds_of, latest, range_of
from rashomon.reconciling.repeats import repeats_of
from rashomon.reconciling.revisions import revisions_of
from rashomon.reconciling.sides import named, side
from rashomon.reconciling.titles import negated, title_of
from rashomon.reconciling.victims import groups_of, total_of
from rashomon.reconciling.wholes import bounded

LISTED = frozenset({"update", "disagree", "contested"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One cluster: `members` with all claims in order, and why they are together."""

    members: Members
    why: tuple[str, ...] = ()
    umbrella: bool = False

    @property
    def facts(self) -> tuple[Facts, ...]:
        """All claims, copies and parts included, in the order of the record."""
        return self.members.facts

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The same as claims."""
        return tuple(fact.claim for fact in self.facts)

    @property
    def when(self) -> When:
        """The day or days of the whole."""
        facts = self.members.counted or self.members.told
        return summary.span_of(facts) if self.facts[0].claim.kind == "state" else summary.when_of(facts)


def sort_key(draft: Draft) -> tuple[date, date, int]:
    """By time, then by the text; what has no time comes last."""
    when = draft.when
    start = when.start or when.end or date.max
    return start, when.end or date.max, draft.facts[0].order


def ranges_of(members: Members, profile: Profile) -> dict[str, Range]:
    """The range of each kind of number that the claims bound."""
    found = {}
    for kind in kinds_of(members.counted):
        given = total_of(_by_group(members, kind, profile))
        if given is not None:
            found[kind] = given
    return found


def victims_by_side(members: Members, profile: Profile) -> dict[str, tuple[VictimRange, ...]]:
    """The figures of each side's victims, by kind, where the claims tell sides apart."""
    found = {kind: _by_group(members, kind, profile) for kind in kinds_of(members.counted)}
    return {
        kind: tuple(VictimRange(victims=name, range=extent) for name, extent in several if name is not None)
        for kind, several in found.items()
        if len(several) > 1
    }


def _by_group(members: Members, kind: str, profile: Profile) -> list[tuple[str | None, Range]]:
    denied = _denied_by_doer(members)
    found = []
    for group in groups_of(members.counted, kind):
        given = range_of(latest(group.facts, kind, members.voices), profile, denied=denied)
        if given is not None:
            found.append((group.name, given))
    return found


def _denied_by_doer(members: Members) -> bool:
    """Whether the side that is said to have done it denies that it happened; not that it was itself the doer."""
    doers = {one for fact in members.counted for one in named(fact.doing | fact.suspected)}
    denials = [fact for fact in members.told if fact.denied and not denies_own_part(fact)]
    return any(not doers or fact.named_origin is None or side(fact.named_origin) in doers for fact in denials)


def event_of(
    draft: Draft, event_id: str, profile: Profile, related: Sequence[tuple[str, str]], apart: Sequence[str]
) -> tuple[Event, tuple[Disagreement, ...]]:
    """The event and what its accounts disagree on."""
    members = draft.members
    facts = members.counted or members.told
    positions = positions_of(members, kinds_of(members.told))
    disagreements = _disagreements(event_id, members, positions)
    ranges, bounds = bounded(ranges_of(members, profile), members)
    contested = any(found.slot == "initiator" and found.relation == "contested" for found in disagreements)
    claim_type, subtype = summary.type_of(facts, contested=contested)
    modality, polarity = summary.modality_of(members), facts[0].claim.polarity
    event = Event(
        id=event_id,
        type=claim_type,
        subtype=subtype,
        title=_title(title_of(claim_type, subtype, _titling(facts), contested=contested), claim_type, polarity, ranges),
        when=draft.when,
        places=summary.places_of(facts),
        actors=summary.actors_of(draft.facts),
        ranges=ranges,
        victims=victims_by_side(members, profile),
        positions=positions,
        reports=summary.reports_of(draft.claims),
        origins=members.voices.origins,
        camps=members.voices.camps,
        claims=tuple(claim.id for claim in draft.claims),
        modality=modality,
        polarity=polarity,
        grade=grade_of(members, disputed=any(d.relation in ("disagree", "contested") for d in disagreements)),
        umbrella=draft.umbrella,
        related=tuple(sorted(related)),
        revisions=revisions_of(members),
        copies=repeats_of(members),
        harm=harm_of(members, claim_type) if polarity == "affirmed" else None,
        why=(*draft.why, *apart, *bounds),
    )
    return event, disagreements


def _titling(facts: Sequence[Facts]) -> Sequence[Facts]:
    """The claims that a title is made of: what was done, by no one on whom it is only laid."""
    deeds = taking(facts)
    return [fact for fact in deeds if not fact.laid] or deeds


def _title(title: str, claim_type: str, polarity: str, ranges: Mapping[str, Range]) -> str:
    """A title that says where something did not happen, unless a figure or the end of a detention says it already."""
    told = claim_type == "violation" or any(found.high == 0 for found in ranges.values())
    return title if polarity != "negated" or told else negated(title)


def state_of(
    draft: Draft, state_id: str, profile: Profile, ended_by: str | None
) -> tuple[StateTimeline, tuple[Disagreement, ...]]:
    """The timeline of a state and what its accounts disagree on."""
    members = draft.members
    facts = members.counted or members.told
    positions = positions_of(members, kinds_of(members.told))
    ranges = ranges_of(members, profile)
    claim_type, subtype = summary.type_of(facts)
    polarity = facts[0].claim.polarity
    timeline = StateTimeline(
        id=state_id,
        type=claim_type,
        subtype=subtype,
        title=title_of(claim_type, subtype, facts) + (", denied" if polarity == "negated" else ""),
        subject=_subject(facts),
        places=summary.places_of(facts),
        actors=summary.actors_of(draft.facts),
        entries=_entries(members),
        ranges=ranges,
        positions=positions,
        reports=summary.reports_of(draft.claims),
        origins=members.voices.origins,
        camps=members.voices.camps,
        claims=tuple(claim.id for claim in draft.claims),
        ended_by=ended_by,
        why=draft.why,
    )
    return timeline, _disagreements(state_id, members, positions)


def _disagreements(
    about: str, members: Members, positions: Mapping[str, tuple[Position, ...]]
) -> tuple[Disagreement, ...]:
    listed = [found for found in findings(members, positions) if found[1] in LISTED]
    taken = {slot for slot, *_rest in listed}
    listed += [found for found in between_versions(members) if found[0] not in taken]
    return tuple(
        Disagreement(id=f"D-{about}-{slot}", about=about, slot=slot, relation=relation, positions=accounts, note=note)
        for slot, relation, accounts, note in listed
    )


def _entries(members: Members) -> tuple[StateEntry, ...]:
    facts = [fact for fact in members.facts if fact.order not in members.copies]
    return tuple(_entry(fact, members) for fact in sorted(facts, key=_entry_key))


def _entry_key(fact: Facts) -> tuple[int, int, int]:
    """By the day as of which it holds, then by its beginning, then by the text."""
    return fact.last if fact.last is not None else 10**7, fact.first or 0, fact.order


def _entry(fact: Facts, members: Members) -> StateEntry:
    kind = next((kind for kind in sorted(fact.numbers) if kind not in ("count",)), None)
    quantity = fact.numbers[kind] if kind else None
    origin = fact.claim.attribution.origin
    words = fact.claim.subtype.replace("_", " ")
    return StateEntry(
        when=fact.claim.time,
        known=fact.known.isoformat() if fact.known else None,
        value=f"{words}: {shown.number(quantity)}" if quantity else words,
        origin=origin.id if fact.named_origin is None else members.voices.voice[fact.order],
        camp=origin.camp,
        claim=fact.claim.id,
        report=fact.claim.report,
        modality=fact.claim.modality,
        low=quantity.low if quantity else None,
        high=quantity.high if quantity else None,
    )


def _subject(facts: Sequence[Facts]) -> str:
    """Who holds, besieges, backs or lives; the place where no one is named."""
    for roles in (("holder", "besieger", "force", "backer", "subject"), ("population", "affected", "besieged")):
        for fact in facts:
            names = [a.name for a in fact.claim.actors_as(*roles) if a.id not in ("unknown", "persons") and a.name]
            if names:
                return " and ".join(dict.fromkeys(names))
    return next((place_name(spot) or "" for fact in facts for spot in fact.spots), "")
