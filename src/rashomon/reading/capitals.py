"""Texts in capitals, as wires and monitoring services sent them: given the capitals that a newspaper would print.

The model, the lexicons and the gazetteer know names by their capitals.  What is recased has the same length, letter by
letter, so that all spans hold in the text as it was received.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rashomon.gazetteer import Gazetteer
from rashomon.reading.parse import language
from rashomon.reading.registry import Registry, lexicon

_LEAST_LETTERS = 80
_MOSTLY = 0.85
"""The share of capitals among the letters from which on a text is one in capitals."""
_WORD = re.compile(r"[^\W\d_]+")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_OPENS = re.compile(r"(?:^|(?<!\.[A-Z])[.!?:][\"')\]]*\s+|\n\s*\n\s*|--\s+|\[TEXT\]\s+)[\"'(\[]*$")
_GLOSS = re.compile(
    r"\b([A-Z]{2,8})\s*[\[(]([A-Z][A-Z\s'-]{5,80})[\])]|\b([A-Z][A-Z\s'-]{5,80}?)\s*[\[(]([A-Z]{2,8})[\])]"
)
_TOWN_PEOPLE = 100_000
"""From which size on a noun that is also a town is read as the town."""
_LONGEST_NAME = 6
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
    joints = _rows("joints")
    for at, match in enumerate(found):
        word = match.group()
        following = at + 1 < len(found) and text[match.end() : found[at + 1].start()].strip() == ""
        if words[at] in _rows("articles_of_names"):
            proper[at] = following and proper[at + 1]
        if not proper[at] and following and proper[at + 1] and _common(words[at]) == "noun":
            proper[at] = words[at] not in _own_words()  # a first name or a title
        if words[at] in joints or (len(word) == 1 and text[max(0, match.start() - 1) : match.start()] in ("'", "’")):
            proper[at] = False
        opens = bool(_OPENS.search(text[max(0, match.start() - 12) : match.start()]))
        if proper[at] or opens or words[at] in _rows("always"):
            yield match.start(), word[0] + "".join(_lower(word[1:]))
    yield from _registered(text, found, words)
    for match in _GLOSS.finditer(text):
        yield from _glossed(text, match)
    for match in _DOTTED.finditer(text):
        yield match.start(), match.group()


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
    spellings += [word for state in registry.states.values() for word in (*state.demonyms, *state.capitals)]
    for spelling in spellings:
        words = tuple(_WORD.findall(spelling))
        is_name = len(words) > 1 or (bool(words) and _common(words[0].lower()) != "yes")
        if is_name and any(word[0].isupper() for word in words):
            found.setdefault(tuple(_low(words)), words)
    return found


def _low(words: tuple[str, ...]) -> Iterator[str]:
    return (word.lower() for word in words)


@lru_cache(maxsize=4)
def _rows(name: str) -> frozenset[str]:
    return frozenset(lexicon("tokens")["capitals"][name])
