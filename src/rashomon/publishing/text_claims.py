"""Claims on the terminal, and why claims were joined."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from rashomon.model import Claim, Event, Record, StateTimeline
from rashomon.publishing.actors import place_name
from rashomon.publishing.cards import counts, title_of
from rashomon.publishing.catalogue import Catalogue, Quote
from rashomon.publishing.days import when
from rashomon.publishing.numbers import quantity_figure
from rashomon.publishing.overview import ADVICE, NOTHING_FOUND, heading, totals
from rashomon.publishing.styles import ID, MARK, QUIET, WEIGHTY, indented, quote_text, section
from rashomon.publishing.words import legible, type_label

_TABLE_FROM = 96
_LONGEST_ID = 20


def render_claims(record: Record, console: Console) -> None:
    """Print every claim as a row of a table; on a narrow page as two lines each."""
    catalogue = Catalogue(record)
    console.print(Text(heading(record), style=WEIGHTY))
    console.print(Text(totals(record)))
    if not record.claims:
        console.print(Text(NOTHING_FOUND, style=WEIGHTY), Text(ADVICE), sep="\n")
    elif console.width >= _TABLE_FROM:
        console.print(_table(record, catalogue))
    else:
        for claim in record.claims:
            console.print(_line(claim, record, catalogue))


def render_why(record: Record, identifier: str, console: Console) -> None:
    """Print why the claims of one event or state were joined, and their words inside their sentences.

    Raises:
        KeyError: if the record has no event or state of this id.
    """
    found = _joined(record)[identifier]
    catalogue = Catalogue(record)
    title = Text(f"{legible(found.id)} ", style=ID)
    title.append(title_of(found.title, found.type, found.subtype), style=WEIGHTY)
    console.print(title)
    console.print(indented(Text(counts(found.reports, found.origins, found.camps), style=QUIET)))
    console.print()
    console.print(section("Why these claims are one"))
    reasons = [legible(line) for line in found.why] or ["It rests on a single claim: nothing was joined."]
    for line in reasons:
        console.print(indented(Text(f"• {line}", overflow="fold")))
    console.print()
    console.print(section("The claims"))
    for claim_id in found.claims:
        claim = catalogue.claims.get(claim_id)
        if claim is not None:
            console.print(indented(_in_context(claim, catalogue.quote(claim))))


def known_ids(record: Record) -> list[str]:
    """The ids that `render_why` knows, events first."""
    return list(_joined(record))


def _joined(record: Record) -> dict[str, Event | StateTimeline]:
    return {event.id: event for event in record.events} | {state.id: state for state in record.states}


def _table(record: Record, catalogue: Catalogue) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), expand=True, header_style="bold")
    longest = max(cell_len(legible(claim.id)) for claim in record.claims)
    table.add_column("claim", style=ID, overflow="fold", width=min(longest, _LONGEST_ID))
    table.add_column("what", overflow="fold", ratio=4)
    table.add_column("when", overflow="fold", ratio=3)
    table.add_column("who says, in which words", overflow="fold", ratio=10)
    for claim in record.claims:
        quote = catalogue.quote(claim)
        words = Text(f"{quote.says}\n")
        words.append_text(quote_text(quote, source=False))
        cluster = record.clusters.get(claim.id)
        name = Text(f"{legible(claim.id)}\n{f'in {legible(cluster)}' if cluster else ''}".rstrip())
        table.add_row(name, _what(claim, separator="\n"), Text(when(claim.time)), words)
    return table


def _line(claim: Claim, record: Record, catalogue: Catalogue) -> Text:
    text = Text(overflow="fold")
    text.append(f"{legible(claim.id)} ", style=ID)
    text.append_text(_what(claim, separator=" · "))
    text.append(f" · {when(claim.time)}")
    cluster = record.clusters.get(claim.id)
    if cluster:
        text.append(f" · in {legible(cluster)}", style=QUIET)
    text.append("\n  ")
    text.append_text(quote_text(catalogue.quote(claim)))
    return text


def _what(claim: Claim, *, separator: str) -> Text:
    """Type, numbers and places of a claim."""
    text = Text(type_label(claim.type, claim.subtype), overflow="fold")
    for quantity in claim.quantities:
        text.append(separator)
        text.append(quantity_figure(quantity), style=WEIGHTY)
    for place in claim.places:
        text.append(separator)
        text.append(place_name(place))
    return text


def _in_context(claim: Claim, quote: Quote) -> Text:
    text = Text(overflow="fold")
    text.append(f"{legible(claim.id)} ", style=ID)
    text.append(f"{type_label(claim.type, claim.subtype)} · {when(claim.time)} · {quote.says} ")
    text.append(f"[{quote.reference}]", style=QUIET)
    for mark in quote.marks:
        text.append(f" {mark}", style=MARK)
    if quote.copy:
        text.append(" (a copy, not counted)", style=QUIET)
    text.append(f"\n{quote.before}", style=QUIET)
    text.append(f"“{quote.words}”", style="bold italic")
    text.append(f"{quote.after}\n", style=QUIET)
    return text
