"""Names that no row of the registry covers, kept as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.model.span import Span
from rashomon.reading.actors.context import Context
from rashomon.reading.actors.grammar import noun_lemma, only_starts
from rashomon.reading.actors.vocabulary import Identity, Vocabulary
from rashomon.reading.mentions import ActorMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTS = frozenset({"nsubj", "nsubjpass", "agent", "pobj", "dobj", "conj", "appos", "poss"})
_ENTITIES = frozenset({"ORG", "NORP", "PERSON"})


def can_be_unlisted(token: Token) -> bool:
    """Whether a word is the name of a group or a person with a part in its clause; "Rocket Attack" in a headline is an
    act."""
    words = Vocabulary.load()
    if noun_lemma(token) in words.acts and any(child.lower_ in words.labels | words.act_parts for child in token.lefts):
        return False
    return token.pos_ == "PROPN" and token.dep_ in _PARTS and token.ent_type_ in _ENTITIES


def unlisted(context: Context, token: Token) -> ActorMention | None:
    """A group or person by its name alone; None where the name is a place's, or the capital is only the sentence's."""
    if token.idx in context.places or (token.dep_ == "pobj" and token.head.lower_ in context.words.locative):
        return None
    span = _full_name(token)
    name = context.written(span).removeprefix("the ").removeprefix("The ")
    if not name[:1].isupper() or (" " not in name and only_starts(token)):
        return None
    kind = "person" if token.ent_type_ == "PERSON" else "group"
    return context.mention(token, span, Identity(f"text:{name}", name, kind), sort="unknown", plural=kind == "group")


def _full_name(token: Token) -> Span:
    """The span of the named entity around a token, else of the token."""
    for entity in token.sent.ents:
        if entity.start <= token.i < entity.end:
            return Span(entity.start_char, entity.end_char)
    return Span(token.idx, token.idx + len(token.text))
