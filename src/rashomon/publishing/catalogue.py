"""Looking things up in a record: a claim by its id, a source's name, the quotes behind a figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rashomon.model import Claim, Disagreement, Event, Record, Report, Source
from rashomon.publishing.texts import own_texts
from rashomon.publishing.words import camp_name, flowing, label, legible, plain

_BY_ROLE = {"speaker": "voiced by"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The exact words of one claim, with the rest of their sentence and who says so.

    `words`, `before` and `after` are safe to print and make the sentence when they are joined.  `says` names the
    origin first, then the way it came; `marks` are hedges on the whole claim, such as "PLANNED".  `copy` is true for
    scraped duplicates, which count for nothing.  `start` and `end` are code points into the stored text.
    """

    claim: str
    report: str
    start: int
    end: int
    words: str
    before: str
    after: str
    says: str
    marks: tuple[str, ...]
    copy: bool
    language: str | None = None

    @property
    def reference(self) -> str:
        """Where the words stand: `report:start-end`."""
        return f"{legible(self.report)}:{self.start}-{self.end}"


class Catalogue:
    """A record with its indexes; made once a rendering.

    `voices` and `events` are known from elsewhere, where the record is part of a larger one: they tell names, camps and
    titles that it does not.
    """

    def __init__(self, record: Record, voices: Iterable[Source] = (), events: Iterable[Event] = ()) -> None:
        self.record, self._voices = record, voices
        self.claims: dict[str, Claim] = {claim.id: claim for claim in record.claims}
        self.reports: dict[str, Report] = {report.id: report for report in record.reports}
        self.events: dict[str, Event] = {event.id: event for event in (*events, *record.events)}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every voice of the record by its id; the first that gives a camp wins."""
        found: dict[str, Source] = {}
        for claim in self.record.claims:
            for source in claim.attribution.chain:
                if source.id not in found or (found[source.id].camp is None and source.camp is not None):
                    found[source.id] = source
        for source in self._voices:
            if source.id not in found or found[source.id].camp is None:
                found[source.id] = source
        return found

    @cached_property
    def actors(self) -> dict[str, str]:
        """The names of those who act in the claims, by id: who accuses is an actor before it is a source."""
        return {actor.id: actor.name for claim in reversed(self.record.claims) for actor in claim.actors}

    @cached_property
    def disputes(self) -> dict[str, list[Disagreement]]:
        """The disagreements by the event or state that they are about, in the order of the record."""
        found: dict[str, list[Disagreement]] = {}
        for disagreement in self.record.disagreements:
            found.setdefault(disagreement.about, []).append(disagreement)
        return found

    def texts(self, claim_ids: Iterable[str]) -> int:
        """How many of the reports behind these claims tell them in words of their own: one agency's text is one."""
        told: dict[str, list[str]] = {}
        for claim_id in claim_ids:
            claim = self.claims.get(claim_id)
            report = self.reports.get(claim.report) if claim is not None else None
            if claim is not None:
                words = claim.sentence.text_of(report.text) if report is not None else claim.quote
                told.setdefault(claim.report, []).append(words)
        return own_texts([told[report.id] for report in self.record.reports if report.id in told])

    def source_name(self, source_id: str) -> str:
        """The name of a source; of an outlet that is not in the record, its id as words."""
        known = self.sources.get(source_id)
        if known is not None:
            return legible(known.name) or plain(source_id)
        if source_id in self.actors:
            return legible(self.actors[source_id])
        return legible(plain(source_id.removeprefix("text:").removeprefix("unnamed:")))

    def origin_name(self, source_id: str) -> str:
        """The name of an origin with its camp: "Hilltown Monitor (monitor)"."""
        known = self.sources.get(source_id)
        return f"{self.source_name(source_id)}{_side(known) if known is not None else ''}"

    def tells(self, claim_id: str) -> bool:
        """Whether the claim says that it happened, rather than denies it."""
        return claim_id in self.claims and self.claims[claim_id].modality != "denied"

    def unnamed_origin(self, claim_id: str) -> str | None:
        """Who says this claim, where it is someone whom the text does not name; None in the outlet's own voice."""
        claim = self.claims.get(claim_id)
        if claim is None or claim.attribution.own_voice:
            return None
        return _with_resolution(claim.attribution.origin)

    def outlet_name(self, report_id: str) -> str:
        """The outlet of a report; empty where it is not known."""
        report = self.reports.get(report_id)
        return legible(report.outlet or "") if report is not None else ""

    def quotes(self, claim_ids: Iterable[str]) -> list[Quote]:
        """The quotes of these claims, in their order; ids that the record does not hold are passed over."""
        return [self.quote(self.claims[claim_id]) for claim_id in claim_ids if claim_id in self.claims]

    def quote(self, claim: Claim) -> Quote:
        """The words of one claim inside their sentence."""
        report = self.reports.get(claim.report)
        text = report.text if report is not None else ""
        return Quote(
            claim=claim.id,
            report=claim.report,
            start=claim.span.start,
            end=claim.span.end,
            words=legible(claim.quote),
            before=flowing(text[claim.sentence.start : claim.span.start]).lstrip(),
            after=flowing(text[claim.span.end : claim.sentence.end]).rstrip(),
            says=self.says(claim),
            marks=claim_marks(claim),
            copy=claim.duplicate_of is not None or claim.status == "noise_duplicate",
            language=report.language if report is not None else None,
        )

    def says(self, claim: Claim) -> str:
        """Who says it and by what way: "Defence Ministry (government), through Interfax, in Morning Post"."""
        outlet = self.outlet_name(claim.report)
        if claim.attribution.own_voice:
            return f"{outlet}, own voice" if outlet else "the report’s own voice"
        *way, origin = claim.attribution.chain
        name = _with_resolution(origin)
        passed_on = [f", {_BY_ROLE.get(source.role, 'through')} {legible(source.name)}" for source in way[1:]]
        return f"{name}{''.join(passed_on)}{f', in {outlet}' if outlet else ''}"


def _with_resolution(source: Source) -> str:
    """The source with its camp, and whether the text names it."""
    name = legible(source.name)
    told = source.resolution == "named" or name.casefold().startswith(f"{source.resolution} ")  # "unnamed residents"
    resolved = "" if told else f" [{label('resolutions', source.resolution)}]"
    return f"{name}{_side(source)}{resolved}"


def _side(source: Source) -> str:
    """The camp in brackets; nothing where it is the source itself, such as the United Nations."""
    if not source.camp or source.camp.casefold() in (source.id.casefold(), source.name.casefold()):
        return ""
    camp = legible(camp_name(source.camp))
    if camp.endswith(f" of {source.name}"):
        return ""  # the state itself, for its government
    return f" ({camp})"


def claim_marks(claim: Claim) -> tuple[str, ...]:
    """Hedges on the whole claim in capitals, such as "PLANNED" or "NEGATED"; empty for what is plainly said."""
    return marks_of(claim.modality, claim.polarity)


def marks_of(modality: str, polarity: str) -> tuple[str, ...]:
    """The marks of a modality and a polarity."""
    return tuple(mark for mark in (label("modalities", modality), label("polarities", polarity)) if mark)
