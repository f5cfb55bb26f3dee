"""Questions to the claims of a short text, so that a case is one row: the words, the claim, what it must hold.

A fact is the value of one slot: an actor or place role (an actor's, where both have it), a kind of quantity (its last
low and high), "modality", "polarity", "voice" (the origin's id), "time" ("start..end"), "quote", "status", "part_of",
or "hedge_ROLE"; "number_displaced" is the number where "displaced" is the actor.  A slot that the claim does not have
is None; several actors or places of one role are joined with " + ".
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest

from rashomon import reading
from rashomon.gazetteer import Gazetteer
from rashomon.model import Claim, Dating, Report
from rashomon.model.vocabulary import ACTOR_ROLES, PLACE_ROLES, QUANTITY_KINDS

SHARED_ROLES = frozenset(ACTOR_ROLES) & frozenset(PLACE_ROLES)
DAY = date(2025, 1, 15)
"""The day of all reports: a Wednesday."""


def wrong(reason: str, *values: object) -> Any:
    """A row of a table that the program gets wrong today; the mark goes when the row passes."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason))


class Asking:
    """Reads texts as reports of DAY, each once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.claims = cache(self._claims)

    def report(self, text: str) -> Report:
        return Report(id="r", text=text, sha256="", published=Dating(day=DAY, basis="given"))

    def _claims(self, text: str) -> tuple[Claim, ...]:
        return reading.read(self.report(text), self._gazetteer).claims

    def kinds(self, text: str) -> list[str]:
        """Type and subtype of all claims, in the order of the text."""
        return [f"{claim.type}/{claim.subtype}" for claim in self.claims(text)]

    def one(self, text: str, kind: str) -> Claim:
        """The first claim of this kind ("attack/shelling", or "attack" for any); "clash[1]" is the second."""
        kind, _bracket, number = kind.removesuffix("]").partition("[")
        found = [c for c in self.claims(text) if kind in (c.type, f"{c.type}/{c.subtype}")]
        assert len(found) > int(number or 0), f"no {kind} {number} among {self.kinds(text)}"
        return found[int(number or 0)]

    def check(self, text: str, kind: str, expected: Mapping[str, object]) -> None:
        """Assert that a text gives a claim of this kind with these facts."""
        claim = self.one(text, kind)
        assert {slot: fact(claim, slot) for slot in expected} == dict(expected)


def fact(claim: Claim, slot: str) -> object:
    """What a claim holds in a slot; quantities as (low, high), times as "start..end"."""
    kind = slot.removeprefix("number_")
    if kind in QUANTITY_KINDS and (kind != slot or slot not in ACTOR_ROLES):
        bounds = [(q.low, q.high) for q in claim.quantities_of(kind)]
        return bounds[-1] if bounds else None
    if slot == "voice":
        return claim.attribution.origin.id
    if slot == "time":
        return f"{claim.time.start or ''}..{claim.time.end or ''}"
    if slot in ("modality", "polarity", "quote", "status"):
        return getattr(claim, slot)
    if slot == "part_of":
        return claim.component_of
    if slot.startswith("hedge_"):
        return dict(claim.slot_modality).get(slot.removeprefix("hedge_"))
    if slot in PLACE_ROLES and slot not in SHARED_ROLES:
        return " + ".join(p.canonical or p.as_written or "" for p in claim.places if p.role == slot) or None
    assert slot in ACTOR_ROLES, slot
    return " + ".join(actor.id for actor in claim.actors_as(slot)) or None
