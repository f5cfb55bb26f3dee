"""Where accounts of an event differ: which one stands, by one key; the others stay in the record as they were told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.desk.address import Asked
from rashomon.desk.desk import Desk, Held
from rashomon.desk.steps import steps, undone
from rashomon.publishing.cards import holders, position_value
from rashomon.publishing.markup import Safe, element, join
from rashomon.publishing.words import label, legible

_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Account:
    """One account of a field: its value, who holds it, and the claims that say so."""

    slot: str
    value: str
    who: str
    claims: tuple[str, ...]


def accounts_of(event: str, held: Held) -> list[Account]:
    """The accounts of an event that differ, in the order of its page."""
    return [
        Account(found.slot, position_value(one, found.slot), holders(one, held.catalogue), one.claims)
        for found in held.catalogue.disputes.get(event, ())
        for one in found.positions
        if any(claim in held.catalogue.claims for claim in one.claims)
    ]


def choice(event: str, held: Held, view: Asked, back: str) -> Safe:
    """A button for each account, the first nine with a digit; nothing where accounts agree."""
    found = accounts_of(event, held)
    if not found:
        return Safe("")
    items = []
    for place, one in enumerate(found):
        key = str(place + 1) if place < _DIGITS else None
        words = join(f"{label('slots', one.slot)}: {legible(one.value)} ", element("kbd", key) if key else "")
        button = element("button", words, name="account", value=str(place), data_key=key)
        items.append(element("li", button, " ", element("span", legible(one.who), class_="quiet")))
    return element(
        "form",
        element("h2", "Which account stands?"),
        element("p", "Its claims are accepted; the other accounts stay as they were told.", class_="quiet"),
        element("input", type="hidden", name="event", value=event),
        element("input", type="hidden", name="view", value=view.query()),
        element("input", type="hidden", name="back", value=back),
        *(element("input", type="hidden", name=f"told-{place}", value=_sign(one)) for place, one in enumerate(found)),
        element("ul", *items, class_="accounts"),
        method="post",
        action="/judge/account",
        class_="card",
        id="accounts",
    )


def _sign(one: Account) -> str:
    """What an account is known by, should the list be another one by the time that it is sent."""
    return f"{one.slot}={one.value}"


def chosen(found: Sequence[Account], number: str, sign: str) -> Account | None:
    """The account of this number, if it is still the one that was shown."""
    place = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else len(found)
    return found[place] if place < len(found) and _sign(found[place]) == sign else None


def last_step(desk: Desk, back: str) -> Safe:
    """The last step of the one who asks with its undoing, and what can be given back; nothing without either."""
    told = desk.told()
    own, back_again = steps(told, desk.who.name), undone(told, desk.who.name)
    parts = []
    if own:
        undo = join("Undo ", element("kbd", "z"))
        parts += [f"Your last step: {own[0].done}: {legible(own[0].title)} ", _form(own[0].number, back, undo, "z")]
    if back_again:
        redo = join("Give the undone step back ", element("kbd", "Shift Z"))
        parts += [" ", _form(back_again[0].number, back, redo, "Z")]
    return element("div", *parts, class_="quiet last-step") if parts else Safe("")


def _form(number: int, back: str, words: Safe, key: str) -> Safe:
    return element(
        "form",
        element("input", type="hidden", name="number", value=str(number)),
        element("input", type="hidden", name="back", value=back),
        element("button", words, data_key=key),
        method="post",
        action="/judge/undo",
        class_="inline",
    )
