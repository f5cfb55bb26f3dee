"""What the reading left open, so that a person can see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.model import Claim, Unresolved
from rashomon.model.span import Span
from rashomon.reading.dating import contradicting
from rashomon.reading.document import Document


def unresolved(document: Document, claims: Sequence[Claim]) -> tuple[Unresolved, ...]:
    """Days of the text, and places of claims, that could not be settled; each once."""
    found: dict[tuple[str, str], Unresolved] = {}
    for item in (*_days(document), *_places(document, claims)):
        found.setdefault((item.kind, item.as_written.casefold()), item)
    return tuple(found.values())


def _days(document: Document) -> Iterator[Unresolved]:
    report = document.report
    if report.published is None and document.sentences:
        yield Unresolved(
            kind="day",
            report=report.id,
            as_written=report.title or report.id,
            reason="the report has no day and none can be inferred: give it with --published",
        )
    stamp = contradicting(document)
    if stamp is not None and report.published is not None:
        reason = f"its own date line names another day than the {report.published.day} that the report was given"
        if document.own_day is not None:
            reason += f"; its days are counted from {document.own_day}"
        yield _item(document, "day", stamp.span, reason)
    for mention in document.dates:
        if mention.when is not None or mention.type != "DATE":
            continue
        if mention.value.startswith("XXXX-WXX"):
            yield _item(document, "weekday", mention.span, "no publication day to count from")
        elif mention.value.startswith("XXXX-"):
            yield _item(document, "day", mention.span, "no year is named, and no publication day to tell it from")


def _places(document: Document, claims: Sequence[Claim]) -> Iterator[Unresolved]:
    for claim in claims:
        for place in claim.places:
            if place.lat is None and place.span is not None and (place.as_written or "")[:1].isupper():
                yield _item(document, "place", place.span, "not in the gazetteer, or no one place fits")


def _item(document: Document, kind: str, span: Span, reason: str) -> Unresolved:
    return Unresolved(
        kind=kind,
        report=document.report.id,
        as_written=document.quote(span),
        reason=reason,
        start=span.start,
        end=span.end,
    )
