"""A desk with users in a real Chromium: two coders and a lead, each in a browser of their own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from desk.browser.nursery import Served
from desk.test_server import running
from rashomon.project import Project, settings, users

WORDS = {name: f"a long set of words for {name}" for name in ("cara", "dora", "lena", "rita")}
ROLES = {"cara": "coder", "dora": "coder", "lena": "lead", "rita": "reader"}
SECRET = "what only cara saw"


@pytest.fixture(scope="module")
def team(projects: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A desk that asks for two readers, and the folder of its project."""
    folder = Path(shutil.copytree(projects["war"], tmp_path_factory.mktemp("team") / "war"))
    with Project.open(folder, user="owner") as project:
        for name, role in ROLES.items():
            users.add(project, name, role, WORDS[name])
        settings.set_readers(project, "2")
        project.record()
    from desk.test_public import free_port

    words = ("serve", "--project", str(folder), "--host", "127.0.0.1", "--port", str(free_port()))
    with running(*words, folder=folder) as (_, address):
        yield address.rstrip("/"), folder


@pytest.fixture
def enter(chromium: Any, team: tuple[str, Path]) -> Iterator[Callable[..., Any]]:
    """Opens a browser at the desk's login, and logs in as somebody: `enter("cara")`."""
    from desk.browser.visiting import Visitor

    with ExitStack() as ends:

        def entered(name: str = "", **options: Any) -> Any:
            visitor = ends.enter_context(closing(Visitor(chromium, Served(0, f"{team[0]}/?"), **options)))
            if name:
                log_in(visitor, name, WORDS[name])
                visitor.page.wait_for_selector("header .signed")
            return visitor

        yield entered


def log_in(visitor: Any, name: str, password: str) -> None:
    visitor.page.fill("#name", name)
    visitor.page.fill("#password", password)
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Enter")


def test_a_login_leads_to_the_page_that_was_asked_for_and_logout_away(enter: Callable[..., Any]) -> None:
    reader = enter()
    reader.go("/reports?q=torit")
    assert reader.where.startswith("/login")
    log_in(reader, "rita", "not the password")
    assert "do not belong together" in reader.page.locator("[role=alert]").text_content()
    assert reader.page.input_value("#name") == "rita"
    log_in(reader, "rita", WORDS["rita"])
    assert reader.where == "/reports?q=torit"
    assert reader.page.locator("header .signed").text_content().startswith("rita (reader)")
    assert reader.page.locator("header nav").get_by_text("Triage").count() == 0
    assert reader.page.evaluate("document.cookie") == ""
    with reader.page.expect_navigation():
        reader.page.get_by_role("button", name="Log out").click()
    assert reader.where == "/login"
    reader.page.go_back()
    reader.go("/")
    assert reader.where.startswith("/login")


def test_two_readers_are_blind_until_they_decide_and_a_lead_settles(
    enter: Callable[..., Any], team: tuple[str, Path]
) -> None:
    cara, dora, lena = enter("cara"), enter("dora"), enter("lena")
    cara.go("/triage")
    event = cara.card
    cara.page.fill("#reason", SECRET)
    cara.page.keyboard.press("Escape")
    cara.press("a")
    assert cara.card != event
    cara.go(f"/event/{event}")
    assert "One of two readers (cara)" in cara.page.locator(".readers").text_content()

    dora.go("/triage")
    assert dora.card == event
    assert SECRET not in dora.page.content()
    assert "after your own verdict" in dora.page.locator(".readers").text_content()
    dora.press("x")
    dora.go(f"/event/{event}")
    assert SECRET in dora.page.content()
    assert "waits for a lead" in dora.page.locator(".readers").text_content()

    lena.go("/differ")
    assert SECRET in lena.page.content()
    lena.page.locator("form.correct input[name=reason]").first.fill("the original says so")
    with lena.page.expect_navigation():
        lena.page.get_by_role("button", name="Settle: accept").first.click()
    assert "0 events and 0 claims to settle" in lena.page.content()
    cara.go(f"/event/{event}")
    assert "Settled by lena" in cara.page.locator(".readers").text_content()
    with Project.open(team[1], user="owner") as project:
        assert {one.user for one in project.record().judgements} == {"cara", "lena"}


def test_a_session_that_ended_keeps_the_card_and_says_so(enter: Callable[..., Any]) -> None:
    cara = enter("cara")
    cara.go("/triage")
    card = cara.card
    cara.context.clear_cookies()
    cara.page.keyboard.press("a")
    cara.settle(card)
    assert cara.card == card
    assert "your session has ended" in cara.page.locator("#notice").text_content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_on_the_pages_of_users(enter: Callable[..., Any], scheme: str) -> None:
    nobody = enter(color_scheme=scheme)
    faults = [f"/login: {one}" for one in nobody.violations()]
    lena = enter("lena", color_scheme=scheme)
    for path in ("/users", "/account", "/differ", "/", "/triage"):
        lena.go(path)
        faults += [f"{path}: {one}" for one in lena.violations()]
    assert faults == []


def test_the_pages_of_users_fit_320_pixels(enter: Callable[..., Any]) -> None:
    lena = enter("lena", viewport={"width": 320, "height": 640})
    wide = []
    for path in ("/users", "/account", "/differ", "/", "/login"):
        lena.go(path)
        if lena.page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(path)
    assert wide == []
