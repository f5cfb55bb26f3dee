"""How a report was read, on the terminal: a block a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rich.console import Console
from rich.text import Text

from rashomon.model import Claim, Explanation, ReadSentence, Refused, Report, Seen
from rashomon.publishing.actors import actor_name, place_name
from rashomon.publishing.days import day, when
from rashomon.publishing.numbers import quantity_figure
from rashomon.publishing.styles import ID, MARK, QUIET, WEIGHTY, elided, indented, rows, section
from rashomon.publishing.words import counted, label, legible, plain, type_label

_LEAD = 8
_COLOURS = {
    "actor": "magenta",
    "place": "green",
    "day": "blue",
    "number": "yellow",
    "speech": "cyan",
    "weight": "green",
}
_SILENT = frozenset({"cross_head", "credit", "footer", "noise", "dateline"})


def render(explanation: Explanation, console: Console) -> None:
    """Print each sentence with what was seen, claimed and refused, at the console's width."""
    report = explanation.report
    console.print(Text(_heading(report), style=WEIGHTY))
    console.print(Text(_totals(explanation), style=QUIET))
    for sentence in explanation.sentences:
        console.print()
        _print_sentence(sentence, report, console)
    if explanation.unresolved:
        console.print()
        console.print(section("Left unresolved"))
        for point in explanation.unresolved:
            line = Text(f"{point.kind} ", style=QUIET)
            line.append(f"“{legible(point.as_written)}”", style="italic")
            line.append(f" {legible(point.reason)}")
            console.print(indented(line))


def only(explanation: Explanation, number: int) -> Explanation:
    """The same with one sentence, counted from 1; with none where there is no such sentence."""
    found = tuple(sentence for sentence in explanation.sentences if sentence.index + 1 == number)
    return replace(explanation, sentences=found, unresolved=())


def _heading(report: Report) -> str:
    told = [legible(report.title or report.id)]
    if report.outlet:
        told.append(legible(report.outlet))
    if report.published is None:
        told.append("day not known")
    else:
        told.append(f"{day(report.published.day)} ({label('datings', report.published.basis)})")
    return " · ".join(told)


def _totals(explanation: Explanation) -> str:
    claims = sum(len(sentence.claims) for sentence in explanation.sentences)
    refused = sum(len(sentence.refused) for sentence in explanation.sentences)
    silent = sum(not (sentence.claims or sentence.refused) for sentence in explanation.sentences)
    return " · ".join(
        (
            counted(len(explanation.sentences), "sentence"),
            counted(claims, "claim"),
            counted(refused, "refused proposal"),
            f"{counted(silent, 'sentence')} with neither",
        )
    )


def _print_sentence(sentence: ReadSentence, report: Report, console: Console) -> None:
    head = Text(f"{sentence.index + 1} ", style=ID)
    if sentence.block != "body":
        head.append(f"{plain(sentence.block)} ", style=MARK if sentence.block in _SILENT else QUIET)
    if sentence.is_copy:
        head.append("copy ", style=MARK)
    head.append(elided(legible(sentence.span.text_of(report.text))), style="italic")
    console.print(head)
    lines: list[tuple[str, Text]] = []
    for kind in _COLOURS:
        found = [one for one in sentence.seen if one.kind == kind]
        if found:
            lines.append((kind, _seen(found, report, _COLOURS[kind])))
    lines += [("claim", _claim(claim)) for claim in sentence.claims]
    lines += [("refused", _refused(one, report)) for one in sentence.refused]
    if lines:
        console.print(indented(rows(lines, lead=_LEAD)))


def _seen(found: Iterable[Seen], report: Report, colour: str) -> Text:
    line = Text(overflow="fold")
    for place, one in enumerate(found):
        line.append(" · " if place else "", style=QUIET)
        line.append(elided(legible(one.span.text_of(report.text))), style=colour)
        line.append(f" {legible(one.taken_for)}", style=QUIET)
    return line


def _claim(claim: Claim) -> Text:
    line = Text(overflow="fold")
    line.append(type_label(claim.type, claim.subtype), style=WEIGHTY)
    if claim.polarity == "negated" or claim.modality not in ("asserted", "claimed"):
        line.append(f" {'negated' if claim.polarity == 'negated' else claim.modality}", style=MARK)
    told = [f"{plain(actor.role)} {actor_name(actor)}" for actor in claim.actors]
    told += [quantity_figure(quantity) for quantity in claim.quantities]
    told += [f"{plain(place.role)} {place_name(place)} ({place.basis})" for place in claim.places]
    told.append(f"{when(claim.time)} ({claim.time.basis})")
    told.append("own voice" if claim.attribution.own_voice else f"says {legible(claim.attribution.origin.name)}")
    line.append("".join(f" · {legible(one)}" for one in told))
    line.append(f"  {' '.join(claim.rules)}", style=ID)
    return line


def _refused(one: Refused, report: Report) -> Text:
    line = Text(overflow="fold")
    line.append(f"“{legible(one.span.text_of(report.text))}”", style="italic")
    line.append(f" {type_label(one.type, one.subtype)}: {legible(one.reason)}")
    line.append(f"  {one.rule}", style=ID)
    return line
