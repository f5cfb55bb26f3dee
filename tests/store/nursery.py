"""A process that has all modules loaded and forks a child for each job: a child starts in milliseconds.

Jobs and answers are lines of JSON on the standard streams.  A job's child dies by itself at a named point
(`fault`), is killed after so many seconds (`kill_after`), or ends its work.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


class Nursery:
    """The far end of the pipe, for the tests; a context manager."""

    def __init__(self) -> None:
        paths = [str(ROOT / "src"), str(ROOT / "tests"), str(ROOT)]
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "store.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )

    def start(self, **job: Any) -> None:
        """Starts a job; returns when its child has opened the database."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        assert self._answer() == {"ready": True}

    def result(self) -> dict[str, Any]:
        """What came of the job that was started: `said`, `signal` (0 if it ended by itself), `code`, `error`."""
        return self._answer()

    def run(self, **job: Any) -> dict[str, Any]:
        """Starts a job and waits for its end."""
        self.start(**job)
        return self.result()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the nursery is gone"
        found: dict[str, Any] = json.loads(line)
        return found

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, *_: object) -> None:
        with self._process as process:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(timeout=60)


def _child(job: dict[str, Any], pipe: int) -> int:
    """Does the job; its status is 1 if an error left it."""
    from rashomon.errors import RashomonError
    from rashomon.store import faults
    from store.crashing import work
    from store.mutants import MUTANTS

    def say(line: str) -> None:
        os.write(pipe, f"{line}\n".encode())

    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        faults.arm(job.get("fault", ""))
        if job.get("mutant"):
            MUTANTS[job["mutant"]](say)
        work(job["url"], range(*job["numbers"]), say, job.get("kind", "ingest"))
    except BaseException as error:  # noqa: BLE001 - told to who asked, whatever it is
        say(f"error {type(error).__name__}: {error}".replace("\n", " "))
        if not isinstance(error, RashomonError):
            traceback.print_exc()
        return 1
    return 0


def _lines(pipe: int) -> Iterator[str]:
    with os.fdopen(pipe, encoding="utf-8") as lines:
        yield from (line.rstrip("\n") for line in lines)


def _serve(job: dict[str, Any]) -> None:
    inlet, outlet = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(inlet)
        os._exit(_child(job, outlet))
    os.close(outlet)
    lines = _lines(inlet)
    said = [next(lines, "")]
    print(json.dumps({"ready": True}), flush=True)
    if job.get("kill_after") is not None:
        time.sleep(job["kill_after"])
        os.kill(child, job.get("kill_with", signal.SIGKILL))
    said += lines
    _, status = os.waitpid(child, 0)
    errors = [line for line in said if line.startswith("error ")]
    answer = {
        "said": [line for line in said if line and line not in errors],
        "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0,
        "code": os.WEXITSTATUS(status) if os.WIFEXITED(status) else None,
        "error": errors[0].removeprefix("error ") if errors else None,
    }
    print(json.dumps(answer), flush=True)


def _load() -> None:
    """All that a child's work loads and remembers, done once here, so that no child has to; no garbage in it."""
    import sqlalchemy.dialects.postgresql.psycopg  # noqa: F401

    import store.mutants  # noqa: F401
    from rashomon.store.database import Database
    from rashomon.store.migrations import prepare
    from store.crashing import work
    from store.keeping_house import found_project

    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/project.sqlite"
        database = Database.connect(url)
        prepare(database)
        with database.write() as connection:
            found_project(connection)
        database.close()
        for kind in ("ingest", "reread"):
            work(url, range(4), lambda _: None, kind)
    gc.collect()
    gc.freeze()


def main() -> None:
    """Serves until the standard input ends."""
    _load()
    for line in sys.stdin:
        _serve(json.loads(line))


if __name__ == "__main__":
    main()
