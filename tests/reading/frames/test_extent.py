"""Which words a predication covers: from its subject to its last adjunct, without those of its neighbours.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking, wrong

QUOTES = [
    # text, kind, quote
    ("Ukrainian troops entered Kherson while residents cheered.", "movement", "Ukrainian troops entered Kherson"),
    ("Rebels shelled Gao, killing two, the governor said on Monday.", "attack", "Rebels shelled Gao, killing two"),
    ("On Monday, according to residents, the army entered Bor.", "movement", "the army entered Bor"),
    ("Residents said on Monday that rebels had shelled Gao on Sunday.", "attack", "rebels had shelled Gao on Sunday"),
    ("The Taliban failed to capture Kunduz.", "territory_change", "The Taliban failed to capture Kunduz"),
    (
        "Soldiers entered the village and burned 60 houses in it.",
        "violation",
        "burned 60 houses in it",
    ),
    ("Mines laid by the LTTE killed four farmers in Jaffna.", "hazard_state", "Mines laid by the LTTE"),
    ("“Rebels killed my brother,” a farmer told the BBC.", "attack", "Rebels killed my brother"),
    (
        "Four people were killed after soldiers stormed a church in Goma.",
        "attack",
        "Four people were killed after soldiers stormed a church in Goma",
    ),
    wrong(
        "frames_people 25 (seize): a short bare name after 'captured' is taken for a person",
        "However, the army also captured Bor.",
        "territory_change",
        "the army also captured Bor",
    ),
    wrong(
        "extent: a modal auxiliary before 'have' falls out with the subject when suspected",
        "The RSF may have bombed Nyala.",
        "attack",
        "The RSF may have bombed Nyala",
    ),
    wrong(
        "extent: 'Rebels allegedly killed' starts at the verb",
        "Rebels allegedly killed five men near Goma.",
        "attack",
        "Rebels allegedly killed five men near Goma",
    ),
    wrong(
        "tolls.results: the elliptic second half starts at the auxiliary of the first",
        "Twelve people were killed and 30 wounded in a suicide bombing in Kabul.",
        "casualty_detail/injured",
        "30 wounded in a suicide bombing in Kabul",
    ),
]


@pytest.mark.parametrize(("text", "kind", "quote"), QUOTES)
def test_the_span_holds_the_claim_and_not_its_neighbours(ask: Asking, text: str, kind: str, quote: str) -> None:
    assert ask.one(text, kind).quote == quote
