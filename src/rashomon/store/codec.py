"""Claims, facts of reports and open points as JSON and back, without loss and in one form only.

Fields that hold their default are left out, sets and keys are sorted, so that the same claim is the same bytes whatever
version of Rashomon added a field later.  Days are `2024-03-09`; spans are `[start, end]`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import lru_cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from rashomon.errors import StoreDamaged
from rashomon.model import Span

T = TypeVar("T")
_Decoder = Callable[[Any], Any]
Mark = tuple[str, str, str]
"""What a claim is known by over several readings: its type, and the first and last character of its words."""
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
_READER = json.JSONDecoder()
_AS_THEY_ARE = frozenset({str, int, float, bool, type(None)})


def encode(value: object) -> str:
    """One object of the model as JSON; the same object gives the same text."""
    return _JSON.encode(_plain(value))


def decode(kind: type[T], text: str) -> T:
    """The object of this class that the JSON stands for.

    Raises:
        StoreDamaged: if it stands for none.
    """
    return _decoded(kind, text, json.loads)


def decode_with(kind: type[T], text: str, /, **more: object) -> T:
    """The same with some plain fields that are kept elsewhere.

    Raises:
        StoreDamaged: if it stands for none.
    """
    return _decoded(kind, text, lambda text: json.loads(text) | more)


def decode_part(kind: type[T], text: str, name: str) -> T:
    """The object of this class in one field of the object that the JSON stands for.

    Only that field is read: what comes before it must hold no field of the same name.

    Raises:
        StoreDamaged: if there is none.
    """

    def part(text: str) -> Any:
        mark = f'"{name}":'  # in the words of a text its quotes would have strokes before them
        return _READER.raw_decode(text, text.index(mark) + len(mark))[0]

    return _decoded(kind, text, part)


def mark_in(text: str) -> Mark:
    """The type of a stored claim with the first and last character of its words, without the rest of it.

    Raises:
        StoreDamaged: if it is none.
    """
    told = _decoded(dict, text, json.loads)
    try:
        start, end = told["span"]
        return str(told["type"]), str(start), str(end)
    except (ValueError, LookupError, TypeError) as error:
        raise StoreDamaged(f"a stored claim cannot be read ({error}): run `rashomon audit verify`") from error


def _decoded(kind: type[T], text: str, read: Callable[[str], Any]) -> T:
    try:
        decoder: _Decoder = _decoder(kind)  # type: ignore[arg-type]  # a class can be hashed
        found: T = decoder(read(text))
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise StoreDamaged(
            f"a stored {kind.__name__} cannot be read ({error}): run `rashomon audit verify`; if it finds nothing, "
            "`rashomon doctor --rebuild` works out again what follows from the reports"
        ) from error
    return found


def _plain(value: object) -> object:
    kind = type(value)
    return value if kind in _AS_THEY_ARE else _plainer(kind)(value)  # type: ignore[arg-type]  # a class can be hashed


@lru_cache(maxsize=256)
def _plainer(kind: type) -> _Decoder:
    """What turns values of a class into plain ones: to ask once for what a class is takes less time than for each."""
    if issubclass(kind, Span):
        return lambda span: [span.start, span.end]
    if issubclass(kind, date):
        return kind.isoformat
    if issubclass(kind, tuple | list):
        return lambda several: [_plain(one) for one in several]
    if issubclass(kind, frozenset | set):
        return lambda several: [_plain(one) for one in sorted(several)]
    if issubclass(kind, Mapping):
        return lambda held: [[key, _plain(one)] for key, one in held.items()]  # in its order, which a reader sees
    return _writer(kind) if is_dataclass(kind) else _as_it_is


def _writer(kind: Any) -> _Decoder:
    """What gives the fields of an object of a class that do not hold their default, as plain values.

    Its code is written for the class, as that of `_builder` is.
    """
    held: dict[str, Any] = {"plain": _plain, "simple": _AS_THEY_ARE}
    lines = ["def write(value):", "    row = {}"]
    for number, field in enumerate(fields(kind)):
        held[f"default{number}"] = field.default  # `MISSING`, which nothing is, where there is none
        lines.append(f"    one = value.{field.name}")
        lines.append(f"    if one != default{number}:")
        lines.append(f"        row[{field.name!r}] = one if type(one) in simple else plain(one)")
    exec("\n".join([*lines, "    return row"]), held)  # of names of our own classes alone
    written: _Decoder = held["write"]
    return written


@lru_cache(maxsize=256)
def _decoder(kind: Any) -> _Decoder:
    """What turns plain values back into `kind`: a class of the model, a tuple of one kind or of several, or a value."""
    if kind is Span:
        return _span
    if kind is date:
        return date.fromisoformat
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _tuple_decoder(inner)
    if origin is frozenset:
        one = _decoder(inner[0])
        return frozenset if one is _as_it_is else lambda several: frozenset([one(held) for held in several])
    if origin is Mapping:
        held = _decoder(inner[1])
        return lambda pairs: {key: held(value) for key, value in pairs}
    if origin in (Union, UnionType):
        return _optional_decoder(inner)
    if origin is Literal or not (isinstance(kind, type) and is_dataclass(kind)):
        return _as_it_is
    return _builder(kind)


def _builder(kind: Any) -> _Decoder:
    """What makes an object of a class of its fields as they were written.

    Its code is written for the class, as that of `__init__` is: each field is put in its place without a look at what
    else there is, which takes half as long.  The object is made open, to be written to at once, and then is of the
    class, which cannot be written to.
    """
    hints = get_type_hints(kind)
    held: dict[str, Any] = {"kind": kind, "known": frozenset(one.name for one in fields(kind)), "Open": _open(kind)}
    lines = ["def build(row, *, Open=Open, kind=kind, known=known):"]
    lines += ["    if not row.keys() <= known:", "        raise TypeError(f'{kind.__name__} has no such field')"]
    lines.append("    one = Open()")
    for number, field in enumerate(fields(kind)):
        value, part = f"row[{field.name!r}]", _decoder(hints[field.name])
        if part is not _as_it_is:
            held[f"part{number}"], value = part, f"part{number}({value})"
        if field.default is not MISSING:
            held[f"default{number}"], value = field.default, f"{value} if {field.name!r} in row else default{number}"
        elif field.default_factory is not MISSING:
            held[f"make{number}"] = field.default_factory
            value = f"{value} if {field.name!r} in row else make{number}()"
        lines.append(f"    one.{field.name} = {value}")
    lines.append("    one.__class__ = kind")
    if hasattr(kind, "__post_init__"):
        lines.append("    one.__post_init__()")
    exec("\n".join([*lines, "    return one"]), held)  # of names of our own classes alone
    built: _Decoder = held["build"]
    return built


def _open(kind: Any) -> type:
    """A class with the same places for the same fields as this one, which anybody may write to."""
    return type(kind.__name__, (), {"__slots__": kind.__slots__} if "__slots__" in vars(kind) else {})


_OpenSpan: Any = _open(Span)


def _span(pair: Any) -> Span:
    one = _OpenSpan()
    one.start, one.end = pair[0], pair[1]
    one.__class__ = Span
    one.__post_init__()
    found: Span = one
    return found


def _as_it_is(value: Any) -> Any:
    return value


def _tuple_decoder(inner: tuple[Any, ...]) -> _Decoder:
    if len(inner) == 2 and inner[1] is Ellipsis:
        one = _decoder(inner[0])
        return tuple if one is _as_it_is else lambda several: tuple([one(held) for held in several])
    each = [_decoder(kind) for kind in inner]
    return lambda several: tuple([decoder(held) for decoder, held in zip(each, several, strict=True)])


def _optional_decoder(inner: tuple[Any, ...]) -> _Decoder:
    known = [kind for kind in inner if kind is not type(None)]
    if any(isinstance(kind, type) and kind in (int, float, str) for kind in known):
        return _as_it_is
    decoder = _decoder(known[0])
    if decoder is _as_it_is:
        return _as_it_is
    return lambda value: None if value is None else decoder(value)
