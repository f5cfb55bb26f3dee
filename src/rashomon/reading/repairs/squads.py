"""Firing squads taken for somebody who fires: "were shot by firing squad" as "by firing [a] squad"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having

if TYPE_CHECKING:
    from spacy.tokens import Doc


def mend(doc: Doc) -> None:
    """Make the squad the noun and "firing" its first half, in place."""
    for token in having(doc, "lower", ("firing",)):
        squad = token.nbor(1) if token.i + 1 < len(doc) else token
        if squad.lemma_ != "squad" or token.dep_ != "pcomp" or squad.head.i != token.i:
            continue
        squad.head, squad.dep_ = token.head, "pobj"
        for child in list(token.children):
            if child.i > squad.i:
                child.head = squad
        token.tag_, token.pos_, token.lemma_ = "NN", "NOUN", "firing"
        token.head, token.dep_ = squad, "compound"
