"""What is kept of a claim to be looked at first says what its facts say."""

from __future__ import annotations

import numpy as np

from benchmarks.made_war import made_war
from rashomon.model.vocabulary import EVENT_TYPES, STATE_TYPES, kind_of
from rashomon.reconciling.faces import FACE, faces_of, is_face, number_of_spots, packed, spots_in, unpacked
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.reconcile import sheets_of
from rashomon.reconciling.shelf import ties_of


def facts() -> list[Facts]:
    """Some hundred claims as they are compared."""
    told = list(made_war(400))
    reports, claims = [report for report, _ in told], [claim for _, several in told for claim in several]
    return [fact for sheet in sheets_of(reports, claims, {}) for fact in sheet.facts]


def test_faces_that_were_kept_are_those_made_anew() -> None:
    every = facts()
    made, kept = faces_of(every, FACE.names or ()), packed(every)
    read = unpacked(kept, made.spots)
    assert all(map(is_face, kept))
    assert all(np.array_equal(read.columns[name], column) for name, column in made.columns.items())
    assert spots_in(kept) == [number_of_spots(fact.spots) for fact in every]
    assert set(spots_in(kept)) == set(made.spots)
    assert spots_in([]) == []
    assert packed([]) == []


def test_bytes_that_are_no_face_are_told() -> None:
    (face,) = packed(facts()[:1])
    assert not is_face(face[:-1])
    assert not is_face(face + b"\0")
    assert not is_face(bytes(len(face)))


def test_places_have_one_number_in_any_order_of_their_words() -> None:
    spots = next(fact.spots for fact in facts() if len(fact.spots[0].tokens) > 1)
    again = tuple(type(one)(**{name: getattr(one, name) for name in one.__slots__}) for one in spots)
    assert number_of_spots(spots) == number_of_spots(again)
    assert number_of_spots(()) != number_of_spots(spots)


def test_only_claims_that_hang_on_others_have_ties() -> None:
    every = facts()
    hanging = {fact.order for fact in every if (fact.inside, fact.repeats, fact.accused) != (None, None, None)}
    assert {tie.claim for tie in ties_of(every)} == hanging


def test_a_face_holds_the_longest_kind_whole() -> None:
    kinds = [
        f"{kind_of(one)}/{one}/{subtype}"
        for one, several in {**EVENT_TYPES, **STATE_TYPES}.items()
        for subtype in several
    ]
    assert max(map(len, kinds)) <= FACE["kind"].itemsize
