"""The whole record as JSON Lines: one object a line, told apart by `record`, under the names of docs/json.md."""

from __future__ import annotations

import json
from collections.abc import Iterator

from rashomon.model import Record
from rashomon.publishing.claims import full_claim_row
from rashomon.publishing.exports.columns import Shelf, encodable
from rashomon.publishing.exports.displacement import roles
from rashomon.publishing.exports.loss import LeftOut
from rashomon.publishing.json import disagreement_row, event_row, judgement_row, report_row, state_row, unresolved_row
from rashomon.publishing.rows import Json


def render(record: Record) -> bytes:
    """Reports, events, states, disagreements, claims, what is unresolved, judgements, and what these shaped.

    A claim has `idmc_role` besides: `recommended` or `triangulation` where it gives a displacement figure, else null.
    """
    lines = (json.dumps({"record": kind, **row}, ensure_ascii=False, allow_nan=False) for kind, row in _rows(record))
    return encodable("".join(f"{line}\n" for line in lines)).encode()


def left_out(record: Record) -> tuple[LeftOut, ...]:
    """Only the texts of the reports."""
    return tuple(
        LeftOut(subject=report.id, field="text", reason="the text is its publisher's; every claim has its quote")
        for report in record.reports
    )


def _rows(record: Record) -> Iterator[tuple[str, dict[str, Json]]]:
    yield from (("report", report_row(report)) for report in record.reports)
    yield from (("event", event_row(event)) for event in record.events)
    yield from (("state", state_row(state)) for state in record.states)
    yield from (("disagreement", disagreement_row(found)) for found in record.disagreements)
    idmc = roles(Shelf(record))
    for claim in record.claims:
        yield "claim", full_claim_row(claim, record.clusters.get(claim.id)) | {"idmc_role": idmc.get(claim.id)}
    yield from (("unresolved", unresolved_row(found)) for found in record.unresolved)
    yield from (("judgement", judgement_row(one)) for one in record.judgements)
    for name, numbers in sorted(record.decided.items()):
        yield "decided", {"id": name, "judgements": list(numbers)}
