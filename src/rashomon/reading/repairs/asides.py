"""What follows words set in between, and clauses with "when" behind a place, hung on the verb that they go on from.

"The men looted shops, she said, and abducted ten": who abducts is who looted.  "They drove near X, in Y province, when
gunmen opened fire": the clause tells what happened as they drove, and nothing of the province.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INNER = frozenset({"pobj", "prep", "appos", "conj", "dobj", "compound", "nmod"})
_OF_TIME = frozenset({"DATE", "TIME", "EVENT"})
_LONGEST = 8


@lru_cache(maxsize=1)
def _times() -> frozenset[str]:
    return frozenset(lexicon("tokens")["times_when"])


def mend(doc: Doc) -> None:
    """Mend asides and clauses with "when" in place."""
    for token in having(doc, "dep", ("parataxis",)):
        _give_back(token)
    for token in having(doc, "pos", ("VERB", "AUX")):
        above = _interrupted(token) or _passing(token)
        if above is None:
            continue
        token.dep_ = "conj" if token.dep_ == "conj" else "advcl"
        token.head = above


def _give_back(said: Token) -> None:
    """Give the doer back to its verb where the model made of it and the source between the commas one subject: "The
    rebels, an adviser said, killed ten"."""
    verb = said.head
    doer = next((child for child in said.lefts if child.dep_ == "nsubj"), None)
    if doer is None or verb.i < said.i or doer.i + 1 >= said.i or doer.right_edge.i + 1 != said.i:
        return
    source = next((child for child in doer.rights if child.dep_ == "appos"), None)
    if source is None or source.right_edge.i + 1 != said.i or source.left_edge.nbor(-1).text != ",":
        return
    if any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.lefts) or said.nbor(1).text != ",":
        return
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    source.dep_, source.head = "nsubj", said
    doer.dep_, doer.head = "nsubjpass" if passive else "nsubj", verb


def _interrupted(verb: Token) -> Token | None:
    """The verb that "and" goes on from behind words set in between two commas; None for others."""
    above = verb.head
    if verb.dep_ != "conj" or above.dep_ != "parataxis" or not above.head.i < above.i < verb.i:
        return None
    if any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.lefts) or verb.tag_ not in ("VBD", "VBN"):
        return None
    first = verb.left_edge.i
    goes_on = first > 1 and verb.doc[first - 1].lower_ == "and" and verb.doc[first - 2].text == ","
    return above.head if goes_on and above.head.pos_ == "VERB" else None


def _passing(verb: Token) -> Token | None:
    """The verb of what was going on "when" this happened, which the model hung on a place; None for others."""
    place = verb.head
    if verb.dep_ != "relcl" or verb.left_edge.lower_ != "when" or place.dep_ not in ("pobj", "appos", "conj"):
        return None
    if place.ent_type_ in _OF_TIME or place.lemma_.lower() in _times():
        return None
    node = place
    for _step in range(_LONGEST):
        node = node.head
        if node.pos_ == "VERB" and node.dep_ != "prep":
            progressive = node.tag_ == "VBG" and any(child.lemma_ == "be" for child in node.lefts)
            return node if progressive or node.tag_ in ("VBD", "VBN") else None
        if node.dep_ not in _INNER:
            return None
    return None
