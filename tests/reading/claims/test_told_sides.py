"""Whose a deed or a place is, where a clause, a list, a weapon or a phrase between stands in the way of it."""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    # what had been, or was going on, sets the scene: its subject is none of the next deed
    (
        "The mortar fire hit a tent where Gaddafi supporters had gathered in Misrata and also wounded 30 people.",
        "attack/shelling",
        {"initiator": "unknown", "injured": (30, 30)},
    ),
    (
        "The rockets hit a school where Amal fighters were sleeping and killed three teachers.",
        "attack/shelling",
        {"initiator": "unknown", "killed": (3, 3)},
    ),
    (
        "Gunmen stormed a school where the soldiers had slept and killed a teacher in Kismayo.",
        "attack[1]",
        {"initiator": "text:gunmen", "killed": (1, 1)},
    ),
    # the weapon between the verb and what was struck
    (
        "The separatist groups on Monday shelled with howitzers and mortars the towns of Popasna and Avdiivka.",
        "attack/shelling",
        {"initiator": "text:separatist groups", "target": None},
    ),
    (
        "Fighters of the Houthi movement targeted with rocket shells a number of residential districts in Aden.",
        "attack/shelling",
        {"initiator": "houthis"},
    ),
    # a weapon is that of the people before it
    (
        "Serb artillery shelled the town of Gorazde, killing two.",
        "attack/shelling",
        {"initiator": "text:serb artillery"},
    ),
    ("Two government MiGs bombed Huambo in Angola on Tuesday.", "attack/air_strike", {"initiator": "ago-air"}),
    (
        "Jet fighters from the Iraqi regime attacked villages in Kurdistan, killing 70 people.",
        "attack",
        {"initiator": "irq-air"},
    ),
    # a side by the group behind it
    ("Jihadists from the Al-Shabaab group seized Afgooye town.", "territory_change", {"initiator": "al-shabaab"}),
    (
        "The clashes near Menaka killed 30 gunmen from tribal groups as well as nine policemen.",
        "clash",
        {"victim": "text:tribal groups + text:policemen"},
    ),
    # "their advance" is no second party; a woman and a child are two
    (
        "Insurgents extended their advances in Baquba near the river.",
        "movement",
        {"initiator": "text:insurgents", "co_initiator": None},
    ),
    (
        "Among the dead in the blast in Kirkuk were a woman and a child, police said.",
        "casualty_detail",
        {"victim": "civ + civ"},
    ),
    # who holds the halves of a place
    (
        "Sarajevo is split between Serb control in the hills and government control in the centre.",
        "control",
        {"holder": "text:serbs + bih-gov"},
    ),
    (
        "Aid reached all parts of Taiz in both rebel- and government-held districts.",
        "control",
        {"holder": "text:rebels + text:government"},
    ),
    ("Aid went to both Hamas- and Israeli-controlled areas of Gaza.", "control", {"holder": "hamas + isr-forces"}),
    ("The road passed Croat-controlled villages near Vitez in Bosnia.", "control", {"holder": "text:croats"}),
    ("The port of Uvira was still in secessionist hands.", "control", {"holder": "text:secessionists"}),
    (
        "The town of Ochamchire remained under the control of the self-defence forces.",
        "control",
        {"holder": "text:self-defence forces"},
    ),
    # whose strikes and whose operation it was
    (
        "Ten Ansar Dine fighters were killed in clashes and French air strikes near Kidal on Monday.",
        "clash",
        {"initiator": "fra-air", "victim": "ansar-dine"},
    ),
    ("Ten people were killed in clashes and shelling near Kidal.", "clash", {"initiator": None}),
    (
        "Nigerian soldiers pushed towards Gwoza in an operation launched in late March.",
        "operation[1]",
        {"initiator": "nga-forces"},
    ),
    (
        "One person was killed, others were injured and damage was caused to shops due to rocket shells fired by "
        "separatists on the market in Donetsk.",
        "attack/shelling",
        {"initiator": "text:separatists", "killed": (1, 1)},
    ),
    # who says it, behind the deed with more words, and behind a phrase in front that has lost its comma
    (
        "A further nine gunmen were shot dead by helicopters near Kunduz in Helmand the military said in its weekly "
        'round-up on the raids called "Desert Shield".',
        "attack",
        {"modality": "claimed", "voice": "afg-forces"},
    ),
    (
        "North of Vavuniya town the ministry said soldiers captured a village.",
        "territory_change",
        {"voice": "text:ministry"},
    ),
    (
        "The sources pointed out that two shells landed on the mosque and killed a guard.",
        "attack",
        {"modality": "claimed", "voice": "unnamed:sources"},
    ),
    # a title's capitals, a toll with its attack, civilians by the toll's own word
    (
        "More than 100 Insurgents Killed in Afghan Army Operations across Country",
        "attack",
        {"initiator": "afg-forces", "killed": (101, None)},
    ),
    (
        "The death toll from separatist rocket attacks on the Kievsky district in Donetsk rose to 5 killed.",
        "attack/shelling",
        {"initiator": "text:separatists", "killed": (5, 5)},
    ),
    ("The death toll from the attack in Kano rose to 12.", "casualty_detail", {"initiator": None, "killed": (12, 12)}),
    ("Volunteers in Marawi believe the civilian toll is above 100.", "casualty_detail", {"victim": "civ"}),
    # who answers with fire, and who "they" then are
    (
        "Afghan guerrillas replied with Katyusha rockets fired at Soviet positions around Khost, where two soldiers "
        "were slightly wounded. On Sunday they ambushed a patrol near the airport.",
        "attack/shelling",
        {"initiator": "text:afghan guerrillas", "target": "ussr-forces"},
    ),
    (
        "Afghan guerrillas replied with Katyusha rockets fired at Soviet positions around Khost, where two soldiers "
        "were slightly wounded. On Sunday they ambushed a patrol near the airport.",
        "clash/ambush",
        {"initiator": "text:afghan guerrillas"},
    ),
    # a participle belongs to those right before it
    (
        "Goma swelled by displaced Rwandans fleeing areas that fell under rebel control is short of water.",
        "displacement",
        {"quote": "displaced Rwandans fleeing areas that fell under rebel control"},
    ),
    ("The village of Bouca was shelled by rebels killing ten.", "attack", {"initiator": "text:rebels"}),
    # in whose hands, behind a lost apostrophe; where a blow fell suffers none
    (
        "The town is mainly in the hands of the PKKs Iraqi wing Peshmerga after it evicted the army from Sinjar.",
        "control",
        {"holder": "peshmerga"},
    ),
    (
        "The army dealt a heavy blow to the insurgents in raids on their camps on the outskirts of Maiduguri.",
        "force_status",
        {"affected": "text:insurgents"},
    ),
    (
        "Mortar shells in Juba wounded a girl. The shells caused heavy damage to a number of houses.",
        "violation",
        {"target": "text:houses"},
    ),
    # a bare description is no group where the report names two
    (
        "Boko Haram attacked Baga. Six militants were killed in Kukawa. Ansaru gunmen attacked Kano.",
        "casualty_detail",
        {"victim": "text:militants"},
    ),
    ("Boko Haram attacked Baga. Six militants were killed in Kukawa.", "casualty_detail", {"victim": "boko-haram"}),
    (
        "The army raided camps of Ansar Beit al-Maqdis in Arish. On Tuesday the takfiri militants were driven from "
        "Rafah.",
        "territory_change",
        {"previous_holder": "text:takfiri militants"},
    ),
    # the second of two subjects, behind "when"; a cause behind a row of results; what talks are about is no party
    (
        "A doctor said he had treated 63 patients, most women hit by shrapnel when two Ilyushin jets bombed the "
        "market at Ikot Ekpene.",
        "attack",
        {"initiator": "text:ilyushin jets", "co_initiator": None},
    ),
    (
        "The reporter said one guard was killed others were injured and damage was caused to a depot due to rockets "
        "fired by rebels near Avdiivka.",
        "attack",
        {"initiator": "text:rebels", "killed": (1, 1)},
    ),
    ("Envoys hold talks with Amal on PLO pullout from Tyre.", "agreement", {"party": "text:envoys + amal"}),
    (
        "Azerbaijani troops shelled Stepanakert. Kichan remained under the control of the self-defence forces.",
        "control",
        {"holder": "text:self-defence forces"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_side_is_the_one_that_the_words_name(text: str, kind: str, expected: dict[str, object], ask: Asking) -> None:
    ask.check(text, kind, expected)


def test_a_soldier_in_a_where_clause_may_still_do_the_next_deed(ask: Asking) -> None:
    claim = ask.one("Gunmen stormed a base where soldiers fought back and killed ten of them.", "attack[1]")
    assert claim.quantities[0].low == 10


def test_a_pointing_hand_says_nothing(ask: Asking) -> None:
    assert not ask.claims("The general pointed to the arrests and pointed at the hill.")
