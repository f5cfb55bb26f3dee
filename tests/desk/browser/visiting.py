"""A reader in a real Chromium, watched: whatever no page of the desk may do is written down in `faults`."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Request, Response

from desk.browser.nursery import Nursery, Served

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""The first is Chromium without the window around the page: it takes half of the work, and is what Playwright ships."""

FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
_NEEDLESS = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "MediaRouter",
    "OptimizationHints",
    "PaintHolding",
    "RenderDocument",
    "ThirdPartyStoragePartitioning",
)
"""What Playwright switches off, and a new frame for each page, which takes a quarter of the work of loading it."""
FLAT = (
    *FLAGS,
    "--disable-gpu",
    "--disable-3d-apis",
    "--in-process-gpu",
    f"--disable-features={','.join(_NEEDLESS)}",
)
"""Without WebGL: a page is painted at a fraction of the cost."""
DRAWING = (*FLAGS, "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
"""WebGL without a graphics card, for the map that moves alone."""
ROOMS = ("/triage", "/", "/map", "/ground", "/disagreements", "/sources", "/names", "/reports", "/audit")
_CARD = "#event .id"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_COLOURS = ["color-contrast", "link-in-text-block"]


def chromium_path() -> str | None:
    """The Chromium of this machine; None where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Visitor:
    """One reader with one window, who holds the key of a desk.

    `faults` has what no page may do: dialogs, requests to elsewhere, errors in the console, pages without a policy.
    `down` is set by a test that takes the desk away: then what fails to load is no fault.
    """

    def __init__(self, browser: Browser, desk: Served, **options: Any) -> None:
        self.base, self.served = desk.base, desk
        self.faults: list[str] = []
        self.down = False
        self.context = browser.new_context(viewport=options.pop("viewport", {"width": 1280, "height": 800}), **options)
        self.context.set_default_timeout(15_000)
        self.page = self.window()
        self.open(desk)

    def window(self) -> Page:
        """A further window of the same reader."""
        page = self.context.new_page()
        page.on("dialog", lambda dialog: (self.faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("console", lambda line: self._heard(line.type, line.text))
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("request", self._asked)
        page.on("response", self._answered)
        return page

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self.base}/", "data:,")):
            self.faults.append(f"asked for {request.url}")

    def _heard(self, kind: str, words: str) -> None:
        gone = self.down and "Failed to load resource" in words
        refused = "the server responded with a status of 4" in words  # a refusal that the page tells of
        slow = "GL Driver Message" in words  # a driver in software tells that it is one
        if kind in ("error", "warning") and not gone and not refused and not slow:
            self.faults.append(f"console: {words}")

    def _answered(self, response: Response) -> None:
        if urlsplit(response.url).scheme == "http" and "content-security-policy" not in response.headers:
            self.faults.append(f"no policy on {response.url}")

    def open(self, desk: Served) -> None:
        """Spends the key of a desk, or shows the cookie of a reader who has spent it."""
        if desk.cookies:
            self.context.add_cookies(desk.cookies)
        self.page.goto(f"{desk.base}/" if desk.cookies else desk.address)
        desk.cookies[:] = self.context.cookies()

    def go(self, path: str) -> Page:
        """Opens a page of the desk."""
        self.page.goto(self.base + path)
        return self.page

    @property
    def where(self) -> str:
        """The address in the bar, without the host."""
        found = urlsplit(self.page.url)
        return found.path + (f"?{found.query}" if found.query else "")

    @property
    def card(self) -> str:
        """The id of the event that is shown; "" if none is."""
        shown = self.page.locator(_CARD)
        return str(shown.first.text_content()) if shown.count() else ""

    def press(self, key: str) -> None:
        """A key that leads to another page: waits until that page is there."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def follow(self, link: Locator) -> None:
        """A link or a button that leads to another page: waits until that page is there.

        A bare click returns once the page is asked for, so that what is read next may still be the old page's.
        """
        with self.page.expect_navigation():
            link.click()

    def restart(self, nursery: Nursery, project: Path) -> None:
        """Another desk in the place of one that is gone; its key is spent in a window beside the one that is open."""
        self.served = nursery.serve(project, port=int(self.base.rpartition(":")[2]))
        beside = self.window()
        beside.goto(self.served.address)
        beside.close()

    def settle(self, card: str) -> None:
        """Waits until the page has moved on from a card, or says that it did not."""
        self.page.wait_for_function(
            """card => {
              const shown = document.querySelector("#event .id"), notice = document.getElementById("notice");
              return shown === null || shown.textContent !== card || notice.textContent.startsWith("Not saved");
            }""",
            arg=card,
        )

    def violations(self, *, of_colours: bool = False) -> list[str]:
        """What axe finds on the page, or only what it finds about colours: rule and element."""
        wanted = {"type": "rule", "values": _COLOURS} if of_colours else {"type": "tag", "values": _RULES}
        # the script is put in by the debugger, which the page's policy on types would refuse
        found = Axe().run(self.page, options={"runOnly": wanted})
        return [f"{one['id']}: {node['html'][:200]}" for one in found.response["violations"] for node in one["nodes"]]

    def close(self) -> None:
        """Closes the window; fails if a page did what it must not."""
        self.context.close()
        assert self.faults == [], self.faults
