"""The command line: one file a command, each thin.

A command's module has `add(subparsers)`, which registers its arguments, and `run(args)`, which returns the exit
status: 0 for success, 1 if a report could not be read or the set-up is not complete, 2 for wrong usage.

Only the module of the command that is asked for is loaded, and all of them for --help: so the head of a module imports
what `add` needs, and its functions import the rooms and libraries that they draw on.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from rashomon import __version__
from rashomon.cli.output import complain, quietly_closed, speak_utf8
from rashomon.errors import RashomonError

_DESCRIPTION = """\
Read news reports of armed conflict into one sourced record: every figure with its words,
who first said it, and its range.  Nothing is averaged and nothing is guessed."""

_EXAMPLES = """\
examples:
  rashomon read reports/                            the record of a folder of reports
  rashomon read a.txt b.html --published 2024-03-09 two reports of one day
  rashomon read reports/ --format html --output record.html
  rashomon read reports/ --claims --format jsonl    every claim, one a line
  rashomon explain a.txt                            what was seen, claimed and refused, and by which rule
  rashomon init desk && cd desk && rashomon ingest reports/ && rashomon brief
                                                    a project that keeps everything
  rashomon place "Deir ez-Zour" --near Syria        what the gazetteer makes of a name

exit status: 0 all went well; 1 a report could not be read (the others were); 2 wrong usage"""

_COMMANDS = {
    "read": ("read",),
    "explain": ("explain",),
    "place": ("place",),
    "schema": ("schema",),
    "init": ("init",),
    "ingest": ("ingest", "reread"),
    "brief": ("brief",),
    "search": ("search",),
    "show": ("show", "why"),
    "judge": ("judge",),
    "name": ("name", "names"),
    "export": ("export",),
    "import_rows": ("import",),
    "audit": ("audit",),
    "bundle": ("bundle",),
    "serve": ("serve", "demo"),
    "user": ("user",),
    "settings": ("settings",),
    "doctor": ("doctor",),
}
"""Module -> its commands, in the order in which --help lists them."""
_INTERRUPTED = 130


def build_parser(command: str | None = None) -> argparse.ArgumentParser:
    """The parser with all commands, or with no more than what the module of this one has."""
    parser = argparse.ArgumentParser(
        prog="rashomon",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"rashomon {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)
    for module in [module for module, commands in _COMMANDS.items() if command in commands] or _COMMANDS:
        import_module(f"rashomon.cli.{module}").add(subparsers)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    Raises:
        SystemExit: from argparse, with status 0 for --help and --version and 2 for wrong usage.
    """
    speak_utf8()
    words = sys.argv[1:] if argv is None else argv
    args = build_parser(words[0] if words else None).parse_args(words)
    try:
        return int(args.run(args))
    except RashomonError as error:
        complain(str(error))
        return 1
    except BrokenPipeError:
        return quietly_closed()
    except KeyboardInterrupt:
        complain("stopped")
        return _INTERRUPTED
