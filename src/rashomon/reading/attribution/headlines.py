"""Attribution in headlines: "Army: 20 rebels killed", "20 rebels killed: police", "... - report"."""

from __future__ import annotations

from dataclasses import replace

from rashomon.reading.attribution.derived import derived_noun, named_state
from rashomon.reading.attribution.grammar import Grammar, Range
from rashomon.reading.attribution.lexicon import SpeechLexicon
from rashomon.reading.attribution.utterance import Utterance

_DASHES = frozenset({"-", "–", "—", "--", "|"})
_SHORT = 6
_ACRONYM = 3  # letters; longer words in capitals are names written so: "MYANMAR: 14 dead"
_OPENING = frozenset({'"', "“", "«", "„", "``"})
_AT = frozenset({"in", "near", "outside", "around", "at"})


def find(g: Grammar, lexicon: SpeechLexicon, low: int, high: int, actors: frozenset[int]) -> Utterance | None:
    """The source that a headline names with a colon or dash; `actors` are the tokens that head a registry name."""
    while high > low and g.words[high - 1].isspace():
        high -= 1
    for i in range(low + 1, high - 1):
        if g.words[i] == ":" or (g.words[i] in _DASHES and _stands_free(g, i)):
            front, back = (low, i), (i + 1, high)
            if g.words[i] == ":" and i - low <= _SHORT and _is_source(g, lexicon, front, actors):
                return _utterance(g, front, back, i)
            if high - i - 1 <= _SHORT and _is_source(g, lexicon, back, actors):
                return _utterance(g, back, front, i)
    return _bracketed(g, lexicon, low, high, actors) or _lost_mark(g, lexicon, low, high)


def labelled(g: Grammar, lexicon: SpeechLexicon, low: int, high: int, actors: frozenset[int]) -> Utterance | None:
    """The source that a quotation stands behind in the text: 'Rebel spokesman: "Our men are in the town."'"""
    mark = next((i for i in range(low + 1, min(high - 2, low + _SHORT + 1)) if g.words[i] == ":"), None)
    if mark is None or g.text[g.starts[mark + 1] : g.ends[mark + 1]] not in _OPENING:
        return None
    front = (low, mark)
    return _utterance(g, front, (mark + 1, high), mark) if _is_source(g, lexicon, front, actors) else None


def bulletin(g: Grammar, lexicon: SpeechLexicon, low: int, high: int, actors: frozenset[int]) -> Utterance | None:
    """The source that closes an item of a bulletin: "Some 900 people crossed into Chad – UNHCR"."""
    while high > low and g.words[high - 1].isspace():
        high -= 1
    mark = next((i for i in range(high - 2, max(low + 2, high - _SHORT - 2), -1) if g.words[i] in _DASHES), None)
    if mark is None or not _stands_free(g, mark) or g.words[high - 1] in (".", "!", "?", ":"):
        return None
    back = (mark + 1, high)
    if not g.has_finite_verb((low, mark)) or not _is_source(g, lexicon, back, actors):
        return None
    return _utterance(g, back, (low, mark), mark)


def _lost_mark(g: Grammar, lexicon: SpeechLexicon, low: int, high: int) -> Utterance | None:
    """ "Raid kills 12 in Idlib monitor", "Blast kills 12 monitor": the colon before the source was lost in copying.

    What stands before must be whole without it: a place behind "in", or a number that one monitor cannot have.
    """
    for length in (3, 2, 1):
        first = high - length
        if first - low < 3 or tuple(g.words[first:high]) not in lexicon.tails:
            continue
        place = first - 1
        while place > low and g.tags[place].startswith("NNP") and g.words[place - 1] not in _AT:
            place -= 1
        settled = g.tags[place].startswith("NNP") and g.words[place - 1] in _AT
        counted = g.tags[first - 1] == "CD" and g.words[first - 1] not in ("1", "one") and g.words[high - 1][-1] != "s"
        begun = _begins_anew(g, first) and all(not _begins_anew(g, i) for i in range(first + 1, high))
        if (settled or counted or begun) and any(g.is_verb(i) for i in range(low, first)):
            return _utterance(g, (first, high), (low, first), first)
        return None
    return None


