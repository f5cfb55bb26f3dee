"""The way through the house in one call: reports in, a record out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from os import PathLike
from types import MappingProxyType

from rashomon import intake, reconciling
from rashomon.errors import ReportError
from rashomon.gazetteer import Gazetteer
from rashomon.model import Actor, Claim, Explanation, Record, Report, Unresolved
from rashomon.reading import explain as explain_report
from rashomon.reading import read as read_report
from rashomon.reading.registry import Registry

__all__ = ["explain", "known_actors", "read", "read_reports", "read_with_problems"]


def read(
    paths: Iterable[str | PathLike[str]] | str | PathLike[str],
    *,
    published: date | str | None = None,
    outlet: str | None = None,
    profile: str = "casualty_recorder",
) -> Record:
    """The record of these reports: text, HTML or JSON Lines files, or folders of them.

    Raises:
        ReportError: for the first report that could not be read.
        SetupError: if the gazetteer is absent (`make setup` builds it).
    """
    record, problems = read_with_problems(paths, published=published, outlet=outlet, profile=profile)
    if problems:
        raise problems[0]
    return record


def read_with_problems(
    paths: Iterable[str | PathLike[str]] | str | PathLike[str],
    *,
    published: date | str | None = None,
    outlet: str | None = None,
    profile: str = "casualty_recorder",
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Record, tuple[ReportError, ...]]:
    """The record of all reports that could be read, and one error for each that could not.

    `progress` is called with the number of reports done and their total.

    Raises:
        SetupError: if the gazetteer is absent (`make setup` builds it).
    """
    if isinstance(paths, str | PathLike):
        paths = [paths]
    taken = intake.load([str(path) for path in paths], published=published, outlet=outlet)
    record = read_reports(taken.reports, profile=profile, progress=progress)
    return record, taken.problems


def read_reports(
    reports: Sequence[Report],
    *,
    profile: str = "casualty_recorder",
    progress: Callable[[int, int], None] | None = None,
) -> Record:
    """The record of reports that are already at hand."""
    gazetteer = Gazetteer.open()
    read: list[Report] = []
    claims: list[Claim] = []
    open_points: list[Unresolved] = []
    for number, report in enumerate(reports, 1):
        reading = read_report(report, gazetteer)
        read.append(reading.report)
        claims += reading.claims
        open_points += reading.unresolved
        if progress is not None:
            progress(number, len(reports))
    parents = {actor.id: actor.parent for actor in Registry.load().actors.values() if actor.parent}
    return reconciling.reconcile(read, claims, open_points, profile=profile, parents=parents)


def known_actors() -> Mapping[str, Actor]:
    """The rows of the registry by id: what kind of actor each is, and where it is at home."""
    return MappingProxyType(Registry.load().actors)


def explain(
    paths: Iterable[str | PathLike[str]] | str | PathLike[str], *, published: date | str | None = None
) -> tuple[tuple[Explanation, ...], tuple[ReportError, ...]]:
    """How each of these reports is read, sentence by sentence, and one error for each that could not be.

    Raises:
        SetupError: if the gazetteer is absent (`make setup` builds it).
    """
    if isinstance(paths, str | PathLike):
        paths = [paths]
    taken = intake.load([str(path) for path in paths], published=published)
    gazetteer = Gazetteer.open()
    return tuple(explain_report(report, gazetteer) for report in taken.reports), taken.problems
