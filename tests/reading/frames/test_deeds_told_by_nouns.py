"""Deeds that a noun tells, and other ways of the wires in which a claim, a party, a place or a day was lost.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    # a killing as a noun keeps its victims and its doers
    (
        "Monitors documented the killing of 14 herders by Sudanese soldiers near Nyala.",
        "attack/unspecified",
        {"initiator": "sdn-forces", "killed": (14, 14), "event_location": "Nyala"},
    ),
    (
        "The murder of seven teachers in Gao caused an outcry.",
        "attack/unspecified",
        {"killed": (7, 7), "event_location": "Gao"},
    ),
    ("Bishops condemned the killing of three priests in Bambari.", "attack", {"killed": (3, 3)}),
    ("Half of the village fled after the murder of two elders in Gao.", "attack", {"killed": (2, 2)}),
    (
        "Observers recorded the abduction of 25 pupils by gunmen in Zaria.",
        "violation/abduction",
        {"perpetrator": "text:gunmen", "abducted": (25, 25), "event_location": "Zaria"},
    ),
    (
        "The UN documented the summary execution of eight men by FARC in Cali.",
        "violation/execution",
        {"perpetrator": "farc", "killed": (8, 8)},
    ),
    (
        "The mission reported the displacement of 7,000 people from Kutum.",
        "displacement",
        {"number_displaced": (7000, 7000)},
    ),
    # nouns in -ing that open a clause
    (
        "A witness said Ukrainian shelling killed six people in Belgorod.",
        "attack/shelling",
        {"initiator": "ukr-forces", "killed": (6, 6)},
    ),
    (
        "GOMA, Jan. 15 (AP) - Shelling inside a rebel-held quarter of Goma killed at least 12 people on Monday.",
        "attack/shelling",
        {"killed": (12, None)},
    ),
    # what somebody was made to do
    (
        "Rebels took Sake on Monday, forcing more than 9,000 people to flee to Goma.",
        "displacement/fled",
        {"destination": "Goma", "quote": "forcing more than 9,000 people to flee to Goma"},
    ),
    # one act told twice in one breath
    ("Soldiers killed 11 rebels in fighting near Goma.", "clash", {"killed": (11, 11)}),
    # put out of action
    ("Twelve militants were neutralised near Gao.", "casualty_detail", {"killed_or_wounded": (12, 12)}),
    ("A nurse said the shells landed near the clinic in Sake.", "attack/shelling", {}),
    # roads and services
    (
        "The road to Bukavu remains impassable.",
        "humanitarian_condition/access_constraint",
        {"polarity": "affirmed"},
    ),
    ("The highway between Goma and Bukavu reopened on Friday.", "territory_change/route_opened", {}),
    (
        "Power was restored in Goma on Tuesday.",
        "humanitarian_condition/service_outage",
        {"polarity": "negated", "time": "2025-01-14..2025-01-14"},
    ),
    # places: where victims come from, and what a border is with, is none
    (
        "A convoy hit a mine near Kidal, the mission said; two engineers from Chad were hurt.",
        "casualty_detail/injured",
        {"event_location": "Kidal"},
    ),
    (
        "Four guards died when gunmen attacked a post at Sona, close to the border with Niger.",
        "attack",
        {"event_location": "Sona"},
    ),
    (
        "Warplanes bombed Orumbale on Monday, killing nine people there.",
        "attack/air_strike",
        {"event_location": "Orumbale"},
    ),
    # days
    (
        "Ten soldiers died in a raid on Sunday, the government said on Tuesday. Two guards were shot dead on the same "
        "day in Gao.",
        "attack[1]",
        {"time": "2025-01-12..2025-01-12"},
    ),
    (
        "At least 40 people were killed, compared with 12 in November.",
        "casualty_detail",
        {"killed": (40, None), "time": "..2025-01-15"},
    ),
    ("Nine people were killed in Goma over the past day.", "casualty_detail", {"time": "2025-01-14..2025-01-15"}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_a_deed_keeps_its_facts(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    "text",
    [
        "The army denied the killing of nine villagers in Goma.",
        "Rebels threatened the murder of ten hostages.",
        "Lawyers discussed the murder of two bankers in a novel.",
        "They demanded the killing of 40 cattle.",
    ],
)
def test_a_deed_that_is_only_spoken_of_is_none(ask: Asking, text: str) -> None:
    assert not any(kind.startswith("attack") for kind in ask.kinds(text))


def test_one_act_told_twice_in_one_breath_is_one_claim(ask: Asking) -> None:
    assert ask.kinds("Soldiers killed 11 rebels in fighting near Goma.") == ["clash/armed_clash"]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("A Kenyan army spokesman in Lamu said ten men were killed. The spokesman said two were hurt.", "ken-forces"),
        (
            "Military spokesman Brigadier Peter Otieno said ten men were killed in Lamu, Kenya. The spokesman said two "
            "soldiers were hurt.",
            "text:peter otieno",
        ),
    ],
)
def test_the_spokesman_is_who_spoke_by_that_noun(ask: Asking, text: str, voice: str) -> None:
    claim = ask.one(text, "casualty_detail/injured")
    assert any(source.id == voice for source in claim.attribution.chain)


MORE = [
    (
        "The agency warned that 90,000 people in Marib could be forced to flee.",
        "displacement",
        {"modality": "conditional"},
    ),
    (
        "Soldiers raided a village in Darjeeling district before dawn on Friday, torching 40 houses, according to a "
        "teacher.",
        "violation/property_destruction",
        {"time": "2025-01-10..2025-01-10"},
    ),
    (
        "The remains of 12 people, among them two girls, were found in a well near Goma.",
        "casualty_detail/killed",
        {"killed": (12, 12)},
    ),
    ("In eastern Chad, UN troops pulled out of Abeche overnight.", "movement/withdrawal", {"destination": None}),
    (
        "The Houthis fired four drones at Abha airport. The coalition said it intercepted two of them.",
        "hazard_event/interception",
        {"count": (2, 2)},
    ),
    (
        "Internet access to Goma has been shut down since September.",
        "humanitarian_condition/service_outage",
        {"time": "2024-09-01..2025-01-15"},
    ),
    (
        "A senator accused the army of shadowing the mission and putting the talks at risk.",
        "communication/accusation",
        {"quote": "A senator accused the army of shadowing the mission and putting the talks at risk"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), MORE)
def test_a_wire_keeps_its_facts(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        # "he" is who has just dismissed what others said, and no officer is a prosecutor general
        (
            "A farmer, Juma Kato, said troops killed ten men in Bukavu. A rebel spokesman, Paul Mugisha, dismissed the "
            "account as fabricated. He said two soldiers were hurt.",
            "text:paul mugisha",
        ),
        ("Armenia's prosecutor general said two people were hurt in Gyumri.", "arm-gov"),
        ("SUDAN: 14 people hurt in Nyala, medics say", "unnamed:medics"),
    ],
)
def test_who_says_it(ask: Asking, text: str, voice: str) -> None:
    claim = ask.one(text, "casualty_detail/injured")
    assert voice in [source.id for source in claim.attribution.chain]
    assert not any(source.id in ("sdn", "text:juma kato") for source in claim.attribution.chain)


def test_the_city_is_that_of_the_date_line_before_one_named_later(ask: Asking) -> None:
    text = (
        "SARAJEVO, Jan. 14 - A shell killed seven people near the market on Monday.\n\n"
        "An officer said the round was fired from rebel positions south of the city.\n\n"
        "Troops left the enclave of Gorazde."
    )
    shell = next(claim for claim in ask.claims(text) if "fired" in claim.quote)
    assert [place.canonical for place in shell.places] == ["Sarajevo"]
