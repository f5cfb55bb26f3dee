"""One pass over a report that asks of each word whether an actor is named by it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rashomon.model.span import Span
from rashomon.reading.actors.borrowed import of_another_state
from rashomon.reading.actors.context import Context, own_span
from rashomon.reading.actors.demonyms import demonym
from rashomon.reading.actors.forces import armed_with, body_of, force, named_after, named_beside, whole_of
from rashomon.reading.actors.grammar import HYPHENS, counts_things, is_plural, noun_lemma
from rashomon.reading.actors.leaders import leader_called, office
from rashomon.reading.actors.numbered import unit_of
from rashomon.reading.actors.owners import modifiers_of, name_tells_whose, tells_whose
from rashomon.reading.actors.persons import CIVILIANS, PERSONS, person
from rashomon.reading.actors.pronouns import resolve_all
from rashomon.reading.actors.strikers import strikers
from rashomon.reading.actors.unlisted import called, can_be_unlisted, unlisted
from rashomon.reading.actors.vocabulary import Identity, derive
from rashomon.reading.document import Document
from rashomon.reading.mentions import ActorMention
from rashomon.reading.names import NameHit
from rashomon.reading.registry import State

if TYPE_CHECKING:
    from spacy.tokens import Token

_FORCES = frozenset({"state_forces", "police", "intelligence", "rebel_group", "militia", "coalition", "peacekeepers"})
_OPENING = 6
_HAVING_MEN = _FORCES | {"group", "political_body"}
_SINGLE = frozenset({"person", "persons", "civilians"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_COUNTING = frozenset({"NUM", "ADJ", "PRON"})
_WIDEST_ACT = 4
"""Words from an adjective to the act that it tells of."""
_ARGUMENTS = frozenset({"nsubj", "dobj", "pobj", "nsubjpass"})


def find(document: Document, hits: Sequence[NameHit]) -> tuple[ActorMention, ...]:
    """All actors of a report, in the order of their heads.

    `hits` are the registry's names (`names.NameIndex.find`).  Descriptions and pronouns are resolved only to actors
    of the same report; what cannot be resolved keeps an id of its own (`text:...`).
    """
    context = Context(document, hits)
    for sentence in document.sentences:
        for token in document.tokens_of(sentence):
            context.found.extend(_actors_at(context, token))
    return tuple(sorted(context.found, key=lambda mention: (mention.head.start, mention.span.start)))


def _actors_at(context: Context, token: Token) -> Iterable[ActorMention]:
    """The actors whose head word a token is; mostly none or one."""
    if token.lower_ in context.words.pronouns and (token.pos_ == "PRON" or token.tag_ == "PRP$"):
        return resolve_all(context, token)
    hit = context.hits.get(token.idx)
    if hit is not None and hit.sort != "demonym" and hit.span.end >= token.idx + len(token.text):
        if name_tells_whose(context, token):
            return ()
        other = of_another_state(context, token, hit)
        if other is not None:
            return (other,)
        return (unit_of(context, token, hit) or _named(context, token, hit),)
    met = government_of(context, token) or coalition_led(context, token) or _civilian_harm(context, token)
    if met is not None:
        return (met,)
    return _nominal(context, token) if _can_be_noun(context, token) else _one(demonym(context, token))


def _civilian_harm(context: Context, token: Token) -> ActorMention | None:
    """The civilians of "civilian deaths", "the civilian toll", at the adjective; None for other words."""
    if token.lower_ not in context.words.civilians or token.dep_ not in ("amod", "compound", "nmod"):
        return None
    if token.head.i <= token.i or noun_lemma(token.head) not in context.words.harms:
        return None
    return context.mention(token, own_span(token), CIVILIANS, plural=True)


def _one(mention: ActorMention | None) -> tuple[ActorMention, ...]:
    return () if mention is None else (mention,)


def government_of(context: Context, token: Token) -> ActorMention | None:
    """The state whose government a capital stands for, where the places take it so ("Kyiv denied"); else None."""
    if token.idx not in context.seats:
        return None
    state = context.registry.state_of_capital(token.text, context.year)
    if state is None:
        return None
    who = Identity(state.id, state.name, "state")
    return context.mention(token, own_span(token), who, country=state.iso2)


def coalition_led(context: Context, token: Token) -> ActorMention | None:
    """The coalition of "US-led air strikes", at its participle; None for other words."""
    if token.lower_ != "led" or token.i < 2 or token.doc[token.i - 1].text not in HYPHENS:
        return None
    leader = token.doc[token.i - 2]
    hit, noun = context.hits.get(leader.idx), noun_lemma(token.head)
    state = context.registry.states.get(hit.id) if hit is not None else context.state_called(leader.text)
    if state is None or token.head.i < token.i or noun not in context.words.acts:
        return None
    led = context.registry.led_by(state.id, context.countries, context.year)
    if led is None:
        return None
    return context.mention(token, context.phrase(token, leader.i), Identity(led.id, led.name, led.kind), plural=True)


def _named(context: Context, token: Token, hit: NameHit) -> ActorMention:
    """The actor or state whose name a token is; the government where its leader is named."""
    if hit.sort in ("name", "speaker", "defined") or hit.id not in context.registry.states:
        return context.mention(token, hit.span, context.identity_of(hit), plural=True)
    state = context.registry.states[hit.id]
    who = derive(state, "gov") if hit.sort == "leader" else Identity(state.id, state.name, "state")
    return context.mention(token, hit.span, who, country=state.iso2)


def _can_be_noun(context: Context, token: Token) -> bool:
    """Whether a word can name a party: a noun, a number of persons, or a noun that the tagger often misses."""
    words = context.words
    if token.idx in context.numbers and counts_things(token):
        return False
    return (
        token.pos_ in _NOMINAL
        or (token.pos_ in _COUNTING and token.lower_ in words.persons and not counts_things(token))
        or (token.lower_ in words.nounlike and token.dep_ in _ARGUMENTS)
        or _labels_act(context, token)
    )


def _labels_act(context: Context, token: Token) -> bool:
    """Whether an adjective names who does the act behind it: "terrorist rocket attacks".

    A "terrorist attack" is but a sort of crime, except where the report calls a party so ("the terrorists").
    """
    words, head = context.words, token.head
    if token.pos_ != "ADJ" or token.dep_ not in ("amod", "compound") or token.lower_ not in words.labels:
        return False
    if not 0 < head.i - token.i <= _WIDEST_ACT or noun_lemma(head) not in words.acts:
        return False
    if head.i - token.i > 1 or token.lower_ not in words.crimes or noun_lemma(head) in ("shelling", "fire"):
        return True
    return token.lower_ in context.called_parties


def _is_strength(context: Context, token: Token, noun: str) -> bool:
    """Whether "force" is that of a thing and no body of men: "the force of the explosion"."""
    if noun != "force" or token.tag_ != "NN":
        return False
    things = (p for c in token.rights if c.lower_ == "of" for p in c.rights if p.dep_ == "pobj")
    return any(noun_lemma(thing) in context.words.things_of_force for thing in things)


def _spoken_for(context: Context, token: Token) -> ActorMention | None:
    """Whom a spokesman speaks for: "a Greek Government spokesman", "a spokesman for the army"; else None."""
    if token.lower_ not in context.words.spokesmen:
        return None
    before = [child for child in token.lefts if child.dep_ in ("compound", "poss", "amod", "nmod")]
    behind = [noun for c in token.rights if c.lower_ in ("for", "of") for noun in c.rights if noun.dep_ == "pobj"]
    for owner in (*reversed(before), *behind):
        body = body_of(context, owner, noun_lemma(owner))
        if body is not None and not modifiers_of(context, owner).owners:
            state = _seat_of(context, token) or context.home_of(body.suffix)
            if state is not None:
                phrase = context.phrase(token, min(token.i, owner.left_edge.i))
                return context.mention(token, phrase, body.of(state), sort="description", country=state.iso2)
        meant = [mention for mention in _actors_at(context, owner) if mention.kind not in _SINGLE]
        if meant:
            phrase = context.phrase(token, min(token.i, _start_of(context, meant[0], token)))
            who = Identity(meant[0].id, meant[0].name, meant[0].kind)
            sort = "unknown" if meant[0].sort == "unknown" else "derived"
            return context.mention(token, phrase, who, sort=sort, country=meant[0].country, plural=False)
    return None


def _seat_of(context: Context, token: Token) -> State | None:
    """The state of "a military spokesman here", by the dateline, and of "In Moscow, a defence ministry spokesman said";
    None where neither says it."""
    if token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "here":
        line = next((place.place for place in context.document.places if place.sort == "dateline"), None)
        return context.registry.ruling(line.country, context.year) if line is not None and line.country else None
    first = token.sent[0]
    if first.lower_ != "in" or token.i - first.i > _OPENING:
        return None
    found = (context.registry.state_of_capital(word.text, context.year) for word in first.rights)
    return next((state for state in found if state is not None), None)


def _start_of(context: Context, mention: ActorMention, token: Token) -> int:
    """The index of the first word of a mention before a token; the token's own where it stands behind."""
    first = context.document.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    return int(first.start) if first is not None else token.i


