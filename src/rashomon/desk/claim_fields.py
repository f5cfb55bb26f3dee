"""The form in which every field of a claim is corrected: what stands in it, and what was changed in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rashomon.gazetteer import Gazetteer
from rashomon.model import Claim, PlaceRef, Quantity
from rashomon.model.vocabulary import ACTOR_ROLES, PLACE_ROLES, QUANTITY_KINDS
from rashomon.project.corrections import NONE, WrongCorrection, resolved

NEW = "new"
"""The row of a number, an actor or a place that is to be added."""
_NUMBER = re.compile(r"^\d{1,15}(\.\d{1,6})?$")
_DEGREES = re.compile(r"^[-+]?\d{1,3}(\.\d{1,12})?$")
_PARTS = ("name", "lat", "lon", "km", "id")


@dataclass
class Changed:
    """What a form changes in its claim: fields with their values, as `corrections` writes them.

    `problems` maps the name of a control to what is wrong with it, and what to do."""

    values: list[tuple[str, str]] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)

    def put(self, control: str, name: str, value: str) -> None:
        """Notes a changed field, or that it cannot be so."""
        try:
            resolved(name, value)
        except WrongCorrection as error:
            self.problems[control] = str(error)
        else:
            self.values.append((name, value))


def told_in(claim: Claim) -> dict[str, str]:
    """The controls of the form with what stands in the claim."""
    told = {
        "type": f"{claim.type}/{claim.subtype}",
        "modality": claim.modality,
        "polarity": claim.polarity,
        "day-start": claim.time.start.isoformat() if claim.time.start else "",
        "day-end": claim.time.end.isoformat() if claim.time.end else "",
        "day-exact": claim.time.granularity,
    }
    for row, quantity in enumerate(claim.quantities):
        told |= {f"number-{row}-low": figure(quantity.low), f"number-{row}-high": figure(quantity.high)}
    for row, actor in enumerate(claim.actors):
        told[f"actor-{row}"] = actor.name
    for row, place in enumerate(claim.places):
        told |= {f"place-{row}-{part}": value for part, value in zip(_PARTS, _of_place(place), strict=True)}
    new = ("number-new-kind", "number-new-low", "number-new-high", "actor-new-role", "actor-new", "place-new-role")
    return told | dict.fromkeys((*new, *(f"place-{NEW}-{part}" for part in _PARTS)), "")


def figure(value: float | None) -> str:
    """A bound as it is typed; empty for none."""
    if value is None or value == float("inf"):
        return ""
    return str(int(value)) if value == int(value) else f"{value:.6f}".rstrip("0")


def degrees(value: float | None) -> str:
    """A latitude or longitude as it is typed, to some ten metres."""
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


def _of_place(place: PlaceRef) -> tuple[str, str, str, str, str]:
    name = place.canonical or place.as_written or ""
    return name, degrees(place.lat), degrees(place.lon), figure(place.radius_km), place.place_id or ""


def changes(claim: Claim, typed: Mapping[str, str]) -> Changed:
    """What the form, as it was typed, changes in the claim that it was made of."""
    found, told = Changed(), told_in(claim)
    for name in ("type", "modality", "polarity"):
        if (value := typed.get(name, told[name])) != told[name]:
            found.put(name, name, value)
    _day(found, told, typed)
    for row in reversed(range(len(claim.quantities))):  # a number that is taken out leaves the places of those before
        _number(found, claim, row, told, typed)
    for row in reversed(range(len(claim.actors))):
        name = typed.get(f"actor-{row}", "").strip() if f"actor-{row}" in typed else told[f"actor-{row}"]
        if name != told[f"actor-{row}"]:
            own = claim.actors[row]
            order = _order([one.role for one in claim.actors], row)
            found.put(f"actor-{row}", "actor", f"{own.role}{order}={name or NONE}")
    for row, place in enumerate(claim.places):
        order = _order([one.role for one in claim.places], row)
        _place(found, f"place-{row}", f"{place.role}{order}=", told, typed)
    _added(found, claim, told, typed)
    return found


def _order(names: list[str], row: int) -> str:
    """`#2` for the second of its name; nothing for the first."""
    place = names[:row].count(names[row]) + 1
    return f"#{place}" if place > 1 else ""


def _next(names: Iterator[str], name: str) -> str:
    """The order of one more of this name."""
    count = sum(one == name for one in names)
    return f"#{count + 1}" if count else ""


def _day(found: Changed, told: Mapping[str, str], typed: Mapping[str, str]) -> None:
    names = ("day-start", "day-end", "day-exact")
    start, end, exact = (typed.get(name, told[name]).strip() for name in names)
    if (start, end, exact) == tuple(told[name] for name in names):
        return
    if not start and not end:
        found.put("day-start", "day", "unknown")
        return
    same_words = exact == told["day-exact"] and exact in ("day", "days", "unknown")
    found.put("day-start", "day", f"{start}..{end}" + ("" if same_words else f" {exact}"))


def _number(found: Changed, claim: Claim, row: int, told: Mapping[str, str], typed: Mapping[str, str]) -> None:
    names = (f"number-{row}-low", f"number-{row}-high")
    low, high = (typed.get(name, told[name]).strip() for name in names)
    if (low, high) == (told[names[0]], told[names[1]]):
        return
    kinds = [one.kind for one in claim.quantities]
    _range(found, names[0], f"{kinds[row]}{_order(kinds, row)}", low, high)


def _range(found: Changed, control: str, what: str, low: str, high: str) -> None:
    wrong = [one for one in (low, high) if one and not _NUMBER.match(one)]
    if wrong:
        found.problems[control] = f"{wrong[0]!r} is no number: write digits, as 19 or 2.5; leave both empty for none"
    elif not low and not high:
        found.put(control, "number", f"{what}={NONE}")
    else:
        found.put(control, "number", f"{what}={low if low == high else f'{low}-{high}'}")


def _place(found: Changed, row: str, which: str, told: Mapping[str, str], typed: Mapping[str, str]) -> None:
    old = {part: told[f"{row}-{part}"] for part in _PARTS}
    new = {part: typed.get(f"{row}-{part}", old[part]).strip() for part in _PARTS}
    if new == old:
        return
    point = (new["lat"], new["lon"])
    wrong = [one for one in point if one and not _DEGREES.match(one)]
    if wrong:
        found.problems[f"{row}-lat"] = f"{wrong[0]!r} is no degree: write 33.57, with a minus for south and west"
    elif new["km"] and not _NUMBER.match(new["km"]):
        found.problems[f"{row}-km"] = f"{new['km']!r} is no number of kilometres: write digits, as 5"
    elif new["id"] and new["id"] != old["id"] and _is_at(new["id"], new):
        found.put(f"{row}-name", "place", f"{which}{new['id']}")
    elif any(new[part] != old[part] for part in ("lat", "lon", "km")) and any(point):
        if not all(point):
            found.problems[f"{row}-lat"] = "a point needs both: latitude (33.57) and longitude (36.4)"
            return
        name = f"{new['name']} @ " if new["name"] else ""
        found.put(
            f"{row}-lat", "place", f"{which}{name}{point[0]},{point[1]}" + (f" ~{new['km']}" if new["km"] else "")
        )
    elif new["name"] and new["name"] != old["name"]:
        found.put(f"{row}-name", "place", f"{which}{new['name']}")
    elif not new["name"] and not any(point):
        found.problems[f"{row}-name"] = "a place needs a name or a point: reject the claim if it has none"


def _is_at(identifier: str, new: Mapping[str, str]) -> bool:
    """Whether the chosen feature still is where the form says: its point was not moved afterwards."""
    place = Gazetteer.open().of_ref(identifier)
    return place is not None and (degrees(place.lat), degrees(place.lon), place.name) == (
        new["lat"], new["lon"], new["name"]
    )  # fmt: skip


def _added(found: Changed, claim: Claim, told: Mapping[str, str], typed: Mapping[str, str]) -> None:
    """A number, an actor and a place that the claim did not have."""
    kind, low, high = (typed.get(f"number-new-{part}", "").strip() for part in ("kind", "low", "high"))
    if low or high:
        if kind not in QUANTITY_KINDS:
            found.problems["number-new-kind"] = "say what the new number counts: choose one of the list"
        else:
            order = _next((one.kind for one in claim.quantities), kind)
            _range(found, "number-new-low", f"{kind}{order}", low, high or low)
    role, name = typed.get("actor-new-role", "").strip(), typed.get("actor-new", "").strip()
    if name:
        if role not in ACTOR_ROLES:
            found.problems["actor-new-role"] = "say what the new actor is in it: choose one of the list"
        else:
            found.put("actor-new", "actor", f"{role}{_next((one.role for one in claim.actors), role)}={name}")
    role = typed.get("place-new-role", "").strip() or "event_location"
    if role in PLACE_ROLES and any(typed.get(f"place-{NEW}-{part}", "").strip() for part in _PARTS):
        order = _next((one.role for one in claim.places), role)
        _place(found, f"place-{NEW}", f"{role}{order}=", told, typed)


def label_of(quantity: Quantity) -> str:
    """What a number counts besides its kind: "soldiers", "fraction"; empty for plain people."""
    words = [quantity.counted or "", quantity.unit if quantity.unit not in (None, "persons") else ""]
    return ", ".join(one for one in words if one)
