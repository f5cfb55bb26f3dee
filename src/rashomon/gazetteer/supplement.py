"""The curated supplement: what no package holds, as rows of `reading/lexicon/places.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rashomon.errors import LexiconError
from rashomon.gazetteer.entries import Entry
from rashomon.gazetteer.keys import fold

KINDS = frozenset(
    {
        "country", "admin1", "admin2", "city", "district", "airport", "air_base", "base", "camp", "dam",
        "plant", "river", "mountain", "road", "crossing", "region", "sea", "site",
    }
)  # fmt: skip


def _rows(content: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, row in enumerate(tomllib.loads(content.decode("utf-8")).get("place", ()), start=1):
        where = f"places.toml, row {number} ({row.get('name')!r})"
        if not row.get("name"):
            raise LexiconError(f"{where}: a place needs a name")
        if not row.get("source"):
            raise LexiconError(f"{where}: each row names its source")
        yield where, row


def amendments(content: bytes) -> dict[str, dict[str, Any]]:
    """The rows that mend a feature of a package, by its id: further names, and a point if they give one.

    Raises:
        LexiconError: if a row has no name or source.
    """
    return {row["ref"]: row for _where, row in _rows(content) if "ref" in row}


def amended(entry: Entry, row: dict[str, Any]) -> Entry:
    """The entry with the names of an amending row added (before its own with `rename`), and its point."""
    own = [row["name"], *row.get("aliases", ())]
    names = dict.fromkeys([*own, *entry.names] if row.get("rename") else [*entry.names, *own])
    return replace(
        entry,
        names=tuple(names),
        lat=row.get("lat", entry.lat),
        lon=row.get("lon", entry.lon),
        radius_km=row.get("radius_km", entry.radius_km),
    )


def supplement(content: bytes) -> Iterator[Entry]:
    """The entries that the supplement adds, in its order.

    Raises:
        LexiconError: if a row has no name or source, an unknown kind, a point that is not on the globe, or comes twice.
    """
    taken: set[str] = set()
    for where, row in _rows(content):
        if "ref" in row:
            continue
        kind, lat, lon, radius = row.get("kind"), row.get("lat"), row.get("lon"), row.get("radius_km")
        if kind not in KINDS:
            raise LexiconError(f"{where}: the kind must be one of {', '.join(sorted(KINDS))}")
        if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180) or not radius or radius <= 0:
            raise LexiconError(f"{where}: lat, lon (degrees) and radius_km (above 0) are needed")
        slug = _slug(row)
        if slug in taken:
            slug = f"{slug}-{kind}"
        if slug in taken:
            raise LexiconError(f"{where}: the same name, country and kind twice; a stretch needs its own `at`")
        taken.add(slug)
        yield Entry(
            ref=f"rx:{slug}",
            names=(row["name"], *row.get("aliases", ())),
            kind=kind,
            country=row.get("country"),
            source=row["source"],
            lat=float(lat),
            lon=float(lon),
            radius_km=float(radius),
            population=int(row.get("population", 0)),
            note=row.get("note", ""),
        )


def _slug(row: dict[str, Any]) -> str:
    words = fold(" ".join(str(row.get(part, "")) for part in ("name", "at", "country")))
    return re.sub(r"\W+", "-", words).strip("-")
