"""Measures that any claim can carry: for how long, how many places, and how much was brought or seized."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.model.quantity import Quantity
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.means import words
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.vocabulary import shared

if TYPE_CHECKING:
    from spacy.tokens import Token

_LASTING = frozenset(
    {"siege_state", "siege_change", "movement", "operation", "clash", "control", "humanitarian_condition"}
)
_WEIGHED = frozenset({"aid_event", "hazard_event"})
_MEN = {
    "movement": ("personnel", frozenset({"initiator", "deployed"})),
    "humanitarian_condition": ("population", frozenset({"affected"})),
}
_DEEDS = {"attack": "strikes", "clash": "count"}
_COUNTED_THINGS = frozenset({"attack", "violation", "aid_event", "hazard_event"})
_THINGS = frozenset({"property", "vehicle", "plane", "weapon", "projectile", "device", "base"})
_COUNTED_PLACES = frozenset({"siege_state", "territory_change", "control", "attack"})


def add(scene: Scene, draft: Draft) -> None:
    """Add durations ("for months") and counted places ("two villages") that stand in the claim's own words."""
    if draft.subtype == "full_hold" and any(kind == "area_share" for kind, _quantity in draft.quantities):
        draft.subtype = "partial_hold"
    _add_things(scene, draft)
    _add_men(scene, draft)
    _add_deeds(scene, draft)
    doc = draft.trigger.doc
    for token in doc[draft.first : draft.last + 1]:
        for quantity in scene.quantities(token):
            if quantity.conversion_of is not None or any(known is quantity for _kind, known in draft.quantities):
                continue
            if quantity.dimension == "duration" and draft.type in _LASTING and _is_length(token, draft):
                draft.quantities.append(("duration", quantity))
            elif quantity.dimension == "area" and draft.subtype == "clearance":
                draft.quantities.append(("area", quantity))
            elif quantity.dimension == "weight" and draft.type in _WEIGHED:
                draft.quantities.append(("weight", quantity))
            elif quantity.dimension == "count" and draft.type in _COUNTED_PLACES and quantity.qualifier != "article":
                head = doc.char_span(quantity.head.start, quantity.head.end) if quantity.head else None
                if (
                    head is not None
                    and head.root.lemma_ not in words("mixed_lines")
                    and scene.classes(head.root) & {"group_territory", "territory"}
                ):
                    draft.quantities.append(("count", quantity))


def _add_deeds(scene: Scene, draft: Draft) -> None:
    """Add how many strikes or clashes one claim tells of: "carried out four strikes"."""
    kind = _DEEDS.get(draft.type)
    if kind is not None and not draft.quantities:
        times = [c for c in draft.trigger.rights if c.dep_ == "npadvmod" and c.lower_ == "times"]
        number = next((c for t in times for c in t.lefts if c.like_num and c.text.isdigit()), None)
        if number is not None:  # "opened fire 84 times"
            many = float(number.text)
            draft.given.append(Quantity(kind=kind, low=many, high=many, value=many, as_written=f"{number.text} times"))
            return
    if kind is None or draft.event is None or draft.event.tag_ != "NNS" or draft.quantities:
        return
    if draft.event.lemma_.lower() in words("struck_with"):
        return
    for quantity in scene.quantities(draft.event):
        if quantity.dimension == "count" and quantity.qualifier != "article":
            draft.quantities.append((kind, quantity))
            return


def _add_men(scene: Scene, draft: Draft) -> None:
    """Add how many moved, or lack what they need: "eight hundred soldiers arrived", "690,000 people are short of
    food"."""
    kind, roles = _MEN.get(draft.type, ("", frozenset()))
    if not roles or any(known in (kind, "count") for known, _q in draft.quantities):
        return
    for token in [token for role, token in draft.roles if role in roles]:
        classes, units = scene.classes(token), token.lemma_.lower() in shared()["units"]
        if classes & {"vehicle", "weapon", "plane"} or not classes & {"persons", "armed"} or token.tag_ == "NNP":
            continue
        for quantity in scene.quantities(token):
            if quantity.dimension == "count" and quantity.qualifier != "article" and quantity.conversion_of is None:
                draft.quantities.append(("count" if units else kind, quantity))
                return


def _add_things(scene: Scene, draft: Draft) -> None:
    """Add how many things were struck, burned, seized or fired: "burned 14 trucks", "fired 300 shells"."""
    if draft.type not in _COUNTED_THINGS or any(kind in ("count", "sorties") for kind, _q in draft.quantities):
        return
    nouns = [token for role, token in draft.roles if role == "target"]
    nouns += [child for child in draft.trigger.children if child.dep_ in ("dobj", "nsubj", "nsubjpass")]
    by = [child for child in draft.trigger.children if child.lower_ == "with" and child.dep_ == "prep"]
    nouns += [n for link in by for n in link.rights if scene.classes(n) & {"projectile", "weapon"}]
    for noun in dict.fromkeys(nouns):
        classes = scene.classes(noun)
        if not classes & _THINGS or classes & {"persons", "territory", "group_territory"}:
            continue
        for quantity in scene.quantities(noun):
            told = any(known is quantity for _kind, known in draft.quantities)
            if quantity.dimension == "count" and quantity.qualifier != "article" and not told:
                draft.quantities.append(("count", quantity))
                return


def _is_length(token: Token, draft: Draft) -> bool:
    """Whether a duration is told with "for" and by the claim's own predicate."""
    node = token
    for _step in range(5):
        if node.dep_ == "pobj" and node.head.lower_ in ("for", "over"):
            holder = node.head.head
            return holder.i == draft.trigger.i or (
                draft.first <= holder.i <= draft.last and not _other_clause(holder, draft)
            )
        node = node.head
    return False


def _other_clause(holder: Token, draft: Draft) -> bool:
    node = holder
    for _step in range(8):
        if node.i == draft.trigger.i:
            return False
        if node.dep_ in ("relcl", "acl", "advcl", "ccomp") or node.head.i == node.i:
            return True
        node = node.head
    return True
