"""What people decided, in words, beside what the machine did."""

from __future__ import annotations

import json

from rashomon.model import Judgement, Record
from rashomon.publishing.words import counted, country_name, flowing, label, legible

_PAIRS = {"same": "are one event", "different": "are two events", "unsure": "may or may not be one"}

_ALONE = {"accept": "is right", "reject": "is rejected", "unsure": "may or may not be right"}

_TOGETHER = {"accept": "are right", "reject": "are rejected", "unsure": "may or may not be right"}


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
    if one.kind == "name":
        return _meaning(one)
    if one.kind == "undo":
        return f"judgement {subject} is undone"
    if "account" in value:
        return f"{subject} is right: {_stands(one)}"
    return f"{subject} {_ALONE[one.kind]}"


def _stands(one: Judgement) -> str:
    return f"{label('slots', one.value['slot'])} {flowing(one.value['account'])} is the account that stands"


def _meaning(one: Judgement) -> str:
    """What a name means in the project, and where."""
    value = one.value
    if value["sort"] == "place":
        _, country, _, lat, lon, _ = json.loads(value["place"])
        land = f", {country_name(country)}" if country else ""
        point = "" if lat is None or lon is None else f" ({lat:.2f}, {lon:.2f})"
        meant = f"{legible(value['canonical'])}{land}{point}"
    else:
        camp = f", of the camp {legible(value['camp'])}" if value["camp"] else ""
        meant = f"{legible(value['actor_name'])} ({legible(value['actor_id'])}{camp})"
    bound = json.loads(value["reports"])
    scope = f" in reports that tell of {country_name(value['country'])}" if value["country"] else ""
    scope += f" in {legible(', '.join(bound[:3]))}{' and others' if len(bound) > 3 else ''}" if bound else ""
    return f"“{legible(one.subject)}” means {meant}{scope}"


def decided(identifier: str, record: Record) -> tuple[str, ...]:
    """What people decided on a claim, an event or a state: one line a step, with who and why."""
    numbers = set(record.decided.get(identifier, ()))
    steps: dict[tuple[str, str, str, str], list[Judgement]] = {}
    for one in record.judgements:
        if one.number in numbers:
            whole = one.value.get("event") or one.value.get("slot") or str(one.number)
            steps.setdefault((one.at, one.user, one.kind, whole), []).append(one)
    return tuple(
        f"{_said_of(step)} ({legible(step[0].user)}, {legible(step[0].at[:10])}: {flowing(step[0].reason)})"
        for step in steps.values()
    )


def _said_of(step: list[Judgement]) -> str:
    """One judgement in words, or the same verdict on several claims of an event."""
    if len(step) == 1 or step[0].kind not in _TOGETHER:
        return said(step[0])
    if "account" in step[0].value:
        return _stands(step[0])
    return f"{counted(len(step), 'claim')} {_TOGETHER[step[0].kind]}"
