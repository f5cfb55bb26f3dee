"""All that sources are said to say in one report."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from rashomon.model.attribution import Source
from rashomon.model.span import Span
from rashomon.model.when import When
from rashomon.reading.attribution import carried, headlines, labels, own_side, quotations
from rashomon.reading.attribution.attitudes import Attitudes
from rashomon.reading.attribution.cues import VerbCues
from rashomon.reading.attribution.grammar import Grammar, Range
from rashomon.reading.attribution.lexicon import SpeechLexicon
from rashomon.reading.attribution.phrase_cues import PhraseCues
from rashomon.reading.attribution.phrases import before_comment
from rashomon.reading.attribution.sources import HEARSAY, Sources
from rashomon.reading.attribution.utterance import Attributed, Utterance
from rashomon.reading.document import Document
from rashomon.reading.mentions import Sentence, Speech

_HEADLINES = frozenset({"headline", "standfirst", "cross_head"})
_TURNS = frozenset({"while", "although", "though", "whereas"})
_SILENT = frozenset({"noise", "credit", "footer"})


def find(document: Document) -> tuple[Speech, ...]:
    """Everything that a source is said to say, in the order of the text.

    A chain is empty where the outlet itself doubts ("may have been killed"): no source is named or meant.
    Attitudes ("wants"), and acts that are themselves the news ("announced an offensive"), are left out.
    """
    return tuple(found.speech for found in attributed(document) if not found.performed)


def attributed(document: Document) -> tuple[Attributed, ...]:
    """As `find`, with the spans behind each speech, and with attitudes and announced acts."""
    if not document.sentences or len(document.doc) == 0:
        return ()
    return _Finder(document).run()


class _Finder:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.g = Grammar(document.doc)
        self.lexicon = SpeechLexicon.load()
        self.sources = Sources(document, self.g)
        self.quotations = quotations.of_document(document)
        self.quotation_ends = [quotation.span.end for quotation in self.quotations]
        self.opened: list[Attributed] = []
        self.date_starts = [date.span.start for date in document.dates]
        starts = {mention.head.start: mention for mention in document.actors}
        self.actors_at = {i: starts[start] for i, start in enumerate(self.g.starts) if start in starts}
        self.actor_tokens = frozenset(self.actors_at)
        self.labelled: list[Attributed] = []
        self.has_labels = ":" in document.text

    def run(self) -> tuple[Attributed, ...]:
        found: list[Attributed] = []
        for sentence in self.document.sentences:
            if sentence.block in _SILENT:
                continue
            tokens = self._tokens_in(sentence.span)
            if tokens is not None:
                found.extend(self._sentence(sentence, tokens))
        found.extend(labels.carried(self.document, self.labelled, found))
        found.extend(carried.speeches(self.document, self.quotations, [*found, *self.opened]))
        found.extend(own_side.speeches(self.document, found))
        found.sort(key=lambda one: (one.speech.content[0].start, one.speech.cue is None, one.speech.cue or Span(0, 1)))
        return tuple(found)

    def _tokens_in(self, span: Span) -> Range | None:
        g = self.g
        low, high = bisect_left(g.starts, span.start), bisect_left(g.starts, span.end)
        return (low, high) if low < high else None

    def _sentence(self, sentence: Sentence, tokens: Range) -> list[Attributed]:
        g, (low, high) = self.g, tokens
        quoted = self._quoted(sentence, low, high)
        utterances = [*VerbCues(g, self.lexicon, low, high, quoted).find()]
        utterances += PhraseCues(g, self.lexicon, low, high).find()
        utterances += Attitudes(g, self.lexicon, low, high).find()
        if sentence.block in _HEADLINES:
            titled = headlines.find(g, self.lexicon, low, high, self.actor_tokens)
            if titled is None and all(one.performed for one in utterances):
                titled = headlines.tail(g, self.lexicon, low, high, self.actor_tokens)
            if titled is not None:
                utterances.append(titled)
        elif not utterances:
            titled = headlines.labelled(g, self.lexicon, low, high, self.actor_tokens)
            if titled is None and self._is_item(sentence, high):
                titled = headlines.bulletin(g, self.lexicon, low, high, self.actor_tokens)
            if titled is not None:
                utterances.append(titled)
        if not utterances and self.has_labels and sentence.block not in _HEADLINES:
            spoken = self._label(sentence, tokens)
            if spoken:
                return spoken
        opening = next((one for one in utterances if not one.content), None)
        utterances = _settled(g, _without_doubles([one for one in utterances if one.content]))
        if opening is not None:
            chain = self.sources.chain_of(opening)
            self.opened.append(self._attributed(sentence, opening, opening.cue, chain, 0))
        nobodys: list[Attributed] = []
        if all(one.performed for one in utterances) and sentence.block in _HEADLINES:
            nobodys = self._in_quotes(sentence)
        return [*nobodys, *self._spoken(sentence, utterances)]

    def _label(self, sentence: Sentence, tokens: Range) -> list[Attributed]:
        """The station that heads an item, with the rest of the sentence as its word."""
        found = labels.find(self.g, self.lexicon, sentence, tokens, self.actors_at)
        if found is None:
            return []
        spoken = self._spoken(sentence, [found])
        self.labelled += spoken[:1]
        return spoken

    def _is_item(self, sentence: Sentence, high: int) -> bool:
        """Whether a sentence ends its line without a stop, as items of bulletins do."""
        text, end = self.document.text, sentence.span.end
        return text[end : end + 1] in ("", "\n") and self.g.words[high - 1] not in (".", "!", "?")

    def _in_quotes(self, sentence: Sentence) -> list[Attributed]:
        """Words that a headline sets in quotation marks, "'dozens killed'": somebody's, and it does not say whose."""
        found: list[Attributed] = []
        text = self.document.text
        marked = [*quotations.single(text, sentence.span, 0), *quotations.in_paragraph(text, sentence.span, 0)]
        for quotation in marked:
            piece = self._tokens_in(quotation.span)
            if piece is None or piece[1] - piece[0] < 2 or not any(self.g.is_verb(i) for i in range(*piece)):
                continue
            speech = Speech(
                content=(quotation.span,), cue=None, chain=(HEARSAY,), verb="quote", act="quote", scope="quotation"
            )
            found.append(Attributed(speech=speech, sentence=sentence.index, source=None, predicate=None))
        return found

    def _spoken(self, sentence: Sentence, utterances: Sequence[Utterance]) -> list[Attributed]:
        utterances, cited = _cited(utterances, self.lexicon.citing)
        voiced = [self._chains(sentence, utterance) for utterance in utterances]
        for at, source in cited:
            relays = tuple(replace(one, role="relay") for one in voiced[at][0][1])
            voiced[at][0] = (voiced[at][0][0], (*relays, *self.sources.chain_of(source, relays)))
        chains = [self._nested(utterances, voiced, at) for at in range(len(utterances))]
        found: list[Attributed] = []
        for at, utterance in enumerate(utterances):
            for position, (cue, chain) in enumerate(voiced[at]):
                found.append(
                    self._attributed(sentence, utterance, cue, chains[at] if position == 0 else chain, position)
                )
        return found

    def _nested(
        self,
        utterances: Sequence[Utterance],
        voiced: list[list[tuple[Range, tuple[Source, ...]]]],
        at: int,
        inside: frozenset[int] = frozenset(),
    ) -> tuple[Source, ...]:
        """The chain of an utterance inside those that pass it on; what nobody says is said by them."""
        chain = voiced[at][0][1]
        outer = _outer(utterances, at)
        if outer is None or outer in inside or utterances[at].unheld:
            return chain
        around = self._nested(utterances, voiced, outer, inside | {at})
        if not chain or chain[-1].id == "unnamed":
            return around
        if not around or around[-1].id == chain[-1].id:
            return chain
        return (*(replace(source, role="relay") for source in around), *chain)

    def _chains(self, sentence: Sentence, utterance: Utterance) -> list[tuple[Range, tuple[Source, ...]]]:
        """The chain of an utterance, and one more for each source joined to its first ("state media and a monitor")."""
        found = [(utterance.cue, self.sources.chain_of(utterance))]
        if utterance.head is None or utterance.source is None or utterance.performed:
            return found
        g = self.g
        head = utterance.head
        beside = self._joined_before(utterance, head)
        if beside is not None:
            return beside
        joined = next((k for k in g.kids[head] if g.deps[k] == "conj" and g.is_noun(k) and k < len(g)), None)
        if joined is None or not utterance.source[0] <= joined < utterance.source[1] or not utterance.source[0] <= head:
            return found
        first = replace(utterance, source=(utterance.source[0], head + 1))
        start = g.left[joined] if g.left[joined] > head else joined
        second = replace(utterance, head=joined, source=(start, max(g.right[joined] + 1, joined + 1)))
        chain = self.sources.chain_of(first), self.sources.chain_of(second)
        if chain[0][-1].id == chain[1][-1].id:
            return found
        cue = (start, utterance.cue[1]) if start < utterance.cue[1] else utterance.cue
        return [(utterance.cue, chain[0]), (cue, chain[1])]

    def _joined_before(self, utterance: Utterance, head: int) -> list[tuple[Range, tuple[Source, ...]]] | None:
        """The two sources of "a monitor and state television", which the parse takes for one phrase."""
        g, source = self.g, utterance.source
        voices = self.lexicon.voices
        first = next((k for k in g.kids[head] if k < head and g.deps[k] == "nmod" and g.lemmas[k] in voices), None)
        if first is None or source is None or not source[0] <= first:
            return None
        joint = next((k for k in g.kids[first] if g.deps[k] == "cc" and first < k < head), None)
        if joint is None:
            return None
        chain = (
            self.sources.chain_of(replace(utterance, head=first, source=(source[0], first + 1))),
            self.sources.chain_of(replace(utterance, source=(joint + 1, source[1]))),
        )
        if chain[0][-1].id == chain[1][-1].id:
            return None
        return [(utterance.cue, chain[0]), ((joint + 1, utterance.cue[1]), chain[1])]

    def _attributed(
        self, sentence: Sentence, utterance: Utterance, cue: Range, chain: tuple[Source, ...], position: int
    ) -> Attributed:
        g = self.g
        speech = Speech(
            content=tuple(g.span(piece) for piece in utterance.content),
            cue=g.span(cue),
            chain=chain,
            verb=utterance.verb,
            act=utterance.act,
            stated=self._stated(utterance),
            negated=utterance.negated,
            unheld=utterance.unheld,
        )
        source = utterance.source or (cue if position > 0 else None)
        return Attributed(
            speech=speech,
            sentence=sentence.index,
            source=g.span(source) if source is not None else None,
            predicate=g.span(utterance.predicate),
            performed=utterance.performed,
            doubt=utterance.doubt,
        )

    def _stated(self, utterance: Utterance) -> When | None:
        """The day of the saying: a date inside the cue, or one that hangs on the reporting verb."""
        g, verb = self.g, utterance.at
        near = g.span((utterance.cue[0], min(utterance.cue[1] + 8, len(g))))
        dates = self.document.dates
        found: When | None = None
        for date in dates[bisect_left(self.date_starts, near.start - 40) :]:
            if date.span.start > near.end:
                break
            if date.when is None:
                continue
            token = bisect_left(g.starts, date.span.start)
            if token >= len(g) or any(s <= token < e for s, e in utterance.content):
                continue
            after = verb < token < utterance.content[0][0] if utterance.content else False
            said = utterance.cue[0] <= token < utterance.cue[1] or after or self._hangs_on(token, verb)
            if said and (found is None or _is_within(date.when, found)):
                found = date.when
        return found

    def _hangs_on(self, token: int, verb: int) -> bool:
        g = self.g
        for _ in range(5):
            if g.heads[token] == token:
                return False
            token = g.heads[token]
            if token == verb:
                return True
            if g.is_verb(token):
                return False
        return False

    def _quoted(self, sentence: Sentence, low: int, high: int) -> list[Range]:
        """The quotations of a sentence as ranges of tokens."""
        g = self.g
        found: list[Range] = []
        first = bisect_left(self.quotation_ends, sentence.span.start + 1)
        for quotation in self.quotations[first:]:
            if quotation.span.start >= sentence.span.end:
                break
            start = max(low, bisect_left(g.starts, quotation.span.start))
            end = min(high, bisect_left(g.starts, quotation.span.end))
            if start < end:
                found.append((start, end))
        return found


