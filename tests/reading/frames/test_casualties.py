"""Who was killed or hurt, how many, by what.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking, wrong

CASES = [
    (
        "Russian missiles killed 14 people in Kharkiv on Monday.",
        "attack/missile",
        {"initiator": "rus-forces", "victim": "persons", "killed": (14, 14), "event_location": "Kharkiv"},
    ),
    ("A car bomb killed nine policemen in Kirkuk.", "attack/mine_ied", {"initiator": "unknown", "killed": (9, 9)}),
    ("Major General Ali Hassan was killed in Aden.", "casualty_detail/killed", {"killed": (1, 1)}),
    ("Militants were killed in Gao on Sunday.", "casualty_detail/killed", {"killed": (2, None)}),
    (
        "Two mortar shells wounded five children in Sarajevo.",
        "attack/shelling",
        {"victim": "civ", "injured": (5, 5), "killed": None},
    ),
    (
        "13 civilians were killed when government forces bombed a market in Taiz.",
        "attack/air_strike",
        {"initiator": "yem-forces", "target": None, "victim": "civ", "killed": (13, 13)},
    ),
    (
        "Dozens were injured when Tamil Tiger fighters shelled Vavuniya.",
        "attack/shelling",
        {"initiator": "ltte", "injured": (24, 99)},
    ),
    ("Two of the wounded died overnight.", "casualty_detail/killed", {"killed": (2, 2), "injured": None}),
    (
        "Suspected fighters of the Allied Democratic Forces killed nine people near Oicha.",
        "attack/unspecified",
        {"initiator": "adf", "hedge_initiator": "suspected", "killed": (9, 9)},
    ),
    (
        "Twelve soldiers and five civilians were killed in fighting near Gao.",
        "clash/armed_clash",
        {"victim": "text:soldiers + civ", "killed": (17, 17)},
    ),
    (
        "Sixty people were killed or wounded by mines in Angola.",
        "attack/mine_ied",
        {"killed_or_wounded": (60, 60), "killed": None, "injured": None},
    ),
    ("The Iraqi army lost eight soldiers near Tikrit.", "casualty_detail/killed", {"killed": (8, 8)}),
    ("They laid mines near Aden; dozens of farmers were killed by them.", "attack/mine_ied", {"killed": (24, 99)}),
    ("Fighting in Marib killed 111 people.", "clash/armed_clash", {"killed": (111, 111)}),
    ("Shelling killed no one in Donetsk.", "attack/shelling", {"killed": (0, 0)}),
    ("No civilians were killed in the shelling of Gao.", "attack/shelling", {"killed": (0, 0), "polarity": "negated"}),
    wrong(
        "parse: merged place after a verb",
        "Gunmen killed 12 villagers in Burkina Faso and wounded 20.",
        "attack/small_arms",
        {"killed": (12, 12), "injured": (20, 20)},
    ),
    (
        "Twelve people were killed and 30 wounded in a suicide bombing in Kabul.",
        "attack/suicide",
        {"killed": (12, 12), "injured": (30, 30)},
    ),
    wrong(
        "clause: 'killed' after 'A bomb attack' is read as a participle (garden path with a coordinated object)",
        "A bomb attack killed or wounded dozens of worshippers in Kano.",
        "attack/mine_ied",
        {"killed_or_wounded": (24, 99)},
    ),
    (
        "Sudanese soldiers killed and wounded dozens of people in Kordofan.",
        "attack/unspecified",
        {"killed_or_wounded": (24, 99), "killed": None},
    ),
    (
        "Seven peacekeepers died when their patrol hit a landmine near Kidal.",
        "attack/mine_ied",
        {"initiator": "unknown", "killed": (7, 7)},
    ),
    ("Nobody was hurt in the shelling of Gao.", "attack/shelling", {"injured": (0, 0), "polarity": "negated"}),
    ("There were no casualties in Osh.", "casualty_detail/killed_or_wounded", {"killed_or_wounded": (0, 0)}),
    ("There were no injuries in Osh.", "casualty_detail/injured", {"injured": (0, 0)}),
    ("There were 12 deaths in Osh.", "casualty_detail/killed", {"killed": (12, 12)}),
    ("The attack on Erbil did not cause any casualties.", "attack", {"killed_or_wounded": (0, 0)}),
    ("Not a single civilian was killed in the raid on Kunduz.", "attack", {"killed": (0, 0), "polarity": "negated"}),
    ("Not only civilians were killed in the shelling of Gao.", "attack/shelling", {"polarity": "affirmed"}),
    ("Residents did not believe that rebels killed the mayor of Gao.", "attack", {"polarity": "negated"}),
    ("Nobody thinks that the army shelled Dili.", "attack/shelling", {"polarity": "negated"}),
    ("Analysts doubt that the army shelled Dili.", "attack/shelling", {"polarity": "negated"}),
    ("Police do not doubt that the army shelled Dili.", "attack/shelling", {"polarity": "affirmed"}),
    ("Police believe that rebels killed the mayor of Gao.", "attack", {"polarity": "affirmed"}),
    wrong(
        "casualties.casualty_claim: a crowd that kills is not mob violence",
        "A mob killed two policemen in Karachi.",
        "civil_action/mob_violence",
        {"killed": (2, 2)},
    ),
    wrong(
        "casualty_means.means_in: 'fell under fire' of an advcl 'came under fire' is a claim of its own, unlinked",
        "Four soldiers were killed when their convoy came under fire near Gao.",
        "attack/small_arms",
        {"killed": (4, 4), "initiator": "unknown"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_a_casualty_has_its_means_number_and_author(
    ask: Asking, text: str, kind: str, expected: dict[str, object]
) -> None:
    ask.check(text, kind, expected)


WITH_THEM = [
    ("The commander was killed alongside nine of his comrades.", "killed", (10, 10)),
    ("Two journalists were killed together with their driver.", "killed", (3, 3)),
    ("A colonel was wounded along with two other officers.", "injured", (3, 3)),
    ("Government troops killed three rebels alongside their allies.", "killed", (3, 3)),
    ("24 Lord's Resistance Army (LRA) members were killed near the river.", "killed", (24, 24)),
]


@pytest.mark.parametrize(("text", "kind", "number"), WITH_THEM)
def test_those_who_suffered_with_the_subject_count(ask: Asking, text: str, kind: str, number: object) -> None:
    ask.check(text, ask.kinds(text)[0], {kind: number})


NO_CASUALTIES = [
    "The strike caused losses estimated at 300 million dollars.",
    "The embargo caused economic losses.",
    "Cholera killed 2,300 people in Yemen.",
    "A flood killed 40 people in Sindh.",
    "Civilians are slaughtered in their villages.",
    "The militants burned tyres in Beirut.",
    "The deal struck a nerve in Bogota.",
    "The rebels have killed off the idea of a deal.",
    ("Colombia lost two helicopters."),
]


@pytest.mark.parametrize("text", NO_CASUALTIES)
def test_no_casualty_of_the_conflict_is_made_of_other_losses(ask: Asking, text: str) -> None:
    counted = [q.kind for claim in ask.claims(text) for q in claim.quantities]
    assert not {"killed", "injured", "killed_or_wounded"} & set(counted)


def test_wounds_that_one_died_of_are_not_counted_again(ask: Asking) -> None:
    text = "A captain died of wounds suffered near Gao on Friday."
    assert [q.kind for claim in ask.claims(text) for q in claim.quantities] in ([], ["killed"])


def test_victims_are_never_initiators_of_the_same_claim(ask: Asking) -> None:
    claim = ask.one("Two UN peacekeepers died in fighting in Bangui.", "clash")
    assert not {a.id for a in claim.actors_as("initiator")} & {a.id for a in claim.actors_as("victim")}
