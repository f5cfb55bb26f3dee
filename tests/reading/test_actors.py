from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.gazetteer import Gazetteer
from rashomon.model import Report
from rashomon.model.report import Dating
from rashomon.reading import understand
from rashomon.reading.actors import countries, derive, main_state
from rashomon.reading.document import Document
from rashomon.reading.mentions import ActorMention
from rashomon.reading.registry import Registry


def document_of(text: str, gazetteer: Gazetteer, year: int | None = None) -> Document:
    dating = Dating(day=date(year, 6, 1), basis="given") if year else None
    return understand(Report(id="own", text=text, sha256="0" * 64, published=dating), gazetteer)


def actors(text: str, gazetteer: Gazetteer, year: int | None = None) -> dict[str, ActorMention]:
    """The mentions by their words; of the same words the last."""
    document = document_of(text, gazetteer, year)
    return {document.quote(mention.span): mention for mention in document.actors}


def ids(text: str, gazetteer: Gazetteer, year: int | None = None) -> dict[str, str]:
    return {words: mention.id for words, mention in actors(text, gazetteer, year).items()}


# whose forces


@pytest.mark.parametrize(
    ("text", "words", "actor_id"),
    [
        ("Russian jets bombed a market in Kramatorsk, Ukraine.", "Russian jets", "rus-air"),
        ("Iranian gunboats chased a tanker near Kharg.", "Iranian gunboats", "irn-navy"),
        ("The Russian defence ministry denied the raid.", "Russian defence ministry", "rus-mod"),
        ("Saudi soldiers were killed near Najran.", "Saudi soldiers", "sau-forces"),
        ("Israel's soldiers left the village.", "Israel's soldiers", "isr-forces"),
        ("At least 25 killed Saudi soldiers lay near Najran.", "Saudi soldiers", "sau-forces"),
    ],
)
def test_a_noun_after_a_state_derives_the_body(text: str, words: str, actor_id: str, gazetteer: Gazetteer) -> None:
    assert ids(text, gazetteer)[words] == actor_id


def test_two_states_before_one_noun_are_two_forces(gazetteer: Gazetteer) -> None:
    found = ids("Syrian and Russian warplanes struck Idlib, in Syria.", gazetteer)
    assert (found["Syrian"], found["Russian warplanes"]) == ("syr-air", "rus-air")


def test_an_acronym_that_a_group_and_a_state_share_is_the_group_that_the_text_names(gazetteer: Gazetteer) -> None:
    text = "The Popular Resistance Committees fired rockets from Gaza. Two days later the PRC denied it."
    assert ids(text, gazetteer)["PRC"] == "prc"


def test_an_acronym_and_an_adjective_before_one_noun_are_two_forces(gazetteer: Gazetteer) -> None:
    found = ids("U.S. and British troops entered Basra, in Iraq.", gazetteer)
    assert (found["U.S."], found["British troops"]) == ("usa-forces", "gbr-forces")


def test_the_army_is_that_of_the_state_that_the_report_is_about(gazetteer: Gazetteer) -> None:
    army = actors("The army shelled the town of Bardiya in Nepal.", gazetteer)["army"]
    assert (army.id, army.sort) == ("npl-forces", "description")


def test_the_army_of_a_report_without_places_is_nobodys(gazetteer: Gazetteer) -> None:
    assert ids("The army shelled the hills.", gazetteer)["army"] == "text:army"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A rebel army seized the town of Bentiu in South Sudan.", "rebel army"),
        ("The separatist government in Donetsk, Ukraine, ordered a curfew.", "separatist government"),
        ("Rebel drones hit a base near Loikaw, in Myanmar.", "Rebel drones"),
    ],
)
def test_rebels_are_never_a_body_of_the_state(text: str, words: str, gazetteer: Gazetteer) -> None:
    mention = actors(text, gazetteer)[words]
    assert (mention.id, mention.sort, mention.camp) == (f"text:{words.casefold()}", "unknown", None)


def test_weapons_are_the_armys_if_the_text_says_so(gazetteer: Gazetteer) -> None:
    found = ids("Army drones bombed Loikaw, in Myanmar. A drone fell into a field.", gazetteer)
    assert found["Army drones"] == "mmr-forces"
    assert not any("drone fell" in words or words == "drone" for words in found)
    found = ids("Turkish UAVs struck Kobani, in Syria. A UAV fell into a field.", gazetteer)
    assert (found["Turkish UAVs"], len([words for words in found if "UAV" in words])) == ("tur-air", 1)


