"""Who a claim's doer is where the words only point to it.  The sentences are our own."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.gazetteer import Gazetteer
from rashomon.model import Dating, Report
from rashomon.reading import read
from reading.asking import Asking

CASES = [
    # the attackers are who struck just before, named or not
    (
        "Bandits linked to Boko Haram stormed the village of Kankara on Sunday. The raiders torched the market.",
        "violation/property_destruction",
        {"perpetrator": "text:bandits"},
    ),
    (
        "Gunmen attacked a mine near Kaya on Sunday. Soldiers shot dead four of the attackers.",
        "attack[1]",
        {"victim": "text:gunmen"},
    ),
    (
        "FARC guerrillas raided Toribio on Sunday. Soldiers pursued them. The assailants looted a bank.",
        "violation/looting",
        {"perpetrator": "farc"},
    ),
    # a source set behind is not who acts next
    (
        "The Taliban entered Kunduz, shopkeepers said. They burned the courthouse.",
        "violation/property_destruction",
        {"perpetrator": "taliban"},
    ),
    (
        "The Sudanese army shelled Omdurman, a radio station reported. It also bombed a market in Bahri.",
        "attack/air_strike",
        {"initiator": "sdn-forces"},
    ),
    (
        "Rebels ambushed a bus near Gulu, a local official said. They abducted nine girls.",
        "violation/abduction",
        {"perpetrator": "text:rebels"},
    ),
    # but who answers is who spoke
    (
        "Rebels attacked Goma, the army said. It blamed the M23.",
        "communication/accusation",
        {"initiator": "cod-forces"},
    ),
    # the Croats are whom the report calls Croat fighters
    (
        "Bosnian Serb gunners shelled Bihac on Monday. The Serbs then captured the village of Izacic.",
        "territory_change/captured",
        {"initiator": "republika-srpska-forces"},
    ),
    (
        "Druze militiamen shelled Suq al-Gharb in Lebanon. The Druze lost ten men. The Maronites shelled Aley.",
        "attack/shelling[1]",
        {"initiator": "text:maronites"},
    ),
    # by rank and by office
    (
        "Khalifa Haftar flew to Benghazi. The Tripoli government shelled Gharyan. The marshal's men shelled Tripoli.",
        "attack/shelling[1]",
        {"initiator": "lna"},
    ),
    # a name before a noun is the name of another group
    (
        "The Lord's Resistance Army attacked Lira in Uganda. The Night Owls militia killed nine of the rebels.",
        "attack[1]",
        {"initiator": "text:night owls militia"},
    ),
    # what others only lean on is not who is described
    (
        "Herders allied with the Janjaweed burned Kabkabiya in Darfur. The militiamen shelled El Fasher.",
        "attack/shelling",
        {"initiator": "text:militiamen"},
    ),
    # a rebel group before a militia
    (
        "Fighting between the M23 and the Wazalendo went on near Sake. The rebels captured Mushaki.",
        "territory_change/captured",
        {"initiator": "m23"},
    ),
    (
        "Soldiers of the southern force, SAMIM, reached Palma in Mozambique on Monday.",
        "movement/arrival",
        {"initiator": "samim"},
    ),
    (
        "The Eritreans, a foreign diplomat said, killed 40 Ethiopian soldiers at Zalambessa.",
        "attack",
        {"initiator": "eri", "victim": "eth-forces"},
    ),
    # "its" is of one party and not of many men
    (
        "The Amal movement has taken ten villages since the Israelis left. Its fighters shelled Jezzine.",
        "attack/shelling",
        {"initiator": "amal"},
    ),
    (
        "The Indian army beat off an assault on Dras by Lashkar-e-Taiba. The gunners then shelled Mushkoh.",
        "attack/shelling",
        {"initiator": "ind-forces"},
    ),
    # the two are both
    (
        "Armenian and Azerbaijani troops clashed near Goris on Monday. The two armies exchanged 60 prisoners.",
        "agreement/prisoner_exchange",
        {"party": "arm-forces + aze-forces"},
    ),
    # who saw or judged an act did not do it
    (
        "The shelling, which residents filmed, destroyed two houses in Goma.",
        "attack/shelling",
        {"initiator": "unknown"},
    ),
    ("The raid, which was condemned by Iran, killed six in Goma.", "attack", {"initiator": "unknown"}),
    ("The raid condemned by Iran killed six in Goma.", "attack", {"initiator": "unknown"}),
    ("The raid, which the army blamed on the M23, killed six in Goma.", "attack", {"initiator": "m23"}),
    # but who planned it, or took it on themselves, did
    ("The bombing, which the Taliban claimed, killed six in Kabul.", "attack", {"initiator": "taliban"}),
    ("The raid, which Israeli jets carried out, killed six in Gaza.", "attack", {"initiator": "isr-air"}),
    # who beats attackers back defends; the other party of a storming does too
    (
        "Croat fighters beat back a Serbian column near Vukovar. The defenders destroyed 12 tanks.",
        "attack",
        {"initiator": "text:croat fighters"},
    ),
    (
        "Renamo fighters stormed the town of Gorongosa, held by the Mozambican army. The defenders shelled a school.",
        "attack/shelling",
        {"initiator": "moz-forces"},
    ),
    # who seized and who landed
    (
        "The Abu Sayyaf seized ten divers on Sipadan. The kidnappers shot one of them.",
        "attack",
        {"initiator": "abu-sayyaf"},
    ),
    ("Argentine marines landed at Stanley. The invaders shelled a barracks.", "attack", {"initiator": "arg-forces"}),
    # soldiers in a war of one state's forces
    (
        "Russian jets bombed Shali. The Russian army shelled Argun. In Nazran soldiers shot two villagers.",
        "attack[2]",
        {"initiator": "rus-forces"},
    ),
    (
        "The Afghan army, whose gunners shelled Baghlan, took Pul-i-Khumri.",
        "attack/shelling",
        {"initiator": "afg-forces"},
    ),
    (
        "Coalition planes left Dhahran. Coalition troops shelled Basra.",
        "attack/shelling",
        {"initiator": "text:coalition troops"},
    ),
    (
        "The Saudi-led coalition bombed Sanaa. Yemeni soldiers took Marib. Coalition troops shelled Taiz.",
        "attack/shelling",
        {"initiator": "saudi-coalition"},
    ),
    # what stands beside a name tells of it
    (
        "The FARC left Arauquita. The ELN, a smaller group that kidnapped two engineers, shelled Arauca.",
        "violation/abduction",
        {"perpetrator": "eln"},
    ),
    ("In Jolo, the Abu Sayyaf, a small group, shelled a barracks.", "attack/shelling", {"initiator": "abu-sayyaf"}),
    # of two groups the rebels are the rebel group, the paramilitaries the militia
    (
        "The AUC fought the FARC near Vigia. The guerrillas shelled the port. The paramilitaries burned Bojaya.",
        "attack/shelling",
        {"initiator": "farc"},
    ),
    (
        "The AUC fought the FARC near Vigia. The guerrillas shelled the port. The paramilitaries burned a school.",
        "violation/property_destruction",
        {"perpetrator": "auc"},
    ),
    ("Egyptian pilots flying bombers for Biafra attacked Aba.", "attack", {"initiator": "egy-air"}),
    ("Jalal Talabani's men burned a pipeline near Zakho.", "violation", {"perpetrator": "puk"}),
    ("Red Army units withdrew from Jalalabad.", "movement/withdrawal", {"initiator": "ussr-forces"}),
    (
        "Iraqi gunners shelled Abadan. Iran's jets bombed Basra. Iraqi planes struck Dezful. Iran's navy shelled Fao. "
        "The two navies exchanged fire off Kharg.",
        "clash/exchange_of_fire",
        {"initiator": "irq-navy", "co_initiator": "irn-navy"},
    ),
    # a lone group is the one that the text is about
    (
        "The Arakan Army shelled Sittwe. It belongs to the Three Brotherhood Alliance. Its rivals are the ARSA and the "
        "RSO. Fighters of the group overran a camp.",
        "territory_change/captured",
        {"initiator": "arakan-army"},
    ),
    (
        "In Gao, Ansar Dine fought the MNLA. MUJAO took Douentza. The same group shelled Hombori.",
        "attack/shelling",
        {"initiator": "mujao"},
    ),
    (
        "The SPLM-N attacked Kadugli in Sudan. The group's fighters burned a market.",
        "violation/property_destruction",
        {"perpetrator": "splm-n"},
    ),
    # a people is also told by its party's name
    ("The KIA seized an outpost near Mansi, in Myanmar. The Kachins shelled Bhamo.", "attack", {"initiator": "kia"}),
    (
        "Tribal militias armed by Khartoum attacked Kabkabiya, in Darfur. The gunmen burned a school.",
        "violation/property_destruction",
        {"perpetrator": "text:tribal militias"},
    ),
    ("The MNLA said they were ready to fight the separatists in Gao.", "clash", {"initiator": "mnla"}),
    ("The Karabakh army shelled Fizuli in Azerbaijan.", "attack/shelling", {"initiator": "karabakh-army"}),
    (
        "Masked paramilitaries shot ten villagers near Bo. The killers burned a church.",
        "violation/property_destruction",
        {"perpetrator": "text:masked paramilitaries"},
    ),
    (
        "The Iraqi air force bombed Rabia in support of the Kurds. The planes killed 20 villagers.",
        "attack/air_strike[1]",
        {"initiator": "irq-air"},
    ),
    (
        "The Islamic State left Tikrit, in Iraq. Asaib Ahl al-Haq entered it. The militia beheaded two captives.",
        "violation/execution",
        {"initiator": "aah"},
    ),
    ("Syrian fighters of Hezbollah shelled Qusayr.", "attack/shelling", {"initiator": "hezbollah"}),
    # brigades of a city
    ("Brigades from Misrata shelled Tripoli.", "attack/shelling", {"initiator": "misrata-brigades"}),
    ("The Zintanis captured Tripoli airport.", "territory_change/captured", {"initiator": "zintan"}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_who_is_meant(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    ("text", "kind", "role", "not_this"),
    [
        # soldiers who answer a raid are not its raiders
        (
            "Boko Haram raided Gwoza. Troops shot ten men. The raiders burned 30 homes.",
            "violation",
            "perpetrator",
            "nga",
        ),
        # two soldiers are no two armies
        ("Mali's army attacked Kidal. Two soldiers died.", "casualty_detail", "victim", "text:soldiers"),
        # a president nobody named
        ("The president sent troops to Kidal.", "movement", "initiator", "text:president's"),
        # insurgents elsewhere, and ones that nobody knows
        ("FARC fighters shelled Toribio. Unknown guerrillas shot a mayor.", "attack[1]", "initiator", "farc"),
        # an alliance is none of its members
        ("Hezb-i-Islami met in Quetta. The seven-party alliance shelled Kabul.", "attack", "initiator", "hezb"),
        # a column that was beaten back is no defender
        ("Houthi fighters repulsed a Yemeni column at Marib. The defenders shelled it.", "attack", "initiator", "yem"),
    ],
)
def test_who_is_not_meant(ask: Asking, text: str, kind: str, role: str, not_this: str) -> None:
    found = [actor.id for actor in ask.one(text, kind).actors if actor.role == role]
    assert not any(one.startswith(not_this) for one in found)


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Al-Shabab attacked Palma in Mozambique on Monday.", "ansar-al-sunna-moz"),
        ("Al-Shabab attacked Mandera in Kenya on Monday.", "al-shabaab"),
        ("Al-Shabab attacked Baidoa in Somalia on Monday.", "al-shabaab"),
        ("Al-Shabab attacked a base on Monday.", "al-shabaab"),
    ],
)
def test_a_short_name_is_of_the_group_of_the_reports_country(text: str, doer: str, gazetteer: Gazetteer) -> None:
    report = Report(id="r", text=text, sha256="", published=Dating(day=date(2022, 3, 1), basis="given"))
    found = [a.id for claim in read(report, gazetteer).claims for a in claim.actors if a.role == "initiator"]
    assert found == [doer]
