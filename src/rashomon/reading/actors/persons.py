"""Persons who are no force: civilians, residents, and people of whom nothing is stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.actors.context import Context
from rashomon.reading.actors.grammar import is_plural
from rashomon.reading.actors.vocabulary import Identity
from rashomon.reading.mentions import ActorMention

if TYPE_CHECKING:
    from spacy.tokens import Token

CIVILIANS = Identity("civ", "civilians", "civilians")
RESIDENTS = Identity("residents", "residents", "civilians")
PERSONS = Identity("persons", "persons (status not stated)", "persons")


def person(context: Context, token: Token, noun: str, start: int) -> ActorMention | None:
    """The persons that a noun means; None for a noun that means no persons."""
    who = _who(context, token, noun)
    if who is None:
        return None
    plural = is_plural(token, context.words) and not _is_head(context, token, noun)
    return context.mention(token, context.phrase(token, start), who, plural=plural)


def _who(context: Context, token: Token, noun: str) -> Identity | None:
    words = context.words
    pair = f"{token.doc[token.i - 1].lower_} {noun}" if token.i else noun
    if _is_head(context, token, noun):
        return PERSONS
    if noun in words.residents:
        return RESIDENTS
    if noun in words.civilians or pair in words.civilians:
        return CIVILIANS
    if noun in words.persons or pair in words.persons or token.lower_ in words.persons:
        return PERSONS
    return None


def _is_head(context: Context, token: Token, noun: str) -> bool:
    """Whether a noun is one person at the head of a body ("the chief of the council")."""
    return noun in context.words.heads and token.tag_ != "NNS"
