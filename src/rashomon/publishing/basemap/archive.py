"""The file of the map tiles: where it lies, and what it says of itself.

Source: PMTiles specification 3 (127 bytes of header, numbers with their lowest byte first).
"""

from __future__ import annotations

import gzip
import json
import os
import struct
import sys
import zlib
from pathlib import Path
from typing import Any

_MAGIC = b"PMTiles\x03"
_HEADER = 127
_PLAIN, _GZIP = 1, 2
_MOST_BYTES = 10_000_000


def default_archive() -> Path:
    """Where the file lies: RASHOMON_MAP_TILES, or the environment's own share folder."""
    named = os.environ.get("RASHOMON_MAP_TILES")
    return Path(named) if named else Path(sys.prefix) / "share" / "rashomon" / "map.pmtiles"


def about(path: Path) -> dict[str, Any] | None:
    """The metadata of an archive of tiles; None where there is none, or none that could be served."""
    try:
        with path.open("rb") as raw:
            header = raw.read(_HEADER)
            if len(header) < _HEADER or not header.startswith(_MAGIC):
                return None
            start, length = struct.unpack_from("<2Q", header, 24)
            if header[97] not in (_PLAIN, _GZIP) or length > _MOST_BYTES:
                return None
            raw.seek(start)
            packed = raw.read(length)
        found = json.loads(gzip.decompress(packed) if header[97] == _GZIP else packed)
    except (OSError, EOFError, ValueError, zlib.error, OverflowError):
        return None
    return found if isinstance(found, dict) else None
