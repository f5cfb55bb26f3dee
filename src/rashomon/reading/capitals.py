"""Texts in capitals, as wires and monitoring services sent them: given the capitals that a newspaper would print.

The model, the lexicons and the gazetteer know names by their capitals.  What is recased has the same length, letter by
letter, so that all spans hold in the text as it was received.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from rashomon.gazetteer import Gazetteer
from rashomon.reading.parse import language
from rashomon.reading.quantities.tables import persons
from rashomon.reading.registry import Registry, lexicon

_LEAST_LETTERS = 80
_MOSTLY = 0.85
"""The share of capitals among the letters from which on a text is one in capitals."""
_WORD = re.compile(r"[^\W\d_]+")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_OPENS = re.compile(r"(?:^|(?<!\.[A-Z])[.!?:][\"')\]]*\s+|\n\s*\n\s*|[)\d]\s*--\s+|\[TEXT\]\s+)[\"'(\[]*$")
_GLOSS = re.compile(
    r"\b([A-Z]{2,8})\s*[\[(]([A-Z][A-Z\s'-]{5,80})[\])]|\b([A-Z][A-Z\s'-]{5,80}?)\s*[\[(]([A-Z]{2,8})[\])]"
)
_TOWN_PEOPLE = 100_000
"""From which size on a noun that is also a town is read as the town."""
_LONGEST_NAME = 6
_ELIDED = ("'", "’")
_ARTICLES = frozenset({"a", "an", "the"})
_INDEXES = ("noun", "verb", "adj", "adv")


def recased(text: str, gazetteer: Gazetteer) -> str | None:
    """The text with capitals only where they belong; None if it is not in capitals.

    *Shape*: as many code points as the text.
    """
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < _LEAST_LETTERS or sum(letter.isupper() for letter in letters) < _MOSTLY * len(letters):
        return None
    written = list(_lower(text))
    for start, word in _names(text, gazetteer):
        written[start : start + len(word)] = word
    return "".join(written)


def _lower(text: str) -> Iterator[str]:
    return (low if len(low := letter.lower()) == 1 else letter for letter in text)


def _names(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, str]]:
    """The words that keep capitals, with their places; later ones overwrite earlier ones."""
    found = list(_WORD.finditer(text))
    words = [match.group().lower() for match in found]
    proper = [not _is_common(word, gazetteer) for word in words]
    close = [text[one.end() : other.start()].strip() == "" for one, other in pairwise(found)]
    joints = _rows("joints")
    for at in reversed(range(len(close))):  # of first names and titles that are words, the last one first
        if close[at] and proper[at + 1] and not proper[at] and words[at + 1] not in persons():
            proper[at] = _may_be_name(words[at])
    for at, match in enumerate(found):
        following = at < len(close) and close[at]
        if words[at] in _rows("articles_of_names"):
            proper[at] = following and proper[at + 1]
        if not proper[at] and at > 1 and close[at - 2 : at] == [True, True] and proper[at - 2 : at] == [True, True]:
            place = gazetteer.is_name(f"{words[at - 2]} {words[at - 1]}")
            proper[at] = _may_be_name(words[at]) and not place  # a last name: "Juan Lopez Silva"
        if words[at] in joints or (len(match[0]) == 1 and text[max(0, match.start() - 1) : match.start()] in _ELIDED):
            proper[at] = False
    again = _of_persons(words, proper, close)
    for at, match in enumerate(found):
        opens = bool(_OPENS.search(text[max(0, match.start() - 12) : match.start()]))
        if proper[at] or opens or words[at] in _rows("always") or words[at] in again:
            yield match.start(), match[0][0] + "".join(_lower(match[0][1:]))
    yield from _registered(text, found, words)
    for match in _GLOSS.finditer(text):
        if any(one.place.kind == "country" for one in gazetteer.lookup(match[2] or match[3])):
            continue  # the town of a date line: "SAN JOSE (COSTA RICA)"
        yield from _glossed(text, match)
    for match in _DOTTED.finditer(text):
        yield match.start(), match.group()


def _of_persons(words: Sequence[str], proper: Sequence[bool], close: Sequence[bool]) -> frozenset[str]:
    """Words that are nouns too, but part of a name once and never behind an article: "Juan Silva", then "Silva"."""
    told = {
        word
        for at, word in enumerate(words)
        if proper[at] and _common(word) == "noun" and at and close[at - 1] and proper[at - 1]
    }
    after = {word for article, word in pairwise(words) if article in _ARTICLES}
    return frozenset(word for word in told - after if _may_be_name(word) and word not in persons())


def _may_be_name(word: str) -> bool:
    """Whether a word of the language that is only a noun may stand in a name: none that our lexicon lists."""
    return _common(word) == "noun" and word not in _own_words()


def _registered(text: str, found: list[re.Match[str]], words: list[str]) -> Iterator[tuple[int, str]]:
    """Names of the registry in its own spelling, the longest ones first."""
    names = _spellings()
    at = 0
    while at < len(found):
        for size in range(min(_LONGEST_NAME, len(found) - at), 0, -1):
            spelling = names.get(tuple(words[at : at + size]))
            if spelling is None:
                continue
            for match, piece in zip(found[at : at + size], spelling, strict=True):
                yield match.start(), piece
            at += size - 1
            break
        at += 1


def _glossed(text: str, match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """An acronym and the name that stands beside it, if its letters are the initials."""
    acronym, long = (1, 2) if match[1] else (4, 3)
    words = [word for word in _WORD.finditer(match[long]) if word.group().lower() not in _rows("joints")]
    initials = "".join(word.group()[0] for word in words)
    size = next((n for n in range(len(words), 1, -1) if _same_letters(initials[-n:], match[acronym])), 0)
    if size or not _common(match[acronym].lower()):
        yield match.start(acronym), match[acronym]
    for word in words[len(words) - size :] if size else ():
        yield match.start(long) + word.start(), word.group()[0] + "".join(_lower(word.group()[1:]))


def _same_letters(initials: str, acronym: str) -> bool:
    """Whether an acronym is made of these initials, in the language of the name or turned round by a translator."""
    return sorted(initials) == sorted(acronym)


def _is_common(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word is one of the language rather than a name."""
    found = _common(word)
    if found != "noun" or len(word) < 4:
        return found != ""
    if word in _own_words():
        return True
    places = gazetteer.lookup(word, kinds=("city", "country", "admin1"))
    return not any(
        one.level == 0 and (one.place.kind != "city" or one.place.population >= _TOWN_PEOPLE) for one in places
    )


