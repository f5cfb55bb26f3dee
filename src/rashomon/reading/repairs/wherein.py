"""Verbs given to a where-clause that go on with the main one: "hit a hall where refugees had gathered and wounded 30".

What had been, or was going on, sets the scene; a plain past behind "and" tells what the main subject did.  The model
reads the refugees as those who wounded.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ADVERBS = frozenset({"where", "when"})
_OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass"})
_STEPS = 8


def mend(doc: Doc) -> None:
    """Join a plain past to the main verb where the clause before it tells what was before or at the time, in place."""
    for token in having(doc, "dep", ("conj",)):
        if token.dep_ == "conj" and token.head.dep_ == "relcl" and _sets_scene(token.head):
            above = None if any(child.dep_ in _OWN for child in token.lefts) else _past_above(token.head)
            if above is not None and (token.tag_ == "VBD" or (token.tag_ == "VBN" and _goes_on(token, above))):
                token.head, token.tag_ = above, "VBD"


def _sets_scene(verb: Token) -> bool:
    """Whether a clause opens with "where" or "when" and its verb tells what had been or was going on."""
    opened = any(child.lower_ in _ADVERBS for child in verb.lefts)
    helpers = {child.lower_ for child in verb.lefts if child.dep_ == "aux"}
    before = verb.tag_ == "VBN" and "had" in helpers and not any(child.dep_ == "auxpass" for child in verb.lefts)
    return before or (verb.tag_ == "VBG" and bool(helpers & {"was", "were"})) if opened or _adverb_lost(verb) else False


def _adverb_lost(verb: Token) -> bool:
    """Whether the model gave the "where" to a later verb."""
    first = min((child.i for child in verb.lefts), default=verb.i)
    return verb.left_edge.i <= first and verb.head.i + 1 < verb.i and verb.head.nbor(1).lower_ in _ADVERBS


@lru_cache(maxsize=1)
def _weapons() -> frozenset[str]:
    return frozenset(noun for row in lexicon("frames_violence")["means"] for noun in row["nouns"])


def _goes_on(token: Token, above: Token) -> bool:
    """Whether a form that could be under the "had" goes on with the main verb: behind "also", or of a weapon or a blast
    that has hit what is told of."""
    if any(child.lower_ == "also" for child in token.lefts):
        return True
    return any(child.dep_ == "nsubj" and child.lemma_.lower() in _weapons() for child in above.lefts)


def _past_above(verb: Token) -> Token | None:
    """The verb in the plain past over the noun that a clause hangs on; None if the first one is in another form."""
    node = verb
    for _step in range(_STEPS):
        if node.head.i == node.i:
            return None
        node = node.head
        if node.pos_ == "VERB":
            return node if node.tag_ == "VBD" and not any(child.dep_ == "aux" for child in node.lefts) else None
    return None
