"""A process that has the desk loaded and forks a child for each that is to be served: it answers in milliseconds.

Jobs (`project`, `port`) and answers (`pid`, `address`) are lines of JSON on the standard streams.  The child is the
desk of `rashomon serve`: it may be killed at any moment and another be started in its place.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]


def environment() -> dict[str, str]:
    """That of a process of ours, which finds the code that is under test."""
    paths = [str(ROOT / "src"), str(ROOT / "tests"), str(ROOT)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "RASHOMON_USER": "ana"}


@dataclass(frozen=True)
class Served:
    """A desk that answers: its process, the address that opens it once, and the cookies of who has opened it."""

    pid: int
    address: str
    cookies: list[Any] = field(default_factory=list)

    @property
    def base(self) -> str:
        """The address of its pages, without the key."""
        return self.address.split("/?")[0]

    def kill(self) -> None:
        """Ends it in the middle of whatever it does, and waits until its port is free; a second time nothing."""
        try:
            os.kill(self.pid, signal.SIGKILL)
            while True:
                os.kill(self.pid, 0)
                time.sleep(0.001)
        except ProcessLookupError:
            return


class Nursery:
    """The far end of the pipe, for the tests; a context manager."""

    def __init__(self) -> None:
        self._children: list[Served] = []
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "desk.browser.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment(),
        )

    def serve(self, project: Path, port: int = 0) -> Served:
        """A desk of that project."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"project": str(project), "port": port}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the nursery is gone"
        told = json.loads(line)
        assert told is not None, "the desk did not start: its process said why"
        self._children.append(Served(**told))
        return self._children[-1]

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, *_: object) -> None:
        for child in self._children:
            child.kill()
        with self._process as process:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(timeout=60)


def _serve(job: dict[str, str], pipe: int) -> None:
    from rashomon.desk.server import Server
    from rashomon.project import Project

    with Project.open(job["project"]) as project:
        server = Server(project, int(job["port"]))
        os.write(pipe, json.dumps({"pid": os.getpid(), "address": server.address}).encode() + b"\n")
        os.close(pipe)
        server.run()


def _load() -> None:
    """All that a desk loads up to its first pages, asked for once here, so that no child has to; no garbage in it."""
    import uvicorn

    import rashomon.desk.server  # noqa: F401
    from desk.asking import Reader
    from rashomon.desk import ahead
    from rashomon.project import Project

    ahead._PAUSE = 3600.0  # of some hundred desks few are asked for the map of all events

    with tempfile.TemporaryDirectory() as folder, Project.create(Path(folder) / "desk", user="ana") as project:
        project.record()
        reader = Reader(project)
        assert [reader.get(path).status for path in ("/", "/triage", "/map", "/static/desk.js")] == [200] * 4
        uvicorn.Config(reader.app, lifespan="off").load()
        for later in (one for one in threading.enumerate() if isinstance(one, threading.Timer)):
            later.cancel()
            later.join()
    gc.collect()
    gc.freeze()


def main() -> None:
    """Serves until the standard input ends."""
    _load()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the killed leave nothing behind
    for line in sys.stdin:
        inlet, outlet = os.pipe()
        if os.fork() == 0:
            os.close(inlet)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _serve(json.loads(line), outlet)
            os._exit(0)
        os.close(outlet)
        with os.fdopen(inlet, encoding="utf-8") as answer:
            print(answer.readline() or "null\n", end="", flush=True)


if __name__ == "__main__":
    main()
