"""What is kept as JSON is read back whole, and what nobody here wrote is told as damage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field, is_dataclass
from datetime import date

import pytest

from benchmarks.made_war import made_war
from rashomon import model
from rashomon.errors import StoreDamaged
from rashomon.model import Claim, Span
from rashomon.store.codec import _open, decode, decode_with, encode


@dataclass(frozen=True, slots=True)
class Leaf:
    """Something with a field that must be there."""

    name: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Something with fields of every sort."""

    day: date
    leaves: tuple[Leaf, ...] = ()
    marks: frozenset[str] = frozenset()
    pair: tuple[str, int] = ("", 0)
    held: Mapping[str, Leaf] = field(default_factory=dict)
    number: float | None = None


@dataclass(frozen=True)
class Counted:
    """Something that looks at what it is made of."""

    low: int
    high: int = 9

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("ends before it begins")


WHOLE = Tree(
    day=date(1994, 4, 7),
    leaves=(Leaf("a"), Leaf("b", Span(3, 9))),
    marks=frozenset({"y", "x"}),
    pair=("p", 7),
    held={"z": Leaf("c"), "a": Leaf("d")},
    number=1.5,
)


def test_what_is_read_back_is_what_was_kept() -> None:
    for one in (WHOLE, Tree(day=date(1950, 6, 25)), Tree(day=date(1950, 6, 25), number=0.0)):
        assert decode(Tree, encode(one)) == one
    assert list(decode(Tree, encode(WHOLE)).held) == ["z", "a"]
    assert decode_with(Leaf, '{"name":"a"}', span=None) == Leaf("a")
    for _, claims in made_war(200):
        assert [decode(Claim, encode(one)) for one in claims] == list(claims)


def test_what_is_read_back_cannot_be_written_to() -> None:
    found = decode(Tree, encode(WHOLE))
    for one, name in ((found, "number"), (found.leaves[1], "name"), (found.leaves[1].span, "start")):
        assert type(one) in (Tree, Leaf, Span)
        with pytest.raises(FrozenInstanceError):
            setattr(one, name, 4)


@pytest.mark.parametrize("kind", [kind for kind in vars(model).values() if is_dataclass(kind)])
def test_every_class_of_the_model_can_be_made_open(kind: type) -> None:
    one = _open(kind)()
    one.__class__ = kind  # raises where the two have other places for their fields
    assert isinstance(one, kind)


def test_what_is_left_out_is_made_for_each_anew() -> None:
    one, other = (decode(Tree, '{"day":"1950-06-25"}') for _ in range(2))
    assert one.held == {}
    assert one.held is not other.held


def test_an_object_looks_at_what_it_is_made_of() -> None:
    assert decode(Counted, '{"low":3}') == Counted(3)
    with pytest.raises(StoreDamaged, match="ends before it begins"):
        decode(Counted, '{"low":10}')


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Leaf, '{"name":"a","other":1}'),
        (Leaf, '{"span":[1,2]}'),
        (Leaf, '{"name":"a","span":[1]}'),
        (Leaf, '["name"]'),
        (Leaf, '"name"'),
        (Leaf, "3"),
        (Leaf, "null"),
        (Leaf, '{"name":'),
        (Tree, "[]"),
        (Tree, '{"day":"yesterday"}'),
        (Tree, '{"day":"1950-06-25","leaves":[{}]}'),
        (Tree, '{"day":"1950-06-25","pair":["a"]}'),
        (Tree, '{"day":"1950-06-25","held":[["a"]]}'),
        (Tree, '{"day":"1950-06-25","leaves":7}'),
    ],
)
def test_what_nobody_here_wrote_is_told_as_damage(kind: type, text: str) -> None:
    with pytest.raises(StoreDamaged, match="cannot be read"):
        decode(kind, text)
