"""Users of the desk and what the project asks for: rows that are only added, each with its link.

A password's hash lies apart (`secret`), is replaced by the next one, and is in no link.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, delete, select

from rashomon.store import audit, clock
from rashomon.store.faults import point
from rashomon.store.schema import ACCOUNT, SECRET, SETTING
from rashomon.store.view import NOW, View

Deed = Literal["add", "role", "password", "remove"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A user as the newest rows have it.

    `role` is "" for one who was removed.  `since` is the number of the row by which the password became what it is:
    what was opened under an earlier number is closed.  `at` is when the newest row was added.
    """

    name: str
    role: str
    since: int
    at: str


def change(connection: Connection, *, by: str, name: str, deed: Deed, role: str) -> int:
    """Notes what was done with a user, and gives the row's number; `role` is the one afterwards, "" for none."""
    row = {"at": clock.now(), "by": by, "name": name, "deed": deed, "role": role}
    number = int(connection.execute(ACCOUNT.insert().values(row).returning(ACCOUNT.c.number)).scalar_one())
    point("account")
    audit.seal(connection, actor=by, action="user", subject=str(number))
    return number


def every(connection: Connection) -> tuple[Account, ...]:
    """Everyone who was ever added, by name; those removed have no role."""
    found: dict[str, Account] = {}
    for row in connection.execute(select(ACCOUNT).order_by(ACCOUNT.c.number)):
        before = found.get(row.name)
        since = before.since if before is not None and row.deed == "role" else row.number
        found[row.name] = Account(name=row.name, role=row.role, since=since, at=row.at)
    return tuple(found[name] for name in sorted(found))


def keep_secret(connection: Connection, name: str, hashed: str) -> None:
    """Keeps the hash of a user's password in place of the one before."""
    forget_secret(connection, name)
    connection.execute(SECRET.insert().values(name=name, hash=hashed))
    point("secret")


def forget_secret(connection: Connection, name: str) -> None:
    """Forgets the hash of a user's password."""
    connection.execute(delete(SECRET).where(SECRET.c.name == name))


def secret_of(connection: Connection, name: str) -> str | None:
    """The hash of a user's password."""
    found: str | None = connection.execute(select(SECRET.c.hash).where(SECRET.c.name == name)).scalar()
    return found


def choose(connection: Connection, *, by: str, name: str, value: str) -> None:
    """Notes what the project asks for from now on."""
    row = {"at": clock.now(), "by": by, "name": name, "value": value}
    number = connection.execute(SETTING.insert().values(row).returning(SETTING.c.number)).scalar_one()
    point("setting")
    audit.seal(connection, actor=by, action="set", subject=str(number))


def chosen(connection: Connection, name: str, view: View = NOW) -> str | None:
    """What the project asks for under this name, as it stood at the view's moment; None if that was never said."""
    query = select(SETTING.c.value).where(SETTING.c.name == name).order_by(SETTING.c.number.desc()).limit(1)
    if view.before is not None:
        query = query.where(SETTING.c.at < view.before)
    found: str | None = connection.execute(query).scalar()
    return found


def told(connection: Connection) -> dict[tuple[str, str], str]:
    """What each link of `user` and `set` tells of, by its action and subject, in words."""
    found = {}
    for row in connection.execute(select(ACCOUNT)):
        found["user", str(row.number)] = f"{row.name}: {row.deed}{f' {row.role}' if row.role else ''}"
    for row in connection.execute(select(SETTING)):
        found["set", str(row.number)] = f"{row.name} {row.value}"
    return found
