"""What makes a name a place that no gazetteer knows: the noun behind it, and the verbs whose object only places are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rashomon.reading.document import Document
from rashomon.reading.places.scanning import Hit
from rashomon.reading.places.selecting import Found
from rashomon.reading.places.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MOSTLY = 0.7  # of the words of a heading begin with a capital
_SOMEBODY = frozenset({"PERSON", "NORP"})
_AT = frozenset({"in", "at", "near", "outside", "around", "inside"})
_TOLD = 6  # tokens in which a name is told to be a town's: ", a small border village"
_LONG = 3  # tokens of a name that the words behind it alone make a place
_HOLDERS = frozenset({"country", "admin1", "admin2"})
_BESIDE = frozenset({"at", "near", "outside"})
_UP = 4  # words from a preposition up to what was done there
_SKIPPED = 3  # tokens between "in" and the name of what holds a place: "in the northern X district"
_OF_SOMEBODY = frozenset(
    {"camp", "base", "post", "outpost", "barracks", "terminal", "hill"}
)  # also what a politician's or a group's followers and quarters are called


def is_bare_name(doc: Doc, run: Hit) -> bool:
    """Whether a name in the singular stands alone, as a village does and a body or a person with a title does not."""
    before = doc[run.first - 1] if run.first else None
    alone = before is not None and before.pos_ in ("VERB", "AUX", "ADV") and doc[run.last - 1].tag_ == "NNP"
    return alone and not (run.last < len(doc) and doc[run.last].text in {"'s", "’s", "'", "’"})


def is_second_bare(doc: Doc, run: Hit, lexicon: Words) -> bool:
    """Whether a name follows one that was overrun: "shelled A and B"."""
    root = doc[run.last - 1]
    first = root.head
    bare = run.first > 0 and doc[run.first - 1].lower_ in {"and", ","} and root.tag_ == first.tag_ == "NNP"
    return bare and first.dep_ == "dobj" and first.head.lemma_.lower() in lexicon.taking_places


def is_facility(doc: Doc, run: Hit, lexicon: Words) -> bool:
    """Whether a camp, a base or a field is named by what stands before it, no person or group: "the X camp"."""
    pair = doc[run.last : run.last + 2].text
    noun = doc[run.last].text if run.last < len(doc) else ""
    if not (noun in lexicon.facilities or pair in lexicon.facilities):
        return False
    after = doc[run.last + 1 : run.last + 5]
    if noun in lexicon.facilities and any(t.lower_ == "for" for t in after[:1]) and any(t.tag_ == "NNS" for t in after):
        return True  # "the X camp for displaced people"
    labels = {token.ent_type_ for token in doc[run.first : run.last]}
    return noun not in _OF_SOMEBODY or not (labels & _SOMEBODY or ("ORG" in labels and run.last - run.first > 1))


def is_located(doc: Doc, run: Hit, starts: Mapping[int, Found], lexicon: Words) -> bool:
    """Whether the words behind a name tell where it lies: "at Rajapur of X district", "in Ghadduwah, a town 70 km ...".

    `starts` are the places found so far, by their first tokens.
    """
    if not _stands_as_place(doc, run, lexicon):
        return _is_told_to_be(doc, run, lexicon)
    at = run.last
    mark = doc[at].lower_ if at < len(doc) else ""
    if mark in {"in", "of"} or (mark == "," and at + 1 < len(doc) and doc[at + 1].lower_ == "in"):
        return _holder(doc, at + 1 + (mark == ","), starts) is not None
    if mark != "," or at + 2 >= len(doc):
        return False
    holder = starts.get(at + 1)
    if holder is not None and holder.sort == "name":
        first = holder.candidates[0].place.kind if holder.candidates else ""
        return bool(holder.around.kinds) or first in _HOLDERS
    return _tells_what_it_is(doc, at + 1, lexicon)


def _is_told_to_be(doc: Doc, run: Hit, lexicon: Words) -> bool:
    """Whether a name behind any preposition is told to be a town: "dropped bombs on Teri Mangal, a border village"."""
    if run.first == 0 or doc[run.first - 1].tag_ not in {"IN", "TO"} or doc[run.first].ent_type_ == "ORG":
        return False
    after = doc[run.last : run.last + _TOLD]
    if len(after) < _LONG or after[0].text != "," or after[1].lower_ not in {"a", "the"}:
        return False
    town = next((token for token in after[2:] if token.lower_ in lexicon.settlements), None)
    return town is not None and not any(token.pos_ in {"ADP", "VERB", "PUNCT"} for token in doc[after[2].i : town.i])


def _stands_as_place(doc: Doc, run: Hit, lexicon: Words) -> bool:
    """Whether "in", "at" or "north of" stands before a name."""
    if run.first == 0 or run.last - run.first > _LONG:
        return False
    if doc[run.first].ent_type_ == "ORG" and doc[run.last : run.last + 1].text != ",":
        return False
    before = doc[run.first - 1]
    if before.lower_ != "of" or run.first < 2:
        return before.lower_ in _AT
    noun = doc[run.first - 2]
    return noun.lower_ in lexicon.bearings or noun.lower_ in lexicon.surroundings or noun.lemma_ in lexicon.settlements


def _holder(doc: Doc, at: int, starts: Mapping[int, Found]) -> Found | None:
    for token in range(at, min(at + _SKIPPED, len(doc))):
        found = starts.get(token)
        if found is not None:
            return found if found.sort == "name" else None
        if doc[token].text[:1].isupper():
            return None
    return None


def _tells_what_it_is(doc: Doc, at: int, lexicon: Words) -> bool:
    """Whether "a town in", "20 km north of" or "north of" begins here."""
    words = doc[at : at + 5]
    if words[0].lower_ in {"a", "the", "another"}:
        return any(token.lower_ in lexicon.settlements for token in words[1:])
    if words[0].like_num or words[0].lower_ in {"some", "about"}:
        return any(token.lower_ in lexicon.bearings or token.lower_ == "from" for token in words[1:])
    return words[0].lower_ in lexicon.bearings and len(words) > 1 and words[1].lower_ == "of"


def is_deed_at(doc: Doc, run: Hit, lexicon: Words) -> bool:
    """Whether something is told to be done at a bare name: "killed nine villagers at Mbauna", "a clash near Mbauna"."""
    link, last = doc[run.first - 1], doc[run.last - 1]
    if run.first == 0 or link.lower_ not in _BESIDE or last.dep_ != "pobj" or last.head.i != link.i:
        return False
    node = link.head
    for _step in range(_UP):
        if node.lemma_.lower() in lexicon.done_at:
            return True
        if node.pos_ in {"VERB", "AUX"} or node.head.i == node.i:
            return False
        node = node.head
    return False


def titled_tokens(document: Document) -> frozenset[int]:
    """The tokens of headings written with capitals throughout, where a capital says nothing of a word."""
    found: set[int] = set()
    for sentence in document.sentences:
        tokens = document.tokens_of(sentence)
        long = [token for token in tokens if len(token.text) > 3 and token.text[0].isalpha()]
        if len(long) > 3 and sum(token.text[:1].isupper() for token in long) > _MOSTLY * len(long):
            found.update(token.i for token in tokens)
    return frozenset(found)
