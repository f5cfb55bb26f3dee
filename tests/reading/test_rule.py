"""Whose the army, the police and the government are in a year: predecessors, colonial and occupying powers."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from rashomon.gazetteer import Gazetteer
from rashomon.reading.registry import Registry
from reading.test_actors import ids

RULES = tomllib.loads((files("rashomon.reading") / "lexicon" / "rule.toml").read_text(encoding="utf-8"))["rule"]
KEYS = {"country", "state", "since", "until", "bodies", "named", "same"}


def test_every_row_names_a_state_and_years_that_follow_each_other() -> None:
    states = Registry.load().states
    for row in RULES:
        assert set(row) <= KEYS
        assert row["state"] in states
        assert len(row["country"]) == 2
        assert row["since"] <= row.get("until", 9999)


@pytest.mark.parametrize(
    ("text", "year", "words", "actor_id"),
    [
        ("The army searched the Casbah of Algiers. Shots were heard in Oran.", 1957, "army", "fra-forces"),
        ("The army searched the Casbah of Algiers. Shots were heard in Oran.", 1994, "army", "dza-forces"),
        ("Security forces captured two men near Nyeri, in Kenya.", 1954, "Security forces", "gbr-forces"),
        ("The army bombed a village near Luena, in Angola.", 1970, "army", "prt-forces"),
        ("The army left Malang, on Java.", 1947, "army", "nld-forces"),
        ("The Government recaptured Keren and Massawa.", 1980, "Government", "eth-gov"),
        ("The army abandoned Hue and Da Nang.", 1975, "army", "south-vietnam-forces"),
        ("The army withdrew from Kisangani and Goma.", 1996, "army", "zaire-forces"),
        ("The army shot dead a youth near Jenin.", 2005, "army", "isr-forces"),
        ("The police arrested two men in Jenin.", 2005, "police", "pse-police"),
        ("The police arrested two men in Jenin.", 1989, "police", "isr-police"),
        ("Russian troops left Herat.", 1988, "Russian troops", "ussr-forces"),
        ("Russian troops left Kherson.", 2022, "Russian troops", "rus-forces"),
        ("The army searched houses in Aden.", 1966, "army", "gbr-forces"),
        ("The army shelled Sanaa.", 1968, "army", "north-yemen-forces"),
        ("The junta arrested 17 monks in Mandalay.", 2022, "junta", "mmr-gov"),
    ],
)
def test_the_army_is_that_of_who_ruled_the_land_then(
    text: str, year: int, words: str, actor_id: str, gazetteer: Gazetteer
) -> None:
    assert ids(text, gazetteer, year)[words] == actor_id


@pytest.mark.parametrize(
    ("city", "year", "state"),
    [
        ("Belgrade", 1948, "yugoslavia"),
        ("Belgrade", 1999, "yugoslavia"),
        ("Belgrade", 2012, "srb"),
        ("Moscow", 1983, "ussr"),
        ("Kinshasa", 1990, "zaire"),
        ("Hanoi", 1968, "north-vietnam"),
        ("Bonn", 1977, "west-germany"),
    ],
)
def test_a_capital_stands_for_the_government_of_its_year(city: str, year: int, state: str) -> None:
    meant = Registry.load().state_of_capital(city, year)
    assert meant is not None
    assert meant.id == state


def test_the_force_of_another_state_keeps_its_name_where_it_fought(gazetteer: Gazetteer) -> None:
    found = ids("Algerian soldiers deserted in Oran. The army caught ten of them.", gazetteer, 1957)
    assert (found["Algerian soldiers"], found["army"]) == ("dza-forces", "fra-forces")


@pytest.mark.parametrize(
    ("text", "words", "actor_id"),
    [
        ("A Danish co-pilot was wounded in Uli.", "Danish co-pilot", "persons"),
        ("A Belgian engineer was killed in Goma.", "Belgian engineer", "civ"),
        ("Belgian soldiers were killed in Kigali.", "Belgian soldiers", "bel-forces"),
        ("Guerrillas of the Democratic Army attacked the town.", "Democratic Army", "text:democratic army"),
        ("A gunman of the Popular Redemption Front fled.", "gunman", "text:popular redemption front"),
        ("Rebels led by Paul Kagame took Byumba.", "Rebels", "text:rebels"),
        ("A Greek Government spokesman accused Albania.", "Greek Government spokesman", "grc-gov"),
        ("A spokesman for the Iraqi army denied it.", "spokesman", "irq-forces"),
        ("In Moscow, a defence ministry spokesman denied it.", "defence ministry spokesman", "rus-mod"),
        ("The army shelled Kigali. Its men fled.", "Its men", "rwa-forces"),
        ("Rebels known as the Free Men cut the road.", "Rebels", "text:free men"),
        ("A coalition of groups called the Army of Conquest fled.", "coalition", "jaish-al-fatah"),
        ("Jeish al-Fath fighters left Idlib.", "Jeish al-Fath fighters", "jaish-al-fatah"),
        ("Fighters of the Islamic State of Iraq and Sham fled.", "Fighters", "is"),
        ("Rebels said the marines had killed four of their men in Beirut.", "their men", "text:rebels"),
        ("Settlers' militia shot two men in Luanda.", "Settlers' militia", "text:settlers' militia"),
    ],
)
def test_a_nationality_makes_no_soldier_and_a_name_keeps_itself(
    text: str, words: str, actor_id: str, gazetteer: Gazetteer
) -> None:
    assert ids(text, gazetteer, 2013)[words] == actor_id


def test_the_army_of_a_place_that_opens_the_sentence_is_that_of_its_own_land(gazetteer: Gazetteer) -> None:
    text = "Rebels held a quarter of Beirut and shelled Tripoli and Sidon. In Baghdad the army overthrew the King."
    assert ids(text, gazetteer, 1958)["army"] == "irq-forces"


def test_a_name_of_several_groups_is_none_of_another_lands(gazetteer: Gazetteer) -> None:
    found = ids("The United Front attacked Bamako and Gao.", gazetteer, 1960)
    assert found.get("United Front", "text:").startswith("text:")
