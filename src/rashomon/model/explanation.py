"""How a report was read, sentence by sentence: what was seen, what became a claim, and what did not."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.claim import Claim
from rashomon.model.record import Unresolved
from rashomon.model.report import Report
from rashomon.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A stretch of text that was recognised.

    `kind`: actor, place, day, number, speech; weight for a place that a claim took or left out for its learned weight.
    `taken_for` says in words what the reading makes of it.
    """

    kind: str
    span: Span
    taken_for: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A predicate that makes no claim: its word, the rule that spoke of it, and why it makes none.

    `sentence` counts from 0; `type` and `subtype` are those of the claim that the rule would have made.
    """

    sentence: int
    span: Span
    rule: str
    type: str
    subtype: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSentence:
    """One sentence with all that was found in it, in the order of the text.

    `block` is the part of the page that it stands in (headline, body, footer ...); `is_copy` that it repeats another.
    """

    index: int
    span: Span
    block: str
    is_copy: bool
    seen: tuple[Seen, ...]
    claims: tuple[Claim, ...]
    refused: tuple[Refused, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """How one report was read; each claim of the report stands in exactly one sentence."""

    report: Report
    sentences: tuple[ReadSentence, ...]
    unresolved: tuple[Unresolved, ...]
