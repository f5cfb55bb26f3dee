"""Forces, bodies and groups: whose a noun such as "jets", "ministry" or "fighters" is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.model.span import Span
from rashomon.reading.actors.context import Context, own_span
from rashomon.reading.actors.descriptions import described, is_of_government, of_home
from rashomon.reading.actors.grammar import is_plural, noun_lemma
from rashomon.reading.actors.owners import Modifiers
from rashomon.reading.actors.services import service
from rashomon.reading.actors.unlisted import group_of
from rashomon.reading.actors.vocabulary import Body, Identity, Vocabulary
from rashomon.reading.mentions import ActorMention
from rashomon.reading.names import NameHit
from rashomon.reading.registry import State

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_CALLED = 5
"""Words behind "called" in which the name must begin."""
_ON_LINE = frozenset({"on", "along", "at", "to", "from", "across"})
_TWO = 2
_CRAFT = frozenset({"air", "navy"})
"""The bodies of a state whose planes and ships are told by their sort: "F-5s of the air force"."""
_SUPPOSED = 4
_LONGEST_SUPPOSED = 7
"""Words of "believed to belong to", and with quotation marks."""
_BELONGING = frozenset({"of", "from", "with", "belonging"})


def named_beside(context: Context, token: Token) -> NameHit | None:
    """The name that explains a description: "the country's largest rebel army, the FARC"; None if there is none.

    In a list ("the coalition, the SDF and Russia") the next name is another party.
    """
    for child in token.rights:
        beside = child.dep_ == "appos" or (child.dep_ == "npadvmod" and child.nbor(-1).text == ",")
        if beside and not any(inner.dep_ == "conj" for inner in child.rights):
            hit = context.group_named(child)
            if hit is not None:
                return hit
    called = _called(context, token)
    if called is not None:
        return called
    if noun_lemma(token) in context.words.titles and token.tag_ == "NN" and token.i + 1 < len(token.doc):
        return context.group_named(token.nbor(1))
    return None


def _called(context: Context, token: Token) -> NameHit | None:
    """The name of "a coalition called the Army of Conquest", "a group of fighters known as MUJAO"; else None.

    What is called so can be told by a noun between: "a coalition of groups called X".
    """
    nouns = [token]
    if token.tag_ == "NN":
        nouns += [of for link in token.rights if link.lower_ == "of" for of in link.rights if of.dep_ == "pobj"]
    for child in (child for noun in nouns for child in noun.rights):
        verb = child
        if verb.dep_ == "relcl" and verb.lemma_ == "be":
            verb = next((inner for inner in verb.rights if inner.tag_ == "VBN"), verb)
        if verb.dep_ not in ("acl", "relcl", "amod", "advcl") or verb.lemma_.lower() not in context.words.naming:
            continue
        for word in verb.doc[verb.i + 1 : verb.i + 1 + _LONGEST_CALLED]:
            if word.text in (",", ";", "."):
                break
            hit = context.group_named(word)
            if hit is not None:
                return hit
    return None


def named_after(context: Context, token: Token) -> NameHit | None:
    """The group of "fighters of the Northern Alliance", "gunmen from Boko Haram"; None if there is none."""
    for child in _links(context.words, token):
        if child.lower_ in _BELONGING:
            for noun in child.rights:
                hit = context.group_named(noun) or _titled(context, noun) or _beside(context, noun)
                if hit is not None:
                    return hit
    return None


def _beside(context: Context, noun: Token) -> NameHit | None:
    """The name set beside what troops are of: "of the Southern African mission, SAMIM"; None if none is."""
    beside = [child for child in noun.rights if child.dep_ == "appos"] if noun.dep_ == "pobj" else []
    return context.group_named(beside[0]) if len(beside) == 1 else None


def _titled(context: Context, noun: Token) -> NameHit | None:
    """The name that a "group" or "movement" bears: "from the Shining Path group"; None if it has none."""
    if noun.dep_ != "pobj" or noun.tag_ != "NN" or noun_lemma(noun) not in context.words.titles:
        return None
    hits = [context.group_named(child) for child in noun.lefts if child.dep_ in ("compound", "nmod", "amod")]
    named = {hit.id: hit for hit in hits if hit is not None and hit.id not in context.registry.states}
    return next(iter(named.values())) if len(named) == 1 else None


def _links(words: Vocabulary, token: Token) -> Iterator[Token]:
    """The prepositions of a noun: also one behind it that the model gave to the noun it is joined to.

    "Soldiers and members of the group": the army, and the group's.
    """
    for link in token.rights:
        before = link.nbor(-1) if link.dep_ == "prep" else token
        if link.dep_ == "prep" and not (before.dep_ == "conj" and noun_lemma(token) in words.bodies):
            yield link
    if token.dep_ == "conj" and token.i + 1 < len(token.doc):
        behind = token.nbor(1)
        if behind.dep_ == "prep" and behind.head.i == token.head.i:
            yield behind


def supposed_of(context: Context, token: Token) -> NameHit | None:
    """The group that fighters are held for: "gunmen believed to be from Boko Haram", "suspected to be members of the
    FARC"; None if there is none."""
    doc, at = token.doc, token.i
    if at + 4 >= len(doc) or doc[at + 2].lower_ != "to" or doc[at + 3].lower_ not in ("be", "belong", "come"):
        return None
    if doc[at + 1].lower_ not in context.words.supposed:
        return None
    for word in doc[at + 4 : at + 10]:
        hit = context.group_named(word)
        if hit is not None:
            return hit
        if word.tag_ in ("VBD", "VBZ", "VBP", ",") or word.dep_ == "ROOT":
            return None
    return None


