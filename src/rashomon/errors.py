"""Every error that a user can meet, as one tree.

    RashomonError
     ├─ ReportError          one report could not be read; the others are
     │   ├─ ReportMissing
     │   ├─ ReportEmpty
     │   ├─ ReportNotText        a PDF, an image, an archive ...
     │   ├─ ReportTooLarge
     │   └─ ReportMalformed      broken JSON, no such field ...
     ├─ ExportError          no such format, or an option that it does not know
     ├─ SetupError           something that `make setup` provides is absent or damaged
     └─ LexiconError         a row of a lexicon file is wrong

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


class SetupError(RashomonError):
    """Something that the set-up provides is absent or damaged."""


class LexiconError(RashomonError):
    """A row of a lexicon file is wrong; the message names file and row."""


class ExportError(RashomonError):
    """A record cannot be written as asked: no such format, or an option that the format does not know."""
