"""The browser's parts of the map: `python -m rashomon.desk.browser node_modules` puts them beside our own script.

They are pinned npm packages (browser/package-lock.json), fetched at set-up and never committed; the wheel takes them in
where they are.  Without them the map page shows its drawing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from rashomon.errors import SetupError

PARTS = {
    "maplibre-gl.mjs": "maplibre-gl/dist/maplibre-gl.mjs",
    "maplibre-gl-worker.mjs": "maplibre-gl/dist/maplibre-gl-worker.mjs",
    "maplibre-gl.css": "maplibre-gl/dist/maplibre-gl.css",
    "pmtiles.js": "pmtiles/dist/pmtiles.js",
}
LICENCES = "licences.txt"
HOW = "`make setup` puts them in place where npm is installed, which comes with Node.js"
MEDIA = {".mjs": "text/javascript", ".js": "text/javascript", ".css": "text/css"}


def part(name: str) -> Traversable:
    """One of the parts as a file, whether it is there or not."""
    return files("rashomon.desk.static").joinpath("browser", name)


def missing() -> list[str]:
    """The parts that are not there."""
    return [name for name in PARTS if not part(name).is_file()]


def put(modules: Path, folder: Path) -> None:
    """Copy the parts out of a folder of npm packages, and the licences of all packages that went into them.

    Raises:
        SetupError: if a file is absent or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, source in PARTS.items():
            (folder / name).write_bytes((modules / source).read_bytes())
        told = [_licence(path.parent) for path in sorted(modules.rglob("package.json")) if _is_package(path, modules)]
        (folder / LICENCES).write_text("\n\n".join(told), encoding="utf-8")
    except (OSError, ValueError) as error:
        raise SetupError(f"the browser's parts could not be put in place: {error}") from error


def _is_package(path: Path, modules: Path) -> bool:
    inner = path.parent.relative_to(modules).parts
    return len(inner) == (2 if inner[0].startswith("@") else 1)


def _licence(package: Path) -> str:
    """What a package says of its licence, and the text of it."""
    told = json.loads((package / "package.json").read_text(encoding="utf-8"))
    author = told.get("author", "")
    name = author.get("name", "") if isinstance(author, dict) else author
    head = " · ".join(filter(None, (f"{told['name']} {told['version']}", str(told.get("license", "")), name)))
    texts = [path.read_text(encoding="utf-8", errors="replace").strip() for path in sorted(package.glob("LICEN[CS]E*"))]
    return "\n\n".join([head, "=" * len(head), *texts])


def main(arguments: Sequence[str] | None = None) -> int:
    """Put the parts in place; 0 when they are."""
    parser = argparse.ArgumentParser(
        prog="python -m rashomon.desk.browser", description="Put the browser's parts in place."
    )
    parser.add_argument("modules", type=Path, metavar="NODE_MODULES", help="the folder that `npm ci` has filled")
    folder = Path(str(files("rashomon.desk.static"))) / "browser"
    try:
        put(parser.parse_args(arguments).modules, folder)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"browser parts: {', '.join(PARTS)} in {folder}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
