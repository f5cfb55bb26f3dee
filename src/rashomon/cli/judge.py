"""`rashomon judge`: what a person decides, with the reason; and `rashomon judge list`."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from rashomon.cli.options import day
from rashomon.cli.output import printed
from rashomon.cli.project_options import add_project, identified, opened

if TYPE_CHECKING:
    from rich.console import Console

    from rashomon.cli.options import Subparsers
    from rashomon.project import Project

_EPILOG = """\
A judgement is signed, has a reason, and is kept for good; `undo` takes its effect away by a
further judgement.  The machine's own view stays: `rashomon brief --machine`.

examples:
  rashomon judge accept wire-1a2b3c4d#3 --because "read the original"
  rashomon judge reject wire-1a2b3c4d#4 --because "a film, not an event"
  rashomon judge correct wire-1a2b3c4d#3 number killed=19 --because "the table says 19"
  rashomon judge correct wire-1a2b3c4d#3 place "Douma, Syria" --because "not Douma in Lebanon"
  rashomon judge different E3bqnc Ewhjx --because "two raids, hours apart"
  rashomon judge reliability sohr B --because "desk review of March"
  rashomon judge camp sana government --because "state agency"
  rashomon judge retract wire-1a2b3c4d 2024-03-11 --because "kill notice of the agency"
  rashomon judge undo 7 --because "mistaken"
  rashomon judge list"""


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "judge",
        help="accept, reject, correct; same or different; sources; with a reason",
        description="Keep a judgement.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    kinds = parser.add_subparsers(title="judgements", metavar="KIND", dest="kind", required=True)
    for kind, about in (("accept", "the claim is right"), ("reject", "the claim is none")):
        _kind(kinds, kind, about).add_argument("subject", metavar="CLAIM")
    correct = _kind(kinds, "correct", "one field of the claim is otherwise")
    correct.add_argument("subject", metavar="CLAIM")
    correct.add_argument("field", metavar="FIELD", help="type, day, place, number, actor, modality or polarity")
    correct.add_argument("value", metavar="VALUE", help="as in the examples of `rashomon judge --help`")
    for kind, about in (
        ("same", "two claims or events are one"),
        ("different", "two claims or events are two"),
        ("unsure", "it cannot be told whether they are one"),
    ):
        pair = _kind(kinds, kind, about)
        pair.add_argument("subject", metavar="FIRST", help="a claim or an event")
        pair.add_argument("other", metavar="SECOND")
    reliability = _kind(kinds, "reliability", "how reliable a source is, A to F")
    reliability.add_argument("subject", metavar="SOURCE")
    reliability.add_argument("letter", metavar="LETTER")
    camp = _kind(kinds, "camp", "whose side a source is on")
    camp.add_argument("subject", metavar="SOURCE")
    camp.add_argument("camp", metavar="CAMP", help="the camp's name, or '' for none")
    retract = _kind(kinds, "retract", "the report was taken back on a day")
    retract.add_argument("subject", metavar="REPORT")
    retract.add_argument("day", type=day, metavar="DAY")
    _kind(kinds, "undo", "take a judgement's effect away").add_argument("subject", metavar="NUMBER")
    shown = kinds.add_parser("list", help="all judgements")
    add_project(shown)
    shown.set_defaults(run=run_list)


def _kind(kinds: Subparsers, name: str, about: str) -> argparse.ArgumentParser:
    parser = kinds.add_parser(name, help=about, description=about)
    add_project(parser)
    parser.add_argument("--because", required=True, metavar="REASON", help="why, in a few words")
    parser.set_defaults(run=run)
    return parser


def run(args: argparse.Namespace) -> int:
    """Keep the judgement and print its number.

    Raises:
        Unknown: if the project has no such claim, event, report or judgement.
    """
    from rashomon.publishing.judged import said

    value = {key: str(getattr(args, key)) for key in ("field", "value", "letter", "camp", "day") if hasattr(args, key)}
    with opened(args) as project:
        subject, other = args.subject, getattr(args, "other", None)
        if other is not None:
            subject, other = _claims_of(project, subject, other)
        elif args.kind == "retract":
            subject = project.report(subject).report.id
        made = project.judge(args.kind, subject, args.because, other=other, **value)
    sys.stdout.write(f"judgement {made.number}: {said(made)}\n")
    return 0


def run_list(args: argparse.Namespace) -> int:
    """Print all judgements."""
    from rashomon.project import readers, settings
    from rashomon.publishing import text_kept

    with opened(args) as project:
        told, needed = project.judgements(), settings.readers_of(project)
    waiting = readers.waiting(told, needed)

    def draw(page: Console) -> None:
        text_kept.draw_judgements(told, page, waiting)

    sys.stdout.write(printed(draw, width=None, to_file=False))
    return 0


def _claims_of(project: Project, first: str, second: str) -> tuple[str, str]:
    """Two claims, each named itself or by its event: an event stands for its first claim."""
    if "#" in first and "#" in second:
        return first, second
    record = project.record()
    claims = {one.id: one.claims[0] for one in record.events} | {one.id: one.claims[0] for one in record.states}
    one, other = (name if "#" in name else claims[identified(name, claims)] for name in (first, second))
    return one, other
