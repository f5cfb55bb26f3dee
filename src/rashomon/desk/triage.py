"""One event after the other by keyboard, the gravest first; what was decided stays in sight and can be undone."""

from __future__ import annotations

from dataclasses import replace

from rashomon.desk import differ
from rashomon.desk.accounts import choice
from rashomon.desk.address import Asked
from rashomon.desk.desk import Desk, Found, View
from rashomon.desk.event import corrections, decide, side_by_side
from rashomon.desk.parts import anchors
from rashomon.desk.steps import Step, steps, undone
from rashomon.publishing.cards import event_card
from rashomon.publishing.html_cards import event_article
from rashomon.publishing.markup import Safe, element, join
from rashomon.publishing.words import counted, legible

LAST = 10


def queue(asked: Asked) -> Asked:
    """The view with its events in the order in which they are read: the gravest first."""
    return replace(asked, sort="weight")


def next_of(view: View, asked: Asked, decided: set[str], after: str = "") -> str:
    """The first event after this one that this reader has not decided; else the first of all; "" if none is left."""
    done = decided | {after}
    found = view.beside(queue(asked), after, done)[1] if after else None
    return found or next(iter(view.ids(queue(asked), 0, 1, done)), "")


def page(desk: Desk, asked: Asked) -> Found:
    """The card that is next, or the one that the address names."""
    view = desk.holding.view(asked, at_once=True)
    held = view.part([asked.at], whole_reports=True) if asked.at else None
    if held is not None and asked.at not in held.events:
        view = desk.holding.view(asked)  # a rejection that was undone just now
        held = view.part([asked.at], whole_reports=True)
    verdicts = desk.holding.verdicts(desk.who.name)
    decided = desk.decided()
    at = asked.at if held is not None and asked.at in held.events else next_of(view, asked, decided)
    total, left = view.count(asked), view.count(asked, decided)
    rejected = [event for event, one in verdicts.items() if one.kind == "reject"]
    gone = len(rejected) - view.known(rejected)
    progress = _progress(total - left + gone, total + gone)
    if not at:
        return Found("Triage", join(element("h1", "Triage"), progress, _done(total, asked), last(desk, asked)))
    if held is None or at not in held.events:
        held = view.part([at], whole_reports=True)
    card = event_card(held.events[at], held.catalogue)
    if at not in verdicts:
        card = replace(card, desk=())  # what others decided is seen after one's own verdict
    moves = _moves(asked, *view.beside(queue(asked), at), view.beside(queue(asked), at, decided)[1])
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
                    choice(at, held, asked, asked.to("/triage", at=at)) if desk.who.may_judge else "",
                    corrections(held.events[at], held, asked.to("/triage", at=at)) if desk.who.may_judge else "",
                    side_by_side(held.events[at].claims, held, asked),
                    differ.note(desk, at),
                    decide(card, asked, desk.who.name, back="/triage", moves=moves) if desk.who.may_judge else moves,
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


def _moves(asked: Asked, before: str | None, after: str | None, open_: str | None) -> Safe:
    """Next, previous, skip (to the next that is open): links with their keys."""
    links = []
    if after is not None:
        links.append(_key("Next ", "j", asked.to("/triage", at=after)))
    if before is not None:
        links.append(_key("Previous ", "k", asked.to("/triage", at=before)))
    if open_ is not None:
        links.append(_key("Skip ", "Space", asked.to("/triage", at=open_)))
    return element("p", *(part for link in links for part in (link, " ")), class_="moves")


def _key(words: str, key: str, address: str) -> Safe:
    return element("a", words, element("kbd", key), href=address, data_key=key.lower(), class_="button")


def _done(events: int, asked: Asked) -> Safe:
    if events:
        return element("p", "Every event of this view has your verdict. Clear a filter, or look at the disagreements.")
    return element("p", "There is nothing to decide here. ", element("a", "All events", href=asked.kept("/")))


def last(desk: Desk, asked: Asked) -> Safe:
    """The last steps of this reader, each with its undoing."""
    told = desk.holding.judgements()
    own = steps(told, desk.who.name)
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
    back = undone(told, desk.who.name)
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
