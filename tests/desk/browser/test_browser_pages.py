"""Reading at the desk: every page by its link, filters, the day as known on, links that are copied, the way back."""

from __future__ import annotations

import re

import pytest

from desk.browser.making import hundred, war

ROOMS = {
    "Triage": "/triage",
    "Events": "/",
    "Map and time": "/map",
    "Who holds what": "/ground",
    "Disagreements": "/disagreements",
    "Sources": "/sources",
    "Reports": "/reports",
    "Audit": "/audit",
}


def shown(reader):
    """The titles in the list of events."""
    return reader.page.locator("table.event-list tbody th a").all_text_contents()


def choose(reader, **fields):
    """Fills the filters by their labels and sends them."""
    form = reader.page.get_by_role("search")
    for name, value in fields.items():
        control = form.get_by_label(name.replace("_", " "), exact=True)
        if control.evaluate("one => one.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)
    with reader.page.expect_navigation():
        form.get_by_role("button", name=re.compile("Filter|Search")).click()


@pytest.mark.parametrize("name", ROOMS)
def test_every_room_is_reached_by_its_link(visit, name):
    reader = visit()
    reader.follow(reader.page.get_by_role("navigation", name="Rooms").get_by_role("link", name=name, exact=True))
    assert reader.where == ROOMS[name]
    assert reader.page.locator("h1").text_content() == name
    assert reader.page.locator("nav a[aria-current=page]").text_content() == name
    assert name in reader.page.title() or name == "Triage"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/triage", "There is nothing to decide here"),
        ("/", "There are no events"),
        ("/map", "0 events"),
        ("/ground", "No report of this view tells of who holds what"),
        ("/disagreements", "No two accounts of this view differ"),
        ("/sources", "No report of this view names its source"),
        ("/reports", "brings reports in"),
        ("/audit", "links. The head is"),
    ],
)
def test_an_empty_project_says_so_on_every_page(visit, path, words):
    reader = visit("empty")
    reader.go(path)
    assert words in reader.page.locator("main").inner_text()


def test_a_page_that_there_is_not_says_so_and_leads_back(visit):
    reader = visit()
    for path in ("/nothing", "/event/E0", "/report/none", "/?page=0", "/?known_on=yesterday", "/?type=party"):
        reader.go(path)
        assert reader.page.locator("main p").first.inner_text()
        reader.follow(reader.page.get_by_role("link", name="All events"))
        assert reader.page.locator("h1").text_content() == "Events"


def test_words_leave_the_events_that_hold_them(visit):
    reader = visit()
    choose(reader, Words="torit")
    assert len(shown(reader)) == 1
    assert "q=torit" in reader.where
    choose(reader, Words="no such word")
    assert shown(reader) == []
    assert "clear one of them" in reader.page.locator("main").inner_text()
    reader.follow(reader.page.get_by_role("link", name="Clear"))
    assert len(shown(reader)) == 5


def test_a_place_days_and_a_type_leave_what_fits(visit):
    reader = visit()
    choose(reader, Place_or_actor="Bor")
    assert len(shown(reader)) == 2
    choose(reader, Place_or_actor="", From="2024-04-10", To="2024-04-11")
    assert len(shown(reader)) == 2
    choose(reader, From="", To="")
    choose(reader, Type="clash")
    assert ["Clash" in one for one in shown(reader)] == [True]


def test_a_place_that_nothing_is_about_is_said_plainly(visit):
    reader = visit()
    choose(reader, Place_or_actor="Atlantis")
    assert "Atlantis" in reader.page.locator(".notice:not([hidden])").first.inner_text()


def test_every_facet_leaves_as_many_as_it_says(visit):
    reader = visit()
    choose(reader, Show="open")
    for label in ("Type", "Show"):
        options = reader.page.get_by_role("search").get_by_label(label, exact=True).locator("option").all()
        facets = {one.get_attribute("value"): one.text_content() for one in options}
        for value, words in facets.items():
            if (number := re.search(r"\((\d+)\)", words)) is not None:
                choose(reader, **{label: value})
                assert len(shown(reader)) == int(number[1]), words
        choose(reader, **{label: "attack" if label == "Type" else ""})


