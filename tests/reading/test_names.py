from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.reading.bearers import settle
from rashomon.reading.names import NameHit, NameIndex
from rashomon.reading.parse import tokenise
from rashomon.reading.registry import Registry


def hits(text: str) -> tuple[NameHit, ...]:
    return NameIndex.load().find(tokenise(text))


def found(text: str) -> list[tuple[str, str]]:
    return [(hit.span.text_of(text), hit.id) for hit in hits(text)]


def settled(text: str, countries: tuple[str, ...], year: int | None) -> list[str]:
    return [hit.id for hit in settle(hits(text), Registry.load(), countries, year)]


def test_the_longest_name_at_a_place_counts() -> None:
    assert found("Men of the Lord's Resistance Army left.") == [("Lord's Resistance Army", "lra")]


@pytest.mark.parametrize("spelling", ["Viet Cong", "Viet-Cong"])
def test_hyphens_do_not_matter(spelling: str) -> None:
    assert found(f"The {spelling} left.") == [(spelling, "nlf-vietnam")]


@pytest.mark.parametrize("apostrophe", ["'", "’", "‘", "ʼ"])
def test_the_form_of_an_apostrophe_does_not_matter(apostrophe: str) -> None:
    assert [actor for _words, actor in found(f"Fighters of Hay{apostrophe}at Tahrir al-Sham left.")] == ["hts"]


def test_names_need_their_capitals_and_acronyms_theirs_to_the_letter() -> None:
    assert found("A taliban met the m23 and the fdlr.") == []
    assert found("The FDLR met the M23.") == [("FDLR", "fdlr"), ("M23", "m23")]


def test_an_acronym_that_spells_a_word_counts_among_small_letters_only() -> None:
    assert [actor for _words, actor in found("He said US troops met IS men and the WHO.")] == ["usa", "is", "who"]
    assert found("IT IS SAID THAT US TROOPS WHO LEFT HELD THE TOWN") == []


def test_a_name_is_found_among_capitals() -> None:
    assert found("TALIBAN LEAVE THE TOWN") == [("TALIBAN", "taliban")]


# shared names


@pytest.mark.parametrize(
    ("countries", "year", "actor_id"),
    [(("LB",), 1985, "sla-lebanon"), (("LK",), 2000, "slaf"), (("SD",), 2006, "slm-a")],
)
def test_a_shared_acronym_is_that_of_the_reports_country(countries: tuple[str, ...], year: int, actor_id: str) -> None:
    assert settled("The SLA shelled the camp.", countries, year) == [actor_id]


def test_of_two_countries_the_first_counts() -> None:
    assert settled("The SLA shelled the camp.", ("SD", "LB"), None) == ["slm-a"]


@pytest.mark.parametrize(("year", "actor_id"), [(1964, "nlf-vietnam"), (2020, "nlf-syria")])
def test_without_a_country_the_years_decide(year: int, actor_id: str) -> None:
    assert settled("The NLF held the road.", (), year) == [actor_id]


def test_a_bearer_long_gone_gives_way_to_one_abroad() -> None:
    assert settled("The ADF fled.", ("LB",), 1978) == ["arab-deterrent"]
    assert settled("The ADF fled.", ("LB",), 2015) == ["adf"]


def test_a_name_that_is_also_a_word_needs_its_own_country() -> None:
    assert settled("Petra lay in ruins.", ("JO",), 2000) == ["petra"]
    assert settled("Petra lay in ruins.", ("CO",), 2000) == []
    assert settled("Contras crossed the river.", ("NI",), 1985) == ["contras"]


def test_a_leaders_name_counts_only_near_the_years_in_office() -> None:
    assert settled("Nixon sent bombers.", ("VN",), 1970) == ["usa"]
    assert settled("Nixon sent bombers.", ("VN",), 2015) == []
    assert settled("Nixon sent bombers.", ("VN",), None) == ["usa"]


def test_a_surname_inside_a_longer_name_is_no_leader() -> None:
    assert found("Nixon Hospital was hit.") == []


# acronyms that the text defines


def test_a_text_defines_an_acronym_for_a_listed_name() -> None:
    text = "The Free Aceh Movement (GAM) left. The GAM returned."
    assert [actor for _words, actor in found(text)] == ["gam", "gam", "gam"]


def test_an_acronym_that_the_text_defines_is_shown_to_the_model_as_a_name() -> None:
    text = "The Islamic State (IS) lost the town. Another 17 IS fighters were killed."
    assert [hit.text for hit in hits(text)][1:] == ["IS", "IS"]


def test_a_text_defines_a_name_that_no_row_covers() -> None:
    text = "The Unity Front for Grain and Salt (UFGS) left. UFGS men returned."
    name = "Unity Front for Grain and Salt"
    assert found(text) == [
        (name, f"text:{name.lower()}"),
        ("UFGS", f"text:{name.lower()}"),
        ("UFGS", f"text:{name.lower()}"),
    ]


@pytest.mark.parametrize("text", ["Men of Bright Harbour (XYZ) left. XYZ men returned.", "(NCC)", "a unity front (UF)"])
def test_brackets_without_a_full_form_define_nothing(text: str) -> None:
    assert found(text) == []


def test_demonyms_of_two_words_are_names() -> None:
    assert [(hit.id, hit.sort) for hit in hits("North Korean guns fired.")] == [("prk", "demonym")]


@settings(deadline=None)
@given(
    st.text(max_size=80) | st.lists(st.sampled_from(["IS", "(", "NCC", ")", "Front", "-", "of", "North"])).map(" ".join)
)
def test_hits_of_any_text_come_in_order_without_overlap(text: str) -> None:
    spans = [hit.span for hit in hits(text)]
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@pytest.mark.parametrize(
    ("country", "year", "actor"),
    [("IQ", 2004, "us-coalition-2003"), ("SY", 2016, "us-coalition"), ("KW", 1991, "us-coalition-1991")],
)
def test_a_coalition_is_the_one_that_its_leader_led_in_that_year(country: str, year: int, actor: str) -> None:
    assert settled("The US-led coalition bombed the airport.", (country,), year) == [actor]
