"""`rashomon show` and `rashomon why`: one event, report or claim of the project, and why an event is one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from rashomon.cli.output import printed
from rashomon.cli.project_options import add_view, identified, opened, project_command, scope_of, view_of
from rashomon.errors import Unknown

if TYPE_CHECKING:
    from rich.console import Console

    from rashomon.cli.options import Subparsers

_EPILOG = """\
ID is that of an event, a state or a report (a beginning that no other has is enough), or of a claim (REPORT#3)."""


def add(subparsers: Subparsers) -> None:
    """Register the commands."""
    shown = project_command(
        subparsers,
        "show",
        summary="one event, report or claim of the project",
        description="Show one thing.",
        epilog=_EPILOG,
    )
    shown.add_argument("id", metavar="ID")
    shown.add_argument("--raw", action="store_true", help="the report's bytes as they were received")
    add_view(shown)
    shown.set_defaults(run=run)
    why = project_command(
        subparsers,
        "why",
        summary="why the claims of an event are one",
        description="Why the claims of an event are one.",
    )
    why.add_argument("id", metavar="EVENT")
    add_view(why)
    why.set_defaults(run=run_why)


def run(args: argparse.Namespace) -> int:
    """Show it.

    Raises:
        Unknown: if the project holds no such thing.
    """
    from rashomon.publishing import text, text_claims, text_kept

    with opened(args) as project:
        if args.raw:
            sys.stdout.buffer.write(project.raw(project.report(args.id, view_of(args)).report.sha256))
            return 0
        if "#" not in args.id and project.has_report(args.id):
            kept = project.report(args.id, view_of(args))
            told = tuple(one for one in project.judgements(view_of(args)) if one.subject == kept.report.id)
            return _print(
                lambda page: text_kept.draw_report(kept.report, kept.claims, kept.version, kept.recorded, told, page)
            )
        record = project.record(view_of(args), scope_of(args), profile=args.profile, machine=args.machine)
    if "#" in args.id:
        claim = next((one for one in record.claims if one.id == args.id), None)
        if claim is None:
            raise Unknown(f"the record holds no claim {args.id!r}: `rashomon show REPORT` lists a report's claims")
        return _print(lambda page: text_kept.draw_claim(claim, record, page))
    identifier = identified(args.id, text_claims.known_ids(record))
    return _print(lambda page: text.render(text_kept.only(record, identifier), page, more=text.MORE_OF_PROJECT))


def run_why(args: argparse.Namespace) -> int:
    """Explain it.

    Raises:
        Unknown: if the record holds no such event or state.
    """
    from rashomon.publishing import text_claims

    with opened(args) as project:
        record = project.record(view_of(args), scope_of(args), profile=args.profile, machine=args.machine)
    identifier = identified(args.id, text_claims.known_ids(record))
    return _print(lambda page: text_claims.render_why(record, identifier, page))


def _print(draw: Callable[[Console], None]) -> int:
    sys.stdout.write(printed(draw, width=None, to_file=False))
    return 0
