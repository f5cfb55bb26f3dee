"""Where the texts and the gold lie that no repository may hold, and the record of the two articles."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from rashomon.api import read_reports
from rashomon.intake import load
from rashomon.model import Record, Report

ROOT = Path(__file__).resolve().parents[1]
ABSENT = "no texts with a gold here: set RASHOMON_SHARED to the folder that holds gold/ and seeds/"

# the day of each article, as the gold has it (gold/GUIDELINES.md, section 7)
PUBLISHED = {"000_2672a684d4882762": date(2017, 9, 5), "004_deed2d323027c051": date(2017, 9, 11)}


def shared_folder() -> Path | None:
    """The folder with gold/, seeds/ and tools/: RASHOMON_SHARED, or `shared` beside the checkout; None if absent."""
    named = os.environ.get("RASHOMON_SHARED")
    folder = Path(named) if named else ROOT.parent / "shared"
    return folder if (folder / "gold" / "claims_flat.jsonl").is_file() else None


def seeds(folder: Path) -> list[Path]:
    """The articles, in the order of their names."""
    return [folder / "seeds" / f"{name}.txt" for name in sorted(PUBLISHED)]


def read_seeds(folder: Path) -> Record:
    """One record of both articles, each with its own day.

    Raises:
        ReportError: if an article cannot be read.
        SetupError: if the gazetteer is absent.
    """
    reports: list[Report] = []
    for path in seeds(folder):
        taken = load(path, published=PUBLISHED[path.stem])
        if taken.problems:
            raise taken.problems[0]
        reports += taken.reports
    return read_reports(reports)
