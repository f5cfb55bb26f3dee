"""A desk with users, asked without a network: one of each role, each with a session of their own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import urlencode

from desk.asking import Answer, answer
from rashomon.desk.app import application
from rashomon.desk.entrance import Entrance
from rashomon.desk.sessions import Attempts, Sessions
from rashomon.project import Project, users

HOST = "desk.example.org"
ORIGIN = f"https://{HOST}"
PASSWORDS = {
    "reader": "walnut kettle seven doors", "coder": "heron lamp river eleven", "lead": "quiet brass morning tide",
    "spare": "another long set of words",
}  # fmt: skip
NAMES = {"reader": "rita", "coder": "cara", "lead": "lena"}
FORM = ("content-type", "application/x-www-form-urlencoded")


class Clock:
    """Time that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


class House:
    """A project with users, and its desk behind a proxy with TLS."""

    def __init__(self, project: Project) -> None:
        self.project, self.clock = project, Clock()
        self.entrance = Entrance(project, proxied=True, sessions=Sessions(self.clock), attempts=Attempts(self.clock))
        self.app = application(project, self.entrance, 8800, only=(HOST,))
        self._members: dict[str, Member] = {"": Member(self, "", "")}

    def member(self, role: str) -> Member:
        """The one in this role, logged in; "" is somebody who is not."""
        if role not in self._members:
            self._members[role] = Member(self, NAMES[role], PASSWORDS[role])
        return self._members[role]

    def login(self, name: str, password: str, *headers: tuple[str, str], to: str = "/") -> Answer:
        """What the form of the login is answered."""
        given = [("host", HOST), ("sec-fetch-site", "same-origin"), FORM, *headers]
        fields = {"name": name, "password": password, "to": to}
        return answer(self.app, "POST", "/login", given, urlencode(fields).encode())


class Member:
    """One user in one browser."""

    def __init__(self, house: House, name: str, password: str) -> None:
        self.house, self.name, self.cookie = house, name, ""
        if name:
            got = house.login(name, password)
            assert got.status == 303, got.text
            self.cookie = got.headers["set-cookie"].partition(";")[0]

    def ask(self, method: str, address: str, *headers: tuple[str, str], body: bytes = b"") -> Answer:
        """What is answered to a request of a page of the desk."""
        given = [("host", HOST), ("sec-fetch-site", "same-origin"), *headers]
        given += [("cookie", self.cookie)] if self.cookie else []
        kinds = {name for name, _ in headers}
        if method != "GET" and "content-type" not in kinds:
            is_api = address.startswith("/api")
            given.append(("content-type", "application/json") if is_api else FORM)
        return answer(self.house.app, method, address, given, body if method != "GET" else b"")

    def get(self, address: str, *headers: tuple[str, str]) -> Answer:
        """A page."""
        return self.ask("GET", address, *headers)

    def post(self, address: str, fields: Mapping[str, str], *headers: tuple[str, str]) -> Answer:
        """A form."""
        return self.ask("POST", address, *headers, body=urlencode(fields).encode())

    def tell(self, address: str, value: object, *headers: tuple[str, str]) -> Answer:
        """JSON."""
        return self.ask(
            "POST", address, ("content-type", "application/json"), *headers, body=json.dumps(value).encode()
        )


def settle(project: Project) -> None:
    """One user of each role."""
    for role, name in NAMES.items():
        users.add(project.signed_by("owner"), name, role, PASSWORDS[role])
