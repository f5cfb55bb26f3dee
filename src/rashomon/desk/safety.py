"""Who may ask at all, before any page is made: the right host, a key, no other site's form, no large body.

Reports are hostile text: whatever a page shows, its policy lets no script run but ours and loads nothing from outside.
Source of the rules: SAFETY.md 3.3 (DNS rebinding, CSRF, local users, XSS, resource exhaustion).
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import parse_qs, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import cookie_parser
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.desk.entrance import Entrance
from rashomon.desk.refusals import headers_of, status_of
from rashomon.desk.roles import WHO, Who, least, may
from rashomon.errors import RashomonError

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'"
)
RAW_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
MOST_BYTES = 2_000_000
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_ROOM = re.compile(r"/[a-z]*")  # a page of ours, nothing that could lead elsewhere
_ASKING = frozenset({"GET", "HEAD"})
_SAME = frozenset({"same-origin", "none"})
_OPEN = frozenset({"/login", "/static/desk.css", "/static/desk.js"})
"""What is shown to who has not logged in."""
_ONLY_TLS = (b"strict-transport-security", b"max-age=31536000")
_LONGEST_WAY = 2_000


def hosts(port: int, more: Iterable[str] = ()) -> frozenset[str]:
    """The values of the Host header that are ours: this machine by its three names, and those given."""
    return frozenset(f"{name}:{port}" for name in ("localhost", "127.0.0.1", "[::1]")) | frozenset(more)


class Keys:
    """The one-time key of the address that is printed, the session that it opens, and the key of programs."""

    def __init__(self, port: int) -> None:
        self.cookie = f"rashomon-{port}"
        self.once: str | None = secrets.token_urlsafe(24)
        self.session = secrets.token_urlsafe(32)
        self.bearer = secrets.token_urlsafe(32)

    def spend(self, offered: str) -> bool:
        """Whether this is the one-time key; it is none afterwards."""
        if self.once is None or not secrets.compare_digest(offered.encode(), self.once.encode()):
            return False
        self.once = None
        return True

    def opens(self, offered: str) -> bool:
        """Whether this is the session's cookie."""
        return secrets.compare_digest(offered.encode(), self.session.encode())

    def is_program(self, header: str) -> bool:
        """Whether an Authorization header carries the key of programs."""
        kind, _, offered = header.partition(" ")
        return kind.lower() == "bearer" and secrets.compare_digest(offered.strip().encode(), self.bearer.encode())


