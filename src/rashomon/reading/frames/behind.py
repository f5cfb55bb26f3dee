"""Holdings and sieges told behind the name of a place, without a verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.nouns import obliques
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.territory import phrase_draft
from rashomon.reading.frames.vocabulary import shared

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 12
_STAYING = frozenset({"be", "remain", "fall", "come", "stay", "lie", "rest"})
_HANDS = frozenset({"hands", "control"})
_STILL = frozenset({"still", "now", "again", "largely", "mostly", "firmly", "back", "once", "long", "already", "until"})


def in_hands(scene: Scene, tokens: Sequence[Token]) -> Iterator[Draft]:
    """A holding or a siege told behind a place, without a verb: "At Huambo, still in government hands, troops dug in",
    "Kuito, under siege since May"."""
    for token in tokens:
        if token.dep_ != "pobj" or token.head.lower_ not in ("in", "under") or token.head.head.lemma_ in _STAYING:
            continue
        owner = token.doc[token.i - 1]
        known = scene.classes(owner) & {"armed", "state"} or owner.lemma_.lower() in shared()["unnamed_holders"]
        held = token.lower_ in _HANDS and owner.head.i == token.i and known
        besieged = token.lower_ in _SIEGES and token.head.lower_ == "under" and token.head.i == token.i - 1
        place = _told_of(scene, token.head) if held or besieged else None
        if place is None:
            continue
        kind = ("control", "full_hold") if held else ("siege_state", "besieged")
        draft = phrase_draft(scene, place, *kind, "territory:in_hands", token)
        if draft is not None:
            by = [] if held else [noun for p, noun in obliques(token) if p == "by" and scene.actors(noun)]
            draft.roles += [("holder", owner)] if held else [("besieger", noun) for noun in by]
            end = token.right_edge.i if token.right_edge.i < token.i + _LONGEST else token.i
            draft.last = max(draft.last, end)
            yield draft


def _told_of(scene: Scene, link: Token) -> Token | None:
    """The place before the comma that a phrase stands behind: "Huambo, still | in"; None if there is none."""
    at = link.i - 1
    while at > link.sent.start and link.doc[at].lower_ in _STILL:
        at -= 1
    if at <= link.sent.start or link.doc[at].text != ",":
        return None
    place = link.doc[at - 1]
    told = scene.classes(place) & {"place", "group_territory"} and "armed" not in scene.classes(place)
    return place if told else None


_SIEGES = frozenset({"siege", "blockade"})
