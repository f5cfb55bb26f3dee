"""The gazetteer as it is asked: which features bear a name."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from math import log10
from pathlib import Path

from rashomon.errors import SetupError
from rashomon.gazetteer.keys import fold, loosen, squeeze
from rashomon.gazetteer.schema import default_path
from rashomon.model.place import Place

_REPAIR = "run `make setup` (or `python -m rashomon.gazetteer.build --force`)"
_KIND_WEIGHT = {"country": 3.0, "admin1": 0.6, "region": 0.4, "city": 0.5, "admin2": 0.0, "airport": -0.5}
_LEVEL_WEIGHT = (0.0, -0.4, -1.5)
_COLUMNS = "place.id, ref, name, kind, country, admin1, lat, lon, radius_km, population, capital, source, admin2, note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One feature that a name may stand for.

    `level` is that of the spelling key that met (0 exact but for case and accents, 1 spaces and doubled letters, 2
    transliteration); `main` is whether the feature's own name met, rather than another name of it.
    `score` is the prior, before any context: higher is likelier; only differences mean something.
    """

    place: Place
    level: int
    main: bool
    capital: bool
    score: float
    admin2: str | None = None
    note: str = ""


class Gazetteer:
    """Read-only look-ups in the built file; answers are remembered.

    Cost: about 30 microseconds a name that was not asked before.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._named = lru_cache(maxsize=65536)(self._query)
        self._known = lru_cache(maxsize=262144)(self._exists)

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """The gazetteer at `path`, or where `make setup` puts it.

        Raises:
            SetupError: if it is absent or damaged.
        """
        where = path or default_path()
        if not where.is_file():
            raise SetupError(f"there is no gazetteer at {where}: {_REPAIR}")
        stamp = where.stat()
        return cls._opened(where.resolve(), (stamp.st_mtime_ns, stamp.st_size, stamp.st_ino), os.getpid())

    @classmethod
    @lru_cache(maxsize=2)
    def _opened(cls, where: Path, _stamp: tuple[int, int, int], _process: int) -> Gazetteer:
        """One for each state of a file and each process: what was looked up stays known from one call to the next."""
        try:
            connection = sqlite3.connect(f"file:{where}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            connection.execute("pragma mmap_size=268435456")
            connection.execute("select key, place, form, main from spelling limit 1").fetchone()
        except sqlite3.Error as error:
            raise SetupError(f"the gazetteer at {where} is damaged ({error}): {_REPAIR}") from error
        return cls(connection)

    def is_name(self, words: str) -> bool:
        """Whether some feature is called so, at level 0 or 1."""
        return self._known(squeeze(fold(words)))

    def _exists(self, key: str) -> bool:
        if len(key) < 2:
            return False
        return self._connection.execute("select 1 from spelling where key = ? limit 1", (key,)).fetchone() is not None

    def lookup(
        self, name: str, *, country: str | None = None, kinds: Collection[str] | None = None
    ) -> tuple[Candidate, ...]:
        """The features of a name, the likeliest first.

        `country` (ISO 3166 alpha-2) keeps those of one country and also allows level 2; without it, level 2 is used
        only where levels 0 and 1 find nothing.  `kinds` keeps some kinds.
        """
        found = self._named(fold(name))
        if country is not None:
            found = tuple(c for c in found if c.place.country == country)
        if kinds is not None:
            found = tuple(c for c in found if c.place.kind in kinds)
        nearest = min((c.level for c in found), default=0)
        if nearest == 2:
            return found
        return tuple(c for c in found if c.level < 2)

    def of_ref(self, ref: str) -> Place | None:
        """The feature of an id such as "gn:170794"; None if there is none."""
        row = self._connection.execute(f"select {_COLUMNS} from place where ref = ?", (ref,)).fetchone()
        return None if row is None else _place(row)

    @lru_cache(maxsize=4096)  # noqa: B019 - one gazetteer a process
    def of_code(self, code: str) -> Place | None:
        """The country ("SY"), division ("SY.07", "US.KY.015") or feature ("gn:170794") of a code; None if unknown."""
        if ":" in code:
            return self.of_ref(code)
        kind, column = (("country", "country"), ("admin1", "admin1"), ("admin2", "admin2"))[min(2, code.count("."))]
        query = f"select {_COLUMNS} from place where kind = '{kind}' and {column} = ? order by id limit 1"
        row = self._connection.execute(query, (code,)).fetchone()
        return None if row is None else _place(row)

    @lru_cache(maxsize=4096)  # noqa: B019 - one gazetteer a process
    def divisions(self, ref: str) -> tuple[str | None, str | None]:
        """The names of the first and the second division that a feature lies in; None where that is not known."""
        row = self._connection.execute("select admin1, admin2 from place where ref = ?", (ref,)).fetchone()
        found = [self.of_code(str(code)) if code else None for code in row or (None, None)]
        return (found[0].name if found[0] else None, found[1].name if found[1] else None)

    @lru_cache(maxsize=512)  # noqa: B019 - one gazetteer a process
    def capital_of(self, country: str) -> Place | None:
        """The capital of a country by its ISO code; None if unknown."""
        wanted = "(kind = 'country' or capital = 1) and capital = 1 and country = ?"  # as the index is made
        query = f"select {_COLUMNS} from place where {wanted} order by population desc limit 1"
        row = self._connection.execute(query, (country,)).fetchone()
        return None if row is None else _place(row)

    def cities(self, south: float, north: float, west: float, east: float) -> list[Place]:
        """The populated places within these degrees; a window beyond the date line is cut there."""
        query = f"select {_COLUMNS} from place where kind = 'city' and lat between ? and ? and lon between ? and ?"
        return [_place(row) for row in self._connection.execute(query, (south, north, west, east))]

    def sources(self) -> tuple[tuple[str, str, str], ...]:
        """Name, version and credit of each source."""
        rows = self._connection.execute("select name, version, credit from source order by name").fetchall()
        return tuple((str(a), str(b), str(c)) for a, b, c in rows)

    def _query(self, form: str) -> tuple[Candidate, ...]:
        key = squeeze(form)
        best: dict[int, tuple[int, bool, tuple[object, ...]]] = {}
        statement = f"select form, main, {_COLUMNS} from spelling join place on place.id = place where key = ?"
        for row in self._connection.execute(statement, (key,)):
            level = 0 if (row[0] or key) == form else 1
            known = best.get(row[2])
            if known is None or (level, not row[1]) < (known[0], not known[1]):
                best[row[2]] = (level, bool(row[1]), row[2:])
        loose = loosen(form)
        if loose:
            statement = f"select {_COLUMNS} from loose join place on place.id = place where key = ?"
            for row in self._connection.execute(statement, (loose,)):
                best.setdefault(row[0], (2, False, row))
        found = [_candidate(row, level, main) for level, main, row in best.values()]
        return tuple(sorted(found, key=lambda c: (-c.score, c.place.id)))


def _place(row: tuple[object, ...]) -> Place:
    _id, ref, name, kind, country, admin1, lat, lon, radius, population, _capital, source, _admin2, _note = row
    ref = str(ref)
    return Place(
        id=ref,
        name=str(name),
        kind=str(kind),
        country=None if country is None else str(country),
        admin1=None if admin1 is None else str(admin1),
        lat=None if lat is None else float(str(lat)),
        lon=None if lon is None else float(str(lon)),
        radius_km=float(str(radius)),
        population=int(str(population)),
        geonameid=int(ref[3:]) if ref.startswith("gn:") and ref[3:].isdigit() else None,
        source=str(source),
    )


def _candidate(row: tuple[object, ...], level: int, main: bool) -> Candidate:
    place = _place(row)
    score = 0.5 * log10(max(1, place.population)) + _KIND_WEIGHT.get(place.kind, 0.0) + _LEVEL_WEIGHT[level]
    score += (1.0 if row[10] else 0.0) + (0.3 if main else 0.0)
    if place.id.startswith("rx:"):
        score += 2.5
    return Candidate(
        place=place,
        level=level,
        main=main,
        capital=bool(row[10]),
        score=round(score, 3),
        admin2=None if row[12] is None else str(row[12]),
        note=str(row[13]),
    )