class Guard:
    """The outermost layer: refuses before anything else is done, and puts the policy on every answer.

    `gate` is what opens the desk: keys on this machine, or users with passwords; `local` is who holds the keys.
    """

    def __init__(self, app: ASGIApp, gate: Keys | Entrance, allowed: frozenset[str], local: Callable[[], Who]) -> None:
        self.app, self.gate, self.allowed, self.local = app, gate, allowed, local
        self.secure = isinstance(gate, Entrance) and gate.secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or answers it itself."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        answer: ASGIApp | None = await self._refused(scope)
        if answer is None and scope["method"] not in _ASKING:
            body = await _whole(receive)
            if body is None:
                return  # who asked has gone
            receive = _again(body, receive)
            answer = _large() if len(body) > MOST_BYTES else None
        await (answer or self.app)(scope, receive, _with_policy(send, self.secure))

    async def _refused(self, scope: Scope) -> Response | None:
        given = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(given) != 1 or given[0].lower() not in self.allowed:
            return PlainTextResponse("this desk answers only on its own address\n", 421)
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        try:
            if isinstance(self.gate, Entrance):
                refused = await self._visitor(self.gate, scope, headers)
            else:
                refused = await self._holder(self.gate, scope, headers)
        except RashomonError as error:  # who asks cannot be found out: the database is out of reach
            status = status_of(error)
            return _problem(str(error), scope, status, headers_of(status))
        if refused is not None:
            return refused
        if (who := scope.get(WHO)) is not None and not may(who.role, scope["method"], scope["path"]):
            return _not_allowed(who, scope)
        return _too_large(headers)

    async def _visitor(self, entrance: Entrance, scope: Scope, headers: dict[str, str]) -> Response | None:
        """One who comes to a desk with users: whoever has no session sees the login and nothing else."""
        if entrance.in_the_clear(headers):
            return PlainTextResponse("ask for this desk by https\n", 403)
        asks = scope["method"] in _ASKING
        if not asks and not _own(headers, entrance.scheme):
            return _foreign()
        token = _cookie(headers.get("cookie", ""), entrance.cookie)
        who = await run_in_threadpool(entrance.who, token)
        if who is not None:
            scope[WHO] = who
            return None
        path = scope["path"]
        if path in _OPEN:
            return None
        if asks and not path.startswith("/api") and "application/json" not in headers.get("accept", ""):
            way = path + (f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else "")
            return RedirectResponse(f"/login?{urlencode({'to': way[:_LONGEST_WAY]})}", 303)
        return _problem("log in first: your session has ended, or there was none", scope, 401)

    async def _holder(self, keys: Keys, scope: Scope, headers: dict[str, str]) -> Response | None:
        """One who comes to a desk on this machine: holds its cookie, the one-time key, or the key of programs."""
        cookie = _cookie(headers.get("cookie", ""), keys.cookie)
        if not (cookie and keys.opens(cookie)):
            refused = self._stranger(keys, scope, headers, bool(cookie))
        else:
            refused = _foreign() if scope["method"] not in _ASKING and not _own(headers) else None
        if refused is None:
            scope[WHO] = await run_in_threadpool(self.local)
        return refused

    def _stranger(self, keys: Keys, scope: Scope, headers: dict[str, str], stale: bool) -> Response | None:
        """One without our cookie: may hold the one-time key, or be a program with its own."""
        query = parse_qs(scope["query_string"].decode("latin-1"))
        offered, room = query.get("key", [""])[0], query.get("to", ["/"])[0]
        if scope["method"] == "GET" and scope["path"] == "/" and offered and keys.spend(offered):
            answer = RedirectResponse(room if _ROOM.fullmatch(room) else "/", 303)
            answer.set_cookie(keys.cookie, keys.session, httponly=True, samesite="strict", path="/")
            return answer
        if not stale and keys.is_program(headers.get("authorization", "")):
            named = {"origin", "sec-fetch-site"} & headers.keys()
            if named and scope["method"] not in _ASKING and not _own(headers):
                return _foreign()  # no program says this of itself: a page of another site does
            return None
        return PlainTextResponse("open the address that `rashomon serve` printed; it opens the desk once\n", 401)


def _own(headers: dict[str, str], scheme: str = "http") -> bool:
    """Whether a writing request comes from a page of ours."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in _SAME
    origin = headers.get("origin")
    return origin is not None and origin.lower() == f"{scheme}://{headers['host'].lower()}"


def _cookie(header: str, name: str) -> str:
    return cookie_parser(header).get(name, "")


def _foreign() -> Response:
    return PlainTextResponse("another site may not write here\n", 403)


def _not_allowed(who: Who, scope: Scope) -> Response:
    needed = least(scope["method"], scope["path"])
    return _problem(f"that takes a {needed}, and you are a {who.role}", scope, 403)


def _problem(told: str, scope: Scope, status: int, more: Mapping[str, str] | None = None) -> Response:
    """A refusal in the form in which it was asked for."""
    accept = next((value for name, value in scope["headers"] if name == b"accept"), b"")
    if scope["path"].startswith("/api") or b"application/json" in accept:
        return JSONResponse({"detail": told}, status, more)
    return PlainTextResponse(f"{told}\n", status, more)


def _large() -> Response:
    return PlainTextResponse(f"a request may have {MOST_BYTES:,} bytes\n", 413)


def _too_large(headers: dict[str, str]) -> Response | None:
    length = headers.get("content-length", "0")
    return None if length.isascii() and length.isdigit() and int(length[:20]) <= MOST_BYTES else _large()


async def _whole(receive: Receive) -> bytes | None:
    """The body, or its beginning where it is too long, whatever length it was said to have; None if nobody waits."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        body += message.get("body", b"")
        if len(body) > MOST_BYTES or not message.get("more_body", False):
            return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    """Gives a body that was read once more."""
    given = False

    async def receiving() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receiving


def _with_policy(send: Send, secure: bool = False) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name.lower() for name, _ in message["headers"]}
            message = {**message, "headers": [*message["headers"], *_HEADERS, *([_ONLY_TLS] if secure else ())]}
            if b"content-security-policy" not in own:
                message["headers"].append((b"content-security-policy", POLICY.encode()))
            if b"cache-control" not in own:
                message["headers"].append((b"cache-control", b"no-store"))
        await send(message)

    return sending
