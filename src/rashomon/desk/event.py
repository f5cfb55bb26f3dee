"""One event: every field with its accounts, the reports side by side with its words marked, and what to decide."""

from __future__ import annotations

from urllib.parse import urlencode

from rashomon.desk import differ
from rashomon.desk.accounts import choice, last_step
from rashomon.desk.address import Asked, path_of
from rashomon.desk.desk import Desk, Found, Held
from rashomon.desk.marking import Span, marked_text
from rashomon.desk.names import names_of
from rashomon.desk.parts import anchors, named, select
from rashomon.model import Claim, Event
from rashomon.project.corrections import FIELDS
from rashomon.project.deciding import in_force
from rashomon.publishing.cards import EventCard, event_card
from rashomon.publishing.html_cards import event_article, state_article
from rashomon.publishing.judged import said
from rashomon.publishing.markup import Safe, element, join
from rashomon.publishing.overview import report_line
from rashomon.publishing.timelines import state_card
from rashomon.publishing.words import counted, legible, type_label

_NONE = Safe("")
READ = "read beside its quotes at the desk"
"""The reason that is kept where a reader gives none: what they did."""
COLUMNS = 4
"""Reports that stand side by side; the others are listed."""


def page(desk: Desk, asked: Asked, identifier: str) -> Found:
    """The page of an event or a state."""
    held = desk.holding.view(asked).part([identifier], whole_reports=True)
    event = held.events.get(identifier)
    if event is None:
        return _other(held, asked, identifier)
    card = event_card(event, held.catalogue)
    return Found(
        card.title,
        join(
            element("h1", "Event"),
            element("h2", "What the reports say", class_="unseen"),
            event_article(card, "event", anchors(asked)),
            choice(event.id, held, asked, asked.to(path_of("event", event.id))) if desk.who.may_judge else "",
            last_step(desk, asked.to(path_of("event", event.id))) if desk.who.may_judge else "",
            corrections(event, held, asked.to(path_of("event", event.id))) if desk.who.may_judge else "",
            _names(event, held, asked) if desk.who.is_lead else "",
            side_by_side(event.claims, held, asked),
            cited(event.id, asked),
            history(desk, event),
            differ.note(desk, event.id),
            decide(card, asked, desk.who.name) if desk.who.may_judge else "",
        ),
    )


def _names(event: Event, held: Held, asked: Asked) -> Safe:
    claims = [held.catalogue.claims[one] for one in event.claims if one in held.catalogue.claims]
    return names_of(claims, (), asked.to(path_of("event", event.id)))


def _other(held: Held, asked: Asked, identifier: str) -> Found:
    state = held.timelines.get(identifier)
    if state is None:
        gone = "It may have been rejected, or joined with another; or it was not known on the day that you chose."
        back = element("a", "All events", href=asked.kept("/"))
        return Found("No such event", join(element("h1", "No such event"), element("p", gone), element("p", back)), 404)
    card = state_card(state, held.catalogue)
    return Found(
        card.title,
        join(
            element("h1", "State"),
            element("h2", "What the reports say", class_="unseen"),
            state_article(card, "event", anchors(asked)),
            side_by_side(state.claims, held, asked),
            cited(state.id, asked),
        ),
    )


def decide(card: EventCard, asked: Asked, user: str, *, back: str = "", moves: Safe = _NONE) -> Safe:
    """The three verdicts on an event as a whole, with their keys.

    `back` is where to go after it, else this page;
    `moves` are links to other cards."""
    buttons = [
        element("button", f"{name} ", element("kbd", key), name="kind", value=kind, data_key=key, class_=kind)
        for kind, name, key in (("accept", "Accept", "a"), ("reject", "Reject", "x"), ("unsure", "Unsure", "u"))
    ]
    return element(
        "form",
        element("input", type="hidden", name="event", value=card.id),
        element("input", type="hidden", name="view", value=asked.query()),
        element("input", type="hidden", name="back", value=back or asked.to(path_of("event", card.id))),
        element("p", *(part for button in buttons for part in (button, " ")), class_="verdicts"),
        element(
            "p",
            element("label", "Reason ", element("kbd", "r"), for_="reason"),
            element("input", name="reason", id="reason", maxlength="500", placeholder=READ),
        ),
        moves,
        element("p", f"on its {counted(len(card.quotes), 'claim')}, signed {user}", class_="quiet"),
        method="post",
        action="/judge/event",
        class_="decide card",
    )


