"""Who holds out, who is brought in, what is found, lost, judged or kept up.  The sentences are our own."""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    # ground
    ("The outpost at Dong Xoai was abandoned on Sunday.", "territory_change/lost", {"event_location": "Đồng Xoài"}),
    (
        "Some 90 militants were still holding out in the old town of Marawi.",
        "control/pocket",
        {"holder": "text:militants", "event_location": "Marawi City"},
    ),
    (
        "Iraqi troops tightened their grip on the besieged town of Fallujah.",
        "siege_change/tightened",
        {"besieger": "irq-forces", "event_location": "Fallujah"},
    ),
    (
        "FARC claimed the capture of the village of Toribio.",
        "territory_change/captured",
        {"initiator": "farc", "modality": "claimed"},
    ),
    (
        "The minister hailed the liberation of Mosul by the Iraqi army.",
        "territory_change/captured",
        {"initiator": "irq-forces", "event_location": "Mosul"},
    ),
    # forces that come and go
    (
        "Rwanda flew in 340 soldiers this week.",
        "movement/deployment",
        {"initiator": "rwa", "personnel": (340, 340)},
    ),
    (
        "The government sent two battalions, 1,300 men in all, to Bunia.",
        "movement/deployment",
        {"count": (2, 2), "personnel": (1300, 1300)},
    ),
    (
        "The French army pulled 900 soldiers and 40 armoured vehicles across the border.",
        "movement/withdrawal",
        {"initiator": "fra-forces", "personnel": (900, 900), "equipment": (40, 40)},
    ),
    ("The Serbian army pulled its troops out of Vukovar.", "movement/withdrawal", {"origin": "Vukovar"}),
    # casualties
    (
        "Soldiers of the Gloucestershire Regiment found burned bodies in a barn near Seoul.",
        "casualty_detail/killed",
        {"initiator": None, "event_location": "Seoul"},
    ),
    (
        "Thirty bodies and 200 injured had been brought to the hospital in Gao.",
        "casualty_detail/killed",
        {"killed": (30, 30), "injured": (200, 200)},
    ),
    (
        "Nine bodies and 15 wounded people were taken to a clinic in Gao.",
        "casualty_detail/killed",
        {"killed": (9, 9), "injured": (15, 15)},
    ),
    ("Two soldiers were killed and another wounded near Gao.", "casualty_detail/injured", {"injured": (1, 1)}),
    ("Two soldiers were killed and another wounded near Gao.", "casualty_detail/killed", {"killed": (2, 2)}),
    (
        "Gunmen killed two policemen in Cali and wounded a third.",
        "attack",
        {"victim": "text:policemen", "killed": (2, 2)},
    ),
    (
        "The rebels suffered losses of 30 men near Goma.",
        "casualty_detail/killed_or_wounded",
        {"killed_or_wounded": (30, 30)},
    ),
    ("One man was killed and another kidnapped in Cali.", "violation/abduction", {"abducted": (1, 1)}),
    # relief and remains of war
    (
        "A convoy reached Gorazde late on Thursday with 80 tonnes of flour.",
        "aid_event/delivered",
        {"weight": (80, 80), "destination": "Goražde"},
    ),
    (
        "Sappers had removed about 2,000 explosive items in Sarajevo.",
        "hazard_event/clearance",
        {"count": (1800, 2200), "event_location": "Sarajevo"},
    ),
    # what is kept up, and what is judged
    (
        "FARC kept up its mortar fire on Toribio on Wednesday.",
        "attack/shelling",
        {"initiator": "farc"},
    ),
    (
        "Ireland denounced the Israeli army's bombardment of Tyre.",
        "attack/shelling",
        {"initiator": "isr-forces", "event_location": "Tyre"},
    ),
    (
        "A lawyer called for an inquiry into the Saudi air strike on the market in Saada.",
        "attack/air_strike",
        {"initiator": "sau-air", "event_location": "Saada"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES, ids=[case[0][:60] for case in CASES])
def test_it_is_told(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The rebels held out for better terms.", "control"),
        ("The talks held out hope of a truce in Goma.", "control"),
        ("The mayor abandoned the plan for the base.", "territory_change"),
        ("The army claimed the capture of 12 rebels near Goma.", "territory_change"),
        ("The command acknowledged the loss of one, and said its pilot was safe.", "casualty_detail"),
        ("The army admitted the loss of two helicopters near Goma.", "casualty_detail"),
        ("American military aid to El Salvador will reach 128 million dollars next year.", "aid_event"),
        ("Two injured soldiers were flown to Paris from Gao.", "movement"),
        ("Police found executed prisoners in a pit near Mosul.", "attack"),
        ("Washington would condemn any attack on Taiwan by China.", "attack"),
        ("The mayor condemned the attack.", "attack"),
        ("He kept up his criticism of the army.", "attack"),
        ("In Bossangoa, 8,000 Muslims remain trapped in a school.", "population/resident"),
    ],
)
def test_it_is_not_told(ask: Asking, text: str, kind: str) -> None:
    assert not [c for c in ask.claims(text) if f"{c.type}/{c.subtype}".startswith(kind)]


