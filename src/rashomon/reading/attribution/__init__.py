"""Who says it: cues, contents, and the chain from the outlet to the origin."""

from rashomon.reading.attribution.derived import derive_source
from rashomon.reading.attribution.finder import Attributed, attributed, find

__all__ = ["Attributed", "attributed", "derive_source", "find"]
