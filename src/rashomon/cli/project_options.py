"""The arguments that the commands of a project share, and the bar that a long work shows."""

from __future__ import annotations

import argparse
import atexit
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rashomon.cli.options import add_profile, day
from rashomon.errors import Unknown

if TYPE_CHECKING:
    from rashomon.cli.options import Subparsers
    from rashomon.project import Project, Scope, View

_MOST_IDS = 8
_FEW = 200


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

    project = Project.open(args.project, user=args.user)
    project.progress = share_of("worked out")
    return project


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
    add_profile(parser)
    parser.set_defaults(usage=parser.error)


def view_of(args: argparse.Namespace) -> View:
    """The view that the arguments ask for.

    Raises:
        SystemExit: with status 2 for `--stated` without the day that it is asked for.
    """
    from rashomon.project import View

    if args.stated and args.known_on is None:
        args.usage("--stated goes with --known-on DAY: what a source had said by that day")
    return View(known_on=args.known_on, recorded_on=args.recorded_on, version=args.read_by, stated=args.stated)


def scope_of(args: argparse.Namespace) -> Scope:
    """The scope that the arguments ask for.

    Raises:
        SystemExit: with status 2 if its last day lies before its first.
    """
    from rashomon.project import Scope

    if args.start is not None and args.end is not None and args.end < args.start:
        args.usage(f"--to {args.end} lies before --from {args.start}")
    return Scope(about=args.about, start=args.start, end=args.end)


def identified(wanted: str, ids: Iterable[str]) -> str:
    """Which of these ids of events and states is written so, or alone begins so, whatever the case.

    Raises:
        Unknown: if there is none, or several.
    """
    key = wanted.casefold()
    begun = [one for one in ids if one.casefold().startswith(key)]
    found = [one for one in begun if one.casefold() == key] or begun
    if len(found) == 1:
        return found[0]
    if found:
        more = f" and {len(found) - _MOST_IDS} more" if len(found) > _MOST_IDS else ""
        raise Unknown(f"several events and states begin with {wanted!r}: {', '.join(found[:_MOST_IDS])}{more}")
    raise Unknown(f"the project holds no event or state {wanted!r}: `rashomon brief` shows their ids")


@contextmanager
def counting(what: str) -> Iterator[Callable[[int, str], None] | None]:
    """A line on standard error that counts what is done; nothing where it is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, TextColumn

    columns = (TextColumn(f"{what} {{task.completed}}"), TextColumn("[dim]{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, name: bar.update(task, completed=done, description=name)


class Share:
    """A bar on standard error that shows how many of all are done, from the first time that it is called on; none for a
    few, which do not take long."""

    def __init__(self, what: str) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn(f"{what} {{task.completed:,}} of {{task.total:,}}"), BarColumn(), TimeRemainingColumn())
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("", total=None)

    def __call__(self, done: int, total: int) -> None:
        """Shows it, or takes it away where all is done."""
        self._bar.update(self._task, completed=done, total=total)
        if done < total and total > _FEW and not self._bar.live.is_started:
            self._bar.start()
            atexit.register(self._bar.stop)  # also where it is stopped in the midst
        elif done >= total and self._bar.live.is_started:
            self._bar.stop()


def share_of(what: str) -> Share | None:
    """The bar; None where standard error is no terminal."""
    return Share(what) if sys.stderr.isatty() else None
