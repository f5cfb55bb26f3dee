"""Where accounts differ: a queue, the gravest first, each account with who holds it and in which words."""

from __future__ import annotations

from rashomon.desk.address import Asked, path_of
from rashomon.desk.desk import Desk, Found
from rashomon.desk.parts import anchors, field, hidden, pager
from rashomon.model import Event, StateTimeline
from rashomon.publishing.cards import disputes_of, title_of
from rashomon.publishing.days import when
from rashomon.publishing.html_cards import dispute_block
from rashomon.publishing.markup import Safe, element, join
from rashomon.publishing.words import counted

PER_PAGE = 20


def page(desk: Desk, asked: Asked) -> Found:
    """The disagreements of a view; updates alone come last."""
    view = desk.holding.view(asked)
    start = (asked.page - 1) * PER_PAGE
    ids, events, states = view.disputed(asked, start, PER_PAGE)
    pages = max(1, -(-(events + states) // PER_PAGE))
    if asked.page > pages:
        start = (pages - 1) * PER_PAGE
        ids, events, states = view.disputed(asked, start, PER_PAGE)
    held = view.part(ids)
    things: dict[str, Event | StateTimeline] = {**held.events, **held.timelines}
    articles = []
    for place, thing in enumerate((things[one] for one in ids if one in things), start + 1):
        blocks = [dispute_block(one, {}, f"d{place}", anchors(asked)) for one in disputes_of(thing.id, held.catalogue)]
        day = when(thing.when) if isinstance(thing, Event) else ""
        link = element(
            "a", title_of(thing.title, thing.type, thing.subtype), href=asked.kept(path_of("event", thing.id))
        )
        articles.append(
            element(
                "article", element("p", day, class_="day") if day else "", element("h3", link), *blocks, class_="card"
            )
        )
    return Found(
        "Disagreements",
        join(
            element("h1", "Disagreements"),
            _filters(asked),
            element("p", _told(events, states), class_="quiet"),
            element("h2", "The gravest first", class_="unseen") if articles else "",
            *articles,
            pager(asked, "/disagreements", pages),
        ),
    )


def _told(events: int, states: int) -> str:
    if not events + states:
        return "No two accounts of this view differ."
    return f"Accounts differ on {counted(events, 'event')} and {counted(states, 'state')}; the gravest first."


def _filters(asked: Asked) -> Safe:
    return element(
        "form",
        *hidden(Asked(known_on=asked.known_on)),
        field("Words", element("input", type="search", name="q", id="q", value=asked.words, maxlength="200"), "q"),
        field(
            "Place or actor", element("input", name="about", id="about", value=asked.about, maxlength="200"), "about"
        ),
        element(
            "p",
            element("button", "Filter"),
            " ",
            element("a", "Clear", href=Asked(known_on=asked.known_on).to("/disagreements")),
        ),
        action="/disagreements",
        class_="filters",
        role="search",
        autocomplete="off",
    )
