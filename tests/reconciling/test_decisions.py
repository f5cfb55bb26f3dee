"""What people decide about two claims outranks every rule, and the record says who decided."""

from __future__ import annotations

from build import BAGHDAD, GOMA, Book, exactly, on

from rashomon.model import Record
from rashomon.reconciling import Decision, reconcile


def decided(book: Book, *decisions: Decision) -> Record:
    """The record of a book with what people decided."""
    return reconcile(book.sources(), book.claims, decisions=decisions)


def two_bombs() -> tuple[Book, str, str]:
    """Two reports of one bomb, which the rules take for one event."""
    book = Book()
    first = book.report("a", "2016-07-04").says(
        "A bomb killed 14 people", "attack/mine_ied", exactly("killed", 14), where=BAGHDAD, when=on("2016-07-03")
    )
    second = book.report("b", "2016-07-04").says(
        "A car bomb left 14 dead", "attack/mine_ied", exactly("killed", 14), where=BAGHDAD, when=on("2016-07-03")
    )
    return book, first, second


def test_what_a_person_sets_apart_stays_apart_and_both_events_say_so() -> None:
    book, first, second = two_bombs()
    assert len(book.record().events) == 1
    record = decided(book, Decision(kind="different", a=second, b=first, by="Amal", reason="two streets"))
    assert [event.claims for event in record.events] == [(first,), (second,)]
    for event, other in (record.events, record.events[::-1]):
        assert event.why[0] == (
            f"kept apart from {other.id}: Amal decided that they tell of two events or states (two streets) [person]"
        )


def test_what_a_person_joins_is_one_event_whatever_keeps_it_apart() -> None:
    book = Book()
    page = book.report("a", "2016-07-04")
    first = page.says("A bomb killed 14 people", "attack/mine_ied", exactly("killed", 14), where=BAGHDAD)
    second = page.says("Shells killed 30 in another town", "attack/shelling", exactly("killed", 30), where=GOMA)
    assert len(book.record().events) == 2
    record = decided(book, Decision(kind="same", a=first, b=second, by="Amal"))
    assert [event.claims for event in record.events] == [(first, second)]
    assert record.events[0].why[0].endswith("Amal decided that they tell of one event or state [person]")


def test_the_last_decision_on_a_pair_counts() -> None:
    book, first, second = two_bombs()
    apart = Decision(kind="different", a=first, b=second)
    together = Decision(kind="same", a=second, b=first)
    assert len(decided(book, apart, together).events) == 1
    assert len(decided(book, together, apart).events) == 2


def test_people_who_contradict_each_other_leave_the_events_apart() -> None:
    book, first, second = two_bombs()
    third = book.report("c", "2016-07-04").says("A bomb in Goma", "attack/mine_ied", where=GOMA)
    record = decided(
        book,
        Decision(kind="same", a=first, b=third),
        Decision(kind="same", a=second, b=third),
        Decision(kind="different", a=first, b=second),
    )
    homes = record.clusters
    assert homes[first] != homes[second]
    assert homes[third] == homes[first]


def test_a_copy_that_a_person_sets_apart_is_an_event_of_its_own() -> None:
    book = Book()
    line = "A bomb went off in the old market of the town on Sunday and killed fourteen people"
    first = book.report("a", "2016-07-04").says(line, "attack/mine_ied", where=BAGHDAD, when=on("2016-07-03"))
    second = book.report("b", "2016-07-04").says(line, "attack/mine_ied", where=BAGHDAD, when=on("2016-07-03"))
    assert len(book.record().events) == 1
    assert len(decided(book, Decision(kind="different", a=first, b=second)).events) == 2


def test_an_event_and_a_state_are_never_one() -> None:
    book = Book()
    page = book.report("a", "2016-07-04")
    attack = page.says("A bomb went off", "attack/mine_ied", where=BAGHDAD)
    held = page.says("The army holds Baghdad", "control/full_hold", where=BAGHDAD, who="irq-forces")
    record = decided(book, Decision(kind="same", a=attack, b=held))
    assert record.clusters[attack] != record.clusters[held]


def test_a_decision_on_a_claim_that_is_not_there_waits() -> None:
    book, first, _second = two_bombs()
    assert decided(book, Decision(kind="different", a=first, b="gone#1")) == book.record()


def test_a_stable_id_does_not_depend_on_what_else_is_told() -> None:
    book, first, _second = two_bombs()
    before = reconcile(book.sources(), book.claims, ids="stable")
    book.report("0", "2016-07-01").says("Shells fell on Goma", "attack/shelling", where=GOMA, when=on("2016-06-30"))
    after = reconcile(book.sources(), book.claims, ids="stable")
    assert after.clusters[first] == before.clusters[first]
    assert len({*after.clusters.values()}) == 2
