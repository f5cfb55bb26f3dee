"""Names of the registry in a text, and acronyms that the text itself defines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model.span import Span
from rashomon.reading.parse import tokenise
from rashomon.reading.picking import having
from rashomon.reading.registry import Name, Registry, lexicon, nouns_of_bodies
from rashomon.reading.transliterations import is_arabic, is_article, key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FOLD = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‑": "-", "–": "-"})
_ARTICLES = frozenset({"al", "el", "ul", "ash", "as", "an", "ad", "ar", "at"})
_HYPHENS = frozenset({"-", "‑", "–", "­"})
_ACRONYM = re.compile(r"[A-Z][A-Za-z&/-]{0,8}[A-Z]\Z|[A-Z]{2,8}\Z")
_POSSESSIVES = frozenset({"'s", "’s"})
_ARMED_KINDS = frozenset({"rebel_group", "militia", "group"})
_AT_HOME_KINDS = frozenset({"rebel_group", "militia", "police", "peacekeepers"})
_BEFORE_FORCES = frozenset({"security", "armed", "special", "elite", "ground", "military", "foreign"})
_SHORTEST_OWNER = 5
_LONGEST_FULL_FORM = 10
"""Words before a bracket that an acronym can stand for."""
_LONGEST_SPELT = 7
"""Words of an Arabic name with its articles."""
_TOO_EARLY = 10
"""Years before its first in which a group can be met under its name."""
_BEFORE_OFFICE, _AFTER_OFFICE = 3, 10
"""Years around a leader's term in which the name still means the leader: elections before it, trials after it."""
_NO_ACTOR, _ABROAD, _LONG_AGO = 50, 20, 30
"""How badly a bearer of a shared name fits: one without a row, one of another country, one of another age."""


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
        return actor is not None and actor.kind in _ARMED_KINDS

    def _hit(self, tokens: Sequence[Token], bearers: Sequence[Name]) -> NameHit:
        first, *others = bearers
        owner = self._registry.actors.get(first.id) or self._registry.states[first.id]
        return NameHit(
            span=Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)),
            id=first.id,
            name=owner.name,
            sort=first.sort,
            others=tuple(dict.fromkeys(other.id for other in others if other.id != first.id)),
            ambiguous=first.ambiguous,
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


def homes(hits: Sequence[NameHit], registry: Registry) -> dict[str, int]:
    """How often the report names an armed group of each country (ISO code); shared and ordinary names left out."""
    found: dict[str, int] = {}
    for hit in hits:
        actor = None if hit.ambiguous or hit.others or hit.sort != "name" else registry.by_id(hit.id)
        if actor is not None and actor.country is not None and actor.kind in _AT_HOME_KINDS:
            found[actor.country] = found.get(actor.country, 0) + 1
    return dict(sorted(found.items()))


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
        hit = _of_its_time(_nearest_bearer(hit, registry, countries, year), registry, countries, year)
        actor = registry.by_id(hit.id)
        foreign = actor is not None and actor.country is not None and actor.country not in countries
        if actor is not None and year is not None and actor.since is not None and year < actor.since - _TOO_EARLY:
            continue  # another group that bore the name before
        if (
            foreign
            and hit.others
            and countries
            and not hit.span_is_acronym()
            and actor is not None
            and actor.kind in _ARMED_KINDS
        ):
            continue  # of several bearers none is of these lands
        if not (hit.ambiguous and foreign) or hit.span_is_acronym():
            kept.append(hit)
    return tuple(kept)


def _nearest_bearer(hit: NameHit, registry: Registry, countries: Sequence[str], year: int | None) -> NameHit:
    """The hit given to the bearer of a shared name that fits the report best."""
    if not hit.others:
        return hit
    best = min((hit.id, *hit.others), key=lambda bearer: (_distance(bearer, registry, countries, year), bearer))
    actor = registry.by_id(best)
    return hit if actor is None else replace(hit, id=best, name=actor.name)


def _of_its_time(hit: NameHit, registry: Registry, countries: Sequence[str], year: int | None) -> NameHit:
    """The hit; for a coalition that was not there yet or no more, the one that the same state led in that year."""
    actor, leader = registry.by_id(hit.id), registry.leader_of(hit.id)
    if actor is None or leader is None or year is None:
        return hit
    if (actor.since or year) <= year <= (actor.until or year):
        return hit
    meant = registry.led_by(leader, countries, year)
    return hit if meant is None else replace(hit, id=meant.id, name=meant.name)


def _distance(actor_id: str, registry: Registry, countries: Sequence[str], year: int | None) -> tuple[int, int]:
    """How badly an actor fits: by its rank among the report's countries and years out of its time, then by years."""
    actor = registry.by_id(actor_id)
    if actor is None:
        return _NO_ACTOR, 0
    place = countries.index(actor.country) if actor.country in countries else _ABROAD
    away = 0
    if year is not None:
        away = max(0, (actor.since or year) - year, year - (actor.until or year))
    return place + min(away, _LONG_AGO), away


def _in_office(hit: NameHit, registry: Registry, year: int) -> bool:
    """Whether a leader's name is met near the years in office; true for a name that no row dates."""
    state = registry.states.get(hit.id)
    terms = [leader for leader in state.leaders if fold(leader.name) == fold(hit.text)] if state else []
    return not terms or any(
        (leader.since or year) - _BEFORE_OFFICE <= year <= (leader.until or year) + _AFTER_OFFICE for leader in terms
    )


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
        if hit is not None and hit.sort == "name":
            meanings[acronym.text] = (hit.id, hit.name)
            continue
        start = _full_form(doc, bracket, acronym.text) if acronym.idx not in certain else None
        if start is not None and doc[start].idx not in taken:
            span = Span(doc[start].idx, before.idx + len(before.text))
            name = span.text_of(doc.text)
            meanings[acronym.text] = (f"text:{name}", name)
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
