"""`rashomon schema`: the JSON Schema of the record."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from rashomon.cli.output import deliver

if TYPE_CHECKING:
    from rashomon.cli.options import Subparsers


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    text = "print the JSON Schema (draft 2020-12) of what `read --format json` writes"
    parser = subparsers.add_parser("schema", help=text, description=text)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the schema; 0."""
    from rashomon.publishing import json

    deliver(json.schema(), None)
    return 0