def _begins_anew(g: Grammar, i: int) -> bool:
    """Whether a capital opens what follows small letters: the "Monitor" of "rebels shell school rally Monitor"."""
    before, word = g.text[g.starts[i - 1] : g.ends[i - 1]], g.text[g.starts[i] : g.ends[i]]
    return before.islower() and word[0].isupper() and word[1:].islower()


def tail(g: Grammar, lexicon: SpeechLexicon, low: int, high: int, actors: frozenset[int]) -> Utterance | None:
    """ "Rebels capture port, army denies", "..., claims group": what is behind the last comma, whatever the parse."""
    while high > low and (g.words[high - 1].isspace() or g.words[high - 1] == "."):
        high -= 1
    comma = next((i for i in range(high - 1, low + 2, -1) if g.words[i] == ","), None)
    if comma is None or not 2 <= high - comma - 1 <= _SHORT:
        return None
    for verb, source in ((high - 1, (comma + 1, high - 1)), (comma + 1, (comma + 2, high))):
        frame = lexicon.verbs.get(_stem(g, verb))
        if frame is None or frame.attitude or frame.medium or "clause" not in frame.takes:
            continue
        if not _is_source(g, lexicon, source, actors, names=True):
            continue
        found = _utterance(g, source, (low, comma), verb)
        if found is not None:
            return replace(found, verb=_stem(g, verb), act=frame.act)
    return None


def _stem(g: Grammar, i: int) -> str:
    """The verb that a headline's word may be, which the tagger often takes for a noun."""
    word = g.words[i]
    if word in ("said", "says"):
        return "say"
    for ending, instead in (("ies", "y"), ("s", ""), ("", "")):
        if word.endswith(ending) and len(word) - len(ending) > 1:
            return word[: len(word) - len(ending)] + instead
    return word


def _bracketed(g: Grammar, lexicon: SpeechLexicon, low: int, high: int, actors: frozenset[int]) -> Utterance | None:
    """ "31 killed in market raid (medics)"."""
    opened = next((i for i in range(high - 2, low + 1, -1) if g.words[i] == "("), None)
    if opened is None or g.words[high - 1] != ")" or high - opened > _SHORT:
        return None
    source = (opened + 1, high - 1)
    return _utterance(g, source, (low, opened), opened) if _is_source(g, lexicon, source, actors) else None


def _stands_free(g: Grammar, i: int) -> bool:
    return g.starts[i] > g.ends[i - 1] and g.starts[i + 1] > g.ends[i]


def _is_source(
    g: Grammar, lexicon: SpeechLexicon, piece: Range, actors: frozenset[int], *, names: bool = False
) -> bool:
    """Whether the words name somebody who can say something, and do nothing but that; `names` lets states speak too."""
    if g.words[piece[0]] in lexicon.labels or any(g.is_verb(i) or g.tags[i] in ("MD", "CD") for i in range(*piece)):
        return False
    words = [g.text[g.starts[i] : g.ends[i]] for i in range(*piece)]
    lower = [word.lower() for word in words]
    last = piece[1] - 1
    if g.lemmas[last] in lexicon.deeds or lower[-1] in lexicon.deeds:
        return False
    if derived_noun(lower) is not None or g.lemmas[last] in lexicon.unnamed or g.lemmas[last] in lexicon.medium:
        return True
    if g.lemmas[last] in lexicon.speaker or tuple(lower[-1:]) in lexicon.descriptions or lower[-1] in lexicon.metonyms:
        return True
    plain = [word.title() if word.isupper() and len(word) > _ACRONYM else word for word in words]
    return (names or named_state(plain) is None) and any(i in actors for i in range(*piece))


def _utterance(g: Grammar, source: Range, content: Range, mark: int) -> Utterance | None:
    said = g.trimmed(content)
    named = g.trimmed(source)
    if said is None or named is None or said[1] - said[0] < 2:
        return None
    cue = (min(named[0], mark), max(named[1], mark + 1))
    return Utterance(
        at=mark,
        verb=":",
        act="say",
        cue=cue,
        predicate=(mark, mark + 1),
        content=(said,),
        head=named[1] - 1,
        source=named,
    )
