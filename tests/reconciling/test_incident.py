"""What the reports add up to on the one incident that they tell of."""

from __future__ import annotations

from datetime import date

from build import BAGHDAD, GOMA, MOSUL, Book, by, exactly, on

from rashomon.model import Quantity
from rashomon.reconciling import incident

SHOT = "attack/small_arms"


def one(kind: str, qualifier: str = "single") -> Quantity:
    """One person told without a numeral."""
    return Quantity(kind=kind, low=1, high=1, value=1, qualifier=qualifier, unit="persons")


def test_who_was_shot_and_died_is_killed_and_not_hurt() -> None:
    book = Book()
    page = book.report("one", "2016-07-04")
    page.says(
        "a boy was shot in Goma on Sunday", SHOT, one("killed_or_wounded", "article"), where=GOMA, when=on("2016-07-03")
    )
    page.says("he died in hospital", "casualty_detail/killed", one("killed"), when=by("2016-07-04"))
    found = incident(book.record())
    assert found is not None
    assert found.killed is not None
    assert found.hurt is not None
    assert (found.killed.best, found.hurt.best, found.day) == (1, 0, date(2016, 7, 3))
    assert len(found.claims) == 2


def test_those_shot_who_did_not_die_are_hurt() -> None:
    book = Book()
    page = book.report("one", "2016-07-04")
    page.says("five people were shot in Goma", SHOT, exactly("killed_or_wounded", 5), where=GOMA, when=on("2016-07-03"))
    page.says("two died at the scene", "casualty_detail/killed", exactly("killed", 2), when=by("2016-07-04"))
    found = incident(book.record())
    assert found is not None
    assert found.killed is not None
    assert found.hurt is not None
    assert (found.killed.best, found.hurt.best) == (2, 3)


def test_the_last_report_counts_and_one_victim_bounds_no_toll() -> None:
    book = Book()
    for name, day, toll in (("one", "2016-07-03", 3), ("two", "2016-07-05", 4)):
        page = book.report(name, day)
        page.says(
            f"{toll} people were shot dead in Goma", SHOT, exactly("killed", toll), where=GOMA, when=on("2016-07-03")
        )
    page.says("a teacher was shot dead in Goma", SHOT, one("killed"), where=GOMA, when=on("2016-07-03"))
    found = incident(book.record())
    assert found is not None
    assert found.killed is not None
    assert found.killed.best == 4


def test_other_days_and_places_are_other_incidents() -> None:
    book = Book()
    page = book.report("one", "2016-07-04")
    page.says("three people were shot dead in Goma", SHOT, exactly("killed", 3), where=GOMA, when=on("2016-07-03"))
    page.says("nine people were shot dead in Mosul", SHOT, exactly("killed", 9), where=MOSUL, when=on("2016-06-20"))
    page.says("six people were shot dead in Baghdad", SHOT, exactly("killed", 6), where=BAGHDAD, when=on("2016-07-03"))
    found = incident(book.record())
    assert found is not None
    assert found.killed is not None
    assert found.killed.best == 3


def test_a_record_of_nothing_tells_of_no_incident() -> None:
    book = Book()
    book.report("empty", "2016-07-04")
    assert incident(book.record()) is None
