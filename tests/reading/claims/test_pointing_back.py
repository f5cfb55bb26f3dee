"""Who did, where and when, what a text points back to; who acts together; what generic words mean."""

import pytest

TOLD_BEFORE = [
    # the strikes, the shells, the bombing: those told before, with their place and day
    (
        "Government warplanes bombed the town of Aweil on Tuesday. The airstrikes killed nine people.",
        "attack/air_strike[1]",
        {"initiator": "ssd-air", "event_location": "Aweil", "killed": (9, 9), "day": "2025-01-14"},
    ),
    (
        "M23 rebels shelled a camp near Goma on Friday. The shells killed at least 14 displaced people.",
        "attack/shelling[1]",
        {"initiator": "m23", "event_location": "Goma", "day": "2025-01-10"},
    ),
    (
        "Russian jets struck a market in Kherson on Monday. Nine people were killed in the strikes.",
        "attack/air_strike[1]",
        {"initiator": "rus-air", "event_location": "Kherson", "day": "2025-01-13"},
    ),
    (
        "Israeli jets raided villages near Tyre on Sunday. Hospitals were full. The raids killed 14 people.",
        "attack[1]",
        {"initiator": "isr-air", "event_location": "Tyre"},
    ),
    # the last of that sort, past one of another sort
    (
        "Israel bombed Gaza on Sunday. Hamas fired rockets at Sderot on Monday. The bombing of Gaza killed 12.",
        "attack[2]",
        {"initiator": "isr", "event_location": "Gaza", "day": "2025-01-12"},
    ),
    # nobody does it to his own
    (
        "Rebels attacked Goma on Monday. The army bombed Sake on Tuesday. The attack killed nine soldiers.",
        "attack[2]",
        {"initiator": "text:rebels"},
    ),
    # who laid it
    ("ETA planted a bomb in Madrid. The explosion killed two people.", "attack", {"initiator": "eta"}),
    # what it damaged
    (
        "Terrorists fired rockets at a school in Daraa. The attack caused damage to nearby houses.",
        "violation",
        {"perpetrator": "text:terrorists"},
    ),
    # another one, and one that was told of nobody
    ("Rebels attacked Goma on Monday. The second attack killed nine.", "attack[1]", {"initiator": "unknown"}),
    ("Rebels attacked Goma on Monday. An attack in Beni killed nine.", "attack[1]", {"initiator": "unknown"}),
    ("A bomb exploded in Goma on Monday. The blast killed nine people.", "attack[1]", {"initiator": "unknown"}),
    (
        "Rebels killed ten herders in Ituri on Monday. A bomb killed three people in Goma on Tuesday. A nurse hurt in"
        " the blast died.",
        "attack[2]",
        {"initiator": "unknown", "event_location": "Goma", "day": "2025-01-14"},
    ),
    (
        "Rebels shelled Goma on Monday. Shells hit a school in Goma. The shelling killed four.",
        "attack[2]",
        {"initiator": "text:rebels"},
    ),
    # the sides of a fight
    (
        "Fighting broke out between the Sudanese army and the RSF in Omdurman. The fighting killed 20 civilians.",
        "clash[1]",
        {"initiator": "sdn-forces", "opponent": "rsf-sudan"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), TOLD_BEFORE)
def test_what_points_back_is_the_deed_told_before(ask, text, kind, expected):
    day = expected.get("day")
    ask.check(text, kind, {slot: value for slot, value in expected.items() if slot != "day"})
    if day is not None:
        time = ask.one(text, kind).time
        assert (str(time.start), str(time.end)) == (day, day)


WHOSE_FIRE = [
    ("Rebel fire wounded three soldiers in Bukavu.", "attack", {"initiator": "text:rebels", "injured": (3, 3)}),
    (
        "Thirty soldiers and two officers were killed by rebel fire in Kidal.",
        "attack",
        {"initiator": "text:rebels"},
    ),
    ("Two civilians died in fire from rebel positions in Goma.", "attack", {"initiator": "text:rebels"}),
    (
        "Two children were killed in terrorist groups shelling on the city of Benghazi.",
        "attack/shelling",
        {"initiator": "text:terrorist groups"},
    ),
    (
        "Three farmers died as a result of attacks with shells by the rebels in North Kivu.",
        "attack/shelling",
        {"initiator": "text:rebels", "killed": (3, 3)},
    ),
    (
        "A woman was injured and two houses were damaged as a result of rocket attacks by the Tamil Tigers.",
        "attack/shelling",
        {"initiator": "ltte", "injured": (1, 1)},
    ),
    # a sort of crime, but for those who call a party so
    ("Six people were killed in a terrorist attack in Paris.", "attack", {"initiator": "unknown"}),
    (
        "Six people were killed in a terrorist attack in Aleppo. Terrorists fled the city.",
        "attack",
        {"initiator": "text:terrorists"},
    ),
    ("A fire killed two people in a camp in Goma.", "casualty_detail", {"initiator": None}),
    # an operation as the subject is its party's
    ("An offensive by government forces in Tigray killed 23 people.", "attack", {"initiator": "eth-forces"}),
    # a number does nothing
    (
        "Civilians have been killed mostly by the regime and millions have been displaced.",
        "attack",
        {"initiator": "text:regime", "co_initiator": None},
    ),
    ("The siege of Sarajevo by Bosnian Serb forces entered its third year.", "siege_state", {"besieger": "vrs"}),
    ("The town is wholly under Russian control.", "control", {"holder": "rus-forces"}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), WHOSE_FIRE)
def test_fire_is_that_of_the_party_before_or_behind_it(ask, text, kind, expected):
    ask.check(text, kind, expected)


TOGETHER = [
    (
        "Rebel groups including Ahrar al-Sham and the Nusra Front attacked Idlib.",
        "attack",
        ["text:rebel groups", "ahrar-al-sham", "nusra"],
    ),
    ("Rwandan soldiers alongside M23 rebels entered Goma.", "movement", ["rwa-forces", "m23"]),
    ("Syrian troops as well as Hezbollah fighters attacked Qusayr.", "attack", ["syr-forces", "hezbollah"]),
    ("Government troops along with Wagner mercenaries attacked Bambari.", "attack", ["caf-forces", "wagner"]),
    # those among the dead are no doers
    ("Rebels killed 15 people including three soldiers in Goma.", "attack", ["text:rebels"]),
]


@pytest.mark.parametrize(("text", "kind", "expected"), TOGETHER)
def test_all_who_act_together_are_kept(ask, text, kind, expected):
    claim = ask.one(text, kind)
    assert [actor.id for actor in claim.actors if actor.role in ("initiator", "co_initiator")] == expected


def test_positions_of_two_groups_tell_two_targets(ask):
    claim = ask.one("Jets struck positions of the Nusra Front as well as the Islamic State group in Idlib.", "attack")
    assert [actor.id for actor in claim.actors if actor.role == "target"] == ["nusra", "is"]


MEANT = [
    ("M23 attacked Goma on Monday. Their men looted shops.", "violation", {"perpetrator": "m23"}),
    ("Ratko Mladic took the town. His men killed thousands.", "attack", {"initiator": "vrs"}),
    ("Bashar al-Assad vowed victory. His troops shelled Homs.", "attack", {"initiator": "syr-forces"}),
    ("The mayor, Ali Hassan, fled. His men were killed in Goma.", "casualty_detail", {"victim": "persons"}),
    # a union is none of its members
    (
        "An alliance of rebels, which includes the Nusra Front, took Idlib. The alliance attacked the city of Aleppo.",
        "attack",
        {"initiator": "text:alliance"},
    ),
    # a reproach names no group by itself
    (
        "Terrorists, affiliated with the Nusra Front, fired rockets at Homs. The terrorist groups also shelled Hama.",
        "attack[1]",
        {"initiator": "text:terrorist groups"},
    ),
    ("The army took the town after months of control by rebels.", "territory_change", {"co_initiator": None}),
    # who answers is who spoke; "it" is no many
    (
        "Israel said Hezbollah fired rockets at Haifa. It responded with air strikes on Tyre.",
        "attack[1]",
        {"initiator": "isr"},
    ),
    (
        "The insurgents said soldiers had burned the village. They denied attacking a convoy.",
        "communication/denial",
        {"initiator": "text:insurgents"},
    ),
    # whose an army is by the words behind it
    ("The army of Iraq shelled Abadan in Iran.", "attack", {"initiator": "irq-forces"}),
    ("Soldiers from Rwanda entered Goma.", "movement", {"initiator": "rwa-forces"}),
    # a capital that acts is its government
    ("Kyiv shelled Donetsk on Sunday, separatists said.", "attack", {"initiator": "ukr"}),
    ("Damascus was shelled on Monday.", "attack", {"initiator": "unknown"}),
    ("Russia denied Damascus carried out any chemical attack.", "attack", {"initiator": "syr"}),
    # where they are posted does not come between who and what
    (
        "A source said that terrorists positioned in the eastern quarters of Aleppo fired rocket shells on Hama.",
        "attack",
        {"initiator": "text:terrorists"},
    ),
    # both sides are those told before
    (
        "Clashes between Hamas and Fatah killed nine in Gaza. The two sides agreed to a truce on Sunday.",
        "agreement",
        {"party": "hamas + fatah"},
    ),
    (
        "Fighting raged between the army and the RSF in Omdurman, Sudan. Both sides shelled houses.",
        "attack",
        {"initiator": "sdn-forces", "co_initiator": "rsf-sudan"},
    ),
    ("Both sides agreed to a truce in Kuito.", "agreement", {"party": "text:sides"}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), MEANT)
def test_generic_words_and_pronouns_mean_the_party_that_the_text_gives_them(ask, text, kind, expected):
    ask.check(text, kind, expected)
