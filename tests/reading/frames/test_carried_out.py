"""Whether a deed was done, who tells it, and which words tell of no deed of war.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    ("The rebels' decision to attack the capital cost them dearly.", "attack", {"modality": "asserted"}),
    ("The army's decision to shell the town was a mistake.", "attack/shelling", {"modality": "asserted"}),
    (
        "The cabinet's decision to withdraw from the enclave angered settlers.",
        "movement/withdrawal",
        {"modality": "planned"},
    ),
    ("The rebels tried to blame the army for the deaths.", "communication/accusation", {"modality": "asserted"}),
    ("The rebels tried to capture the airport.", "territory_change/captured", {"modality": "planned"}),
    (
        "Russia has no plans to take the city for now.",
        "territory_change/captured",
        {"modality": "planned", "polarity": "negated"},
    ),
    (
        "Russia has plans to take the city.",
        "territory_change/captured",
        {"modality": "planned", "polarity": "affirmed"},
    ),
    ("We were told that the explosion wounded 37 people.", "attack", {"modality": "claimed", "voice": "unnamed"}),
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
        "Peace talks doubts More than 3000 people have been killed in Yemen since March.",
        "casualty_detail/killed",
        {"polarity": "affirmed"},
    ),
    (
        "The minister doubts that rebels have been killed in Yemen.",
        "casualty_detail/killed",
        {"polarity": "negated"},
    ),
    (
        "Tanks shelled the town killing four civilians residents said.",
        "attack/shelling",
        {"killed": (4, 4), "voice": "unnamed:residents"},
    ),
    ("An air strike hit its courtyard killing 14 people.", "attack/air_strike", {"killed": (14, 14)}),
    ("Dozens of medical staff fled the hospital.", "displacement/fled", {}),
    ("Troops cleared the village of rebels.", "territory_change/captured", {}),
    ("Refugees returned to the town on Monday.", "displacement/returned", {}),
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
        "It required only one man with a loudhailer to clear each target area.",
        "Police cleared the square of bystanders.",
        "Firefighters cleared the building.",
        "The suspect immediately returned to his bike.",
        "Police lifted the cordon on Sunday.",
        "The candidates spoke to voters on their campaigns.",
        "No bodies were shown to reporters.",
        "The government has sought to promote the city as a tourist destination.",
        "Damascus turned over its declared chemical arsenal.",
        "The flu killed ten people.",
    ],
)
def test_words_that_tell_of_no_deed_make_no_claim(ask: Asking, text: str) -> None:
    assert ask.kinds(text) == []


def test_a_witness_sees_who_kills(ask: Asking) -> None:
    ask.check("Villagers saw soldiers killing two herdsmen.", "attack", {"initiator": "text:soldiers"})
