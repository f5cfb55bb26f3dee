from __future__ import annotations

from pathlib import Path

from rich.console import Console

from rashomon.gazetteer import Gazetteer, build, dump
from rashomon.gazetteer.entries import Entry
from rashomon.gazetteer.schema import stamp_of

_CELLS = (
    *("99", "Bir Qasab", "Bir Qasab", "Bi'r Qaşab,بئر القصب", "33.4", "37.1", "P", "PPL", "SY", "", "08", "", "", ""),
    *("1200", "", "700", "Asia/Damascus", "2020-01-01"),
)


def _entries() -> list[Entry]:
    own = {"source": "test", "country": "SY"}
    return [
        Entry(
            ref="gn:1", names=("Alpha", "Alfa"), kind="city", admin1="SY.01", lat=35.0, lon=38.0, population=9, **own
        ),
        Entry(ref="gn:2", names=("Alpha Governorate", "Alpha"), kind="admin1", admin1="SY.01", **own),
    ]


def test_a_written_file_answers_and_is_stamped(tmp_path: Path) -> None:
    path = tmp_path / "g.sqlite"
    build.write(path, _entries(), "stamp 1")
    assert stamp_of(path) == "stamp 1"
    assert [c.place.id for c in Gazetteer.open(path).lookup("Alfa")] == ["gn:1"]
    assert list(tmp_path.iterdir()) == [path]


def test_a_division_without_a_point_gets_that_of_its_places(tmp_path: Path) -> None:
    path = tmp_path / "g.sqlite"
    build.write(path, _entries(), "stamp")
    division = Gazetteer.open(path).of_code("SY.01")
    assert division is not None
    assert (division.lat, division.lon) == (35.0, 38.0)


def test_a_current_file_is_not_built_again(tmp_path: Path) -> None:
    path = tmp_path / "g.sqlite"
    build.write(path, _entries(), build.current_stamp())
    before = path.stat().st_mtime_ns
    assert not build.build(path, console=Console(quiet=True))
    assert path.stat().st_mtime_ns == before


def test_a_users_dump_adds_features_and_bad_rows_are_left_out() -> None:
    features = list(dump.features(["\t".join(_CELLS), "1\tnineteen columns are needed"]))
    assert [f.ref for f in features] == ["gn:99"]
    assert features[0].admin1 == "SY.08"
    assert "بئر القصب" in features[0].names


def test_a_file_is_opened_once_and_again_when_it_was_built_anew(tmp_path: Path) -> None:
    path = tmp_path / "g.sqlite"
    build.write(path, _entries(), "stamp")
    opened = Gazetteer.open(path)
    assert Gazetteer.open(path) is opened
    build.write(path, _entries()[1:], "another stamp")
    assert Gazetteer.open(path) is not opened
    assert [c.place.id for c in Gazetteer.open(path).lookup("Alpha")] == ["gn:2"]
