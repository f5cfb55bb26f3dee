"""Which actors are called by a noun: "the alliance" is one of armed groups that reports call so, or one that a text
told of without a name; "the paramilitaries" are those that the report or the registry calls so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.reading.actors.context import Context
from rashomon.reading.actors.grammar import noun_lemma
from rashomon.reading.mentions import ActorMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE_NAME = 24
"""Characters before a name in which it is called what it is: "the paramilitary group X"."""
_NEAR = 2
"""Sentences between a union and the words that mean it again."""


def is_called(context: Context, mention: ActorMention, lemma: str) -> bool:
    """Whether reports call this actor so again, as its row says: "the alliance" of the Three Brotherhood."""
    return lemma in context.registry.called.get(mention.id, ())


def told_as(context: Context, lemma: str, fitting: Sequence[ActorMention]) -> list[ActorMention]:
    """The mentions of those actors that the report or the registry calls by a noun: "the paramilitary X"."""
    text, told = context.document.report.text, set[str]()
    for mention in fitting:
        around = text[max(0, mention.span.start - _BEFORE_NAME) : mention.span.end].casefold()
        if lemma in around.rpartition(".")[2] or is_called(context, mention, lemma):
            told.add(mention.id)
    return [mention for mention in fitting if mention.id in told]


def same_union(context: Context, token: Token) -> ActorMention | None:
    """The union that a text has just told of without a name, and that "the alliance" means, not one of its members."""
    lemma = noun_lemma(token)
    here = context.document.sentence_at(token.idx)
    if lemma not in context.words.unions or here is None:
        return None
    for mention in context.recent():
        sentence = context.document.sentence_at(mention.head.start)
        if sentence is None or here.index - sentence.index > _NEAR:
            return None
        if lemma in context.written(mention.head).casefold():
            return mention if mention.sort == "unknown" and mention.antecedent is None else None
    return None
