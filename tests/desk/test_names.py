"""Names at the desk: those that nothing is known of, what a meaning would change, and keeping it once."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from desk.asking import Reader, forms
from rashomon.desk.address import path_of
from rashomon.desk.names import written
from rashomon.model import Unresolved
from rashomon.project import custody

JSON = ("accept", "application/json")
MILL = "Old mill @ 4.5,32.5 ~2"


@pytest.fixture
def name(reader: Reader) -> str:
    """A name that several claims write."""
    found = [one for one in written(reader.project.record().claims) if one.sort == "place" and one.times > 1]
    return found[0].name


def at(name: str, **told: str) -> str:
    return f"/name?{urlencode({'name': name, 'as': 'place', **told})}"


def test_a_name_shows_its_words_and_what_it_is_taken_for(reader: Reader, name: str) -> None:
    page = reader.get(at(name))
    assert page.status == 200
    assert "Taken for" in page.text
    assert "What would change" not in page.text
    assert reader.get("/name?name=-&as=place").status == 400


def test_what_would_change_is_shown_and_nothing_is_kept(reader: Reader, name: str) -> None:
    head = custody.head(reader.project)
    page = reader.get(at(name, meaning=MILL))
    assert page.status == 200
    for words in ("What would change", "<ins>", "Old mill", "Keep this meaning"):
        assert words in page.text
    assert custody.head(reader.project) == head


def test_a_meaning_is_kept_once_and_undone(reader: Reader, name: str) -> None:
    before = reader.project.record().claims
    (form,) = forms(reader.get(at(name, meaning=MILL, back="/names")).text, "/judge/name")
    for _ in range(2):
        got = reader.post("/judge/name", {**form, "reason": "our map"}, JSON)
        assert (got.status, got.json()["next"]) == (200, "/names")
    (made,) = reader.project.judgements()
    assert (made.kind, made.subject, made.user) == ("name", name, "ana")
    assert "Old mill" in {place.canonical for one in reader.project.record().claims for place in one.places}
    changed = next(one for one in reader.project.record().claims if "judgement:1" in one.rules)
    page = reader.get(path_of("claim", changed.id)).text
    assert "The machine read" in page
    listed = reader.get("/names").text
    assert "Old mill" in listed
    (undo,) = forms(listed, "/judge/undo")
    assert reader.post("/judge/undo", undo).status == 303
    assert reader.project.record().claims == before


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"meaning": "Nowhere at all"}, "the gazetteer has no"),
        ({"meaning": MILL, "country": "Atlantis"}, "is no country"),
    ],
)
def test_a_meaning_that_cannot_be_comes_back_with_advice(
    reader: Reader, name: str, told: dict[str, str], words: str
) -> None:
    page = reader.get(at(name, **told))
    assert page.status == 400
    assert words in page.text
    assert told["meaning"].replace("@", "@") in page.text
    got = reader.post("/judge/name", {"name": name, "as": "place", **told, "reason": "r"}, JSON)
    assert got.status == 400
    assert reader.project.judgements() == ()


def test_a_meaning_needs_its_reason(reader: Reader, name: str) -> None:
    got = reader.post("/judge/name", {"name": name, "as": "place", "meaning": MILL, "reason": " "}, JSON)
    assert got.status == 400
    assert "needs its reason" in got.json()["detail"]


def test_an_actor_is_given_a_meaning_with_its_camp(reader: Reader) -> None:
    own = [actor.as_written for one in reader.project.record().claims for actor in one.actors if actor.as_written]
    page = reader.get(
        f"/name?{urlencode({'name': own[0], 'as': 'actor', 'meaning': 'Nine Hills Front', 'camp': 'hills'})}"
    )
    (form,) = forms(page.text, "/judge/name")
    assert reader.post("/judge/name", {**form, "reason": "their channel"}).status == 303
    (made,) = reader.project.judgements()
    assert (made.value["actor_name"], made.value["camp"]) == ("Nine Hills Front", "hills")


def test_names_stand_on_the_pages_of_events_and_reports_the_unknown_ones_first(reader: Reader) -> None:
    record = reader.project.record()
    claim = next(one for one in record.claims if one.id in record.clusters and any(p.as_written for p in one.places))
    for path in (path_of("event", record.clusters[claim.id]), path_of("report", claim.report)):
        page = reader.get(path).text
        assert 'id="names"' in page
        assert 'action="/name"' in page
    points = [Unresolved(kind="place", report="r", as_written="Aaz", reason="not known")]
    assert written(record.claims, points)[0].name == "Aaz"


def test_the_api_keeps_a_meaning(reader: Reader, name: str) -> None:
    got = reader.tell(
        "/api/judgements", {"kind": "name", "subject": name, "reason": "our map", "value": {"place": MILL}}
    )
    assert got.status == 201, got.text
    assert got.json()["value"]["canonical"] == "Old mill"


def test_the_sources_of_an_event_are_cited(reader: Reader) -> None:
    event = next(one for one in reader.project.record().events if len(one.reports) > 1)
    assert f"/export/bibtex?at={event.id}" in reader.get(path_of("event", event.id)).text
    got = reader.get(f"/export/bibtex?at={event.id}")
    assert got.status == 200
    assert got.text.count("@misc") == len(event.reports)
    assert event.id in got.headers["content-disposition"]
    assert reader.get("/export/bibtex").text.count("@misc") >= len(event.reports)
    assert reader.get("/export/bibtex?at=none").status == 404
