"""Whose the weapon, the unit, the shelling and the word are where a report tells it in few words.  The sentences are
our own."""

from __future__ import annotations

import pytest

from reading.asking import Asking

DOERS = [
    # the name before a weapon that tells the sort of a strike
    ("An RSF drone strike hit a clinic in Nyala in Sudan.", "attack/drone_strike", {"initiator": "rsf-sudan"}),
    ("A YPG drone strike wounded two men near Afrin in Syria.", "attack/drone_strike", {"initiator": "ypg"}),
    ("An LTTE commando raid killed nine sailors at Trincomalee in Sri Lanka.", "clash/raid", {"initiator": "ltte"}),
    ("An RSF drone operator was shot in Nyala in Sudan.", "attack", {"initiator": "unknown"}),
    # what is fired fires nothing
    (
        "Insurgents fired tank and mortar rounds at the post in Agdam in Azerbaijan.",
        "attack/shelling",
        {"initiator": "text:insurgents", "co_initiator": None},
    ),
    (
        "The army pounded Jolo in the Philippines with mortar, tank and howitzer rounds.",
        "attack/shelling",
        {"initiator": "phl-forces", "co_initiator": None},
    ),
    ("Sudanese tanks shelled Torit.", "attack/shelling", {"initiator": "sdn-forces"}),
    # a people's shelling
    ("Heavy Serb shelling killed six people in Bihac in Bosnia.", "attack/shelling", {"initiator": "text:serbs"}),
    ("A Kurdish attack killed two soldiers in Hakkari in Turkey.", "attack", {"initiator": "text:kurds"}),
    (
        "Bosnian Serb forces hold Brcko in Bosnia. Serb shelling killed six people in Bihac.",
        "attack/shelling",
        {"initiator": "vrs"},
    ),
    ("A Serb drive for votes began in Bosnia.", "operation", {"initiator": None}),
    # paramilitaries are no rebels that nobody calls so
    (
        "UCK rebels attacked Prizren in Kosovo. The paramilitaries killed nine men.",
        "attack[1]",
        {"initiator": "text:paramilitaries"},
    ),
    (
        "Serb paramilitaries burned homes in Zvornik. UCK rebels attacked Prizren. The paramilitaries killed nine men.",
        "attack[1]",
        {"initiator": "text:serb paramilitaries"},
    ),
    (
        "FARC rebels attacked Mitu in Colombia. The militia looted homes.",
        "violation/looting",
        {"perpetrator": "text:militia"},
    ),
    (
        "AUC gunmen entered Mapiripan, Colombia. FARC rebels attacked Mitu. The paramilitaries looted homes.",
        "violation/looting",
        {"perpetrator": "auc"},
    ),
    (
        "RSF fighters shelled Nyala in Sudan. The paramilitaries looted homes.",
        "violation/looting",
        {"perpetrator": "rsf-sudan"},
    ),
]
UNITS = [
    # the unit of a number that an army of another land has too
    ("The Fourth Division of the Colombian army killed three rebels in Meta.", "attack", {"initiator": "col-forces"}),
    ("Colombia's Fourth Division killed three rebels in Meta.", "attack", {"initiator": "col-forces"}),
    ("The Fifth Corps shelled Asmara in Eritrea.", "attack/shelling", {"initiator": "text:fifth corps"}),
    ("The army's Third Brigade attacked ELN rebels near Cali in Colombia.", "attack", {"initiator": "col-forces"}),
    # at home, with words of the place in front, it is the one of the registry
    ("The Fourth Division shelled Daraya in Syria.", "attack/shelling", {"initiator": "fourth-armoured-syr"}),
    ("In Syria the 4th Division shelled Daraa.", "attack/shelling", {"initiator": "fourth-armoured-syr"}),
    # a group's own is the group's
    ("KNLA's 6th Brigade attacked Kawkareik in Myanmar.", "attack", {"initiator": "knla"}),
]
LOST_SUBJECTS = [
    ("In Angola UNITA shelled Cuito.", "attack/shelling", {"initiator": "unita"}),
    ("In Chad FROLINAT took Faya-Largeau.", "territory_change", {"initiator": "frolinat"}),
    ("The RSF shelled El Obeid.", "attack/shelling", {"initiator": "rsf-sudan"}),
    ("SWAPO fighters attacked Oshakati in Namibia.", "attack", {"initiator": "swapo"}),
]
SERVICES = [
    # "the air force" is that of the one state whose forces were told of, else of the report's own
    ("Rebels attacked Wau in South Sudan. The air force bombed Nasir.", "attack/air_strike", {"initiator": "ssd-air"}),
    ("The navy sank three rebel boats off Jaffna in Sri Lanka.", "attack", {"initiator": "lka-navy"}),
    (
        "Iraqi forces shelled Abadan in Iran. The air force bombed Dezful.",
        "attack/air_strike",
        {"initiator": "irq-air"},
    ),
    (
        "Ethiopian troops fought Eritrean troops at Badme. The air force bombed Asmara.",
        "attack/air_strike",
        {"initiator": "text:air force"},
    ),
    (
        "Israel warned Lebanon. The air force bombed Tyre in Lebanon.",
        "attack/air_strike",
        {"initiator": "text:air force"},
    ),
    # bare planes are nobody's where two air forces fly
    (
        "Pakistani planes bombed Agra in India. Indian jets hit Karachi. Planes strafed a train near Lahore.",
        "attack/air_strike[2]",
        {"initiator": "text:planes"},
    ),
    (
        "Russian jets bombed Shali in Chechnya. Helicopters rocketed Vedeno.",
        "attack/air_strike[1]",
        {"initiator": "rus-air"},
    ),
    # both states of a joined adjective
    (
        "Anglo-French aircraft bombed Ismailia in Egypt on Thursday.",
        "attack/air_strike",
        {"initiator": "gbr-air", "co_initiator": "fra-air"},
    ),
    (
        "Russo-Syrian raids killed nine in Idlib in Syria.",
        "attack",
        {"initiator": "rus-forces", "co_initiator": "syr-forces"},
    ),
]
VOICES = [
    (
        "Shells hit the market in Aleppo in Syria. Medics said 25 died. The rebels put the toll at 40.",
        "casualty_detail",
        {"voice": "unnamed:medics", "killed": (25.0, 25.0)},
    ),
    (
        "Shells hit the market in Aleppo in Syria. Medics said 25 died. The rebels put the toll at 40.",
        "casualty_detail[1]",
        {"voice": "unnamed:rebels", "killed": (40.0, 40.0)},
    ),
    # "the rebels" are no city that spoke before, but may be a front
    (
        "Rebels shelled Bor in South Sudan. Khartoum denied it helped them. The rebels said they had killed 12 men.",
        "attack[1]",
        {"voice": "unnamed:rebels"},
    ),
    (
        "The HLF said it took Bor in South Sudan. The rebels said they had killed 12 men.",
        "attack",
        {"voice": "text:hlf"},
    ),
    # an army told by its number is not the home state's
    (
        "A spokesman for the Eighth Army said 40 tanks were destroyed near Suwon in Korea.",
        "attack",
        {"voice": "text:eighth army"},
    ),
    # what a party claims to have done is its claim
    (
        "The army claimed to have killed 40 rebels in Kidal in Mali.",
        "attack",
        {"voice": "mli-forces", "modality": "claimed", "initiator": "mli-forces"},
    ),
    (
        "Rebels claimed to have shot down a helicopter near Torit in Sudan.",
        "attack",
        {"voice": "unnamed:rebels", "modality": "claimed"},
    ),
]
BLAMED = [
    "The minister came under fire over the deal.",
    "The general came under fire for the raid in Gaza.",
    "The minister came under heavy fire in parliament in London.",
    "The president came under attack from lawmakers in Bogota.",
]
UNDER_FIRE = [
    "The convoy came under fire for two hours near Kandahar.",
    "The convoy came under fire for the third time near Kandahar.",
    "Planes came under fire over Hanoi.",
    "Police came under attack from villagers in Goma.",
]


@pytest.mark.parametrize(("text", "kind", "expected"), [*DOERS, *UNITS, *LOST_SUBJECTS, *SERVICES, *VOICES])
def test_the_party_is_the_one_that_the_words_tell(
    ask: Asking, text: str, kind: str, expected: dict[str, object]
) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize("text", BLAMED)
def test_blame_is_no_attack(ask: Asking, text: str) -> None:
    assert not [kind for kind in ask.kinds(text) if kind.startswith("attack")]


@pytest.mark.parametrize("text", UNDER_FIRE)
def test_what_came_under_fire_was_attacked(ask: Asking, text: str) -> None:
    assert [kind for kind in ask.kinds(text) if kind.startswith("attack")]
