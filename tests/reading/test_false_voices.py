"""Whose word it is, and whose it is not: denials, mutual blame, reports that are only checked."""

from __future__ import annotations

import pytest

from reading.asking import Asking

VOICES = [
    # who saw, buried or fled it speaks, not the killers
    ("Gunmen killed nine traders in Bauchi, a priest who buried them said.", "attack", {"voice": "text:priest"}),
    ("Rebels burned a school near Gulu, a nurse who saw it said.", "violation", {"voice": "unnamed:nurses"}),
    # denials that call it a word
    (
        "The LRA dismissed as propaganda reports that its men had killed nuns near Gulu.",
        "attack",
        {"voice": "lra", "modality": "denied"},
    ),
    (
        "The Kenyan army described as false the claim that its jets had bombed Kismayo.",
        "attack",
        {"voice": "ken-forces", "modality": "denied"},
    ),
    (
        "The Kenyan army called false the report that its jets had bombed Kismayo.",
        "attack",
        {"voice": "ken-forces", "modality": "denied"},
    ),
    # neither yes nor no
    (
        "The Sudanese army neither confirmed nor denied that its jets had struck Nyala.",
        "attack",
        {"voice": "outlet", "modality": "suspected"},
    ),
    # reports that are only checked are not the word of who checks them; passed on, they are
    (
        "NATO said it would investigate reports that its planes had killed nine people in Sirte.",
        "attack",
        {"voice": "outlet", "modality": "suspected"},
    ),
    (
        "The UN said there were reports that soldiers had killed nine people in Sirte.",
        "attack",
        {"voice": "un", "modality": "suspected"},
    ),
    # the outlet's word on a charge is not the accuser's
    (
        "The RSF said the army had bombed a clinic in Nyala, a charge the army denies.",
        "communication/denial",
        {"voice": "outlet"},
    ),
    # mutual blame names nobody as the doer
    (
        "Both sides accused each other of shelling the hospital in Bihac.",
        "attack/shelling",
        {"voice": "outlet", "modality": "suspected", "initiator": "unknown"},
    ),
    (
        "Baku and Yerevan accused each other of shelling the village of Movses.",
        "attack/shelling",
        {"modality": "claimed", "initiator": "unknown"},
    ),
    # who announces an attack need not have done it
    ("Police announced a bomb attack on a market in Quetta.", "attack", {"initiator": "unknown"}),
    ("The interior ministry announced the attack on the convoy.", "attack", {"initiator": "unknown"}),
    ("The Pentagon announced air strikes on Sirte.", "attack/air_strike", {"initiator": "usa"}),
    ("Abu Sayyaf had announced the bombing in a video.", "attack", {"modality": "planned", "initiator": "abu-sayyaf"}),
    # bodies of the same name
    ("Pakistan's Foreign Office said Indian guns had shelled Uri.", "attack", {"voice": "pak-mfa"}),
    (
        "The German Foreign Office said Taliban gunmen had abducted two men in Kunduz.",
        "violation",
        {"voice": "deu-mfa"},
    ),
    ("The Foreign Office in London said rebels had killed two men in Makeni.", "attack", {"voice": "gbr"}),
    (
        "Angola's foreign ministry said UNITA had shelled Kuito. A State Department spokesman declined to comment.",
        "communication/omission",
        {"subject": "usa"},
    ),
    # who the dead were
    (
        "The Peruvian army said the dead in Accomarca were guerrillas.",
        "casualty_detail/breakdown",
        {"victim": "text:guerrillas", "modality": "claimed", "voice": "per-forces"},
    ),
    (
        "Those killed were civilians, the UN said.",
        "casualty_detail/breakdown",
        {"victim": "civ", "voice": "un", "polarity": "affirmed"},
    ),
    ("The dead were not fighters, the mayor said.", "casualty_detail/breakdown", {"polarity": "negated"}),
    # what a relative clause in the cue denies
    (
        "Eritrea, which denies killing civilians in Aksum, said the TPLF had shelled Asmara.",
        "attack[0]",
        {"modality": "denied", "voice": "eri"},
    ),
    # passed on by a paper
    (
        "Colonel Rueda, quoted by El Tiempo, said the ELN had killed two soldiers near Arauca.",
        "attack",
        {"voice": "text:rueda"},
    ),
    # what an aside tells beside the source is no source
    (
        "Aden radio, repeating a charge that London called a lie, said British jets had bombed Beihan.",
        "attack",
        {"voice": "text:aden radio"},
    ),
    (
        "The bishop, in a letter from Rome, said soldiers had killed two monks near Dili.",
        "attack",
        {"voice": "text:bishop"},
    ),
    (
        "Hamid Lall, a spokesman for the Sri Lankan army, said rebels had killed six men in Jaffna.",
        "attack",
        {"voice": "lka-forces"},
    ),
    # another speaker counts a part
    (
        "Elders said 40 people died when NATO jets bombed a wedding in Nangarhar; the governor said most were Taliban.",
        "attack",
        {"voice": "unnamed:elders"},
    ),
    # a firm's own men
    (
        "Iraq's interior ministry praised the police. The company said its men had come under attack in Mosul.",
        "attack",
        {"target": "persons"},
    ),
    # the army of who holds the land
    (
        "Palestinians threw stones in Netzarim. The army said its troops fired in the air.",
        "attack",
        {"voice": "isr-forces"},
    ),
    ("The health ministry in Gaza said ten people were killed in Rafah.", "casualty_detail", {"voice": "gaza-moh"}),
    # cut, but no road
    ("Telephone links to Dili were cut.", "humanitarian_condition/service_outage", {}),
    ("Supply routes to Dili were cut.", "territory_change/route_cut", {}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), VOICES)
def test_whose_word_it_is(text: str, kind: str, expected: dict[str, object], ask: Asking) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Taliban said none of their fighters was in the hospital in Kunduz.", "casualty_detail/injured"),
        ("The dead were friends of the mayor.", "casualty_detail/breakdown"),
        ("The dead were buried in the village.", "casualty_detail/breakdown"),
        ("The mayor announced the attack on his town.", "attack/unspecified"),
        ("Telephone links to Dili were cut.", "territory_change/route_cut"),
        ("Washington said the plant in Rabta made nerve gas.", "attack/chemical"),
    ],
)
def test_what_is_not_told(text: str, kind: str, ask: Asking) -> None:
    assert kind not in ask.kinds(text)
