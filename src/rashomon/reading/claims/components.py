"""Parts told beside their total: "killed 21 people, including three children", "twelve of whom were soldiers".

A part is a claim of its own that points to its whole and is never added to it; it has the whole's place, day and voice,
and of the parties only its own victims.  Source: guidelines 1 (breakdowns).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.model.actor import ActorRef
from rashomon.model.claim import Claim
from rashomon.model.quantity import Quantity
from rashomon.model.span import Span
from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.reading.claims import voices
from rashomon.reading.claims.parties import parties
from rashomon.reading.frames import Draft, Scene, extent
from rashomon.reading.frames.means import words
from rashomon.reading.frames.victims import single
from rashomon.reading.mentions import QuantityMention, Sentence
from rashomon.reading.quantities.tables import persons

if TYPE_CHECKING:
    from spacy.tokens import Token

_ROLES = {**dict.fromkeys((*CASUALTY_KINDS, "abducted", "detained"), "victim"), "displaced": "displaced"}
"""Kinds of numbers of persons, and the role of those who are counted."""
_INTRODUCER = re.compile(
    r"(?:including|notably|(?:among(?:st)?|of) (?:them|whom)(?: (?:are|is|were|was))?|with)[,:]?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({"them", "whom", "those", "these", "which"})
_MODIFIERS = frozenset({"ADJ", "ADV", "DET", "NUM"})
_REACH = 7
"""Words between a number and the noun that tells who its persons were."""
_BARE_REACH = 25
_MOST = (0.5, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Who a part is, how many, and its words."""

    nouns: tuple[Token, ...]
    quantity: Quantity
    span: Span


def components(scene: Scene, draft: Draft, made: Sequence[Claim], told: frozenset[int], number: int) -> list[Claim]:
    """The parts of the claims that a draft made.

    Args:
        scene: the report.
        draft: what the claims were made from.
        made: the claims of the total, one a voice.
        told: where numbers start that other claims tell.
        number: how many claims come before.
    """
    found: list[Claim] = []
    if not made or draft.polarity == "negated":
        return found
    for kind, whole in draft.quantities:
        if kind not in _ROLES or (draft.partial and draft.subtype == "breakdown"):
            continue
        for part in (*_counted(scene, kind, whole, told), *_bare(scene, kind, whole)):
            for claim in made:
                found += _claim(scene, draft, kind, claim, part, number + len(found))
    return found


def _claim(scene: Scene, draft: Draft, kind: str, whole: Claim, part: _Part, number: int) -> Iterator[Claim]:
    sentence = scene.sentence(part.nouns[0])
    if sentence is None:
        return
    own = _draft(draft, kind, part, sentence)
    attribution, modality = whole.attribution, whole.modality
    voice = voices.voices(scene, own)[0]
    if voice.speech is not None:
        contents = voice.speech.content
        another = not any(
            piece.start <= whole.span.start < piece.end for piece in contents
        )  # "...; the mayor said most"
        if another or sentence.span != whole.sentence:
            attribution = voice.attribution
            modality = "claimed" if modality == "asserted" else modality
    casualty = kind in CASUALTY_KINDS
    victims = tuple(_own_words(actor) for actor in parties(scene, own) if actor.role != "backer")
    yield replace(
        whole,
        id=f"{scene.document.report.id}#{number + 1}",
        span=part.span,
        quote=part.span.text_of(scene.document.text),
        sentence=sentence.span,
        kind="event",
        type="casualty_detail" if casualty else whole.type,
        subtype="breakdown" if casualty else whole.subtype,
        attribution=attribution,
        modality=modality,
        actors=victims,
        quantities=(part.quantity,),
        slot_modality=(),
        component_of=whole.id,
        rules=("component",),
    )


def _own_words(actor: ActorRef) -> ActorRef:
    """An actor without the pronoun or adverb before it: "children" in "half of them children"."""
    if actor.span is None or actor.as_written is None:
        return actor
    first, _space, rest = actor.as_written.partition(" ")
    if not rest or first.lower() not in _PRONOUNS | words("part_mostly"):
        return actor
    span = Span(actor.span.end - len(rest), actor.span.end)
    if actor.id == f"text:{actor.as_written.casefold()}":
        return replace(actor, id=f"text:{rest.casefold()}", name=rest, as_written=rest, span=span)
    return replace(actor, as_written=rest, span=span)


