"""One claim, to be corrected: its words in view, every field, its places on a map, and what the machine read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from rashomon.desk import claim_map
from rashomon.desk.accounts import last_step
from rashomon.desk.address import Asked, path_of
from rashomon.desk.claim_fields import changes, degrees, figure, told_in
from rashomon.desk.claim_form import Form, correction_form
from rashomon.desk.claim_places import places
from rashomon.desk.desk import Desk, Found, Held
from rashomon.desk.event import side_by_side
from rashomon.desk.machine import machine_read, numbers_on
from rashomon.desk.parts import anchors
from rashomon.errors import RashomonError, Unknown
from rashomon.gazetteer import Gazetteer
from rashomon.model import Claim
from rashomon.project.corrections import WrongCorrection, check_reason
from rashomon.publishing.html_quotes import quoted
from rashomon.publishing.markup import Safe, element, join
from rashomon.publishing.words import type_label


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent with the form and could not be kept, or is not to be kept yet.

    `problems` maps the name of a control to what is wrong with it."""

    fields: Mapping[str, str]
    problems: Mapping[str, str]


class Again(RashomonError):
    """The form comes back, with all that was typed in it."""

    def __init__(self, claim: str, sent: Sent) -> None:
        super().__init__("; ".join(sent.problems.values()) or "nothing is kept yet")
        self.claim, self.sent = claim, sent


def page(desk: Desk, asked: Asked, identifier: str, *, back: str = "", sent: Sent | None = None) -> Found:
    """The page on which a claim is corrected.

    Raises:
        Unknown: if the project has no such claim.
    """
    held = desk.holding.view(asked).report(identifier.rpartition("#")[0])
    claim = claim_of(desk, held, identifier)
    thing = held.record.clusters.get(claim.id)
    event = asked.kept(path_of("event", thing)) if thing else ""
    quote = held.catalogue.quote(claim)
    typed = sent.fields if sent is not None else {}
    form = Form(
        claim=claim,
        typed={**told_in(claim), **typed},
        problems=sent.problems if sent is not None else {},
        back=typed.get("back", "") or back or event or asked.to(path_of("claim", claim.id)),
        view=asked.query(),
        basis=basis_of(claim),
        user=desk.who.name,
        near=_near(held, claim),
    )
    told = type_label(claim.type, claim.subtype)
    return Found(
        f"Correct: {told}",
        join(
            element("h1", "Correct a claim"),
            element(
                "section",
                element("h2", told, class_="unseen"),
                element("p", quoted(quote, anchors(asked)), dir="auto", class_="of-claim"),
                element("p", held.catalogue.says(claim), " ", _links(claim, event, asked), class_="source"),
                _gone(claim, held),
                class_="card in-view",
            ),
            last_step(desk, asked.to(path_of("claim", claim.id))) if desk.who.may_judge else "",
            machine_read(desk, claim),
            element(
                "div",
                correction_form(form, places(form)) if desk.who.may_judge else "",
                element("aside", side_by_side((claim.id,), held, asked)) if claim.id in held.catalogue.claims else "",
                class_="reading",
            ),
        ),
        400 if form.problems else 200,
    )


def _links(claim: Claim, event: str, asked: Asked) -> Safe:
    report = element(
        "a", "its report", href=f"{asked.kept(path_of('report', claim.report))}#at-{claim.span.start}-{claim.span.end}"
    )
    return join(report, " · ", element("a", "its event", href=event)) if event else report


def _gone(claim: Claim, held: Held) -> Safe:
    if claim.id in held.catalogue.claims:
        return Safe("")
    return element("p", "This claim is rejected, or not part of this view: it counts in no event.", class_="notice")


def claim_of(desk: Desk, held: Held, identifier: str) -> Claim:
    """The claim as the record has it; one that was rejected, as it was read.

    Raises:
        Unknown: if the project has none of this id.
    """
    found = held.catalogue.claims.get(identifier)
    if found is None:
        found = desk.project.claim(identifier)
    return found


