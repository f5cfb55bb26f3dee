"""Which claims are one event, and which are not: made stories from many wars."""

from __future__ import annotations

from build import BAGHDAD, BUCHA, GOMA, KABUL, KHERSON, MOSUL, NINEVEH, Book, at_least, by, dozens, exactly, on, place

from rashomon.model import Quantity

AIR = "attack/air_strike"
BOMB = "attack/mine_ied"


def wire_reports() -> Book:
    """Five agencies on one market bombing, each with its own toll."""
    book = Book()
    day = on("2016-07-03")
    book.report("one", "2016-07-03").says(
        "A car bomb at a market in Baghdad killed 12 people",
        BOMB,
        exactly("killed", 12),
        where=BAGHDAD,
        when=day,
        to="civ",
        source="police",
    )
    book.report("two", "2016-07-03").says(
        "The bombing of a busy market in the Iraqi capital left 15 dead",
        BOMB,
        exactly("killed", 15),
        where=BAGHDAD,
        when=day,
        to="civ",
        source="medics",
    )
    book.report("three", "2016-07-03").says(
        "At least 14 people died when a car bomb went off in Baghdad",
        BOMB,
        at_least("killed", 14),
        where=BAGHDAD,
        when=day,
        to="civ",
    )
    book.report("four", "2016-07-04").says(
        "A blast killed dozens at a market in Baghdad on Sunday", BOMB, dozens(), where=BAGHDAD, when=day, to="civ"
    )
    book.report("five", "2016-07-04").says(
        "A bomb exploded in a Baghdad market on Sunday",
        "attack/unspecified",
        where=BAGHDAD,
        when=day,
        to="civ",
        who="is",
    )
    return book


def test_five_agencies_on_one_bombing_are_one_event() -> None:
    record = wire_reports().record()
    assert len(record.events) == 1
    assert len(record.events[0].reports) == 5


def test_tolls_that_differ_keep_their_range_and_no_best() -> None:
    record = wire_reports().record()
    killed = record.events[0].ranges["killed"]
    assert (killed.low, killed.best, killed.high) == (12, None, 15)
    assert [d.relation for d in record.disagreements if d.slot == "killed"] == ["disagree"]


def test_ten_bombings_of_one_week_in_one_city_stay_apart() -> None:
    book = Book()
    page = book.report("week", "2007-05-12")
    for number in range(5):
        day = f"2007-05-0{number + 5}"
        page.says(
            f"A bomb killed {number + 3} on {day}", BOMB, exactly("killed", number + 3), where=BAGHDAD, when=on(day)
        )
    other = book.report("other", "2007-05-12")
    for number, quarter in enumerate(("Sadr City", "Karrada", "Mansour", "Dora", "Adhamiya")):
        spot = place(quarter, 33.30 + number / 100, 44.40, kind="district")
        other.says(
            f"A bomb in {quarter} killed {number + 20}",
            BOMB,
            exactly("killed", number + 20),
            where=spot,
            when=on("2007-05-12"),
        )
    assert len(book.record().events) == 10


def test_a_headline_without_a_place_joins_the_event_of_its_body() -> None:
    book = Book()
    page = book.report("page", "2023-11-20")
    troops = page.says(
        "Troops killed in ambush", "casualty_detail/killed", dozens(), to="cod-forces", status="headline"
    )
    body = page.says(
        "Thirty soldiers died when their column was ambushed near Goma",
        "attack/small_arms",
        exactly("killed", 30),
        where=GOMA,
        when=by("2023-11-19"),
        to="cod-forces",
        source="ministry",
    )
    clusters = book.record().clusters
    assert clusters[troops] == clusters[body]


def test_opposite_bearings_of_one_town_are_two_events() -> None:
    book = Book()
    page = book.report("page", "2022-10-02")
    day = on("2022-10-01")
    for relation in ("northwest_of", "southeast_of"):
        spot = place("Kherson", 46.64, 32.61, relation=relation)
        page.says(
            f"Shelling {relation} killed civilians", "attack/shelling", where=spot, when=day, to="civ", who="rus-forces"
        )
    assert len(book.record().events) == 2


