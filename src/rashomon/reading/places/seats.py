"""Where somebody sits: places that tell who speaks, who is banned where or which paper this is, not where it happened.

"The government in Kinshasa accused ..." puts nothing into Kinshasa; "residents of Goma said" may well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.model.span import Span
from rashomon.reading.attribution.lexicon import SpeechLexicon
from rashomon.reading.document import Document
from rashomon.reading.mentions import PlaceMention
from rashomon.reading.places.words import Words, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_STEPS = 9
_ON_THE_SPOT = frozenset({"in", "at", "of", "near"})
_SAID = frozenset({"say", "tell", "add"})
_BRACKET = re.compile(r"\(([^()\n]{2,40})\)")
_SOURCE_LINE = re.compile(r"\((?:Source|With|By|Via|Photo)\b[^()\n]{0,80}\)", re.IGNORECASE)


def mark(document: Document, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The mentions, those of the sort `name` that only say where a speaker sits turned into the sort `seat`."""
    lexicon = words()
    marked = []
    for mention in mentions:
        if mention.sort == "name" and is_seat(document, mention, lexicon):
            mention = replace(mention, sort="seat")
        marked.append(mention)
    return marked


def is_seat(document: Document, mention: PlaceMention, lexicon: Words) -> bool:
    """Whether a place only says where a speaker sits."""
    tokens = document.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    if tokens is None:
        return False
    token = tokens.root
    return (
        _of_speaker(token, lexicon)
        or _where_said(token)
        or _where_issued(token, lexicon)
        or _where_a_state_speaks(token, lexicon)
        or _where_banned(token, lexicon)
    )


def _of_speaker(token: Token, lexicon: Words) -> bool:
    """Whether a place hangs on the noun phrase of who says something, and not on an event within it."""
    node = token
    for _step in range(_STEPS):
        head = node.head
        if head is node:
            return False
        if node is not token:
            if node.lemma_.lower() in lexicon.events:
                return False
            if node.pos_ in {"VERB", "AUX"} and node.lemma_ not in lexicon.sitting:
                return False
        if _speaks(node):
            return node is not token and _is_far_speaker(token, node, lexicon)
        node = head
    return False


def of_locals(token: Token) -> bool:
    """Whether a place is where those who speak live or were, and tell of: "In Makiivka, residents said", "doctors in
    Goma said"; not "a villager from Goma", who may be anywhere."""
    link = token.head
    if token.dep_ != "pobj" or link.lower_ not in _ON_THE_SPOT:
        return False
    above = link.head
    if above.pos_ == "VERB" and link.i < above.i:
        subjects = [child for child in above.lefts if child.dep_ == "nsubj" and child.i > token.i]
        return any(noun.lemma_.lower() in words().on_the_spot for noun in subjects)
    if above.pos_ == "VERB" and above.dep_ in ("acl", "relcl"):
        above = above.head  # "residents reached by telephone in Goma"
    return above.lemma_.lower() in words().on_the_spot and _speaks(above)


def _speaks(node: Token) -> bool:
    """Whether a noun is the subject of a verb of saying, or whom "according to" cites."""
    head = node.head
    if node.dep_ == "pobj" and head.lower_ == "to":
        return "according" in {head.head.lower_, head.doc[max(0, head.i - 1)].lower_}
    if node.dep_ != "nsubj":
        return False
    if _puts_at(head):
        return True
    rows = SpeechLexicon.load().verbs.get(head.lemma_.lower())
    if rows is None:
        return False
    return _tells(head) or any(child.dep_ in {"ccomp", "parataxis"} for child in head.children)


def _puts_at(verb: Token) -> bool:
    """Whether a verb gives a figure that somebody names: "put the dead at 160", "estimated the toll at 40"."""
    if verb.lemma_.lower() not in words().figuring:
        return False
    numbers = (noun for link in verb.rights if link.lower_ == "at" for noun in link.rights if noun.dep_ == "pobj")
    counted = any(child.dep_ == "dobj" for child in verb.rights)
    return counted and any(noun.pos_ == "NUM" or any(c.pos_ == "NUM" for c in noun.subtree) for noun in numbers)


def _tells(verb: Token) -> bool:
    return verb.lemma_.lower() in words().telling


