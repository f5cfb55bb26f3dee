"""`rashomon init`: a new project."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.cli.options import Subparsers

_EPILOG = """\
examples:
  rashomon init desk                                    a project in a file in the folder desk
  rashomon init desk --database postgresql://me@host/desk   for a team; the password is in ~/.pgpass

On a project that is there it brings the database to the newest form and changes nothing else."""


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "init",
        help="make a project, which keeps reports, readings and judgements",
        description="Make a project in a folder.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", nargs="?", default=".", metavar="DIR", help="the folder (default: this one)")
    parser.add_argument("--name", help="what the project is called (default: the folder's name)")
    parser.add_argument("--database", metavar="URL", help="postgresql://USER@HOST/NAME instead of a file")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make the project; 0 also if it is there."""
    from rashomon.project import Project

    with Project.create(args.folder, name=args.name, database=args.database) as project:
        sys.stdout.write(
            f"project {project.name!r} is ready in {project.path} ({project.database.url})\n"
            "next: rashomon ingest REPORT...   then: rashomon brief\n"
        )
    return 0
