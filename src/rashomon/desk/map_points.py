"""The events of a view for the map that moves: one point a place, as GeoJSON."""

from __future__ import annotations

import json
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any

from rashomon.desk.address import Asked
from rashomon.desk.desk import Desk, View
from rashomon.model.weight import happened
from rashomon.publishing.brief.kinds import KINDS
from rashomon.publishing.brief.places import Mark, spots, spots_of

MOST_POINTS = 50_000
"""Events that the map takes in one by one, some 30 microseconds each, once a view; more are counted by their places."""
MOST_AT_HAND = 10_000
"""The gravest of these, from which the map tells how many were killed at least."""
_KEPT = 4
_PLACES = 5  # of decimals: about a metre
_WEIGHT = {kind.key: len(KINDS) - place for place, kind in enumerate(KINDS)}


@dataclass
class Points:
    """The points of a desk: those of the last views are kept."""

    desk: Desk
    _kept: OrderedDict[tuple[int, str], bytes] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, asked: Asked) -> bytes:
        """The points of a view as it stands now."""
        bare = replace(asked, box=None, page=1, at="", sort="day")
        key = moment_of(self.desk.holding.view(asked), asked), bare.query()
        found = self._kept.get(key)
        if found is None:
            found = points(self.desk, asked)
            with self._lock:
                self._kept[key] = found
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        return found


def moment_of(view: View, asked: Asked) -> int:
    """What a drawing of the events is good for: what people accept changes none, but which of them are decided."""
    return view.seq if asked.only in ("open", "decided") else view.changed


def points(desk: Desk, asked: Asked) -> bytes:
    """The places of the events that the filters leave; the window of the map is not applied: one may move out of it.

    Each has `name`, `country`, how many events (`n`), their toll (`dead`), whether it is `exact` and else within how
    many metres (`m`), and how grave the gravest kind is (`worst`: 5 for attacks and casualties down to 1).
    """
    view, every = desk.holding.view(asked), replace(asked, box=None)
    if view.count(every) <= MOST_POINTS:
        found = spots(view.gravest(every, MOST_POINTS))
    else:
        at_hand = view.gravest(every, MOST_AT_HAND).events
        found = spots_of(view.places_counted(every), (event for event in at_hand if happened(event)))
    features = [_feature(mark, place) for place, mark in enumerate(found.marks)]
    told = {"type": "FeatureCollection", "features": features}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _feature(mark: Mark, place: int) -> dict[str, Any]:
    properties = {
        "name": f"near {mark.name}" if mark.near else mark.name,
        "country": mark.country,
        "n": mark.number,
        "dead": mark.deaths,
        "exact": int(mark.exact),
        "m": round(mark.radius_km * 1000),
        "worst": _WEIGHT[mark.kind.key],
    }
    at = [round(mark.lon, _PLACES), round(mark.lat, _PLACES)]
    return {
        "type": "Feature",
        "id": place,
        "geometry": {"type": "Point", "coordinates": at},
        "properties": properties,
    }
