// The map that moves, over the drawing that is on the page already; without WebGL or on any failure the drawing stays.
"use strict";

import { REGULAR, groundOf } from "./ground.js";

const HERE = document.getElementById("moving");
const CALM = matchMedia("(prefers-reduced-motion: reduce)").matches;
const WORKER = new URL("./browser/maplibre-gl-worker.mjs", import.meta.url).href;
const KINDS = ["talk", "people", "ground", "fight", "harm"]; // by weight, from 1
const NEAR = 6; // pixels around a click
const EDGE = 0.01; // degrees around a point that is chosen, as in the drawing
const FEWEST_PX = 9; // a circle smaller than its dot is not drawn
const MOST_CIRCLES = 300;
const NONE = { type: "FeatureCollection", features: [] };

function colours() {
  const style = getComputedStyle(document.documentElement);
  const names = "sea land lake river border town ink paper quiet line link".split(" ").concat(KINDS);
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

// ---- the layers of the events: as in the drawing, full where the place is sure, hollow where it is not
function eventLayers(c) {
  const kind = ["match", ["get", "worst"], ...KINDS.flatMap((name, at) => [at + 1, c[name]]), c.talk];
  const sure = ["==", ["get", "exact"], 1];
  const many = ["step", ["get", "n"], ["to-string", ["get", "n"]], 1000,
    ["concat", ["to-string", ["round", ["/", ["get", "n"], 1000]]], "k"]];
  const bold = ["Noto Sans Bold", "Liberation Sans Bold", "sans-serif"];
  const text = { "text-font": bold, "text-size": 12 };
  const dead = ["case", ["==", ["get", "dead"], ""], "", ["concat", "\n", ["get", "dead"]]];
  const named = ["format", ["get", "name"], {}, dead, { "font-scale": 0.88, "text-font": ["literal", REGULAR] }];
  return [
    { id: "reach", type: "line", source: "reach",
      paint: { "line-color": kind, "line-width": 1.4, "line-dasharray": [3, 2.5], "line-opacity": 0.8 } },
    { id: "window", type: "line", source: "window",
      paint: { "line-color": c.link, "line-width": 2, "line-dasharray": [2, 1.5] } },
    { id: "dots", type: "circle", source: "events",
      layout: { "circle-sort-key": ["get", "n"] },
      paint: {
        "circle-radius": ["+", 5, ["min", 9, ["*", 1.6, ["sqrt", ["-", ["get", "n"], 1]]]]],
        "circle-color": ["case", sure, kind, c.paper],
        "circle-stroke-color": ["case", sure, c.paper, kind],
        "circle-stroke-width": ["case", sure, 1.2, 2.2],
      } },
    { id: "counts", type: "symbol", source: "events", filter: [">", ["get", "n"], 1],
      layout: { ...text, "text-field": many, "text-size": 10.5, "text-allow-overlap": true, "text-ignore-placement": true },
      paint: { "text-color": ["case", sure, c.paper, c.ink] } },
    { id: "names", type: "symbol", source: "events", filter: ["!", ["has", "point_count"]],
      layout: { ...text, "text-field": named, "symbol-sort-key": ["-", ["get", "n"]], "text-max-width": 12,
        "text-variable-anchor": ["left", "right", "bottom", "top"], "text-radial-offset": 0.9, "text-justify": "auto" },
      paint: { "text-color": c.ink, "text-halo-color": c.land, "text-halo-width": 1.6 } },
  ];
}

const EVENTS = {
  type: "geojson", data: NONE, cluster: true, clusterRadius: 20, clusterMaxZoom: 12,
  clusterProperties: { n: ["+", ["get", "n"]], worst: ["max", ["get", "worst"]], exact: ["max", ["get", "exact"]] },
};
const LINES = { type: "geojson", data: NONE };

// ---- how far from its point what is not exact may have been: a ring in metres (the local radius is enough)
function ring([lon, lat], metres) {
  const up = metres / 111195, across = up / Math.cos((lat * Math.PI) / 180);
  const turn = Array.from({ length: 65 }, (_, at) => (at * Math.PI) / 32);
  return turn.map((one) => [lon + across * Math.cos(one), Math.max(-85, Math.min(85, lat + up * Math.sin(one)))]);
}

function circles(map, marks) {
  const bounds = map.getBounds(), px = 512 * 2 ** map.getZoom() / 40075017;
  const found = marks.filter(({ geometry: { coordinates: [lon, lat] }, properties }) => {
    if (properties.exact) return false;
    const across = properties.m / 111195 / Math.cos((lat * Math.PI) / 180);
    const seen = lon > bounds.getWest() - across && lon < bounds.getEast() + across
      && Math.abs(lat - map.getCenter().lat) < bounds.getNorth() - bounds.getSouth() + properties.m / 111195;
    return seen && (properties.m * px) / Math.cos((lat * Math.PI) / 180) > FEWEST_PX;
  });
  found.sort((one, other) => other.properties.n - one.properties.n);
  const features = found.slice(0, MOST_CIRCLES).map(({ geometry, properties }) => (
    { type: "Feature", properties, geometry: { type: "LineString", coordinates: ring(geometry.coordinates, properties.m) } }));
  map.getSource("reach").setData({ type: "FeatureCollection", features });
}

// ---- the address, the list and the timeline follow the map; all of it comes from the page of that address
const FOLLOW = ["#window", "#follows", "#places", "form.filters", "header.desk nav", "header.desk .known"];
let asking = null;

function follow(box, push) {
  const address = new URL(location.href);
  address.searchParams.set("box", box.map((side) => String(Number(side.toFixed(3)))).join(","));
  for (const name of ["page", "said"]) address.searchParams.delete(name);
  history[push ? "pushState" : "replaceState"](null, "", address);
  asking?.abort();
  asking = new XMLHttpRequest(); // parses a page without running anything of it
  asking.open("GET", address);
  asking.responseType = "document";
  asking.onload = () => {
    const page = asking.response;
    if (asking.status !== 200 || page === null) return say("The list could not follow the map: load the page again.");
    const words = page.getElementById("how-many")?.textContent ?? "Nothing";
    for (const part of FOLLOW) {
      const old = document.querySelector(part), fresh = page.querySelector(part);
      if (old === null || fresh === null || old.contains(document.activeElement)) continue;
      if (old.open) fresh.open = true;
      old.replaceWith(document.adoptNode(fresh));
    }
    say(`${words} in this part of the map.`);
  };
  asking.onerror = () => say("The list could not follow the map: the desk does not answer.");
  asking.send();
}

function say(words) {
  document.getElementById("map-said").textContent = words;
}

function around(features) {
  const lons = features.map((one) => one.geometry.coordinates[0]), lats = features.map((one) => one.geometry.coordinates[1]);
  const least = (all) => all.reduce((one, other) => Math.min(one, other)), most = (all) => -least(all.map((one) => -one));
  const box = [least(lons) - EDGE, least(lats) - EDGE, most(lons) + EDGE, most(lats) + EDGE];
  return [Math.max(box[0], -180), Math.max(box[1], -90), Math.min(box[2], 180), Math.min(box[3], 90)];
}

function mark(map, box) {
  const [west, south, east, north] = box ?? [];
  const sides = [[west, south], [east, south], [east, north], [west, north], [west, south]];
  const line = { type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: sides } };
  map.getSource("window").setData(box ? line : NONE);
}