def test_a_round_of_talks_is_one_claim_with_its_parties(ask: Asking) -> None:
    text = "A second round of talks between FARC and the Colombian government is to open on Friday in Oslo."
    (claim,) = ask.claims(text)
    assert claim.modality == "planned"
    assert {actor.id for actor in claim.actors_as("party")} == {"farc", "col-gov"}


@pytest.mark.parametrize(
    ("text", "kind", "start"),
    [
        ("Two men had been beheaded in Bangui since the violence flared on 5 May 2014.", "violation", "2014-05-05"),
        (
            "Rebels shelled Goma on 9 May 2014, a day after at least 60 people were killed when shells hit a market.",
            "attack",
            "2014-05-08",
        ),
    ],
)
def test_the_day_is_that_of_its_clause(ask: Asking, text: str, kind: str, start: str) -> None:
    assert start in [str(c.time.start) for c in ask.claims(text) if c.type == kind]


def test_what_goes_on_is_not_of_the_weeks_before(ask: Asking) -> None:
    claim = ask.one("The militia took Greenville two weeks ago and was advancing on Buchanan.", "movement/advance")
    assert claim.time.basis == "tense"


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Contra guerrillas fought from house to house in the port of Corinto.",
            "clash",
            {"event_location": "Corinto"},
        ),
        ("Iraqi gunboats bombarded the coastal road near Bandar Abbas.", "attack/shelling", {"initiator": "irq-navy"}),
        (
            "The castle of Sidon fell to Israeli troops on Monday.",
            "territory_change/captured",
            {"initiator": "isr-forces"},
        ),
        ("Damascus admitted losing 16 planes.", "force_status/setbacks", {"affected": "syr", "equipment": (16, 16)}),
        ("The rebels lost three tanks on Tuesday.", "force_status/setbacks", {"equipment": (3, 3)}),
        ("The minister said the RSF had used mortars around Nyala.", "attack/shelling", {"initiator": "rsf-sudan"}),
        ("The truce in Aden, brokered by Oman a week earlier, collapsed.", "agreement/ceasefire", {"party": None}),
    ],
)
def test_what_is_told_by_the_way(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


def test_who_is_confined_to_a_strip_of_coast_is_no_detainee(ask: Asking) -> None:
    text = "Troops captured the junction on Saturday, confining the Tigers to a strip of coast."
    assert not [kind for kind in ask.kinds(text) if kind.startswith("violation")]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("UN troops shelled Kolwezi on Sunday.", "attack/shelling", {"initiator": "un"}),
        ("UN peacekeepers delivered food to Goma.", "aid_event/delivered", {"provider": "un"}),
        ("Army units had not been able to enter Bojaya by Monday.", "movement/arrival", {"polarity": "negated"}),
        ("A suicide bomber drove into a checkpoint near Jaffna.", "attack/suicide", {"event_location": "Jaffna"}),
        ("The coalition took the Kilo 16 junction on Sunday.", "territory_change/captured", {"count": None}),
        (
            "Planes bombed bunkers around the 17th-century fort near Jaffna on Sunday.",
            "attack/air_strike",
            {"time": "2025-01-12..2025-01-12"},
        ),
    ],
)
def test_words_that_have_another_sense(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


def test_a_bomber_that_crashes_into_the_sea_is_a_plane(ask: Asking) -> None:
    assert "attack/suicide" not in ask.kinds("A Siai Marchetti bomber crashed into the lagoon near Jaffna on Sunday.")


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("He put Russian losses at 12 dead.", "casualty_detail/killed", {"victim": "rus-forces", "killed": (12, 12)}),
        ("Indian losses were put at 31 dead.", "casualty_detail/killed", {"victim": "ind-forces"}),
        ("A mob burned alive two men in Abobo.", "attack", {"killed": (2, 2)}),
        ("Two men were burned alive in Abobo.", "casualty_detail/killed", {"killed": (2, 2)}),
        ("FARC still occupied Toribio on Friday.", "control/full_hold", {"holder": "farc"}),
        ("FARC occupied Toribio on Friday.", "territory_change/captured", {"initiator": "farc"}),
    ],
)
def test_losses_fire_and_who_still_holds(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize("text", ["The commander protested to both sides.", "Japanese losses on the market grew."])
def test_a_complaint_and_a_bad_day_at_the_market_are_no_events(ask: Asking, text: str) -> None:
    assert ask.kinds(text) == []
