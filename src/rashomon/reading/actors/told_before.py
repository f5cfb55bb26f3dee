"""Who words mean that point at a party told before by its own noun: "Guard soldiers", "the same band"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from rashomon.reading.actors.context import Context
from rashomon.reading.actors.grammar import noun_lemma, speech_subject
from rashomon.reading.actors.vocabulary import Identity
from rashomon.reading.mentions import ActorMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_GUARD = "guard"
_NEAR = 8
"""Of so many parties told last "the same planes" may be one."""
_TELLING = frozenset({"amod", "compound", "nmod", "poss"})
_SURE = frozenset({"name", "derived", "description"})
_PARTIES = frozenset(
    {"rebel_group", "militia", "group", "state_forces", "police", "coalition", "peacekeepers", "political_body"}
)


def guard_named(context: Context, token: Token) -> ActorMention | None:
    """The guard that "Guard soldiers" or "guardsmen" are of: the only one that the text has named; else None."""
    told = any(child.lower_ == _GUARD and child.dep_ in _TELLING and child.i + 1 == token.i for child in token.lefts)
    alone = not any(child.dep_ in _TELLING for child in token.lefts)
    if not told and not (alone and noun_lemma(token) == f"{_GUARD}sman"):
        return None
    named = {guard.id: guard for mention in context.found if (guard := _guard(context, mention)) is not None}
    return next(iter(named.values())) if len(named) == 1 else None


def _guard(context: Context, mention: ActorMention) -> ActorMention | None:
    """The guard that a mention names, also by what it has: "National Guard planes"; None for others."""
    words = context.written(mention.span).casefold().split()
    if mention.kind not in _PARTIES or mention.sort not in _SURE or _GUARD not in words[1:]:
        return None
    body = context.words.bodies.get(f"{words[words.index(_GUARD) - 1]} {_GUARD}")
    state = context.registry.by_iso2.get(mention.country or "")
    if mention.sort == "name" or body is None or state is None:
        return mention
    who: Identity = body.of(state)
    return replace(mention, id=who.id, name=who.name, kind=who.kind)


def same_as_told(context: Context, token: Token) -> ActorMention | None:
    """The only party that the text has told of by the noun of "the same planes", "the same band"; None for other
    words."""
    if not {"the", "same"} <= {child.lower_ for child in token.lefts}:
        return None
    lemma = noun_lemma(token)
    named: dict[str, ActorMention] = {}
    for mention in islice(context.recent(), _NEAR):
        head = context.document.doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
        if head is not None and mention.kind in _PARTIES and noun_lemma(head.root) == lemma:
            named[mention.id] = mention
    return next(iter(named.values())) if len(named) == 1 else None


def group_of_speaker(context: Context, token: Token, fitting: Sequence[ActorMention]) -> ActorMention | None:
    """The party told with who says what "the group" did: "a spokesman for Hamas said the group ...", "the IS-linked
    agency said the group ..."; None for other words."""
    if token.tag_ != "NN" or noun_lemma(token) not in context.words.titles:
        return None
    speaker = speech_subject(token)
    if speaker is None:
        return None
    words = {word.idx for word in speaker.subtree}
    told = [mention for mention in fitting if mention.head.start in words]
    return told[-1] if len({mention.id for mention in told}) == 1 else None
