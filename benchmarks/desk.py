"""The desk's pages at the server: how long each takes in a project of many made events.

The reports and their claims are made (`made_war.py`).  One process, no network: the application is asked as the server
asks it, so that the figures are of the desk and not of a browser.  Every page is asked `--rounds` times after one
request that fills what is held (`first`); `bare` is a style sheet, the least that any request costs.  Processor time in
milliseconds: median and 95th percentile, and the median as a multiple of the bare request.  `decide` is a verdict sent
from a card, `next card` the page that is loaded after it, `list after it` the first page of events that has to show the
verdict.

    python -m benchmarks.desk --claims 7000
"""

from __future__ import annotations

import argparse
import asyncio
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

from starlette.types import ASGIApp, Message

from benchmarks.made_war import made_war
from benchmarks.project import keep_made
from rashomon.desk.app import application
from rashomon.desk.safety import Keys
from rashomon.desk.server import leave_garbage
from rashomon.project import Project

_PORT = 8801
_PAGES = (
    "/", "/?only=disputed&sort=weight", "/?q=market", "/triage", "/map", "/map.geojson", "/ground", "/disagreements",
    "/sources", "/reports", "/audit", "/bulk?only=decided", "/api/events", "/api/claims",
)  # fmt: skip


class Asker:
    """Asks the desk of a project, with the cookie that opens it."""

    def __init__(self, project: Project) -> None:
        self._keys = Keys(_PORT)
        self._app: ASGIApp = application(project, self._keys, _PORT)
        self._loop = asyncio.new_event_loop()

    def __call__(self, address: str, fields: dict[str, str] | None = None) -> str:
        """The body of an answer.

        Raises:
            RuntimeError: if it is no success.
        """
        path, _, query = address.partition("?")
        body = urlencode(fields or {}).encode()
        headers = {
            "host": f"127.0.0.1:{_PORT}", "cookie": f"{self._keys.cookie}={self._keys.session}",
            "sec-fetch-site": "same-origin", "accept": "application/json" if fields else "text/html",
        }  # fmt: skip
        scope = {
            "type": "http", "http_version": "1.1", "method": "POST" if fields else "GET", "scheme": "http",
            "path": path, "raw_path": path.encode(), "root_path": "", "query_string": query.encode(),
            "asgi": {"version": "3.0"},
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
            "client": ("127.0.0.1", 1), "server": ("127.0.0.1", _PORT),
        }  # fmt: skip
        sent: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        self._loop.run_until_complete(self._app(scope, receive, send))
        if sent[0]["status"] >= 300:
            raise RuntimeError(f"{address} was answered {sent[0]['status']}")
        return b"".join(message.get("body", b"") for message in sent[1:]).decode()


def timed(work: Callable[[], object]) -> float:
    """Processor time of all threads in milliseconds."""
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


def told(name: str, times: Sequence[float], bare: float) -> str:
    """A line of the table."""
    median, high = statistics.median(times), sorted(times)[int(0.95 * (len(times) - 1) + 0.5)]
    return f"{name:28} {median:9.1f} {high:9.1f} {median / bare:9.0f}\n"


def _form(page: str) -> dict[str, str]:
    """The hidden fields of the verdict of a card."""
    action = page.index('action="/judge/event"')
    form = page[page.rindex("<form", 0, action) : page.index("</form>", action)]
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in fields}


def measure(project: Project, rounds: int) -> str:
    """The table of a project."""
    leave_garbage()  # as the server does
    ask = Asker(project)
    first = timed(lambda: ask("/"))
    events = re.findall(r'href="(/event/[^"?#]+)', ask("/"))
    reports = re.findall(r'href="(/report/[^"?#]+)', ask("/reports"))
    bare = statistics.median([timed(lambda: ask("/static/desk.css")) for _ in range(5 * rounds)])
    lines = [f"{'page':28} {'median':>9} {'p95':>9} {'x bare':>9}\n", told("bare", [bare], bare)]
    for page in (*_PAGES, unescape(events[0]), unescape(reports[0])):
        cold = timed(partial(ask, page))
        times = [timed(partial(ask, page)) for _ in range(rounds)]
        name = page if not page.startswith(("/event/", "/report/")) else f"{page[:7].rstrip('/')}/..."
        lines.append(told(name, times, bare).rstrip("\n") + f"   first {cold:.0f}\n")
    decide, card, after = [], [], []
    for _ in range(rounds):
        form = _form(ask("/triage"))
        decide.append(timed(partial(ask, "/judge/event", {**form, "kind": "accept"})))
        card.append(timed(lambda: ask("/triage")))
        after.append(timed(lambda: ask("/")))
    lines += [told("decide", decide, bare), told("next card", card, bare), told("list after it", after, bare)]
    return f"the first page of all: {first:,.0f} ms\n" + "".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=7_000, metavar="N", help="claims of the project (default 7,000)")
    parser.add_argument(
        "--project", type=Path, metavar="FOLDER", help="a copy of a project that is there, in its place"
    )
    parser.add_argument("--rounds", type=int, default=10, metavar="N", help="requests of each page (default 10)")
    args = parser.parse_args(arguments)
    if args.project is not None:
        with Project.open(args.project, user="benchmark") as project:
            sys.stdout.write(measure(project, args.rounds))
        return 0
    with (
        tempfile.TemporaryDirectory(prefix="rashomon-") as folder,
        Project.create(Path(folder) / "desk", user="benchmark") as project,
    ):
        for report, claims in made_war(args.claims):
            keep_made(project, report, claims)
        record = project.record()
        counts = (len(record.events), len(record.reports), len(record.claims))
        sys.stdout.write("{:,} events, {:,} reports, {:,} claims\n".format(*counts))
        sys.stdout.write(measure(project, args.rounds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
