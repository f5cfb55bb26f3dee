"""Judgements that have lost their claim: no reading that the project goes by has it any more."""

from __future__ import annotations

from rashomon.model import Judgement
from rashomon.project import deciding, marking
from rashomon.project.project import Project
from rashomon.store import keeping


def gone(project: Project) -> tuple[Judgement, ...]:
    """The judgements on a claim, or a pair of claims, that the newest readings have not: they stand and do nothing."""
    with project.database.read() as connection:
        told = deciding.standing(marking.judgements(connection))
        kept = keeping.kept_named(connection, marking.touched(told))
        claims = [claim for one in kept for claim in one.claims]
    return deciding.decide(claims, [one for one in told if one.kind not in deciding.EVERYWHERE]).gone
