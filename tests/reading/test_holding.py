"""A name inside a town is that town's, never the famous place called so elsewhere."""

from __future__ import annotations

import pytest

from rashomon.gazetteer import Gazetteer
from tests.reading.test_places import mention, places


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("BAMAKO, Mali - A rocket hit Boston market in the old part of Bamako, Malian police said.", "Boston market"),
        ("Shells fell on the Havana district of Khartoum on Friday, killing 13 people.", "Havana district"),
        ("Snipers held the Berlin neighbourhood in Kinshasa, Congolese officers said.", "Berlin neighbourhood"),
        ("A mine killed two in Geneva village, in the Philippines, Philippine troops said.", "Geneva village"),
        ("Gunmen fired on Mogadishu's Vienna district, Somali police said.", "Vienna district"),
    ],
)
def test_a_part_of_a_town_is_not_the_famous_namesake(text: str, words: str, gazetteer: Gazetteer) -> None:
    assert mention(text, words, gazetteer).place is None


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Jets hit Mosul University, and Iraqi troops left Mosul.", "Mosul", "IQ"),
        ("Wounded men were taken to the Kandahar hospital, Afghan officials said.", "Kandahar hospital", "AF"),
        ("A bomb went off in the Karrada district of Baghdad.", "Karrada district", "IQ"),
        ("Troops entered the Panjwai district of Kandahar.", "Panjwai district", "AF"),
        ("The Red Cross reached the village of Kafr Nabl in Idlib.", "Kafr Nabl", "SY"),
    ],
)
def test_what_lies_in_the_town_stays(text: str, words: str, country: str, gazetteer: Gazetteer) -> None:
    found = [m for m in places(text, gazetteer) if m.span.text_of(text).startswith(words.split(" ")[0])]
    assert found
    assert found[0].place is not None
    assert found[0].place.country == country


def test_a_name_that_is_once_a_quarter_is_that_quarter_all_through(gazetteer: Gazetteer) -> None:
    text = (
        "Rockets struck the Salahuddin and Sulaymaniyah neighbourhoods of Aleppo.  In Sulaymaniyah two girls died.  "
        "Aleppo's Salahuddin saw clashes until dusk."
    )
    named = [m for m in places(text, gazetteer) if m.span.text_of(text) in {"Salahuddin", "Sulaymaniyah"}]
    assert len(named) == 4
    assert all(m.place is None or m.place.country == "SY" for m in named)


def test_quarters_of_one_name_are_told_apart_by_their_towns(gazetteer: Gazetteer) -> None:
    text = "A shell landed on Khalidiya in Homs.  The Khalidiya quarter of Aleppo was quiet."
    found = {m.span.text_of(text): m.place.lat for m in places(text, gazetteer) if m.place and m.place.lat}
    assert abs(found["Khalidiya"] - found["Homs"]) < 0.1
    assert abs(found["Khalidiya quarter"] - found["Aleppo"]) < 0.1


@pytest.mark.parametrize(
    ("text", "words", "town"),
    [
        ("Gunboats shelled Ouzai and Khaldeh, south of Beirut.", "Khaldeh", "Beirut"),
        ("Two men were shot in Ardoyne, in the north of Belfast.", "Ardoyne", "Belfast"),
        ("Mortar bombs landed in Hodan and Yaqshid, residents of Mogadishu said.", "Yaqshid", "Mogadishu"),
        ("Shelling killed nine in Ombada, on the edge of Omdurman.", "Ombada", "Omdurman"),
        ("Police fired on crowds in Kamenge and Kinama, in Bujumbura.", "Kinama", "Bujumbura"),
        ("Gunmen held Solino and Carrefour-Feuilles, in Port-au-Prince.", "Solino", "Port-au-Prince"),
    ],
)
def test_quarters_that_no_package_lists_have_their_point(
    text: str, words: str, town: str, gazetteer: Gazetteer
) -> None:
    found = {m.span.text_of(text): m.place for m in places(text, gazetteer)}
    part, whole = found[words], found[town]
    assert part is not None
    assert whole is not None
    assert part.lat is not None
    assert whole.lat is not None
    assert abs(part.lat - whole.lat) < 0.2


def test_the_town_of_a_quarter_is_meant_and_not_its_province(gazetteer: Gazetteer) -> None:
    text = "Mortar bombs fell on Sadr City, Baghdad, on Sunday."
    place = mention(text, "Baghdad", gazetteer).place
    assert place is not None
    assert place.kind == "city"


