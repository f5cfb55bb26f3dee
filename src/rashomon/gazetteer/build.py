"""Build the gazetteer: `python -m rashomon.gazetteer.build`.

Cost: about half a minute on two cores; the file is about 110 MB.  It is written beside its place and moved there when
complete, so that a reader never meets half a file.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from rashomon.errors import RashomonError, SetupError
from rashomon.gazetteer import dump, packages
from rashomon.gazetteer.entries import Entry
from rashomon.gazetteer.extent import Extents
from rashomon.gazetteer.keys import fold, loosen, squeeze
from rashomon.gazetteer.schema import TABLES, current_stamp, default_path, stamp_of, supplement_bytes
from rashomon.gazetteer.supplement import amended, amendments, supplement

# names of these countries are written one way in English, so level 2 would only add false friends
_FIXED_SPELLING = frozenset(
    {
        "US", "GB", "CA", "AU", "NZ", "IE", "FR", "DE", "IT", "ES", "PT", "NL", "BE", "AT", "CH", "SE", "NO",
        "DK", "FI", "IS", "LU", "LI", "MT", "GR", "PL", "CZ", "SK", "HU", "RO", "SI", "EE", "LV", "LT", "JP",
        "BR", "AR", "CL", "MX", "PY", "UY", "CR", "PA", "PR",
    }
)  # fmt: skip
_Spelling = tuple[str, int, str, int]


def spellings(entry: Entry, number: int) -> Iterator[_Spelling]:
    """The rows of `spelling` for one entry: key, place, form, whether it is the main name."""
    for position, name in enumerate(entry.names):
        form = fold(name)
        key = squeeze(form)
        if key:
            yield key, number, "" if form == key else form, int(position == 0)


def loose_keys(entry: Entry) -> set[str]:
    """The level 2 keys of one entry; none where spelling is fixed, except for curated rows."""
    if entry.country in _FIXED_SPELLING and not entry.ref.startswith("rx:"):
        return set()
    return {key for key in (loosen(fold(name)) for name in entry.names) if key}


def write(path: Path, entries: Sequence[Entry], stamp: str) -> None:
    """Write the file at once or not at all."""
    extents = Extents(entries)
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    draft.unlink(missing_ok=True)
    connection = sqlite3.connect(draft)
    try:
        connection.executescript(
            "pragma journal_mode=off; pragma synchronous=off; pragma page_size=8192; pragma cache_size=-131072;"
            + TABLES
        )
        connection.executemany("insert into place values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", _rows(entries, extents))
        strict = sorted({row[:3]: row for n, e in enumerate(entries) for row in reversed([*spellings(e, n)])}.values())
        connection.executemany("insert into spelling values (?,?,?,?)", strict)
        loose = sorted((key, n) for n, entry in enumerate(entries) for key in loose_keys(entry))
        connection.executemany("insert into loose values (?,?)", loose)
        credits = [(name, version(name), text) for name, text in packages.PACKAGES.items()]
        credits.append(("places.toml", "", "Rashomon's own supplement; each row names its source"))
        connection.executemany("insert into source values (?,?,?)", credits)
        connection.execute("insert into stamp values (?)", (stamp,))
        connection.commit()
    finally:
        connection.close()
    draft.replace(path)


def _rows(entries: Iterable[Entry], extents: Extents) -> Iterator[tuple[object, ...]]:
    for number, entry in enumerate(entries):
        lat, lon, radius = extents.of(entry)
        population = entry.population or extents.people(entry)
        yield (
            number, entry.ref, entry.names[0], entry.kind, entry.country, entry.admin1, entry.admin2, lat, lon,
            radius, population, int(entry.capital), entry.source, entry.note,
        )  # fmt: skip


def collect(dumps: Sequence[str], progress: Progress) -> list[Entry]:
    """All entries: supplement first, then the packages, then a user's dumps; one entry a geonameid."""
    parts = [
        ("the supplement", supplement(supplement_bytes())),
        ("countries", packages.countries()),
        ("regions", packages.regions()),
        ("divisions", packages.divisions()),
        ("cities", packages.cities()),
        ("airfields", packages.airfields()),
        *((path, dump.features(dump.unpack(path))) for path in dumps),
    ]
    task = progress.add_task("reading", total=len(parts) + 1)
    entries: dict[str, Entry] = {}
    mended = amendments(supplement_bytes())
    for name, part in parts:
        progress.update(task, description=f"reading {name}")
        for entry in part:
            entries.setdefault(entry.ref, amended(entry, mended[entry.ref]) if entry.ref in mended else entry)
        progress.advance(task)
    progress.update(task, description="writing keys")
    return list(entries.values())


def build(path: Path, dumps: Sequence[str] = (), *, force: bool = False, console: Console | None = None) -> bool:
    """Build the file unless it is there and current; True if it was built.

    Raises:
        SetupError: if a package's data or a dump cannot be read, or the folder cannot be written.
    """
    try:
        stamp = current_stamp(tuple(dumps))
        found = stamp_of(path)
        if not force and found is not None and (found == stamp or (not dumps and found.startswith(stamp + "; dump "))):
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        columns = (TextColumn("gazetteer: {task.description}"), BarColumn(), TimeElapsedColumn())
        with Progress(*columns, console=console or Console(stderr=True), transient=True) as progress:
            entries = collect(dumps, progress)
            write(path, entries, stamp)
            progress.advance(progress.task_ids[0])
    except (OSError, ImportError, StopIteration, sqlite3.Error, UnicodeDecodeError) as error:
        raise SetupError(f"the gazetteer could not be built at {path}: {error}; run `make setup` again") from error
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the build; 0 when the file is there and current afterwards."""
    parser = argparse.ArgumentParser(prog="python -m rashomon.gazetteer.build", description="Build the gazetteer.")
    parser.add_argument("--geonames", nargs="*", default=[], metavar="DUMP", help="your own GeoNames dump")
    parser.add_argument("--force", action="store_true", help="build even if the file is current")
    options = parser.parse_args(arguments)
    path = default_path()
    try:
        built = build(path, options.geonames, force=options.force)
    except RashomonError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"gazetteer: {'built' if built else 'current'}, {path} ({path.stat().st_size / 1e6:.0f} MB)", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
