from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.places import document_of
from rashomon.gazetteer import Gazetteer
from rashomon.model.span import Span
from rashomon.reading import parse
from rashomon.reading.mentions import PlaceMention
from rashomon.reading.places import find, name_spans


def places(text: str, gazetteer: Gazetteer, taken: tuple[Span, ...] = ()) -> list[PlaceMention]:
    return list(find(document_of(text, gazetteer), gazetteer, taken))


def mention(text: str, words: str, gazetteer: Gazetteer) -> PlaceMention:
    """The mention whose span covers exactly these words; the last one if there are several."""
    found = [m for m in places(text, gazetteer) if m.span.text_of(text) == words]
    assert found, [m.span.text_of(text) for m in places(text, gazetteer)]
    return found[-1]


def where(text: str, words: str, gazetteer: Gazetteer) -> tuple[str, str | None]:
    place = mention(text, words, gazetteer).place
    assert place is not None
    return place.kind, place.country


def test_names_of_several_words_are_offered_for_merging(gazetteer: Gazetteer) -> None:
    text = "Shells fell on Deir ez-Zour, Khan Younis and Port-au-Prince."
    found = {span.text_of(text) for span in name_spans(parse.tokenise(text), gazetteer)}
    assert found == {"Deir ez-Zour", "Khan Younis", "Port-au-Prince"}


def test_names_of_actors_are_never_merged_or_found(gazetteer: Gazetteer) -> None:
    text = "The South Sudan Liberation Front shelled Malakal, in South Sudan."
    taken = (Span(4, 32),)
    merged = name_spans(parse.tokenise(text), gazetteer, taken)
    assert [span.text_of(text) for span in merged] == ["South Sudan"]
    assert merged[0].start > taken[0].end
    assert [m.name for m in places(text, gazetteer, taken)] == ["Malakal", "South Sudan"]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Fighting spread across Kassala state in Sudan.", "Kassala state", "admin1"),
        ("A bomb hit a bus in Kassala, Sudan.", "Kassala", "city"),
        ("Rebels hold half of Taiz province in Yemen.", "Taiz province", "admin1"),
        ("Rebels hold half of Taiz city in Yemen.", "Taiz city", "city"),
        ("Troops entered the province of Kunduz, in Afghanistan.", "Kunduz", "admin1"),
        ("Shells hit the town of Orikhiv, Ukraine.", "Orikhiv", "city"),
    ],
)
def test_city_and_province_are_told_apart_by_their_nouns(
    text: str, words: str, kind: str, gazetteer: Gazetteer
) -> None:
    assert where(text, words, gazetteer)[0] == kind


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Clashes shook Tripoli, Lebanon, on Friday.", "Tripoli", "LB"),
        ("In Yemen, the Houthis shelled Mocha and Hodeidah. Mocha is a port.", "Mocha", "YE"),
        ("Malian soldiers were ambushed between Gao and Kidal.", "Gao", "ML"),
        ("Colombian troops fought the ELN near Saravena. A mine killed two in Cordoba.", "Cordoba", "CO"),
        ("Police in Paris, Texas, arrested a man from Houston.", "Paris", "US"),
    ],
)
def test_the_report_decides_between_places_of_one_name(
    text: str, words: str, country: str, gazetteer: Gazetteer
) -> None:
    assert where(text, words, gazetteer)[1] == country


@pytest.mark.parametrize(
    ("text", "words", "relation"),
    [
        ("Nine died in Bakhmut.", "Bakhmut", "in"),
        ("Troops massed near Bakhmut.", "Bakhmut", "near"),
        ("A convoy was hit outside Bakhmut.", "Bakhmut", "near"),
        ("Columns moved towards Bakhmut.", "Bakhmut", "toward"),
        ("Families fled from Bakhmut.", "Bakhmut", "from"),
        ("The front lies southwest of Bakhmut.", "Bakhmut", "southwest_of"),
        ("The front lies to the south-west of Bakhmut.", "Bakhmut", "southwest_of"),
        ("Shells fell in the south of Bakhmut.", "Bakhmut", "part_of"),
        ("Shells fell on the eastern outskirts of Bakhmut.", "Bakhmut", "part_of"),
        ("They fled across the Dnipro River.", "Dnipro River", "across"),
    ],
)
def test_the_relation_is_that_of_the_words_before(text: str, words: str, relation: str, gazetteer: Gazetteer) -> None:
    assert mention(f"Ukraine said: {text}", words, gazetteer).relation == relation


