"""Sources that are made of a state and a noun: "Russia's Defence Ministry" is `rus-mod`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rashomon.model.attribution import Source
from rashomon.reading.attribution.lexicon import Derived, SpeechLexicon
from rashomon.reading.document import Document
from rashomon.reading.registry import Registry, State

_LINKS = frozenset({"'s", "’s", "'", "’", "s"})


def derive_source(
    words: Sequence[str], *, main_state: State | None = None, as_written: str | None = None
) -> Source | None:
    """The body of a state that these words name; None if they name none.

    `main_state` stands in where the words name no state ("state media said"); the source is then `inferred`.
    Capitals in `words` matter only for acronyms of states ("US").
    """
    lexicon, registry = SpeechLexicon.load(), Registry.load()
    lower = [word.lower() for word in words]
    metonym = lexicon.metonyms.get(" ".join(word for word in lower if word != "the"))
    if metonym is not None:
        return _named(metonym, as_written)
    found = derived_noun(lower)
    if found is None:
        return None
    state = named_state(words)
    if state is None and main_state is None:
        return None
    body, stated = found, state is not None
    owner = state if state is not None else main_state
    if owner is None:
        return None
    source_id = f"{owner.id}-{body.suffix}"
    row = registry.by_id(source_id)
    return Source(
        id=source_id,
        name=row.name if row is not None else body.name.format(state=owner.adjective, of=owner.name),
        as_written=as_written,
        camp=registry.camp_of(source_id),
        resolution="named" if stated else "inferred",
    )


def derived_noun(lower: Sequence[str]) -> Derived | None:
    """The longest phrase of the words that stands for a body of a state, the last one where two are as long."""
    table = SpeechLexicon.load().derived
    plain = [word for word in lower if word not in _LINKS and word != "-"]
    for length in range(min(6, len(plain)), 0, -1):
        for start in range(len(plain) - length, -1, -1):
            found = table.get(tuple(plain[start : start + length]))
            if found is not None:
                return found
    return None


def named_state(words: Sequence[str]) -> State | None:
    """The state that the words name by its name, adjective, acronym, capital or government; None if none."""
    states, joined = state_words(), SpeechLexicon.load().joined
    plain = [word for word in words if word not in _LINKS]
    for length in range(min(4, len(plain)), 0, -1):
        for start in range(len(plain) - length + 1):
            end = start + length
            found = states.get(" ".join(plain[start:end]))
            if found is None and length == 1 and plain[start].endswith("s"):
                found = states.get(plain[start][:-1])  # "Russias ministry", the apostrophe lost in copying
            if found is not None and not (end < len(plain) and plain[end].lower() in joined):
                return found
    return None


def main_state_of(document: Document) -> State | None:
    """The state that a report is about: of most of its places, else of most of the words that name a state."""
    registry = Registry.load()
    votes: Counter[str] = Counter()
    year = document.day.year if document.day else None
    named = {mention.place.name for mention in document.places if mention.place is not None}
    for mention in document.places:
        state = registry.ruling(mention.place.country or "", year, named=named) if mention.place is not None else None
        if state is not None:
            votes[state.id] += 1
    if not votes:
        states = state_words()
        votes.update(states[token.text].id for token in document.doc if not token.is_upper and token.text in states)
    if not votes:
        return None
    return registry.states[min(votes, key=lambda state: (-votes[state], state))]


@lru_cache(maxsize=1)
def state_words() -> dict[str, State]:
    """Every word that stands for a state, as written with its capitals; states of today come first."""
    known: dict[str, State] = {}
    for state in sorted(Registry.load().states.values(), key=lambda state: state.until is not None):
        names = (state.name, *state.demonyms, *state.aliases, *state.acronyms, *state.capitals, *state.governments)
        for word in names:
            known.setdefault(word, state)
    return known


def _named(source_id: str, as_written: str | None) -> Source:
    registry = Registry.load()
    row = registry.by_id(source_id)
    if row is not None:
        return Source(id=source_id, name=row.name, as_written=as_written, camp=registry.camp_of(source_id))
    state_id, _, suffix = source_id.partition("-")
    state = registry.states.get(state_id)
    body = next((d for d in SpeechLexicon.load().derived.values() if d.suffix == suffix), None)
    name = source_id
    if state is not None and body is not None:
        name = body.name.format(state=state.adjective, of=state.name)
    return Source(id=source_id, name=name, as_written=as_written, camp=registry.camp_of(source_id))
