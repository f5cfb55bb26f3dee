"""A report as it was received."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The day a report was published, and how that is known.

    `basis`: `given` (by the user), `sidecar`, `metadata` (of the page), `row` (of a JSON Lines file), `inferred`
    (from the text's own dates and weekdays).  `earliest` is None if nothing bounds it from below.
    `note` explains an inference in words.
    """

    day: date
    basis: str
    earliest: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: its text exactly as stored, and what is known about it.

    `id` is unique in a run (the file's name without its ending; a row of a JSON Lines file adds its number).
    `sha256` is of the raw bytes as received.  `language` is an ISO 639-1 code.
    Unknowns: every field but `id`, `text` and `sha256` may be None.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: Dating | None = None
    media_type: str = "text/plain"
    path: str | None = None
