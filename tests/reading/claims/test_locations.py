"""Where: the places of a claim, with role, relation and basis.

The sentences are our own; the report is of Wednesday, 15 January 2025.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking

CASES = [
    ("Refugees fled from Kordofan to Juba.", "displacement", {"origin": "Kordofan", "destination": "Juba"}),
    ("The Congolese army withdrew from Kitshanga.", "movement", {"origin": "Kitshanga", "event_location": None}),
    (
        "Ukrainian forces advanced to within 10 km of Melitopol.",
        "front_distance",
        {"reference_feature": "Melitopol", "event_location": None},
    ),
    ("Rebels shelled Taiz. They also killed two farmers.", "attack/unspecified", {"event_location": "Taiz"}),
    ("The village of Nowhereabad was bombed.", "attack", {"event_location": "Nowhereabad"}),
    ("Doctors in Geneva said 12 people were killed.", "casualty_detail", {"event_location": None}),
    (
        "Twelve people were wounded, according to doctors in neighbouring Chad.",
        "casualty_detail",
        {"event_location": None},
    ),
    (
        "Twelve people were wounded in Goma, a spokesman in Kinshasa said.",
        "casualty_detail",
        {"event_location": "Goma"},
    ),
    (
        "Shells fired by rebels stationed in Lviv hit a market in Kharkiv.",
        "attack/shelling",
        {"event_location": "Kharkiv"},
    ),
    (
        "Four soldiers were killed when their convoy came under fire near Gao.",
        "casualty_detail",
        {"event_location": "Gao"},
    ),
    ("Suspected ADF rebels killed 12 villagers near Beni.", "attack", {"event_location": "Beni"}),
    ("Troops overran an airstrip and entered Mullaitivu.", "territory_change", {"event_location": None}),
    (
        "Goma fell in January 2025.",
        "territory_change",
        {"event_location": "Goma"},
    ),
    (
        "At least 12 militants of a group active in Niger and Mali were killed in clashes in Menaka on Tuesday.",
        "clash",
        {"event_location": "Ménaka"},
    ),
    (
        "The rebels gained ground in Eritrea, helped by tanks captured in an offensive in Sudan.",
        "territory_change",
        {"event_location": "Eritrea"},
    ),
    (
        "Troops fought insurgents in Mali and Niger with tanks.",
        "clash",
        {"event_location": "Mali + Niger"},
    ),
    ("Troops shelled Hodeidah and killed nine people.", "attack/unspecified", {"event_location": "Hodeidah"}),
    ("Troops shelled Hodeidah and Taiz and killed nine.", "attack/unspecified", {"event_location": "Hodeidah + Taiz"}),
    (
        "More than 370,000 people have been killed in Yemen's nine-year war.",
        "casualty_detail",
        {"event_location": "Yemen"},
    ),
    ("Nearly half of Sudan's population has been forced to flee.", "displacement", {"event_location": "Sudan"}),
    (
        "The group that monitors Yemen's war said two men had been shot dead.",
        "attack",
        {"event_location": None},
    ),
    (
        "Somalia has been mired in civil war since 1991, with government forces fighting Islamist militants.",
        "clash",
        {"event_location": "Somalia"},
    ),
    (
        "Aid workers fled to Bangui, where gunmen killed two of them and dozens were wounded.",
        "casualty_detail",
        {"event_location": "Bangui"},
    ),
    (
        "A shell hit a clinic in Adwa, a rebel-held town in northern Ethiopia.",
        "control",
        {"event_location": "Adwa + northern Ethiopia"},
    ),
    (
        "Fighting broke out in the government-held Black Sea port city of Sukhumi.",
        "control",
        {"event_location": "Sokhumi"},
    ),
    (
        "Three men were shot dead in Jowhar, a town located in southern Somalia.",
        "attack",
        {"event_location": "Jowhar"},
    ),
    (
        "Soldiers killed two men and wounded three in Zorbanville in Borno State.",
        "attack/unspecified",
        {"event_location": "Borno + Zorbanville"},
    ),
    (
        "Nearly 4,000 people have been displaced, including about 600 who crossed into Uganda.",
        "displacement",
        {"event_location": None, "destination": None},
    ),
    (
        "Troops shelled Taiz while other units attacked a post in al-Zorbana town.",
        "attack/unspecified",
        {"event_location": "al-Zorbana town"},
    ),
    (
        "Rebels seized Axum on Monday. The rebel stronghold has been under siege since Tuesday.",
        "siege_state",
        {"event_location": "Axum"},
    ),
    (
        "A bomb fell in the Tripoli suburb of Zorbana and killed four people.",
        "attack/air_strike",
        {"event_location": "Tripoli + Zorbana"},
    ),
    (
        "Shelling hit a hospital in the Saladin district of Aleppo.",
        "attack/shelling",
        {"event_location": "Salaheddine"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_a_claim_has_its_place_in_its_role(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


def place(ask: Asking, text: str, kind: str) -> tuple[str | None, str, str]:
    found = ask.one(text, kind).places[0]
    return found.as_written, found.relation, found.basis


def test_a_place_of_the_sentence_before_is_said_to_be_implied(ask: Asking) -> None:
    assert place(ask, "Rebels shelled Taiz. They also killed two farmers.", "attack/unspecified") == (
        None,
        "in",
        "paragraph",
    )


def test_a_name_that_no_gazetteer_has_keeps_its_words_and_has_no_point(ask: Asking) -> None:
    text = "Rebels shelled Taiz. Fighting broke out near Gornje Selo."
    (found,) = ask.one(text, "clash").places
    assert (found.as_written, found.relation, found.lat, found.lon) == ("Gornje Selo", "near", None, None)


@pytest.mark.parametrize("opening", ["Meanwhile", "Elsewhere", "Separately"])
def test_a_new_scene_takes_no_place_from_the_one_before(ask: Asking, opening: str) -> None:
    assert ask.one(f"Rebels shelled Taiz. {opening}, troops killed two men.", "attack/unspecified").places == ()


def test_a_sentence_far_on_takes_no_place_from_the_first(ask: Asking) -> None:
    filler = "The minister spoke for an hour. "
    text = f"Rebels shelled Taiz. {filler * 9}Two farmers were killed."
    assert ask.one(text, "casualty_detail").places == ()


def test_relations_follow_the_prepositions(ask: Asking) -> None:
    for text, relation in (
        ("Two soldiers were killed in Gao.", "in"),
        ("Two soldiers were killed near Gao.", "near"),
        ("Two soldiers were killed outside Gao.", "near"),
    ):
        assert place(ask, text, "casualty_detail")[1] == relation


LINES_AND_STREETS = [
    ("Militants attacked troops on the Thai-Cambodian border, killing four.", "attack", "Thai-Cambodian border"),
    ("The army began an offensive on the Chad-Sudan border.", "operation", "Chad-Sudan border"),
    (
        "Gunmen killed nine men on the road between Nampula and Nacala.",
        "attack",
        "road between Nampula and Nacala",
    ),
    ("Gunmen killed 12 people on the Beirut-Damascus highway.", "attack", "Beirut-Damascus highway"),
    ("A bomb exploded in Oxford Street, killing two soldiers.", "attack", "Oxford Street"),
    ("At Oxford St, two soldiers were killed.", "casualty_detail", "Oxford St"),
    ("Rebels shelled troops in Oxford near the river.", "attack", "Oxford"),
]


@pytest.mark.parametrize(("text", "kind", "place"), LINES_AND_STREETS)
def test_a_border_a_road_and_a_street_are_not_the_towns_they_are_called_by(
    ask: Asking, text: str, kind: str, place: str
) -> None:
    ask.check(text, kind, {"event_location": place})


@pytest.mark.parametrize(
    "text",
    [
        "Iraqi troops advanced. Gunmen killed five men in the capital of their caliphate.",
        "Iraqi troops advanced. Gunmen killed five men in the capital of the group's state.",
    ],
)
def test_the_capital_of_a_group_is_not_that_of_the_country(ask: Asking, text: str) -> None:
    assert "Baghdad" not in {place.canonical for place in ask.one(text, "attack").places}
