"""What a reader decides on a page: each is kept before the answer goes out, and an answer never leads off the desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from rashomon.desk.address import Asked
from rashomon.desk.desk import Desk
from rashomon.desk.event import READ
from rashomon.desk.triage import next_of, queue, steps, undone_last
from rashomon.errors import Unknown
from rashomon.model import Judgement
from rashomon.project.corrections import WrongCorrection
from rashomon.publishing.words import counted


@dataclass(frozen=True, slots=True)
class Answer:
    """Where the reader goes next, and what is said there."""

    address: str
    notice: str


Fields = Mapping[str, str]


def event(desk: Desk, fields: Fields) -> Answer:
    """A verdict on all claims of an event.

    Raises:
        Unknown: if there is no such event in the view.
    """
    asked = Asked.parse(dict(parse_qsl(fields.get("view", ""))))
    held = desk.holding.held(asked, at_once=True)
    found = held.events.get(fields.get("event", ""))
    if found is None:
        raise Unknown("this event is no longer in the record: reload the page")
    made = desk.project.judge_events(fields.get("kind", ""), [found], fields.get("reason", "").strip() or READ)
    back = home(fields.get("back", ""))
    if back == "/triage":
        following = next_of(queue(held, asked), set(desk.holding.verdicts()), found.id)
        back = replace(asked, at=following, page=1).to("/triage")
    return Answer(back, _kept(made))


def matching(desk: Desk, fields: Fields) -> Answer:
    """A verdict on every event of the list that was shown, as one step.

    Raises:
        Unknown: if one of them is no longer in the view: then nothing is kept.
        WrongCorrection: without a reason.
    """
    asked = Asked.parse(dict(parse_qsl(fields.get("view", ""))))
    held = desk.holding.held(asked)
    ids = fields.get("events", "").split()
    gone = [one for one in ids if one not in held.events]
    if gone or not ids:
        raise Unknown("the list is another one by now: look at it again, nothing was kept")
    made = desk.project.judge_events(
        fields.get("kind", ""), [held.events[one] for one in ids], fields.get("reason", "")
    )
    return Answer(home(fields.get("back", "")), f"{_kept(made)}, as one step")


def claim(desk: Desk, fields: Fields) -> Answer:
    """A correction or a rejection of one claim.

    Raises:
        Unknown: if the project has no such claim.
        WrongCorrection: if the value cannot be in the field; the message says how to write it.
    """
    kind = fields.get("kind", "")
    if kind not in ("correct", "reject", "accept"):
        raise WrongCorrection(f"a claim is corrected, accepted or rejected, not {kind!r}")
    value = {key: fields.get(key, "").strip() for key in ("field", "value")} if kind == "correct" else {}
    reason = fields.get("reason", "").strip()
    made = desk.project.judge(kind, fields.get("subject", ""), reason if kind == "correct" else reason or READ, **value)
    return Answer(home(fields.get("back", "")), _kept([made]))


def source(desk: Desk, fields: Fields) -> Answer:
    """A source's reliability or camp.

    Raises:
        WrongCorrection: for a letter that is none of A to F, or without a reason.
    """
    kind = fields.get("kind", "")
    if kind not in ("reliability", "camp"):
        raise WrongCorrection(f"a source has a reliability and a camp, no {kind!r}")
    name = "letter" if kind == "reliability" else "camp"
    made = desk.project.judge(
        kind, fields.get("subject", ""), fields.get("reason", ""), **{name: fields.get(name, "").strip()}
    )
    return Answer(home(fields.get("back", "")), _kept([made]))


def undo(desk: Desk, fields: Fields) -> Answer:
    """Undoes a step of this reader: the one that is named, else the last; an undoing is undone by its own number.

    Raises:
        Unknown: if there is nothing to undo.
    """
    told = desk.holding.judgements()
    number = fields.get("number", "")
    if not number:
        own = steps(told, desk.project.user)
        if not own:
            raise Unknown("you have decided nothing yet that could be undone")
        number = str(own[0].number)
    if not (number.isascii() and number.isdigit() and len(number) < 16):
        raise Unknown(f"there is no judgement {number[:40]!r}")
    made = desk.project.undo_step(int(number), "undone at the desk")
    again = undone_last(told, desk.project.user) == int(number)
    return Answer(
        home(fields.get("back", "")),
        "the step is given back" if again else f"undone: {counted(len(made), 'judgement')}",
    )


def _kept(made: Sequence[Judgement]) -> str:
    numbers = str(made[0].number) if len(made) == 1 else f"{made[0].number}–{made[-1].number}"
    return f"kept: {counted(len(made), 'judgement')} (number {numbers})"


def home(address: str) -> str:
    """An address of this desk; anything that would lead elsewhere becomes its first page.

    >>> home("//elsewhere.example/"), home("/triage?at=E1")
    ('/', '/triage?at=E1')
    """
    inside = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if inside and "\\" not in address else "/"
