"""The dead of either side are two figures of one battle; two figures of one side's dead are two accounts."""

from __future__ import annotations

from build import GOMA, MOSUL, Book, by, exactly, on, place

from rashomon.model import Quantity, Record

DIED = "casualty_detail/killed"
CLASH = "clash/armed_clash"
DAY = "2009-03-05"


def losses(record: Record) -> dict[str, tuple[float | None, float | None]]:
    """The bounds of the dead by side, of the first event that tells sides apart."""
    event = next(event for event in record.events if event.victims)
    return {one.victims: (one.range.low, one.range.high) for one in event.victims["killed"]}


def test_the_losses_of_both_sides_are_one_fight() -> None:
    book = Book()
    page = book.report("one", DAY)
    page.says("31 rebels were killed in fighting near Goma", DIED, exactly("killed", 31), where=GOMA, when=by(DAY),
              to="text:rebels", source="ministry")  # fmt: skip
    page.says("nine soldiers died", DIED, exactly("killed", 9), when=by(DAY), to="cod-forces")
    record = book.record()
    assert len(record.events) == 1
    assert (record.events[0].type, record.events[0].subtype) == ("clash", "armed_clash")
    assert losses(record) == {"rebels": (31, 31), "cod-forces": (9, 9)}
    assert (record.events[0].ranges["killed"].low, record.events[0].ranges["killed"].best) == (40, 40)
    assert not record.disagreements


def test_two_voices_on_one_sides_dead_disagree_and_the_other_sides_dead_stay_out_of_it() -> None:
    book = Book()
    page = book.report("one", DAY)
    page.says("31 rebels were killed in fighting near Goma", DIED, exactly("killed", 31), where=GOMA, when=by(DAY),
              to="text:rebels", source="ministry")  # fmt: skip
    page.says("nine soldiers died", DIED, exactly("killed", 9), when=by(DAY), to="cod-forces")
    page.says("rebels had killed 54 soldiers", "attack/unspecified", exactly("killed", 54), when=by(DAY),
              who="text:rebels", to="cod-forces", source="rebels")  # fmt: skip
    record = book.record()
    assert len(record.events) == 1
    found = next(one for one in record.disagreements if one.slot == "killed")
    assert sorted(position.value for position in found.positions) == ["54 (cod-forces)", "9 (cod-forces)"]
    assert losses(record)["cod-forces"] == (9, 54)
    assert record.events[0].ranges["killed"].best is None


def test_civilians_and_soldiers_are_no_two_sides_of_a_fight() -> None:
    book = Book()
    page = book.report("one", DAY)
    page.says("12 civilians were killed in Goma", DIED, exactly("killed", 12), where=GOMA, when=on("2009-03-04"),
              to="civ")  # fmt: skip
    page.says("three soldiers died", DIED, exactly("killed", 3), when=by(DAY), to="cod-forces")
    assert all(not event.victims and event.type == "casualty_detail" for event in book.record().events)


def test_losses_in_another_town_are_another_fight() -> None:
    book = Book()
    page = book.report("one", DAY)
    page.says("31 rebels were killed in Goma", DIED, exactly("killed", 31), where=GOMA, when=by(DAY), to="text:rebels")
    page.says("nine soldiers died in Mosul", DIED, exactly("killed", 9), where=MOSUL, when=by(DAY), to="cod-forces")
    assert len(book.record().events) == 2


def test_a_whole_beside_the_sides_is_not_added_to_them() -> None:
    book = Book()
    first = book.report("one", DAY)
    first.says("fighting in Goma killed 40 people", CLASH, exactly("killed", 40), where=GOMA, when=on("2009-03-04"),
               source="un", to="persons")  # fmt: skip
    first.says("clashes in Goma killed 31 rebels", CLASH, exactly("killed", 31), where=GOMA, when=on("2009-03-04"),
               source="ministry", to="text:rebels")  # fmt: skip
    first.says("clashes in Goma killed nine soldiers", CLASH, exactly("killed", 9), where=GOMA, when=on("2009-03-04"),
               source="ministry", to="cod-forces")  # fmt: skip
    for event in book.record().events:
        assert (event.ranges["killed"].high or 0) <= 40


def test_each_side_telling_of_the_others_losses_bears_out_neither() -> None:
    book = Book()
    page = book.report("one", DAY)
    page.says("31 rebels were killed near Goma", DIED, exactly("killed", 31), where=GOMA, when=by(DAY),
              to="text:rebels", source="ministry")  # fmt: skip
    page.says("rebels had killed 54 soldiers", "attack/unspecified", exactly("killed", 54), when=by(DAY),
              who="text:rebels", to="cod-forces", source="rebels")  # fmt: skip
    event = book.record().events[0]
    assert event.grade.admiralty > 1


def test_one_person_among_the_dead_is_no_side_of_them() -> None:
    book = Book()
    page = book.report("one", DAY)
    page.says("ten people were killed in Goma", DIED, exactly("killed", 10), where=GOMA, when=on("2009-03-04"),
              to="persons")  # fmt: skip
    named = Quantity(kind="killed", low=1, high=1, value=1, qualifier="named", unit="persons")
    page.says("the mayor Karim Haddad was among the dead in the attack", DIED, named, when=by(DAY),
              to="text:Karim Haddad")  # fmt: skip
    for event in book.record().events:
        assert not event.victims
        assert (event.ranges["killed"].high or 0) <= 10


def test_two_reports_that_name_one_building_tell_of_one_attack() -> None:
    book = Book()
    found = [
        book.report(name, "1989-11-02").says(
            words, "attack/mine_ied", exactly("killed", number), where=where, when=on("1989-10-31"), to="civ"
        )
        for name, words, number, where in (
            ("one", "a bomb wrecked the Haddad and Sons workshop", 10, GOMA),
            ("two", "a bomb at the office of Haddad killed nine", 9, ()),
        )
    ]
    record = book.record()
    assert record.clusters[found[0]] == record.clusters[found[1]]


def test_a_camp_that_no_gazetteer_knows_joins_what_two_reports_tell_of_it() -> None:
    book = Book()
    north = place("Goma", -1.68, 29.22, relation="north_of")
    camp = place("Kibati camp", None, None, relation="at")
    found = [
        book.report(name, "2012-11-20").says(
            words, "attack/shelling", exactly("killed", number), where=where, when=on("2012-11-18"), to="civ"
        )
        for name, words, number, where in (
            ("one", "42 people were killed by shells in the Kibati camp north of Goma", 42, north),
            ("two", "29 people died by shelling at Kibati camp", 29, camp),
        )
    ]
    record = book.record()
    assert record.clusters[found[0]] == record.clusters[found[1]]
