"""What tests of more than one room share: the gazetteer, and the record of the two articles that have a gold."""

from __future__ import annotations

import gc
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings

from benchmarks.shared import ABSENT, read_seeds, shared_folder
from rashomon.errors import SetupError
from rashomon.gazetteer import Gazetteer
from rashomon.model import Record
from rashomon.publishing.json import render

# A look at all that a reader remembers takes longer than a test; what tests leave behind is little.
gc.set_threshold(50_000, 20, 50)

# The same examples on every run, so that a change is judged by what it changes; `pytest --hypothesis-profile=search`
# looks for new ones. Explaining a failure can take minutes, and the failing example is enough.
_QUICK = tuple(phase for phase in Phase if phase is not Phase.explain)
settings.register_profile("same", derandomize=True, database=None, deadline=None, phases=_QUICK)
settings.register_profile("search", derandomize=False, deadline=None, phases=_QUICK)
settings.load_profile("same")


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The gazetteer; skips where the set-up has not been made."""
    try:
        return Gazetteer.open()
    except SetupError as error:
        pytest.skip(f"{error}: run make setup")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the texts with a gold; skips where it is absent."""
    folder = shared_folder()
    if folder is None:
        pytest.skip(ABSENT)
    return folder


@pytest.fixture(scope="session")
def seed_record(shared: Path, gazetteer: Gazetteer) -> Record:
    """The record of both articles, each with its own day; read once a run."""
    return read_seeds(shared)


@pytest.fixture(scope="session")
def published_record(seed_record: Record) -> Any:
    """The same as it is published in JSON."""
    return json.loads(render(seed_record))