def test_two_sites_of_one_town_in_one_report_are_two_events() -> None:
    book = Book()
    page = book.report("page", "2022-10-02")
    for name in ("Central Hospital", "Railway Station"):
        spot = place(name, 46.64, 32.61, kind="site")
        page.says(f"A missile hit the {name}", "attack/missile", where=spot, when=on("2022-10-01"), who="rus-forces")
    assert len(book.record().events) == 2


def test_two_named_days_are_two_events() -> None:
    book = Book()
    for day in ("2018-01-20", "2018-01-27"):
        book.report(day, day).says(
            "Gunmen attacked a hotel in Kabul and killed guests",
            "attack/small_arms",
            where=KABUL,
            when=on(day),
            to="civ",
            who="taliban",
        )
    assert len(book.record().events) == 2


def test_figures_of_one_voice_that_exclude_each_other_are_never_added() -> None:
    book = Book()
    page = book.report("page", "2015-04-02")
    page.says(
        "Raids killed 19 civilians", AIR, exactly("killed", 19), where=MOSUL, when=by("2015-04-02"), source="monitor"
    )
    page.says(
        "Strikes killed 34 civilians", AIR, exactly("killed", 34), where=MOSUL, when=by("2015-04-02"), source="monitor"
    )
    record = book.record()
    assert sorted(event.ranges["killed"].best for event in record.events) == [19, 34]


def test_a_plan_and_its_deed_are_two_events_that_are_linked() -> None:
    book = Book()
    book.report("before", "1995-07-01").says(
        "The army will launch an offensive on Kherson",
        "operation/offensive",
        where=KHERSON,
        when=on("1995-07-02"),
        who="hrv-forces",
        modality="planned",
    )
    book.report("after", "1995-07-05").says(
        "The army launched an offensive on Kherson",
        "operation/offensive",
        where=KHERSON,
        when=on("1995-07-04"),
        who="hrv-forces",
    )
    plan, deed = book.record().events
    assert ("resolved_by", deed.id) in plan.related
    assert ("resolves", plan.id) in deed.related


def test_a_headline_that_overstates_a_plan_stays_with_it() -> None:
    book = Book()
    page = book.report("page", "2013-03-01")
    goods = exactly("personnel", 300)
    head = page.says(
        "South Africa sends 300 troops to Goma",
        "movement/deployment",
        goods,
        where=GOMA,
        who="zaf-state",
        status="headline",
    )
    body = page.says(
        "South Africa is to send 300 soldiers to Goma",
        "movement/deployment",
        goods,
        where=GOMA,
        who="zaf-state",
        source="ministry",
        modality="planned",
    )
    record = book.record()
    assert record.clusters[head] == record.clusters[body]
    assert record.events[0].modality == "planned"


def test_forty_of_a_planned_hundred_and_seventy_five_are_linked_as_a_part() -> None:
    book = Book()
    page = book.report("page", "2013-03-01")
    page.says(
        "It is to send 175 engineers to Goma",
        "movement/deployment",
        exactly("personnel", 175),
        where=GOMA,
        who="fra-state",
        source="ministry",
        modality="planned",
    )
    page.says(
        "A first group of 40 engineers has reached Goma",
        "movement/deployment",
        exactly("personnel", 40),
        where=GOMA,
        who="fra-state",
        source="ministry",
    )
    record = book.record()
    relations = {relation for event in record.events for relation, _ in event.related}
    assert len(record.events) == 2
    assert relations == {"component_of", "has_component"}


def test_one_event_with_two_doers_is_contested_and_not_split() -> None:
    book = Book()
    day = on("2014-07-17")
    for name, who, source in (("a", "ukr-forces", "rebels"), ("b", "donetsk-rebels", "ministry")):
        book.report(name, "2014-07-18").says(
            "A missile killed 298 people",
            "attack/missile",
            exactly("killed", 298),
            where=KHERSON,
            when=day,
            who=who,
            to="civ",
            source=source,
        )
    record = book.record()
    assert len(record.events) == 1
    assert [(d.slot, d.relation) for d in record.disagreements] == [("initiator", "contested")]