def test_backers_are_kept_apart_from_those_they_back(gazetteer: Gazetteer) -> None:
    militias = actors("US-backed militias entered Tabqa, in Syria.", gazetteer)["US-backed militias"]
    assert (militias.id, militias.backers) == ("text:us-backed militias", ("usa",))


def test_where_a_weapon_was_made_is_no_party(gazetteer: Gazetteer) -> None:
    found = actors("Iranian-made drones hit a power station in Odesa, Ukraine.", gazetteer)
    assert not any(mention.id.startswith("irn") or "irn" in mention.backers for mention in found.values())


def test_those_who_hold_a_place_are_no_modifiers_of_it(gazetteer: Gazetteer) -> None:
    found = ids("Taliban-held villages near Kunduz, in Afghanistan, were spared.", gazetteer)
    assert found["Taliban"] == "taliban"
    assert "Taliban-held villages" not in found


def test_a_groups_name_before_its_fighters_is_one_mention(gazetteer: Gazetteer) -> None:
    found = ids("Hezbollah fighters entered Qusayr, in Syria.", gazetteer)
    assert found["Hezbollah fighters"] == "hezbollah"
    assert "Hezbollah" not in found


@pytest.mark.parametrize(
    ("text", "words", "actor_id"),
    [
        ("Fighters of the Lord's Resistance Army crossed the river.", "Fighters", "lra"),
        ("Gunmen from Boko Haram killed three men.", "Gunmen", "boko-haram"),
        ("Colombia's largest rebel army, the FARC, left Caldono.", "Colombia's largest rebel army", "farc"),
    ],
)
def test_a_name_after_a_noun_for_fighters_says_whose(
    text: str, words: str, actor_id: str, gazetteer: Gazetteer
) -> None:
    assert ids(text, gazetteer)[words] == actor_id


def test_a_listed_government_that_is_no_states_keeps_its_police(gazetteer: Gazetteer) -> None:
    found = ids("Salvation Government police arrested two men in Idlib, in Syria.", gazetteer)
    assert found["Salvation Government police"] == "salvation-gov"


def test_a_leaders_name_before_forces_means_the_state(gazetteer: Gazetteer) -> None:
    assert ids("Nixon's forces bombed Hue, in Vietnam.", gazetteer, 1970)["Nixon's forces"] == "usa-forces"


def test_a_leader_long_out_of_office_means_no_state(gazetteer: Gazetteer) -> None:
    assert "usa-forces" not in ids("Nixon's forces bombed Hue, in Vietnam.", gazetteer, 2015).values()


# adjectives of states and peoples


def test_the_name_of_a_people_is_not_the_state_next_door(gazetteer: Gazetteer) -> None:
    found = ids("Serb shells fell on Sarajevo, in Bosnia. Serb forces held the hills.", gazetteer, 1993)
    assert found["Serb forces"] == "text:serb forces"
    assert not any(actor_id.startswith("srb") for actor_id in found.values())


def test_the_same_name_is_the_states_in_its_own_country(gazetteer: Gazetteer) -> None:
    found = ids("Serb forces entered Nis and Belgrade, in Serbia.", gazetteer, 1999)
    assert found["Serb forces"] == "srb-forces"


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("Congolese soldiers fled Goma, in the Democratic Republic of Congo.", "cod-forces"),
        ("Congolese soldiers entered Brazzaville, in the Republic of the Congo.", "cog-forces"),
    ],
)
def test_a_shared_adjective_is_that_of_the_reports_country(text: str, actor_id: str, gazetteer: Gazetteer) -> None:
    assert ids(text, gazetteer)["Congolese soldiers"] == actor_id


def test_an_adjective_before_an_act_is_who_acts(gazetteer: Gazetteer) -> None:
    assert ids("Sudanese air raids killed nine civilians in Nyala.", gazetteer)["Sudanese"] == "sdn-air"
    assert ids("Russian shelling killed two women in Kherson.", gazetteer)["Russian"] == "rus-forces"


@pytest.mark.parametrize("text", ["Nine died in the Sudan market attack.", "In the Sudanese market attack nine died."])
def test_the_place_of_an_attack_is_not_who_attacked(text: str, gazetteer: Gazetteer) -> None:
    assert not {"sdn-forces", "sdn-air", "sdn-gov"} & set(ids(text, gazetteer).values())


def test_persons_of_a_state_are_not_its_forces(gazetteer: Gazetteer) -> None:
    russians = actors("Two Russians were captured near Kherson.", gazetteer)["Russians"]
    assert (russians.id, russians.country) == ("persons", "RU")


