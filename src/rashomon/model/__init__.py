"""What everything is made of.  Pure: no input or output, no import from outside the standard library.

A `Claim` is what one text says, in its own words, and never changes.  An `Event` or `StateTimeline` is a judgement
over claims and can always be computed again.
"""

from rashomon.model.actor import Actor, ActorRef
from rashomon.model.attribution import Attribution, Source
from rashomon.model.claim import Claim
from rashomon.model.custody import AuditEntry, Custody
from rashomon.model.explanation import Explanation, ReadSentence, Refused, Seen
from rashomon.model.judgement import Judgement
from rashomon.model.place import Place, PlaceRef
from rashomon.model.quantity import Quantity
from rashomon.model.record import (
    Copy,
    Disagreement,
    Event,
    Gap,
    Grade,
    HarmGrade,
    Position,
    Range,
    Record,
    Revision,
    StateEntry,
    StateTimeline,
    Told,
    Unresolved,
    VictimRange,
)
from rashomon.model.report import Dating, Report
from rashomon.model.span import Span
from rashomon.model.when import When

__all__ = [
    "Actor",
    "ActorRef",
    "Attribution",
    "AuditEntry",
    "Claim",
    "Copy",
    "Custody",
    "Dating",
    "Disagreement",
    "Event",
    "Explanation",
    "Gap",
    "Grade",
    "HarmGrade",
    "Judgement",
    "Place",
    "PlaceRef",
    "Position",
    "Quantity",
    "Range",
    "ReadSentence",
    "Record",
    "Refused",
    "Report",
    "Revision",
    "Seen",
    "Source",
    "Span",
    "StateEntry",
    "StateTimeline",
    "Told",
    "Unresolved",
    "VictimRange",
    "When",
]