def test_two_sides_attacking_on_one_day_are_two_operations() -> None:
    book = Book()
    page = book.report("page", "2016-10-20")
    for who in ("irq-forces", "pkk"):
        page.says(
            f"{who} opened an offensive", "operation/offensive", where=NINEVEH, when=on("2016-10-19"), who=who, to="is"
        )
    assert len(book.record().events) == 2


def test_two_sources_for_the_same_words_are_two_origins_of_one_event() -> None:
    book = Book()
    page = book.report("page", "2003-04-09")
    words = "The forces had reached the besieged garrison"
    for number, source in enumerate(("state-tv", "monitor")):
        page.says(
            words,
            "movement/link_up",
            where=MOSUL,
            when=on("2003-04-09"),
            who="irq-forces",
            source=source,
            same_words=number > 0,
        )
    (event,) = book.record().events
    assert event.origins == ("monitor", "state-tv")
    assert event.camps == ("government", "monitor")


def test_the_words_another_attack_set_an_event_apart() -> None:
    book = Book()
    page = book.report("page", "2009-08-19")
    page.says(
        "A suicide bomber killed people in Baghdad", "attack/suicide", where=BAGHDAD, when=on("2009-08-19"), to="civ"
    )
    page.says(
        "Another suicide attack hit civilians in Baghdad",
        "attack/suicide",
        where=BAGHDAD,
        when=on("2009-08-19"),
        to="civ",
    )
    assert len(book.record().events) == 2


def test_another_number_of_wounded_is_not_another_event() -> None:
    book = Book()
    page = book.report("page", "2009-08-19")
    day = on("2009-08-19")
    page.says(
        "A blast killed 20 civilians in Baghdad", BOMB, exactly("killed", 20), where=BAGHDAD, when=day, source="police"
    )
    page.says(
        "Another 50 people were wounded",
        "casualty_detail/injured",
        exactly("injured", 50),
        where=BAGHDAD,
        when=day,
        to="civ",
        source="police",
    )
    (event,) = book.record().events
    assert event.ranges["killed"].best == 20
    assert event.ranges["injured"].best == 50


def test_an_umbrella_over_two_strikes_is_a_third_event_that_adds_nothing() -> None:
    book = Book()
    page = book.report("page", "2017-03-20")
    umbrella = page.says("Deadly air strikes hit Nineveh", AIR, where=NINEVEH, when=by("2017-03-20"), to="persons")
    page.says(
        "A raid on Mosul killed 11",
        AIR,
        exactly("killed", 11),
        where=MOSUL,
        when=on("2017-03-18"),
        source="monitor",
        to="civ",
    )
    page.says(
        "A raid on Mosul killed 23",
        AIR,
        exactly("killed", 23),
        where=MOSUL,
        when=on("2017-03-20"),
        source="monitor",
        to="civ",
    )
    record = book.record()
    event = next(event for event in record.events if umbrella in event.claims)
    assert event.umbrella
    assert len(event.related) == 2
    assert event.claims == (umbrella,)


def test_the_sum_of_a_week_never_swallows_the_bombing_of_a_day() -> None:
    book = Book()
    page = book.report("page", "2007-05-12")
    week = page.says(
        "More than 300 people were killed in the past week",
        "casualty_detail/killed",
        at_least("killed", 300),
        where=BAGHDAD,
        when=by("2007-05-12"),
        to="persons",
    )
    one = page.says(
        "A bomb killed 30 people in Baghdad on Friday",
        BOMB,
        exactly("killed", 30),
        where=BAGHDAD,
        when=on("2007-05-11"),
        to="persons",
    )
    record = book.record()
    assert record.clusters[week] != record.clusters[one]
    assert ("component_of", record.clusters[week]) in next(e for e in record.events if one in e.claims).related