def _draft(draft: Draft, kind: str, part: _Part, sentence: Sentence) -> Draft:
    return Draft(
        type="casualty_detail" if kind in CASUALTY_KINDS else draft.type,
        subtype="breakdown",
        trigger=part.nouns[0],
        first=min(noun.i for noun in part.nouns),
        last=max(noun.i for noun in part.nouns),
        sentence=sentence,
        rule="component",
        roles=[(_ROLES[kind], noun) for noun in part.nouns],
        partial=True,
    )


def _counted(scene: Scene, kind: str, whole: QuantityMention, told: frozenset[int]) -> Iterator[_Part]:
    """Parts that have a number: "three children", "nine of them children", "half of whom were soldiers"."""
    text = scene.document.text
    for mention in scene.document.quantities:
        if mention.part_of != whole.span or mention.span.start in told or mention.high == 0:
            continue
        if mention.dimension not in ("count", "fraction") or _is_all(mention, whole):
            continue
        nouns = _who(scene, mention, whole)
        if not nouns or _is_other_matter(scene, mention, nouns):
            continue
        start, end = mention.span.start, max(t.idx + len(t.text) for t in nouns)
        if start >= whole.span.end:
            opening = _INTRODUCER.search(text[whole.span.end : start])
            start = whole.span.end + opening.start() if opening is not None else start
        yield _Part(nouns=nouns, quantity=_quantity(scene, kind, mention), span=Span(start, end))


def _is_other_matter(scene: Scene, mention: QuantityMention, nouns: Sequence[Token]) -> bool:
    """Whether the number is of those who speak, or who are dealt with anew: "fired at one of them, two nurses said"."""
    if any(noun.dep_ == "nsubj" and noun.head.lemma_ in extent.speech_lemmas() for noun in nouns):
        return True
    words_of = scene.document.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    number = words_of.root if words_of is not None else nouns[0]
    link = number.head
    return number.dep_ == "pobj" and link.lower_ in ("at", "on", "to", "against") and link.head.pos_ == "VERB"


def _is_all(mention: QuantityMention, whole: QuantityMention) -> bool:
    """Whether a part is as large as its whole: then it tells who all were, or the numbers do not belong together."""
    if mention.dimension == "fraction":
        return mention.low == 1
    most = whole.value if whole.value is not None else whole.high
    part = mention.value if mention.value is not None else mention.low or 0
    return most is not None and part >= most


def _quantity(scene: Scene, kind: str, mention: QuantityMention) -> Quantity:
    share = mention.dimension == "fraction"
    text = scene.document.text
    return Quantity(
        kind="share" if share else kind,
        low=mention.low,
        high=mention.high,
        value=mention.value,
        unit="fraction" if share else "persons",
        qualifier=mention.qualifier,
        as_written=mention.span.text_of(text),
        counted=mention.head.text_of(text) if mention.head else None,
        span=mention.span,
    )


def _who(scene: Scene, mention: QuantityMention, whole: QuantityMention) -> tuple[Token, ...]:
    """The nouns that tell who the persons of a part were; none where they are not told, or are no persons."""
    doc = scene.document.doc
    number = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    if number is None:
        return ()
    last = number[-1]
    if mention.head is not None and mention.head.start >= mention.span.end:
        head = doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
        if head is None:
            return ()
        if head.root.lower_ not in _PRONOUNS and not _is_of_whole(scene, mention, whole):
            return _with_joined(scene, head.root)
        last = head[-1]
    subject = _said_to_be(scene, number.root)
    if subject is not None:
        return _with_joined(scene, subject)
    return _with_joined(scene, _noun_after(last))


def _is_of_whole(scene: Scene, mention: QuantityMention, whole: QuantityMention) -> bool:
    """Whether the noun behind a number is the whole's own: "twelve of the 34 people", "four of the dead"."""
    if mention.head is None:
        return False
    if mention.head == whole.head:
        return True
    between = scene.document.text[mention.span.end : mention.head.start].split()
    return between[:1] == ["of"]


def _said_to_be(scene: Scene, number: Token) -> Token | None:
    """Who a number is said to be: "twelve of them were soldiers"."""
    node = number
    for _step in range(3):
        if node.dep_ in ("nsubj", "nsubjpass"):
            break
        if node.dep_ not in ("nummod", "pobj", "prep", "quantmod"):
            return None
        node = node.head
    verb = node.head
    if node.dep_ != "nsubj" or verb.lemma_ != "be" or verb.i < number.i or scene.clause(verb).negated:
        return None
    if scene.clause(verb).modality is not None:
        return None
    return next((child for child in verb.rights if child.dep_ == "attr"), None)


