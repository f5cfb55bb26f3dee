"""`rashomon explain`: how one report is read, sentence by sentence."""

from __future__ import annotations

import argparse
from functools import partial
from typing import TYPE_CHECKING

from rashomon.cli.options import add_output, reading_command
from rashomon.cli.output import complain, deliver, printed
from rashomon.cli.standard_input import with_standard_input

if TYPE_CHECKING:
    from rashomon.cli.options import Subparsers

_DESCRIPTION = """\
Show how a report is read: what is seen in each sentence (actors, places, days, numbers, speech),
which rule made each claim, and what was proposed and refused, with the reason."""

_EPILOG = """\
REPORT is what `rashomon read` takes, folders and - for standard input included; each report is
shown by itself.  A refused predicate names the rule of the lexicon that knows its word, and
the conditions that the sentence does not meet.

examples:
  rashomon explain dispatch.txt --published 2024-03-09
  rashomon explain dispatch.txt --sentence 4
  echo "Shells hit the market of Taiz on Monday." | rashomon explain -

exit status: 0 all reports were read; 1 some could not be; 2 wrong usage"""


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = reading_command(
        subparsers,
        "explain",
        summary="how a report is read, sentence by sentence",
        description=_DESCRIPTION,
        epilog=_EPILOG,
    )
    parser.add_argument("--sentence", type=int, metavar="N", help="only the sentence with this number")
    add_output(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print how each report is read; 1 if one could not be read, 2 for an unknown sentence or a file that cannot be
    written."""
    from rashomon import api  # loads the parser and the gazetteer: not for --help
    from rashomon.publishing import explained

    with with_standard_input(args.reports) as files:
        found, problems = api.explain(files, published=args.published)
    for problem in problems:
        complain(str(problem))
    shown = []
    for explanation in found:
        if args.sentence is not None:
            explanation = explained.only(explanation, args.sentence)
            if not explanation.sentences:
                complain(f"explain: {explanation.report.id} has no sentence {args.sentence}; leave out --sentence")
                return 2
        shown.append(printed(partial(explained.render, explanation), width=args.width, to_file=args.output is not None))
    if not deliver("\n".join(shown), args.output):
        return 2
    return 1 if problems else 0
