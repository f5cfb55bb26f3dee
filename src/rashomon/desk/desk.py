"""What every page has at hand: the project, its held views, and the names that people see."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock

from rashomon.desk.holding import Held, Holding
from rashomon.project import Project


@dataclass(frozen=True, slots=True)
class Desk:
    """An open desk.

    Whoever decides takes the `turn`: what is sent twice at the same moment finds the first kept."""

    project: Project
    holding: Holding
    turn: Lock = field(default_factory=Lock)


@dataclass(frozen=True, slots=True)
class Found:
    """A page that is made: its title, what stands in `main`, and its HTTP status."""

    title: str
    main: str
    status: int = 200


__all__ = ["Desk", "Found", "Held", "Holding"]
