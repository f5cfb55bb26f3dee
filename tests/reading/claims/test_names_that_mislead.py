"""Names that are no place of an event: an agreement's, a party's, a department's; and namesakes far away."""

from __future__ import annotations

import pytest

from benchmarks.places import document_of
from rashomon.gazetteer import Gazetteer
from rashomon.reading.places import find
from reading.asking import Asking

NAMESAKES = [
    ("Israeli soldiers shot two fishermen off Gaza.", "Gaza", "PS"),
    ("Lorries with flour entered Gaza at noon.", "Gaza", "PS"),
    ("Renamo men stopped a bus in Gaza province.", "Gaza province", "MZ"),
    ("Drought struck Gaza in Mozambique.", "Gaza", "MZ"),
    ("The guerrillas blew up a pipeline in Huila department.", "Huila department", "CO"),
    ("A landmine killed a herder in Huíla province, Angola.", "Huíla province", "AO"),
]
NOWHERE = [
    ("Tanks fired on a checkpoint in breach of the Minsk agreement.", "attack"),
    ("Both armies accused each other of violating the Oslo accords. Three soldiers were wounded.", "casualty_detail"),
    ("Police blamed the Communist Party of Thailand for the ambush.", "communication/accusation"),
]


@pytest.mark.parametrize(("text", "words", "country"), NAMESAKES)
def test_a_bare_name_is_the_great_towns_and_a_department_lies_where_there_are_departments(
    gazetteer: Gazetteer, text: str, words: str, country: str
) -> None:
    found = {m.span.text_of(text): m.place for m in find(document_of(text, gazetteer), gazetteer, ())}
    place = found[words]
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(("text", "kind"), NOWHERE)
def test_what_is_called_after_a_place_is_not_there(ask: Asking, text: str, kind: str) -> None:
    ask.check(text, kind, {"event_location": None})


def test_an_agreement_is_signed_where_it_is_called_after(ask: Asking) -> None:
    ask.check("The parties signed the Taif agreement in October.", "agreement", {"event_location": "Ta’if"})


def test_a_department_of_a_hospital_is_no_place(ask: Asking) -> None:
    text = "The head of the burns department of a hospital in Quito, Rosa Paz, called on the army to hold its fire."
    ask.check(text, "communication/demand", {"event_location": "Quito"})
    assert all(len(claim.places) <= 1 for claim in ask.claims(text))


@pytest.mark.parametrize("man", ["The Libyan", "The British-Libyan", "The French-Algerian"])
def test_one_man_of_a_people_is_no_state(ask: Asking, man: str) -> None:
    claims = ask.claims(f"{man} killed three guards in Berlin.")
    assert [claim.actors_as("initiator")[0].id for claim in claims] == ["persons"]


@pytest.mark.parametrize(
    ("text", "doer"), [("The Germans shelled Arras.", "deu"), ("The Chinese bombed Taipei.", "chn")]
)
def test_a_people_is_its_state(ask: Asking, text: str, doer: str) -> None:
    ask.check(text, "attack", {"initiator": doer})


def test_one_person_is_not_they(ask: Asking) -> None:
    text = "Ndayishimiye spoke in Gitega. They tried to kill the general, a colonel said."
    claims = ask.claims(text)
    assert claims
    assert all(a.id != "text:ndayishimiye" for claim in claims for a in claim.actors_as("initiator"))


@pytest.mark.parametrize("name", ["Wadi al-Sham", "Badia al-Sham"])
def test_a_valley_called_after_a_town_is_not_the_town(ask: Asking, name: str) -> None:
    claim = ask.one(f"In Syria, fighters of the Islamic State attacked a patrol in {name}.", "attack")
    assert "Damascus" not in {place.canonical for place in claim.places}
