"""Titles: short, neutral, nothing that is not stated."""

from __future__ import annotations

import pytest
from build import GOMA, KHERSON, Book, exactly, on, place

from rashomon.model import ActorRef, Quantity
from rashomon.reconciling.naming import nameable, tidied, with_article

DAY = on("2022-10-01")


def title(quote: str, what: str, *numbers: Quantity, **more: object) -> str:
    """The title of the only event of one claim."""
    book = Book()
    book.report("page", "2022-10-02").says(quote, what, *numbers, when=DAY, **more)  # type: ignore[arg-type]
    record = book.record()
    return (*record.events, *record.states)[0].title


def test_the_doer_stands_behind_by() -> None:
    assert title("x", "attack/air_strike", where=KHERSON, who="Syrian air force") == (
        "Air strike in Kherson by the Syrian air force"
    )


def test_without_a_doer_the_side_that_is_hit_is_named_as_such() -> None:
    near = place("Kherson", 46.64, 32.61, relation="near")
    assert title("x", "attack/shelling", where=near, to="Syrian armed forces") == (
        "Shelling of the Syrian armed forces near Kherson"
    )


def test_a_suspect_is_not_named_in_a_title() -> None:
    assert (
        title("x", "attack/air_strike", where=KHERSON, who="Syrian air force", hedged=True) == "Air strike in Kherson"
    )


def test_figures_and_plans_stay_out() -> None:
    got = Book()
    got.report("page", "2022-10-02").says(
        "x", "attack/shelling", exactly("killed", 7), where=KHERSON, when=DAY, modality="planned"
    )
    assert got.record().events[0].title == "Shelling in Kherson"


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("territory_change/captured", "Capture of Goma by m23"),
        ("displacement/fled", "Flight from Goma"),
        ("siege_change/broken", "Breaking of the siege of Goma by m23"),
        ("control/partial_hold", "Control of part of Goma"),
    ],
)
def test_what_is_done_to_a_place_reads_as_english(what: str, expected: str) -> None:
    who = None if what.startswith(("displacement", "control")) else "m23"
    assert title("x", what, where=GOMA, who=who) == expected


def test_to_take_a_road_is_not_to_take_the_town() -> None:
    assert title("they seized the last stretch of the highway", "territory_change/captured", where=GOMA) == (
        "Capture of a highway in Goma"
    )


def test_a_road_by_its_name_is_not_a_road_in_a_road() -> None:
    road = place("Damascus highway", 34.5, 38.2)
    assert title("they seized the Damascus highway", "territory_change/captured", where=road) == (
        "Capture of Damascus highway"
    )


def test_what_is_not_said_is_told_in_the_words_of_the_text() -> None:
    got = title("The ministry did not say who had fired", "communication/omission")
    assert got == "Does not say: who had fired"


@pytest.mark.parametrize(
    ("written", "expected"), [("Tanks", "tanks"), ("Tribal leaders", "tribal leaders"), ("his fighters", "fighters")]
)
def test_a_description_that_opened_a_sentence_is_in_lower_case(written: str, expected: str) -> None:
    assert tidied(ActorRef(role="initiator", id=f"text:{written.casefold()}", name=written)).name == expected


@pytest.mark.parametrize("written", ["it", "them", "their", "At least 12 soldiers"])
def test_pronouns_and_numbers_are_no_names(written: str) -> None:
    assert not nameable(ActorRef(role="initiator", id=f"text:{written.casefold()}", name=written))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hezbollah", "Hezbollah"),
        ("Russian air force", "the Russian air force"),
        ("Government of Syria", "the Government of Syria"),
        ("Armed Forces of Ukraine", "the Armed Forces of Ukraine"),
    ],
)
def test_names_take_the_article_that_they_need(name: str, expected: str) -> None:
    assert with_article(name) == expected


def test_captives_let_go_are_a_release_and_contradict_no_detention() -> None:
    book = Book()
    page = book.report("one", "2002-05-12")
    page.says(
        "the rebels seized six policemen in Goma", "violation/abduction", exactly("abducted", 6), where=GOMA,
        when=on("2002-03-02"), who="text:rebels", to="text:policemen", roles=("perpetrator", "victim"),
    )  # fmt: skip
    page.says("the rebels freed two of them in Goma", "violation/arbitrary_detention", exactly("detained", 2),
              where=GOMA, when=on("2002-05-11"), who="text:rebels", to="text:policemen", polarity="negated",
              roles=("perpetrator", "victim"))  # fmt: skip
    record = book.record()
    freed = next(event for event in record.events if event.polarity == "negated")
    assert freed.title.startswith("Release of captives")
    assert not any(relation == "contradicts" for event in record.events for relation, _other in event.related)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("rebels seized a hotel in Goma", "Capture of a hotel in Goma by rebels"),
        ("rebels seized Goma", "Capture of Goma by rebels"),
    ],
)
def test_who_takes_a_building_has_not_taken_the_town(words: str, title: str) -> None:
    book = Book()
    book.report("one", "2002-05-12").says(
        words, "territory_change/captured", where=GOMA, when=on("2002-05-11"), who="text:rebels"
    )
    assert book.record().events[0].title.replace("text:", "") == title


def test_a_release_that_a_party_makes_is_told_as_one() -> None:
    book = Book()
    page = book.report("one", "2002-05-12")
    page.says("the rebels freed two policemen in Goma", "agreement/prisoner_exchange", exactly("detained", 2),
              where=GOMA, when=on("2002-05-11"), who="text:rebels", to="text:policemen",
              roles=("party", "object"))  # fmt: skip
    assert book.record().events[0].title.startswith("Release of captives in Goma by ")


def test_to_take_fighters_prisoner_is_a_capture_and_not_a_setback() -> None:
    assert title("x", "force_status/setbacks", exactly("detained", 14), where=KHERSON, who="Ukrainian army") == (
        "Capture of fighters in Kherson by the Ukrainian army"
    )
    assert title("x", "force_status/setbacks", where=KHERSON).startswith("Setbacks")


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("aid_event/delivered", "No aid delivered to Goma"),
        ("communication/claim_of_responsibility", "No claim of responsibility"),
        ("siege_change/tightened", "Siege not tightened in Goma"),
    ],
)
def test_what_did_not_happen_reads_like_a_line_of_a_newspaper(what: str, expected: str) -> None:
    assert title("x", what, where=GOMA, polarity="negated") == expected


def test_who_does_not_comment_is_named() -> None:
    got = title("The army did not comment", "communication/omission", who="Syrian armed forces")
    assert got == "No comment by the Syrian armed forces"
