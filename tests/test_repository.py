"""What a stranger finds in the repository: no paths of a machine, no texts of others, commands that exist."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import rashomon

ROOT = Path(__file__).resolve().parents[1]
MOST_BYTES = 4_000_000
LONGEST_RUN = 9  # words; fewer in a row are common phrases
LEXICON = "src/rashomon/reading/lexicon/"  # names of bodies, some of them longer than that, and lists of words
WORD = re.compile(r"\w+")
LOCKS = sorted([*ROOT.glob("requirements*.txt"), ROOT / "map-tiles.txt"])
MANUALS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def tracked() -> dict[str, str]:
    """Every text file of the repository by its path; skips where there is no git."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout of git: there is no list of the files")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    texts = {}
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        raw = path.read_bytes() if path.is_file() else b"\0"
        if b"\0" not in raw[:4000] and len(raw) <= MOST_BYTES:
            texts[name] = raw.decode("utf-8", "replace")
    return texts


@pytest.fixture(scope="module")
def files():
    return tracked()


def runs(text):
    """The hash of every run of nine words."""
    words = [word.casefold() for word in WORD.findall(text)]
    return (hash(tuple(words[n : n + LONGEST_RUN])) for n in range(len(words) - LONGEST_RUN + 1))


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


def test_no_file_names_a_path_of_a_machine(files):
    homes = [f"/{folder}/" for folder in ("home", "Users", "root", "work")]  # in pieces: this file is searched too
    windows = "C:" + r"[\\/]+" + "Users"
    own = re.compile("|".join([*map(re.escape, (*homes, str(ROOT))), windows]))
    found = {name: match[0] for name, text in files.items() if (match := own.search(text))}
    assert found == {}


def test_lock_files_name_no_registry_and_pin_every_file():
    assert [path.name for path in LOCKS] == [
        "map-tiles.txt",
        "requirements-build.txt",
        "requirements-dev.txt",
        "requirements.txt",
    ]
    for path in LOCKS:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"https?:|file:/|index-url|find-links|trusted-host", text), path.name
        pins = re.findall(r"^[A-Za-z0-9._-]+==\S+ \\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
        assert len(pins) == len(re.findall(r"^[A-Za-z0-9]", text, re.MULTILINE)), path.name


def test_lock_files_agree_and_hold_nothing_heavy():
    pinned: dict[str, set[str]] = {}
    for path in LOCKS:
        for name, version in re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE):
            pinned.setdefault(name, set()).add(version)
    assert {name: versions for name, versions in pinned.items() if len(versions) > 1} == {}
    assert not {"torch", "tensorflow", "transformers", "jax", "onnxruntime"} & pinned.keys()


def test_the_browser_parts_are_pinned_without_an_address():
    text = (ROOT / "browser" / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: one for name, one in json.loads(text)["packages"].items() if name}
    assert '"resolved"' not in text
    assert packages
    assert [name for name, one in packages.items() if not one.get("integrity", "").startswith("sha512-")] == []
    wanted = json.loads((ROOT / "browser" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert [name for name, one in packages.items() if one.get("hasInstallScript")] == []


def test_every_dependency_is_pinned_in_the_lock_file():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = (ROOT / "requirements.txt").read_text(encoding="utf-8").casefold()
    for dependency in project["dependencies"]:
        name = re.split(r"[\[<>=!~;\s]", dependency)[0].casefold()
        assert re.search(rf"^{re.escape(name)}==", pinned, re.MULTILINE), f"{dependency}: run `make lock`"


def test_the_version_is_told_once():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == rashomon.__version__
    assert f"## {rashomon.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("manual", MANUALS, ids=lambda path: path.name)
def test_commands_of_make_that_a_manual_names_exist(manual):
    targets = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = manual.read_text(encoding="utf-8")
    named = re.findall(r"(?:^\s*|`|&& )make ([a-z]+)(?=\s*(?:#|`|$|&&|,))", text, re.MULTILINE)
    assert set(named) <= targets


@pytest.mark.parametrize("manual", MANUALS, ids=lambda path: path.name)
def test_files_that_a_manual_links_to_are_there(manual):
    text = manual.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)\s#]+)", text)
    assert [link for link in links if not (manual.parent / link).exists()] == []


def test_the_readme_shows_the_two_commands():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in readme
    assert "make test" in readme


def test_the_server_runs_the_tests_that_everyone_runs():
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert "make test" in script.read_text(encoding="utf-8")


def test_no_file_holds_words_of_the_shared_texts(files, shared):
    ours: dict[int, str] = {}
    for name, text in files.items():
        if not name.endswith((".svg", ".json")) and not name.startswith((LEXICON, "requirements")):
            ours |= dict.fromkeys(runs(text), name)
    borrowed = set()
    for seed in sorted((shared / "seeds").glob("*.txt")):
        borrowed |= {(ours[run], seed.name) for run in runs(seed.read_text(encoding="utf-8")) if run in ours}
    for pack in sorted((shared / "bench").glob("*.jsonl.gz")):
        with gzip.open(pack, "rt", encoding="utf-8") as lines:
            for line in lines:
                for text in strings(json.loads(line)):
                    if len(text) > 60:
                        borrowed |= {(ours[run], pack.name) for run in runs(text) if run in ours}
    assert sorted(borrowed) == []