def _men_of(context: Context, token: Token, noun: str) -> ActorMention | None:
    """Whose "its men", "the colonel's men", "men of the LRA", "Frontier Corps personnel" are: of forces and groups;
    None for others."""
    if noun != "personnel" and (noun != "man" or token.tag_ != "NNS"):
        return None
    after = named_after(context, token)
    if after is not None:
        return context.mention(token, context.phrase(token, token.i), context.identity_of(after), plural=True)
    groups = modifiers_of(context, token).groups
    named = context.registry.by_id(groups[-1].id) if groups and groups[-1].word.i + 1 == token.i else None
    if named is not None and named.kind in _FORCES:
        who, phrase = Identity(named.id, named.name, named.kind), context.phrase(token, groups[-1].word.i)
        return context.mention(token, phrase, who, plural=True)
    for owner in (child for child in token.lefts if child.dep_ == "poss"):
        phrase = context.phrase(token, owner.i)
        led = _led_by(context, token, owner, phrase)
        if led is not None:
            return led
        found = list(_actors_at(context, owner))
        meant = [mention for mention in found if mention.kind in _HAVING_MEN]
        if meant:
            who = Identity(meant[0].id, meant[0].name, meant[0].kind)
            sort = "unknown" if meant[0].sort == "unknown" else "derived"
            return context.mention(token, phrase, who, sort=sort, country=meant[0].country, plural=True)
        state = context.registry.states.get(found[0].id) if found and owner.tag_ == "PRP$" else None
        if state is not None and noun == "man":
            who = context.words.by_suffix["forces"].of(state)  # "Nigeria said its men held the bridge"
            return context.mention(token, phrase, who, sort="derived", country=state.iso2, plural=True)
    return None


