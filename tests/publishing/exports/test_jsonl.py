"""JSON Lines: the whole record, one object a line."""

import json
from dataclasses import replace

from rashomon.model import Judgement
from rashomon.publishing import json as record_json
from rashomon.publishing.exports import jsonl
from tests.publishing.records import RECORD

from .river import COUNTED, FLED, RIVER

PARTS = {
    "report": "reports",
    "event": "events",
    "state": "states",
    "disagreement": "disagreements",
    "claim": "claims",
    "unresolved": "unresolved",
    "judgement": "judgements",
}


def objects(record):
    return [json.loads(line) for line in jsonl.render(record).decode("utf-8").splitlines()]


def test_the_lines_together_are_the_whole_record():
    one = Judgement(number=3, at="2024-03-09T12:00:00.000000Z", user="ana", kind="accept", subject="x#1", reason="read")
    judged = replace(RIVER, judgements=(one,), decided={"x#1": (3,), "E01": (3,)})
    for record in (RECORD, RIVER, judged):
        found = {name: [] for name in PARTS.values()} | {"decided": {}}
        for line in objects(record):
            kind = line.pop("record")
            if kind == "claim":
                line.pop("idmc_role")
            if kind == "decided":
                found["decided"][line["id"]] = line["judgements"]
                continue
            found[PARTS[kind]].append(line)
        assert found == json.loads(record_json.render(record))


def test_a_displacement_figure_names_its_role():
    roles = {line["id"]: line["idmc_role"] for line in objects(RIVER) if line["record"] == "claim"}
    assert roles[FLED.id] == "triangulation"
    assert roles[COUNTED.id] == "recommended"
    assert roles["delta-0501#5"] is None


def test_only_the_texts_are_left_out():
    assert [(one.subject, one.field) for one in jsonl.left_out(RIVER)] == [("delta-0501", "text")]
