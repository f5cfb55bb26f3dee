"""Who says so: origins with their camps, how often alone and how often contradicted, and who repeats whom."""

from __future__ import annotations

from collections import Counter

from rashomon.desk.address import Asked
from rashomon.desk.desk import Desk, Found, Held
from rashomon.model import Source
from rashomon.project.corrections import LETTERS
from rashomon.publishing.catalogue import Catalogue
from rashomon.publishing.markup import Safe, element, join, table
from rashomon.publishing.words import camp_name, counted, legible

_MOST = 200
_HOWS = {"copy": "copies", "rewrite": "rewrites", "citation": "quotes"}


def page(desk: Desk, asked: Asked) -> Found:
    """The sources of a view."""
    held = desk.holding.held(asked)
    rows = _origins(held)
    return Found(
        "Sources",
        join(
            element("h1", "Sources"),
            element(
                "p",
                f"{counted(len(rows), 'origin')}: those who first said it, not those who passed it on.",
                class_="quiet",
            ),
            table(
                ["Origin", "Camp", "Reliability", "Reports", "Events", "Of these alone", "Contradicted in"],
                [_row(*row, held.catalogue) for row in rows[:_MOST]],
                caption="Who first said it",
                class_="origins",
            )
            if rows
            else element("p", "No report of this view names its source."),
            _judge(asked, rows[:_MOST], held.catalogue),
            element("h2", "Who repeats whom"),
            _repeats(held),
        ),
    )


_Row = tuple[str, int, int, int, int]


def _origins(held: Held) -> list[_Row]:
    """Origin, reports, events, events of it alone, disagreements in which it holds an account; most told of first."""
    record = held.record
    events = Counter(origin for event in record.events for origin in event.origins)
    alone = Counter(event.origins[0] for event in record.events if len(event.origins) == 1)
    against = Counter(
        origin
        for found in record.disagreements
        if found.relation not in ("update", "agree", "compatible")
        for origin in {origin for position in found.positions for origin in position.origins}
    )
    reports: dict[str, set[str]] = {}
    for claim in record.claims:
        if not claim.attribution.own_voice and claim.duplicate_of is None:
            reports.setdefault(claim.attribution.origin.id, set()).add(claim.report)
    named = sorted({*events, *reports})
    rows = [(one, len(reports.get(one, ())), events[one], alone[one], against[one]) for one in named]
    return sorted(rows, key=lambda row: (-row[2], -row[1], row[0]))


def _row(origin: str, reports: int, events: int, alone: int, against: int, catalogue: Catalogue) -> Safe:
    source: Source | None = catalogue.sources.get(origin)
    camp = legible(camp_name(source.camp)) if source is not None and source.camp else "not known"
    letter = source.reliability if source is not None and source.reliability else "not judged"
    numbers = (("reports", reports), ("events", events), ("alone", alone), ("contradicted", against))
    return element(
        "tr",
        element("th", catalogue.source_name(origin), " ", element("code", legible(origin)), scope="row"),
        element("td", camp, data_label="Camp"),
        element("td", letter, data_label="Reliability"),
        *(element("td", f"{number:,}", class_="number", data_label=name) for name, number in numbers),
    )


def _judge(asked: Asked, rows: list[_Row], catalogue: Catalogue) -> Safe:
    """The desk may see a source otherwise than our registry does."""
    if not rows:
        return Safe("")
    options = [element("option", catalogue.source_name(row[0]), value=row[0]) for row in rows]
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


def _repeats(held: Held) -> Safe:
    """Outlet by outlet: how often one tells what another told before, drawn as bars to one scale."""
    outlets = held.catalogue.outlet_name
    found: Counter[tuple[str, str, str]] = Counter()
    for event in held.record.events:
        for copy in event.copies:
            found[(outlets(copy.report) or "outlet not known", copy.how, outlets(copy.of) or "outlet not known")] += 1
    if not found:
        return element("p", "No report of this view repeats another.", class_="quiet")
    most = max(found.values())
    rows = [
        element(
            "tr",
            element("th", who, scope="row"),
            element("td", _HOWS.get(how, how), data_label="How"),
            element("td", whom, data_label="Whom"),
            element(
                "td",
                element("meter", str(number), min="0", max=str(most), value=str(number)),
                f" {number:,}",
                class_="number",
            ),
        )
        for (who, how, whom), number in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
    ]
    note = "A report that repeats another is no second witness: it is counted with the one that it repeats."
    return join(
        element("p", note, class_="quiet"),
        table(["Outlet", "", "Outlet", "Events"], rows, caption="Who repeats whom", class_="repeats"),
    )
