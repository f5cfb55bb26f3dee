"""The cheap look before the judgement: it is never the reason for another record."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from build import GOMA, KABUL, Book, by, exactly, on

from rashomon.reconciling import screening

KINDS = (
    "attack/air_strike", "attack/shelling", "casualty_detail/killed", "movement/advance", "clash/armed_clash",
    "territory_change/captured", "control/full_hold", "displacement/fled", "agreement/ceasefire",
)  # fmt: skip


def crowd(seed: int) -> Book:
    """Many reports on two towns in one week."""
    chance, book = random.Random(seed), Book()
    for number in range(40):
        day = date(2019, 3, 1) + timedelta(days=chance.randrange(7))
        page = book.report(f"r{number}", day.isoformat())
        for _ in range(4):
            told = (day - timedelta(days=chance.randrange(3))).isoformat()
            what = chance.choice(KINDS)
            toll = [exactly("killed", chance.randrange(1, 20))] if what.startswith(("attack", "casualty")) else []
            page.says(
                f"{what} near the market, {chance.choice(['the attack', 'a shell', 'rockets'])} {chance.randrange(5)}",
                what,
                *toll,
                where=chance.choice([GOMA, KABUL, ()]),
                when=on(told) if chance.random() < 0.6 else by(told),
                who=chance.choice(["a", "b", None]),
                to=chance.choice(["civ", "c", None]),
                source=chance.choice(["un", "police", "rebels", None]),
            )
    return book


@pytest.mark.parametrize("seed", range(4))
def test_screening_changes_nothing(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    book = crowd(seed)
    screened = book.record()
    monkeypatch.setattr(screening.Screen, "worth", lambda _self, _a, _b: True)
    assert book.record() == screened
