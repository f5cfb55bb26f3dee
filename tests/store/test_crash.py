"""`kill -9` at any moment loses nothing that was said to be kept, doubles nothing, and leaves nothing half done."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

import rashomon
from rashomon.project import Project
from rashomon.store import accounts, audit, faults
from rashomon.store.database import Database
from rashomon.store.migrations import prepare
from rashomon.store.schema import META
from rashomon.store.verification import verify
from store.crashing import Told, faults_in
from store.keeping_house import found_project
from store.mutants import MUTANTS
from store.nursery import Nursery
from store.servers import Server

pytestmark = pytest.mark.slow

POINTS_OF_INIT = ("step", "meta")
POINTS = (
    "read", "begun", "blob", "report", "sealing", "sealed", "reading", "claims", "search", "audit", "ready",
    "committed", "judgement",
)  # fmt: skip
"""The points that an ingest with judgements passes."""

POINTS_OF_USERS = ("account", "secret", "setting")
"""The points that a change of a user or a setting passes."""

WINDOW = 4  # reports offered again at the start of each run
AHEAD = 36  # more than a run ever keeps before it is killed
LONGEST_S = 0.08  # of a run that is killed at a random moment


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with Nursery() as nursery:
        yield nursery


class Trial:
    """One project that is killed over and over."""

    def __init__(self, nursery: Nursery, url: str) -> None:
        self.nursery, self.url = nursery, url
        self.told, self.offered = Told(), 0
        self.kills = 0
        database = Database.connect(url)
        with database.write() as connection:
            found_project(connection)
        database.close()

    def job(self, **job: Any) -> dict[str, Any]:
        """What a run needs: some reports that are kept already, and then new ones."""
        first = max(0, len(self.told.reports) - WINDOW)
        self.offered = max(self.offered, first + AHEAD)
        return {"url": self.url, "numbers": (first, first + AHEAD), **job}

    def run(self, **job: Any) -> list[str]:
        """One run; the faults that are found after it."""
        answer = self.nursery.run(**self.job(**job))
        self.kills += answer["signal"] == signal.SIGKILL
        return [*self.judge(answer), *([answer["error"]] if answer["error"] else [])]

    def judge(self, answer: dict[str, Any]) -> list[str]:
        """The faults that are found in what a run left."""
        self.told = self.told.and_said(answer["said"])
        database = Database.connect(self.url)
        try:
            return faults_in(database, self.told, range(self.offered))
        finally:
            database.close()


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_a_named_point(nursery, url, backend, point):
    trial = Trial(nursery, url)
    kills = 10 if backend == "sqlite" else 3
    for turn in range(1, kills + 1):
        assert trial.run(fault=f"{point}:{turn}") == []
    assert trial.kills == kills
    whole = trial.offered
    assert trial.run(numbers=(0, whole)) == [], "what was left is carried to its end"
    assert len(trial.told.reports) == whole


def test_every_point_is_tried():
    source = Path(rashomon.__file__).parent
    named = {
        name for file in source.rglob("*.py") for name in re.findall(r'\bpoint\("(\w+)"\)', file.read_text("utf-8"))
    }
    assert named == {*POINTS, *POINTS_OF_INIT, *POINTS_OF_USERS}
    assert len(POINTS) >= 12


_KEEPING = """
import sys
from rashomon.store import accounts
from rashomon.store.database import Database
with Database.connect(sys.argv[1]).write() as connection:
    accounts.change(connection, by="me", name="ana", deed="add", role="coder")
    accounts.keep_secret(connection, "ana", "hash")
    accounts.choose(connection, by="me", name="readers", value="2")
