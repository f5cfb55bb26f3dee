"""Where a claim is: unknown names kept beside what holds them, namesakes left open, the town that is meant."""

from __future__ import annotations

import pytest

from reading.asking import Asking

KEPT = [
    (
        "Eight gunmen were killed in a clash at Rampura of Bardiya district, 400 km west of Kathmandu, in Nepal.",
        "clash",
        {"Rampura", "Bardiya"},
    ),
    (
        "Three people were killed on Monday in Ghaddah, a village 70 km south of Sabha in Libya, police said.",
        "casualty_detail",
        {"Ghaddah"},
    ),
    ("In the capital, two men gunned down a judge at Kalanko on Monday. Nepal is at war.", "attack", {"Kalanko"}),
    (
        "Fifty tanks were destroyed at the Adi Hawsha hill between Keren and Asmara in Eritrea.",
        "attack",
        {"Adi Hawsha hill"},
    ),
    (
        "Jets bombed parts of Aleppo province, including the town of Azaz, on Monday.",
        "attack",
        {"Azaz"},
    ),
    (
        "Rebels stormed the district headquarters of Dhankuta in eastern Nepal on Monday, killing nine policemen and "
        "looting a bank.",
        "violation/looting",
        {"Dhankutā"},
    ),
]
STAYS = [  # over a sentence that only tells how far off it is, or whither somebody went
    (
        "At Kaabong, ten miles from Kotido in Uganda, troops beat off an attack. Two hundred men were killed there.",
        "casualty_detail",
        "Kaabong",
    ),
    (
        "Rebels raided Kaabong in Uganda on Monday. They freed six prisoners and fled towards Kenya. Among the dead "
        "were two soldiers.",
        "casualty_detail/breakdown",
        "Kaabong",
    ),
]
_SIERRA = (
    "FREETOWN, Sierra Leone - Rebels shelled the east of Freetown on Monday. Gunmen seized a priest near Aberdeen. "
    "Fighting went on at Port Loko and Makeni, north-east of the capital."
)


@pytest.mark.parametrize(("text", "kind", "names"), KEPT)
def test_the_narrow_name_is_kept(ask: Asking, text: str, kind: str, names: set[str]) -> None:
    claim = ask.one(text, kind)
    found = {name for p in claim.places for name in (p.canonical, p.as_written) if name is not None}
    assert names <= found, found


@pytest.mark.parametrize(("text", "kind", "place"), STAYS)
def test_the_scene_goes_on(ask: Asking, text: str, kind: str, place: str) -> None:
    claim = ask.one(text, kind)
    assert [p.canonical for p in claim.places] == [place]


def test_a_town_that_settlers_carried_abroad_is_not_taken_for_one_at_home(ask: Asking) -> None:
    assert not any(p.country == "GB" for c in ask.claims(_SIERRA) for p in c.places)


def test_a_namesake_abroad_gives_way_to_a_looser_spelling_at_home(ask: Asking) -> None:
    text = "Forces loyal to Tripoli in Libya took Aziziya and Gharyan on Monday. Shells hit Zawiya and Misrata."
    claim = ask.one(text, "territory_change")
    assert {p.country for p in claim.places} == {"LY"}


def test_the_town_is_that_of_the_same_paragraph(ask: Asking) -> None:
    text = (
        "The toll at Homoine rose to 42, the governor of Inhambane in Mozambique said.\n\n"
        "Rebels attacked Manjacaze on Friday. They kidnapped nine women. The town's hospital was looted."
    )
    claim = ask.one(text, "violation/looting")
    assert [p.canonical for p in claim.places] == ["Manjacaze"]


def test_a_town_lies_in_the_country_that_the_word_before_its_noun_tells(ask: Asking) -> None:
    text = (
        "Dozens of people have been killed since militants attacked the northern Mozambican town of Palma on Monday. "
        "Ships took survivors to Pemba in Mozambique."
    )
    for claim in ask.claims(text):
        assert not any(p.country == "ES" for p in claim.places)
    assert [p.as_written for p in ask.one(text, "casualty_detail").places] == ["Palma"]


def test_a_sentence_without_a_claim_opens_the_scene(ask: Asking) -> None:
    text = (
        "Rebels shelled Kabul on Monday.\n\nIn Kandahar in southern Afghanistan, shops stayed shut for a third day. "
        "A bomb went off near the court. Two clerks were hurt."
    )
    assert [p.canonical for p in ask.one(text, "attack/mine_ied").places] == ["Kandahar"]


def test_a_sea_that_tells_what_port_it_is_is_no_place_of_the_event(ask: Asking) -> None:
    text = "Russian troops entered Poti, the Black Sea port in Georgia, where they sank six vessels."
    assert "Black Sea" not in {p.canonical for c in ask.claims(text) for p in c.places}


def test_the_day_before_a_semicolon_is_that_of_the_harm_behind_it(ask: Asking) -> None:
    text = "The hospital at Cibitoke in Burundi was attacked on 10 January; three nurses were killed."
    ask.check(text, "casualty_detail", {"time": "2025-01-10..2025-01-10"})


def test_an_item_goes_on_where_its_sentences_put_it(ask: Asking) -> None:
    text = (
        "SRINAGAR\nKashmir bulletin, 15 January\n\n* Kargil sector: Troops retook two posts in Batalpur on Monday. "
        "Eleven intruders were killed.\n\n* Anantnag: A land mine blew up a bus near Qazigund. Five passengers died.\n"
    )
    found = {c.quote: {p.canonical or p.as_written for p in c.places} for c in ask.claims(text)}
    assert found["Eleven intruders were killed"] >= {"Kargil"}
    assert found["Five passengers died"] == {"Qāzigund"}
