import pytest
from hypothesis import HealthCheck, given, settings
from rich.cells import cell_len

from rashomon.publishing.brief import text
from rashomon.publishing.brief.content import BriefScope
from rashomon.publishing.brief.parts import SECTIONS

from ..records import EMPTY, RECORD
from ..strategies import records

SCOPE = BriefScope(title="Nakhla, March 2024", version="Made by rashomon 9.9")


def test_the_headline_figures_come_first_and_then_every_part_in_its_order():
    lines = text.render(RECORD, SCOPE).splitlines()
    assert lines[0] == "Nakhla, March 2024"
    assert any(line.startswith("Killed") and "19–34  in 1 event" in line for line in lines)
    heads = [line for line in lines if line in {name.upper() for name in SECTIONS.values()}]
    assert heads == [name.upper() for name in SECTIONS.values()]


@pytest.mark.parametrize("width", [40, 60, 100, 160])
def test_no_line_is_wider_than_asked(width):
    assert max(cell_len(line) for line in text.render(RECORD, SCOPE, width=width).splitlines()) <= width


def test_an_empty_record_says_so():
    assert "No claims were found." in text.render(EMPTY, SCOPE)


@given(records)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_record_gives_the_same_text_twice_and_drives_no_terminal(record):
    told = text.render(record, SCOPE)
    assert told == text.render(record, SCOPE)
    assert "\x1b" not in told
    told.encode("utf-8")
