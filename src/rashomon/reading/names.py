"""Names of the registry in a text, and acronyms that the text itself defines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model.span import Span
from rashomon.reading import party_names
from rashomon.reading.parse import tokenise
from rashomon.reading.picking import having, texts
from rashomon.reading.registry import Name, Registry, lexicon, nouns_of_bodies
from rashomon.reading.transliterations import is_arabic, is_article, key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FOLD = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‑": "-", "–": "-"})
_ARTICLES = frozenset({"al", "el", "ul", "ash", "as", "an", "ad", "ar", "at"})
_HYPHENS = frozenset({"-", "‑", "–", "­"})
_ACRONYM = re.compile(r"[A-Z][A-Za-z&/-]{0,8}[A-Z]\Z|[A-Z]{2,8}\Z")
_POSSESSIVES = frozenset({"'s", "’s"})
WRITTEN = frozenset({"armed", "political", "unit"})
"""The sorts of names that no row covers."""
_NAMES = WRITTEN | {"name"}
OF_PARTIES = _NAMES | {"speaker", "defined"}
"""The sorts of names that are no places."""
ARMED_KINDS = frozenset({"rebel_group", "militia", "group"})
_BEFORE_FORCES = frozenset({"security", "armed", "special", "elite", "ground", "military", "foreign"})
_SHORTEST_OWNER = 5
_LONGEST_FULL_FORM = 10
"""Words before a bracket that an acronym can stand for."""
_LONGEST_SPELT = 7
"""Words of an Arabic name with its articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameHit:
    """A name found in the text: its span, whose it is, and which sort of name (`name`, `speaker`, `state`, `leader`,
    `defined` for an acronym or a full form that only the text defines, `demonym` for one of several words; `armed`,
    `political` and `unit` for what `party_names` finds, kept as written).
    `others` are further bearers of the same name; `ambiguous` marks a name that is also an ordinary word."""

    span: Span
    id: str
    name: str
    sort: str = "name"
    others: tuple[str, ...] = ()
    ambiguous: bool = False
    text: str = ""

    def span_is_acronym(self) -> bool:
        """Whether the name stands in capitals."""
        return self.text.isupper()


class NameIndex:
    """Looks up token sequences among all spellings of the registry; hyphens and curly apostrophes do not matter."""

    def __init__(self, registry: Registry) -> None:
        self._entries: dict[tuple[str, ...], list[tuple[tuple[str, ...], Name]]] = {}
        self._lengths: dict[str, list[int]] = {}
        self._registry = registry
        spelt: dict[tuple[str, ...], dict[str, Name]] = {}
        for name in registry.names():
            pieces = tuple(
                token.text.translate(_FOLD) for token in tokenise(" ".join(name.words)) if token.text not in _HYPHENS
            )
            words = tuple(piece.casefold() for piece in pieces)
            if words:
                self._entries.setdefault(words, []).append((pieces, name))
            if is_arabic(words) and name.sort == "name" and not name.exact_case:
                spelt.setdefault(key(words), {}).setdefault(name.id, name)
        self._spelt = {at: next(iter(names.values())) for at, names in spelt.items() if at and len(names) == 1}
        for words, entries in self._entries.items():
            entries.sort(key=lambda entry: entry[1].id)
            lengths = self._lengths.setdefault(words[0], [])
            if len(words) not in lengths:
                lengths.append(len(words))
                lengths.sort(reverse=True)

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> NameIndex:
        """The index over the package's registry; built once a process (about 0.1 s)."""
        return cls(Registry.load())

    def find(self, doc: Doc) -> tuple[NameHit, ...]:
        """The names in a tokenised text, longest first at each place, in order and without overlap."""
        words = texts(doc)
        tokens = [token for token, word in zip(doc, words, strict=True) if word not in _HYPHENS]
        words = [word for word in words if word not in _HYPHENS]
        folded = [fold(word) for word in words]
        hits: list[NameHit] = []
        at = 0
        while at < len(tokens):
            if folded[at] not in self._lengths and not words[at][:1].isupper():
                at += 1
                continue
            hit, length = self._at(tokens, folded, at)
            if hit is not None:
                hits.append(hit)
            at += length
        return _with_defined(doc, _with_written(doc, hits))

    def _at(self, tokens: Sequence[Token], folded: Sequence[str], at: int) -> tuple[NameHit | None, int]:
        """The longest name that begins at a token, and how many tokens it takes; None and 1 if none does."""
        for length in self._lengths.get(folded[at], ()):
            end = at + length
            entries = self._entries.get(tuple(folded[at:end]), ())
            bearers = [name for pieces, name in entries if _case_fits(tokens, at, end, name, pieces)]
            if bearers:
                return self._hit(tokens[at:end], bearers), length
        if tokens[at].text[:1].isupper() and any(is_article(word) for word in folded[at + 1 : at + 3]):
            found = self._spelt_at(tokens, folded, at)
            if found[0] is not None:
                return found
        return self._owner_at(tokens, folded, at)

    def _spelt_at(self, tokens: Sequence[Token], folded: Sequence[str], at: int) -> tuple[NameHit | None, int]:
        """The longest Arabic name in a spelling that no row lists, by its consonants; None and 1 if none begins."""
        for end in range(min(len(tokens), at + _LONGEST_SPELT), at + 2, -1):
            words = folded[at:end]
            if is_article(words[-1]) or not tokens[end - 1].text[:1].isupper() or not is_arabic(words):
                continue
            name = self._spelt.get(key(words))
            if name is not None:
                return self._hit(tokens[at:end], [name]), end - at
        return None, 1

    def _owner_at(self, tokens: Sequence[Token], folded: Sequence[str], at: int) -> tuple[NameHit | None, int]:
        """A name of one word whose apostrophe was lost before what it owns: "Assads forces"; None and 1 else."""
        word, following = folded[at], tokens[at + 1] if at + 1 < len(tokens) else None
        if not word.endswith("s") or len(word) < _SHORTEST_OWNER or following is None or not following.text.islower():
            return None, 1
        if not tokens[at].text[:1].isupper() or not _is_owned(tokens, at + 1):
            return None, 1
        shout = tokens[at].text[:-1].isupper()
        owners = [
            name
            for _pieces, name in self._entries.get((word[:-1],), ())
            if (name.sort in ("state", "leader") and not name.exact_case)
            or (name.sort == "name" and self._fights(name) and (shout or not name.exact_case))
        ]
        return (self._hit(tokens[at : at + 1], owners), 1) if owners else (None, 1)

    def _fights(self, name: Name) -> bool:
        """Whether a name is that of an armed group: "Taliban", "ISIL"."""
        actor = self._registry.actors.get(name.id)
        return actor is not None and actor.kind in ARMED_KINDS

    def _hit(self, tokens: Sequence[Token], bearers: Sequence[Name]) -> NameHit:
        first, *others = bearers
        owner = self._registry.actors.get(first.id) or self._registry.states[first.id]
        return NameHit(
            span=Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)),
            id=first.id,
            name=owner.name,
            sort=first.sort,
            others=tuple(dict.fromkeys(other.id for other in others if other.id != first.id)),
            ambiguous=first.ambiguous or party_names.is_numbered([token.text for token in tokens]),
            text=" ".join(token.text for token in tokens),
        )


