"""One cue and what hangs on it, before and after its source is resolved."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.span import Span
from rashomon.reading.attribution.grammar import Range
from rashomon.reading.mentions import Speech


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A reporting verb or phrase with its source and its content.

    `at` is the token of the verb, preposition or noun that reports.
    `head` is the head word of the source (of the antecedent, for "who said"); `source` the noun phrase as written;
    both None where nobody is named ("reportedly").  `relay` is who passes the words on ("quoted by ...").
    `cue` is the shortest stretch with source and verb; `predicate` the verb group or phrase
    alone (with its preposition: "accused them of").
    `doubt` is True for the outlet's own hedge ("may have"), which has no source at all.
    `unheld` is True where who tells of it does not hold it: "the army said it would look into reports that ...".
    `performed` is True where the saying itself is what the outlet tells ("announced an offensive", "wants peace"),
    so that nothing is passed on as the source's word.
    """

    at: int
    verb: str
    act: str
    cue: Range
    predicate: Range
    content: tuple[Range, ...]
    head: int | None = None
    source: Range | None = None
    relay: Range | None = None
    doubt: bool = False
    negated: bool = False
    unheld: bool = False
    performed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """A speech with the spans that it was read from: the source as written, and the reporting words alone.

    `performed` marks an attitude or an act ("wants", "announced an offensive"), which passes no claim on;
    `doubt` the outlet's own hedge ("may have"), also where it stands in what somebody says.
    """

    speech: Speech
    sentence: int
    source: Span | None
    predicate: Span | None
    performed: bool = False
    doubt: bool = False
