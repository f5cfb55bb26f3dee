"""Noun phrases of sources in the parse: who is the subject of a reporting verb, and how far its words reach."""

from __future__ import annotations

from rashomon.reading.attribution.grammar import CLOSING, OPENING, Grammar, Range
from rashomon.reading.attribution.lexicon import SpeechLexicon

STOPS = frozenset({",", ";", ":", "-", "–", "—", "--", "(", ")", "|", "...", "…"}) | OPENING | CLOSING
PHRASE_TAGS = frozenset(
    {"DT", "PDT", "PRP", "PRP$", "JJ", "JJR", "JJS", "CD", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "WP", "FW"}
)
_OBJECTS = frozenset({"it", "them", "him", "her", "us", "me"})
_UPWARD = frozenset({"conj", "xcomp", "advcl", "pcomp", "acl", "ccomp", "dep"})


def noun_phrase(g: Grammar, head: int, low: int, high: int, *, appositions: bool = False) -> Range:
    """The words of the phrase around `head` inside `low..high`; without its clauses behind commas unless wanted."""
    start = max(g.left[head], low)
    article = next((k for k in g.kids[head] if start <= k < head and g.tags[k] in ("DT", "PRP$")), None)
    if article is not None and not any(g.words[i] in ("both", "all") for i in range(start, article)):
        start = article
    for i in range(head - 1, start - 1, -1):
        if g.words[i] in STOPS and not _inside_name(g, i):
            start = i + 1
            break
    while start < head and g.entities[start] in ("DATE", "TIME") and g.deps[start] != "poss":
        start += 1  # "On Saturday the army and residents said", whose day hangs on the army
    end = min(g.right[head] + 1, high)
    if not appositions:
        for i in range(head + 1, end):
            if g.words[i] in STOPS and not _inside_name(g, i):
                end = i
                break
    return start, max(end, head + 1)


def _inside_name(g: Grammar, i: int) -> bool:
    """Whether a hyphen or bracket at `i` is part of a name ("Al - Manar", "Sen. Bernie Sanders (I-Vt.)")."""
    if g.words[i] in ("-", "–"):
        return i > 0 and g.starts[i] == g.ends[i - 1] and i + 1 < len(g) and g.starts[i + 1] == g.ends[i]
    return g.words[i] in ("(", ")")


def who_says(g: Grammar, lexicon: SpeechLexicon, verb: int, low: int, high: int) -> tuple[int, int] | None:
    """The written head of a verb's subject, and the head of what it stands for (of "who": its antecedent)."""
    at, steps = verb, 0
    while steps < 6:
        subject = g.subject(at)
        if subject is not None and low <= subject < high:
            if g.words[subject] in lexicon.relative and g.deps[at] == "relcl" and g.heads[at] < subject:
                return subject, g.heads[at]
            if g.words[subject] in ("there",):
                return None
            return subject, subject
        dep, head = g.deps[at], g.heads[at]
        if head == at or dep not in _UPWARD:
            return None
        if dep == "acl" and g.is_noun(head) and g.tags[at] == "VB":
            return None  # "in order to estimate"
        if dep == "acl" and g.is_noun(head):
            speaks = g.lemmas[head] in lexicon.medium or g.lemmas[head] in lexicon.claim_nouns
            if speaks or g.deps[head] not in ("dobj", "pobj") or not g.is_verb(g.heads[head]):
                return head, head
            head = g.heads[head]
        if dep == "ccomp" and at != verb:
            return None
        at = head
        if g.deps[at] == "prep":
            at = g.heads[at]
        if g.is_noun(at) and low <= at < high:
            speaks = g.lemmas[at] in lexicon.medium or g.lemmas[at] in lexicon.claim_nouns
            return (at, at) if speaks else None  # not "a pretext for accusing"
        steps += 1
    return None


def behind_relative(g: Grammar, verb: int, start: int, low: int) -> int | None:
    """The noun of "a priest who buried them said": the pronoun is what he buried, and says nothing.

    `start` is where the verb group begins; None where no such clause stands before it.
    """
    if g.words[start - 1] not in _OBJECTS or g.tags[verb] not in ("VBD", "VBZ", "VBP"):
        return None
    for k in range(start - 2, max(low, start - 10), -1):
        if g.words[k] in STOPS:
            return None
        if g.words[k] == "who" and g.is_noun(k - 1) and any(g.is_verb(v) for v in range(k + 1, start - 1)):
            return k - 1
    return None


def before_comment(g: Grammar, lexicon: SpeechLexicon, piece: Range) -> int:
    """Where what is said ends before the outlet's word on it: "..., a charge the army denies", ", which it denied"."""
    for k in range(piece[0] + 2, piece[1] - 2):
        if g.words[k] != ",":
            continue
        noun = noun_after(g, k + 1, piece[1])
        if noun is None or g.lemmas[noun] not in lexicon.commented or g.tags[k + 1] != "DT":
            continue
        if any(g.lemmas[v] in lexicon.denying and g.deps[v] in ("relcl", "acl") for v in range(noun + 1, piece[1])):
            return k
    return piece[1]


def noun_before(g: Grammar, at: int, low: int) -> int | None:
    """The last word of a noun phrase that ends right before `at`; None if another word stands there."""
    i = at - 1
    while i >= low and (g.tags[i] in ("RB", "MD") or g.deps[i] in ("aux", "auxpass", "neg")):
        i -= 1
    if i >= low and (g.is_noun(i) or g.tags[i] == "PRP"):
        return i
    return None


def noun_after(g: Grammar, at: int, high: int) -> int | None:
    """The head of a noun phrase that begins at `at`; None if another word stands there."""
    i = at
    while i < high and g.tags[i] in PHRASE_TAGS:
        if g.tags[i] == "DT" and i > at and g.is_noun(i - 1):  # "said the mayor a man of 60", commas lost
            break
        i += 1
    i -= 1
    while i >= at and g.tags[i] in ("POS", "HYPH", "DT"):
        i -= 1
    return i if i >= at and (g.is_noun(i) or g.tags[i] in ("PRP", "WP", "CD")) else None


def by_phrase(g: Grammar, verb: int) -> int | None:
    """The head of the noun after "by" that depends on a participle."""
    for kid in g.kids[verb]:
        if kid > verb and g.words[kid] == "by":
            for noun in g.kids[kid]:
                if g.deps[noun] == "pobj":
                    return noun
    return None
