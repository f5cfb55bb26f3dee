"""What is dismissed taken for a verb: "dismissed as inventions [claims that its troops had crossed the river]"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc


def mend(doc: Doc) -> None:
    """Make the object of the verb of it, in place, and of what it is dismissed as what "as" governs."""
    verbs = lexicon("tokens")["dismissed"]["verbs"]
    for token in having(doc, "dep", ("advcl",)):
        above = token.head
        if token.tag_ != "VBZ" or above.lemma_ not in verbs or above.i > token.i or token.i < above.i + 3:
            continue
        marks = [child for child in token.lefts if child.dep_ == "mark" and child.lower_ == "as"]
        nouns = [child for child in token.lefts if child.dep_ == "nsubj" and child.i == token.i - 1]
        clauses = [child for child in token.rights if child.dep_ == "ccomp"]
        if not (marks and nouns and clauses):
            continue
        token.tag_, token.pos_, token.head, token.dep_ = "NNS", "NOUN", above, "dobj"
        token.lemma_ = token.lower_.removesuffix("s")
        marks[0].head, marks[0].dep_, marks[0].pos_ = above, "prep", "ADP"
        nouns[0].head, nouns[0].dep_ = marks[0], "pobj"
        clauses[0].dep_ = "acl"
