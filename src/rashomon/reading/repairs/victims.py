"""What the victims did taken for what was done to them: "fired on villagers trying to cross the river".

The model makes the participle one of the verb before, so that those who fired seem to cross.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.quantities.tables import persons
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc


@lru_cache(maxsize=1)
def _doings() -> frozenset[str]:
    return frozenset(lexicon("tokens")["victims"]["doings"])


def mend(doc: Doc) -> None:
    """Hang the participle on the persons that stand right before it, in place."""
    for token in having(doc, "dep", ("advcl",)):
        if token.tag_ != "VBG" or token.lower_ not in _doings() or token.i < 2:
            continue
        noun = token.doc[token.i - 1]
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        if noun.lower_ in persons() and noun.dep_ in ("pobj", "dobj") and verb.i == token.head.i < noun.i:
            token.head, token.dep_ = noun, "acl"
