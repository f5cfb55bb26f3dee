"""`rashomon doctor`: what is there, what is wrong, and what to do."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from rashomon.cli.output import printed
from rashomon.cli.project_options import opened, project_command

if TYPE_CHECKING:
    from rich.console import Console

    from rashomon.cli.options import Subparsers
    from rashomon.project.doctor import Finding


_EPILOG = """\
--rebuild throws away the events, the lists and the index of words, and works them out again from the
reports, claims and judgements, of which it changes nothing.  It is the remedy where something that was
worked out is damaged.  When it is stopped, run it again.  `rashomon audit verify` tells whether what it
starts from is as it was recorded."""


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = project_command(
        subparsers,
        "doctor",
        summary="what is there, what is wrong, what to do",
        description="Look at the program, its parser and gazetteer, and at the project if there is one.",
        epilog=_EPILOG,
    )
    parser.add_argument(
        "--rebuild", action="store_true", help="first work out again all that follows from the reports and judgements"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the findings; 1 if something is wrong."""
    from rashomon.project.doctor import examine
    from rashomon.project.rebuilding import rebuild

    if args.rebuild:
        with opened(args) as project:
            rebuild(project.database, project.progress)
    found = examine(args.project)
    sys.stdout.write(printed(lambda page: _draw(found, page), width=None, to_file=False))
    return 0 if all(one.fine for one in found) else 1


def _draw(found: tuple[Finding, ...], page: Console) -> None:
    from rich.text import Text

    from rashomon.publishing.styles import MARK, QUIET, indented, rows

    for one in found:
        mark = Text("ok " if one.fine else "!! ", style=QUIET if one.fine else MARK)
        page.print(rows([(one.name, mark.append(one.said, style=""))], lead=14))
        if one.advice:
            page.print(indented(Text(one.advice, style=MARK), 18))
