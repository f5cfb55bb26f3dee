"""The rules of ranges, one by one, for the three profiles: a table of cases of our own."""

from __future__ import annotations

from typing import Any

import pytest
from build import KABUL, Book, at_least, at_most, dozens, exactly, on
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Event, Quantity, Range

DAY = on("2015-08-07")


def between(low: float, high: float) -> Quantity:
    """ "Between 15 and 19"."""
    return Quantity(kind="killed", low=low, high=high, value=None, qualifier="between", unit="persons")


def word(low: float, high: float | None, text: str) -> Quantity:
    """A vague word."""
    return Quantity(kind="killed", low=low, high=high, value=None, qualifier="vague", as_written=text, unit="persons")


def about(value: float, low: float, high: float) -> Quantity:
    """ "Around 90"."""
    return Quantity(kind="killed", low=low, high=high, value=value, qualifier="approximately", unit="persons")


Account = tuple[str, str, Quantity]
"""Source, day of the report, figure."""


def event_of(profile: str, *accounts: Account, **more: Any) -> Event:
    """One bombing, told by each source in a report of its own."""
    book = Book()
    for number, (source, day, quantity) in enumerate(accounts):
        book.report(f"r{number}", day).says(
            f"A truck bomb in Kabul left {quantity.as_written or quantity.value} dead", "attack/mine_ied", quantity,
            where=KABUL, when=DAY, to="civ", source=source, **more,
        )  # fmt: skip
    (event,) = book.record(profile).events
    return event


FRI, SAT, SUN = "2015-08-07", "2015-08-08", "2015-08-09"
CASES: list[tuple[str, list[Account], tuple[Any, ...], tuple[Any, ...], tuple[Any, ...]]] = [
    # what is told, then low, best and high for a casualty recorder, for UCDP and for ACLED
    ("one figure", [("police", SAT, exactly("killed", 15))], (15, 15, 15), (15, 15, 15), (15, 15, 15)),
    ("zero is a figure", [("police", SAT, exactly("killed", 0))], (0, 0, 0), (0, 0, 0), (0, 0, 0)),
    ("the latest of a source", [("police", FRI, exactly("killed", 12)), ("police", SUN, exactly("killed", 15))],
     (15, 15, 15), (15, 15, 15), (15, 15, 15)),
    ("a source that lowers it", [("police", FRI, exactly("killed", 15)), ("police", SUN, exactly("killed", 12))],
     (12, 12, 12), (12, 12, 12), (12, 12, 12)),
    ("figures that exclude each other: none, the lower, the lowest",
     [("police", SAT, exactly("killed", 12)), ("un", SAT, exactly("killed", 15))], (12, None, 15), (12, 12, 15),
     (12, 12, 15)),
    ("three sources, never an average",
     [("police", SAT, exactly("killed", 10)), ("un", SAT, exactly("killed", 20)),
      ("rebels", SAT, exactly("killed", 33))],
     (10, None, 33), (10, 10, 33), (10, 10, 33)),
    ("a figure that fits all", [("police", SAT, at_least("killed", 12)), ("un", SAT, exactly("killed", 15))],
     (12, 15, 15), (12, 15, 15), (12, 12, 15)),
    ("a round figure and an exact one inside it",
     [("police", SAT, about(90, 85, 95)), ("un", SAT, exactly("killed", 93))],
     (85, 93, 95), (85, 93, 95), (85, 90, 95)),
    ("two figures of one source", [("police", SAT, between(15, 19))], (15, None, 19), (15, 15, 19), (15, 15, 19)),
    ("a word: no best, no figure, twelve", [("police", SAT, dozens())], (24, None, 99), (24, None, 99), (12, 12, 99)),
    ("hundreds", [("police", SAT, word(100, 999, "hundreds"))], (100, None, 999), (100, None, 999), (100, 100, 999)),
    ("several: three or ten is for the user to say", [("police", SAT, word(3, 9, "several"))], (3, None, 9),
     (3, None, 9), (3, None, 9)),
    ("a word gives way to a figure", [("police", SAT, dozens()), ("un", SAT, exactly("killed", 15))], (15, 15, 15),
     (15, 15, 15), (15, 15, 15)),
    ("a bare plural never lowers a figure",
     [("police", SAT, word(1, None, "deadly")), ("un", SAT, exactly("killed", 15))], (15, 15, 15), (15, 15, 15),
     (15, 15, 15)),
    ("an upper end alone is no figure", [("police", SAT, at_most("killed", 20))], (None, None, 20), (None, None, 20),
     (None, None, 20)),
]  # fmt: skip


