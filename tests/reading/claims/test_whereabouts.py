"""Where a deed was that its own words do not place: not where its teller sits, but where the report told it."""

from __future__ import annotations

import pytest

from reading.asking import Asking


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        # who gives a figure sits elsewhere
        (
            "Rebels overran Caconda in Angola. A priest in Lubango put the dead at 160.",
            "casualty_detail/killed",
            "Caconda",
        ),
        ("Troops shelled Kuito in Angola. A nun in Benguela estimated the toll at 40.", "casualty_detail", "Cuíto"),
        # "the siege" is at the place besieged
        (
            "Rebels have besieged Kuito in Angola for months. Troops were three km from breaking the siege, he said.",
            "front_distance",
            "Cuíto",
        ),
        # a name that a clause tells of with "where"
        ("The rebels attacked Gao. Then they moved on Ansongo, where they killed four men.", "attack[1]", "Ansongo"),
    ],
)
def test_a_deed_is_where_the_report_told_it(ask: Asking, text: str, kind: str, place: str) -> None:
    assert place in [p.canonical for p in ask.one(text, kind).places]


def test_two_sieges_are_not_one(ask: Asking) -> None:
    text = (
        "Rebels besiege Kuito in Angola. Rebels besiege Malanje. Troops were three km from breaking the siege, he said."
    )
    assert not ask.one(text, "front_distance").places


def test_a_name_before_where_is_no_party(ask: Asking) -> None:
    claims = ask.claims("The rebels attacked Gao. Then they moved on Ansongo, where they killed four men.")
    assert all(actor.id != "text:ansongo" for claim in claims for actor in claim.actors)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Fighters raided Boni on Tuesday, killing three soldiers, the Malian army said.", None),
        ("A bomb went off in Saigon on Tuesday, American officials said.", "VN"),
        ("Israeli jets bombed Sour in southern Lebanon on Tuesday.", "LB"),
    ],
)
def test_a_lesser_town_is_known_by_its_other_names_only_in_its_land(
    ask: Asking, text: str, country: str | None
) -> None:
    found = {p.country for c in ask.claims(text) for p in c.places if p.as_written in ("Boni", "Saigon", "Sour")}
    assert found == {country}


def test_a_head_that_points_to_a_place_is_not_where_its_words_happened(ask: Asking) -> None:
    text = (
        "Russia sends sappers to Syria\n\nAir raids killed 19 civilians in Homs on Monday, a monitor said.\n\n"
        "The road to Damascus\n\nGovernment troops killed nine rebels on Sunday, the army said."
    )
    killed = [claim for claim in ask.claims(text) if "nine rebels" in claim.quote]
    assert killed
    assert not any(place.canonical == "Damascus" for claim in killed for place in claim.places)
