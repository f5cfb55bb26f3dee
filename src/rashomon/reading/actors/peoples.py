"""The party of a people in its plural: "the Serbs" are those whom the report calls Serb fighters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.actors.context import Context, own_span
from rashomon.reading.actors.vocabulary import Identity
from rashomon.reading.mentions import ActorMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTS = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "conj"})
_PARTIES = frozenset({"rebel_group", "militia", "group", "state_forces", "political_body", "coalition"})


def people(context: Context, token: Token) -> ActorMention | None:
    """The party that "the Serbs" are; None for a word that is no people's name in the plural behind "the", and for a
    people of which so many are counted.

    It is the only party that the report has named with the people's name, else one by the people's own name.
    """
    ethnonyms = context.words.ethnonyms
    if token.tag_ != "NNPS" or token.dep_ not in _PARTS:
        return None
    if token.text not in ethnonyms and token.text.removesuffix("s") not in ethnonyms:
        return None
    lefts = list(token.lefts)
    if len(lefts) != 1 or lefts[0].lower_ != "the":
        return None
    meant = party_of(context, token.text.removesuffix("s").casefold())
    if meant is not None:
        who = Identity(meant.id, meant.name, meant.kind)
        return context.mention(
            token, own_span(token), who, sort="description", country=meant.country, plural=True, antecedent=meant.span
        )
    who = Identity(f"text:{token.text.casefold()}", token.text, "group")
    return context.mention(token, own_span(token), who, sort="unknown", plural=True)


def party_of(context: Context, word: str) -> ActorMention | None:
    """The only party that the report has named with a people's name so far; None where none or several are."""
    called: dict[str, ActorMention] = {}
    for mention in context.found:
        if mention.sort == "pronoun" or mention.kind not in _PARTIES:
            continue
        written = f"{context.written(mention.span)} {mention.name}".casefold().split()
        if len(written) > 1 and word in (part.removesuffix("s") for part in written):
            called[mention.id] = mention
    return next(iter(called.values())) if len(called) == 1 else None
