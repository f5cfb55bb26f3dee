"""Which files of an input are reports, and their bytes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

from rashomon.errors import ReportEmpty, ReportError, ReportMalformed, ReportMissing, ReportNotText, ReportTooLarge
from rashomon.intake.facts import KEYS, Facts, facts_from

LARGEST_FILE = 20_000_000  # bytes
_LARGEST_SIDECAR = 1_000_000
TEXT_ENDINGS = (".txt", ".text")
PAGE_ENDINGS = (".html", ".htm", ".xhtml")
ROW_ENDINGS = (".jsonl", ".ndjson")
_READ = TEXT_ENDINGS + PAGE_ENDINGS + ROW_ENDINGS
_DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".rtf")


def files_of(name: str) -> Iterator[tuple[Path, str] | ReportError]:
    """The files of one input with their names as the user would write them; an error in place of one that is none.

    A folder gives its reports in alphabetical order of their paths, those of its folders included; hidden files,
    sidecars and files of other kinds are passed over, but documents that someone may have meant as reports (PDF, Word)
    are errors.
    """
    path = Path(name)
    try:
        if path.is_dir():
            yield from _files_in(path, name)
        elif path.exists():
            yield path, name
        else:
            yield ReportMissing(name, "there is no such file or folder: check the name")
    except (OSError, ValueError) as error:
        yield ReportMissing(name, f"cannot be read: {error}")


def _files_in(folder: Path, name: str) -> Iterator[tuple[Path, str] | ReportError]:
    found: list[Path] = []
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        found.extend(Path(root, each) for each in files if not each.startswith("."))
    some = False
    for path in sorted(found, key=lambda each: each.parts):
        ending = path.suffix.lower()
        if ending in _READ:
            yield path, str(path)
        elif ending in _DOCUMENTS:
            yield ReportNotText(str(path), f"is a {ending[1:].upper()} document, not text: save it as .txt")
        some = some or ending in _READ + _DOCUMENTS
    if not some:
        yield ReportEmpty(name, f"the folder holds no reports: files that end in {', '.join(_READ)} are read")


def bytes_of(path: Path, name: str, *, limit: int = LARGEST_FILE) -> bytes:
    """All bytes of a file.  Raises `ReportMissing` if it cannot be opened, `ReportTooLarge` above the limit."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise ReportMissing(name, f"cannot be read: {error.strerror or error}") from error
    if len(data) > limit:
        raise ReportTooLarge(name, f"is larger than {limit // 1_000_000} MB: split it, one report a file")
    return data


def sidecar_of(path: Path, name: str) -> Facts:
    """The facts in `NAME.json` beside `NAME.txt`; none if there is no such file.

    Raises `ReportMalformed` if there is one that holds no such facts.
    """
    beside = path.with_suffix(".json")
    if beside == path or not beside.is_file():
        return Facts()
    label = str(Path(name).with_suffix(".json"))
    data = bytes_of(beside, label, limit=_LARGEST_SIDECAR)
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ReportMalformed(
            label, f"is no valid JSON ({error}): correct it or remove it; {name} was left out"
        ) from error
    if not isinstance(value, dict) or not any(key in value for key in KEYS):
        raise ReportMalformed(
            label, f"stands beside {name} but holds none of {', '.join(KEYS)}: correct it, or give it another name"
        )
    return facts_from(value, "sidecar", label)
