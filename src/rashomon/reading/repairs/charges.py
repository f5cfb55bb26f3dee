"""Charges read as a part of who makes them or of who is charged: "accused by villagers of burning two houses".

The model reads "[villagers of burning ...]", or "accused [the army of burning ...]", so that the deed loses the one who
is charged with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CHARGING = frozenset({"accuse", "suspect", "convict", "acquit"})


def mend(doc: Doc) -> None:
    """Hang the deed on the verb of charging, in place."""
    for deed in having(doc, "dep", ("pcomp",)):
        link, verb = deed.head, deed.head.head
        for _step in range(4):
            if verb.pos_ in ("VERB", "AUX") or verb.head.i == verb.i:
                break
            verb = verb.head
        charges = verb.lemma_ in _CHARGING and link.lower_ == "of" and deed.tag_ in ("VBG", "VBN")
        charged = link.head.dep_ == "dobj" and link.head.head.i == verb.i and link.head.lower_ != "other"
        if charges and (verb.tag_ == "VBN" or charged) and link.head.i != verb.i and verb.i < link.i:
            link.head = verb
