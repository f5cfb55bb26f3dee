"""Places told by what surrounds them: lists, "those villages", "the province", goals and where roads lead."""

from __future__ import annotations

import pytest

from reading.asking import Asking

_LIST = (
    "Six people were killed in rebel attacks in Tripoli, Benghazi and Sirte. The gunmen fired rockets at the cities of "
    "Tripoli and Benghazi and Harawa town in Sirte on Friday."
)
_VILLAGES = (
    "Ten al-Shabaab fighters were killed on Monday at the villages of Buulo Mareer and Qoryooley in southern Somalia. "
    "The governor said that soldiers had captured those villages in a dawn raid. Seven fighters were killed in air "
    "strikes in the same areas."
)
PLACES: list[tuple[str, str, list[tuple[str, str | None]]]] = [
    (_LIST, "attack/shelling", [("in", "Tripoli"), ("in", "Benghazi")]),
    (
        "Shells fell on the old quarters of Kabul on Sunday, killing three. Troops killed a rebel in Khost.",
        "attack/shelling",
        [("part_of", "Kabul")],
    ),
    (_VILLAGES, "territory_change", [("in", "Bulo Marer"), ("in", "Qoryooley")]),
    (_VILLAGES, "attack/air_strike", [("in", "Bulo Marer"), ("in", "Qoryooley")]),
    (
        "In northern Iraq, ten people were killed when helicopters bombed Mosul city. Fighting in the province has "
        "killed dozens since Monday.",
        "clash",
        [("in", "Nineveh")],
    ),
    (
        "Militants attacked a base in eastern Libya. They rule the territory that they hold in Mali and Niger.",
        "control",
        [("in", "Mali"), ("in", "Niger")],
    ),
    (
        "Somali soldiers have been pushing towards the al-Shabaab stronghold of Jilib, a town in the south.",
        "movement/advance",
        [("toward", "Jilib")],
    ),
    (
        "Taliban fighters moved into Baghlan cutting army supply lines to Kabul and into Kunduz.",
        "movement/advance",
        [("in", "Baghlān"), ("in", "Kunduz")],
    ),
    (
        "Houthi forces advanced into Dhamar, cutting government supply lines to Sanaa.",
        "movement/advance",
        [("in", "Dhamar")],
    ),
    (
        "Houthi forces advanced into Dhamar, cutting government supply lines to Sanaa.",
        "territory_change/route_cut",
        [("in", "Dhamar")],
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), PLACES)
def test_the_places_of_a_claim(ask: Asking, text: str, kind: str, expected: list[tuple[str, str | None]]) -> None:
    claim = ask.one(text, kind)
    found = [(p.relation, p.canonical) for p in claim.places if p.lat is not None]
    assert found[: len(expected)] == expected
    assert not {name for _relation, name in found[len(expected) :]} & {"Kabul", "Sanaa", "eastern Libya"}


def test_a_small_namesake_abroad_is_left_open_and_the_division_stands_for_the_town(ask: Asking) -> None:
    text = "Maoist rebels overran Beni, headquarters of Myagdi district in western Nepal, on Saturday night."
    claim = ask.one(text, "territory_change")
    assert {p.country for p in claim.places if p.lat is not None} == {"NP"}
