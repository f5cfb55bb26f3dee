"""Proper names of parties that no row of the registry covers, as the text writes them: "the 47th Brigade", "the Sudan
Resistance Front".

Only capitals, numbers and the head words of `lexicon/party_names.toml` are looked at, so that a name is one word before
the text is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model.span import Span
from rashomon.reading.parse import language
from rashomon.reading.picking import having
from rashomon.reading.registry import Registry, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th|d)?\Z|[IVX]{1,5}\Z")
_LETTER = re.compile(r"[A-Z]\Z")
_HYPHENS = frozenset({"-", "‑", "–"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_LINKS = frozenset({"of", "for"})
_STOPS = frozenset({".", "!", "?", ";", ":"})
_LONGEST = 8
"""Words of a name to each side of its head word."""
_AROUND = 12
"""Words of the line to each side of a name, by which capitals are known for those of a heading."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The head words of `lexicon/party_names.toml`, in lower case."""

    armed: frozenset[str]
    political: frozenset[str]
    of_cause: frozenset[str]
    no_names: frozenset[str]
    units: frozenset[str]
    counted: frozenset[str]
    sized: frozenset[str]
    ordinals: frozenset[str]
    numbered: frozenset[str]
    small: frozenset[str]
    leading: frozenset[str]
    links: frozenset[str]
    owners: frozenset[str]
    causes: frozenset[str]
    outside: frozenset[str]
    titles: frozenset[str]
    months: frozenset[str]

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> Heads:
        """The head words of the package; read once a process."""
        rows = lexicon("party_names")
        groups, units, leading = rows["organisations"], rows["units"], rows["leading"]
        calendar = lexicon("dates")["class"]
        days = [
            word for name in ("weekday", "weekdays", "sure_month", "other_month", "season") for word in calendar[name]
        ]
        return cls(
            armed=frozenset(groups["armed"]),
            political=frozenset(groups["political"]),
            of_cause=frozenset(groups["of_cause"]),
            no_names=frozenset(groups["no_names"]),
            units=frozenset(units["nouns"]),
            counted=frozenset(units["counted"]),
            sized=frozenset(units["sized"]),
            ordinals=frozenset(calendar["ordinal"]),
            numbered=frozenset(units["numbered"]),
            small=frozenset(units["small"]),
            leading=frozenset(leading["words"]),
            links=frozenset(leading["links"]),
            owners=frozenset(rows["owners"]["words"]),
            causes=frozenset(groups["causes"]),
            outside=frozenset((*language().Defaults.stop_words, *map(str.lower, days)))
            - frozenset(calendar["ordinal"]),
            months=frozenset(map(str.lower, (*calendar["sure_month"], *calendar["other_month"]))),
            titles=frozenset(lexicon("toponyms")["persons"]["titles"]),
        )

    @property
    def all(self) -> frozenset[str]:
        """Every word that a name is looked for around."""
        last = {word.rpartition(" ")[2] for word in (*self.counted, *self.numbered)}
        return self.armed | self.political | self.of_cause | self.units | self.leading | last


def written(doc: Doc, taken: Mapping[int, str]) -> Iterator[tuple[Span, str]]:
    """The spans of such names in a tokenised text, in order and without overlap, each with its sort: `armed`,
    `political` or `unit`.

    `taken` tells of the code points that the registry's names cover of which sort they are (`names.NameHit`): a name
    takes in a state's, and never overlaps another.
    """
    heads, last = Heads.load(), -1
    for token in having(doc, "lower", heads.all):
        if not _is_capital(token) or token.i <= last or taken.get(token.idx, "state") != "state":
            continue
        found = _name_at(doc, token, heads, taken)
        if found is None:
            continue
        first, end, sort = found
        if first <= last or _is_heading(doc, first, end):
            continue
        yield Span(doc[first].idx, doc[end - 1].idx + len(doc[end - 1].text)), sort
        last = end - 1


