"""The noun that a number counts: "civilians" in "19 Ukrainian civilians", "them" in "40 of them"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.model.span import Span
from rashomon.reading.quantities.context import Context
from rashomon.reading.quantities.tables import persons

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS = frozenset(("NOUN", "PROPN"))
_BEFORE_NOUN = frozenset(("ADJ", "ADV", "DET", "NUM"))
_REACH = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The counted noun: its span, its lemma in lower case, and whether "of" stands between ("two of the men")."""

    span: Span
    lemma: str
    plural: bool
    partitive: bool = False
    first: int = 0
    """The token at which the head starts."""


def head_after(context: Context, index: int, *, single: bool = False) -> Head | None:
    """The noun that a number counts which ends before the lexeme `index`; `single` if the number is one."""
    token = context.token(index)
    if token is None or context.words.kind_at(index) == "break":
        return None
    if token.idx < context.words.start[index]:
        return None  # a name of several words that holds the number
    at = token.i
    doc = context.doc
    partitive = doc[at].lower_ == "of"
    if partitive:
        at += 1
        while (
            at < len(doc)
            and doc[at].pos_ in ("DET", "NUM", "PRON")
            and doc[at].lower_ not in context.tables.sets["pronouns"]
        ):
            at += 1
        if at < len(doc) and doc[at].is_sent_start:
            return None
    if (
        at < len(doc)
        and doc[at].lower_ in context.tables.sets["pronouns"]
        and (partitive or doc[at].lower_ != "us")
        and not (doc[at].lower_ in ("those", "these", "which") and not partitive)
    ):
        return _head(context, doc[at], partitive=partitive)
    noun = _loud_noun(context, at, single=single) if context.loud(index) else None
    noun = noun or _noun_from(context, at, single=single)
    return None if noun is None else _head(context, noun, partitive=partitive)


def _noun_from(context: Context, start: int, *, single: bool) -> Token | None:
    """The head of the noun phrase that goes on at this token."""
    doc = context.doc
    found: Token | None = None
    loud = start < len(doc) and context.loud_at(doc[start].idx)
    skipped = 0
    for at in range(start, min(len(doc), start + _REACH)):
        if at < skipped:
            continue
        token = doc[at]
        ahead = list(doc[at + 1 : at + 3])
        if (at > start and token.is_sent_start) or _dated(context, token):
            break
        low, pos = token.lower_, token.pos_
        if loud and low in context.tables.sets["stops"] and low not in context.tables.sets["substantives"]:
            break
        if found is None and low in context.tables.sets["substantives"] and not _noun_follows(ahead):
            return token
        if pos in _NOUNS and any(map(str.isalpha, low)) and low not in ("'s", "’s"):
            found = token
            skipped = _after_acronym(token)
            if not skipped and _ends_phrase(token, ahead, single=single):
                break
        elif not _passes(context, token, found, ahead):
            break
    return found


def _dated(context: Context, token: Token) -> bool:
    return context.date_over(token.idx, token.idx + len(token)) is not None


def _noun_follows(ahead: Sequence[Token], *, adjective: bool = False) -> bool:
    """Whether the next token is a noun, a hyphen, or (if asked for) an adjective."""
    return any(
        token.pos_ in _NOUNS or token.lower_ == "-" or (adjective and token.pos_ == "ADJ") for token in ahead[:1]
    )


def _ends_phrase(token: Token, ahead: Sequence[Token], *, single: bool) -> bool:
    """Whether the noun phrase ends with this noun, so that a following noun is not its head."""
    if not ahead:
        return True
    after = ahead[0]
    if _is_possessive(after) or _is_hyphen(after):
        return False
    if after.pos_ not in _NOUNS:
        return True
    return bool(not single and token.tag_ in ("NNS", "NNPS") and token.dep_ != "compound")


def _after_acronym(token: Token) -> int:
    """The noun behind a name's acronym in brackets, "members" in "Lord's Resistance Army (LRA) members"; else 0."""
    doc, behind = token.doc, token.i + 4
    if behind >= len(doc) or token.pos_ != "PROPN" or doc[token.i + 1].text != "(" or doc[token.i + 3].text != ")":
        return 0
    return behind if doc[token.i + 2].is_upper and doc[behind].pos_ in _NOUNS else 0


