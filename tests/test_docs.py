"""The documentation is a test target: what it names exists, what exists is named, and its examples run."""

from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from rashomon.cli import build_parser
from rashomon.gazetteer import Gazetteer
from rashomon.model import Dating, Report
from rashomon.model.vocabulary import TYPES, kind_of
from rashomon.publishing import json as record_json
from rashomon.publishing.claims import claim_row
from rashomon.reading import read
from rashomon.reading.frames.rows import KEYS
from rashomon.reading.registry import Registry

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "examples" / "README.md", *(ROOT / "docs").rglob("*.md")])
LEXICON = ROOT / "src" / "rashomon" / "reading" / "lexicon"
FENCE = re.compile(r"^( *)```(\w+)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
NOT_READ = {
    "control": "'control' after a plural name is taken for a noun",
    "place_fact": "'X is the capital of Y' as a sentence is no trigger",
}


@cache
def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(language: str, *names: str) -> list[str]:
    """The code blocks of a language on these pages, without their indentation."""
    found = []
    for name in names:
        for indent, kind, body in FENCE.findall(page(name)):
            if kind == language:
                found.append(re.sub(rf"^{indent}", "", body, flags=re.MULTILINE))
    return found


def commands(*names: str) -> list[list[str]]:
    """The words of every line of shell on these pages, without comments; pipes are cut into their commands."""
    lines = [re.sub(r"(?:^|\s)# .*$", "", line) for block in blocks("sh", *names) for line in block.splitlines()]
    split = [shlex.split(part) for line in lines for part in line.split(" | ")]
    return [words for words in split if words]


SHELL = commands("README.md", "docs/quick-start.md", "docs/adding-an-actor-or-a-trigger.md", "examples/README.md")
OF_PROJECTS = commands("docs/projects.md", "docs/exports.md", "docs/brief.md", "docs/custody.md")


# claim types


def sections() -> dict[str, str]:
    return dict(re.findall(r"^### (\w+)\n(.*?)(?=^##|\Z)", page("docs/claim-types.md"), re.DOTALL | re.MULTILINE))


def test_every_claim_type_has_a_section_and_no_other_has() -> None:
    assert list(sections()) == list(TYPES)


@pytest.mark.parametrize("kind", ["event", "state"])
def test_types_stand_under_their_kind(kind: str) -> None:
    text = page("docs/claim-types.md")
    begin = text.index(f"## {kind.capitalize()}s\n")
    end = text.find("\n## ", begin + 1)
    assert set(re.findall(r"^### (\w+)$", text[begin:end], re.MULTILINE)) == {t for t in TYPES if kind_of(t) == kind}


@pytest.mark.parametrize("claim_type", TYPES)
def test_every_subtype_is_named_in_the_section_of_its_type(claim_type: str) -> None:
    named = set(re.findall(r"`(\w+)`", sections()[claim_type]))
    assert set(TYPES[claim_type]) <= named


@pytest.mark.parametrize(
    "claim_type",
    [
        pytest.param(t, marks=pytest.mark.xfail(reason=NOT_READ[t], raises=AssertionError)) if t in NOT_READ else t
        for t in TYPES
    ],
)
def test_the_example_of_each_type_is_read_as_that_type(claim_type: str) -> None:
    example = re.search(r"^> (.+)$", sections()[claim_type], re.MULTILINE)
    assert example is not None
    dating = Dating(day=date(2020, 3, 7), basis="given")
    report = Report(id="example", text=example[1], sha256="0" * 64, language="en", published=dating)
    assert claim_type in {claim.type for claim in read(report, Gazetteer.open()).claims}


# the command line


def parsers() -> dict[str, argparse.ArgumentParser]:
    for action in build_parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise AssertionError("the command line has no commands")


def options() -> list[tuple[str, str]]:
    return [
        (command, option)
        for command, parser in parsers().items()
        for action in parser._actions
        for option in action.option_strings
        if option not in ("-h", "--help")
    ]


@pytest.mark.parametrize("command", parsers())
def test_every_command_is_documented(command: str) -> None:
    assert f"rashomon {command}" in page("docs/quick-start.md") + page("docs/projects.md")


@pytest.mark.parametrize(("command", "option"), options())
def test_every_option_is_documented(command: str, option: str) -> None:
    shown = [
        line for name in ("quick-start", "projects") for line in page(f"docs/{name}.md").splitlines() if option in line
    ]
    assert shown, f"rashomon {command} {option}"


@pytest.mark.parametrize("profile", ["casualty_recorder", "ucdp", "acled"])
def test_every_profile_is_documented(profile: str) -> None:
    assert f"`{profile}`" in page("docs/quick-start.md")


@pytest.mark.parametrize("words", [w for w in SHELL if w[0] == "rashomon"], ids=" ".join)
def test_each_command_on_a_page_is_understood(words: list[str]) -> None:
    args = build_parser().parse_args(words[1:])
    for report in getattr(args, "reports", []):
        assert report == "-" or (ROOT / report).exists(), report


@pytest.mark.parametrize("words", [w for w in OF_PROJECTS if w[0] == "rashomon"], ids=" ".join)
def test_each_command_of_a_project_on_a_page_is_understood(words: list[str]) -> None:
    asked = words[1 : words.index(">>")] if ">>" in words else words[1:]
    assert callable(build_parser().parse_args(asked).run)


@pytest.mark.parametrize("words", [w for w in SHELL if w[0] == "make"], ids=" ".join)
def test_each_make_target_on_a_page_exists(words: list[str]) -> None:
    makefile = ROOT / "Makefile"
    assert re.search(rf"^{re.escape(words[1])}:", makefile.read_text(encoding="utf-8"), re.MULTILINE)


def test_no_command_on_a_page_is_of_another_program() -> None:
    assert {words[0] for words in SHELL} <= {"rashomon", "make", "source", "echo"}


# code and data


@pytest.mark.parametrize("code", blocks("python", "README.md", "docs/quick-start.md"), ids=["README", "quick-start"])
def test_the_python_on_a_page_runs_and_prints(code: str) -> None:
    environment = dict(os.environ, PYTHONIOENCODING="utf-8")
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout


def rows(name: str) -> list[tuple[str, dict[str, object]]]:
    """Each row of a lexicon file with its table."""
    found = tomllib.loads((LEXICON / name).read_text(encoding="utf-8"))
    return [(table, row) for table, value in found.items() if isinstance(value, list) for row in value]


@pytest.mark.parametrize(
    ("table", "name"), [("actor", "actors.toml"), ("place", "places.toml"), ("verb", "frames_war.toml")]
)
def test_the_rows_shown_have_keys_that_the_lexicon_has(table: str, name: str) -> None:
    shown = [tomllib.loads(block) for block in blocks("toml", "docs/adding-an-actor-or-a-trigger.md")]
    example = next(block[table][0] for block in shown if table in block)
    assert set(example) <= {key for kind, row in rows(name) if kind == table for key in row}


def test_the_claim_type_of_the_trigger_shown_exists() -> None:
    shown = [tomllib.loads(block) for block in blocks("toml", "docs/adding-an-actor-or-a-trigger.md")]
    verb = next(block["verb"][0] for block in shown if "verb" in block)
    assert verb["subtype"] in TYPES[verb["type"]]


def test_every_key_of_a_trigger_that_is_documented_is_in_use() -> None:
    used = {
        key
        for name in ("frames_war.toml", "frames_people.toml", "frames_politics.toml")
        for _table, row in rows(name)
        for key in row
    }
    text = page("docs/adding-an-actor-or-a-trigger.md")
    tables = text[text.index("| what it makes |") : text.index("`[[noun]]` rows")]
    cells = [line.split("|")[1] for line in tables.splitlines() if line.startswith("| `")]
    keys = {key for cell in cells for key in re.findall(r"`(\w+)`", cell)}
    assert keys
    assert keys <= used


def test_every_key_of_a_trigger_is_told() -> None:
    assert sorted(KEYS - set(re.findall(r"`(\w+)`", page("docs/adding-an-actor-or-a-trigger.md")))) == []


def test_the_actor_shown_can_be_added() -> None:
    shown = [tomllib.loads(block) for block in blocks("toml", "docs/adding-an-actor-or-a-trigger.md")]
    (actor,) = next(rows["actor"] for rows in shown if "actor" in rows)
    registry = Registry.load()
    taken = {form for row in registry.actors.values() for form in (row.name, *row.aliases, *row.acronyms)}
    assert actor["id"] not in registry.actors
    assert not taken & {actor["name"], *actor["aliases"], *actor["acronyms"]}


def test_every_lexicon_file_is_listed() -> None:
    listed = set(re.findall(r"`(\w+\.toml)`", page("docs/adding-an-actor-or-a-trigger.md")))
    assert {path.name for path in LEXICON.glob("*.toml")} <= listed


# the JSON


def test_every_field_of_the_json_is_documented() -> None:
    import rashomon

    record = rashomon.read(ROOT / "examples" / "deir-ez-zor-2017" / "levant-wire-0905.txt")
    written = record_json.record_row(record)
    fields = set(written) | set(claim_row(record.claims[0], None))
    for part in ("reports", "events", "states", "claims"):
        group = written[part]
        assert isinstance(group, list)
        assert isinstance(group[0], dict)
        fields |= set(group[0])
    named = set(re.findall(r"[a-z_0-9]+", page("docs/json.md")))
    assert fields <= named


# links


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        if target.startswith(("http://", "https://")):
            continue
        file, _, anchor = target.partition("#")
        found = (path.parent / file) if file else path
        assert found.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", found.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w-]", "", h.lower().replace(" ", "-")) for h in headings}, target


def test_the_files_that_the_architecture_names_exist() -> None:
    text = page("docs/architecture.md")
    table = text[text.index("## Which file answers") : text.index("## Rules of the house")]
    package = ROOT / "src" / "rashomon"
    for line in table.splitlines()[4:]:
        near = [package, package / "reading"]
        for name in re.findall(r"`([\w/]+(?:\.py|\.toml|/))`", line):
            found = next((folder / name for folder in near if (folder / name).exists()), None)
            assert found is not None, name
            near.append(found if found.is_dir() else found.parent)


def test_the_picture_of_the_record_fetches_nothing() -> None:
    picture = page("docs/record.svg")
    assert set(re.findall(r"https?://[^\s\"')]+", picture)) <= {"http://www.w3.org/2000/svg"}
    assert "Singa" in picture
