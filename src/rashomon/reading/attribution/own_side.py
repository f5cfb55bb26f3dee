"""Words of a party that its report does not mark: "The army said it shelled the town.  Our troops repelled a raid".

A paper has no troops and no enemy; who says "our fighters" outside quotation marks is the party that spoke before.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rashomon.model.span import Span
from rashomon.reading.attribution.utterance import Attributed
from rashomon.reading.document import Document
from rashomon.reading.mentions import Sentence, Speech
from rashomon.reading.registry import Registry, lexicon

_REACH = 4
"""Sentences between the party's own cue and its words in another paragraph."""


@lru_cache(maxsize=1)
def _own() -> frozenset[str]:
    return frozenset(lexicon("speech")["own_side"]["nouns"])


def speeches(document: Document, found: Sequence[Attributed]) -> list[Attributed]:
    """A speech for each sentence of a passage that says "our troops" and follows a speaker; its cue is None."""
    spoken = {one.sentence for one in found}
    voiced = [one for one in found if one.speech.chain and not one.performed and one.speech.content]
    added: list[Attributed] = []
    for sentence in document.sentences:
        if sentence.index in spoken or sentence.block != "body":
            continue
        ours = _says_ours(document, sentence)
        if not ours and not _says_enemy(document, sentence):
            continue
        before = [one for one in voiced if one.sentence < sentence.index]
        last = max(before, key=lambda one: one.speech.content[0].start, default=None)
        if last is None or not _is_party(last.speech.chain[-1].id):
            continue
        beside = document.sentences[last.sentence].paragraph == sentence.paragraph
        if not beside and (not ours or sentence.index - last.sentence > _REACH):
            continue
        for other in _passage(document, sentence, last, spoken):
            spoken.add(other.index)
            added.append(_carried(document, last, other))
    return added


def _is_party(source: str) -> bool:
    """Whether a source is a body or group: not unnamed, and no whole state, which a state's own agency speaks of."""
    return not source.startswith("unnamed") and source not in Registry.load().states


def _passage(document: Document, sentence: Sentence, last: Attributed, spoken: set[int]) -> list[Sentence]:
    """The sentences of the paragraph that the same party says: from its cue on, until another speaks."""
    found: list[Sentence] = []
    for other in document.sentences[last.sentence + 1 :]:
        if other.index > sentence.index and (other.paragraph != sentence.paragraph or other.index in spoken):
            break
        if other.paragraph == sentence.paragraph and other.index not in spoken:
            found.append(other)
    return found


def _says_ours(document: Document, sentence: Sentence) -> bool:
    """Whether forces are called "ours" in a sentence."""
    return any(token.lower_ == "our" and token.head.lemma_.lower() in _own() for token in document.tokens_of(sentence))


def _says_enemy(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence says "the enemy" or "enemy losses" of a side, as a paper never does of its own."""
    return any(
        token.lower_ == "enemy" and not {child.lower_ for child in token.lefts} - {"the"}
        for token in document.tokens_of(sentence)
    )


def _carried(document: Document, last: Attributed, sentence: Sentence) -> Attributed:
    text, start, end = document.text, sentence.span.start, sentence.span.end
    while end > start + 1 and (text[end - 1].isspace() or text[end - 1] in ".!?"):
        end -= 1
    speech = Speech(
        content=(Span(start, end),),
        cue=None,
        chain=last.speech.chain,
        verb=last.speech.verb,
        act="say",
        stated=last.speech.stated,
        scope="carried",
    )
    return Attributed(speech=speech, sentence=sentence.index, source=last.source, predicate=last.predicate)