def test_a_siege_and_its_end_are_a_state_and_an_event_that_ends_it() -> None:
    book = Book()
    page = book.report("page", "1996-02-29")
    page.says(
        "The town has been besieged for years",
        "siege_state/besieged",
        where=KHERSON,
        when=by("1996-02-29"),
        who="vrs",
        roles=("besieger", "besieged"),
    )
    page.says(
        "The siege was broken on Thursday",
        "siege_change/broken",
        where=KHERSON,
        when=on("1996-02-29"),
        who="bih-forces",
        to="vrs",
        roles=("initiator", "besieger"),
    )
    record = book.record()
    assert record.states[0].ended_by == record.events[0].id


def test_a_negated_arrival_is_not_the_arrival() -> None:
    book = Book()
    page = book.report("page", "2023-05-01")
    spot = place("Goma", -1.68, 29.22, role="destination")
    page.says(
        "The rebels had yet to reach Goma",
        "movement/arrival",
        where=spot,
        when=by("2023-05-01"),
        who="m23",
        polarity="negated",
    )
    page.says(
        "The rebels reached Goma", "movement/arrival", where=spot, when=by("2023-05-01"), who="m23", source="rebels"
    )
    record = book.record()
    assert len(record.events) == 2
    assert {relation for event in record.events for relation, _ in event.related} == {"contradicts"}


def test_a_denial_is_a_position_against_the_same_event() -> None:
    book = Book()
    for name, source, modality in (("a", "monitor", "claimed"), ("b", "ministry", "denied")):
        book.report(name, "2018-04-08").says(
            "Warplanes bombed a clinic in Mosul and killed 9 people",
            AIR,
            exactly("killed", 9),
            where=MOSUL,
            when=on("2018-04-07"),
            who="irq-air",
            to="civ",
            source=source,
            modality=modality,
        )
    record = book.record()
    assert len(record.events) == 1
    assert record.events[0].origins == ("monitor",)
    assert [(d.slot, d.relation) for d in record.disagreements] == [("outcome", "disagree")]


def test_whom_only_his_own_denial_names_is_not_the_doer() -> None:
    book = Book()
    day = on("2018-04-07")
    book.report("a", "2018-04-08").says(
        "Rockets hit a clinic in Mosul, killing 9",
        AIR,
        exactly("killed", 9),
        where=MOSUL,
        when=day,
        to="civ",
        source="un",
    )
    book.report("b", "2018-04-08").says(
        "the rocket fire on the clinic in Mosul",
        AIR,
        where=MOSUL,
        when=day,
        who="rebels",
        to="civ",
        source="rebels",
        modality="denied",
    )
    record = book.record()
    (event,) = record.events
    assert "rebels" not in {actor.id for actor in event.actors}
    ((slot, relation, values),) = [(d.slot, d.relation, [p.value for p in d.positions]) for d in record.disagreements]
    assert (slot, relation, values) == ("initiator", "contested", ["not rebels (denied)", "does not say"])


def test_a_capture_and_a_capture_elsewhere_stay_apart() -> None:
    book = Book()
    page = book.report("page", "2022-04-01")
    for where in (BUCHA, KHERSON):
        page.says(
            "Troops captured the town",
            "territory_change/captured",
            where=where,
            when=by("2022-04-01"),
            who="ukr-forces",
        )
    assert len(book.record().events) == 2


def test_the_same_strike_a_day_apart_in_two_reports_merges_if_one_only_bounds_it() -> None:
    book = Book()
    book.report("a", "2021-05-14").says(
        "An air strike on Mosul killed 8 children",
        AIR,
        exactly("killed", 8),
        where=MOSUL,
        when=on("2021-05-13"),
        who="isr-air",
        to="civ",
        source="medics",
    )
    book.report("b", "2021-05-14").says(
        "Israeli jets killed 8 children in Mosul",
        AIR,
        exactly("killed", 8),
        where=MOSUL,
        when=by("2021-05-14"),
        who="isr-forces",
        to="civ",
    )
    assert len(book.record().events) == 1


