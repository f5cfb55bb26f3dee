"""The record: what several reports add up to.  Everything here is derived from claims and can be computed again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rashomon.model.actor import ActorRef
from rashomon.model.claim import Claim
from rashomon.model.judgement import Judgement
from rashomon.model.place import PlaceRef
from rashomon.model.report import Report
from rashomon.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """The range of one quantity over all origins.

    Unknowns: `best` is None where the origins' ranges are disjoint, or no number is stated; it is never an average.
    `high` is None if nothing bounds it.  `unit` as in `Quantity`.
    """

    low: float | None
    best: float | None
    high: float | None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VictimRange:
    """The range of one quantity over one side's victims; `victims` names the side, "all" where no side is told."""

    victims: str
    range: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One account of one slot: the value, who holds it, and the claims that say so.

    `value` is as a reader would write it ("19", "65,000-75,000", "Russian air force", "siege broken").
    `origins` and `camps` are ids, sorted; `reports` and `claims` are ids in the order of the record.
    `independent` is False where only unattributed narration says it.
    """

    value: str
    origins: tuple[str, ...] = ()
    camps: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    first_known: str | None = None
    last_known: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """How sure: `admiralty` is a digit 1 to 6 as a suggestion, with `reasons` in words."""

    admiralty: int
    label: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmGrade:
    """How well civilian harm is established, as a suggestion in Airwars' terms, with `reasons` in words.

    `status`: confirmed, fair, weak, contested, discounted.
    """

    status: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One figure as a voice gave it: `value` as a reader would write it, `known` the ISO day on which it was said.

    Unknowns: `low` or `high` None is not stated; `known` None where neither the text nor the report has a day.
    """

    value: str
    low: float | None
    high: float | None
    known: str | None
    claim: str
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """The figures of one kind that one voice gave one after the other: a toll that rises, or one that is corrected.

    *Shape*: two figures or more, in the order of time; only the last one counts in the range.  `origin` is the id of an
    origin, or `report:ID` for an outlet that changes what it said in its own words; `victims` as in `VictimRange`, None
    where no side is told apart.
    """

    kind: str
    origin: str
    figures: tuple[Told, ...]
    victims: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What an umbrella counts and its parts do not come to, or the other way round.

    `low` and `high` are `whole` less `parts`: above zero is told nowhere else, below zero the parts come to more.
    `events` are the parts that were added up.
    Unknowns: `high` is None where the umbrella has no upper end, `low` where the parts have none.
    """

    kind: str
    whole: Range
    parts: Range
    low: float | None
    high: float | None
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A report that only repeats another one in what it tells of an event: a document and no voice.

    `how`: copy (the same words), rewrite (the same text, edited), citation (it names the other one's outlet).
    `of` is the first of them in the record; of two reports of one day, which came first is not known.
    """

    report: str
    of: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A happening that one or more claims tell of.

    `positions` maps a slot (killed, injured, initiator, day, place, outcome ...) to the accounts of it.
    `victims` tells the figures of each side apart (the soldiers' dead and the rebels'), by kind, where the claims do;
    `ranges` then holds what they come to.  `origins` leaves out the outlets' own voices; `camps` are those of the
    origins.  `parts` are events counted inside this one; an umbrella never adds to its parts.  `related` are
    (relation, event id) pairs such as ("component_of", "e7") or ("resolves", "e9").  `revisions` are the figures that
    a voice gave one after the other, `gaps` what an umbrella counts beyond its parts,
    `copies` the reports that only repeat another one of `reports`.  `harm` is None for what is no attack in which
    civilians are said to be harmed.  `why` explains each merge in
    words, one line a link.
    """

    id: str
    type: str
    subtype: str
    title: str
    when: When
    places: tuple[PlaceRef, ...]
    actors: tuple[ActorRef, ...]
    ranges: Mapping[str, Range]
    positions: Mapping[str, tuple[Position, ...]]
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    camps: tuple[str, ...]
    claims: tuple[str, ...]
    modality: str
    polarity: str
    grade: Grade
    victims: Mapping[str, tuple[VictimRange, ...]] = field(default_factory=dict)
    umbrella: bool = False
    related: tuple[tuple[str, str], ...] = ()
    revisions: tuple[Revision, ...] = ()
    gaps: tuple[Gap, ...] = ()
    copies: tuple[Copy, ...] = ()
    harm: HarmGrade | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StateEntry:
    """One account of a state at one time."""

    when: When
    known: str | None
    value: str
    origin: str
    camp: str | None
    claim: str
    report: str
    modality: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StateTimeline:
    """One state over time: who holds what, how long a siege lasts, how many live where.

    `entries` are in the order of time, then of the text.  `ended_by` names the event that ends it, if any.
    """

    id: str
    type: str
    subtype: str
    title: str
    subject: str
    places: tuple[PlaceRef, ...]
    actors: tuple[ActorRef, ...]
    entries: tuple[StateEntry, ...]
    ranges: Mapping[str, Range]
    positions: Mapping[str, tuple[Position, ...]]
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    camps: tuple[str, ...]
    claims: tuple[str, ...]
    ended_by: str | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Where accounts differ on one slot of one event or state.

    `relation`: agree, compatible, update, disagree, contested.  Only update, disagree and contested are listed.
    """

    id: str
    about: str
    slot: str
    relation: str
    positions: tuple[Position, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """What the reading could not settle: a name, a day, a pronoun, a report that could not be read.

    `kind`: place, actor, day, weekday, reference, quantity, report, language.
    """

    kind: str
    report: str
    as_written: str
    reason: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that a set of reports says, with every claim."""

    reports: tuple[Report, ...]
    events: tuple[Event, ...]
    states: tuple[StateTimeline, ...]
    disagreements: tuple[Disagreement, ...]
    claims: tuple[Claim, ...]
    unresolved: tuple[Unresolved, ...] = ()
    clusters: Mapping[str, str] = field(default_factory=dict)
    """Claim id -> id of the event or state that it belongs to."""
    judgements: tuple[Judgement, ...] = ()
    """What people decided and the record takes into account, in the order of time."""
    decided: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Id of a claim, event or state -> numbers of the judgements that shaped it."""

    def claim(self, claim_id: str) -> Claim:
        """The claim with this id.

        Raises:
            KeyError: if the record holds no such claim.
        """
        for claim in self.claims:
            if claim.id == claim_id:
                return claim
        raise KeyError(claim_id)
