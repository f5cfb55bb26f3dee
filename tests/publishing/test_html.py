import dataclasses
import re

from hypothesis import HealthCheck, given, settings

from rashomon.publishing import html

from .pages import OF_RECORD, Page, assert_style_is_in_the_policy, sound
from .records import EMPTY, RECORD
from .strategies import records

PAGE = html.render(RECORD)


def test_the_page_is_sound_has_no_script_and_loads_nothing():
    sound(PAGE, OF_RECORD)


def test_hostile_text_stays_text():
    spoken = dataclasses.replace(RECORD.events[0], title='<script>alert("x")</script> & more')
    page = html.render(dataclasses.replace(RECORD, events=(spoken, *RECORD.events[1:])))
    assert "<script" not in page
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; more" in page
    sound(page, OF_RECORD)


def test_an_address_that_is_not_of_the_web_is_no_link():
    assert "javascript:alert(1)" not in Page(PAGE).links
    assert "https://courier.example/nakhla" in Page(PAGE).links


def test_the_exact_words_are_marked_inside_their_sentence():
    assert (
        "The Northern Front said <mark>34 people died in the market strike in Nakhla</mark>. A ministry spokesman"
        in PAGE
    )


def test_each_casualty_figure_leads_to_a_quote():
    figures = re.findall(r'<span class="figure">([^<]*)</span><sup class="refs"><a href="#(event-\d+-q\d+)"', PAGE)
    assert ("19–34 killed", "event-1-q1") in figures
    assert {anchor for _, anchor in figures} <= set(Page(PAGE).ids)


def test_the_style_is_named_by_its_hash_in_the_policy():
    assert_style_is_in_the_policy(PAGE)


def test_tables_have_captions_and_scoped_headings():
    assert PAGE.count("<table") == PAGE.count("<caption>") > 0
    assert not re.search(r"<th(?![^>]*scope=)[ >]", PAGE)


def test_the_reports_stand_at_the_end_with_hash_and_how_the_day_is_known():
    tail = PAGE[PAGE.index('id="reports"') :]
    assert "a" * 64 in tail
    assert "inferred from the text" in tail
    assert "no day known" in tail


def test_an_empty_record_says_so():
    assert "No claims were found." in html.render(EMPTY)


def test_a_camp_that_is_not_known_is_no_zero():
    nobody, unknown = (
        dataclasses.replace(RECORD.events[0], id=f"x{len(origins)}", origins=origins, camps=())
        for origins in ((), ("health-office",))
    )
    page = html.render(dataclasses.replace(RECORD, events=(nobody, unknown), disagreements=()))
    assert re.findall(r'data-label="camps">([^<]*)<', page) == ["0", "?"]


@given(records)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_record_gives_a_sound_page_whose_inner_links_all_lead_somewhere(record):
    rendered = html.render(record)
    page = sound(rendered, OF_RECORD)
    assert all(link.startswith(("#", "https://", "http://")) for link in page.links)
    assert rendered == html.render(record)
    rendered.encode("utf-8")
