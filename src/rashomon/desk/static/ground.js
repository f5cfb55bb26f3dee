// The ground of the map that moves, in the colours of the page.
"use strict";

// the layers of our own tiles come first; the others are those of common schemes, for a desk's own file
const SOURCES = {
  land: ["land", "earth"],
  lake: ["lake", "water"],
  river: ["river", "waterway"],
  province: ["province"],
  border: ["border", "boundaries", "boundary"],
  coast: ["coast"],
  road: ["roads", "transportation"],
  country: ["country"],
  town: ["town", "places", "place"],
};
export const REGULAR = ["Noto Sans Regular", "Liberation Sans", "sans-serif"];
const ITALIC = ["Noto Sans Italic", "Liberation Sans Italic", "sans-serif"];
const NAME = ["coalesce", ["get", "name:en"], ["get", "name"]];
const is = (kind) => ["==", ["geometry-type"], kind];
const wide = (...stops) => ["interpolate", ["linear"], ["zoom"], ...stops];

export function groundOf(c, held) {
  if (!held) return [{ id: "ground", type: "raster", source: "ground" }];
  const names = held.split(" ");
  const from = (layer) => SOURCES[layer].find((name) => names.includes(name));
  const label = { "text-field": NAME, "text-font": REGULAR, "text-max-width": 8 };
  const halo = { "text-halo-color": c.land, "text-halo-width": 1.2 };
  // our own towns tell their people; at a closer look smaller ones are told too
  const least = ["step", ["zoom"], 0, 7, 20000, 8, 8000, 9, 3000, 10, 1000];
  const ours = names.includes("town");
  const layers = [
    { id: "land", type: "fill", filter: is("Polygon"), paint: { "fill-color": c.land, "fill-antialias": false } },
    { id: "lake", type: "fill", filter: is("Polygon"), paint: { "fill-color": c.lake } },
    { id: "river", type: "line", filter: is("LineString"),
      paint: { "line-color": c.river, "line-width": wide(3, 0.5, 7, 1.3, 10, 2) } },
    { id: "road", type: "line", filter: is("LineString"), paint: { "line-color": c.line, "line-width": 1 } },
    { id: "province", type: "line", minzoom: 4,
      paint: { "line-color": c.border, "line-width": 0.7, "line-opacity": wide(4, 0.25, 6, 0.6), "line-dasharray": [2, 2.5] } },
    { id: "coast", type: "line", paint: { "line-color": c.border, "line-width": 0.7 } },
    { id: "border", type: "line", filter: ["!=", ["get", "settled"], false],
      paint: { "line-color": c.border, "line-width": wide(2, 0.8, 7, 1.6) } },
    { id: "unsettled", from: "border", type: "line", filter: ["==", ["get", "settled"], false],
      paint: { "line-color": c.border, "line-width": wide(2, 0.8, 7, 1.6), "line-dasharray": [3, 2] } },
    { id: "river-names", from: "river", type: "symbol", minzoom: 5, filter: is("LineString"),
      layout: { "text-field": NAME, "text-font": ITALIC, "symbol-placement": "line", "text-size": 11, "symbol-spacing": 420 },
      paint: { "text-color": c.river, ...halo } },
    { id: "lake-names", from: "lake", type: "symbol", minzoom: 5, filter: is("Polygon"),
      layout: { "text-field": NAME, "text-font": ITALIC, "text-size": 11, "text-max-width": 6 },
      paint: { "text-color": c.river } },
    { id: "towns", from: "town", type: "circle", minzoom: 3, filter: ours ? [">=", ["get", "people"], least] : is("Point"),
      paint: { "circle-radius": 2, "circle-color": c.paper, "circle-stroke-color": c.town, "circle-stroke-width": 1 } },
    { id: "town-names", from: "town", type: "symbol", filter: ours ? [">=", ["get", "people"], least] : is("Point"),
      layout: { ...label, "text-size": 11, "text-anchor": "left", "text-offset": [0.5, 0], "text-justify": "left",
        "symbol-sort-key": ["-", ["coalesce", ["get", "people"], ["get", "population"], 0]] },
      paint: { "text-color": c.town, ...halo } },
    { id: "country-names", from: "country", type: "symbol", maxzoom: 8, filter: [">=", ["zoom"], ["-", ["get", "from"], 0.8]],
      layout: { ...label, "text-size": wide(2, 10, 6, 14), "text-letter-spacing": 0.18, "symbol-sort-key": ["get", "rank"] },
      paint: { "text-color": c.quiet, ...halo } },
  ];
  const shown = layers.flatMap(({ from: layer, ...rest }) => {
    const source = from(layer ?? rest.id);
    return source ? [{ ...rest, source: "ground", "source-layer": source }] : [];
  });
  const sea = from("land") ? c.sea : c.land; // a file without land paints its water
  return [{ id: "sea", type: "background", paint: { "background-color": sea } }, ...shown];
}