@pytest.mark.parametrize("profile", ["casualty_recorder", "ucdp", "acled"])
@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_the_table_of_cases(case: tuple[Any, ...], profile: str) -> None:
    _name, accounts, recorder, ucdp, acled = case
    found = event_of(profile, *accounts).ranges["killed"]
    wanted = {"casualty_recorder": recorder, "ucdp": ucdp, "acled": acled}[profile]
    assert (found.low, found.best, found.high) == wanted


# --- denials under UCDP


@pytest.mark.parametrize(
    ("profile", "denier", "low"),
    [("ucdp", "usa-mod", 0), ("ucdp", "police", 15), ("casualty_recorder", "usa-mod", 15), ("acled", "usa-mod", 15)],
)
def test_only_the_doers_denial_that_it_happened_makes_the_low_of_ucdp_none(
    profile: str, denier: str, low: float
) -> None:
    book = Book()
    for name, source, modality in (("a", "monitor", None), ("b", denier, "denied")):
        book.report(name, SAT).says(
            "A strike on Kabul killed 15", "attack/air_strike", exactly("killed", 15), where=KABUL, when=DAY, to="civ",
            who="usa-air" if modality is None else None, source=source, modality=modality,
        )  # fmt: skip
    (event,) = [event for event in book.record(profile).events if event.ranges]
    assert event.ranges["killed"].low == low


def test_who_denies_only_that_it_was_the_doer_leaves_the_low_as_it_is() -> None:
    book = Book()
    for name, source, modality in (("a", "monitor", None), ("b", "usa-mod", "denied")):
        book.report(name, SAT).says(
            "A strike on Kabul killed 15", "attack/air_strike", exactly("killed", 15), where=KABUL, when=DAY, to="civ",
            who="usa-air", source=source, modality=modality,
        )  # fmt: skip
    (event,) = [event for event in book.record("ucdp").events if event.ranges]
    assert event.ranges["killed"].low == 15


# --- wholes and parts


def sides(*told: tuple[str, Quantity], source: str = "un") -> Event:
    """One battle, with the dead of each side; "" for a total."""
    book = Book()
    page = book.report("a", SAT)
    for victims, number in told:
        page.says(
            f"In Kabul {number.value:g} {victims or 'people'} were killed", "attack/mine_ied", number, where=KABUL,
            when=DAY, to=victims or "persons", source=source,
        )  # fmt: skip
    (event,) = [event for event in book.record().events if "killed" in event.ranges]
    return event


def test_the_sides_dead_add_up_where_no_total_is_told() -> None:
    event = sides(("afg-forces", exactly("killed", 8)), ("taliban", at_least("killed", 7)))
    assert event.ranges["killed"] == Range(low=15, best=15, high=None, unit="persons")


@pytest.mark.parametrize(
    ("total", "wanted"),
    [
        (at_least("killed", 10), (15, None, None)),  # a total is no lower than what its parts come to
        (exactly("killed", 20), (20, 20, 20)),
        (exactly("killed", 10), (10, None, 15)),  # told as less: the accounts exclude each other
    ],
)
def test_a_total_is_never_below_its_parts_unless_somebody_says_so(total: Quantity, wanted: tuple[Any, ...]) -> None:
    book = Book()
    for name, victims, number in (("a", "afg-forces", exactly("killed", 8)), ("b", "taliban", exactly("killed", 7)),
                                  ("c", "persons", total)):  # fmt: skip
        book.report(name, SAT).says(
            "A bomb in the market of Kabul killed some", "attack/mine_ied", number, where=KABUL, when=DAY, to=victims,
            source=f"source-{name}",
        )  # fmt: skip
    (event,) = [event for event in book.record().events if "killed" in event.ranges]
    found = event.ranges["killed"]
    assert (found.low, found.best, found.high) == wanted


