"""`/api`: what the pages show, for programs; whatever is asked, no answer is a fault of ours."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings

from desk.asking import HOST, Reader, answer
from desk.test_server import running
from rashomon.model import Report
from rashomon.project import Project, Scope, View, custody

ROOT = Path(__file__).resolve().parents[2]
LISTS = ("/api/events", "/api/states", "/api/disagreements", "/api/claims", "/api/reports", "/api/judgements")


def day_of(report: Report) -> date:
    assert report.published is not None
    return report.published.day


def told(reader: Reader, address: str, status: int = 200) -> Any:
    got = reader.get(address)
    assert got.status == status, (address, got.text)
    assert got.headers["content-type"] == "application/json"
    return got.json()


@pytest.mark.parametrize("path", LISTS)
def test_a_list_in_parts_is_the_list(reader: Reader, path: str) -> None:
    reader.project.judge_events("accept", reader.project.record().events[:1], "read")
    whole = told(reader, f"{path}?limit=500")
    assert whole["total"] == len(whole["items"]) >= 1
    parts: list[Any] = []
    while len(parts) < whole["total"]:
        part = told(reader, f"{path}?start={len(parts)}&limit=7")
        assert (part["total"], part["start"], part["as_of"]) == (whole["total"], len(parts), whole["as_of"])
        parts += part["items"]
    assert parts == whole["items"]
    assert told(reader, f"{path}?start={whole['total'] + 5}")["items"] == []
    assert whole["as_of"] == custody.head(reader.project).seq


def test_events_are_filtered_as_on_their_page(reader: Reader) -> None:
    record = reader.project.record()
    kind = record.events[0].type
    found = told(reader, f"/api/events?type={kind}&limit=500")["items"]
    assert {one["id"] for one in found} == {event.id for event in record.events if event.type == kind}
    disputed = told(reader, "/api/events?only=disputed&sort=weight&limit=500")
    page = reader.get("/?only=disputed&sort=weight").text
    shown = re.findall(r'href="/event/([^"?]+)', page)
    assert [one["id"] for one in disputed["items"]][: len(shown)] == shown
    day = record.reports[0].published.day.isoformat() if record.reports[0].published else ""
    earlier = told(reader, f"/api/events?known_on={day}&limit=500")
    assert earlier["total"] < len(record.events)


def test_the_other_lists_hold_what_is_of_the_days_and_the_place(reader: Reader) -> None:
    record = reader.project.record()
    place = next(ref.canonical for event in record.events for ref in event.places if ref.canonical)
    day = sorted(one.published.day for one in record.reports if one.published)[len(record.reports) // 2].isoformat()
    for query, scope in (
        (f"about={quote(place)}", Scope(about=place)),
        (f"first_day={day}&last_day={day}", Scope(start=date.fromisoformat(day), end=date.fromisoformat(day))),
        (f"known_on={day}&about={quote(place)}", None),
    ):
        whole = (
            reader.project.record(scope=scope)
            if scope is not None
            else reader.project.record(View(known_on=date.fromisoformat(day)), Scope(about=place))
        )
        wanted = {
            "states": {one.id for one in whole.states},
            "claims": {one.id for one in whole.claims},
            "reports": {one.id for one in whole.reports},
            "disagreements": {(one.about, one.slot) for one in whole.disagreements},
        }
        assert 0 < len(wanted["claims"]) < len(record.claims)
        for kind, ids in wanted.items():
            items = told(reader, f"/api/{kind}?{query}&limit=500")["items"]
            key = ("about", "slot") if kind == "disagreements" else None
            assert {(one[key[0]], one[key[1]]) if key else one["id"] for one in items} == ids, (kind, query)


def test_a_report_is_there_from_the_day_of_its_publication(reader: Reader) -> None:
    latest = max((one for one in reader.project.record().reports if one.published), key=lambda one: day_of(one))
    assert told(reader, f"/api/reports/{latest.id}?known_on={day_of(latest)}")["id"] == latest.id
    earlier = day_of(latest) - timedelta(days=1)
    assert "holds no report" in told(reader, f"/api/reports/{latest.id}?known_on={earlier}", 404)["detail"]


@pytest.mark.parametrize("address", ["/api/states?type=attack", "/api/events?from=2024-03-09", "/api/head?known_on=x"])
def test_a_filter_that_a_list_does_not_have_is_refused(reader: Reader, address: str) -> None:
    assert "is no filter here" in told(reader, address, 422)["detail"]


def test_one_event_comes_with_its_claims(reader: Reader) -> None:
    event = reader.project.record().events[0]
    row = told(reader, f"/api/events/{event.id}")
    assert {one["id"] for one in row["claim_rows"]} == set(event.claims)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/events?known_on=tomorrow", 422),
        ("/api/events?limit=501", 422),
        ("/api/events?limit=0", 422),
        ("/api/events?start=-1", 422),
        ("/api/events?start=99999999999", 422),
        ("/api/events?type=none", 400),
        ("/api/events?only=none", 400),
        ("/api/events?sort=none", 400),
        ("/api/events?words=" + "x" * 201, 422),
        ("/api/events/none", 404),
        ("/api/reports/none", 404),
        ("/api/none", 404),
    ],
)
def test_errors_are_told_as_json(reader: Reader, address: str, status: int) -> None:
    assert told(reader, address, status)["detail"]


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ({}, 422),
        ([], 422),
        ({"kind": "accept", "subject": "none", "reason": "r"}, 404),
        ({"kind": "none", "subject": "none", "reason": "r"}, 400),
        ({"kind": "accept", "subject": "CLAIM", "reason": " "}, 400),
        ({"kind": "accept", "subject": "CLAIM", "reason": ""}, 422),
        ({"kind": "accept", "subject": "CLAIM", "reason": "r", "value": {"reason": "x"}}, 400),
        ({"kind": "accept", "subject": "CLAIM", "reason": "r", "value": {"a": 1}}, 422),
        ({"kind": "correct", "subject": "CLAIM", "reason": "r", "value": {"field": "day", "value": "soon"}}, 400),
        ({"kind": "correct", "subject": "CLAIM", "reason": "r"}, 400),
        ({"kind": "undo", "subject": "\xb2", "reason": "r"}, 404),
        ({"kind": "undo", "subject": "9" * 30, "reason": "r"}, 404),
        ({"kind": "undo", "subject": "1", "reason": "r"}, 404),
        ({"kind": "same", "subject": "CLAIM", "reason": "r"}, 400),
        ({"kind": "retract", "subject": "none", "reason": "r", "value": {"day": "2024-03-09"}}, 404),
        ({"kind": "reliability", "subject": "sohr", "reason": "r", "value": {"letter": "Z"}}, 400),
        ({"kind": "accept", "subject": "CLAIM\x00", "reason": "r"}, 404),
        ({"kind": "accept", "subject": "CLAIM\ud800", "reason": "r"}, 422),
        ({"kind": "accept", "subject": "CLAIM", "reason": "\ud800"}, 422),
        ({"kind": "camp", "subject": "\ud800", "reason": "r", "value": {"camp": "\ud800"}}, 422),
        ({"kind": "accept", "subject": "CLAIM", "reason": "a\x00b"}, 400),
    ],
)
def test_a_wrong_judgement_is_refused_and_nothing_kept(reader: Reader, value: Any, status: int) -> None:
    before = custody.head(reader.project)
    claim = reader.project.record().claims[0].id
    filled = json.loads(json.dumps(value).replace("CLAIM", claim))
    got = reader.tell("/api/judgements", filled)
    assert (got.status, bool(got.json()["detail"])) == (status, True), got.text
    assert custody.head(reader.project) == before


def test_a_judgement_of_a_program_is_kept_and_seen(reader: Reader) -> None:
    claim = reader.project.record().claims[0].id
    got = reader.tell("/api/judgements", {"kind": "reject", "subject": claim, "reason": "a film, not an event"})
    assert got.status == 201
    assert got.json()["user"] == "ana"
    claims = {one["id"] for one in told(reader, "/api/claims?limit=500")["items"]}
    assert claim not in claims
    assert told(reader, "/api/judgements")["items"][-1]["number"] == got.json()["number"]
    back = reader.tell("/api/judgements", {"kind": "undo", "subject": str(got.json()["number"]), "reason": "it is one"})
    assert back.status == 201
    assert claim in {one["id"] for one in told(reader, "/api/claims?limit=500")["items"]}


def test_no_value_leads_to_a_fault_of_ours(reader: Reader) -> None:
    described = told(reader, "/api/openapi.json")
    schema = schemathesis.openapi.from_dict(described)
    tried = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy())
        @settings(max_examples=40, suppress_health_check=list(HealthCheck))
        def no_fault(case: Any) -> None:
            wanted = case.as_transport_kwargs(base_url=f"http://{HOST}/api")
            parts = urlsplit(wanted["url"])
            query = "&".join(part for part in (parts.query, _query(wanted.get("params"))) if part)
            body = b"" if wanted.get("json") is None else json.dumps(wanted["json"]).encode()
            headers = [("host", HOST), reader.bearer, ("content-type", "application/json")]
            got = answer(reader.app, wanted["method"], f"{parts.path}?{query}", headers, body)
            assert got.status < 500, (wanted, got.text)
            if got.status >= 400:
                assert got.json()["detail"]

        no_fault()
        tried += 1
    assert tried == 10


def _query(params: Any) -> str:
    from urllib.parse import urlencode

    return urlencode(params or {}, doseq=True, errors="surrogatepass")


def test_the_description_names_every_filter(reader: Reader) -> None:
    described = told(reader, "/api/openapi.json")
    names = {one["name"] for one in described["paths"]["/events"]["get"]["parameters"]}
    assert names == {
        "known_on", "about", "first_day", "last_day", "words", "type", "only", "sort", "start", "limit",
    }  # fmt: skip


def test_the_script_of_the_manual_runs(project: Project, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "desk.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    before = len(project.judgements())
    assert Path(project.path) == tmp_path / "desk"
    with running("serve", "--project", "desk", folder=tmp_path):
        done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "kept as judgement" in done.stdout
    assert len(project.judgements()) == before + 1


KEY = ("idempotency-key", "2f1c-0001")


def sent(reader: Reader, value: object, *headers: tuple[str, str]) -> Any:
    given = [("host", HOST), reader.bearer, ("content-type", "application/json"), *headers]
    return answer(reader.app, "POST", "/api/judgements", given, json.dumps(value).encode())


def test_what_is_sent_again_under_its_key_is_kept_once(reader: Reader) -> None:
    claims = [one.id for one in reader.project.record().claims[:2]]
    wanted = {"kind": "accept", "subject": claims[0], "reason": "read"}
    first, again = sent(reader, wanted, KEY), sent(reader, wanted, KEY)
    assert (first.status, again.status) == (201, 201)
    assert first.json() == again.json()
    anew = Reader(reader.project)  # the desk was stopped and started
    assert sent(anew, wanted, KEY).json() == first.json()
    assert len(reader.project.judgements()) == 1
    other = sent(reader, {**wanted, "subject": claims[1]}, KEY)
    assert other.status == 422
    assert "take a new key" in other.json()["detail"]
    assert sent(reader, wanted, ("idempotency-key", "2f1c-0002")).json()["number"] == 2
    assert sent(reader, wanted).json()["number"] == 3
    assert custody.verify(reader.project).is_sound


def test_two_requests_of_one_moment_with_one_key_keep_one(reader: Reader) -> None:
    from concurrent.futures import ThreadPoolExecutor

    wanted = {"kind": "reject", "subject": reader.project.record().claims[0].id, "reason": "a film"}
    with ThreadPoolExecutor(4) as pool:
        every = list(pool.map(lambda _: sent(reader, wanted, KEY), range(8)))
    assert {one.status for one in every} == {201}
    assert {one.json()["number"] for one in every} == {1}
    assert len(reader.project.judgements()) == 1


@pytest.mark.parametrize("key", ["a b", '"; DROP', "x" * 101, "ключ".encode().decode("latin-1"), "%", "a/b"])
def test_a_key_is_a_short_word(reader: Reader, key: str) -> None:
    wanted = {"kind": "accept", "subject": reader.project.record().claims[0].id, "reason": "read"}
    assert sent(reader, wanted, ("idempotency-key", key)).status == 422
    assert reader.project.judgements() == ()


def test_a_database_out_of_reach_is_told_as_such(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    from rashomon.errors import StoreUnavailable

    claim = reader.project.record().claims[0].id

    def locked(*_: object, **__: object) -> None:
        raise StoreUnavailable("another process has been writing for too long; nothing was half done")

    monkeypatch.setattr(Project, "judge", locked)
    got = sent(reader, {"kind": "accept", "subject": claim, "reason": "r"})
    form = reader.post("/judge/claim", {"subject": claim, "kind": "accept"})
    card = reader.post("/judge/claim", {"subject": claim, "kind": "accept"}, ("accept", "application/json"))
    for one in (got, form, card):
        assert one.status == 503
        assert int(one.headers["retry-after"]) > 0
    assert "nothing was half done" in got.json()["detail"]
    assert "nothing was half done" in form.text
