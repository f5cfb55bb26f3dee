"""Which account of a field stands: its claims are accepted as one step, and nothing is said of the others."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.model import Judgement
from rashomon.project import corrections, deciding
from rashomon.project.project import Project
from rashomon.store import clock, judging


def accept_account(
    project: Project, claims: Iterable[str], *, slot: str, account: str, reason: str
) -> tuple[Judgement, ...]:
    """Accepts the claims of one account (`slot` and value are kept with it), in one transaction and as one step.

    Raises:
        Unknown: if the project has no such claim.
        WrongCorrection: without a reason.
    """
    corrections.check_reason(reason)
    with project.database.write() as connection:
        at = clock.now()
        told = {"slot": slot, "account": account}
        held = {name: deciding.remembered(judging.claim_of(connection, name)) | told for name in claims}
        return tuple(
            judging.judge(
                connection, user=project.user, kind="accept", subject=name, reason=reason.strip(), value=value, at=at
            )
            for name, value in held.items()
        )
