"""`rashomon bundle`: a record with all its evidence in one file, and the check of such a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.cli.output import output_file, written
from rashomon.cli.project_options import add_view, opened, project_command, scope_of, view_of
from rashomon.publishing.words import counted, legible

if TYPE_CHECKING:
    from rashomon.cli.options import Subparsers

_EPILOG = """\
examples:
  rashomon bundle torit.zip --about Torit --from 2024-04-01 --to 2024-04-30
  rashomon bundle --check torit.zip --sha256 3b1c...

The SHA-256 of the file is printed: give it to whoever gets the file, by another way.  README.txt
in it says how to check it without Rashomon.  Names of other reports are left out of the chain's
links unless --whole-chain is given.

exit status: 0 written, or sound; 1 something was changed; 2 wrong usage"""


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = project_command(
        subparsers,
        "bundle",
        summary="a record with all its evidence, in one file that can be checked",
        description="Write the record, its reports' bytes and texts, the judgements and their links into a ZIP file.",
        epilog=_EPILOG,
    )
    parser.add_argument("output", nargs="?", type=output_file, metavar="OUT.zip", help="the file to write")
    parser.add_argument("--whole-chain", action="store_true", help="every link of the chain, up to its head")
    parser.add_argument("--check", type=Path, metavar="FILE", help="check a bundle instead; needs no project")
    parser.add_argument("--sha256", metavar="HASH", help="with --check: the hash that was given with it")
    add_view(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write or check; 1 if the check finds something, 2 if the file cannot be written.

    Raises:
        SystemExit: with status 2 where there is nothing to do.
        RashomonError: if the evidence is damaged, or the file to check is no bundle.
    """
    if (args.output is None) == (args.check is None):
        args.usage("name the file to write, or --check FILE, and not both")
    if args.check is not None:
        return _check(args.check, args.sha256)
    from rashomon.model.canonical import digest
    from rashomon.project import custody
    from rashomon.publishing import bundle

    with opened(args) as project:
        record = project.record(view_of(args), scope_of(args), profile=args.profile, machine=args.machine)
        record = custody.with_its_judgements(record)
        evidence = custody.of_record(project, record, whole=args.whole_chain)
    content = bundle.render(record, evidence, name=project.name, asked=_asked(args))
    if not written(content, args.output):
        return 2
    held = f"{counted(len(record.reports), 'report')}, {counted(len(evidence.entries), 'link')}"
    sys.stderr.write(f"{args.output}: {held}, {len(content):,} bytes\n")
    sys.stdout.write(f"{digest(content)}  {args.output}\n")
    return 0


def _asked(args: argparse.Namespace) -> dict[str, str]:
    names = ("about", "start", "end", "known_on", "recorded_on", "stated", "read_by", "machine", "profile")
    return {name: str(value) for name in names if (value := getattr(args, name)) not in (None, False)}


def _check(path: Path, sha256: str | None) -> int:
    from rashomon.publishing.checking import verify_bundle

    found = verify_bundle(path, sha256)
    for problem in found.problems:
        sys.stdout.write(f"!! {legible(problem)}\n")
    held = f"{counted(found.reports, 'report')}, {counted(found.links, 'link')}"
    if not found.is_sound:
        sys.stdout.write(f"{path}: {counted(len(found.problems), 'problem')} in {held}: it is not as it was made\n")
        return 1
    sys.stdout.write(f"{path}: sound, {held}\nsha256 {found.sha256}\nhead   {found.head}\n")
    if sha256 is None:
        sys.stdout.write(
            "       files that were all made anew to fit are known only by a sha256 that you had elsewhere\n"
        )
    return 0
