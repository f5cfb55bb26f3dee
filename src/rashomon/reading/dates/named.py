"""Days with a name: feasts ("Christmas", "Ramadan") and days known by their date alone ("the September 11 attacks")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from rashomon.reading.dates import calendar as cal
from rashomon.reading.dates.absolute import choose, holiday
from rashomon.reading.dates.calendar import Reading
from rashomon.reading.dates.grammar import Hit, Rule, grammar
from rashomon.reading.dates.scene import Scene

Reader = Callable[[Scene, Hit], Reading | None]
_RULE = Rule("name", "named", re.compile(r"(?!)"), 0)  # names are looked up word by word, not by a pattern


@lru_cache(maxsize=1)
def _index() -> dict[str, list[tuple[tuple[str, ...], dict[str, Any]]]]:
    """Names by their first word, the longest first."""
    rules = grammar()
    found: dict[str, list[tuple[tuple[str, ...], dict[str, Any]]]] = {}
    rows = [(name, row) for row in rules.holidays for name in row["names"]]
    rows += [(row["pattern"], dict(row)) for row in rules.events]
    for name, row in rows:
        words = tuple(token.lower for token in rules.tokenise(name))
        found.setdefault(words[0], []).append((words, row))
    for names in found.values():
        names.sort(key=lambda item: -len(item[0]))
    return found


def named_times(scene: Scene) -> Iterator[tuple[Hit, Reader]]:
    """Matches of names, in order, with the reader of each."""
    index, tokens, position = _index(), scene.tokens, 0
    while position < len(tokens):
        for words, row in index.get(tokens[position].lower, ()):
            if _matches(scene, position, words):
                hit = _hit(scene, position, words, row)
                yield hit, _reader(row)
                position = hit.end - 1
                break
        position += 1


def _matches(scene: Scene, position: int, words: tuple[str, ...]) -> bool:
    """Whether a name stands here, with a capital; the last word may go on ("attack", "attacks")."""
    found = scene.tokens[position : position + len(words)]
    if len(found) < len(words) or not (found[0].text[0].isupper() or found[0].text[0].isdecimal()):
        return False
    plain = [token.lower.replace("’", "'") for token in found]
    return tuple(plain[:-1]) == words[:-1] and (plain[-1] == words[-1] or plain[-1] == words[-1] + "s")


def _hit(scene: Scene, position: int, words: tuple[str, ...], row: dict[str, Any]) -> Hit:
    """The match, with a pointer before it ("last Christmas") or a year after it ("Easter 1972")."""
    start, end = position, position + len(words)
    groups: dict[str, tuple[int, int]] = {}
    if "value" in row:
        end -= words[-1].isalpha()
        return Hit(_RULE, start, end, groups)
    if start and scene.tokens[start - 1].lower in {"last", "next", "this"}:
        groups["pt"] = (start - 1, start)
        start -= 1
    rest = scene.tokens[end : end + 1]
    if rest and len(rest[0].lower) == 4 and rest[0].lower.isdecimal() and "1900" <= rest[0].lower < "2200":
        groups["y"] = (end, end + 1)
        end += 1
    return Hit(_RULE, start, end, groups)


def _reader(row: dict[str, Any]) -> Reader:
    if "value" in row:
        return lambda scene, hit: replace(cal.day(date.fromisoformat(row["value"])), anchors=False)

    def read(scene: Scene, hit: Hit) -> Reading | None:
        if "y" in hit.groups:
            return holiday(scene, row, scene.number(hit, "y"))
        pointer = scene.word(hit, "pt")
        if scene.published is not None and pointer in {"last", "next"}:
            return _pointed(scene, row, pointer, scene.published)
        chosen = choose(scene, hit, lambda year: holiday(scene, row, year))
        return chosen or Reading(value="XXXX-XX-XX", anchors=False)

    return read


def _pointed(scene: Scene, row: dict[str, Any], pointer: str, day: date) -> Reading | None:
    """The last feast before the report's day, or the next one after it."""
    made = [found for step in (-1, 0, 1) if (found := holiday(scene, row, day.year + step)) is not None]
    past = [one for one in made if one.end is not None and one.end < day]
    ahead = [one for one in made if one.start is not None and one.start > day]
    chosen = past[-1:] if pointer == "last" else ahead[:1]
    return chosen[0] if chosen else None
