"""A place of the sentence that stands outside a claim's own words, and whether it is the claim's."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from rashomon.reading.claims.event_places import is_within, named, narrowest
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.frames.clause import shared_end
from rashomon.reading.mentions import PlaceMention, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_SILENT = frozenset({"demonym", "metonym", "dateline", "seat"})
_GOALS = frozenset({"into", "to", "toward", "towards", "onto", "from"})
_ELSEWHERE = frozenset({"from", "distance_from", "toward"})


def others(scene: Scene, draft: Draft, seen: Collection[int]) -> list[PlaceMention]:
    """The narrowest places of the sentence that the claim's own words do not name: the scene may be one of them."""
    found: list[PlaceMention] = []
    for mention, token in named(scene, draft.trigger):
        wide = mention.place is None or mention.place.kind == "country"
        if mention.sort != "name" or wide or mention.span.start in seen or _is_elsewhere(mention, token):
            continue
        if not is_of_source(scene, token) and not is_part_of_actor(scene, token):
            found.append(mention)
    return narrowest(scene, found)


def of_sentence(scene: Scene, draft: Draft) -> PlaceMention | None:
    """The nearest place of the same sentence outside the claim's words."""
    best: tuple[int, PlaceMention] | None = None
    for mention, token in named(scene, draft.trigger):
        if mention.place is None or is_part_of_actor(scene, token):
            continue
        if _is_elsewhere(mention, token) and (draft.type != "movement" or mention.relation == "from"):
            continue
        if is_of_source(scene, token) or ("party", token) in draft.roles:
            continue
        if (mention.place.kind == "country" and best is not None) or not _is_shared(token, draft.trigger):
            continue
        distance = abs(token.i - draft.trigger.i) + (100 if mention.place.kind == "country" else 0)
        if best is None or distance < best[0]:
            best = (distance, mention)
    return best[1] if best else None


def names_any(scene: Scene, sentence: Sentence, besides: Collection[str] = ()) -> bool:
    """Whether a sentence names a place, known or not, other than those of the ids in `besides`.

    Whose forces somebody is of, where a speaker sits and a description ("the town") are no such names.
    """
    for token in scene.document.tokens_of(sentence):
        mention = scene.place(token)
        if mention is None:
            if _is_unknown_name(scene, token) and not is_of_source(scene, token):
                return True
            continue
        if mention.sort != "name" or (mention.place is not None and mention.place.id in besides):
            continue
        if not is_part_of_actor(scene, token) and not is_of_source(scene, token):
            return True
    return False


def _is_unknown_name(scene: Scene, token: Token) -> bool:
    """Whether a word reads as the name of a place that nobody knows: "withdrew towards Gornje Selo"."""
    if token.pos_ != "PROPN" or token.dep_ != "pobj" or not token.text[:1].isupper():
        return False
    if token.head.lower_ not in {"in", "near", "at", "outside", "around", "toward", "towards", "into", "to"}:
        return False
    return not scene.actors(token) and scene.date(token) is None and token.ent_type_ in {"GPE", "LOC", "FAC"}


def _is_elsewhere(mention: PlaceMention, token: Token) -> bool:
    """Whether a place only tells from where or whither, or what lies beside it: "waiting to cross into X"."""
    relation = mention.relation
    if relation in _ELSEWHERE or (relation.endswith("_of") and relation != "part_of"):
        return True
    node = token
    for _step in range(4):
        if node.pos_ in {"VERB", "AUX"}:
            return False
        if node.dep_ == "pobj":
            return node.head.lower_ in _GOALS
        node = node.head
    return False


def is_part_of_actor(scene: Scene, token: Token) -> bool:
    """Whether a place name only tells whose forces or which body is meant."""
    if is_within(scene, token):
        return False
    for actor in scene.actors(token):
        if actor.sort in ("name", "derived") and not (actor.kind == "state" and token.dep_ in ("pobj", "conj")):
            return True
    return (
        token.dep_ in ("compound", "amod") and bool(scene.actors(token.head)) and token.head.pos_ in ("NOUN", "PROPN")
    )


def is_of_source(scene: Scene, token: Token) -> bool:
    """Whether a place hangs on who is cited: "according to doctors in X"."""
    cues = [s.cue for s in scene.document.speech if s.cue is not None]
    node = token
    for _step in range(5):
        if any(cue.start <= node.idx < cue.end for cue in cues):
            return True
        if node.pos_ in ("VERB", "AUX"):
            return False
        node = node.head
    return False


def _is_shared(token: Token, trigger: Token) -> bool:
    """Whether a place outside a claim's words can be its place: it hangs on a clause that the claim hangs on, and is
    not told of another predicate beside it."""
    above = {trigger.i}
    last = shared_end(trigger)
    if last is not None:
        above.add(last.i)
    node = trigger
    for _step in range(12):
        node = node.head
        above.add(node.i)
    node = token
    for _step in range(14):
        if node.i in above:
            return True
        if last is not None and node.head.i == last.i and node.dep_ == "dobj" and not _is_adjunct(token):
            return False  # "overran an airstrip and entered X"
        if node.dep_ == "ccomp" or (node.dep_ == "conj" and node.pos_ in ("VERB", "AUX")):
            return False
        if node.dep_ in ("dobj", "attr") and trigger.dep_ == "conj":
            return False
        node = node.head
    return False


def _is_adjunct(token: Token) -> bool:
    """Whether a place stands after "in", "at" and the like: "wounded five in X", which may be told of the verb."""
    node = token
    for _step in range(4):
        if node.dep_ == "pobj" and node.head.lower_ != "of":
            return True
        if node.dep_ in {"dobj", "nsubj"}:
            return False
        node = node.head
    return False
