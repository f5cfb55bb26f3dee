"""The reader that the tests of frames and claims ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.gazetteer import Gazetteer

if TYPE_CHECKING:
    from reading.asking import Asking

pytest.register_assert_rewrite("reading.asking")


@pytest.fixture(scope="session")
def ask(gazetteer: Gazetteer) -> Asking:
    """One reader for the run: a text that several tests ask about is read once."""
    from reading.asking import Asking

    return Asking(gazetteer)
