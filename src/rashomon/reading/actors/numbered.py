"""Whose a unit is that is told by its number: "the army's Third Brigade", "the First Division of the Iraqi army"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.actors.context import Context
from rashomon.reading.actors.descriptions import of_home
from rashomon.reading.actors.forces import body_of
from rashomon.reading.actors.grammar import noun_lemma
from rashomon.reading.actors.owners import modifiers_of
from rashomon.reading.actors.vocabulary import Identity
from rashomon.reading.mentions import ActorMention
from rashomon.reading.names import NameHit
from rashomon.reading.party_names import is_numbered

if TYPE_CHECKING:
    from spacy.tokens import Token

_ARMED = frozenset({"state_forces", "rebel_group", "militia", "police"})


def unit_of(context: Context, token: Token, hit: NameHit) -> ActorMention | None:
    """The force that a numbered unit is said to be of, by whose it is or by the words behind it; None where none is
    said, and for the unit of that number which the registry has of the same country."""
    if hit.sort not in ("unit", "name") or not is_numbered(hit.text.split()):
        return None
    meant = _before(context, token) or _behind(context, token)
    row = context.registry.by_id(hit.id)
    if meant is None or (row is not None and row.country == meant.country):
        return None
    who = Identity(meant.id, meant.name, meant.kind)
    return context.mention(token, hit.span, who, sort="derived", country=meant.country)


def _before(context: Context, token: Token) -> ActorMention | None:
    """The force in whose possession it stands: "the army's", "Colombia's"."""
    owners = {child.idx for child in token.lefts if child.dep_ == "poss"}
    found = [mention for mention in context.recent() if mention.head.start in owners]
    if found and found[0].kind == "state":
        state = context.registry.states.get(found[0].id)
        if state is None:
            return None
        who = context.words.by_suffix["forces"].of(state)
        return context.mention(token, found[0].span, who, country=state.iso2)
    if found:
        return found[0] if found[0].kind in _ARMED else None
    states = modifiers_of(context, token).states
    if not states:
        return None
    who = context.words.by_suffix["forces"].of(states[-1][1])
    return context.mention(token, context.phrase(token, token.i), who, country=states[-1][1].iso2)


def _behind(context: Context, token: Token) -> ActorMention | None:
    """The force behind "of": "of the Colombian army", "of the army"."""
    nouns = [noun for link in token.rights if link.lower_ == "of" for noun in link.rights if noun.dep_ == "pobj"]
    if not nouns:
        return None
    noun = nouns[0]
    body, whose = body_of(context, noun, noun_lemma(noun)), modifiers_of(context, noun)
    if body is None or body.kind not in _ARMED or whose.groups:
        return None
    if whose.states:
        state = whose.states[-1][1]
        return context.mention(noun, context.phrase(noun, noun.i), body.of(state), country=state.iso2)
    return of_home(context, noun, body, context.phrase(noun, noun.i))