def loyal_to(context: Context, token: Token) -> NameHit | None:
    """The name of "forces loyal to General X", "troops commanded by X": an actor, a state or its leader; else None."""
    for child in token.rights:
        if child.dep_ not in ("amod", "acl", "relcl") or child.lemma_.lower() not in context.words.loyal:
            continue
        for preposition in child.rights:
            if preposition.dep_ not in ("prep", "agent"):
                continue
            for noun in preposition.rights:
                if noun.dep_ == "pobj" and not any(word.lower_ in context.words.former for word in noun.subtree):
                    hits = (context.hits.get(word.idx) for word in noun.subtree)
                    return next((hit for hit in hits if hit is not None and hit.sort != "demonym"), None)
    return None


def whole_of(token: Token, words: Vocabulary) -> Token | None:
    """The noun of "army" in "units of the Syrian army", "soldiers of the army"; None if there is none."""
    noun = noun_lemma(token)
    body = words.bodies.get(noun)
    if noun not in words.parts and noun not in words.weapons and (body is None or body.suffix not in _CRAFT):
        return None
    for child in _links(words, token):
        if child.lower_ in ("of", "from"):
            return next((noun for noun in child.rights if noun.dep_ == "pobj"), None)
    return _supposed_whole(token, words)


def _supposed_whole(token: Token, words: Vocabulary) -> Token | None:
    """The noun of "forces" in "a jet believed to belong to government forces"; None if there is none."""
    after = [word for word in token.doc[token.i + 1 : token.i + _LONGEST_SUPPOSED] if not word.is_punct]
    if len(after) < _SUPPOSED or after[0].lower_ not in words.supposed or after[1].lower_ != "to":
        return None
    if after[2].lemma_ != "belong" or after[3].lower_ != "to":
        return None
    return next((noun for noun in after[3].rights if noun.dep_ == "pobj"), None)


def body_of(context: Context, token: Token, noun: str) -> Body | None:
    """The sort of state body that a noun with the words around it names: "defence ministry", "ministry of defence".

    None for other nouns, and for a "rebel army" or "separatist government", which is no body of a state.
    """
    body = _body_named(context.words, token, noun)
    if body is None or any(child.lemma_.lower() in context.words.irregular for child in token.lefts):
        return None
    if noun == "bomber" and any(child.lower_ in context.words.bombers for child in token.lefts):
        return None  # a person
    return body


def _body_named(words: Vocabulary, token: Token, noun: str) -> Body | None:
    doc, at = token.doc, token.i
    if noun not in words.body_endings and token.lower_ not in words.body_endings:
        return None
    for back in range(min(words.longest_body, at), 0, -1):
        before = " ".join(word.lower_ for word in doc[at - back : at])
        body = words.bodies.get(f"{before} {noun}") or words.bodies.get(f"{before} {token.lower_}")
        if body is not None:
            return body
    if noun == "ministry" and at + 2 < len(doc) and doc[at + 1].lower_ == "of":
        for forward in (3, 4):
            body = words.bodies.get(" ".join(word.lower_ for word in doc[at : at + forward]))
            if body is not None:
                return body
    return words.bodies.get(noun) or words.bodies.get(token.lower_)