def is_numbered(words: Sequence[str]) -> bool:
    """Whether a unit's name is but its number and its size, as the armies of many lands have: "Fourth Division"."""
    heads = Heads.load()
    sizes = heads.units | heads.counted | heads.sized
    rest = [word.lower() for word in words if not _NUMBER.match(word) and word.lower() not in heads.ordinals]
    return len(rest) < len(words) and bool(rest) and all(word in sizes for word in rest)


def _name_at(doc: Doc, head: Token, heads: Heads, taken: Mapping[int, str]) -> tuple[int, int, str] | None:
    """The first token, the end and the sort of the name around a head word; None if there is none."""
    word = head.lower_
    if word in heads.leading:
        end = _foreign_end(doc, head.i + 1, heads, taken)
        if end is not None:
            return head.i, end, "armed"
    if word in heads.units or any(word == one.rpartition(" ")[2] for one in (*heads.counted, *heads.numbered)):
        found = _unit(doc, head, heads, taken)
        if found is not None:
            return *found, "unit"
    if word in heads.armed or word in heads.political or word in heads.of_cause:
        found = _organisation(doc, head, heads, taken)
        if found is not None:
            return *found, "political" if word in heads.political else "armed"
    return None


def _organisation(doc: Doc, head: Token, heads: Heads, taken: Mapping[int, str]) -> tuple[int, int] | None:
    """The words of a group's name: "the Sudan Resistance Front", "Movement for Justice and Reform", "Army of Truth"."""
    first = _start(doc, head.i, heads, taken)
    if first is None:
        return None
    end = _complement_end(doc, head.i + 1, heads, taken)
    before = [token.lower_ for token in doc[first : head.i] if token.is_alpha]
    telling = [word for word in before if word not in heads.no_names]
    if head.lower_ in heads.of_cause and not heads.causes.intersection(before):
        link = doc[head.i + 1].lower_ if end > head.i + 1 else ""
        if link != "for" and (link != "of" or head.lower_ != "army"):
            return None
    if not telling and end == head.i + 1:
        return None
    return first, end


def _unit(doc: Doc, head: Token, heads: Heads, taken: Mapping[int, str]) -> tuple[int, int] | None:
    """The words of a unit's name: "204 Tank Brigade", "3rd Battalion, Parachute Regiment", "Task Force 20"."""
    first = _start(doc, head.i, heads, taken)
    if first is None or _is_of_state(doc, first, head.i, taken):
        return None
    if head.i + 1 < len(doc) and doc[head.i + 1].lower_ in heads.all and _is_capital(doc[head.i + 1]):
        return None  # "27th Infantry" of "27th Infantry Regiment"
    pair = f"{doc[head.i - 1].lower_} {head.lower_}" if head.i else ""
    end = head.i + 1
    word = pair if pair in heads.counted or pair in heads.numbered else head.lower_
    before = [token.text for token in doc[first : head.i]]
    counted = any(_NUMBER.match(text) or text.lower() in heads.ordinals for text in before)
    lettered = len(before) == 1 and bool(_LETTER.match(before[0]))
    if word in heads.numbered and not counted and end < len(doc) and _NUMBER.match(doc[end].text):
        return first, end + 1
    if not (counted or (lettered and word in heads.small) or (word in heads.units and before)):
        return None
    if head.lower_ in heads.small and end + 1 < len(doc) and doc[end].text == ",":
        for token in doc[end + 1 : end + _LONGEST]:
            if token.lower_ in heads.units and _is_capital(token):
                return first, token.i + 1
            if not (_is_capital(token) or token.lower_ == "the" or _NUMBER.match(token.text)):
                break
    return first, end


def _is_of_state(doc: Doc, first: int, head: int, taken: Mapping[int, str]) -> bool:
    """Whether a state is named in a unit's name or right before it, whose forces it is: "the Israeli 7th Brigade"."""
    sharing = Registry.load().sharing
    words = doc[max(0, first - 2) : head]
    if first > 1 and doc[first - 1].lower_ == "the":
        words = doc[first:head]  # "In Syria the 4th Division"
    return any(token.text in sharing or token.idx in taken for token in words if token.text not in _POSSESSIVES)


