"""The desk as a server: on this machine with a one-time key, or for others with users and passwords."""

from __future__ import annotations

import gc
import logging
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from rashomon.desk.app import application
from rashomon.desk.entrance import LOG, Entrance
from rashomon.desk.public import DeskUnavailable, Public, address_of, allowed_hosts, check
from rashomon.desk.safety import Keys
from rashomon.project import Project

__all__ = ["KEY_FILE", "LOOPBACK", "DeskUnavailable", "PublicServer", "Server"]

LOOPBACK = "127.0.0.1"
KEY_FILE = "desk.key"


class PublicServer:
    """A desk that others can reach; whoever comes logs in.

    Raises:
        DeskUnavailable: if the project has no lead, or what is given does not make a desk that is safe to reach.
    """

    def __init__(self, project: Project, public: Public, port: int, tiles: Path | None = None) -> None:
        check(project, public)
        self.project, self.public, self.tiles = project, public, tiles
        self._socket = _bound(port, public.host)
        self.port = int(self._socket.getsockname()[1])
        self.entrance = Entrance(project, self.port, secure=public.is_secure, proxied=public.behind_proxy)

    @property
    def address(self) -> str:
        """Where browsers find it."""
        return address_of(self.public, self.port)

    def run(self, ready: Callable[[], None] = lambda: None) -> None:
        """Answers until it is stopped; `ready` is called once all is in place.

        Raises:
            DeskUnavailable: if the certificate or its key cannot be used.
        """
        only = allowed_hosts(self.public, self.port)
        app = application(self.project, self.entrance, self.port, only=only, tiles=self.tiles, ahead=True)
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            lifespan="off",
            proxy_headers=False,  # who asks is taken from the one header that the proxy writes (Entrance.address_of)
            ssl_certfile=self.public.certificate,
            ssl_keyfile=self.public.key,
        )
        try:
            config.load()
        except OSError as error:  # a TLS error is one
            self._socket.close()
            raise DeskUnavailable(f"the certificate or its key cannot be used ({error}): give PEM files") from None
        _log_logins()
        with self._socket:
            ready()
            uvicorn.Server(config).run(sockets=[self._socket])


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
        app = application(self.project, self.keys, self.port, tiles=self.tiles, ahead=True)
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
        with self._key_file(), self._socket:
            ready()
            leave_garbage()
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


def leave_garbage() -> None:
    """Garbage is looked for seldom from here on: one look at all that a desk remembers takes longer than a page."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def _bound(port: int, host: str = LOOPBACK) -> socket.socket:
    try:
        family, kind, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise DeskUnavailable(f"{host!r} is no address of this machine ({error.strerror})") from None
    found = socket.socket(family, kind)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind(place)
    except OSError as error:
        found.close()
        where = f"port {port}" if host == LOOPBACK else f"{host}, port {port},"
        raise DeskUnavailable(
            f"{where} is taken ({error.strerror}): choose another with --port, or leave it out"
        ) from None
    found.listen(128)
    return found


def _log_logins() -> None:
    """Logins and failed ones, each a line on standard error with its time."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
