"""Where a project lies: a folder with `rashomon.toml`, which names its database, and with the SQLite file."""

from __future__ import annotations

import getpass
import json
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import ProjectForeign, ProjectMissing, StoreError, StoreUnavailable

CONFIG = "rashomon.toml"
_FILE = "rashomon.db"
_HEAD = """\
# A project of Rashomon: the reports, readings and judgements lie in its database.
# `database` is a file in this folder, or postgresql://USER@HOST/NAME (keep the password in ~/.pgpass or PGPASSWORD).
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A project's folder: `database` is the URL that it names."""

    path: Path
    name: str
    database: str


def make(path: Path, *, name: str | None = None, database: str | None = None) -> Folder:
    """A new project's folder, or the one that is there.  `database` is a PostgreSQL URL, or None for a file in it.

    Raises:
        StoreError: if another project is there, or the URL holds a password.
        StoreUnavailable: if the folder cannot be made or written.
    """
    wanted = database or f"sqlite:///{_FILE}"
    if "@" in wanted and ":" in wanted.rpartition("@")[0].partition("://")[2]:
        raise StoreError("leave the password out of the URL: keep it in ~/.pgpass or in PGPASSWORD")
    if (path / CONFIG).is_file():
        found = at(path)
        if database is not None and found.database != database:
            raise StoreError(f"{path} is the project {found.name!r} with another database: choose another folder")
        return found
    label = name or path.resolve().name or "project"
    text = f"{_HEAD}name = {json.dumps(label, ensure_ascii=False)}\ndatabase = {json.dumps(wanted)}\n"
    try:
        path.mkdir(parents=True, exist_ok=True)
        draft = path / f".{CONFIG}.{os.getpid()}"
        draft.write_text(text, encoding="utf-8")
        draft.replace(path / CONFIG)
    except OSError as error:
        raise StoreUnavailable(f"{path}: no project can be made here ({error.strerror or error})") from error
    return at(path)


def find(start: Path | None = None) -> Folder:
    """The project of a folder, or of the nearest one above it.

    Raises:
        ProjectMissing: if there is none.
        ProjectForeign: if its file is not as we write it.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return at(folder)
    raise ProjectMissing(
        f"there is no project in {start or 'this folder'} or above it: make one with `rashomon init DIR`, "
        "or name one with --project DIR"
    )


def at(path: Path) -> Folder:
    """The project whose file lies in this very folder."""
    file = path / CONFIG
    try:
        row = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ProjectForeign(f"{file} cannot be read ({error})") from error
    name, database = row.get("name"), row.get("database")
    if not isinstance(name, str) or not isinstance(database, str):
        raise ProjectForeign(f'{file} names no database: write name = "..." and database = "sqlite:///{_FILE}"')
    if database.startswith("sqlite:///"):
        database = f"sqlite:///{(path / database.removeprefix('sqlite:///')).resolve()}"
    return Folder(path=path, name=name, database=database)


def login() -> str:
    """Who works here: RASHOMON_USER, else the name of the login."""
    try:
        return os.environ.get("RASHOMON_USER") or getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