def _start(doc: Doc, at: int, heads: Heads, taken: Mapping[int, str]) -> int | None:
    """Where the capital words before a head word begin; None where another name ends right before them."""
    first = at
    while first > max(0, at - _LONGEST):
        before = doc[first - 1]
        if before.text in _HYPHENS and first > 1 and _is_part(doc[first - 2], heads, taken) and not before.whitespace_:
            first -= 2
        elif before.text in _POSSESSIVES and first > 1 and doc[first - 2].lower_ in heads.owners:
            if not _is_capital(doc[first - 2]):
                break
            first -= 2
        elif before.lower_ in heads.months and first > 1 and _NUMBER.match(doc[first - 2].text):
            return first - 2  # "17 February Brigade"
        elif before.is_space or before.lower_ in heads.titles or not _is_part(before, heads, taken):
            if taken.get(before.idx, "state") != "state" and _is_capital(before):
                return None
            break
        else:
            first -= 1
            if _NUMBER.match(doc[first].text):
                break
    return first


def _is_part(token: Token, heads: Heads, taken: Mapping[int, str]) -> bool:
    """Whether a word can be one of a name."""
    if taken.get(token.idx, "state") != "state":
        return False
    if _NUMBER.match(token.text):
        return True
    return _is_capital(token) and token.lower_ not in heads.outside and token.text.isalpha()


def _complement_end(doc: Doc, at: int, heads: Heads, taken: Mapping[int, str]) -> int:
    """The end of what "of" or "for" joins to a head word: "for Justice and Reform", "of the Poor"; `at` if nothing."""
    end = at
    while end + 1 < len(doc) and doc[end].lower_ in _LINKS:
        start = end + 2 if doc[end + 1].lower_ == "the" else end + 1
        stop = start
        while stop < len(doc) and _is_part(doc[stop], heads, taken) and not doc[stop].text[0].isdigit():
            stop += 1
        if stop == start:
            break
        joined = doc[end].lower_ == "for" and stop + 1 < len(doc) and doc[stop].lower_ == "and"
        if joined and _is_part(doc[stop + 1], heads, taken):
            stop += 2
            while stop < len(doc) and _is_part(doc[stop], heads, taken):
                stop += 1
        if _is_only_state(doc, start, stop, taken) or _goes_on(doc, stop, heads):
            break
        end = stop
    return end


def _goes_on(doc: Doc, stop: int, heads: Heads) -> bool:
    """Whether a name of another language is cut before its article: "of Deir" in "of Deir ez-Zor"."""
    return stop + 1 < len(doc) and doc[stop].lower_ in heads.links | _HYPHENS and not doc[stop].is_space


def _is_only_state(doc: Doc, start: int, stop: int, taken: Mapping[int, str]) -> bool:
    return start < stop and all(token.idx in taken for token in doc[start:stop])


def _foreign_end(doc: Doc, at: int, heads: Heads, taken: Mapping[int, str]) -> int | None:
    """The end of a name in another language behind its first word; None where none goes on."""
    end, stop = at, at
    while stop < min(len(doc), at + _LONGEST):
        token = doc[stop]
        if token.is_space:
            break
        if _is_part(token, heads, taken) and not token.text[0].isdigit():
            end = stop + 1
        elif token.lower_ not in heads.links and token.text not in _HYPHENS and token.text not in _POSSESSIVES:
            break
        stop += 1
    return end if end > at else None


def _is_capital(token: Token) -> bool:
    return bool(token.text[:1].isupper())


def _is_heading(doc: Doc, first: int, end: int) -> bool:
    """Whether a name stands in a line that ends without a full stop and has most of its words in capitals."""
    line = [*_to_border(reversed(doc[max(0, first - _AROUND) : first])), *_to_border(doc[end : end + _AROUND])]
    if line and line[-1].text in _STOPS:
        return False
    words = [token for token in line if token.is_alpha and len(token) > 3]
    return bool(words) and sum(map(_is_capital, words)) * 2 > len(words)


def _to_border(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens up to the end of their line, or to that of their sentence, which is given too."""
    for token in tokens:
        if token.is_space and "\n" in token.text:
            return
        yield token
        if token.text in _STOPS:
            return
