"""What is kept of a judgement: what it is on exists, and what it says can be so."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.project import corrections, deciding, naming
from rashomon.store import judging, keeping
from rashomon.store.database import Connection

_ON_CLAIMS = ("accept", "reject", "correct", "same", "different", "unsure")


def value_of(
    connection: Connection, kind: str, subject: str, other: str | None, value: Mapping[str, str]
) -> tuple[dict[str, str], int | None]:
    """The value of a judgement of this kind, and the number of the judgement that it undoes.

    Raises:
        Unknown: if the project has no such claim, report or judgement.
        WrongCorrection: if a value cannot be what it should be.
    """
    deciding.check_pair(kind, other)
    if kind in _ON_CLAIMS:
        return _on_claims(connection, kind, subject, other, value), None
    if kind == "undo":
        number = int(subject) if subject.isascii() and subject.isdigit() and len(subject) < 16 else 0
        judging.judgement(connection, number)
        if any(one.undoes == number for one in deciding.in_force(judging.judgements(connection))):
            raise corrections.WrongCorrection(f"judgement {number} is undone already")
        return {}, number
    if kind == naming.NAME:
        return naming.value_of(connection, subject, value), None
    if kind == "retract":
        keeping.given_of(connection, subject)
    return corrections.about_source(kind, value), None


def _on_claims(
    connection: Connection, kind: str, subject: str, other: str | None, value: Mapping[str, str]
) -> dict[str, str]:
    held = deciding.remembered(judging.claim_of(connection, subject))
    if kind == "correct":
        return held | corrections.resolved(value.get("field", ""), value.get("value", ""))
    if other == subject:
        raise corrections.WrongCorrection(f"{subject} is named twice: it takes two claims or events to compare")
    if other is None:
        return held
    second = deciding.remembered(judging.claim_of(connection, other))
    return held | {"other": other} | {f"other_{key}": told for key, told in second.items()}
