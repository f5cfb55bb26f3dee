"""Whose hand an actor stands for."""

from __future__ import annotations

import pytest

from rashomon.model import ActorRef
from rashomon.reconciling.sides import named, side, side_of


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        ("rus-air", "rus"),
        ("mmr-gov-forces", "mmr"),
        ("al-shabaab", "al-shabaab"),
        ("state-tv", "state"),
        ("m23", "m23"),
    ],
)
def test_bodies_of_one_state_are_one_side(actor: str, expected: str) -> None:
    assert side(actor) == expected


def test_an_actor_takes_the_side_of_what_it_belongs_to() -> None:
    assert side("brigade", {"brigade": "corps", "corps": "sdn-forces"}) == "sdn"


def test_a_circle_of_parents_ends() -> None:
    assert side("a", {"a": "b", "b": "a"}) in ("a", "b")


@pytest.mark.parametrize(("words", "is_named"), [("troops", False), ("Gunmen", False), ("Tigers of the East", True)])
def test_plain_nouns_are_nobodys_side(words: str, is_named: bool) -> None:
    found = side_of(ActorRef(role="initiator", id=f"text:{words.casefold()}", name=words, as_written=words))
    assert bool(named(frozenset({found}))) is is_named