# descriptions


def test_the_militants_are_the_only_group_named(gazetteer: Gazetteer) -> None:
    text = "Boko Haram attacked Konduga, in Nigeria. The militants burned the market."
    militants = actors(text, gazetteer)["militants"]
    assert (militants.id, militants.sort) == ("boko-haram", "description")
    assert militants.antecedent is not None
    assert militants.antecedent.text_of(text) == "Boko Haram"


def test_militants_without_an_article_are_the_only_group_that_the_report_names(gazetteer: Gazetteer) -> None:
    text = "Boko Haram attacked Konduga, in Nigeria. Three militants died."
    assert ids(text, gazetteer)["militants"] == "boko-haram"


def test_militants_without_an_article_keep_their_own_words_beside_two_groups(gazetteer: Gazetteer) -> None:
    text = "Boko Haram and Ansaru attacked Konduga, in Nigeria. Three militants died."
    assert ids(text, gazetteer)["militants"] == "text:militants"


def test_a_party_of_a_list_is_none_of_the_others(gazetteer: Gazetteer) -> None:
    text = "The SDF held Raqqa, in Syria. The coalition, the SDF and Russia agreed on a line."
    assert ids(text, gazetteer)["coalition"] != "sdf"


def test_the_militants_are_never_a_group_on_the_states_own_side(gazetteer: Gazetteer) -> None:
    text = "The National Defence Forces held Homs, in Syria. The militants fired on a bus."
    assert ids(text, gazetteer, 2013)["militants"] == "text:militants"


def test_the_rebels_of_two_groups_named_as_often_are_open(gazetteer: Gazetteer) -> None:
    text = "The FARC and the ELN fought at Arauca, in Colombia. The rebels burned a bridge."
    assert ids(text, gazetteer, 2006)["rebels"] == "text:rebels"


def test_a_group_that_no_row_covers_is_kept_as_written(gazetteer: Gazetteer) -> None:
    brigade = actors("The Black Heron Brigade took a post near Taiz, in Yemen.", gazetteer)["Black Heron Brigade"]
    assert (brigade.id, brigade.name, brigade.sort) == ("text:black heron brigade", "Black Heron Brigade", "derived")


def test_an_acronym_defined_in_the_text_stands_for_its_full_form(gazetteer: Gazetteer) -> None:
    text = "The Northern Orchard Council (NOC) shelled Taloqan, in Afghanistan. The NOC lost two men."
    found = ids(text, gazetteer)
    assert found["NOC"] == found["Northern Orchard Council"] == "text:northern orchard council"


# pronouns


def test_it_in_what_a_party_says_is_that_party(gazetteer: Gazetteer) -> None:
    text = "The Sri Lankan army said it captured Kilinochchi, in Sri Lanka, from the Tamil Tigers."
    pronoun = actors(text, gazetteer)["it"]
    assert (pronoun.id, pronoun.sort) == ("lka-forces", "pronoun")


def test_its_fighters_are_those_of_the_group_before(gazetteer: Gazetteer) -> None:
    text = "Hezbollah fired rockets at Haifa, in Israel. Its fighters then left Aitaroun."
    assert ids(text, gazetteer)["Its fighters"] == "hezbollah"


def test_it_is_the_first_of_a_list_and_not_a_member(gazetteer: Gazetteer) -> None:
    text = "The Brotherhood Alliance, made up of the TNLA and the Arakan Army, took Lashio. It lost ten men."
    assert ids(text, gazetteer)["It"] == "three-brotherhood"


def test_it_that_is_struck_may_be_the_building_before_it(gazetteer: Gazetteer) -> None:
    text = "The Ukrainian army left Kramatorsk, in Ukraine. People waited at the station when it was hit."
    assert "it" not in ids(text, gazetteer)


def test_a_side_with_a_bearing_is_no_party(gazetteer: Gazetteer) -> None:
    text = "Shells hit the east side of the Nile in Khartoum, in Sudan."
    assert "east side" not in ids(text, gazetteer)


def test_an_attack_in_title_case_is_no_group(gazetteer: Gazetteer) -> None:
    assert "Rocket Attack" not in ids("Rocket Attack on Kabul kills five.", gazetteer)


def test_its_soldiers_are_those_of_the_state_whose_army_was_named(gazetteer: Gazetteer) -> None:
    text = "The Ethiopian army shelled Lalibela, in Ethiopia. Its soldiers entered the town."
    assert ids(text, gazetteer)["Its soldiers"] == "eth-forces"


