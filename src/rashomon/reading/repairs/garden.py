"""A participle behind a noun that the model takes for the verb of its clause: "when rockets fired from the hills hit".

The true verb is then hung beside the verb above, as if "and" stood before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLAUSES = frozenset({"advcl", "ccomp", "relcl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_OPENING = frozenset({"nsubj", "nsubjpass", "mark", "cc", "expl"})


def mend(doc: Doc) -> None:
    """Make the later verb that of the clause, and the participle one of its subject, in place."""
    for verb in having(doc, "dep", ("conj", "advcl")):
        first = _taken_for_it(verb)
        if first is None:
            continue
        subject = next(child for child in first.lefts if child.dep_ in ("nsubj", "nsubjpass"))
        if first.head.i != verb.i:
            verb.dep_, verb.head = first.dep_, first.head
        for child in [*first.lefts]:
            if child.i != subject.i:
                child.head = verb
        subject.dep_, subject.head = "nsubj", verb
        first.dep_, first.tag_, first.head = "acl", "VBN", subject
    for verb in having(doc, "dep", ("parataxis", "ccomp")):
        _mend_passive(verb, verb.head)


def _mend_passive(verb: Token, first: Token) -> None:
    """ "The two men seized on Friday [were released]": the passive that a clause without a subject is hung on, in
    place."""
    if verb.tag_ != "VBN" or first.tag_ != "VBD" or first.i > verb.i or first.pos_ != "VERB":
        return
    helped = [child for child in verb.lefts if child.dep_ == "auxpass" and child.tag_ in _FINITE]
    subjects = [child for child in first.lefts if child.dep_ == "nsubj"]
    if not helped or len(subjects) != 1 or any(child.dep_ in _OPENING for child in verb.lefts):
        return
    between = first.doc[first.i + 1 : verb.i]
    if any(word.dep_ == "cc" or word.is_punct for word in between) or verb.left_edge.i != helped[0].i:
        return
    kids = {child.dep_ for child in first.rights if child.i < verb.i}
    if not kids or not kids <= {"prep", "agent", "advmod", "npadvmod"}:
        return
    subject, above, role = subjects[0], first.head, first.dep_
    for child in [*first.lefts, *(child for child in first.rights if child.i > verb.i)]:
        child.head = verb
    verb.dep_, verb.head = role, (verb if above.i == first.i else above)
    subject.dep_ = "nsubjpass"
    first.dep_, first.tag_, first.head = "acl", "VBN", subject


def _taken_for_it(verb: Token) -> Token | None:
    """The participle that stands for the verb: the last clause before a bare finite verb hung beside the clause's head.

    No "and" and no comma stands between the two, and the participle has a preposition behind it and no object.
    """
    if verb.tag_ not in _FINITE or any(child.dep_ in ("nsubj", "nsubjpass", "mark", "aux") for child in verb.lefts):
        return None
    clauses = [child for child in verb.head.rights if child.dep_ in _CLAUSES and child.i < verb.i]
    if verb.dep_ == "advcl":
        clauses += [child for child in verb.lefts if child.dep_ in _CLAUSES]
    if not clauses or clauses[-1].tag_ != "VBD":
        return None
    first = clauses[-1]
    between = first.doc[first.i + 1 : verb.i]
    if any(word.dep_ == "cc" or word.text in (",", ";", "-", "–", "—") for word in between):
        return None
    kids = [child.dep_ for child in first.rights if child.i < verb.i]
    subjects = [child for child in first.lefts if child.dep_ in ("nsubj", "nsubjpass")]
    plain = len(subjects) == 1 and set(kids) <= {"prep", "agent", "advmod", "npadvmod"} and bool(kids)
    return first if plain and first.right_edge.i < verb.i else None
