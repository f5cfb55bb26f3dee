"""Objects lost to the one who says it, where the comma between them is missing.

The model reads "killed [at least 50 a monitor] said" with "50" as a part of the monitor, and "killed ten [people the
monitor reports]" with two subjects; "hit [the yard killing two]" with the yard as what kills.  A name of two words that
it has never seen ("shelled Phnom Penh") is an adverb to it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_LONGEST_OBJECT = 8
"""Words behind "to death" in which the noun of its object stands."""
_HEDGES = frozenset({"at", "least", "most", "about", "some", "than", "more", "around", "nearly", "up", "to", "over"})


@lru_cache(maxsize=4)
def _lemmas(name: str) -> frozenset[str]:
    return frozenset(lexicon("modality")[name]["verbs"])


def mend(doc: Doc) -> None:
    """Give a verb without an object the one that stands right behind it, in place."""
    for token in having(doc, "lower", ("death",)):
        if token.dep_ == "pobj" and token.head.lower_ == "to":
            _mend_to_death(token.head.head, token)
    for token in having(doc, "dep", ("appos",)):
        _mend_behind_means(token)
    for token in having(doc, "tag", ("NNS",)):
        _mend_plural_behind_to(token)
    for token in having(doc, "lower", lexicon("tokens")["leaves"]):
        _mend_leave(token)
    for token in having(doc, "tag", ("TO",)):
        if token.dep_ == "prep" and token.pos_ == "PART":
            token.tag_, token.pos_ = "IN", "ADP"  # "agreed to talks", of no infinitive
    for token in having(doc, "dep", ("advmod",)):
        _mend_name(token)
    for token in having(doc, "dep", ("nummod", "nsubj")):
        if token.tag_ == "CD" and token.dep_ == "nummod" and token.head.i > token.i:
            _mend_number(token)
        elif token.dep_ == "nsubj" and token.head.tag_ == "VBG" and token.head.i == token.i + 1:
            _mend_result(token)
        elif token.dep_ == "nsubj" and token.head.tag_ in _FINITE and token.head.i > token.i:
            _mend_subject(token)


def _mend_leave(noun: Token) -> None:
    """Part "denied [the Red Cross access]" into who was denied and what: the model makes one name of both."""
    verb, whom = noun.head, next((c for c in noun.lefts if c.dep_ == "compound" and c.i == noun.i - 1), None)
    if (
        noun.dep_ != "dobj"
        or verb.lemma_ not in lexicon("tokens")["giving_leave"]
        or whom is None
        or whom.tag_ not in ("NNS", "NNP", "NNPS")
    ):
        return
    for child in list(noun.lefts):
        if child != whom:
            child.head = whom
    whom.head, whom.dep_ = verb, "dative"


def _mend_plural_behind_to(noun: Token) -> None:
    """Make "agreed to talks with X" no infinitive: what stands in the plural is what one agreed to."""
    link = noun.nbor(-1) if noun.i > 0 else noun
    if noun.dep_ == "xcomp" and link.lower_ == "to" and link.head == noun and noun.head.pos_ == "VERB":
        link.head, link.dep_, link.tag_, link.pos_ = noun.head, "prep", "IN", "ADP"
        noun.head, noun.dep_, noun.pos_, noun.lemma_ = link, "pobj", "NOUN", noun.lower_.removesuffix("s")


def _mend_to_death(verb: Token, death: Token) -> None:
    """ "Burning the huts and hacking to death [a headman]": who is told behind "to death" is its object."""
    if verb.pos_ != "VERB" or any(c.dep_ in ("dobj", "nsubjpass", "auxpass") for c in verb.children):
        return
    for noun in death.doc[death.i + 1 : min(len(death.doc), death.i + _LONGEST_OBJECT)]:
        if noun.dep_ in ("dobj", "conj", "appos") and noun.pos_ in ("NOUN", "PROPN") and noun.head.i < verb.i:
            if noun.left_edge.i == death.i + 1:
                noun.head, noun.dep_ = verb, "dobj"
            return


def _mend_behind_means(noun: Token) -> None:
    """ "Hit with a rocket [the market]": what follows the means without a comma is no name of it but the object."""
    means, first = noun.head, noun.left_edge
    verb = means.head.head
    if means.dep_ != "pobj" or means.head.lower_ != "with" or verb.pos_ != "VERB" or means.head.i != verb.i + 1:
        return
    if first.i != means.i + 1 or first.tag_ not in ("DT", "PRP$", "NNP") or means.tag_ not in ("NN", "NNS"):
        return
    if any(child.dep_ in ("dobj", "auxpass", "nsubjpass", "agent") for child in verb.children):
        return
    noun.head, noun.dep_ = verb, "dobj"


def _mend_name(name: Token) -> None:
    """ "Shelled [Phnom Penh]": a name of several words right behind a verb is no adverb but its object."""
    verb = name.head
    if " " not in name.text or not name.text[:1].isupper() or verb.pos_ != "VERB" or name.i != verb.i + 1:
        return
    if verb.tag_ == "VBN" or any(child.dep_ in ("dobj", "nsubjpass", "auxpass", "ccomp") for child in verb.children):
        return
    name.dep_, name.tag_, name.pos_ = "dobj", "NNP", "PROPN"


def _verb_before(token: Token) -> Token | None:
    """The finite verb right before a phrase, if it has neither object nor passive; else None."""
    start = token.left_edge.i - 1
    while start > token.sent.start and token.doc[start].lower_ in _HEDGES:
        start -= 1
    verb = token.doc[start] if start >= token.sent.start else token
    if verb.pos_ != "VERB" or verb.tag_ not in _FINITE:
        return None
    taken = any(child.dep_ in ("dobj", "auxpass", "nsubjpass", "ccomp", "xcomp", "attr") for child in verb.children)
    return None if taken else verb


def _mend_number(number: Token) -> None:
    """ "Wounded at least 50 | a monitor said": no number stands before an article."""
    article = next((c for c in number.head.lefts if c.dep_ == "det" and c.lower_ in ("a", "an", "the")), None)
    if article is None or article.i < number.i:
        return
    verb = _verb_before(number)
    if verb is None:
        return
    between = [t for t in number.head.lefts if verb.i < t.i < number.i]
    number.head, number.dep_ = verb, "dobj"
    for word in between:
        word.head = number


def _mend_subject(noun: Token) -> None:
    """ "Killed ten people | the monitor reports": the first of two subjects behind a verb is its object."""
    others = [c for c in noun.head.lefts if c.dep_ == "nsubj" and c.i > noun.i]
    if not others:
        return
    verb = _verb_before(noun)
    if verb is None or verb.head.i != noun.head.i or verb.dep_ not in ("ccomp", "parataxis", "advcl"):
        return
    noun.head, noun.dep_ = verb, "dobj"


def _mend_result(noun: Token) -> None:
    """ "A shell hit [the yard killing two]": what killed is what hit the yard, and not the yard."""
    result, above = noun.head, noun.head.head
    if result.lemma_ not in _lemmas("results") or result.dep_ not in ("ccomp", "advcl", "xcomp"):
        return
    if any(child.dep_ in ("aux", "mark") for child in result.lefts) or above.lemma_ in _lemmas("seeing"):
        return
    if above.i != noun.left_edge.i - 1 or above.pos_ != "VERB" or above.tag_ not in _FINITE:
        return
    if any(child.dep_ in ("dobj", "auxpass", "nsubjpass", "attr") for child in above.children):
        return
    noun.head, noun.dep_ = above, "dobj"
    result.dep_ = "advcl"
