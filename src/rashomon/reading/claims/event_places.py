"""Where an event was: which of the places that its sentence names, the narrowest of them.

A place is the event's for how it hangs together with the event's word: an adjunct or the object of it ("killed in X",
"shelled X"), part of what suffers or acts ("the bomb in X killed"), the place of a clause under it ("killed when a
shell hit X") or of one that it hangs on ("a raid on X, killing three").  Whose forces they are, where somebody comes
from and where the speaker sits is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.model.earth import distance_km
from rashomon.model.place import WIDE, Place
from rashomon.reading.claims.asides import is_aside, is_since, is_why
from rashomon.reading.claims.strange_kinds import is_road
from rashomon.reading.frames import Scene
from rashomon.reading.frames.clause import shared_end
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.mentions import PlaceMention
from rashomon.reading.places.lands import LOCATING
from rashomon.reading.places.together import is_wide_region
from rashomon.reading.places.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_SILENT = frozenset({"demonym", "metonym", "dateline", "seat"})
_STEPS = 14
_ASIDE = frozenset({"from", "with", "between", "against", "by", "than", "like", "for", "about", "as", "via", "under"})
_HOLDING = frozenset({"in", "of", ",", "(", "'s", "’s", "located", "situated"})
_OWNED = frozenset({"'s", "’s"})
_FORCES = frozenset({"state", "state_forces", "police", "intelligence", "rebel_group", "militia", "coalition"})
_BESIDE = frozenset({"near", ",", "outside", "(near"})
_TOWN_KM = 30.0
_WATERS = frozenset({"sea", "river"})
_FEW = 5
_REGION = 1.3  # times its radius: a region has no sharp edge
_CLOSE = 24  # characters between a place and what holds it


def event_places(scene: Scene, trigger: Token) -> tuple[PlaceMention, ...]:
    """The places where the event of this word was, as the sentence says, in the order of the text.

    Only the narrowest: a place that holds another of them, or that only locates it ("70 km from X"), is left out.
    Empty where the sentence tells no place of this event.
    """
    return tuple(narrowest(scene, nearest(scene, trigger)))


def nearest(scene: Scene, trigger: Token) -> list[PlaceMention]:
    """The places that hang together with an event's word most closely, those that hold another of them included."""
    tiers: dict[int, list[PlaceMention]] = {}
    loose: list[PlaceMention] = []
    for mention, token in named(scene, trigger):
        tier = tier_of(scene, token, trigger)
        if tier is not None:
            tiers.setdefault(tier, []).append(mention)
        elif mention.sort == "name" and mention.relation != "from":
            loose.append(mention)
    if not tiers:
        return []
    found = tiers[min(tiers)]
    rest = [mention for tier, mentions in sorted(tiers.items()) if tier > min(tiers) for mention in mentions]
    if all(_is_wide(mention) for mention in found):
        inner = [m for m in rest if any(holds(wide, m) for wide in found)]
        if not inner:
            inner = [m for m in loose if any(holds(wide, m) and not _is_state(wide) for wide in found)]
        found = [*found, *inner]
    return found


def named(scene: Scene, trigger: Token) -> list[tuple[PlaceMention, Token]]:
    """The places that the sentence of a word names, each with its head, without those that tell of something else."""
    sentence = scene.sentence(trigger)
    if sentence is None:
        return []
    known: list[tuple[PlaceMention, Token]] | None = scene.named.get(sentence.index)
    if known is not None:
        return known
    found: list[tuple[PlaceMention, Token]] = scene.named.setdefault(sentence.index, [])
    for token in scene.document.tokens_of(sentence):
        mention = scene.place(token)
        if mention is None or mention.sort in _SILENT or any(mention is other for other, _head in found):
            continue
        span = scene.document.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        head = span.root if span is not None else token
        if not is_aside(head):
            found.append((mention, head))
    return found


