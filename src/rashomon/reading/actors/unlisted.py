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

_BEFORE_NAME = frozenset({"as", "the", '"', "“", "itself", "themselves", "'", "‘"})
_PARTS = frozenset({"nsubj", "nsubjpass", "agent", "pobj", "dobj", "conj", "appos", "poss"})
_WHITHER = frozenset({"to", "on", "into", "toward", "towards", "for"})
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
    if token.dep_ == "pobj" and token.head.lower_ in _WHITHER and _is_whereabouts(token):
        return None  # "moved on Mbauna, where they burned the market"
    span = _full_name(token)
    name = context.written(span).removeprefix("the ").removeprefix("The ")
    if not name[:1].isupper() or (" " not in name and only_starts(token)):
        return None
    kind = "person" if token.ent_type_ == "PERSON" else "group"
    return context.mention(
        token, span, Identity(f"text:{name.casefold()}", name, kind), sort="unknown", plural=kind == "group"
    )


def _is_whereabouts(token: Token) -> bool:
    """Whether a clause tells what was there: "moved on Mbauna, where ..."."""
    clauses = (child for child in token.rights if child.dep_ == "relcl")
    return any(word.lower_ == "where" for clause in clauses for word in clause.lefts)


def called(context: Context, token: Token) -> ActorMention | None:
    """A party by the name that it is told to bear where no row covers it: "rebels known as the Free Men"; else None."""
    for verb in token.rights:
        if verb.dep_ not in ("acl", "relcl") or verb.lemma_.lower() not in context.words.naming:
            continue
        doc, at = verb.doc, verb.i + 1
        while at < len(doc) and doc[at].lower_ in _BEFORE_NAME:
            at += 1
        end = at
        while end < len(doc) and doc[end].text[:1].isupper() and doc[end].is_alpha and doc[end].sent == verb.sent:
            end += 1
        if end == at or any(doc[i].idx in context.hits or doc[i].idx in context.places for i in range(at, end)):
            continue
        span = Span(doc[at].idx, doc[end - 1].idx + len(doc[end - 1].text))
        name = context.written(span)
        phrase = context.phrase(token, token.i)
        return context.mention(
            token, phrase, Identity(f"text:{name.casefold()}", name, "group"), sort="unknown", plural=True
        )
    return None


def group_of(context: Context, token: Token) -> ActorMention | None:
    """The group of "gunmen of the Northern Liberation Front" where no row covers the name; None for other words.

    An acronym of the registry behind the name tells whose it is.
    """
    body = context.words.bodies.get(noun_lemma(token))
    if body is not None and body.kind != "state_forces":
        return None  # "the president of the Supreme Court"
    links = (link for link in token.rights if link.dep_ == "prep" and link.lower_ in ("of", "from"))
    for noun in (noun for link in links for noun in link.rights if noun.dep_ == "pobj" and noun.pos_ == "PROPN"):
        span = _full_name(noun)
        hit = next((h for at, h in context.hits.items() if span.start <= at < span.end and h.sort == "name"), None)
        phrase = context.phrase(token, token.i)
        if hit is not None:
            return context.mention(token, phrase, context.identity_of(hit), plural=True)
        name = context.written(span).removeprefix("the ").partition("(")[0].strip()
        if noun.ent_type_ in ("ORG", "NORP") and " " in name and context.places.isdisjoint(range(span.start, span.end)):
            who = Identity(f"text:{name.casefold()}", name, "group")
            return context.mention(token, phrase, who, sort="unknown", plural=True)
    return None


def _full_name(token: Token) -> Span:
    """The span of the named entity around a token, else of the token."""
    for entity in token.sent.ents:
        if entity.start <= token.i < entity.end:
            return Span(entity.start_char, entity.end_char)
    return Span(token.idx, token.idx + len(token.text))
