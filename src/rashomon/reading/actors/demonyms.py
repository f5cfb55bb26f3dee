"""A state's adjective without a noun for its forces: "two Russians", "Russian air raids"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.actors.context import Context, own_span
from rashomon.reading.actors.grammar import HYPHENS, noun_lemma
from rashomon.reading.actors.peoples import party_of, people
from rashomon.reading.actors.persons import PERSONS
from rashomon.reading.actors.vocabulary import Identity, derive
from rashomon.reading.mentions import ActorMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_HOLDS = frozenset({"control", "hands", "rule"})
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
_LINKS = frozenset({"amod", "compound", "nmod", "conj", "npadvmod"})
_COLLECTIVE = ("s", "sh", "ch", "ese")
"""Endings of words that mean a people with "the": "the Israelis", "the French"; "the Libyan" is one man."""
_LONGEST_LINK = 3
_WIDEST = 6


def demonym(context: Context, token: Token) -> ActorMention | None:
    """What an adjective or person noun of a state means: the force whose act follows, the state, or persons of it.

    None for other words, for the name of a people, and for an adjective of a noun that is no act.
    """
    if context.is_people(token.text):
        doing = holds(context, token)
        if not doing and act_of(context, token) is not None:
            doing = noun_lemma(_modified(token)) in context.words.of_peoples
        return _adjective_of_people(context, token) if doing else people(context, token)
    state = context.state_at(token)
    if state is None:
        return people(context, token)
    span, suffix = own_span(token), act_of(context, token)
    if suffix is None and holds(context, token):
        suffix = "forces"
    if suffix is not None and token.i + 1 < len(token.doc) and is_ruled_from(context, token.nbor(1)):
        return None  # "Syrian government air strikes" are the government's
    if suffix is not None:
        return context.mention(token, span, derive(state, suffix), country=state.iso2, plural=True)
    counted = any(child.dep_ == "nummod" for child in token.lefts)
    if any(child.lower_ == "the" for child in token.lefts) and token.dep_ not in _BEFORE_NOUN and not counted:
        if not token.lower_.endswith(_COLLECTIVE):
            return context.mention(token, span, PERSONS, country=state.iso2, plural=False)  # "the Libyan shot two men"
        who = Identity(state.id, state.name, "state")
        return context.mention(token, span, who, country=state.iso2, plural=True)
    if token.tag_ != "NNPS":
        return None
    return context.mention(token, span, PERSONS, country=state.iso2, plural=True)


def holds(context: Context, token: Token) -> bool:
    """Whether an adjective tells who holds a place: "Serb-held", "under Serb control", "in Israeli hands"."""
    doc, at = token.doc, token.i
    if at + 2 < len(doc) and doc[at + 1].text in HYPHENS:
        return doc[at + 2].lower_ in context.words.holding
    return at + 1 < len(doc) and doc[at + 1].lower_ in _HOLDS and doc[at + 1].pos_ == "NOUN" and at > token.sent.start


def _adjective_of_people(context: Context, token: Token) -> ActorMention:
    """The party of a people that holds a place or does what follows, by the people's name: "Serb-held" is held by
    Serbs, and "Serb shelling" is theirs."""
    meant = party_of(context, token.text.removesuffix("s").casefold())
    if meant is not None:
        who = Identity(meant.id, meant.name, meant.kind)
        return context.mention(token, own_span(token), who, sort="description", plural=True, antecedent=meant.span)
    stem = token.text.removesuffix("ish")  # "Kurdish"
    stem = stem if stem in context.words.ethnonyms else token.text
    name = stem if stem.endswith(("s", "ish", "ese")) else f"{stem}s"
    who = Identity(f"text:{name.casefold()}", name, "group")
    return context.mention(token, own_span(token), who, sort="unknown", plural=True)


def is_ruled_from(context: Context, token: Token) -> bool:
    """Whether a noun before an act is a government, which then does it."""
    body = context.words.bodies.get(noun_lemma(token))
    return body is not None and body.suffix == "gov" and token.dep_ in _BEFORE_NOUN


def act_of(context: Context, token: Token) -> str | None:
    """Whose act the next noun is: `air` for "Russian air raids", `forces` for "Russian shelling"; None for no act."""
    words, head = context.words, _modified(token)
    if not 0 < head.i - token.i <= _WIDEST:
        return None
    if any(_parts(context, word) for word in token.doc[token.i + 1 : head.i]):
        return None
    lemma = noun_lemma(head)
    phrase = f"{head.doc[head.i - 1].lower_} {lemma}"
    if phrase in words.air_acts or (lemma in words.air_acts and phrase not in words.ground_acts):
        return "air"
    return "forces" if {lemma, phrase} & (words.ground_acts | words.suffered) else None


def _modified(token: Token) -> Token:
    """The noun that an adjective modifies, over a few nouns and joined adjectives between them."""
    head = token
    for _step in range(_LONGEST_LINK):
        if head.dep_ not in _LINKS or head.head.i == head.i:
            break
        if head.i > token.i and head.head.i < token.i:
            break  # "government and Cuban air strikes"
        head = head.head
    return head


def _parts(context: Context, word: Token) -> bool:
    """Whether a noun between the adjective and the act makes the act another's ("Sudanese market attack")."""
    return (
        word.pos_ in ("NOUN", "PROPN")
        and word.lemma_.lower() not in context.words.act_parts
        and word.text not in context.registry.sharing
    )
