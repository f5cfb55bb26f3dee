"""Whose "its forces" are where a radio, an agency or a communiqué speaks: those of the party that it is of.

"The rebels' radio said its men had left" tells of the rebels; a medium has no men of its own.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.actors.context import Context, own_span
from rashomon.reading.actors.grammar import noun_lemma
from rashomon.reading.actors.vocabulary import Identity
from rashomon.reading.mentions import ActorMention
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_HAVING_MEN = frozenset({"rebel_group", "militia", "coalition", "group", "state", "state_forces", "political_body"})
_OWNING = frozenset({"poss", "compound", "amod", "nmod"})


def of_men(context: Context, token: Token) -> bool:
    """Whether a word tells whose the forces, men or guns behind it are: "its troops", "their men"."""
    if token.dep_ != "poss" or token.head.i < token.i:
        return False
    noun, words = noun_lemma(token.head), context.words
    return noun in words.groups or noun in words.bodies or noun in words.weapons or noun == "man"


def is_house(speaker: Token) -> bool:
    """Whether a common noun or a name's head is of what only passes on a party's word: "radio", "communique"."""
    return speaker.lemma_.lower() in _houses() or any(
        child.lemma_.lower() in _houses() and child.dep_ == "compound" and child.i < speaker.i
        for child in speaker.lefts
    )


def party_of(context: Context, speaker: Token) -> ActorMention | None:
    """The party whose radio or communiqué speaks: by a name before or behind it, or by a medium's row; else None."""
    near = {mention.head.start: mention for mention in context.recent()}
    own = near.get(speaker.idx)
    if own is not None and own.kind == "media_arm":
        return _parent(context, own)
    if own is not None and own.kind in _HAVING_MEN:
        return own  # "Radio Biafra", where Biafra is a party
    if own is not None:
        return None
    owners = [child for child in speaker.lefts if child.dep_ in _OWNING]
    owners += [noun for link in speaker.rights if link.lower_ == "of" for noun in link.rights if noun.dep_ == "pobj"]
    for owner in owners:
        known = near.get(owner.idx)
        if known is not None:
            return known if known.kind in _HAVING_MEN else None
        state = context.state_at(owner) if owner.dep_ != "pobj" else None
        if state is not None:
            who = Identity(state.id, state.name, "state")
            return context.mention(owner, own_span(owner), who, country=state.iso2)
    return None


def with_men(context: Context, mention: ActorMention) -> ActorMention | None:
    """A party that can have men: the one whose medium a medium is; None where that is not known."""
    return _parent(context, mention) if mention.kind == "media_arm" else mention


def _parent(context: Context, medium: ActorMention) -> ActorMention | None:
    row = context.registry.by_id(medium.id)
    parent = context.registry.by_id(row.parent) if row is not None and row.parent is not None else None
    if parent is None or parent.kind not in _HAVING_MEN:
        return None
    span = medium.antecedent or medium.span
    return ActorMention(
        span=span,
        head=medium.head,
        id=parent.id,
        name=parent.name,
        kind=parent.kind,
        camp=medium.camp,
        country=parent.country,
        plural=True,
    )


@lru_cache(maxsize=1)
def _houses() -> frozenset[str]:
    return frozenset(lexicon("frames_shared")["mouthpieces"])
