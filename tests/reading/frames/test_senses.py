"""Words of war in another sense, and numbers that belong to another word.  The sentences are our own."""

from __future__ import annotations

import pytest

from reading.asking import Asking


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The surgeon carried out 12 operations a day.", "operation"),
        ("Doctors have stopped all operations except on the wounded.", "operation"),
        ("The two armies are locked in a battle for the hill.", "violation"),
        ("The sides were locked in talks in Geneva.", "violation"),
        ("Twenty killings remain unsolved.", "population"),
        ("The veteran died in 1998 in his bed.", "casualty_detail"),
        ("A third died in 1998.", "casualty_detail"),
        ("The minister was killed in a car crash.", "casualty_detail"),
        ("Soldiers drive past the ruined arch of the city in a file photo.", "movement"),
        ("The government will deploy air power against the rebels.", "movement"),
        ("Bodies mutilated by the strikes lay in the street.", "violation"),
        ("The agency determines whose planes carry out raids.", "attack"),
        ("The collapse of the truce was mourned in Beirut.", "force_status"),
    ],
)
def test_a_word_of_war_in_another_sense_is_no_claim(ask: Asking, text: str, kind: str) -> None:
    assert not any(found.startswith(kind) for found in ask.kinds(text))


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("A bombing raid hit a hospital in Kunduz.", "attack/air_strike", {}),
        ("A helicopter fired on the market.", "attack/air_strike", {}),
        ("The army destroyed an ammunition store in Huambo.", "attack/unspecified", {"event_location": "Huambo"}),
        ("The front wants troops pulled out of Buliok first.", "movement/withdrawal", {"modality": "planned"}),
        ("Twenty civilians remain in the village.", "population/resident", {"number_population": (20, 20)}),
        ("The general died in an ambush in 1998.", "clash/ambush", {}),
        ("A schoolteacher was freed near Patikul.", "agreement", {"polarity": "affirmed"}),
    ],
)
def test_the_sense_of_the_field_is_kept(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The war has killed more than a quarter of a million people.", "casualty_detail", {"killed": (250001, None)}),
        ("Exactly 10 people mostly pupils killed in attack in Lahore.", "attack", {"killed": (10, 10)}),
        ("Gunners shot down five enemy aircraft over Hanoi.", "attack", {"number_count": (5, 5)}),
        ("The army fired 300 shells at the town on Saturday.", "attack/shelling", {"number_count": (300, 300)}),
        ("The army seized most of Quang Tri province.", "territory_change", {"area_share": (0.5, 1.0)}),
        ("Militants blew up 300 homes.", "attack", {"number_count": (300, 300)}),
        ("The rebels seized four trucks of flour.", "aid_event", {"number_count": (4, 4)}),
        ("Nine of those killed were civilians.", "casualty_detail/breakdown", {"killed": (9, 9), "victim": "civ"}),
    ],
)
def test_a_number_goes_where_it_belongs(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


def test_some_of_the_dead_are_not_added_up(ask: Asking) -> None:
    claim = ask.one("Those killed included eight nurses, seven pupils and two monks.", "casualty_detail/breakdown")
    assert sorted(q.value or 0 for q in claim.quantities_of("killed")) == [2, 7, 8]


def test_the_dead_who_are_only_named_take_no_number_of_the_hurt(ask: Asking) -> None:
    claims = ask.claims("As well as those killed about 90 villagers were wounded.")
    assert not any(claim.quantities_of("killed") for claim in claims)


def test_a_bomb_that_killed_lies_there_no_more(ask: Asking) -> None:
    assert ask.kinds("A bomb planted in a cafe killed four people.") == ["attack/mine_ied"]
