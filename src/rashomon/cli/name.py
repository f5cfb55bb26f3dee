"""`rashomon name`: what a name means in this project; and `rashomon names`, which lists the meanings."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from typing import TYPE_CHECKING

from rashomon.cli.project_options import opened, project_command
from rashomon.publishing.words import counted, flowing, legible

if TYPE_CHECKING:
    from rashomon.cli.options import Subparsers
    from rashomon.project import Project
    from rashomon.project.foreseen import Foreseen

_EPILOG = """\
Wherever a report of this project writes the name, its claims take the meaning; what the
machine read stays.  It is a judgement: signed, with a reason, and `rashomon judge undo N`
takes it back.  --preview shows every claim and event that would change, and keeps nothing.

examples:
  rashomon name Douma --place "Douma, Syria" --preview
  rashomon name "the old mill" --place "Old mill @ 33.57,36.4 ~2" --because "the survey of May"
  rashomon name "the Brigade" --actor "Ninth Brigade" --camp opposition --because "their own channel"
  rashomon name Douma --place gn:172268 --country LB --because "our stringer in Batroun"
  rashomon names --open"""
_MOST = 40


def add(subparsers: Subparsers) -> None:
    """Register both commands."""
    parser = project_command(
        subparsers,
        "name",
        summary="this name means that place, or that actor, in this project",
        description="Give a name its meaning in this project.",
        epilog=_EPILOG,
    )
    parser.add_argument("name", metavar="NAME", help="as the reports write it")
    meaning = parser.add_mutually_exclusive_group(required=True)
    meaning.add_argument(
        "--place", metavar="PLACE", help="an id or name of the gazetteer, LAT,LON or NAME @ LAT,LON ~KM"
    )
    meaning.add_argument("--actor", metavar="ACTOR", help="an id or name of the registry, else a group of its own")
    parser.add_argument("--camp", default="", help="with --actor: the side whose interest its word serves")
    parser.add_argument("--country", default="", metavar="CC", help="only in reports that tell of this country")
    parser.add_argument(
        "--report", action="append", default=[], metavar="ID", help="only in this report; may be repeated"
    )
    parser.add_argument("--because", metavar="REASON", help="why; not needed with --preview")
    parser.add_argument("--preview", action="store_true", help="show what would change, and keep nothing")
    parser.set_defaults(run=run, usage=parser.error)
    listed = project_command(
        subparsers,
        "names",
        summary="what names mean in this project",
        description="List the names that have a meaning of this project.",
    )
    listed.add_argument("--open", action="store_true", help="list the names that nothing is known of instead")
    listed.set_defaults(run=run_list)


def run(args: argparse.Namespace) -> int:
    """Keep the meaning, or show what it would change.

    Raises:
        SystemExit: with status 2 without a reason, or for a camp of a place.
        WrongCorrection: if it is no name, or the place is not known.
    """
    from rashomon.project.foreseen import foresee
    from rashomon.publishing.judged import said

    if args.camp and args.actor is None:
        args.usage("--camp goes with --actor")
    if not args.preview and not args.because:
        args.usage("say why with --because, or look first with --preview")
    value = {"country": args.country, "reports": " ".join(args.report), "camp": args.camp}
    value |= {"place": args.place or "", "actor": args.actor or ""}
    with opened(args) as project:
        if args.preview:
            sys.stdout.write(_told(foresee(project, args.name, **value)))
            return 0
        made = project.judge("name", args.name, args.because, **value)
    sys.stdout.write(f"judgement {made.number}: {said(made)}\n")
    return 0


def _told(found: Foreseen) -> str:
    from rashomon.publishing.differences import differences
    from rashomon.publishing.judged import said

    lines = [
        said(found.meant),
        f"Written in {counted(len(found.reports), 'report')}; {counted(len(found.effects), 'claim')} would change.",
    ]
    for one in found.effects[:_MOST]:
        lines += ["", f"{legible(one.before.id)}  “{flowing(one.before.quote)}”"]
        lines += [f"  {name}: {old} → {new}" for name, old, new in differences(one.before, one.after)]
        lines.append(f"  {_thing(found, one.was_in, one.is_in)}")
    if len(found.effects) > _MOST:
        lines.append(f"and {counted(len(found.effects) - _MOST, 'claim')} more")
    if not found.exact:
        lines += [
            "",
            "What becomes of the events is not worked out: too many reports, or the project may only be read.",
        ]
    return "\n".join([*lines, "", "Nothing is kept: leave --preview out, and say why with --because.", ""])


def _thing(found: Foreseen, was: str, becomes: str) -> str:
    """Which event the claim is in, and which it would be in."""
    before = f"{was} {legible(found.title(was))}" if was else "in no event"
    if not found.exact:
        return before
    after = f"{becomes} {legible(found.title(becomes, after=True))}" if becomes else "in no event"
    return f"stays in {before}" if before == after else f"{before} → {after}"


def run_list(args: argparse.Namespace) -> int:
    """Print the meanings that stand, or the names that are open."""
    with opened(args) as project:
        lines = _open(project) if args.open else _meanings(project)
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0


def _meanings(project: Project) -> list[str]:
    from rashomon.project.deciding import standing
    from rashomon.publishing.judged import said

    told = [one for one in standing(project.judgements()) if one.kind == "name"]
    if not told:
        return ["No name has a meaning of its own here: `rashomon name NAME --place PLACE --preview`"]
    return [f"{one.number:>5}  {said(one)} ({legible(one.user)}, {one.at[:10]}: {flowing(one.reason)})" for one in told]


def _open(project: Project) -> list[str]:
    points = project.record().unresolved
    counts = Counter((one.kind, one.as_written) for one in points)
    if not counts:
        return ["Every name was found."]
    found = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [f"{number:>5}  {legible(name)} ({kind})" for (kind, name), number in found]
