"""The second deed of a sentence, however it is joined to the first.  The sentences are our own."""

from __future__ import annotations

import pytest

from reading.asking import Asking


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "The rebels took Bunia and laid mines along the lake road.",
            "hazard_event/mine_laying",
            {"emplacer": "text:rebels"},
        ),
        ("The rebels destroyed five trucks near Bunia and laid mines on the road.", "hazard_event/mine_laying", {}),
        ("The rebels have taken Bunia and tortured prisoners there.", "violation/torture", {}),
        ("The militia took Bunia, looting shops in the market.", "violation/looting", {"perpetrator": "text:militia"}),
        ("The militia took Bunia, looted shops and arrested the mayor.", "violation/looting", {}),
        ("The militia took Bunia, looted shops and arrested the mayor.", "violation/arrest", {}),
        ("The militia took Bunia, then tortured prisoners in the stadium.", "violation/torture", {}),
        ("Having tortured prisoners in Kabul, the militia took Ghazni.", "violation/torture", {}),
        ("The militiamen have twice looted shops in Bangui this month.", "violation/looting", {}),
        ("The ministry accused the rebels of looting shops in Bangui.", "violation/looting", {"modality": "claimed"}),
        ("The ministry accused the rebels of taking Bangui and opening fire on a bus.", "attack/small_arms", {}),
        ("After planting mines around Cuito, the troops left Menongue.", "hazard_event/mine_laying", {}),
        ("After clearing mines from the port of Berbera, the soldiers took Hargeisa.", "hazard_event/clearance", {}),
        ("The troops, who had laid mines around Luena, took Cuito.", "hazard_event/mine_laying", {}),
        ("The rebels took Gao, advanced towards Mopti and arrested the mayor.", "movement/advance", {}),
        ("Government troops took Juba, pressed towards Bor and shelled the bridge.", "movement/advance", {}),
        ("Having supplied weapons to the militia in Basra, Iran withdrew its advisers.", "support_relation/arms", {}),
        ("The Iranian army, which had deployed 500 men to Abadan, took Khorramshahr.", "movement/deployment", {}),
        ("The rebels shelled Kindu before taking it.", "territory_change/captured", {"modality": "asserted"}),
        ("The army sent 300 policemen to Wamena.", "movement/deployment", {"personnel": (300, 300)}),
    ],
)
def test_the_second_deed_is_found(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The patrol found empty crates and used cartridges in the hut.", "attack"),
        ("The museum showed old flags and captured rifles.", "territory_change"),
        ("The army met attacking forces near Luena.", "hazard"),
        ("Villagers fled from burning houses in Ituri.", "violation/property_destruction"),
        ("The rebels took Bunia and released 12 hostages.", "violation/abduction"),
        ("He was killed before reaching the border.", "movement/arrival"),
        ("The gunmen fled before attacking the post.", "attack"),
        ("The engineers who were sent to the front cleared nothing.", "hazard_event/clearance"),
        ("Villagers attacked the convoy, pushed to despair by hunger, and fled.", "movement/advance"),
    ],
)
def test_an_attribute_or_an_unreached_end_is_no_deed(ask: Asking, text: str, kind: str) -> None:
    assert not any(found.startswith(kind) for found in ask.kinds(text))


def test_mines_laid_by_somebody_are_no_new_laying(ask: Asking) -> None:
    kinds = ask.kinds("Mines laid by the army in 1992 killed a herder near Cuito.")
    assert "hazard_event/mine_laying" not in kinds


def test_a_weapon_that_others_handle_is_no_means(ask: Asking) -> None:
    text = "Six policemen were killed in Gao as engineers cleared mines from the airport."
    assert not any(found.startswith("attack") for found in ask.kinds(text))


def test_who_claims_before_it_is_named_is_read(ask: Asking) -> None:
    ask.check(
        "Having claimed responsibility for a bombing in Kabul, the militia took Ghazni.",
        "territory_change/captured",
        {"initiator": "text:militia"},
    )


def test_fighters_who_free_captives_are_no_planes(ask: Asking) -> None:
    ask.check("Tuareg fighters released 12 hostages in Mopti.", "agreement/release", {"detained": (12, 12)})
