"""The users of a desk, for leads: who there is, in which role, and what can be changed of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from rashomon.desk.address import Asked
from rashomon.desk.desk import Desk, Found
from rashomon.desk.logging_in import fields_of
from rashomon.desk.parts import field, select
from rashomon.project import users
from rashomon.project.users import LONGEST, ROLES, SHORTEST, Account, WrongUser
from rashomon.publishing.markup import Safe, element, join, table
from rashomon.publishing.words import counted, legible


def page(desk: Desk, asked: Asked) -> Found:
    """All users, each with what can be done, and the form for a new one."""
    found = users.every(desk.project)
    note = f"{counted(len(found), 'user')}. What each signed stays, whatever is changed here."
    return Found(
        "Users",
        join(
            element("h1", "Users"),
            element("p", note, class_="quiet"),
            table(
                ["Name", "Role", "Since (UTC)", "What can be changed"],
                [_row(desk, one, place) for place, one in enumerate(found)],
                caption="Users",
                class_="users",
            ),
            element("h2", "A new user"),
            _new(),
        ),
    )


def _row(desk: Desk, one: Account, place: int) -> Safe:
    is_own = one.name == desk.who.name
    change: Safe | str = "yourself" if is_own else _changes(one, place)
    return element(
        "tr",
        element("th", legible(one.name), scope="row"),
        element("td", one.role, data_label="Role"),
        element("td", one.at[:10], class_="when", data_label="Since"),
        element("td", change),
    )


def _changes(one: Account, place: int) -> Safe:
    roles = element(
        "select",
        *(element("option", role, value=role, selected="" if role == one.role else None) for role in ROLES),
        name="role",
        aria_label=f"role of {one.name}",
    )
    secret = element(
        "input", type="password", name="password", id=f"password-{place}", maxlength="1000", autocomplete="new-password"
    )
    return element(
        "form",
        element("input", type="hidden", name="name", value=one.name),
        roles,
        " ",
        element("button", "Give this role", name="deed", value="role"),
        " ",
        element("label", "new password ", secret, for_=f"password-{place}"),
        element("button", "Give this password", name="deed", value="password"),
        " ",
        element(
            "details",
            element("summary", "Remove"),
            element("p", "The access ends at once. What is signed stays, and the name is given to nobody else."),
            element("button", f"Remove {legible(one.name)}", name="deed", value="remove", class_="reject"),
        ),
        method="post",
        action="/users",
        class_="correct",
    )


def _new() -> Safe:
    secret = element(
        "input", type="password", name="password", id="password", required="", maxlength="1000",
        autocomplete="new-password",
    )  # fmt: skip
    return element(
        "form",
        field(
            "Name", element("input", name="name", id="name", required="", maxlength="200", autocomplete="off"), "name"
        ),
        field("Role", select("role", [(one, one) for one in ROLES], "coder"), "role"),
        field(f"First password, of {SHORTEST} to {LONGEST} characters", secret, "password"),
        element("p", element("button", "Add", name="deed", value="add")),
        method="post",
        action="/users",
        class_="login card",
    )


def route(desk: Desk) -> Route:
    """Where the forms go."""

    async def answer(request: Request) -> Response:
        own, fields = desk.seen_by(request.scope), fields_of(await request.body())
        told = await run_in_threadpool(_changed, own, fields)
        return RedirectResponse(f"/users?said={quote(told)}", 303)

    return Route("/users", answer, methods=["POST"])


def _changed(desk: Desk, fields: Mapping[str, str]) -> str:
    """Does what a form says, and tells it.

    Raises:
        WrongUser: if a name, role or password cannot be one, or a lead would shut out themself.
        Unknown: if there is no such user.
    """
    deed, name = fields.get("deed", ""), fields.get("name", "")
    if deed == "add":
        made = users.add(desk.project, name, fields.get("role", ""), fields.get("password", ""))
        return f"{made.name} is a {made.role}"
    one = users.require(desk.project, name)
    if one.name == desk.who.name:
        raise WrongUser(
            "ask another lead to change your role or remove you; the page of your account changes your password"
        )
    doing: Mapping[str, Any] = {
        "role": lambda: users.set_role(desk.project, one.name, fields.get("role", "")),
        "password": lambda: users.set_password(desk.project, one.name, fields.get("password", "")),
        "remove": lambda: users.remove(desk.project, one.name),
    }
    if deed not in doing:
        raise WrongUser(f"a user is added, removed, or given a role or a password, not {deed[:40]!r}")
    doing[deed]()
    return {"role": f"{one.name} has another role", "password": f"{one.name} has another password"}.get(
        deed, f"{one.name} has no access any more"
    )
