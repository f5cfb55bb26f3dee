"""The map that moves: what it draws, what follows it, by mouse and by keyboard, and the drawing where it cannot be."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from desk.browser.conftest import absent
from desk.browser.making import HOSTILE, MONDAY, Dispatch, Said, project
from desk.browser.visiting import Visitor
from rashomon.desk.browser import HOW, missing
from rashomon.publishing.basemap.archive import about, default_archive

DOTS = """() => rashomonMap.queryRenderedFeatures({layers: ["dots"]}).map(one => one.properties)"""
AT = """name => {
  const found = rashomonMap.queryRenderedFeatures({layers: ["dots"]}).find(one => one.properties.name === name);
  const {x, y} = rashomonMap.project(found.geometry.coordinates);
  const canvas = rashomonMap.getCanvas().getBoundingClientRect();
  return [x + canvas.x, y + canvas.y];
}"""
VIEW = "() => rashomonMap.getBounds().toArray().flat().map(one => Math.round(one * 10) / 10)"


def told():
    """Seven attacks: three in Torit, one each in Renk and a place with a hostile name, two within 80 km of Malakal."""
    where = [("Torit", 8.0)] * 3 + [("Renk", 8.0), (HOSTILE, 8.0), ("Malakal", 80.0), ("Malakal", 80.0)]
    for at, (place, radius) in enumerate(where):
        day = MONDAY + timedelta(days=3 * at)
        words = f"An attack in the place of that name killed {at + 1} people on {day}."
        said = Said(words=words, type="attack", place=place, killed=(at + 1, at + 1), day=day, radius_km=radius)
        yield Dispatch(name=f"attack-{at}", published=day, told=(said,))


@pytest.fixture(scope="module")
def rivers(nursery, tmp_path_factory):
    """A desk of these attacks, with the parts that a map needs to move."""
    if missing():
        absent(f"the browser's parts of the map are not here: {HOW}")
    if about(default_archive()) is None:
        absent(f"there are no map tiles at {default_archive()}: `make setup` makes them")
    folder = tmp_path_factory.mktemp("rivers") / "rivers"
    made = project(folder, told())
    made.record()
    made.close()
    return nursery.serve(folder)


@pytest.fixture
def chart(drawing_chromium, rivers):
    """Opens the map of a reader: `chart("/map", color_scheme="dark")`."""
    open_ones = []

    def opened(path="/map", *, ready=True, before=None, **options):
        reader = open_ones.append(Visitor(drawing_chromium, rivers, **options)) or open_ones[-1]
        if before is not None:
            before(reader)
        reader.go(path)
        if ready:
            ready_in(reader.page)
        return reader

    yield opened
    for reader in open_ones:
        with closing(reader):
            pass


def ready_in(page):
    page.wait_for_selector("#moving[data-ready]", timeout=60_000)
    page.wait_for_function("() => rashomonMap.areTilesLoaded() && !rashomonMap.isMoving()", timeout=60_000)


def click(reader, name):
    reader.page.mouse.click(*reader.page.evaluate(AT, name))


def followed(reader, words):
    """Waits until the page says how many events there are now."""
    reader.page.wait_for_function(
        "words => document.getElementById('map-said').textContent.startsWith(words)", arg=words
    )


def listed(reader):
    return reader.page.locator("table.event-list tbody th a").count()


def box(reader):
    return [float(side) for side in parse_qs(urlsplit(reader.where).query)["box"][0].split(",")]


def test_the_map_is_drawn_over_the_drawing(chart):
    reader = chart()
    page = reader.page
    assert page.locator(".drawn").is_hidden()
    assert page.locator("#map canvas").is_visible()
    dots = {one["name"]: one for one in page.evaluate(DOTS)}
    assert {name: one["n"] for name, one in dots.items()} == {"Torit": 3, "Renk": 1, "Malakal": 2, HOSTILE: 1}
    assert {name for name, one in dots.items() if one["exact"]} == {"Torit", "Renk", HOSTILE}
    assert page.evaluate("() => rashomonMap.queryRenderedFeatures({layers: ['land']}).length") > 0
    assert listed(reader) == 7
    assert page.get_by_text("in a table").is_visible()


def test_what_is_not_exact_has_a_circle_in_metres(chart):
    reader = chart()
    (ring,) = reader.page.evaluate("async () => (await rashomonMap.getSource('reach').getData()).features")
    lats = [lat for _, lat in ring["geometry"]["coordinates"]]
    lons = [lon for lon, _ in ring["geometry"]["coordinates"]]
    assert (max(lats) - min(lats)) * 111.195 == pytest.approx(160, rel=0.01)
    assert (max(lons) - min(lons)) * 111.195 * 0.986 == pytest.approx(160, rel=0.01)  # the cosine of 9.53 degrees
    dashes = reader.page.evaluate("() => rashomonMap.getPaintProperty('reach', 'line-dasharray')")
    assert len(dashes) == 2


def test_a_click_on_a_place_keeps_its_events_and_back_gives_all(chart):
    reader = chart()
    before = reader.page.evaluate(VIEW)
    click(reader, "Torit")
    followed(reader, "3 events")
    west, south, east, north = box(reader)
    assert west < 32.57 < east
    assert south < 4.41 < north
    assert listed(reader) == 3
    assert reader.page.evaluate(VIEW) == before  # what is around stays in view
    assert reader.page.get_by_role("link", name="the whole map").is_visible()
    reader.page.go_back()
    ready_in(reader.page)
    assert reader.where == "/map"
    assert listed(reader) == 7


def test_the_list_is_what_is_seen_and_a_copied_link_shows_the_same(chart):
    reader = chart("/map?type=attack")
    reader.page.evaluate("() => rashomonMap.jumpTo({center: [32.57, 4.41], zoom: 6.5})")
    ready_in(reader.page)
    assert "box" not in reader.where  # nobody moved it but the test
    middle = reader.page.locator("#map canvas").bounding_box()
    x, y = middle["x"] + middle["width"] / 2, middle["y"] + middle["height"] / 2
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()
    reader.page.mouse.move(x + 60, y + 20, steps=5)
    reader.page.mouse.up()
    followed(reader, "3 events")
    assert listed(reader) == 3
    west, south, east, north = box(reader)
    seen = reader.page.evaluate("() => rashomonMap.getBounds().toArray().flat()")
    assert [west, south, east, north] == pytest.approx(seen, abs=0.01)
    assert "type=attack" in reader.where
    other = chart(reader.where)
    assert listed(other) == 3
    inner = other.page.evaluate("() => rashomonMap.getBounds().toArray().flat()")
    assert inner[0] <= west
    assert inner[1] <= south
    assert inner[2] >= east
    assert inner[3] >= north
    assert {one["name"] for one in other.page.evaluate(DOTS)} >= {"Torit"}


def test_filters_links_and_the_timeline_follow_too(chart):
    reader = chart()
    click(reader, "Renk")
    followed(reader, "1 event")
    window = parse_qs(urlsplit(reader.where).query)["box"][0]
    page = reader.page
    assert page.locator("form.filters input[name=box]").input_value() == window
    events = page.get_by_role("navigation", name="Rooms").get_by_role("link", name="Events", exact=True)
    assert window in parse_qs(urlsplit(events.get_attribute("href")).query)["box"]
    assert page.locator("#follows figure svg").count() == 2
    assert "1 place" in page.locator("#places summary").inner_text()
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keys").is_visible()
    page.keyboard.press("Escape")
    page.locator("#help-open").click()
    assert page.get_by_role("dialog", name="Keys").is_visible()


def test_the_keyboard_moves_the_map_and_chooses_its_middle(chart):
    reader = chart(reduced_motion="reduce")
    page = reader.page
    page.evaluate("() => rashomonMap.jumpTo({center: [32.79, 11.74], zoom: 7})")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement === rashomonMap.getCanvas()"):
            break
    else:
        pytest.fail("the map is not reached by Tab")
    assert "Map of the events" in page.locator("#map canvas").get_attribute("aria-label")
    page.keyboard.press("Enter")
    followed(reader, "1 event")
    assert listed(reader) == 1
    page.keyboard.press("ArrowUp")
    followed(reader, "1 event")
    page.keyboard.press("-")
    page.wait_for_function("() => rashomonMap.getZoom() < 6.5")
    assert page.evaluate("() => document.activeElement === rashomonMap.getCanvas()")


def test_a_group_opens_up_and_without_motion_at_once(chart):
    reader = chart(reduced_motion="reduce")
    page = reader.page
    page.evaluate("() => rashomonMap.jumpTo({zoom: 1})")
    ready_in(page)
    (group,) = page.evaluate(DOTS)
    assert (group["n"], group["point_count"], group["exact"]) == (7, 4, 1)
    at = page.evaluate(AT.replace("one.properties.name === name", "one.properties.cluster"))
    page.mouse.click(*at)
    followed(reader, "7 events")
    assert not page.evaluate("() => rashomonMap.isMoving()")
    ready_in(page)
    assert len(page.evaluate(DOTS)) == 4


def test_hostile_names_are_text(chart):
    reader = chart()
    reader.page.mouse.move(*reader.page.evaluate(AT, HOSTILE))
    tip = reader.page.locator(".maplibregl-popup-content")
    tip.wait_for()
    assert tip.inner_text().startswith(HOSTILE)
    assert reader.page.locator("#moving img").count() == 0


def test_colours_are_those_of_the_page_and_change_with_it(chart):
    reader = chart()
    paint = "([layer, name]) => rashomonMap.getPaintProperty(layer, name)"
    assert reader.page.evaluate(paint, ["sea", "background-color"]) == "#dfe9ee"
    reader.page.emulate_media(color_scheme="dark")
    reader.page.wait_for_function("() => rashomonMap.getPaintProperty('sea', 'background-color') === '#14242c'")
    assert reader.page.evaluate(paint, ["land", "fill-color"]) == "#2a2722"
    assert "#ff8a7d" in reader.page.evaluate(paint, ["reach", "line-color"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_with_the_map(chart, scheme):
    reader = chart(color_scheme=scheme)
    assert reader.violations() == []
    click(reader, "Torit")
    followed(reader, "3 events")
    assert reader.violations() == []


def test_nothing_is_asked_of_another_and_little_of_the_desk(chart):
    asked = []
    reader = chart(before=lambda one: one.page.on("request", lambda request: asked.append(request)))
    assert {urlsplit(one.url).netloc for one in asked if not one.url.startswith("data:")} == {reader.base[7:]}
    sizes = [one.sizes()["responseBodySize"] for one in asked if not one.url.endswith(".pmtiles")]
    assert sum(sizes) < 1_000_000


def without_webgl(reader):
    reader.page.add_init_script(
        "const given = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...more) {"
        "return kind.startsWith('webgl') ? null : given.call(this, kind, ...more); };"
    )


def test_without_webgl_the_drawing_stays(chart):
    asked = []
    reader = chart(
        ready=False,
        before=lambda one: (without_webgl(one), one.page.on("request", lambda request: asked.append(request.url))),
    )
    reader.page.wait_for_load_state("networkidle")
    assert reader.page.locator(".drawn svg:visible").count() == 1
    assert reader.page.locator("#map canvas").count() == 0
    assert not any("maplibre-gl.mjs" in one or one.endswith(".pmtiles") for one in asked)
    with reader.page.expect_navigation():
        reader.page.locator(".drawn svg:visible a").first.click()
    assert "box=" in reader.where


@pytest.mark.parametrize(
    "lost", ["**/maplibre-gl.mjs", "**/maplibre-gl-worker.mjs", "**/map.geojson*", "**/map.pmtiles"]
)
def test_the_drawing_stays_where_a_part_is_lost(chart, lost):
    def cut(reader):
        reader.down = True  # that it fails to load is what is tried here
        reader.context.route(lost, lambda route: route.abort())

    reader = chart(ready=False, before=cut)
    reader.page.wait_for_timeout(3_000)
    assert reader.page.locator(".drawn svg:visible").count() == 1
    assert reader.page.locator("#moving").is_hidden()
    reader.faults[:] = [one for one in reader.faults if "Worker failed to load" not in one]  # the library says so
