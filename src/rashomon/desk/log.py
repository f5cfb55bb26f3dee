"""The audit chain: what was done, by whom and when; and whether all of it is as it was recorded."""

from __future__ import annotations

from rashomon.desk.address import Asked
from rashomon.desk.desk import Desk, Found
from rashomon.desk.parts import pager
from rashomon.model import AuditEntry
from rashomon.project import custody
from rashomon.project.gone import gone
from rashomon.publishing.judged import said
from rashomon.publishing.markup import Safe, element, join, table
from rashomon.publishing.words import counted, legible

PER_PAGE = 100
_KEEP = (
    "Keep the head where nobody who can write to the project can change it: with it, a chain that was cut off or "
    "written anew is found out."
)


def page(desk: Desk, asked: Asked, *, verify: bool = False) -> Found:
    """The newest links of the chain; with `verify` also whether the chain holds."""
    head = custody.head(desk.project)
    pages = max(1, -(-head.seq // PER_PAGE))
    at = min(asked.page, pages)
    newest = custody.links(desk.project, newest=min(at * PER_PAGE, head.seq))
    shown = newest[: len(newest) - (at - 1) * PER_PAGE][-PER_PAGE:]
    button = element("form", element("button", "Verify the chain"), method="post", action="/audit")
    return Found(
        "Audit",
        join(
            element("h1", "Audit"),
            element("p", f"{counted(head.seq, 'link')}. The head is ", element("code", str(head)), "."),
            element(
                "p",
                _KEEP,
                class_="quiet",
            ),
            button if desk.who.is_lead else "",
            _verdict(desk) if verify else "",
            _gone(desk),
            _rows(desk, list(reversed(shown))),
            pager(asked, "/audit", pages),
        ),
    )


def _gone(desk: Desk) -> Safe:
    """Judgements that lost their claim, as far as the one who asks may see them."""
    shown = {one.number for one in desk.told()}
    found = [one for one in gone(desk.project) if one.number in shown]
    if not found:
        return Safe("")
    rows = [
        element(
            "li",
            f"{one.number}: {said(one)}, on the words ",
            element("q", legible(one.value.get("quote", "")), dir="auto"),
            f" ({legible(one.user)}, {one.at[:10]}: {legible(one.reason)})",
        )
        for one in found
    ]
    told = "A later reading of the report has no claim of that type over these words: what was decided has no effect."
    return element(
        "section",
        element("h2", f"{counted(len(found), 'judgement')} without a claim"),
        element("p", told, class_="quiet"),
        element("ul", *rows),
        class_="card",
        id="gone",
    )


def _verdict(desk: Desk) -> Safe:
    verdict = custody.verify(desk.project)
    held = f"{counted(verdict.links, 'link')} and {counted(verdict.rows, 'row')}"
    if verdict.is_sound:
        return element("p", f"Sound: {held} are as they were recorded.", class_="notice good", role="status")
    problems = [element("li", legible(str(problem))) for problem in verdict.problems]
    number = counted(len(verdict.problems) + verdict.more, "problem")
    return element(
        "div",
        element("p", f"{held} read, {number}: restore the project from a copy that is sound."),
        element("ul", *problems),
        class_="notice bad",
        role="alert",
    )


def _rows(desk: Desk, links: list[AuditEntry]) -> Safe:
    told = custody.told(desk.project) | {("judge", str(one.number)): said(one) for one in desk.told()}
    rows = []
    for link in links:
        words = told.get((link.action, link.subject))
        about = f"{link.subject}: {words}" if words is not None else legible(link.subject)
        rows.append(
            element(
                "tr",
                element("td", f"{link.seq:,}", class_="number", data_label="link"),
                element("td", f"{link.at[:10]} {link.at[11:19]}", class_="when", data_label="When (UTC)"),
                element("td", legible(link.actor), data_label="Who"),
                element("td", legible(link.action), data_label="What"),
                element("th", about, scope="row"),
            )
        )
    return table(["Link", "When (UTC)", "Who", "What", "On"], rows, caption="The newest links")
