"""Proper names of parties that no row of the registry covers: whole, one id wherever they stand."""

from __future__ import annotations

import pytest

from rashomon.gazetteer import Gazetteer
from rashomon.model import Report
from rashomon.reading import understand


def ids(text: str, gazetteer: Gazetteer) -> dict[str, str]:
    """The id of each actor by its words."""
    document = understand(Report(id="r", text=text, sha256=""), gazetteer)
    return {mention.span.text_of(text): mention.id for mention in document.actors}


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("The 61st Brigade was destroyed on the river.", "61st Brigade", "text:61st brigade"),
        ("The 302 Tank Brigade attacked the camp.", "302 Tank Brigade", "text:302 tank brigade"),
        ("Troops of 19 Division entered the town.", "Troops", "text:19 division"),
        ("Men of the 5th Battalion withdrew in the night.", "Men", "text:5th battalion"),
        ("Soldiers of 44 Commando searched the village.", "Soldiers", "text:44 commando"),
        ("Two battalions of the 9th Division arrived.", "battalions", "text:9th division"),
        ("A party of the 6th Hill Rifles shot two guerrillas.", "party", "text:6th hill rifles"),
        (
            "Troopers of the Twelfth Parachute Division sealed off the quarter.",
            "Troopers",
            "text:twelfth parachute division",
        ),
        (
            "Men of the 3rd Battalion, Lowland Regiment, fired.",
            "3rd Battalion, Lowland Regiment",
            "text:3rd battalion, lowland regiment",
        ),
        ("Task Force 77 landed at dawn.", "Task Force 77", "text:task force 77"),
        ("A column of the Redemption Front entered the town.", "column", "text:redemption front"),
        ("Fighters from the Popular Army of the Plateau seized the bridge.", "Fighters", None),
        ("Rebels of the Movement for Land and Dignity attacked.", "Rebels", "text:movement for land and dignity"),
        ("Militants of the Army of Light killed three people.", "Militants", "text:army of light"),
        (
            "Members of the People's Harvest Council were shot.",
            "People's Harvest Council",
            "text:people's harvest council",
        ),
        ("Liwa al-Sabah fighters left the town.", "Liwa al-Sabah fighters", "text:liwa al-sabah"),
    ],
)
def test_a_name_is_whole(text: str, words: str, actor: str | None, gazetteer: Gazetteer) -> None:
    found = ids(text, gazetteer)
    assert found[words] == (actor or "text:popular army of the plateau")


def test_two_units_of_one_sort_are_two_parties(gazetteer: Gazetteer) -> None:
    found = ids("The 61st Brigade held the bridge.  The 62nd Brigade fled.", gazetteer)
    assert found["61st Brigade"] != found["62nd Brigade"]


def test_a_party_is_one_by_its_name_its_men_and_its_noun(gazetteer: Gazetteer) -> None:
    text = "Fighters of the Redemption Front took the hill.  Redemption Front gunmen burnt a farm.  The front left."
    assert set(ids(text, gazetteer).values()) == {"text:redemption front"}


def test_the_noun_of_a_name_that_goes_on_behind_it_is_the_party(gazetteer: Gazetteer) -> None:
    text = "Men of the Front for Land and Dignity took the hill.  The front said its men had killed ten."
    assert set(ids(text, gazetteer).values()) >= {"text:front for land and dignity"}
    assert "text:front" not in ids(text, gazetteer).values()


def test_the_acronym_of_a_row_tells_whose_the_full_name_is(gazetteer: Gazetteer) -> None:
    found = ids("Gunmen of the Forces for National Liberation (FNL) fired on a post.", gazetteer)
    assert found["Gunmen"] == found["FNL"] == "fnl-burundi"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shells fell all night on the Eastern Front, officers said.", "Eastern Front"),
        ("He met an officer of the Special Forces in the town.", "Special Forces"),
        ("Prices rose and people on the Home Front went hungry.", "Home Front"),
        ("Rebel Front Takes Town In Northern Province", "Rebel Front"),
    ],
)
def test_what_is_no_name(text: str, words: str, gazetteer: Gazetteer) -> None:
    document = understand(Report(id="r", text=text, sha256=""), gazetteer)
    assert all(m.sort == "unknown" or m.name != words for m in document.actors)


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Ukraine's 93rd Brigade advanced.", "Ukraine's 93rd Brigade", "ukr-forces"),
        ("The Israeli 9th Brigade crossed the canal.", "Israeli 9th Brigade", "isr-forces"),
    ],
)
def test_a_unit_of_a_state_is_its_forces(text: str, words: str, actor: str, gazetteer: Gazetteer) -> None:
    assert ids(text, gazetteer)[words] == actor


def test_a_unit_that_is_known_as_its_base_is_a_place(gazetteer: Gazetteer) -> None:
    text = "The army reached Brigade 137 on the edge of Deir ez-Zor."
    document = understand(Report(id="r", text=text, sha256=""), gazetteer)
    assert any(place.span.text_of(text) == "Brigade 137" for place in document.places)