async function choose(map, at) {
  const [found] = map.queryRenderedFeatures([[at.x - NEAR, at.y - NEAR], [at.x + NEAR, at.y + NEAR]], { layers: ["dots"] });
  if (!found) return;
  const one = !found.properties.cluster;
  const inner = one ? [found] : await map.getSource("events").getClusterLeaves(found.properties.cluster_id, 1e5, 0);
  const box = around(inner);
  mark(map, box);
  if (!one) map.fitBounds(box, { padding: 60, maxZoom: 11, animate: !CALM });
  follow(box, true);
}

function told({ name, country, n, dead, exact, m, cluster }) {
  const words = [`${n} ${n === 1 ? "event" : "events"}`];
  if (cluster) return [...words, "choose to look closer"].join(" · ");
  if (dead) words.push(dead);
  if (!exact) words.push(`within ${Math.max(1, Math.round(m / 1000))} km of the point`);
  return `${name}${country ? `, ${country}` : ""}: ${words.join(" · ")}`;
}

function listen(map, library, marks) {
  const tip = new library.Popup({ closeButton: false, closeOnClick: false, focusAfterOpen: false, maxWidth: "22rem" });
  map.on("mousemove", "dots", (event) => {
    const [found] = event.features;
    map.getCanvas().style.cursor = "pointer";
    tip.setLngLat(found.geometry.coordinates).setText(told(found.properties)).addTo(map);
  });
  map.on("mouseleave", "dots", () => {
    map.getCanvas().style.cursor = "";
    tip.remove();
  });
  map.on("click", (event) => choose(map, event.point));
  map.getCanvas().addEventListener("keydown", (event) => {
    if (event.key === "Enter") choose(map, map.project(map.getCenter()));
  });
  let soon, later;
  map.on("moveend", (event) => {
    clearTimeout(later);
    later = setTimeout(() => circles(map, marks), 80);
    if (event.originalEvent === undefined) return; // not a person's doing
    clearTimeout(soon);
    soon = setTimeout(() => {
      const [[west, south], [east, north]] = map.getBounds().toArray();
      mark(map, null);
      follow([Math.max(west, -180), Math.max(south, -90), Math.min(east, 180), Math.min(north, 90)], false);
    }, 350);
  });
  addEventListener("popstate", () => location.reload());
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", () => {
    const c = colours();
    for (const { id, paint = {} } of [...groundOf(c, HERE.dataset.layers), ...eventLayers(c)]) {
      for (const [name, value] of Object.entries(paint)) map.setPaintProperty(id, name, value);
    }
  });
}

