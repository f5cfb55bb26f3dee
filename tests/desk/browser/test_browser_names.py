"""A name is given its meaning: looked at first, kept with a reason, and taken back."""

from __future__ import annotations

import pytest

from rashomon.project import Project


def test_a_name_of_an_event_is_looked_at_kept_and_undone(own):
    reader, folder = own()
    page = reader.page
    page.goto(reader.base + reader.go("/?q=torit").locator("table.event-list th a").first.get_attribute("href"))
    page.locator("#names > summary").click()
    form = page.locator("#names li", has_text="Torit").locator("form").first
    form.locator("input[name=meaning]").fill("4.5,32.5")
    with page.expect_navigation():
        form.get_by_role("button", name="Look").click()
    assert page.locator("table.preview del").count()
    assert "→" in page.locator("#preview").text_content()
    assert reader.violations() == []
    with Project.open(folder) as project:
        assert project.judgements() == ()
    page.keyboard.press("r")
    page.keyboard.type("our map")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert reader.where.startswith("/event/")
    with Project.open(folder) as project:
        (made,) = project.judgements()
        assert made.reason == "our map"
        assert {
            place.lat for one in project.record().claims for place in one.places if place.as_written == "Torit"
        } == {4.5}
    reader.go("/names")
    with page.expect_navigation():
        page.get_by_role("button", name="Undo judgement 1").click()
    with Project.open(folder) as project:
        assert 4.5 not in {place.lat for one in project.record().claims for place in one.places}


@pytest.mark.parametrize(
    "path", ["/names", "/name?name=Torit&as=place&meaning=4.5%2C32.5", "/name?name=rebels&as=actor"]
)
@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark", "viewport": {"width": 320, "height": 700}}])
def test_pages_of_names_are_without_fault(visit, path, options):
    reader = visit(**options)
    reader.go(path)
    assert reader.violations() == []
    assert reader.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
