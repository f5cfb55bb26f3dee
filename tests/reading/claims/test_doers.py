"""The doer as the sentence names it, also where commas are lost or the act is told by a noun."""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    # a subject taken for the end of a phrase in front, where the comma is lost
    (
        "In the eastern town of Jalalabad army units killed ten insurgents on Monday.",
        "attack",
        {"initiator": "afg-forces", "killed": (10, 10)},
    ),
    (
        "In the northern city of Kunduz Taliban fighters detonated a truck near a base.",
        "attack",
        {"initiator": "taliban"},
    ),
    # who only backs takes no part himself
    (
        "Government troops backed by the Russian group Wagner seized hills outside Palma in Mozambique.",
        "territory_change",
        {"initiator": "moz-forces"},
    ),
    # a force by its parts
    ("Units of the Ukrainian army entered Kherson.", "movement", {"initiator": "ukr-forces"}),
    ("Members of the Rapid Support Forces shelled a market in El Fasher.", "attack", {"initiator": "rsf-sudan"}),
    # a name with its acronym in brackets before the noun
    (
        "The Revolutionary Armed Forces of Colombia (FARC) group controls the valley.",
        "control",
        {"holder": "farc"},
    ),
    # the act as a noun
    (
        "Nurses were killed in bombardments made by Russian and Syrian airstrikes near Hama.",
        "attack",
        {"initiator": "rus-air", "co_initiator": "syr-air"},
    ),
    ("Both convoys are under attack from Boko Haram in Borno, Nigeria.", "attack", {"initiator": "boko-haram"}),
    (
        "Two villages were burnt down and destroyed by a series of army air strikes near Sagaing, Myanmar.",
        "attack/air_strike",
        {"initiator": "mmr-forces"},
    ),
    (
        "A string of Boko Haram bombings in Maiduguri left 34 people dead.",
        "attack",
        {"initiator": "boko-haram", "killed": (34, 34)},
    ),
    (
        "Sudanese government forces were responsible for an attack that killed 40 people.",
        "attack",
        {"initiator": "sdn-forces", "killed": (40, 40)},
    ),
    (
        "Nine people were wounded in Cali in attacks that officials blamed on FARC.",
        "attack",
        {"initiator": "farc", "injured": (9, 9)},
    ),
    # whose the forces are
    ("Moscow said Kyiv's forces had shelled Horlivka.", "attack", {"initiator": "ukr-forces"}),
    ("Kyiv denied shelling the market.", "attack", {"initiator": "ukr", "modality": "denied"}),
    ("Soldiers loyal to President Bashar al-Assad killed 20 people in Hama.", "attack", {"initiator": "syr-forces"}),
    ("Fighters loyal to the ousted president killed four people in Abidjan.", "attack", {"initiator": "text:fighters"}),
    ("Forces loyal to Khalifa Haftar carried out air strikes on Tripoli, Libya.", "attack", {"initiator": "lna"}),
    ("Police killed three protesters in Khartoum.", "attack", {"initiator": "sdn-police"}),
    ("Security forces killed 12 protesters in Lagos, Nigeria.", "attack", {"initiator": "nga-forces"}),
    ("U.S.-backed fighters shelled a village near Deir ez-Zor.", "attack", {"backer": "usa"}),
    ("Saudi-led air strikes killed 30 people in Sanaa, Yemen.", "attack", {"initiator": "saudi-coalition"}),
    ("US-led raids on Raqqa, in Syria, killed six militants.", "attack", {"initiator": "us-coalition"}),
    ("No group claimed responsibility for the bombing.", "communication", {"initiator": None}),
    ("Opponents said the presidents forces killed 30 people near Hama.", "attack", {"initiator": "syr-forces"}),
    (
        "Six members of the Kurdish security forces died in Qamishli, Syria.",
        "casualty_detail",
        {"victim": "text:kurdish security forces"},
    ),
    ("Moscow launched missiles at Odesa.", "attack", {"initiator": "rus"}),
    # who led the operation in which others died
    (
        "Nine Boko Haram militants were killed during an operation by Nigerian troops in Borno.",
        "attack",
        {"initiator": "nga-forces", "victim": "boko-haram"},
    ),
    ("Nine soldiers were killed during an operation by the army in Mali.", "casualty_detail", {"initiator": None}),
    # a claim of responsibility before the verb
    ("A soldier looks on after two bomb blasts claimed by PKK hit the city of Ankara.", "attack", {"initiator": "pkk"}),
    # no doers: casualties, media beside the text, the bomber's own
    ("AFP (Reuters) A bomb blast in Kabul killed 48 people.", "attack", {"initiator": "unknown"}),
    ("The bomber detonated his explosives in Lahore.", "attack", {"initiator": "text:bomber"}),
    # acronyms that the model does not know
    ("DAESH shelled the city of Kilis in Turkey.", "attack", {"initiator": "is"}),
    ("Anti-DAESH operations are taking place in Hawija, Iraq.", "operation", {"initiator": None}),
    (
        "Ankara began the drive in August saying it was targeting the YPG.",
        "attack",
        {"initiator": "tur", "target": "ypg"},
    ),
    ("Kabul bomb blast kills six Afghan state TV.", "attack", {"victim": None, "killed": (6, 6)}),
    # what an act led to hangs on its last noun
    (
        "Rebels attacked positions of the army killing ten soldiers near Goma.",
        "attack",
        {"killed": (10, 10), "initiator": "text:rebels"},
    ),
    # who holds the place where people die is not what was struck
    ("Six people were killed by a mine in rebel-held Masisi.", "attack", {"target": None}),
    ("A mortar hit a rebel-held district of Taiz.", "attack", {"target": None}),
    ("Government planes bombed the rebel-held town of Juba.", "attack", {"initiator": "ssd-air", "target": None}),
    ("Rebels captured the government-held town of Aweil.", "territory_change", {"previous_holder": "ssd-gov"}),
    # whose fire, shelling or rockets killed
    ("Nine people were killed in rebel fire in Taiz on Tuesday.", "attack", {"initiator": "text:rebels"}),
    (
        "Six children died in Syrian army shelling of a market in Homs.",
        "attack/shelling",
        {"initiator": "syr-forces", "killed": (6, 6)},
    ),
    (
        "Three civilians were killed in terrorist rocket attacks on Kabul.",
        "attack/shelling",
        {"initiator": "text:terrorists"},
    ),
    ("A terrorist attack killed three civilians in Kabul.", "attack", {"initiator": "unknown"}),
    # who gains by the gerund did it
    ("Capturing most of Kunduz has helped the Taliban.", "territory_change", {"initiator": "taliban"}),
    # what came of the deed of the accused
    (
        "Rwanda accused Congo of shelling a border town, wounding two farmers.",
        "attack/shelling",
        {"initiator": "cod", "injured": (2, 2)},
    ),
    # fighters held for those of a group
    (
        "Gunmen believed to be from Boko Haram killed eight people in Damboa.",
        "attack",
        {"initiator": "boko-haram", "killed": (8, 8)},
    ),
    ("Boko Haram raided Bama on Monday. The sect abducted 20 girls.", "violation", {"perpetrator": "boko-haram"}),
    # an apostrophe lost before what a ruler has
    ("Assads forces shelled Douma in Syria.", "attack", {"initiator": "syr-forces"}),
    # blamed on a party, which is no target
    (
        "Ten farmers died in an attack blamed on Boko Haram in Borno.",
        "attack",
        {"initiator": "boko-haram", "target": None},
    ),
    # the attack told just before; another one is not meant
    ("Taliban fighters attacked Farah on Monday. The attack killed six.", "attack[1]", {"initiator": "taliban"}),
    ("Taliban fighters shelled Farah. Two people died in the raid.", "attack[1]", {"initiator": "unknown"}),
    # civilians only suffer
    (
        "12 women killed 17 wounded in truck bomb blast near Kirkuk",
        "attack",
        {"victim": "civ", "initiator": "unknown", "killed": (12, 12), "injured": (17, 17)},
    ),
    # nobody does it to his own: "its staff" is the school's, "them" are those attacked
    (
        "The Taliban shelled a school in Kabul, killing two of its staff members.",
        "attack",
        {"initiator": "taliban", "victim": "persons"},
    ),
    ("The army attacked rebels near Homs and killed 20 of them.", "attack[1]", {"victim": "text:rebels"}),
    # a subject behind a date without its comma, a gerund, an acronym
    (
        "On Jan. 3 the Lord's Resistance Army raided a village near Gulu killing nine people.",
        "attack",
        {"initiator": "lra"},
    ),
    (
        "On Friday army shelling on the Bakool district killed four herders in Somalia.",
        "attack/shelling",
        {"initiator": "som-forces", "killed": (4, 4), "time": "2025-01-10..2025-01-10"},
    ),
    (
        "Jets bombed Palmyra in Syria. DAESH then executed six captives on the square.",
        "violation/execution",
        {"perpetrator": "is"},
    ),
    # those who stand by while it happens did not do it, nor did the place
    (
        "In the town of Kassala shelling also hit a clinic as patients were leaving it wounding 12 people.",
        "attack/shelling",
        {"initiator": "unknown", "injured": (12, 12)},
    ),
    (
        "A rocket slammed into a hospital in Kharkiv as nurses treated patients destroying a wing.",
        "attack/shelling",
        {"initiator": "unknown"},
    ),
    (
        "Troops stormed the quarter the town killing six of them.",
        "attack",
        {"initiator": "text:troops", "killed": (6, 6)},
    ),
    # a headline glued in front
    (
        "Rebels Storm Northern Garrison The Malian army said on Tuesday that it had lost Kidal.",
        "territory_change/lost",
        {"previous_holder": "mli-forces"},
    ),
    # whom the gerund helped to do the next thing
    (
        "Capturing most of Kunduz has helped the Taliban close the road.",
        "territory_change/captured",
        {"initiator": "taliban"},
    ),
    # "which" in a relative clause that was taken for a main one
    ("Officials met leaders of the Taliban, which now rules Kunduz.", "control", {"holder": "taliban"}),
    # in whose fire those counted died
    (
        "Medics reported two more deaths in rebel fire on the district of Sake.",
        "attack",
        {"initiator": "text:rebels", "killed": (2, 2)},
    ),
    # a name right behind "group" is the group's
    (
        "A bomb claimed by the militant group Jemaah Islamiyah tore apart a bus in Jakarta.",
        "attack",
        {"initiator": "ji"},
    ),
    # "he" is the leader just named
    (
        "Syrian President Bashar al-Assad met envoys. He accused Turkey of arming rebels.",
        "communication/accusation",
        {"initiator": "syr-gov", "target": "tur"},
    ),
    # one of many groups is not "insurgents"
    (
        "Rebel groups including the Nusra Front hold villages in Idlib, Syria. Insurgents took the town of Saraqib.",
        "territory_change",
        {"initiator": "text:insurgents"},
    ),
    # two passives of a headline share what killed
    (
        "40 fighters killed and many injured in Russian airstrikes near Palmyra in Syria.",
        "attack/air_strike",
        {"initiator": "rus-air", "killed": (40, 40)},
    ),
    (
        "Thousands of people have been killed and millions displaced in Sudan.",
        "displacement",
        {"displaced": "persons", "number_displaced": (1000000, 9999999)},
    ),
    (
        "A grenade killed six people including three schoolchildren in Bujumbura.",
        "casualty_detail/breakdown",
        {"victim": "civ", "killed": (3, 3)},
    ),
    # a place at the end of the phrase before a participle is not its doer
    (
        "On Jan. 3 the Lord's Resistance Army raided a village near Gulu burning huts and killing nine people.",
        "violation/property_destruction",
        {"perpetrator": "lra"},
    ),
    # whom a headline without commas says to be killed
    (
        "Schoolgirl killed two others wounded in mortar attack in Donetsk.",
        "attack/shelling",
        {"initiator": "unknown", "killed": (1, 1)},
    ),
    ("Rocket Attack on Kabul kills five.", "attack/shelling", {"initiator": "unknown", "killed": (5, 5)}),
    # held to be somebody's
    (
        "The raid, believed to be by Boko Haram, killed ten people in Maiduguri.",
        "attack",
        {"initiator": "boko-haram", "hedge_initiator": "suspected"},
    ),
    (
        "A bomb believed to have been planted by the ETA killed two policemen in Bilbao, Spain.",
        "attack/mine_ied",
        {"initiator": "eta", "hedge_initiator": "suspected"},
    ),
    # who was moved to do it
    (
        "The blast prompted the army to close the road to Kidal, in Mali.",
        "territory_change/route_cut",
        {"initiator": "mli-forces"},
    ),
    # two parties without comma or "and"
    (
        "Hezbollah Syrian Army kill two militants near Qusayr.",
        "attack",
        {"initiator": "hezbollah", "co_initiator": "syr-forces"},
    ),
    ("Syrian army Islamic State clash near Palmyra.", "clash", {"initiator": "syr-forces", "co_initiator": "is"}),
    ("Hezbollah's Syrian fighters shelled Qusayr.", "attack", {"initiator": "hezbollah", "co_initiator": None}),
    # who speaks in a message
    (
        "A radio station received a phone call from a member of the ELN claiming responsibility for the bombing.",
        "communication/claim_of_responsibility",
        {"initiator": "eln"},
    ),
    # whose the aim is
    (
        "A bid by the FARC to seize Cali was beaten off.",
        "attack/unspecified",  # it was made, and took nothing
        {"initiator": "farc", "modality": "asserted"},
    ),
    (
        "The aim of the army operation was to cut supply lines near Idlib, Syria.",
        "territory_change/route_cut",
        {"initiator": "syr-forces", "modality": "planned"},
    ),
    (
        "A spokesman for the Taliban said the goal was to capture Kunduz.",
        "territory_change/captured",
        {"initiator": "taliban"},
    ),
    # the same act, first named with its party
    (
        "Rebels pressed on with an assault. The assault began on Sunday and is targeting the Ramussa district.",
        "attack",
        {"initiator": "text:rebels"},
    ),
    # a thing explodes, no party
    (
        "Police guarded the bank in Bilbao. It exploded at noon.",
        "attack",
        {"initiator": "unknown"},
    ),
    # whose "were" it is, though a participle stands between
    (
        "The blast made the roof collapse and guests staying in rooms above were injured by debris in Karachi.",
        "casualty_detail/injured",
        {"victim": "civ"},
    ),
    ("Jets bombed Palmyra in Syria. DAESH then executed them on the square.", "violation", {"perpetrator": "is"}),
    # "him" is a person
    ("Gunmen stopped a bus near Kaduna and executed him.", "violation/execution", {"perpetrator": "text:gunmen"}),
    # a headline glued in front of a number
    (
        "Rebel Democratic Front At least ten people were killed in airstrikes on Taiz.",
        "attack/air_strike",
        {"victim": "persons"},
    ),
    (
        "Council urges UN inquiry Syrian army shelled Douma on Monday.",
        "attack/shelling",
        {"initiator": "syr-forces"},
    ),
    # an object behind the means
    (
        "Rebel groups affiliated to Ansaru targeted with mortar shells the market of Maiduguri.",
        "attack/shelling",
        {"initiator": "text:rebel groups", "target": None},
    ),
    ("The militia targeted with mortar shells the market of Baidoa.", "attack/shelling", {"target": None}),
    # persons before an act do not do it; nor do children, nor aid
    ("Twin suicide blasts hit a police post near Kabul.", "attack/suicide", {"initiator": "unknown"}),
    (
        "Raids on clinics and food convoys that left dozens dead went on in Yemen.",
        "attack[1]",
        {"initiator": "unknown"},
    ),
    # a government that strikes is one party, also abroad
    (
        "Russian government air strikes killed 42 people in Idlib, Syria.",
        "attack/air_strike",
        {"initiator": "rus-gov", "co_initiator": None},
    ),
    # what holds the clause is whom its pronoun means
    (
        "The Malian army took Kidal from militants who left the areas that they controlled.",
        "control",
        {"holder": "text:militants"},
    ),
    # no description in a fight means a monitor
    (
        "Amnesty International spoke of abuses in Mosul. US-led jets bombed the group near Hawija.",
        "attack",
        {"target": "text:group"},
    ),
    # the accused of a relative clause; a medium behind a name without its comma
    (
        "The mayor condemned the Kachin Independence Army, which he accused of attacking bases near Laiza.",
        "attack",
        {"initiator": "kia"},
    ),
    (
        "The militia receives backing from Qatar Reuters says.",
        "support_relation",
        {"backer": "qat"},
    ),
    (
        "Nine men were killed in an air raid by coalition jets near Mosul.",
        "attack/air_strike",
        {"initiator": "text:coalition jets"},
    ),
    # who besieges, and what
    ("Residents fled the army-besieged town of Zabadani in Syria.", "siege_state", {"besieger": "syr-forces"}),
    ("Mariupol remained encircled.", "siege_state", {"besieged": "text:mariupol"}),
    ("A Red Cross convoy failed to reach Mariupol on Friday.", "aid_event", {"provider": "icrc"}),
    (
        "The regime announced a ceasefire with rebels in Homs.",
        "agreement/ceasefire",
        {"party": "syr-gov + text:rebels"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_the_doer_is_the_one_named(ask, text, kind, expected):
    ask.check(text, kind, expected)


def test_a_backer_is_no_initiator(ask):
    text = "Troops backed by militiamen and the movement Hezbollah have taken most of Nabatieh."
    claim = ask.one(text, "territory_change")
    assert "hezbollah" not in {actor.id for actor in claim.actors if actor.role in ("initiator", "co_initiator")}


def test_days_are_no_parties(ask):
    text = "Ten rebels died near Goma in clashes between Tuesday and Wednesday."
    assert not any("wednesday" in actor.id for claim in ask.claims(text) for actor in claim.actors)


def test_a_day_before_troops_is_no_part_of_their_name(ask):
    claim = ask.one("Earlier Wednesday troops captured the port of Barawe in Somalia.", "territory_change")
    assert [actor.as_written for actor in claim.actors if actor.role == "initiator"] == ["troops"]


def test_what_somebody_calls_a_massacre_is_not_done_by_him(ask):
    text = 'Jets carried out what Human Rights Watch called "a massacre" near Sirte.'
    doers = {actor.id for claim in ask.claims(text) for actor in claim.actors if actor.role == "initiator"}
    assert "hrw" not in doers


def test_who_is_blamed_for_the_attack_is_its_doer_by_that_account(ask: Asking) -> None:
    text = (
        "The Rapid Support Forces denied carrying out a strike on a mosque in Nyala that killed 31 people, "
        "blaming the Sudanese army for the attack."
    )
    denied, blamed = (claim for claim in ask.claims(text) if claim.type == "attack")
    assert (denied.modality, [a.id for a in denied.actors_as("initiator")]) == ("denied", ["rsf-sudan"])
    assert (blamed.modality, [a.id for a in blamed.actors_as("initiator")]) == ("claimed", ["sdn-forces"])
    assert blamed.attribution.origin.id == "rsf-sudan"


@pytest.mark.parametrize(
    ("text", "modality", "doer"),
    [
        ("A blast killed ten people in Aden. The Houthis denied responsibility for the attack.", "denied", "houthis"),
        ("A blast killed ten people in Aden. The Houthis denied any involvement.", "denied", "houthis"),
        (
            "Gunmen killed ten people in Aden. The Islamic State claimed responsibility for it.",
            "asserted",
            "text:gunmen",
        ),
        ("Gunmen killed ten people in Aden. The Islamic State claimed responsibility for the raid.", "claimed", "is"),
    ],
)
def test_who_owns_or_disowns_an_attack_is_its_doer_by_that_account(ask: Asking, text: str, modality: str, doer: str):
    last = [claim for claim in ask.claims(text) if claim.type == "attack"][-1]
    assert (last.modality, [actor.id for actor in last.actors_as("initiator")]) == (modality, [doer])
    assert not last.quantities or last.modality == "asserted"


def test_an_accusation_behind_its_speaker_is_his(ask: Asking) -> None:
    text = "Fifty people died in a raid on Goma, the governor of North Kivu said, accusing M23 of a war crime."
    claim = ask.one(text, "communication/accusation")
    assert [actor.name for actor in claim.actors_as("initiator")] == ["governor of North Kivu"]


AT_THE_HANDS = [
    (
        "Eleven villagers were murdered at the hands of Renamo gunmen in Nacala on Tuesday.",
        "attack",
        {"initiator": "renamo", "killed": (11, 11)},
    ),
    (
        "Six farmers died at the hands of the Contras near Jinotega.",
        "attack",
        {"initiator": "contras", "killed": (6, 6)},
    ),
    (
        "Iraqi Scud missiles hit a suburb of Tel Aviv, wounding nine people.",
        "attack/missile",
        {"initiator": "irq-forces", "injured": (9, 9)},
    ),
    ("The town of Sarpol was bombed in Iranian air raids.", "attack/air_strike", {"initiator": "irn-air"}),
    (
        "The town of Sarpol was bombed in Iraqi and Iranian air raids.",
        "attack/air_strike",
        {"initiator": "irq-air", "co_initiator": "irn-air"},
    ),
    (
        "The town of Sarpol was targeted in Iranian air raids and has also been hit by Iraqi tanks.",
        "attack/air_strike",
        {"initiator": "irn-air", "co_initiator": None},
    ),
    (
        "The defenders beat off two assaults near Vukovar and destroyed six Yugoslav army tanks.",
        "attack",
        {"initiator": "text:defenders", "target": "jna"},
    ),
    ("Georgian troops had halted the advance near Sukhumi.", "movement/advance", {"initiator": None}),
    ("Georgian troops had halted their advance near Sukhumi.", "movement/advance", {"initiator": "geo-forces"}),
    ("The Talibans fighters killed nine policemen in Kunduz.", "attack", {"initiator": "taliban", "killed": (9, 9)}),
    (
        "The Hezbollahs security forces arrested five men in Tyre.",
        "violation/arrest",
        {"perpetrator": "hezbollah", "detained": (5, 5)},
    ),
    (
        "Mines planted by the Contras have killed and wounded dozens of farmers in Jinotega.",
        "attack/mine_ied",
        {"killed_or_wounded": (24, 99), "killed": None, "injured": None},
    ),
    (
        "The guerrillas captured three officers and 20 trucks in the attack.",
        "force_status/setbacks",
        {"detained": (3, 3), "count": (20, 20)},
    ),
    ("Polisario said its fighters were in full control of Smara.", "control/full_hold", {"holder": "polisario"}),
    ("Two Greek crewmen were reported missing.", "casualty_detail/missing", {"missing": (2, 2), "victim": "persons"}),
    ("Smara is in the control of Polisario.", "control/full_hold", {"holder": "polisario"}),
]


@pytest.mark.parametrize(("text", "kind", "facts"), AT_THE_HANDS)
def test_who_did_it_is_told_in_many_ways(ask: Asking, text: str, kind: str, facts: dict[str, object]) -> None:
    ask.check(text, kind, facts)
