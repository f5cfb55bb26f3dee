"""Who says it: documents, origins and camps, and how sure that makes it."""

from __future__ import annotations

from build import KABUL, KHERSON, MOSUL, Book, exactly, on

from rashomon.model import Event, Record

DAY = on("2019-09-19")


def strike(
    book: Book, name: str, source: str | None, *, relay: str | None = None, day: str = "2019-09-20", **more: object
) -> str:
    """One report of one strike."""
    return book.report(name, day).says(
        "A drone strike near Kabul killed 30 pine nut pickers",
        "attack/drone_strike",
        exactly("killed", 30),
        where=KABUL,
        when=DAY,
        to="civ",
        who="usa-air",
        source=source,
        relay=relay,
        **more,  # type: ignore[arg-type]
    )


def only(record: Record) -> Event:
    """The only event."""
    (event,) = record.events
    return event


def test_a_relay_is_not_an_origin() -> None:
    book = Book()
    strike(book, "a", "ministry", relay="agency")
    event = only(book.record())
    assert event.origins == ("ministry",)


def test_two_relays_of_one_ministry_are_one_origin() -> None:
    book = Book()
    strike(book, "a", "ministry", relay="agency-one")
    strike(book, "b", "ministry", relay="agency-two")
    event = only(book.record())
    assert (len(event.reports), event.origins, event.grade.admiralty) == (2, ("ministry",), 3)


def test_an_outlets_own_words_are_no_origin() -> None:
    book = Book()
    strike(book, "a", None)
    event = only(book.record())
    assert (event.origins, event.camps, event.grade.admiralty) == ((), (), 6)


def test_two_origins_of_one_camp_are_not_independent() -> None:
    book = Book()
    strike(book, "a", "ministry")
    strike(book, "b", "police")
    event = only(book.record())
    assert (event.origins, event.camps, event.grade.admiralty) == (("ministry", "police"), ("government",), 2)


def test_two_camps_that_agree_are_the_best_grade() -> None:
    book = Book()
    strike(book, "a", "ministry")
    strike(book, "b", "monitor")
    assert only(book.record()).grade.admiralty == 1


def test_an_admission_of_own_losses_weighs_more() -> None:
    book = Book()
    book.report("a", "2022-08-01").says(
        "Five Ukrainian soldiers died in shelling of Kherson",
        "attack/shelling",
        exactly("killed", 5),
        where=KHERSON,
        when=on("2022-07-31"),
        to="ukr-forces",
        source="ukr-mod",
    )
    grade = only(book.record()).grade
    assert grade.admiralty == 2
    assert any("against its own interest" in reason for reason in grade.reasons)


def test_a_single_origin_that_is_denied_is_doubtful() -> None:
    book = Book()
    strike(book, "a", "monitor")
    strike(book, "b", "ministry", modality="denied")
    assert only(book.record()).grade.admiralty == 4


def test_a_mirrored_report_adds_a_document_and_no_origin() -> None:
    book = Book()
    strike(book, "a", "monitor")
    before = only(book.record())
    strike(book, "mirror", "monitor", day="2019-09-22")
    after = only(book.record())
    assert len(after.reports) == 2
    assert (after.origins, after.camps, after.ranges, after.grade) == (
        before.origins,
        before.camps,
        before.ranges,
        before.grade,
    )


def test_a_scraped_copy_is_a_member_that_counts_for_nothing() -> None:
    book = Book()
    page = book.report("a", "2022-08-01")
    words = "Shells hit Mosul and killed 4 people"
    first = page.says(words, "attack/shelling", exactly("killed", 4), where=MOSUL, when=on("2022-07-31"))
    copy = page.says(
        words,
        "attack/shelling",
        exactly("killed", 4),
        where=MOSUL,
        when=on("2022-07-31"),
        status="noise_duplicate",
        copy_of=first,
    )
    event = only(book.record())
    assert event.claims == (first, copy)
    assert any("adds no source" in line for line in event.why)


def test_the_same_words_of_another_week_are_no_copy() -> None:
    book = Book()
    for day in ("2019-09-19", "2019-09-26"):
        book.report(f"r{day}", day).says(
            "A drone strike near Kabul killed 30 people on Thursday",
            "attack/drone_strike",
            exactly("killed", 30),
            where=KABUL,
            when=on(day),
            source="monitor",
        )
    assert len(book.record().events) == 2


def test_every_merge_says_why() -> None:
    book = Book()
    strike(book, "a", "ministry")
    strike(book, "b", "monitor")
    event = only(book.record())
    assert any("same place" in line and "[same.evidence]" in line for line in event.why)
