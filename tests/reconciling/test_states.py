"""States over time: one timeline for one holder, population or pair."""

from __future__ import annotations

from build import GOMA, KHERSON, MOSUL, NINEVEH, Book, by, on, place

from rashomon.model import Quantity

HELD = ("holder", "previous_holder")


def people(low: float, high: float, value: float) -> Quantity:
    """A number of inhabitants."""
    return Quantity(kind="population", low=low, high=high, value=value, qualifier="approximately", unit="persons")


def share(value: float) -> Quantity:
    """A share of an area."""
    return Quantity(kind="area_share", low=value, high=value, value=value, unit="fraction")


def test_three_figures_of_one_population_are_a_disagreement_without_an_average() -> None:
    book = Book()
    enclave = place("Mosul", 36.34, 43.13, relation="part_of")
    a, b = book.report("a", "1993-04-01"), book.report("b", "1993-04-07")
    for page, source, quantity, text in (
        (a, None, people(65_000, 75_000, 70_000), "Some 70,000 people live in the pocket"),
        (b, "un", people(92_500, 93_500, 93_000), "There are 93,000 people in the pocket"),
        (b, None, people(90_000, 110_000, 100_000), "The pocket is home to about 100,000 people"),
    ):
        page.says(
            text,
            "population/resident",
            quantity,
            where=enclave,
            when=by("1993-04-07"),
            to="persons",
            source=source,
            roles=("subject", "population"),
        )
    record = book.record()
    (state,) = record.states
    found = state.ranges["population"]
    assert (found.low, found.best, found.high) == (65_000, None, 110_000)
    assert [(d.slot, d.relation, len(d.positions)) for d in record.disagreements] == [("population", "disagree", 3)]


def test_a_growing_share_of_one_holder_is_an_update() -> None:
    book = Book()
    for day, value in (("2017-02-01", 0.4), ("2017-02-20", 0.6)):
        book.report(day, day).says(
            f"The army holds {value:.0%} of Mosul",
            "control/partial_hold",
            share(value),
            where=MOSUL,
            when=on(day),
            who="irq-forces",
            roles=HELD,
        )
    record = book.record()
    assert len(record.states) == 1
    assert [d.relation for d in record.disagreements] == ["update"]


def test_a_city_and_its_province_are_two_states() -> None:
    book = Book()
    page = book.report("a", "2017-02-01")
    for where in (MOSUL, NINEVEH):
        page.says(
            "The group controls it", "control/partial_hold", where=where, when=on("2017-02-01"), who="is", roles=HELD
        )
    assert len(book.record().states) == 2


def test_two_holders_of_one_town_are_two_states() -> None:
    book = Book()
    page = book.report("a", "2022-11-01")
    for who in ("rus-forces", "ukr-forces"):
        page.says(
            "Its troops hold a part", "control/partial_hold", where=KHERSON, when=on("2022-11-01"), who=who, roles=HELD
        )
    assert len(book.record().states) == 2


def test_distances_to_other_features_do_not_contradict() -> None:
    book = Book()
    page = book.report("a", "2016-10-25")
    for name, lat, km in (("Airport", 36.30, 9.0), ("Great Mosque", 36.34, 3.0)):
        spot = place(name, lat, 43.15, kind="site", relation="distance_from", role="reference_feature")
        quantity = Quantity(kind="distance", low=km, high=km, value=km, unit="km")
        page.says(
            "The troops were near",
            "front_distance/approach",
            quantity,
            where=spot,
            when=on("2016-10-25"),
            who="irq-forces",
            roles=("force", "opponent"),
        )
    record = book.record()
    assert len(record.states) == 2
    assert not record.disagreements


def test_entries_of_a_timeline_are_in_the_order_of_time() -> None:
    book = Book()
    for day in ("2017-03-01", "2017-01-01", "2017-02-01"):
        book.report(day, day).says(
            f"On {day} it still held the old town",
            "control/partial_hold",
            where=MOSUL,
            when=on(day),
            who="is",
            roles=HELD,
        )
    (state,) = book.record().states
    starts = [entry.when.start for entry in state.entries]
    assert starts == sorted(starts)  # type: ignore[type-var]


def test_a_state_and_an_event_are_never_in_one_cluster() -> None:
    book = Book()
    page = book.report("a", "2022-11-12")
    event = page.says(
        "Troops captured Kherson", "territory_change/captured", where=KHERSON, when=on("2022-11-11"), who="ukr-forces"
    )
    state = page.says(
        "Troops hold Kherson", "control/full_hold", where=KHERSON, when=on("2022-11-12"), who="ukr-forces", roles=HELD
    )
    clusters = book.record().clusters
    assert (clusters[event][0], clusters[state][0]) == ("E", "S")


def test_pairs_of_actors_are_kept_apart() -> None:
    book = Book()
    page = book.report("a", "2012-01-01")
    for child, parent in (("m23", "rwa-state"), ("adf", "is")):
        page.says(
            f"{child} is backed by {parent}",
            "actor_relation/affiliation",
            who=child,
            to=parent,
            roles=("subject", "parent"),
        )
    assert len(book.record().states) == 2


def test_rival_holders_of_one_town_are_a_disagreement() -> None:
    book = Book()
    for name, holder, source in (("a", "m23", "un"), ("b", "cod-forces", "army")):
        book.report(name, "2012-11-20").says(
            f"{holder} hold the town",
            "control/full_hold",
            where=GOMA,
            when=on("2012-11-20"),
            who=holder,
            source=source,
            roles=("holder", "target"),
        )
    record = book.record()
    assert [(d.slot, d.relation) for d in record.disagreements] == [("holder", "contested")]
    assert {p.value for p in record.disagreements[0].positions} == {"m23", "cod-forces"}


def test_a_town_that_changed_hands_in_between_is_no_disagreement() -> None:
    book = Book()
    for name, day, holder in (("a", "2012-11-18", "cod-forces"), ("b", "2012-11-20", "m23")):
        book.report(name, day).says(
            f"{holder} hold the town", "control/full_hold", where=GOMA, when=on(day), who=holder, source=name,
            roles=("holder", "target"),
        )  # fmt: skip
    book.report("c", "2012-11-20").says(
        "Rebels seized the town", "territory_change/captured", where=GOMA, when=on("2012-11-19"), who="m23", source="un"
    )
    assert not [d for d in book.record().disagreements if d.slot == "holder"]


def test_a_siege_that_one_side_calls_broken_goes_on_where_others_say_so() -> None:
    book = Book()
    book.report("a", "1994-03-01").says(
        "Forces besiege the town", "siege_state/besieged", where=GOMA, when=on("1994-03-01"), who="reb", source="un",
        roles=("besieger", "target"),
    )  # fmt: skip
    later = book.report("b", "1994-03-09")
    later.says(
        "the siege is broken", "siege_change/broken", where=GOMA, when=on("1994-03-09"), who="army", source="army"
    )
    later.says(
        "the rebels still surround the town", "siege_state/encircled", where=GOMA, when=on("1994-03-09"), who="reb",
        source="residents", roles=("besieger", "target"),
    )  # fmt: skip
    record = book.record()
    assert record.states[0].ended_by is None
    assert [(d.slot, d.relation) for d in record.disagreements] == [("siege", "disagree")]
