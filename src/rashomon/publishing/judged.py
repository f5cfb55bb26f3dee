"""What people decided, in words, beside what the machine did."""

from __future__ import annotations

from rashomon.model import Judgement, Record
from rashomon.publishing.words import flowing, legible

_PAIRS = {"same": "are one event", "different": "are two events", "unsure": "may or may not be one"}

_ALONE = {"accept": "is right", "reject": "is rejected", "unsure": "may or may not be right"}


def said(one: Judgement) -> str:
    """A judgement in words."""
    subject, value = legible(one.subject), one.value
    if one.kind == "correct":
        return f"{subject}: {legible(value['field'])} is {flowing(value['value'])}"
    if one.kind in _PAIRS and "other" in value:
        return f"{subject} and {legible(value['other'])} {_PAIRS[one.kind]}"
    if one.kind == "reliability":
        return f"{subject} has reliability {legible(value['letter'])}"
    if one.kind == "camp":
        return f"{subject} is of the camp {flowing(value['camp'])}" if value["camp"] else f"{subject} is of no camp"
    if one.kind == "retract":
        return f"{subject} was taken back on {legible(value['day'])}"
    if one.kind == "undo":
        return f"judgement {subject} is undone"
    return f"{subject} {_ALONE[one.kind]}"


def decided(identifier: str, record: Record) -> tuple[str, ...]:
    """What people decided on a claim, an event or a state: one line a judgement, with who and why."""
    numbers = set(record.decided.get(identifier, ()))
    return tuple(
        f"{said(one)} ({legible(one.user)}, {legible(one.at[:10])}: {flowing(one.reason)})"
        for one in record.judgements
        if one.number in numbers
    )
