import json

from hypothesis import HealthCheck, given, settings

from rashomon.publishing.claims import lines

from .records import RECORD
from .strategies import records

CONTRACT = [
    "id",
    "doc",
    "char_start",
    "char_end",
    "quote",
    "kind",
    "type",
    "subtype",
    "polarity",
    "modality",
    "status",
    "origin",
    "origin_name",
    "cue_start",
    "cue_end",
    "attribution",
    "actors",
    "quantities",
    "places",
    "time",
    "cluster",
    "slot_modality",
]
ROWS = {row["id"]: row for row in map(json.loads, lines(RECORD))}


def test_a_line_has_exactly_the_fields_of_the_contract():
    assert all(sorted(row) == sorted(CONTRACT) for row in ROWS.values())


def test_offsets_give_back_the_quote():
    texts = {report.id: report.text for report in RECORD.reports}
    assert all(texts[row["doc"]][row["char_start"] : row["char_end"]] == row["quote"] for row in ROWS.values())


def test_the_outlets_own_voice_is_the_origin_outlet_without_a_cue():
    row = ROWS["c1"]
    assert (row["origin"], row["origin_name"], row["cue_start"], row["cue_end"]) == ("outlet", "outlet", None, None)


def test_a_named_source_is_the_last_of_its_chain():
    row = ROWS["c8"]
    assert (row["origin"], row["origin_name"]) == ("def-min", "Defence Ministry")
    assert [source["role"] for source in row["attribution"]] == ["outlet", "speaker", "origin"]


def test_numbers_places_and_times_keep_the_shape_of_the_contract():
    row = ROWS["c2"]
    assert row["quantities"] == [
        {
            "kind": "killed",
            "low": 19,
            "high": None,
            "value": 19,
            "unit": "persons",
            "qualifier": None,
            "as_written": None,
        }
    ]
    assert list(row["time"]) == ["start", "end", "granularity", "basis", "as_written"]
    place = ["role", "relation", "as_written", "canonical", "geonameid", "lat", "lon", "radius_km", "basis"]
    assert list(row["places"][0]) == place
    assert row["slot_modality"] == {"initiator": "suspected"}
    assert row["cluster"] == "e1"


@given(records)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_claim_is_one_line(record):
    written = list(lines(record))
    assert len(written) == len(record.claims)
    assert all("\n" not in line and json.loads(line) for line in written)
