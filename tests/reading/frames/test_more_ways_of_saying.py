"""Ways of telling an event that a row, an idiom or a carrying verb finds.  The sentences are our own."""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    # the answer to something, what is drawn, what is vowed
    (
        "The Sudanese army responded with air strikes on the RSF in Omdurman.",
        "attack/air_strike",
        {"initiator": "sdn-forces", "target": "rsf-sudan", "event_location": "Omdurman"},
    ),
    (
        "Twelve soldiers were killed in Kharkiv, prompting Ukrainian drone strikes.",
        "attack/drone_strike",
        {"initiator": "ukr-air"},
    ),
    ("The Sudanese army vowed a counteroffensive.", "operation/counter_attack", {"modality": "planned"}),
    (
        "Hamas faces an offensive from the Israeli army in Rafah.",
        "operation/offensive",
        {"initiator": "isr-forces", "target": "hamas"},
    ),
    # the dead and the missing as subjects
    ("The bodies of ten soldiers arrived at the hospital in Goma.", "casualty_detail/killed", {"killed": (10, 10)}),
    ("A reporter saw 27 bodies at the hospital.", "casualty_detail/killed", {"killed": (27, 27)}),
    ("The fate of 40 others was unknown.", "casualty_detail/missing", {"missing": (40, 40)}),
    ("At least 50 people were treated for gunshot wounds in Goma.", "casualty_detail/injured", {"injured": (50, None)}),
    # brought away for care
    (
        "Fifteen civilians were flown to Kenya for treatment.",
        "displacement/evacuated",
        {"displaced": "civ", "number_displaced": (15, 15), "destination": "Kenya"},
    ),
    # damage done
    (
        "The rebel shelling caused damage to houses in Goma.",
        "violation/property_destruction",
        {"perpetrator": "text:rebels", "target": "text:houses"},
    ),
    ("The blast caused heavy damage to the hospital.", "violation/property_destruction", {"perpetrator": None}),
    # persons held
    ("FARC holds about 450 soldiers.", "violation/arbitrary_detention", {"perpetrator": "farc"}),
    ("Rebels locked four workers in an office.", "violation/arbitrary_detention", {"detained": (4, 4)}),
    ("ISIS was using civilians as human shields.", "violation/arbitrary_detention", {"perpetrator": "is"}),
    ("Leftists known to the authorities were arrested.", "violation/arrest", {"victim": "text:leftists"}),
    # aid
    (
        "The Sudanese army prevented aid workers from entering Omdurman.",
        "aid_event/access_denied",
        {"initiator": "sdn-forces"},
    ),
    ("Kenya will send relief materials to Goma.", "aid_event/delivered", {"modality": "planned"}),
    # groups, states, meetings, ties
    ("FARC was founded in 1964.", "political/armed_group_formed", {"object": "farc", "time": "1964-01-01..1964-12-31"}),
    ("ISIS declared a caliphate in Mosul.", "political/institution_established", {"initiator": "is"}),
    (
        "A FARC delegation will meet with ministers of Colombia in Oslo.",
        "political/diplomatic_meeting",
        {"modality": "planned"},
    ),
    ("Hezbollah receives funding from Iran.", "support_relation/funding", {"backed": "hezbollah", "backer": "irn"}),
    (
        "The Army of Islam is a component of the Islamic Front.",
        "actor_relation/affiliation",
        {"subject": "jaish-al-islam", "parent": "islamic-front-syria"},
    ),
    # ground
    (
        "The Taliban were ousted from Kunduz.",
        "territory_change/lost",
        {"previous_holder": "taliban", "event_location": "Kunduz"},
    ),
    ("Aleppo has been out of army control since 2012.", "control/full_hold", {"polarity": "negated"}),
    (
        "Ukraine poured 10,000 troops into Kharkiv.",
        "movement/deployment",
        {"personnel": (10000, 10000), "destination": "Kharkiv"},
    ),
    (
        "The Congolese army pushed back M23 fighters.",
        "clash/armed_clash",
        {"initiator": "cod-forces", "opponent": "m23"},
    ),
    ("The RSF wields power in Nyala.", "control/partial_hold", {"holder": "rsf-sudan", "event_location": "Nyala"}),
    ("The fighting was just 300 metres from the airport.", "clash/armed_clash", {}),
    (
        "The visit came amid clashes between the Sudanese army and the RSF in Nyala.",
        "clash/armed_clash",
        {"initiator": "sdn-forces", "opponent": "rsf-sudan", "event_location": "Nyala"},
    ),
    # measures, requests, meetings
    ("The European Union approved a ban on arms exports.", "political/sanction", {"initiator": "eu"}),
    ("Ministers asked Kenya to send troops.", "communication/demand", {"target": "ken"}),
    ("Rebels will meet mediators in Geneva.", "political/diplomatic_meeting", {"modality": "planned"}),
    # a fact beside another
    (
        "Kenyan troops captured Kismayo in addition to killing ten militants.",
        "attack/unspecified",
        {"initiator": "ken-forces", "killed": (10, 10), "modality": "asserted"},
    ),
    # persons told by a number and "who"
    ("Of these, about 600 who crossed into Chad were hurt.", "displacement/destination", {"destination": "Chad"}),
    # things thrown and hit
    ("A suicide bomber rammed into a checkpoint in Mogadishu.", "attack/suicide", {"event_location": "Mogadishu"}),
    ("Guerrillas threw two explosive devices at the embassy.", "attack/mine_ied", {}),
    ("The army destroyed a bulldozer near Goma.", "attack/unspecified", {}),
    ("A projectile hit the building in Khan Yunis.", "attack/shelling", {"event_location": "Khan Yunis"}),
    # where the parse errs
    ("Houthis enter Taiz as Yemeni army flees", "movement/retreat", {}),
    ("A woman was stoned to death in Raqqa.", "attack/melee", {"event_location": "Raqqa"}),
    (
        "Rockets hit the camp and wounded at least 50 a medic said.",
        "attack/shelling",
        {"injured": (50, None)},
    ),
    (
        "Shells killed ten people in the town the Syrian Observatory for Human Rights reports.",
        "attack/shelling",
        {"killed": (10, 10), "voice": "sohr"},
    ),
    ("The Taliban attacked Camp Shorabak in Helmand Province.", "attack", {"initiator": "taliban"}),
    ("The Kurds have been fighting ISIL for months.", "clash/armed_clash", {"opponent": "is"}),
    (
        "More than 100,000 people are still trapped in Goma.",
        "population/trapped",
        {"number_population": (100001, None)},
    ),
    (
        "The killings began on Friday in Gitega.",
        "attack/unspecified",
        {"event_location": "Gitega", "time": "2025-01-10..2025-01-10"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_an_event_is_found(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The company locked out 40 workers.", "violation"),
        ("The team was ousted from the cup.", "territory_change"),
        ("The news caused damage to his reputation.", "violation"),
        ("The rally triggered a fierce debate.", "attack"),
        ("The general responded with anger.", "attack"),
        ("The ministers were pushed back by the crowd.", "clash"),
        ("The decline was arrested last year.", "violation"),
        ("The fate of the dam was unknown.", "casualty_detail"),
        ("The images showed bodies in the street.", "casualty_detail"),
    ],
)
def test_words_of_peace_tell_no_such_event(ask: Asking, text: str, kind: str) -> None:
    assert not any(found.startswith(kind) for found in ask.kinds(text))
