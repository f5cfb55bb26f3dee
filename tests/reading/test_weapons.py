"""Weapons and their carriers as a text names them, apart from acts, persons and other things."""

from __future__ import annotations

from itertools import pairwise

import pytest

from rashomon.model import Report
from rashomon.reading import understand, weapons


@pytest.fixture(scope="module")
def named(gazetteer):
    def names(text: str) -> list[tuple[str, str]]:
        document = understand(Report(id="r", text=text, sha256=""), gazetteer)
        return [(document.quote(mention.span), mention.kind) for mention in weapons.find(document)]

    return names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army fired mortars at the village.", [("mortars", "gun")]),
        ("Rebels planted landmines on the road to the coast.", [("landmines", "explosive")]),
        ("A barrel bomb fell on the market of Kutum.", [("barrel bomb", "munition")]),
        ("Two T-72 tanks were burnt near the bridge.", [("T-72 tanks", "vehicle")]),
        ("The raiders carried rocket-propelled grenades.", [("rocket-propelled grenades", "munition")]),
        ("A Mi-24 crashed after the raid.", [("Mi-24", "aircraft")]),
        ("The frigate HMS Northwind sailed on Friday.", [("frigate HMS Northwind", "ship")]),
        ("Police seized rifles and heavy machine guns.", [("rifles", "gun"), ("heavy machine guns", "gun")]),
        ("Inspectors found no trace of chemical weapons.", [("chemical weapons", "chemical")]),
    ],
)  # fmt: skip
def test_weapons_are_listed_with_their_kind(named, text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ten workers died in a gold mine near Kolwezi.",
        "The raid destroyed a water tank and a school.",
        "The shelling and the air strikes went on for a week.",
        "Protesters gathered in the square of the capital.",
    ],
)
def test_acts_and_other_things_are_no_weapons(named, text):
    assert named(text) == []


def test_mentions_do_not_overlap(gazetteer):
    text = "Su-25 jets dropped cluster bombs and rockets on T-55 tanks, and AC-130 gunships fired shells at the convoy."
    document = understand(Report(id="r", text=text, sha256=""), gazetteer)
    found = weapons.find(document)
    assert [m.kind for m in found] == ["aircraft", "munition", "munition", "vehicle", "aircraft", "munition"]
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(m.span.start <= m.head.start and m.head.end == m.span.end for m in found)
