"""Parts and wholes: a part of a toll points to it and is never added to it.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking, wrong

LINKS = [
    # text, the claim that is a part, the number of its whole (None: it is no part)
    ("Four soldiers were killed in Helmand. One of them died in hospital.", 1, (4, 4)),
    ("Twelve people were killed in Wau. Three children were among the dead.", 1, (12, 12)),
    ("Twelve people were killed in Wau. The dead included four nurses.", 1, (12, 12)),
    ("Two men were wounded in Sokoto. Six others were wounded in Zamfara.", 1, None),
    ("Five people were killed in Taiz. Nine others were killed.", 1, None),
    ("Four soldiers were killed in Helmand. Nine farmers were killed in Zabul.", 1, None),
    (
        "Twenty people were killed in Goma, the army said. Rebels said three children were among the dead.",
        1,
        (20, 20),
    ),
    wrong(
        "casualties: 'including three children' makes no breakdown claim",
        "Nine people were killed in Wau, including three children.",
        1,
        (9, 9),
    ),
    wrong(
        "casualties: 'two of them nurses' makes no breakdown claim",
        "Eight people, two of them nurses, were killed in Gao.",
        1,
        (8, 8),
    ),
    (
        "Twenty people were killed in Goma. Two others were killed in Bukavu.",
        1,
        None,
    ),
]


@pytest.mark.parametrize(("text", "at", "whole"), LINKS)
def test_only_a_part_points_to_its_whole(ask: Asking, text: str, at: int, whole: tuple[int, int] | None) -> None:
    claims = ask.claims(text)
    assert len(claims) > at, [claim.quote for claim in claims]
    named = {claim.id: claim for claim in claims}
    parent = claims[at].component_of
    if whole is None:
        assert parent is None
    else:
        assert parent is not None
        assert [(q.low, q.high) for q in named[parent].quantities_of("killed", "injured")][:1] == [whole]


def test_a_part_has_the_party_of_its_whole(ask: Asking) -> None:
    whole, part = ask.claims("Four Afghan soldiers were killed in Helmand. One of them died in hospital.")[:2]
    assert {a.id for a in part.actors_as("victim")} == {a.id for a in whole.actors_as("victim")}
