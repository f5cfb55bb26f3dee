"""How well the reading agrees with the gold of two articles: `python -m benchmarks.score [--json] [--update]`.

One table: each figure with its floor, which no change may lower, and its reach, which the project aims for.  The gold
and the scorer lie outside the repository (`RASHOMON_SHARED`, or `shared` beside the checkout); where they are absent
nothing is scored, and that is said.

`--update` pins the floors at what is measured, together with the SHA-256 of every file that the figures rest on.
It refuses to lower a floor unless `--allow-lower` is given as well.

Exit status: 0 if no figure lies below its floor or there is no gold; 1 if one does, or the gold is not the pinned one.
The idea of a gate that pins its corpus is trafilatura's (`tests/eval_gate.py`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.shared import ABSENT, read_seeds, seeds, shared_folder
from rashomon.errors import RashomonError
from rashomon.model import Record
from rashomon.publishing import claims

FLOORS = Path(__file__).with_name("floors.json")

# One field of the about 100 matched pairs is worth 0.01, one of the 84 claims 0.006 of F1.  A claim that is found
# anew adds a pair whose fields may be wrong, and so may lower a share by less than that without anything being lost.
EPSILON = 0.005

# What the figures are to reach; F1 for found and clusters, shares of the matched claims for the rest.
REACH: dict[str, float] = {
    "found_typed": 0.85,
    "quantity": 0.95,
    "cue": 0.90,
    "origin": 0.90,
    "modality": 0.93,
    "place_10km": 0.92,
    "time_meets": 0.95,
    "time_exact": 0.75,
    "clusters_b3": 0.92,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: its name, what was measured, its floor and its reach; None where none is set."""

    name: str
    measured: float
    floor: float | None
    reach: float | None

    @property
    def fell(self) -> bool:
        """Whether it lies below its floor by more than `EPSILON`."""
        return self.floor is not None and self.measured < self.floor - EPSILON

    @property
    def is_reached(self) -> bool:
        """Whether it is at its reach; True where none is set."""
        return self.reach is None or self.measured >= self.reach


def score(record: Record, folder: Path) -> dict[str, Any]:
    """What the scorer of the gold says about the claims of this record.

    Raises:
        CalledProcessError: if the scorer fails.
    """
    gold = folder / "gold"
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as predicted:
        predicted.writelines(f"{line}\n" for line in claims.lines(record))
        predicted.flush()
        scorer = folder / "tools" / "score_claims.py"
        command = [sys.executable, str(scorer), str(gold / "claims_flat.jsonl"), predicted.name]
        command += ["--names", str(gold / "names.json"), "--json"]
        answer = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8")
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


def measured(scores: Mapping[str, Any]) -> dict[str, float]:
    """The figures that are pinned, rounded to four places: F1 of claims and clusters, the share right of each field."""
    kept = {label: scores[label]["f1"] for label in ("found", "found_typed", "clusters_b3") if label in scores}
    kept |= {name: field["share"] for name, field in scores["fields"].items()}
    return {name: round(value, 4) for name, value in kept.items()}


def figures(values: Mapping[str, float], floors: Mapping[str, float]) -> list[Figure]:
    """The figures with a reach first, then the others; a figure that is gone counts as 0."""
    names = [*REACH, *sorted({*values, *floors} - {*REACH})]
    return [
        Figure(name=name, measured=values.get(name, 0.0), floor=floors.get(name), reach=REACH.get(name))
        for name in names
    ]


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file that the figures rest on, by its path in the folder."""
    files = [folder / "gold" / "claims_flat.jsonl", folder / "gold" / "names.json", *seeds(folder)]
    files.append(folder / "tools" / "score_claims.py")
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def pinned() -> tuple[dict[str, float], dict[str, str]]:
    """The floors and the digests of `floors.json`; both empty before the first pinning."""
    if not FLOORS.exists():
        return {}, {}
    kept = json.loads(FLOORS.read_text(encoding="utf-8"))
    return kept["floors"], kept["sha256"]


def changed(folder: Path) -> list[str]:
    """The files that are not the ones the floors were pinned on."""
    _, kept = pinned()
    now = digests(folder)
    return sorted(name for name in {*kept, *now} if kept.get(name) != now.get(name))


def pin(values: Mapping[str, float], folder: Path, *, allow_lower: bool) -> list[str]:
    """Pin the floors at these values; the names of floors that would fall, in which case nothing is written."""
    floors, _ = pinned()
    lowered = sorted(name for name, floor in floors.items() if values.get(name, 0.0) < floor)
    if lowered and not allow_lower:
        return lowered
    kept = {"floors": dict(sorted(values.items())), "sha256": digests(folder)}
    FLOORS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return []


def show(found: Sequence[Figure], scores: Mapping[str, Any], console: Console) -> None:
    """The table on the screen."""
    typed = scores["found_typed"]
    table = Table(box=None, pad_edge=False)
    table.add_column("figure")
    for heading in ("measured", "floor", "reach", "right"):
        table.add_column(heading, justify="right")
    table.add_column("")
    for figure in found:
        field = scores["fields"].get(figure.name)
        table.add_row(
            figure.name,
            f"{figure.measured:.3f}",
            "" if figure.floor is None else f"{figure.floor:.3f}",
            "" if figure.reach is None else f"{figure.reach:.2f}",
            f"{field['right']} of {field['of']}" if field else "",
            _verdict(figure),
        )
    console.print(f"{typed['gold']} claims in the strict gold, {typed['predicted']} read; shares are of matched claims")
    console.print(table)


def _verdict(figure: Figure) -> str:
    if figure.fell:
        return "[red]below its floor[/red]"
    if not figure.is_reached:
        return "[yellow]not reached[/yellow]"
    return "" if figure.reach is None else "[green]reached[/green]"


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, show, and pin if asked to."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.score", description="Score the reading on the gold.")
    parser.add_argument("--json", action="store_true", help="the figures for programs")
    parser.add_argument("--update", action="store_true", help="pin the floors at what is measured")
    parser.add_argument("--allow-lower", action="store_true", help="let --update lower a floor")
    options = parser.parse_args(arguments)
    folder = shared_folder()
    if folder is None:
        print(ABSENT, file=sys.stderr)
        return 0
    try:
        scores = score(read_seeds(folder), folder)
    except (RashomonError, subprocess.CalledProcessError) as error:
        print(f"nothing could be scored: {error}", file=sys.stderr)
        return 1
    values = measured(scores)
    if options.update:
        lowered = pin(values, folder, allow_lower=options.allow_lower)
        if lowered:
            print(f"no floor was changed: {', '.join(lowered)} would fall; --allow-lower does it", file=sys.stderr)
    found = figures(values, pinned()[0])
    if options.json:
        rows = {f.name: {"measured": f.measured, "floor": f.floor, "reach": f.reach} for f in found}
        print(json.dumps(rows, indent=1))
    else:
        show(found, scores, Console())
    return _status(found, folder)


def _status(found: Sequence[Figure], folder: Path) -> int:
    others = changed(folder)
    if others:
        print(f"floors are pinned on other files: {', '.join(others)} changed; --update pins them", file=sys.stderr)
    return 1 if others or any(figure.fell for figure in found) else 0


if __name__ == "__main__":
    raise SystemExit(main())
