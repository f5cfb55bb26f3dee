"""A desk asked without a network: one request in, one answer out, every header as it is written here."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urlencode

from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message

from rashomon.desk.app import application
from rashomon.desk.safety import Guard, Keys
from rashomon.project import Project

PORT = 8801
HOST = f"127.0.0.1:{PORT}"
Headers = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the headers by their names in lower case, those that come twice in `several`."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    several: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self) -> Any:
        return json.loads(self.body)


def routes_of(app: ASGIApp) -> set[tuple[str, str]]:
    """Every method and path of a guarded desk; a path ends where its first parameter begins."""
    assert isinstance(app, Guard)
    found: set[tuple[str, str]] = set()

    def gather(routes: Iterable[object], under: str = "") -> None:
        for route in routes:
            if isinstance(route, Mount):
                gather(route.routes, under + route.path)
            else:
                assert isinstance(route, Route) or hasattr(route, "methods"), route
                found.update((method, under + route.path.partition("{")[0]) for method in route.methods or ())

    gather(app.app.routes)  # type: ignore[attr-defined]
    return found


def finish(work: Any) -> None:
    """Runs it to its end, in a thread of its own: a browser's loop may be running in this one."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(asyncio.run, work).result()


def answer(app: ASGIApp, method: str, address: str, headers: Headers = (), body: bytes | list[bytes] = b"") -> Answer:
    """Asks the application; a body that is a list comes in these pieces, without a length unless a header says one."""
    path, _, query = address.partition("?")
    given = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]
    pieces = [body] if isinstance(body, bytes) else list(body)
    if isinstance(body, bytes) and body and not any(name == b"content-length" for name, _ in given):
        given.append((b"content-length", str(len(body)).encode()))
    scope = {
        "type": "http", "asgi": {"version": "3.0", "spec_version": "2.4"}, "http_version": "1.1",
        "method": method, "scheme": "http",
        "path": unquote(path), "raw_path": path.encode(), "root_path": "", "query_string": query.encode(),
        "headers": given, "client": ("127.0.0.1", 50_000), "server": ("127.0.0.1", PORT),
    }  # fmt: skip
    sent: list[Message] = []
    waiting = list(enumerate(pieces, 1))

    async def receive() -> Message:
        if not waiting:
            return {"type": "http.disconnect"}
        place, piece = waiting.pop(0)
        return {"type": "http.request", "body": piece, "more_body": place < len(pieces)}

    async def send(message: Message) -> None:
        sent.append(message)

    finish(app(scope, receive, send))  # type: ignore[arg-type]
    start = next(message for message in sent if message["type"] == "http.response.start")
    several = tuple((name.decode().lower(), value.decode("latin-1")) for name, value in start["headers"])
    whole = b"".join(message.get("body", b"") for message in sent if message["type"] == "http.response.body")
    return Answer(int(start["status"]), dict(several), whole, several)


class Reader:
    """A reader whose browser holds the cookie of a desk."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.keys = Keys(PORT)
        self.app = application(project, self.keys, PORT)

    @property
    def cookie(self) -> tuple[str, str]:
        """The header of one who is let in."""
        return "cookie", f"{self.keys.cookie}={self.keys.session}"

    @property
    def bearer(self) -> tuple[str, str]:
        """The header of a program."""
        return "authorization", f"Bearer {self.keys.bearer}"

    def get(self, address: str, *headers: tuple[str, str]) -> Answer:
        """What a browser of the reader is shown."""
        return answer(self.app, "GET", address, [("host", HOST), self.cookie, *headers])

    def post(self, address: str, fields: Mapping[str, str], *headers: tuple[str, str]) -> Answer:
        """What a form of the desk is answered; `headers` may ask for JSON."""
        given = [("host", HOST), self.cookie, ("sec-fetch-site", "same-origin"), *headers]
        given.append(("content-type", "application/x-www-form-urlencoded"))
        return answer(self.app, "POST", address, given, urlencode(fields).encode())

    def tell(self, address: str, value: object) -> Answer:
        """What a program is answered that sends JSON."""
        given = [("host", HOST), self.bearer, ("content-type", "application/json")]
        return answer(self.app, "POST", address, given, json.dumps(value).encode())


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "form":
            self.found.append({"": told.get("action") or ""})
        elif tag == "input" and told.get("name") and self.found:
            self.found[-1][str(told["name"])] = told.get("value") or ""


def forms(page: str, action: str) -> list[dict[str, str]]:
    """The fields of every form of a page that goes to `action`, as they stand in it."""
    parser = _Forms()
    parser.feed(page)
    return [{name: value for name, value in form.items() if name} for form in parser.found if form[""] == action]
