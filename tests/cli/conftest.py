from __future__ import annotations

import pytest
from publishing.records import RECORD

from rashomon import api
from rashomon.errors import ReportMissing


@pytest.fixture
def read_record(monkeypatch):
    """The command line with a made-up record in place of the reading; returns how the reading was asked."""
    asked: dict[str, object] = {}

    def reading(paths, **options):
        asked.update(options, paths=list(paths))
        problems = tuple(ReportMissing(path, "there is no such file") for path in paths if "absent" in path)
        return RECORD, problems

    monkeypatch.setattr(api, "read_with_problems", reading)
    return asked
