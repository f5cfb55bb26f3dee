"""What the pages show is what the project holds: on every day, while others decide, and right after an answer."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from html import unescape
from urllib.parse import urlsplit

import pytest

from desk.asking import Reader, forms
from rashomon.desk.address import Asked
from rashomon.desk.holding import Holding
from rashomon.project import Project, Scope, View, custody
from rashomon.project.deciding import standing

JSON = ("accept", "application/json")


def test_a_view_is_the_record_of_its_day_and_scope(project: Project) -> None:
    holding = Holding(project)
    record = project.record()
    days = sorted({one.published.day for one in record.reports if one.published})
    for known_on in (None, days[0] - timedelta(1), days[0], days[len(days) // 2], days[-1]):
        assert holding.held(Asked(known_on=known_on)).record == project.record(View(known_on=known_on))
    place = next(ref.canonical for event in record.events for ref in event.places if ref.canonical)
    asked = Asked(about=f" {place} ", start=days[0], end=days[len(days) // 2])
    assert holding.held(asked).record == project.record(scope=Scope(about=place, start=asked.start, end=asked.end))
    nothing = holding.held(Asked(about="Nowhere-at-all"))
    assert nothing.record.events == ()
    assert "Nowhere-at-all" in nothing.missing
    project.judge_events("reject", record.events[:1], "a film")
    for known_on in (None, days[-1]):
        assert holding.held(Asked(known_on=known_on)).record == project.record(View(known_on=known_on))
    holding.close()


def test_many_views_are_asked_and_few_are_held(project: Project) -> None:
    holding = Holding(project)
    for day in range(12):
        holding.held(Asked(known_on=date(2012, 1, 1) + timedelta(day)))
    assert len(holding._held) <= 6
    assert holding._computing == {}
    holding.close()


def test_readers_beside_a_writer_see_nothing_older_than_they_were_told(project: Project) -> None:
    holding = Holding(project)
    events = project.record().events[:6]
    claims = {one for event in events for one in event.claims}

    def decide() -> None:
        with Project.open(project.path, user="ben") as other:
            for event in events:
                other.judge_events("reject", [event], "a film")

    def read(_: int) -> None:
        before = custody.head(project).seq
        held = holding.held(Asked())
        assert held.seq >= before
        gone = {one.subject for one in held.record.judgements if one.kind == "reject"}
        left = {claim for event in held.record.events for claim in event.claims}
        assert not gone & left
        assert claims - gone <= left

    with ThreadPoolExecutor(5) as pool:
        writing = pool.submit(decide)
        for result in [pool.submit(read, number) for number in range(24)]:
            result.result()
        writing.result()
    assert holding.held(Asked()).record == project.record()
    holding.close()


def shown(reader: Reader, address: str) -> set[str]:
    page = reader.get(address)
    assert page.status == 200
    return {unescape(one) for one in re.findall(r'href="/event/([^"?#]+)', page.text)}


def verdict(reader: Reader, address: str) -> dict[str, str]:
    """The form of the verdict on a page."""
    (form,) = forms(reader.get(address).text, "/judge/event")
    return form


def test_a_page_after_an_answer_shows_what_was_kept(reader: Reader) -> None:
    reader.get("/")
    for _ in range(4):
        event = reader.project.record().events[0].id
        form = verdict(reader, f"/event/{event}")
        assert reader.post("/judge/event", {**form, "kind": "reject"}, JSON).status == 200
        assert event not in shown(reader, "/?only=open")
        got = reader.get(f"/event/{event}")
        assert got.status == 404
        assert "may have been rejected" in got.text
        number = str(reader.project.judgements()[-1].number)
        assert reader.post("/judge/undo", {"number": number, "back": "/"}, JSON).status == 200
        assert reader.get(f"/event/{event}").status == 200


def test_triage_never_shows_a_card_again_that_was_decided(reader: Reader) -> None:
    address, seen = "/triage?type=attack", set[str]()
    total = len([event for event in reader.project.record().events if event.type == "attack"])
    for _ in range(min(total, 12)):
        form = verdict(reader, address)
        assert form["event"] not in seen
        seen.add(form["event"])
        address = reader.post("/judge/event", {**form, "kind": "unsure"}, JSON).json()["next"]
        assert urlsplit(address).path == "/triage"
    told = {one.value["event"] for one in standing(reader.project.judgements())}
    assert told == seen


def test_the_same_verdict_twice_is_one_step(reader: Reader) -> None:
    form = {**verdict(reader, "/triage"), "kind": "accept"}
    with ThreadPoolExecutor(6) as pool:
        got = list(pool.map(lambda _: reader.post("/judge/event", form, JSON), range(6)))
    assert {one.status for one in got} == {200}
    assert len({one.json()["said"] for one in got}) == 1
    told = reader.project.judgements()
    assert len({one.at for one in told}) == 1
    assert reader.post("/judge/event", form, JSON).status == 200
    assert reader.project.judgements() == told
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: reader.post("/judge/undo", {"number": str(told[0].number)}, JSON), range(4)))
    assert len({one.at for one in reader.project.judgements()}) == 2
    assert standing(reader.project.judgements()) == ()


def test_the_same_correction_or_source_twice_is_kept_once(reader: Reader) -> None:
    claim = reader.project.record().claims[0].id
    for path, fields in (
        (
            "/judge/claim",
            {"kind": "correct", "subject": claim, "field": "day", "value": "2012-01-03", "reason": "seen"},
        ),
        ("/judge/source", {"kind": "reliability", "subject": "monitor", "letter": "B", "reason": "seen"}),
    ):
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda _, p=path, f=fields: reader.post(p, f, JSON), range(4)))
    assert [one.kind for one in reader.project.judgements()] == ["correct", "reliability"]


def test_an_event_that_is_gone_is_told_with_advice(reader: Reader) -> None:
    event = reader.project.record().events[0]
    form = {**verdict(reader, f"/event/{event.id}"), "kind": "accept"}
    with Project.open(reader.project.path, user="ben") as other:
        other.judge_events("reject", [event], "a film")
    reader.get("/")
    got = reader.post("/judge/event", form, JSON)
    assert got.status == 404
    assert "reload the page" in got.json()["detail"]
    assert reader.post("/judge/event", {**form, "event": "none"}).status == 404
    assert {one.user for one in reader.project.judgements()} == {"ben"}


def test_a_form_of_too_many_fields_is_refused(reader: Reader) -> None:
    got = reader.post("/judge/event", {f"f{number}": "" for number in range(300)})
    assert got.status == 400


PAGES = (
    "/", "/?page=2", "/?only=disputed&sort=weight", "/?only=open&sort=reports&type=attack", "/?q=a+market",
    "/?about=Homs", "/?from=2012-01-05&to=2012-02-09", "/?box=30,30,40,36", "/triage", "/bulk?only=disputed",
    "/ground", "/ground?q=h", "/map", "/map?type=attack", "/map.geojson", "/disagreements", "/disagreements?q=a",
    "/sources", "/sources?from=2012-01-05", "/reports", "/reports?from=2012-01-05", "/api/events?limit=400",
    "/api/claims?limit=500", "/api/reports", "/api/states",
)  # fmt: skip


def test_pages_are_the_same_from_the_tables_and_from_memory(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    record = reader.project.record()
    reader.project.judge_events("accept", record.events[2:5], "read")
    own = [f"/event/{one.id}" for one in (*record.events[::7], *record.states[::3])]
    own += [f"/report/{one.id}" for one in record.reports[::3]]
    own += [f"/triage?at={one.id}" for one in record.events[::9]]
    place = next(ref.canonical for event in record.events for ref in event.places if ref.canonical)
    addresses = [*PAGES, *own, f"/?about={place}", f"/disagreements?about={place}", f"/ground?about={place}"]
    told = [reader.get(address).text for address in addresses]
    with monkeypatch.context() as patched:
        patched.setattr(Holding, "view", lambda self, asked, at_once=False: self.held(asked))
        for address, text in zip(addresses, told, strict=True):
            assert reader.get(address).text == text, address
