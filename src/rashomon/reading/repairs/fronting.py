"""Subjects that the model lost where no comma parts them from what stands in front: "On Monday rebels shelled it".

The model takes the subject for a second word of the date, an unheard-of acronym for an adverb, a gerund for an
auxiliary, or a headline glued in front for a subject beside the true one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_MODIFYING = frozenset({"compound", "nmod", "amod", "nummod", "npadvmod"})
_NAMES = frozenset({"NNP", "NNPS"})
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "advcl", "relcl"})
_TIMES = frozenset({"DATE", "TIME"})
_AUXILIARIES = frozenset({"be", "have", "get", "keep"})
_PLACING = frozenset({"in", "at", "near", "around", "outside"})
_NAMING = frozenset({"NNP", "NNPS", "CD"})


def mend(doc: Doc) -> None:
    """Give verbs the subjects that they lost to what stands in front of them, in place."""
    for token in having(doc, "pos", ("VERB", "AUX")):
        if token.pos_ not in ("VERB", "AUX"):
            continue
        _mend_place_in_front(token)
        _mend_acronym_beside(token)
        if not any(child.dep_ in _SUBJECTS for child in token.lefts) and _is_finite(token):
            _mend_gerund(token) or _mend_after_date(token) or _mend_acronym(token) or _mend_part(token)
            _mend_beside_place(token)
            _mend_acronym_in_front(token)
        else:
            _drop_headline(token)


def _is_finite(verb: Token) -> bool:
    """Whether a verb must have a subject; "are", "was" and "has" of a phrase stand before their participle."""
    if verb.dep_ not in _CLAUSES or verb.dep_ == "conj":
        return False
    return verb.tag_ in _FINITE or any(child.dep_ in ("aux", "auxpass") for child in verb.lefts)


def _mend_gerund(verb: Token) -> bool:
    """ "Shelling also hit a school": a gerund is no auxiliary unless it is one of "being" and "having"."""
    for child in verb.lefts:
        if child.dep_ == "aux" and child.tag_ == "VBG" and child.lemma_ not in _AUXILIARIES:
            child.dep_ = "nsubj"
            _make_noun(child)
            if verb.tag_ == "VBN":
                verb.tag_ = "VBD"
            return True
    return False


def _mend_after_date(verb: Token) -> bool:
    """ "On Jan. 5 rebels mounted an attack": a noun after the date of a phrase in front is the subject."""
    for preposition in verb.lefts:
        if preposition.dep_ != "prep":
            continue
        objects = [child for child in preposition.rights if child.dep_ == "pobj"]
        if not objects or objects[-1].pos_ not in ("NOUN", "PROPN") or objects[-1].ent_type_ in _TIMES:
            continue
        subject = objects[-1]
        if len(objects) > 1:
            if objects[-2].ent_type_ not in _TIMES:
                continue
        else:
            if preposition.i + 1 >= subject.i or preposition.nbor(1).ent_type_ not in _TIMES:
                continue
            times = [child for child in subject.lefts if child.dep_ in _MODIFYING and child.ent_type_ in _TIMES]
            if not times or times[0].left_edge.i != preposition.i + 1:
                continue
            if any(child.dep_ in ("poss", "case") for child in subject.lefts):
                continue
            for time in times[:-1]:
                time.head, time.dep_ = times[-1], "compound"
            times[-1].head, times[-1].dep_ = preposition, "pobj"
        _put_before(verb, subject)
        return True
    return False


def _mend_beside_place(verb: Token) -> None:
    """ "In Jolo, the Free Men, a small group, released ten": what stands with "the" behind the place does it."""
    first = verb.left_edge
    if first.dep_ != "prep" or first.head.i != verb.i or any(child.dep_ in _SUBJECTS for child in verb.lefts):
        return
    place = next((child for child in first.rights if child.dep_ == "pobj"), None)
    if place is None or place.tag_ not in _NAMES:
        return
    for noun in place.rights:
        bare = noun.left_edge.i == place.i + 1 and noun.right_edge.i + 1 == verb.i
        if noun.dep_ == "appos" and noun.left_edge.lower_ == "the" and bare:
            _put_before(verb, noun)  # "In Jolo the Free Men released ten"
            return
        if noun.dep_ == "appos" and noun.left_edge.lower_ == "the" and noun.left_edge.nbor(-1).text == ",":
            after = noun.right_edge.i + 1
            if noun.doc[after].text == "," and after + 1 == verb.i:
                _put_before(verb, noun)
            return


def _mend_acronym_beside(verb: Token) -> None:
    """ "EPLF fighters attacked": an unheard-of acronym right before a bare subject is a part of it, and no adverb."""
    for subject in verb.lefts:
        before = subject.nbor(-1) if subject.dep_ == "nsubj" and subject.i else None
        if before is None or before.dep_ not in ("advmod", "npadvmod") or before.head.i != verb.i:
            continue
        plain = subject.left_edge.i == subject.i and subject.tag_ == "NNS" and subject.text.islower()
        if plain and before.tag_ in _NAMES and before.text.isupper() and before.left_edge.i == before.i:
            before.head, before.dep_ = subject, "compound"


def _mend_acronym_in_front(verb: Token) -> None:
    """ "In Chad FAN took it": the acronym right before the verb is who did it, and the name before it the place."""
    first, acronym = verb.left_edge, verb.nbor(-1) if verb.i else verb
    if first.lower_ not in _PLACING or first.head.i != verb.i or acronym.dep_ != "pobj" or acronym.head.i != first.i:
        return
    place = acronym.nbor(-1)
    if any(child.dep_ in _SUBJECTS for child in verb.lefts) or place.dep_ not in _MODIFYING or place.i <= first.i:
        return
    if not acronym.text.isupper() or place.text.isupper() or place.tag_ not in _NAMES:
        return
    for name in [child for child in acronym.lefts if child.i != place.i]:
        name.head = place
    place.head, place.dep_ = first, "pobj"
    _put_before(verb, acronym)


def _mend_place_in_front(verb: Token) -> None:
    """ "In East Java marines captured it": the name behind a bare preposition is the place, no part of who did it."""
    subjects = [child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")]
    adverbs = [child for child in verb.lefts if child.dep_ in ("advmod", "npadvmod")]
    for preposition in (*verb.lefts, *(inner for adverb in adverbs for inner in adverb.rights)):
        if preposition.dep_ != "prep" or preposition.lower_ not in _PLACING:
            continue
        inner = list(preposition.rights)
        if inner and (subjects or len(inner) > 1 or not _is_finite(verb)):
            continue
        for noun in inner or subjects[:1]:
            names = [child for child in noun.lefts if child.dep_ in _MODIFYING]
            if noun.tag_ != "NNS" or not noun.text.islower() or noun.left_edge.i != preposition.i + 1:
                continue
            if not names or any(child not in names or not child.text[:1].isupper() for child in noun.lefts):
                continue
            for name in names[:-1]:
                name.head = names[-1]
            names[-1].head, names[-1].dep_ = preposition, "pobj"
            if inner:
                _put_before(verb, noun)


def _put_before(verb: Token, noun: Token) -> None:
    """Make a noun the subject of a verb; of "rebel (shelling) on the town killed" the act is the subject."""
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    relation = "nsubjpass" if passive else "nsubj"
    acts = [child for child in noun.rights if child.dep_ == "acl" and child.tag_ == "VBG" and child.i == noun.i + 1]
    if acts and not any(child.dep_ in ("dobj", "aux", "xcomp", "ccomp") for child in acts[0].children):
        act = acts[0]
        act.head, act.dep_ = verb, relation
        noun.head, noun.dep_ = act, "compound"
        _make_noun(act)
    else:
        noun.head, noun.dep_ = verb, relation


def _make_noun(token: Token) -> None:
    token.tag_, token.pos_, token.lemma_ = "NN", "NOUN", token.lower_


def _mend_acronym(verb: Token) -> bool:
    """ "DAESH then executed them": a name that was taken for a measure."""
    for child in reversed(list(verb.lefts)):
        if child.dep_ == "npadvmod" and child.tag_ in _NAMES and child.ent_type_ not in _TIMES:
            child.dep_ = "nsubjpass" if any(other.dep_ == "auxpass" for other in verb.lefts) else "nsubj"
            return True
    return False


def _mend_part(verb: Token) -> bool:
    """ "Al-Shabaab attacks a town": no name is a part of a verb, but its subject."""
    if not any(child.dep_ == "dobj" for child in verb.rights):
        return False
    for child in reversed(list(verb.lefts)):
        if child.dep_ == "compound" and child.tag_ in _NAMES and child.i == verb.i - 1:
            child.dep_ = "nsubj"
            return True
    return False


def _drop_headline(verb: Token) -> None:
    """ "Raids on the North The army said": what stands before a capital that is no name's is another sentence."""
    subjects = [child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")]
    if len(subjects) < 2:
        return
    opening = subjects[-1].left_edge
    if _opens_sentence(opening) and subjects[-2].right_edge.i < opening.i:
        for subject in subjects[:-1]:
            subject.dep_ = "dep"


def _opens_sentence(token: Token) -> bool:
    """Whether a word within a sentence has a capital though it is no part of a name: "The", "At least"."""
    if token.is_sent_start or not token.text[0].isupper() or (token.text.isupper() and len(token.text) > 1):
        return False
    return token.tag_ == "DT" or (token.tag_ not in _NAMING and token.ent_type_ in ("", "CARDINAL", *_TIMES))
