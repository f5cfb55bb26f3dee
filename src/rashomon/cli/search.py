"""`rashomon search`: reports that hold these words, in any script, with what they claim there."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from rashomon.cli.output import complain, printed
from rashomon.cli.project_options import opened, project_command

if TYPE_CHECKING:
    from rich.console import Console

    from rashomon.cli.options import Subparsers
    from rashomon.project.project import Found

_BEGINNING = 5  # letters of a word that are offered as a beginning


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = project_command(
        subparsers,
        "search",
        summary="find reports of the project by their words",
        description="The reports that hold all these words; a word that ends with * is a beginning.",
    )
    parser.add_argument("words", nargs="+", metavar="WORD")
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="at most so many (default: %(default)s)")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what was found; 1 if nothing was."""
    words = " ".join(args.words)
    with opened(args) as project:
        found = project.search(words, limit=max(1, args.limit))
    if not found:
        shorter = next((word for word in args.words if not word.endswith("*")), "")[:_BEGINNING]
        complain(
            f"no report holds {words!r}: try fewer words{f', or a beginning such as {shorter}*' if shorter else ''}"
        )
        return 1
    if args.format == "json":
        rows = [{"report": one.report.id, "title": one.report.title, "claims": len(one.claims)} for one in found]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write(printed(lambda page: _draw(page, found, words), width=None, to_file=False))
    return 0


def _draw(page: Console, found: tuple[Found, ...], words: str) -> None:
    from rashomon.publishing import text_kept

    for one in found:
        text_kept.draw_found(one.report, one.claims, words, page)
