"""What makes a name a place that no gazetteer knows: the noun behind it, and the verbs whose object only places are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.places.scanning import Hit
from rashomon.reading.places.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SOMEBODY = frozenset({"PERSON", "NORP"})
_OF_SOMEBODY = frozenset({"camp", "base"})  # also what a politician's or a group's followers and quarters are called


def is_bare_name(doc: Doc, run: Hit) -> bool:
    """Whether a name in the singular stands alone, as a village does and a body or a person with a title does not."""
    before = doc[run.first - 1] if run.first else None
    alone = before is not None and before.pos_ in ("VERB", "AUX", "ADV") and doc[run.last - 1].tag_ == "NNP"
    return alone and not (run.last < len(doc) and doc[run.last].text in {"'s", "’s", "'", "’"})


def is_facility(doc: Doc, run: Hit, lexicon: Words) -> bool:
    """Whether a camp, a base or a field is named by what stands before it, no person or group: "the X camp"."""
    pair = doc[run.last : run.last + 2].text
    noun = doc[run.last].text if run.last < len(doc) else ""
    if not (noun in lexicon.facilities or pair in lexicon.facilities):
        return False
    after = doc[run.last + 1 : run.last + 5]
    if noun in lexicon.facilities and any(t.lower_ == "for" for t in after[:1]) and any(t.tag_ == "NNS" for t in after):
        return True  # "the X camp for displaced people"
    labels = {token.ent_type_ for token in doc[run.first : run.last]}
    return noun not in _OF_SOMEBODY or not (labels & _SOMEBODY or ("ORG" in labels and run.last - run.first > 1))
