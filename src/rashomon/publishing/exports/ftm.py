"""Events, actors and reports as followthemoney statements.  Source: followthemoney, its schemata and Statement class.

Who is named as involved becomes a PublicBody, Organization or LegalEntity, a report an Article, a place an Address, a
claim a Note with its words, and an actor's part in an event an UnknownLink with its role.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from followthemoney import model
from followthemoney.dataset import Dataset
from followthemoney.statement.entity import StatementEntity
from followthemoney.statement.serialize import JSON, write_statements
from followthemoney.statement.statement import Statement
from followthemoney.types import registry

from rashomon.errors import ExportError
from rashomon.model import Event, Record
from rashomon.publishing.exports.common import happened
from rashomon.publishing.exports.context import Known
from rashomon.publishing.exports.ftm_entities import NOBODY, Drawn, drawn, is_name
from rashomon.publishing.exports.loss import LeftOut


def render(record: Record, *, known: Known | None = None, dataset: str = "rashomon") -> bytes:
    """One statement a line, as JSON; sorted, so that the same record gives the same bytes.

    `dataset` is the name that every statement carries: lower case letters, digits and single underscores.
    `first_seen` and `last_seen` are the days of the first and the last report that has it; no clock is read.

    Raises:
        ExportError: if the name is none that followthemoney takes.
    """
    if not is_name(dataset):
        raise ExportError(f"{dataset!r} is no name for a dataset: take lower case letters, digits and underscores")
    output = io.BytesIO()
    write_statements(output, JSON, _statements(drawn(record, known, dataset), dataset))
    return output.getvalue()


def _statements(entities: list[Drawn], dataset: str) -> Iterator[Statement]:
    """The statements of each entity, the one that it exists first."""
    source = Dataset.make({"name": dataset, "title": dataset})
    for one in entities:
        entity = StatementEntity(source, {"schema": one.schema, "id": one.id})
        schema = model.get(one.schema)
        assert schema is not None, one.schema  # a name in this file, not an input
        for fact, (first, last) in one.facts.items():
            clean = schema.properties[fact.name].type.clean(fact.value)
            if clean is not None:
                entity.add_statement(
                    Statement(
                        entity_id=one.id,
                        prop=fact.name,
                        schema=one.schema,
                        value=clean,
                        dataset=dataset,
                        lang=registry.language.clean(fact.lang),
                        original_value=fact.value,
                        first_seen=first,
                        last_seen=last,
                        origin="rashomon",
                    )
                )
        yield from sorted(entity.statements)


def left_out(record: Record, *, known: Known | None = None, dataset: str = "rashomon") -> tuple[LeftOut, ...]:
    """What the statements do not carry; the name of the dataset does not change it."""
    return tuple(_lost(record))


def _lost(record: Record) -> Iterator[LeftOut]:
    for event in record.events:
        if happened(event):
            yield from _lost_of(event)
        else:
            reason = f"{event.modality}, {event.polarity}: an Event of followthemoney has happened"
            yield LeftOut(subject=event.id, field="*", reason=reason)
    for state in record.states:
        yield LeftOut(
            subject=state.id, field="*", reason="followthemoney has no schema for what holds: in jsonl or csv"
        )
    for found in record.disagreements:
        yield LeftOut(
            subject=found.id, field="positions", reason="in words in `notes` of its Event, if that is exported"
        )
    for identifier in record.decided:
        yield LeftOut(
            subject=identifier, field="judgements", reason="who decided what: in jsonl, and in csv and parquet"
        )
    for claim in record.claims:
        if claim.id not in record.clusters:
            yield LeftOut(subject=claim.id, field="*", reason="it belongs to no event")


def _lost_of(event: Event) -> Iterator[LeftOut]:
    if event.ranges:
        yield LeftOut(subject=event.id, field="ranges", reason="in words in `summary`: no property holds a range")
    for name in ("revisions", "gaps"):
        if getattr(event, name):
            yield LeftOut(subject=event.id, field=name, reason=f"in the table `{name}` of csv and parquet")
    if any(actor.id in NOBODY for actor in event.actors):
        reason = "no entity is made of unnamed people or an unknown doer"
        yield LeftOut(subject=event.id, field="actors", reason=reason)
    if any(place.radius_km is not None for place in event.places):
        yield LeftOut(subject=event.id, field="radius_km", reason="in words in `remarks` of the Address")
