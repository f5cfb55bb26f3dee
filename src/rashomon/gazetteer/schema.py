"""The one SQLite file of the gazetteer: its tables, where it lies, and whether it is current."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

SCHEMA_VERSION = 6
TABLES = """
create table place (
    id integer primary key, ref text not null, name text not null, kind text not null, country text, admin1 text,
    admin2 text, lat real, lon real, radius_km real not null, population integer not null, capital integer not null,
    source text not null, note text not null
);
-- `key` is level 1; `form` is level 0 where it differs from the key, else ''; `main` is 1 for the name itself
create table spelling (key text not null, place integer not null, form text not null, main integer not null,
    primary key (key, place, form)) without rowid;
-- `key` is level 2
create table loose (key text not null, place integer not null, primary key (key, place)) without rowid;
create index place_ref on place (ref);
create index place_division on place (admin1) where kind = 'admin1';
create index place_district on place (admin2) where kind = 'admin2';
create index place_country on place (country) where kind = 'country' or capital = 1;
create table source (name text primary key, version text not null, credit text not null);
create table stamp (value text not null);
"""


def default_path() -> Path:
    """Where the file lies: RASHOMON_GAZETTEER, or the environment's own share folder."""
    named = os.environ.get("RASHOMON_GAZETTEER")
    return Path(named) if named else Path(sys.prefix) / "share" / "rashomon" / "gazetteer.sqlite"


def supplement_bytes() -> bytes:
    """The curated supplement as it is in the package."""
    return files("rashomon").joinpath("reading/lexicon/places.toml").read_bytes()


def current_stamp(dumps: tuple[str, ...] = ()) -> str:
    """What a file built now would be stamped with: schema, package versions, supplement, a user's dumps."""
    from rashomon.gazetteer.packages import PACKAGES  # reads tables and JSON: not for those who only ask

    parts = [f"schema {SCHEMA_VERSION}", *(f"{name} {version(name)}" for name in PACKAGES)]
    parts.append("places " + hashlib.sha256(supplement_bytes()).hexdigest()[:16])
    parts += [f"dump {Path(path).name} {Path(path).stat().st_size}" for path in dumps]
    return "; ".join(parts)


def stamp_of(path: Path) -> str | None:
    """The stamp of a built file; None if there is none or it is damaged."""
    if not path.is_file():
        return None
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        row = connection.execute("select value from stamp").fetchone()
    except sqlite3.DatabaseError:
        return None
    finally:
        connection.close()
    return str(row[0]) if row else None
