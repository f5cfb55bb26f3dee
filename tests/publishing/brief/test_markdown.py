import re

import pytest
from hypothesis import HealthCheck, given, settings

from rashomon.publishing.brief import markdown
from rashomon.publishing.brief.content import BriefScope

from ..records import EMPTY, RECORD
from ..strategies import records

SCOPE = BriefScope(title="Nakhla, March 2024", version="Made by rashomon 9.9")


def test_it_holds_the_headline_figures_and_every_part():
    text = markdown.render(RECORD, SCOPE)
    assert text.startswith("# Nakhla, March 2024\n")
    assert "| Killed | **19–34** | in 1 event |" in text
    assert [line for line in text.splitlines() if line.startswith("## ")][-1] == "## How to read this"


@pytest.mark.parametrize(
    "words",
    [
        "[click](https://bad.example)", "<script>alert(1)</script>", "![x](http://bad.example/x.png)", "| a | b |",
        "# heading", "- item", "1. item", "**bold**", "www.bad.example", "https://bad.example", "a@bad.example",
        "`code`", "~~struck~~", "&lt;b&gt;", "==", "+ plus", "$$x$$",
    ],
)  # fmt: skip
def test_words_of_a_report_become_no_markup(words):
    shown = markdown.plain(words)
    assert re.sub(r"\\(?=[^\w\s])", "", shown) == words
    assert not re.search(r"(?<!\\)[\[\]<>`*|#~$&]", shown)
    assert "://" not in shown.replace("\\://", "")
    assert not shown.startswith(("- ", "+ ", "1. ", "="))
    assert "www." not in shown


def test_an_empty_record_says_so():
    assert "No claims were found." in markdown.render(EMPTY, SCOPE)


@given(records)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_record_gives_the_same_text_twice_and_no_raw_html(record):
    text = markdown.render(record, SCOPE)
    assert text == markdown.render(record, SCOPE)
    assert not re.search(r"(?<!\\)<[a-zA-Z/!]", text)
    assert "\x1b" not in text
