"""A project that asks for two readers, at its desk: nobody sees before judging what others said, and a lead settles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.asking import Answer, Reader, forms
from desk.members import House, Member
from rashomon.model import Event
from rashomon.project import custody, settings, users

SECRET = "because of what only cara saw"
MORE = "the words of dora alone"
JSON = ("accept", "application/json")


@pytest.fixture
def two(house: House) -> House:
    """The house with a second coder, dora; an event needs two readers."""
    users.add(house.project, "dora", "coder", "a fourth long set of words")
    settings.set_readers(house.project, "2")
    return house


@pytest.fixture
def dora(two: House) -> Member:
    return Member(two, "dora", "a fourth long set of words")


def first(house: House) -> Event:
    return house.project.record().events[0]


def judged(member: Member, event: Event, kind: str, reason: str) -> Answer:
    got = member.post("/judge/event", {"event": event.id, "kind": kind, "reason": reason}, JSON)
    assert got.status == 200, got.text
    return got


def everywhere(member: Member, event: Event, house: House) -> Iterator[tuple[str, str]]:
    """All that a user can be shown in which a verdict might stand."""
    report = house.project.record().reports[0].id
    for path in (
        "/", "/?only=decided", "/?only=open", "/triage", f"/triage?at={event.id}", f"/event/{event.id}", "/bulk",
        "/audit", "/map", "/ground", "/disagreements", "/sources", "/reports", f"/report/{report}",
        "/api/judgements?limit=500", f"/api/events/{event.id}", "/api/events?limit=500", "/api/claims?limit=500",
        "/export/jsonl", "/export/csv", "/map.geojson", "/account",
    ):  # fmt: skip
        got = member.get(path)
        assert got.status == 200, (path, got.text)
        yield path, got.body.decode("utf-8", "replace")


@pytest.mark.parametrize("kind", ["accept", "reject", "unsure"])
def test_nobody_sees_what_others_said_before_judging(two: House, dora: Member, kind: str) -> None:
    event, cara = first(two), two.member("coder")
    judged(cara, event, kind, SECRET)
    for member in (dora, two.member("reader")):
        for path, text in everywhere(member, event, two):
            assert SECRET not in text, path
            assert "One of two readers" not in text, path
        assert member.get("/api/judgements").json()["total"] == 0
    assert "shown after your own verdict" in dora.get(f"/event/{event.id}").text
    assert "One of two readers (cara)" in cara.get(f"/event/{event.id}").text
    seen = two.member("lead").get(f"/event/{event.id}").text
    assert SECRET in seen
    judged(dora, event, "unsure" if kind != "unsure" else "accept", MORE)
    for member, words in ((dora, SECRET), (cara, MORE)):
        page = member.get(f"/event/{event.id}").text
        assert words in page
        assert "waits for a lead" in page
    assert SECRET not in two.member("reader").get(f"/event/{event.id}").text


def test_what_is_undone_is_no_way_to_look(two: House, dora: Member) -> None:
    """A verdict that was taken back shows nothing of the others' any more."""
    event, cara = first(two), two.member("coder")
    judged(cara, event, "accept", SECRET)
    other = two.project.record().events[1]
    judged(dora, other, "accept", "read")
    dora.post("/judge/undo", {})
    for path, text in everywhere(dora, event, two):
        assert SECRET not in text, path


def test_a_verdict_waits_for_the_second_reader(two: House, dora: Member) -> None:
    event, cara, before = first(two), two.member("coder"), two.project.record()
    got = judged(cara, event, "reject", SECRET)
    assert "One of two readers (cara)" in got.json()["said"]
    assert two.project.record().events == before.events
    assert two.project.record().judgements == ()
    got = judged(dora, event, "reject", MORE)
    assert "Read by two" in got.json()["said"]
    after = two.project.record()
    assert event.id not in {one.id for one in after.events}
    assert {one.user for one in after.judgements} == {"cara", "dora"}
    cara.post("/judge/undo", {})
    assert event.id in {one.id for one in two.project.record().events}


def test_a_lead_settles_where_readers_differ(two: House, dora: Member) -> None:
    event, cara, lena = first(two), two.member("coder"), two.member("lead")
    judged(cara, event, "accept", SECRET)
    judged(dora, event, "reject", MORE)
    assert two.project.record().judgements == ()
    queue = lena.get("/differ").text
    assert "1 event and 0 claims to settle" in queue
    assert SECRET in queue
    assert MORE in queue
    (form,) = forms(queue, "/judge/settle")
    assert cara.post("/judge/settle", {**form, "kind": "accept", "reason": "r"}).status == 403
    assert lena.post("/judge/settle", {**form, "kind": "accept", "reason": ""}).status == 400
    assert lena.post("/judge/settle", {**form, "kind": "none", "reason": "r"}).status == 400
    assert lena.post("/judge/settle", {**form, "event": "none", "kind": "accept", "reason": "r"}).status == 404
    assert lena.post("/judge/settle", {**form, "kind": "reject", "reason": "the original says so"}).status == 303
    assert event.id not in {one.id for one in two.project.record().events}
    assert "0 events and 0 claims to settle" in lena.get("/differ").text
    lena.post("/judge/undo", {})
    assert "1 event and 0 claims to settle" in lena.get("/differ").text
    assert custody.verify(two.project).is_sound


