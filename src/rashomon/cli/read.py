"""`rashomon read`: reports in, the record out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rashomon.cli.options import add_output, add_profile, reading_command
from rashomon.cli.output import complain, deliver, printed
from rashomon.cli.standard_input import renamed, with_standard_input

if TYPE_CHECKING:
    from rashomon.cli.options import Subparsers
    from rashomon.model import Record

FORMATS = ("text", "json", "jsonl", "html")
_MANY = 5

_DESCRIPTION = "Read reports of armed conflict and show the record that they add up to."

_EPILOG = """\
REPORT is a text or HTML file, a folder of them, JSON Lines (text, and if known title,
published, outlet, url, language), or - for standard input.  Facts about a report come from
the file, from NAME.json beside it, or from --published and --outlet.

examples:
  rashomon read reports/
  rashomon read dispatch.txt --published 2024-03-09 --outlet "Morning Post"
  rashomon read reports/ --why E03                  why the claims of event E03 are one
  rashomon read reports/ --claims                   every claim as a table
  rashomon read reports/ --claims --format jsonl    every claim for programs, one a line
  rashomon read reports/ --format json --output record.json
  rashomon read reports/ --format html --output record.html
  curl -s URL | rashomon read -

exit status: 0 all reports were read; 1 some could not be (the others were); 2 wrong usage"""


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = reading_command(
        subparsers, "read", summary="read reports and show the record", description=_DESCRIPTION, epilog=_EPILOG
    )
    parser.add_argument("--outlet", metavar="NAME", help="who published the reports")
    parser.add_argument("--format", choices=FORMATS, help="text (default), json, jsonl (claims) or html")
    parser.add_argument("--claims", action="store_true", help="the claims one by one, not the record")
    parser.add_argument("--why", metavar="EVENT", help="explain why the claims of this event or state are one")
    add_profile(parser)
    add_output(parser)
    parser.set_defaults(run=run, usage=parser.error)


def run(args: argparse.Namespace) -> int:
    """Read the reports and write what was asked for.

    Returns 1 if a report could not be read, 2 for an unknown event or a file that cannot be written, otherwise 0.

    Raises:
        SystemExit: with status 2 if the options do not go together.
    """
    form = _form(args)
    from rashomon import api  # loads the parser and the gazetteer: not for --help

    with with_standard_input(args.reports) as files:
        with _progress() as progress:
            record, found = api.read_with_problems(
                files, published=args.published, outlet=args.outlet, profile=args.profile, progress=progress
            )
        record, problems = renamed(record, found, args.reports, files)
    for problem in problems:
        complain(problem)
    if args.why is not None and _known(args.why, record) is None:
        return _unknown_event(args.why, record)
    if (record.reports or form != "text") and not deliver(_content(record, form, args), args.output):
        return 2
    return 1 if problems else 0


def _form(args: argparse.Namespace) -> str:
    """The format that was asked for; wrong combinations end the program with status 2."""
    form: str = args.format or "text"
    if args.claims and form == "html":
        args.usage("--claims goes with --format text, json or jsonl; the page shows every claim already")
    if args.why is not None and (form != "text" or args.claims):
        args.usage("--why is written as text only; leave out --claims and --format")
    return form


def _content(record: Record, form: str, args: argparse.Namespace) -> str:
    from rashomon.publishing import claims, html, json, text, text_claims

    if form == "jsonl":
        return "".join(f"{line}\n" for line in claims.lines(record))
    if form == "json":
        return json.render_claims(record) if args.claims else json.render(record)
    if form == "html":
        return html.render(record)
    to_file = args.output is not None
    if args.why is not None:
        identifier = _known(args.why, record) or args.why
        return printed(lambda page: text_claims.render_why(record, identifier, page), width=args.width, to_file=to_file)
    draw = text_claims.render_claims if args.claims else text.render
    return printed(lambda page: draw(record, page), width=args.width, to_file=to_file)


def _known(wanted: str, record: Record) -> str | None:
    """The id as the record writes it, whatever the case and without its zeros ("e3" for E03); None if there is none."""
    from rashomon.model.weight import natural
    from rashomon.publishing import text_claims

    key = natural(wanted.casefold())
    return next((known for known in text_claims.known_ids(record) if natural(known.casefold()) == key), None)


def _unknown_event(wanted: str, record: Record) -> int:
    from rashomon.publishing import text_claims

    known = ", ".join(text_claims.known_ids(record)) or "none: no claims were found"
    complain(f"there is no event or state {wanted!r}; known are: {known}")
    return 2


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error while many reports are read; nothing for a few, or where it is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True), transient=True)
    task = bar.add_task("reading", total=None)

    def advance(done: int, total: int) -> None:
        if total >= _MANY:
            bar.start()
            bar.update(task, completed=done, total=total)

    try:
        yield advance
    finally:
        bar.stop()
