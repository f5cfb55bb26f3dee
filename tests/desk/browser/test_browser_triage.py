"""A coder's day by keyboard alone: a hundred verdicts, all of them undone, all of them given back; where keys rest."""

from __future__ import annotations

import pytest

from rashomon.project import Project
from rashomon.project.deciding import standing

KINDS = {"a": "accept", "x": "reject", "u": "unsure"}


def verdicts(folder):
    """Event -> the verdict that stands, as the project has it."""
    with Project.open(folder, user="ana") as project:
        return {one.value["event"]: one.kind for one in standing(project.judgements()) if "event" in one.value}


def test_a_hundred_events_are_decided_undone_and_given_back_by_keyboard_alone(own):
    reader, folder = own("hundred")
    reader.go("/triage")
    given: dict[str, str] = {}
    for number in range(100):
        card = reader.card
        assert card, f"no card after {number}"
        assert card not in given
        key = "axu"[number % 3]
        given[card] = KINDS[key]
        reader.press(key)
    assert reader.card == ""
    assert "100 of 100 events decided" in reader.page.locator("#progress").text_content()
    assert verdicts(folder) == given

    for card in reversed(given):
        reader.press("z")
        assert f"at={card}" in reader.where
    assert verdicts(folder) == {}
    assert reader.page.locator("[data-key=z]").count() == 0
    assert "0 of 100 events decided" in reader.page.locator("#progress").text_content()

    for card in given:
        reader.press("Shift+Z")
        assert f"at={card}" in reader.where
    assert verdicts(folder) == given
    assert reader.page.locator("[data-key=Z]").count() == 0


@pytest.fixture
def at_triage(own):
    reader, folder = own("war")
    reader.go("/triage")
    return reader, folder


def test_next_previous_and_skip_decide_nothing(at_triage):
    reader, folder = at_triage
    first = reader.card
    reader.press("j")
    second = reader.card
    reader.press("Space")
    third = reader.card
    assert len({first, second, third}) == 3
    reader.press("k")
    reader.press("k")
    assert reader.card == first
    assert verdicts(folder) == {}


def test_a_reason_is_written_and_sent_from_the_keyboard(at_triage):
    reader, folder = at_triage
    card = reader.card
    reader.page.keyboard.press("r")
    assert reader.page.evaluate("document.activeElement.id") == "reason"
    reader.page.keyboard.type("seen on video, ax uz")
    assert reader.card == card
    reader.press("Control+Enter")
    assert reader.card != card
    with Project.open(folder) as project:
        assert {(one.kind, one.reason, one.value["event"]) for one in project.judgements()} == {
            ("accept", "seen on video, ax uz", card)
        }


def test_a_reason_that_is_written_goes_with_the_verdict_of_any_key(at_triage):
    reader, folder = at_triage
    reader.page.keyboard.press("r")
    reader.page.keyboard.type("copied from a rumour")
    reader.page.keyboard.press("Escape")
    reader.press("x")
    with Project.open(folder) as project:
        assert {(one.kind, one.reason) for one in project.judgements()} == {("reject", "copied from a rumour")}


@pytest.mark.parametrize("key", ["Backspace", "Delete", "Control+a", "Alt+x", "Meta+u", "A", "Enter", "y"])
def test_other_keys_decide_nothing(at_triage, key):
    reader, folder = at_triage
    card = reader.card
    reader.page.keyboard.press(key)
    reader.page.wait_for_timeout(100)
    assert (reader.card, verdicts(folder)) == (card, {})


@pytest.mark.parametrize("field", ["#reason", "#known-on", "input[name=value]", "select[name=field]"])
def test_keys_rest_while_a_field_has_the_focus(at_triage, field):
    reader, folder = at_triage
    card = reader.card
    reader.page.keyboard.press("e")
    reader.page.locator(field).first.focus()
    reader.page.keyboard.type("axuzjk")
    reader.page.keyboard.press("Backspace")
    reader.page.wait_for_timeout(100)
    assert (reader.card, verdicts(folder)) == (card, {})


def test_a_key_that_is_held_down_decides_once(at_triage):
    reader, folder = at_triage
    with reader.page.expect_navigation():
        reader.page.keyboard.down("a")
        for _ in range(5):
            reader.page.keyboard.down("a")
    reader.page.keyboard.up("a")
    assert len(verdicts(folder)) == 1


def test_keys_can_be_switched_off_and_stay_off(at_triage):
    reader, folder = at_triage
    card = reader.card
    reader.page.keyboard.press("?")
    reader.page.get_by_label("Keys are on").uncheck()
    reader.page.keyboard.press("Escape")
    for _ in range(2):
        for key in ("a", "j", "?", "z"):
            reader.page.keyboard.press(key)
        reader.page.wait_for_timeout(100)
        assert (reader.card, verdicts(folder)) == (card, {})
        assert reader.page.locator("dialog[open]").count() == 0
        reader.go("/triage")
    reader.page.get_by_role("button", name="Keys").first.click()
    reader.page.get_by_label("Keys are on").check()
    reader.page.get_by_role("button", name="Close").click()
    reader.press("a")
    assert verdicts(folder) == {card: "accept"}


def test_the_help_shows_every_key_and_gives_the_focus_back(at_triage):
    reader, folder = at_triage
    reader.page.keyboard.press("?")
    help_ = reader.page.get_by_role("dialog")
    assert help_.is_visible()
    shown = help_.locator("kbd").all_text_contents()
    assert {"a", "x", "u", "Space", "j", "k", "z", "Shift Z", "e", "r", "/", "?", "Ctrl Enter"} <= set(shown)
    reader.page.keyboard.press("a")
    reader.page.keyboard.press("Escape")
    assert not help_.is_visible()
    assert verdicts(folder) == {}
    reader.press("a")
    assert len(verdicts(folder)) == 1


def test_every_button_of_a_verdict_shows_its_key(at_triage):
    reader, _ = at_triage
    for key in "axu":
        button = reader.page.locator(f".verdicts [data-key={key}]")
        assert button.locator("kbd").text_content() == key


def test_a_rest_is_taken_up_where_it_was_left(own):
    reader, _ = own("hundred")
    reader.go("/triage")
    for _ in range(3):
        reader.press("a")
    card = reader.card
    reader.go("/")
    reader.go("/triage")
    assert reader.card == card
    assert "3 of 100" in reader.page.locator("#progress").text_content()


def test_any_single_step_is_undone_and_not_only_the_last(own):
    reader, folder = own("hundred")
    reader.go("/triage")
    cards = []
    for key in "axu":
        cards.append(reader.card)
        reader.press(key)
    with reader.page.expect_navigation():
        reader.page.locator(".last li").nth(2).get_by_role("button", name="Undo").click()
    assert verdicts(folder) == {cards[1]: "reject", cards[2]: "unsure"}


def test_a_new_verdict_ends_what_can_be_given_back(own):
    reader, _ = own("hundred")
    reader.go("/triage")
    reader.press("a")
    reader.press("z")
    assert reader.page.locator("[data-key=Z]").count() == 1
    reader.press("x")
    assert reader.page.locator("[data-key=Z]").count() == 0


def test_a_filter_narrows_the_queue_and_stays_through_verdicts(own):
    reader, folder = own("war")
    reader.go("/triage?type=attack")
    total = int(reader.page.locator("meter").get_attribute("max"))
    while reader.card:
        assert "type=attack" in reader.where
        reader.press("a")
    assert len(verdicts(folder)) == total < 6
