"""`rashomon doctor`: what is there, what is wrong, and what to do."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from rich.text import Text

from rashomon.cli.output import printed
from rashomon.cli.project_options import project_command
from rashomon.publishing.styles import MARK, QUIET, indented, rows

if TYPE_CHECKING:
    from rich.console import Console

    from rashomon.cli.options import Subparsers
    from rashomon.project.doctor import Finding


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = project_command(
        subparsers,
        "doctor",
        summary="what is there, what is wrong, what to do",
        description="Look at the program, its parser and gazetteer, and at the project if there is one.",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the findings; 1 if something is wrong."""
    from rashomon.project.doctor import examine

    found = examine(args.project)
    sys.stdout.write(printed(lambda page: _draw(found, page), width=None, to_file=False))
    return 0 if all(one.fine for one in found) else 1


def _draw(found: tuple[Finding, ...], page: Console) -> None:
    for one in found:
        mark = Text("ok " if one.fine else "!! ", style=QUIET if one.fine else MARK)
        page.print(rows([(one.name, mark.append(one.said, style=""))], lead=14))
        if one.advice:
            page.print(indented(Text(one.advice, style=MARK), 18))
