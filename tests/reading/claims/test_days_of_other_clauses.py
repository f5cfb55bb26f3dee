"""The day of a claim that another clause, a number alone or the deed told right before gives (GUIDELINES 7)."""

from __future__ import annotations

import pytest

from rashomon.model import Claim
from reading.asking import Asking


def _told(ask: Asking, text: str, words: str) -> Claim:
    found = [claim for claim in ask.claims(text) if words in claim.quote]
    assert found, f"no claim holds {words!r}"
    return min(found, key=lambda claim: len(claim.quote))


def _days(ask: Asking, text: str, words: str) -> str:
    time = _told(ask, text, words).time
    return f"{time.start}..{time.end}"


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        (
            "Rebels seized 30 pilgrims at Kidal on 6 January and freed them on the 9th.",
            "freed",
            "2025-01-09..2025-01-09",
        ),
        ("Rebels shelled Sake on 28 December. On the 3rd they shelled Goma.", "Goma", "2025-01-03..2025-01-03"),
        ("Jets bombed Marib for the 12th straight day.", "Marib", "2025-01-04..2025-01-15"),
        ("Clashes raged in Loikaw for a third day.", "Loikaw", "2025-01-13..2025-01-15"),
        ("Jets bombed Marib for the third straight day on Tuesday.", "Marib", "2025-01-14..2025-01-14"),
        ("Police shot dead a man on the 9th floor of a hotel in Quito.", "shot dead", "None..2025-01-15"),
    ],
)
def test_days_told_by_a_number_alone(ask: Asking, text: str, words: str, days: str) -> None:
    assert _days(ask, text, words) == days


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        (
            "Troops killed 40 rebels in Hiran over the past 24 hours, the army said on Monday.",
            "40 rebels",
            "2025-01-12..2025-01-13",
        ),
        ("Troops killed 40 rebels in Hiran over the past 24 hours.", "40 rebels", "2025-01-14..2025-01-15"),
        (
            "Since March 2021, fighting has uprooted 300,000 people; a further 70,000 have fled to Uganda.",
            "70,000",
            "2021-03-01..2025-01-15",
        ),
        (
            "Since March 2021 fighting has uprooted 300,000; on Monday 70 fled to Uganda.",
            "70 fled",
            "2025-01-13..2025-01-13",
        ),
        (
            "Troops cleared the town of Daska on Sunday but fighting goes on around Kotli.",
            "goes on",
            "2025-01-15..2025-01-15",
        ),
        ("The gunmen, who arrived on Saturday, shot dead two nurses.", "two nurses", "2025-01-11..2025-01-11"),
        ("The gunmen, who had fled on Saturday, shot dead two nurses.", "two nurses", "None..2025-01-15"),
        ("The airport was closed after rockets struck the runway on Monday.", "was closed", "2025-01-13..2025-01-15"),
        (
            "Rebels cut the road at Sinja on Friday, where a convoy was ambushed.",
            "convoy was ambushed",
            "2025-01-10..2025-01-10",
        ),
        ("Police held two men on Friday in Lyon, where a bomb killed six people.", "killed six", "None..2025-01-15"),
    ],
)
def test_days_that_another_clause_gives(ask: Asking, text: str, words: str, days: str) -> None:
    assert _days(ask, text, words) == days


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        # hours that it lasted, an age, nobody hurt, bodies and tolls
        (
            "Rebels shelled Bria on Monday. For three hours mortars hit the barracks.",
            "barracks",
            "2025-01-13..2025-01-13",
        ),
        ("Rebels shelled Bria on Monday. A 12-year-old boy was killed.", "boy", "2025-01-13..2025-01-13"),
        ("Rebels shelled Bria on Monday. Nobody has been killed.", "Nobody", "2025-01-13..2025-01-13"),
        ("Rebels raided Bria on Monday. The army has so far found 40 bodies.", "40 bodies", "2025-01-13..2025-01-13"),
        ("Rebels raided Bria on Monday. A local official gave a toll of 70.", "toll of 70", "2025-01-13..2025-01-13"),
        (
            "Rebels raided Bria on Monday. The number of traders killed is not known.",
            "traders",
            "2025-01-13..2025-01-13",
        ),
        ("Rebels raided Bria on Monday. The war has killed 70 people.", "70 people", "None..2025-01-15"),
        ("Rebels raided Bria on Monday. The police have killed 70 people.", "70 people", "None..2025-01-15"),
        # days counted from the deed
        (
            "Rebels raided Bria on Monday. Two days before the raid, gunmen had shot dead a priest.",
            "priest",
            "2025-01-11..2025-01-11",
        ),
        (
            "Rebels raided Bria on Monday. Troops had left the town and killed two guards a day before the raid, "
            "though marines arrived on Saturday.",
            "had left",
            "None..2025-01-15",
        ),
        ("Rebels raided Bria on Monday. Before that, gunmen had shot dead a priest.", "priest", "None..2025-01-15"),
        # what a clause of the sentence before tells of an earlier day
        (
            "Police entered Bulengo camp on Monday to find the killers of a clerk who was stabbed there on Friday. "
            "Nine men were arrested.",
            "Nine men",
            "2025-01-13..2025-01-13",
        ),
        # the same thing again
        (
            "A bus hit a mine on Monday near Gossi. Four died in the bus that hit the mine.",
            "bus that",
            "2025-01-13..2025-01-13",
        ),
        (
            "Militiamen attacked a clinic in Bria on Monday.\n\nShots were fired over the clinic, a nurse said.",
            "Shots",
            "2025-01-13..2025-01-13",
        ),
        (
            "Militiamen attacked a clinic in Bria on Monday.\n\nShots were fired over a school, a nurse said.",
            "Shots",
            "None..2025-01-15",
        ),
    ],
)
def test_what_follows_a_deed_is_of_its_day(ask: Asking, text: str, words: str, days: str) -> None:
    assert _days(ask, text, words) == days


def test_a_battle_of_two_days_begins_on_the_day_told_behind_it(ask: Asking) -> None:
    text = "Nine rebels fell in a two-day battle south of Batna. The battle began on Saturday at dawn."
    assert _days(ask, text, "Nine rebels") == "2025-01-11..2025-01-12"


def test_what_began_then_need_not_be_the_battle(ask: Asking) -> None:
    text = "Nine rebels fell in a two-day battle south of Batna. Talks began on Saturday in Geneva."
    assert _days(ask, text, "Nine rebels") == "None..2025-01-15"


@pytest.mark.parametrize(
    ("rest", "days"),
    [
        ("In Hama seven people died.", "2025-01-10..2025-01-10"),
        ("In Daraa seven people died.", "None..2025-01-15"),
        ("In Hama rebels shot seven people.", "None..2025-01-15"),
    ],
)
def test_the_dead_of_one_of_the_towns_of_a_deed(ask: Asking, rest: str, days: str) -> None:
    assert _days(ask, f"Bombs exploded in Homs and Hama on Friday. {rest}", "seven people") == days
