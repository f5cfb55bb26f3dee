"""Words of war that mean no war, and events that are told to have stopped."""

from __future__ import annotations

import pytest

from reading.asking import Asking


@pytest.mark.parametrize(
    "text",
    [
        "The senator launched a scathing attack on the budget in Bogota.",
        "The premier launched a campaign against corruption on Monday.",
        "UNICEF launched a campaign to vaccinate 90,000 children in Kano.",
        "The two capitals waged a war of words over the dam.",
        "President Deby fired his interior minister on Sunday.",
        "Diplomats converged on Doha for a new round of negotiations.",
        "Lawmakers fought over the new electoral law in Tbilisi.",
        "Critics attacked the minister over the new tax.",
        "Pupils returned to school in Bangui on Monday.",
        "Shareholders took control of the company.",
        "Most of those hurt were taken to the hospital at Gao.",
        "She wants to see her brother in Oslo.",
        "The navy is demonstrating its readiness.",
        "A deep political crisis exploded in Lima in April.",
        "Anger exploded in the streets of Tunis.",
        "A cold wind was blowing over Kandahar.",
        "The town of Bam was levelled by an earthquake in 2003, killing thousands and injuring many more.",
        "A hurricane destroyed hundreds of homes in Gonaives.",
        "Villages dominated by Alawites lie along the coast.",
        "The police advised them not to enter the area.",
        "Once more the government will deny its responsibility for the famine.",
    ],
)
def test_a_figure_of_speech_makes_no_claim(ask: Asking, text: str) -> None:
    assert ask.kinds(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "polarity"),
    [
        ("The World Food Programme suspended aid deliveries to Tigray on Friday.", "aid_event/delivered", "negated"),
        ("The army halted its advance on Bukavu.", "movement/advance", "negated"),
        ("The Red Cross has stopped distributing food in Bor.", "aid_event/delivered", "negated"),
        ("The ceasefire in Sirte collapsed on Monday.", "agreement/ceasefire", "negated"),
        ("Rebels launched an attack on Kitchanga.", "attack/unspecified", "affirmed"),
    ],
)
def test_what_is_stopped_is_told_as_not_happening(ask: Asking, text: str, kind: str, polarity: str) -> None:
    assert ask.one(text, kind).polarity == polarity


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Russian forces carried out the bombings in Idlib.", "attack/air_strike"),
        ("Five people were hurt due to an attack with mortar rounds on Aden.", "attack/shelling"),
        ("Army helicopters dropped crude weapons on Daraa.", "attack/air_strike"),
        ("A bomb planted under a bus exploded in Algiers, killing two.", "attack/mine_ied"),
        ("Israeli jets fired missiles at a depot near Homs on Monday.", "attack/air_strike"),
        ("Israeli aircraft hit Hamas targets in Khan Younis.", "attack/air_strike"),
        ("The air force destroyed a number of vehicles near Idlib.", "attack/air_strike"),
        ("Heavy gunfire erupted between the army and rebels in Juba.", "clash/exchange_of_fire"),
        ("Soldiers fought off an attack by Boko Haram on Gwoza.", "clash/armed_clash"),
        ("Militants slit the throats of 43 farmers in Zabarmari.", "attack/unspecified"),
        ("Air strikes by the alliance killed 14 villagers near Sanaa on Monday.", "attack/air_strike"),
        ("Nine pupils were killed in rebel shelling of a dormitory in Donetsk.", "attack/shelling"),
        ("Six farmers were killed on Monday in government shelling on Bor.", "attack/shelling"),
        ("A suicide bomber struck a funeral in Kabul, killing nine mourners.", "attack/suicide"),
        ("A motorbike bomber killed seven people outside a cinema in Quetta.", "attack/unspecified"),
        ("Rebel fighters broke into the eastern suburbs of Marawi on Sunday.", "movement/arrival"),
        ("A strike by nurses hit clinics across Kenya.", "civil_action/strike"),
        ("Protesters clashed with police in Santiago on Monday.", "civil_action/riot"),
        ("Protesters threw stones at police in Lima.", "civil_action/riot"),
        ("Soldiers raped six women in Kavumu.", "violation/sexual_violence"),
        ("Troops captured the rebel commander near Jaffna.", "force_status/setbacks"),
        ("The outpost fell from army hands on Sunday.", "territory_change/lost"),
        ("Sappers cleared the fields around Kuito of mines.", "hazard_event/clearance"),
        ("The United States evacuated its troops from Niamey.", "movement/withdrawal"),
    ],
)
def test_the_words_around_tell_the_sort(ask: Asking, text: str, kind: str) -> None:
    assert kind in ask.kinds(text)
    assert "hazard_state/explosive_contamination" not in ask.kinds(text)


def test_what_a_suspect_is_held_for_is_suspected(ask: Asking) -> None:
    claim = ask.one("Three men suspected of killing a policeman were arrested in Oran.", "attack")
    assert claim.modality == "suspected"
    assert [actor.role for actor in claim.actors] == ["initiator", "victim"]


def test_fighters_destroyed_are_killed(ask: Asking) -> None:
    claim = ask.one("The army destroyed over 60 militants near Baidoa.", "attack")
    assert [(q.kind, q.low) for q in claim.quantities] == [("killed", 61.0)]


def test_what_bursts_for_real_is_an_attack(ask: Asking) -> None:
    assert ask.kinds("A van exploded in Lima on Monday.") == ["attack/mine_ied"]


def test_aeroplanes_on_the_ground_are_targets_and_no_victims(ask: Asking) -> None:
    claim = ask.one("Two light airplanes were destroyed on the runway at Goma.", "attack/unspecified")
    assert [number.kind for number in claim.quantities] == ["count"]
