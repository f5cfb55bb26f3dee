"""The grammar of time expressions: words become one character each, and rules are regular expressions over them.

A report of 600 words is some 700 tokens, of which a tenth belong to the vocabulary of time; rules run only over the
short stretches made of that vocabulary.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

from rashomon.errors import LexiconError
from rashomon.reading.datestamps import ROMAN_DAY, SIGNAL

_TOKEN = re.compile(
    r"(?P<isodate>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d])"
    r"|\d{4}/\d{2}/\d{2}(?![\d/])|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/])|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)"
    rf"|{SIGNAL.pattern}|{ROMAN_DAY.pattern})"
    r"|(?P<decade>(?:\d{2})?\d0s\b|['’`]\d0s\b)"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))"
    r"|(?P<day_th>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<fraction>\d/\d(?![\d/])|[½¼¾])"
    r"|(?P<big>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?)"
    r"|(?P<decimal>\d+\.\d+)"
    r"|(?P<digits>[0-9]+)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<gap>\n\s*\n)"
    r"|(?P<sign>[^\w\s]|_)"
)
_SIGNS = {
    "-": "dash", "–": "dash", ",": "comma", ".": "dot", "'": "apostrophe", "’": "apostrophe", "(": "open", ")": "close",
}  # fmt: skip
_KINDS = (
    "other", "gap", "isodate", "decade", "clock", "day_th", "fraction", "decimal", "day", "year_no", "number_no",
    "dash", "comma", "dot", "apostrophe", "open", "close",
)  # fmt: skip
_KIND_CODE = {kind: chr(0xE000 + index) for index, kind in enumerate(_KINDS)}
_OTHER = _KIND_CODE["other"]
_SETS = {"integer": ("day", "year_no", "number_no"), "year": ("year_no",)}
_CORE_KINDS = ("isodate", "decade", "clock", "year_no", "day_th")
_CORE_CLASSES = (
    "weekday", "weekdays", "sure_month", "other_month", "season", "daypart", "nights", "unit", "units", "deictic_day",
    "deictic_night", "meridiem", "now", "decade_word", "roman_quarter",
)  # fmt: skip
_CORE_WORDS = (
    "old", "aged", "ages", "age", "recent", "future", "past", "current", "soon", "period", "hourly", "daily", "nightly",
    "weekly", "fortnightly", "monthly", "quarterly", "yearly", "annually", "present", "moment", "far", "date",
    "possible", "century", "half", "third", "thousand", "clock", "thus", "time", "term", "due", "sooner", "light", "m",
)  # fmt: skip
_PIECE = re.compile(r"\((?P<group>\w+)=|\{(?P<name>\w+)\}|(?P<word>[a-z]+)|(?P<operator>\S)")


_LONGEST_ISLAND = 80  # tokens; keeps the work linear on a text made of nothing but "about about about ..."


class Token(NamedTuple):
    """A word, number or sign of the text; `lower` is its small form, `code` its character in the grammar."""

    start: int
    end: int
    text: str
    lower: str
    code: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the grammar."""

    name: str
    read: str
    pattern: re.Pattern[str]
    order: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a rule: tokens `start` to `end` (excluded), and the token indices of each named group."""

    rule: Rule
    start: int
    end: int
    groups: dict[str, tuple[int, int]]


class Grammar:
    """The compiled lexicon."""

    def __init__(self, lexicon: dict[str, Any]) -> None:
        self.classes: dict[str, dict[str, Any]] = {
            name: {word.lower(): value for word, value in words.items()} for name, words in lexicon["class"].items()
        }
        self.holidays: list[dict[str, Any]] = lexicon["holiday"]
        self.events: list[dict[str, str]] = lexicon["event"]
        self.context: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in lexicon["context"].items()}
        self.leads: dict[str, str] = lexicon["lead"]
        self.names_before = frozenset(lexicon["names"]["before"])
        self.names_after = frozenset(lexicon["names"]["after"])
        self._capital = {word.lower() for words in lexicon["class"].values() for word in words if word[0].isupper()}
        self._codes: dict[str, str] = {}
        self._parts: dict[str, str] = lexicon["part"]
        for words in self.classes.values():
            for word in words:
                self._code_of(word)
        self.rules = tuple(
            Rule(row["name"], row["read"], self._compile(row["pattern"], row["name"]), order)
            for order, row in enumerate(lexicon["rule"])
        )
        core = [self._codes[word] for name in _CORE_CLASSES for word in self.classes[name]]
        core += [self._codes[word] for word in _CORE_WORDS if word in self._codes]
        core += [_KIND_CODE[kind] for kind in _CORE_KINDS]
        self._core = re.compile("[" + "".join(core) + "]")
        breaks = _OTHER + _KIND_CODE["gap"]
        self._island = re.compile(f"[^{breaks}]+")

    def _code_of(self, word: str) -> str:
        return self._codes.setdefault(word, chr(0xE100 + len(self._codes)))

    def _compile(self, pattern: str, name: str) -> re.Pattern[str]:
        seen: dict[str, int] = {}

        def numbered(group: re.Match[str]) -> str:  # a name may stand in several alternatives: later ones get a number
            seen[group[1]] = seen.get(group[1], 0) + 1
            return f"(?P<{group[1]}__{seen[group[1]]}>"

        source = re.sub(r"\(\?P<(\w+)>", numbered, self._source(pattern, name))
        try:
            return re.compile(source)
        except re.error as error:
            raise LexiconError(f"dates.toml, rule {name!r}: {error}") from error

    def _source(self, pattern: str, name: str) -> str:
        pieces: list[str] = []
        for match in _PIECE.finditer(pattern):
            if match["group"]:
                pieces.append(f"(?P<{match['group']}>")
            elif match["name"]:
                pieces.append(self._named(match["name"], name))
            elif match["word"]:
                pieces.append(self._code_of(match["word"]))
            else:
                pieces.append("(?:" if match["operator"] == "(" else match["operator"])
        return "".join(pieces)

    def _named(self, name: str, rule: str) -> str:
        if name in self._parts:
            return "(?:" + self._source(self._parts[name], rule) + ")"
        if name in self.classes:
            return "[" + "".join(self._codes[word] for word in self.classes[name]) + "]"
        kinds = _SETS.get(name, (name,))
        unknown = [kind for kind in kinds if kind not in _KIND_CODE]
        if unknown:
            raise LexiconError(f"dates.toml, rule {rule!r}: no class or part is called {name!r}")
        return "[" + "".join(_KIND_CODE[kind] for kind in kinds) + "]"

    def tokenise(self, text: str) -> list[Token]:
        """All tokens of a text, in order, each with its code."""
        tokens: list[Token] = []
        for match in _TOKEN.finditer(text):
            raw = match.group()
            lower = raw.lower()
            tokens.append(Token(match.start(), match.end(), raw, lower, self._code(str(match.lastgroup), raw, lower)))
        return tokens

    def _code(self, kind: str, raw: str, lower: str) -> str:
        if kind == "word":
            code = self._codes.get(lower, _OTHER)
            return _OTHER if code != _OTHER and lower in self._capital and raw == lower else code
        if kind == "sign":
            return _KIND_CODE[_SIGNS.get(raw, "other")]
        if kind == "digits":
            return _KIND_CODE[_kind_of_digits(raw)]
        return _KIND_CODE["number_no" if kind == "big" else kind]

    def hits(self, tokens: Sequence[Token], breaks: frozenset[int]) -> Iterator[Hit]:
        """All matches of all rules; they may overlap.  `breaks` are tokens that no match may run across."""
        codes = "".join(token.code for token in tokens)
        for start, end in self._islands(codes, breaks):
            if self._core.search(codes, start, end) is None:
                continue
            for rule in self.rules:
                for match in rule.pattern.finditer(codes, start, end):
                    if match.end() > match.start():
                        yield Hit(rule, match.start(), match.end(), _groups(match))

    def _islands(self, codes: str, breaks: frozenset[int]) -> Iterator[tuple[int, int]]:
        for island in self._island.finditer(codes):
            start = island.start()
            for cut in range(start + 1, island.end()):
                if cut in breaks or cut - start >= _LONGEST_ISLAND:
                    yield start, cut
                    start = cut
            yield start, island.end()


def _groups(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Where each named group matched; a group that did not match is left out."""
    return {name.partition("__")[0]: match.span(name) for name, found in match.groupdict().items() if found}


def _kind_of_digits(raw: str) -> str:
    if len(raw) <= 2:
        return "day" if 1 <= int(raw) <= 31 else "number_no"
    return "year_no" if len(raw) == 4 and "1000" <= raw < "2200" else "number_no"


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The grammar of `lexicon/dates.toml`; compiled once a process (some 20 ms).

    Raises:
        LexiconError: if the file cannot be understood.
    """
    path = resources.files("rashomon.reading") / "lexicon" / "dates.toml"
    try:
        return Grammar(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise LexiconError(f"dates.toml: {error}") from error


def longest(hits: Sequence[Hit]) -> list[Hit]:
    """Matches that do not overlap, in order: the longest first, then the earliest, then the earlier rule."""
    taken: list[Hit] = []
    covered: set[int] = set()
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.rule.order, hit.start)):
        if covered.isdisjoint(range(hit.start, hit.end)):
            taken.append(hit)
            covered.update(range(hit.start, hit.end))
    return sorted(taken, key=lambda hit: hit.start)