def hurt(*numbers: Quantity, days: tuple[str, ...] = (SAT, SAT, SAT)) -> Event:
    """One bombing, each figure by a source of its own."""
    book = Book()
    for number, (quantity, day) in enumerate(zip(numbers, days, strict=False)):
        book.report(f"r{number}", day).says(
            f"A truck bomb in Kabul: {quantity.value:g} {quantity.kind}", "attack/mine_ied", quantity, where=KABUL,
            when=DAY, to="civ", source=("un", "police", "monitor")[number],
        )  # fmt: skip
    (event,) = book.record().events
    return event


def test_killed_or_wounded_closes_an_open_end_and_says_so() -> None:
    event = hurt(exactly("killed_or_wounded", 100), at_least("killed", 31), at_least("injured", 58))
    assert event.ranges["killed"] == Range(low=31, best=31, high=42, unit="persons")
    assert event.ranges["injured"] == Range(low=58, best=58, high=69, unit="persons")
    assert event.ranges["killed_or_wounded"].best == 100
    assert [line for line in event.why if line.endswith("[bound]")] == [
        "killed: at most 42, as 100 killed or wounded are told in all, of whom at least 58 injured [bound]",
        "injured: at most 69, as 100 killed or wounded are told in all, of whom at least 31 killed [bound]",
    ]


def test_killed_or_wounded_gives_neither_a_low_nor_a_figure() -> None:
    event = hurt(exactly("killed_or_wounded", 100), exactly("killed", 5))
    assert event.ranges["killed"] == Range(low=5, best=5, high=5, unit="persons")
    assert "injured" not in event.ranges


def test_a_whole_that_was_told_earlier_bounds_no_later_toll() -> None:
    event = hurt(exactly("killed_or_wounded", 20), at_least("killed", 18), days=(FRI, SUN))
    assert event.ranges["killed"].high is None


def test_a_whole_below_the_toll_bounds_nothing() -> None:
    event = hurt(exactly("killed_or_wounded", 20), at_least("killed", 31))
    assert event.ranges["killed"] == Range(low=31, best=31, high=None, unit="persons")


# --- whatever is told


numbers = st.one_of(
    st.builds(exactly, st.just("killed"), st.integers(0, 60)),
    st.builds(at_least, st.just("killed"), st.integers(1, 60)),
    st.builds(at_most, st.just("killed"), st.integers(1, 60)),
    st.builds(lambda low, more: between(low, low + more), st.integers(0, 40), st.integers(1, 20)),
    st.just(dozens()),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["police", "un", "rebels"]), st.sampled_from([FRI, SAT, SUN]), numbers),
                min_size=1, max_size=4))  # fmt: skip
def test_the_profiles_differ_only_in_best_and_in_what_it_lowers(accounts: list[Account]) -> None:
    book = Book()
    for number, (source, day, quantity) in enumerate(accounts):
        book.report(f"r{number}", day).says(
            f"A truck bomb in Kabul left {quantity.as_written or quantity.value} dead", "attack/mine_ied", quantity,
            where=KABUL, when=DAY, to="civ", source=source,
        )  # fmt: skip
    recorder, ucdp, acled = (book.record(profile) for profile in ("casualty_recorder", "ucdp", "acled"))
    for plain, lower, lowest in zip(recorder.events, ucdp.events, acled.events, strict=True):
        for kind, found in plain.ranges.items():
            assert found.high == lower.ranges[kind].high == lowest.ranges[kind].high
            given_bests = [one.best for one in (found, lower.ranges[kind], lowest.ranges[kind]) if one.best is not None]
            assert given_bests == sorted(given_bests, reverse=True)
            figures = {value for _s, _d, q in accounts for value in (q.value, q.low, q.high, 12.0, 10.0)}
            assert set(given_bests) <= figures