def test_a_relation_holds_for_a_whole_row_of_names(gazetteer: Gazetteer) -> None:
    found = places("In Bosnia, guns were seen near Tuzla, Zenica and Travnik.", gazetteer)
    assert [m.relation for m in found if m.name in {"Tuzla", "Zenica", "Travnik"}] == ["near"] * 3


def test_the_phrase_covers_what_stands_before_the_name(gazetteer: Gazetteer) -> None:
    text = "A car bomb exploded outside the northern city of Kirkuk in Iraq."
    found = mention(text, "Kirkuk", gazetteer)
    assert found.phrase.text_of(text) == "outside the northern city of Kirkuk"


def test_a_bearing_makes_a_part_of_a_country_and_not_another_place(gazetteer: Gazetteer) -> None:
    text = "Drones hit depots in western Niger."
    found = mention(text, "western Niger", gazetteer)
    assert found.place is not None
    assert (found.place.kind, found.place.country) == ("region", "NE")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Guns pounded Sarajevo in Bosnia. The city has been under siege.", "The city", "Sarajevo"),
        ("Guns pounded Sarajevo, near Pale. The city has no water.", "The city", "Sarajevo"),
        ("Ukrainian forces crossed the Dnipro River. Boats on the river were hit.", "the river", "Dnipro River"),
        ("Rebels took Bukavu in Congo. They now hold the province.", "the province", "Sud-Kivu"),
        ("Protests shook Sudan. In the capital, two people died.", "the capital", "Khartoum"),
        ("Rebels took the Zamzam camp in Sudan. Hundreds fled the camp.", "the camp", "Zamzam camp"),
    ],
)
def test_a_description_stands_for_the_place_that_the_text_speaks_of(
    text: str, words: str, name: str, gazetteer: Gazetteer
) -> None:
    found = mention(text, words, gazetteer)
    assert found.sort == "description"
    assert found.place is not None
    assert found.place.name == name


def test_a_description_without_an_antecedent_stays_unresolved(gazetteer: Gazetteer) -> None:
    assert mention("Shells fell on the village.", "the village", gazetteer).place is None


@pytest.mark.parametrize(
    ("text", "name", "sort"),
    [
        ("Moscow said it had shot down a drone.", "Moscow", "metonym"),
        ("The town has been held by Russia since March.", "Russia", "metonym"),
        ("US-backed fighters entered Raqqa in Syria.", "US", "demonym"),
        ("Syrian guns shelled Idlib.", "Syrian", "demonym"),
        ("ADEN, Yemen (AP) — A bomb killed two in Aden.", "ADEN", "dateline"),
    ],
)
def test_names_that_are_not_where_it_happened_have_their_own_sort(
    text: str, name: str, sort: str, gazetteer: Gazetteer
) -> None:
    assert next(m.sort for m in places(text, gazetteer) if m.name == name) == sort


@pytest.mark.parametrize(
    "text",
    [
        "The Washington Post reported it first.",
        "Mr Lincoln spoke on Monday in May.",
        "He told the agency that General Akashi had left.",
    ],
)
def test_papers_persons_and_days_are_no_places(text: str, gazetteer: Gazetteer) -> None:
    assert places(text, gazetteer) == []


def test_a_small_town_on_another_continent_is_left_unknown(gazetteer: Gazetteer) -> None:
    text = "In Sudan, the army bombed Nyala and El Fasher. Aid reached Lincolnton on Friday, from Khartoum."
    assert all(m.place is None for m in places(text, gazetteer) if m.name == "Lincolnton")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.sampled_from(["Homs", "en Alep", "حلب", "Київ", "阿勒颇", "al-", "of the", ""]))
