"""Whose own word a text is: "This is the voice of the X", "Communiqué No. 4 of the X", and then "our units attacked".

"Our units" are then those of that party, wherever no source is named that says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.actors.vocabulary import Identity, derive
from rashomon.reading.document import Document
from rashomon.reading.mentions import ActorMention, Speech
from rashomon.reading.picking import having
from rashomon.reading.registry import Registry, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_ARMED = frozenset({"state_forces", "rebel_group", "militia", "coalition", "peacekeepers"})
_OF_STATES = frozenset({"gov", "mod", "forces", "mfa", "moinfo", "moi", "air", "navy"})
_HEAD = 4
"""Sentences in which a text says whose word it is."""
_RIGHTS = frozenset({"prep", "pobj", "compound", "nmod", "poss", "appos", "amod"})
LOSING = frozenset({"lose", "have", "suffer", "bury", "mourn", "count"})
_GUNS = ("weapon", "projectile", "plane", "aircraft", "vehicle")


def settle(document: Document) -> None:
    """Note whose own word a document is, and give that party its "our fighters" and what stands for them."""
    party = document.own_party = party_of(document)
    if party is None:
        return
    ours = {m.span for m in document.actors if _is_ours(document, m)}
    row, state = Registry.load().by_id(party.id), Registry.load().states.get(party.id.rpartition("-")[0])
    country = row.country if row is not None else state.iso2 if state is not None else None
    camp = Registry.load().camp_of(party.id)
    document.actors = tuple(
        replace(m, id=party.id, name=party.name, kind=party.kind, camp=camp, country=country, sort=_sort(m))
        if m.span in ours or m.antecedent in ours
        else m
        for m in document.actors
    )


def _sort(mention: ActorMention) -> str:
    return mention.sort if mention.sort == "pronoun" else "derived"


def _is_ours(document: Document, mention: ActorMention) -> bool:
    words = mention.span.text_of(document.text).casefold().split()
    if words[:1] != ["our"] or not is_own(words[-1]) or not mention.id.startswith(("text:", "persons")):
        return False
    return all(speech.scope == "carried" for speech in _speech_at(document, mention.head.start))


def party_of(document: Document) -> Identity | None:
    """The party whose own word a text is: it says "our units" or "the enemy" without a source, and its head says whose
    communiqué or radio it is; None for others."""
    if not any(_is_own_word(document, token) for token in having(document.doc, "lower", ("our", "we", "enemy"))):
        return None
    found: dict[str, Identity] = {}
    for mention in _in_head(document):
        party = under_arms(document.actors, mention.id)
        if party is not None:
            found.setdefault(side(party.id), party)
    return _by_name(document, next(iter(found.values()))) if len(found) == 1 else None


def _by_name(document: Document, party: Identity) -> Identity:
    """A party, by the only army of its side that the text names where it is but told of by its state."""
    registry = Registry.load()
    if registry.by_id(party.id) is not None:
        return party
    armies = {m.id: m for m in document.actors if m.kind in _ARMED and registry.by_id(m.id) is not None}
    own = [mention for mention in armies.values() if side(mention.id) == side(party.id)]
    return Identity(own[0].id, own[0].name, own[0].kind) if len(own) == 1 else party


def _is_own_word(document: Document, token: Token) -> bool:
    """Whether "our fighters", "we" or "the enemy" is said in no quotation and by no source that a cue names here."""
    if any(speech.scope != "carried" for speech in _speech_at(document, token.idx)):
        return False
    if token.lower_ == "our":
        return token.head.lemma_.lower() in _own() or _is_gun(token.head)
    return token.lower_ != "we" or (token.dep_ == "nsubj" and token.head.lemma_.lower() in LOSING)


def _in_head(document: Document) -> Iterator[ActorMention]:
    """The parties that the head of a text names with a word for what is said or for who says it: "the voice of X"."""
    last = document.sentences[:_HEAD][-1].span.end if document.sentences else 0
    for mention in document.actors:
        if mention.head.start >= last or mention.sort not in ("name", "derived"):
            continue
        if mention.kind == "media_arm":
            yield mention
            continue
        if mention.kind not in _ARMED | {"political_body", "group"}:
            continue
        if any(word.lemma_.lower() in _words_of_own() for word in _over(document, mention)):
            yield mention


def _over(document: Document, mention: ActorMention) -> list[Token]:
    """The words of a name and the nouns that it tells more of; in a heading all words."""
    sentence = document.sentence_at(mention.head.start)
    if sentence is not None and sentence.block != "body":
        return list(document.tokens_of(sentence))
    span = document.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    if span is None:
        return []
    node = span.root
    above = [word for word in span if word.i <= node.i]
    while node.dep_ in _RIGHTS and node.head.i != node.i:
        node = node.head
        above.append(node)
    return above


def under_arms(told: Sequence[ActorMention], origin: str) -> Identity | None:
    """The party under arms whose word a source's is; the forces of a state where its government speaks."""
    registry = Registry.load()
    row = registry.by_id(origin)
    if row is not None and row.kind == "media_arm" and row.parent is not None:
        origin, row = row.parent, registry.by_id(row.parent)
    if row is not None:
        return Identity(row.id, row.name, row.kind) if row.kind in _ARMED else _of_its_state(origin)
    state = _of_its_state(origin)
    if state is not None:
        return state
    own = [one for one in told if one.id == origin and one.kind in (*_ARMED, "group")]
    named = next((one for one in own if one.sort in ("name", "derived")), None)
    return Identity(named.id, named.name, named.kind) if named is not None else None


def _of_its_state(origin: str) -> Identity | None:
    stem, _dash, suffix = origin.rpartition("-")
    state = Registry.load().states.get(origin) or (Registry.load().states.get(stem) if suffix in _OF_STATES else None)
    return derive(state, "forces") if state is not None else None


def is_own(word: str) -> bool:
    """Whether a noun in lower case, also in the plural, is of what a party has in the field: "units", "men"."""
    return any(word.removesuffix(end) in _own() for end in ("", "s", "es")) or word in ("men", "fallen", "dead")


def side(actor: str) -> str:
    """The side of a party: its camp, the state whose body it is, or itself."""
    registry = Registry.load()
    stem = actor.rpartition("-")[0]
    return registry.camp_of(actor) or (stem if stem in registry.states else actor)


def _speech_at(document: Document, offset: int) -> Iterator[Speech]:
    return (one for one in document.speech if any(span.start <= offset < span.end for span in one.content))


def _is_gun(noun: Token) -> bool:
    return noun.lemma_.lower() in _guns()


@lru_cache(maxsize=1)
def _guns() -> frozenset[str]:
    classes = lexicon("nouns")["classes"]
    return frozenset(noun for name in _GUNS for noun in classes[name])


@lru_cache(maxsize=1)
def _own() -> frozenset[str]:
    return frozenset(lexicon("speech")["own_side"]["nouns"])


@lru_cache(maxsize=1)
def _words_of_own() -> frozenset[str]:
    return frozenset(lexicon("speech")["own_side"]["heads"])
