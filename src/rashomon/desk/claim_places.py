"""Where a claim happened, in its form: names and degrees, a map to click on, and what the gazetteer offers."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.desk import claim_map
from rashomon.desk.claim_fields import NEW
from rashomon.desk.claim_form import Form
from rashomon.gazetteer import Gazetteer
from rashomon.gazetteer.around import nearest
from rashomon.gazetteer.near import rank
from rashomon.model import Claim, PlaceRef
from rashomon.model.earth import distance_km
from rashomon.model.place import Place
from rashomon.model.vocabulary import PLACE_ROLES
from rashomon.publishing.markup import Content, Safe, element, join, table
from rashomon.publishing.words import country_name, legible, plain

HERE = "/judge/fields#where"
"""Where the form goes when its map or a candidate is used: the answer opens at the places again."""
_CANDIDATES = 8
_AROUND = 3
_BUTTONS = {
    "in": "closer",
    "out": "further off",
    "north": "north",
    "south": "south",
    "west": "west",
    "east": "east",
}


def places(form: Form) -> Safe:
    """The places of the claim, each with its point; one more; the map; and the candidates of the one that it sets."""
    rows: list[Content] = [
        _place(form, str(row), plain(place.role), place) for row, place in enumerate(form.claim.places)
    ]
    if not form.claim.places:
        rows.append(_place(form, NEW, "place", None))
    row = form.value("onmap") or ("0" if form.claim.places else NEW)
    added = ""
    if form.claim.places:
        roles = [("", "choose"), *((one, plain(one)) for one in PLACE_ROLES)]
        added = element(
            "details",
            element("summary", "One more place"),
            element("p", form.choice("place-new-role", "It is", roles), class_="fields"),
            element("p", _place(form, NEW, "place", None), class_="fields"),
            open_="" if any(form.value(f"place-{NEW}-{part}") for part in ("name", "lat", "lon")) else None,
        )
    return element(
        "fieldset",
        element("legend", "Where"),
        *(element("p", one, class_="fields") for one in rows),
        added,
        _map(form, row),
        _candidates(form, row),
        id="where",
    )


def _place(form: Form, row: str, role: str, place: PlaceRef | None) -> Safe:
    name = f"place-{row}"
    words = f"in the words “{legible(place.as_written)}”" if place is not None and place.as_written else ""
    several = len(form.claim.places) > 1 or (row == NEW and form.claim.places)
    chosen = (form.value("onmap") or "0") == row
    pick = element(
        "label",
        element("input", type="radio", name="onmap", value=row, checked="" if chosen else None),
        " set by the map",
    )
    return join(
        form.input(f"{name}-name", role),
        form.input(f"{name}-lat", "latitude", inputmode="decimal", maxlength="20", class_="short", data_lat=""),
        form.input(f"{name}-lon", "longitude", inputmode="decimal", maxlength="20", class_="short", data_lon=""),
        form.input(f"{name}-km", "within km", inputmode="decimal", maxlength="12", class_="short"),
        element("input", type="hidden", name=f"{name}-id", value=form.value(f"{name}-id")),
        pick if several else element("input", type="hidden", name="onmap", value=row),
        element("span", words, class_="quiet") if words else "",
    )


def _point(form: Form, row: str) -> tuple[float, float, float] | None:
    """The point that is typed in a row; None if there is none."""
    lat, lon, km = (claim_map.real(form.value(f"place-{row}-{part}")) for part in ("lat", "lon", "km"))
    return None if lat is None or lon is None or abs(lat) > 90 or abs(lon) > 180 else (lat, lon, km or 0.0)


def _read_at(claim: Claim, row: str) -> tuple[float, float, float] | None:
    place = claim.places[int(row)] if row.isdigit() and int(row) < len(claim.places) else None
    if place is None or place.lat is None or place.lon is None:
        return None
    return place.lat, place.lon, place.radius_km or 0.0


def _map(form: Form, row: str) -> Safe:
    now, was = _point(form, row), _read_at(form.claim, row)
    known = [one for one in (now, was) if one is not None]
    elsewhere = [(p.lat, p.lon, 50.0) for p in form.claim.places if p.lat is not None and p.lon is not None]
    country = Gazetteer.open().of_code(form.near) if form.near and not known and not elsewhere else None
    if country is not None and country.lat is not None and country.lon is not None:
        elsewhere = [(country.lat, country.lon, 60.0)]
    window = claim_map.window_of(form.typed) or claim_map.around([*known, *elsewhere])
    steps = [
        element("button", _BUTTONS[one], name="do", value=f"map:{one}", formaction=HERE) for one in claim_map.MOVES
    ]
    steps.append(element("button", "to the degrees typed", name="do", value="show", formaction=HERE))
    point = element(
        "input",
        type="image",
        formaction=HERE,
        name="map",
        src=claim_map.address(window, now, was if was != now else None),
        width=f"{claim_map.WIDTH:.0f}",
        height=f"{claim_map.HEIGHT:.0f}",
        alt="Map of the place: click where it was; without a mouse, type the degrees or choose below",
        class_="place-map",
    )
    return element(
        "div",
        element("p", "Click where it was. Nothing is kept before you save.", class_="quiet"),
        element("div", point, class_="map-box"),
        *(element("input", type="hidden", name=name, value=value) for name, value in window.fields().items()),
        element(
            "p",
            *(part for one in steps for part in (one, " ")),
        ),
        class_="set-on-map",
    )


def _candidates(form: Form, row: str) -> Safe:
    """What the gazetteer has under the name, and round the point, each with its distance and why."""
    gazetteer, point = Gazetteer.open(), _point(form, row)
    place = form.claim.places[int(row)] if row.isdigit() and int(row) < len(form.claim.places) else None
    words = list(
        dict.fromkeys(
            one for one in (form.value(f"place-{row}-name"), (place.as_written or "") if place else "") if one
        )
    )
    found: dict[str, tuple[Place, str]] = {}
    for name in words:
        bare, _, near = name.partition(",")
        for ranked in rank(gazetteer, bare.strip(), near=near.strip() or form.near or None)[:_CANDIDATES]:
            found.setdefault(ranked.candidate.place.id, (ranked.candidate.place, ranked.why))
    for gap, one in nearest(gazetteer, point[0], point[1], most=_AROUND) if point else ():
        found.setdefault(one.id, (one, f"{gap:.0f} km from the point"))
    rows = [_candidate(one, why, point, row) for one, why in found.values()]
    if not rows:
        return (
            element("p", "The gazetteer has no such name: give another spelling, or set the point.", class_="quiet")
            if words
            else Safe("")
        )
    return table(
        ["Place", "Kind", "In", "From the point", "Why", "Take it"], rows, caption="What it may be", class_="candidates"
    )


def _candidate(place: Place, why: str, point: tuple[float, float, float] | None, row: str) -> Safe:
    gap = ""
    if point is not None and place.lat is not None and place.lon is not None:
        gap = f"{distance_km(point[0], point[1], place.lat, place.lon):,.0f} km"
    told = f"Choose {place.name}, {place.country or ''}"
    take = element("button", "Choose", name="do", value=f"choose:{row} {place.id}", formaction=HERE, aria_label=told)
    inside = [one for one in (*_divisions(place), country_name(place.country)) if one]
    return element(
        "tr",
        element("th", place.name, scope="row"),
        element("td", plain(place.kind), data_label="Kind"),
        element("td", ", ".join(dict.fromkeys(inside)), data_label="In"),
        element("td", gap, class_="number", data_label="From the point"),
        element("td", why, data_label="Why"),
        element("td", take, data_label="Take it"),
    )


def _divisions(place: Place) -> Sequence[str]:
    first = Gazetteer.open().divisions(place.id)[0]
    return [first] if first and first != place.name else []
