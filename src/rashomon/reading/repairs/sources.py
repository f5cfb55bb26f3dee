"""A source with its name in commas before "said": "killing nine people, the mayor, Jean Bosco, said".

The model sets the mayor beside the people who were killed, and leaves "said" without a subject or gives it that of the
deed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_NAME_TAGS = frozenset({"DT", "JJ", "POS", "IN", "PRP$", "NN", "NNP", "HYPH"})
_LEAST, _COMMAS = 4, 3
"""The fewest words before the verb, and the commas that set an office and a name apart."""


@lru_cache(maxsize=1)
def _speech() -> frozenset[str]:
    return frozenset(lexicon("frames_shared")["speech_verbs"])


def mend(doc: Doc) -> None:
    """Make the noun set beside another the subject of the verb of speech behind it, in place."""
    for verb in having(doc, "tag", ("VBD", "VBZ")):
        if verb.i < _LEAST or verb.lemma_ not in _speech() or doc[verb.i - 1].text != ",":
            continue
        if verb.dep_ not in ("ROOT", "conj") or any(child.dep_ in _SUBJECTS for child in verb.lefts):
            continue
        source = _source(verb) or _between_commas(verb)
        if source is None:
            continue
        if verb.dep_ == "conj":
            verb.dep_ = "parataxis"
        source.dep_, source.head = "nsubj", verb


def _source(verb: Token) -> Token | None:
    """The widest noun in commas, with a name or an office beside it, that ends right before the verb and stands beside
    a noun of the deed."""
    doc, found = verb.doc, None
    noun = doc[verb.i - 2]
    while noun.i < verb.i and noun.sent.start == verb.sent.start:
        edge = noun.left_edge.i
        if noun.right_edge.i >= verb.i or edge == 0:
            break
        named = any(child.dep_ == "appos" for child in noun.rights)
        if named and noun.dep_ == "appos" and noun.pos_ in _NOUNS and doc[edge - 1].text == ",":
            found = noun
        if noun.head.i == noun.i:
            break
        noun = noun.head
    return found


def _between_commas(verb: Token) -> Token | None:
    """The noun of ", the district chief, Maj. N. N.," before a verb of speech that has no subject at all."""
    doc, start = verb.doc, verb.sent.start
    commas = [t.i for t in doc[start : verb.i] if t.text == ","]
    if verb.dep_ != "ROOT" or len(commas) < _COMMAS:
        return None
    office, name = doc[commas[-3] + 1 : commas[-2]], doc[commas[-2] + 1 : verb.i - 1]
    if not all(_is_of_a_name(t) for t in (*office, *name)) or not any(t.tag_ == "NNP" for t in (*office, *name)):
        return None
    first, second = ([t for t in part if t.pos_ in _NOUNS and t.text != "."] for part in (office, name))
    if not first or not second or not (office[0].tag_ in ("DT", "PRP$") or office[0].tag_ == "NNP"):
        return None
    head, called = _head(office, first), second[-1]
    called.dep_, called.head = "appos", head
    return head


def _head(office: Span, nouns: list[Token]) -> Token:
    """The last noun before "of" or "for"."""
    stop = next((t.i for t in office if t.tag_ == "IN"), office.end)
    return [t for t in nouns if t.i < stop][-1] if any(t.i < stop for t in nouns) else nouns[-1]


def _is_of_a_name(token: Token) -> bool:
    return token.pos_ in _NOUNS or token.tag_ in _NAME_TAGS or token.text == "."
