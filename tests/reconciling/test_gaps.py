"""Umbrellas beside their parts: never added, only compared, and what is told nowhere else is shown."""

from __future__ import annotations

from datetime import date

import pytest
from build import BAGHDAD, MOSUL, NINEVEH, Book, at_least, exactly, on, place
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.api import read_reports
from rashomon.model import Dating, Event, Gap, PlaceRef, Quantity, Range, Record, Report

DAY = on("2016-11-19")
KARAMA = place("Karama", 36.36, 43.21)
QAYYARAH = place("Qayyarah", 35.80, 43.29)
SINJAR = place("Sinjar", 36.32, 41.88)


def between(low: float, high: float) -> Quantity:
    """ "Between 15 and 19"."""
    return Quantity(kind="killed", low=low, high=high, value=None, qualifier="between", unit="persons")


def bulletin(
    total: Quantity, *parts: tuple[PlaceRef, Quantity], to: str = "civ", part_to: str = "civ", day: str = "2016-11-19"
) -> Record:
    """A monitor's bulletin: a toll of the province, then the attacks of the day one by one."""
    book = Book()
    page = book.report("bulletin", "2016-11-20")
    page.says(
        "So many were killed in Nineveh province on Saturday", "casualty_detail/killed", total, where=NINEVEH, when=DAY,
        to=to, source="monitor",
    )  # fmt: skip
    for where, number in parts:
        page.says(
            f"An air strike on {where.canonical} killed some", "attack/air_strike", number, where=where, when=on(day),
            to=part_to, source="monitor",
        )  # fmt: skip
    return book.record()


def umbrella(record: Record) -> Event:
    """The only umbrella."""
    (event,) = [event for event in record.events if event.umbrella]
    return event


def test_what_an_umbrella_counts_beyond_its_parts_is_shown() -> None:
    whole = umbrella(bulletin(exactly("killed", 60), (MOSUL, exactly("killed", 26)), (SINJAR, between(15, 19))))
    (gap,) = whole.gaps
    assert (gap.kind, gap.low, gap.high, len(gap.events)) == ("killed", 15, 19, 2)
    assert gap.parts == Range(low=41, best=None, high=45, unit="persons")
    assert whole.ranges["killed"] == Range(low=60, best=60, high=60, unit="persons")


def test_a_lower_bound_leaves_the_gap_open_above() -> None:
    whole = umbrella(bulletin(at_least("killed", 60), (MOSUL, exactly("killed", 26)), (SINJAR, between(15, 19))))
    assert [(gap.low, gap.high) for gap in whole.gaps] == [(15, None)]


def test_parts_that_may_come_to_the_whole_leave_no_gap() -> None:
    whole = umbrella(bulletin(exactly("killed", 60), (MOSUL, exactly("killed", 26)), (SINJAR, at_least("killed", 15))))
    assert whole.gaps == ()


def test_soldiers_are_not_among_the_civilians_that_an_umbrella_counts() -> None:
    parts = ((MOSUL, exactly("killed", 26)), (SINJAR, exactly("killed", 15)))
    whole = umbrella(bulletin(at_least("killed", 60), *parts, part_to="irq-forces"))
    assert whole.gaps == ()


def test_an_umbrella_is_never_merged_with_a_part_nor_added_to_it() -> None:
    record = bulletin(exactly("killed", 60), (MOSUL, exactly("killed", 26)), (SINJAR, exactly("killed", 15)))
    assert sorted(event.ranges["killed"].best or 0 for event in record.events) == [15, 26, 60]
    assert sorted(relation for event in record.events for relation, _ in event.related) == (
        ["component_of"] * 2 + ["has_component"] * 2
    )


