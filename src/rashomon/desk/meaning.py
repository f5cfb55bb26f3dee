"""One name: where it stands, what it may mean, what a meaning would change, and the form that keeps it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from urllib.parse import urlencode

from rashomon.desk.address import Asked, path_of
from rashomon.desk.desk import Desk, Found
from rashomon.desk.parts import anchors
from rashomon.gazetteer import Gazetteer
from rashomon.gazetteer.near import rank
from rashomon.model import Claim, Judgement, PlaceRef
from rashomon.model.earth import distance_km
from rashomon.model.place import Place
from rashomon.project.corrections import WrongCorrection
from rashomon.project.foreseen import Effect, Foreseen, foresee, written_in
from rashomon.project.naming import actors_like, in_sight, key_of
from rashomon.publishing.actors import actor_name
from rashomon.publishing.catalogue import Catalogue
from rashomon.publishing.differences import differences, where
from rashomon.publishing.html_quotes import quoted
from rashomon.publishing.judged import said
from rashomon.publishing.markup import Safe, element, join, table
from rashomon.publishing.words import counted, country_name, legible, plain

_MOST = 100
_QUOTES = 6
_CANDIDATES = 12
_ACTORS = 12


def meaning_form(name: str, sort: str, back: str, identifier: str) -> Safe:
    """The small form beside a name: its meaning is looked at before it is kept."""
    hint = "id, name or LAT,LON" if sort == "place" else "id or name"
    return element(
        "form",
        *(
            element("input", type="hidden", name=key, value=value)
            for key, value in (("name", name), ("as", sort), ("back", back))
        ),
        element("label", "means here ", for_=f"meaning-{identifier}"),
        element(
            "input", name="meaning", id=f"meaning-{identifier}", maxlength="200", placeholder=hint, class_="short-name"
        ),
        element("button", "Look"),
        action="/name",
        class_="inline",
    )


def page(desk: Desk, asked: Asked, query: Mapping[str, str]) -> Found:
    """The page on which a name is given its meaning; with a `meaning` in the address, what it would change."""
    name, sort = query.get("name", "").strip()[:200], "actor" if query.get("as") == "actor" else "place"
    title = f"What does “{legible(name)}” mean here?"
    if not key_of(name):
        told = "A name needs letters: write it as the reports do."
        return Found("Names", join(element("h1", "Names"), element("p", told, class_="notice bad")), 400)
    catalogue = Catalogue(written_in(desk.project, name))
    own = [one for one in catalogue.record.claims if _refs(one, name, sort)]
    foreseen, problem = _foreseen(desk, query, name, sort)
    return Found(
        title,
        join(
            element("h1", title, dir="auto"),
            _standing(own, name, sort, catalogue, asked),
            element("h2", "It means"),
            _choice(query, name, sort, problem),
            _candidates(query, name, own) if sort == "place" else _actors(query, name),
            _preview(desk, foreseen, query, asked) if foreseen is not None else "",
        ),
        400 if problem else 200,
    )


def _foreseen(desk: Desk, query: Mapping[str, str], name: str, sort: str) -> tuple[Foreseen | None, str]:
    if not query.get("meaning", "").strip():
        return None, ""
    try:
        return foresee(desk.project, name, **value_of(query)), ""
    except WrongCorrection as error:
        return None, str(error)


def value_of(query: Mapping[str, str]) -> dict[str, str]:
    """What an address or a form says of a name, as `Project.judge` takes it."""
    sort = "actor" if query.get("as") == "actor" else "place"
    told = {sort: query.get("meaning", "").strip(), "country": query.get("country", "").strip()}
    told["camp"] = query.get("camp", "").strip() if sort == "actor" else ""
    return {**told, "reports": query.get("report", "").strip()}


def is_same(one: Judgement, value: Mapping[str, str]) -> bool:
    """Whether a judgement gives a name the meaning that a form gives it."""
    meant = value.get("place") or value.get("actor") or ""
    bound = set(value["reports"].split())
    return (one.value["value"], set(in_sight(one))) == (meant, bound) and value["country"] in ("", one.value["country"])


def _refs(claim: Claim, name: str, sort: str) -> list[str]:
    """What a claim takes this name for, each time that it is written in it."""
    key = key_of(name)
    if sort == "place":
        return [where(one) for one in claim.places if one.as_written and key_of(one.as_written) == key]
    told = [actor_name(one) for one in claim.actors if one.as_written and key_of(one.as_written) == key]
    voices = claim.attribution.chain
    return told + [legible(one.name) for one in voices if one.as_written and key_of(one.as_written) == key]


def _standing(own: list[Claim], name: str, sort: str, catalogue: Catalogue, asked: Asked) -> Safe:
    """Where the name stands, in which words, and what it is taken for now."""
    if not own:
        return element(
            "p", "No claim of the record writes it so: a meaning would hold for reports to come.", class_="quiet"
        )
    counts = Counter(meant for claim in own for meant in _refs(claim, name, sort))
    taken = "; ".join(f"{meant} ({number})" for meant, number in counts.most_common(8))
    quotes = [element("li", quoted(catalogue.quote(one), anchors(asked)), dir="auto") for one in own[:_QUOTES]]
    reports = len({one.report for one in own})
    return element(
        "section",
        element(
            "p",
            f"Written in {counted(len(own), 'claim')} of {counted(reports, 'report')}. Taken for: ",
            element("b", taken),
        ),
        element("ul", *quotes, class_="quotes"),
        class_="card",
    )


def _hidden(query: Mapping[str, str], *names: str) -> list[Safe]:
    return [
        element("input", type="hidden", name=name, value=query.get(name, "")[:2000])
        for name in names
        if query.get(name)
    ]


def _choice(query: Mapping[str, str], name: str, sort: str, problem: str) -> Safe:
    hint = (
        "an id, a name, LAT,LON or NAME @ LAT,LON ~KM"
        if sort == "place"
        else "an id or name of the registry, or a name of its own"
    )
    wrong = {"aria_invalid": "true", "aria_describedby": "meaning-problem"} if problem else {}
    value = {"value": query.get("meaning", ""), "maxlength": "200", "required": "", "placeholder": hint}
    fields = [
        element("label", "Meaning ", for_="meaning"),
        element("input", name="meaning", id="meaning", class_="long", **value, **wrong),
    ]
    if problem:
        fields.append(element("span", problem, id="meaning-problem", class_="problem", role="alert"))
    scope = [_field("country", "only where reports tell of this country", query)]
    if sort == "actor":
        scope.insert(0, _field("camp", "its camp", query))
    scope.append(_field("report", "only in these reports (ids)", query))
    return element(
        "form",
        element("input", type="hidden", name="name", value=name),
        element("input", type="hidden", name="as", value=sort),
        *_hidden(query, "back"),
        element("p", *fields, class_="fields"),
        element("p", *scope, class_="fields"),
        element("p", element("button", "Show what would change")),
        action="/name",
        class_="card",
    )


def _field(name: str, words: str, query: Mapping[str, str]) -> Safe:
    control = element("input", name=name, id=f"of-{name}", value=query.get(name, ""), maxlength="400")
    return element("span", element("label", words, for_=f"of-{name}"), control, class_="control")


def _link(query: Mapping[str, str], meaning: str, words: str, label: str) -> Safe:
    told = {key: query[key] for key in ("name", "as", "camp", "country", "report", "back") if query.get(key)}
    return element(
        "a", words, href=f"/name?{urlencode({**told, 'meaning': meaning})}", class_="button", aria_label=label
    )


def _candidates(query: Mapping[str, str], name: str, own: list[Claim]) -> Safe:
    """What the gazetteer has under the name: why, and how far from what it is taken for now."""
    gazetteer, key = Gazetteer.open(), key_of(name)
    now = next(
        (one for claim in own for one in claim.places if one.lat is not None and key_of(one.as_written or "") == key),
        None,
    )
    near = now.country if now is not None else None
    ranked = rank(gazetteer, name, near=query.get("country", "").strip() or None)[:_CANDIDATES]
    if not ranked:
        return element("p", "The gazetteer has no such name: give another spelling, or its point.", class_="quiet")
    rows = [_candidate(one.candidate.place, one.why, now, query) for one in ranked]
    columns = ["Place", "Kind", "In", "From what it is taken for", "Why", "Take it"]
    return table(
        columns, rows, caption=f"What the gazetteer has{f', near {near}' if near else ''}", class_="candidates"
    )


def _candidate(place: Place, why: str, now: PlaceRef | None, query: Mapping[str, str]) -> Safe:
    gap = ""
    if now is not None and None not in (now.lat, now.lon, place.lat, place.lon):
        gap = f"{distance_km(now.lat or 0.0, now.lon or 0.0, place.lat or 0.0, place.lon or 0.0):,.0f} km"
    first = Gazetteer.open().divisions(place.id)[0]
    inside = [one for one in (first if first != place.name else "", country_name(place.country)) if one]
    return element(
        "tr",
        element("th", place.name, scope="row"),
        element("td", plain(place.kind), data_label="Kind"),
        element("td", ", ".join(inside), data_label="In"),
        element("td", gap, class_="number", data_label="away"),
        element("td", why, data_label="Why"),
        element(
            "td", _link(query, place.id, "Look", f"Look at {place.name}, {place.country or ''}"), data_label="Take it"
        ),
    )


def _actors(query: Mapping[str, str], name: str) -> Safe:
    """The actors of the registry that share a word with the name."""
    found = actors_like(name)[:_ACTORS]
    if not found:
        return element("p", "The registry has nobody of such a name: a name of its own will do.", class_="quiet")
    rows = [
        element(
            "tr",
            element("th", one.name, scope="row"),
            element("td", plain(one.kind), data_label="Kind"),
            element("td", country_name(one.country) or "", data_label="In"),
            element("td", one.camp or "", data_label="Camp"),
            element("td", _link(query, one.id, "Look", f"Look at {one.name}"), data_label="Take it"),
        )
        for one in found
    ]
    return table(["Actor", "Kind", "In", "Camp", "Take it"], rows, caption="What the registry has", class_="candidates")


def _preview(desk: Desk, found: Foreseen, query: Mapping[str, str], asked: Asked) -> Safe:
    catalogue = Catalogue(found.before)
    effects = [_effect(one, found, catalogue, asked) for one in found.effects[:_MOST]]
    more = len(found.effects) - _MOST
    told = f"Written in {counted(len(found.reports), 'report')}; {counted(len(found.effects), 'claim')} would change."
    columns = ["Claim", "What changes", "Event"]
    unsure = "What becomes of the events is not worked out: too many reports write it, or the project may only be read."
    return element(
        "section",
        element("h2", "What would change"),
        element("p", element("b", said(found.meant)), f". {told}"),
        table(columns, effects, caption="The claims that would change", class_="preview") if effects else "",
        element("p", f"and {counted(more, 'claim')} more", class_="quiet") if more > 0 else "",
        "" if found.exact else element("p", unsure, class_="quiet"),
        _keep(desk, query) if desk.who.is_lead else element("p", "A lead may keep it.", class_="quiet"),
        id="preview",
    )


def _effect(one: Effect, found: Foreseen, catalogue: Catalogue, asked: Asked) -> Safe:
    changes = [
        element("div", f"{name}: ", element("del", old), " → ", element("ins", new))
        for name, old, new in differences(one.before, one.after)
    ]
    return element(
        "tr",
        element("td", quoted(catalogue.quote(one.before), anchors(asked)), dir="auto", data_label="Claim"),
        element("td", *changes, data_label="What changes"),
        element("td", _event(one, found, asked), data_label="Event"),
    )


def _event(one: Effect, found: Foreseen, asked: Asked) -> Safe:
    """Which event the claim is in, and which it would be in."""
    was = legible(found.title(one.was_in)) or "in none"
    link = element("a", was, href=asked.kept(path_of("event", one.was_in))) if one.was_in else Safe("in none")
    if not found.exact:
        return link
    becomes = legible(found.title(one.is_in, after=True)) or "in none"
    if (one.was_in, was) == (one.is_in, becomes):
        return join(link, ", as before")
    moved = "" if one.was_in == one.is_in else " (another event)"
    return join(link, " → ", becomes, moved)


def _keep(desk: Desk, query: Mapping[str, str]) -> Safe:
    return element(
        "form",
        *_hidden(query, "name", "as", "meaning", "camp", "country", "report", "back"),
        element(
            "p",
            element("label", "Reason ", element("kbd", "r"), for_="reason"),
            element("input", name="reason", id="reason", required="", maxlength="500"),
            " ",
            element("button", "Keep this meaning"),
            class_="fields",
        ),
        element("p", f"signed {desk.who.name}; one step, which can be undone", class_="quiet"),
        method="post",
        action="/judge/name",
        class_="card",
    )
