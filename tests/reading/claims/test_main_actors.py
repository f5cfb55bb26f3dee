"""The main actor of a claim where the words for it stand in another place or sentence, or are only a pronoun."""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    # an act by its owner, whose noun the model takes for a second object or for a verb
    ("Four people were killed in rebel shelling of Taiz.", "attack/shelling", {"initiator": "text:rebels"}),
    (
        "At least six people died in separatist shelling of a suburb of Donetsk held by the army.",
        "attack/shelling",
        {"initiator": "text:separatists", "killed": (6, None)},
    ),
    (
        "Three monks were killed in army shelling of Bago. Twenty people were wounded in the attack.",
        "attack[1]",
        {"initiator": "mmr-forces", "injured": (20, 20)},
    ),
    # who fired, dropped or laid what killed
    (
        "Ten people were killed when barrel bombs were dropped by army helicopters on a rebel-held town.",
        "attack",
        {"initiator": "text:army helicopters", "target": None},
    ),
    (
        "Two nurses died when mortars were fired by the Taliban on a clinic.",
        "attack",
        {"initiator": "taliban", "target": None},
    ),
    # a posting is not the deed
    (
        "Terrorists positioned in the eastern quarter targeted with a rocket shell the old market, injuring a man.",
        "attack",
        {"initiator": "text:terrorists", "target": None},
    ),
    ("Fighters holed up in a school attacked the patrol.", "attack", {"initiator": "text:fighters"}),
    ("Soldiers stationed in the valley withdrew on Monday.", "movement", {"initiator": "text:soldiers"}),
    # what a force's offensive took is taken by the force
    (
        "An offensive by Tuareg fighters led by a former colonel captured the town.",
        "territory_change",
        {"initiator": "text:tuareg fighters"},
    ),
    ("The army's operation retook the road.", "territory_change", {"initiator": "text:army"}),
    # the subject of a phrase in front
    (
        "Elsewhere in Mali rebels attacked a checkpoint in a district of Mopti region killing six civilians.",
        "attack",
        {"initiator": "text:rebels", "killed": (6, 6)},
    ),
    (
        "Elsewhere in Kivu Congolese-backed Democratic Forces (CDF) overran a bridge after capturing nearby hills.",
        "territory_change[1]",
        {"initiator": "text:democratic forces"},
    ),
    ("Boko Haram attacks Nigeria army town", "attack", {"initiator": "boko-haram"}),
    # both predicates of one row of victims have the same cause
    (
        "At least 12 farmers were killed and dozens hurt including two girls when Russian jets raided Hass.",
        "attack",
        {"initiator": "rus-air", "killed": (12, None)},
    ),
    (
        "Four people were killed and dozens injured, including women, when army jets bombed the market.",
        "attack",
        {"initiator": "text:army jets", "killed": (4, 4)},
    ),
    (
        "Two weeks of relentless bombing killed scores of people in Taiz.",
        "attack/unspecified",
        {"initiator": "unknown"},
    ),
    # an attempt by its owner
    (
        "The shelling was a response to UNITA attempts to cut the road.",
        "territory_change",
        {"initiator": "unita", "modality": "planned"},
    ),
    # a row of parties is "they"
    (
        "Syrian troops and Hezbollah fighters took the farms. They also recaptured the road.",
        "territory_change/recaptured",
        {"initiator": "syr-forces", "co_initiator": "hezbollah"},
    ),
    (
        "The Taliban and Al-Qaeda are allies. They attacked a base on Sunday.",
        "attack",
        {"initiator": "taliban", "co_initiator": "al-qaeda"},
    ),
    # who is quoted does not speak of himself as "he"; an attacker is a "he"
    (
        'One suicide attacker was to blame, the Syrian Observatory for Human Rights said. "He blew himself up nearby," '
        "Observatory director Rami Abdel Rahman told AFP.",
        "attack/suicide",
        {"initiator": "text:suicide attacker"},
    ),
    ("A gunman entered the mosque. He killed five worshippers.", "attack", {"initiator": "text:gunman"}),
    # "we" is who speaks, where that is a party
    (
        'The Houthi spokesman said: "We attacked the base at dawn."',
        "attack",
        {"initiator": "houthis"},
    ),
    ('"We captured the hill," said a spokesman for the SDF.', "territory_change", {"initiator": "sdf"}),
    ('"We killed ten soldiers," the FARC said on its radio.', "attack", {"initiator": "farc", "killed": (10, 10)}),
    # who claims an attack is said to have done it, and who denies it is not
    (
        "Al-Shabaab said it was behind the bombing that killed ten people in Mogadishu.",
        "attack",
        {"initiator": "al-shabaab", "killed": (10, 10)},
    ),
    (
        "The Taliban claimed responsibility for an attack that killed ten soldiers near Kunduz.",
        "attack",
        {"initiator": "taliban"},
    ),
    (
        "The Taliban denied that it was behind the bombing that killed ten people in Kabul.",
        "attack",
        {"initiator": "unknown", "modality": "denied"},
    ),
    (
        "Nobody claimed responsibility for the bombing that killed ten people in Kabul.",
        "attack",
        {"initiator": "unknown"},
    ),
    # who are told of as others than "the rebels"
    (
        "Many rebels do not trust the YPG. The rebels are fighting alongside the Houthis.",
        "support_relation",
        {"backer": "text:rebels"},
    ),
    (
        "Rebels clashed with the FARC near the river. The rebels killed ten men.",
        "attack",
        {"initiator": "text:rebels"},
    ),
    ("Nusra Front fighters stormed the base. The militants killed ten soldiers.", "attack", {"initiator": "nusra"}),
    (
        "Turkey-backed rebels seized the village from Daesh. The rebels killed ten soldiers.",
        "attack",
        {"initiator": "text:turkey-backed rebels"},
    ),
    (
        "Syrian opposition fighters met near Aleppo. The fighters shelled a base of Nusra Front.",
        "attack",
        {"initiator": "text:syrian opposition fighters", "target": "nusra"},
    ),
    # who is led by another
    (
        "The US-led coalition bombed IS targets near the dam. The Kurdish-led forces attacked the bridge.",
        "attack[1]",
        {"initiator": "text:kurdish-led forces"},
    ),
    # a monitor is not what was struck
    (
        "Idlib is a stronghold, the Syrian Observatory for Human Rights said. It has been hit by Syrian warplanes.",
        "attack",
        {"initiator": "syr-air", "target": None},
    ),
    # a picture's credit takes no part
    (
        "People wait near buses in Rashidin. (TRT World and Agencies) More than 5000 people left the town on Friday.",
        "displacement",
        {"displaced": "persons", "number_displaced": (5001, None)},
    ),
    # nouns hung on a row or a name before them
    (
        "Sukhumi is one of the oldest ports and separatist forces took the hills around it in June.",
        "territory_change",
        {"initiator": "text:separatist forces"},
    ),
    (
        "It was not clear who shot the mayor but the guerrilla group ELN has claimed two bombings in the town.",
        "communication/claim_of_responsibility",
        {"initiator": "eln"},
    ),
    (
        "Ten members of Boko Haram were killed in clashes with the army a force fighting the group in Borno.",
        "clash",
        {"victim": "boko-haram"},
    ),
    (
        "Police said the armed groups linked to Abu Sayyaf who hide in the jungle fired two rockets on a school.",
        "attack",
        {"initiator": "text:armed groups"},
    ),
    # a result joined by "while" or behind a claim has the same cause
    (
        "A driver was killed while three others were injured in a Houthi attack with a rocket.",
        "attack",
        {"initiator": "houthis", "killed": (1, 1), "injured": (3, 3)},
    ),
    (
        "A large car bomb claimed by the Taliban group killed at least ten guards and wounded dozens in Kabul.",
        "attack[1]",
        {"initiator": "taliban", "injured": (24, 99)},
    ),
    # who somebody is said to be
    (
        "Tuareg fighters have been the main force battling the jihadists in Mali.",
        "clash",
        {"initiator": "text:tuareg fighters"},
    ),
    (
        "The Taliban stepped up its rocket and ground attacks against the army in Helmand killing ten soldiers.",
        "attack",
        {"initiator": "taliban", "killed": (10, 10)},
    ),
    # whose planes and shells they are
    (
        "Fifteen villagers were killed in the artillery shelling of the army near Aleppo.",
        "attack",
        {"initiator": "syr-forces"},
    ),
    (
        'Jets "thought to belong to the Turkish air force" struck a village in Sinjar.',
        "attack",
        {"initiator": "tur-air"},
    ),
    (
        "Syrian and Russian air fleets targeted the convoy near Afrin. Several men were killed in the bombardments.",
        "attack[1]",
        {"initiator": "syr-air", "co_initiator": "rus-air"},
    ),
    # no act is a victim, and no arrival is displaced
    (
        "There were 150 casualties linked to Saudi air strikes in March.",
        "casualty_detail",
        {"victim": None, "killed_or_wounded": (150, 150)},
    ),
    (
        "The town has swelled with the arrival of villagers fleeing from the fighting.",
        "displacement",
        {"displaced": "residents"},
    ),
    # both sides of a truce
    (
        "The town is split between Druze fighters and pro-government militiamen who agreed a truce last week.",
        "agreement",
        {"party": "text:druze fighters + text:pro-government militiamen"},
    ),
    # whose a road is
    ("Clashes broke out on the militant-held road.", "control", {"holder": "text:militant"}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_the_main_actor(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)
