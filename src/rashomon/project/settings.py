"""What a project asks for: at present how many readers an event needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.errors import RashomonError
from rashomon.store import accounts
from rashomon.store.view import NOW, View

if TYPE_CHECKING:
    from rashomon.project.project import Project
    from rashomon.store.database import Connection

READERS = ("1", "2")


class WrongSetting(RashomonError):
    """A setting that there is not, or a value that it cannot have."""


def readers(connection: Connection, view: View = NOW) -> int:
    """How many readers an event needs before it counts as decided: 1 or 2."""
    return int(accounts.chosen(connection, "readers", view) or "1")


def readers_of(project: Project) -> int:
    """How many readers an event of this project needs."""
    with project.database.read() as connection:
        return readers(connection)


def set_readers(project: Project, value: str) -> None:
    """Asks for so many readers from now on; nothing is noted where it is so already.

    Raises:
        WrongSetting: if it is neither 1 nor 2.
    """
    if value not in READERS:
        raise WrongSetting(f"an event needs 1 or 2 readers, not {value!r}")
    with project.database.write() as connection:
        if readers(connection) != int(value):
            accounts.choose(connection, by=project.user, name="readers", value=value)
