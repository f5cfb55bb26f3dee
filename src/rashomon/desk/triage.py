"""One event after the other by keyboard, the gravest first; what was decided stays in sight and can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.desk.address import Asked
from rashomon.desk.desk import Desk, Found, Held
from rashomon.desk.event import corrections, decide, side_by_side
from rashomon.desk.events import by_weight, matching
from rashomon.desk.parts import anchors
from rashomon.desk.steps import Step, steps, undone
from rashomon.model import Event
from rashomon.model.weight import in_order
from rashomon.publishing.cards import event_card
from rashomon.publishing.html_cards import event_article
from rashomon.publishing.markup import Safe, element, join
from rashomon.publishing.words import counted, legible

LAST = 10


def queue(held: Held, asked: Asked) -> list[Event]:
    """The events of a view in the order in which they are read: the gravest first."""
    return by_weight(in_order(matching(held, asked)), held)


def next_of(events: Sequence[Event], decided: set[str], after: str = "") -> str:
    """The first event after this one that this reader has not decided; else the first of all; "" if none is left."""
    ids = [event.id for event in events]
    start = ids.index(after) + 1 if after in ids else 0
    return next((one for one in (*ids[start:], *ids[:start]) if one not in decided and one != after), "")


def page(desk: Desk, asked: Asked) -> Found:
    """The card that is next, or the one that the address names."""
    held = desk.holding.held(asked, at_once=True)
    if asked.at and asked.at not in held.events:
        held = desk.holding.held(asked)  # a rejection that was undone just now
    events = queue(held, asked)
    verdicts = desk.holding.verdicts()
    decided = set(verdicts)
    at = asked.at if asked.at in held.events else next_of(events, decided)
    left = sum(event.id not in decided for event in events)
    gone = sum(one.kind == "reject" and event not in held.events for event, one in verdicts.items())
    progress = _progress(len(events) - left + gone, len(events) + gone)
    if not at:
        return Found("Triage", join(element("h1", "Triage"), progress, _done(events, asked), last(desk, asked)))
    card = event_card(held.events[at], held.catalogue)
    if at not in decided:
        card = replace(card, desk=())  # what others decided is seen after one's own verdict
    ids = [event.id for event in events]
    place = ids.index(at) if at in ids else -1
    return Found(
        f"Triage: {card.title}",
        join(
            element("h1", "Triage"),
            progress,
            element(
                "div",
                element(
                    "div",
                    element("h2", "What the reports say", class_="unseen"),
                    event_article(card, "event", anchors(asked)),
                    corrections(held.events[at], held, asked.to("/triage", at=at)),
                    side_by_side(held.events[at].claims, held, asked),
                    decide(card, asked, desk.project.user, back="/triage", moves=_moves(asked, ids, place, decided)),
                ),
                last(desk, asked),
                class_="triage",
            ),
        ),
    )


def _progress(done: int, total: int) -> Safe:
    return element(
        "p",
        element("meter", f"{done} of {total}", min="0", max=str(max(total, 1)), value=str(done)),
        f" {done:,} of {counted(total, 'event')} decided by you",
        class_="progress",
        id="progress",
    )


def _moves(asked: Asked, ids: list[str], place: int, decided: set[str]) -> Safe:
    """Next, previous, skip: links with their keys."""
    links = []
    if 0 <= place < len(ids) - 1:
        links.append(_key("Next ", "j", asked.to("/triage", at=ids[place + 1])))
    if place > 0:
        links.append(_key("Previous ", "k", asked.to("/triage", at=ids[place - 1])))
    after = next((one for one in ids[place + 1 :] if one not in decided), "")
    if after:
        links.append(_key("Skip ", "Space", asked.to("/triage", at=after)))
    return element("p", *(part for link in links for part in (link, " ")), class_="moves")


def _key(words: str, key: str, address: str) -> Safe:
    return element("a", words, element("kbd", key), href=address, data_key=key.lower(), class_="button")


def _done(events: list[Event], asked: Asked) -> Safe:
    if events:
        return element("p", "Every event of this view has your verdict. Clear a filter, or look at the disagreements.")
    return element("p", "There is nothing to decide here. ", element("a", "All events", href=asked.kept("/")))


def last(desk: Desk, asked: Asked) -> Safe:
    """The last steps of this reader, each with its undoing."""
    told = desk.holding.judgements()
    own = steps(told, desk.project.user)
    items = [
        element(
            "li",
            f"{one.done}: ",
            element("a", legible(one.title), href=asked.to("/triage", at=one.event))
            if one.event
            else element("span", legible(one.title)),
            " ",
            _undo(one, asked, "Undo", key="z" if place == 0 else None),
            class_=one.kind,
        )
        for place, one in enumerate(own[:LAST])
    ]
    back = undone(told, desk.project.user)
    redo = element("p", _undo(back[0], asked, "Give the undone step back", key="Z")) if back else Safe("")
    none = element("p", "Nothing decided yet.", class_="quiet") if not items else Safe("")
    return element(
        "aside", element("h2", "Your last steps"), redo, none, element("ol", *items) if items else "", class_="last"
    )


def _undo(step: Step, asked: Asked, words: str, *, key: str | None) -> Safe:
    """The form that undoes a step, or an undoing; it leads to the card that it touches."""
    shown = join(words, " ", element("kbd", "Shift Z" if key == "Z" else key)) if key else Safe(words)
    return element(
        "form",
        element("input", type="hidden", name="number", value=str(step.number)),
        element("input", type="hidden", name="back", value=asked.to("/triage", at=step.event or asked.at)),
        element("button", shown, data_key=key),
        method="post",
        action="/judge/undo",
        class_="inline",
    )
