"""Where and when a mine went off, behind the words of who laid it: "hit a mine laid by rebels near Huambo on Friday".

The model hangs the place and the day on the laying; a mine is met where it lies, and the day is told of the blast.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LINKS = frozenset({"on", "in", "near", "at", "outside", "along", "between", "north", "south", "east", "west"})


@lru_cache(maxsize=4)
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("frames_violence")["words"][name])


def mend(doc: Doc) -> None:
    """Hang place and day on the verb that met the mine, in place."""
    for laid in having(doc, "tag", ("VBN",)):
        if laid.dep_ == "acl" and laid.lemma_ in _words("laying") and laid.head.lemma_.lower() in _words("mines"):
            verb = _met(laid.head)
            agents = [child for child in laid.rights if child.dep_ == "agent"]
            if verb is not None and agents:
                for above in (laid, *(doer for agent in agents for doer in agent.rights)):
                    _lift(above, verb, agents[0].i)


def _met(mine: Token) -> Token | None:
    """The verb of who or what met a mine: "hit", "ran over"; None if there is none."""
    verb = mine.head.head if mine.dep_ == "pobj" and mine.head.lower_ in ("on", "over") else mine.head
    return verb if verb.lemma_ in _words("meeting") and verb.i < mine.i else None


def _lift(above: Token, verb: Token, start: int) -> None:
    for link in [child for child in above.rights if child.dep_ == "prep" and child.i > start]:
        if link.lower_ in _LINKS:
            link.head = verb
