"""Why claims were put together or kept apart, in words: one line a decision."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.model.claim import Claim
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.links import Link

_MOST = 60


def merged(link: Link, facts: Mapping[int, Facts]) -> str:
    """Why two claims are one event or one state."""
    return f"{name(facts[link.b].claim)} joins {name(facts[link.a].claim)}: {link.judgement.reason}" + _rule(link)


def copied(copy: Claim, original: Claim) -> str:
    """Why a claim adds a document and no voice."""
    return f"{name(copy)} repeats {name(original)} word for word: it adds no source [duplicate]"


def retold(claim: Claim, earlier: Claim) -> str:
    """Why a claim of another version of the report is the same statement."""
    return f"{name(claim)} stands where {name(earlier)} does in another version of the report [version]"


def part(piece: Claim, whole: Claim) -> str:
    """Why a claim is not added to the total, or a statement is no event beside the deed."""
    if piece.type == "communication":
        return f"{name(piece)} speaks of {name(whole)}: it is an account of who did it [statement]"
    return f"{name(piece)} is a part of {name(whole)}: it is never added [component_of]"


def kept_apart(link: Link, other: str) -> str:
    """Why a likely pair is two events."""
    return f"kept apart from {other}: {link.judgement.reason}" + _rule(link)


def name(claim: Claim) -> str:
    """A claim by its id and first words."""
    words = " ".join(claim.quote.split())
    return f"{claim.id} ({words if len(words) <= _MOST else words[: _MOST - 1].rstrip() + '…'})"


def _rule(link: Link) -> str:
    return f" [{link.judgement.rule}]"
