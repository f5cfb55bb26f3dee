"""Plain ways of telling deeds of war, and what only sounds like them.  The sentences are our own."""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    # who struck, and nothing of what was struck
    ("Government infantry attacked before dawn near Kikwit.", "attack/unspecified", {"event_location": "Kikwit"}),
    (
        "The Ethiopian army shelled from dusk until three in the morning.",
        "attack/unspecified",
        {"initiator": "eth-forces"},
    ),
    ("French jets struck for three nights near Gao.", "attack/air_strike", {"event_location": "Gao"}),
    ("Rebel gunners fired from the slopes above Bukavu.", "attack", {"polarity": "affirmed"}),
    ("The troops did not fire.", "attack/small_arms", {"polarity": "negated"}),
    ("Peacekeepers fired two bursts over the roofs.", "attack/small_arms", {}),
    ("The garrison replied with rockets.", "attack/shelling", {"initiator": "text:garrison"}),
    # shells that land, and what lies near
    ("A Scud came down in Riyadh on Monday.", "attack/missile", {"event_location": "Riyadh"}),
    ("A mortar round landed by the brewery and killed a girl.", "attack/shelling", {"killed": (1, 1)}),
    # aircraft by their types
    ("Two MiG-21s were shot down near Cuito.", "attack/unspecified", {"target": "text:mig-21s"}),
    ("Turkish F-16s bombed the hills near Haftanin.", "attack/air_strike", {}),
    # things, land and people struck
    ("The maternity ward was hit on Friday.", "attack/unspecified", {"target": "text:maternity ward"}),
    ("Helicopters rocketed the tree line near Eenhana.", "attack", {}),
    ("Tanks drove over villagers near Keren.", "attack/unspecified", {"target": "residents"}),
    ("Youths fell on a patrol near Axum.", "attack/unspecified", {}),
    ("Militiamen finished off the wounded.", "attack/unspecified", {}),
    ("Some 900 were gassed by the air force.", "attack/chemical", {}),
    ("A goods train was derailed by a mine near Dondo.", "attack/mine_ied", {}),
    ("Gunners knocked out six tanks.", "attack/unspecified", {"count": (6, 6)}),
    ("Jets set ablaze ten tanks near Irbid.", "attack/air_strike", {}),
    ("The bomber set off an explosive vest in Kano.", "attack/suicide", {}),
    ("The mayor survived an assassination attempt in Cali.", "attack/unspecified", {"event_location": "Cali"}),
    ("A convoy was caught in an air raid near Ataq.", "attack/air_strike", {}),
    ("The judge was gunned down in Medellin.", "attack/small_arms", {"killed": (1, 1)}),
    (
        "The rebels carried out one of their bloodiest attacks in Gao.",
        "attack/unspecified",
        {"initiator": "text:rebels"},
    ),
    # fights
    ("Two battalions resisted for a day.", "clash/armed_clash", {"initiator": "text:battalions"}),
    ("The garrison held off the rebels for six hours.", "clash/armed_clash", {"opponent": "text:rebels"}),
    ("The marines returned fire.", "clash/exchange_of_fire", {}),
    ("Rebels and soldiers fought for six hours at Bor.", "clash/armed_clash", {"event_location": "Bor"}),
    ("The army and the FNL fought for control of Bubanza.", "clash", {"event_location": "Bubanza"}),
    ("The two armies shelled each other.", "clash/exchange_of_fire", {"target": None}),
    ("There was an exchange of gunfire at the bridge.", "clash/exchange_of_fire", {}),
    ("The troops met stiff resistance near Aden.", "clash/armed_clash", {}),
    # deaths and wounds
    ("Twelve rebels fell near Kassala last week.", "casualty_detail/killed", {"killed": (12, 12)}),
    ("Two pilots were lost.", "casualty_detail/killed", {"killed": (2, 2)}),
    ("Nine refugees froze to death on the pass.", "casualty_detail/killed", {"killed": (9, 9)}),
    ("MSF treated 80 patients with gunshot wounds.", "casualty_detail/injured", {"injured": (80, 80)}),
    ("Surgeons operated on 34 wounded.", "casualty_detail/injured", {"injured": (34, 34)}),
    # killed in captivity
    ("The rebels put eleven teachers to death.", "violation/execution", {"killed": (11, 11)}),
    ("Six men were shot by firing squad in Accra.", "violation/execution", {"killed": (6, 6)}),
    ("The militia shot forty prisoners.", "violation/execution", {"killed_or_wounded": (40, 40)}),
    # taken away
    ("Seven girls were carried off.", "violation/abduction", {"abducted": (7, 7), "perpetrator": None}),
    ("About fifty villagers were led away.", "violation/abduction", {"perpetrator": None}),
    ("Four ministers were taken from their homes by soldiers.", "violation/abduction", {"abducted": (4, 4)}),
    ("Soldiers picked up about sixty boys in Kumba.", "violation/arrest", {"perpetrator": "text:soldiers"}),
    ("Pirates hijacked the tanker off Eyl.", "violation/abduction", {"perpetrator": "persons"}),
    ("Boys of twelve were forced to join the militia.", "violation/forced_recruitment", {}),
    ("Three hostages were rescued in Jolo.", "displacement/evacuated", {"number_displaced": (3, 3)}),
    # plundered and destroyed
    ("The clinics were emptied by the troops.", "violation/looting", {"perpetrator": "text:troops"}),
    ("Raiders made off with 300 head of cattle.", "violation/looting", {}),
    ("Soldiers were stripping people of phones.", "violation/looting", {"victim": "persons"}),
    ("The militia laid waste to a string of villages.", "violation/property_destruction", {}),
    ("The pumping station was sabotaged by the rebels.", "violation/property_destruction", {}),
    ("The statue was pulled down by militiamen.", "violation/property_destruction", {}),
    ("Forty huts went up in flames.", "violation/property_destruction", {"count": (40, 40)}),
    ("Three women told a nun of having been raped by soldiers.", "violation/sexual_violence", {}),
    # mines and bombs that lie there
    ("The road to Huambo was mined at two points.", "hazard_event/mine_laying", {}),
    ("Sappers lifted two devices on the line.", "hazard_event/clearance", {"count": (2, 2)}),
    ("Police dismantled a bomb in Derry.", "hazard_event/defusal", {}),
    # heard, fired and told by the plain number
    ("Two explosions were heard in Tripoli.", "attack/unspecified", {"event_location": "Tripoli"}),
    ("Explosions and gunfire were heard in Tripoli.", "attack/small_arms", {}),
    ("Shots were fired at the consulate.", "attack/small_arms", {}),
    ("Rebels shot eleven at Kindu.", "attack/small_arms", {"killed_or_wounded": (11, 11)}),
    ("There followed an artillery barrage.", "attack/shelling", {}),
    ("A rain of shells fell on Stepanakert.", "attack/shelling", {}),
    ("Two nurses were hit by shrapnel.", "casualty_detail/killed_or_wounded", {"killed_or_wounded": (2, 2)}),
    ("Sixty rebels were put out of action.", "casualty_detail/killed_or_wounded", {"killed_or_wounded": (60, 60)}),
    ("Four are feared dead.", "casualty_detail/killed", {"killed": (4, 4), "modality": "suspected"}),
    ("The enemy left 14 dead on the field.", "casualty_detail/killed", {"killed": (14, 14), "initiator": None}),
    ("The army admitted the loss of 12 men.", "casualty_detail/killed_or_wounded", {}),
    ("A bomb went off prematurely near Derry.", "hazard_event/accidental_detonation", {}),
    ("A second device was made safe.", "hazard_event/defusal", {}),
    ("The second blast came as ambulances arrived.", "attack/unspecified", {}),
    ("Residents report some of the heaviest air strikes of the war.", "attack/air_strike", {"modality": "claimed"}),
    ("OHCHR verified 14 attacks on hospitals in Taiz.", "attack/unspecified", {"event_location": "Taiz"}),
    ("A driver rammed his lorry into soldiers in Nablus.", "attack/unspecified", {"target": "text:soldiers"}),
    (
        "The rebels subjected the camp to a heavy bombardment.",
        "attack/shelling",
        {"initiator": "text:rebels", "polarity": "affirmed"},
    ),
    ("The camp was the target of an air raid.", "attack/air_strike", {"initiator": "unknown"}),
    ("The convoy was the target of an ambush near Gao.", "clash/ambush", {"opponent": "text:convoy"}),
    ("Raiders descended on a market near Gao.", "attack/unspecified", {"initiator": "text:raiders"}),
    # taken, beaten, plundered
    ("Men in plain clothes forced an editor into a van.", "violation/abduction", {}),
    ("The rebels marched 30 villagers into the forest.", "violation/abduction", {"abducted": (30, 30)}),
    ("Hundreds of men were taken in for questioning.", "violation/arrest", {}),
    ("The rebels use child soldiers.", "violation/forced_recruitment", {}),
    ("The detainees are mistreated by the guards.", "violation/torture", {}),
    ("The rebels cut off the hands of twelve villagers.", "violation/torture", {}),
    ("UNAMID documented 90 cases of rape.", "violation/sexual_violence", {}),
    ("The rebels confiscated cattle.", "violation/looting", {}),
    ("The town was reduced to rubble.", "violation/property_destruction", {}),
    ("The raiders poisoned the wells.", "violation/property_destruction", {}),
    # verbs that the model gives to the day or the place before them
    ("UNMISS patrols on 22 April observed clashes near Leer.", "clash/armed_clash", {}),
    ("Planes that took off from Aden bombed camps at Dhala.", "attack/air_strike", {}),
    (
        "The society has statements on the events: at least 38 civilians, most of them women, were shot by soldiers.",
        "attack/small_arms",
        {"initiator": "text:soldiers"},
    ),
]