def narrowest(scene: Scene, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Without the places that hold another one, and those from which another one is measured."""
    text = scene.document.text
    ordered = sorted(mentions, key=lambda m: m.span.start)
    dropped: set[int] = set()
    for number, mention in enumerate(ordered):
        for other in ordered[number + 1 :]:
            gap = text[mention.span.end : other.span.start].strip()
            if only_describes(scene, mention, other):
                dropped.add(id(mention))
            elif _is_strange_road(scene, mention) or _is_strange_road(scene, other):
                continue  # it runs through more than one place: "on Route 5 near X"
            elif len(gap) < _CLOSE and gap.split(" ")[0] in _BESIDE and other.relation == "near":
                dropped.add(id(other))
            elif (_is_town(mention) and _is_quarter(scene, other, mention)) or (_is_wide(mention) and _names_part(gap)):
                dropped.add(id(mention))
            elif gap in _OWNED and not _is_wide(other) and other.sort == "name":
                dropped.add(id(mention))  # "Sagaing's Kani township"
            elif not gap and is_wide_region(other.place) and _is_of_land(mention, other):
                dropped.add(id(other))  # "Mosul northern Iraq", the comma lost
            elif len(gap) < _CLOSE and _is_holding(gap) and (_is_wide(other) or gap != ","):
                dropped.add(id(other))
            elif holds(mention, other):
                dropped.add(id(mention))
            elif holds(other, mention):
                dropped.add(id(other))
    kept = [mention for mention in ordered if id(mention) not in dropped]
    measured = [
        m for m in kept if m.relation == "distance_from" or (m.relation.endswith("_of") and m.relation != "part_of")
    ]
    return [m for m in kept if m not in measured] or kept


def _is_of_land(mention: PlaceMention, region: PlaceMention) -> bool:
    one, outer = mention.place, region.place
    return one is not None and outer is not None and one.kind != "country" and one.country == outer.country


def only_describes(scene: Scene, mention: PlaceMention, other: PlaceMention) -> bool:
    """Whether a name only tells what kind of place the next one is: "the West Bank city of X"."""
    gap = scene.document.text[mention.span.end : other.span.start].split()
    if _is_wide(other) or not gap or gap[-1] != "of":
        return False
    if len(gap) == 2 and gap[0] in words().single_quarters:
        return True  # "the Sarajevo suburb of X"
    if len(gap) == 1:
        return _is_owner(scene, mention) or (mention.place is not None and mention.place.kind in _WATERS)
    return (
        len(gap) < _FEW
        and all(word.casefold() in words().nouns or word.casefold() in words().bearings for word in gap[:-1])
        and (_is_wide(mention) or (mention.place is not None and mention.place.kind in _WATERS))
    )


def _is_owner(scene: Scene, mention: PlaceMention) -> bool:
    """Whether a place only tells where another is: "the West Bank city of X", "Baghdad's suburb of X"."""
    return _is_wide(mention) or any(mark in mention.span.text_of(scene.document.text) for mark in ("'s ", "’s "))


def _is_strange_road(scene: Scene, mention: PlaceMention) -> bool:
    """Whether a name is that of a road or a river that nobody knows."""
    if mention.place is not None or mention.sort != "name":
        return False
    return is_road(mention.span.text_of(scene.document.text))


def _is_town(mention: PlaceMention) -> bool:
    return mention.place is not None and mention.place.kind == "city"


def is_quarter(scene: Scene, mention: PlaceMention) -> bool:
    """Whether a name is called a quarter: "the X neighbourhood"."""
    return mention.span.text_of(scene.document.text).rsplit(" ", 1)[-1] in words().quarters


def _is_quarter(scene: Scene, mention: PlaceMention, town: PlaceMention) -> bool:
    """Whether a name may be that of a part of a town: "the X neighbourhood", and near where it is known."""
    part, whole = mention.place, town.place
    if part is None:
        return is_quarter(scene, mention)
    if part.kind != "district" or whole is None or part.lat is None or part.lon is None:
        return False
    return (
        whole.lat is not None
        and whole.lon is not None
        and distance_km(part.lat, part.lon, whole.lat, whole.lon) < _TOWN_KM
    )


def _is_holding(gap: str) -> bool:
    between = gap.casefold().split()
    return bool(between) and between[0] in _HOLDING and "and" not in between


def _names_part(gap: str) -> bool:
    """Whether what follows a wide place is named as a part of it: "parts of X, including the town of Y"."""
    between = gap.strip(" ,").casefold().split()
    rest = [word for word in between[1:] if word not in {"the", "of"} and word not in words().nouns]
    return bool(between) and between[0] in {"including", "especially", "particularly", "notably"} and not rest


def _is_between_towns(scene: Scene, token: Token) -> bool:
    """Whether something lies between a town and another: "destroyed tanks between X and Y", no talks between states."""
    link = token.head
    if link.lower_ != "between" or link.head.lemma_.lower() in shared()["talks"]:
        return False
    ends = [scene.place(t) for t in (token, *(c for c in token.rights if c.dep_ == "conj"))]
    return all(m is not None and m.sort == "name" and not _is_state(m) for m in ends)


def _is_wide(mention: PlaceMention) -> bool:
    return mention.place is not None and mention.place.kind in WIDE


def _is_force(scene: Scene, noun: Token) -> bool:
    return noun.lemma_.lower() not in words().nouns and any(actor.kind in _FORCES for actor in scene.actors(noun))


def _is_state(mention: PlaceMention) -> bool:
    return mention.place is not None and mention.place.kind == "country"


def _is_country(scene: Scene, token: Token) -> bool:
    mention = scene.place(token)
    return mention is not None and _is_state(mention)


def holds(wide: PlaceMention, other: PlaceMention) -> bool:
    """Whether the one is a country or division that the other lies in."""
    one, inner = wide.place, other.place
    if one is None or inner is None or one.id == inner.id:
        return False
    if one.kind == "country":
        return inner.kind != "country" and one.country == inner.country
    if is_wide_region(one) and "#" not in one.id:  # "northern Nigeria", by its reach
        inside = inner.kind not in {"country", "region"} and one.country == inner.country
        return inside and other.relation not in LOCATING and _is_in_reach(one, inner)
    if one.kind == "region" and "#" in one.id and not one.admin1:  # "eastern Nepal"
        return inner.kind not in {"country", "region"} and one.country == inner.country
    return (
        one.kind in {"admin1", "region"} and inner.kind not in WIDE and bool(one.admin1) and one.admin1 == inner.admin1
    )


def _is_in_reach(one: Place, inner: Place) -> bool:
    if one.lat is None or one.lon is None or inner.lat is None or inner.lon is None:
        return False
    return distance_km(one.lat, one.lon, inner.lat, inner.lon) <= _REGION * one.radius_km


def tier_of(scene: Scene, token: Token, trigger: Token) -> int | None:
    """How near a place is to an event: 0 its own, 1 of a clause under it, 2 of one that it hangs on; None: not its."""
    above = _above(trigger)
    first = token
    while first.dep_ == "conj" and first.head.pos_ == "PROPN":
        first = first.head
    if first.head.lower_ == "from":
        token = first  # "envoys from Chad, Niger and Mali"
    node, tier = token, 0
    for _step in range(_STEPS):
        if node.i in above:
            return max(tier, above[node.i])
        step = _climb(scene, node, token, trigger)
        if step is None:
            return None
        tier = max(tier, step)
        if node.head.i == node.i:
            return None
        node = node.head
    return None


def _climb(scene: Scene, node: Token, place: Token, trigger: Token) -> int | None:
    """What it costs to go from a node to its head; None where a place is no longer told of what stands above."""
    if node.dep_ in {"ccomp", "parataxis", "relcl"}:
        return None
    if node.dep_ == "conj" and node.pos_ in {"VERB", "AUX"}:
        return 1 if _shares(node) else None
    if node.i == place.i and node.dep_ == "pobj" and (node.head.dep_ == "agent" or node.head.lower_ in _ASIDE):
        return 0 if _is_between_towns(scene, node) else None
    if node.i == place.i and node.dep_ == "pobj" and node.head.lower_ == "of" and _is_force(scene, node.head.head):
        return None  # "the army of Chad"
    if node.i == place.i and node.dep_ == "nsubj" and node.head.pos_ in {"VERB", "AUX"}:
        return None
    if node.dep_ in {"compound", "amod", "nmod", "poss"} and scene.actors(node.head) and not is_within(scene, node):
        return None
    if node.lemma_.lower() in shared()["whole_wars"] and _is_country(scene, place):
        return None
    if node.lower_ == "since" and node.dep_ == "prep" and not _is_country(scene, place):
        return None  # "the worst raid since the fall of X"
    if is_since(node) or (node.dep_ == "pobj" and is_why(node.head)):
        return None
    if node.pos_ in {"VERB", "AUX"} and node.dep_ in {"advcl", "xcomp", "acl", "pcomp"}:
        return 1
    return 0


def located_by(scene: Scene, mention: PlaceMention) -> PlaceMention:
    """The place that a name only locates, where it stands before it: "Tawila, near Fasher, where ..."; else its own."""
    if mention.relation not in {"near", "distance_from"} and not (
        mention.relation.endswith("_of") and mention.relation != "part_of"
    ):
        return mention
    text = scene.document.text
    for other in scene.document.places:
        if other.span.start >= mention.span.start:
            break
        gap = text[other.span.end : mention.phrase.start].strip()
        if other.sort == "name" and other.span.end <= mention.phrase.start and gap in {"", ",", "(", "-", "–", "—"}:
            return other
    return mention


def is_within(scene: Scene, token: Token) -> bool:
    """Whether a name stands before what holds it, the comma lost: "Tabqa Syria"."""
    inner, outer = scene.place(token), scene.place(token.head)
    if token.dep_ != "compound" or token.head.i != token.i + 1 or not token.whitespace_ or inner is None:
        return False
    return outer is not None and inner is not outer and holds(outer, inner)


def _shares(verb: Token) -> bool:
    """Whether what stands with a second verb is told of the first too: "shot and killed a man in X"."""
    if any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
        return False
    between = [child for child in verb.head.rights if child.i < verb.i]
    return not any(child.dep_ in {"prep", "npadvmod", "advcl"} for child in between)


def _above(trigger: Token) -> dict[int, int]:
    """The nodes whose places are the event's too, with their tier."""
    found = {trigger.i: 0}
    last = shared_end(trigger)
    if last is not None:
        found[last.i] = 1
    node, tier = trigger, 0
    for _step in range(6):
        if node.head.i == node.i:
            break
        if node.dep_ in {"ccomp", "parataxis"}:
            break
        tier = 2
        node = node.head
        found[node.i] = tier
    return found
