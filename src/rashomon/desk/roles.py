"""Who asks, and what the role lets them do: one table for every way of asking, so that no page can forget it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.errors import RashomonError
from rashomon.project import Project, users

WHO = "rashomon.who"
"""Where the guard leaves, in the scope of a request, who asks."""
_RANK: Mapping[str, int] = {role: rank for rank, role in enumerate(users.ROLES)}
_ASKING = frozenset({"GET", "HEAD"})
_WRITING: Mapping[str, str] = {
    "/judge/event": "coder",
    "/judge/matching": "coder",
    "/judge/claim": "coder",
    "/judge/fields": "coder",
    "/judge/account": "coder",
    "/judge/undo": "coder",
    "/api/judgements": "coder",
    "/account": "reader",
    "/login": "reader",
    "/logout": "reader",
}
"""Who may write there at least; where nothing is said, a lead."""
_READING: Mapping[str, str] = {"/users": "lead", "/differ": "lead"}
"""Who may read there at least; where nothing is said, every user."""
OF_LEADS = frozenset({"reliability", "camp", "retract", "name"})
"""Judgements that touch many events at once."""


class NotAllowed(RashomonError):
    """The role does not let this user do that."""


@dataclass(frozen=True, slots=True)
class Who:
    """Who asks: the name that signs, and the role."""

    name: str
    role: str

    @property
    def is_lead(self) -> bool:
        """Whether this is a lead."""
        return self.role == "lead"

    @property
    def may_judge(self) -> bool:
        """Whether events and claims may be judged."""
        return _RANK[self.role] >= _RANK["coder"]


def local(project: Project) -> Who:
    """Who sits at a desk without passwords: a user of that name in that role, else one who has the project in hand."""
    found = users.find(project, project.user)
    return Who(project.user, found.role if found is not None else "lead")


def least(method: str, path: str) -> str:
    """The least role that may ask so."""
    return _READING.get(path, "reader") if method in _ASKING else _WRITING.get(path, "lead")


def may(role: str, method: str, path: str) -> bool:
    """Whether a role may ask so."""
    return _RANK[role] >= _RANK[least(method, path)]


def check_kind(who: Who, kind: str) -> None:
    """Whether this user may keep a judgement of this kind.

    Raises:
        NotAllowed: if it takes a lead.
    """
    if kind in OF_LEADS and not who.is_lead:
        raise NotAllowed(f"a judgement of the kind {kind!r} touches many events: ask a lead to keep it")
