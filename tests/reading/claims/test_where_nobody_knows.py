"""Places that no gazetteer knows, and what is told of them next; places that are none of an event's."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon import reading
from rashomon.gazetteer import Gazetteer
from rashomon.model import Claim, Dating, Report
from reading.asking import Asking

STRANGE: list[tuple[str, str, set[str]]] = [
    (
        "In Kayah State of Burma, rebels overran an army post at the hamlet of Nam Hpak Long on Tuesday. Six soldiers "
        "were killed.",
        "casualty_detail/killed",
        {"Nam Hpak Long", "Kayah"},
    ),
    (
        "Raiders shot nine herders at Lokwamoru, in Turkana County of Kenya. They set fire to the granaries.",
        "violation",
        {"Lokwamoru", "Turkana"},
    ),
    (
        "Militiamen killed eleven farmers at Wandé Kaptol, east of Moundou in Chad. Troops from Bongor reached the "
        "village a day later and burned 20 huts.",
        "violation",
        {"Wandé Kaptol"},
    ),
    (
        "In Peru, guerrillas killed ten peasants in the Chuschibamba mountains on Sunday. They stole the cattle "
        "of three hamlets.",
        "attack",
        {"Chuschibamba mountains", "Peru"},
    ),
    (
        "A convoy bound for Nekemte in Ethiopia was ambushed on Sunday. Nine soldiers were killed.",
        "casualty_detail/killed",
        {"Nek’emtē"},
    ),
    (
        "In the eastern province of Nampula in Mozambique, armed men looted a sawmill near Memba. Four guards "
        "were killed.",
        "casualty_detail/killed",
        {"Memba"},
    ),
    (
        "A man was killed and three women were injured in the city of Basra in Iraq, police said.",
        "casualty_detail/killed",
        {"Al Başrah al Qadīmah", "Basra"},
    ),
]


def _places(claim: Claim) -> set[str]:
    return {p.canonical or p.as_written or "" for p in claim.places if p.role != "origin"}


@pytest.mark.parametrize(("text", "kind", "expected"), STRANGE)
def test_what_is_told_next_is_at_the_village_that_nobody_knows(
    ask: Asking, text: str, kind: str, expected: set[str]
) -> None:
    found = _places(ask.one(text, kind))
    assert found
    assert found <= expected | {"Turkana County"}


def test_a_hamlet_told_again_has_its_name(ask: Asking) -> None:
    text = (
        "Bandits raided the hamlet of Tchimbelé Nord in Gabon on Friday. On Saturday soldiers entered the hamlet and "
        "arrested two men."
    )
    assert "Tchimbelé Nord" in _places(ask.one(text, "violation/arrest"))


def test_villages_of_a_district_are_not_one_of_a_longer_name(ask: Asking) -> None:
    text = "Gunmen killed ten people in three villages of Bama Local Government Area of Borno State in Nigeria."
    assert "Bama" in _places(ask.one(text, "attack"))


def test_a_speaker_behind_a_list_of_villages_is_no_place(ask: Asking) -> None:
    text = "Troops took the villages of Norashir and Tsaghik, President Serzh Aramyan said in an address from Yerevan."
    found = _places(ask.one(text, "territory_change"))
    assert found <= {"Norashir", "Nor Aresh", "Tsaghik"} or not {n for n in found if "Aramyan" in n or n == "Yerevan"}


ASIDE: list[tuple[str, str, set[str]]] = [
    ("Rockets hit the United States air base at Balad in Iraq on Monday, wounding two.", "attack", {"United States"}),
    ("A bomb went off outside the Pakistan consulate in Jalalabad in Afghanistan.", "attack", {"Pakistan"}),
    (
        "The front said in a statement issued in Algiers that its men had shelled Bir Lehlu on Sunday.",
        "attack",
        {"Algiers"},
    ),
    (
        "Twelve people were wounded in Renk in South Sudan and were taken to a hospital in Malakal.",
        "casualty_detail",
        {"Malakal"},
    ),
    (
        "It was the deadliest raid on Gedaref in Sudan since the fall of Sennar. Shells killed nine people in Gedaref.",
        "attack",
        {"Sennar"},
    ),
    ("A grenade wounded four people in the Boulevard Gallieni in Oran, Algeria.", "attack", {"Gallieni"}),
]


@pytest.mark.parametrize(("text", "kind", "never"), ASIDE)
def test_what_only_tells_whose_or_since_when_or_who_spoke_is_not_where_it_was(
    ask: Asking, text: str, kind: str, never: set[str]
) -> None:
    claims = [c for c in ask.claims(text) if c.type == kind]
    assert claims
    assert not any(_places(claim) & never for claim in claims)


def test_a_rally_where_a_speech_is_held_is_where_the_grenade_was(ask: Asking) -> None:
    assert _places(ask.one("A grenade wounded ten people at a speech in Butare in Rwanda.", "attack")) == {"Butare"}


def test_those_admitted_to_a_hospital_are_there(ask: Asking) -> None:
    text = "Some 300 fighters have been admitted to hospitals in Beirut with burns since Sunday."
    assert "Beirut" in _places(ask.one(text, "casualty_detail"))


def test_a_street_lies_in_the_town_told_of(ask: Asking) -> None:
    text = "Soldiers clashed with rioters in Constantine in Algeria. A bomb killed three people in the Rue Nationale."
    assert _places(ask.one(text, "attack")) == {"Constantine", "Rue Nationale"}


def test_the_town_centre_is_the_town(ask: Asking) -> None:
    text = "Shells fell on Bentiu in South Sudan on Monday. A rocket struck a bank in the town centre, killing two."
    assert "Bentiu" in {p.canonical for c in ask.claims(text) for p in c.places if "rocket" in c.quote}


def test_the_town_council_is_no_place(ask: Asking) -> None:
    text = "Shells fell on Bentiu in South Sudan. In Juba, gunmen shot a member of the town council."
    assert "Bentiu" not in _places(ask.claims(text)[-1])


def _read(text: str, day: date) -> tuple[Claim, ...]:
    report = Report(id="r", text=text, sha256="", published=Dating(day=day, basis="given"))
    return reading.read(report, Gazetteer.open()).claims


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("In Vietnam, gunmen shot dead a mayor in the capital on Monday.", date(1966, 5, 4), "Ho Chi Minh City"),
        ("In Vietnam, gunmen shot dead a mayor in the capital on Monday.", date(1999, 5, 4), "Hanoi"),
        ("In Vietnam, planes bombed Hanoi and shells hit a bus in the capital.", date(1967, 5, 4), "Hanoi"),
        ("In Nigeria, a bomb killed two people in the capital on Monday.", date(1968, 7, 9), "Lagos"),
        ("In Nigeria, a bomb killed two people in the capital on Monday.", date(2012, 7, 9), "Abuja"),
    ],
)
def test_the_capital_is_that_of_its_time(text: str, day: date, expected: str) -> None:
    assert expected in {p.canonical for c in _read(text, day) for p in c.places}


def test_the_ancient_capital_is_the_town_told_of(ask: Asking) -> None:
    text = "Rebels seized Bagan in Myanmar on Monday. The ancient capital had been under siege for two months."
    assert "Naypyidaw" not in {p.canonical for c in ask.claims(text) for p in c.places}


def test_the_city_is_the_town_of_its_airport_and_not_the_capital_that_speaks(ask: Asking) -> None:
    text = (
        "Rebels seized the runway of Aleppo airport on Saturday, officials in the capital of Syria said. Ten fighters "
        "were killed in strikes on the city."
    )
    assert "Aleppo" in _places(ask.claims(text)[-1])


def test_a_village_spelt_loosely_is_not_one_a_thousand_kilometres_from_all_the_rest(ask: Asking) -> None:
    text = (
        "Russian troops took the village of Starytsia in Ukraine on Monday. Shells hit Vovchansk, Lyptsi and "
        "Lukiantsi, wounding nine. Police left Kharkiv for Vovchansk."
    )
    assert "Starychi" not in {p.canonical for c in ask.claims(text) for p in c.places}


MORE: list[tuple[str, str, set[str]]] = [
    (
        "The battalion crossed the Ndzomola River near the village of Ndogo Keleki in Cameroon on Friday. Nineteen "
        "rebels were killed.",
        "casualty_detail/killed",
        {"Ndogo Keleki"},
    ),
    (
        "Gunmen killed two policemen at Mborro Kende, a small town on the road to Sikasso in Mali.",
        "attack",
        {"Mborro Kende", "Mali"},
    ),
    (
        "In Kachin State, soldiers expelled 300 families from the village of Nhka Ga Zup last week. Two men "
        "were shot dead.",
        "attack/small_arms",
        {"Kachin", "Nhka Ga Zup"},
    ),
    (
        "Guerrillas ambushed a police convoy outside the hamlet of Sang-won-ni in South Korea. Fourteen policemen were "
        "killed.",
        "casualty_detail/killed",
        {"Sang-won-ni"},
    ),
    ("Helicopters fired rockets at the Flor de la Vega slum in Managua, Nicaragua.", "attack", {"Managua"}),
    (
        "A column was ambushed on the Great Eastern Highway in Eritrea. Five soldiers died.",
        "casualty_detail/killed",
        {"Great Eastern Highway", "Eritrea"},
    ),
]

MORE += [
    (
        "Raiders shot 30 farmers at Kessou Bandala, near the town of Moundou in Chad. They set fire to the "
        "grain stores.",
        "violation",
        {"Kessou Bandala"},
    ),
    (
        "Ten soldiers were killed in an ambush outside the village of Velika Brestova in Kosovo on Monday.",
        "clash/ambush",
        {"Velika Brestova", "Kosovo"},
    ),
    (
        "Gunmen ambushed a column at Tepe Murad, on the highway between Kabul and Ghazni in Afghanistan. "
        "Nine men died.",
        "casualty_detail/killed",
        {"Tepe Murad"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), MORE)
def test_where_what_is_told_next_was(ask: Asking, text: str, kind: str, expected: set[str]) -> None:
    found = _places(ask.one(text, kind))
    assert found
    assert found <= expected | {"Flor de la Vega", "Colonia Flor de la Vega"}


def test_who_fled_since_a_town_fell_did_not_flee_from_there(ask: Asking) -> None:
    text = "Some 40,000 people have fled Kordofan in Sudan since the fall of Bara."
    assert "Bara" not in _places(ask.one(text, "displacement"))


def test_a_capital_s_forces_are_those_of_the_state(ask: Asking) -> None:
    text = "Baku's forces have retaken four villages around Fizuli, including Horadiz."
    assert "Baku" not in _places(ask.one(text, "territory_change"))


def test_the_town_is_where_the_camps_are_and_not_whence_their_people_came(ask: Asking) -> None:
    text = (
        "Talks went on in Owerri. Envoys spoke of a truce. Nothing was signed. The sick were taken to a mission in Uyo."
        "\n\nSome 40,000 refugees from Calabar in Nigeria are living in camps around Abak. Relief workers "
        "said 12 children died of hunger in the town last week."
    )
    assert _places(ask.one(text, "casualty_detail/killed")) == {"Abak"}


def test_the_barracks_are_no_university(ask: Asking) -> None:
    text = (
        "Students were killed at Kabul University in Afghanistan. In Herat, ten men died on Sunday. The rebels "
        "attacked the barracks there."
    )
    assert not any("University" in name for c in ask.claims(text)[1:] for name in _places(c))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rebels held Poti in Georgia and stopped trains bound for Armenia. Fighting went on in Kutaisi, west of "
            "the capital. A bomb went off in the capital.",
            "Tbilisi",
        ),
        (
            "Troops from Ethiopia shelled Baidoa in Somalia. Ethiopian soldiers were ambushed. Three Ethiopian "
            "officers died in the capital.",
            "Mogadishu",
        ),
        ("In Seoul, police fired on a crowd in the western half of the capital. North Korea denied it.", "Seoul"),
    ],
)
def test_the_capital_is_that_of_the_land_of_the_text(ask: Asking, text: str, expected: str) -> None:
    assert expected in {p.canonical for c in ask.claims(text) for p in c.places}


def test_a_quarter_of_the_capital_tells_which_capital_is_meant(ask: Asking) -> None:
    text = (
        "Refugees have come to Peshawar and Quetta in Pakistan. In the capital, ten people were killed by a rocket in "
        "the Microrayon district."
    )
    assert "Islamabad" not in {p.canonical for c in ask.claims(text) for p in c.places}