def test_a_correction_that_one_made_and_the_other_passed_over_is_settled(two: House, dora: Member) -> None:
    event, cara, lena = first(two), two.member("coder"), two.member("lead")
    claim = event.claims[0]
    told = {"subject": claim, "kind": "correct", "field": "modality", "value": "planned", "reason": SECRET}
    assert cara.post("/judge/claim", told).status == 303
    judged(cara, event, "accept", "read")
    assert "0 claims to settle" in lena.get("/differ").text
    judged(dora, event, "accept", "read")
    queue = lena.get("/differ").text
    assert "0 events and 1 claim to settle" in queue
    assert modality(two, claim) != "planned"
    (form,) = forms(queue, "/judge/settle")
    assert lena.post("/judge/settle", {**form, "kind": "none", "reason": "r"}).status == 400
    assert lena.post("/judge/settle", {**form, "number": "99", "kind": "take", "reason": "r"}).status == 404
    assert lena.post("/judge/settle", {**form, "number": "\xb2", "kind": "take", "reason": "r"}).status == 400
    assert lena.post("/judge/settle", {**form, "kind": "leave", "reason": "it says so"}).status == 303
    assert "0 claims to settle" in lena.get("/differ").text
    assert modality(two, claim) != "planned"
    lena.post("/judge/undo", {})
    assert lena.post("/judge/settle", {**form, "kind": "take", "reason": "cara is right"}).status == 303
    assert modality(two, claim) == "planned"
    assert "0 claims to settle" in lena.get("/differ").text


def modality(house: House, claim: str) -> str:
    return next(one.modality for one in house.project.record().claims if one.id == claim)


def test_two_who_correct_alike_need_no_lead(two: House, dora: Member) -> None:
    event, claim = first(two), first(two).claims[0]
    for member in (two.member("coder"), dora):
        assert modality(two, claim) != "planned"
        told = {"subject": claim, "kind": "correct", "field": "modality", "value": "planned", "reason": "r"}
        assert member.post("/judge/claim", told).status == 303
        judged(member, event, "accept", "read")
    assert modality(two, claim) == "planned"


def test_a_claim_that_one_rejects_stays_rejected_by_them_when_they_accept_the_event(two: House, dora: Member) -> None:
    event, cara = first(two), two.member("coder")
    claim = event.claims[0]
    for member in (cara, dora):
        member.post("/judge/claim", {"subject": claim, "kind": "reject", "reason": "a film"})
        judged(member, event, "accept", "read")
    assert claim not in {one.id for one in two.project.record().claims}


def test_triage_passes_over_what_two_others_have_read(two: House, dora: Member) -> None:
    cara, lena = two.member("coder"), two.member("lead")
    shown = cara.get("/triage").text
    (form,) = forms(shown, "/judge/event")
    assert forms(dora.get("/triage").text, "/judge/event")[0]["event"] == form["event"]
    event = next(one for one in two.project.record().events if one.id == form["event"])
    judged(cara, event, "accept", "read")
    assert forms(dora.get("/triage").text, "/judge/event")[0]["event"] == event.id
    judged(dora, event, "accept", "read")
    assert forms(lena.get("/triage").text, "/judge/event")[0]["event"] != event.id


def test_with_one_reader_all_is_as_it_was(house: House) -> None:
    event, cara, lena = first(house), house.member("coder"), house.member("lead")
    judged(cara, event, "unsure", SECRET)
    assert SECRET in lena.get(f"/event/{event.id}").text
    assert SECRET in house.member("reader").get(f"/event/{event.id}").text
    assert "readers" not in lena.get("/").text.lower()
    assert "asks for one reader" in lena.get("/differ").text


def test_a_setting_takes_hold_at_once_and_gives_back(two: House) -> None:
    event, cara = first(two), two.member("coder")
    judged(cara, event, "reject", SECRET)
    assert event.id in {one.id for one in two.project.record().events}
    settings.set_readers(two.project, "1")
    assert event.id not in {one.id for one in two.project.record().events}
    assert cara.get(f"/event/{event.id}").status == 404
    settings.set_readers(two.project, "2")
    assert cara.get(f"/event/{event.id}").status == 200


def test_a_desk_on_this_machine_keeps_the_rule_by_the_name_that_signs(two: House) -> None:
    """Two who work through ssh: each starts a desk of their own, and is blind like at the common one."""
    event = first(two)
    judged(two.member("coder"), event, "accept", SECRET)
    assert SECRET not in Reader(two.project.signed_by("dora")).get(f"/event/{event.id}").text
    assert SECRET in Reader(two.project.signed_by("lena")).get(f"/event/{event.id}").text
    assert Reader(two.project.signed_by("rita")).post("/judge/event", {}).status == 403
    assert Path(two.project.path).is_dir()
