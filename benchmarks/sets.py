"""What every benchmark over a test set shares: the rows of a file, the tenth kept aside, the command line.

A benchmark is `python -m benchmarks.TASK FILE.jsonl.gz...`, and its module has

    def score(rows: Sequence[Row], misses: Misses) -> Figures

which gives the figures of some rows, by name, and reports what went wrong by calling `misses`.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
Figures = dict[str, float | int]
Misses = Callable[[str], None]
Score = Callable[[Sequence[Row], Misses], Figures]

ASIDE = 10
"""One row in so many is kept aside: never looked at while the rules are written."""


def rows_of(path: Path, sample: int | None = None) -> list[Row]:
    """The rows of a JSON Lines file, gzipped or plain; `sample` of them, the same ones each time, if given."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return rows if sample is None else random.Random(7).sample(rows, min(sample, len(rows)))


def held_out(key: str) -> bool:
    """Whether the row with this id (or text, where it has none) belongs to the tenth kept aside."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % ASIDE == 0


def parts(rows: Sequence[Row], key: Callable[[Row], str]) -> dict[str, list[Row]]:
    """The rows in two parts: `tuned`, which the rules were written beside, and `held_out`."""
    divided: dict[str, list[Row]] = {"tuned": [], "held_out": []}
    for row in rows:
        divided["held_out" if held_out(key(row)) else "tuned"].append(row)
    return divided


def run(
    doc: str, score: Score, arguments: Sequence[str] | None = None, *, key: Callable[[Row], str] = lambda row: row["id"]
) -> int:
    """The command line of a benchmark: prints the figures of each file, of both parts; 2 where a file is absent.

    Args:
        doc: the text of `--help`; its first line says what is measured.
        score: the figures of some rows.
        arguments: those of the command line where None.
        key: what tells whether a row is kept aside.
    """
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.jsonl.gz")
    parser.add_argument("--json", action="store_true", help="one JSON object a file")
    parser.add_argument("--sample", type=int, metavar="N", help="only N rows, the same ones each time")
    parser.add_argument("--held-out", action="store_true", help="only the tenth kept aside")
    parser.add_argument("--misses", action="store_true", help="list what went wrong in the part not kept aside")
    options = parser.parse_args(arguments)
    absent = [path for path in options.files if not path.is_file()]
    for path in absent:
        print(f"{path}: no such file; the test sets are not part of the repository", file=sys.stderr)
    if absent:
        return 2
    for path in options.files:
        divided = parts(rows_of(path, options.sample), key)
        if options.held_out:
            divided.pop("tuned")
        tell: Misses = print if options.misses else _nothing
        figures = {name: score(rows, tell if name == "tuned" else _nothing) for name, rows in divided.items() if rows}
        print(json.dumps({"file": path.name, **figures}) if options.json else table(path.name, figures))
    return 0


def table(title: str, figures: Mapping[str, Figures]) -> str:
    """Figures as lines: one a measure, one column a part."""
    names = list(dict.fromkeys(name for values in figures.values() for name in values))
    lines = [f"{title:36}" + "".join(f"{part:>12}" for part in figures)]
    for name in names:
        cells = [values.get(name, "") for values in figures.values()]
        lines.append(f"  {name:34}" + "".join(f"{cell:>12}" for cell in cells))
    return "\n".join(lines)


def add_choices(parser: argparse.ArgumentParser) -> None:
    """The choices of a benchmark over dispatches of our own."""
    parser.add_argument("--misses", action="store_true", help="list what went wrong in the part not kept aside")
    parser.add_argument("--json", action="store_true", help="the figures for programs")


def show(title: str, figures: Mapping[str, Figures], misses: Sequence[str], options: argparse.Namespace) -> None:
    """Print the figures of dispatches of our own, as `add_choices` lets one choose."""
    if options.json:
        print(json.dumps(figures))
        return
    for line in misses if options.misses else ():
        print(line)
    print(table(title, figures))


def _nothing(_line: str) -> None:
    """Misses that nobody asked for."""
