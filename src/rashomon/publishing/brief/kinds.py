"""The few kinds that a map and a timeline can tell apart by colour: closed list, each type in one of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One colour: its key (the class in the drawing), its name, its colour on paper, and the types of it."""

    key: str
    name: str
    paper: str
    types: frozenset[str]


def _kind(key: str, name: str, paper: str, *types: str) -> Kind:
    return Kind(key=key, name=name, paper=paper, types=frozenset(types))


KINDS = (
    _kind("harm", "attacks and casualties", "#b3261e", "attack", "casualty_detail", "violation", "hazard_event"),
    _kind("fight", "fighting and movements", "#b86e00", "clash", "operation", "movement", "force_status"),
    _kind("ground", "ground and sieges", "#1f5f9e", "territory_change", "siege_change"),
    _kind("people", "displacement and aid", "#1b7a5a", "displacement", "aid_event"),
    _kind("talk", "talks and politics", "#75459c", "agreement", "political", "civil_action", "communication"),
)
"""From the gravest to the slightest; where one mark stands for several events it has the colour of the gravest."""
_BY_TYPE = {type_: kind for kind in KINDS for type_ in kind.types}


def kind_of(event_type: str) -> Kind:
    """The kind of an event type; talks and politics for one that is not in the list."""
    return _BY_TYPE.get(event_type, KINDS[-1])


def gravest(kinds: set[str]) -> Kind:
    """The first of these kinds in the order of the list."""
    return next((kind for kind in KINDS if kind.key in kinds), KINDS[-1])
