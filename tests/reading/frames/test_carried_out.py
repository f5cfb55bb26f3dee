"""Whether a deed was done, who tells it, and which words tell of no deed of war.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    ("The rebels' decision to attack the capital cost them dearly.", "attack", {"modality": "asserted"}),
    ("The militia's decision to carry out the raids proved to be a blunder.", "attack", {"modality": "asserted"}),
    ("The army's decision to shell the town was a mistake.", "attack/shelling", {"modality": "asserted"}),
    (
        "The cabinet's decision to withdraw from the enclave angered settlers.",
        "movement/withdrawal",
        {"modality": "planned"},
    ),
    ("The junta tried to blame the students for the fire.", "communication/accusation", {"modality": "asserted"}),
    ("The rebels tried to capture the airport.", "attack/unspecified", {"modality": "asserted"}),
    (
        "Rwanda has no plans to seize the town this year.",
        "territory_change/captured",
        {"modality": "planned", "polarity": "negated"},
    ),
    (
        "Rwanda has plans to seize the town.",
        "territory_change/captured",
        {"modality": "planned", "polarity": "affirmed"},
    ),
    ("We were told that the blast wounded 12 villagers.", "attack", {"modality": "claimed", "voice": "unnamed"}),
    (
        "It has been learned that rebels took the town.",
        "territory_change/captured",
        {"modality": "claimed", "voice": "unnamed"},
    ),
    (
        "Residents were told that the army had taken the bridge.",
        "territory_change/captured",
        {"modality": "claimed", "voice": "unnamed"},
    ),
    (
        "Truce doubts More than 900 rebels have been killed in Yemen since March.",
        "casualty_detail/killed",
        {"polarity": "affirmed"},
    ),
    (
        "The minister doubts that rebels have been killed in Yemen.",
        "casualty_detail/killed",
        {"polarity": "negated"},
    ),
    (
        "Gunboats shelled the port killing five civilians residents said.",
        "attack/shelling",
        {"killed": (5, 5), "voice": "unnamed:residents"},
    ),
    ("A rocket hit the clinic killing nine nurses.", "attack/shelling", {"killed": (9, 9)}),
    ("Thirty nursing staff fled the clinic.", "displacement/fled", {}),
    ("Troops cleared the village of rebels.", "territory_change/captured", {}),
    ("Refugees returned to the town on Monday.", "displacement/returned", {}),
    (
        "Nine villagers were among the dead the hospital said and a priest counted more.",
        "casualty_detail/breakdown",
        {"modality": "claimed", "killed": (9, 9)},
    ),
    (
        "Ten people were killed the ministry said and a curfew was imposed.",
        "casualty_detail/killed",
        {"modality": "claimed", "killed": (10, 10)},
    ),
    (
        "Gunboats shelled the port Monday killing five dockers residents said a day after the army reported clashes.",
        "attack/shelling",
        {"modality": "claimed", "voice": "unnamed:residents"},
    ),
    ("The army lifted the siege of the town.", "siege_change/broken", {}),
    ("The army handed the base over to the rebels.", "territory_change/transferred", {}),
    ("The government is seeking to recapture the city.", "territory_change/recaptured", {"modality": "planned"}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_a_deed_is_done_denied_or_told(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    "text",
    [
        "Two stewards were needed to clear the hall.",
        "Police cleared the square of bystanders.",
        "Firefighters cleared the building.",
        "The suspect returned to a van parked outside.",
        "Police lifted the cordon on Sunday.",
        "The candidates spoke to voters on their campaigns.",
        "No corpses were shown on television.",
        "The government is seeking to attract investors to the port.",
        "The flu killed ten people.",
    ],
)
def test_words_that_tell_of_no_deed_make_no_claim(ask: Asking, text: str) -> None:
    assert ask.kinds(text) == []


def test_a_witness_sees_who_kills(ask: Asking) -> None:
    ask.check("Villagers saw soldiers killing two herdsmen.", "attack", {"initiator": "text:soldiers"})
