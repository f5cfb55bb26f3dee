"""An alliance of armed groups is what "the rebels", "the alliance" and "its fighters" mean; no soldiers are its, and no
coalition of states is it.  The sentences are our own."""

from __future__ import annotations

import pytest

from rashomon.reading.registry import Registry
from reading.asking import Asking

MYANMAR = "The Three Brotherhood Alliance captured Lashio, in Myanmar, in July."
CASES = [
    (f"{MYANMAR} The alliance shelled the barracks at Kutkai.", "attack/shelling", {"initiator": "three-brotherhood"}),
    (f"{MYANMAR} The rebels looted homes in Hsipaw.", "violation", {"perpetrator": "three-brotherhood"}),
    (f"{MYANMAR} Its fighters abducted a judge in Hsipaw.", "violation", {"perpetrator": "three-brotherhood"}),
    (
        "UTO fighters attacked Garm in Tajikistan. The insurgents looted homes in Rasht.",
        "violation/looting",
        {"perpetrator": "uto"},
    ),
    (
        "Seleka fighters entered Bangui, in the Central African Republic. The coalition seized the palace.",
        "territory_change/captured",
        {"initiator": "seleka"},
    ),
    ("Soldiers fought CMA rebels near Kidal. The coalition took Aguelhok.", "territory_change", {"initiator": "cma"}),
    # soldiers are none of an alliance's men
    (f"{MYANMAR} Soldiers looted shops in Hsipaw.", "violation/looting", {"perpetrator": "text:soldiers"}),
    (f"{MYANMAR} The troops looted shops in Hsipaw.", "violation/looting", {"perpetrator": "text:troops"}),
    # the coalition of states beside an alliance, and the planes of a coalition
    (
        "The Syrian Democratic Forces entered Raqqa. A coalition air strike hit a school in Raqqa.",
        "attack/air_strike",
        {"initiator": "text:coalition"},
    ),
    (
        "The Syrian Democratic Forces entered Raqqa. The coalition bombed Tabqa.",
        "attack/air_strike",
        {"initiator": "text:coalition"},
    ),
    # what a group's own voice tells of "the group" is told of it
    (
        "M23 rebels fought FDLR fighters near Rutshuru in Congo. A spokesman for the FDLR said the group had shot a"
        " colonel in Kiwanja.",
        "attack/small_arms",
        {"initiator": "fdlr"},
    ),
    ("NATO bombed Pristina. The alliance struck Nis.", "attack[1]", {"initiator": "nato"}),
    ("NATO bombed Pristina. The rebels shelled Pec.", "attack/shelling", {"initiator": "text:rebels"}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_an_alliance_of_armed_groups_is_meant_as_one_group_is(
    ask: Asking, text: str, kind: str, expected: dict[str, object]
) -> None:
    ask.check(text, kind, expected)


def test_a_coalition_is_one_of_states() -> None:
    registry = Registry.load()
    alliances = {registry.actors[name].kind for name, nouns in registry.called.items() if "alliance" in nouns}
    assert {"rebel_group", "militia"} <= alliances
    assert "coalition" not in alliances
