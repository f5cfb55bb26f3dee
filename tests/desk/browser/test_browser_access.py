"""Who reads otherwise: no mouse, a screen reader, a dark room, a narrow telephone, a project that is still empty."""

from __future__ import annotations

import pytest

from desk.browser.visiting import ROOMS

PROJECTS = ("war", "empty")
_EVENT, _REPORT, _STATE = "the event", "the report", "the state"
PAGES = [(name, path) for name in PROJECTS for path in (*ROOMS, "/bulk", "/nothing")]
PAGES += [("war", path) for path in (_EVENT, _REPORT, _STATE, "/?known_on=2024-04-09", "/?q=nothing")]


def address(reader, path):
    """The address of a page; that of an event, a report or a state is found through its link."""
    if path.startswith("/"):
        return path
    room, link = {
        _EVENT: ("/?q=torit", "table.event-list th a"),
        _REPORT: ("/reports?q=torit", "table th a"),
        _STATE: ("/ground", "table tbody a[href*='/event/S']"),
    }[path]
    return reader.go(room).locator(link).first.get_attribute("href")


def open_everything(page):
    """Parts that are folded in are looked at too."""
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_on_any_page(visit, scheme):
    faults, of_colours = [], scheme == "dark"  # nothing else is another in the dark
    for name in PROJECTS:
        reader = visit(name, color_scheme=scheme)
        for path in [path for of, path in PAGES if of == name]:
            reader.go(address(reader, path))
            open_everything(reader.page)
            faults += [f"{name} {path}: {one}" for one in reader.violations(of_colours=of_colours)]
            if path == "/triage":
                reader.page.keyboard.press("?")
                faults += [f"{name} help: {one}" for one in reader.violations(of_colours=of_colours)]
    assert faults == []


def test_no_page_scrolls_sideways_at_320_pixels(visit):
    wide = []
    for name in PROJECTS:
        reader = visit(name, viewport={"width": 320, "height": 640})
        for path in [path for of, path in PAGES if of == name]:
            reader.go(address(reader, path))
            open_everything(reader.page)
            width = reader.page.evaluate("document.documentElement.scrollWidth")
            if width > 320:
                wide.append((name, path, width, reader.page.evaluate(_WIDEST)))
    assert wide == []


_WIDEST = """[...document.querySelectorAll("main *, header *")].filter(one => one.getBoundingClientRect().right > 321)
  .slice(-3).map(one => one.outerHTML.slice(0, 120))"""


def test_the_dark_is_dark_and_the_light_is_light(visit):
    def brightness(reader, path):
        reader.go(path)
        colour = reader.page.evaluate("getComputedStyle(document.body).backgroundColor")
        return sum(int(part) for part in colour.strip("rgb()").split(",")[:3]) / 3

    dark, light = visit(color_scheme="dark"), visit(color_scheme="light")
    for path in ROOMS:
        assert brightness(dark, path) < 60, path
        assert brightness(light, path) > 200, path


@pytest.mark.parametrize("path", [*ROOMS, "/bulk", _EVENT, _REPORT])
def test_every_control_is_reached_by_the_tab_key_and_shows_that_it_has_the_focus(visit, path):
    reader = visit(reduced_motion="reduce")
    reader.go(address(reader, path))
    total = reader.page.evaluate(_CONTROLS)
    seen, unseen = [], []
    for _ in range(total + 20):
        reader.page.keyboard.press("Tab")
        found = reader.page.evaluate(_FOCUS)
        if found["what"] == "BODY" or (seen and found["place"] == seen[0]):
            break
        seen.append(found["place"])
        if not found["visible"]:
            unseen.append(found["what"])
    assert unseen == []
    assert seen == sorted(seen), "the order of the Tab key is that of the page"
    assert len(set(seen)) == total


_CONTROLS = """() => {
  const kinds = "a[href], button, input:not([type=hidden]), select, summary, [tabindex='0']";
  window.controls = [...document.querySelectorAll(kinds)]
    .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.closest("dialog:not([open])"));
  return window.controls.length;
}"""
_FOCUS = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getClientRects()[0];
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const covered = at === null || (at.closest(".decide") !== null && one.closest(".decide") === null);
  return { place: window.controls.indexOf(one), what: one.tagName === "BODY" ? "BODY" : one.outerHTML.slice(0, 150),
           visible: outlined && !covered };
}"""


def test_the_first_tab_leads_past_the_rooms(visit):
    reader = visit()
    reader.go("/")
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.activeElement.textContent") == "Skip to the page"
    reader.page.keyboard.press("Enter")
    assert reader.page.evaluate("document.activeElement.id") == "main"


def test_everything_of_a_visit_is_done_without_a_mouse(own):
    reader, _ = own()
    reader.go("/")
    page = reader.page
    page.keyboard.press("/")
    page.keyboard.type("torit")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("table.event-list th a").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.name") == "value"
    page.keyboard.type("killed=14")
    page.keyboard.press("Tab")
    page.keyboard.type("the list of names")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert "14" in page.locator("#event").inner_text()
    with page.expect_navigation():
        page.keyboard.press("m")
    assert reader.where.startswith("/map")


def test_a_page_that_moves_is_calm_where_that_is_wished(visit):
    reader = visit(reduced_motion="reduce")
    reader.go("/triage")
    assert reader.page.locator("button").first.evaluate("one => getComputedStyle(one).transitionDuration") == "0s"
    assert reader.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_the_pages_can_be_read_without_the_script(visit):
    reader = visit(java_script_enabled=False)
    for path in ROOMS:
        reader.go(path)
        assert reader.page.locator("h1").is_visible()
        assert reader.page.locator("main").inner_text().strip()


def test_a_verdict_is_given_without_the_script(own):
    reader, _ = own(java_script_enabled=False)
    reader.go("/triage")
    card = reader.card
    reader.follow(reader.page.get_by_role("button", name="Accept"))
    assert reader.card != card
    assert "kept" in reader.page.get_by_role("status").first.inner_text()
    assert "1 of" in reader.page.locator("#progress").text_content()
