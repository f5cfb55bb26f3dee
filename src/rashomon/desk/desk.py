"""What every page has at hand: the project, its held views, and who asks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from starlette.requests import cookie_parser
from starlette.types import Scope

from rashomon.desk.held import Held, View
from rashomon.desk.holding import Holding
from rashomon.desk.roles import WHO, Who
from rashomon.model import Judgement
from rashomon.project import Project, readers
from rashomon.publishing.basemap.archive import default_archive
from rashomon.publishing.markup import Safe

BLUR = "rashomon-blur"
"""The cookie of those who want quotes out of focus; it says nothing else."""


@dataclass(frozen=True, slots=True)
class Desk:
    """An open desk, as the one sees it who asks: `who`, whose name the `project` signs with.

    Whoever decides takes the `turn`: what is sent twice at the same moment finds the first kept.  `tiles` is the
    archive of the map's ground; it need not be there.  `users`: the desk is reached with passwords.  `is_blurred`: the
    one who asks wants quotes out of focus until they are looked at.
    """

    project: Project
    holding: Holding
    who: Who
    tiles: Path = field(default_factory=default_archive)
    users: bool = False
    is_blurred: bool = False
    turn: Lock = field(default_factory=Lock)

    def seen_by(self, scope: Scope) -> Desk:
        """The desk of who sent a request, as the guard found out."""
        who: Who = scope[WHO]
        cookies = (value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie")
        is_blurred = any(cookie_parser(one).get(BLUR) == "on" for one in cookies)
        return replace(self, who=who, project=self.project.signed_by(who.name), is_blurred=is_blurred)

    @property
    def readers(self) -> int:
        """How many readers an event needs."""
        return self.holding.readers()

    def told(self) -> tuple[Judgement, ...]:
        """The judgements that the one who asks may see: a lead all; with two readers not what others said of an event
        before one's own verdict on it.
        """
        every = self.holding.judgements()
        return every if self.who.is_lead else readers.visible(every, self.readers, self.who.name)

    def decided(self) -> set[str]:
        """The events that need nothing more of the one who asks: those with their verdict, and those with two others'
        where two are enough.
        """
        own = set(self.holding.verdicts(self.who.name))
        if self.readers < 2:
            return own
        return own | {one.event for one in readers.readings(self.holding.judgements()).values() if one.is_done}


@dataclass(frozen=True, slots=True)
class Found:
    """A page that is made: its title, what stands in `main`, its HTTP status, and what it alone loads (`head`)."""

    title: str
    main: str
    status: int = 200
    head: tuple[Safe, ...] = ()


__all__ = ["Desk", "Found", "Held", "Holding", "View"]
