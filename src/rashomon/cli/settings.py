"""`rashomon settings`: what a project asks for."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from rashomon.cli.project_options import opened, project_command

if TYPE_CHECKING:
    from rashomon.cli.options import Subparsers

_EPILOG = """\
settings:
  readers 1|2   how many people read an event before it counts as decided (docs/desk.md)

examples:
  rashomon settings
  rashomon settings readers 2

What is set is a row with its link in the audit chain: who asked for it, and since when."""


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = project_command(
        subparsers,
        "settings",
        summary="what the project asks for: how many readers an event needs",
        description="Show what the project asks for, or ask for something else.",
        epilog=_EPILOG,
    )
    parser.add_argument("name", nargs="?", choices=("readers",), metavar="NAME", help="readers")
    parser.add_argument("value", nargs="?", metavar="VALUE", help="1 or 2")
    parser.set_defaults(run=run, usage=parser.error)


def run(args: argparse.Namespace) -> int:
    """Set it if there is a value, and print what holds.

    Raises:
        WrongSetting: for a value that it cannot have.
    """
    from rashomon.project import settings

    if args.name is not None and args.value is None:
        args.usage("name the value too, as in `rashomon settings readers 2`")
    with opened(args) as project:
        if args.name is not None:
            settings.set_readers(project, args.value)
        readers = settings.readers_of(project)
    sys.stdout.write(f"readers {readers}\n")
    return 0
