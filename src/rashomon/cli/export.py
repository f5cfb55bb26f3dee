"""`rashomon export`: the project's record in a format of the field."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from rashomon.cli.output import output_file, written
from rashomon.cli.project_options import add_view, opened, project_command, scope_of, view_of
from rashomon.publishing.exports import FORMATS, Exporter
from rashomon.publishing.words import legible

if TYPE_CHECKING:
    from rashomon.cli.options import Subparsers
    from rashomon.model import Record
    from rashomon.publishing.exports.context import Known

_MOST_REASONS = 60


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    lines = "\n".join(f"  {one.name:<11} {one.summary}" for one in FORMATS.values())
    parser = project_command(
        subparsers,
        "export",
        summary="the record as ACLED, UCDP, HXL, GeoJSON, Parquet, CSV ...",
        description="Write the record, or the part of it that is asked for, in a format of the field.",
        epilog=f"formats:\n{lines}\n\n--option NAME=VALUE sets what a format offers (docs/exports.md).",
    )
    parser.add_argument("format", choices=tuple(FORMATS), metavar="FORMAT")
    parser.add_argument("output", nargs="?", type=output_file, metavar="OUT", help="the file")
    parser.add_argument("--option", action="append", default=[], metavar="NAME=VALUE", help="an option of the format")
    parser.add_argument("--explain", action="store_true", help="list what the format cannot carry, and why")
    add_view(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the file; 2 if it cannot be written.

    Raises:
        SystemExit: with status 2 for an option that the format has not, or where there is nothing to do.
        ExportError: if an option's value is none that the format knows.
        SetupError: if the format asks the gazetteer and it is absent.
    """
    if args.output is None and not args.explain:
        args.usage("name the file to write, or use --explain")
    options: dict[str, object] = {**_options(args)}
    with opened(args) as project:
        record = project.record(view_of(args), scope_of(args), profile=args.profile, machine=args.machine)
    exporter = FORMATS[args.format].load()
    if FORMATS[args.format].known:
        options["known"] = _known()
    if args.output is not None:
        content = exporter.render(record, **options)
        if not written(content, args.output):
            return 2
        sys.stderr.write(f"{args.output}: {len(content):,} bytes\n")
    if args.explain:
        _explain(exporter, record, options, args.format)
    return 0


def _options(args: argparse.Namespace) -> dict[str, str]:
    known = FORMATS[args.format].options
    found: dict[str, str] = {}
    for pair in args.option:
        name, sign, value = pair.partition("=")
        if not sign or name not in known:
            offered = "; ".join(f"{key}: {said}" for key, said in known.items()) or "none"
            args.usage(f"{pair!r} is no option of {args.format} (its options: {offered})")
        found[name] = value
    return found


def _known() -> Known:
    """What the registry and the gazetteer know, for formats that code events by somebody's rules.

    Raises:
        SetupError: if the gazetteer is absent.
    """
    from rashomon.api import known_actors
    from rashomon.gazetteer import Gazetteer
    from rashomon.publishing.exports.context import Known

    return Known(actors=known_actors(), divisions=Gazetteer.open().divisions)


def _explain(exporter: Exporter, record: Record, options: dict[str, object], name: str) -> None:
    """What is left out, one reason a line with the ids that it holds for."""
    of: dict[tuple[str, str], list[str]] = {}
    for one in exporter.left_out(record, **options):
        of.setdefault((one.field, one.reason), []).append(one.subject)
    sys.stdout.write(f"what {name} does not carry of this record: {'nothing' if not of else ''}\n")
    for (field, reason), subjects in list(of.items())[:_MOST_REASONS]:
        ids = ", ".join(subjects[:6]) + (f" and {len(subjects) - 6} more" if len(subjects) > 6 else "")
        part = "" if field == "*" else f"{field}: "
        sys.stdout.write(legible(f"  {part}{reason} ({ids})") + "\n")
    if len(of) > _MOST_REASONS:
        sys.stdout.write(f"  and {len(of) - _MOST_REASONS} more reasons\n")
