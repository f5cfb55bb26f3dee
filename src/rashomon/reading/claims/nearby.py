"""A place of the sentence that stands outside a claim's own words, and whether it is the claim's."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from rashomon.reading.claims.asides import is_aside, is_reason
from rashomon.reading.claims.cited import is_apart
from rashomon.reading.claims.event_places import holds, is_within, named, narrowest, nearest, only_describes
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.frames.clause import shared_end
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.mentions import PlaceMention, Sentence
from rashomon.reading.places.seats import of_locals

if TYPE_CHECKING:
    from spacy.tokens import Token

_UP = 8  # steps from a place up to who is cited
_LAST = 1_000  # tokens: a country is the place only where nothing else is
_BREAKS = frozenset({"-", "–", "—", "|", ":"})
_BESIDE_VERB = frozenset({"conj", "advcl"})
_GOALS = frozenset({"into", "to", "toward", "towards", "onto", "from"})
_OF_A_COUNTRY = frozenset(
    {"casualty_detail", "attack", "clash", "displacement", "population", "humanitarian_condition"}
)
_ELSEWHERE = frozenset({"from", "distance_from", "toward"})


def others(scene: Scene, draft: Draft, seen: Collection[int]) -> list[PlaceMention]:
    """The narrowest places of the sentence that the claim's own words do not name: the scene may be one of them."""
    found: list[PlaceMention] = []
    for mention, token in named(scene, draft.trigger):
        wide = mention.place is None or mention.place.kind == "country"
        if is_reason(token, draft.trigger) or is_apart(scene, token, draft.trigger):
            continue
        if mention.sort != "name" or wide or mention.span.start in seen or _is_elsewhere(mention, token):
            continue
        if is_of_source(scene, token) or is_part_of_actor(scene, token) or _is_crossed(draft, mention, token):
            continue
        found.append(mention)
    return narrowest(scene, found)


def of_sentence(scene: Scene, draft: Draft, *, known: bool = True) -> PlaceMention | None:
    """The nearest place of the same sentence outside the claim's words; without `known`, one that nobody knows."""
    found: list[tuple[int, PlaceMention]] = []
    bearings: list[tuple[int, PlaceMention]] = []
    for mention, token in named(scene, draft.trigger):
        if (mention.place is not None) != known or is_part_of_actor(scene, token) or is_reason(token, draft.trigger):
            continue
        if is_apart(scene, token, draft.trigger):
            continue
        if not known and mention.sort != "name":
            continue
        where = _is_where(token, draft.trigger) or (
            draft.type == "territory_change" and _is_entered(token, draft.trigger)
        )
        beside = mention.relation.endswith("_of") and mention.relation != "part_of"
        if (
            not (where or beside)
            and _is_elsewhere(mention, token)
            and (draft.type != "movement" or mention.relation == "from")
        ):
            continue
        if is_of_source(scene, token) or ("party", token) in draft.roles or _is_fled(draft, token):
            continue
        if beside and not where and draft.type != "movement":
            if _is_shared(token, draft.trigger):
                bearings.append((abs(token.i - draft.trigger.i), mention))
            continue
        if where or _is_shared(token, draft.trigger):
            distance = (
                _LAST
                if mention.place is not None and mention.place.kind == "country"
                else abs(token.i - draft.trigger.i)
            )
            found.append((distance, mention))
    if not found:
        return bearings[0][1] if len(bearings) == 1 and known else None
    best = min(found, key=lambda item: item[0])[1]
    if draft.trigger.dep_ in _BESIDE_VERB:
        narrow = narrowest(scene, [best, *nearest(scene, draft.trigger)])
        if best not in narrow and len(narrow) == 1 and holds(best, narrow[0]):
            return narrow[0]  # "stormed the jail of X in eastern Y, killing ten"
    inner = [item for item in found if only_describes(scene, best, item[1])]
    return min(inner, key=lambda item: item[0])[1] if inner else best


def _is_fled(draft: Draft, token: Token) -> bool:
    """Whether a place is one that people left who are told to be elsewhere now: "those who fled X camped at Y"."""
    if draft.type not in {"population", "humanitarian_condition"}:
        return False
    verb = next((a for a in token.ancestors if a.pos_ == "VERB"), token)
    return bool(verb.dep_ == "relcl" and verb.lemma_ in shared()["flight"] and verb.i != draft.trigger.i)


def _is_crossed(draft: Draft, mention: PlaceMention, token: Token) -> bool:
    """Whether a place is only what another verb goes across: "set the huts on fire and drove the cattle across X"."""
    if mention.relation != "across":
        return False
    verb = next((a for a in token.ancestors if a.pos_ == "VERB"), token)
    return bool(verb.i != draft.trigger.i and verb.dep_ == "conj")


def warring_country(scene: Scene, draft: Draft) -> PlaceMention | None:
    """The country of whose whole war or people a claim tells: "killed in Yemen's war", "half of Sudan's people"."""
    if draft.type not in _OF_A_COUNTRY:
        return None
    wars, peoples = shared()["whole_wars"], shared()["whole_peoples"]
    for token in scene.document.tokens_of(draft.sentence):
        mention = scene.place(token)
        if mention is None or mention.place is None or mention.place.kind != "country":
            continue
        if is_of_source(scene, token) or is_in_relative(token, draft.trigger):
            continue
        head = token.head.lemma_.lower()
        owner = token.dep_ in {"poss", "compound", "nmod", "amod"} and token.i < token.head.i
        if owner and head in wars and _is_shared(token.head, draft.trigger):
            return mention
        own = draft.first <= token.i <= draft.last
        if owner and own and head in peoples and token.head.dep_ in {"pobj", "nsubj", "nsubjpass", "dobj"}:
            return mention
        if token.dep_ in {"nsubj", "nsubjpass"} and _is_at_war(token.head) and _is_shared(token.head, draft.trigger):
            return mention
    return None


