import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from rashomon.publishing import text, text_claims
from rashomon.publishing.overview import LEGEND

from .records import EMPTY, RECORD
from .strategies import records


def shown(record, width=100, draw=text.render):
    page = io.StringIO()
    draw(record, Console(file=page, width=width, highlight=False))
    return page.getvalue()


PAGE = shown(RECORD)


def test_the_head_counts_what_was_read_and_what_came_of_it():
    assert PAGE.startswith("The record of 4 reports by 4 outlets, published 11–15 Mar 2024\n")
    assert "6 events, 4 states, 17 claims, 3 disagreements, 2 unresolved, 1 report without a day" in PAGE


def test_an_event_tells_what_where_when_who_how_many_who_says_so_and_how_sure():
    block = PAGE[PAGE.index("e1 ") : PAGE.index("e2 ")]
    for words in (
        "19–34 killed; 30–40 injured · Air strike on a market in Nakhla",
        "Mon 11 Mar 2024",
        "where  Nakhla, Yemen",
        "by government air force (suspected); victims: persons (status not stated)",
        "2 reports, 3 origins, 2 camps",
        "confirmed (1): two camps agree",
    ):
        assert words in " ".join(block.split()) or words in block


def test_each_account_of_a_disagreement_stands_with_its_words_and_their_place():
    assert "≠ killed: accounts disagree" in PAGE
    assert "“34 people died in the market strike in Nakhla” [gazette-0314:24-69]" in PAGE
    assert "[courier-0311:57-146]" in PAGE


def test_plans_and_denials_are_marked_in_words():
    assert "PLANNED Mine clearers to be sent" in PAGE
    assert "DENIED Air sorties" in PAGE


def test_an_update_is_not_called_a_disagreement():
    assert "→ share of the area: updated" in PAGE


def test_a_state_that_ended_names_the_event_that_ended_it():
    assert "ended by e5: Siege of Nakhla broken, Fri 15 Mar 2024" in PAGE


def test_an_attacker_whom_nobody_names_stays_not_stated():
    assert "attacker not stated" in PAGE


def test_a_zero_is_shown_because_it_is_a_statement():
    assert "0 killed; 4 injured" in PAGE


def test_what_was_left_open_is_listed_with_its_place():
    assert "“on Tuesday” the report has no day [steppe:193-203]" in PAGE


def test_the_legend_fits_three_lines_of_eighty_columns():
    assert len(LEGEND) <= 240


def test_no_colour_is_written_to_a_pipe():
    assert "\x1b" not in PAGE


def test_an_empty_record_says_so_and_gives_advice():
    assert "No claims were found." in shown(EMPTY)
    assert "one file a report" in " ".join(shown(EMPTY).split())


def test_the_claims_are_a_table_with_every_claim():
    page = shown(RECORD, draw=text_claims.render_claims)
    assert all(f"{claim.id} " in page for claim in RECORD.claims)
    assert "24–99 killed" in page


def test_why_explains_each_link_and_shows_the_words_in_their_sentence():
    page = shown(RECORD, draw=lambda record, console: text_claims.render_why(record, "e1", console))
    assert "c7 joins c2: same place, same day" in page
    assert "The Northern Front said “34 people died in the market strike in Nakhla”." in page


def test_why_knows_states_and_refuses_what_is_neither():
    console = Console(file=io.StringIO(), width=80)
    text_claims.render_why(RECORD, "s3", console)
    with pytest.raises(KeyError):
        text_claims.render_why(RECORD, "e99", console)


@pytest.mark.parametrize("width", [40, 64, 80, 100, 200])
def test_no_line_is_wider_than_the_page(width):
    assert max(cell_len(line) for line in shown(RECORD, width).splitlines()) <= width


@given(records, st.integers(40, 200))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_record_can_be_shown_at_any_width_and_carries_no_control_characters(record, width):
    for draw in (text.render, text_claims.render_claims):
        page = shown(record, width, draw)
        assert not any(ord(char) < 32 and char != "\n" for char in page)
        page.encode("utf-8")
    for item in (*record.events, *record.states):
        shown(record, width, lambda found, console, item=item: text_claims.render_why(found, item.id, console))
