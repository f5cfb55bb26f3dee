"""What ACLED and UCDP GED promise of each of their rows; an export is held to it cell by cell."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from functools import cache
from string import ascii_uppercase

from rashomon.model.cell import restored
from rashomon.model.countries import country_of
from rashomon.publishing.acled import SUB_EVENT_TYPES
from rashomon.publishing.exports import acled, ucdp
from rashomon.publishing.exports.acled_coding import sub_events

_CLASSES = ("State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters",
            "Civilians", "External/Other forces")  # fmt: skip
_NUMBER = re.compile(r"-?\d+")


def rows(raw: bytes, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of a file with exactly these columns, with cells as they were before they were defused."""
    read = csv.reader(io.StringIO(raw.decode("utf-8"), newline=""), strict=True)
    header = next(read)
    assert tuple(header) == columns
    found = [dict(zip(header, map(restored, row), strict=True)) for row in read]
    for row in found:
        assert not any("\n" in cell or "\r" in cell for cell in row.values())
    return found


def acled_rows(raw: bytes) -> list[dict[str, str]]:
    """The rows of an ACLED file, each of which keeps the codebook."""
    found = rows(raw, acled.COLUMNS)
    assert len(acled.COLUMNS) == 31
    assert len({row["event_id_cnty"] for row in found}) == len(found)
    for row in found:
        _acled(row)
    return found


def _acled(row: dict[str, str]) -> None:
    day = date.fromisoformat(row["event_date"])
    assert row["year"] == str(day.year)
    assert row["time_precision"] in ("1", "2", "3")
    kind = sub_events()[row["sub_event_type"]]
    assert row["sub_event_type"] in SUB_EVENT_TYPES
    assert (row["event_type"], row["disorder_type"]) == (kind.event_type, kind.disorder)
    assert re.fullmatch(r"[A-Z]{2,3}\d+", row["event_id_cnty"])
    assert row["actor1"]
    for number in "12":
        assert row[f"inter{number}"] in ("", *_CLASSES)
        assert row[f"actor{number}"] or not (row[f"assoc_actor_{number}"] or row[f"inter{number}"])
    if row["inter1"] and row["inter2"]:
        assert sorted(row["interaction"].split("-")) == sorted((row["inter1"], row["inter2"]))
    elif row["inter1"] and not row["actor2"]:
        assert row["interaction"] == f"{row['inter1']} only"
    if row["event_type"] in ("Battles", "Violence against civilians"):
        assert row["actor2"]
    if row["event_type"] == "Violence against civilians":
        assert (row["inter2"], row["civilian_targeting"]) == ("Civilians", "Civilians targeted")
    assert row["civilian_targeting"] in ("", "Civilians targeted")
    assert row["country"]
    assert row["location"]
    assert re.fullmatch(r"-?\d{1,2}\.\d{4}", row["latitude"])
    assert re.fullmatch(r"-?\d{1,3}\.\d{4}", row["longitude"])
    assert row["geo_precision"] in ("1", "2", "3")
    assert row["fatalities"] == "" or row["fatalities"].isdigit()
    assert re.match(r"(?:On|Around|By|From) \d{1,2} [A-Z][a-z]+ \d{1,4}", row["notes"])
    assert row["tags"].startswith("rashomon=")
    assert row["timestamp"] == "" or _NUMBER.fullmatch(row["timestamp"])


def ucdp_rows(raw: bytes) -> list[dict[str, str]]:
    """The rows of a UCDP GED file, each of which keeps the codebook."""
    found = rows(raw, ucdp.COLUMNS)
    assert len(ucdp.COLUMNS) == 49
    assert len({row["id"] for row in found}) == len(found)
    for row in found:
        _ucdp(row)
    return found


def _ucdp(row: dict[str, str]) -> None:
    assert row["id"].isdigit()
    low, best, high = (int(row[name]) for name in ("low", "best", "high"))
    parts = [int(row[f"deaths_{side}"]) for side in ("a", "b", "civilians", "unknown")]
    assert best == sum(parts)
    assert 0 <= low <= best <= high
    assert high >= 1
    assert row["type_of_violence"] in ("1", "2", "3", "")
    assert row["code_status"] in ("Clear", "Check")
    if row["code_status"] == "Clear":
        assert row["type_of_violence"]
        assert row["side_a"]
        assert row["side_b"]
    if row["type_of_violence"] == "3":
        assert row["side_b"] == "Civilians"
    if row["type_of_violence"] == "1":
        assert row["side_a"].startswith("Government of ")
    start, end = (date.fromisoformat(row[name].removesuffix(" 00:00:00.000")) for name in ("date_start", "date_end"))
    assert start <= end
    assert row["year"] == str(start.year)
    assert row["date_prec"] in ("1", "2", "3", "4", "5")
    assert (row["date_prec"] == "1") == (start == end)
    assert row["where_prec"] in ("1", "2", "3", "4", "5", "6", "7")
    assert row["event_clarity"] in ("1", "2")
    assert int(row["number_of_sources"]) >= 1
    if row["latitude"]:
        assert row["geom_wkt"] == f"POINT ({row['longitude']} {row['latitude']})"
        assert 1 <= int(row["priogrid_gid"]) <= 259200
    if row["country_id"]:
        assert (row["country"], int(row["country_id"])) in _states()


@cache
def _states() -> set[tuple[str, int | None]]:
    codes = (f"{a}{b}" for a in ascii_uppercase for b in ascii_uppercase)
    return {(country.ucdp, country.gw) for code in codes if (country := country_of(code)) is not None}
