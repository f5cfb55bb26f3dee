"""followthemoney: read back by its own statement reader, and validated by its own schemata."""

import io
import json

import pytest
from followthemoney import model
from followthemoney.dataset import Dataset
from followthemoney.statement.entity import StatementEntity
from followthemoney.statement.serialize import read_json_statements
from followthemoney.statement.statement import Statement
from rigour.time import iso_datetime

from rashomon.errors import ExportError
from rashomon.model import Actor
from rashomon.publishing.exports import ftm
from rashomon.publishing.exports.context import Known
from rashomon.publishing.exports.ftm_entities import entity_id
from tests.publishing.records import RECORD

from .river import RIVER


def statements(record, **options):
    return list(read_json_statements(io.BytesIO(ftm.render(record, **options))))


def entities(record, **options):
    by_id = {}
    for one in statements(record, **options):
        by_id.setdefault(one.entity_id, []).append(one)
    dataset = Dataset.make({"name": options.get("dataset", "rashomon"), "title": "test"})
    return {key: StatementEntity.from_statements(dataset, found) for key, found in by_id.items()}


def of(found, schema):
    return {key: entity for key, entity in found.items() if entity.schema.name == schema}


@pytest.mark.parametrize("record", [RECORD, RIVER], ids=["record", "river"])
def test_every_entity_keeps_to_its_schema(record):
    found = entities(record)
    for entity in found.values():
        entity.schema.validate(entity.to_dict())
        assert model.get_proxy(entity.to_dict()).to_dict()["properties"].keys() == entity.properties.keys()
    schemata = {entity.schema.name for entity in found.values()}
    assert schemata >= {"Event", "Article", "Address", "Note", "UnknownLink"}


@pytest.mark.parametrize("record", [RECORD, RIVER], ids=["record", "river"])
def test_every_reference_leads_to_an_entity_of_the_right_schema(record):
    found = entities(record)
    for entity in found.values():
        for prop in entity.iterprops():
            for value in entity.get(prop) if prop.type.name == "entity" else ():
                assert found[value].schema.is_a(prop.range), (entity.id, prop.name)


def test_statement_ids_are_followthemoneys_own_and_unique():
    found = statements(RIVER)
    assert len({one.id for one in found}) == len(found)
    for one in found:
        if one.prop != Statement.BASE:
            assert one.id == one.generate_key()
        assert one.canonical_id == one.entity_id


def test_lines_keep_the_order_of_entities():
    lines = ftm.render(RIVER).decode("utf-8").splitlines()
    ids = [json.loads(line)["entity_id"] for line in lines]
    assert ids == sorted(ids)


def test_an_event_is_what_the_record_says():
    found = entities(RECORD)
    event = found["rashomon-event-e1"]
    assert event.caption == "Air strike on a market in Nakhla"
    assert event.get("startDate") == event.get("endDate") == ["2024-03-11"]
    assert event.get("country") == ["ye"]
    assert event.get("summary") == ["Air strike: 30–40 injured; 19–34 killed"]
    assert [found[key].caption for key in event.get("involved")] == ["government air force"]
    assert sorted(found[key].first("publisher") for key in event.get("proof")) == ["Evening Gazette", "The Courier"]
    address = found[event.first("addressEntity")]
    assert (address.first("latitude"), address.first("longitude")) == ("15.35", "44.2")
    assert [note.split(":")[0] for note in event.get("notes")] == ["killed, disagree"]


def test_who_did_what_is_a_link_with_its_role_and_its_doubt():
    found = entities(RECORD)
    links = [link for link in of(found, "UnknownLink").values() if link.get("object") == ["rashomon-event-e1"]]
    assert [(link.first("role"), link.get("status")) for link in links] == [("initiator", ["suspected"])]


def test_unnamed_people_are_no_entity():
    for record in (RECORD, RIVER):
        names = {entity.caption for entity in entities(record).values()}
        assert names.isdisjoint({"persons", "unknown", "not stated"})
    left = {(one.subject, one.field) for one in ftm.left_out(RIVER)}
    assert ("e-flight", "actors") in left
    assert ("e-shelling", "actors") in left


def test_a_body_of_a_state_is_a_public_body_and_has_its_country():
    found = entities(RIVER)
    army = found["rashomon-actor-bra-forces"]
    assert (army.schema.name, army.get("country")) == ("PublicBody", ["br"])
    (rebels,) = of(found, "LegalEntity").values()
    assert rebels.caption == "rebels"


def test_the_registry_says_what_an_actor_is_and_how_else_it_is_called():
    rows = {
        "gov-air": Actor(id="gov-air", name="government air force", kind="state_forces", country="YE"),
        "text:rebels": Actor(id="x", name="x", kind="rebel_group"),
        "bra-forces": Actor(id="bra-forces", name="army", kind="state_forces", country="BR", acronyms=("EB",)),
    }
    known = Known(actors=rows)
    assert entities(RECORD, known=known)["rashomon-actor-gov-air"].schema.name == "PublicBody"
    army = entities(RIVER, known=known)["rashomon-actor-bra-forces"]
    assert (army.get("abbreviation"), army.get("country")) == (["EB"], ["br"])
    assert entities(RECORD)["rashomon-actor-gov-air"].schema.name == "Organization"


def test_every_claim_of_an_event_is_a_note_with_its_words_and_its_report():
    found = entities(RIVER)
    notes = of(found, "Note")
    assert {note.first("description") for note in notes.values()} == {
        claim.quote for claim in RIVER.claims if claim.type != "population" and claim.modality != "planned"
    }
    for note in notes.values():
        assert note.get("proof") == ["rashomon-report-delta-0501"]


def test_days_seen_are_those_of_the_reports():
    event = entities(RECORD)["rashomon-event-e1"]
    assert (event.first_seen, event.last_seen) == ("2024-03-11T00:00:00", "2024-03-14T00:00:00")
    for one in statements(RECORD):
        if one.first_seen is not None:
            assert iso_datetime(one.first_seen) <= iso_datetime(one.last_seen)


def test_what_did_not_happen_is_no_event():
    assert set(of(entities(RECORD), "Event")) == {f"rashomon-event-{one}" for one in ("e1", "e3", "e5", "e10")}
    assert {"e2", "e4"} <= {one.subject for one in ftm.left_out(RECORD) if one.field == "*"}


def test_the_dataset_has_the_name_that_is_given():
    found = statements(RIVER, dataset="two_rivers")
    assert {one.dataset for one in found} == {"two_rivers"}
    assert all(one.entity_id.startswith("two-rivers-") for one in found)


@pytest.mark.parametrize("name", ["", "Two Rivers", "a__b", "_a", "a/b", "é"])
def test_a_name_that_followthemoney_refuses_is_refused(name):
    with pytest.raises(ExportError, match="no name for a dataset"):
        ftm.render(RIVER, dataset=name)
    with pytest.raises(ValueError, match="dataset name"):
        Dataset.make({"name": name, "title": "x"})


def test_ids_of_two_parts_never_run_together():
    assert entity_id("d", "link", "a.b", "c") != entity_id("d", "link", "a", "b.c")
    assert entity_id("d", "event", "text:its chief") == entity_id("d", "event", "text:its chief")
    assert model.get("Event") is not None
