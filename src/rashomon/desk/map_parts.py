"""What the map that moves needs beside the page: the browser's parts, and an archive of tiles as its ground."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from rashomon.desk.browser import HOW, missing
from rashomon.errors import RashomonError
from rashomon.publishing.basemap.archive import about, default_archive
from rashomon.publishing.markup import Safe, element

HEAD = (
    element("link", rel="stylesheet", href="/static/browser/maplibre-gl.css"),
    element("script", src="/static/browser/pmtiles.js", defer=""),
    element("script", src="/static/map.js", type="module"),
)
_LONGEST = 300


class NoTiles(RashomonError):
    """A file that was named as the ground of the map is none."""


def ready(tiles: Path | None) -> str:
    """What is lacking for a map that moves, in a sentence that says what to do; empty if nothing is.

    Raises:
        NoTiles: if `tiles` is named and is no archive that could be shown.
    """
    if tiles is not None and about(tiles) is None:
        raise NoTiles(f"{tiles} is no PMTiles file (version 3): name another with --tiles, or leave it out")
    return lacking(tiles or default_archive())


def lacking(tiles: Path) -> str:
    """The same of an archive that may be absent."""
    if missing():
        return f"The map is a drawing that does not move: its browser parts are not here; {HOW}."
    if told_of(tiles) is None:
        return (
            "The map is a drawing that does not move: the tiles of its ground are not here; `make setup` makes them, "
            "or give your own with `rashomon serve --tiles FILE`."
        )
    return ""


def told_of(tiles: Path) -> dict[str, Any] | None:
    """What an archive says of itself."""
    try:
        changed = tiles.stat().st_mtime_ns
    except OSError:
        return None
    return _about(tiles, changed)


@lru_cache(maxsize=4)
def _about(tiles: Path, _changed: int) -> dict[str, Any] | None:
    return about(tiles)


def described(told: dict[str, Any]) -> dict[str, str]:
    """What the script must know of an archive: its layers, none for one of pictures."""
    layers = told.get("vector_layers")
    names = [str(one.get("id", "")) for one in layers if isinstance(one, dict)] if isinstance(layers, list) else []
    return {"data_tiles": "/map.pmtiles", "data_layers": " ".join(name for name in names if " " not in name)}


def credit(told: dict[str, Any]) -> Safe | str:
    """Whose data the ground is, as the archive says it: as text, whatever it holds."""
    words = str(told.get("attribution") or "")[:_LONGEST]
    return element("p", f"The ground that moves: {words}", class_="quiet") if words else ""