def test_an_event_of_another_report_falls_under_the_umbrella_of_its_day_and_area() -> None:
    book = Book()
    page = book.report("bulletin", "2016-11-20")
    page.says("Many died in Nineveh province on Saturday", "casualty_detail/killed", exactly("killed", 60),
              where=NINEVEH, when=DAY, to="civ", source="monitor")  # fmt: skip
    for where, number in ((MOSUL, 26), (SINJAR, 15)):
        page.says(f"An air strike on {where.canonical} killed some", "attack/air_strike", exactly("killed", number),
                  where=where, when=DAY, to="civ", source="monitor")  # fmt: skip
    book.report("wire", "2016-11-19").says(
        "Shells killed four in Qayyarah on Saturday", "attack/shelling", exactly("killed", 4), where=QAYYARAH, when=DAY,
        to="civ", source="police",
    )  # fmt: skip
    book.report("far", "2016-11-19").says(
        "A bomb killed nine in Baghdad on Saturday", "attack/mine_ied", exactly("killed", 9), where=BAGHDAD, when=DAY,
        to="civ", source="police",
    )  # fmt: skip
    (gap,) = umbrella(book.record()).gaps
    assert (gap.low, gap.high, len(gap.events)) == (15, 19, 3)  # it may be one of the two, told again


def test_a_toll_of_one_town_is_no_umbrella_of_another() -> None:
    book = Book()
    page = book.report("a", "2016-11-20")
    for where, number in ((MOSUL, 60), (SINJAR, 15), (QAYYARAH, 4)):
        page.says(f"Some died in {where.canonical}", "casualty_detail/killed", exactly("killed", number), where=where,
                  when=DAY, to="civ", source="monitor")  # fmt: skip
    assert [event.id for event in book.record().events if event.umbrella or event.gaps] == []


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 120), st.lists(st.integers(0, 40), min_size=2, max_size=4), st.booleans())
def test_a_gap_is_the_whole_less_its_parts_and_changes_no_range(total: int, parts: list[int], open_end: bool) -> None:
    where = (MOSUL, SINJAR, QAYYARAH, KARAMA)
    number = at_least("killed", total) if open_end else exactly("killed", total)
    record = bulletin(number, *((where[i], exactly("killed", each)) for i, each in enumerate(parts)))
    gaps: list[Gap] = [gap for event in record.events for gap in event.gaps]
    for gap in gaps:
        assert gap.low == total - sum(parts)
        assert gap.low != 0
        assert gap.whole.low == total
    if any(event.umbrella for event in record.events):
        assert sorted(event.ranges["killed"].low or 0 for event in record.events) == sorted([total, *parts])


# --- as dispatches tell it


@pytest.mark.usefixtures("gazetteer")
def test_a_bulletin_of_a_day_is_compared_with_its_attacks() -> None:
    text = (
        "At least 60 civilians were killed in Aleppo province on Saturday 19 November 2016, the Syrian Observatory for "
        "Human Rights said.\n\nAn air strike on the Karm al-Jabal district of Aleppo killed 21 civilians on Saturday, "
        "the Observatory said.\n\nShelling of the Bustan al-Qasr quarter of Aleppo killed between 15 and 19 civilians "
        "on Saturday, the Observatory said.\n\nA barrel bomb killed five civilians in Al-Bab on Saturday, it added.\n"
    )
    report = Report(id="u", text=text, sha256="0" * 64, published=Dating(day=date(2016, 11, 20), basis="given"))
    whole = umbrella(read_reports([report]))
    assert [(gap.kind, gap.low, gap.high, len(gap.events)) for gap in whole.gaps] == [("killed", 15, None, 3)]


@pytest.mark.usefixtures("gazetteer")
def test_a_toll_spread_over_an_area_is_an_umbrella_even_of_one_day() -> None:
    text = "Air strikes across Idlib province killed 34 civilians on Monday 9 March 2015, rescuers said.\n"
    report = Report(id="u", text=text, sha256="0" * 64, published=Dating(day=date(2015, 3, 10), basis="given"))
    assert umbrella(read_reports([report])).ranges["killed"].best == 34
