"""Who holds what, sieges that hold, and how far a front is.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking, wrong

CASES = [
    (
        "Kidal in Mali has been under siege by Tuareg rebels since May.",
        "siege_state/besieged",
        {"besieger": "text:tuareg rebels"},
    ),
    (
        "Helmand province, most of which is controlled by the Taliban, saw little aid.",
        "control",
        {"holder": "taliban"},
    ),
    (
        "Islamic State fighters captured Ramadi in May 2015.",
        "territory_change/captured",
        {"initiator": "is", "event_location": "Ramadi", "time": "2015-05-01..2015-05-31"},
    ),
    (
        "Ukrainian troops recaptured Izium from Russian forces.",
        "territory_change/recaptured",
        {"initiator": "ukr-forces", "previous_holder": "rus-forces"},
    ),
    (
        "The LTTE lost Kilinochchi in January 2009.",
        "territory_change/lost",
        {"previous_holder": "ltte", "initiator": None},
    ),
    ("The city of Goma fell to rebels in January 2025.", "territory_change/captured", {"initiator": "text:rebels"}),
    (
        "Rebels drove government troops out of Bunia.",
        "territory_change/captured",
        {"initiator": "text:rebels", "previous_holder": "cod-forces"},
    ),
    ("The Iraqi army opened the road to Tikrit.", "territory_change/route_opened", {"initiator": "irq-forces"}),
    ("The army cut the road between Goma and Bukavu.", "territory_change/route_cut", {"initiator": "cod-forces"}),
    ("The RSF controls Nyala.", "control/full_hold", {"holder": "rsf-sudan", "time": "2025-01-15..2025-01-15"}),
    (
        "The Taliban controls half of Kunduz province.",
        "control/partial_hold",
        {"holder": "taliban", "area_share": (0.45, 0.55), "event_location": "Kunduz"},
    ),
    ("Ukrainian forces hold a foothold near Krynky.", "control/foothold", {"holder": "ukr-forces"}),
    ("Rebels hold a pocket near Vavuniya.", "control/pocket", {"holder": "text:rebels"}),
    ("Goma has been in the hands of M23 since January.", "control/full_hold", {"holder": "m23"}),
    ("The army now controls the airport of Hodeidah.", "control/base", {"holder": "yem-forces"}),
    ("Residents of besieged Madaya are starving.", "siege_state/besieged", {"modality": "asserted"}),
    ("The RSF imposed a siege on El Fasher.", "siege_change/imposed", {"besieger": "rsf-sudan"}),
    (
        "Government troops broke the siege of Sarajevo.",
        "siege_change/broken",
        {"initiator": "bih-forces", "event_location": "Sarajevo"},
    ),
    (
        "Ukrainian troops are 12 km from Kherson.",
        "front_distance/approach",
        {"force": "ukr-forces", "distance": (12, 12), "reference_feature": "Kherson"},
    ),
    (
        "Ukrainian forces advanced to within 10 km of Melitopol.",
        "front_distance/approach",
        {"force": "ukr-forces", "distance": (0, 10), "reference_feature": "Melitopol"},
    ),
    (
        "Ukraine's army said it had recaptured Lyman.",
        "territory_change/recaptured",
        {"initiator": "ukr-forces", "voice": "ukr-forces", "modality": "claimed"},
    ),
    (
        "The Tamil Tigers captured Jaffna.",
        "territory_change/captured",
        {"initiator": "ltte", "event_location": "Jaffna"},
    ),
    (
        "The Croatian army captured Knin on 5 August 1995.",
        "territory_change/captured",
        {"initiator": "hrv-forces", "event_location": "Knin"},
    ),
    ("Rebels captured Wau on Monday.", "territory_change/captured", {"initiator": "text:rebels"}),
    (
        "M23 rebels, who captured Goma in January, attacked Bukavu.",
        "territory_change/captured",
        {"initiator": "m23", "event_location": "Goma"},
    ),
    (
        "Vukovar fell to Serb forces in November 1991.",
        "territory_change/captured",
        {"event_location": "Vukovar", "time": "1991-11-01..1991-11-30"},
    ),
    ("Houthi-held Hodeidah was bombed.", "control", {"holder": "houthis", "event_location": "Hodeidah"}),
    wrong(
        "the model takes 'control' for a noun: a headless sentence with a plural group before control/hold is a clause",
        "The Taliban control half of Kunduz.",
        "control/partial_hold",
        {"holder": "taliban", "area_share": (0.45, 0.55)},
    ),
    wrong(
        "territory.distance: 'the army' is a dative of put and not among clause.objects",
        "The rebels put the army six kilometres from Bunia.",
        "front_distance/approach",
        {"distance": (6, 6)},
    ),
    (
        "The army lifted the siege of Homs under a deal.",
        "siege_change/lifted_by_agreement",
        {"event_location": "Homs"},
    ),
    ("The rebels have besieged Jaffna for three months.", "siege_state/besieged", {"event_location": "Jaffna"}),
    wrong(
        "frames_war 26 has no holder_in for persons: in whose hands is lost",
        "350 police and soldiers remain in rebel hands.",
        "violation/arbitrary_detention",
        {"perpetrator": "text:rebel", "detained": (350, 350)},
    ),
    wrong(
        "places: an unknown bare name as a subject is no place, so neither the fact nor the shelling is told",
        "Sukhumi, the capital of Abkhazia, was shelled.",
        "place_fact/admin_capital",
        {"time": ".."},
    ),
    (
        "Bucha, 25 km northwest of Kyiv, was shelled.",
        "place_fact/relative_location",
        {"distance": (25, 25)},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_territory_is_told_with_its_holder_and_place(
    ask: Asking, text: str, kind: str, expected: dict[str, object]
) -> None:
    ask.check(text, kind, expected)


def test_each_holding_is_a_claim_with_its_own_share(ask: Asking) -> None:
    text = "The Kurdish fighters hold much of Hasakah, including half the city of Qamishli."
    claims = [claim for claim in ask.claims(text) if claim.type == "control"]
    assert [c.places[0].canonical for c in claims] == ["Hasakah", "Qamishli"]
    assert [q.low for c in claims for q in c.quantities_of("area_share")] == [None, 0.45]


@pytest.mark.parametrize(
    "text", ["350 police and soldiers remain in rebel hands.", "The activist-run press centre closed."]
)
def test_persons_and_offices_are_not_held_territory(ask: Asking, text: str) -> None:
    assert not [claim for claim in ask.claims(text) if claim.type == "control"]


@pytest.mark.parametrize("text", ["Rebels captured Wau on Monday.", "Israeli tanks captured the Hippodrome in Beirut."])
def test_taking_a_place_abducts_nobody(ask: Asking, text: str) -> None:
    assert not [claim for claim in ask.claims(text) if claim.type == "violation"]
