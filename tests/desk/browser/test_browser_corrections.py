"""A claim corrected as a person does it: by keyboard, by a click on the map, without a script, without a mouse."""

from __future__ import annotations

import pytest

from rashomon.project import Project

EVENT = "/?q=torit"


def at_claim(own, **options):
    """A reader at the page of the first claim of the event on which accounts differ."""
    reader, folder = own(**options)
    address = reader.go(EVENT).locator("table.event-list th a").first.get_attribute("href")
    page = reader.go(address)
    page.locator("#corrections > summary").click()
    with page.expect_navigation():
        page.locator("#corrections a").first.click()
    return reader, folder


def told(folder):
    """All judgements of the project."""
    with Project.open(folder) as project:
        return project.judgements()


def test_several_fields_are_kept_with_one_key(own):
    reader, folder = at_claim(own)
    page = reader.page
    assert page.locator(".of-claim q").is_visible()
    page.locator("#day-start").fill("2024-04-07")
    page.locator("#day-end").fill("2024-04-07")
    page.locator("#number-0-low").fill("14")
    page.locator("#number-0-high").fill("14")
    page.locator("#reason").fill("the list of names")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert reader.where.startswith("/event/")
    assert {one.value["field"] for one in told(folder)} == {"day", "number"}
    assert "14" in page.locator("#event").text_content()


def test_what_is_wrong_stands_beside_it_and_nothing_typed_is_lost(own):
    reader, folder = at_claim(own)
    page = reader.page
    page.locator("#number-0-low").fill("some")
    page.locator("#actor-new").fill("The Lantern Brigade")
    page.locator("#reason").fill("the list of names")
    page.get_by_role("button", name="Save Ctrl Enter").click()
    page.locator("#number-0-low-problem").wait_for()
    assert "write digits" in page.locator("#number-0-low-problem").text_content()
    assert "choose one of the list" in page.locator("#actor-new-role-problem").text_content()
    assert page.evaluate("document.activeElement.id") == "number-0-low"
    assert page.locator("#actor-new").input_value() == "The Lantern Brigade"
    assert told(folder) == ()
    page.locator("#number-0-low").fill("12")
    page.locator("#actor-new-role").select_option("initiator")
    with page.expect_navigation():
        page.get_by_role("button", name="Save Ctrl Enter").click()
    assert told(folder)[-1].reason == "the list of names"


@pytest.mark.parametrize("script", [True, False])
def test_a_place_is_set_by_a_click_on_the_map(own, script):
    reader, folder = at_claim(own, java_script_enabled=script) if script else own(java_script_enabled=False)
    page = reader.page
    if not script:
        with Project.open(folder) as project:
            record = project.record()
            event = next(one for one in record.events if "Torit" in one.title)
        page.goto(f"{reader.base}/claim/{event.claims[0].replace('#', '%23')}")
    before = page.locator("#place-0-lat").input_value()
    page.locator("#reason").fill("the photograph shows the hill")
    with page.expect_navigation():
        page.locator("input.place-map").click(position={"x": 480, "y": 300})
    lat, lon = (page.locator(f"#place-0-{part}").input_value() for part in ("lat", "lon"))
    assert lat != before
    assert page.locator("#reason").input_value() == "the photograph shows the hill"
    assert told(folder) == ()
    with page.expect_navigation():
        page.locator("button.save").click()
    (made,) = told(folder)
    assert made.value["field"] == "place"
    assert f"{lat},{lon}" in made.value["value"]
    with Project.open(folder) as project:
        place = project.record().claim(made.subject).places[0]
    assert (f"{place.lat:g}", f"{place.lon:g}") == (lat, lon)


def test_a_candidate_is_taken_without_a_mouse(own):
    reader, folder = at_claim(own)
    page = reader.page
    choose = page.locator("table.candidates button, .candidates button").first
    choose.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("input[name=place-0-id]").get_attribute("value")
    assert told(folder) == ()


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 320, "height": 700}}])
def test_the_page_of_a_claim_is_without_fault(own, options):
    reader, _ = at_claim(own, **options)
    assert reader.violations() == []
    assert reader.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    reader.page.locator("#number-0-low").fill("some")
    reader.page.get_by_role("button", name="Save Ctrl Enter").click()
    reader.page.locator(".problem").first.wait_for()
    assert reader.violations() == []