def test_any_text_is_read_and_spans_lie_inside_it(gazetteer: Gazetteer, text: str, words: str) -> None:
    whole = f"{text} {words} {text}"
    for found in places(whole, gazetteer):
        assert 0 <= found.phrase.start <= found.span.start < found.span.end <= len(whole)
        assert found.span.text_of(whole).strip()


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Jets bombed Tyre in Lebanon. The military command in Tel Aviv said the city was quiet.", "the city", "Tyre"),
        ("NAIROBI, Kenya - Rebels shelled Goma in Congo. Shops in the city were shut.", "the city", "Goma"),
        ("Tehran radio said shells fell on Basra in Iraq. The city was dark.", "The city", "Basra"),
        ("The army cut the Damascus highway near Homs in Syria. The city was dark.", "The city", "Homs"),
        ("Hodeidah in Yemen was hit. Troops cut the road to Zabid. Mines ring the city.", "the city", "Hodeidah"),
        ("The government in Kinshasa said Goma was calm. Troops held the airport.", "the airport", "Goma Intern"),
        ("Shells fell on Shire in Tigray. Troops neared the regional capital.", "the regional capital", "Mekelle"),
        ("Rebels left Manbij and entered Raqqa province in Syria. They neared the provincial capital.",
         "the provincial capital", "Raqqa"),
    ],
)  # fmt: skip
def test_a_description_means_the_place_told_of_not_where_a_speaker_sits(
    text: str, words: str, name: str, gazetteer: Gazetteer
) -> None:
    place = mention(text, words, gazetteer).place
    assert place is not None
    assert place.name.startswith(name)


def test_a_dateline_alone_is_nobodys_town(gazetteer: Gazetteer) -> None:
    text = "NICOSIA, Cyprus - Iraqi gas was dropped on Tuesday. Hospitals in the town were full."
    assert mention(text, "the town", gazetteer).place is None


@pytest.mark.parametrize(
    ("text", "words", "sort"),
    [
        ("Western diplomats in Baghdad said the offensive had failed.", "Baghdad", "seat"),
        ("Twenty died in Chechnya, according to doctors in neighbouring Ingushetia.", "Ingushetia", "seat"),
        ("Residents of Goma said shells fell at dawn.", "Goma", "name"),
        ("The group, outlawed in Russia, attacked Mosul in Iraq.", "Russia", "seat"),
        ("Moscow and Kyiv exchanged prisoners on Friday.", "Kyiv", "metonym"),
        ("Fighters backed by Rwanda hold the town of Lubero.", "Rwanda", "metonym"),
    ],
)
def test_a_speakers_seat_and_a_party_are_told_from_a_place_of_events(
    text: str, words: str, sort: str, gazetteer: Gazetteer
) -> None:
    assert mention(text, words, gazetteer).sort == sort


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Russian troops fought near the village of Bolshoi i Vantsevo in Ukraine.", "Bolshoi i Vantsevo"),
        ("Shells hit the Shahba al-Mazra district of Aleppo in Syria.", "Shahba al-Mazra district"),
        ("Troops entered the Alexandria neighbourhood of Mosul in Iraq.", "Alexandria neighbourhood"),
        ("Troops cut the Damascus highway in Syria.", "Damascus highway"),
    ],
)
def test_a_name_that_nothing_fits_stays_whole_and_unknown(text: str, words: str, gazetteer: Gazetteer) -> None:
    found = mention(text, words, gazetteer)
    assert found.place is None
    assert found.basis.startswith("unknown")


@pytest.mark.parametrize("words", ["Al Tabqah", "Mouadamiya", "Qabaseen"])
def test_looser_spellings_are_known_at_home(words: str, gazetteer: Gazetteer) -> None:
    text = f"Government forces in Syria shelled Homs and Hama. On Monday troops took {words}."
    assert where(text, words, gazetteer) == ("city", "SY")


