"""Every error that a user can meet, as one tree.

    RashomonError
     ├─ ReportError          one report could not be read; the others are
     │   ├─ ReportMissing
     │   ├─ ReportEmpty
     │   ├─ ReportNotText        a PDF, an image, an archive ...
     │   ├─ ReportTooLarge
     │   └─ ReportMalformed      broken JSON, no such field ...
     │       └─ RowError             one row of an imported table is wrong
     ├─ ExportError          no such format, or an option that it does not know
     ├─ SetupError           something that `make setup` provides is absent or damaged
     ├─ LexiconError         a row of a lexicon file is wrong
     └─ StoreError           the project's database or its folder
         ├─ ProjectMissing       there is no project here
         ├─ ProjectForeign       the database is another program's, or of a newer Rashomon
         ├─ StoreUnavailable     locked, read-only, full, or the connection is lost
         ├─ StoreDamaged         what is stored is not what was stored
         └─ Unknown              no such report, claim, event, judgement

A message says what happened, to what, the likely cause, and the next step.
"""

from __future__ import annotations


class RashomonError(Exception):
    """The root of all errors that are meant for a user."""


class ReportError(RashomonError):
    """One report could not be read.  `path` names it as the user did."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path


class ReportMissing(ReportError):
    """There is no such file."""


class ReportEmpty(ReportError):
    """The file holds no text."""


class ReportNotText(ReportError):
    """The bytes are not text."""


class ReportTooLarge(ReportError):
    """The text is longer than one report can be."""


class ReportMalformed(ReportError):
    """The file has the wrong form."""


class RowError(ReportMalformed):
    """One row of an imported table is wrong.  `row` counts data rows from 1, `line` lines of the file; `column` is None
    where the row as a whole is."""

    def __init__(self, path: str, *, row: int, line: int, column: str | None, reason: str) -> None:
        where = f", column {column!r}" if column else ""
        super().__init__(path, f"row {row} (line {line}){where}: {reason}")
        self.row = row
        self.line = line
        self.column = column
        self.reason = reason


class SetupError(RashomonError):
    """Something that the set-up provides is absent or damaged."""


class LexiconError(RashomonError):
    """A row of a lexicon file is wrong; the message names file and row."""


class ExportError(RashomonError):
    """A record cannot be written as asked: no such format, or an option that the format does not know."""


class StoreError(RashomonError):
    """The project's database, or the folder that it lies in."""


class ProjectMissing(StoreError):
    """There is no project at this place."""


class ProjectForeign(StoreError):
    """The database is not ours, or a newer version of Rashomon made it."""


class StoreUnavailable(StoreError):
    """The database cannot be read or written now; nothing was half done."""


class StoreDamaged(StoreError):
    """What is stored is not what was stored."""


class Unknown(StoreError):
    """The project holds no such report, claim, event or judgement."""
