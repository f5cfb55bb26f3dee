"""What names mean in this project: those that nothing is known of first, and the meanings that people gave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from rashomon.desk.address import Asked, path_of
from rashomon.desk.desk import Desk, Found
from rashomon.desk.meaning import meaning_form
from rashomon.model import Claim, Judgement, Unresolved
from rashomon.project.deciding import standing
from rashomon.project.foreseen import open_points
from rashomon.project.naming import NAME, is_common, key_of
from rashomon.publishing.actors import actor_name
from rashomon.publishing.differences import where
from rashomon.publishing.judged import said
from rashomon.publishing.markup import Safe, element, join, table
from rashomon.publishing.words import counted, legible

_SHOWN = 200
_REPORTS = 3
_NOBODY = ("civ", "persons", "residents", "unknown")


@dataclass(slots=True)
class Written:
    """A name as reports write it, what it was taken for, and the reports."""

    name: str
    sort: str
    meant: dict[str, int]
    reports: dict[str, None]
    times: int = 0


def written(claims: Iterable[Claim], points: Iterable[Unresolved] = ()) -> list[Written]:
    """Every name of a place or an actor in these claims and open points, those that nothing is known of first."""
    found: dict[tuple[str, str], Written] = {}

    def note(name: str, sort: str, meant: str, report: str) -> None:
        if not key_of(name):
            return
        one = found.setdefault((sort, key_of(name)), Written(name, sort, {}, {}))
        one.meant[meant] = one.meant.get(meant, 0) + 1
        one.reports[report] = None
        one.times += 1

    for claim in claims:
        for place in claim.places:
            if place.as_written and not is_common(place.as_written):
                note(place.as_written, "place", where(place) if place.place_id else "", claim.report)
        for actor in claim.actors:
            if actor.as_written and actor.id not in _NOBODY and not is_common(actor.as_written):
                note(actor.as_written, "actor", actor_name(actor), claim.report)
    for point in points:
        if point.kind in ("place", "actor"):
            note(point.as_written, point.kind, "", point.report)
    return sorted(found.values(), key=lambda one: (set(one.meant) != {""}, one.sort != "place", -one.times, one.name))


def page(desk: Desk, asked: Asked) -> Found:
    """The names that nothing is known of, and the meanings that stand."""
    unknown = written((), open_points(desk.project))
    rows = [_row(one, asked) for one in unknown[:_SHOWN]]
    columns = ["Name", "Kind", "Times", "In"]
    names = table(columns, rows, caption="Names that nothing is known of") if rows else _none("Every name was found.")
    more = f"{len(unknown) - _SHOWN} more" if len(unknown) > _SHOWN else ""
    return Found(
        "Names",
        join(
            element("h1", "Names"),
            element("p", _TOLD, class_="quiet"),
            element("h2", "Nothing is known of these"),
            names,
            element("p", more, class_="quiet") if more else "",
            element("h2", "Another name"),
            _ask(),
            element("h2", "What people gave a meaning"),
            _meanings(desk),
        ),
    )


_TOLD = (
    "A name means the same place or actor wherever this project’s reports write it, once somebody says so. The "
    "reports are not read again, what the machine read stays, and what would change is shown before anything is kept."
)


def _none(words: str) -> Safe:
    return element("p", words, class_="quiet")


def _row(one: Written, asked: Asked) -> Safe:
    links = []
    for name in list(one.reports)[:_REPORTS]:
        links.append(element("a", legible(name), href=asked.kept(path_of("report", name))))
    rest = len(one.reports) - _REPORTS
    return element(
        "tr",
        element(
            "th", element("a", legible(one.name), href=address(one.name, one.sort, "/names")), scope="row", dir="auto"
        ),
        element("td", one.sort, data_label="Kind"),
        element("td", str(one.times), class_="number", data_label="Times"),
        element(
            "td",
            *(part for link in links for part in (link, " ")),
            f"and {counted(rest, 'more report')}" if rest > 0 else "",
            data_label="In",
        ),
    )


def address(name: str, sort: str, back: str = "", report: str = "") -> str:
    """Where a name is given its meaning."""
    told = {"name": name, "as": sort, "back": back, "report": report}
    return f"/name?{urlencode({key: value for key, value in told.items() if value})}"


def _ask() -> Safe:
    return element(
        "form",
        element(
            "p",
            element("label", "As the reports write it", for_="name"),
            element("input", name="name", id="name", required="", maxlength="200"),
        ),
        element(
            "p",
            element("label", "It is", for_="as"),
            element(
                "select",
                element("option", "a place", value="place"),
                element("option", "an actor", value="actor"),
                name="as",
                id="as",
            ),
        ),
        element("p", element("button", "Go on")),
        element("input", type="hidden", name="back", value="/names"),
        action="/name",
        class_="filters",
    )


def _meanings(desk: Desk) -> Safe:
    told = [one for one in standing(desk.told()) if one.kind == NAME]
    if not told:
        return _none("No name has a meaning of its own here.")
    return element("ul", *(_meaning(one, desk.who.is_lead) for one in reversed(told)), class_="meanings")


def _meaning(one: Judgement, is_lead: bool) -> Safe:
    take_back = element(
        "form",
        element("input", type="hidden", name="number", value=str(one.number)),
        element("input", type="hidden", name="back", value="/names"),
        element("button", "Undo", aria_label=f"Undo judgement {one.number}"),
        method="post",
        action="/judge/undo",
        class_="inline",
    )
    by = f", because {legible(one.reason)} ({legible(one.user)}, {one.at[:10]}) "
    return element("li", element("b", said(one)), by, take_back if is_lead else "")


def names_of(claims: Iterable[Claim], points: Iterable[Unresolved], back: str) -> Safe:
    """The names in these claims, each with what it was taken for and a small form that says what it means here."""
    found = written(claims, points)
    if not found:
        return Safe("")
    items = []
    for place, one in enumerate(found):
        meant = [words for words in one.meant if words]
        told = (
            element("span", "; ".join(meant), class_="quiet") if meant else element("span", "not known", class_="grave")
        )
        items.append(
            element(
                "li",
                element("b", legible(one.name), dir="auto"),
                " ",
                told,
                " ",
                meaning_form(one.name, one.sort, back, f"n{place}"),
            )
        )
    unknown = sum(set(one.meant) == {""} for one in found)
    words = f": {counted(unknown, 'name')} not known" if unknown else ""
    return element(
        "details",
        element("summary", f"What names mean here{words}"),
        element("ul", *items, class_="meanings"),
        class_="card",
        id="names",
    )
