"""A bare accusation or denial after an incident is an account of who did it."""

from __future__ import annotations

from datetime import date

from build import GOMA, Book, Page, by, exactly, on

from rashomon.api import read_reports
from rashomon.model import Dating, Report

DAY = "1997-08-30"
TO = ("initiator", "target")


def scene() -> tuple[Book, str]:
    """A report that tells of a massacre without a doer; its id."""
    book = Book()
    told = book.report("one", DAY).says(
        "98 people were killed in Goma", "attack/unspecified", exactly("killed", 98), where=GOMA, when=on("1997-08-29")
    )
    return book, told


def doers(book: Book, told: str) -> dict[str, tuple[str, ...]]:
    """Who did it -> who says so, of the event that the claim belongs to."""
    record = book.record()
    event = next(event for event in record.events if event.id == record.clusters[told])
    return {position.value: position.origins for position in event.positions.get("initiator", ())}


def page(book: Book) -> Page:
    """The report, to be written on."""
    return Page(book, "one")


def test_two_sides_that_blame_each_other_are_two_accounts() -> None:
    book, told = scene()
    page(book).says("the ministry blamed rebels", "communication/accusation", when=by(DAY), who="ministry",
                    to="text:rebels", roles=TO)  # fmt: skip
    page(book).says("the rebels accused militiamen", "communication/accusation", when=by(DAY), who="rebels",
                    to="text:militiamen", roles=TO)  # fmt: skip
    assert doers(book, told) == {"rebels (accused)": ("ministry",), "militiamen (accused)": ("rebels",)}
    assert any(one.slot == "initiator" and one.relation == "contested" for one in book.record().disagreements)


def test_a_denial_stands_beside_the_accusation() -> None:
    book, told = scene()
    page(book).says("the ministry blamed rebels", "communication/accusation", when=by(DAY), who="ministry",
                    to="text:rebels", roles=TO)  # fmt: skip
    page(book).says("the rebels denied any part in it", "communication/denial", when=by(DAY), who="rebels")
    assert doers(book, told) == {"rebels (accused)": ("ministry",), "not rebels (denied)": ("rebels",)}


def test_what_is_blamed_for_another_matter_names_no_doer() -> None:
    book, told = scene()
    page(book).says("the ministry blamed the council for the delay of the talks", "communication/accusation",
                    when=by(DAY), who="ministry", to="text:council", roles=TO)  # fmt: skip
    assert doers(book, told) == {}


def test_an_accusation_far_from_any_incident_names_no_doer() -> None:
    book, told = scene()
    page(book).says("The council met on other matters " + "and spoke of the harvest " * 30, "political/statement",
                    when=by(DAY))  # fmt: skip
    page(book).says("the ministry blamed rebels", "communication/accusation", when=by(DAY), who="ministry",
                    to="text:rebels", roles=TO)  # fmt: skip
    assert doers(book, told) == {}


def test_one_accusation_alone_is_an_account_and_no_disagreement() -> None:
    book, told = scene()
    page(book).says("the ministry blamed rebels", "communication/accusation", when=by(DAY), who="ministry",
                    to="text:rebels", roles=TO)  # fmt: skip
    assert doers(book, told) == {"rebels (accused)": ("ministry",)}
    assert not book.record().disagreements


def test_a_statement_that_an_agency_passes_on_is_held_by_its_origin() -> None:
    book, told = scene()
    page(book).says("the ministry blamed rebels", "communication/accusation", when=by(DAY), who="ministry",
                    to="text:rebels", roles=TO, source="state-tv")  # fmt: skip
    assert doers(book, told) == {"rebels (accused)": ("state-tv",)}


def test_a_doer_whom_only_an_accusation_names_is_not_told_as_the_doer() -> None:
    book = Book()
    told = book.report("one", DAY).says(
        "42 people were killed when shells fell on a camp in Goma", "attack/shelling", exactly("killed", 42),
        where=GOMA, when=on("1997-08-29"), source="un",
    )  # fmt: skip
    words = "rebels accused the army of firing the shells"
    page(book).says(words, "communication/accusation", when=by(DAY), who="rebels", to="cod-forces", roles=TO)
    page(book).says(words, "attack/shelling", when=by(DAY), who="cod-forces", source="rebels", same_words=True)
    record = book.record()
    event = next(event for event in record.events if event.id == record.clusters[told])
    assert doers(book, told) == {"cod-forces (accused)": ("rebels",), "does not say": ("un",)}
    assert not any(actor.id == "cod-forces" for actor in event.actors)
    assert "cod-forces" not in event.title


def test_a_side_that_tells_its_enemys_deed_denies_another_one() -> None:
    book = Book()
    told = book.report("one", DAY).says(
        "army jets bombed the airport of Goma",
        "attack/air_strike",
        where=GOMA,
        when=on("1997-08-29"),
        who="text:army",
        source="rebels",
    )
    denied = page(book).says(
        "they had bombed a school", "attack/air_strike", where=GOMA, when=by(DAY), who="rebels", source="rebels",
        modality="denied",
    )  # fmt: skip
    clusters = book.record().clusters
    assert clusters[told] != clusters[denied]


def test_a_side_that_blames_its_enemy_denies_that_very_deed() -> None:
    text = (
        "Bombs fell on the main market of Kosti on Tuesday morning, killing at least 31 people, doctors said. "
        "The army blamed the RSF. The RSF denied attacking the market and said an army warplane had dropped the bombs."
    )
    published = Dating(day=date(2025, 1, 14), basis="given")
    report = Report(id="one", text=text, sha256="0" * 64, language="en", published=published)
    record = read_reports([report])
    assert any(one.slot == "initiator" and one.relation == "contested" for one in record.disagreements)


def test_a_denial_of_another_matter_is_none_of_the_raid_told_before() -> None:
    book, told = scene()
    words = "the army denied that its troops had fled from their post"
    page(book).says(words, "communication/denial", when=by(DAY), who="cod-forces")
    page(book).says(words, "displacement/fled", when=by(DAY), who="cod-forces", modality="denied", same_words=True)
    assert doers(book, told) == {}


def test_who_is_told_to_have_suffered_denies_the_harm_and_no_part_in_it() -> None:
    book = Book()
    told = book.report("one", DAY).says(
        "the army killed dozens of Mai-Mai in Goma", "attack/unspecified", exactly("killed", 40), where=GOMA,
        when=on("1997-08-29"), who="army", to="mai-mai", source="army",
    )  # fmt: skip
    page(book).says("the Mai-Mai rejected the claim", "communication/denial", when=by(DAY), who="mai-mai")
    assert not any(value.startswith("not ") for value in doers(book, told))
    record = book.record()
    event = next(event for event in record.events if event.id == record.clusters[told])
    assert {position.value for position in event.positions["outcome"]} == {
        "it happened",
        "it did not happen (denied)",
    }
