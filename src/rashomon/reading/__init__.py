"""From a report to its claims: one file for each question that a reader asks of a sentence.

The names below are loaded at their first use: who needs only the registry does not load the parser.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.reading.reader import Reading, explain, read, understand

__all__ = ["Reading", "explain", "read", "understand"]


def __getattr__(name: str) -> object:
    if name in __all__:
        return getattr(import_module("rashomon.reading.reader"), name)
    raise AttributeError(f"module 'rashomon.reading' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
