"""What form a predicate has: passive, a charge, a participle or what the model took for one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.frames.vocabulary import modality_words, shared
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "csubj")
_EACH = frozenset({"other", "another"})
_NAMED = frozenset({"ORG", "GPE", "NORP", "PERSON"})
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")


def is_passive(verb: Token) -> bool:
    """Whether the subject of a verb, said or left out, is what was done to."""
    for child in verb.children:
        if child.dep_ in ("auxpass", "nsubjpass"):
            return True
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if verb.dep_ == "acomp" and verb.tag_ == "VBN" and verb.head.lemma_ in ("be", "remain", "become", "get"):
        return True  # "people are still trapped there", taken for an adjective
    if verb.dep_ == "acl" and is_garden_path(verb):
        return False
    if verb.dep_ in ("oprd", "xcomp") and verb.tag_ == "VBN" and verb.head.lemma_ in shared()["held_to_be"]:
        return not any(child.dep_ in ("aux", "dobj") for child in verb.children)  # "are feared kidnapped"
    if verb.dep_ == "ccomp" and verb.head.lemma_ in modality_words()["leaving"]["verbs"] and verb.head.i < verb.i:
        return not any(child.dep_ in ("aux", "mark", "dobj") for child in verb.children)  # "left a million displaced"
    if verb.dep_ == "acl" or (
        verb.dep_ == "advcl" and verb.tag_ == "VBN" and not any(c.dep_ in ("aux", *SUBJECTS) for c in verb.children)
    ):
        return True
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)  # "have fled by river"
    agent = not perfect and any(child.dep_ == "agent" for child in verb.children)
    agent = agent and not (verb.tag_ == "VBD" and verb.lemma_ in modality_words()["arriving"]["verbs"])
    if agent and not any(c.dep_ == "dobj" for c in verb.children):
        return True
    return (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and verb.head.pos_ == "VERB"
        and not any(child.dep_ in ("dobj", "nsubj", "aux") for child in verb.children)
        and is_passive(verb.head)
    )


def has_object(verb: Token) -> bool:
    """Whether a verb has a direct object."""
    return any(child.dep_ == "dobj" for child in verb.children)


def is_statement(verb: Token) -> bool:
    """Whether a whole statement was taken for a name with an attribute: "The army shelled | El Fasher"."""
    return bool(verb.head.dep_ == "ROOT" and verb.head.pos_ == "PROPN" and left_noun(verb).i != verb.i)


def left_noun(verb: Token) -> Token:
    """The noun that hangs on a verb from before; the verb itself if there is none."""
    return next((child for child in verb.lefts if child.dep_ == "npadvmod" and child.pos_ in ("NOUN", "PROPN")), verb)


def is_merged_object(child: Token, verb: Token) -> bool:
    """Whether a name of several words, parsed as one, is an object that the model took for an adverb."""
    if child.i < verb.i or (not child.is_title and not child.is_upper):
        return False
    if child.dep_ == "npadvmod":
        return child.pos_ == "PROPN" and (" " in child.text or child.ent_type_ in _NAMED)
    if child.dep_ != "advmod" or child.tag_ != "RB":
        return False
    return " " in child.text or (child.i == verb.i + 1 and verb.is_lower and child.is_title)


def is_reduced(verb: Token) -> bool:
    """Whether a participle with an agent was taken for a clause: "reached troops besieged by the rebels"."""
    if verb.tag_ != "VBN" or any(child.dep_ in ("aux", "auxpass", "mark") for child in verb.children):
        return False
    return any(child.dep_ == "agent" for child in verb.children)


def is_garden_path(verb: Token) -> bool:
    """Whether a finite verb was taken for a participle: "Rebels and their allies converged on the town".

    A participle has no object of its own, unless its verb takes two; a verb that cannot be passive is finite where
    the sentence has no other.
    """
    arriving = verb.lemma_ in modality_words()["arriving"]["verbs"]
    barred = ("auxpass",) if arriving else ("auxpass", "agent")
    if verb.tag_ not in ("VBN", "VBD") or any(child.dep_ in barred for child in verb.children):
        return False
    if has_object(verb) and verb.lemma_ not in modality_words()["two_objects"]["verbs"]:
        return True
    top = verb.head
    while top.dep_ == "conj" and top.head.i != top.i:
        top = top.head
    if top.dep_ != "ROOT" or top.pos_ not in ("NOUN", "PROPN"):
        return False
    return arriving or verb.lemma_ in modality_words()["intransitive"]["verbs"]


def is_charge(verb: Token) -> bool:
    """ "Accused X of shelling Y", "blamed X for killing Y": what X is said to have done."""
    return verb.dep_ == "pcomp" and charging(verb).lemma_ in modality_words()["charge"]["verbs"]


def charging(verb: Token) -> Token:
    """The verb that charges someone with a deed, past prepositions in a row: "of killing two and of burning huts"; also
    where the deed hangs on whom it accuses."""
    link = verb.head
    while link.dep_ == "conj" and link.head.pos_ == "ADP":
        link = link.head
    if link.lower_ not in ("of", "for", "with"):
        return link
    above = link.head
    on_accused = above.dep_ == "dobj" and link.lower_ != "with" and above.lower_ not in _EACH
    return above.head if on_accused else above


def is_result_of_charge(verb: Token) -> bool:
    """ "Accused X of shelling Y, wounding two": what came of the deed, which hangs on the verb that accuses."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.head.lemma_ not in modality_words()["charge"]["verbs"]:
        return False
    accused = [child for child in verb.head.rights if child.dep_ == "dobj"]
    links = [child for node in (verb.head, *accused) for child in node.rights if child.dep_ == "prep"]
    deeds = [t for link in links for t in link.rights if t.dep_ == "pcomp"]
    return bool(deeds) and deeds[0].i < verb.i and verb.lemma_ in modality_words()["results"]["verbs"]


def only_speaks_of(verb: Token) -> bool:
    """Whether a clause behind an act tells who saw, judged or blamed it, and not who did it: "the shelling, which
    residents filmed", "the raid, which was condemned by the union"."""
    speaking, claiming, doing = _of_deeds()
    lemma = verb.lemma_.lower()
    if lemma in speaking:
        return lemma not in claiming
    active = verb.dep_ == "relcl" and any(child.dep_ == "dobj" and child.tag_ == "WDT" for child in verb.lefts)
    return active and lemma not in doing


@lru_cache(maxsize=1)
def _of_deeds() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The verbs by which a deed is seen, judged or blamed; those that take it on oneself; those that do it."""
    rows = lexicon("frames_violence")["words"]
    speaking = (word for name in ("observing", "judging_deeds", "blaming", "witnessing") for word in rows[name])
    doing = (*lexicon("frames_shared")["waging"], *rows["letting_off"], *rows["doing_deeds"])
    return frozenset(speaking), frozenset(rows["claiming_deeds"]), frozenset(doing)