@lru_cache(maxsize=65536)
def _common(word: str) -> str:
    """`yes` for a word of the language, `noun` for one known as a noun only (which many names are too), else empty."""
    if word in language().Defaults.stop_words or word in _own_words():
        return "yes"
    tables = language().get_pipe("lemmatizer").lookups
    exceptions, rules = (tables.get_table(f"lemma_{name}") for name in ("exc", "rules"))
    kinds = set()
    for kind in _INDEXES:
        forms = [word, *exceptions.get(kind, {}).get(word, ())]
        for old, new in rules.get(kind, ()):
            if word.endswith(old):
                forms.append(word[: len(word) - len(old)] + new)
        if not _lemmas(kind).isdisjoint(forms):
            kinds.add(kind)
    return "" if not kinds else "noun" if kinds == {"noun"} else "yes"


@lru_cache(maxsize=8)
def _lemmas(kind: str) -> frozenset[str]:
    """The lemmas of a part of speech that the language's tables list."""
    return frozenset(language().get_pipe("lemmatizer").lookups.get_table("lemma_index")[kind])


@lru_cache(maxsize=1)
def _own_words() -> frozenset[str]:
    """The nouns of our lexicon, singular and plural."""
    nouns = {noun for several in lexicon("nouns")["classes"].values() for noun in several}
    return frozenset(nouns | {f"{noun}s" for noun in nouns})


@lru_cache(maxsize=1)
def _spellings() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Words of each name of the registry in lower case -> the same as it writes them."""
    registry = Registry.load()
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    spellings = [" ".join(name.words) for name in registry.names() if not name.ambiguous]
    spellings += [word for state in registry.states.values() for word in state.capitals]
    peoples = {word for state in registry.states.values() for word in state.demonyms}
    peoples = {word for word in peoples if word.lower() not in _lemmas("verb") - _rows("peoples")}
    for spelling in [*spellings, *peoples]:
        words = tuple(_WORD.findall(spelling))
        is_name = len(words) > 1 or spelling in peoples or (bool(words) and _common(words[0].lower()) != "yes")
        if is_name and any(word[0].isupper() for word in words):
            found.setdefault(tuple(_low(words)), words)
    return found


def _low(words: tuple[str, ...]) -> Iterator[str]:
    return (word.lower() for word in words)


@lru_cache(maxsize=4)
def _rows(name: str) -> frozenset[str]:
    return frozenset(lexicon("tokens")["capitals"][name])
