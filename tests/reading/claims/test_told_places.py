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
    ("Rebels shell west Monrovia for third night; envoys meet.", "attack", [("part_of", "Monrovia")]),
    (
        "Fourteen people were killed in a blast at a wedding in Maiduguri northern Nigeria on Monday. A monitor said "
        "at least 15 were killed in the blast.",
        "attack[1]",
        [("in", "Maiduguri")],
    ),
    (
        "Gunmen fired mortars at a police post in Tabou on Wednesday, the governor of Bouake in Ivory Coast said. "
        "A few hours later a bomb went off outside the town hall, wounding four people.",
        "attack/mine_ied",
        [("in", "Tabou")],
    ),
    (
        "Some 2,000 families have left Juba since Sunday, according to Oxfam, which has closed its office in Wau.",
        "displacement",
        [("in", "Juba")],
    ),
    ("Eritrea has threatened to quit the talks unless Badme is given back.", "communication/threat", []),
    (
        "Gunmen killed dozens of men in Kutum in Sudan on Saturday. Helicopters bombed the camp on Sunday.",
        "attack/air_strike",
        [("in", "Kutum")],
    ),
    (
        "Bunia is home to displaced Congolese fleeing areas that fell under militia control.",
        "control",
        [],
    ),
    (
        "The Iraqi army launched an operation to seize control over Mosul in May.",
        "operation",
        [("toward", "Mosul")],
    ),
    (
        "Militants advanced in northern Kassala and troops advanced in Kassala city, in Sudan.",
        "movement/advance",
        [("in", "northern Kassala")],
    ),
    (
        "More than 100 Militants Killed in Nigerian Army Operations across Country.",
        "attack",
        [("across", "Nigeria")],
    ),
    (
        "Two hundred people were killed over two days across the African country, Nigerian police said.",
        "casualty_detail",
        [("across", "Nigeria")],
    ),
    (
        "Fighters entered Kunduz on Sunday. North of Kunduz city, they seized Bangakhel village, Afghan police said.",
        "territory_change",
        [("north_of", "Kunduz")],
    ),
    (
        "Rebels killed a man in the Crater district of Aden city. A doctor said that the dead man was a baker. He said "
        "that gunmen fired rockets on several neighbourhoods, killing two people.",
        "attack/shelling",
        [("in", "Aden")],
    ),
    (
        "Nineveh was quiet. A car bomb killed 22 people on Friday in Diyala province in central Iraq. Five people were "
        "killed in the rebel-held town of Zamarat, Iraqi police said.",
        "casualty_detail",
        [("in", "Diyala")],
    ),
    (
        "Dozens were killed in air strikes by the Yemeni air force across the Arab country on Monday.",
        "attack",
        [("across", "Yemen")],
    ),
    ("Rebels pushed towards the government-held town of Keren on Monday.", "movement", [("toward", "Keren")]),
    ("Rebels pushed towards the government-held town of Keren on Monday.", "control", [("in", "Keren")]),
    (
        "A bomb killed ten people in Diyala province in Iraq. Jets bombed Mosul on Sunday. Militants seized the "
        "village of Zamarat.",
        "territory_change",
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
    text = "Troops took the villages of Zabrdo and Kamenec in the Foca district of Bosnia on Monday."
    claim = ask.one(text, "territory_change")
    assert {p.relation for p in claim.places if p.as_written in {"Zabrdo", "Kamenec"}} == {"in"}


@pytest.mark.parametrize(("text", "kind", "expected"), PLACES)
def test_the_places_of_a_claim(ask: Asking, text: str, kind: str, expected: list[tuple[str, str | None]]) -> None:
    claim = ask.one(text, kind)
    found = [(p.relation, p.canonical) for p in claim.places if p.lat is not None]
    assert found[: len(expected)] == expected
    assert not {name for _relation, name in found[len(expected) :]} & {"Kabul", "Sanaa", "eastern Libya"}