def _without_doubles(utterances: Sequence[Utterance]) -> list[Utterance]:
    """Utterances by cue; without "quoted" where "quoted as saying" is one."""
    kept: list[Utterance] = []
    for one in utterances:
        inside = any(
            other is not one
            and other.predicate[0] <= one.predicate[0]
            and one.predicate[1] <= other.predicate[1]
            and other.predicate != one.predicate
            for other in utterances
        )
        if not inside:
            kept.append(one)
    return sorted(kept, key=lambda one: (one.cue, one.predicate))


def _cited(
    utterances: Sequence[Utterance], citing: frozenset[str]
) -> tuple[list[Utterance], list[tuple[int, Utterance]]]:
    """Utterances without those of "citing X" that belong to another cue, and these by the number of that cue."""
    sayings = [one for one in utterances if one.verb not in citing and one.source is not None and not one.performed]
    if not sayings:
        return list(utterances), []
    cited = [one for one in utterances if one.verb in citing and one.source is not None]
    kept = [one for one in utterances if one not in cited]
    pairs = []
    for one in cited:
        host = min(sayings, key=lambda saying: abs(saying.at - one.at))
        pairs.append((kept.index(host), one))
    return kept, pairs


def _settled(g: Grammar, utterances: list[Utterance]) -> list[Utterance]:
    """Ends a content where a later cue of the same sentence takes over, or where a trailing cue begins."""
    settled: list[Utterance] = []
    for one in utterances:
        pieces: list[Range] = []
        for start, end in one.content:
            end = before_comment(g, SpeechLexicon.load(), (start, end))
            for other in utterances:
                if other is one or not start < other.cue[0] < end or other.doubt or other.source is None:
                    continue
                if other.performed and not one.performed:  # "because the rebels refuse to let it pass"
                    continue
                covers = any(s <= one.cue[0] and one.cue[1] <= e for s, e in other.content)
                joined = other.content[0][0] >= other.cue[1] and _coordinate(g, one, other)
                if covers or joined:
                    end = min(end, other.cue[0])
            while end > start and (
                g.tags[end - 1] == "CC" or g.words[end - 1] in ("while", "although", "though", "as")
            ):
                end -= 1
            piece = g.trimmed((start, end)) if start < end else None
            if piece is not None:
                pieces.append(piece)
        if pieces:
            settled.append(replace(one, content=tuple(pieces)))
    return settled