def _noun_after(last: Token) -> Token | None:
    """The head of the noun phrase right behind "nine of them": articles, adjectives and "were" may stand between."""
    doc = last.doc
    found: Token | None = None
    for token in doc[last.i + 1 : min(len(doc), last.i + 1 + _REACH)]:
        if token.pos_ in ("NOUN", "PROPN") or token.lower_ in persons():
            found = token
        elif found is not None:
            return found
        elif token.pos_ not in _MODIFIERS and token.lower_ not in ("were", "was", "are", "is", ",", "-"):
            return None
    return found


def _with_joined(scene: Scene, noun: Token | None) -> tuple[Token, ...]:
    """A noun of persons, and those joined to it without a number of their own ("women and children")."""
    if noun is None or not _is_person(scene, noun):
        return ()
    joined = [
        child
        for child in noun.rights
        if child.dep_ == "conj" and child.i - noun.i <= 3 and _is_person(scene, child) and not scene.quantities(child)
    ]
    return (noun, *joined[:1])


def _is_person(scene: Scene, noun: Token) -> bool:
    if noun.pos_ == "PRON" or noun.lower_ in words("part_no_category"):
        return False
    return noun.lower_ in persons() or bool(scene.classes(noun) & {"persons", "armed"})


def _bare(scene: Scene, kind: str, whole: QuantityMention) -> Iterator[_Part]:
    """Parts without a number: "including women and children", "mostly civilians", "some of them soldiers"."""
    doc = scene.document.doc
    last = whole.head if whole.head is not None and whole.head.start >= whole.span.end else whole.span
    opening = doc.char_span(last.start, last.end, alignment_mode="expand")
    sentence = scene.document.sentence_at(whole.span.start)
    if opening is None or sentence is None:
        return
    stop = next((q.span.start for q in _after(scene, whole)), sentence.span.end)
    for token in doc[opening.end : min(len(doc), opening.end + _BARE_REACH)]:
        if token.idx >= min(stop, sentence.span.end):
            return
        low = token.lower_
        share: tuple[float, float] | None = None
        at = token
        if low in words("part_mostly") and token.i > 0 and doc[token.i - 1].text in (",", "(", "-", "–", "—"):
            share = _MOST
        elif low == "including":
            at = token
        elif low in ("some", "many", "several") and _then_of_them(token):
            at = doc[token.i + 2]
        elif low in ("among", "amongst") and token.i + 1 < len(doc) and doc[token.i + 1].lower_ in ("them", "whom"):
            at = doc[token.i + 1]
        else:
            continue
        nouns = _with_joined(scene, _noun_after(at))
        if not nouns or any(scene.quantities(n) for n in nouns) or not scene.actors(nouns[0]):
            return
        one = single(scene, nouns[0], kind) if share is None else None
        nouns = nouns if one is None else nouns[:1]
        end = max(t.idx + len(t.text) for t in nouns)
        if end > stop or (one is None and nouns[0].tag_ not in ("NNS", "NNPS")):
            return
        quantity = one if one is not None else _vague(kind, token, nouns[0], share)
        yield _Part(nouns=nouns, quantity=quantity, span=Span(token.idx, end))
        return


def _then_of_them(token: Token) -> bool:
    doc = token.doc
    return token.i + 2 < len(doc) and doc[token.i + 1].lower_ == "of" and doc[token.i + 2].lower_ in ("them", "whom")


def _after(scene: Scene, whole: QuantityMention) -> Iterable[QuantityMention]:
    """The counts after a total, in the order of the text."""
    return (
        q
        for q in scene.document.quantities
        if q.span.start > whole.span.end and q.dimension in ("count", "fraction") and q.qualifier != "article"
    )


def _vague(kind: str, opener: Token, noun: Token, share: tuple[float, float] | None) -> Quantity:
    if share is not None:
        span = Span(opener.idx, opener.idx + len(opener.text))
        return Quantity(
            kind="share",
            low=share[0],
            high=share[1],
            unit="fraction",
            qualifier="majority",
            as_written=opener.text,
            counted=noun.text,
            span=span,
        )
    span = Span(noun.idx, noun.idx + len(noun.text))
    return Quantity(kind=kind, low=2, high=None, unit="persons", qualifier="vague", as_written=noun.text, span=span)