def test_a_state_whose_short_form_is_a_word_needs_a_comma_or_its_country(gazetteer: Gazetteer) -> None:
    text = "Jets bombed the church at Owerri during Mass. Nine worshippers died."
    assert not [m for m in places(text, gazetteer) if "Mass" in m.name]
    text = "He was born in Springfield, Mass. and died in Boston."
    assert [m for m in places(text, gazetteer) if m.name == "Mass." and m.place is not None]


@pytest.mark.parametrize("words", ["Barangay Bual", "Sitio Bual"])
def test_foreign_nouns_before_a_name_are_no_part_of_it(words: str, gazetteer: Gazetteer) -> None:
    text = f"The army fought rebels in {words}, in Cotabato province, the Philippines."
    assert mention(text, "Bual", gazetteer)


def test_a_town_known_only_as_a_division_is_looked_for_without_its_article(gazetteer: Gazetteer) -> None:
    place = mention("Government troops entered al-Zabadani, near Damascus, in Syria.", "al-Zabadani", gazetteer).place
    assert place is not None
    assert place.lat is not None


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Rebels burned three villages in Kunduz, in Afghanistan.", "Kunduz", "admin1"),
        ("Several towns in Aleppo lost their water, Syrian doctors said.", "Aleppo", "admin1"),
        ("A bomb hit a bus station in Kunduz, in Afghanistan.", "Kunduz", "city"),
        ("The villages near Aleppo lost their water, Syrian doctors said.", "Aleppo", "city"),
    ],
)
def test_what_has_several_towns_in_it_is_a_division(text: str, words: str, kind: str, gazetteer: Gazetteer) -> None:
    place = mention(text, words, gazetteer).place
    assert place is not None
    assert place.kind == kind


def test_a_common_name_of_quarters_is_never_that_of_a_far_away_town(gazetteer: Gazetteer) -> None:
    text = "Gunners on the hills shelled the Old Town of Sarajevo.  Bosnian troops left the Old Town at dusk."
    assert all(m.place is None or m.place.country == "BA" for m in places(text, gazetteer) if "Old" in m.name)


def test_the_name_of_a_ship_is_no_place(gazetteer: Gazetteer) -> None:
    text = "The battleship New Jersey shelled gun positions near Aley, in Lebanon."
    assert not [m for m in places(text, gazetteer) if m.name == "New Jersey"]


def test_the_port_of_a_sea_is_not_inside_the_sea(gazetteer: Gazetteer) -> None:
    text = "A mine sank a barge in the Black Sea port of Mykolaiv, in Ukraine."
    place = mention(text, "Mykolaiv", gazetteer).place
    assert place is not None
    assert place.country == "UA"


def test_the_capital_of_a_people_is_that_of_its_land(gazetteer: Gazetteer) -> None:
    text = "Russian guns pounded the Chechen capital for a fourth day."
    found = [m.place for m in places(text, gazetteer) if m.sort == "description"]
    assert [place.name if place else None for place in found] == ["Grozny"]


def test_a_market_is_not_the_square_spoken_of_before(gazetteer: Gazetteer) -> None:
    text = "Fighters held Firdos Square in Baghdad.  Helicopters fired on the market."
    found = [m for m in places(text, gazetteer) if m.name == "the market"]
    assert all(m.place is None for m in found)


def test_a_people_that_a_land_is_called_after_is_no_place(gazetteer: Gazetteer) -> None:
    text = "Karen guerrillas shelled a camp in Myanmar.  Troops reached Karen state."
    sorts = {m.span.text_of(text): m.sort for m in places(text, gazetteer)}
    assert sorts["Karen"] == "demonym"
    assert sorts["Karen state"] == "name"


def test_a_name_after_a_known_one_may_be_spelt_loosely(gazetteer: Gazetteer) -> None:
    text = "In Somalia, Baidoa and Bardera were calm."
    place = mention(text, "Bardera", gazetteer).place
    assert place is not None
    assert place.country == "SO"


def test_a_town_outside_the_town_is_in_the_division_called_after_it(gazetteer: Gazetteer) -> None:
    text = "Jets hit Kafr Takharim in Idlib last night, Syrian rescuers said."
    place = mention(text, "Idlib", gazetteer).place
    assert place is not None
    assert place.kind == "admin1"
