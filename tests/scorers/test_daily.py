"""Daily deaths beside a recorder's: what counts for a cell, and what the figures say of it."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks import daily
from rashomon.api import read_reports
from rashomon.gazetteer import Gazetteer
from rashomon.model import Report

ROW = {"unit_id": "7", "article_title": "Strikes", "source": "valley", "date": "4/9/2017"}
DEATHS = [
    ["2017-04-08", "Idlib", "Heavy Weapons", 15],
    ["2017-04-08", "Idlib", "Firearms", 2],
    ["2017-04-10", "Idlib", "Firearms", 1],
]


def article(text: str) -> Report:
    return daily.report_of({**ROW, "article_content": text}, "7")


def cells(gazetteer: Gazetteer, *texts: str) -> dict[daily.Cell, tuple[float, float]]:
    """Cell -> its range, of articles with these texts."""
    rows = [{**ROW, "article_content": text} for text in texts]
    found, _unplaced = daily.cells_of(read_reports(daily.reports_of(rows)), gazetteer)
    return {cell: one.bounds for cell, one in found.items()}


def test_the_day_of_an_article_is_read_month_first() -> None:
    published = article("x").published
    assert published is not None
    assert published.day == date(2017, 4, 9)


def test_articles_with_one_id_are_numbered() -> None:
    assert [report.id for report in daily.reports_of([{**ROW, "article_content": "x"}] * 2)] == ["7", "7-2"]


@pytest.mark.parametrize(
    ("victims", "bounds"), [("civilians", (15.0, 15.0)), ("people", (0.0, 15.0)), ("soldiers", None)]
)
def test_what_is_told_of_civilians_counts_people_may_and_soldiers_do_not(
    gazetteer: Gazetteer, victims: str, bounds: tuple[float, float] | None
) -> None:
    text = f"An air strike killed 15 {victims} in the city of Idlib on Saturday 8 April 2017, rescuers said."
    assert cells(gazetteer, text) == ({(date(2017, 4, 8), "Idlib"): bounds} if bounds else {})


def test_events_of_a_day_and_a_governorate_add_up_and_an_umbrella_does_not(gazetteer: Gazetteer) -> None:
    whole = "Air strikes across Idlib province killed 30 civilians on Saturday 8 April 2017, a monitor said."
    parts = (
        "An air strike killed 15 civilians in the city of Idlib on Saturday 8 April 2017, rescuers said. "
        "Another air strike killed four civilians in Maarrat al-Numan on Saturday, rescuers said."
    )
    assert cells(gazetteer, parts) == {(date(2017, 4, 8), "Idlib"): (19.0, 19.0)}
    assert cells(gazetteer, parts, whole) == {(date(2017, 4, 8), "Idlib"): (30.0, 30.0)}


def test_the_figures_of_cells() -> None:
    deaths = daily.recorded(DEATHS)
    assert deaths[date(2017, 4, 8), "Idlib"] == 17
    told = {
        (date(2017, 4, 8), "Idlib"): daily.Found(low=15, high=20),
        (date(2017, 4, 9), "Idlib"): daily.Found(low=1, high=2),
        (date(2017, 4, 10), "Idlib"): daily.Found(low=8, high=9),
        (date(2019, 4, 8), "Idlib"): daily.Found(low=1, high=1),
    }
    found = daily.compare(told, deaths)
    assert (found["cells"], found["within"], found["within_1_day"]) == (3, 0.333, 0.667)
    assert (found["record_less"], found["record_more"], found["recorded"]) == (0.0, 0.667, 18)
    assert [gap for gap, _cell in daily.gaps(told, deaths)] == [7, 1, 0]


def test_ranks_that_run_together_or_apart() -> None:
    assert daily.spearman([1, 5, 9], [2, 3, 4]) == 1.0
    assert daily.spearman([1, 5, 9], [4, 3, 2]) == -1.0
    assert daily.spearman([1, 1, 1], [4, 3, 2]) == 0.0