def is_in_relative(token: Token, trigger: Token, *, of_persons: bool = False) -> bool:
    """Whether a word stands in a relative clause, or in one with "who", that another does not stand in."""
    node = token
    while node.head.i != node.i:
        told = not of_persons or any(child.lower_ == "who" for child in node.lefts)
        if node.dep_ in {"relcl", "acl"} and told and not (node.i == trigger.i or node.is_ancestor(trigger)):
            return True
        node = node.head
    return False


def _is_at_war(verb: Token) -> bool:
    """Whether a verb says that its subject has a war: "has been mired in civil war", "plunged into conflict"."""
    wars = shared()["whole_wars"]
    return any(
        child.dep_ in {"prep", "agent"} and any(c.dep_ == "pobj" and c.lemma_.lower() in wars for c in child.children)
        for child in verb.children
    )


def _is_where(token: Token, trigger: Token) -> bool:
    """Whether a word stands in a clause with "where" that tells of this place: "fled to X, where three died"."""
    node = trigger
    for _step in range(8):
        if node.dep_ == "relcl":
            return node.head.i == token.i and any(child.lower_ == "where" for child in node.lefts)
        if node.head.i == node.i:
            return False
        node = node.head
    return False


def _is_entered(token: Token, trigger: Token) -> bool:
    """Whether a place is what was entered in doing something: "moved into X, cutting the road to Y"."""
    link = token.head
    entered = token.dep_ == "pobj" and link.lower_ == "into" and link.head.i == trigger.head.i
    return bool(entered and trigger.dep_ == "advcl" and link.i < trigger.i)


def names_any(
    scene: Scene,
    sentence: Sentence,
    besides: Collection[str] = (),
    *,
    unknown: bool = True,
    goals: bool = True,
    ways: bool = False,
) -> bool:
    """Whether a sentence names a place other than those of the ids in `besides`; without `unknown`, only a known one,
    without `goals` only one that is not merely whither or from where somebody goes; with `ways` none whither a speaker
    came.

    Whose forces somebody is of, where a speaker sits and a description ("the town") are no such names.
    """
    for token in scene.document.tokens_of(sentence):
        mention = scene.place(token)
        if mention is None:
            if unknown and _is_unknown_name(scene, token) and not is_of_source(scene, token):
                return True
            continue
        if (mention.place is None and not unknown) or (not goals and mention.relation in _ELSEWHERE):
            continue
        if mention.sort != "name" or (mention.place is not None and mention.place.id in besides):
            continue
        if is_part_of_actor(scene, token) or is_of_source(scene, token, ways=ways) or is_aside(token):
            continue
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


_BODIES = frozenset({"political_body", "rebel_group", "militia", "igo", "ngo", "company"})


def is_part_of_actor(scene: Scene, token: Token) -> bool:
    """Whether a place name only tells whose forces or which body is meant."""
    if is_within(scene, token):
        return False
    for actor in scene.actors(token):
        if actor.sort in ("name", "derived") and not (actor.kind == "state" and token.dep_ in ("pobj", "conj")):
            return True
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.pos_ == "PROPN":
        return any(actor.kind in _BODIES for actor in scene.actors(token.head.head))  # "the Communist Party of Nepal"
    if token.dep_ not in ("compound", "amod") or token.head.pos_ not in ("NOUN", "PROPN"):
        return False
    mention = scene.place(token)
    if mention is not None and scene.place(token.head) is mention:
        return False  # "Gwoza Local Government Area"
    between = token.doc[token.i + 1 : token.head.i] if token.i < token.head.i else ()
    return bool(scene.actors(token.head)) and not any(_is_break(inner) for inner in between)


def _is_break(token: Token) -> bool:
    """Whether a mark parts what stands before it from what follows: "58 killed in Idlib - Opposition demands"."""
    return token.text in _BREAKS and token.i > 0 and bool(token.nbor(-1).whitespace_)


def is_of_source(scene: Scene, token: Token, *, ways: bool = True) -> bool:
    """Whether a place hangs on who is cited: "according to officials in X"; not where those who saw it were.

    `ways`: also whither a speaker came ("said X, who reached Y").
    """
    if of_locals(token):
        return False
    sent = token.sent
    cues = [
        s.cue
        for s in scene.document.speech
        if s.cue is not None
        and s.cue.start < sent.end_char
        and sent.start_char < s.cue.end
        and not any(span.start <= token.idx < span.end for span in s.content)
    ]
    if not cues:
        return False
    node = token
    for _step in range(_UP):
        if any(cue.start <= node.idx < cue.end for cue in cues):
            return True
        if node.pos_ in ("VERB", "AUX") and not (ways and _is_way_of_source(node)):
            return False
        node = node.head
    return False


def _is_way_of_source(verb: Token) -> bool:
    """Whether a verb tells where a speaker is or came to: "said X, a trader who reached Y"."""
    who = any(child.lower_ == "who" for child in verb.lefts)
    return verb.dep_ == "relcl" and who and verb.lemma_.lower() in shared()["ways_of_sources"]


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
