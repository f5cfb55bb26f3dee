"""What the desk gives away is what it shows: the day, the days, the place and every filter of the list."""

from __future__ import annotations

import json
from io import BytesIO
from urllib.parse import quote
from zipfile import ZipFile

import pytest

from desk.asking import Reader
from rashomon.project import View
from rashomon.publishing.exports import FORMATS
from rashomon.publishing.json import render


def claims(reader: Reader, query: str) -> set[str]:
    """The claims that are exported."""
    got = reader.get(f"/export/jsonl?{query}")
    assert got.status == 200, got.text
    return {row["id"] for row in map(json.loads, got.text.splitlines()) if "quote" in row}


def listed(reader: Reader, query: str) -> set[str]:
    """The events that the list shows, whatever page they are on."""
    got = reader.get(f"/api/events?limit=500&{query}")
    assert got.status == 200, got.text
    return {one["id"] for one in got.json()["items"]}


@pytest.mark.parametrize(
    ("of_page", "of_list"),
    [("type=attack", "type=attack"), ("only=disputed", "only=disputed"), ("only=decided", "only=decided"),
     ("q=clash", "words=clash"), ("type=attack&only=open", "type=attack&only=open")],
)  # fmt: skip
def test_an_export_holds_the_events_of_the_list(reader: Reader, of_page: str, of_list: str) -> None:
    events = reader.project.record().events
    reader.project.judge_events("accept", events[:4], "read")
    wanted = listed(reader, of_list)
    assert 0 < len(wanted) < len(events)
    whole = {claim for event in events if event.id in wanted for claim in event.claims}
    if of_page.startswith("q="):  # states hold words too
        assert claims(reader, of_page) >= whole
    else:
        assert claims(reader, of_page) == whole
    assert all(f"/export/{name}?" in reader.get(f"/?{of_page}").text for name in FORMATS)


def test_an_export_of_a_window_of_the_map_holds_what_lies_in_it(reader: Reader) -> None:
    event = next(one for one in reader.project.record().events if one.places and one.places[0].lat is not None)
    lat, lon = event.places[0].lat, event.places[0].lon
    assert lat is not None
    assert lon is not None
    query = f"box={lon - 0.01},{lat - 0.01},{lon + 0.01},{lat + 0.01}"
    found = claims(reader, query)
    assert set(event.claims) <= found
    assert found < claims(reader, "")


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if not one.known and name != "parquet"])
def test_an_export_of_a_day_holds_what_was_known_on_it(reader: Reader, name: str) -> None:
    record = reader.project.record()
    days = sorted(one.published.day for one in record.reports if one.published)
    day = days[len(days) // 3]
    earlier = reader.project.record(View(known_on=day))
    assert 0 < len(earlier.events) < len(record.events)
    got = reader.get(f"/export/{name}?known_on={day}")
    assert got.body == FORMATS[name].load().render(earlier)
    later = next(one for one in record.reports if one.published and one.published.day > day)
    assert later.id not in got.body.decode("utf-8", "replace")
    assert got.body != FORMATS[name].load().render(record)


def test_a_bundle_holds_what_the_list_shows(reader: Reader) -> None:
    record = reader.project.record()
    wanted = listed(reader, "type=attack")
    with ZipFile(BytesIO(reader.get("/export/bundle?type=attack").body)) as whole:
        told = json.loads(whole.read(next(name for name in whole.namelist() if name.endswith("record.json"))))
    assert {one["id"] for one in told["events"]} == wanted
    assert len(wanted) < len(record.events)
    assert "attack" in render(record)
    assert reader.get(f"/export/bundle?about={quote('Nowhere at all')}").status == 404
