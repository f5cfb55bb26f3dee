"""Parts and wholes: a part of a toll points to it and is never added to it.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

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
    ("Nine people were killed in Wau, including three children.", 1, (9, 9)),
    ("Eight people, two of them nurses, were killed in Gao.", 1, (8, 8)),
    (
        "Twenty people were killed in Goma. Two others were killed in Bukavu.",
        1,
        None,
    ),
]

BREAKDOWNS = [
    # text, the words of the part, who they were, how many (kind, low, high)
    ("Shells killed 14 people in Vukovar, among them two women.", "among them two women", "civ", ("killed", 2, 2)),
    ("Rebels killed 34 people in Bunia, 12 of whom were nurses.", "12 of whom were nurses", "civ", ("killed", 12, 12)),
    ("Rebels killed 15 people in Huambo, among whom were six nurses.", "among whom were six", "civ", ("killed", 6, 6)),
    ("Fifty people were killed in Grozny, of whom 20 were civilians.", "of whom 20", "civ", ("killed", 20, 20)),
    ("A blast killed 19 people, nine of them children, in Basra.", "nine of them", "civ", ("killed", 9, 9)),
    ("A blast killed 30 people in Kabul, half of them children.", "half of them", "civ", ("share", 0.45, 0.55)),
    ("Militiamen killed 60 people, two-thirds of them women, in Dili.", "two-thirds of", "civ", ("share", 0.6, 0.74)),
    ("At least 40 people, mostly civilians, died in fighting in Juba.", "mostly civ", "civ", ("share", 0.5, 1)),
    ("The attack left 77 dead in Bamako, most of them pupils.", "most of them pupils", "civ", ("share", 0.5, 1)),
    ("Some 25 people died in Kunduz, with seven children among the dead.", "with seven", "civ", ("killed", 7, 7)),
    ("Sixteen people were killed in Jenin; four of them were women.", "four of them were", "civ", ("killed", 4, 4)),
    ("Sixteen people were killed in Jenin. Four of the dead were women.", "Four of the dead", "civ", ("killed", 4, 4)),
    ("Twelve of the 34 people killed in Huế were monks.", "Twelve of the 34 people", "civ", ("killed", 12, 12)),
    ("Of the 27 people killed in Beirut, four were firefighters.", "four were fire", "civ", ("killed", 4, 4)),
    ("Strikes killed 33 people in Aden, at least ten of them children.", "at least ten", "civ", ("killed", 10, None)),
    ("Troops shot dead 17 people, as many as five of them pupils, in Lima.", "as many as", "civ", ("killed", None, 5)),
    (
        "The strike killed 21 people including women and children in Taiz.",
        "including women",
        "civ",
        ("killed", 2, None),
    ),
    ("A rocket killed six people, including a farmer, in Sderot.", "including a farmer", "civ", ("killed", 1, 1)),
    ("A bomb hurt 18 people, eight of them children, in Belfast.", "eight of them", "civ", ("injured", 8, 8)),
    ("The toll of 90 in Sidon includes 13 children.", "13 children", "civ", ("killed", 13, 13)),
    ("Gunmen abducted 20 people, including five pupils, in Jos.", "including five", "civ", ("abducted", 5, 5)),
]


@pytest.mark.parametrize(("text", "words", "who", "number"), BREAKDOWNS)
def test_a_part_is_a_claim_of_its_own(
    ask: Asking, text: str, words: str, who: str, number: tuple[str, float, float]
) -> None:
    claims = ask.claims(text)
    part = next(c for c in claims if c.quote.startswith(words))
    whole = next(c for c in claims if c.id == part.component_of)
    assert [(q.kind, q.low, q.high) for q in part.quantities] == [number]
    assert {a.id for a in part.actors} == {who}
    assert (part.places, part.time) == (whole.places, whole.time)


@pytest.mark.parametrize(
    "text",
    [
        "A blast killed 12 people, eight of them on the spot, in Lahore.",
        "Rebels killed 22 people in Gulu, all of them farmers.",
        "Rebels killed 12 people in Gulu and burnt huts, including three shops.",
        "No people were killed in Gulu, including children.",
    ],
)
def test_what_tells_of_all_or_of_nobody_is_no_part(ask: Asking, text: str) -> None:
    assert not [claim.quote for claim in ask.claims(text) if claim.component_of is not None]


def test_a_part_in_the_next_sentence_has_its_own_voice(ask: Asking) -> None:
    part = next(
        c
        for c in ask.claims("Sixteen people were killed in Jenin. Four of them were women, the Red Cross said.")
        if c.component_of is not None
    )
    assert part.attribution.origin.id == "icrc"
    assert part.modality == "claimed"


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
