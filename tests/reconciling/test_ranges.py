"""Low, best and high: never an average, never a sum, each voice once."""

from __future__ import annotations

import pytest
from build import BAGHDAD, GOMA, KABUL, MOSUL, Book, Page, at_least, at_most, by, dozens, exactly, on

from rashomon.model import Quantity, Range, Record

BOMB = "attack/mine_ied"
DAY = on("2015-08-07")


def toll(page: Page, number: Quantity, source: str | None = None, **more: object) -> str:
    """One account of one bombing in Kabul."""
    text = f"A truck bomb in Kabul left {number.as_written or number.value} dead"
    return page.says(text, BOMB, number, where=KABUL, when=DAY, to="civ", source=source, **more)  # type: ignore[arg-type]


def killed(record: Record) -> Range:
    """The range of the only event."""
    (event,) = record.events
    return event.ranges["killed"]


def test_exact_figures_that_agree_give_one_number() -> None:
    book = Book()
    toll(book.report("a", "2015-08-08"), exactly("killed", 15), "police")
    toll(book.report("b", "2015-08-08"), exactly("killed", 15), "medics")
    assert killed(book.record()) == Range(low=15, best=15, high=15, unit="persons")


def test_a_word_gives_way_to_a_number() -> None:
    book = Book()
    toll(book.report("a", "2015-08-08"), dozens(), "police")
    toll(book.report("b", "2015-08-08"), exactly("killed", 15), "medics")
    assert killed(book.record()) == Range(low=15, best=15, high=15, unit="persons")


def test_words_alone_give_a_range_without_a_best() -> None:
    book = Book()
    toll(book.report("a", "2015-08-08"), dozens(), "police")
    assert killed(book.record()) == Range(low=24, best=None, high=99, unit="persons")


def test_a_bare_plural_never_lowers_a_number() -> None:
    book = Book()
    page = book.report("a", "2015-08-08")
    plural = Quantity(kind="killed", low=2, qualifier="plural_unspecified", unit="persons")
    page.says(
        "Civilians killed in Kabul",
        "casualty_detail/killed",
        plural,
        where=KABUL,
        when=DAY,
        to="civ",
        status="headline",
    )
    toll(page, exactly("killed", 15), "police")
    assert killed(book.record()).low == 15


def test_an_origin_that_corrects_itself_is_counted_by_its_latest_figure() -> None:
    book = Book()
    toll(book.report("a", "2015-08-08"), exactly("killed", 12), "police")
    toll(book.report("b", "2015-08-09"), exactly("killed", 15), "police")
    record = book.record()
    assert killed(record) == Range(low=15, best=15, high=15, unit="persons")
    assert [(d.slot, d.relation) for d in record.disagreements] == [("killed", "update")]


def test_figures_that_exclude_each_other_have_no_best() -> None:
    book = Book()
    toll(book.report("a", "2015-08-08"), exactly("killed", 12), "police")
    toll(book.report("b", "2015-08-08"), exactly("killed", 15), "medics")
    assert killed(book.record()) == Range(low=12, best=None, high=15, unit="persons")


def test_a_figure_inside_a_lower_bound_is_the_best() -> None:
    book = Book()
    toll(book.report("a", "2015-08-08"), at_least("killed", 12), "police")
    toll(book.report("b", "2015-08-08"), exactly("killed", 15), "medics")
    assert killed(book.record()) == Range(low=12, best=15, high=15, unit="persons")


def test_a_lower_bound_above_all_others_leaves_the_top_open() -> None:
    book = Book()
    toll(book.report("a", "2015-08-08"), exactly("killed", 12), "police")
    toll(book.report("b", "2015-08-08"), at_least("killed", 14), "medics")
    assert killed(book.record()).high is None


def test_killed_or_wounded_gives_no_number_of_deaths() -> None:
    book = Book()
    book.report("a", "2015-08-08").says(
        "Mines killed or wounded dozens last week", BOMB, dozens("killed_or_wounded"), where=GOMA, when=by("2015-08-08")
    )
    (event,) = book.record().events
    assert set(event.ranges) == {"killed_or_wounded"}


def test_parts_of_a_total_are_never_added() -> None:
    book = Book()
    page = book.report("a", "2015-08-08")
    whole = toll(page, exactly("killed", 2), "police")
    for words in ("One died at once", "The other died in hospital"):
        page.says(words, "casualty_detail/killed", exactly("killed", 1), source="police", part_of=whole)
    record = book.record()
    assert killed(record) == Range(low=2, best=2, high=2, unit="persons")
    assert len(record.events[0].claims) == 3