def _is_owned(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands at a token is under arms or in office: "fighters", "security forces"."""
    first = tokens[at].lower_
    second = tokens[at + 1].lower_ if at + 1 < len(tokens) else ""
    return first in _owned() or (first in _BEFORE_FORCES and second in _owned())


@lru_cache(maxsize=1)
def _owned() -> frozenset[str]:
    """Nouns for what a state or a ruler has under arms or in office."""
    nouns = nouns_of_bodies().union(lexicon("forces")["group_nouns"]["words"])
    return frozenset(form for noun in nouns if noun.isalpha() for form in (noun, f"{noun}s"))


def fold(word: str) -> str:
    """A word without case and with plain apostrophes and hyphens."""
    return word.translate(_FOLD).casefold()


def _case_fits(tokens: Sequence[Token], at: int, end: int, name: Name, pieces: Sequence[str]) -> bool:
    """Whether capitals stand where the registry's spelling has them; acronyms must match to the letter."""
    if name.exact_case:
        if any(tokens[at + k].text.translate(_FOLD) != word for k, word in enumerate(pieces)):
            return False
        wordlike = name.ambiguous or name.words[0] in _acronyms("wordlike")
        return not (wordlike and _in_capitals(tokens, at, end))
    if name.sort == "leader" and len(pieces) == 1 and _inside_longer_name(tokens, at):
        return False
    if len(pieces) == 1 and end < len(tokens) and _continues(tokens[end]):
        return False
    return all(tokens[at + k].text[:1].isupper() for k, word in enumerate(pieces) if word[:1].isupper())


def _continues(token: Token) -> bool:
    """Whether a word goes on with an Arabic name whose first word is then no name of its own ("Fatah al-Sham")."""
    after = token.doc[token.i + 1 : token.i + 2]
    return token.lower_ in _ARTICLES and len(after) == 1 and after[0].text in _HYPHENS


def _inside_longer_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a surname is only a part of another name ("Nasser Hospital", "Ali Saleh")."""
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return following[:1].isupper() and following.isalpha() and tokens[at].whitespace_ != ""


def _in_capitals(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the words around are capitals too, so that capitals tell nothing."""
    around = [t.text for t in (*tokens[max(0, at - 4) : at], *tokens[end : end + 4]) if t.text.isalpha() and len(t) > 2]
    return bool(around) and sum(word.isupper() for word in around) > len(around) / 2


def _with_written(doc: Doc, hits: Sequence[NameHit]) -> list[NameHit]:
    """Adds the names that no row covers; one with an acronym of the registry in brackets behind it is its bearer's."""
    taken = {offset: hit.sort for hit in hits for offset in range(hit.span.start, hit.span.end)}
    found = [
        NameHit(span=span, id=f"text:{name.casefold()}", name=name, sort=sort, text=name)
        for span, sort in party_names.written(doc, taken)
        for name in [" ".join(span.text_of(doc.text).split())]
    ]
    if not found:
        return list(hits)
    by_start = {hit.span.start: hit for hit in hits if hit.sort == "name" and not hit.others}
    by_end = {hit.span.end: at for at, hit in enumerate(found)}
    for bracket in _acronyms_in_brackets(doc):
        before, bearer = doc[bracket - 1], by_start.get(doc[bracket + 1].idx)
        at = by_end.get(before.idx + len(before.text))
        if at is not None and bearer is not None and _full_form(doc, bracket, bearer.text) is not None:
            found[at] = replace(found[at], id=bearer.id, name=bearer.name, sort="defined")
    held = _offsets(found)
    return sorted((*(hit for hit in hits if hit.span.start not in held), *found), key=lambda hit: hit.span.start)


def _with_defined(doc: Doc, hits: Sequence[NameHit]) -> tuple[NameHit, ...]:
    """Adds the acronyms that the text defines, "Northern Command Council (NCC)", wherever they stand."""
    meanings, full_forms = _definitions(doc, hits)
    if not meanings:
        return tuple(hits)
    kept = [
        hit
        for hit in hits
        if hit.span.text_of(doc.text) not in meanings and not any(hit.span.overlap(form.span) for form in full_forms)
    ]
    held = _offsets((*kept, *full_forms))
    acronyms = [
        _defined(doc, Span(token.idx, token.idx + len(token.text)), *meanings[token.text])
        for token in doc
        if token.text in meanings and token.idx not in held
    ]
    return tuple(sorted((*kept, *full_forms, *acronyms), key=lambda hit: hit.span.start))


def _defined(doc: Doc, span: Span, actor_id: str, name: str) -> NameHit:
    return NameHit(span=span, id=actor_id, name=name, sort="defined", text=span.text_of(doc.text))


def _definitions(doc: Doc, hits: Sequence[NameHit]) -> tuple[dict[str, tuple[str, str]], list[NameHit]]:
    """Id and name of each acronym in brackets, and the full forms before them that the registry does not know."""
    by_end = {hit.span.end: hit for hit in hits}
    certain = {hit.span.start for hit in hits if not hit.others}
    taken = _offsets(hits)
    meanings: dict[str, tuple[str, str]] = {}
    full_forms: list[NameHit] = []
    for bracket in _acronyms_in_brackets(doc):
        acronym, before = doc[bracket + 1], doc[bracket - 1]
        hit = by_end.get(before.idx + len(before.text))
        if hit is not None and hit.sort in _NAMES:
            if hit.sort == "name" or _full_form(doc, bracket, acronym.text) is not None:
                meanings[acronym.text] = (hit.id, hit.name)
            continue
        start = _full_form(doc, bracket, acronym.text) if acronym.idx not in certain else None
        if start is not None and doc[start].idx not in taken:
            span = Span(doc[start].idx, before.idx + len(before.text))
            name = span.text_of(doc.text)
            meanings[acronym.text] = (f"text:{name.casefold()}", name)
            full_forms.append(_defined(doc, span, *meanings[acronym.text]))
    return meanings, full_forms


def _acronyms_in_brackets(doc: Doc) -> Iterator[int]:
    """The index of each opening bracket of "(NCC)"."""
    for i in (token.i for token in having(doc, "text", ("(",)) if 0 < token.i < len(doc) - 2):
        if doc[i + 2].text == ")" and _ACRONYM.match(doc[i + 1].text):
            yield i


def _full_form(doc: Doc, bracket: int, acronym: str) -> int | None:
    """Index of the first word of the capitalised words before a bracket whose initials give most of the acronym."""
    letters = [letter for letter in acronym.upper() if letter.isalpha()]
    start: int | None = None
    initials: list[str] = []
    for i in range(bracket - 1, max(-1, bracket - _LONGEST_FULL_FORM), -1):
        word = doc[i].text
        if word in _HYPHENS or word in _POSSESSIVES or fold(word) in _acronyms("left_out"):
            continue
        if not word[:1].isupper():
            break
        initials.append(word[0].upper())
        if initials[-1] == letters[0] and len(initials) >= len(letters) - 1:
            start = i
            if len(initials) >= len(letters):
                break
    if start is None or len(initials) < 2:
        return None
    shared = sum(1 for letter in letters if letter in initials)
    return start if shared >= len(letters) - 1 else None


def _offsets(hits: Iterable[NameHit]) -> frozenset[int]:
    return frozenset(offset for hit in hits for offset in range(hit.span.start, hit.span.end))


@lru_cache(maxsize=2)
def _acronyms(words: str) -> frozenset[str]:
    return frozenset(lexicon("forces")["acronyms"][words])
