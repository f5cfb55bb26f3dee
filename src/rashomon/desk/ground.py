"""Who holds what: control, sieges and front lines, each as a timeline; how people fare."""

from __future__ import annotations

from rashomon.desk.address import Asked, path_of
from rashomon.desk.desk import Desk, Found, Held
from rashomon.desk.parts import anchors, field, hidden, pager
from rashomon.model import StateTimeline
from rashomon.model.vocabulary import STATE_TYPES
from rashomon.publishing.brief.standing import standing
from rashomon.publishing.html_cards import state_article, tags
from rashomon.publishing.html_quotes import quoted
from rashomon.publishing.markup import Safe, element, join, table
from rashomon.publishing.timelines import state_card
from rashomon.publishing.words import counted

PER_PAGE = 25
_GROUND = ("control", "siege_state", "front_distance")


def page(desk: Desk, asked: Asked) -> Found:
    """The states of a view: the latest account of each who holds what, then every timeline."""
    held = desk.holding.held(asked)
    found = [state for state in held.record.states if _fits(state, asked)]
    order = {name: place for place, name in enumerate(STATE_TYPES)}
    found.sort(key=lambda state: (order.get(state.type, len(order)), state.title.casefold(), state.id))
    pages = max(1, -(-len(found) // PER_PAGE))
    shown = found[(min(asked.page, pages) - 1) * PER_PAGE :][:PER_PAGE]
    articles = [
        state_article(state_card(state, held.catalogue), f"state-{place}", anchors(asked))
        for place, state in enumerate(shown, 1)
    ]
    return Found(
        "Who holds what",
        join(
            element("h1", "Who holds what"),
            _filters(asked),
            _latest(held, asked) if asked.page == 1 and not asked.words else "",
            element("h2", f"{counted(len(found), 'timeline')}"),
            *articles,
            pager(asked, "/ground", pages)
            if found
            else element("p", "No report of this view tells of who holds what."),
        ),
    )


def _fits(state: StateTimeline, asked: Asked) -> bool:
    told = (
        " ".join(part for ref in state.places for part in (ref.canonical, ref.as_written) if part)
        + f" {state.title} {' '.join(actor.name for actor in state.actors)}"
    )
    return all(word in told.casefold() for word in asked.words.casefold().split())


def _latest(held: Held, asked: Asked) -> Safe:
    rows = []
    for told in standing(held.catalogue, _GROUND):
        quote = told.quote
        name = (
            element("a", told.title, href=asked.kept(path_of("event", told.id)))
            if told.id in held.states
            else told.title
        )
        rows.append(
            element(
                "tr",
                element("th", told.place, scope="row"),
                element("td", *tags(told.marks), name, ": " if told.value else "", told.value, data_label="What"),
                element("td", told.as_of, class_="when", data_label="As of"),
                element(
                    "td", told.says, " ", quoted(quote, anchors(asked)) if quote is not None else "", data_label="Words"
                ),
            )
        )
    if not rows:
        return Safe("")
    return join(
        element("h2", "The latest account of each place"),
        table(
            ["Place", "What", "As of", "Who says so, in which words"], rows, caption="The latest account of each place"
        ),
    )


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
            element("a", "Clear", href=Asked(known_on=asked.known_on).to("/ground")),
        ),
        action="/ground",
        class_="filters",
        role="search",
        autocomplete="off",
    )