def basis_of(claim: Claim) -> str:
    """The judgements that made the claim what it is: a form that was filled in on another basis is asked again."""
    return " ".join(str(one) for one in numbers_on(claim))


def _near(held: Held, claim: Claim) -> str:
    """The country that a place of this claim most likely lies in: that of its other places, else of its report's."""
    others = [one for one in held.claims_of(claim.report) if one.id != claim.id]
    told = [place.country for one in (claim, *others) for place in one.places if place.country]
    return max(set(told), key=lambda code: (told.count(code), code)) if told else ""


def decide(desk: Desk, fields: Mapping[str, str]) -> tuple[Claim, list[tuple[str, str]], str]:
    """What a form that was sent changes: the claim, its fields with their values, and the reason.

    Raises:
        Unknown: if the project has no such claim.
        Again: if something is wrong with it, or only its map or its candidates were used.
    """
    identifier = fields.get("claim", "")
    claim = claim_of(desk, desk.holding.view(Asked()).report(identifier.rpartition("#")[0]), identifier)
    moved = _moved(fields)
    if moved is not None:
        raise Again(identifier, Sent(moved, {}))
    found = changes(claim, fields)
    problems, reason = dict(found.problems), fields.get("reason", "").strip()
    try:
        check_reason(reason)
    except WrongCorrection as error:
        problems["reason"] = str(error)
    if not problems and found.values and fields.get("basis", "") != basis_of(claim):
        problems["basis"] = "somebody corrected this claim while you did: look at it as it is now, and correct again"
    if problems:
        raise Again(identifier, Sent(fields, problems))
    return claim, found.values, reason


def _moved(fields: Mapping[str, str]) -> dict[str, str] | None:
    """The form after its map or a candidate was used: nothing is kept by it.  None if it is to be kept."""
    do, _, told = fields.get("do", "").partition(":")
    if do == "choose":
        return _chosen(fields, *told.partition(" ")[::2])
    window = claim_map.window_of(fields) or claim_map.around([])
    if do == "map" and told in claim_map.MOVES:
        return {**fields, **window.moved(told).fields()}
    if do == "show":
        row = fields.get("onmap", "0")
        point = [claim_map.real(fields.get(f"place-{row}-{part}", "")) for part in ("lat", "lon", "km")]
        if point[0] is None or point[1] is None:
            return {**fields}
        return {**fields, **claim_map.around([(point[0], point[1], point[2] or 1.0)]).fields()}
    if "map.x" not in fields:
        return None
    x, y = (claim_map.real(fields.get(f"map.{axis}", "")) or 0.0 for axis in "xy")
    if (x, y) == (0.0, 0.0):
        return {**fields}  # the key Enter on the map, which points nowhere
    lat, lon = window.clicked(x, y)
    row = fields.get("onmap", "0")
    put = {f"place-{row}-lat": degrees(lat), f"place-{row}-lon": degrees(lon), f"place-{row}-id": ""}
    return {**fields, **put, f"place-{row}-km": "1"}


def _chosen(fields: Mapping[str, str], row: str, identifier: str) -> dict[str, str]:
    place = Gazetteer.open().of_ref(identifier)
    if place is None:
        raise Unknown(f"the gazetteer has no {identifier!r}: choose another one")
    put = {
        "name": place.name,
        "lat": degrees(place.lat),
        "lon": degrees(place.lon),
        "km": figure(place.radius_km),
        "id": place.id,
    }
    told = {**fields, **{f"place-{row}-{part}": value for part, value in put.items()}}
    if place.lat is None or place.lon is None:
        return told
    return {**told, **claim_map.around([(place.lat, place.lon, place.radius_km)]).fields()}


def view_of(fields: Mapping[str, str]) -> Asked:
    """The view from which a form was sent."""
    return Asked.parse(dict(parse_qsl(fields.get("view", ""))))


__all__ = ["Again", "Sent", "claim_of", "decide", "page", "view_of"]
