"""Posts and marches, care and roofs, streets and talks, as agencies and local papers tell of them.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    # posts and marches
    ("Kenyan police are patrolling the streets of Port-au-Prince.", "movement/deployment", {"deployed": "ken-police"}),
    ("Tanzanian troops guard the railway near Nampula.", "movement/deployment", {"deployed": "tza-forces"}),
    ("The militia has regrouped in Kaga-Bandoro.", "movement/deployment", {"destination": "Kaga-Bandoro"}),
    ("Two rebel columns set out at dawn.", "movement/advance", {}),
    ("Syrian tanks came in from the south.", "movement/arrival", {"initiator": "syr-forces"}),
    ("The guerrillas broke through at Cangamba.", "movement/advance", {"initiator": "text:guerrillas"}),
    ("North Korean troops forced the river on Monday.", "movement/advance", {"initiator": "prk-forces"}),
    ("Ethiopian troops left on 3 June.", "movement/withdrawal", {"initiator": "eth-forces"}),
    ("The district police called in reinforcements from Kano.", "movement/reinforcement", {}),
    ("Two battalions were put down by helicopter on a ridge.", "movement/arrival", {}),
    ("Paratroopers dropped on the airfield at Kolwezi.", "movement/arrival", {"destination": "Kolwezi"}),
    ("Libyan jets violated Tunisian airspace on Friday.", "operation/air_sorties", {"initiator": "lby-air"}),
    ("The garrison is digging trenches near Bardai.", "movement/base_established", {}),
    ("A Hercules was lost over Gardez on Sunday.", "force_status/setbacks", {}),
    # ground
    ("The Croatian army won back two villages near Pakrac.", "territory_change/recaptured", {}),
    ("Control of the port is disputed.", "control/contested", {}),
    # blows
    ("Bandits fell upon the village of Kaya.", "attack/unspecified", {"initiator": "text:bandits"}),
    ("A Viet Cong platoon probed an outpost near Tay Ninh.", "attack/unspecified", {}),
    ("Saboteurs of the EOKA derailed a train near Famagusta.", "attack/unspecified", {}),
    ("The defenders were still resisting from the cellars.", "clash/armed_clash", {}),
    ("Pakistani soldiers retaliated.", "clash/exchange_of_fire", {"initiator": "pak-forces"}),
    # who is taken
    ("Raiders dragged twelve men out of their houses in Beni.", "violation/abduction", {"abducted": (12, 12)}),
    ("The gunmen took two nurses with them.", "violation/abduction", {}),
    ("The rebels took three tourists from a resort in Palawan.", "violation/abduction", {"abducted": (3, 3)}),
    ("Soldiers marched 200 men to the stadium.", "violation/arbitrary_detention", {"detained": (200, 200)}),
    ("Police herded villagers into a mosque.", "violation/arbitrary_detention", {}),
    ("Peasants were herded into guarded hamlets by the army.", "displacement/relocated", {}),
    ("Pirates are holding four ships near Hobyo.", "violation/arbitrary_detention", {}),
    ("The tanker was seized on Monday with a crew of 20.", "violation/abduction", {}),
    ("Armed men took money and phones from the displaced.", "violation/looting", {}),
    ("The rebels took away rifles of the dead.", "hazard_event/weapons_seized", {}),
    # care and roofs
    ("The Red Cross gave the refugees bread and milk.", "aid_event/delivered", {}),
    ("UNICEF vaccinated 9,000 children in Aweil.", "aid_event/delivered", {"provider": "unicef"}),
    ("The Red Crescent opened a soup kitchen in Sfax.", "aid_event/delivered", {"destination": None}),
    ("Air force planes dropped rice and cartridges near Uli.", "aid_event/air_drop", {}),
    ("The relief trucks turned back at Bentiu.", "aid_event/convoy_blocked", {}),
    ("The embassy of Peru took in 140 people.", "displacement/destination", {"number_displaced": (140, 140)}),
    ("Villagers have moved to Maroua.", "displacement/destination", {"destination": "Maroua"}),
    # what is shut, damaged, left lying
    ("The authorities closed the airport of Hodeida.", "humanitarian_condition/access_constraint", {}),
    ("A clinic was damaged in Kharkiv.", "violation/property_destruction", {}),
    ("Two unexploded rockets lie in the yard of the school.", "hazard_state/uxo_reported", {}),
    # streets
    ("Rioters burned buses in Durban.", "civil_action/riot", {}),
    ("Students burned an effigy of the general in Rangoon.", "civil_action/protest", {}),
    ("Women sat down across the road in Imphal.", "civil_action/protest", {}),
    ("Traders observed a strike in Srinagar.", "civil_action/strike", {}),
    ("Miners in Oruro came out on strike.", "civil_action/strike", {}),
    ("Police dispersed some 300 demonstrators in Lome.", "civil_action/protest", {}),
    ("Youths put up barricades in Conakry.", "civil_action/protest", {}),
    # talks
    ("The truce expired at noon in Sidon.", "agreement/ceasefire", {"polarity": "negated"}),
    ("Both armies ceased fire at midnight.", "agreement/ceasefire", {"polarity": "affirmed"}),
    ("The guns fell silent in Huambo on Sunday.", "agreement/ceasefire", {}),
    ("The talks in Arusha collapsed on Friday.", "agreement/peace_talks", {"polarity": "negated"}),
    ("Negotiations in Geneva were adjourned on Friday.", "agreement/peace_talks", {"polarity": "negated"}),
    ("The bishop offered to mediate.", "agreement/peace_talks", {"modality": "planned"}),
    ("The rebels asked for a truce.", "communication/demand", {"initiator": "text:rebels"}),
    ("A curfew was imposed in Jos.", "communication/announcement", {}),
]


@pytest.mark.parametrize(("text", "kind", "facts"), CASES)
def test_the_field_is_told_of_in_many_words(ask: Asking, text: str, kind: str, facts: dict[str, object]) -> None:
    ask.check(text, kind, facts)


@pytest.mark.parametrize(
    "text",
    [
        "The lawyer guarded the secret of his client.",
        "The team regrouped after the break in Lagos.",
        "The writer set out in 1950 from Bombay.",
        "Criticism came in from all sides.",
        "The singer broke through in Kingston with her third album.",
        "Snow forced the pass road to close in Andorra.",
        "The team left on Monday.",
        "The case was put down for hearing by the judge.",
        "The parcel was lost in the post.",
        "The champion won back her title in Rome.",
        "The title was disputed in court.",
        "The feast falls on a Monday.",
        "Prosecutors probed the bank in Vaduz.",
        "The temptation was hard to resist.",
        "The team put up a good show in Cairo.",
        "Firefighters dragged two children from a burning house in Leeds.",
        "The driver took his family with him.",
        "The nurse took blood from the patients.",
        "A guide took the visitors to a farm.",
        "Shepherds herded goats into the valley.",
        "The hotel is holding two rooms.",
        "Grandmother gave the children bread.",
        "The chain opened a clinic for pets in Oslo.",
        "The family took in a lodger.",
        "The family moved to a bigger flat.",
        "Snow closed the airport of Oslo.",
        "The church was damaged in the earthquake.",
        "Workers burned leaves in the park.",
        "The pupils sat in the front of the bus.",
        "Believers observed the fast.",
        "The clouds dispersed over Lome.",
        "His passport expired in May.",
        "The trade talks in Geneva collapsed.",
        "The firm offered to talk about prices.",
        "The waiter asked for help with the plates.",
    ],
)
def test_peaceful_uses_of_these_words_make_no_claim(ask: Asking, text: str) -> None:
    assert not ask.claims(text)


STATES = [
    ("Iraq invaded Kuwait on 2 August.", "operation/offensive", {"initiator": "irq", "target": "kwt"}),
    ("NATO warships enforce the arms embargo in the Adriatic.", "operation/blockade_enforcement", {}),
    ("A sweep by 900 troops is under way near Nyeri.", "operation/offensive", {}),
    ("The siege of Zahle was lifted under a truce.", "siege_change/lifted_by_agreement", {}),
    ("The port of Latakia is blockaded by warships.", "siege_state/blockaded", {"event_location": "Latakia"}),
    ("U.N. envoy Lakhdar Brahimi met President Massoud Barzani in Erbil.", "political/diplomatic_meeting", {}),
    ("The Bicesse Accord was signed in Lisbon in May.", "agreement/peace_talks", {}),
    ("Families have been arriving in Maroua on foot.", "displacement/destination", {"destination": "Maroua"}),
    ("Ninety children were taken out of Homs by bus.", "displacement/evacuated", {"origin": "Homs"}),
    ("Libyan boats sowed mines in the Gulf of Suez.", "hazard_event/mine_laying", {}),
    ("Demining teams cleared 30 hectares near Luena.", "hazard_event/clearance", {}),
    ("Some 50 were admitted to the hospital in Bangui.", "casualty_detail/injured", {"injured": (45, 55)}),
    ("The railway to Lobito was open again on Monday.", "territory_change/route_opened", {}),
    ("A mob lynched two men in Coban.", "civil_action/mob_violence", {"killed": (2, 2)}),
    (
        "A boy was killed in Pailin when a grenade he was playing with exploded.",
        "hazard_event/accidental_detonation",
        {"killed": (1, 1)},
    ),
    ("Colonel Sambo was relieved of his command.", "force_status/command_change", {}),
    ("Soldiers fought for the bridge all day.", "clash/armed_clash", {}),
]


@pytest.mark.parametrize(("text", "kind", "facts"), STATES)
def test_states_and_bodies_do_what_they_do(ask: Asking, text: str, kind: str, facts: dict[str, object]) -> None:
    ask.check(text, kind, facts)


@pytest.mark.parametrize(
    "text",
    [
        "Tourists invaded Venice in August.",
        "Work on the bridge is under way.",
        "John met Mary in Paris.",
        "Brazil met Italy in the final.",
        "The Free Trade Agreement was signed in Lisbon.",
        "The clubs signed an agreement on the transfer.",
        "The shop was open again on Monday.",
        "He was playing with a ball in the yard.",
        "The band fought for the title in Leeds.",
    ],
)
def test_other_bodies_do_other_things(ask: Asking, text: str) -> None:
    assert not ask.claims(text)


SUBJECTS = [
    ("The abduction of two nuns by rebels in Bangassou was condemned.", "violation/abduction", {"abducted": (2, 2)}),
    ("The release of 40 prisoners by the junta followed talks in Doha.", "agreement/release", {}),
    ("The fall of Kismayo to the insurgents cut the port off.", "territory_change/captured", {}),
    ("The evacuation of 500 villagers from Gorazde ended on Friday.", "displacement/evacuated", {}),
    ("The distribution of food to families in Madaya began on Friday.", "aid_event/delivered", {}),
    ("The forced recruitment of children by the militia continued.", "violation/forced_recruitment", {}),
    ("The clearance of mines on the road to Luena has begun.", "hazard_event/clearance", {}),
    ("The demonstrators were subjected to torture in the barracks.", "violation/torture", {}),
    ("Two factions of the movement merged in May.", "force_status/split_merge", {}),
    ("Aid agencies cannot reach Bambari.", "humanitarian_condition/access_constraint", {}),
    ("Hundreds of civilians were stranded in Hodeida.", "population/trapped", {}),
    ("Four unexploded shells were found in Vukovar.", "hazard_state/uxo_reported", {}),
]


@pytest.mark.parametrize(("text", "kind", "facts"), SUBJECTS)
def test_a_deed_is_told_though_it_is_the_subject(ask: Asking, text: str, kind: str, facts: dict[str, object]) -> None:
    ask.check(text, kind, facts)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The release of 40 prisoners would follow a deal.", "agreement/release"),
        ("The release of the film by the studio followed a dispute.", "agreement"),
        ("The distribution of profits to shareholders began on Friday.", "aid_event"),
        ("Any abduction of nuns by rebels was condemned.", "violation"),
        ("The clearance of customs took two days.", "hazard_event"),
        ("Two banks merged in May.", "force_status"),
        ("Aid agencies cannot reach Bambari.", "movement"),
        ("The pupils were subjected to tests.", "violation"),
        ("The rebels are in possession of rockets.", "control"),
        ("Rounds of talks in Geneva have failed to end the war.", "agreement"),
        ("A warplane damaged a hospital in Idlib.", "violation"),
        ("The rapid advance of the rebels shocked the capital.", "movement"),
    ],
)
def test_what_is_no_deed_of_war_is_none_as_a_subject(ask: Asking, text: str, kind: str) -> None:
    assert all(kind not in (told, told.split("/")[0]) for told in ask.kinds(text))
