"""The map of the desk: what the browser loads for it, its tiles in parts, its points, and what it says without them."""

from __future__ import annotations

import gzip
import json
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from desk.asking import HOST, PORT, Answer, Reader, answer
from rashomon.cli import main
from rashomon.desk import browser, map_page, map_parts, map_points
from rashomon.desk.app import application
from rashomon.desk.safety import POLICY, Keys
from rashomon.errors import SetupError
from rashomon.project import Project
from rashomon.publishing.basemap.archive import about

NEW = ("/map.pmtiles", "/map.geojson", "/static/map.js", "/static/ground.js", "/static/browser/maplibre-gl.mjs")


def archive(path: Path, told: object, *, packed: bool = True) -> Path:
    """A file with the header of a PMTiles archive, its metadata, and no tile."""
    metadata = json.dumps(told).encode()
    metadata = gzip.compress(metadata) if packed else metadata
    header = bytearray(127)
    header[:8] = b"PMTiles\x03"
    struct.pack_into("<2Q", header, 24, 127, len(metadata))
    header[97] = 2 if packed else 1
    path.write_bytes(bytes(header) + metadata + bytes(range(256)))
    return path


@pytest.fixture
def tiles(tmp_path: Path) -> Path:
    layers = [{"id": "land"}, {"id": "water way"}, {"id": "roads"}, "none"]
    return archive(tmp_path / "own.pmtiles", {"vector_layers": layers, "attribution": "<b>Ours</b>"})


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the browser's parts, made up."""
    folder = tmp_path / "browser"
    folder.mkdir()
    for name in browser.PARTS:
        (folder / name).write_text(f"/* {name} */" * 100, encoding="utf-8")
    for module in (browser, __import__("rashomon.desk.app", fromlist=["app"])):
        monkeypatch.setattr(module, "part", folder.joinpath)
    return folder


class Mapped(Reader):
    """A reader at a desk with tiles of its own."""

    def __init__(self, project: Project, tiles: Path) -> None:
        super().__init__(project)
        self.keys = Keys(PORT)
        self.app = application(project, self.keys, PORT, tiles=tiles)
        self.project, self.tiles = project, tiles


@pytest.fixture
def mapped(project: Project, tiles: Path) -> Mapped:
    return Mapped(project, tiles)


def bytes_of(tiles: Path, first: int, last: int) -> bytes:
    return tiles.read_bytes()[first : last + 1]


def test_tiles_come_in_the_parts_that_are_asked_for(mapped: Mapped, tiles: Path) -> None:
    size = tiles.stat().st_size
    whole = mapped.get("/map.pmtiles")
    assert (whole.status, whole.body, whole.headers["accept-ranges"]) == (200, tiles.read_bytes(), "bytes")
    for asked, first, last in (("0-126", 0, 126), ("127-", 127, size - 1), ("-9", size - 9, size - 1)):
        got = mapped.get("/map.pmtiles", ("range", f"bytes={asked}"))
        assert (got.status, got.body) == (206, bytes_of(tiles, first, last))
        assert got.headers["content-range"] == f"bytes {first}-{last}/{size}"
        assert got.headers["etag"] == whole.headers["etag"]
    beyond = mapped.get("/map.pmtiles", ("range", f"bytes={size}-{size + 9}"))
    assert (beyond.status, beyond.headers["content-range"]) == (416, f"bytes */{size}")
    assert mapped.get("/map.pmtiles", ("range", "bytes=9-3")).status == 400


def test_tiles_that_a_browser_has_are_not_sent_again(mapped: Mapped, tiles: Path) -> None:
    mark = mapped.get("/map.pmtiles").headers["etag"]
    assert not mark.startswith("W/")
    had = mapped.get("/map.pmtiles", ("if-none-match", mark))
    assert (had.status, had.body, had.headers["etag"]) == (304, b"", mark)
    tiles.write_bytes(tiles.read_bytes() + b"more")
    assert mapped.get("/map.pmtiles", ("if-none-match", mark)).status == 200
    part = mapped.get("/map.pmtiles", ("range", "bytes=0-9"), ("if-range", mark))
    assert part.status == 200  # the file is another by now: a part of it would not fit what the browser has


def test_without_tiles_there_are_none(project: Project, tmp_path: Path) -> None:
    assert Mapped(project, tmp_path / "none").get("/map.pmtiles").status == 404


