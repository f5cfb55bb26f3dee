"""When things go wrong: a correction that cannot be, a desk that is killed between the key and its answer."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from desk.browser.nursery import Nursery
from rashomon.gazetteer import Gazetteer
from rashomon.project import Project
from rashomon.project.custody import verify
from rashomon.project.deciding import standing

KILLS = 50
EVENT = "/?q=torit"


def at_event(own):
    """A reader at the event on which accounts differ, its corrections open."""
    reader, folder = own()
    address = reader.go(EVENT).locator("table.event-list th a").first.get_attribute("href")
    reader.go(address).keyboard.press("e")
    return reader, folder


def correct(reader, field, value, reason="the list of names"):
    """Fills and sends the first correction."""
    form = reader.page.locator("form.correct").first
    form.locator("select[name=field]").select_option(field)
    form.locator("input[name=value]").fill(value)
    form.locator("input[name=reason]").fill(reason)
    form.get_by_role("button", name="Correct").click()
    return form


def told(folder):
    """All judgements of the project."""
    with Project.open(folder) as project:
        return project.judgements()


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("number", "killed=14", "killed=14"),
        ("number", "killed=13-15", "killed=13-15"),
        ("type", "attack/air_strike", "type is attack/air_strike"),
        ("day", "2024-04-07", "7"),
        ("actor", "initiator=The Lantern Brigade", "The Lantern Brigade"),
        ("modality", "suspected", "SUSPECTED"),
    ],
)
def test_a_correction_takes_effect_and_is_told_of(own, field, value, shown):
    reader, folder = at_event(own)
    with reader.page.expect_navigation():
        correct(reader, field, value)
    (made,) = told(folder)
    assert (made.kind, made.value["field"], made.value["value"], made.user) == ("correct", field, value, "ana")
    with Project.open(folder) as changed:
        assert sum("judgement:1" in one.rules for one in changed.record().claims) == 1
    reader.go(f"/event/{reader.where.split('/')[-1].partition('?')[0]}")
    words = reader.page.locator("main").text_content()
    if "No such event" in words:  # its first claim went to another event
        words = reader.go("/").locator("main").text_content()
    assert shown.casefold() in words.casefold()


def test_a_place_is_corrected_by_the_gazetteer(own, gazetteer: Gazetteer):
    reader, folder = at_event(own)
    with reader.page.expect_navigation():
        correct(reader, "place", "Juba, South Sudan")
    assert told(folder)[0].value["canonical"] == "Juba"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("number", "many", "killed=19 or killed=15-19"),
        ("number", "killed=20-3", "ends below its start"),
        ("type", "party", "is no claim type"),
        ("day", "last week", "write 2024-03-09"),
        ("day", "2024-04-09..2024-04-01", "ends before it begins"),
        ("actor", "the rebels", "write ROLE=NAME"),
        ("modality", "maybe", "is no modality"),
    ],
)
def test_a_wrong_correction_is_explained_and_nothing_that_was_written_is_lost(own, field, value, message):
    reader, folder = at_event(own)
    form = correct(reader, field, value, reason="a reason of some length")
    notice = reader.page.locator("#notice.bad")
    notice.wait_for()
    assert message in notice.inner_text()
    assert form.locator("input[name=value]").input_value() == value
    assert form.locator("input[name=reason]").input_value() == "a reason of some length"
    assert form.locator("select[name=field]").input_value() == field
    assert told(folder) == ()
    form.locator("select[name=field]").select_option("number")
    form.locator("input[name=value]").fill("killed=14")
    with reader.page.expect_navigation():
        form.get_by_role("button", name="Correct").click()
    assert [one.value["value"] for one in told(folder)] == ["killed=14"]


def test_a_correction_without_a_reason_is_not_sent(own):
    reader, folder = at_event(own)
    form = correct(reader, "number", "killed=14", reason="")
    assert form.locator("input[name=reason]").evaluate("one => one.validity.valueMissing")
    assert told(folder) == ()


def test_one_claim_is_rejected_and_its_words_stay_in_the_report(own):
    reader, folder = at_event(own)
    with reader.page.expect_navigation():
        reader.page.get_by_role("button", name="Reject this claim").first.click()
    (made,) = told(folder)
    assert made.kind == "reject"
    reader.follow(reader.go("/reports?q=sorghum").locator("table th a").first)
    assert "shelled the market of Torit" in reader.page.locator(".words").inner_text()


def test_a_correction_is_undone_by_the_same_key(own):
    reader, folder = at_event(own)
    with reader.page.expect_navigation():
        correct(reader, "number", "killed=14")
    reader.go("/triage")
    reader.press("z")
    assert standing(told(folder)) == ()
    reader.press("Shift+Z")
    assert [one.kind for one in standing(told(folder))] == ["correct"]


def test_a_source_is_judged(own):
    reader, folder = own()
    reader.go("/sources").get_by_text("Judge a source").click()
    form = reader.page.locator("form.correct")
    form.locator("select[name=letter]").select_option("B")
    form.locator("input[name=reason]").fill("right in nine of ten")
    with reader.page.expect_navigation():
        form.get_by_role("button", name="Set its reliability").click()
    assert [(one.kind, one.value["letter"]) for one in told(folder)] == [("reliability", "B")]


def test_two_readers_at_one_desk_are_told_what_changed(own):
    reader, folder = own()
    reader.go("/triage")
    second = reader.window()
    second.goto(reader.page.url)
    reader.press("a")
    with second.expect_navigation():
        second.keyboard.press("a")
    assert len({(one.value["event"], one.kind) for one in told(folder)}) == len({one.at for one in told(folder)}) == 1


@pytest.fixture
def stopped(own, nursery: Nursery):
    """A reader at a card of triage whose desk is gone."""
    reader, folder = own("hundred")
    reader.go("/triage")
    reader.down = True
    reader.served.kill()
    return reader, folder


def test_a_desk_that_does_not_answer_is_told_of_and_the_card_stays(stopped):
    reader, folder = stopped
    card = reader.card
    reader.page.keyboard.press("r")
    reader.page.keyboard.type("seen on video")
    reader.page.keyboard.press("Control+Enter")
    reader.page.locator("#notice.bad", has_text="it is asked again").wait_for()
    reader.page.locator("#notice.bad", has_text="Not saved").wait_for()
    assert reader.card == card
    assert reader.page.locator("#reason").input_value() == "seen on video"
    assert told(folder) == ()


def test_a_desk_that_comes_back_keeps_what_is_sent_again(stopped, nursery: Nursery):
    reader, folder = stopped
    card = reader.card
    reader.page.keyboard.press("x")
    reader.page.locator("#notice.bad", has_text="Not saved").wait_for()
    reader.restart(nursery, folder)
    reader.press("x")
    assert {(one.value["event"], one.kind) for one in told(folder)} == {(card, "reject")}


def test_a_desk_that_was_started_anew_says_how_to_open_it(stopped, nursery: Nursery):
    reader, folder = stopped
    card = reader.card
    nursery.serve(folder, port=int(reader.base.rpartition(":")[2]))
    reader.page.keyboard.press("a")
    reader.page.locator("#notice.bad", has_text="started anew").wait_for()
    assert reader.card == card
    assert told(folder) == ()


def test_a_reader_without_the_network_is_told_so(own):
    reader, folder = own()
    reader.go("/triage")
    reader.down = True
    card = reader.card
    reader.context.set_offline(True)
    reader.page.keyboard.press("a")
    reader.page.locator("#notice.bad", has_text="Not saved").wait_for()
    assert reader.card == card
    reader.context.set_offline(False)
    reader.press("a")
    assert {(one.value["event"], one.kind) for one in told(folder)} == {(card, "accept")}


def test_killed_between_key_and_answer_nothing_kept_is_lost_and_nothing_is_doubled(own, nursery: Nursery):
    reader, folder = own("hundred")
    reader.down = True
    reader.go("/triage")
    chance, given, moved = random.Random(5), {}, 0
    for number in range(KILLS):
        card, key = reader.card, "axu"[number % 3]
        given[card] = {"a": "accept", "x": "reject", "u": "unsure"}[key]
        reader.page.keyboard.press(key)
        reader.page.wait_for_timeout(chance.choice((0, 0, 5, 10, 20, 40)))
        reader.served.kill()
        kept = {one.value["event"] for one in told(folder)}
        reader.settle(card)
        if reader.page.url.startswith("chrome-error:") or reader.card != card:
            moved += 1
            assert card in kept, "the page moved on, and the verdict is not there"
        else:
            assert "Not saved" in reader.page.locator("#notice").inner_text()
        if reader.page.url.startswith("http") and reader.card == card:
            reader.restart(nursery, folder)
            reader.press(key)  # once more: what was kept already is not kept twice
        else:
            reader.restart(nursery, folder)
            reader.go("/triage")
        assert card in {one.value["event"] for one in told(folder)}
    made = told(folder)
    assert {one.value["event"]: one.kind for one in made} == given
    assert set(Counter(one.subject for one in made).values()) == {1}
    with Project.open(folder) as project:
        assert verify(project).is_sound
