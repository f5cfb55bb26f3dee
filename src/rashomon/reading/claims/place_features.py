"""What a place of a sentence looks like from the word that tells an event: what a coder would weigh, as numbers.

Where it hangs (own clause, a clause under it or above it, the preposition before it), how far it stands, what kind of
place it is, what stands beside it, and what the rules make of it.  `place_choice` weighs these.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rashomon.model.span import Span
from rashomon.reading.claims.asides import is_aside, is_reason
from rashomon.reading.claims.event_places import holds, narrowest, nearest, only_describes, tier_of
from rashomon.reading.claims.nearby import is_of_source, is_part_of_actor
from rashomon.reading.frames import Scene
from rashomon.reading.mentions import PlaceMention
from rashomon.reading.places.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

Features = dict[str, float]

_LISTED = frozenset({"villages", "towns"})
_CLAUSES = frozenset({"ccomp", "relcl", "advcl", "acl", "parataxis", "xcomp", "pcomp", "csubj"})
_FIRST = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "poss", "compound", "amod", "attr", "appos", "npadvmod"})
_PREDICATES = frozenset({"VERB", "AUX"})
_STEPS = 14
_FAR = 9
_NO_TIER = 4
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "agent", "neg", "aux", "auxpass", "mark", "advcl", "ccomp")
_CUES = ("since", "war", "conflict", "where", "during", "including", "across", "years", "year", "total", "between")
_LINKS = frozenset({"in", "at", "near", "on", "of", "outside", "around", "inside", "from", "to", "into", "toward"})
_JOINING = frozenset({"-", "–", "‑", "'", "’", "‘", "`"})
_GAPS = frozenset({",", "and", "in", "of", "in the", ", in", "near", ", near", "or", "(", "", "city of", "town of"})
_LONGEST = 6


class Candidate(NamedTuple):
    """A place of the sentence with its head word; `listed`: whether it was found as a place, and not only a name."""

    mention: PlaceMention
    head: Token
    listed: bool


def candidates(scene: Scene, trigger: Token) -> list[Candidate]:
    """The places that the sentence of a word names or describes, and the names in it that may be of one."""
    sentence = scene.sentence(trigger)
    if sentence is None:
        return []
    found: list[Candidate] = []
    for token in scene.document.tokens_of(sentence):
        mention = scene.place(token)
        if mention is None:
            if (name := _name(scene, token)) is not None:
                found.append(Candidate(name, token, listed=False))
        elif not any(mention is other.mention for other in found):
            span = scene.document.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
            found.append(Candidate(mention, span.root if span is not None else token, listed=True))
    return found


def _name(scene: Scene, token: Token) -> PlaceMention | None:
    """The name that stands where a place may: "at the Karman Gas Fields", "on the Dolna axis"; None for other words."""
    if token.pos_ != "PROPN" or not token.text[:1].isalpha() or scene.date(token) is not None:
        return None
    outer = token
    if token.dep_ in {"compound", "nmod"}:
        if token.head.pos_ != "NOUN" or token.head.i <= token.i or scene.actors(token.head):
            return None
        outer = token.head
    while outer.dep_ == "conj" and outer.head.i != outer.i:
        outer = outer.head
    if not (outer.dep_ == "pobj" and outer.head.lower_ in _LINKS) and outer.dep_ not in {"dobj", "appos"}:
        return None
    if token.ent_type_ in {"DATE", "TIME", "MONEY", "NORP"} or any(a.sort != "unknown" for a in scene.actors(token)):
        return None
    doc, first = token.doc, token.i
    while first > token.sent.start and token.i - first < _LONGEST:
        before = doc[first - 1]
        of_name = before.pos_ in {"PROPN", "ADJ"} or before.lower_ in words().ways
        if before.text not in _JOINING and not (before.text[:1].isupper() and of_name):
            break
        if scene.place(before) is not None:
            break
        first -= 1
    while first < token.i and not doc[first].text[:1].isalpha():
        first += 1
    span = Span(doc[first].idx, token.idx + len(token.text))
    relation = outer.head.lower_ if outer.dep_ == "pobj" else "in"
    named = span.text_of(scene.document.text)
    return PlaceMention(span=span, phrase=span, name=named, relation=_RELATIONS.get(relation, "in"), basis="unresolved")


_RELATIONS = {"near": "near", "outside": "near", "around": "near", "from": "from", "to": "toward", "into": "toward"}


def features(scene: Scene, trigger: Token, places: Sequence[Candidate]) -> list[Features]:
    """The features of each place, in order."""
    if not places:
        return []
    close = nearest(scene, trigger)
    chosen = narrowest(scene, close)
    sentence = scene.sentence(trigger)
    around = sentence.span if sentence is not None else Span(0, len(scene.document.text))
    told = [span for speech in scene.document.speech for span in speech.content if span.overlap(around)]
    shared = _of_event(scene, trigger, told)
    shared["rules:n"] = len(chosen)
    shared["n"] = min(len(places), 8)
    above = _above(trigger)
    rows: list[Features] = []
    for mention, head, listed in places:
        row = dict(shared)
        row["rules:chosen"] = any(mention is m for m in chosen)
        row["rules:near"] = any(mention is m for m in close)
        row["listed"] = listed
        _of_place(row, scene, mention)
        _of_path(row, scene, head, trigger, above)
        _of_order(row, head, trigger)
        row["at:told"] = any(c.start <= head.idx < c.end for c in told)
        row["aside"] = is_aside(head)
        row["reason"] = is_reason(head, trigger)
        row["of_actor"] = is_part_of_actor(scene, head)
        row["of_source"] = is_of_source(scene, head)
        tier = tier_of(scene, head, trigger)
        row["tier"] = _NO_TIER if tier is None else tier
        rows.append(row)
    _beside(scene, rows, places)
    return rows


def _of_event(scene: Scene, trigger: Token, told: Sequence[Span]) -> Features:
    row: Features = {f"event:tag={trigger.tag_}": 1, f"event:dep={trigger.dep_}": 1}
    row[f"event:lemma={trigger.lemma_.lower()}"] = 1
    children = {child.dep_ for child in trigger.children}
    for dep in _ARGUMENTS:
        row[f"event:has={dep}"] = dep in children
    depth, node = 0, trigger
    while node.head.i != node.i and depth < _FAR:
        node, depth = node.head, depth + 1
    row["event:depth"] = depth
    clause = scene.clause(trigger)
    row["event:unreal"] = clause.modality is not None
    row["event:negated"] = clause.negated
    row["event:told"] = any(c.start <= trigger.idx < c.end for c in told)
    sentence = scene.sentence(trigger)
    if sentence is not None:
        tokens = scene.document.tokens_of(sentence)
        row["event:length"] = min(len(tokens), 80)
        lows = {t.lower_ for t in tokens}
        for word in _CUES:
            row[f"sentence:{word}"] = word in lows
    return row


def _of_place(row: Features, scene: Scene, mention: PlaceMention) -> None:
    place = mention.place
    row[f"place:sort={mention.sort}"] = 1
    row[f"place:kind={place.kind if place is not None else 'unknown'}"] = 1
    row[f"place:relation={_learned_relation(scene, mention)}"] = 1
    row["place:capital"] = mention.capital
    row["place:words"] = len(mention.name.split())
    text = mention.span.text_of(scene.document.text)
    last = text.rsplit(" ", 1)[-1]
    row["place:described"] = text[:1].islower()
    row["place:nouned"] = last in words().nouns
    row["place:quarter"] = last in words().quarters


def _learned_relation(scene: Scene, mention: PlaceMention) -> str:
    """The relation as the weights learned it: the first of "the villages of X and Y" was then a part of X."""
    lead = scene.document.text[mention.phrase.start : mention.span.start].casefold().split()
    listed = mention.relation == "in" and lead[-1:] == ["of"] and lead[-2:-1] and lead[-2] in _LISTED
    return "part_of" if listed else mention.relation


def _above(trigger: Token) -> dict[int, int]:
    found = {trigger.i: 0}
    node = trigger
    for step in range(1, _STEPS):
        if node.head.i == node.i:
            break
        node = node.head
        found[node.i] = step
    return found


def _of_path(row: Features, scene: Scene, head: Token, trigger: Token, above: dict[int, int]) -> None:
    """How a place hangs together with the event's word: up to where both meet, and from there down."""
    node, last, up, verbs, clauses, nouns, first = head, head, 0, 0, 0, 0, ""
    while node.i not in above and node.head.i != node.i and up < _STEPS:
        dep = node.dep_
        if not first and dep in _FIRST:
            first = dep
            _of_link(row, scene, node, trigger)
        if dep in _CLAUSES:
            clauses += 1
            row[f"path:clause={dep}"] = 1
        if dep == "conj":
            row["path:conj_verb" if node.pos_ in _PREDICATES else "path:conj_noun"] = 1
        if up:
            verbs += node.pos_ in _PREDICATES
            nouns += node.pos_ in {"NOUN", "PROPN"}
        if dep not in {"pobj", "prep"}:
            row[f"path:up={dep}"] = 1
        last, node, up = node, node.head, up + 1
    meet = above.get(node.i)
    row["path:met"] = meet is not None
    row["path:up"] = up
    row["path:down"] = _FAR if meet is None else meet
    row["path:verbs"] = verbs
    row["path:nouns"] = nouns
    row["path:clauses"] = clauses
    row[f"path:into={last.dep_}"] = 1
    inner, parted = trigger, 0
    for _step in range(meet or 0):
        row[f"path:down={inner.dep_}"] = 1
        parted += inner.dep_ in _CLAUSES or (inner.dep_ == "conj" and inner.pos_ in _PREDICATES)
        inner = inner.head
    row["path:parted"] = parted


