"""`rashomon ingest`: reports into the project; `rashomon reread`: the same reports by this version."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from rashomon.cli.options import day
from rashomon.cli.output import complain
from rashomon.cli.project_options import counting, opened, project_command
from rashomon.cli.standard_input import SIGN, with_standard_input

if TYPE_CHECKING:
    from rashomon.cli.options import Subparsers

_EPILOG = """\
Each report is kept in one transaction with its bytes, its claims and a link of the audit chain:
when its id is printed, it is stored, and survives a crash at any moment.  The same bytes
again change nothing.

examples:
  rashomon ingest reports/ wire.jsonl
  rashomon ingest dispatch.txt --published 2024-03-09 --outlet "Morning Post"
  curl -s URL | rashomon ingest -

exit status: 0 all are kept; 1 some could not be read (the others are kept); 2 wrong usage"""


def add(subparsers: Subparsers) -> None:
    """Register the commands."""
    parser = project_command(
        subparsers,
        "ingest",
        summary="read reports into the project",
        description="Read reports and keep them with their claims.",
        epilog=_EPILOG,
    )
    parser.add_argument("reports", nargs="+", metavar="REPORT", help="file, folder, or - for standard input")
    parser.add_argument("--published", type=day, metavar="DATE", help="the day of publication, as 2024-03-09")
    parser.add_argument("--outlet", metavar="NAME", help="who published the reports")
    parser.add_argument("--quiet", action="store_true", help="only the sum, not each id")
    parser.set_defaults(run=run)
    again = project_command(
        subparsers,
        "reread",
        summary="read the kept reports again with this version",
        description="Read again what this version has not read.  The earlier readings are kept (`brief --read-by`).",
    )
    again.set_defaults(run=run_again)


def run(args: argparse.Namespace) -> int:
    """Keep the reports; 1 if one could not be read."""
    with opened(args) as project, with_standard_input(args.reports) as files, counting("reports") as bar:

        def told(done: int, name: str, new: bool) -> None:
            if new and not args.quiet:
                sys.stdout.write(f"{name}\n")
                sys.stdout.flush()
            if bar is not None:
                bar(done, name)

        done = project.ingest(
            files,
            published=args.published,
            outlet=args.outlet,
            names={file: name for file, name in zip(files, args.reports, strict=True) if name == SIGN},
            progress=told,
        )
    for problem in done.problems:
        complain(str(problem))
    known = f", {len(done.known)} known already" if done.known else ""
    sys.stderr.write(f"{len(done.new)} new reports with {done.claims} claims{known}\n")
    return 1 if done.problems else 0


def run_again(args: argparse.Namespace) -> int:
    """Read again what this version has not read."""
    with opened(args) as project, counting("reports") as bar:
        done = project.reread(progress=bar)
    sys.stderr.write(f"{len(done)} reports read again\n" if done else "this version has read every report\n")
    return 0
