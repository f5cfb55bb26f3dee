"""Which account stands: its claims are accepted, the others stay; what lost its claim is told; quotes out of focus."""

from __future__ import annotations

import pytest

from desk.asking import Reader, forms
from rashomon.desk.accounts import accounts_of
from rashomon.desk.address import Asked, path_of
from rashomon.desk.held import Held
from rashomon.model import Event
from rashomon.project import Project, custody
from rashomon.project.doctor import examine
from rashomon.project.gone import gone
from rashomon.store import keeping

JSON = ("accept", "application/json")


@pytest.fixture
def disputed(reader: Reader) -> Event:
    """An event on which accounts differ."""
    record = reader.project.record()
    about = {one.about for one in record.disagreements}
    return next(one for one in record.events if one.id in about)


def form(reader: Reader, event: Event) -> dict[str, str]:
    (found,) = forms(reader.get(path_of("event", event.id)).text, "/judge/account")
    return found


def test_an_account_is_accepted_as_one_step_and_the_others_stay(reader: Reader, disputed: Event) -> None:
    before = reader.project.record()
    accounts = accounts_of(disputed.id, Held(before, 0))
    assert len(accounts) > 1
    sent = {**form(reader, disputed), "account": "0"}
    for _ in range(2):
        assert reader.post("/judge/account", sent, JSON).status == 200
    made = reader.project.judgements()
    assert {one.subject for one in made} == set(accounts[0].claims)
    assert {one.kind for one in made} == {"accept"}
    assert len({one.at for one in made}) == 1
    assert {one.value["account"] for one in made} == {accounts[0].value}
    assert all("event" not in one.value for one in made)
    after = reader.project.record()
    assert after.events == before.events
    assert "is the account that stands" in reader.get(path_of("event", disputed.id)).text
    assert disputed.id not in {one.value.get("event") for one in made}


def test_an_account_that_is_another_by_now_is_refused(reader: Reader, disputed: Event) -> None:
    sent = form(reader, disputed)
    for account, told in (("0", "killed=none of these"), ("99", ""), ("x", ""), ("", "")):
        got = reader.post("/judge/account", {**sent, "account": account, f"told-{account}": told}, JSON)
        assert got.status == 404, account
    assert reader.project.judgements() == ()


def test_the_last_step_is_undone_on_the_page_of_an_event(reader: Reader, disputed: Event) -> None:
    assert reader.post("/judge/account", {**form(reader, disputed), "account": "0"}).status == 303
    page = reader.get(path_of("event", disputed.id)).text
    assert 'data-key="z"' in page
    undo = forms(page, "/judge/undo")[0]
    assert reader.post("/judge/undo", undo).status == 303
    assert 'data-key="Z"' in reader.get(path_of("event", disputed.id)).text


def test_a_judgement_that_lost_its_claim_is_told(reader: Reader, project: Project) -> None:
    claim = project.record().claims[0]
    project.judge("reject", claim.id, "a film")
    assert gone(project) == ()
    assert 'id="gone"' not in reader.get("/audit").text
    assert next(one for one in examine(str(project.path)) if one.name == "judgements").fine
    with project.database.write() as connection:
        (kept,) = keeping.kept_named(connection, [claim.report])
        fresh = keeping.Kept(report=kept.report, claims=(), unresolved=(), version="later")
        keeping.add_reading(connection, fresh, user="ana")
    assert [one.number for one in gone(project)] == [1]
    page = reader.get("/audit").text
    assert 'id="gone"' in page
    assert "1 judgement without a claim" in page
    found = next(one for one in examine(str(project.path)) if one.name == "judgements")
    assert not found.fine
    assert "look at 1:" in found.advice
    assert custody.verify(project).is_sound
    project.judge("undo", "1", "it is gone")
    assert gone(project) == ()


def test_quotes_are_out_of_focus_for_those_who_wish_it(reader: Reader) -> None:
    assert 'id="blur">' in reader.get("/").text
    name, value = reader.cookie
    assert 'id="blur" checked="">' in reader.get("/", (name, f"{value}; rashomon-blur=on")).text
    assert "checked" not in reader.get("/", (name, f"{value}; rashomon-blur=x")).text.split('id="blur"')[1][:12]
    assert Asked.parse({}).query() == ""