def _of_link(row: Features, scene: Scene, node: Token, trigger: Token) -> None:
    """The first word that a place hangs on: its preposition and what that belongs to, or its verb or noun."""
    link = node.head
    row[f"path:first={node.dep_}"] = 1
    if node.dep_ == "pobj":
        row[f"path:prep={link.lower_}"] = 1
        row[f"path:prep_on={link.head.pos_}"] = 1
        if link.head.pos_ == "NOUN":
            row[f"path:noun={link.head.lemma_.lower()}"] = 1
            row["path:on_actor"] = bool(scene.actors(link.head))
        row["path:on_event"] = link.head.i == trigger.i
        row["path:fronted"] = link.i < link.head.i
    else:
        row["path:on_event"] = link.i == trigger.i
        row[f"path:on={link.pos_}"] = 1
        row["path:on_actor"] = bool(scene.actors(link))


def _of_order(row: Features, head: Token, trigger: Token) -> None:
    doc = head.doc
    row["at:before"] = head.i < trigger.i
    row["at:distance"] = min(abs(head.i - trigger.i), 40)
    start, end = sorted((head.i, trigger.i))
    between = doc[start + 1 : end]
    row["at:commas"] = min(4, sum(t.text == "," for t in between))
    row["at:verbs"] = min(4, sum(t.pos_ == "VERB" for t in between))
    edge = head.left_edge.i
    row[f"at:previous={doc[edge - 1].lower_ if edge > 0 else ''}"] = 1
    row[f"at:next={doc[head.i + 1].lower_ if head.i + 1 < len(doc) else ''}"] = 1