def test_claims_that_share_only_a_topic_stay_apart() -> None:
    book = Book()
    page = book.report("page", "2021-08-15")
    page.says(
        "The council will run the city", "political/governance_plan", where=KABUL, who="council", modality="planned"
    )
    page.says("Elders prepared a government", "political/governance_preparation", where=KABUL, who="elders")
    assert len(book.record().events) == 2


def test_the_dead_of_a_war_are_not_those_of_a_bombing() -> None:
    book = Book()
    page = book.report("page", "2016-07-04")
    war = page.says(
        "The war has left more than 320,000 people dead",
        "casualty_detail/killed",
        at_least("killed", 320_000),
        when=by("2016-07-04"),
        to="persons",
        source="monitor",
    )
    bomb = page.says(
        "A bomb in Baghdad killed at least 19 people",
        BOMB,
        at_least("killed", 19),
        where=BAGHDAD,
        when=on("2016-07-03"),
        to="persons",
        source="monitor",
    )
    clusters = book.record().clusters
    assert clusters[war] != clusters[bomb]


def test_the_dead_and_the_wounded_of_one_sentence_are_one_event() -> None:
    book = Book()
    page = book.report("page", "2016-07-04")
    words = "Shelling of Mosul killed 9 people and wounded 30"
    page.says(words, "attack/shelling", exactly("killed", 9), where=MOSUL, source="medics")
    page.says(words, "attack/shelling", exactly("injured", 30), where=MOSUL, source="medics", same_words=True)
    (event,) = book.record().events
    assert (event.ranges["killed"].best, event.ranges["injured"].best) == (9, 30)


def test_no_claims_make_an_empty_record() -> None:
    record = Book().record()
    assert (record.events, record.states, record.disagreements, record.claims) == ((), (), (), ())


def rising_toll() -> Book:
    """Three reports on one bombed clinic, each with a later toll, and two sides that blame each other."""
    book = Book()
    first = book.report("one", "2018-08-09")
    first.says(
        "Bombs fell on a clinic in Kabul on Thursday, killing 29",
        AIR,
        exactly("killed", 29),
        where=KABUL,
        when=on("2018-08-09"),
        to="civ",
        source="medics",
    )
    first.says("a rebel rocket had hit the clinic", "attack/missile", when=by("2018-08-09"), who="reb", source="army")
    second = book.report("two", "2018-08-10")
    second.says(
        "The toll of Thursday's attack on a clinic in Kabul has risen to 33",
        "casualty_detail/killed",
        exactly("killed", 33),
        where=KABUL,
        when=on("2018-08-09"),
        source="governor",
    )
    second.says(
        "a warplane of the army carried out the attack", AIR, when=by("2018-08-10"), who="army", source="rebels"
    )
    third = book.report("three", "2018-08-11")
    third.says(
        "36 civilians were killed in Thursday's attack in Kabul",
        "attack/unspecified",
        exactly("killed", 36),
        where=KABUL,
        when=on("2018-08-09"),
        to="civ",
        source="un",
    )
    third.says(
        "35 people had died", "casualty_detail/killed", exactly("killed", 35), when=by("2018-08-11"), source="medics"
    )
    return book


def test_a_toll_that_rises_over_three_reports_is_one_event() -> None:
    record = rising_toll().record()
    assert len(record.events) == 1
    killed = record.events[0].ranges["killed"]
    assert (killed.low, killed.best, killed.high) == (33, None, 36)


def test_who_did_it_is_contested_where_each_side_names_the_other() -> None:
    record = rising_toll().record()
    contested = [d for d in record.disagreements if d.slot == "initiator"]
    assert [d.relation for d in contested] == ["contested"]
    assert {(p.value, p.origins) for p in contested[0].positions} >= {("reb", ("army",)), ("army", ("rebels",))}


def test_a_contested_doer_and_means_stay_out_of_the_title() -> None:
    event = rising_toll().record().events[0]
    assert (event.title, event.subtype) == ("Attack in Kabul", "unspecified")


