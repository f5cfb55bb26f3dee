"""How what lies on the shelf of a project is written, and read back.

What is read back is remembered by its text for as long as the process has room, so that it is never out of date.
"""

from __future__ import annotations

import json
import struct
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, wraps
from hashlib import blake2b
from typing import Literal, ParamSpec, TypeVar

from rashomon.errors import StoreDamaged
from rashomon.model.record import Event
from rashomon.model.shown import Rank
from rashomon.reconciling.around import Home
from rashomon.reconciling.faces import Spots, is_face
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.gaps import Part, part_of
from rashomon.reconciling.geography import Spot
from rashomon.reconciling.grouping import Grouping
from rashomon.reconciling.judgement import Judgement
from rashomon.reconciling.shelf import Group, Tie
from rashomon.reconciling.sketches import EMPTY, Sketch
from rashomon.store.codec import decode, encode
from rashomon.store.shelves import REMEDY

_MOST_FACTS = 16_000  # some 8 kB each
_P = ParamSpec("_P")
_R = TypeVar("_R")


def _told_if_damaged(read: Callable[_P, _R]) -> Callable[_P, _R]:
    """The same, which says of a text that nobody here wrote that it is damaged.

    Raises:
        StoreDamaged: if the text cannot be read.
    """

    @wraps(read)
    def reading(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return read(*args, **kwargs)
        except (ValueError, LookupError, TypeError, struct.error) as error:
            raise StoreDamaged(f"a row of what was worked out cannot be read ({error}): {REMEDY}") from error

    return reading


def text_of_place(place: int) -> str:
    """A place as text that sorts as its number does."""
    return f"{place:0128x}"


@_told_if_damaged
def place_of_text(text: str) -> int:
    """The place that `text_of_place` wrote."""
    return int(text, 16)


def text_of_judgement(judgement: Judgement) -> str:
    """What a link says."""
    said = [judgement.verdict, judgement.rule, judgement.reason, repr(judgement.weight)]
    return json.dumps(said, ensure_ascii=False)


@lru_cache(maxsize=100_000)
def number_of_judgement(text: str) -> int:
    """The number under which the text of a judgement lies: 63 bits of its hash."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> 1


@_told_if_damaged
def judgement_of(number: int, text: str) -> Judgement:
    """The judgement that lies under a number."""
    if number_of_judgement(text) != number:
        raise ValueError("what two claims have to do with one another is not what was kept")
    verdict, rule, reason, weight = json.loads(text)
    return Judgement(verdict=verdict, rule=rule, reason=reason, weight=float(weight))


@lru_cache(maxsize=_MOST_FACTS)
def facts_of(body: str, sketch: str) -> Facts:
    """A claim as it is compared, with the sketch of its report."""
    found = decode(Facts, body)
    object.__setattr__(found, "sketch", _sketch(sketch))  # of our own, new: `replace` would copy forty fields
    return found


def text_of_facts(fact: Facts) -> str:
    """A claim without the sketch, which is kept once for its report."""
    return encode(replace(fact, sketch=EMPTY))


def text_of_part(event: Event | None) -> str:
    """What of an event is looked at where it is a part of an umbrella; empty for a state."""
    return "" if event is None else encode(part_of(event))


@lru_cache(maxsize=20_000)
def part_of_text(text: str) -> Part:
    """The part that `text_of_part` wrote."""
    return decode(Part, text)


def face_of(kept: bytes) -> bytes:
    """The face of a claim as it was kept.

    Raises:
        StoreDamaged: if it is none.
    """
    if not is_face(kept):
        raise StoreDamaged(f"the face of a claim cannot be read: {REMEDY}")
    return kept


def text_of_spots(spots: Spots) -> str:
    """The places of a claim."""
    return encode(_Several(spots=spots))


@lru_cache(maxsize=20_000)
def spots_of(body: str) -> Spots:
    """The places that `text_of_spots` wrote."""
    return decode(_Several, body).spots


@dataclass(frozen=True, slots=True, kw_only=True)
class _Several:
    spots: tuple[Spot, ...]


def text_of_ties(ties: Iterable[Tie]) -> str:
    """Nothing where there are none."""
    rows = [[None if place is None else f"{place:x}" for place in tie] for tie in ties]
    return json.dumps(rows) if rows else ""


@_told_if_damaged
def ties_of_text(text: str) -> tuple[Tie, ...]:
    """The ties that `text_of_ties` wrote."""
    rows = json.loads(text) if text else ()
    return tuple(
        Tie(int(row[0], 16), *(None if place is None else int(place, 16) for place in row[1:])) for row in rows
    )


def text_of_sketch(sketch: Sketch) -> str:
    """The values in four bytes each, after a sign for whether they are all."""
    values = b"".join(value.to_bytes(4, "big") for value in sketch.values)
    return ("+" if sketch.whole else "-") + b64encode(values).decode()


@lru_cache(maxsize=2_000)
@_told_if_damaged
def _sketch(text: str) -> Sketch:
    values = b64decode(text[1:])
    return Sketch(struct.unpack(f">{len(values) // 4}I", values), text[0] == "+")


@lru_cache(maxsize=20_000)
@_told_if_damaged
def home_of(name: str, kind: Literal["event", "state"], alone: bool, counted: bool, umbrella: bool, rank: str) -> Home:
    """Where a claim is."""
    return Home(id=name, kind=kind, alone=alone, counted=counted, umbrella=umbrella, rank=_rank(rank))


def _rank_text(rank: Rank) -> str:
    return f"{rank[0].isoformat()} {rank[1].isoformat()} {rank[2]:x}"


def _rank(text: str) -> Rank:
    start, end, place = text.split()
    return date.fromisoformat(start), date.fromisoformat(end), int(place, 16)


def row_of_group(group: Group) -> dict[str, object]:
    """What is kept of a group; its homes differ only in what their claims are in it."""
    any_home = next(iter(group.homes.values()))  # all have these in common
    counted = [place for place, home in group.homes.items() if home.counted]
    return {
        "id": group.id,
        "kind": any_home.kind,
        "umbrella": any_home.umbrella,
        "rank": _rank_text(any_home.rank),
        "body": f"{json.dumps(counted)}\n{encode(group.grouping)}",
    }


@lru_cache(maxsize=2_000)
@_told_if_damaged
def group_of(name: str, kind: Literal["event", "state"], umbrella: bool, rank: str, body: str) -> Group:
    """The group of a row."""
    counted, _, grouping = body.partition("\n")
    own, counts = decode(Grouping, grouping), frozenset(json.loads(counted))
    homes = {
        place: home_of(name, kind, place in own.alone, place in counts, umbrella, rank) for place in own.claims
    }  # fmt: skip
    return Group(id=name, grouping=own, homes=homes)