@pytest.mark.parametrize(
    ("text", "words"), [("Rebels captured Goma on Saturday.", "Goma"), ("The SDF entered Raqqa on Monday.", "Raqqa")]
)
def test_large_towns_that_are_taken_are_places_whatever_their_label(
    text: str, words: str, gazetteer: Gazetteer
) -> None:
    assert mention(text, words, gazetteer).place is not None


@pytest.mark.parametrize(
    "text",
    [
        "In November the alliance began an operation called Wrath of Euphrates.",
        "The army launched its Dawn of the Euphrates campaign in May.",
        "Turkey's troops in Operation Euphrates Shield halted.",
    ],
)
def test_the_names_of_operations_hold_no_place(text: str, gazetteer: Gazetteer) -> None:
    assert not [m for m in places(text, gazetteer) if "Euphrates" in m.name]


@pytest.mark.parametrize(
    "text",
    [
        "MAIDUGURI (Agency) - Gunmen attacked the village of Gubio on Sunday.",
        "Troops in Goma said that rebels burned the town of Minova.",
    ],
)
def test_a_small_place_is_found_where_its_noun_says_so(text: str, gazetteer: Gazetteer) -> None:
    name = text.split(" of ")[1].split()[0].rstrip(".")
    place = mention(text, name, gazetteer).place
    assert place is not None
    assert place.country in {"NG", "CD"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Troops fled Kassala on Monday. They were in Tawila's market, a mile to the east of the town.", "Tawila"),
        ("Rebels hold Idlib's south and shelled the city.", "Idlib"),
    ],
)
def test_an_owner_is_the_town_that_the_sentence_goes_on_to_name(text: str, name: str, gazetteer: Gazetteer) -> None:
    town = [m for m in places(text, gazetteer) if m.sort == "description"][-1]
    assert town.place is not None
    assert (town.place.name, town.place.kind) == (name, "city")


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Jets hit Al-Quriyah in Deir Ezzor province, Syria, near Damascus.", "Al-Quriyah", None),
        ("Troops shelled Goma. Rebels in the DR Congo fled to the Sahara-Goma desert.", "Goma", "Goma"),
        ("Rebels shelled Taiz in Yemen. A shell hit the al-Moscow neighborhood.", "Moscow", None),
        ("At least 30 villagers were shot at Bukama, south of Goma, Congo.", "Bukama", "Bukama"),
    ],
)
def test_words_beside_a_name_rule_places_out(text: str, name: str, expected: str | None, gazetteer: Gazetteer) -> None:
    found = [m for m in places(text, gazetteer) if name in m.name and m.sort == "name"]
    assert [m.place.name for m in found if m.place] == ([expected] if expected else [])


def test_a_plural_noun_is_shared_by_its_names(gazetteer: Gazetteer) -> None:
    text = "Fighting spread to the provinces of Kandahar and Herat in Afghanistan."
    assert [m.place.kind for m in places(text, gazetteer) if m.place and m.sort == "name"][:2] == ["admin1", "admin1"]


def test_a_possessive_without_apostrophe_is_no_place(gazetteer: Gazetteer) -> None:
    assert not [
        m for m in places("He acted in Americas interest while Syrias war goes on.", gazetteer) if m.sort == "name"
    ]


def test_a_heading_in_capitals_makes_no_unknown_place(gazetteer: Gazetteer) -> None:
    names = [m.name for m in places("Ten Soldiers Wounded in Mortar Salvo in Gao Mali.\n\nIt was loud.", gazetteer)]
    assert "Mortar Salvo" not in names


def test_an_office_that_speaks_is_no_place(gazetteer: Gazetteer) -> None:
    assert mention("An air strike hit Gaza, the Pentagon said.", "Pentagon", gazetteer).sort == "metonym"