@pytest.mark.parametrize("path", NEW)
def test_nothing_of_the_map_is_for_strangers(mapped: Mapped, parts: Path, path: str) -> None:
    assert answer(mapped.app, "GET", path, [("host", HOST)]).status == 401
    assert answer(mapped.app, "GET", path, [("host", f"evil.example:{PORT}"), mapped.cookie]).status == 421
    assert answer(mapped.app, "POST", path, [("host", HOST), mapped.cookie, ("sec-fetch-site", "none")]).status == 405
    got = mapped.get(path)
    assert got.status == 200
    assert got.headers["content-security-policy"] == POLICY
    assert got.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("name", ["none.js", "licences.txt", "..%2Fdesk.css", "__init__.py", "../../app.py"])
def test_only_the_parts_are_given(mapped: Mapped, parts: Path, name: str) -> None:
    (parts / "licences.txt").write_text("theirs", encoding="utf-8")
    assert mapped.get(f"/static/browser/{name}").status == 404


def test_scripts_and_styles_are_named_by_their_content_and_packed(mapped: Mapped, parts: Path) -> None:
    for path in ("/static/desk.css", "/static/desk.js", "/static/map.js", "/static/browser/maplibre-gl.mjs"):
        plain = mapped.get(path)
        packed = mapped.get(path, ("accept-encoding", "gzip, br"))
        assert packed.headers["content-encoding"] == "gzip"
        assert gzip.decompress(packed.body) == plain.body
        assert plain.headers["etag"] == packed.headers["etag"]
        assert plain.headers["content-type"].split(";")[0] in ("text/css", "text/javascript")
        had = mapped.get(path, ("if-none-match", plain.headers["etag"]))
        assert (had.status, had.body) == (304, b"")
    before = mapped.get("/static/browser/pmtiles.js").headers["etag"]
    (parts / "pmtiles.js").write_text("other", encoding="utf-8")
    assert mapped.get("/static/browser/pmtiles.js", ("if-none-match", before)).body == b"other"


def features(got: Answer) -> list[dict[str, object]]:
    assert (got.status, got.headers["content-type"]) == (200, "application/geo+json")
    found: list[dict[str, object]] = got.json()["features"]
    return found


def test_the_points_are_those_of_the_filters(mapped: Mapped) -> None:
    every = features(mapped.get("/map.geojson"))
    assert every
    names = {"name", "country", "n", "dead", "exact", "m", "worst"}
    for one in every:
        properties, geometry = one["properties"], one["geometry"]
        assert isinstance(properties, dict)
        assert isinstance(geometry, dict)
        assert set(properties) == names
        lon, lat = geometry["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
        assert properties["n"] >= 1
        assert properties["exact"] or properties["m"] > 0
        assert 1 <= properties["worst"] <= 5
    attacks = features(mapped.get("/map.geojson?type=attack"))
    assert 0 < sum(one["properties"]["n"] for one in attacks) < sum(one["properties"]["n"] for one in every)  # type: ignore[index]
    assert features(mapped.get("/map.geojson?q=nosuchword")) == []
    assert features(mapped.get("/map.geojson?box=0,0,1,1")) == every  # one may move out of the window
    assert mapped.get("/map.geojson?box=none").status == 400


def test_the_page_tells_the_script_what_it_needs(mapped: Mapped, parts: Path) -> None:
    page = mapped.get("/map?type=attack").text
    assert 'data-points="/map.geojson?type=attack"' in page
    assert 'data-layers="land roads"' in page
    west, south, east, north = map(float, page.partition('data-view="')[2].partition('"')[0].split(","))
    assert -180 <= west < east <= 180
    assert -90 <= south < north <= 90
    assert '<script src="/static/map.js" type="module">' in page
    assert "&lt;b&gt;Ours&lt;/b&gt;" in page
    assert "does not move" not in page
    assert "<svg" in page  # the drawing is there as well
    elsewhere = mapped.get("/map?type=attack&box=0,0,1,1.5").text  # no place lies there: the map does, to move on
    assert 'id="moving"' in elsewhere
    assert 'data-points="/map.geojson?type=attack"' in elsewhere
    assert 'data-view="0.0000,0.0000,1.0000,1.5000"' in elsewhere
    assert "/static/map.js" not in mapped.get("/").text


def test_without_its_parts_the_map_is_a_drawing_and_says_how_to_get_them(
    mapped: Mapped, parts: Path, project: Project, tmp_path: Path
) -> None:
    bare = Mapped(project, tmp_path / "none").get("/map").text
    assert "tiles of its ground are not here" in bare
    assert "/static/map.js" not in bare
    (parts / "pmtiles.js").unlink()
    page = mapped.get("/map").text
    assert "`make setup` puts them in place where npm is installed" in page
    assert "/static/map.js" not in page
    assert "<svg" in page


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: b"",
        lambda raw: raw[:100],
        lambda raw: b"PMTiles\x02" + raw[8:],
        lambda raw: raw[:97] + b"\x04" + raw[98:],
        lambda raw: raw[:127] + b"x" * 400,
        lambda raw: raw[:24] + b"\xff" * 16 + raw[40:],
    ],
)
def test_a_file_that_is_no_archive_is_refused(tiles: Path, spoil: Callable[[bytes], bytes]) -> None:
    assert about(tiles) is not None
    assert map_parts.ready(tiles) in ("", map_parts.lacking(tiles))
    tiles.write_bytes(spoil(tiles.read_bytes()))
    assert about(tiles) is None
    with pytest.raises(map_parts.NoTiles, match="is no PMTiles file"):
        map_parts.ready(tiles)


