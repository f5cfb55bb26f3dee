"""Who takes part: names, forces derived from a state, descriptions, pronouns and persons.

One file an idea: `vocabulary` (the words), `home` (the report's own state), `context` (one report being read),
`owners` (whose the forces are), `forces`, `descriptions`, `persons`, `demonyms`, `unlisted` and `pronouns` (what a
noun stands for) and `finder`, which asks them in turn.
"""

from __future__ import annotations

from rashomon.reading.actors.finder import find
from rashomon.reading.actors.home import countries, main_state
from rashomon.reading.actors.vocabulary import derive

__all__ = ["countries", "derive", "find", "main_state"]
