"""`rashomon import`: rows of ACLED or UCDP GED as claims with their own origin, each row kept verbatim."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from rashomon.cli.output import complain
from rashomon.cli.project_options import counting, opened, project_command

if TYPE_CHECKING:
    from rashomon.cli.options import Subparsers

_EPILOG = """\
Each row becomes a report whose text is the row itself, with the claims that it makes and its own
origin; exported again by itself it is the same row.  A broken row ends the import before anything
is kept; with --keep-going the other rows are kept.

examples:
  rashomon import ucdp GEDEvent_v25_1.csv
  rashomon import acled export.csv --keep-going"""


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = project_command(
        subparsers,
        "import",
        summary="rows of ACLED or UCDP as claims with their own origin",
        description="Keep the rows of another data set as reports with their claims.",
        epilog=_EPILOG,
    )
    parser.add_argument("kind", choices=("acled", "ucdp"), metavar="KIND", help="acled or ucdp")
    parser.add_argument("file", metavar="FILE", help="a CSV file as the data set gives it out")
    parser.add_argument("--keep-going", action="store_true", help="keep the other rows where one is broken")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Keep the rows; 1 if one was broken."""
    with opened(args) as project, counting("rows") as bar:
        done = project.import_rows(
            args.file,
            args.kind,
            keep_going=args.keep_going,
            progress=(lambda count, name, _: bar(count, name)) if bar is not None else None,
        )
    for problem in done.problems:
        complain(str(problem))
    known = f", {len(done.known)} known already" if done.known else ""
    sys.stderr.write(f"{len(done.new)} new rows with {done.claims} claims{known}\n")
    return 1 if done.problems else 0
