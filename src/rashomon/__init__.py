"""Rashomon reads reports of armed conflict into one sourced record.

    import rashomon

    record = rashomon.read(["reports/"], published="2024-03-09")
    for event in record.events:
        print(event.title, event.ranges.get("killed"))

The names below are loaded at their first use, so that `import rashomon` itself costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.api import read, read_reports, read_with_problems
    from rashomon.errors import RashomonError, ReportError, SetupError
    from rashomon.model import Claim, Event, Record, Report, StateTimeline

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "Event",
    "RashomonError",
    "Record",
    "Report",
    "ReportError",
    "SetupError",
    "StateTimeline",
    "__version__",
    "read",
    "read_reports",
    "read_with_problems",
]

_ROOMS = {
    "rashomon.api": ("read", "read_reports", "read_with_problems"),
    "rashomon.errors": ("RashomonError", "ReportError", "SetupError"),
    "rashomon.model": ("Claim", "Event", "Record", "Report", "StateTimeline"),
}


def __getattr__(name: str) -> object:
    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(room), name)
    raise AttributeError(f"module 'rashomon' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