@pytest.mark.parametrize(
    ("text", "words", "name", "relation"),
    [
        ("Troops burned farms in the Herat countryside in Afghanistan.", "Herat countryside", "Herāt", "in"),
        ("They shelled villages in the northern countryside of Latakia.", "Latakia", "Latakia Governorate", "part_of"),
        (
            "Jets struck Latakia's eastern countryside.",
            "Latakia's eastern countryside",
            "Latakia Governorate",
            "part_of",
        ),
        ("Jets struck Latakia eastern countryside.", "Latakia eastern countryside", "Latakia Governorate", "in"),
        ("Shells fell on rural Damascus in Syria.", "Damascus", "Rīf Dimashq", "in"),
        ("Families fled rural areas in Daraa and Homs, Syria.", "Daraa", "Daraa Governorate", "in"),
        ("Families fled rural areas in Daraa and Homs, Syria.", "Homs", "Homs Governorate", "in"),
        ("Fields burn in the countryside around Homs. Mines lie in rural Manbij, Syria.", "Manbij", "Manbij", "near"),
        ("Snipers fired at cars in Eastern Mosul in Iraq.", "Eastern Mosul", "Mosul", "part_of"),
        ("A truce holds in the rebel-held east of Donetsk.", "Donetsk", "Donetsk", "part_of"),
        ("They fled 40 km north of Donetsk.", "Donetsk", "Donetsk", "north_of"),
    ],
)
def test_the_land_and_the_parts_of_a_town_are_not_the_town(
    text: str, words: str, name: str, relation: str, gazetteer: Gazetteer
) -> None:
    found = mention(text, words, gazetteer)
    assert found.place is not None
    assert (found.place.name, found.relation) == (name, relation)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A bomb hit the bridge in Deir Ezzors old quarter in Syria.", "Deir ez-Zor"),
        ("He saw Mosuls ruins in Iraq.", "Mosul"),
        ("The Romans of Iraq met.", None),
        ("The Clintons arrived in Iraq.", None),
    ],
)
def test_a_towns_possessive_may_have_lost_its_apostrophe(text: str, name: str | None, gazetteer: Gazetteer) -> None:
    found = [m.place.name for m in places(text, gazetteer) if m.place and m.place.kind != "country"]
    assert found == ([name] if name else [])


def test_a_country_without_apostrophe_owns_the_town_after_it(gazetteer: Gazetteer) -> None:
    text = "Six died in Libyas Tripoli."
    assert where(text, "Tripoli", gazetteer) == ("city", "LY")
    assert mention(text, "Libyas", gazetteer).sort == "demonym"


def test_a_loose_spelling_does_not_lead_abroad(gazetteer: Gazetteer) -> None:
    text = "Syrian rebels fired at al-Baath. Syria said so."
    assert [m.place.country for m in places(text, gazetteer) if m.place] == ["SY", "SY"]
    assert not [m for m in places("Gunmen fired at al-Baath.", gazetteer) if m.place]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels seized Hsenwi.", "Hsenwi"),
        ("The army recaptured Gamboru.", "Gamboru"),
        ("Insurgents captured Gwoza.", "Gwoza"),
        ("Guerrillas attacked Mocoa on Sunday.", "Mocoa"),
        ("Vukovar fell.", "Vukovar"),
        ("Bria fell to the militia on Monday.", "Bria"),
        ("Kidal remained encircled.", "Kidal"),
        ("Lyman was recaptured on Saturday.", "Lyman"),
        ("Troops retook Sloviansk and Lyman.", "Lyman"),
        ("Troops captured Martin.", None),
        ("The rebels killed Hassan.", None),
        ("The army struck Hamas.", None),
        ("Wagner fell 3 percent.", None),
    ],
)
def test_what_is_fought_for_is_a_place_by_its_very_name(text: str, name: str | None, gazetteer: Gazetteer) -> None:
    found = [m.name for m in places(text, gazetteer) if m.place and m.sort == "name"]
    assert (found[-1] if found else None) == name


