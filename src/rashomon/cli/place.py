"""`rashomon place NAME`: what the gazetteer makes of a name, and why."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from rashomon.cli.output import complain, printed

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from rich.console import Console

    from rashomon.gazetteer import Candidate, Gazetteer
    from rashomon.gazetteer.near import Ranked

_LEVELS = ("exact", "spacing", "spelling")
_SHOWN = 12


def add(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "place",
        help="what the gazetteer makes of a name, and why",
        description="The features that a name may stand for, the likeliest first.",
    )
    parser.add_argument("name", nargs="?", help="a place name in any spelling or script")
    parser.add_argument("--near", metavar="PLACE", help="a country, division or place that the report speaks of")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--all", action="store_true", help=f"show more than the first {_SHOWN}")
    parser.add_argument("--sources", action="store_true", help="show where the places come from, with their licences")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the candidates; 1 if the name is unknown, 2 if none is given.

    Raises:
        SetupError: if the gazetteer is not built.
    """
    from rashomon.gazetteer import Gazetteer
    from rashomon.gazetteer.near import rank

    gazetteer = Gazetteer.open()
    if args.sources:
        return _sources(gazetteer, as_json=args.format == "json")
    if not args.name or not args.name.strip():
        complain("place: name a place, such as `rashomon place Mosul`, or use --sources")
        return 2
    if args.near and not gazetteer.lookup(args.near) and gazetteer.of_code(args.near) is None:
        complain(f"place: nothing is called {args.near!r}; give --near a country, division or town, or leave it out")
        return 1
    ranked = rank(gazetteer, args.name, near=args.near)
    if not ranked:
        where = f" near {args.near}" if args.near else ""
        complain(
            f"place: the gazetteer has no {args.name!r}{where}; try another spelling, name its country with --near, or "
            "add a row to lexicon/places.toml"
        )
        return 1
    shown = ranked if args.all else ranked[:_SHOWN]
    if args.format == "json":
        answer = {"name": args.name, "near": args.near, "candidates": [_row(r, gazetteer) for r in shown]}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
    else:
        table = printed(lambda c: _draw(c, args.name, shown, len(ranked), gazetteer), width=None, to_file=False)
        sys.stdout.write(table)
    return 0


def _row(ranked: Ranked, gazetteer: Gazetteer) -> dict[str, object]:
    candidate, place = ranked.candidate, ranked.candidate.place
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "admin1": _division(candidate, gazetteer),
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "population": place.population,
        "geonameid": place.geonameid,
        "source": place.source,
        "level": _LEVELS[candidate.level],
        "score": round(ranked.score, 2),
        "why": ranked.why,
    }


def _division(candidate: Candidate, gazetteer: Gazetteer) -> str:
    code = candidate.place.admin1
    division = gazetteer.of_code(code) if code else None
    return division.name if division else (code or "")


def _draw(console: Console, name: str, shown: list[Ranked], total: int, gazetteer: Gazetteer) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for title, justify in (
        ("place", "left"), ("kind", "left"), ("in", "left"), ("lat", "right"), ("lon", "right"), ("km", "right"),
        ("people", "right"), ("match", "left"), ("score", "right"),
    ):  # fmt: skip
        table.add_column(title, justify="right" if justify == "right" else "left", no_wrap=title in {"lat", "lon"})
    for order, ranked in enumerate(shown):
        place = ranked.candidate.place
        inside = ", ".join(part for part in (_division(ranked.candidate, gazetteer), place.country) if part)
        table.add_row(
            place.name,
            place.kind.replace("_", " "),
            inside,
            "?" if place.lat is None else f"{place.lat:.3f}",
            "?" if place.lon is None else f"{place.lon:.3f}",
            f"{place.radius_km:.0f}",
            f"{place.population:,}" if place.population else "",
            _LEVELS[ranked.candidate.level],
            f"{ranked.score:.1f}",
            style="bold" if order == 0 else "",
        )
    console.print(table)
    console.print(f"\n{shown[0].candidate.place.name} comes first: {shown[0].why}.")
    if total > len(shown):
        console.print(f"{total - len(shown)} more are called {name}: use --all.", style="dim")


def _sources(gazetteer: Gazetteer, *, as_json: bool) -> int:
    rows = gazetteer.sources()
    if as_json:
        named = [dict(zip(("name", "version", "credit"), row, strict=True)) for row in rows]
        sys.stdout.write(json.dumps(named, indent=2) + "\n")
        return 0
    for name, version, credit in rows:
        sys.stdout.write(f"{' '.join(part for part in (name, version) if part)}: {credit}\n")
    return 0
