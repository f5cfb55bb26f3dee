"""What a reader decides on a page: each is kept before the answer goes out, and an answer never leads off the desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from rashomon.desk import accounts, differ, meaning
from rashomon.desk.address import Asked
from rashomon.desk.claim import Again, Sent, decide
from rashomon.desk.desk import Desk
from rashomon.desk.event import READ
from rashomon.desk.roles import NotAllowed
from rashomon.desk.steps import steps, undone
from rashomon.desk.triage import next_of
from rashomon.errors import Unknown
from rashomon.model import Judgement
from rashomon.project import readers
from rashomon.project.accounts import accept_account
from rashomon.project.corrections import WrongCorrection
from rashomon.project.deciding import in_force, standing
from rashomon.project.naming import NAME
from rashomon.publishing.judged import said
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
    view = desk.holding.view(asked, at_once=True)
    identifier, kind, reason = fields.get("event", ""), fields.get("kind", ""), fields.get("reason", "").strip() or READ
    found = view.part([identifier]).events.get(identifier)
    made = _kept_already(desk, identifier, kind, reason, found.claims if found is not None else ())
    if not made:
        if found is None:
            raise Unknown("this event is no longer in the record: reload the page")
        made = desk.project.judge_events(kind, [found], reason)
    back = home(fields.get("back", ""))
    if back == "/triage":
        following = next_of(view, asked, desk.decided(), identifier)
        back = replace(asked, at=following, page=1).to("/triage")
    waits = readers.readings(desk.told()).get(identifier) if desk.readers > 1 else None
    return Answer(back, f"{_kept(made)}. {differ.state(waits)}" if waits is not None else _kept(made))


def settle(desk: Desk, fields: Fields) -> Answer:
    """What a lead says where two readers differ: on an event, or on what one of them said of a claim.

    Raises:
        Unknown: if there is no such event or judgement.
        WrongCorrection: without a reason, or for what is no verdict.
    """
    kind, reason, number = fields.get("kind", ""), fields.get("reason", ""), fields.get("number", "")
    if number:
        if not (number.isascii() and number.isdigit() and len(number) < 16) or kind not in ("take", "leave"):
            raise WrongCorrection("a claim is settled as one of its readers has it, or as it was read")
        made: tuple[Judgement, ...] = (readers.settle_claim(desk.project, int(number), kind == "take", reason),)
    else:
        identifier = fields.get("event", "")
        found = desk.holding.view(Asked()).part([identifier]).events.get(identifier)
        if found is None:
            raise Unknown("this event is no longer in the record: reload the page")
        made = desk.project.judge_events(kind, [found], reason, settles=True)
    return Answer(home(fields.get("back", "")), f"settled: {counted(len(made), 'judgement')}")


def _kept_already(desk: Desk, event: str, kind: str, reason: str, claims: Sequence[str]) -> tuple[Judgement, ...]:
    """The same verdict of this reader on all that the event has now, if it stands: sent again, it is not kept twice.

    So a verdict whose answer was lost on the way (the desk was stopped, the line broke) can be given once more.
    """
    last = desk.holding.verdicts(desk.who.name).get(event)
    if last is None or (last.kind, last.reason) != (kind, reason):
        return ()
    step = [one for one in desk.holding.judgements() if (one.at, one.user) == (last.at, last.user)]
    same = tuple(one for one in step if one.value.get("event") == event)
    return same if set(claims) <= {one.subject for one in same} else ()


def matching(desk: Desk, fields: Fields) -> Answer:
    """A verdict on every event of the list that was shown, as one step.

    Raises:
        Unknown: if one of them is no longer in the view: then nothing is kept.
        WrongCorrection: without a reason.
    """
    asked = Asked.parse(dict(parse_qsl(fields.get("view", ""))))
    ids = fields.get("events", "").split()
    held = desk.holding.view(asked).part(ids)
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
    if kind != "correct":
        reason = reason or READ
    subject = fields.get("subject", "")
    made = _same_claim(desk, kind, subject, reason, value) or desk.project.judge(kind, subject, reason, **value)
    return Answer(home(fields.get("back", "")), _kept([made]))


def fields(desk: Desk, fields: Fields) -> Answer:
    """Several fields of one claim, corrected as one step; sent again, it is not kept twice.

    Raises:
        Again: if something in the form is wrong, or only its map was used: then nothing is kept.
    """
    about, values, reason = decide(desk, fields)
    back = home(fields.get("back", ""))
    if values:
        return Answer(back, _kept(desk.project.correct(about.id, values, reason)))
    own = [one for one in standing(desk.holding.judgements()) if one.user == desk.who.name]
    last = next((one for one in reversed(own) if one.subject == about.id), None)
    if last is not None and (last.kind, last.reason) == ("correct", reason):
        return Answer(back, _kept([last]))
    raise Again(about.id, Sent(fields, {"basis": "nothing is changed: change a field, or go back to the event"}))


def _same_claim(desk: Desk, kind: str, subject: str, reason: str, value: Mapping[str, str]) -> Judgement | None:
    """The latest judgement of this reader on this claim that stands, if it is the same one, sent again."""
    own = [one for one in standing(desk.holding.judgements()) if one.user == desk.who.name]
    last = next((one for one in reversed(own) if one.subject == subject), None)
    is_same = last is not None and (last.kind, last.reason, last.value.get("event")) == (kind, reason, None)
    return last if last is not None and is_same and value.items() <= last.value.items() else None


def name(desk: Desk, fields: Fields) -> Answer:
    """What a name means in this project; sent again, it is not kept twice.

    Raises:
        WrongCorrection: if it means nothing, or there is no reason.
    """
    told, value, reason = fields.get("name", ""), meaning.value_of(fields), fields.get("reason", "").strip()
    for one in standing(desk.holding.judgements()):
        same = (one.kind, one.user, one.subject, one.reason) == (NAME, desk.who.name, told.strip(), reason)
        if same and meaning.is_same(one, value):
            return Answer(home(fields.get("back", "/names")), _kept([one]))
    made = desk.project.judge(NAME, told.strip(), reason, **value)
    return Answer(home(fields.get("back", "/names")), f"{said(made)} ({_kept([made])})")


def account(desk: Desk, fields: Fields) -> Answer:
    """Which account of a field stands: its claims are accepted as one step; sent again, it is not kept twice.

    Raises:
        Unknown: if there is no such account any more.
    """
    asked, number = Asked.parse(dict(parse_qsl(fields.get("view", "")))), fields.get("account", "")
    event = fields.get("event", "")
    held = desk.holding.view(asked).part([event])
    one = accounts.chosen(accounts.accounts_of(event, held), number, fields.get(f"told-{number}", ""))
    if one is None:
        raise Unknown("the accounts are others by now: reload the page, nothing was kept")
    claims = [name for name in one.claims if name in held.catalogue.claims]
    told = {"slot": one.slot, "account": one.value}
    own = [
        made for made in standing(desk.holding.judgements()) if made.user == desk.who.name and made.subject in claims
    ]
    same = [made for made in own if told.items() <= made.value.items()]
    if {made.subject for made in same} < set(claims):
        reason = f"of the accounts that differ this one stands: {one.value} ({one.who})"
        same = [*accept_account(desk.project, claims, slot=one.slot, account=one.value, reason=reason)]
    return Answer(home(fields.get("back", "")), f"{one.value} stands, {_kept(same)}")


def source(desk: Desk, fields: Fields) -> Answer:
    """A source's reliability or camp.

    Raises:
        WrongCorrection: for a letter that is none of A to F, or without a reason.
    """
    kind = fields.get("kind", "")
    if kind not in ("reliability", "camp"):
        raise WrongCorrection(f"a source has a reliability and a camp, no {kind!r}")
    name = "letter" if kind == "reliability" else "camp"
    value, subject, reason = {name: fields.get(name, "").strip()}, fields.get("subject", ""), fields.get("reason", "")
    made = _same_source(desk, kind, subject, reason.strip(), value) or desk.project.judge(
        kind, subject, reason, **value
    )
    return Answer(home(fields.get("back", "")), _kept([made]))


def _same_source(desk: Desk, kind: str, subject: str, reason: str, value: Mapping[str, str]) -> Judgement | None:
    """What stands of this source, if this reader has said just that."""
    told = [one for one in standing(desk.holding.judgements()) if (one.kind, one.subject) == (kind, subject)]
    last = told[-1] if told else None
    same = (desk.who.name, reason, value)
    return last if last is not None and (last.user, last.reason, dict(last.value)) == same else None


def undo(desk: Desk, fields: Fields) -> Answer:
    """Undoes a step of this reader: the one that is named, else the last; an undoing is undone by its own number.

    Raises:
        Unknown: if there is nothing to undo.
    """
    told = desk.holding.judgements()
    number = fields.get("number", "")
    if not number:
        own = steps(told, desk.who.name)
        if not own:
            raise Unknown("you have decided nothing yet that could be undone")
        number = str(own[0].number)
    if not (number.isascii() and number.isdigit() and len(number) < 16):
        raise Unknown(f"there is no judgement {number[:40]!r}")
    if int(number) in {one.undoes for one in in_force(told)}:
        return Answer(home(fields.get("back", "")), "that was done already")
    check_undo(desk, number)
    made = desk.project.undo_step(int(number), "undone at the desk")
    again = int(number) in {step.number for step in undone(told, desk.who.name)}
    return Answer(
        home(fields.get("back", "")),
        "the step is given back" if again else f"undone: {counted(len(made), 'judgement')}",
    )


def check_undo(desk: Desk, number: str) -> None:
    """Whether this user may undo that judgement: their own, or any as a lead.

    Raises:
        NotAllowed: if not.
    """
    found = next((one for one in desk.holding.judgements() if str(one.number) == number), None)
    if found is not None and found.user != desk.who.name and not desk.who.is_lead:
        raise NotAllowed(f"judgement {number} is not yours: ask a lead to undo it")


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
