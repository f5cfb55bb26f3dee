"""Saved pages: their text, their facts, and pages that mean harm."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import ReportError
from rashomon.intake import load
from rashomon.intake.page import read_page

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "intake"
PARAGRAPHS = "".join(
    f"<p>The army said on day {i} that it had shelled the village of Kurakhove again.</p>" for i in range(20)
)


def page(body: str, head: str = "<title>T</title>") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def test_metadata_gives_title_outlet_address_and_the_first_day_of_publication() -> None:
    report = load(FIXTURES / "metadata.html").reports[0]
    assert report.published is not None
    assert (report.published.day, report.published.basis) == (date(2023, 3, 7), "metadata")
    assert (report.title, report.outlet) == ("Shelling kills four in Kupiansk", "Example Post")
    assert (report.url, report.media_type) == ("https://post.example/world/kupiansk", "text/html")


def test_the_text_begins_with_the_title_and_holds_no_furniture() -> None:
    text = load(FIXTURES / "metadata.html").reports[0].text
    assert text.startswith("Shelling kills four in Kupiansk\n")
    assert text.count("Shelling kills four") == 1
    assert text.endswith("could be confirmed independently.")
    assert not any(word in text for word in ("cookies", "Taiz", "tracker", "Home"))


def test_a_day_on_its_own_line_below_the_headline_counts() -> None:
    report = load(FIXTURES / "visible_day.html").reports[0]
    assert report.published is not None
    assert report.published.day == date(2019, 5, 14)


def test_neither_a_day_in_the_text_nor_a_copyright_year_is_taken_for_the_day() -> None:
    assert load(FIXTURES / "no_day.html").reports[0].published is None


def test_a_page_without_an_article_is_an_error() -> None:
    with pytest.raises(ReportError, match=r"\.txt"):
        read_page(page("<nav><a href='/'>Home</a></nav>"), "a.html")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<p>x y z</p>" * 1_400_000, id="millions of tags"),
        pytest.param("<div>" * 20_000 + PARAGRAPHS + "</div>" * 20_000, id="deep nesting"),
        pytest.param("<b><i>" * 7_000 + "x", id="deep nesting, unclosed"),
        pytest.param('<p class="' + "a" * 5_000_000 + '">x</p>' + PARAGRAPHS, id="huge attribute"),
        pytest.param("<p " + " ".join(f"a{i}=1" for i in range(100_000)) + ">x</p>", id="many attributes"),
        pytest.param("<script>" * 400_000, id="unclosed scripts"),
        pytest.param("<!--" * 400_000, id="unclosed comments"),
        pytest.param("<p>" + "2017-09-" * 300_000 + "</p>", id="days without end"),
        pytest.param("<table><tr><td>" * 5_000, id="nested tables"),
    ],
)
def test_a_bomb_gives_a_result_or_an_error_in_the_end(body: str) -> None:
    with suppress(ReportError):
        assert read_page(page(body), "a.html").text


def test_scripts_and_huge_attributes_hide_no_text() -> None:
    body = (
        '<script>if (a < b) document.write("<p>")</script><p data-x="'
        + "y" * 9_000
        + '">Kept words here.</p>'
        + PARAGRAPHS
    )
    assert "Kept words here." in read_page(page(f"<article>{body}</article>"), "a.html").text


_TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<table>",
        "<td>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<h1>",
        "&lt;",
        "a b. ",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(_TAGS | st.text(max_size=8), max_size=60))
def test_any_markup_gives_a_page_or_an_error(pieces: list[str]) -> None:
    with suppress(ReportError):
        assert read_page(page("".join(pieces)), "a.html").text.strip()