def armed_with(context: Context, token: Token, start: int) -> list[ActorMention]:
    """Whose a weapon is: "army drones" are the forces of the state, "rebel drones" those of rebels, "Serb artillery" a
    people's; a bare drone's owner is not stated, and the list is empty."""
    words, phrase = context.words, context.phrase(token, start)
    modifiers = {child.lower_ for child in token.lefts if child.dep_ in ("compound", "amod", "nmod")}
    if modifiers & words.government and context.home is not None:
        mention = of_home(context, token, words.by_suffix["forces"], phrase)
        return [mention] if mention is not None else []
    of_people = any(context.is_people(child.text) for child in token.lefts)
    if modifiers & words.groups or modifiers & words.irregular or of_people:
        return [context.unresolved(token, phrase, plural=True)]
    return []


def force(context: Context, token: Token, body: Body | None, modifiers: Modifiers) -> list[ActorMention]:
    """The parties that a noun for forces means, with their backers: those of each state or group named with it."""
    if _is_line_of_battle(token):
        return []
    led = [context.registry.led_by(state, context.countries, context.year) for state in modifiers.leaders]
    if led and led[-1] is not None and not modifiers.owners:
        who = Identity(led[-1].id, led[-1].name, led[-1].kind)
        return [context.mention(token, context.phrase(token, modifiers.start), who, plural=True)]
    mentions = _owned(context, token, body, modifiers)
    return [replace(mention, backers=modifiers.backers) for mention in mentions]


def _is_line_of_battle(token: Token) -> bool:
    """Whether a front is where armies face each other, and no group: "on the Mbauna front"."""
    return token.text == "front" and token.dep_ == "pobj" and token.head.lower_ in _ON_LINE


def _owned(context: Context, token: Token, body: Body | None, modifiers: Modifiers) -> list[ActorMention]:
    phrase = context.phrase(token, modifiers.start)
    groups, states = modifiers.groups, modifiers.states
    if body is not None and _stand_side_by_side(modifiers):
        beside, (word, _state) = groups[-1], states[-1]
        actor = context.registry.by_id(beside.id)
        who = Identity(beside.id, beside.name, actor.kind if actor else "group")
        first = context.mention(token, own_span(beside.word), who, plural=True)
        return [first, *_of_states(context, token, body, states[-1:], context.phrase(token, word.i))]
    if groups:
        owner = groups[-1]
        actor = context.registry.by_id(owner.id)
        who = Identity(owner.id, actor.name, actor.kind) if actor else Identity(owner.id, owner.name, "group")
        return [context.mention(token, phrase, who, plural=True)]
    loyal = loyal_to(context, token)
    if loyal is not None and not states:
        state = context.registry.states.get(loyal.id)
        if state is not None and noun_lemma(token) in context.words.irregular | context.words.labels:
            return [context.unresolved(token, phrase, plural=is_plural(token, context.words))]
        if state is None:
            return [context.mention(token, phrase, context.identity_of(loyal), plural=True)]
        forces = body if body is not None else context.words.by_suffix["forces"]
        return [context.mention(token, phrase, forces.of(state), sort="derived", country=state.iso2, plural=True)]
    group = named_after(context, token) or supposed_of(context, token)
    if group is not None and (not states or body is None):  # "Syrian fighters of Hezbollah"
        return [context.mention(token, phrase, context.identity_of(group), plural=True)]
    if states and body is not None:
        other = _joined_side(context, token, body, states)
        if other is None:
            return _of_states(context, token, body, states, phrase)
        return [*_of_states(context, token, body, states, own_span(states[-1][0])), other]
    unnamed = None if states else group_of(context, token)
    if unnamed is not None:
        return [unnamed]
    whose = _state_behind(context, token, body) if body is not None and not states else None
    if body is not None and whose is not None:
        return [
            context.mention(token, phrase, body.of(whose), country=whose.iso2, plural=is_plural(token, context.words))
        ]
    if not states and token.tag_ == "NNS" and _are_both(context, token):
        return [context.unresolved(token, phrase, plural=True)]
    if body is not None and is_of_government(context, token, modifiers.start):
        mention = of_home(context, token, body, phrase)
        if mention is not None:
            return [mention]
    known = service(context, token, body, phrase) if body is not None and not states else None
    return [known or described(context, token, phrase, owned=bool(states))]


