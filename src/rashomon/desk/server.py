"""The desk as a server on this machine: its port, its address with the one-time key, its file for programs."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from rashomon.desk.app import application
from rashomon.desk.safety import Keys
from rashomon.errors import RashomonError
from rashomon.project import Project

LOOPBACK = "127.0.0.1"
KEY_FILE = "desk.key"


class DeskUnavailable(RashomonError):
    """The desk cannot be opened there."""


class Server:
    """A desk that is ready to answer; `address` opens it once."""

    def __init__(self, project: Project, port: int = 0, tiles: Path | None = None) -> None:
        self.project, self.tiles = project, tiles
        self._socket = _bound(port)
        self.port = int(self._socket.getsockname()[1])
        self.keys = Keys(self.port)

    @property
    def address(self) -> str:
        """The address with the one-time key."""
        return f"http://{LOOPBACK}:{self.port}/?key={self.keys.once}"

    def run(self, ready: Callable[[], None] = lambda: None) -> None:
        """Answers until it is stopped (Ctrl-C, or the end of the process); `ready` is called once all is in place."""
        app = application(self.project, self.keys, self.port, tiles=self.tiles)
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
        with self._key_file(), self._socket:
            ready()
            uvicorn.Server(config).run(sockets=[self._socket])

    @contextmanager
    def _key_file(self) -> Iterator[None]:
        """The address and the key of programs, for whoever may read the project's folder as its owner."""
        path = Path(self.project.path) / KEY_FILE
        try:
            path.unlink(missing_ok=True)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError:
            yield  # a folder that is read-only: the desk can still be read
            return
        with os.fdopen(descriptor, "w", encoding="ascii") as out:
            out.write(f"http://{LOOPBACK}:{self.port}\n{self.keys.bearer}\n")
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def _bound(port: int) -> socket.socket:
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((LOOPBACK, port))
    except OSError as error:
        found.close()
        raise DeskUnavailable(
            f"port {port} is taken ({error.strerror}): choose another with --port, or leave it out"
        ) from None
    found.listen(128)
    return found
