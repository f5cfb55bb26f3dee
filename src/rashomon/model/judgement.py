"""What a person decided about the machine's view; the machine's own view is kept beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

KINDS = ("accept", "reject", "correct", "same", "different", "unsure", "reliability", "camp", "retract", "name", "undo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision of one named person, with its reason; it is never changed, only undone by a further one.

    `kind`: `accept`, `reject` or `correct` a claim; two claims are of the `same` event, of `different` ones, or it is
    `unsure`, as it may be of one claim alone; a source's `reliability` (A to F) or `camp`; `retract` a report from a
    day on; what a `name` means in the project; `undo` a judgement.
    `subject` is the id of the claim, the source or the report, the name, or the number of the judgement that is undone.
    `value` holds what was decided (`field` and `value` of a correction; `other`, the second claim of a pair; `day`;
    `event`, where all claims of an event were judged in one step, which share `at`), and, for a claim, its `type`,
    `start`, `end` and `quote`, by which it is found again in a later reading.
    `at` is an instant in UTC (`2024-03-09T12:00:00.000000Z`).
    """

    number: int
    at: str
    user: str
    kind: str
    subject: str
    reason: str
    value: Mapping[str, str] = field(default_factory=dict)
    undoes: int | None = None
