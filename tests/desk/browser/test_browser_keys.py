"""Keys of one's own, digits for accounts, quotes out of focus."""

from __future__ import annotations

from rashomon.project import Project

EVENT = "/?q=torit"


def at_event(own):
    reader, folder = own()
    address = reader.go(EVENT).locator("table.event-list th a").first.get_attribute("href")
    reader.go(address)
    return reader, folder


def told(folder):
    with Project.open(folder) as project:
        return project.judgements()


def test_a_digit_says_which_account_stands_and_z_takes_it_back(own):
    reader, folder = at_event(own)
    assert reader.page.locator("#accounts button[data-key='1']").count() == 1
    reader.press("2")
    made = told(folder)
    assert {one.kind for one in made} == {"accept"}
    assert {one.value["account"] for one in made}
    reader.press("z")
    assert {one.kind for one in told(folder)[len(made) :]} == {"undo"}
    assert reader.violations() == []


def test_digits_typed_into_a_field_are_digits(own):
    reader, folder = at_event(own)
    reader.page.keyboard.press("r")
    reader.page.keyboard.type("12")
    assert reader.page.locator("#reason").input_value() == "12"
    assert told(folder) == ()


def test_another_key_takes_the_place_of_one_and_stays(own):
    reader, folder = at_event(own)
    page = reader.page
    page.keyboard.press("?")
    field = page.locator("[data-remap=a]")
    field.fill("q")
    field.blur()
    assert "kept on this device" in page.locator("#keys-told").text_content()
    taken = page.locator("[data-remap=x]")
    taken.fill("q")
    taken.blur()
    assert "is taken" in page.locator("#keys-told").text_content()
    assert reader.violations() == []
    page.keyboard.press("Escape")
    page.reload()
    assert page.locator("button[data-key=a] kbd").text_content() == "q"
    page.keyboard.press("a")
    assert told(folder) == ()
    reader.press("q")
    assert {one.kind for one in told(folder)} == {"accept"}
    page.keyboard.press("?")
    page.locator("#keys-reset").click()
    assert page.locator("button[data-key=a] kbd").text_content() == "a"


def test_quotes_are_out_of_focus_until_they_are_looked_at(visit):
    reader = visit()
    page = reader.go("/disagreements")
    quote = page.locator("main q").first
    assert quote.evaluate("one => getComputedStyle(one).filter") == "none"
    page.locator("#blur").check()
    assert quote.evaluate("one => getComputedStyle(one).filter") != "none"
    page.reload()
    assert page.locator("#blur").is_checked()
    assert quote.evaluate("one => getComputedStyle(one).filter") != "none"
    quote.hover()
    assert quote.evaluate("one => getComputedStyle(one).filter") == "none"
    page.mouse.move(0, 0)
    link = page.locator("tr:has(q) a").first
    link.focus()
    near = page.locator("tr:has(a:focus) q").first
    assert near.evaluate("one => getComputedStyle(one).filter") == "none"
    page.locator("#blur").uncheck()
    page.reload()
    assert not page.locator("#blur").is_checked()
