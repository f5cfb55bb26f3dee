"""An office and a name in commas before "said" are the source, and none of the dead; who gives way leaves his own."""

from __future__ import annotations

import pytest

from reading.asking import Asking


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Jets bombed Goma on Tuesday, killing nine people and wounding 12, the mayor, Jean Bosco, said.",
            "Jean Bosco",
        ),
        ("Gunmen killed nine people, the provincial police chief, Abdul Hai, told reporters.", "Abdul Hai"),
        (
            "Jets bombed a hamlet on Tuesday, killing 24 civilians and wounding 82, the district chief, Maj. Tran Dinh"
            " Hoa, said.",
            "Tran Dinh Hoa",
        ),
    ],
)
def test_an_office_with_its_name_before_said_is_the_source(text: str, name: str, ask: Asking) -> None:
    (claim,) = [one for one in ask.claims(text) if one.type == "attack"]
    assert claim.attribution.origin.name == name
    assert not any(name in actor.name for actor in claim.actors)


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers found the priest, Jean Bosco, told him to leave and burned the church.",
        "The rebels attacked the convoy, killed two drivers, and said they would return.",
    ],
)
def test_who_acts_and_then_speaks_is_left(text: str, ask: Asking) -> None:
    claims = ask.claims(text)
    assert claims
    assert not any(claim.attribution.origin.name in ("Jean Bosco", "drivers") for claim in claims)


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        ("The enemy fled and left nine dead near Goma.", "enemy"),
        ("The rebels attacked Goma but withdrew, leaving nine dead.", "rebels"),
        ("The gunmen fled, leaving nine dead.", None),
    ],
)
def test_who_gives_way_leaves_his_own_dead(text: str, victim: str | None, ask: Asking) -> None:
    (claim,) = [one for one in ask.claims(text) if any(q.kind == "killed" for q in one.quantities)]
    assert [actor.name for actor in claim.actors_as("victim")] == ([victim] if victim else [])


def test_a_waitress_is_counted_with_the_dead(ask: Asking) -> None:
    (claim,) = ask.claims("Two airmen and a waitress were killed in Goma.")
    assert max(q.low or 0 for q in claim.quantities) == 3
