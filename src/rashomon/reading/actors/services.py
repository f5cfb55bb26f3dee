"""Whose "the air force" and "the navy" are where only the article stands before them: that of the one state whose
forces the report has told of, or of its own state where it has told of none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.model.span import Span
from rashomon.reading.actors.context import Context
from rashomon.reading.actors.descriptions import of_home
from rashomon.reading.actors.vocabulary import Body
from rashomon.reading.mentions import ActorMention
from rashomon.reading.registry import State, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def service(context: Context, token: Token, body: Body, phrase: Span) -> ActorMention | None:
    """The service of a state that a noun with its article alone means; None for other words, and where the report told
    of the forces of several states or of a group that has such a body."""
    name = context.written(phrase).casefold().removeprefix("the ")
    if name not in lexicon("forces")["services"]["names"] or token.tag_ not in ("NN", "NNP"):
        return None
    words = [child.lower_ for child in token.lefts if child.lower_ not in name.split()]
    if words != ["the"] or any(child.lower_ == "of" for child in token.rights):
        return None
    if any(name in context.written(mention.span).casefold() for mention in context.found):
        return None  # one was told of by its own words
    states = {state.id: state for mention in context.found if (state := _state(context, mention)) is not None}
    if len(states) > 1:
        return None
    if not states:
        own = of_home(context, token, body, phrase)
        abroad = (m for m in context.found if own is not None and m.kind == "state" and m.country != own.country)
        return None if any(abroad) else own
    state = next(iter(states.values()))
    return context.mention(token, phrase, body.of(state), sort="description", country=state.iso2, plural=True)


def _state(context: Context, mention: ActorMention) -> State | None:
    """The state whose forces a mention is of; None for others."""
    if mention.kind != "state_forces" or mention.id in context.registry.actors:
        return None
    return context.registry.states.get(mention.id.split("-")[0])