def test_a_part_that_the_reading_did_not_link_is_found_by_its_words() -> None:
    book = Book()
    page = book.report("a", "2015-08-08")
    toll(page, exactly("killed", 15), "police")
    page.says("Six of them were children", "casualty_detail/killed", exactly("killed", 6), source="police")
    assert killed(book.record()) == Range(low=15, best=15, high=15, unit="persons")


@pytest.mark.parametrize(("profile", "best"), [("casualty_recorder", None), ("ucdp", 12), ("acled", 12)])
def test_the_profile_decides_on_the_best_of_figures_that_differ(profile: str, best: float | None) -> None:
    book = Book()
    toll(book.report("a", "2015-08-08"), exactly("killed", 12), "police")
    toll(book.report("b", "2015-08-08"), exactly("killed", 15), "medics")
    assert killed(book.record(profile)).best == best


def test_acled_reads_dozens_as_twelve() -> None:
    book = Book()
    toll(book.report("a", "2015-08-08"), dozens(), "police")
    assert killed(book.record("acled")) == Range(low=12, best=12, high=99, unit="persons")


def test_a_profile_that_does_not_exist_is_named_with_the_ones_that_do() -> None:
    with pytest.raises(ValueError, match="casualty_recorder, ucdp, acled"):
        Book().record("average")


def test_planned_numbers_count_only_among_plans() -> None:
    book = Book()
    page = book.report("a", "2015-08-08")
    page.says(
        "It will send 300 troops to Goma",
        "movement/deployment",
        exactly("personnel", 300),
        where=GOMA,
        who="zaf-state",
        modality="planned",
        source="ministry",
    )
    (event,) = book.record().events
    assert event.ranges["personnel"].best == 300
    assert event.modality == "planned"


def test_the_headline_of_a_report_does_not_widen_what_its_source_says() -> None:
    book = Book()
    page = book.report("a", "2015-08-08")
    rounded = Quantity(kind="killed", low=14, high=16, value=15, qualifier="approximately", unit="persons")
    toll(page, rounded, status="headline")
    toll(page, exactly("killed", 15), "police")
    assert killed(book.record()) == Range(low=15, best=15, high=15, unit="persons")


def test_places_far_apart_keep_their_tolls() -> None:
    book = Book()
    page = book.report("a", "2015-08-08")
    for where, number in ((BAGHDAD, 5), (MOSUL, 7)):
        page.says(f"A bomb killed {number}", BOMB, exactly("killed", number), where=where, when=DAY, source="police")
    assert sorted(event.ranges["killed"].best or 0 for event in book.record().events) == [5, 7]


@pytest.mark.parametrize("qualifier", ["up_to", "less_than"])
def test_an_upper_end_below_the_other_figures_opens_the_range_below(qualifier: str) -> None:
    book = Book()
    toll(book.report("a", "2015-08-08"), at_most("killed", 20, qualifier), "police")
    toll(book.report("b", "2015-08-08"), exactly("killed", 27), "medics")
    assert killed(book.record()) == Range(low=None, best=None, high=27, unit="persons")


@pytest.mark.parametrize("qualifier", ["up_to", "less_than"])
def test_an_upper_end_above_the_other_figures_leaves_the_lowest(qualifier: str) -> None:
    book = Book()
    toll(book.report("a", "2015-08-08"), at_most("killed", 40, qualifier), "police")
    toll(book.report("b", "2015-08-08"), exactly("killed", 27), "medics")
    assert killed(book.record()) == Range(low=27, best=27, high=40, unit="persons")


@pytest.mark.parametrize("profile", ["casualty_recorder", "ucdp", "acled"])
@pytest.mark.parametrize("qualifier", ["up_to", "less_than"])
def test_no_profile_takes_an_upper_end_for_a_figure_that_was_given(profile: str, qualifier: str) -> None:
    book = Book()
    toll(book.report("a", "2015-08-08"), at_most("killed", 20, qualifier), "police")
    assert killed(book.record(profile)).best is None


def test_households_and_persons_have_ranges_of_their_own() -> None:
    book = Book()
    families = Quantity(kind="displaced", low=400, high=400, value=400, unit="households")
    for name, number, source in (("a", families, "elders"), ("b", exactly("displaced", 2_100), "agency")):
        page = book.report(name, "2015-08-08")
        page.says("fled Goma", "displacement/fled", number, where=GOMA, when=DAY, source=source)
    (event,) = book.record().events
    assert event.ranges == {
        "displaced": Range(low=2_100, best=2_100, high=2_100, unit="persons"),
        "displaced_households": Range(low=400, best=400, high=400, unit="households"),
    }
    assert not book.record().disagreements
