"""Texts in capitals: which words keep one, and that the reading of them holds in the text as it was received."""

from __future__ import annotations

import pytest

from rashomon.model import Report
from rashomon.reading import read
from rashomon.reading.capitals import recased

TEXT = (
    "LIMA, 12 MAR 90 (EFE) -- [TEXT] A CAR BOMB EXPLODED IN FRONT OF THE TOWN HALL OF AYACUCHO ON 10 MARCH 1990 AND "
    "KILLED THREE POLICEMEN, MAYOR RODOLFO QUISPE TOLD REPORTERS. SHINING PATH GUERRILLAS KIDNAPPED TWO TEACHERS IN "
    "PUNO DEPARTMENT ON THURSDAY.\n"
)


@pytest.mark.parametrize(
    "words",
    [
        "Lima, 12 Mar 90", "A car bomb exploded in front of the town hall of Ayacucho on 10 March 1990",
        "Rodolfo Quispe told reporters", "Shining Path guerrillas kidnapped two teachers", "on Thursday",
    ],
)  # fmt: skip
def test_names_keep_their_capitals_and_other_words_lose_them(gazetteer, words):
    assert words in recased(TEXT, gazetteer)


def test_an_acronym_and_its_name_keep_theirs(gazetteer):
    text = "THE KVN [KORALIAN VALLEY NATIONALISTS] SAID IN THE U.S. CAPITAL THAT ITS FIGHTERS HAD LEFT "
    text += "THE TOWN AND THE HILLS."
    assert recased(text, gazetteer).startswith("The KVN [Koralian Valley Nationalists] said in the U.S. capital")


@pytest.mark.parametrize("text", ["SHELLING KILLS 12", TEXT.lower(), TEXT.title()])
def test_a_line_or_a_text_with_small_letters_stays_as_it_is(gazetteer, text):
    assert recased(text, gazetteer) is None


def test_no_letter_is_moved(gazetteer):
    text = TEXT + "İSTANBUL AND STRASSE, ǅ."
    found = recased(text, gazetteer)
    assert len(found) == len(text)
    assert found.casefold() == text.casefold() or "İ" in found


def test_claims_quote_the_text_as_it_was_received(gazetteer):
    reading = read(Report(id="x", text=TEXT, sha256="0" * 64, language="en"), gazetteer)
    assert reading.report.text == TEXT
    assert all(claim.quote == claim.span.text_of(TEXT) for claim in reading.claims)
    bomb = next(claim for claim in reading.claims if claim.subtype == "mine_ied")
    assert [(q.kind, q.low) for q in bomb.quantities] == [("killed", 3.0)]
    assert bomb.places[0].canonical == "Ayacucho"
    assert any(claim.subtype == "abduction" for claim in reading.claims)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "THE POLICE SAID THAT LUIS RODRIGO SILVA HAD BEEN KILLED IN HIS CAR OUTSIDE TARIJA. SENATOR SILVA WAS 47.",
            ["Luis Rodrigo Silva", "Senator Silva was"],
        ),
        (
            "FRENCH AND HONDURAN OFFICERS MET AT THE GATE; POLISH THE BOOTS, ONE OF THE SERGEANTS HAD TOLD HIS MEN.",
            ["French and Honduran officers", "polish the boots"],
        ),
        (
            "MANAGUA (NICARAGUA), 4 MAY 86 (EFE) -- [TEXT] THE TOWN -- A SMALL PORT ON THE LAKE -- "
            "WAS SHELLED AT NOON ON SUNDAY BY PLANES OF THE COAST GUARD.",
            ["Managua (Nicaragua)", "-- a small port on the lake -- was shelled"],
        ),
    ],
)
def test_last_names_peoples_and_dashes_are_written_as_a_newspaper_would(gazetteer, text, words):
    found = recased(text, gazetteer)
    assert all(part in found for part in words), found


def test_a_place_whose_name_is_cut_by_the_end_of_a_full_line_is_one_place(gazetteer):
    text = (
        "USULUTAN, 9 JUN 85 (EFE) -- [TEXT] FOUR MEN OF THE COFFEE COOPERATIVE DIED IN SAN\n"
        "MIGUEL ON THURSDAY WHEN A MINE EXPLODED UNDER THE TRUCK THAT TOOK THEM TO THE\nFIELDS.\n"
    )
    found = read(Report(id="x", text=text, sha256="0" * 64, language="en"), gazetteer).claims
    mine = next(claim for claim in found if claim.subtype == "mine_ied")
    assert [place.canonical for place in mine.places] == ["San Miguel"]