async function begin() {
  if (document.createElement("canvas").getContext("webgl2") === null) return;
  // the only address that a script of this page may be loaded from by its name
  globalThis.trustedTypes?.createPolicy("default", { createScriptURL: (url) => (url === WORKER ? url : null) });
  const tiles = new pmtiles.PMTiles(new URL(HERE.dataset.tiles, location).href);
  const [library, , answer] = await Promise.all([
    import("./browser/maplibre-gl.mjs"),
    tiles.getHeader(), // fails where there is no ground to draw on
    fetch(HERE.dataset.points, { headers: { accept: "application/geo+json" } }),
  ]);
  if (!answer.ok) return;
  const points = await answer.json();
  library.setWorkerUrl(WORKER);
  const archive = new pmtiles.Protocol();
  archive.add(tiles);
  library.addProtocol("pmtiles", archive.tile);
  const c = colours(), asked = new URL(location.href).searchParams.get("box");
  const ground = { type: HERE.dataset.layers ? "vector" : "raster", url: `pmtiles://${tiles.source.getKey()}` };
  const map = new library.Map({
    container: document.getElementById("map"),
    bounds: HERE.dataset.view.split(",").map(Number),
    fitBoundsOptions: { padding: asked ? 30 : 0, maxZoom: 9 },
    style: {
      version: 8,
      sources: { ground, events: { ...EVENTS, data: points }, reach: LINES, window: LINES },
      layers: [...groundOf(c, HERE.dataset.layers), ...eventLayers(c)],
    },
    maxZoom: 14, attributionControl: false, cooperativeGestures: true, renderWorldCopies: false,
    dragRotate: false, pitchWithRotate: false, touchPitch: false, fadeDuration: CALM ? 0 : 200,
    locale: { "Map.Title": "Map of the events; the arrows move it, + and - zoom, Enter chooses what is in the middle" },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new library.NavigationControl({ showCompass: false }));
  map.addControl(new library.ScaleControl({ maxWidth: 140 }));
  map.on("error", (event) => console.info(`the map: ${event.error?.message}`));
  map.on("webglcontextlost", () => HERE.parentElement.classList.remove("in-motion"));
  map.on("webglcontextrestored", () => HERE.parentElement.classList.add("in-motion"));
  map.once("load", () => {
    HERE.parentElement.classList.add("in-motion");
    map.resize();
    if (asked) mark(map, asked.split(",").map(Number));
    circles(map, points.features);
    listen(map, library, points.features);
    HERE.dataset.ready = "yes";
  });
  globalThis.rashomonMap = map; // for the tests and the benchmark
}

if (HERE !== null) begin().catch((error) => console.info(`the map stays a drawing: ${error.message}`));
