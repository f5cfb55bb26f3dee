"""Two readers: what one of them says of a claim waits until a second one says the same, or a lead settles it.

The rule is on verdicts, corrections and pairs of claims.  What is said of sources, and reports that are taken back,
takes effect at once: at a desk with users these are a lead's to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rashomon.model import Judgement
from rashomon.project import corrections
from rashomon.project.deciding import is_pair, remembered, standing
from rashomon.store import judging

if TYPE_CHECKING:
    from rashomon.project.project import Project

SETTLES = "settles"
"""In the value of a judgement by which a lead settles where readers differ."""
VERDICTS = ("accept", "reject", "unsure")
_NEEDED = 2
_BESIDE = frozenset({"type", "start", "end", "quote", "event", "title", "sent", "field", "value", SETTLES})
Slot = tuple[object, ...]
"""What two readers must say the same of: a claim as a whole, a field of it, or a pair of claims."""


@dataclass(slots=True)
class _Stand:
    """What is said in one slot: the latest judgement of each reader, and of a lead who settled it."""

    latest: dict[str, Judgement] = field(default_factory=dict)
    ruling: Judgement | None = None


def in_effect(judgements: Sequence[Judgement], readers: int) -> tuple[Judgement, ...]:
    """The judgements that stand and have an effect, in the order of time, where an event needs so many readers.

    With two, a judgement on a claim has one if at least two readers say the same and none says otherwise, or if a lead
    settled it so.
    """
    held = standing(judgements)
    if readers < _NEEDED:
        return held
    numbers = {one.number for stand in _stands(held).values() for one in _agreed(stand)}
    return tuple(one for one in held if slot_of(one) is None or one.number in numbers)


def waiting(judgements: Sequence[Judgement], needed: int) -> set[int]:
    """The numbers of those that stand and have no effect yet."""
    return {one.number for one in standing(judgements)} - {one.number for one in in_effect(judgements, needed)}


def slot_of(one: Judgement) -> Slot | None:
    """What a judgement speaks to; None if it needs no second reader."""
    if is_pair(one):
        return ("pair", frozenset((claim_of(one), claim_of(one, "other_"))))
    if one.kind in VERDICTS:
        return ("verdict", claim_of(one))
    if one.kind != "correct":
        return None
    which = (one.value.get("kind") or one.value.get("role", ""), one.value.get("order", "1"))
    return ("correct", claim_of(one), one.value["field"], *which)  # killed and injured are two figures


def claim_of(one: Judgement, prefix: str = "") -> tuple[str, ...]:
    """What the claim of a judgement is known by over several readings: its report, type and words, else its id."""
    name = one.value["other"] if prefix else one.subject
    marks = tuple(one.value.get(f"{prefix}{key}", "") for key in ("type", "start", "end"))
    return (name.rpartition("#")[0], *marks) if all(marks) else (name,)


def said(one: Judgement) -> tuple[object, ...]:
    """What a judgement says, without who says it and why: two readers who say the same have the same."""
    if one.kind != "correct":
        return (one.kind,)
    meant = {key: value for key, value in one.value.items() if key not in _BESIDE}  # what the words came to
    return ("correct", one.value["field"], *sorted(meant.items())) if meant else ("correct", one.value["value"])


def _stands(held: Iterable[Judgement]) -> dict[Slot, _Stand]:
    found: dict[Slot, _Stand] = {}
    for one in held:
        slot = slot_of(one)
        if slot is None:
            continue
        stand = found.setdefault(slot, _Stand())
        if SETTLES in one.value:
            stand.ruling = one
        elif not _is_overruled(one, stand.latest.get(one.user)):
            stand.latest[one.user] = one
    return found


def _is_overruled(one: Judgement, before: Judgement | None) -> bool:
    """Whether a verdict on a whole event leaves what its reader said of this very claim: that it is none."""
    if before is None or one.kind not in ("accept", "unsure"):
        return False
    return "event" in one.value and before.kind == "reject" and "event" not in before.value


def _agreed(stand: _Stand) -> list[Judgement]:
    told = list(stand.latest.values())
    if stand.ruling is not None:
        return [stand.ruling, *(one for one in told if said(one) == said(stand.ruling))]
    return told if len(told) >= _NEEDED and len({said(one) for one in told}) == 1 else []


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What readers said of one event as a whole: the latest verdict of each, and the one by which a lead settled it."""

    event: str
    given: Mapping[str, Judgement]
    ruling: Judgement | None = None

    @property
    def is_done(self) -> bool:
        """Whether it counts as decided: two readers gave a verdict and agree, or a lead settled it."""
        return self.ruling is not None or (len(self.given) >= _NEEDED and not self.differs)

    @property
    def differs(self) -> bool:
        """Whether the readers differ, and nobody settled it."""
        return self.ruling is None and len({one.kind for one in self.given.values()}) > 1


