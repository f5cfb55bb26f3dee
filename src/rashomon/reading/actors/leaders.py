"""Whom a rank or an office means: "the marshal's troops", "the president" are those of who was named before."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.actors.context import Context, own_span
from rashomon.reading.actors.grammar import noun_lemma
from rashomon.reading.mentions import ActorMention
from rashomon.reading.names import NameHit
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 3
"""Sentences between a leader's name and the rank by which the leader is called again."""


def leader_called(context: Context, token: Token) -> NameHit | None:
    """The name of who is called again by a rank alone: "the marshal" after a leader's name; None for other words and
    where several leaders were named."""
    if token.tag_ != "NN" or not any(child.lower_ == "the" for child in token.lefts) or len(list(token.lefts)) > 1:
        return None
    kind = _ranks().get(noun_lemma(token))
    here = context.document.sentence_at(token.idx) if kind is not None else None
    if here is None or any(child.lower_ in ("of", "for") for child in token.rights):
        return None
    sentences = context.document.sentences
    start = sentences[max(0, here.index - _REACH)].span.start
    named = [hit for at, hit in context.hits.items() if start <= at < token.idx and hit.sort in ("leader", "speaker")]
    if kind == "office":
        named = [hit for hit in named if hit.sort == "leader"]
    return named[-1] if len({hit.id for hit in named}) == 1 else None


def office(context: Context, token: Token) -> ActorMention | None:
    """The government of "the president", where a text has just named the president, and the party of "the general" who
    leads it, where the general speaks or orders; None for other words."""
    kind = _ranks().get(noun_lemma(token))
    if kind is None or (kind == "rank" and (token.dep_ != "nsubj" or token.head.lemma_ not in _speaking())):
        return None
    hit = leader_called(context, token)
    state = context.registry.states.get(hit.id) if hit is not None else None
    if state is None and hit is not None:
        return context.mention(token, own_span(token), context.identity_of(hit), sort="description")
    if state is None:
        return None
    who = context.words.by_suffix["gov"].of(state)
    return context.mention(token, own_span(token), who, sort="description", country=state.iso2)


@lru_cache(maxsize=1)
def _speaking() -> frozenset[str]:
    rows = lexicon("frames_shared")
    return frozenset((*rows["speech_verbs"], *rows["answering"], "order", "send", "launch", "command"))


@lru_cache(maxsize=1)
def _ranks() -> dict[str, str]:
    rows = lexicon("people")["ranks"]
    return {word: kind for kind in ("office", "rank") for word in rows[kind]}