def test_the_gravest_come_first_where_that_is_asked_for(visit):
    reader = visit("hundred")
    choose(reader, Order="weight")
    assert "Village 100" in shown(reader)[0]
    assert len(shown(reader)) == 50
    reader.follow(reader.page.get_by_role("link", name="further in the list"))
    assert "page 2 of 2" in reader.page.locator("nav.pager").inner_text()
    assert "Village 1" in shown(reader)[-1]
    assert "sort=weight" in reader.where


@pytest.mark.parametrize("path", ["/", "/map", "/ground", "/disagreements", "/triage", "/sources", "/reports"])
def test_a_chosen_day_changes_every_page_and_is_kept_from_page_to_page(visit, path):
    reader = visit()
    reader.go(path)
    before = reader.page.locator("main").inner_text()
    reader.page.get_by_label("As known on").fill("2024-04-08")
    with reader.page.expect_navigation():
        reader.page.get_by_role("button", name="Show").click()
    assert reader.where.startswith(f"{path}?")
    assert "what was known on 2024-04-08" in reader.page.locator(".as-of").inner_text()
    after = reader.page.locator("main").inner_text()
    assert after != before
    assert "19" not in after.replace("1970", "")
    for room in ("Events", "Reports"):
        reader.follow(reader.page.get_by_role("navigation", name="Rooms").get_by_role("link", name=room, exact=True))
        assert "known_on=2024-04-08" in reader.where
    assert reader.page.locator("table tbody tr").count() == 1
    reader.follow(reader.page.get_by_role("link", name="as it stands now"))
    assert "known_on" not in reader.where
    assert reader.page.locator("table tbody tr").count() == len(war())


def test_a_chosen_day_changes_the_event_that_is_open(visit):
    reader = visit()
    path = reader.go("/?q=torit").locator("table.event-list th a").first.get_attribute("href").partition("?")[0]
    assert "19" in reader.go(path).locator("#event .toll").inner_text()
    reader.page.get_by_label("As known on").fill("2024-04-08")
    with reader.page.expect_navigation():
        reader.page.get_by_role("button", name="Show").click()
    assert reader.where == f"{path}?known_on=2024-04-08"
    assert "19" not in reader.page.locator("#event .toll").inner_text()


@pytest.mark.parametrize(
    "address",
    [
        "/?q=bor&sort=weight",
        "/?from=2024-04-09&to=2024-04-12&type=attack",
        "/map?type=attack&known_on=2024-04-11",
        "/triage?type=attack&sort=weight",
        "/disagreements?q=torit",
        "/reports?q=torit",
        "/ground?q=malakal",
        "/?only=disputed",
    ],
)
def test_a_copied_link_opens_the_same_view_for_another_reader(visit, address):
    one, other = visit(), visit()
    one.go(address)
    copied = one.page.url
    other.page.goto(copied)
    assert other.page.locator("main").inner_html() == one.page.locator("main").inner_html()
    assert set(address.partition("?")[2].split("&")) <= set(other.where.partition("?")[2].split("&"))


def test_the_back_button_restores_filters_and_list(visit):
    reader = visit()
    choose(reader, Words="bor")
    choose(reader, Order="reports")
    listed = shown(reader)
    reader.follow(reader.page.locator("table.event-list th a").first)
    assert reader.where.startswith("/event/")
    reader.page.go_back()
    assert shown(reader) == listed
    assert reader.page.get_by_role("search").get_by_label("Words").input_value() == "bor"
    assert reader.page.get_by_role("search").get_by_label("Order").input_value() == "reports"
    reader.page.go_back()
    assert reader.page.get_by_role("search").get_by_label("Order").input_value() == "day"


