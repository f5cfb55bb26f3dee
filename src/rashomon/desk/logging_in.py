"""The pages by which users come and go: login, logout, and the password of one's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl, quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from rashomon.desk.address import Asked, WrongAddress
from rashomon.desk.desk import Desk
from rashomon.desk.entrance import Entrance, Refused
from rashomon.desk.judging import home
from rashomon.desk.parts import field, frame, whole
from rashomon.desk.roles import WHO, Who
from rashomon.project import users
from rashomon.project.users import LONGEST, SHORTEST, WrongUser
from rashomon.publishing.markup import Safe, element, join
from rashomon.publishing.words import counted

_MOST_FIELDS = 10
_WRONG = "This name and this password do not belong together."


def routes(desk: Desk, entrance: Entrance) -> list[Route]:
    """Login, logout and account."""
    return [
        Route("/login", _shown(desk, entrance)),
        Route("/login", _login(desk, entrance), methods=["POST"]),
        Route("/logout", _logout(entrance), methods=["POST"]),
        Route("/account", _account(desk)),
        Route("/account", _renewed(desk, entrance), methods=["POST"]),
    ]


def fields_of(body: bytes) -> dict[str, str]:
    """The fields of a form.

    Raises:
        WrongAddress: if they are more than a form of ours has.
    """
    try:
        return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError:
        raise WrongAddress(f"this form has at most {_MOST_FIELDS} fields") from None


def _shown(desk: Desk, entrance: Entrance) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        to = home(request.query_params.get("to", "/"))
        if WHO in request.scope:
            return RedirectResponse(to, 303)
        return HTMLResponse(_page(desk, to))

    return answer


def _login(desk: Desk, entrance: Entrance) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        fields = fields_of(await request.body())
        to, name = home(fields.get("to", "/")), fields.get("name", "")
        old = request.cookies.get(entrance.cookie, "")
        token = await run_in_threadpool(
            entrance.login, name, fields.get("password", ""), _address(request, entrance), old
        )
        if isinstance(token, Refused):
            return _refused(token, lambda told: _page(desk, to, told, name))
        made = RedirectResponse(to, 303)
        entrance.give(made, token)
        return made

    return answer


def _refused(refused: Refused, page: Callable[[str], str]) -> Response:
    if not refused.wait:
        return HTMLResponse(page(_WRONG), 401)
    told = f"Too many attempts: wait {counted(refused.wait, 'second')}, then try again."
    return HTMLResponse(page(told), 429, {"retry-after": str(refused.wait)})


def _page(desk: Desk, to: str, problem: str = "", name: str = "") -> str:
    title = f"Log in · {desk.project.name}"
    login = element(
        "form",
        element("input", type="hidden", name="to", value=to),
        field("Name", element("input", name="name", id="name", value=name, **_INPUT, autocomplete="username"), "name"),
        field("Password", _password("password", "current-password"), "password"),
        element("p", element("button", "Log in")),
        method="post",
        action="/login",
        class_="login card",
    )
    body = element(
        "body",
        element(
            "main",
            element("h1", desk.project.name),
            element("p", problem, class_="notice bad", role="alert") if problem else "",
            login,
            element("p", element("a", "I am logged in already: go on", href=to), class_="quiet"),
            id="main",
            class_="narrow",
        ),
    )
    return whole(title, body)


_INPUT = {"required": "", "maxlength": "200"}


def _password(name: str, kind: str) -> Safe:
    return element("input", type="password", name=name, id=name, required="", maxlength="1000", autocomplete=kind)


def _logout(entrance: Entrance) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        entrance.sessions.end(request.cookies.get(entrance.cookie, ""))
        made = RedirectResponse("/login", 303)
        entrance.take(made)
        return made

    return answer


def _account(desk: Desk) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        own = desk.seen_by(request.scope)
        return HTMLResponse(_own_page(own, said=request.query_params.get("said", "")[:200]))

    return answer


def _own_page(own: Desk, problem: str = "", said: str = "") -> str:
    form = element(
        "form",
        element("input", type="text", name="name", value=own.who.name, autocomplete="username", hidden=""),
        field("The password that you have", _password("password", "current-password"), "password"),
        field(f"Another one, of {SHORTEST} to {LONGEST} characters", _password("new", "new-password"), "new"),
        field("The same again", _password("again", "new-password"), "again"),
        element("p", element("button", "Change it")),
        element("p", "Your other sessions end with it.", class_="quiet"),
        method="post",
        action="/account",
        class_="login card",
    )
    main = join(
        element("h1", "Your account"),
        element("p", problem, class_="notice bad", role="alert") if problem else "",
        element("p", f"{own.who.name}, {own.who.role}. {_MAY[own.who.role]}"),
        element("h2", "Another password"),
        form,
    )
    return frame(own, "Your account", main, Asked(), path="/account", notice=said)


_MAY: Mapping[str, str] = {
    "reader": "You read; a lead may let you judge.",
    "coder": "You read, and judge events and claims.",
    "lead": "You read and judge, look after the users, and verify the chain.",
}


def _renewed(desk: Desk, entrance: Entrance) -> Callable[[Request], Any]:
    def renewed(own: Desk, fields: Mapping[str, str], address: str, old: str) -> str | Refused:
        """A password is changed by who knows the old one, not by who finds a window open."""
        checked = entrance.login(own.who.name, fields.get("password", ""), address)
        if isinstance(checked, Refused):
            return checked
        entrance.sessions.end(checked)
        if fields.get("new", "") != fields.get("again", ""):
            raise WrongUser("the two new passwords are not the same")
        return entrance.renew(users.set_password(own.project, own.who.name, fields.get("new", "")), old)

    async def answer(request: Request) -> Response:
        own, fields = desk.seen_by(request.scope), fields_of(await request.body())
        old = request.cookies.get(entrance.cookie, "")
        try:
            token = await run_in_threadpool(renewed, own, fields, _address(request, entrance), old)
        except WrongUser as error:
            return HTMLResponse(_own_page(own, str(error)), 400)
        if isinstance(token, Refused):
            return _refused(token, lambda told: _own_page(own, told))
        made = RedirectResponse(f"/account?said={quote('you have another password')}", 303)
        entrance.give(made, token)
        return made

    return answer


def _address(request: Request, entrance: Entrance) -> str:
    client = request.client.host if request.client is not None else ""
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in request.scope["headers"]}
    return entrance.address_of(client, headers)


__all__ = ["Who", "fields_of", "routes"]
