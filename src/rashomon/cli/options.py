"""The values of options that several commands share, for argparse."""

from __future__ import annotations

import argparse
from datetime import date

_NARROWEST, _WIDEST = 40, 1000


def day(value: str) -> date:
    """A day as 2024-03-09.

    Raises:
        ArgumentTypeError: if it is none.
    """
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is not a day; write it as 2024-03-09") from None


def width(value: str) -> int:
    """A number of columns.

    Raises:
        ArgumentTypeError: if it is none, or no page is so narrow or wide.
    """
    try:
        columns = int(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number of columns") from None
    if not _NARROWEST <= columns <= _WIDEST:
        raise argparse.ArgumentTypeError(f"a width lies between {_NARROWEST} and {_WIDEST} columns, not {columns}")
    return columns
