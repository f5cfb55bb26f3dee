"""Single things of a project on the terminal: a report with its claims, a claim with its fields, judgements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from rich.console import Console
from rich.text import Text

from rashomon.model import Claim, Judgement, Record, Report, Source
from rashomon.publishing.actors import actor_name, place_name
from rashomon.publishing.catalogue import Catalogue
from rashomon.publishing.days import when
from rashomon.publishing.judged import said
from rashomon.publishing.numbers import quantity_figure
from rashomon.publishing.overview import report_line
from rashomon.publishing.styles import ID, MARK, QUIET, WEIGHTY, elided, indented, quote_text, rows, section
from rashomon.publishing.words import counted, flowing, legible, type_label

_LEAD = 12
_MOST_HITS = 4


def only(record: Record, identifier: str) -> Record:
    """The record with one event or state alone, its claims and their reports."""
    claims = tuple(one for one in record.claims if record.clusters.get(one.id) == identifier)
    reports = {one.report for one in claims}
    return replace(
        record,
        reports=tuple(one for one in record.reports if one.id in reports),
        events=tuple(one for one in record.events if one.id == identifier),
        states=tuple(one for one in record.states if one.id == identifier),
        disagreements=tuple(one for one in record.disagreements if one.about == identifier),
        claims=claims,
        unresolved=(),
    )


def draw_found(report: Report, claims: Sequence[Claim], words: str, page: Console) -> None:
    """A report that a search found: its head, and the claims whose sentence holds one of the words."""
    page.print(Text.assemble((legible(report.id), ID), ("  " + report_line(report), WEIGHTY)))
    wanted = [word.rstrip("*").casefold() for word in words.split()]
    hits = [
        one for one in claims if any(word in one.sentence.text_of(report.text).casefold() for word in wanted if word)
    ]
    for claim in hits[:_MOST_HITS]:
        page.print(indented(_claim_line(claim)))
    if len(hits) > _MOST_HITS:
        page.print(indented(Text(f"and {len(hits) - _MOST_HITS} more claims", style=QUIET)))
    elif not hits:
        page.print(indented(Text(f"{counted(len(claims), 'claim')}, none in a sentence with these words", style=QUIET)))


def draw_report(
    report: Report, claims: Sequence[Claim], version: str, recorded: str, told: Sequence[Judgement], page: Console
) -> None:
    """A report: what is known about it, its hash, and its claims in the order of the text."""
    page.print(Text.assemble((legible(report.id), ID), ("  " + report_line(report), WEIGHTY)))
    facts = [
        ("url", Text(legible(report.url or "not known"))),
        ("file", Text(legible(report.path or "not known"))),
        ("recorded", Text(f"{recorded}, read by {version}")),
        ("SHA-256", Text(report.sha256)),
        ("text", Text(f"{len(report.text):,} characters; `--raw` gives the bytes as received")),
    ]
    page.print(indented(rows(facts, lead=_LEAD)))
    for one in told:
        page.print(indented(Text(f"{one.number}. {said(one)}", style=MARK)))
    page.print()
    page.print(section("Claims"))
    for claim in claims:
        page.print(indented(_claim_line(claim)))
    if not claims:
        page.print(indented(Text("none: nothing that the reading knows is told here", style=QUIET)))


def draw_claim(claim: Claim, record: Record, page: Console) -> None:
    """A claim with all its fields, its words in their sentence, who says it, and the judgements on it."""
    catalogue = Catalogue(record)
    quote = catalogue.quote(claim)
    page.print(Text.assemble((legible(claim.id), ID), (f"  {type_label(claim.type, claim.subtype)}", WEIGHTY)))
    page.print(indented(quote_text(quote)))
    fields = [
        ("sentence", Text(f"{quote.before}{quote.words}{quote.after}", overflow="fold")),
        ("when", Text(when(claim.time))),
        *(
            (place.role.replace("_", " "), Text(_place(place_name(place), place.lat, place.lon)))
            for place in claim.places
        ),
        *(
            (actor.role.replace("_", " "), Text(f"{actor_name(actor)}  [{legible(actor.id)}]"))
            for actor in claim.actors
        ),
        *((one.kind.replace("_", " "), Text(quantity_figure(one))) for one in claim.quantities),
        ("modality", Text(f"{claim.modality}, {claim.polarity}")),
        ("said by", Text(" ← ".join(_voice(source) for source in reversed(claim.attribution.chain)))),
        ("in", Text(legible(record.clusters.get(claim.id, "no event")))),
        ("rules", Text(legible(", ".join(claim.rules)), style=QUIET)),
    ]
    page.print(indented(rows(fields, lead=18)))
    numbers = set(record.decided.get(claim.id, ()))
    draw_judgements([one for one in record.judgements if one.number in numbers], page)


def draw_judgements(told: Iterable[Judgement], page: Console, waiting: Collection[int] = ()) -> None:
    """Judgements, one a line, with who and why; those that are undone say by which, those `waiting` (numbers) that."""
    several = list(told)
    undone = {one.undoes: one.number for one in several if one.undoes is not None}
    for one in several:
        line = Text(overflow="fold")
        line.append(f"{one.number:>4}  ", style=ID)
        line.append(f"{legible(one.at[:16]).replace('T', ' ')}  {legible(one.user)}: ", style=QUIET)
        line.append(said(one), style="strike" if one.number in undone else "")
        line.append(f"  because {flowing(one.reason)}", style=QUIET)
        if one.number in undone:
            line.append(f"  (undone by {undone[one.number]})", style=MARK)
        elif one.number in waiting:
            line.append("  (waits for a second reader)", style=MARK)
        page.print(line)


def _claim_line(claim: Claim) -> Text:
    line = Text(overflow="fold")
    line.append(f"#{claim.id.rpartition('#')[2]} ", style=ID)
    line.append(type_label(claim.type, claim.subtype), style=WEIGHTY)
    for quantity in claim.quantities:
        line.append(f" · {quantity_figure(quantity)}")
    for place in claim.places[:1]:
        line.append(f" · {place_name(place)}")
    line.append(f" · {when(claim.time)} · {flowing(claim.attribution.origin.name)}", style=QUIET)
    line.append(f"\n   “{elided(flowing(claim.quote))}”", style="italic")
    return line


def _voice(source: Source) -> str:
    letter = f" ({source.reliability})" if source.reliability else ""
    return f"{flowing(source.name)}{letter}"


def _place(name: str, lat: float | None, lon: float | None) -> str:
    return f"{name}  ({lat:.3f}, {lon:.3f})" if lat is not None and lon is not None else f"{name}  (not placed)"
