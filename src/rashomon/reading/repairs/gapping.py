"""Coordinated predicates of casualties: "Ten people were killed and 20 wounded", "one died and two were hurt".

The model takes the second participle for an attribute of its number, or for an active verb with the number as its
subject, or ties the second subject to the first.  Mended once in the parse, every later rule sees two verbs.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.quantities.tables import persons
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOMINAL = frozenset({"NUM", "NOUN", "PROPN", "PRON", "ADJ"})
_MANY = frozenset({"dozens", "scores", "hundreds", "thousands", "millions", "many", "others", "several", "some"})


def mend(doc: Doc) -> None:
    """Make coordinated passives of all gapped ones, in place."""
    for token in _verbs(doc):
        if token.tag_ == "VBN":
            _join_while(token)
            _mend_attribute(token)
            _mend_another(token)
            _mend_active(token)
            _mend_unjoined(token)
        if token.dep_ == "conj" and token.lower_ == "hurt":
            _mend_noun(token)
        if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"):
            _mend_stranded(token)
            _mend_before_when(token)


def _verbs(doc: Doc) -> list[Token]:
    """The participles and the joined verbs, in the order of the text."""
    return sorted({t.i: t for t in (*having(doc, "tag", ("VBN",)), *having(doc, "dep", ("conj",)))}.values(), key=_at)


def _at(token: Token) -> int:
    return int(token.i)


def _mend_attribute(verb: Token) -> None:
    """ "were killed and [20 (wounded)]": a nominal joined to a passive verb, with a participle as its attribute."""
    counted = verb.head
    if verb.dep_ != "acl" or counted.dep_ != "conj" or counted.pos_ not in _NOMINAL or counted.i >= verb.i:
        return
    first = counted.head
    if first.i >= counted.i or any(child.dep_ == "cc" for child in verb.children):
        return
    if _is_headline(first):
        first.tag_ = "VBN"
        for child in first.lefts:
            child.dep_ = "nsubjpass" if child.dep_ == "nsubj" else child.dep_
    elif not _is_passive(first):
        return
    verb.head, verb.dep_ = first, "conj"
    for child in list(counted.children):
        if child.i > verb.i:
            child.head = verb
    counted.head, counted.dep_ = verb, "nsubjpass"


def _mend_active(verb: Token) -> None:
    """ "were killed and 30 wounded when ...": a verb without an object, joined to a passive, with a bare number."""
    if verb.dep_ != "conj" or not _is_passive(verb.head) or verb.head.i >= verb.i:
        return
    subjects = [child for child in verb.lefts if child.dep_ == "nsubj"]
    others = [child for child in verb.children if child.dep_ in ("aux", "auxpass", "dobj", "ccomp", "xcomp", "prt")]
    if len(subjects) == 1 and not others and (_is_counted(subjects[0]) or subjects[0].lower_ in persons()):
        subjects[0].dep_ = "nsubjpass"


def _mend_noun(hurt: Token) -> None:
    """ "Two were killed and [five hurt]": a participle that the model takes for a noun."""
    first, before = hurt.head, [child for child in hurt.lefts if child.dep_ == "nummod"]
    if hurt.pos_ not in ("NOUN", "ADJ") or not before or first.i > hurt.i or not _is_passive(first):
        return
    hurt.tag_, hurt.pos_, hurt.lemma_ = "VBN", "VERB", "hurt"
    before[0].dep_ = "nsubjpass"


def _join_while(verb: Token) -> None:
    """ "One was killed while two were injured in a raid": two results of one act, as with "and"."""
    first = verb.head
    if verb.dep_ != "advcl" or first.i > verb.i or not _is_passive(first) or not _is_passive(verb):
        return
    links = [child for child in verb.lefts if child.dep_ == "mark" and child.lower_ in ("while", "whereas")]
    if not links or not {first.lemma_.lower(), verb.lemma_.lower()} <= _harms():
        return
    links[0].head, links[0].dep_ = first, "cc"
    verb.dep_ = "conj"


def _mend_another(verb: Token) -> None:
    """ "One was killed and [another] wounded": who is hurt, taken for the article of the participle or for its doer."""
    if verb.dep_ != "conj" or not _is_passive(verb.head) or verb.head.i >= verb.i:
        return
    lone = [child for child in verb.lefts if child.lower_ == "another" and child.dep_ in ("det", "nsubj")]
    if len(lone) == 1 and lone[0].i == verb.i - 1:
        lone[0].dep_, lone[0].pos_ = "nsubjpass", "PRON"


@lru_cache(maxsize=1)
def _harms() -> frozenset[str]:
    return frozenset(lemma for row in lexicon("frames_violence")["harm"] for lemma in row["lemmas"])


def _mend_before_when(verb: Token) -> None:
    """ "were killed and [dozens (injured) when jets raided]": what stands before "when" is a clause of its own."""
    first, subjects = verb.head, [child for child in verb.lefts if child.dep_ == "nsubj"]
    when = [child for child in verb.lefts if child.lower_ in ("when", "as") and child.dep_ in ("advmod", "mark")]
    if len(subjects) != 2 or not when or not _is_passive(first) or not subjects[0].i < when[-1].i < subjects[1].i:
        return
    hurt = next((child for child in subjects[0].rights if child.dep_ == "acl" and child.tag_ == "VBN"), None)
    if hurt is None or not (_is_counted(subjects[0]) or subjects[0].lower_ in persons()):
        return
    hurt.head, hurt.dep_ = first, "conj"
    subjects[0].head, subjects[0].dep_ = hurt, "nsubjpass"
    for child in [child for child in subjects[0].children if child.i > hurt.i]:
        child.head = hurt
    verb.head, verb.dep_ = hurt, "advcl"


def _mend_stranded(verb: Token) -> None:
    """ "One man died and [four others] were injured": a subject tied to the one before the first verb."""
    first = verb.head
    if first.pos_ not in ("VERB", "AUX") or any(child.dep_ in _SUBJECTS for child in verb.children):
        return
    if not any(child.dep_ in ("aux", "auxpass") for child in verb.lefts):
        return
    for host in [first, *(child for child in first.lefts if child.dep_ in _SUBJECTS)]:
        for noun in [child for child in host.rights if child.dep_ == "conj" and first.i < child.i < verb.i]:
            if noun.pos_ not in _NOMINAL:
                continue
            noun.head = verb
            noun.dep_ = "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.lefts) else "nsubj"


def _mend_unjoined(verb: Token) -> None:
    """ "31 villagers were killed [42] were hurt": where the comma is lost, the number opens a clause of its own."""
    auxiliary = next((child for child in verb.lefts if child.dep_ == "auxpass"), None)
    if auxiliary is None or auxiliary.i < 2 or any(child.dep_ in _SUBJECTS for child in verb.children):
        return
    noun = auxiliary.nbor(-1)
    first = noun.head
    if noun.dep_ not in ("dobj", "oprd", "attr", "npadvmod") or not _is_counted(noun) or first.pos_ != "VERB":
        return
    if first.i < noun.i and (_is_passive(first) or first.lemma_ in ("die", "perish")):
        noun.head, noun.dep_ = verb, "nsubjpass"
        verb.head, verb.dep_ = first, "conj"


def _is_headline(verb: Token) -> bool:
    """ "70 fighters killed and ...": a passive without its auxiliary, the number of its subject, and no object."""
    if verb.tag_ not in ("VBD", "VBN") or verb.dep_ != "ROOT":
        return False
    if any(child.dep_ in ("aux", "auxpass", "dobj", "ccomp", "xcomp", "prt") for child in verb.children):
        return False
    return any(child.dep_ == "nsubj" and _is_counted(child) for child in verb.lefts)


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.lefts)


def _is_counted(noun: Token) -> bool:
    return noun.pos_ == "NUM" or noun.lower_ in _MANY or any(child.dep_ == "nummod" for child in noun.lefts)
