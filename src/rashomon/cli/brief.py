"""`rashomon brief`: the record of the project, whole or in part, as it is known now or was on a day."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from rashomon.cli.options import add_output
from rashomon.cli.output import deliver, printed
from rashomon.cli.project_options import add_view, opened, project_command, scope_of, view_of

if TYPE_CHECKING:
    from rashomon.cli.options import Subparsers
    from rashomon.model import Record
    from rashomon.publishing.brief.content import BriefScope

FORMATS = ("text", "html", "md", "pdf", "record", "json")

_EPILOG = """\
examples:
  rashomon brief
  rashomon brief --about "Deir ez-Zor" --from 2017-09-01 --to 2017-09-30
  rashomon brief --known-on 2017-09-05                what was known on that day
  rashomon brief --about Syria --format pdf --output brief.pdf
  rashomon brief --format record                      every event with all accounts, as `rashomon read` shows it

formats: text, html, md and pdf are the page that one sends; record is the whole record as text, json
the same for programs."""


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = project_command(
        subparsers,
        "brief",
        summary="the record of the project, now or as known on a day",
        description="The record that the project's reports add up to, with people's judgements.",
        epilog=_EPILOG,
    )
    add_view(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: %(default)s")
    add_output(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the record; 2 if the file cannot be written.

    Raises:
        SystemExit: with status 2 for a PDF that would go to the terminal.
    """
    if args.format == "pdf" and args.output is None and sys.stdout.isatty():
        args.usage("a PDF is no text for the terminal: name a file with --output")
    from rashomon.publishing.brief.content import BriefScope

    with opened(args) as project:
        record = project.record(view_of(args), scope_of(args), profile=args.profile, machine=args.machine)
        scope = BriefScope(
            about=args.about,
            start=args.start,
            end=args.end,
            known_on=args.known_on,
            recorded_on=args.recorded_on,
            profile=args.profile,
            project=project.name,
            version=f"Rashomon {args.read_by or project.version}",
        )
    return 0 if deliver(_content(record, scope, args), args.output) else 2


def _content(record: Record, scope: BriefScope, args: argparse.Namespace) -> str | bytes:
    if args.format == "json":
        from rashomon.publishing import json

        return json.render(record)
    if args.format == "html":
        from rashomon.publishing.brief import html

        return html.render(record, scope)
    if args.format == "md":
        from rashomon.publishing.brief import markdown

        return markdown.render(record, scope)
    if args.format == "pdf":
        from rashomon.publishing.brief import pdf

        return pdf.render(record, scope)
    if args.format == "record":
        from rashomon.publishing import text as whole

        return printed(
            lambda page: whole.render(record, page, more=whole.MORE_OF_PROJECT),
            width=args.width,
            to_file=args.output is not None,
        )
    from rashomon.publishing.brief import text

    return printed(lambda page: text.show(record, scope, page), width=args.width, to_file=args.output is not None)
