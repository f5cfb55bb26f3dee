"""What one process hands to another of the same program, as bytes.

Frozen dataclasses with slots are unpacked by `pickle` field by field in Python; here their values are written straight
into the slots, in a third of the time.  What both processes have is named by its number.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from operator import attrgetter
from types import MemberDescriptorType
from typing import Any


def packed(given: object, shared: Sequence[object] = ()) -> bytes:
    """The object as bytes; `shared` are dataclasses that `unpacked` is given, too, in the same order."""
    into = io.BytesIO()
    _Packer(into, shared).dump(given)
    return into.getvalue()


def unpacked(data: bytes, shared: Sequence[object] = ()) -> Any:
    """The object that was packed."""
    _at_hand.append(shared)
    try:
        return pickle.loads(data)
    finally:
        _at_hand.pop()


class _Packer(pickle.Pickler):
    def __init__(self, into: io.BytesIO, shared: Sequence[object]) -> None:
        super().__init__(into, pickle.HIGHEST_PROTOCOL)
        self._shared = {id(one): number for number, one in enumerate(shared)}

    def reducer_override(self, given: object) -> Any:
        """What is shared by its number, dataclasses with slots by their values, anything else as ever."""
        number = self._shared.get(id(given))
        if number is not None:
            return _shared_one, (number,)
        kind = type(given)
        slots = _KNOWN[kind] if kind in _KNOWN else _slots_of(kind)
        return NotImplemented if slots is None else (_made, (kind, slots.values_of(given)))


@dataclass(frozen=True, slots=True)
class _Slots:
    """How the values of a class are read, all at once, and written, one by one."""

    values_of: Callable[[object], Sequence[object]]
    writers: tuple[Callable[[object, object], None], ...]


_KNOWN: dict[type, _Slots | None] = {}
_at_hand: list[Sequence[object]] = []


def _slots_of(kind: type) -> _Slots | None:
    """None for other classes than dataclasses with several slots and nothing beside them."""
    names = [field.name for field in fields(kind)] if is_dataclass(kind) and not kind.__dictoffset__ else []
    slots = [slot for name in names if isinstance(slot := getattr(kind, name, None), MemberDescriptorType)]
    fits = len(names) > 1 and len(slots) == len(names)
    _KNOWN[kind] = _Slots(attrgetter(*names), tuple(slot.__set__ for slot in slots)) if fits else None
    return _KNOWN[kind]


def _made(kind: type, values: Sequence[object]) -> object:
    slots = _KNOWN[kind] if kind in _KNOWN else _slots_of(kind)
    if slots is None:
        raise pickle.UnpicklingError(f"{kind} has no slots")
    found: object = object.__new__(kind)
    for write, value in zip(slots.writers, values, strict=True):
        write(found, value)
    return found


def _shared_one(number: int) -> object:
    return _at_hand[-1][number]
