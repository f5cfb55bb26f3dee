"""The very spot: streets, roads with a number, what "there" and "the road" mean, where only the speaker went."""

from __future__ import annotations

import pytest

from rashomon.model import Claim
from reading.asking import Asking


def _told(ask: Asking, text: str, words: str) -> Claim:
    found = [claim for claim in ask.claims(text) if words in claim.quote]
    assert found, f"no claim holds {words!r}"
    return min(found, key=lambda claim: len(claim.quote))


def _places(ask: Asking, text: str, words: str) -> list[str]:
    return [place.canonical or place.as_written or "" for place in _told(ask, text, words).places]


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("In Beirut a bomb exploded in the Rue Gouraud, wounding six people.", "bomb", ["Beirut", "Rue Gouraud"]),
        ("Gunmen shot dead a judge in Calle Zurbano in Madrid.", "judge", ["Madrid", "Calle Zurbano"]),
        ("Rebels mined Jomo Chowk in Kathmandu and shot dead a guard.", "shot dead", ["Kathmandu"]),
        ("A bomb killed four people in Parwan Square in Herat.", "four people", ["Herat", "Parwan Square"]),
        (
            "Mortar fire killed six people in Vase Mbuna street in Sarajevo.",
            "six people",
            ["Sarajevo", "Vase Mbuna street"],
        ),
        ("Rebels seized two outposts on Highway 9 on Tuesday.", "outposts", ["Highway 9"]),
        ("Rebels overran a post on National Road 4.", "overran", ["National Road 4"]),
        ("A mine killed six soldiers on Route 5 near Kampot.", "six soldiers", ["Kampot", "Route 5"]),
        ("Shells killed two monks at the Tra Luong pagodas.", "monks", ["Tra Luong pagodas"]),
    ],
)
def test_streets_and_numbered_roads_are_the_spot(ask: Asking, text: str, words: str, places: list[str]) -> None:
    assert _places(ask, text, words) == places


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        # "there" is the narrowest place told before it, not what only lies beside or around that
        (
            "Soldiers entered Otash camp near Nyala on Monday to find the men who had stabbed a clerk there.",
            "stabbed",
            ["Otash camp"],
        ),
        (
            "Police entered the Bab el-Oued district of Algiers. There, a man was shot dead.",
            "shot dead",
            ["Bab El Oued"],
        ),
        ("In Equatoria, people who fled Kapoeta say soldiers shot civilians there.", "shot civilians", ["Kapoeta"]),
        # the road told before
        (
            "Lorries were looted by gunmen on the Zalingei-Garsila road. A driver was shot in the arm.",
            "driver",
            ["Zalingei-Garsila road"],
        ),
        (
            "Lorries were looted by gunmen on the Zalingei-Garsila road. The road is closed to aid traffic.",
            "closed",
            ["Zalingei-Garsila road"],
        ),
        ("Lorries were looted near Goma. The road is closed to aid traffic.", "closed", ["Goma"]),
        # where a speaker went is not where it was
        (
            "Gunmen attacked the village of Tondi in Niger. They shot the men, said Issa, a trader who reached Ayorou.",
            "shot the men",
            ["Tondi"],
        ),
        # a whole war
        (
            "A guard was killed in Kidal.\n\nViolence linked to the jihadists has killed thousands of people.",
            "thousands",
            [],
        ),
        ("Rebels detained two staff of a local NGO at Umm Dresa.", "detained", ["Umm Dresa"]),
        ("The bridge over the Drina river near Embamo was blown up.", "blown up", ["Drina", "Embamo"]),
    ],
)
def test_where_words_that_point_back_lead(ask: Asking, text: str, words: str, places: list[str]) -> None:
    assert _places(ask, text, words)[: len(places) or None] == places


def test_the_provincial_capital_is_the_town_told_before(ask: Asking) -> None:
    text = "At Takeo the airfield was shelled on Monday. The provincial capital is besieged. Cambodia is at war."
    assert _places(ask, text, "besieged") == ["Takeo"]


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        # a name between two towns of a list
        ("Families left Homs, Mbuna and Hama on foot.", "left Homs", ["Homs", "Hama", "Mbuna"]),
        # longer names than the gazetteer's
        ("Airliners were hit by gunfire at Aden Mbuna airport.", "hit", ["Aden Mbuna airport"]),
        ("Jets targeted hideouts at Mbuna Wara Gao on Friday.", "targeted", ["Mbuna Wara Gao"]),
        # a square of a far country
        ("Pakistan is at war. Militants blew up a clinic in Maidan on Friday.", "clinic", ["Maidan"]),
        # whence helpers came is not where they were hit
        (
            "A convoy was ambushed near Mbuna Gap on Friday. Troops sent from Loloho camp came under fire. "
            "A rebel was found dead at the scene.",
            "found dead",
            ["Mbuna Gap"],
        ),
    ],
)
def test_whole_names_and_scenes_that_go_on(ask: Asking, text: str, words: str, places: list[str]) -> None:
    assert _places(ask, text, words) == places


def test_a_regiment_is_no_place(ask: Asking) -> None:
    text = "Three soldiers of the 13th Jammu and Kashmir Rifles were injured at Drass."
    assert "Jammu" not in _places(ask, text, "injured")
