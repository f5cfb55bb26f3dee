from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from rashomon import __version__
from rashomon.cli import main


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
