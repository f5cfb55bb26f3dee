"""A desk on another address: what is refused before it listens, under which names it answers, TLS, and a proxy."""

from __future__ import annotations

import http.client
import re
import shutil
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest

from desk.members import PASSWORDS, settle
from desk.test_server import running
from rashomon.cli import main
from rashomon.desk.public import DeskUnavailable, Public, address_of, allowed_hosts, check
from rashomon.desk.server import KEY_FILE, PublicServer
from rashomon.project import Project, users


@pytest.fixture
def led(project: Project) -> Project:
    settle(project)
    return project


def test_without_a_lead_nothing_is_opened(project: Project) -> None:
    wanted = Public(host="127.0.0.1", names=("desk.example.org",), behind_proxy=True)
    with pytest.raises(DeskUnavailable, match="rashomon user add NAME --role lead"):
        PublicServer(project, wanted, 0)
    users.add(project, "cara", "coder", PASSWORDS["coder"])
    with pytest.raises(DeskUnavailable, match="one lead at least"):
        check(project, wanted)
    users.set_role(project, "cara", "lead")
    check(project, wanted)


REFUSED = [
    ({"host": "192.0.2.7"}, "in the clear"),
    ({"host": "::"}, "every address"),
    ({"host": "0.0.0.0"}, "every address"),
    ({"host": "0.0.0.0", "names": ("desk.example.org",)}, "in the clear"),
    ({"host": "desk.example.org", "names": ("desk.example.org",)}, "in the clear"),
    ({"host": "127.0.0.1", "behind_proxy": True}, "--allowed-host"),
    ({"host": "0.0.0.0", "behind_proxy": True}, "--allowed-host"),
]


@pytest.mark.parametrize(("wanted", "said"), REFUSED)
def test_what_is_not_safe_is_refused(led: Project, wanted: dict[str, object], said: str) -> None:
    with pytest.raises(DeskUnavailable, match=said):
        check(led, Public(**wanted))  # type: ignore[arg-type]


TAKEN = [
    {"host": "127.0.0.1"},
    {"host": "localhost"},
    {"host": "::1"},
    {"host": "192.0.2.7", "certificate": "c", "key": "k"},
    {"host": "0.0.0.0", "certificate": "c", "key": "k", "names": ("desk.example.org",)},
    {"host": "0.0.0.0", "behind_proxy": True, "names": ("desk.example.org",)},
]


@pytest.mark.parametrize("wanted", TAKEN)
def test_what_is_safe_is_taken(led: Project, wanted: dict[str, object]) -> None:
    check(led, Public(**wanted))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("public", "port", "wanted", "address"),
    [
        (
            Public(host="127.0.0.1", names=("Desk.example.org",), behind_proxy=True),
            8800,
            {"desk.example.org", "desk.example.org:443"},
            "https://Desk.example.org/",
        ),
        (
            Public(host="127.0.0.1", names=("desk.example.org:8443",), behind_proxy=True),
            8800,
            {"desk.example.org:8443"},
            "https://desk.example.org:8443/",
        ),
        (
            Public(host="192.0.2.7", certificate="c", key="k"),
            443,
            {"192.0.2.7:443", "192.0.2.7"},
            "https://192.0.2.7:443/",
        ),
        (
            Public(host="2001:db8::7", certificate="c", key="k", names=("desk.example.org",)),
            8800,
            {"[2001:db8::7]:8800", "desk.example.org:8800"},
            "https://desk.example.org:8800/",
        ),
        (
            Public(host="0.0.0.0", certificate="c", key="k", names=("desk.example.org",)),
            8800,
            {"desk.example.org:8800"},
            "https://desk.example.org:8800/",
        ),
        (
            Public(host="127.0.0.1"),
            8800,
            {"127.0.0.1:8800", "localhost:8800", "[::1]:8800"},
            "http://127.0.0.1:8800/",
        ),
    ],
)
def test_a_desk_answers_to_the_names_that_were_given_and_no_others(
    public: Public, port: int, wanted: set[str], address: str
) -> None:
    assert allowed_hosts(public, port) == wanted
    assert address_of(public, port) == address


