"""Bodies that one state's name means alone, and others have too: "the Foreign Office" of London, and Pakistan's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.actors.context import Context
from rashomon.reading.actors.vocabulary import Body
from rashomon.reading.mentions import ActorMention
from rashomon.reading.names import NameHit
from rashomon.reading.registry import State

if TYPE_CHECKING:
    from spacy.tokens import Token


def of_another_state(context: Context, token: Token, hit: NameHit) -> ActorMention | None:
    """The body of the state that stands beside such a name, or that the report is about where it does not name the
    first; None where the name means what it means alone."""
    body = context.words.bodies.get(token.lower_)
    own = context.registry.states.get(hit.id)
    if body is None or own is None:
        return None
    state = _beside(context, token) or _home(context, token, body, own)
    if state is None or state.id == own.id:
        return None
    first = token.i - 1 if token.i and token.nbor(-1).lower_ != "the" else token.i
    phrase = context.phrase(token, token.left_edge.i if token.left_edge.i < token.i else first)
    return context.mention(token, phrase, body.of(state), sort="derived", country=state.iso2)


def _beside(context: Context, token: Token) -> State | None:
    """The state of "Pakistan's Foreign Office", "the German Foreign Office", "the Foreign Office in Islamabad"."""
    registry, doc = context.registry, token.doc
    at = token.i - 1
    if at > 0 and doc[at].lower_ in ("'s", "’s", "'", "’"):
        at -= 1
    if at >= token.sent.start:
        hit = context.hits.get(doc[at].idx)
        named = registry.states.get(hit.id) if hit is not None else None
        state = named or context.state_called(doc[at].text)
        if state is not None:
            return state
    if token.i + 2 < len(doc) and doc[token.i + 1].lower_ == "in":
        return registry.state_of_capital(doc[token.i + 2].text, context.year)
    return None


def _home(context: Context, token: Token, body: Body, own: State) -> State | None:
    """The state that a report is about and names, where it does not name the one whose body is so called."""
    named = {hit.id for hit in context.hits.values() if hit.span.start != token.idx}
    home = context.home_of(body.suffix)
    if home is None or home.id not in named or own.id in named or own.iso2 in context.countries:
        return None
    return home
