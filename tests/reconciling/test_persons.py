"""Nobody is killed twice: two claims of one named person's death are one event."""

from __future__ import annotations

import pytest
from build import GOMA, MOSUL, Book, by, on

from rashomon.model import Quantity
from rashomon.reconciling.persons import same_person

DIED = "casualty_detail/killed"
ONE = Quantity(kind="killed", low=1, high=1, value=1, qualifier="single", unit="persons")


def test_a_person_who_is_named_again_died_once() -> None:
    book = Book()
    page = book.report("one", "2016-07-05")
    first = page.says("Judge Karim Haddad was shot dead in Mosul", DIED, ONE, where=MOSUL, when=on("2016-07-03"),
                      to="text:Karim Haddad")  # fmt: skip
    page.says("Police closed the bridges of Goma", "civil_action/protest", where=GOMA, when=on("2016-07-04"))
    again = page.says("Haddad died of wounds to the head", DIED, ONE, when=by("2016-07-05"), to="text:Haddad")
    record = book.record()
    assert record.clusters[first] == record.clusters[again]


def test_two_reports_that_name_one_person_tell_of_one_death() -> None:
    book = Book()
    found = [
        book.report(name, "2016-07-05").says(
            words, DIED, ONE, when=by("2016-07-05"), where=where, to="text:Karim Haddad"
        )
        for name, words, where in (
            ("one", "Karim Haddad was murdered", MOSUL),
            ("two", "they buried Karim Haddad, a judge killed by gunmen", ()),
        )
    ]
    record = book.record()
    assert record.clusters[found[0]] == record.clusters[found[1]]


def test_persons_of_other_names_are_other_deaths() -> None:
    book = Book()
    found = [
        book.report(name, "2016-07-05").says(f"{who} was murdered", DIED, ONE, when=by("2016-07-05"), to=f"text:{who}")
        for name, who in (("one", "Karim Haddad"), ("two", "Yusuf Haddad"))
    ]
    record = book.record()
    assert record.clusters[found[0]] != record.clusters[found[1]]


@pytest.mark.parametrize(
    ("one", "other", "one_report", "same"),
    [
        ("karim haddad", "haddad", True, True),
        ("karim haddad", "haddad", False, False),
        ("karim haddad", "karim m haddad", False, True),
        ("karim haddad", "yusuf haddad", True, False),
        ("karim haddad", "haddad karim", True, False),
        ("rafael ibarra soto", "ibarra", True, True),
        ("rafael ibarra soto", "rafael", True, False),
        ("rafael ibarra soto", "rafael ibarra", True, True),
        ("rafael ibarra soto", "ibarra", False, False),
    ],
)
def test_when_two_names_are_one_person(one: str, other: str, one_report: bool, same: bool) -> None:
    found = same_person([tuple(one.split())], [tuple(other.split())], one_report=one_report)
    assert (found is not None) == same


def test_one_text_tells_of_one_person_once_though_it_says_in_other_words_what_was_done() -> None:
    book = Book()
    page = book.report("one", "2016-07-05")
    killed = page.says("Judge Karim Haddad was murdered in Mosul", DIED, ONE, where=MOSUL, when=on("2016-07-03"),
                       to="text:Karim Haddad")  # fmt: skip
    struck = page.says("Haddad was attacked on leaving his house", "attack/unspecified", when=by("2016-07-05"),
                       to="text:Haddad")  # fmt: skip
    other = page.says("a clerk of the court was attacked", "attack/unspecified", when=by("2016-07-05"), to="civ")
    before = page.says("Haddad was attacked by men with knives in May", "attack/melee", when=on("2016-05-02"),
                       to="text:Haddad")  # fmt: skip
    record = book.record()
    assert record.clusters[killed] == record.clusters[struck]
    assert record.clusters[killed] not in (record.clusters[other], record.clusters[before])