WRONG = [
    "--certificate c.pem --host 127.0.0.1",
    "--key k.pem --host 127.0.0.1",
    "--allowed-host desk.example.org",
    "--certificate c.pem --key k.pem",
    "--behind-proxy --allowed-host a --certificate c.pem --key k.pem",
]


@pytest.mark.parametrize("words", WRONG)
def test_options_that_do_not_go_together(project: Project, words: str) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["serve", "--project", str(project.path), *words.split()])
    assert raised.value.code == 2


def test_the_command_refuses_what_is_not_safe(led: Project, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["serve", "--project", str(led.path), "--port", "0"]
    assert main([*asked, "--host", "0.0.0.0", "--allowed-host", "desk.example.org"]) == 1
    assert "in the clear" in capsys.readouterr().err
    assert main([*asked, "--host", "not-an-address.invalid"]) == 1
    assert main([*asked, "--host", "127.0.0.1", "--certificate", "none.pem", "--key", "none.pem"]) == 1
    assert "certificate or its key cannot be used" in capsys.readouterr().err


@contextmanager
def connected(port: int, context: ssl.SSLContext | None = None) -> Iterator[http.client.HTTPConnection]:
    made = (
        http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        if context is None
        else http.client.HTTPSConnection("127.0.0.1", port, timeout=60, context=context)
    )
    with closing(made) as connection:
        yield connection


def entered(connection: http.client.HTTPConnection, host: str, **headers: str) -> str:
    """The cookie of cara, who logs in over this connection."""
    fields = urlencode({"name": "cara", "password": PASSWORDS["coder"]})
    given = {"host": host, "sec-fetch-site": "same-origin", **headers}
    connection.request("POST", "/login", fields, given)
    got = connection.getresponse()
    got.read()
    assert got.status == 303
    return str(got.headers["set-cookie"]).partition(";")[0]


def test_a_desk_behind_a_proxy(led: Project) -> None:
    folder = Path(led.path)
    words = ("serve", "--project", str(folder), "--behind-proxy", "--allowed-host", "desk.example.org")
    with running(*words, "--port", str(free_port()), folder=folder) as (process, address):
        assert address == "https://desk.example.org/"
        assert not (folder / KEY_FILE).exists()
        port = int(process.args[process.args.index("--port") + 1])  # type: ignore[attr-defined,union-attr]
        with connected(port) as connection:
            cookie = entered(connection, "desk.example.org", **{"x-forwarded-for": "203.0.113.9"})
            assert cookie.startswith("__Host-rashomon=")
            connection.request("GET", "/audit", headers={"host": "desk.example.org", "cookie": cookie})
            got = connection.getresponse()
            assert (got.status, b"cara" in got.read()) == (200, True)
            connection.request("GET", "/audit", headers={"host": f"127.0.0.1:{port}", "cookie": cookie})
            assert connection.getresponse().status == 421
        process.terminate()
        _, told = process.communicate(timeout=60)
        assert "login of 'cara' from 203.0.113.9" in told
        assert PASSWORDS["coder"] not in told


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_a_desk_with_a_certificate_of_its_own(led: Project, tmp_path: Path) -> None:
    certificate, key = tmp_path / "desk.pem", tmp_path / "desk.key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=desk.example.org",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    folder = Path(led.path)
    words = ("serve", "--project", str(folder), "--host", "127.0.0.1", "--port", str(free_port()))
    with running(*words, "--certificate", str(certificate), "--key", str(key), folder=folder) as (_, address):
        found = re.fullmatch(r"https://127\.0\.0\.1:(\d+)/", address)
        assert found is not None
        context = ssl.create_default_context(cafile=str(certificate))
        host = f"127.0.0.1:{found[1]}"
        with connected(int(found[1]), context) as connection:
            cookie = entered(connection, host)
            connection.request("GET", "/", headers={"host": host, "cookie": cookie})
            got = connection.getresponse()
            assert got.status == 200
            assert got.headers["strict-transport-security"]
        with connected(int(found[1])) as connection:
            connection.request("GET", "/login", headers={"host": host})
            with pytest.raises((http.client.HTTPException, OSError)):
                connection.getresponse()


def free_port() -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_a_desk_on_this_machine_loads_no_passwords(project: Project) -> None:
    words = "import sys, rashomon.desk.server; print('argon2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, check=True, text=True, timeout=120)
    assert done.stdout == "False\n"
