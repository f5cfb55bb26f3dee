"""A noun that tells a group's cause means no group that is known for another; and whose word "the group said" is."""

from __future__ import annotations

import pytest

from reading.asking import Asking


def doers(ask: Asking, text: str) -> list[str]:
    return [actor.id for claim in ask.claims(text)[-1:] for actor in claim.actors_as("initiator")]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The SDF advanced on Manbij in Syria on Monday. The jihadists killed three people.", "text:jihadists"),
        ("The FARC attacked Mitu in Colombia on Monday. The Islamists killed three people.", "text:islamists"),
        ("Boko Haram attacked Gwoza on Monday. The Islamists killed three people.", "boko-haram"),
        ("JNIM attacked Djibo in Burkina Faso on Monday. The jihadists killed three people.", "jnim"),
        ("The FARC attacked Mitu in Colombia on Monday. The rebels killed three people.", "farc"),
    ],
)
def test_the_jihadists_are_no_group_that_is_known_as_none(text: str, doer: str, ask: Asking) -> None:
    assert doers(ask, text) == [doer]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The M23 took Sake on Monday. The group said it had lost three men.", "m23"),
        ("The army shelled Goma, a doctor said. The army said 14 rebels were killed.", "cod-forces"),
        ("Troops shelled Goma, a health official said. The military said 14 rebels were killed.", "cod-forces"),
        ("An aid group in Goma counted the dead on Monday. The group said 14 people were killed.", "unnamed:groups"),
    ],
)
def test_whose_word_it_is(text: str, voice: str, ask: Asking) -> None:
    assert ask.claims(text)[-1].attribution.origin.id == voice


def test_who_denies_any_part_in_it_denies_its_own(ask: Asking) -> None:
    text = "The army said the RSF attacked Singa in Sudan on Monday. The RSF denied any part in it."
    denied = [claim for claim in ask.claims(text) if claim.modality == "denied"]
    assert [actor.id for claim in denied for actor in claim.actors_as("initiator")] == ["rsf-sudan"]
