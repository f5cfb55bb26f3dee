"""The arguments that several commands share, and the values of options, for argparse."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from rashomon.cli.output import output_file

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

_NARROWEST, _WIDEST = 40, 1000
PROFILES = ("casualty_recorder", "ucdp", "acled")


def reading_command(
    subparsers: Subparsers, name: str, *, summary: str, description: str, epilog: str
) -> argparse.ArgumentParser:
    """The parser of a command that reads reports, with what each such command takes."""
    parser = subparsers.add_parser(
        name,
        help=summary,
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("reports", nargs="+", metavar="REPORT", help="file, folder, or - for standard input")
    parser.add_argument("--published", type=day, metavar="DATE", help="the day of publication, as 2024-03-09")
    return parser


def add_profile(parser: argparse.ArgumentParser) -> None:
    """The option of whose rule gives the best figures."""
    parser.add_argument(
        "--profile",
        choices=PROFILES,
        default=PROFILES[0],
        help="whose rule gives the best figure (default: %(default)s)",
    )


def add_output(parser: argparse.ArgumentParser) -> None:
    """The options of where the text goes and how wide it is."""
    parser.add_argument("--output", type=output_file, metavar="FILE", help="write to this file")
    parser.add_argument("--width", type=width, metavar="N", help="width of the text in columns")


def day(value: str) -> date:
    """A day as 2024-03-09.

    Raises:
        ArgumentTypeError: if it is none.
    """
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is not a day; write it as 2024-03-09") from None


def natural(value: str) -> int:
    """A number from 1 on.

    Raises:
        ArgumentTypeError: if it is none.
    """
    if not (value.isascii() and value.isdigit() and int(value)):
        raise argparse.ArgumentTypeError(f"{value!r} is not a number from 1 on")
    return int(value)


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
