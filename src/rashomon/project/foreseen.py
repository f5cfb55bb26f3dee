"""What a meaning of a name would change, worked out exactly before anybody keeps it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rashomon.errors import StoreUnavailable
from rashomon.model import Claim, Event, Judgement, Record, StateTimeline, Unresolved
from rashomon.project import behind, current, deciding, marking, naming, parts
from rashomon.project.project import Project
from rashomon.store import keeping, listing
from rashomon.store.naming import points_of, reports_writing

MOST_REPORTS = 300
"""Reports that are worked out again for a preview; of more, the claims alone are told."""
_EMPTY = Record(reports=(), events=(), states=(), disagreements=(), claims=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """A claim that would change: as it is, as it would be, and the ids of its events or states ("" for none)."""

    before: Claim
    after: Claim
    was_in: str
    is_in: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """What a meaning would change.

    `meant` is the judgement as it would be kept; `reports` are those that write the name.  `before` and `after` hold
    the events and states of these reports with their claims; without `exact`, `after` is empty.
    """

    meant: Judgement
    reports: tuple[str, ...]
    effects: tuple[Effect, ...]
    before: Record
    after: Record
    exact: bool

    def title(self, identifier: str, *, after: bool = False) -> str:
        """The title of an event or state before or after; "" if it is not there."""
        record = self.after if after else self.before
        things: list[Event | StateTimeline] = [*record.events, *record.states]
        return next((one.title or one.type for one in things if one.id == identifier), "")

    @property
    def things(self) -> list[tuple[str, str]]:
        """The events and states that would change, each as it is and as it would be ("" where there is none)."""
        pairs = {(one.was_in, one.is_in): None for one in self.effects}
        return [*pairs]


def foresee(project: Project, name: str, **value: str) -> Foreseen:
    """What the project would make of a name with this meaning (as `Project.judge` takes it); nothing is kept.

    Raises:
        Unknown: if there is no such report.
        WrongCorrection: if it is no name, or has no meaning.
    """
    current.kept_up(project.database)
    with project.database.read() as connection:
        kept = naming.value_of(connection, name, value)
        told = marking.judgements(connection)
        number = told[-1].number + 1 if told else 1
        meant = Judgement(
            number=number, at="", user=project.user, kind=naming.NAME, subject=name, reason="", value=kept
        )
        standing = marking.in_effect(connection)
        reports = sorted(behind.reports_named(connection, meant))
        claims = [claim for one in keeping.kept_named(connection, reports) for claim in one.claims]
        before = parts.part(connection, listing.things_of(connection, reports))
    now = {one.id: one for one in deciding.decide(claims, standing).claims}
    then = {one.id: one for one in deciding.decide(claims, (*standing, meant)).claims}
    changed = [name for name in now if name in then and _bare(now[name]) != _bare(then[name])]
    after = _after(project, meant, reports) if len(reports) <= MOST_REPORTS else None
    return Foreseen(
        meant=meant,
        reports=tuple(reports),
        effects=tuple(
            Effect(
                before=now[one],
                after=then[one],
                was_in=before.clusters.get(one, ""),
                is_in=(after or before).clusters.get(one, ""),
            )
            for one in changed
        ),
        before=before,
        after=after or _EMPTY,
        exact=after is not None,
    )


def written_in(project: Project, name: str) -> Record:
    """The events and states of the reports that write a name (of the first `MOST_REPORTS`), with their claims."""
    current.kept_up(project.database)
    with project.database.read() as connection:
        key = naming.key_of(name)
        reports = sorted(reports_writing(connection, lambda words: naming.key_of(words) == key))[:MOST_REPORTS]
        return parts.part(connection, listing.things_of(connection, reports))


def open_points(project: Project, report: str | None = None) -> list[Unresolved]:
    """What is still open in the reports (or in one) after what people said of names."""
    with project.database.read() as connection:
        standing = marking.in_effect(connection)
        return naming.still_open(points_of(connection, report), standing)


def _bare(claim: Claim) -> Claim:
    return replace(claim, rules=())


def _after(project: Project, meant: Judgement, reports: list[str]) -> Record | None:
    """None where the project may only be read."""
    try:
        return current.with_one_more(project.database, meant, reports)
    except StoreUnavailable:
        return None