def test_monitors_never_fight(gazetteer: Gazetteer) -> None:
    text = "The Syrian Observatory for Human Rights said fighters died near Hama. They burned two tanks."
    assert ids(text, gazetteer)["They"] == "text:fighters"


def test_he_is_a_person_and_never_a_party(gazetteer: Gazetteer) -> None:
    text = "The Taliban left Kunduz, in Afghanistan. Ahmed Karimi said he saw them go."
    assert actors(text, gazetteer)["he"].name == "Ahmed Karimi"
    assert "he" not in actors("The Taliban left Kunduz, in Afghanistan, and he saw it.", gazetteer)


def test_a_pronoun_without_a_party_before_it_is_no_actor(gazetteer: Gazetteer) -> None:
    assert actors("They shelled it.", gazetteer) == {}


# persons


@pytest.mark.parametrize(
    ("text", "words", "actor_id"),
    [
        ("Nine women died near Nyala.", "women", "civ"),
        ("The wounded were taken to Mosul.", "wounded", "persons"),
        ("Villagers fled to Lira.", "Villagers", "residents"),
        ("Dozens died near Lira.", "Dozens", "persons"),
    ],
)
def test_persons_have_no_more_status_than_the_text_states(
    text: str, words: str, actor_id: str, gazetteer: Gazetteer
) -> None:
    assert ids(text, gazetteer)[words] == actor_id


# the state at hand, and the whole


def test_bodies_of_a_state_have_id_name_and_kind() -> None:
    russia = Registry.load().states["rus"]
    assert derive(russia, "mod") == ("rus-mod", "Russian Defence Ministry", "political_body")
    with pytest.raises(KeyError):
        derive(russia, "no such body")


def test_the_main_state_is_the_one_of_most_places(gazetteer: Gazetteer) -> None:
    document = document_of("Shells fell on Taiz and Aden, in Yemen. Saudi Arabia denied it.", gazetteer)
    state = main_state(document, Registry.load())
    assert countries(document)[0] == "YE"
    assert state is not None
    assert state.id == "yem"


def test_a_report_without_places_has_no_main_state(gazetteer: Gazetteer) -> None:
    document = document_of("Nobody came.", gazetteer)
    assert countries(document) == ()
    assert main_state(document, Registry.load()) is None


WORDS = (
    "Russian and Syrian jets , its the rebel army -backed US fighters of . Hezbollah they said ministry Serb drones "
    "( NCC ) air raids dead الجيش"
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(WORDS.split()), max_size=25))
def test_every_mention_lies_in_the_text_and_holds_its_head(pieces: list[str], gazetteer: Gazetteer) -> None:
    text = " ".join(pieces)
    document = document_of(text, gazetteer)
    for mention in document.actors:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.id
        assert mention.name
    heads = [(mention.head.start, mention.span.start) for mention in document.actors]
    assert heads == sorted(heads)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The rebels attacked several northern districts of Juba.", "several"),
        ("One strike destroyed a bridge near Kherson.", "One"),
        ("The army and other allied units left the port.", "other"),
    ],
)
def test_a_number_before_a_noun_is_no_party(text: str, words: str, gazetteer: Gazetteer) -> None:
    assert words not in ids(text, gazetteer)


def test_it_after_a_place_is_no_party(gazetteer: Gazetteer) -> None:
    text = "The Ukrainian army said it was ready. The city of Bakhmut was quiet before it was hit by shells."
    document = document_of(text, gazetteer)
    pronouns = [m.head.start for m in document.actors if m.sort == "pronoun"]
    assert pronouns == [text.index("it was ready")]


@pytest.mark.parametrize(("year", "state"), [(1985, "sun"), (2022, "rus")])
def test_a_capital_stands_for_the_state_of_its_time(year: int, state: str) -> None:
    found = Registry.load().state_of_capital("Moscow", year)
    assert found is not None
    assert Registry.load().states[found.id].until == (1991 if state == "sun" else None)


def test_of_several_parties_of_one_noun_the_one_just_told_of_is_meant(gazetteer: Gazetteer) -> None:
    told = "Armed fighters robbed a bank in Gulu. Police searched the town. In Lira, separatist fighters raised a flag."
    assert ids(f"{told} Police fired at the fighters.", gazetteer)["fighters"] == "text:separatist fighters"
    both = "Armed fighters shot at separatist fighters in Gulu. Police arrested the fighters."
    assert ids(both, gazetteer)["fighters"] == "text:fighters"
