"""Two readers: where one of them is waited for, and the queue of what they differ in, which a lead settles."""

from __future__ import annotations

from rashomon.desk.address import Asked, path_of
from rashomon.desk.desk import Desk, Found, Held
from rashomon.desk.parts import named
from rashomon.model import Event, Judgement
from rashomon.project import readers
from rashomon.project.readers import Reading
from rashomon.publishing.cards import title_of
from rashomon.publishing.judged import said
from rashomon.publishing.markup import Safe, element, join
from rashomon.publishing.words import counted, flowing, legible

_VERDICTS = {"accept": "accepts it", "reject": "rejects it", "unsure": "is unsure"}
_NO_QUEUE = "This project asks for one reader: nobody is waited for. `rashomon settings readers 2` asks for two."
BLIND = "Two people read each event here. What others say of it is shown after your own verdict."


def page(desk: Desk, asked: Asked) -> Found:
    """Events and claims of which two readers say otherwise, each with who says what and why."""
    told = desk.holding.judgements()
    if desk.readers < 2:
        return Found("Readers differ", join(element("h1", "Readers differ"), element("p", _NO_QUEUE)))
    events = [one for one in readers.readings(told).values() if one.differs]
    held = desk.holding.view(Asked()).part([one.event for one in events])
    claims = readers.open_claims(told)
    waiting = sum(not one.is_done and not one.differs for one in readers.readings(told).values())
    return Found(
        "Readers differ",
        join(
            element("h1", "Readers differ"),
            element(
                "p",
                f"{counted(len(events), 'event')} and {counted(len(claims), 'claim')} to settle; "
                f"{counted(waiting, 'event')} with one of two readers.",
                class_="quiet",
            ),
            element("h2", "Events", class_="unseen") if events else "",
            *(_event(one, held, asked) for one in events),
            element("h2", "Claims") if claims else "",
            *(_claim(group, asked) for group in claims),
        ),
    )


def _event(one: Reading, held: Held, asked: Asked) -> Safe:
    event = held.events.get(one.event)
    last = max(one.given.values(), key=lambda judgement: judgement.number)
    title = title_of(event.title, event.type, event.subtype) if event is not None else legible(last.value["title"])
    if event is None:
        settle = element("p", "The event is no longer in the record under this name.", class_="quiet")
    else:
        settle = _settle_event(event, asked)
    return element(
        "article",
        element("h3", element("a", title, href=asked.kept(path_of("event", one.event)))),
        element("ul", *(_said(each, _VERDICTS[each.kind]) for each in one.given.values())),
        settle,
        class_="card",
    )


def _settle_event(event: Event, asked: Asked) -> Safe:
    buttons = [
        element("button", name, name="kind", value=kind, class_=kind)
        for kind, name in (("accept", "Settle: accept"), ("reject", "Settle: reject"), ("unsure", "Leave it unsure"))
    ]
    return element(
        "form",
        element("input", type="hidden", name="event", value=event.id),
        element("input", type="hidden", name="back", value=asked.to("/differ")),
        _reason(),
        *(part for button in buttons for part in (button, " ")),
        method="post",
        action="/judge/settle",
        class_="correct",
    )


def _claim(group: tuple[Judgement, ...], asked: Asked) -> Safe:
    first = group[0]
    quote = element("q", named(first.value.get("quote", "")), dir="auto")
    forms = [
        element(
            "li",
            *_told_by(one, said(one)),
            element(
                "form",
                element("input", type="hidden", name="number", value=str(one.number)),
                element("input", type="hidden", name="back", value=asked.to("/differ")),
                _reason(),
                element("button", "Settle: so it is", name="kind", value="take"),
                " ",
                element("button", "Leave the claim as it was read", name="kind", value="leave"),
                method="post",
                action="/judge/settle",
                class_="correct",
            ),
        )
        for one in group
    ]
    where = element("a", quote, href=asked.kept(path_of("claim", first.subject)))
    return element("article", element("h3", where), element("ul", *forms), class_="card")


def _reason() -> Safe:
    return element("label", "because ", element("input", name="reason", required="", maxlength="500"))


def _said(one: Judgement, words: str) -> Safe:
    return element("li", *_told_by(one, words))


def _told_by(one: Judgement, words: str) -> tuple[Safe | str, ...]:
    return (
        element("b", legible(one.user)),
        f" {words}" if words in _VERDICTS.values() else f": {words}",
        f", because {flowing(one.reason)} ({one.at[:10]} {one.at[11:16]})",
    )


def note(desk: Desk, event: str) -> Safe:
    """Where an event stands with its two readers, as far as the one who asks may know."""
    if desk.readers < 2:
        return Safe("")
    one = readers.readings(desk.told()).get(event)
    if one is None or not (desk.who.is_lead or desk.who.name in one.given or one.is_done):
        return element("p", BLIND, class_="quiet readers")
    return element("p", state(one), class_="notice readers")


def state(one: Reading) -> str:
    """Where an event stands with its readers, in a sentence."""
    names = " and ".join(legible(name) for name in one.given)
    if one.ruling is not None:
        return f"Settled by {legible(one.ruling.user)}."
    if one.differs:
        return f"The readers differ ({names}): it waits for a lead to settle it."
    if one.is_done:
        return f"Read by two: {names} say the same."
    return f"One of two readers ({names}): it takes effect when a second one says the same."
