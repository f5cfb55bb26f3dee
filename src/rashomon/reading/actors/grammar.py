"""What the parse tells of one word: its lemma, its number, its noun phrase and who says the clause around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.actors.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

HYPHENS = frozenset({"-", "‑", "–"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSES = frozenset({"ccomp", "xcomp"})
_CHARGES = frozenset({"accuse", "blame", "suspect", "charge"})
_INSIDE = frozenset({"pobj", "prep", "dobj", "dative", "nummod", "quantmod", "conj"})
_BELOW = frozenset({"conj", "advcl", "pcomp", "xcomp", "prep"})
_HIGHEST_CLAUSE = 6
_LONGEST_CHAIN = 3


def noun_lemma(token: Token) -> str:
    """The lemma in lower case; names and words in capitals are taken as they stand, without a plural s."""
    lemma: str = token.lemma_.lower() or token.lower_
    if token.pos_ == "PROPN" and lemma == token.lower_ and len(lemma) > 3:
        return lemma[:-1] if lemma.endswith("s") and not lemma.endswith("ss") else lemma
    return lemma


def is_plural(token: Token, words: Vocabulary) -> bool:
    """Whether a noun stands for several persons; "police" and "dozens" do without a plural ending."""
    return token.tag_ in ("NNS", "NNPS") or token.lower_ in words.plural_words


def counts_things(token: Token) -> bool:
    """Whether a number or "other" only counts or picks out a thing: "one strike", "the province, most of which ..."."""
    if any(child.lower_ == "of" and any(of.lower_ in ("which", "it") for of in child.rights) for child in token.rights):
        return True
    return token.dep_ in ("nummod", "amod", "det", "quantmod", "advmod") and token.head.i > token.i


def participle_after(token: Token) -> str:
    """The participle that a hyphen joins to a word ("backed" for the "US" of "US-backed"); empty if there is none."""
    doc = token.doc
    if token.i + 2 < len(doc) and doc[token.i + 1].text in HYPHENS:
        return str(doc[token.i + 2].lower_)
    return ""


def only_starts(token: Token) -> bool:
    """Whether a word has its capital only because it begins the sentence ("Debris fell")."""
    if token.idx != token.sent[0].idx:
        return False
    return not any(t.text == token.text and t.i != token.i and not t.is_sent_start for t in token.doc)


def speech_subject(token: Token) -> Token | None:
    """The subject of the verb that governs the clause of `token` as its complement ("it" in "The army said it ...").

    What "it" did in "accused the army of mining the road before it left" is told of the accused.  None where the clause
    is nobody's speech or thought.
    """
    node = token
    for _step in range(_HIGHEST_CLAUSE):
        if node.head.i == node.i:
            return None
        charge = node.head if node.dep_ == "advcl" else node.head.head if node.dep_ == "pcomp" else None
        if charge is not None and charge.lemma_ in _CHARGES:
            return next((child for child in charge.children if child.dep_ == "dobj"), None)
        if node.dep_ in _CLAUSES:
            said = node.head
            subject = _subject_of(said)
            if subject is None and said.tag_ == "VBG" and said.dep_ == "advcl":
                subject = _subject_of(said.head)  # "denied it, saying its men had left"
            if subject is not None:
                return subject
        node = node.head
    return None


def _subject_of(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb that it is joined to by "and"."""
    for _step in range(_LONGEST_CHAIN):
        for child in verb.lefts:
            if child.dep_ in SUBJECTS:
                return child
        if verb.dep_ != "conj":
            return None
        verb = verb.head
    return None


def own_subject(token: Token) -> Token | None:
    """The subject of the clause that a word stands in as an object ("The army met rebels and killed ten of them").

    Of a participle or infinitive it is that of the verb above.  None for other words.
    """
    node = token
    while node.dep_ in _INSIDE and node.head.i != node.i and node.pos_ != "VERB":
        node = node.head
    for _step in range(_HIGHEST_CLAUSE):
        if node.pos_ != "VERB":
            return None
        subject = _subject_of(node)
        if subject is not None:
            passive = subject.dep_ == "nsubjpass"
            return None if passive else subject
        if node.dep_ not in _BELOW or node.head.i == node.i:
            return None
        node = node.head if node.head.pos_ == "VERB" else node.head.head
    return None


def subjects_before(token: Token) -> list[Token]:
    """The subjects in the sentence before a word, the nearest first; of the first word of a main clause without any
    that of the sentence before."""
    first: int = token.sent.start
    here = [word for word in token.doc[first : token.i] if word.dep_ in SUBJECTS]
    if here or token.dep_ not in SUBJECTS or token.head.dep_ != "ROOT" or first == 0:
        return here[::-1]
    before = token.doc[first - 1].sent
    return [word for word in before if word.dep_ in SUBJECTS and word.head.dep_ == "ROOT"][::-1]
