"""What every page has at hand: the project, its held views, and the names that people see."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from rashomon.desk.held import Held, View
from rashomon.desk.holding import Holding
from rashomon.project import Project
from rashomon.publishing.basemap.archive import default_archive
from rashomon.publishing.markup import Safe


@dataclass(frozen=True, slots=True)
class Desk:
    """An open desk.

    Whoever decides takes the `turn`: what is sent twice at the same moment finds the first kept.  `tiles` is the
    archive of the map's ground; it need not be there."""

    project: Project
    holding: Holding
    tiles: Path = field(default_factory=default_archive)
    turn: Lock = field(default_factory=Lock)


@dataclass(frozen=True, slots=True)
class Found:
    """A page that is made: its title, what stands in `main`, its HTTP status, and what it alone loads (`head`)."""

    title: str
    main: str
    status: int = 200
    head: tuple[Safe, ...] = ()


__all__ = ["Desk", "Found", "Held", "Holding", "View"]
