"""Who says it: cues, contents, and the chain from the outlet to the origin."""

from rashomon.reading.attribution.derived import derive_source
from rashomon.reading.attribution.finder import attributed, find
from rashomon.reading.attribution.utterance import Attributed

__all__ = ["Attributed", "attributed", "derive_source", "find"]