def test_the_attack_does_not_point_to_an_attack_of_another_named_day() -> None:
    book = Book()
    page = book.report("page", "2018-08-12")
    page.says("A bomb killed 9 in Kabul", BOMB, exactly("killed", 9), where=KABUL, when=on("2018-08-09"))
    page.says("the attack killed 12", BOMB, exactly("killed", 12), where=KABUL, when=on("2018-08-11"))
    assert len(book.record().events) == 2


def test_a_bare_plural_joins_no_toll() -> None:
    book = Book()
    page = book.report("page", "2018-08-10")
    toll = page.says("A bomb killed 38 in Kabul", BOMB, exactly("killed", 38), where=KABUL, when=by("2018-08-10"))
    plural = page.says(
        "civilians are slaughtered", "casualty_detail/killed", at_least_word(), when=on("2018-08-10"), source="ministry"
    )
    clusters = book.record().clusters
    assert clusters[toll] != clusters[plural]


def at_least_word() -> Quantity:
    """A plural without a number."""
    return Quantity(kind="killed", low=2, high=None, value=None, qualifier="vague", unit="persons")


def test_a_flight_that_grows_is_one_event_and_an_update() -> None:
    book = Book()
    for name, day, number, source in (("a", 3, 37_000, "mayor"), ("b", 4, 50_000, "un"), ("c", 7, 72_000, "un")):
        book.report(name, f"2024-12-0{day}").says(
            f"{number} people have fled the town",
            "displacement/fled",
            exactly("displaced", number),
            where=GOMA,
            when=by(f"2024-12-0{day}"),
            to="persons",
            source=source,
            roles=("initiator", "displaced"),
        )
    record = book.record()
    assert len(record.events) == 1
    assert (record.events[0].ranges["displaced"].low, record.events[0].ranges["displaced"].high) == (37_000, 72_000)
    assert [d.relation for d in record.disagreements] == ["update"]


def test_a_truce_and_its_coming_into_force_are_one_agreement() -> None:
    book = Book()
    page = book.report("page", "2015-02-12")
    page.says("Truce ends fighting", "agreement/ceasefire", when=by("2015-02-12"), status="headline")
    page.says(
        "The two sides agreed on a truce", "agreement/ceasefire", where=KHERSON, when=on("2015-02-12"), source="un"
    )
    page.says(
        "is to take effect on Sunday", "agreement/ceasefire", where=KHERSON, when=on("2015-02-15"), source="un",
        modality="planned",
    )  # fmt: skip
    assert len(book.record().events) == 1


def test_the_same_sort_of_building_hit_on_one_day_is_one_strike_whatever_the_means() -> None:
    book = Book()
    day = on("2022-03-09")
    book.report("one", "2022-03-09").says(
        "A drone hit a clinic in Goma and killed at least 4 people",
        "attack/drone_strike",
        at_least("killed", 4),
        where=GOMA,
        when=day,
        to="civ",
        who="rebels",
    )
    book.report("two", "2022-03-10").says(
        "9 people were killed when a rocket struck the clinic in Goma",
        "attack/missile",
        exactly("killed", 9),
        where=GOMA,
        when=day,
        to="civ",
    )
    book.report("three", "2022-03-10").says(
        "A rocket struck a bus in Goma, injuring 2",
        "attack/missile",
        exactly("injured", 2),
        where=GOMA,
        when=on("2022-03-10"),
        to="civ",
    )
    events = book.record().events
    assert sorted(len(event.reports) for event in events) == [1, 2]


def test_a_sum_in_the_words_that_name_the_speaker_is_none_of_the_claim() -> None:
    book = Book()
    report = book.report("one", "2022-03-09")
    report.says(
        "Shells killed 4 people in Goma on Wednesday", AIR, exactly("killed", 4), where=GOMA, when=on("2022-03-09")
    )
    report.says(
        "6 people died in the attack",
        AIR,
        exactly("killed", 6),
        when=by("2022-03-09"),
        source="ministry",
        cue="The army, which has been fighting since April, said",
    )
    assert len(book.record().events) == 1