def test_the_suburb_of_a_town_is_named_after_the_noun(gazetteer: Gazetteer) -> None:
    text = "A shell fell in the Sarajevo suburb of Dobrinja."
    assert mention(text, "Dobrinja", gazetteer).relation == "in"
    assert mention(text, "Sarajevo", gazetteer).relation == "part_of"
    assert mention("A shell fell in a suburb of Sarajevo.", "Sarajevo", gazetteer).relation == "part_of"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells hit a market in Liberia's capital on Monday.", "capital"),
        ("Shells fell in the capital of Liberia.", "Liberia"),
        ("Shells fell in the Liberian capital.", "the Liberian capital"),
    ],
)
def test_the_capital_of_a_country_is_its_town(text: str, name: str, gazetteer: Gazetteer) -> None:
    place = mention(text, name, gazetteer).place
    assert place is not None
    assert place.name == "Monrovia"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The army took a village near Abu Kadour in Diyala province.", "Abu Kadour", None),
        ("Soldiers entered the village of Tel Marqada, south of Mosul in Iraq.", "Tel Marqada", None),
        ("Jets bombed the town of Abou Kemal in Deir ez-Zor on Sunday.", "Abou Kemal", "Abu Kamal"),
    ],
)
def test_a_first_word_of_many_names_is_never_the_whole_name(
    text: str, words: str, name: str | None, gazetteer: Gazetteer
) -> None:
    found = mention(text, words, gazetteer)
    assert (found.place.name if found.place else None) == name


def test_the_towns_of_one_country_speak_for_it(gazetteer: Gazetteer) -> None:
    text = "Jets bombed the town of Mayadeen in Deir ez-Zor on Sunday."
    assert where(text, "Mayadeen", gazetteer) == ("city", "SY")


def names(text: str, gazetteer: Gazetteer) -> dict[str, str | None]:
    """The names and descriptions of a text, in its order, with the features that they stand for."""
    kinds = {"name", "description"}
    return {m.span.text_of(text): m.place.name if m.place else None for m in places(text, gazetteer) if m.sort in kinds}


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("The army in Iraq retook the villages of Ein Zorban and Khirbat al-Melq.", ["Ein Zorban", "Khirbat al-Melq"]),
        ("Two people were killed in Zorbana and al-Melq in Iraq.", ["Zorbana", "al-Melq"]),
        ("A boy was killed in Zorbana and al-Melq al-Gharbiya in Iraq.", ["Zorbana", "al-Melq al-Gharbiya"]),
        ("In Iraq, rebels attacked soldiers on Marj Zorban.", ["Marj Zorban"]),
        ("In Iraq, three men were killed near the homes of fishermen of Zorbana.", ["Zorbana"]),
        ("Villages including Zorbana were retaken in Iraq.", ["Zorbana"]),
        ("The government sent troops to the nearby Zorban oil field in Iraq.", ["Zorban oil field"]),
        ("The fighting in Congo forced people to leave the Kibombwe camp.", ["Kibombwe camp"]),
        ("Rebels in Iraq shelled the eastern neighbourhood of al-Melqiya.", ["al-Melqiya"]),
    ],
)
def test_a_name_that_nobody_lists_is_a_place_for_the_words_around_it(
    text: str, unknown: list[str], gazetteer: Gazetteer
) -> None:
    found = names(text, gazetteer)
    assert dict.fromkeys(unknown).items() <= found.items()


def test_half_of_a_hyphened_name_is_no_country(gazetteer: Gazetteer) -> None:
    assert "Norway" not in names("Workers were held at the Norway-Quellmar camp in Peru.", gazetteer)
    assert names("Trade along the Norway-Sweden border fell.", gazetteer)["Norway"] == "Norway"


