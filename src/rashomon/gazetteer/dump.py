"""A user's own GeoNames dump, as entries."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterable, Iterator

from rashomon.gazetteer.entries import Entry
from rashomon.gazetteer.packages import worth_keeping

_KINDS = {
    "ADM1": "admin1", "ADM2": "admin2", "ADM3": "admin2", "AIRP": "airport", "AIRB": "air_base", "DAM": "dam",
    "MT": "mountain", "MTS": "mountain", "PASS": "crossing", "STM": "river", "MILB": "base", "INSM": "base",
    "CMP": "camp", "CMPRF": "camp", "RGN": "region", "BDG": "crossing", "PRN": "site", "OILF": "site",
    "PPLX": "district", "PS": "plant", "PSN": "plant", "ISL": "region",
}  # fmt: skip


def features(lines: Iterable[str]) -> Iterator[Entry]:
    """The features of a GeoNames dump (19 columns, tab separated) that a report could name.

    Rows that do not have 19 columns are left out.
    """
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        if len(cells) != 19:
            continue
        kind = _KINDS.get(cells[7]) or ("city" if cells[6] == "P" else None)
        if kind is None:
            continue
        population = int(cells[14] or 0)
        admin1 = f"{cells[8]}.{cells[10]}" if cells[10] else None
        yield Entry(
            ref=f"gn:{cells[0]}",
            names=(cells[1], *(n for n in cells[3].split(",") if n and worth_keeping(n))),
            kind=kind,
            country=cells[8] or None,
            source="GeoNames dump",
            admin1=admin1,
            admin2=f"{admin1}.{cells[11]}" if admin1 and cells[11] else None,
            lat=float(cells[4]),
            lon=float(cells[5]),
            radius_km=None if kind in {"admin1", "admin2"} else round(2.0 + population**0.5 / 100, 1),
            population=population,
        )


def unpack(path: str) -> Iterator[str]:
    """The lines of a dump, plain, gzipped or zipped."""
    if path.endswith(".zip"):
        with zipfile.ZipFile(path) as archive:
            for member in archive.namelist():
                if member.endswith(".txt") and not member.lower().startswith("readme"):
                    with archive.open(member) as lines:
                        yield from (line.decode("utf-8") for line in lines)
    elif path.endswith(".gz"):
        with gzip.open(path, "rt", encoding="utf-8") as text:
            yield from text
    else:
        with open(path, encoding="utf-8") as text:
            yield from text
