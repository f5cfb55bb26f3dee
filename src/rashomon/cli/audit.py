"""`rashomon audit`: whether all that is kept is as it was recorded; the head of the chain; its links."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

from rashomon.cli.options import natural
from rashomon.cli.project_options import add_project, opened
from rashomon.publishing.words import legible

if TYPE_CHECKING:
    from rashomon.cli.options import Subparsers
    from rashomon.model import AuditEntry
    from rashomon.project.custody import Verdict

_DESCRIPTION = """\
Everything that is kept has a link in a chain, and each link holds the hash of the one before:
whoever changes a report, a reading, a judgement or a link later is found out."""

_EPILOG = """\
examples:
  rashomon audit head >> /elsewhere/heads.txt       keep the head where nobody here can change it
  rashomon audit verify                             every link, and every row that it answers for
  rashomon audit verify --head 1204:9f86d08188...   and whether it is all that was there at that head
  rashomon audit log --of morning-post-0309         who did what with a report
  rashomon audit log --format jsonl                 the whole chain, for programs

Without a head that was kept elsewhere, nothing can show that the end of the chain was cut off or
the whole written anew.  Tamper-evident, not tamper-proof (docs/custody.md).

exit status: 0 sound; 1 something is not as it was recorded; 2 wrong usage"""


def add(subparsers: Subparsers) -> None:
    """Register the commands."""
    parser = subparsers.add_parser(
        "audit",
        help="whether all that is kept is as it was recorded",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parts = parser.add_subparsers(title="commands", metavar="WHAT", required=True)
    verify = parts.add_parser("verify", help="check every link and every row that it answers for")
    verify.add_argument("--head", metavar="SEQ:HASH", help="a head that was kept elsewhere")
    verify.set_defaults(run=run_verify)
    head = parts.add_parser("head", help="print the last link, to be kept elsewhere")
    head.set_defaults(run=run_head)
    log = parts.add_parser("log", help="list the links")
    log.add_argument("--of", metavar="SUBJECT", help="only what was done with a report or judgement that begins so")
    log.add_argument("--newest", type=natural, metavar="N", help="only the last N")
    log.add_argument("--format", choices=("text", "jsonl"), default="text")
    log.set_defaults(run=run_log)
    for part in (verify, head, log):
        add_project(part)


def run_verify(args: argparse.Namespace) -> int:
    """Print the verdict; 1 if something was found.

    Raises:
        StoreError: if `--head` is no head.
    """
    from rashomon.project import custody

    kept = custody.Link.parse(args.head) if args.head is not None else None
    with opened(args) as project, _bar() as progress:
        verdict = custody.verify(project, kept, progress)
    _print_verdict(verdict, with_head=kept is not None)
    return 0 if verdict.is_sound else 1


def run_head(args: argparse.Namespace) -> int:
    """Print the head."""
    from rashomon.project import custody

    with opened(args) as project:
        sys.stdout.write(f"{custody.head(project)}\n")
    return 0


def run_log(args: argparse.Namespace) -> int:
    """Print the links."""
    from rashomon.project import custody

    with opened(args) as project:
        links = custody.links(project, of=args.of, newest=args.newest)
    for link in links:
        sys.stdout.write(f"{_line(link) if args.format == 'text' else json.dumps(asdict(link), ensure_ascii=False)}\n")
    return 0


def _line(link: AuditEntry) -> str:
    at = f"{link.at[:10]} {link.at[11:19]}"
    return f"{link.seq:>7}  {at}  {legible(link.actor):<12}  {legible(link.action):<8}  {legible(link.subject)}"


def _print_verdict(verdict: Verdict, *, with_head: bool) -> None:
    for problem in verdict.problems:
        sys.stdout.write(f"!! {legible(str(problem))}\n")
    if verdict.more:
        sys.stdout.write(f"!! and {verdict.more:,} more\n")
    held = f"{verdict.links:,} links and {verdict.rows:,} rows"
    if not verdict.is_sound:
        number = len(verdict.problems) + verdict.more
        sys.stdout.write(
            f"{held} read, {number:,} problems: restore the project from a copy that is sound\n"
            "what tells of shelf_ or search alone was worked out: `rashomon doctor --rebuild` does so again\n"
        )
        return
    sys.stdout.write(f"sound: {held} are as they were recorded\nhead   {verdict.head}\n")
    if not with_head:
        sys.stdout.write("       a chain that was cut off or written anew is known only by a head kept elsewhere\n")


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error; nothing where it is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("links {task.completed:,}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