def test_a_field_known_under_another_noun_is_meant_and_no_town_of_like_spelling(gazetteer: Gazetteer) -> None:
    assert names("Jets struck the Omar oilfield in Syria.", gazetteer)["Omar oilfield"] == "al-Omar oil field"
    assert "Al ‘Ashārah" not in names("Syria said it held the Ashara gasfield.", gazetteer).values()


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Eritrea denied it and accused Ethiopia of shelling its territory.", "its territory", "Eritrea"),
        ("Shells fell on the Sarajevo suburb of Zorbana. Gunners had fired on the suburb before.", "the suburb", None),
        (
            "Rebels seized Goma. They will now march on Kinshasa. Clashes shook the area near the airport.",
            "the airport",
            "Goma International Airport",
        ),
        ("Bombs fell in Santiago. Chile asked Spain for help. Leaders of the republic met.", "the republic", "Chile"),
        (
            "Rockets hit Kharkiv on Friday. In Moscow, a defence ministry spokesman denied it. Fires burn in the city.",
            "the city",
            "Kharkiv",
        ),
    ],
)  # fmt: skip
def test_what_a_description_stands_for_is_what_the_text_tells_of(
    text: str, words: str, name: str | None, gazetteer: Gazetteer
) -> None:
    place = mention(text, words, gazetteer).place
    assert (place.name if place else None) == name


def test_the_area_after_a_border_is_the_border_and_not_what_was_told_before(gazetteer: Gazetteer) -> None:
    text = "Shells fell on Kharkiv. Troops attacked on the border with Russia to drive rebels from the area."
    assert names(text, gazetteer).get("the area") is None
    text = "Shells fell on Kharkiv. Troops attacked at night to drive rebels from the area."
    assert names(text, gazetteer)["the area"] == "Kharkiv"


def test_a_local_government_area_is_a_division(gazetteer: Gazetteer) -> None:
    text = "Gunmen attacked villages in Gwoza Local Government Area of Borno State."
    assert where(text, "Gwoza Local Government Area", gazetteer) == ("admin2", "NG")


def test_who_brokered_a_truce_is_no_place_of_it(gazetteer: Gazetteer) -> None:
    found = names("On Friday a Qatar-Egypt brokered ceasefire came into force in Gaza.", gazetteer)
    assert not {"Qatar", "Egypt"} & set(found)
    assert "Gaza" in found


def test_the_first_of_a_list_without_commas_is_the_name_that_is_known(gazetteer: Gazetteer) -> None:
    found = names("Syrian army units shelled rebels in Bosra al-Sham Melqa al-Zorban near Daraa.", gazetteer)
    assert found["Bosra al-Sham"] == "Buşrá ash Shām"


def test_a_division_known_by_another_name_is_left_open_abroad(gazetteer: Gazetteer) -> None:
    text = "Nigerian rebels overran Oro, headquarters of Kaduna state in northern Nigeria, on Saturday night."
    assert mention(text, "Oro", gazetteer).place is None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Shells hit Karrada district in Baghdad and the Mansour neighbourhood.", "Mansour neighbourhood", "Mansour"),
        ("Shells hit Baghdad. One fell on the Ghizaliya neighbourhood.", "Ghizaliya neighbourhood", "Ghazaliya"),
    ],
)
def test_a_quarter_is_known_with_its_noun_or_another_short_vowel(
    text: str, words: str, name: str, gazetteer: Gazetteer
) -> None:
    place = mention(text, words, gazetteer).place
    assert place is not None
    assert (place.name.split(" ")[0], place.kind, place.country) == (name, "district", "IQ")


@pytest.mark.parametrize(
    "text",
    [
        "The villages of Karma and Zaidan near Fallujah in Iraq were freed from Islamic State control on Monday.",
        "Iraqi troops shelled the village of Zaidan near Fallujah in Iraq.",
    ],
)
def test_a_village_is_no_great_town_abroad(text: str, gazetteer: Gazetteer) -> None:
    assert mention(text, "Zaidan", gazetteer).place is None


@pytest.mark.parametrize("text", ["A mine went off near Gao on October 6.", "Six died near Gao on 6 October."])
def test_a_day_is_no_place(text: str, gazetteer: Gazetteer) -> None:
    assert [m.span.text_of(text) for m in places(text, gazetteer)] == ["Gao"]
