"""What was proposed and makes no claim, and why: asked for by `explain` only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.model.explanation import Refused
from rashomon.model.span import Span
from rashomon.reading.frames import conditions, rows
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rashomon.reading.mentions import Sentence

_MOST_ROWS = 3
_READ_WITH = {"oblique_is": "oblique", "needs_quantity": "quantity", "many": "quantity"}
"""Conditions that look at another key of their row."""
_NO_CONDITIONS = frozenset({"lemmas", "type", "subtype"})


def rejected(draft: Draft, reason: str) -> Refused:
    """A draft that is left out."""
    return Refused(
        sentence=draft.sentence.index,
        span=_span(draft.trigger),
        rule=draft.rule,
        reason=reason,
        type=draft.type,
        subtype=draft.subtype,
    )


def unfitting(scene: Scene, sentence: Sentence, told: set[int]) -> Iterator[Refused]:
    """The rows of the lexicon that know a verb of the sentence and do not fit; `told` are offsets of other triggers."""
    for token in scene.document.tokens_of(sentence):
        if token.pos_ != "VERB" or token.dep_ in ("aux", "auxpass") or token.idx in told:
            continue
        clause = scene.clause(token)
        for row in rows.verb_rows().get(clause.lemma, ())[:_MOST_ROWS]:
            if conditions.fits(scene, clause, row):
                reason = "fits, but the clause is a purpose, a condition or part of another"
            else:
                reason = "does not fit: " + (", ".join(_broken(scene, token, row)) or "its conditions together")
            yield Refused(
                sentence=sentence.index,
                span=_span(token),
                rule=row.rule,
                reason=reason,
                type=row.type,
                subtype=row.subtype,
            )


def _broken(scene: Scene, token: Token, row: rows.Row) -> Iterator[str]:
    """The conditions of a row that the clause does not meet, each asked alone."""
    clause = scene.clause(token)
    for key, value in row.keys.items():
        if key in _NO_CONDITIONS:
            continue
        beside = _READ_WITH.get(key)
        keys = {key: value} if beside is None else {key: value, beside: row.keys[beside]}
        alone = replace(row, keys=keys)
        if not conditions.fits(scene, clause, alone):
            yield f"{key} = {_short(value)}"


def _short(value: object) -> str:
    if isinstance(value, list):
        return "|".join(str(one) for one in value[:4]) + ("|..." if len(value) > 4 else "")
    return str(value).lower()


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token.text))
