import base64
import dataclasses
import hashlib
import re
from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings

from rashomon.publishing import html

from .records import EMPTY, RECORD
from .strategies import records

VOID = {"meta", "line", "circle"}
ALLOWED = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "a",
    "header",
    "footer",
    "main",
    "nav",
    "section",
    "article",
    "div",
    "span",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "q",
    "mark",
    "sup",
    "b",
    "code",
    "svg",
    "line",
    "circle",
    "details",
    "summary",
}


class Page(HTMLParser):
    """What a browser would find: elements, anchors, links; raises on elements that are not nested."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value for name, value in attrs if name == "id"]
        self.links += [value for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag


PAGE = html.render(RECORD)


def test_the_page_is_sound_has_no_script_and_loads_nothing():
    page = Page(PAGE)
    assert page.tags <= ALLOWED
    assert not {name for name in page.attributes if name.startswith("on")} | ({"src", "style"} & page.attributes)


def test_hostile_text_stays_text():
    assert "<script>" not in PAGE
    assert (
        "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; more." in html.render(RECORD) or "&lt;script" in PAGE
    )


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
    style = re.search(r"<style>(.*?)</style>", PAGE, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in PAGE


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
    page = Page(rendered)
    assert page.tags <= ALLOWED
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert all(link.startswith(("#", "https://", "http://")) for link in page.links)
    assert rendered == html.render(record)
    rendered.encode("utf-8")
