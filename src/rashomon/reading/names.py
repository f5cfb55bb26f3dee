"""Names of the registry in a text, and acronyms that the text itself defines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model.span import Span
from rashomon.reading.parse import tokenise
from rashomon.reading.registry import Name, Registry

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FOLD = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‑": "-", "–": "-"})
_HYPHENS = frozenset({"-", "‑", "–", "­"})
_ACRONYM = re.compile(r"[A-Z][A-Za-z&/-]{0,8}[A-Z]\Z|[A-Z]{2,8}\Z")
_SMALL_WORDS = frozenset({"of", "the", "for", "and", "de", "del", "la", "al", "in", "on", "to", "du", "des"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NameHit:
    """A name found in the text: its span, whose it is, and which sort of name (`name`, `speaker`, `state`, `leader`,
    `defined` for an acronym or a full form that only the text defines, `demonym` for one of several words).
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
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], Name]]] = {}
        self._registry = registry
        for name in registry.names():
            pieces = tuple(
                token.text.translate(_FOLD) for token in tokenise(" ".join(name.words)) if token.text not in _HYPHENS
            )
            words = tuple(piece.casefold() for piece in pieces)
            if words:
                self._by_first.setdefault(words[0], []).append((words, pieces, name))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry[2].id))

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> NameIndex:
        """The index over the package's registry; built once a process (about 0.1 s)."""
        return cls(Registry.load())

    def find(self, doc: Doc) -> tuple[NameHit, ...]:
        """The names in a tokenised text, longest first at each place, in order and without overlap."""
        tokens = [token for token in doc if token.text not in _HYPHENS]
        folded = [fold(token.text) for token in tokens]
        hits: list[NameHit] = []
        at = 0
        while at < len(tokens):
            hit, length = self._at(tokens, folded, at)
            if hit is not None:
                hits.append(hit)
            at += length
        return _with_defined(doc, hits)

    def _at(self, tokens: Sequence, folded: Sequence[str], at: int) -> tuple[NameHit | None, int]:  # type: ignore[type-arg]
        first: tuple[Name, int] | None = None
        others: list[str] = []
        for words, pieces, name in self._by_first.get(folded[at], ()):
            end = at + len(words)
            if first is not None and len(words) < first[1]:
                break
            if tuple(folded[at:end]) != words or not _case_fits(tokens, at, end, name, pieces):
                continue
            if first is None:
                first = name, len(words)
            elif name.id != first[0].id:
                others.append(name.id)
        if first is None:
            return None, 1
        name, length = first
        last = tokens[at + length - 1]
        owner = self._registry.actors.get(name.id) or self._registry.states[name.id]
        return (
            NameHit(
                span=Span(tokens[at].idx, last.idx + len(last.text)),
                id=name.id,
                name=owner.name,
                sort=name.sort,
                others=tuple(dict.fromkeys(others)),
                ambiguous=name.ambiguous,
                text=" ".join(token.text for token in tokens[at : at + length]),
            ),
            length,
        )


def settle(
    hits: Sequence[NameHit], registry: Registry, countries: Sequence[str], year: int | None
) -> tuple[NameHit, ...]:
    """The hits with shared names given to the bearer that fits the report's countries and year.

    `countries` are ISO codes, the report's main one first.  An ordinary word ("Wagner", "Amal") stays a name only
    where its bearer's country is among them; a leader's surname only near the years in office.
    """
    kept: list[NameHit] = []
    for hit in hits:
        if hit.sort == "leader" and year is not None and not _in_office(hit, registry, year):
            continue
        bearers = [hit.id, *hit.others]
        if len(bearers) > 1:
            best = min(bearers, key=lambda bearer: (_distance(bearer, registry, countries, year), bearer))
            actor = registry.actors.get(best)
            if actor is not None:
                hit = replace(hit, id=best, name=actor.name)
        actor = registry.actors.get(hit.id)
        if hit.ambiguous and actor is not None and actor.country is not None and actor.country not in countries:
            if not hit.span_is_acronym():
                continue
        kept.append(hit)
    return tuple(kept)


def _distance(actor_id: str, registry: Registry, countries: Sequence[str], year: int | None) -> tuple[int, int]:
    """How badly an actor fits: by country, then by years."""
    actor = registry.actors.get(actor_id)
    if actor is None:
        return 50, 0
    place = countries.index(actor.country) if actor.country in countries else 20
    away = 0
    if year is not None:
        away = max(0, (actor.since or year) - year, year - (actor.until or year))
    return place + min(away, 30), away