def _is_hyphen(token: Token) -> bool:
    """Whether a token is a hyphen inside a word."""
    return token.lower_ in ("-", "–") and not token.whitespace_ and token.i > 0 and not token.nbor(-1).whitespace_


def _is_possessive(token: Token) -> bool:
    """Whether a token is the mark of a possessive, which the tagger often takes for a quotation mark."""
    low = token.lower_
    if token.tag_ == "POS" or low in ("'s", "’s"):
        return True
    return low in ("'", "’") and token.i > 0 and token.nbor(-1).lower_.endswith("s") and not token.nbor(-1).whitespace_


def _passes(context: Context, token: Token, found: Token | None, ahead: Sequence[Token]) -> bool:
    """Whether the phrase goes on over a token that is no noun."""
    low, pos = token.lower_, token.pos_
    if _is_possessive(token) or _is_hyphen(token) or low in ('"', "“", "”", "'", "‘", "’"):
        return True
    if found is not None and not _is_possessive(found.nbor(1)) and not _is_hyphen(found.nbor(1)):
        return False
    if low in context.tables.sets["skipped"] or pos in _BEFORE_NOUN or _is_hyphen(token.nbor(-1)):
        return True
    if pos == "VERB" and token.tag_ in ("VBN", "VBG", "VBD"):
        return low != "killed" and _noun_follows(ahead, adjective=True)
    if pos in ("CCONJ", "PUNCT") and low in ("and", "or", ","):
        return bool(token.nbor(-1).pos_ == "ADJ" and ahead and ahead[0].pos_ == "ADJ")
    return False


def _loud_noun(context: Context, start: int, *, single: bool) -> Token | None:
    """The counted noun in a line of capitals, where the parts of speech mislead.

    The last of the first nouns for persons; where there are none, the first word that looks like a plural.
    """
    known = persons()
    doc = context.doc
    person: Token | None = None
    plural: Token | None = None
    for at in range(start, min(len(doc), start + 6)):
        token = doc[at]
        low = token.lower_
        if token.is_sent_start and at > start:
            break
        if low in context.tables.sets["substantives"] and person is None and at == start:
            return token
        if low in context.tables.sets["stops"] or (token.is_punct and low not in ("-", '"', "“", "'")):
            break
        if low in known and low not in context.tables.sets["adjectival"]:
            person = token
        elif person is not None:
            break
        if plural is None and len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "'s", "’s")):
            plural = token
    return person or (None if single else plural)


def _head(context: Context, token: Token, *, partitive: bool) -> Head:
    """The head with what is hyphenated to its front ("de-miners")."""
    first = token
    doc = context.doc
    while first.i >= 2 and doc[first.i - 1].lower_ == "-" and not doc[first.i - 1].whitespace_:
        before = doc[first.i - 2]
        if before.whitespace_ or before.like_num or before.is_punct:
            break
        first = before
    span = Span(first.idx, token.idx + len(token))
    lemma = context.text[first.idx : token.idx].lower() + lemma_of(token)
    if lemma.endswith(("-old", "year-olds")):
        lemma = "person"  # "two 17-year-olds"
    plural = token.tag_ in ("NNS", "NNPS") or token.lower_ != lemma_of(token) or token.lower_ in ("people", "police")
    return Head(span=span, lemma=lemma, plural=plural, partitive=partitive, first=first.i)


def lemma_of(token: Token) -> str:
    """The lemma of a noun in lower case, also where capitals hide that it is one."""
    low = str(token.lower_)
    person = persons().get(low)
    if person is not None and low not in ("people", "police"):
        return person.lemma.lower()
    if token.pos_ == "NOUN" and not token.is_upper:
        return str(token.lemma_).lower() or low
    if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return (
            low[:-3] + "y" if low.endswith("ies") else low[:-2] if low.endswith(("ches", "shes", "xes")) else low[:-1]
        )
    return low
