"""What "the alliance" or "the coalition" is: one of states, an alliance of armed groups that reports call so, or one
that a text told of without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.actors.context import Context
from rashomon.reading.actors.grammar import noun_lemma
from rashomon.reading.mentions import ActorMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR = 2
"""Sentences between a union and the words that mean it again."""


def is_called(context: Context, mention: ActorMention, lemma: str) -> bool:
    """Whether reports call this group a union again, as its row says: "the alliance" of the Three Brotherhood."""
    return lemma in context.registry.unions.get(mention.id, ())


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