def _in_office(hit: NameHit, registry: Registry, year: int) -> bool:
    state = registry.states.get(hit.id)
    for leader in state.leaders if state else ():
        if fold(leader.name) == fold(hit.text) and (leader.since or year) - 3 <= year <= (leader.until or year) + 10:
            return True
    return state is None or not any(fold(leader.name) == fold(hit.text) for leader in state.leaders)


def fold(word: str) -> str:
    """A word without case and with plain apostrophes and hyphens."""
    return word.translate(_FOLD).casefold()


def _case_fits(tokens: Sequence, at: int, end: int, name: Name, pieces: Sequence[str]) -> bool:  # type: ignore[type-arg]
    """Whether capitals stand where the registry's spelling has them; acronyms must match to the letter."""
    if name.exact_case:
        if any(tokens[at + k].text.translate(_FOLD) != word for k, word in enumerate(pieces)):
            return False
        return not (name.ambiguous or name.words[0] in ("US", "IS", "WHO")) or not _in_capitals(tokens, at, end)
    if name.sort == "leader" and len(pieces) == 1 and _inside_longer_name(tokens, at):
        return False
    return all(tokens[at + k].text[:1].isupper() for k, word in enumerate(pieces) if word[:1].isupper())


def _inside_longer_name(tokens: Sequence, at: int) -> bool:  # type: ignore[type-arg]
    """Whether a surname is only a part of another name ("Nasser Hospital", "Ali Saleh")."""
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return following[:1].isupper() and following.isalpha() and tokens[at].whitespace_ != ""


def _in_capitals(tokens: Sequence, at: int, end: int) -> bool:  # type: ignore[type-arg]
    """Whether the words around are capitals too, so that capitals tell nothing."""
    around = [t.text for t in (*tokens[max(0, at - 4) : at], *tokens[end : end + 4]) if t.text.isalpha() and len(t) > 2]
    return bool(around) and sum(word.isupper() for word in around) > len(around) / 2


def _with_defined(doc: Doc, hits: list[NameHit]) -> tuple[NameHit, ...]:
    """Adds the acronyms that the text defines, "Northern Command Council (NCC)", wherever they stand."""
    by_end = {hit.span.end: hit for hit in hits}
    taken = {offset for hit in hits for offset in range(hit.span.start, hit.span.end)}
    defined: dict[str, tuple[str, str]] = {}
    added: list[NameHit] = []
    for token in doc[:-2] if len(doc) > 2 else ():
        acronym = doc[token.i + 1].text
        if token.text != "(" or token.i == 0 or doc[token.i + 2].text != ")" or not _ACRONYM.match(acronym):
            continue
        before = doc[token.i - 1]
        hit = by_end.get(before.idx + len(before.text))
        if hit is not None and hit.sort == "name":
            defined[acronym] = (hit.id, hit.name)
            continue
        if doc[token.i + 1].idx in taken and any(h.span.start == doc[token.i + 1].idx and not h.others for h in hits):
            continue
        start = _full_form(doc, token.i, acronym)
        if start is not None and doc[start].idx not in taken:
            span = Span(doc[start].idx, before.idx + len(before.text))
            name = span.text_of(doc.text)
            defined[acronym] = (f"text:{name}", name)
            overlapped = [h for h in hits if h.span.overlap(span)]
            hits = [h for h in hits if h not in overlapped]
            added.append(NameHit(span=span, id=f"text:{name}", name=name, sort="defined"))
    hits = [h for h in hits if h.span.text_of(doc.text) not in defined]
    added_at = {offset for h in added for offset in range(h.span.start, h.span.end)}
    held = {offset for h in hits for offset in range(h.span.start, h.span.end)} | added_at
    for token in doc if defined else ():
        if token.text in defined and token.idx not in held:
            actor_id, name = defined[token.text]
            added.append(
                NameHit(span=Span(token.idx, token.idx + len(token.text)), id=actor_id, name=name, sort="defined")
            )
    return tuple(sorted((*hits, *added), key=lambda hit: hit.span.start))


def _full_form(doc: Doc, bracket: int, acronym: str) -> int | None:
    """Index of the first word of the capitalised words before a bracket whose initials give most of the acronym."""
    letters = [letter for letter in acronym.upper() if letter.isalpha()]
    start, initials = None, []
    for i in range(bracket - 1, max(-1, bracket - 10), -1):
        word = doc[i].text
        if word in _HYPHENS or fold(word) in _SMALL_WORDS or word in ("'s", "’s"):
            continue
        if not word[:1].isupper():
            break
        initials.insert(0, word[0].upper())
        if word[0].upper() == letters[0] and len(initials) >= len(letters) - 1:
            start = i
            if len(initials) >= len(letters):
                break
    if start is None or len(initials) < 2:
        return None
    shared = sum(1 for letter in letters if letter in initials)
    return start if shared >= len(letters) - 1 else None
