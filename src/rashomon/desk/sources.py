"""Who says so: origins with their camps, how often alone and how often contradicted, and who repeats whom."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.desk.address import Asked
from rashomon.desk.desk import Desk, Found, View
from rashomon.desk.held import Origin, Repeat
from rashomon.model import Source
from rashomon.project.corrections import LETTERS
from rashomon.publishing.markup import Safe, element, join, table
from rashomon.publishing.words import camp_name, counted, legible, plain

_MOST = 200
_NOT_KNOWN = "outlet not known"
_HOWS = {"copy": "copies", "rewrite": "rewrites", "citation": "quotes"}


def page(desk: Desk, asked: Asked) -> Found:
    """The sources of a view."""
    view = desk.holding.whole(asked)
    key = view.changed, f"sources?{asked.query()}&{desk.who.is_lead}"
    parts = desk.holding.drawn(key, lambda: (_origins(view, asked, judges=desk.who.is_lead), _repeats(view.repeats())))
    return Found("Sources", join(element("h1", "Sources"), parts[0], element("h2", "Who repeats whom"), parts[1]))


def _origins(view: View, asked: Asked, *, judges: bool) -> Safe:
    """Who first said it, and for a lead the form by which they are judged."""
    rows = view.origins()
    shown = rows[:_MOST]
    names = _Names(view.voices([row[0] for row in shown]))
    return join(
        element(
            "p",
            f"{counted(len(rows), 'origin')}: those who first said it, not those who passed it on.",
            class_="quiet",
        ),
        table(
            ["Origin", "Camp", "Reliability", "Reports", "Events", "Of these alone", "Contradicted in"],
            [_row(*row, names) for row in shown],
            caption="Who first said it",
            class_="origins",
        )
        if rows
        else element("p", "No report of this view names its source."),
        _judge(asked, shown, names) if judges else "",
    )


class _Names:
    """What origins are called, by their ids."""

    def __init__(self, voices: Mapping[str, Source]) -> None:
        self.voices = voices

    def __call__(self, origin: str) -> str:
        known = self.voices.get(origin)
        return (legible(known.name) if known is not None else "") or legible(plain(origin))


def _row(origin: str, reports: int, events: int, alone: int, against: int, names: _Names) -> Safe:
    source: Source | None = names.voices.get(origin)
    camp = legible(camp_name(source.camp)) if source is not None and source.camp else "not known"
    letter = source.reliability if source is not None and source.reliability else "not judged"
    numbers = (("reports", reports), ("events", events), ("alone", alone), ("contradicted", against))
    return element(
        "tr",
        element("th", names(origin), " ", element("code", legible(origin)), scope="row"),
        element("td", camp, data_label="Camp"),
        element("td", letter, data_label="Reliability"),
        *(element("td", f"{number:,}", class_="number", data_label=name) for name, number in numbers),
    )


def _judge(asked: Asked, rows: list[Origin], names: _Names) -> Safe:
    """The desk may see a source otherwise than our registry does."""
    if not rows:
        return Safe("")
    options = [element("option", names(row[0]), value=row[0]) for row in rows]
    letters = [element("option", one, value=one) for one in LETTERS]
    return element(
        "details",
        element("summary", "Judge a source"),
        element(
            "form",
            element("input", type="hidden", name="back", value=asked.to("/sources")),
            element("label", "Source ", element("select", *options, name="subject")),
            element("label", "Reliability ", element("select", *letters, name="letter")),
            element("label", "Camp ", element("input", name="camp", maxlength="100")),
            element("label", "because ", element("input", name="reason", required="", maxlength="500")),
            element("button", "Set its reliability", name="kind", value="reliability"),
            " ",
            element("button", "Set its camp", name="kind", value="camp"),
            method="post",
            action="/judge/source",
            class_="correct",
        ),
        class_="card",
    )


def _repeats(found: list[Repeat]) -> Safe:
    """Outlet by outlet: how often one tells what another told before, drawn as bars to one scale."""
    if not found:
        return element("p", "No report of this view repeats another.", class_="quiet")
    most = max(number for *_, number in found)
    rows = [
        element(
            "tr",
            element("th", who or _NOT_KNOWN, scope="row"),
            element("td", _HOWS.get(how, how), data_label="How"),
            element("td", whom or _NOT_KNOWN, data_label="Whom"),
            element(
                "td",
                element("meter", str(number), min="0", max=str(most), value=str(number)),
                f" {number:,}",
                class_="number",
            ),
        )
        for who, how, whom, number in found[:_MOST]
    ]
    note = "A report that repeats another is no second witness: it is counted with the one that it repeats."
    return join(
        element("p", note, class_="quiet"),
        table(["Outlet", "", "Outlet", "Events"], rows, caption="Who repeats whom", class_="repeats"),
    )
