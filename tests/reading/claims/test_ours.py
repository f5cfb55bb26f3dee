"""Who "we", "our units" and "the enemy" are, and whose men a radio or a communiqué speaks of.

The texts are our own.
"""

from __future__ import annotations

import pytest

from rashomon.model import Claim
from reading.asking import Asking, fact


def check(claim: Claim, roles: dict[str, object]) -> None:
    assert {slot: fact(claim, slot) for slot in roles} == roles


RADIO = (
    "This is the Voice of the Broad Masses of Eritrea, the radio of the Eritrean People's Liberation Front. "
    "On Tuesday our units attacked the garrison at Nakfa. Our mortars pounded the barracks all night. "
    "We lost seven fighters. More than 60 Ethiopian soldiers were killed. The enemy shelled the village of Agra."
)
COMMUNIQUE = (
    "Military Communique No 14 of the General Command of the Polisario Front: Our forces shelled the Moroccan army at "
    "Mahbes on Monday. The enemy lost 12 soldiers. Our units ambushed a convoy near Smara."
)


@pytest.mark.parametrize(
    ("text", "words", "roles"),
    [
        (RADIO, "our units attacked", {"initiator": "eplf"}),
        (RADIO, "Our mortars pounded", {"initiator": "eplf"}),
        (RADIO, "We lost seven", {"victim": "eplf", "initiator": None, "killed": (7, 7)}),
        (RADIO, "The enemy shelled", {"initiator": "eth-forces"}),
        (COMMUNIQUE, "Our forces shelled", {"initiator": "polisario", "target": "mar-forces"}),
        (COMMUNIQUE, "The enemy lost", {"victim": "mar-forces", "killed": (12, 12)}),
        (COMMUNIQUE, "Our units ambushed", {"initiator": "polisario"}),
    ],
)
def test_a_text_that_is_a_party_s_own_word(ask: Asking, text: str, words: str, roles: dict[str, object]) -> None:
    claim = next(claim for claim in ask.claims(text) if words in claim.quote)
    check(claim, roles)


SPOKEN = [
    (
        '"Our fighters took the town of Bor on Sunday and we lost only four men," said a spokesman for the SPLA-IO.',
        "we lost only four",
        {"victim": "splm-io", "initiator": None},
    ),
    (
        '"Our artillery destroyed a depot near Kherson," the General Staff of the Ukrainian Armed Forces said. '
        '"The enemy shelled Nikopol." Russian forces captured Pisky.',
        "The enemy shelled",
        {"initiator": "rus-forces"},
    ),
    (
        '"Our artillery destroyed a depot near Kherson," the General Staff of the Ukrainian Armed Forces said.',
        "destroyed a depot",
        {"initiator": "ukr-forces"},
    ),
    (
        '"Our troops have entered Jijiga," the president of Somalia said.',
        "entered Jijiga",
        {"initiator": "som-forces"},
    ),
]


@pytest.mark.parametrize(("text", "words", "roles"), SPOKEN)
def test_a_party_that_is_quoted(ask: Asking, text: str, words: str, roles: dict[str, object]) -> None:
    check(next(claim for claim in ask.claims(text) if words in claim.quote), roles)


@pytest.mark.parametrize(
    "text",
    [
        # two others are told of
        "This is the radio of the Eritrean People's Liberation Front. Our units took Nakfa. Sudanese troops fled. "
        "Ethiopian troops fled. The enemy shelled the village of Agra.",
        # nobody is
        "This is the radio of the Eritrean People's Liberation Front. Our units took Nakfa. The enemy shelled Agra.",
        # no party speaks
        "The enemy shelled the village of Agra on Monday, a farmer said. Ethiopian troops took Nakfa.",
    ],
)
def test_an_enemy_whom_nobody_tells_keeps_his_words(ask: Asking, text: str) -> None:
    claim = next(claim for claim in ask.claims(text) if "enemy shelled" in claim.quote)
    assert [actor.id for actor in claim.actors if actor.role == "initiator"] == ["text:enemy"]


def test_villagers_have_no_army(ask: Asking) -> None:
    text = '"They burned our houses and our men were killed," said Mariam Adam, 34. The rebels took Kutum.'
    claim = next(claim for claim in ask.claims(text) if "men were killed" in claim.quote)
    assert [actor.id for actor in claim.actors if actor.role == "victim"] == ["persons"]


def test_those_who_are_lost_are_civilians_where_the_words_say_so(ask: Asking) -> None:
    text = "This is the radio of the Eritrean People's Liberation Front. Our units took Nakfa. We lost nine children."
    claim = next(claim for claim in ask.claims(text) if "nine children" in claim.quote)
    assert [actor.id for actor in claim.actors if actor.role == "victim"] == ["civ"]


@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    [
        ("The rebels' radio said its forces had taken Cuito.", "territory_change", {"initiator": "text:rebels"}),
        (
            "UNITA's radio, the Voice of the Resistance of the Black Cockerel, said its guerrillas had killed 40 men.",
            "attack",
            {"initiator": "unita"},
        ),
        (
            "UNITA left Huambo. South African radio said its forces had crossed the border into Angola.",
            "movement/advance",
            {"initiator": "zaf-forces"},
        ),
        ("Nigeria said its men still held the bridge at Aba.", "control", {"holder": "nga-forces"}),
        # "it was the worst since ..." is no party
        (
            "The Lord's Resistance Army burned Atiak. The army gave a toll of 84. It was the worst raid since 1995. "
            "Three weeks ago the Lord's Resistance Army fled. Its men raided Abia.",
            "attack",
            {"initiator": "lra"},
        ),
    ],
)
def test_whose_men_a_house_speaks_of(ask: Asking, text: str, kind: str, roles: dict[str, object]) -> None:
    ask.check(text, kind, roles)
