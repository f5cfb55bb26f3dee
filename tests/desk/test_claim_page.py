"""A claim is corrected on its page: every field, its places on the map, and what was typed is never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.asking import Reader, forms
from rashomon.desk import claim_map
from rashomon.desk.address import path_of
from rashomon.desk.claim_fields import changes, told_in
from rashomon.model import Claim, Quantity, When
from rashomon.project import Project
from rashomon.publishing.brief.view import View

JSON = ("accept", "application/json")


@pytest.fixture
def claim(project: Project) -> Claim:
    """A claim with a number, a place and an event."""
    record = project.record()
    return next(one for one in record.claims if one.quantities and one.places and one.id in record.clusters)


def form(reader: Reader, claim: Claim) -> dict[str, str]:
    got = reader.get(path_of("claim", claim.id))
    assert got.status == 200
    (found,) = forms(got.text, "/judge/fields")
    return {name: value for name, value in found.items() if name not in ("map", "onmap")}


def test_the_page_shows_the_words_and_every_field(reader: Reader, claim: Claim) -> None:
    page = reader.get(path_of("claim", claim.id)).text
    assert claim.quote.split(",")[0] in page
    told = form(reader, claim)
    for name, value in told_in(claim).items():
        if name in told:
            assert told[name] == value, name
    assert told["back"] == path_of("event", reader.project.record().clusters[claim.id])
    assert reader.get("/claim/none%231").status == 404


def test_nothing_changed_is_nothing_kept(reader: Reader, claim: Claim) -> None:
    assert changes(claim, told_in(claim)).values == []
    got = reader.post("/judge/fields", {**form(reader, claim), "do": "save", "reason": "seen"})
    assert got.status == 400
    assert "nothing is changed" in got.text
    assert reader.project.judgements() == ()


def test_several_fields_are_one_step(reader: Reader, claim: Claim) -> None:
    sent = {
        **form(reader, claim), "day-start": "2012-01-03", "day-end": "2012-01-05", "number-0-low": "7",
        "number-0-high": "9", "modality": "claimed", "reason": "the original says so", "do": "save",
    }  # fmt: skip
    got = reader.post("/judge/fields", sent)
    assert (got.status, got.headers["location"].partition("?")[0]) == (303, sent["back"])
    told = reader.project.judgements()
    assert {one.value["field"] for one in told} == {"day", "number", "modality"}
    assert len({one.at for one in told}) == 1
    now = reader.project.record().claim(claim.id)
    first = now.quantities[0]
    assert (first.low, first.high, str(now.time.start), now.modality) == (7, 9, "2012-01-03", "claimed")
    page = reader.get(path_of("claim", claim.id)).text
    assert "The machine read" in page
    assert "the original says so" in page
    assert reader.post("/judge/fields", sent, JSON).status == 200  # sent again
    assert reader.project.judgements() == told


def test_what_is_wrong_is_said_beside_it_and_what_was_typed_stays(reader: Reader, claim: Claim) -> None:
    sent = {
        **form(reader, claim), "number-0-low": "many", "day-start": "2012-02-01", "day-end": "2012-01-01",
        "place-0-lat": "95", "place-0-lon": "36", "reason": "", "actor-new": "<b>Nine</b>", "do": "save",
    }  # fmt: skip
    got = reader.post("/judge/fields", sent)
    assert got.status == 400
    for name in ("number-0-low", "day-start", "place-0-lat", "actor-new-role"):
        assert f'id="{name}-problem"' in got.text, name
    assert "write digits" in got.text
    assert "&lt;b&gt;Nine&lt;/b&gt;" in got.text
    (again,) = forms(got.text, "/judge/fields")
    for name in ("number-0-low", "day-start", "day-end", "place-0-lat", "actor-new"):
        assert again[name] == sent[name]
    told = reader.post("/judge/fields", sent, JSON)
    assert told.status == 400
    assert set(told.json()["problems"]) == {"number-0-low", "day-start", "place-0-lat", "actor-new-role", "reason"}
    assert reader.project.judgements() == ()


def test_a_click_on_the_map_sets_the_point_and_keeps_nothing(reader: Reader, claim: Claim) -> None:
    sent = {**form(reader, claim), "onmap": "0", "number-0-low": "7", "map.x": "320", "map.y": "210"}
    got = reader.post("/judge/fields", sent)
    assert got.status == 200
    (again,) = forms(got.text, "/judge/fields")
    middle = claim_map.window_of(sent)
    assert middle is not None
    assert float(again["place-0-lat"]) == pytest.approx(middle.lat, abs=1e-3)
    assert float(again["place-0-lon"]) == pytest.approx(middle.lon, abs=1e-3)
    assert again["number-0-low"] == "7"
    assert reader.project.judgements() == ()
    for button in ("map:in", "map:out", "map:north", "show", "map:nowhere"):
        assert reader.post("/judge/fields", {**again, "onmap": "0", "do": button}).status in (200, 400)
    assert reader.project.judgements() == ()
    saved = reader.post(
        "/judge/fields", {**again, "number-0-low": sent["number-0-high"], "reason": "seen", "do": "save"}
    )
    assert saved.status in (303, 400)


def test_the_point_of_the_map_is_kept_as_a_judgement(reader: Reader, claim: Claim) -> None:
    sent = {**form(reader, claim), "onmap": "0", "map.x": "10", "map.y": "400"}
    (again,) = forms(reader.post("/judge/fields", sent).text, "/judge/fields")
    kept = {**again, "reason": "the photograph shows the hill", "do": "save"}
    kept.pop("map", None)
    assert reader.post("/judge/fields", kept).status == 303
    place = reader.project.record().claim(claim.id).places[0]
    assert f"{place.lat:g}" == again["place-0-lat"]
    assert place.basis == "judgement"
    assert reader.project.claim(claim.id) == claim


def test_enter_on_the_map_points_nowhere(reader: Reader, claim: Claim) -> None:
    sent = form(reader, claim)
    got = reader.post("/judge/fields", {**sent, "onmap": "0", "map.x": "0", "map.y": "0"})
    assert forms(got.text, "/judge/fields")[0]["place-0-lat"] == sent["place-0-lat"]


def test_a_candidate_is_chosen_and_kept_by_its_id(reader: Reader, claim: Claim) -> None:
    sent = {**form(reader, claim), "onmap": "0", "do": "choose:0 gn:170794"}
    (again,) = forms(reader.post("/judge/fields", sent).text, "/judge/fields")
    assert again["place-0-id"] == "gn:170794"
    assert reader.post("/judge/fields", {**again, "do": "save", "reason": "seen"}).status == 303
    (told,) = reader.project.judgements()
    assert told.value["place_id"] == "gn:170794"
    assert reader.post("/judge/fields", {**sent, "do": "choose:0 gn:0"}).status == 404


def test_a_name_offers_its_candidates_with_why_and_distance(reader: Reader, claim: Claim) -> None:
    sent = {**form(reader, claim), "onmap": "0", "place-0-name": "Douma", "place-0-lat": "33.5", "place-0-lon": "36.3"}
    page = reader.post("/judge/fields", {**sent, "do": "show"}).text
    assert "its spelling meets exactly" in page
    assert "km from the point" in page or " km</td>" in page


def test_a_form_made_before_another_correction_is_asked_again(reader: Reader, claim: Claim) -> None:
    sent = {**form(reader, claim), "number-0-low": "7", "number-0-high": "7", "reason": "seen", "do": "save"}
    with Project.open(reader.project.path, user="ben") as other:
        other.judge("correct", claim.id, "no", field="day", value="2012-01-03")
    got = reader.post("/judge/fields", sent)
    assert got.status == 400
    assert "somebody corrected this claim while you did" in got.text
    assert len(reader.project.judgements()) == 1


def test_a_rejected_claim_still_has_its_page(reader: Reader, claim: Claim) -> None:
    reader.project.judge("reject", claim.id, "a film")
    page = reader.get(path_of("claim", claim.id))
    assert page.status == 200
    assert "This claim is rejected" in page.text


def test_the_picture_is_a_picture(reader: Reader) -> None:
    got = reader.get("/picture/place?at=33.5,36.3,60&now=33.5,36.3,5&was=33.6,36.4,1")
    assert (got.status, got.headers["content-type"]) == (200, "image/svg+xml")
    assert "script" not in got.headers["content-security-policy"]
    for wrong in ("", "?at=1,2", "?at=a,b,c", "?at=1,2,nan", "?at=999,2,3"):
        assert reader.get(f"/picture/place{wrong}").status == 400


@given(
    st.floats(-70, 70),
    st.floats(-170, 170),
    st.floats(5, 2000),
    st.floats(0, claim_map.WIDTH),
    st.floats(0, claim_map.HEIGHT),
)
def test_a_click_is_where_the_map_draws_it(lat: float, lon: float, km: float, x: float, y: float) -> None:
    view = View(lat=lat, lon=lon, px_a_km=claim_map.WIDTH / km, width=claim_map.WIDTH, height=claim_map.HEIGHT)
    assert view.at(*view.point(x, y)) == pytest.approx((x, y), abs=1e-6)


def test_a_form_without_change_changes_nothing_whatever_the_claim(project: Project) -> None:
    for claim in project.record().claims:
        found = changes(claim, told_in(claim))
        assert (found.values, found.problems) == ([], {})
    odd = replace(
        project.record().claims[0],
        time=When(),
        quantities=(Quantity(kind="killed", low=1.5, high=float("inf")), Quantity(kind="killed")),
        places=(),
        actors=(),
    )
    assert changes(odd, told_in(odd)).values == []
    assert changes(odd, {**told_in(odd), "number-1-low": "4"}).values == [("number", "killed#2=4-")]
    assert changes(odd, {**told_in(odd), "place-new-lat": "33", "place-new-lon": "36"}).values == [
        ("place", "event_location=33,36")
    ]
    assert changes(odd, {**told_in(odd), "actor-new": "PKK", "actor-new-role": "target"}).values == [
        ("actor", "target=PKK")
    ]
