"""Who holds what: control, sieges and front lines, each as a timeline; how people fare."""

from __future__ import annotations

from dataclasses import replace

from rashomon.desk.address import Asked, path_of
from rashomon.desk.desk import Desk, Found, View
from rashomon.desk.parts import anchors, field, hidden, pager
from rashomon.publishing.brief.standing import standing, states_of
from rashomon.publishing.catalogue import Catalogue
from rashomon.publishing.html_cards import state_article, tags
from rashomon.publishing.html_quotes import quoted
from rashomon.publishing.markup import Safe, element, join, table
from rashomon.publishing.timelines import state_card
from rashomon.publishing.words import counted

PER_PAGE = 15
MOST_LATEST = 15
_GROUND = ("control", "siege_state", "front_distance")


def page(desk: Desk, asked: Asked) -> Found:
    """The states of a view: the latest account of each who holds what, then every timeline."""
    view = desk.holding.view(asked)
    ids, total = view.states(asked, (asked.page - 1) * PER_PAGE, PER_PAGE)
    pages = max(1, -(-total // PER_PAGE))
    if asked.page > pages:
        ids, _ = view.states(asked, (pages - 1) * PER_PAGE, PER_PAGE)
    held = view.part(ids)
    shown = [held.timelines[one] for one in ids if one in held.timelines]
    articles = [
        state_article(state_card(state, held.catalogue), f"state-{place}", anchors(asked))
        for place, state in enumerate(shown, 1)
    ]
    return Found(
        "Who holds what",
        join(
            element("h1", "Who holds what"),
            _filters(asked),
            _latest(view, asked) if asked.page == 1 and not asked.words else "",
            element("h2", f"{counted(total, 'timeline')}"),
            *articles,
            pager(asked, "/ground", pages)
            if total
            else element("p", "No report of this view tells of who holds what."),
        ),
    )


def _latest(view: View, asked: Asked) -> Safe:
    ids, total = view.latest(_GROUND, MOST_LATEST)
    held = view.part(ids)
    states = tuple(held.timelines[one] for one in ids if one in held.timelines)
    catalogue = Catalogue(replace(held.record, states=states), held.voices_beside, held.events_beside)
    rows = []
    for told in standing(states_of(catalogue.record, _GROUND), catalogue):
        quote = told.quote
        name = (
            element("a", told.title, href=asked.kept(path_of("event", told.id)))
            if told.id in held.timelines
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
        element("p", f"The {len(rows)} told last, of {total:,}.", class_="quiet") if total > len(rows) else "",
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
