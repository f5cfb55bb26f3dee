"""Civilian harm in Airwars' terms, and in whose interest an account is: from the claims alone, as suggestions."""

from __future__ import annotations

from datetime import date

import pytest
from build import KABUL, KHERSON, MOSUL, Book, PlaceRef, exactly, on

from rashomon.api import read_reports
from rashomon.model import Dating, Event, HarmGrade, Record, Report

DAY = on("2017-03-17")


def strike(
    book: Book,
    name: str,
    source: str | None,
    *,
    who: str | None = "usa-air",
    to: str = "civ",
    day: str = "2017-03-18",
    where: PlaceRef = MOSUL,
    text: str = "",
) -> None:
    """One account of one strike."""
    text = text or f"An air strike on a house in {where.canonical} killed 30"
    book.report(name, day).says(
        text, "attack/air_strike", exactly("killed", 30), where=where, when=DAY, to=to, who=who, source=source
    )


def only(record: Record) -> Event:
    """The only event."""
    (event,) = record.events
    return event


def status(book: Book) -> str | None:
    """The status of the only event."""
    harm = only(book.record()).harm
    return harm.status if harm else None


def test_one_source_is_weak() -> None:
    book = Book()
    strike(book, "a", "monitor")
    assert only(book.record()).harm == HarmGrade(status="weak", reasons=("a single source",))


def test_the_one_source_of_several_that_tells_of_civilians_is_told_as_such() -> None:
    book = Book()
    strike(book, "a", "monitor")
    strike(book, "b", "un", to="persons")
    harm = only(book.record()).harm
    assert harm == HarmGrade(status="weak", reasons=("a single source tells of civilians",))


def test_the_outlets_own_words_alone_are_weak() -> None:
    book = Book()
    strike(book, "a", None)
    strike(book, "b", None, day="2017-03-19")
    harm = only(book.record()).harm
    assert harm is not None
    assert (harm.status, harm.reasons[0]) == ("weak", "no source is named, the outlets alone tell of it")


def test_two_sources_and_a_belligerent_are_fair() -> None:
    book = Book()
    strike(book, "a", "monitor")
    strike(book, "b", "un")
    assert status(book) == "fair"


def test_two_sources_of_one_camp_are_weak() -> None:
    book = Book()
    strike(book, "a", "police")
    strike(book, "b", "ministry")
    harm = only(book.record()).harm
    assert harm == HarmGrade(status="weak", reasons=("2 sources", "all of one camp"))


def test_two_sources_without_a_belligerent_are_weak() -> None:
    book = Book()
    strike(book, "a", "monitor", who=None)
    strike(book, "b", "un", who=None)
    harm = only(book.record()).harm
    assert harm == HarmGrade(status="weak", reasons=("2 sources", "no belligerent is named"))


def test_a_belligerent_that_accepts_the_harm_confirms_it() -> None:
    book = Book()
    strike(book, "a", "monitor")
    strike(book, "b", "usa-mod", day="2017-03-25")
    event = only(book.record())
    assert event.harm is not None
    assert event.harm.status == "confirmed"
    assert any("against its own interest" in reason for reason in event.grade.reasons)


def test_a_belligerent_that_only_says_it_struck_fighters_confirms_nothing() -> None:
    book = Book()
    strike(book, "a", "monitor")
    strike(book, "b", "usa-mod", to="is")
    assert status(book) == "weak"


def test_competing_claims_of_responsibility_are_contested() -> None:
    book = Book()
    strike(book, "a", "monitor", who="usa-air")
    strike(book, "b", "un", who="irq-air")
    harm = only(book.record()).harm
    assert harm is not None
    assert harm.status == "contested"


def test_sides_that_one_source_names_together_do_not_compete() -> None:
    book = Book()
    strike(book, "a", "monitor", who="usa-air")
    strike(book, "b", "un", who="usa-forces")
    assert status(book) == "fair"


def test_victims_that_their_own_source_later_counts_as_fighters_discount_it() -> None:
    book = Book()
    strike(book, "a", "monitor", day="2017-03-18")
    later = "All 30 who died when aircraft struck the house in Mosul were Islamic State fighters"
    strike(book, "b", "monitor", day="2017-03-24", to="is", text=later)
    record = book.record()
    told = [event.harm.status for event in record.events if event.harm]
    assert told == ["discounted"]


@pytest.mark.parametrize("what", ["clash/armed_clash", "movement/advance"])
def test_what_is_no_attack_has_no_status(what: str) -> None:
    book = Book()
    book.report("a", "2017-03-18").says("They fought in Mosul", what, where=MOSUL, when=DAY, to="civ", source="un")
    assert status(book) is None


def test_the_dead_of_a_battle_without_civilians_have_no_status() -> None:
    book = Book()
    strike(book, "a", "monitor", to="is")
    assert status(book) is None


def test_a_copy_does_not_make_weak_fair() -> None:
    book = Book()
    strike(book, "a", "monitor")
    strike(book, "b", "monitor", day="2017-03-19")
    assert status(book) == "weak"


# --- interest


def test_a_deed_that_only_the_enemy_lays_on_a_side_is_told_as_such() -> None:
    book = Book()
    book.report("a", "2022-08-01").says(
        "Ukrainian shells killed five soldiers in Kherson", "attack/shelling", exactly("killed", 5), where=KHERSON,
        when=on("2022-07-31"), to="rus-forces", who="ukr-forces", source="rus-mod",
    )  # fmt: skip
    reasons = only(book.record()).grade.reasons
    assert any(reason == "who did it is told by an enemy alone (rus-mod)" for reason in reasons)


def test_a_deed_that_a_third_party_tells_too_is_not_the_enemys_alone() -> None:
    book = Book()
    for name, source in (("a", "rus-mod"), ("b", "un")):
        book.report(name, "2022-08-01").says(
            "Ukrainian shells killed five soldiers in Kherson", "attack/shelling", exactly("killed", 5), where=KHERSON,
            when=on("2022-07-31"), to="rus-forces", who="ukr-forces", source=source,
        )  # fmt: skip
    assert not any("enemy alone" in reason for reason in only(book.record()).grade.reasons)


# --- as dispatches tell it


@pytest.mark.usefixtures("gazetteer")
@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["A drone strike killed nine civilians in Miranshah on Friday, residents said."], "weak"),
        (
            ["A US drone strike killed nine civilians in Miranshah on Friday, residents said.",
             "Nine civilians died in Miranshah on Friday in a strike by a US drone, the Red Cross said."],
            "fair",
        ),
        (
            ["A US air strike killed 12 civilians in Kunduz on Saturday, the United Nations said.",
             "The US military said on Tuesday that its air strike on Kunduz on Saturday had killed 12 civilians."],
            "confirmed",
        ),
    ],
)  # fmt: skip
def test_dispatches_are_graded_as_a_reader_would(texts: list[str], wanted: str) -> None:
    published = Dating(day=date(2015, 10, 6), basis="given")
    reports = [Report(id=f"r{i}", text=text, sha256="0" * 64, published=published) for i, text in enumerate(texts)]
    record = read_reports(reports)
    assert [event.harm.status for event in record.events if event.harm] == [wanted]


def test_kabul_is_far_from_mosul() -> None:
    book = Book()
    strike(book, "a", "monitor")
    strike(book, "b", "un", where=KABUL)
    assert [event.harm.status for event in book.record().events if event.harm] == ["weak", "weak"]
