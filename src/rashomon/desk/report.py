"""One report: its text with the words of every claim marked, its claims beside it, and what is known of the file."""

from __future__ import annotations

from rashomon.desk.address import Asked, path_of
from rashomon.desk.desk import Desk, Found, Held
from rashomon.desk.marking import Span, marked_text
from rashomon.desk.names import names_of
from rashomon.desk.parts import facts, named, pager, told_of
from rashomon.model import Claim, Report
from rashomon.project.foreseen import open_points
from rashomon.publishing.markup import Safe, element, join, table
from rashomon.publishing.overview import dating_words, report_line
from rashomon.publishing.words import counted, legible

PER_PAGE = 100
_LINKABLE = ("https://", "http://")


def page(desk: Desk, asked: Asked, identifier: str) -> Found:
    """The page of a report.

    Raises:
        Unknown: if the project holds none of this id.
    """
    held = desk.holding.view(asked).report(identifier)
    report = held.catalogue.reports.get(identifier)
    if report is None:
        report = desk.project.report(identifier).report
    claims = sorted(held.claims_of(identifier), key=lambda claim: (claim.span.start, claim.span.end, claim.id))
    spans = [Span(claim.span.start, claim.span.end, claim.id, claim.duplicate_of is None) for claim in claims]
    return Found(
        named(report.title or report.id),
        join(
            element("h1", named(report.title or report.id), dir="auto"),
            _facts(report),
            _names(desk, asked, report.id, claims),
            element(
                "div",
                element(
                    "article",
                    marked_text(report.text, spans),
                    class_="text card",
                    lang=report.language,
                    tabindex="0",
                    aria_label="text of the report",
                ),
                element("aside", element("h2", counted(len(claims), "claim")), _claims(claims, held, asked)),
                class_="reading",
            ),
        ),
    )


def _names(desk: Desk, asked: Asked, report: str, claims: list[Claim]) -> Safe:
    if not desk.who.is_lead:
        return Safe("")
    return names_of(claims, open_points(desk.project, report), asked.to(path_of("report", report)))


def _facts(report: Report) -> Safe:
    url = legible(report.url or "")
    link = element("a", url, href=url, rel="noreferrer noopener") if url.startswith(_LINKABLE) else url
    raw = element("a", "the bytes as they were received", href=f"/raw/{report.sha256}")
    return facts(
        ("Outlet", legible(report.outlet or "")),
        ("Published", dating_words(report.published)),
        ("Address", link),
        ("Language", legible(report.language or "")),
        ("SHA-256", join(element("code", report.sha256), " ", raw)),
        ("Id", element("code", report.id)),
    )


def _claims(claims: list[Claim], held: Held, asked: Asked) -> Safe:
    rows = []
    for claim in claims:
        thing = held.record.clusters.get(claim.id)
        link = element("a", "event", href=asked.kept(path_of("event", thing))) if thing else Safe("")
        rows.append(
            element(
                "li",
                element("a", told_of(claim), href=f"#at-{claim.span.start}-{claim.span.end}", data_claim=claim.id),
                element("p", held.catalogue.says(claim), " ", link, class_="source"),
            )
        )
    return element("ol", *rows, class_="claims") if rows else element("p", "No claim was read in this report.")


def every(desk: Desk, asked: Asked) -> Found:
    """The list of reports of the view, the newest first."""
    view = desk.holding.whole(asked)
    shown, total = view.reports(asked, (asked.page - 1) * PER_PAGE, PER_PAGE)
    pages = max(1, -(-total // PER_PAGE))
    if asked.page > pages:
        shown, _ = view.reports(asked, (pages - 1) * PER_PAGE, PER_PAGE)
    rows = [
        element(
            "tr",
            element("td", dating_words(one.published), class_="when", data_label="Day"),
            element(
                "th",
                element(
                    "a", named(one.title or report_line(one)), href=asked.kept(path_of("report", one.id)), dir="auto"
                ),
                scope="row",
            ),
            element("td", legible(one.outlet or ""), data_label="Outlet"),
            element("td", str(claims), class_="number", data_label="claims"),
        )
        for one, claims in shown
    ]
    search = element(
        "form",
        element(
            "p",
            element("label", "Words", for_="q"),
            element("input", type="search", name="q", id="q", value=asked.words),
        ),
        element("p", element("button", "Search")),
        action="/reports",
        class_="filters",
        role="search",
        autocomplete="off",
    )
    return Found(
        "Reports",
        join(
            element("h1", "Reports"),
            search,
            element("p", counted(total, "report"), class_="quiet"),
            table(["Published", "Report", "Outlet", "Claims"], rows, caption="Reports")
            if rows
            else element("p", "No report fits: `rashomon ingest FILES` brings reports in."),
            pager(asked, "/reports", pages),
        ),
    )
