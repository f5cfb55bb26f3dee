"""The map of the desk in a browser: how long a frame takes while the map is moved, with many points and with none.

The points are made, spread over 20 by 10 degrees in clumps, and given in place of those of a project.  A Chromium
without a window moves the map by a few pixels a frame, at a wide look (all are in groups) and at a close one.  Printed
in milliseconds: the time from frame to frame (median and 95th percentile, 16.7 at best), the time that the page's own
thread works on a frame, and both as multiples of the same map without points.  Without a graphics card (the default
here: SwiftShader) the filling of the picture is the processor's work and most of a frame; the multiples count.

    python -m benchmarks.desk_map --points 50000
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.made_war import made_war
from benchmarks.project import keep_made
from rashomon.project import Project

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_SOFTWARE = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
_LOOKS = {"wide": 4.5, "close": 8.0}
_FRAMES = 40
_MOVE = """async ([zoom, frames]) => {
  const settled = () => new Promise(done => { rashomonMap.once("idle", done); rashomonMap.triggerRepaint(); });
  rashomonMap.jumpTo({center: [38, 35], zoom});
  await settled();
  const between = [], working = [];
  let last = 0;
  for (let at = 0; at < frames + 5; at += 1) {
    const now = await new Promise(requestAnimationFrame);
    const middle = rashomonMap.project(rashomonMap.getCenter());
    middle.x += at % 20 < 10 ? 4 : -4;
    const start = performance.now();
    rashomonMap.jumpTo({center: rashomonMap.unproject(middle)});
    rashomonMap.redraw();
    if (at >= 5) { working.push(performance.now() - start); between.push(now - last); }
    last = now;
  }
  return {between, working};
}"""


def points(number: int) -> dict[str, Any]:
    """So many made places, of which a third are not exact; the same ones each time."""
    draw = random.Random(5)
    clumps = [(draw.uniform(28, 48), draw.uniform(30, 40), draw.uniform(0.05, 1.5)) for _ in range(60)]
    found = []
    for at in range(number):
        lon, lat, wide = clumps[at % len(clumps)]
        where = [round(draw.gauss(lon, wide), 5), round(draw.gauss(lat, wide), 5)]
        told = {
            "name": f"Place {at + 1}", "country": "Syria", "n": draw.choice((1, 1, 1, 2, 5)), "dead": "2 killed",
            "exact": int(at % 3 > 0), "m": 8000 if at % 3 else 30_000, "worst": 1 + at % 5,
        }  # fmt: skip
        point = {"type": "Point", "coordinates": where}
        found.append({"type": "Feature", "id": at, "geometry": point, "properties": told})
    return {"type": "FeatureCollection", "features": found}


def measure(page: Any, address: str, number: int) -> dict[str, tuple[list[float], list[float]]]:
    """The times of a map with so many points, by look; the time until it was ready as the look `ready`."""
    body = json.dumps(points(number))
    page.route("**/map.geojson*", lambda route: route.fulfill(body=body, content_type="application/geo+json"))
    start = time.perf_counter()
    page.goto(f"{address}/map")
    page.wait_for_selector("#moving[data-ready]", timeout=120_000)
    found = {"ready": ([1000 * (time.perf_counter() - start)], [0.0])}
    for look, zoom in _LOOKS.items():
        told = page.evaluate(_MOVE, [zoom, _FRAMES])
        found[look] = told["between"], told["working"]
    page.unroute("**/map.geojson*")
    return found


def table(none: dict[str, tuple[list[float], list[float]]], many: dict[str, tuple[list[float], list[float]]]) -> str:
    """The figures of both maps beside each other."""
    lines = [f"{'look':8} {'points':>8} {'frame':>8} {'p95':>8} {'own':>8} {'x frame':>8} {'x own':>8}\n"]
    for look in _LOOKS:
        base, least = (statistics.median(times) for times in none[look])
        for name, (between, working) in (("none", none[look]), ("many", many[look])):
            frame, own = statistics.median(between), statistics.median(working)
            high = sorted(between)[int(0.95 * (len(between) - 1))]
            lines.append(
                f"{look:8} {name:>8} {frame:8.1f} {high:8.1f} {own:8.1f} {frame / base:8.2f} {own / least:8.2f}\n"
            )
    ready = f"ready after {none['ready'][0][0]:,.0f} ms without points, {many['ready'][0][0]:,.0f} ms with them\n"
    return "".join(lines) + ready


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--points", type=int, default=50_000, metavar="N", help="made points (default 50,000)")
    parser.add_argument("--card", action="store_true", help="use the graphics card of this machine")
    args = parser.parse_args(arguments)
    path = next((one for name in _NAMES if (one := shutil.which(name))), None)
    if path is None:
        sys.stderr.write("there is no Chromium on the path: install the package chromium\n")
        return 1
    with tempfile.TemporaryDirectory(prefix="rashomon-") as folder:
        with Project.create(Path(folder) / "desk", user="benchmark") as project:
            for report, claims in made_war(150):
                keep_made(project, report, claims)
        command = [sys.executable, "-m", "rashomon", "serve", "--no-browser", "--project", str(Path(folder) / "desk")]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as desk, sync_playwright() as playwright:
            assert desk.stdout is not None
            found = re.search(r"(http://[^/]+)/\S+", desk.stdout.readline())
            assert found is not None, "the desk did not start"
            flags = ["--no-sandbox", *(() if args.card else _SOFTWARE)]
            with playwright.chromium.launch(executable_path=path, args=flags) as browser:
                page = browser.new_page(viewport={"width": 1000, "height": 700})
                page.goto(found[0])
                none, many = measure(page, found[1], 0), measure(page, found[1], args.points)
            desk.terminate()
    sys.stdout.write(f"{args.points:,} points, a window of 1000 x 700\n{table(none, many)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
