"""Tolls over days: each voice by its latest figure, the earlier ones kept in order; up or down."""

from __future__ import annotations

from datetime import date

import pytest
from build import GOMA, KABUL, KHERSON, Book, Page, exactly, on

from rashomon.api import read_reports
from rashomon.model import Dating, Event, Quantity, Record, Report


def wire(name: str, day: str, text: str) -> Report:
    """A dispatch of our own."""
    published = Dating(day=date.fromisoformat(day), basis="given")
    return Report(id=name, text=text, sha256="0" * 64, outlet=f"{name} wire", language="en", published=published)


def attack(record: Record) -> Event:
    """The only attack."""
    (event,) = [event for event in record.events if event.type == "attack"]
    return event


def courses(event: Event) -> dict[tuple[str, str], list[tuple[str, str | None]]]:
    """Kind and voice -> its figures with their days."""
    return {
        (one.kind, one.origin): [(told.value, told.known) for told in one.figures]
        for one in event.revisions
    }  # fmt: skip


def toll(
    page: Page, number: Quantity, source: str | None, *, text: str = "A bomb in Kabul killed", **more: object
) -> str:
    """One figure for one bombing in Kabul."""
    return page.says(
        f"{text} {number.value:g}", "attack/mine_ied", number, where=KABUL, when=on("2015-08-07"), to="civ",
        source=source, **more,  # type: ignore[arg-type]
    )  # fmt: skip


# --- as dispatches tell it

SHAAR = "the Shaar district of Aleppo"
SOHR = "the Syrian Observatory for Human Rights said"
ALEPPO = (
    wire("levant", "2015-06-03", f"Barrel bombs kill 12 in Aleppo\n\nBarrel bombs dropped by government helicopters "
         f"killed 12 people in {SHAAR} on Wednesday 3 June, {SOHR}.\n"),
    wire("orontes", "2015-06-04", "Aleppo toll rises to 19\n\nThe death toll from Wednesday's barrel bombing of "
         f"{SHAAR} has risen to 19, {SOHR} on Thursday.\n"),
    wire("gulf", "2015-06-05", f"Aleppo bombs killed 31\n\nAt least 31 people were killed by barrel bombs in {SHAAR} "
         f"on Wednesday, {SOHR} on Friday, up from 19.\n"),
)  # fmt: skip


@pytest.mark.usefixtures("gazetteer")
def test_a_toll_that_rises_over_three_days_is_one_event_counted_by_its_latest_figure() -> None:
    event = attack(read_reports(ALEPPO))
    assert courses(event)["killed", "sohr"] == [
        ("12", "2015-06-03"), ("19", "2015-06-04"), ("at least 31", "2015-06-05"),
    ]  # fmt: skip
    assert (event.ranges["killed"].low, len(event.reports), event.origins) == (31, 3, ("sohr",))


@pytest.mark.usefixtures("gazetteer")
def test_a_source_that_lowers_its_figure_is_counted_by_the_lower_one() -> None:
    first = "An air strike by the US-led coalition killed at least 200 civilians in Mosul on Friday 17 March, Iraq's "
    later = "Iraq's civil defence said on Sunday that 141 civilians had died in the air strike by the US-led coalition "
    event = attack(
        read_reports(
            [
                wire("city", "2017-03-18", f"Strike on Mosul kills 200\n\n{first}civil defence said.\n"),
                wire("town", "2017-03-26", f"{later}on Mosul on 17 March, lowering its earlier figure of 200.\n"),
            ]
        )
    )
    assert (event.ranges["killed"].low, event.ranges["killed"].best, event.ranges["killed"].high) == (141, 141, 141)
    ((_, course),) = courses(event).items()
    assert [value for value, _day in course] == ["at least 200", "141"]


@pytest.mark.usefixtures("gazetteer")
@pytest.mark.parametrize("attack_day", ["Thursday's", "a"])
def test_the_toll_of_another_attack_on_the_town_is_not_taken_for_a_later_count(attack_day: str) -> None:
    first = "A missile struck a convoy in Zaporizhzhia on Friday 30 September, killing 25 people, the governor said.\n"
    other = f"The toll from {attack_day} strike on Zaporizhzhia has risen to 11, the governor said on Monday.\n"
    record = read_reports([wire("a", "2022-09-30", first), wire("b", "2022-10-03", other)])
    assert [event.revisions for event in record.events] == [()] * len(record.events)
    assert sorted(event.ranges["killed"].best or 0 for event in record.events) == [11, 25]


# --- the rules, one by one


def test_figures_that_can_both_be_true_are_no_revision() -> None:
    book = Book()
    toll(book.report("a", "2015-08-08"), Quantity(kind="killed", low=12, value=12, qualifier="at_least"), "police")
    toll(book.report("b", "2015-08-09"), exactly("killed", 15), "police")
    (event,) = book.record().events
    assert event.revisions == ()
    assert event.ranges["killed"].best == 15


def test_two_sources_that_differ_are_no_revision() -> None:
    book = Book()
    toll(book.report("a", "2015-08-08"), exactly("killed", 12), "police")
    toll(book.report("b", "2015-08-09"), exactly("killed", 15), "medics")
    (event,) = book.record().events
    assert event.revisions == ()


