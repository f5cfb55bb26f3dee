"""spaCy's attribute ruler as a table: what a rule sets depends on few values of a token, met again and again.

The ruler lays its 179 patterns to every token anew, a tenth of the time of the bare parse.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from spacy.attrs import DEP, IS_SPACE, LOWER, TAG
from spacy.tokens._retokenize import set_token_attrs

if TYPE_CHECKING:
    from spacy.tokens import Doc

Component = Callable[["Doc"], "Doc"]
_READ = ("TAG", "LOWER", "DEP", "IS_SPACE")
_SETS = frozenset({"IN", "NOT_IN"})
Condition = Mapping[str, Any]
"""What a pattern asks of a token: by attribute a value, `{"IN": [...]}`, `{"NOT_IN": [...]}` or `{"REGEX": "..."}`."""
Values = Mapping[str, Any]
"""The attributes of one token: three strings and whether it is white space."""
Key = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Rule:
    """One pattern of one or two tokens, and what it sets on that at `place`; later rules win by `order`."""

    order: int
    conditions: tuple[Condition, ...]
    place: int
    attributes: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Row:
    """What is set on tokens of one kind, and the patterns of two tokens that they may be the first or second of."""

    alone: tuple[_Rule, ...]
    attributes: dict[int, int]
    first_of: frozenset[int]
    second_of: frozenset[int]


def table_of(ruler: Any) -> Component:
    """A component that sets what the ruler would; the ruler itself where it has patterns that we do not know."""
    rules: list[_Rule] = []
    for order, given in enumerate(ruler.patterns):
        for pattern in given["patterns"]:
            place = int(given["index"])
            if not _is_known(pattern) or not 0 <= place < len(pattern):
                return cast(Component, ruler)
            rules.append(_Rule(order, tuple(pattern), place, ruler.attrs[order]))
    return _Table(rules)


def _is_known(pattern: Iterable[Condition]) -> bool:
    """Whether a pattern is of one or two tokens and asks only what `_fits` can tell."""
    conditions = list(pattern)
    wanted = [(name, value) for condition in conditions for name, value in condition.items()]
    return 0 < len(conditions) <= 2 and all(
        name in _READ and (not isinstance(value, dict) or (len(value) == 1 and {*value} <= {*_SETS, "REGEX"}))
        for name, value in wanted
    )


class _Table:
    """The rules as a component; rows are made when a kind of token is first met."""

    def __init__(self, rules: list[_Rule]) -> None:
        self._alone = [rule for rule in rules if len(rule.conditions) == 1]
        self._pairs = [rule for rule in rules if len(rule.conditions) == 2]
        conditions = [condition for rule in rules for condition in rule.conditions]
        self._words = [{"LOWER": condition["LOWER"]} for condition in conditions if "LOWER" in condition]
        self._asked: dict[int, int] = {}
        self._rows: dict[Key, _Row] = {}

    def __call__(self, doc: Doc) -> Doc:
        values: list[list[int]] = doc.to_array([TAG, LOWER, DEP, IS_SPACE]).tolist()
        rows = [self._row(doc, *value) for value in values]
        for token, row in zip(doc, rows, strict=True):
            set_token_attrs(token, row.attributes)
        openings = [place for place, row in enumerate(rows[:-1]) if row.first_of & rows[place + 1].second_of]
        changed: dict[int, list[_Rule]] = {}
        for opening in openings:
            for number in rows[opening].first_of & rows[opening + 1].second_of:
                pair = self._pairs[number]
                changed.setdefault(opening + pair.place, []).append(pair)
        for place, pairs in changed.items():
            set_token_attrs(doc[place], _together((*rows[place].alone, *pairs)))
        return doc

    def _row(self, doc: Doc, tag: int, lower: int, dep: int, space: int) -> _Row:
        word = self._asked.get(lower)
        if word is None:  # of the words none asks for, all fare alike
            text = doc.vocab.strings[lower]
            word = self._asked[lower] = lower if any(_fits(known, {"LOWER": text}) for known in self._words) else 0
        key = (tag, word, dep, space)
        row = self._rows.get(key)
        if row is None:
            strings = doc.vocab.strings
            row = self._made(
                {"TAG": strings[tag], "LOWER": strings[lower], "DEP": strings[dep], "IS_SPACE": bool(space)}
            )
            self._rows[key] = row
        return row

    def _made(self, values: Values) -> _Row:
        alone = tuple(rule for rule in self._alone if _fits(rule.conditions[0], values))
        first, second = (
            frozenset(number for number, rule in enumerate(self._pairs) if _fits(rule.conditions[place], values))
            for place in (0, 1)
        )
        return _Row(alone, _together(alone), first, second)


def _together(rules: Iterable[_Rule]) -> dict[int, int]:
    """What rules set one after the other."""
    found: dict[int, int] = {}
    for rule in sorted(rules, key=lambda rule: rule.order):
        found.update(rule.attributes)
    return found


def _fits(condition: Condition, values: Values) -> bool:
    return all(_is(values[name], wanted) for name, wanted in condition.items())


def _is(value: str | bool, wanted: Any) -> bool:
    if not isinstance(wanted, dict):
        return bool(value == wanted)
    if "REGEX" in wanted:
        return _pattern(wanted["REGEX"]).search(str(value)) is not None
    return (value in wanted["IN"]) if "IN" in wanted else value not in wanted["NOT_IN"]


@lru_cache(maxsize=64)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)
