"""The place of a claim in any record, as a number that depends on the claim and its report alone.

Reports stand by their day and then by their id, claims by where they stand in their report.  The numbers sort in that
order, whatever else a record holds, so that a place once given never has to be changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from rashomon.model.claim import Claim

_ID_BYTES = 56
_LONG_ID_BYTES = 48
_CLAIMS_BITS = 20
"""A report has at most 2 to the power of 20 claims."""


def place_of_report(report_id: str, day: date | None) -> int:
    """A number that sorts as reports do: by their day, those without a day last, then by their id.

    Ids that agree in their first 48 bytes and are longer than 56 stand in no particular order, though in a fixed one.
    """
    raw = report_id.encode()
    if len(raw) > _ID_BYTES:
        raw = raw[:_LONG_ID_BYTES] + hashlib.sha256(raw).digest()[: _ID_BYTES - _LONG_ID_BYTES]
    name = int.from_bytes(raw.ljust(_ID_BYTES, b"\0"))
    return (day or date.max).toordinal() << (8 * _ID_BYTES) | name


def place_of_claim(report_place: int, number: int) -> int:
    """The place of the claim with this number in its report."""
    return report_place << _CLAIMS_BITS | number


def report_of(claim_place: int) -> int:
    """The place of a claim's report."""
    return claim_place >> _CLAIMS_BITS


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """The claims of one report in the order of its text."""
    return sorted(claims, key=lambda claim: (claim.span, claim.sentence, claim.id))
