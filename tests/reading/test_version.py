"""The fingerprint of the reading: whatever can change a claim changes it."""

from __future__ import annotations

from importlib.resources import files

import pytest

from rashomon.reading import version


@pytest.fixture(autouse=True)
def fresh():
    version.reading_version.cache_clear()
    yield
    version.reading_version.cache_clear()


@pytest.mark.parametrize(
    "changed", ["model/vocabulary.py", "intake/page.py", "gazetteer/near.py", "reading/lexicon/speech.toml"]
)
def test_a_changed_file_of_any_room_up_to_the_reading_is_another_version(monkeypatch, changed):
    before = version.reading_version()
    assert files("rashomon").joinpath(changed).is_file()
    sources = version._sources

    def other(folder, name):
        return [(path, content + b"#" if path == changed else content) for path, content in sources(folder, name)]

    monkeypatch.setattr(version, "_sources", other)
    version.reading_version.cache_clear()
    assert version.reading_version() != before


def test_the_same_files_give_the_same_version():
    before = version.reading_version()
    version.reading_version.cache_clear()
    assert version.reading_version() == before
    assert len(before.partition("+")[2]) == 12