def _is_far_speaker(token: Token, speaker: Token, lexicon: Words) -> bool:
    """Whether the speaker is of those who speak of other places than their own: a government, not a villager."""
    if token.dep_ in {"compound", "amod", "nmod"}:
        return token.head.lemma_.lower() in lexicon.offices
    local = speaker.lemma_.lower() in lexicon.locals or any(c.lower_ in lexicon.local_marks for c in speaker.lefts)
    return not local or any(child.lower_ in lexicon.neighbouring for child in token.lefts)


def _where_said(token: Token) -> bool:
    """Whether the place is that of the saying itself: "told reporters in Geneva", "said in Baghdad"."""
    if token.dep_ != "pobj" or token.head.lower_ not in {"in", "from", "at"}:
        return False
    verb = token.head.head
    if verb.dep_ in {"dobj", "pobj"} and verb.lemma_.lower() in words().hearers:
        verb = verb.head if verb.dep_ == "dobj" else verb.head.head
    return verb.lemma_ in _SAID and 0 < int(token.i) - int(verb.i) <= 5


def _where_issued(token: Token, lexicon: Words) -> bool:
    """Whether the place is where words were given out: "said in a statement issued in Geneva", "a communique from X".

    Only where the words are what somebody is cited by; "a grenade thrown at a rally in X" is no such place.
    """
    if token.dep_ != "pobj" or token.head.lower_ not in {"in", "from", "at"} or token.head.dep_ != "prep":
        return False
    noun = token.head.head
    if noun.pos_ == "VERB" and noun.dep_ in {"acl", "relcl"} and noun.lemma_ in lexicon.issuing:
        noun = noun.head
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.lemma_.lower() not in lexicon.messages:
        return False
    if noun.dep_ == "pobj" and noun.head.lower_ in {"in", "by", "during", "at"}:
        verb = noun.head.head
    else:
        verb = noun.head if noun.dep_ == "nsubj" else noun
    return verb.lemma_.lower() in SpeechLexicon.load().verbs


def _where_a_state_speaks(token: Token, lexicon: Words) -> bool:
    """Whether a place opens the words of a state: "In Khartoum, a defence ministry spokesman denied ..."."""
    if token.dep_ != "pobj" or token.head.lower_ != "in" or token.head.dep_ != "prep":
        return False
    verb = token.head.head
    rows = SpeechLexicon.load().verbs.get(verb.lemma_.lower())
    if rows is None or int(token.i) > int(verb.i):
        return False
    subjects = [child for child in verb.lefts if child.dep_ == "nsubj" and child.i > token.i]
    return any(inner.lemma_.lower() in lexicon.national for noun in subjects for inner in noun.subtree)


def _where_banned(token: Token, lexicon: Words) -> bool:
    """Whether a group is only said to be banned or registered there: "outlawed in Russia"."""
    node = token
    while node.dep_ == "conj" and node.head is not node:
        node = node.head
    if node.dep_ != "pobj" or node.head.dep_ not in {"prep", "agent"}:
        return False
    verb = node.head.head
    if verb.lemma_ == "register":
        return not any(_is_people(noun) for noun in (verb.head, *verb.lefts))
    return verb.lemma_ in lexicon.banning


def _is_people(noun: Token) -> bool:
    """Whether a noun is of persons who are written down somewhere, not of a body: "14,500 displaced registered in"."""
    return noun.lemma_.lower() in words().locals or noun.tag_ == "NNS"


def acts_as_state(verb: Token) -> bool:
    """Whether only a state does what a verb tells: "Khartoum shelled the camp", "Kabul held Pakistan responsible"."""
    held = words().held_so if verb.lemma_ == "hold" else ()
    return any(child.lower_ in held if held else child.dep_ == "dobj" for child in verb.rights)


def outlet_spans(document: Document) -> list[Span]:
    """Where the text names the outlet or the agency that it comes from: names inside are no places."""
    spans = [Span(*match.span()) for match in _SOURCE_LINE.finditer(document.text)]
    outlet = (document.report.outlet or "").strip()
    if len(outlet) > 3 and " " in outlet:
        spans += [Span(*match.span()) for match in re.finditer(re.escape(outlet), document.text, re.IGNORECASE)]
    for block in document.blocks:
        if block.kind != "dateline":
            continue
        for match in _BRACKET.finditer(document.text, block.span.start, block.span.end):
            if " " in match.group(1).strip():
                spans.append(Span(*match.span(1)))
    return spans