def _beside(scene: Scene, rows: Sequence[Features], places: Sequence[Candidate]) -> None:
    """What the other places of the sentence are to each."""
    spots = range(len(places))
    order = sorted(spots, key=lambda n: (rows[n]["at:distance"], n))
    by_path = sorted(spots, key=lambda n: (rows[n]["path:up"] + rows[n]["path:down"], n))
    best = min(row["tier"] for row in rows)
    text = scene.document.text
    for number, row in enumerate(rows):
        mention, head, _listed = places[number]
        row["beside:rank"] = order.index(number)
        row["beside:path_rank"] = by_path.index(number)
        row["beside:first"] = number == 0
        row["beside:last"] = number == len(rows) - 1
        row["beside:best_tier"] = row["tier"] == best
        others = [(n, places[n].mention) for n in spots if n != number]
        row["beside:holds"] = any(holds(mention, m) for _n, m in others)
        row["beside:held"] = any(holds(m, mention) for _n, m in others)
        row["beside:holds_chosen"] = any(rows[n]["rules:chosen"] and holds(mention, m) for n, m in others)
        row["beside:in_chosen"] = any(rows[n]["rules:chosen"] and holds(m, mention) for n, m in others)
        row["beside:same"] = any(m.place is not None and m.place == mention.place for _n, m in others)
        row["beside:names"] = sum(m.sort == "name" for _n, m in others)
        row["beside:better"] = sum(rows[n]["tier"] < row["tier"] for n, _m in others)
        joined = [n for n, _m in others if places[n].head.dep_ == "conj" and places[n].head.head.i == head.i]
        row["beside:joined"] = bool(joined)
        row["beside:joined_to"] = head.dep_ == "conj" and any(places[n].head.i == head.head.i for n, _m in others)
        if number + 1 < len(places):
            after = places[number + 1].mention
            gap = " ".join(text[mention.span.end : after.span.start].split()).casefold()
            row[f"beside:gap={gap if gap in _GAPS else 'other'}"] = 1
            row["beside:close"] = len(gap) < 24
            row["beside:describes"] = only_describes(scene, mention, after)
        if number:
            earlier = places[number - 1].mention
            gap = " ".join(text[earlier.span.end : mention.span.start].split()).casefold()
            row[f"beside:before={gap if gap in _GAPS else 'other'}"] = 1
            row["beside:described"] = only_describes(scene, earlier, mention)
            row["beside:wide_before"] = rows[number - 1].get("place:kind=country", 0) + rows[number - 1].get(
                "place:kind=admin1", 0
            )
