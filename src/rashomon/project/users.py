"""Who may use a desk that others can reach: names, passwords and roles.

Passwords are kept as argon2id hashes with the least parameters that OWASP recommends: 19 MiB of memory, two passes, one
lane (OWASP Password Storage Cheat Sheet, 2024).  Lengths and what is not asked of a password (no rules of composition,
no change by the calendar) follow NIST SP 800-63B-4, 3.1.1.2: a password that is the only factor has at least 15
characters.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, get_args

from rashomon.errors import RashomonError, Unknown
from rashomon.store import accounts
from rashomon.store.accounts import Account

if TYPE_CHECKING:
    from argon2 import PasswordHasher

    from rashomon.project.project import Project
    from rashomon.store.database import Connection

__all__ = [
    "ROLES", "Account", "Role", "WrongUser", "add", "check", "check_free", "every", "find", "remove", "require",
    "set_password", "set_role",
]  # fmt: skip

Role = Literal["reader", "coder", "lead"]
ROLES: tuple[str, ...] = get_args(Role)
"""What a user may do, each all of the one before: read; judge claims and events; judge sources, lead users."""
SHORTEST, LONGEST = 15, 256
_MEMORY_KIB, _PASSES, _LANES = 19 * 1024, 2, 1
_MOST_OF_A_NAME = 40
_BETWEEN = frozenset(" .'@+-_")


class WrongUser(RashomonError):
    """A name, role or password that cannot be one; the message says why."""


def every(project: Project) -> tuple[Account, ...]:
    """The users that there are, by name."""
    with project.database.read() as connection:
        return tuple(one for one in accounts.every(connection) if one.role)


def find(project: Project, name: str) -> Account | None:
    """A user by the name, in whatever case; None if there is none now."""
    return next((one for one in every(project) if _key(one.name) == _key(name)), None)


def add(project: Project, name: str, role: str, password: str) -> Account:
    """A new user.

    Raises:
        WrongUser: if the name is taken or was, or name, role or password cannot be one.
    """
    named = _named(name)
    _check_role(role)
    hashed = _hashed(named, password)
    with project.database.write() as connection:
        _check_free(connection, named)
        accounts.change(connection, by=project.user, name=named, deed="add", role=role)
        accounts.keep_secret(connection, named, hashed)
        return _one(connection, named)


def check_free(project: Project, name: str) -> None:
    """Whether a new user can have this name.

    Raises:
        WrongUser: if not.
    """
    with project.database.read() as connection:
        _check_free(connection, _named(name))


def require(project: Project, name: str) -> Account:
    """The user with this name.

    Raises:
        Unknown: if there is none.
    """
    with project.database.read() as connection:
        return _one(connection, name)


def set_role(project: Project, name: str, role: str) -> Account:
    """Gives a user another role, which counts from the next request on.

    Raises:
        Unknown: if there is no such user.
        WrongUser: if there is no such role.
    """
    _check_role(role)
    with project.database.write() as connection:
        one = _one(connection, name)
        if one.role != role:
            accounts.change(connection, by=project.user, name=one.name, deed="role", role=role)
        return _one(connection, name)


def set_password(project: Project, name: str, password: str) -> Account:
    """Gives a user another password, which ends the sessions opened with the old one.

    Raises:
        Unknown: if there is no such user.
        WrongUser: if the password cannot be one.
    """
    hashed = _hashed(name, password)
    with project.database.write() as connection:
        one = _one(connection, name)
        accounts.change(connection, by=project.user, name=one.name, deed="password", role=one.role)
        accounts.keep_secret(connection, one.name, hashed)
        return _one(connection, name)


def remove(project: Project, name: str) -> None:
    """Takes a user's access away; what was signed stays, and the name is given to nobody else.

    Raises:
        Unknown: if there is no such user.
    """
    with project.database.write() as connection:
        one = _one(connection, name)
        accounts.change(connection, by=project.user, name=one.name, deed="remove", role="")
        accounts.forget_secret(connection, one.name)


def check(project: Project, name: str, password: str) -> Account | None:
    """The user with this name and password; None if there is none.

    It takes as long for a name that nobody has: then the password is held against a hash of our own.
    """
    from argon2.exceptions import InvalidHashError, VerificationError

    with project.database.read() as connection:
        one = next((one for one in accounts.every(connection) if one.role and _key(one.name) == _key(name)), None)
        kept = accounts.secret_of(connection, one.name) if one is not None else None
    try:
        right: bool = _hasher().verify(kept or _decoy(), _normal(password)[: LONGEST + 1].encode("utf-8", "replace"))
    except (VerificationError, InvalidHashError):
        right = False
    return one if right and kept is not None else None


def _one(connection: Connection, name: str) -> Account:
    found = next((one for one in accounts.every(connection) if one.role and _key(one.name) == _key(name)), None)
    if found is None:
        raise Unknown(f"the project has no user {name[:_MOST_OF_A_NAME]!r}: `rashomon user list` shows them")
    return found


def _check_free(connection: Connection, name: str) -> None:
    for one in accounts.every(connection):
        if _key(one.name) == _key(name):
            was = "is a user already" if one.role else "was a user: what is signed must go on meaning one person"
            raise WrongUser(f"{one.name!r} {was}; choose another name")


def _key(name: str) -> str:
    """What two names share that are one: case, width and the like do not tell people apart."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).strip(" ")


def _named(name: str) -> str:
    """The name as it is kept.

    Raises:
        WrongUser: if it cannot be one.
    """
    found = unicodedata.normalize("NFKC", name).strip(" ")
    fit = all(unicodedata.category(one)[0] in "LMN" or one in _BETWEEN for one in found) and "  " not in found
    if not (fit and 0 < len(found) <= _MOST_OF_A_NAME and found[0].isalpha()):
        raise WrongUser(
            f"{name[:_MOST_OF_A_NAME]!r} cannot be a name: at most {_MOST_OF_A_NAME} letters, digits, blanks and "
            "any of . ' @ + - _, a letter first"
        )
    return found


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise WrongUser(f"{role!r} is no role: {', '.join(ROLES)}")


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


def _hashed(name: str, password: str) -> str:
    """The hash that is kept.

    Raises:
        WrongUser: if the password is too short or too long, or easy to guess.
    """
    normal = _normal(password)
    if not normal.isprintable():  # tabs, line ends, halves of characters: what no login form could send again
        raise WrongUser("a password is one line of characters that can be seen, blanks among them")
    if not SHORTEST <= len(normal) <= LONGEST:
        raise WrongUser(
            f"a password has {SHORTEST} to {LONGEST} characters, whichever you like: several words make a good one"
        )
    if len(set(normal.casefold())) < 5 or normal.casefold().replace(_key(name), "").strip() == "":
        raise WrongUser("this password is the first that one would try: take several words that do not belong together")
    return _hasher().hash(normal)


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher  # loads a library: not for those who only read

    return PasswordHasher(time_cost=_PASSES, memory_cost=_MEMORY_KIB, parallelism=_LANES)


@lru_cache(maxsize=1)
def _decoy() -> str:
    return _hasher().hash("a password that nobody has")
