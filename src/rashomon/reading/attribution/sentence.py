"""One sentence in which cues are looked for."""

from __future__ import annotations

from rashomon.reading.attribution.grammar import Grammar
from rashomon.reading.attribution.lexicon import SpeechLexicon


class InSentence:
    """Tokens `low` to `high` of a report, the end excluded, with the words of reporting."""

    def __init__(self, g: Grammar, lexicon: SpeechLexicon, low: int, high: int) -> None:
        self.g = g
        self.lexicon = lexicon
        self.low = low
        self.high = high