def test_each_source_has_a_course_of_its_own() -> None:
    book = Book()
    for day, police, medics in (("2015-08-08", 12, 20), ("2015-08-09", 15, 18), ("2015-08-10", 15, 16)):
        toll(book.report(f"p{day}", day), exactly("killed", police), "police", text="A truck bomb in Kabul killed")
        toll(book.report(f"m{day}", day), exactly("killed", medics), "medics", text="A truck bomb in Kabul killed")
    (event,) = book.record().events
    assert courses(event) == {
        ("killed", "police"): [("12", "2015-08-08"), ("15", "2015-08-09")],
        ("killed", "medics"): [("20", "2015-08-08"), ("18", "2015-08-09"), ("16", "2015-08-10")],
    }
    assert (event.ranges["killed"].low, event.ranges["killed"].high) == (15, 16)


def test_one_source_with_two_figures_on_one_day_has_no_later_one() -> None:
    book = Book()
    toll(book.report("a", "2015-08-08"), exactly("killed", 12), "police")
    toll(book.report("b", "2015-08-08"), exactly("killed", 15), "police")
    record = book.record()
    (event,) = record.events
    assert event.revisions == ()
    assert (event.ranges["killed"].low, event.ranges["killed"].best, event.ranges["killed"].high) == (12, None, 15)
    assert [(found.slot, found.relation) for found in record.disagreements] == [("killed", "disagree")]


def test_on_one_day_the_report_that_corrects_a_figure_is_the_later_one() -> None:
    book = Book()
    toll(book.report("a", "2015-08-08"), exactly("killed", 15), "police", text="The toll in Kabul rose from 12 to")
    toll(book.report("b", "2015-08-08"), exactly("killed", 12), "police")
    (event,) = book.record().events
    assert event.ranges["killed"].best == 15


def test_the_soldiers_and_the_rebels_dead_have_courses_of_their_own() -> None:
    book = Book()
    for day, soldiers, rebels in (("2022-08-01", 5, 40), ("2022-08-02", 9, 40)):
        page = book.report(day, day)
        for figure, victims in ((soldiers, "ukr-forces"), (rebels, "donetsk-rebels")):
            page.says(
                f"{figure} of {victims} died in shelling of Kherson", "attack/shelling", exactly("killed", figure),
                where=KHERSON, when=on("2022-07-31"), to=victims, source="un",
            )  # fmt: skip
    record = book.record()
    assert [
        (one.victims, [told.value for told in one.figures]) for event in record.events for one in event.revisions
    ] == [("ukr-forces", ["5", "9"])]


def test_a_headline_is_no_revision_of_its_body() -> None:
    book = Book()
    page = book.report("a", "2025-01-25")
    page.says("Goma attack kills 20", "attack/shelling", exactly("killed", 20), where=GOMA, when=on("2025-01-24"),
              status="headline", source="police")  # fmt: skip
    page.says("Mortar bombs killed 17 in Goma", "attack/shelling", exactly("killed", 17), where=GOMA,
              when=on("2025-01-24"), source="police")  # fmt: skip
    assert [event.revisions for event in book.record().events] == [()] * len(book.record().events)


def test_a_toll_told_there_in_the_same_sentence_is_that_of_the_deed() -> None:
    text = (
        "Ethiopian jets bombed the airfield at Assab on Friday, killing one guard. Hours later two planes struck "
        "Adigrat, and hospital staff there said at least 47 people died."
    )
    record = read_reports([wire("one", "1998-06-06", text)])
    (struck,) = [event for event in record.events if "killed" in event.ranges and event.ranges["killed"].low == 47]
    assert struck.type == "attack"


# --- another source tells that the toll has risen

BUS = "A bomb exploded on a bus in Jerusalem on Monday, killing 14 people, police said.\n"


@pytest.mark.usefixtures("gazetteer")
@pytest.mark.parametrize(
    ("later", "relation"),
    [
        ("A soldier hurt in Monday's bus bombing in Jerusalem died on Wednesday, raising the toll to 15, doctors said.",
         "update"),
        ("The death toll from Monday's bus bombing in Jerusalem has risen to 15, doctors said.", "update"),
        ("The bus bombing in Jerusalem on Monday killed 15 people, doctors said.", "disagree"),
        ("The death toll from Monday's bus bombing in Jerusalem was lowered to 12, doctors said.", "disagree"),
    ],
)  # fmt: skip
def test_a_toll_that_is_said_to_have_risen_follows_the_first_one(later: str, relation: str) -> None:
    record = read_reports([wire("one", "1996-02-27", BUS), wire("two", "1996-02-29", f"{later}\n")])
    assert [(one.slot, one.relation) for one in record.disagreements] == [("killed", relation)]


@pytest.mark.usefixtures("gazetteer")
def test_a_headline_that_repeats_its_source_is_no_account_of_its_own() -> None:
    first = wire("one", "1996-02-27", "Blast in Jerusalem kills 14\n\nA bomb exploded on a bus in Jerusalem on Monday, "
                 "killing at least 14 people, police said.\n")  # fmt: skip
    second = wire("two", "1996-02-27", "A bomb exploded on a bus in Jerusalem on Monday, killing 11 people, according "
                  "to the ambulance service.\n")  # fmt: skip
    (found,) = read_reports([first, second]).disagreements
    assert sorted(account.value for account in found.positions) == ["11", "at least 14"]
