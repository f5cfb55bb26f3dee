"""Events and states on the page."""

from __future__ import annotations

from rashomon.publishing.cards import Account, Dispute, EventCard
from rashomon.publishing.html_quotes import Anchors, marked, numbered, quote_links, quote_list, quoted, source_line
from rashomon.publishing.markup import Safe, element, join, table
from rashomon.publishing.range_marks import range_marks
from rashomon.publishing.timelines import Entry, StateCard


def event_article(card: EventCard, anchor: str, anchors: Anchors) -> Safe:
    """One event: head, facts, disagreements, and all its quotes."""
    numbers = numbered(card.quotes)
    return element(
        "article",
        _event_head(card, numbers, anchor),
        _facts(card, numbers, anchor),
        *(dispute_block(dispute, numbers, anchor, anchors) for dispute in card.disputes),
        element("h4", "In the reports’ words"),
        quote_list(card.quotes, anchor, anchors),
        _why(card.why),
        id=anchor,
        class_="card",
    )


def state_article(card: StateCard, anchor: str, anchors: Anchors) -> Safe:
    """One state: head, the timeline with its quotes, and disagreements."""
    numbers = {entry.quote.claim: place for place, entry in enumerate(card.entries, start=1) if entry.quote is not None}
    rows = [_entry_row(entry, f"{anchor}-q{place}", anchors) for place, entry in enumerate(card.entries, start=1)]
    about = "; ".join(part for part in (card.where, *(str(part) for part in card.who)) if part)
    ended = element("p", element("b", "Ended by"), f" {card.ended_by}", class_="ended") if card.ended_by else Safe("")
    return element(
        "article",
        element(
            "header",
            element("h3", element("span", card.id, class_="id"), " ", card.title),
            element("p", about, class_="about") if about else "",
            element("p", card.counts, class_="quiet"),
        ),
        table(["When", "What", "Who says so, in which words"], rows, caption=f"{card.title}: accounts in order of time")
        if rows
        else "",
        ended,
        *(dispute_block(dispute, numbers, anchor, anchors) for dispute in card.disputes),
        _why(card.why),
        id=anchor,
        class_="card",
    )


def tags(marks: tuple[str, ...]) -> list[Safe]:
    """The hedges on a whole claim or event, each with a blank after it."""
    return [join(element("span", mark, class_="tag"), " ") for mark in marks]


def figure_links(card: EventCard, numbers: dict[str, int], anchor: str, *, weighty: bool) -> Safe:
    """The figures of an event, each with the numbers of its quotes."""
    told = [
        join(element("span", figure.text, class_="figure"), quote_links(figure.claims, numbers, anchor))
        for figure in card.figures
        if figure.weighty is weighty
    ]
    return join(*(part for place, figure in enumerate(told) for part in ((Safe("; ") if place else Safe("")), figure)))


def _event_head(card: EventCard, numbers: dict[str, int], anchor: str) -> Safe:
    weighty = figure_links(card, numbers, anchor, weighty=True)
    return element(
        "header",
        element("p", card.when, class_="day"),
        element("h3", element("span", card.id, class_="id"), " ", *tags(card.marks), card.title),
        element("p", weighty, class_="toll") if weighty else "",
    )


def _facts(card: EventCard, numbers: dict[str, int], anchor: str) -> Safe:
    """The labelled facts; one that has nothing to say is left out."""
    counts = figure_links(card, numbers, anchor, weighty=False)
    told: list[tuple[str, str | Safe]] = [
        ("What", "" if card.title.casefold().startswith(card.kind.casefold()) else card.kind),
        ("Where", card.where),
        ("Who", "; ".join(str(part) for part in card.who)),
        ("How many", counts),
        ("Over time", join(*(element("div", line) for line in card.changes)) if card.changes else ""),
        ("Who says so", join(card.holders, " ", element("span", card.counts, class_="quiet"))),
        ("Who repeats whom", card.repeats),
        ("How sure", join(card.sure, element("span", f": {card.reasons}" if card.reasons else "", class_="quiet"))),
        ("Civilian harm", card.harm),
        ("Note", "; ".join(card.notes)),
        ("Decided at the desk", join(*(element("div", line) for line in card.desk)) if card.desk else ""),
    ]
    rows = [part for name, value in told if value for part in (element("dt", name), element("dd", value))]
    return element("dl", *rows)


def dispute_block(dispute: Dispute, numbers: dict[str, int], anchor: str, anchors: Anchors) -> Safe:
    """One disagreement as a table of accounts, their ranges drawn to one scale where they are numbers.

    `numbers` are those of the quotes on the card `anchor`, to which the accounts lead; none where it lists no quotes.
    """
    marks = range_marks([(account.low, account.high) for account in dispute.accounts])
    rows = [
        _account_row(account, mark, numbers, anchor, anchors)
        for account, mark in zip(dispute.accounts, marks, strict=True)
    ]
    title = f"{dispute.slot}: {dispute.word}"
    return element(
        "div",
        element("h4", title[:1].upper() + title[1:]),
        element("p", dispute.note, class_="quiet") if dispute.note else "",
        table(["Account", "Who holds it", "Words"], rows, caption=title) if rows else "",
        class_="dispute update" if dispute.relation == "update" else "dispute",
    )


def _account_row(account: Account, mark: Safe | None, numbers: dict[str, int], anchor: str, anchors: Anchors) -> Safe:
    value = join(element("span", account.value, class_="figure"), mark if mark is not None else "")
    known = element("span", account.known, class_="quiet") if account.known else Safe("")
    words = [
        element("p", quoted(quote, anchors), quote_links([quote.claim], numbers, anchor)) for quote in account.quotes
    ]
    return element(
        "tr",
        element("th", value, scope="row"),
        element("td", account.holders, Safe(" ") if known else "", known, data_label="Who"),
        element("td", *words, data_label="Words"),
    )


def _entry_row(entry: Entry, anchor: str, anchors: Anchors) -> Safe:
    told = (
        [marked(entry.quote), source_line(entry.quote, anchors)]
        if entry.quote is not None
        else [element("p", entry.says, class_="source")]
    )
    hedges = tags(entry.marks) if entry.quote is None else []
    return element(
        "tr",
        element("th", entry.when, scope="row", class_="when"),
        element("td", *hedges, element("span", entry.value, class_="figure"), data_label="What"),
        element("td", *told, data_label="Words"),
        id=anchor,
    )


def _why(lines: tuple[str, ...]) -> Safe:
    if not lines:
        return Safe("")
    return element(
        "details",
        element("summary", "Why these claims are one"),
        element("ul", *(element("li", line) for line in lines)),
    )
