"""What a format cannot carry, said field by field."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """One thing that an export does not carry, or carries otherwise than the record has it.

    `subject` is the id of the event, state or claim; `field` the part of it, "*" for the whole; `reason` says why, in
    words, and where it went if it went anywhere ("in `notes`").
    """

    subject: str
    field: str
    reason: str
