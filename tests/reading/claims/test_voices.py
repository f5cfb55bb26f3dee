"""Who says a claim, and how surely.

The sentences are our own; the report is of Wednesday, 15 January 2025.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    (
        'Amal said it shelled Tyre. "We will go on," its spokesman told AFP. He claimed 20 "spies" dead.',
        "casualty_detail/killed",
        {"voice": "amal", "modality": "claimed", "killed": (20, 20)},
    ),
    ("Two lawyers from Paris said troops had killed nine people.", "attack", {"voice": "unnamed:lawyers"}),
    (
        'SANA said the army had struck rebels in Homs but did not say when. "Units advanced to Tadef" it reported.',
        "movement/advance",
        {"voice": "sana"},
    ),
    (
        "Welfare officials counted 44,310 people in 71 camps in Pikit.",
        "population",
        {"modality": "claimed", "voice": "unnamed:officials"},
    ),
    (
        "Officially, nine people were killed in the riots in Oran on Tuesday.",
        "casualty_detail/killed",
        {"voice": "unnamed:officials", "modality": "claimed"},
    ),
    (
        "Some 900 people crossed into Chad between Friday and Monday – UNHCR",
        "displacement",
        {"voice": "unhcr", "modality": "claimed", "number_displaced": (850, 950)},
    ),
    (
        "Raid kills nine rebels in Idlib monitor\n\nA market was hit on Monday.",
        "attack",
        {"voice": "unnamed:monitors", "modality": "claimed"},
    ),
    (
        "Gunmen attack Kirkuk police\n\nNobody was hurt on Monday.",
        "attack",
        {"voice": "outlet", "modality": "asserted"},
    ),
    (
        "Army jets bombed a clinic in Gulu on Wednesday killing nine people activists in the town reported.",
        "attack/air_strike",
        {"voice": "unnamed:activists", "modality": "claimed"},
    ),
    (
        "Before the troops left Taiz they executed nine prisoners the report added.",
        "violation/execution",
        {"voice": "unnamed:report", "modality": "claimed"},
    ),
    (
        "The vice-president of the Syrian National Coalition Nizar Haj said that shells had killed nine people.",
        "attack",
        {"voice": "syrian-national-coalition"},
    ),
    ("Radio Kampala said troops had killed nine people.", "attack", {"voice": "text:radio kampala"}),
    ("Marie Kabila, a nurse, said troops had killed nine people.", "attack", {"voice": "text:marie kabila"}),
    (
        'The governor told reporters that rebels burned the village. "They killed nine people. They took the cattle. '
        'We buried them in the morning," he said.',
        "attack",
        {"voice": "text:governor"},
    ),
    (
        'SANA reported that shells killed nine. "Army units advanced again into Zabadani," it reported.',
        "movement/advance",
        {"voice": "sana"},
    ),
    ('"Army units advanced again into Zabadani," it reported.', "movement/advance", {"voice": "unnamed"}),
    (
        "A source told SANA that rockets hit Aleppo while one child was killed by sniper fire in Homs.",
        "attack/small_arms",
        {"voice": "unnamed:sources", "modality": "claimed"},
    ),
    (
        "The hospital has counted 45 dead since the attack on the market.",
        "casualty_detail/killed",
        {"voice": "unnamed:hospitals", "modality": "claimed"},
    ),
    (
        "The guerrillas denied having carried out an attack on the embassy in Lima.",
        "attack",
        {"modality": "denied", "polarity": "affirmed"},
    ),
    (
        "Kenya accused the militants of shelling its border posts, wounding two people in Mandera on Monday.",
        "attack",
        {"voice": "ken", "modality": "claimed", "injured": (2, 2)},
    ),
    (
        'The rebels declared "total war" on the state after troops killed twelve farmers in Jaffna.',
        "attack",
        {"voice": "outlet", "modality": "asserted", "killed": (12, 12)},
    ),
    (
        "Photographs showed gaunt prisoners and medics reported three inmates had died of hunger.",
        "casualty_detail/killed",
        {"voice": "unnamed:medics", "modality": "claimed"},
    ),
    (
        "Troops killed nine rebels near Bukavu on Friday a Vienna-based monitoring group said part of a push.",
        "attack",
        {"modality": "claimed", "quote": "Troops killed nine rebels near Bukavu on Friday"},
    ),
    (
        "Rebels killed two farmers near the town of Bukavu a ministry source was quoted as saying on state radio.",
        "attack",
        {"voice": "unnamed:sources", "modality": "claimed"},
    ),
    (
        "Serb militiamen expelled 400 people from Zvornik, the U.N. High Commissioner for Refugees said.",
        "displacement",
        {"voice": "unhcr"},
    ),
    (
        "The ministry denied shelling the camp and blamed the rebels, saying only they have the Grad-P launcher.",
        "communication/accusation",
        {"voice": "outlet", "modality": "asserted"},
    ),
    (
        "Rebels are seen after they said they took Herat May 6 2015 (Reuters) Two people were killed in Kabul.",
        "casualty_detail/killed",
        {"voice": "outlet", "modality": "asserted"},
    ),
    (
        "A spokesman for the Sri Lankan army said the LTTE had killed nine civilians in Batticaloa.",
        "attack",
        {"voice": "lka-forces", "modality": "claimed", "initiator": "ltte"},
    ),
    ("The Houthis denied that they had attacked Aden.", "attack", {"voice": "houthis", "modality": "denied"}),
    ("The Taliban denied attacking the hospital in Kabul.", "attack", {"modality": "denied", "initiator": "taliban"}),
    (
        "“Rebels killed my brother,” a farmer told the BBC.",
        "attack",
        {"voice": "unnamed:farmers", "modality": "claimed"},
    ),
    ("Two soldiers were killed in Gao.", "casualty_detail", {"voice": "outlet", "modality": "asserted"}),
    ("Troops entered Bor, the army said, as rebels fled the town.", "movement/arrival", {"modality": "claimed"}),
    (
        "Troops entered Bor, the army said, as rebels fled the town.",
        "movement/retreat",
        {"voice": "outlet", "modality": "asserted"},
    ),
    ("According to Reuters, the army said rebels killed four men in Wau.", "attack", {"voice": "ssd-forces"}),
    ("Rebels allegedly killed five men near Goma.", "attack", {"modality": "suspected"}),
    (
        "A military spokesman denied that civilians had been targeted and said the dead were fighters.",
        "attack",
        {"modality": "denied"},
    ),
    (
        "TamilNet rejected the claim and said Tiger fighters had killed 54 soldiers.",
        "attack",
        {"voice": "tamilnet", "modality": "claimed", "killed": (54, 54)},
    ),
    (
        "Rebels overran the garrison at Cacaopera, killing 25 soldiers, residents and church workers said Tuesday.",
        "territory_change",
        {"modality": "claimed", "time": "..2025-01-14"},
    ),
    ("The FARC said it would attack Bogota.", "attack", {"modality": "planned", "voice": "farc"}),
    ("Residents of besieged Madaya are starving, the UN said.", "siege_state", {"voice": "outlet"}),
    (
        "Rebels overran the garrison at Cacaopera, killing 25 soldiers, residents and church workers said Tuesday.",
        "attack",
        {"victim": "text:soldiers"},
    ),
    (
        "Twelve people were wounded, according to doctors in neighbouring Chad.",
        "casualty_detail",
        {"voice": "unnamed:doctors"},
    ),
    (
        "Police suspected that rebels had killed the mayor of Goma.",
        "attack",
        {"modality": "suspected"},
    ),
    (
        "Police believe the Shabaab bombed the hotel in Mogadishu.",
        "attack",
        {"modality": "suspected"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_a_claim_has_its_voice_and_modality(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


def test_two_sources_of_the_same_words_are_a_claim_each(ask: Asking) -> None:
    text = "Rebels overran the garrison at Cacaopera, residents and church workers said Tuesday."
    voices = [c.attribution.origin.id for c in ask.claims(text) if c.type == "territory_change"]
    assert voices == ["unnamed:residents", "unnamed:church workers"]


def test_a_relay_is_in_the_chain_but_is_not_the_origin(ask: Asking) -> None:
    claim = ask.one("According to Reuters, the army said rebels killed four men in Wau.", "attack")
    assert [source.id for source in claim.attribution.chain] == ["outlet", "reuters", "ssd-forces"]


def test_two_origins_in_two_sentences_keep_their_own_numbers(ask: Asking) -> None:
    text = "Shelling killed five people in Wau, the army said. The rebels said 12 people were killed."
    found = {c.attribution.origin.id: c.quantities_of("killed")[0].low for c in ask.claims(text)}
    assert found == {"ssd-forces": 5, "unnamed:rebels": 12}


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Residents said that troops killed two men in Gao.", "troops killed two men in Gao"),
        ("Troops killed two men in Gao, residents said.", "Troops killed two men in Gao"),
    ],
)
def test_a_claim_does_not_quote_its_cue(ask: Asking, text: str, quote: str) -> None:
    assert ask.one(text, "attack").quote == quote


def test_an_attack_that_labels_a_headline_says_nothing(ask: Asking) -> None:
    text = "Al-Shabaab raid: villagers bury the dead in Mandera\n\nGunmen killed nine men in Mandera on Monday."
    assert {claim.attribution.origin.id for claim in ask.claims(text)} == {"outlet"}
