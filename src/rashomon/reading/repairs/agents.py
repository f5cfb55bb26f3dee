"""Those by whom something is, and participles behind them.

"A town swelled by Tutsis fleeing the army": the model hangs the participle on the verb, and reads the town as what
flees.  A result ("shelled by rebels killing ten") stays the verb's.
"Was shot in the chest by soldiers", "was attacked at one o'clock by the 3rd Division": the model gives who did it to
the place or the time before it.  "Residents report air strikes, carried out by the army": it is the strikes that were.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PLURALS = frozenset({"NNS", "NNPS"})
_NAMES = frozenset({"NNP", "NNPS"})
_TIMES = frozenset({"DATE", "TIME"})
_WHERE = frozenset({"in", "at", "on", "from", "near", "inside", "outside", "into", "around", "behind"})
_STANDING = ("territory", "property", "base", "route", "crossing", "ground", "feature")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "mark", "auxpass"})
_STEPS = 3
_TWO = 2


def mend(doc: Doc) -> None:
    """Give "by" to the passive verb, and a participle to the plural right before it that "by" governs, in place."""
    for token in having(doc, "lower", ("by",)):
        if token.dep_ == "prep" and token.head.dep_ in ("pobj", "npadvmod"):
            _mend_agent(token)
    for token in having(doc, "dep", ("agent",)):
        if _is_means(token):
            _mend_means(token)
        else:
            _mend_deed(token.head)
    for token in having(doc, "tag", ("VBG",)):
        if token.dep_ == "advcl" and token.i and token.lemma_ not in lexicon("modality")["results"]["verbs"]:
            noun = token.nbor(-1)
            by = noun.head
            if noun.tag_ in _PLURALS and noun.dep_ == "pobj" and by.lower_ == "by" and _is_own(token, by):
                token.head, token.dep_ = noun, "acl"


def _is_own(participle: Token, by: Token) -> bool:
    """Whether "by" hangs on the verb that the participle was given to, and the participle has no subject."""
    if by.head.i != participle.head.i:
        return False
    return not any(child.dep_ in ("nsubj", "nsubjpass", "mark") for child in participle.lefts)


def _is_means(by: Token) -> bool:
    """Whether "by" tells how one travels: "fled by boat", "by sea and by road"."""
    noun = next(iter(by.rights), None)
    bare = noun is not None and noun.tag_ == "NN" and noun.n_lefts == 0
    return bare and noun is not None and noun.lemma_.lower() in lexicon("frames_shared")["travel"]


def _mend_means(by: Token) -> None:
    """Make of those who travel the subject: "hundreds of families fled by boat" was read as a participle."""
    by.dep_, verb = "prep", by.head
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or noun.dep_ != "ROOT" or verb.i < noun.i:
        return
    if verb.lemma_ not in lexicon("frames_shared")["travelling"] or any(c.dep_ in _SUBJECTS for c in verb.lefts):
        return
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    for child in [child for child in noun.children if child.i > verb.i]:
        child.head = verb
    noun.head, noun.dep_ = verb, "nsubj"


def _mend_deed(verb: Token) -> None:
    """Hang "carried out by" behind a comma on the deed right before it."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBN" or verb.lemma_ not in lexicon("frames_shared")["waging"]:
        return
    if verb.i < _TWO or verb.nbor(-1).text != "," or any(child.dep_ in _SUBJECTS for child in verb.children):
        return
    noun = verb.nbor(-2)
    if noun.pos_ == "NOUN" and noun.dep_ in ("dobj", "pobj", "attr") and verb.head.is_ancestor(noun):
        verb.head, verb.dep_ = noun, "acl"


def _mend_agent(by: Token) -> None:
    """Hang "by" on the passive verb above the place, the time or the part of the body that it was given to."""
    doer = next((child for child in by.rights if child.dep_ == "pobj"), None)
    if doer is None or doer.ent_type_ in _TIMES or doer.tag_ not in _PLURALS | {"NN", "NNP"}:
        return
    if doer.tag_ == "NN" and not any(child.dep_ in ("det", "amod", "compound") for child in doer.lefts):
        return  # "by car", "by boat"
    verb = _passive_above(by.head)
    if verb is not None:
        by.head, by.dep_ = verb, "agent"


def _passive_above(noun: Token) -> Token | None:
    """The passive verb without an agent that is where or when a noun tells; None if a noun between does more than
    that."""
    for _step in range(_STEPS):
        if not _only_stands(noun):
            return None
        link = noun if noun.dep_ == "npadvmod" else noun.head
        if link is not noun and (noun.dep_ != "pobj" or link.dep_ != "prep" or link.lower_ not in _WHERE):
            return None
        above = link.head
        if above.pos_ == "VERB":
            passive = any(child.dep_ == "auxpass" for child in above.lefts)
            taken = any(child.dep_ == "agent" for child in above.rights)
            return above if passive and not taken and above.i < noun.i else None
        noun = above
    return None


def _only_stands(noun: Token) -> bool:
    """Whether a noun is a place, a time or a part of the body, by which nobody does anything."""
    if noun.tag_ == "CD":
        return bool(noun.head.lower_ == "at")  # "at two", but not "five were shot down, one by a volunteer"
    if noun.tag_ in _NAMES or noun.ent_type_ in _TIMES:
        return True
    return noun.lemma_.lower() in _still_nouns()


@lru_cache(maxsize=1)
def _still_nouns() -> frozenset[str]:
    classes, hit = lexicon("nouns")["classes"], lexicon("frames_violence")["words"]
    return frozenset([*hit["body"], *hit["limbs"], *(word for name in _STANDING for word in classes[name])])
