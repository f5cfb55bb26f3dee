"""Names in, places out: every feature that a name may stand for."""

from rashomon.gazetteer.catalogue import Candidate, Gazetteer

__all__ = ["Candidate", "Gazetteer"]
