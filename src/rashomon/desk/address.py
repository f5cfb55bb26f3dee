"""What a page shows, as it stands in its address: copied to a colleague, a link opens the same view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from rashomon.errors import RashomonError
from rashomon.model.vocabulary import EVENT_TYPES

ONLY = ("", "disputed", "open", "decided")
SORTS = ("day", "weight", "reports")
_LONGEST = 200
_NAMES = {"start": "from", "end": "to", "words": "q"}


class WrongAddress(RashomonError):
    """A part of an address that cannot be what it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The filters of a page.

    `known_on`: as known on that day.  `about`, `start`, `end`: a place or an actor, and a stretch of days.  `words`:
    words of titles, places and actors.  `type`: one of `EVENT_TYPES`.  `only`: `disputed`, `open` (nobody decided) or
    `decided`.  `sort`: by `day`, by `weight` (most harm and dispute first) or by the number of `reports`.
    `page` counts from 1, `at` is the event that is open.  `box`: a window of the map as west, south, east and
    north, in degrees.
    """

    known_on: date | None = None
    about: str = ""
    start: date | None = None
    end: date | None = None
    words: str = ""
    type: str = ""
    only: str = ""
    sort: str = "day"
    page: int = 1
    at: str = ""
    box: tuple[float, float, float, float] | None = None

    @classmethod
    def parse(cls, query: Mapping[str, str]) -> Asked:
        """The state that a query string holds; names that are none of ours are passed over.

        Raises:
            WrongAddress: for a day that is none, a type, an order or a page that there is not.
        """
        found: dict[str, Any] = {}
        for one in fields(cls):
            value = query.get(_NAMES.get(one.name, one.name), "").strip()
            if value:
                found[one.name] = _read(one.name, value)
        return cls(**found)

    @property
    def is_filtered(self) -> bool:
        """Whether it leaves out some events of its days and place."""
        return bool(self.words.strip() or self.type or self.only) or self.box is not None

    def query(self) -> str:
        """The query string, in a fixed order, without what is at its default."""
        told = [
            (_NAMES.get(one.name, one.name), _written(getattr(self, one.name)))
            for one in fields(self)
            if getattr(self, one.name) != one.default
        ]
        return urlencode(told)

    def to(self, path: str, **changes: Any) -> str:
        """The address of a page with this state, some of it changed."""
        query = replace(self, **changes).query()
        return f"{path}?{query}" if query else path

    def kept(self, path: str, **changes: Any) -> str:
        """The address of another page: the view and its filters stay, the place in a list does not."""
        return self.to(path, **{"page": 1, "at": "", **changes})


def path_of(room: str, identifier: str) -> str:
    """The path of one event, report, state or source.

    >>> path_of("report", "a/b c")
    '/report/a%2Fb%20c'
    """
    return f"/{room}/{quote(identifier, safe='')}"


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(f"{one:g}" for one in value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _read(name: str, value: str) -> object:
    if name in ("known_on", "start", "end"):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise WrongAddress(f"{value!r} is no day: write it as 2024-03-09") from None
    if name == "page":
        if not (value.isascii() and value.isdigit() and len(value) < 9 and int(value) > 0):
            raise WrongAddress(f"{value!r} is no page: pages count from 1")
        return int(value)
    if name == "box":
        return _box(value)
    known = {"type": EVENT_TYPES, "only": ONLY, "sort": SORTS}.get(name)
    if known is not None and value not in known:
        raise WrongAddress(f"{name} cannot be {value!r}: it is one of {', '.join(one for one in known if one)}")
    if len(value) > _LONGEST:
        raise WrongAddress(f"{_NAMES.get(name, name)} is longer than {_LONGEST} characters")
    return value


def boxed(west: float, south: float, east: float, north: float) -> tuple[float, float, float, float]:
    """A window as an address holds it: to a thousandth of a degree, within the world."""
    return (
        round(max(west, -180.0), 3),
        round(max(south, -90.0), 3),
        round(min(east, 180.0), 3),
        round(min(north, 90.0), 3),
    )


def _box(value: str) -> tuple[float, float, float, float]:
    try:
        west, south, east, north = (float(part) for part in value.split(","))
    except ValueError:
        raise WrongAddress(f"{value!r} is no window of the map: west,south,east,north in degrees") from None
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise WrongAddress(f"{value!r} is no window of the map: its sides are out of order, or off the world")
    return boxed(west, south, east, north)
