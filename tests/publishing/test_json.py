import json as stdlib_json

import jsonschema
from hypothesis import HealthCheck, given, settings

from rashomon.publishing import json

from .records import EMPTY, RECORD
from .strategies import records

SCHEMA = stdlib_json.loads(json.schema())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_is_a_valid_schema_of_its_draft():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_record_and_an_empty_one_keep_to_the_schema():
    for record in (RECORD, EMPTY):
        VALIDATOR.validate(stdlib_json.loads(json.render(record)))


def test_the_record_has_the_parts_that_the_contract_names():
    parts = stdlib_json.loads(json.render(RECORD))
    named = ["reports", "events", "states", "disagreements", "claims", "unresolved", "judgements", "decided"]
    assert list(parts) == named


def test_an_event_has_every_field_that_the_contract_names():
    event = stdlib_json.loads(json.render(RECORD))["events"][0]
    named = [
        "id",
        "type",
        "subtype",
        "when",
        "places",
        "actors",
        "ranges",
        "positions",
        "reports",
        "origins",
        "camps",
        "claims",
        "modality",
        "grade",
    ]
    assert set(named) <= set(event)
    assert event["ranges"]["killed"] == {"low": 19, "best": None, "high": 34, "unit": "persons"}
    assert event["when"]["start"] == "2024-03-11"
    assert event["positions"]["killed"][1]["claims"] == ["c7"]


def test_whole_counts_are_written_without_a_decimal_point():
    assert '"low": 19,' in json.render(RECORD)
    assert "19.0" not in json.render(RECORD)


def test_the_text_of_a_report_is_not_published():
    assert "Residents said the shells came from the east" not in json.render(RECORD)


@given(records)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_record_keeps_to_the_schema_and_gives_the_same_bytes_twice(record):
    first = json.render(record)
    VALIDATOR.validate(stdlib_json.loads(first))
    assert first == json.render(record)
