from datetime import date

from hypothesis import HealthCheck, given, settings

from rashomon.publishing.brief import html
from rashomon.publishing.brief.content import BriefScope

from .. import pages
from ..pages import OF_BRIEF, Page
from ..records import EMPTY, RECORD
from ..strategies import HOSTILE, records

SCOPE = BriefScope(
    title="Nakhla, March 2024",
    about="Nakhla",
    start=date(2024, 3, 1),
    end=date(2024, 3, 31),
    known_on=date(2024, 3, 15),
    project="Two wars",
    version="Made by rashomon 9.9",
)
PAGE = html.render(RECORD, SCOPE)


def sound(page):
    """The brief as a page: sound, and every link of it leads into it."""
    found = pages.sound(page, OF_BRIEF)
    assert all(link.startswith("#") for link in found.links)
    return found


def test_the_page_is_sound_has_no_script_and_asks_nothing_of_anyone():
    sound(PAGE)


def test_it_has_every_part_in_its_order():
    assert Page(PAGE).headings == [
        "Where", "When", "Who holds what", "Displacement, needs and access", "Main events", "Where accounts differ",
        "Who says so", "Not settled", "How to read this",
    ]  # fmt: skip


def test_the_head_says_what_it_is_about_and_as_known_on_which_day():
    words = Page(PAGE).words
    for told in ("Nakhla, March 2024", "1–31 Mar 2024", "Fri 15 Mar 2024", "Two wars", "Made by rashomon 9.9"):
        assert told in words


def test_without_a_day_it_says_that_it_is_as_of_the_latest_report():
    assert "Fri 15 Mar 2024, the day of the latest report" in Page(html.render(RECORD, BriefScope(title="x"))).words


def test_the_headline_figures_are_ranges():
    words = Page(PAGE).words
    assert "Killed 19–34 in 1 event" in words
    assert "Injured at least 30 in 1 event not added: 1 total or undated figure (e10)" in words
    assert "4 from 4 reports 1 more planned or conditional 1 more told only to be denied" in words


def test_the_style_is_named_by_its_hash_in_the_policy():
    pages.assert_style_is_in_the_policy(PAGE)


def test_a_hostile_title_stays_text():
    for words in HOSTILE:
        sound(html.render(RECORD, BriefScope(title=words, about=words, project=words, profile=words, version=words)))


def test_an_empty_record_says_so_and_how_to_read_it():
    found = sound(html.render(EMPTY, BriefScope(title="Nothing")))
    assert "No claims were found." in found.words
    assert found.headings == ["No claims were found.", "How to read this"]


@given(records)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_record_gives_a_sound_page_and_always_the_same(record):
    page = html.render(record, SCOPE)
    sound(page)
    page.encode("utf-8")
    assert page == html.render(record, SCOPE)
