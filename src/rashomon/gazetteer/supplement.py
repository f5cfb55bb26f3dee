"""The curated supplement: what no package holds, as rows of `reading/lexicon/places.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from rashomon.errors import LexiconError
from rashomon.gazetteer.entries import Entry
from rashomon.gazetteer.keys import fold

KINDS = frozenset(
    "country admin1 admin2 city district airport air_base base camp dam plant river mountain road crossing region sea "
    "site".split()
)


def supplement(content: bytes) -> Iterator[Entry]:
    """The entries of the supplement, in its order.

    Raises:
        LexiconError: if a row has no name, an unknown kind, or a point that is not on the globe.
    """
    taken: set[str] = set()
    for number, row in enumerate(tomllib.loads(content.decode("utf-8")).get("place", ()), start=1):
        name, kind = row.get("name"), row.get("kind")
        where = f"places.toml, row {number} ({name!r})"
        if not name or kind not in KINDS:
            raise LexiconError(f"{where}: a place needs a name and one of the kinds {', '.join(sorted(KINDS))}")
        lat, lon, radius = row.get("lat"), row.get("lon"), row.get("radius_km")
        if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180) or not radius or radius <= 0:
            raise LexiconError(f"{where}: lat, lon (degrees) and radius_km (above 0) are needed")
        if not row.get("source"):
            raise LexiconError(f"{where}: each row names its source")
        slug = re.sub(r"\W+", "-", f"{fold(name)} {row.get('country', '')}").strip("-").lower()
        if slug in taken:
            slug = f"{slug}-{kind}"
        if slug in taken:
            raise LexiconError(f"{where}: the same name, country and kind twice")
        taken.add(slug)
        yield Entry(
            ref=f"rx:{slug}",
            names=(name, *row.get("aliases", ())),
            kind=kind,
            country=row.get("country"),
            source=row["source"],
            lat=float(lat),
            lon=float(lon),
            radius_km=float(radius),
            population=int(row.get("population", 0)),
            note=row.get("note", ""),
        )