def _coordinate(g: Grammar, one: Utterance, other: Utterance) -> bool:
    """Whether the second is joined to the first, and does not stand inside what the first says."""
    if g.words[other.cue[0]] == "with" or g.words[max(0, other.cue[0] - 1)] in _TURNS:
        return True
    if other.head == one.head and g.tags[other.at] == "VBG":
        return True
    if other.head == one.head and other.at > one.at and g.deps[other.at] == "conj":
        return True
    first, at = one.at, other.at
    for _ in range(12):
        head = g.heads[at]
        if head == first:
            return g.deps[at] in ("conj", "parataxis", "advcl")
        if head == at:
            return False
        at = head
    return False


def _outer(utterances: Sequence[Utterance], at: int) -> int | None:
    """The utterance in whose content this one's cue stands, the innermost one."""
    cue = utterances[at].cue
    best: tuple[int, int] | None = None
    for other, candidate in enumerate(utterances):
        if other == at or candidate.source is None or candidate.performed or candidate.negated:
            continue
        for start, end in candidate.content:
            if start <= cue[0] and cue[1] <= end and (best is None or end - start < best[0]):
                best = (end - start, other)
    return best[1] if best is not None else None


def _is_within(narrow: When, wide: When) -> bool:
    """Whether one interval lies in a longer one: "in May" of "1998"."""
    if narrow.start is None or narrow.end is None or wide.start is None or wide.end is None:
        return False
    return wide.start <= narrow.start and narrow.end <= wide.end and narrow.end - narrow.start < wide.end - wide.start
