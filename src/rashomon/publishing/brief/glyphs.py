"""Which characters the fonts of a PDF can draw; the others are named by their script, never left as empty boxes."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, TypeAlias

_TEMPLATE = b"""#set page(width: 60pt, height: 30pt, margin: 4pt)
#set text(font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"))
#for one in json(bytes(sys.inputs.all)) [#page(one)]
"""
_GLYPH = re.compile(r'xlink:href="#(g[0-9A-F]+)"')
_NEVER = "\U0010fffd"
"""The last code point of the private planes: no font draws it, so what stands for it is the sign of a missing one."""
_ALWAYS = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("–—‘’“”…·≥≤×°≠ ")

Replaced: TypeAlias = dict[str, int]
"""Script -> how many of its characters could not be drawn."""


def drawable(sheet: dict[str, Any]) -> tuple[dict[str, Any], Replaced]:
    """The same data with the scripts' names in place of characters that no font has, and how many of each there were.

    >>> drawable({"a": "Hilltown"})
    ({'a': 'Hilltown'}, {})
    """
    asked = sorted({letter for text in _texts(sheet) for letter in text} - _ALWAYS)
    lacking = missing(tuple(asked)) if asked else frozenset()
    if not lacking:
        return sheet, {}
    counts: Replaced = {}
    runs = re.compile(f"[{''.join(map(re.escape, sorted(lacking)))}]+")

    def named(found: re.Match[str]) -> str:
        return "".join(_named(found[0], counts))

    return _mapped(sheet, lambda text: runs.sub(named, text)), counts


@lru_cache(maxsize=64)
def missing(letters: tuple[str, ...]) -> frozenset[str]:
    """Which of these characters none of the fonts that come with Typst has: measured, one page a character."""
    import typst

    pages = typst.compile(
        _TEMPLATE,
        format="svg",
        ignore_system_fonts=True,
        sys_inputs={"all": json.dumps([_NEVER, *letters], ensure_ascii=False)},
    )
    drawn = [_glyphs(page) for page in (pages if isinstance(pages, list) else [pages])]
    boxes = drawn[0]
    return frozenset(letter for letter, glyphs in zip(letters, drawn[1:], strict=True) if boxes & glyphs)


def script_of(letter: str) -> str:
    """The first word of a character's name, which is that of its script for letters: "CJK", "HANGUL"."""
    return unicodedata.name(letter, "UNNAMED CHARACTER").split(" ", 1)[0].split("-", 1)[0].title()


def _glyphs(page: bytes) -> set[str]:
    return set(_GLYPH.findall(page.decode("utf-8")))


def _named(run: str, counts: Replaced) -> Iterator[str]:
    """The scripts of a run of characters, each once in a row."""
    last = ""
    for letter in run:
        script = script_of(letter)
        script = "CJK" if script == "Cjk" else script
        counts[script] = counts.get(script, 0) + 1
        if script != last:
            yield f"⟨{script}⟩"
        last = script


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        inner: Iterable[object] = value.values() if isinstance(value, dict) else value
        for one in inner:
            yield from _texts(one)


def _mapped(value: Any, change: Any) -> Any:
    """The same data with every text changed; names of fields stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {name: _mapped(one, change) for name, one in value.items()}
    if isinstance(value, list):
        return [_mapped(one, change) for one in value]
    return value