def corrections(event: Event, held: Held, back: str) -> Safe:
    """One form a claim: its words in view, a field, its value, the reason.  `back` is the page to go back to."""
    catalogue = held.catalogue
    forms = [
        _correction(claim, place, back)
        for place, claim in enumerate((catalogue.claims[one] for one in event.claims if one in catalogue.claims), 1)
    ]
    return element(
        "details",
        element("summary", "Correct a claim ", element("kbd", "e")),
        *forms,
        class_="card corrections",
        id="corrections",
    )


def _correction(claim: Claim, place: int, back: str) -> Safe:
    number = str(place)
    choices = [(name, name) for name in FIELDS]
    control = select("field", choices, "number")
    return element(
        "form",
        element(
            "p", element("b", type_label(claim.type, claim.subtype)), " ", element("q", named(claim.quote), dir="auto")
        ),
        element("input", type="hidden", name="subject", value=claim.id),
        element("input", type="hidden", name="back", value=back),
        element("label", "Field ", Safe(control.replace('id="field"', f'id="field-{number}"'))),
        element("label", "is ", element("input", name="value", required="", maxlength="200")),
        element("label", "because ", element("input", name="reason", required="", maxlength="500")),
        element("button", "Correct", name="kind", value="correct"),
        " ",
        element("a", "All its fields, and the map", href=f"{path_of('claim', claim.id)}?{urlencode({'back': back})}"),
        " ",
        element("button", "Reject this claim", name="kind", value="reject", formnovalidate=""),
        method="post",
        action="/judge/claim",
        class_="correct",
    )


def history(desk: Desk, event: Event) -> Safe:
    """Every judgement on this event and its claims, undone ones too, in the order of time."""
    told, own = desk.told(), set(event.claims)
    undone = {one.undoes for one in in_force(told) if one.undoes is not None}
    numbers = {one.number for one in told if one.subject in own or one.value.get("event") == event.id}
    rows = [
        element(
            "li",
            f"{one.at[:10]} {one.at[11:16]} ",
            element("b", legible(one.user)),
            f": {said(one)}, because {legible(one.reason)}",
            element("span", " (undone)", class_="quiet") if one.number in undone else "",
        )
        for one in told
        if one.number in numbers
    ]
    if not rows:
        return Safe("")
    return element(
        "details",
        element("summary", f"History: {counted(len(rows), 'judgement')}"),
        element("ol", *rows),
        class_="card",
        id="history",
    )


def side_by_side(claims: tuple[str, ...], held: Held, asked: Asked) -> Safe:
    """The reports of these claims in columns, their words marked, those of other claims more faintly."""
    catalogue = held.catalogue
    own = set(claims)
    told = [catalogue.claims[one] for one in claims if one in catalogue.claims]
    reports = list(dict.fromkeys(claim.report for claim in told))
    columns = [
        _column(report, f"r{place}-", own, held, asked)
        for place, report in enumerate(reports[:COLUMNS])
        if report in catalogue.reports
    ]
    more = [
        element("li", element("a", report_line(catalogue.reports[one]), href=asked.kept(path_of("report", one))))
        for one in reports[COLUMNS:]
        if one in catalogue.reports
    ]
    rest = element("details", element("summary", f"{len(more)} more"), element("ul", *more)) if more else Safe("")
    return element(
        "section", element("h2", "The reports"), element("div", *columns, class_="columns"), rest, id="reports"
    )


def cited(identifier: str, asked: Asked) -> Safe:
    """The sources of an event or state, to be cited."""
    told = element("a", "its sources as BibTeX", href=asked.to("/export/bibtex", at=identifier), download="")
    return element("p", "Cite ", told, class_="exports")


def _column(identifier: str, prefix: str, own: set[str], held: Held, asked: Asked) -> Safe:
    report = held.catalogue.reports[identifier]
    spans = [Span(claim.span.start, claim.span.end, claim.id, claim.id in own) for claim in held.claims_of(identifier)]
    link = element("a", report_line(report), href=asked.kept(path_of("report", identifier)))
    return element(
        "article",
        element("h3", link),
        element(
            "div",
            marked_text(report.text, spans, prefix=prefix),
            class_="scroll",
            tabindex="0",
            role="region",
            aria_label=f"text of {report_line(report)}",
            lang=report.language,
        ),
        class_="column",
    )