def test_serve_refuses_a_file_that_is_none(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["serve", "--project", str(project.path), "--no-browser", "--tiles", str(tmp_path / "none.pmtiles")]
    assert main(arguments) == 1
    assert "is no PMTiles file (version 3): name another with --tiles" in capsys.readouterr().err


def test_metadata_is_read_packed_or_plain(tmp_path: Path) -> None:
    assert about(archive(tmp_path / "a", {"name": "x"})) == {"name": "x"}
    assert about(archive(tmp_path / "b", {"name": "x"}, packed=False)) == {"name": "x"}
    assert about(archive(tmp_path / "c", ["x"])) is None
    assert map_parts.described({})["data_layers"] == ""  # of pictures, then


def test_parts_are_put_in_place_with_the_licences_of_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    modules = tmp_path / "node_modules"
    for source in browser.PARTS.values():
        (modules / source).parent.mkdir(parents=True, exist_ok=True)
        (modules / source).write_text(source, encoding="utf-8")
    for name, author in (("maplibre-gl", "A"), ("pmtiles", {"name": "B"}), ("@scope/inner", "C")):
        (modules / name).mkdir(parents=True, exist_ok=True)
        told = {"name": name, "version": "1.0", "license": "BSD-3-Clause", "author": author}
        (modules / name / "package.json").write_text(json.dumps(told), encoding="utf-8")
    (modules / "@scope/inner/LICENSE.txt").write_text("the words of a licence", encoding="utf-8")
    browser.put(modules, tmp_path / "put")
    assert sorted(path.name for path in (tmp_path / "put").iterdir()) == sorted([*browser.PARTS, browser.LICENCES])
    told = (tmp_path / "put" / browser.LICENCES).read_text(encoding="utf-8")
    assert "pmtiles 1.0 · BSD-3-Clause · B" in told
    assert "the words of a licence" in told
    with pytest.raises(SetupError, match="could not be put in place"):
        browser.put(tmp_path / "nothing", tmp_path / "put2")
    assert browser.main([str(tmp_path / "nothing")]) == 1
    assert "could not be put in place" in capsys.readouterr().err


def test_of_very_many_events_all_are_counted_and_the_gravest_tell_the_dead(
    mapped: Mapped, parts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = features(mapped.get("/map.geojson"))
    page = mapped.get("/map").text
    events = int(page.partition('id="how-many">')[2].partition(" event")[0])
    assert "as a lowest figure" not in page
    for module in (map_page, map_points):
        monkeypatch.setattr(module, "MOST_AT_HAND", 1)
    monkeypatch.setattr(map_page, "MOST_DRAWN", events - 1)
    monkeypatch.setattr(map_points, "MOST_POINTS", events - 1)
    counted = Mapped(mapped.project, mapped.tiles)
    few = features(counted.get("/map.geojson"))

    def bare(features: list[dict[str, object]]) -> list[object]:
        return [(one["geometry"], {**one["properties"], "dead": ""}) for one in features]  # type: ignore[dict-item]

    assert bare(few) == bare(every)
    dead = [
        (before["properties"]["dead"], after["properties"]["dead"]) for before, after in zip(every, few, strict=True)
    ]  # type: ignore[index]
    assert all(after == before or after == "" or after.startswith("≥ ") for before, after in dead)
    again = counted.get("/map").text
    assert f"All {events:,} events are counted on the map and the timeline" in again

    def timeline(page: str) -> str:
        return page.partition("Timeline:")[2].partition("</title>")[0]

    assert timeline(again) == timeline(page) != ""
    for query in ("?only=open", "?type=attack", "?known_on=2030-01-01"):
        assert counted.get(f"/map{query}").status == 200
