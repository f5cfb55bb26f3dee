"""Deeds that are told in the words of another sort: an attack that takes nothing, a way for aid, an offer refused.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    # what was tried was done; that the place would fall was its aim (ACLED codes an attack that takes nothing)
    ("Naxalites tried to overrun the police camp at Silger.", "attack/unspecified", {"modality": "asserted"}),
    ("An attempt by UNITA to overrun Cangamba failed.", "attack/unspecified", {"initiator": "unita"}),
    ("Shiftas attempted to seize the fort at Moyale.", "attack/unspecified", {"modality": "asserted"}),
    (
        "UNICEF is negotiating the passage of an aid convoy to Kadugli.",
        "aid_event/access_granted",
        {"modality": "planned", "initiator": "unicef"},
    ),
    ("Relief officials secured access for food trucks to Kadugli.", "aid_event/access_granted", {}),
    (
        "The tanker was hit by six bombs, two of which did not explode, when jets attacked it off Kharg.",
        "attack/air_strike",
        {"initiator": "text:jets"},
    ),
    (
        "Two ships with 900 women and children arrived in Mombasa from Mogadishu.",
        "displacement/evacuated",
        {"number_displaced": (900, 900), "destination": "Mombasa", "origin": "Mogadishu"},
    ),
    ("A plane carrying 60 orphans landed in Lyon.", "displacement/evacuated", {"number_displaced": (60, 60)}),
    (
        "Refugees crossed the Ubangi on Monday. Smaller groups continued to arrive in Impfondo.",
        "displacement/destination",
        {"destination": "Impfondo"},
    ),
    ("Soldiers deployed marksmen on the roof of the mosque.", "movement/deployment", {"deployed": "text:marksmen"}),
    ("The junta rejected an offer of talks from the Karen.", "agreement/peace_talks", {"polarity": "negated"}),
    ("Eritrea turned down a truce on Sunday.", "agreement/ceasefire", {"polarity": "negated"}),
    ("Some 90 insurgents were killed or captured near Herat.", "casualty_detail/killed", {"killed": (0, 95)}),
    ("Guards opened fire 31 times along the wall in Berlin.", "attack/small_arms", {"strikes": (31, 31)}),
    ("Some 80 gendarmes with 200 dependants crossed into Zambia.", "movement/advance", {"destination": "Zambia"}),
]


@pytest.mark.parametrize(("text", "kind", "facts"), CASES)
def test_a_deed_is_told_as_what_it_is(ask: Asking, text: str, kind: str, facts: dict[str, object]) -> None:
    ask.check(text, kind, facts)


OTHERS = [
    ("The rebels plan to overrun the camp at Silger.", "attack"),
    ("The army hopes to storm the fort.", "attack"),
    ("Negotiators discussed the passage of the budget.", "aid_event"),
    ("Planes with 200 paratroopers landed at Kamina.", "displacement"),
    ("A ship with 900 tourists arrived in Mombasa.", "displacement"),
    ("Rebel groups continued to arrive in Betou after refugees had left it.", "displacement/destination"),
    ("Soldiers deployed marksmen on the roof of the mosque.", "attack"),
    ("A transport plane approached the airstrip at Aru.", "movement"),
    ("A force commander protested to both sides about the firing.", "civil_action"),
    ("The junta rejected an offer of talks from the Karen.", "communication/denial"),
    ("The tanker was hit by six bombs, two of which did not explode.", "hazard_event"),
]


@pytest.mark.parametrize(("text", "kind"), OTHERS)
def test_words_of_a_deed_tell_no_other(ask: Asking, text: str, kind: str) -> None:
    assert all(kind not in (told, told.split("/")[0]) for told in ask.kinds(text))


def test_what_did_not_explode_is_no_attack_of_its_own(ask: Asking) -> None:
    assert ask.kinds("Jets hit the bridge with six bombs, two of which failed to explode.") == ["attack/air_strike"]
