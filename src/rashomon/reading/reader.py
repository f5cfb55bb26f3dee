"""One report read: its claims, and what was left open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.gazetteer import Gazetteer
from rashomon.model import Claim, Explanation, Refused, Report, Span, Unresolved
from rashomon.reading import (
    actors,
    arms,
    attribution,
    bearers,
    capitals,
    dates,
    dating,
    labels,
    layout,
    own_word,
    parse,
    places,
    quantities,
    sentences,
)
from rashomon.reading.claims import assemble
from rashomon.reading.document import Document
from rashomon.reading.explaining import explained
from rashomon.reading.frames import Scene, propose
from rashomon.reading.names import OF_PARTIES, NameHit, NameIndex
from rashomon.reading.registry import Registry
from rashomon.reading.unresolved import unresolved

__all__ = ["Reading", "explain", "read", "understand"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one report says: the report (with its day inferred where that could be done), its claims in the order of
    the text, and what was left open."""

    report: Report
    claims: tuple[Claim, ...]
    unresolved: tuple[Unresolved, ...]


def read(report: Report, gazetteer: Gazetteer) -> Reading:
    """All claims of a report.  Cost: about twice the bare parse.

    A text in capitals is read as a newspaper would print it; names are then given so, quotes as they stand.
    """
    document = understand(_legible(report, gazetteer), gazetteer)
    scene = Scene(document)
    claims = _quoting(report, assemble(scene, propose(scene)))
    return Reading(
        report=replace(document.report, text=report.text), claims=claims, unresolved=unresolved(document, claims)
    )


def explain(report: Report, gazetteer: Gazetteer) -> Explanation:
    """The same reading with what was seen in each sentence, and what was proposed and makes no claim.

    Its claims are those of `read`, in the same order.
    """
    document = understand(_legible(report, gazetteer), gazetteer)
    scene = Scene(document)
    refused: list[Refused] = []
    claims = _quoting(report, assemble(scene, propose(scene, refused)))
    found = explained(scene, claims, refused, unresolved(document, claims))
    return replace(found, report=replace(found.report, text=report.text))


def _legible(report: Report, gazetteer: Gazetteer) -> Report:
    text = capitals.recased(report.text, gazetteer)
    return report if text is None else replace(report, text=text)


def _quoting(report: Report, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with the words of the text as it was received."""
    if all(claim.span.text_of(report.text) == claim.quote for claim in claims):
        return claims
    return tuple(replace(claim, quote=claim.span.text_of(report.text)) for claim in claims)


def _capitals(hits: Sequence[NameHit]) -> list[Span]:
    return [hit.span for hit in hits if hit.text.isupper()]


def _without_days(hits: Sequence[NameHit], days: Sequence[Span]) -> tuple[NameHit, ...]:
    """The names but those that are a date here: "17 November" is also a Greek group."""
    return tuple(hit for hit in hits if not any(d.start <= hit.span.start and hit.span.end <= d.end for d in days))


def _without_sites(hits: Sequence[NameHit], gazetteer: Gazetteer) -> tuple[NameHit, ...]:
    """The names but those of units that are known as their base: "Brigade 137" is a place of Deir ez-Zor."""
    return tuple(hit for hit in hits if hit.sort != "unit" or not gazetteer.is_name(hit.name))


def understand(report: Report, gazetteer: Gazetteer) -> Document:
    """The report with everything that stands between the text and its claims: parse, dates, numbers, names, voices."""
    parse.renew()
    blocks = layout.lay_out(report)
    doc = parse.tokenise(report.text)
    hits = _without_sites(NameIndex.load().find(doc), gazetteer)
    taken = [hit.span for hit in hits]
    blocks = labels.cut(report.text, blocks, doc, gazetteer, taken)
    split = sentences.split(report.text, blocks)
    named_places = places.name_spans(doc, gazetteer, taken=taken)
    doc = parse.parse(doc, split, [*taken, *named_places], acronyms=_capitals(hits), bodies=taken)
    document = Document(report=report, blocks=blocks, sentences=split, doc=doc)
    if report.published is None:
        inferred = dating.infer(document)
        if inferred is not None:
            document.report = replace(report, published=inferred)
    else:
        document.own_day = dating.own_day(document)
    document.dates = dates.find(document)
    hits = _without_days(hits, [mention.span for mention in document.dates])
    document.quantities = quantities.find(document)
    document.places = places.find(
        document,
        gazetteer,
        taken=[hit.span for hit in hits if hit.sort in OF_PARTIES],
        homes=bearers.homes(hits, Registry.load()),
    )
    year = document.day.year if document.day else None
    document.countries = actors.countries(document, hits)
    hits = bearers.settle(hits, Registry.load(), document.countries, year)
    document.actors = actors.find(document, hits)
    document.speech = attribution.find(document)
    own_word.settle(document)
    arms.settle(document)
    return document
