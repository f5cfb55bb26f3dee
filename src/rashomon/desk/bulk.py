"""One verdict for all events of a list: every one of them is shown first, and it is one step that can be undone."""

from __future__ import annotations

from rashomon.desk.address import Asked, path_of
from rashomon.desk.desk import Desk, Found
from rashomon.publishing.cards import event_card
from rashomon.publishing.markup import Safe, element, join
from rashomon.publishing.words import counted

MOST = 500


def page(desk: Desk, asked: Asked) -> Found:
    """The list of all that would be judged, and the verdict."""
    view = desk.holding.view(asked)
    ids, number = view.ids(asked, 0, MOST), view.count(asked)
    held = view.part(ids)
    found = [held.events[one] for one in ids if one in held.events]
    title = "Decide on all of these"
    if not found or number > MOST:
        told = "No event fits these filters." if not found else f"{number:,} events are more than {MOST} at once."
        back = element("a", "Narrow the filters", href=asked.kept("/"))
        return Found(title, join(element("h1", title), element("p", told, " ", back)))
    cards = [event_card(event, held.catalogue) for event in found]
    rows = [
        element(
            "li",
            element("a", card.title, href=asked.kept(path_of("event", card.id))),
            f" · {card.when} · {'; '.join(figure.text for figure in card.figures) or 'no figure'} · "
            f"{counted(len(card.quotes), 'claim')}",
        )
        for card in cards
    ]
    claims = sum(len(event.claims) for event in found)
    return Found(
        title,
        join(
            element("h1", title),
            element("p", f"{counted(len(found), 'event')} with {counted(claims, 'claim')}: this is all of them."),
            element("ol", *rows),
            _form(asked, " ".join(event.id for event in found), desk.who.name) if desk.who.may_judge else "",
        ),
    )


def _form(asked: Asked, events: str, user: str) -> Safe:
    buttons = [
        element("button", name, name="kind", value=kind, class_=kind)
        for kind, name in (("accept", "Accept all"), ("reject", "Reject all"), ("unsure", "Unsure of all"))
    ]
    return element(
        "form",
        element("input", type="hidden", name="events", value=events),
        element("input", type="hidden", name="view", value=asked.query()),
        element("input", type="hidden", name="back", value=asked.to("/triage")),
        element("p", *(part for button in buttons for part in (button, " ")), class_="verdicts"),
        element(
            "p",
            element("label", "Reason ", for_="reason"),
            element("input", name="reason", id="reason", required="", maxlength="500"),
        ),
        element("p", f"signed {user}; one step, which can be undone as a whole", class_="quiet"),
        method="post",
        action="/judge/matching",
        class_="decide card",
    )