def _are_both(context: Context, token: Token) -> bool:
    """Whether a noun means the two parties to a war, and no single one: "the two armies", "both forces"."""
    before = [child.lower_ for child in token.lefts]
    return token.lower_ in context.words.both_sides and ("both" in before or ("the" in before and "two" in before))


def _joined_side(
    context: Context, token: Token, body: Body, states: Sequence[tuple[Token, State]]
) -> ActorMention | None:
    """The other side of "Turkish and government troops", "Rwandan and rebel forces"; None where no other is named."""
    last, word = states[-1][0], token.nbor(-1) if token.i else token
    if word.i - last.i != _TWO or word.nbor(-1).lower_ not in ("and", "or"):
        return None
    phrase = context.phrase(token, word.i)
    if word.lower_ in context.words.irregular:
        return context.unresolved(token, phrase, plural=is_plural(token, context.words))
    if word.lower_ in context.words.governing:
        return of_home(context, token, body, phrase) or described(context, token, phrase, owned=False)
    return None


def _state_behind(context: Context, token: Token, body: Body) -> State | None:
    """The state whose a body is by the words behind it: "the army of Iraq", "troops from Rwanda"; None if none is."""
    moved = token.dep_ == "dobj"  # "withdrew troops from Lebanon"
    links = ("of", "from") if body.suffix in ("forces", "air") and not moved else ("of",)
    for link in (*token.rights, *_inside_name(context, token)):
        if link.lower_ not in links:
            continue
        for noun in link.rights:
            hit = context.hits.get(noun.left_edge.idx) or context.hits.get(noun.idx)
            if noun.dep_ == "pobj" and hit is not None and hit.sort in ("name", "state"):
                return context.registry.states.get(hit.id)
            if noun.dep_ == "pobj" and noun_lemma(noun) in context.words.government:
                ruled = [context.state_called(c.text) for c in noun.lefts if c.dep_ in ("amod", "compound", "poss")]
                return next((state for state in ruled if state is not None), None)
    return None


def _inside_name(context: Context, token: Token) -> list[Token]:
    """What hangs on the last word of a body's own name: the second "of" in "the Ministry of Defence of Mali"."""
    if noun_lemma(token) != "ministry" or body_of(context, token, "ministry") is None:
        return []
    below = [noun for link in token.rights if link.lower_ == "of" for noun in link.rights if noun.dep_ == "pobj"]
    return [child for noun in below for child in noun.rights]


def _stand_side_by_side(modifiers: Modifiers) -> bool:
    """Whether a group and a state's force follow each other without comma or "and": "Hezbollah Syrian army"."""
    last = modifiers.owners[-2:]
    if len(last) < 2 or last[0].state is not None or last[1].state is None:
        return False
    group, state = last[0].word, last[1].word
    return bool(group.i + 1 == state.i and group.dep_ != "poss")


def _of_states(
    context: Context, token: Token, body: Body, states: Sequence[tuple[Token, State]], phrase: Span
) -> list[ActorMention]:
    """The same body of each state of "Syrian and Russian warplanes"; only the last one has the noun in its span."""
    joined = [(word, state) for word, state in states if _is_joined(word, token)] or [states[-1]]
    plural = is_plural(token, context.words)
    mentions = []
    for word, state in joined:
        span = phrase if len(joined) == 1 else own_span(word)
        if word is joined[-1][0]:
            span = Span(span.start, phrase.end)
        mentions.append(context.mention(token, span, body.of(state), country=state.iso2, plural=plural))
    return mentions


def _is_joined(word: Token, head: Token) -> bool:
    """Whether several states stand before one noun with "and" between them."""
    return word.dep_ != "poss" or any(between.lower_ in ("and", ",") for between in word.doc[word.i : head.i])