"""


@pytest.mark.parametrize("point", POINTS_OF_USERS)
def test_killed_while_a_user_and_a_setting_are_kept(tmp_path, point):
    url = new_sqlite(tmp_path / point)
    ran = subprocess.run(
        [sys.executable, "-c", _KEEPING, url], env={**os.environ, "RASHOMON_FAULT": f"{point}:1"}, check=False
    )
    assert ran.returncode == -signal.SIGKILL
    with closing(Database.connect(url)) as database, database.read() as connection:
        assert accounts.every(connection) == ()
        assert accounts.secret_of(connection, "ana") is None
        assert accounts.chosen(connection, "readers") is None
        assert verify(connection).is_sound


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_random_moments(nursery, url, backend, seed):
    chance = random.Random(seed)
    trial = Trial(nursery, url)
    tries = 30 if backend == "sqlite" else 8
    for _ in range(tries):
        assert trial.run(kill_after=chance.uniform(0, LONGEST_S)) == []
    assert trial.kills >= tries * 0.9, "most runs were killed before their end"
    assert trial.run() == []


def test_stopped_with_ctrl_c(nursery, url):
    """All that was done stays done, and no transaction is left open."""
    chance = random.Random(8)
    trial = Trial(nursery, url)
    stopped = 0
    for _ in range(12):
        answer = nursery.run(**trial.job(kill_after=chance.uniform(0, LONGEST_S), kill_with=signal.SIGINT))
        assert trial.judge(answer) == []
        stopped += str(answer["error"]).startswith("KeyboardInterrupt")
        assert answer["error"] is None or "KeyboardInterrupt" in answer["error"], answer["error"]
    assert stopped >= 8
    assert trial.run() == []


@pytest.mark.parametrize("point", ["begun", "reading", "claims", "sealed", "ready", "committed"])
def test_killed_while_reading_again(nursery, url, point):
    trial = Trial(nursery, url)
    assert trial.run(numbers=(0, 8)) == []
    for turn in (1, 2):
        assert trial.run(kind="reread", fault=f"{point}:{turn}") == []
    assert trial.run(kind="reread") == []
    assert trial.kills == 2


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_fault_that_was_put_in_is_found(nursery, tmp_path, mutant):
    """Within 50 kills, half of them at named points in turn."""
    chance = random.Random(5)
    for kill in range(50):
        if kill % 10 == 0:
            url = new_sqlite(tmp_path / str(kill))
            trial = Trial(nursery, url)
        at = {"fault": f"{POINTS[kill // 2 % len(POINTS)]}:{1 + kill % 4}"}
        how = at if kill % 2 else {"kill_after": chance.uniform(0, LONGEST_S)}
        if found := trial.run(mutant=mutant, **how):
            print(mutant, kill + 1, found[:2])
            return
    pytest.fail(f"{mutant} was not found in 50 kills")


def new_sqlite(path: Path) -> str:
    url = f"sqlite:///{path}"
    database = Database.connect(url)
    prepare(database)
    database.close()
    return url


def make_project(path: str, fault: str) -> None:
    faults.arm(fault)
    with contextlib.closing(Project.create(path, user="ana")):
        pass


MAKING = ("begun:1", "step", "sealing:1", "sealed:1", "ready:1", "committed:1", "begun:2", "meta", "sealed:2")


@pytest.mark.parametrize("fault", MAKING)
def test_killed_while_a_project_is_made(tmp_path, fault):
    """Making it again makes it whole."""
    process = multiprocessing.get_context("fork").Process(target=make_project, args=(str(tmp_path / "desk"), fault))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    process.close()
    with Project.create(tmp_path / "desk", user="ana") as project, project.database.read() as connection:
        assert verify(connection).is_sound
        assert [link.action for link in audit.entries(connection)] == ["migrate", "migrate", "init"]
        assert connection.execute(select(META.c.value).where(META.c.key == "name")).scalar() == "desk"


def test_a_project_made_twice_at_once_is_one_project(tmp_path):
    with multiprocessing.get_context("fork").Pool(4) as pool:
        pool.starmap(make_project, [(str(tmp_path / "desk"), "")] * 4)
        pool.close()
        pool.join()
    with Project.open(tmp_path / "desk") as project, project.database.read() as connection:
        assert verify(connection).is_sound
        assert [link.action for link in audit.entries(connection)] == ["migrate", "migrate", "init"]


def test_the_environment_names_a_point(tmp_path):
    """As a command meets it: `RASHOMON_FAULT` of the real program."""
    code = "import sys; from rashomon.project import Project; Project.create(sys.argv[1]).close()"
    command = [sys.executable, "-c", code, str(tmp_path / "desk")]
    killed = subprocess.run(command, env={**os.environ, "RASHOMON_FAULT": "ready:2"}, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert subprocess.run(command, timeout=60).returncode == 0


@pytest.fixture(scope="module")
def server_to_crash(server: Server) -> Iterator[Server]:
    """A server that waits for its disk; `server` has skipped by now where none can be started."""
    safe = Server(safe=True)
    yield safe
    safe.close()


def test_the_server_crashes(nursery, server_to_crash):
    """Twenty times in the middle of an ingest: what was said to be kept is there when it is back."""
    server, chance = server_to_crash, random.Random(6)
    url = server.new("template0")
    with contextlib.closing(Database.connect(url)) as database:
        prepare(database)
    trial = Trial(nursery, url)
    broken = 0
    for _ in range(20):
        nursery.start(**trial.job())
        time.sleep(chance.uniform(0, LONGEST_S))
        server.stop("immediate")
        answer = nursery.result()
        server.start()
        assert trial.judge(answer) == []
        broken += answer["code"] == 1
        assert answer["error"] is None or "StoreUnavailable" in answer["error"], answer["error"]
    assert broken >= 15, "most runs were in the middle of their work"
    assert trial.run() == []