def readings(judgements: Sequence[Judgement]) -> dict[str, Reading]:
    """What readers said of each event, by its id; events of which nobody said anything are not there."""
    given: dict[str, dict[str, Judgement]] = {}
    rulings: dict[str, Judgement] = {}
    for one in standing(judgements):
        event = one.value.get("event")
        if event is None or one.kind not in VERDICTS:
            continue
        given.setdefault(event, {})
        if SETTLES in one.value:
            rulings[event] = one
        else:
            given[event][one.user] = one
    return {event: Reading(event=event, given=told, ruling=rulings.get(event)) for event, told in given.items()}


def open_claims(judgements: Sequence[Judgement]) -> list[tuple[Judgement, ...]]:
    """Where readers differ on one claim or one field of it, and nobody settled it: what they say, each group in turn.

    A correction of one reader is among them once another one has judged the claim and left it as it was.
    """
    stands = _stands(standing(judgements))
    read: dict[tuple[str, ...], set[str]] = {}
    for stand in stands.values():
        for one in stand.latest.values():
            read.setdefault(claim_of(one), set()).add(one.user)
    found = []
    for slot, stand in stands.items():
        told = tuple(stand.latest.values())
        if not told or _is_settled(slot, stand, stands) or _agreed(stand):
            continue
        several = len({said(one) for one in told}) > 1
        by_claim = any("event" not in one.value for one in told)
        passed_over = slot[0] == "correct" and len(read[claim_of(told[0])]) >= _NEEDED
        if (several and by_claim) or passed_over:
            found.append(told)
    return sorted(found, key=lambda told: told[0].number)


def _is_settled(slot: Slot, stand: _Stand, stands: Mapping[Slot, _Stand]) -> bool:
    """Whether a lead settled it: the field itself, or the claim as a whole after the correction was made."""
    if stand.ruling is not None or slot[0] != "correct":
        return stand.ruling is not None
    whole = stands.get(("verdict", slot[1]))
    return whole is not None and whole.ruling is not None and all(
        one.number < whole.ruling.number for one in stand.latest.values()
    )  # fmt: skip


def visible(judgements: Sequence[Judgement], readers: int, user: str) -> tuple[Judgement, ...]:
    """What a reader sees of the judgements: what has an effect, what is their own, and what others said of claims and
    events that they have judged themselves.  With one reader, all.
    """
    if readers < _NEEDED:
        return tuple(judgements)
    shown = {one.number for one in in_effect(judgements, readers)}
    own = [one for one in standing(judgements) if one.user == user]
    claims, events = {claim_of(one) for one in own if slot_of(one)}, {one.value.get("event") for one in own} - {None}
    for one in judgements:
        is_seen = one.user == user or (
            one.undoes in shown
            if one.undoes is not None
            else slot_of(one) is None or claim_of(one) in claims or one.value.get("event") in events
        )
        if is_seen:
            shown.add(one.number)
    return tuple(one for one in judgements if one.number in shown)


def settle_claim(project: Project, number: int, take: bool, reason: str) -> Judgement:
    """Settles, for a lead, what a judgement says of one claim: it is taken, or the claim stays as it was read.

    Raises:
        Unknown: if there is no such judgement.
        WrongCorrection: without a reason, or for a judgement that needs no second reader.
    """
    corrections.check_reason(reason)
    with project.database.read() as connection:
        one = judging.judgement(connection, number)
        slot = slot_of(one)
        if slot is None or slot[0] == "pair":
            raise corrections.WrongCorrection(f"judgement {number} is on no single claim: there is nothing to settle")
        if take:
            value = {key: told for key, told in one.value.items() if key not in ("sent", "event", "title")}
        else:
            value = remembered(judging.claim_of(connection, one.subject))
    with project.database.write() as connection:
        return judging.judge(
            connection,
            user=project.user,
            kind=one.kind if take else "accept",
            subject=one.subject,
            reason=reason.strip(),
            value={**value, SETTLES: "yes"},
        )
