"""What a blast did, hung on the verb above: "Police seek a woman who parked a van that exploded, injuring six".

The model reads the police as those who wounded; it was what exploded.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INNER = frozenset({"relcl", "acl", "advcl", "ccomp"})


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Lemmas of verbs that hurt, and of those that tell of a blast."""
    content = lexicon("frames_violence")
    harm = frozenset(lemma for row in content["harm"] for lemma in row["lemmas"])
    return harm, frozenset(content["words"]["bursting"])


def mend(doc: Doc) -> None:
    """Hang a participle of harm on the blast told right before it, in place."""
    harm, bursting = _words()
    for token in having(doc, "tag", ("VBG",)):
        if token.tag_ != "VBG" or token.dep_ != "advcl" or token.lemma_ not in harm:
            continue
        if token.head.lemma_ in bursting or any(child.dep_ == "nsubj" for child in token.lefts):
            continue
        burst = _burst_before(token, bursting)
        if burst is not None:
            token.head = burst


def _burst_before(participle: Token, bursting: frozenset[str]) -> Token | None:
    """The verb of a blast between a participle and the verb that it hangs on; None where another verb comes between."""
    doc = participle.doc
    for place in range(participle.i - 1, participle.head.i, -1):
        token = doc[place]
        if token.pos_ == "VERB":
            return token if token.lemma_ in bursting and token.dep_ in _INNER else None
    return None
