"""Which reports of an event only repeat another one: printed again, rewritten, or cited.

Such a report is a document and no voice.  It brings no figure, no doer and no source of its own; what does is no copy,
whatever words it shares.  Only the reports of one event are compared, and only in what they tell of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from rashomon.model.record import Copy
from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.model.wording import COPIES
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.positions import Members
from rashomon.reconciling.same_voices import cites, is_edited, outlet_of, same_figures
from rashomon.reconciling.sides import named
from rashomon.reconciling.sketches import exact_share_of_shorter

How = Literal["copy", "rewrite", "citation"]


def repeats_of(members: Members) -> tuple[Copy, ...]:
    """Each report that repeats an earlier one in all that it tells of the event, in the order of the record."""
    by_report: dict[str, list[Facts]] = {}
    for fact in members.told:
        by_report.setdefault(fact.claim.report, []).append(fact)
    order = sorted(by_report.values(), key=lambda facts: facts[0].report_order)
    return tuple(_repeats(order, members))


def _repeats(reports: Sequence[Sequence[Facts]], members: Members) -> Iterator[Copy]:
    first_of: dict[str, str] = {}
    for number, later in enumerate(reports):
        body = [fact for fact in later if not fact.headline]
        for earlier in reports[:number] if body else ():
            how = None if _changed(body, members) else _how(body, earlier, members.voices.voice)
            if how is not None:
                of = earlier[0].claim.report
                of = first_of.get(of, of)
                first_of[later[0].claim.report] = of
                yield Copy(report=later[0].claim.report, of=of, how=how)
                break


def _how(later: Sequence[Facts], earlier: Sequence[Facts], voice: Mapping[int, str]) -> How | None:
    """How the later report repeats the earlier one; None where it brings anything of its own."""
    same = {fact.order for fact in later if any(_same_words(fact, other) for other in earlier)}
    if _figures(later) - _figures(earlier) or _doers(f for f in later if f.order not in same) - _doers(earlier):
        return None
    if _sources(later, voice) - _sources(earlier, voice):
        return None
    outlet = outlet_of(earlier[0])
    if any(cites(fact, outlet) for fact in later):
        return "citation"
    if len(same) == len(later):
        return "copy"
    edited = all(fact.order in same or any(_reworded(fact, other) for other in earlier) for fact in later)
    return "rewrite" if edited else None


def _changed(later: Sequence[Facts], members: Members) -> bool:
    """Whether a version of an earlier report has another value in it."""
    return bool({found.second.order for found in members.differences} & {fact.order for fact in later})


def _figures(facts: Iterable[Facts]) -> set[tuple[str, float | None]]:
    return {(kind, fact.numbers[kind].value) for fact in facts for kind in fact.numbers.keys() & set(CASUALTY_KINDS)}


def _doers(facts: Iterable[Facts]) -> set[str]:
    return {one for fact in facts for one in named(fact.doing | fact.suspected)}


def _sources(facts: Iterable[Facts], voice: Mapping[int, str]) -> set[str]:
    return {voice[fact.order] for fact in facts if fact.named_origin is not None}


def _same_words(fact: Facts, other: Facts) -> bool:
    return exact_share_of_shorter(fact.sentence, other.sentence) >= COPIES


def _reworded(fact: Facts, other: Facts) -> bool:
    return same_figures(fact, other) and is_edited(fact, other)