def _explained(context: Context, token: Token, noun: str, start: int) -> ActorMention | None:
    """The party that a noun set beside its name tells of: "Abu Sayyaf, a smaller group that ..."; else None."""
    if token.dep_ != "appos" or token.tag_ != "NN" or noun not in context.words.kinds_of_party:
        return None
    name, first = token.head, token.left_edge
    if first.lower_ not in ("a", "an", "the") or first.nbor(-1).text != "," or name.i > token.i:
        return None
    if any(child.dep_ == "conj" for side in (name, token) for child in side.rights):
        return None
    hit = context.group_named(name)
    if hit is None or context.identity_of(hit).kind not in _HAVING_MEN:
        return None
    who = context.identity_of(hit)
    return context.mention(token, context.phrase(token, start), who, sort="description", plural=True)


def _led_by(context: Context, token: Token, owner: Token, phrase: Span) -> ActorMention | None:
    """The party whose men a leader's are, by name or by rank: "Jonas Savimbi's men", "the marshal's men"."""
    hit = context.hits.get(owner.idx) or leader_called(context, owner)
    if hit is None or hit.sort not in ("leader", "speaker"):
        return None
    state = context.registry.states.get(hit.id)
    if state is None:
        return context.mention(token, phrase, context.identity_of(hit), plural=True)
    forces = context.words.by_suffix["forces"].of(state)
    return context.mention(token, phrase, forces, sort="derived", country=state.iso2, plural=True)


def _nominal(context: Context, token: Token) -> Iterable[ActorMention]:
    """The parties that a noun means: forces, groups, persons, people of a state, or an unlisted name."""
    noun, words = noun_lemma(token), context.words
    if tells_whose(context, token) or (noun == "figure" and token.tag_ == "NN") or _is_strength(context, token, noun):
        return ()
    if noun == "side" and any(child.lower_ in words.bearings for child in token.lefts):
        return ()
    if any(child.lower_ == "no" and child.dep_ == "det" for child in token.lefts):
        return ()  # "no group claimed the attack"
    if noun == "member" and token.i and token.nbor(-1).lower_ in words.staff:
        staff = context.phrase(token, token.i - 1)
        return (context.mention(token, staff, PERSONS, plural=is_plural(token, words)),)
    spoken_for = _spoken_for(context, token) or _men_of(context, token, noun) or office(context, token)
    if spoken_for is not None:
        return (spoken_for,)
    modifiers = modifiers_of(context, token)
    if noun in words.groups or noun in words.bodies:
        explained = _explained(context, token, noun, modifiers.start)
        if explained is not None:
            return (explained,)
        beside = named_beside(context, token)
        if beside is not None:
            phrase = context.phrase(token, modifiers.start)
            return (context.mention(token, phrase, context.identity_of(beside), plural=True),)
        named = called(context, token)
        if named is not None:
            return (named,)
    whole = None if modifiers.owners else whole_of(token, words)
    if noun in words.weapons and not modifiers.owners and whole is None and named_after(context, token) is None:
        return armed_with(context, token, modifiers.start)
    if whole is not None:
        unnamed = whole.tag_ == "NNS" or whole.text.islower()  # "fighters from rebel groups"
        kinds = _FORCES | {"group"} if unnamed else _FORCES
        meant = [mention for mention in _actors_at(context, whole) if mention.kind in kinds]
        if meant:
            who = Identity(meant[0].id, meant[0].name, meant[0].kind)
            sort = "unknown" if meant[0].sort == "unknown" else "derived"
            phrase = context.phrase(token, modifiers.start)
            return (context.mention(token, phrase, who, sort=sort, country=meant[0].country, plural=True),)
    body = body_of(context, token, noun)
    if noun in words.crews and any(state for _word, state in modifiers.states):
        body = words.by_suffix["air"]
    if body is not None or noun in words.groups:
        return force(context, token, body, modifiers)
    struck = strikers(context, token) if any(child.lower_ == "the" for child in token.lefts) else None
    if struck is not None:
        who, phrase = Identity(struck.id, struck.name, struck.kind), context.phrase(token, modifiers.start)
        return (context.mention(token, phrase, who, sort="description", country=struck.country, plural=True),)
    met = person(context, token, noun, modifiers.start)
    if met is not None:
        return (met,)
    if token.text not in context.registry.sharing and can_be_unlisted(token):
        return _one(unlisted(context, token))
    return _one(demonym(context, token))
