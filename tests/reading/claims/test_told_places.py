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
HERE: list[tuple[str, str, list[tuple[str, str | None]]]] = [
    ("Israeli jets bomb west Beirut for sixth day; envoy in new talks.", "attack", [("part_of", "Beirut")]),
    (
        "Fourteen people were killed in a blast at a wedding in Maiduguri northern Nigeria on Monday. A monitor said "
        "at least 15 were killed in the blast.",
        "attack[1]",
        [("in", "Maiduguri")],
    ),
    (
        "FARC guerrillas fired mortars at a police station in Saravena on Wednesday, the governor of Arauca province "
        "said. Later a bomb went off outside the mayor's office, wounding 14 people.",
        "attack/mine_ied",
        [("in", "Saravena")],
    ),
    (
        "About 50,000 people have left Aba since Sunday, according to the Red Cross, which suspended its flights to "
        "Owerri after one of its aircraft was fired on.",
        "displacement",
        [("in", "Aba")],
    ),
    (
        "About 50,000 people have left Aba since Sunday, according to the Red Cross, which suspended its flights to "
        "Owerri after one of its aircraft was fired on.",
        "attack",
        [],
    ),
    ("Azerbaijan has threatened to stay away unless Lachin is returned.", "communication/threat", []),
    (
        "RSF fighters killed dozens of men in Ardamata on Saturday. Jets bombed the camp for displaced people on "
        "Sunday.",
        "attack/air_strike",
        [("in", "'Ārdamatā")],
    ),
    (
        "The population of Maiduguri, swelled by displaced Nigerians fleeing areas that fell under Boko Haram control, "
        "is mixed.",
        "displacement",
        [],
    ),
    (
        "The SDF launched the Wrath of Euphrates operation to seize control over Raqqa in November 2016.",
        "operation",
        [("toward", "Raqqa")],
    ),
    (
        "Militants advanced in northern Kassala and troops advanced in Kassala city, in Sudan.",
        "movement/advance",
        [("in", "northern Kassala")],
    ),
    (
        "More than 100 Militants Killed in Nigerian Army Operations across Country.",
        "casualty_detail",
        [("across", "Nigeria")],
    ),
    (
        "Two hundred people were killed over two days across the African country, Nigerian police said.",
        "casualty_detail",
        [],
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), HERE)
def test_nothing_but_the_places_of_a_claim(
    ask: Asking, text: str, kind: str, expected: list[tuple[str, str | None]]
) -> None:
    found = [(p.relation, p.canonical) for p in ask.one(text, kind).places if p.lat is not None]
    assert [row for row in found if row[1] != "northern Nigeria"] == expected


def test_villages_of_a_list_are_no_parts_of_the_first(ask: Asking) -> None:
    text = "Troops took the villages of Drmbon and Kichan in the Martuni district of Nagorno-Karabakh on Monday."
    claim = ask.one(text, "territory_change")
    assert {p.relation for p in claim.places if p.as_written in {"Drmbon", "Kichan"}} == {"in"}


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
