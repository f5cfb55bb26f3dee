"""The desk as a server: on this machine alone, with a key file that only its owner reads, gone when it stops."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from rashomon.desk.server import KEY_FILE, LOOPBACK, DeskUnavailable, Server
from rashomon.project import Project


@contextmanager
def running(*words: str, folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A desk in a process of its own, and the address that it printed."""
    command = [sys.executable, "-m", "rashomon", *words, "--no-browser"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        found = re.search(r"https?://\S+", process.stdout.readline())
        assert found is not None, process.communicate()
        yield process, found[0]
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers."""

    status: int
    headers: dict[str, str]
    text: str


def asked(address: str, **headers: str) -> Answer:
    """What the server answers at this address."""
    parts = urlsplit(address)
    with closing(http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=60)) as connection:
        connection.request("GET", f"{parts.path}?{parts.query}", headers=headers)
        got = connection.getresponse()
        told = {name.casefold(): value for name, value in got.getheaders()}
        return Answer(got.status, told, got.read().decode())


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_desk_is_opened_and_stopped(project: Project, sign: signal.Signals) -> None:
    folder = Path(project.path)
    with running("serve", "--project", str(folder), folder=folder.parent) as (process, address):
        parts = urlsplit(address)
        assert parts.hostname == LOOPBACK
        opened = asked(address)
        assert opened.status == 303
        cookie = opened.headers["set-cookie"].partition(";")[0]
        base = f"http://{parts.netloc}"
        assert asked(f"{base}/audit", cookie=cookie).status == 200
        assert asked(address).status == 401
        file = folder / KEY_FILE
        assert file.stat().st_mode & 0o777 == 0o600
        where, key = file.read_text(encoding="ascii").split()
        assert where == base
        assert asked(f"{where}/api/head", authorization=f"Bearer {key}").status == 200
        assert "server" not in opened.headers
        process.send_signal(sign)
        _, problems = process.communicate(timeout=60)
        assert "Traceback" not in problems
        assert not file.exists()


def test_only_this_machine_is_answered(project: Project) -> None:
    desk = Server(project)
    with desk._socket as listening:
        assert listening.getsockname()[0] == LOOPBACK
        others = {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
        for address in (*(others - {LOOPBACK}), "127.0.0.2"):
            with socket.socket() as one:
                one.settimeout(5)
                assert one.connect_ex((address, desk.port)) != 0, address


def test_a_port_that_is_taken_is_told(project: Project) -> None:
    with Server(project)._socket as taken, pytest.raises(DeskUnavailable, match="choose another with --port"):
        Server(project, taken.getsockname()[1])


def test_a_key_that_lies_there_is_not_written_into(project: Project, tmp_path: Path) -> None:
    secret = tmp_path / "elsewhere"
    secret.write_text("mine", encoding="ascii")
    (Path(project.path) / KEY_FILE).symlink_to(secret)
    desk = Server(project)
    with desk._socket, desk._key_file():
        assert (Path(project.path) / KEY_FILE).read_text(encoding="ascii").endswith(f"{desk.keys.bearer}\n")
    assert secret.read_text(encoding="ascii") == "mine"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_can_be_read(project: Project) -> None:
    folder = Path(project.path)
    folder.chmod(0o500)
    desk = Server(project)
    with desk._socket, desk._key_file():
        assert not (folder / KEY_FILE).exists()
    folder.chmod(0o700)


def test_a_port_is_a_number(capsys: pytest.CaptureFixture[str]) -> None:
    from rashomon.cli import main

    for wrong in ("-1", "65536", "http", "\xb2"):
        with pytest.raises(SystemExit):
            main(["serve", f"--port={wrong}"])
        assert "is no port" in capsys.readouterr().err


def test_a_desk_opens_without_the_parser() -> None:
    words = "import sys, rashomon.desk.server; print({'spacy', 'trafilatura', 'pyarrow', 'typst'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, check=True, text=True, timeout=120)
    assert done.stdout == "set()\n"