def test_a_quote_leads_to_its_words_in_the_report(visit):
    reader = visit()
    choose(reader, Words="torit")
    reader.follow(reader.page.locator("table.event-list th a").first)
    reader.follow(reader.page.locator(".quotes .source a").first)
    assert reader.where.startswith("/report/")
    start, end = map(int, re.search(r"#at-(\d+)-(\d+)$", reader.page.url).groups())
    reader.page.locator(":target").wait_for(state="attached")  # the address is known before the page is
    words = reader.page.evaluate("document.querySelector(':target').nextElementSibling.textContent")
    text = reader.page.locator(".words").text_content()
    assert text[start:end].startswith(words)
    assert reader.page.locator(":target + mark").is_visible()


def test_a_claim_that_is_picked_shows_its_words(visit):
    reader = visit()
    reader.go("/reports?q=sorghum")
    reader.follow(reader.page.locator("table th a").first)
    link = reader.page.locator("a[data-claim]").first
    link.click()
    picked = reader.page.locator("mark.picked")
    assert picked.count() == 1
    assert link.get_attribute("data-claim") in picked.get_attribute("data-claims").split()


def test_an_event_shows_both_accounts_why_they_are_one_and_its_reports_side_by_side(visit):
    reader = visit()
    choose(reader, Words="torit")
    reader.follow(reader.page.locator("table.event-list th a").first)
    account = reader.page.locator(".dispute").first.inner_text()
    assert "12" in account
    assert "19" in account
    assert reader.page.locator(".columns .column").count() == 2
    assert reader.page.locator(".columns mark.own").count() >= 2
    why = reader.page.get_by_text("Why these claims are one")
    why.focus()
    reader.page.keyboard.press("Enter")
    assert reader.page.locator("details[open]").first.inner_text().count("\n") >= 1


def test_a_place_on_the_map_is_reached_through_its_table(visit):
    reader = visit()
    reader.go("/map")
    assert reader.page.locator("figure svg").first.is_visible()
    reader.page.locator("#places summary").click()
    assert {"Torit", "Malakal", "Bor", "Renk"} <= set(reader.page.locator("#places tbody th").all_inner_texts())
    reader.follow(reader.page.locator("#places").get_by_role("link", name="Malakal"))
    assert [("Malakal" in one) for one in shown(reader)] == [True]


def test_the_chain_of_the_audit_is_verified_on_the_page(visit):
    reader = visit()
    reader.go("/audit")
    reader.page.get_by_role("button", name="Verify the chain").click()
    assert "Sound" in reader.page.get_by_role("status").filter(has_text="Sound").inner_text()


def test_what_is_on_the_screen_is_downloaded(visit):
    reader = visit()
    reader.go("/?about=Bor")
    with reader.page.expect_download() as waiting:
        reader.page.locator(".exports").get_by_role("link", name="csv", exact=True).first.click()
    assert waiting.value.suggested_filename.endswith((".csv", ".zip"))


def test_the_bytes_as_they_were_received_come_as_a_download(visit):
    reader = visit()
    reader.go("/reports?q=sorghum")
    reader.follow(reader.page.locator("table th a").first)
    with reader.page.expect_download() as waiting:
        reader.page.get_by_role("link", name="the bytes as they were received").click()
    assert b"sorghum and salt" in waiting.value.path().read_bytes()


def test_words_from_right_to_left_say_so(visit):
    reader = visit()
    reader.go("/reports")
    for words in ("قصف سوق", "הפגזה ברנק"):
        link = reader.page.locator("table th a").filter(has_text=words)
        assert link.evaluate("one => getComputedStyle(one).direction") == "rtl"
    reader.follow(reader.page.locator("table th a").filter(has_text="قصف سوق"))
    for found in ("h1", ".words"):
        assert reader.page.locator(found).get_attribute("dir") == "auto"
        assert reader.page.locator(found).evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert reader.page.locator("article.text").get_attribute("lang") == "ar"


def test_a_list_of_a_hundred_is_all_there(visit):
    reader = visit("hundred")
    found = set(shown(reader))
    reader.follow(reader.page.get_by_role("link", name="further in the list"))
    assert len(found | set(shown(reader))) == len(hundred())
