"""The arguments that the commands of a project share, and the bar that a long work shows."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress, TextColumn

from rashomon.cli.options import day

if TYPE_CHECKING:
    from rashomon.cli.options import Subparsers
    from rashomon.project import Project, Scope, View

PROFILES = ("casualty_recorder", "ucdp", "acled")


def project_command(
    subparsers: Subparsers, name: str, *, summary: str, description: str, epilog: str = ""
) -> argparse.ArgumentParser:
    """The parser of a command that works on a project."""
    parser = subparsers.add_parser(
        name,
        help=summary,
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_project(parser)
    return parser


def add_project(parser: argparse.ArgumentParser) -> None:
    """Which project, and who works on it."""
    parser.add_argument("--project", metavar="DIR", help="the project's folder (default: this one, or one above it)")
    parser.add_argument("--as", dest="user", metavar="NAME", help="who signs (default: RASHOMON_USER, or your login)")


def opened(args: argparse.Namespace) -> Project:
    """The project that the arguments name."""
    from rashomon.project import Project  # loads the parser and the database: not for --help

    return Project.open(args.project, user=args.user)


def add_view(parser: argparse.ArgumentParser) -> None:
    """Which part of the record, and as it was known when."""
    parser.add_argument("--about", metavar="NAME", help="a place or an actor")
    parser.add_argument("--from", dest="start", type=day, metavar="DAY", help="from this day on, as 2024-03-09")
    parser.add_argument("--to", dest="end", type=day, metavar="DAY", help="up to this day")
    parser.add_argument("--known-on", type=day, metavar="DAY", help="only what had been published by that day")
    parser.add_argument("--stated", action="store_true", help="with --known-on: and what a source had said by then")
    parser.add_argument("--recorded-on", type=day, metavar="DAY", help="the project as it stood at the end of that day")
    parser.add_argument("--read-by", metavar="VERSION", help="as this version of the reading has it")
    parser.add_argument("--machine", action="store_true", help="without people's judgements")
    parser.add_argument(
        "--profile",
        choices=PROFILES,
        default=PROFILES[0],
        help="whose rule gives the best figure (default: %(default)s)",
    )


def view_of(args: argparse.Namespace) -> View:
    """The view that the arguments ask for."""
    from rashomon.project import View

    return View(known_on=args.known_on, recorded_on=args.recorded_on, version=args.read_by, stated=args.stated)


def scope_of(args: argparse.Namespace) -> Scope:
    """The scope that the arguments ask for."""
    from rashomon.project import Scope

    return Scope(about=args.about, start=args.start, end=args.end)


@contextmanager
def counting(what: str) -> Iterator[Callable[[int, str], None] | None]:
    """A line on standard error that counts what is done; nothing where it is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    columns = (TextColumn(f"{what} {{task.completed}}"), TextColumn("[dim]{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, name: bar.update(task, completed=done, description=name)
