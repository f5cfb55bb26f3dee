"""Which words a predication covers: from its subject to its last adjunct, without those of its neighbours."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.frames.verbs import is_statement
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSE_PREPOSITIONS = frozenset({"after", "before", "since", "while", "despite", "following"})
_TRAILING = frozenset({"however", "too", "also", "as", "well", "meanwhile"})
_EDGE_DEPS = frozenset({"punct", "cc", "mark", "dep"})
_EDGE_WORDS = frozenset(
    {
        "that",
        "when",
        "while",
        "where",
        "and",
        "but",
        "or",
        "after",
        "because",
        "although",
        "though",
        "which",
        "who",
        "also",
        "however",
        "meanwhile",
        "with",
    }
)


@lru_cache(maxsize=1)
def speech_lemmas() -> frozenset[str]:
    """The verbs of saying."""
    return frozenset(lexicon("frames_shared")["speech_verbs"])


def verbal(trigger: Token, *, keep_adverbial: bool = False) -> tuple[int, int]:
    """First and last token of a verb's own clause.

    Left out: coordinated clauses, parenthetical speech, adverbial clauses with a finite verb (unless
    `keep_adverbial`, for "died when a convoy came under fire").
    """
    skipped: set[int] = set()
    for child in trigger.children:
        if _is_outside(child, trigger, keep_adverbial):
            skipped.update(token.i for token in child.subtree)
    kept = [token for token in trigger.subtree if token.i not in skipped]
    kept += _matrix(trigger)
    if trigger.dep_ == "amod" and is_statement(trigger):
        kept += list(trigger.head.subtree)
    if trigger.dep_ in ("acl", "relcl"):
        noun = trigger.head
        kept += [t for t in noun.subtree if t.i <= noun.i and noun.i - t.i < 8 and t.dep_ != "relcl"]
    return _trimmed(kept, trigger)


def _matrix(trigger: Token) -> list[Token]:
    """The subject and the verb above an infinitive: "the army is to send", "forcing 90 people to flee"."""
    node = trigger
    for _step in range(4):
        if node.dep_ not in ("xcomp", "acomp") or node.head.i == node.i:
            return []
        node = node.head
        subjects = [child for child in node.lefts if child.dep_ in ("nsubj", "nsubjpass")]
        if subjects and node.i < trigger.i:
            return [*subjects[0].subtree, *trigger.doc[max(t.i for t in subjects[0].subtree) + 1 : trigger.i]]
        if (
            node.tag_ == "VBG"
            and node.dep_ == "advcl"
            and any(c.dep_ == "dobj" and c.i < trigger.i for c in node.rights)
        ):
            return list(trigger.doc[node.i : trigger.i])
    return []


def nominal(trigger: Token) -> tuple[int, int]:
    """First and last token of a noun's own phrase, without relative clauses after a comma."""
    skipped: set[int] = set()
    for child in trigger.children:
        if child.dep_ in ("relcl", "appos", "conj", "parataxis") and child.i > trigger.i:
            before = trigger.doc[child.left_edge.i - 1].text
            if before in (",", "-", "--", "–", "—", "(") or child.dep_ in ("conj",):
                skipped.update(token.i for token in child.subtree)
    return _trimmed([token for token in trigger.subtree if token.i not in skipped], trigger)


def _is_outside(child: Token, trigger: Token, keep_adverbial: bool) -> bool:
    if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX"):
        return True
    if child.dep_ in ("ccomp", "parataxis") and child.i < trigger.i:
        return True
    if child.dep_ == "prep" and child.i > trigger.i and child.lower_ in _CLAUSE_PREPOSITIONS:
        return any(inner.dep_ == "pcomp" and inner.pos_ == "VERB" for inner in child.children)
    if child.dep_ == "parataxis" or (child.dep_ == "ccomp" and child.lemma_ in speech_lemmas()):
        return True
    if child.dep_ == "advcl":
        finite = any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children)
        if finite and not keep_adverbial:
            return True
        return (
            child.tag_ == "VBG"
            and child.i > trigger.i
            and child.doc[child.left_edge.i - 1].text == ","
            and not keep_adverbial
        )
    return False


def _trimmed(tokens: list[Token], trigger: Token) -> tuple[int, int]:
    kept = sorted(tokens, key=lambda token: token.i) or [trigger]
    first, last = 0, len(kept) - 1
    at = next((n for n, token in enumerate(kept) if token.i == trigger.i), 0)
    while first < at and (
        kept[first].dep_ in _EDGE_DEPS
        or kept[first].is_space
        or kept[first].is_punct
        or kept[first].lower_ in _EDGE_WORDS
    ):
        first += 1
    while last > at and (
        kept[last].is_space
        or kept[last].text in ".,;:!?…-–—\"“”'’"
        or (kept[last].dep_ == "cc")
        or kept[last].lower_ in _TRAILING
    ):
        last -= 1
    return kept[first].i, kept[last].i