def test_one_shell_is_one_claim(ask: Asking) -> None:
    text = "The rebels shelled Daraya. One of the shells smashed into a school and injured three teachers."
    assert ask.kinds(text) == ["attack/shelling", "attack/shelling"]
    ask.check(text, "attack/shelling[1]", {"injured": (3, 3)})


@pytest.mark.parametrize(("text", "kind", "facts"), CASES)
def test_a_deed_told_plainly_makes_its_claim(ask: Asking, text: str, kind: str, facts: dict[str, object]) -> None:
    ask.check(text, kind, facts)


SILENT = [
    # strikes, fires and falls of peace
    "The teachers struck for four weeks.",
    "The manager fired two clerks.",
    "The troops fell back to Kigali.",
    "Four soldiers fell ill.",
    "Five soldiers fell from a lorry.",
    "The number of soldiers fell to 900.",
    "The two boys fell in love.",
    "The police lost the case.",
    # habits, readiness
    "Rebels attack by night.",
    "The army is ready to fire.",
    # no captives
    "Two patients were taken off life support.",
    "The wounded were carried off to safety.",
    "The passengers were taken away by ambulance.",
    "Doctors lifted the children in.",
    "The player was sold to a club.",
    "The company seized the moment.",
    # nothing plundered or wrecked
    "The officer was stripped of his rank.",
    "The army cleared the shelves.",
    "The talks were sabotaged by the ministers.",
    "Profits went up in smoke.",
    "They made a car bomb.",
    "The minister was the target of an attack over his budget.",
    "The plan was subjected to an attack in the press.",
    "Silence descended on the village.",
    "The inspectors descended on the market.",
    "The surgeon cut off the toe.",
    "The company reduced its staff.",
    "The guards were put out of work.",
    "The children were taken into the hall.",
    "Peoples tear down walls.",
    # no fights
    "The senators resisted the plan.",
    "The parties fought for control of the senate.",
    "The firefighters fought for six hours.",
    "The boxer met stiff resistance.",
    "The hospital treated 80 patients with malaria.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_only_sounds_like_a_deed_is_silent(ask: Asking, text: str) -> None:
    deeds = ("attack", "clash", "casualty_detail", "violation", "hazard_event")
    assert [kind for kind in ask.kinds(text) if kind.startswith(deeds)] == []
