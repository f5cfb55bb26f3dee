"""What is looked at first of a claim: numbers and bits of one length, by which most pairs are turned away unread.

A face is kept beside its claim, so that a report that is added reads those claims alone that it may be linked to.  Sets
are bits, so that two that share nothing may seem to share something, never the reverse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from rashomon.reconciling.duplicates import one_day
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.geography import Spot
from rashomon.reconciling.holding import took
from rashomon.reconciling.relations import lifts, reaches_far
from rashomon.reconciling.screening import sited
from rashomon.reconciling.sides import ANYONE, named
from rashomon.reconciling.tolls import names_rare_deed, tells_again
from rashomon.reconciling.vetoes import COARSE

LONG_AGO, FAR_OFF = -(10**7), 10**8
"""Stand for a beginning and an end that no text gives."""
MOODS = ("done", "future", "negated")
NOBODY = 0
"""Stands for a claim without a named origin."""
_BITS = 64
_OF_WORDS = 4
"""How many numbers of 64 bits hold the words of a claim."""
Column = npt.NDArray[Any]
Spots = tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of some claims, in columns by their names, and the places that their numbers stand for."""

    columns: Mapping[str, Column]
    spots: Mapping[int, Spots]


@lru_cache(maxsize=200_000)
def _number(text: str) -> int:
    """A text as a number of 63 bits, never that of nobody."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> 1 or 1


@lru_cache(maxsize=100_000)
def number_of_spots(spots: Spots) -> int:
    """The number that stands for the places of a claim."""
    return _number(repr([(one.key, one.name, sorted(one.tokens), one.level, one.group, one.relation, one.bearing,
                          one.lat, one.lon, one.reach_km, one.country, one.division) for one in spots]))  # fmt: skip


@lru_cache(maxsize=200_000)
def _bit(member: str) -> int:
    return crc32(member.encode())


def _bits(members: Iterable[str]) -> int:
    found = 0
    for member in members:
        found |= 1 << _bit(member) % _BITS
    return found


def _words(fact: Facts) -> tuple[int, ...]:
    found = [0] * _OF_WORDS
    for word in fact.words:
        part, place = divmod(_bit(word) % (_BITS * _OF_WORDS), _BITS)
        found[part] |= 1 << place
    return tuple(found)


def _or(number: int | None, other: int) -> int:
    return other if number is None else number


def _one_day(fact: Facts) -> int:
    start = fact.claim.time.start
    return start.toordinal() if start is not None and one_day(fact.claim) else -1


_OF: dict[str, tuple[str, Callable[[Facts], object]]] = {
    "report": ("i8", lambda f: _number(f.claim.report)),
    "kind": ("S64", lambda f: f"{f.claim.kind}/{f.claim.type}/{f.claim.subtype}".encode()),
    "spots": ("i8", lambda f: number_of_spots(f.spots)),
    "inherited": ("?", lambda f: f.inherited),
    "placed": ("?", lambda f: bool(f.spots) and not f.inherited),
    "place": ("f4", lambda f: 0.0 if f.inherited else 1.5 if sited(f) else 1.0),
    "mood": ("i1", lambda f: MOODS.index(f.mood)),
    "umbrella": ("?", lambda f: f.umbrella),
    "sums": ("?", lambda f: f.sums),
    "first": ("i4", lambda f: _or(f.first, LONG_AGO)),
    "last": ("i4", lambda f: _or(f.last, FAR_OFF)),
    "start": ("i4", lambda f: _or(f.first, _or(f.around, LONG_AGO))),
    "end": ("i4", lambda f: _or(f.last, _or(f.around, FAR_OFF))),
    "low": ("i4", lambda f: _or(f.low_end, FAR_OFF)),
    "high": ("i4", lambda f: _or(f.high_end, LONG_AGO)),
    "day": ("i4", lambda f: _or(f.first, _or(f.last, LONG_AGO * 2))),
    "known": ("i4", lambda f: -1 if f.known is None else f.known.toordinal()),
    "one_day": ("i4", _one_day),
    "exact": ("?", lambda f: f.exact),
    "strong": ("?", lambda f: f.strong_day),
    "coarse": ("?", lambda f: f.claim.time.granularity in COARSE),
    "lasting": ("?", lambda f: f.lasting),
    "scene": ("?", lambda f: f.scene is not None),
    "denied": ("?", lambda f: f.denied),
    "back": ("?", lambda f: f.back),
    "lone": ("?", lambda f: f.lone),
    "again": ("?", lambda f: f.back and (tells_again(f) or names_rare_deed(f))),
    "anyone": ("?", lambda f: bool(f.doing & ANYONE)),
    "people": ("?", lambda f: bool(f.done_to & ANYONE)),
    "counts": ("?", lambda f: bool(f.numbers)),
    "far": ("?", reaches_far),
    "ends": ("?", lambda f: f.claim.type == "siege_state" or lifts(f) or bool(f.holders) or took(f)),
    "sense": ("i8", lambda f: f.sense),
    "origin": ("i8", lambda f: NOBODY if f.named_origin is None else _number(f.named_origin)),
    "size": ("i4", lambda f: len(f.words)),
    "doing": ("u8", lambda f: _bits(f.doing)),
    "doers": ("u8", lambda f: _bits(named(f.doing))),
    "acting": ("u8", lambda f: _bits((f.doing | f.suspected) - ANYONE)),
    "harmed": ("u8", lambda f: _bits(named(f.done_to))),
    "hit": ("u8", lambda f: _bits(f.done_to - ANYONE)),
    "rare": ("u8", lambda f: _bits(f.rare)),
    "struck": ("u8", lambda f: _bits(f.struck)),
    "words": (f"{_OF_WORDS}u8", _words),
}
FACE = np.dtype([(name, kind) for name, (kind, _) in _OF.items()])
_PARTS = 3  # of a kind
_KIND = slice(8, 8 + FACE["kind"].itemsize)  # behind the report


def faces_of(facts: Sequence[Facts], names: Iterable[str]) -> Faces:
    """These columns of the faces of claims."""
    made = {name: np.array([_OF[name][1](fact) for fact in facts], dtype=FACE[name].base) for name in names}
    return Faces(made, {number_of_spots(spots): spots for spots in {fact.spots for fact in facts}})


def packed(facts: Sequence[Facts]) -> list[bytes]:
    """The face of each claim, to be kept."""
    if not facts:
        return []
    rows = np.zeros(len(facts), dtype=FACE)
    for name, column in faces_of(facts, _OF).columns.items():
        rows[name] = column
    return [row.tobytes() for row in rows]


def is_face(kept: bytes) -> bool:
    """Whether `packed` could have given it."""
    return len(kept) == FACE.itemsize and kept[_KIND].count(b"/") >= _PARTS - 1


def unpacked(kept: Sequence[bytes], spots: Mapping[int, Spots]) -> Faces:
    """The faces that `packed` gave."""
    rows = np.frombuffer(b"".join(kept), dtype=FACE)
    return Faces({name: rows[name] for name in _OF}, spots)


def spots_in(kept: Sequence[bytes]) -> list[int]:
    """The number of the places in each of these faces."""
    found: list[int] = np.frombuffer(b"".join(kept), dtype=FACE)["spots"].tolist() if kept else []
    return found
