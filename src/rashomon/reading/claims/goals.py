"""Whither somebody goes: toward a place or into it, and which places of the sentence belong to another verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.claims.event_places import holds
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.mentions import PlaceMention
from rashomon.reading.places.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOWARD = frozenset({"toward", "towards"})
_ENDS = frozenset({"to", "from", "toward", "towards", "with"})
_STATES, _GOING = frozenset({"control", "siege_state"}), frozenset({"toward", "across", "at", "from"})
_STEPS = 12
_VERBS = frozenset({"VERB", "AUX"})
_CLAUSES = frozenset({"advcl", "acl", "relcl", "conj", "ROOT", "ccomp", "xcomp", "pcomp", "parataxis"})


def relation_of(scene: Scene, draft: Draft, mention: PlaceMention) -> str | None:
    """The relation of a movement to a place that its words have, where the noun phrase has not; None for its own."""
    within = mention.phrase.start < draft.trigger.idx < mention.span.start
    if draft.type in _STATES and within and mention.relation in _GOING:
        return "in"  # "pushed towards the rebel-held town of X", which the rebels hold
    if draft.type == "operation" and mention.relation in {"in", "part_of"} and _is_aim(_head(scene, mention)):
        return "toward"
    return "toward" if draft.type == "movement" and _is_toward(scene, mention) else None


def _is_aim(node: Token | None) -> bool:
    """Whether a place is what somebody sets out to take: "launched an operation to seize (control over) X"."""
    for _step in range(4):
        if node is None or node.dep_ not in {"dobj", "pobj", "prep"} or node.lower_ in {"in", "near", "from"}:
            return False
        node = node.head
        if node.pos_ == "VERB":
            told = any(child.dep_ == "aux" and child.lower_ == "to" for child in node.lefts)
            return told and node.lemma_.lower() in words().taking
    return False


def _is_toward(scene: Scene, mention: PlaceMention) -> bool:
    """Whether somebody only goes toward a place: "towards X", "pushing toward the rebel stronghold of X"."""
    node = _head(scene, mention)
    if node is None or mention.relation not in {"in", "part_of"}:
        return False
    while node.dep_ == "conj" and node.head.pos_ in {"PROPN", "NOUN"} and node.head.i < node.i:
        node = node.head
    for _step in range(2):
        if node.dep_ != "pobj":
            return False
        if node.head.lower_ in _TOWARD:
            return True
        noun = node.head.head
        if node.head.lower_ != "of" or noun.lemma_.lower() not in words().nouns:
            return False
        node = noun
    return False


def is_elsewhere(token: Token, trigger: Token) -> bool:
    """Whether a place within the words of a claim is told of another verb, or only where a line leads that is cut."""
    return _is_of_other_verb(token, trigger) or (trigger.dep_ == "advcl" and _is_end_of_line(token))


def _is_end_of_line(token: Token) -> bool:
    """Whether a place is only where a road or supply line leads: "cutting the supply lines to X"."""
    link = token.head
    if token.dep_ != "pobj" or link.lower_ not in _ENDS or link.i == 0:
        return False
    return link.nbor(-1).lemma_.lower() in shared()["lines_on_ground"] | shared()["lines_of_supply"]


def _verb_of(token: Token) -> Token | None:
    """The verb that a place is told of: the nearest above it, or the one whose "into" an "and into" goes on.

    "Moved into X cutting the road and into Y" tells Y of the moving.
    """
    node = token
    for _step in range(_STEPS):
        if node.pos_ in _VERBS and node.dep_ not in {"aux", "auxpass"}:
            return node
        first = node.head
        if node.dep_ == "conj" and node.pos_ == "ADP" and first.lower_ != node.lower_:
            verb = first.head if first.pos_ == "ADP" else first
            return _with_same(node, verb) or verb
        if node.head.i == node.i:
            return None
        node = node.head
    return None


def _with_same(link: Token, verb: Token) -> Token | None:
    """The verb, or one that it hangs on, before which the same preposition stands: the first "into" of two."""
    node = verb
    for _step in range(4):
        if any(child.lower_ == link.lower_ and child.i < link.i for child in node.children):
            return node
        if node.head.i == node.i or node.dep_ not in _CLAUSES:
            return None
        node = node.head
    return None


def _is_of_other_verb(token: Token, trigger: Token) -> bool:
    """Whether an "and into Y" goes on the "into X" of a verb other than this one."""
    node = token
    while node.dep_ in {"conj", "pobj"} and node.pos_ != "ADP":
        node = node.head
    if node.dep_ != "conj" or node.pos_ != "ADP":
        return False
    verb, hung = _verb_of(token), node.head.head if node.head.pos_ == "ADP" else node.head
    return verb is not None and verb.i not in {trigger.i, hung.i}


def is_left_open(draft: Draft) -> bool:
    """Whether a claim tells of lands that it leaves open: "fled areas that fell to X", not the town they came to."""
    trigger = draft.trigger
    nouns = [child for child in trigger.rights if child.dep_ == "dobj"]
    if trigger.dep_ == "relcl":
        nouns.append(trigger.head)
    lands = (n for n in nouns if n.tag_ == "NNS" and n.lemma_.lower() in shared()["other_land"])
    return draft.type in {"displacement", "control", "territory_change"} and any(_is_open(noun) for noun in lands)


def _is_open(noun: Token) -> bool:
    """Whether only a relative clause tells which lands are meant."""
    pointed = any(child.dep_ in {"det", "poss", "nummod", "nmod"} for child in noun.lefts)
    return not pointed and any(child.dep_ == "relcl" for child in noun.rights)


def own_goals(scene: Scene, draft: Draft, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """Of the places in the words of a movement those told of its verb, without what only holds another of them.

    All of them where none is told of its verb.
    """
    own = []
    for mention in mentions:
        head = _head(scene, mention)
        verb = _verb_of(head) if head is not None else None
        if head is not None and verb is not None and verb.i == draft.trigger.i and not _is_end_of_line(head):
            own.append(mention)
    narrow = [m for m in own if not any(holds(m, other) and _reaches(scene, other, m) for other in own)]
    return narrow or mentions


def _reaches(scene: Scene, inner: PlaceMention, outer: PlaceMention) -> bool:
    """Whether what holds a place is told right after it: "X in Y"."""
    gap = scene.document.text[inner.span.end : outer.span.start].casefold().split()
    return inner.span.end <= outer.span.start and gap[:1] in (["in"], ["of"], [","])


def _head(scene: Scene, mention: PlaceMention) -> Token | None:
    span = scene.document.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    return span.root if span is not None else None
