"""What an event's accounts come to, in words: tolls told anew, umbrellas beside their parts, harm to civilians."""

from __future__ import annotations

from datetime import date

from rashomon.model import Event, Gap, HarmGrade, Revision
from rashomon.publishing.catalogue import Catalogue
from rashomon.publishing.days import interval
from rashomon.publishing.numbers import extent
from rashomon.publishing.words import label, legible, typeset


def harm_words(harm: HarmGrade | None) -> str:
    """How well civilian harm is established, with the reasons: "fair: 2 sources; a belligerent is named"."""
    if harm is None:
        return ""
    told = "; ".join(legible(reason) for reason in harm.reasons)
    status = legible(harm.status)
    return f"{status}: {told}" if told else status


def revised(event: Event, catalogue: Catalogue) -> tuple[str, ...]:
    """The tolls that one voice gave one after the other: "killed: 12 → 19 → 31 (Observatory, 3–5 Jun 2015)"."""
    return tuple(_course(revision, catalogue) for revision in event.revisions)


def untold(event: Event) -> tuple[str, ...]:
    """What an umbrella counts and its parts do not come to, or the other way round."""
    return tuple(_gap(gap) for gap in event.gaps)


def _course(revision: Revision, catalogue: Catalogue) -> str:
    days = sorted(date.fromisoformat(told.known) for told in revision.figures if told.known)
    who = [voice_name(revision.origin, catalogue)]
    when = [interval(days[0], days[-1])] if days else []
    whose = f" of {legible(revision.victims)}" if revision.victims not in (None, "all") else ""
    course = " → ".join(typeset(told.value) for told in revision.figures)
    return f"{label('quantities', revision.kind)}{whose}: {course} ({', '.join(who + when)})"


def voice_name(voice: str, catalogue: Catalogue) -> str:
    """The name of a counted voice: an origin, or the outlet of a report that speaks in its own words."""
    if not voice.startswith("report:"):
        return catalogue.source_name(voice)
    report = voice.removeprefix("report:")
    return f"{catalogue.outlet_name(report) or legible(report)}, own voice"


def _gap(gap: Gap) -> str:
    whole, parts = extent(gap.whole.low, gap.whole.high), extent(gap.parts.low, gap.parts.high)
    counted = f"says {whole} {label('quantities', gap.kind)}, the events inside it come to {parts}"
    if gap.low is not None and gap.low > 0:
        return f"{counted}: {extent(gap.low, gap.high)} told nowhere else"
    return f"{counted}: {extent(-(gap.high or 0.0), None if gap.low is None else -gap.low)} more than it"
