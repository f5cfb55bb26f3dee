from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys

import pytest

from rashomon import __version__
from rashomon.cli import _COMMANDS, build_parser, main


def run(*arguments, **options):
    command = [sys.executable, "-m", "rashomon", *arguments]
    return subprocess.run(command, capture_output=True, timeout=120, check=False, **options)


def test_the_version_is_printed(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"rashomon {__version__}\n"


@pytest.mark.parametrize("command", [[], ["read"]])
def test_help_has_examples(command, capsys):
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    assert "examples:\n  rashomon read" in capsys.readouterr().out


def commands_of(parser):
    found = [one.choices for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    return [*found[0]]


def test_help_lists_every_command_and_each_is_found_in_its_own_module():
    every = [command for commands in _COMMANDS.values() for command in commands]
    assert commands_of(build_parser()) == every
    for commands in _COMMANDS.values():
        for command in commands:
            assert commands_of(build_parser(command)) == [*commands]


@pytest.mark.parametrize("word", ["--help", "bref", None])
def test_what_is_no_command_is_told_of_all(word):
    assert commands_of(build_parser(word)) == commands_of(build_parser())


LOADED = """
import sys
before = set(sys.modules)
from rashomon.cli import build_parser
build_parser(*sys.argv[1:])
print(*sorted(set(sys.modules) - before))
"""


def loaded(*command):
    """The modules that a process has which only makes the parser; those of the standard library are left out."""
    ran = subprocess.run([sys.executable, "-c", LOADED, *command], capture_output=True, check=True, text=True)
    return {name for name in ran.stdout.split() if name.split(".")[0] not in sys.stdlib_module_names}


def test_to_tell_of_all_commands_loads_no_dependency_and_no_room_that_works():
    bare = {name for name in loaded() if not name.startswith("rashomon.cli")}
    assert {".".join(name.split(".")[:2]) for name in bare} <= {"rashomon", "rashomon.errors", "rashomon.publishing"}


def test_a_command_does_not_load_the_others():
    modules = {f"rashomon.cli.{module}" for module in _COMMANDS}
    assert loaded("brief") & modules == {"rashomon.cli.brief"}
    assert loaded("why") & modules == {"rashomon.cli.show"}


def test_the_schema_is_printed_as_json(capsys):
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_output_is_utf8_whatever_the_locale():
    result = run("schema", env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert result.returncode == 0
    json.loads(result.stdout.decode("utf-8"))


def test_a_reader_that_goes_away_is_no_accident():
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        result = subprocess.run(
            [sys.executable, "-m", "rashomon", "schema"], stdout=closed, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert result.returncode == 141
    assert result.stderr == b""
