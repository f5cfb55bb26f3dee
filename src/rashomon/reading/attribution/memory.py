"""The voices that a report has heard so far, for "it said", "the ministry" and a person's last name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model.attribution import Source

PERSON, BODY, GROUP = "person", "body", "group"
_REACH = 300  # voices back; keeps very long reports linear


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One source as it was resolved: its chain, what sort of thing spoke, and the kind of its origin."""

    chain: tuple[Source, ...]
    sort: str
    kind: str
    at: int
    words: frozenset[str] = frozenset()


class Memory:
    """Voices in the order of the text."""

    def __init__(self) -> None:
        self._voices: list[Voice] = []

    def add(self, voice: Voice) -> None:
        """Remembers a voice as the latest one."""
        self._voices.append(voice)

    def last(self, sorts: Iterable[str] = (PERSON, BODY, GROUP), *, before: int | None = None) -> Voice | None:
        """The latest voice of one of these sorts."""
        wanted = frozenset(sorts)
        for voice in reversed(self._voices[-_REACH:]):
            if voice.sort in wanted and (before is None or voice.at < before):
                return voice
        return None

    def last_person(self, titles: frozenset[str]) -> Voice | None:
        """The latest voice that is a person's, by a name or by one of these titles: "the governor"."""
        for voice in reversed(self._voices[-_REACH:]):
            written = (voice.chain[0].as_written or "").lower().split()
            if voice.sort == PERSON or not titles.isdisjoint(written):
                return voice
        return None

    def last_of_kind(self, kinds: frozenset[str]) -> Voice | None:
        """The latest voice whose origin is of one of these kinds of actor and has a name."""
        for voice in reversed(self._voices[-_REACH:]):
            if voice.kind in kinds and voice.chain and voice.chain[-1].resolution != "unnamed":
                return voice
        return None

    def body(self, word: str) -> Voice | None:
        """The latest body whose name holds this word, in lower case."""
        for voice in reversed(self._voices[-_REACH:]):
            if voice.sort == BODY and word in voice.chain[-1].name.lower().split():
                return voice
        return None

    def told_as(self, word: str) -> Voice | None:
        """The latest voice that was told by this noun, in lower case: "An army spokesman in Juba" for "spokesman"."""
        for voice in reversed(self._voices[-_REACH:]):
            if any(word in (source.as_written or "").lower().split() for source in voice.chain):
                return voice
        return None

    def person(self, words: Iterable[str]) -> Voice | None:
        """The latest person whose name holds all of these words."""
        wanted = frozenset(words)
        for voice in reversed(self._voices[-_REACH:]):
            if voice.sort == PERSON and wanted and wanted <= voice.words:
                return voice
        return None
