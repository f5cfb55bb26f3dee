from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.errors import ExportError
from rashomon.model import Disagreement, Position, Range, VictimRange, When
from rashomon.publishing.exports import acled
from rashomon.publishing.exports.acled_coding import Days, days_of
from tests.publishing.exports.contracts import acled_rows
from tests.publishing.exports.made import (
    CIVILIANS,
    IS,
    KNOWN,
    RUSSIA,
    SYRIA,
    TOWN,
    actor,
    as_role,
    codable,
    killed,
    made,
    record_of,
    report_of,
)
from tests.publishing.records import EMPTY, RECORD
from tests.publishing.strategies import records

REBELS = actor("victim", "text:rebels")
FACING_IS = as_role("target", IS)


def rows_of(record, **options):
    return acled_rows(acled.render(record, known=KNOWN, **options))


def one(*event, **options):
    rows = rows_of(record_of(made("E01", *event, **options)))
    assert len(rows) == 1
    return rows[0]


def lost(record, **options):
    return {(out.subject, out.field): out.reason for out in acled.left_out(record, known=KNOWN, **options)}


@pytest.mark.parametrize(
    ("event", "field", "reason"),
    [
        (made("E01", "movement/advance", SYRIA), "*", "no event type"),
        (made("E01", "communication/denial", SYRIA), "*", "no event type"),
        (made("E01", "casualty_detail/killed", dead=[killed(3, 3, 3)]), "*", "no event type"),
        (made("E01", "attack/air_strike", RUSSIA, modality="planned"), "*", "told as planned"),
        (made("E01", "attack/air_strike", RUSSIA, modality="conditional"), "*", "told as conditional"),
        (made("E01", "attack/air_strike", RUSSIA, modality="denied"), "*", "denied or negated"),
        (made("E01", "attack/air_strike", RUSSIA, polarity="negated"), "*", "denied or negated"),
        (made("E01", "attack/air_strike", RUSSIA, places=()), "location", "no place"),
        (made("E01", "attack/air_strike", RUSSIA, places=(replace(TOWN, kind="country"),)), "location", "the country"),
        (made("E01", "attack/air_strike", RUSSIA, places=(replace(TOWN, lat=None),)), "location", "not located"),
        (made("E01", "attack/air_strike", RUSSIA, places=(replace(TOWN, country=None),)), "country", "not known"),
        (made("E01", "attack/air_strike", RUSSIA, when=When()), "event_date", "no day"),
        (
            made("E01", "attack/air_strike", RUSSIA,
                 when=When(start=date(2017, 1, 1), end=date(2017, 12, 31), granularity="year")),
            "event_date", "nothing coarser than a month",
        ),
        (made("E01", "operation/offensive", SYRIA), "*", "both sides"),
        (made("E01", "territory_change/captured"), "actor1", "who took the ground"),
        (made("E01", "territory_change/captured", actor("initiator", "text:Sons of the Delta")), "actor1", "whether"),
        (made("E01", "clash/armed_clash"), "actor1", "neither side"),
        (made("E01", "agreement/ceasefire"), "actor1", "no party"),
        (made("E01", "movement/withdrawal"), "actor1", "who did it"),
        (made("E01", "movement/deployment", actor("deployed", "text:residents")), "actor1", "who did it"),
    ],
)  # fmt: skip
def test_what_has_no_row_is_said_with_its_reason(event, field, reason):
    record = record_of(event)
    assert rows_of(record) == []
    assert reason in lost(record)["E01", field]


def test_states_have_no_row():
    assert any(out.subject == "s1" and "state" in out.reason for out in acled.left_out(RECORD))


def test_a_sum_of_events_that_have_rows_is_left_out_and_one_without_parts_is_kept():
    whole = made("E01", "attack/air_strike", RUSSIA, dead=[killed(9, 9, 9)], umbrella=True)
    part = made("E02", "attack/air_strike", RUSSIA, dead=[killed(4, 4, 4)], related=(("component_of", "E01"),))
    assert [row["tags"] for row in rows_of(record_of(whole, part))] == ["rashomon=E02"]
    assert "sums up E02" in lost(record_of(whole, part))["E01", "*"]
    assert [row["fatalities"] for row in rows_of(record_of(whole))] == ["9"]
    deaths = made("E02", "casualty_detail/killed", dead=[killed(4, 4, 4)], related=(("component_of", "E01"),))
    assert [row["fatalities"] for row in rows_of(record_of(whole, deaths))] == ["9"]


def test_the_dead_of_a_part_are_counted_in_its_whole_alone():
    whole = made("E02", "attack/air_strike", RUSSIA, dead=[killed(9, 9, 9)])
    part = made("E01", "attack/shelling", RUSSIA, dead=[killed(4, 4, 4)], related=(("component_of", "E02"),))
    assert [row["fatalities"] for row in rows_of(record_of(part, whole))] == ["9"]
    assert "counted in E02" in lost(record_of(part, whole))["E01", "*"]


def test_actors_have_the_names_and_classes_of_acled():
    row = one("attack/air_strike", RUSSIA, CIVILIANS)
    assert (row["actor1"], row["inter1"]) == ("Military Forces of Russia", "External/Other forces")
    assert (row["actor2"], row["inter2"]) == ("Civilians (Syria)", "Civilians")
    assert row["interaction"] == "External/Other forces-Civilians"
    assert row["civilian_targeting"] == "Civilians targeted"
    home = one("clash/armed_clash", SYRIA, as_role("opponent", IS), as_role("co_initiator", RUSSIA))
    assert (home["inter1"], home["inter2"], home["interaction"]) == (
        "State forces", "Rebel group", "State forces-Rebel group",
    )  # fmt: skip
    assert home["assoc_actor_1"] == "Military Forces of Russia"
    assert home["civilian_targeting"] == ""


@pytest.mark.parametrize(
    ("ref", "name", "inter"),
    [
        (actor("initiator", "unknown"), "Unidentified Armed Group (Syria)", "Political militia"),
        (actor("initiator", "text:gunmen"), "Unidentified Armed Group (Syria)", "Political militia"),
        (actor("initiator", "text:soldiers"), "Unidentified Military Forces", "External/Other forces"),
        (actor("initiator", "text:Sons of the Delta"), "Sons of the Delta", ""),
        (actor("initiator", "wagner", "Wagner Group"), "Wagner Group", "External/Other forces"),
        (actor("initiator", "idf", "Israel Defense Forces"), "Israel Defense Forces", "External/Other forces"),
        (actor("initiator", "tiger", "Tiger Forces"), "Tiger Forces", "State forces"),
        (actor("initiator", "front", "River Front"), "River Front", "External/Other forces"),
        (actor("initiator", "pact", "Pact of the Hills"), "Pact of the Hills", "Rebel group"),
        (actor("initiator", "watch", "Village Watch"), "Village Watch", "Political militia"),
        (actor("initiator", "syr-police", "Syrian police"), "Police Forces of Syria", "State forces"),
        (actor("initiator", "usa-forces", "US armed forces"), "Military Forces of the United States",
         "External/Other forces"),
        (actor("initiator", "syr-gov", "Government of Syria"), "Government of Syria", "State forces"),
    ],
)  # fmt: skip
def test_an_attacker_is_named_as_acled_names_it(ref, name, inter):
    row = one("attack/small_arms", ref, CIVILIANS)
    assert (row["actor1"], row["inter1"]) == (name, inter)


def test_whom_nobody_names_stands_in_no_sentence_and_is_said():
    record = record_of(made("E01", "attack/mine_ied", CIVILIANS))
    assert "an unidentified group set off a mine or bomb against civilians" in rows_of(record)[0]["notes"]
    assert "not named" in lost(record)["E01", "actor1"]


def test_of_whom_two_are_accused_neither_is_coded():
    event = made("E01", "attack/air_strike", RUSSIA, SYRIA, CIVILIANS)
    rivals = tuple(Position(value=name) for name in ("Russian air force", "Syrian armed forces"))
    contested = Disagreement(id="D1", about="E01", slot="initiator", relation="contested", positions=rivals)
    row = rows_of(record_of(event, disagreements=(contested,)))[0]
    assert row["actor1"] == "Unidentified Armed Group (Syria)"
    assert "Who did it is contested." in row["notes"]
    assert "Russian air force (no source named); Syrian armed forces" in row["notes"]
    lone = replace(contested, positions=(rivals[0], Position(value="not Village Watch (denied)")))
    assert rows_of(record_of(event, disagreements=(lone,)))[0]["actor1"] == "Military Forces of Russia"
    own = replace(contested, positions=(rivals[0], Position(value="not Russian air force (denied)")))
    assert rows_of(record_of(event, disagreements=(own,)))[0]["actor1"].startswith("Unidentified")


def test_whom_every_account_only_suspects_is_coded_and_that_is_said():
    event, (claim,) = made("E01", "attack/air_strike", RUSSIA, CIVILIANS)
    record = record_of((event, (replace(claim, slot_modality=(("initiator", "suspected"),)),)))
    row = rows_of(record)[0]
    assert row["actor1"] == "Military Forces of Russia"
    assert "Military Forces of Russia (suspected) carried out" in row["notes"]
    assert "only suspected" in lost(record)["E01", "actor1"]


def test_a_side_is_told_once_by_its_foremost_name():
    row = one("clash/armed_clash", actor("initiator", "syr-gov", "Government of Syria"), SYRIA,
              actor("initiator", "text:soldiers"), as_role("opponent", IS))  # fmt: skip
    assert (row["actor1"], row["assoc_actor_1"]) == ("Military Forces of Syria", "")


def test_a_besieger_is_the_enemy_of_who_breaks_the_siege_and_the_actor_of_who_lays_it():
    broken = one("siege_change/broken", SYRIA, as_role("besieger", IS))
    assert (broken["actor1"], broken["actor2"]) == ("Military Forces of Syria", "Islamic State")
    assert one("siege_change/imposed", as_role("besieger", IS))["actor1"] == "Islamic State"


def when(start, end, granularity, words=None):
    return When(start=start, end=end, granularity=granularity, as_written=words, basis="explicit")


MAY = [date(2022, 5, number) for number in range(1, 32)]


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (when(MAY[4], MAY[4], "day"), Days((MAY[4],), 1)),
        (when(None, MAY[4], "day"), Days((MAY[4],), 2)),
        (when(MAY[4], None, "day"), Days((MAY[4],), 2)),
        (when(MAY[1], MAY[7], "week"), Days((MAY[4],), 2)),
        (when(MAY[3], MAY[5], "days", "between 4 and 6 May"), Days((MAY[4],), 2)),
        (when(MAY[3], MAY[5], "days", "from 4 to 6 May"), Days(tuple(MAY[3:6]), 1, True)),
        (when(MAY[0], MAY[30], "month", "in May"), Days((MAY[15],), 3)),
        (when(MAY[0], MAY[9], "month", "early May"), Days((MAY[0],), 3)),
        (when(MAY[20], MAY[30], "month", "late in May"), Days((MAY[30],), 3)),
        (when(None, MAY[30], "month", "by May"), Days((MAY[30],), 3)),
    ],
)
def test_days_have_the_precision_of_their_words(time, expected):
    assert days_of(time) == expected


def test_what_lasts_for_days_is_a_row_a_day_and_its_dead_are_divided():
    event = made("E01", "clash/armed_clash", SYRIA, as_role("opponent", IS), dead=[killed(8, 8, 8)],
                 when=when(MAY[3], MAY[5], "days", "from 4 to 6 May"))  # fmt: skip
    rows = rows_of(record_of(event))
    assert [(row["event_date"], row["fatalities"]) for row in rows] == [
        ("2022-05-04", "4"), ("2022-05-05", "2"), ("2022-05-06", "2"),
    ]  # fmt: skip
    assert len({row["event_id_cnty"] for row in rows}) == 3
    assert "8 fatalities from 4 May 2022 to 6 May 2022 are divided over the days" in rows[0]["notes"]
    assert "3 days" in lost(record_of(event))["E01", "event_date"]


@pytest.mark.parametrize(
    ("kind", "relation", "precision"),
    [
        ("city", "in", "1"), ("camp", "at", "1"), ("city", "near", "2"), ("city", "northwest_of", "2"),
        ("admin2", "in", "2"), ("road", "in", "2"), ("admin1", "in", "3"), ("region", "part_of", "3"),
    ],
)  # fmt: skip
def test_a_place_has_the_precision_of_its_kind(kind, relation, precision):
    place = replace(TOWN, kind=kind, relation=relation)
    assert one("attack/air_strike", RUSSIA, CIVILIANS, places=(place,))["geo_precision"] == precision


def test_who_says_near_is_more_exact_than_who_names_the_place_alone():
    both = (TOWN, replace(TOWN, relation="near"))
    assert one("attack/air_strike", RUSSIA, CIVILIANS, places=both)["geo_precision"] == "2"


def test_a_place_is_told_with_its_country_and_divisions():
    row = one("attack/air_strike", RUSSIA, CIVILIANS)
    assert [row[name] for name in ("iso", "region", "country", "admin1", "admin2", "location", "latitude")] == [
        "760", "Middle East", "Syria", "Deir ez-Zor", "Al Mayadin", "Mrayiyeh", "35.2990",
    ]  # fmt: skip
    congo = replace(TOWN, country="CD", canonical="Lubero", place_id=None)
    north = replace(congo, kind="admin1", canonical="Nord-Kivu")
    row = one("attack/air_strike", RUSSIA, CIVILIANS, places=(north, congo))
    assert (row["country"], row["admin1"], row["location"]) == (
        "Democratic Republic of Congo", "Nord-Kivu", "Lubero",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("dead", "number"),
    [
        ([killed(19, 19, 19), killed(34, 34, 34)], "19"),
        ([killed(45, 50, 55, qualifier="about")], "50"),
        ([killed(20, 20, None, qualifier="at_least"), killed(25, 25, 25)], "20"),
        ([killed(24, None, 99, as_written="dozens")], "12"),
        ([killed(200, None, 999, as_written="hundreds")], "100"),
        ([killed(20, None, 99, as_written="tens")], "10"),
        ([killed(24, None, 99, as_written="dozens"), killed(31, 31, 31)], "31"),
        ([killed(35, None, 40, qualifier="between")], "35"),
        ([killed(1, None, None, as_written="deadly")], "1"),
        ([killed(0, 0, 0)], "0"),
        ([killed(3, None, 9, as_written="several")], ""),
        ([killed(2, None, None, as_written="people were killed")], ""),
        ([], "0"),
    ],
)
def test_fatalities_are_the_lowest_told_and_words_have_their_numbers(dead, number):
    if dead:
        low = min(q.low for q in dead if q.value is not None or all(one.value is None for one in dead))
        extent = {"killed": Range(low=low, best=None, high=None, unit="persons")}
        assert one("attack/air_strike", RUSSIA, CIVILIANS, dead=dead, ranges=extent)["fatalities"] == number
    else:
        assert one("attack/air_strike", RUSSIA, CIVILIANS)["fatalities"] == number


def test_a_plural_without_a_number_is_what_the_user_says():
    record = record_of(made("E01", "attack/air_strike", RUSSIA, CIVILIANS, dead=[killed(3, None, 9)]))
    assert rows_of(record, unknown_plural=3)[0]["fatalities"] == "3"
    assert rows_of(record, unknown_plural="10")[0]["fatalities"] == "10"
    assert "unknown_plural" in lost(record)["E01", "fatalities"]
    with pytest.raises(ExportError, match="choose one of 3, 10"):
        acled.render(record, unknown_plural=5)
    with pytest.raises(ExportError, match="merge cannot be 'maybe'"):
        acled.render(record, merge="maybe")


def test_casualties_that_are_not_told_apart_are_no_fatalities():
    ranges = {"killed_or_wounded": Range(low=24, best=None, high=99, unit="persons")}
    row = one("attack/mine_ied", CIVILIANS, ranges=ranges)
    assert row["fatalities"] == "0"
    assert "24–99 killed or wounded" in row["notes"]


def test_the_dead_of_both_sides_add_up():
    extent = Range(low=40, best=None, high=84, unit="persons")
    sides = {"killed": (VictimRange(victims="rebels", range=Range(low=31, best=31, high=31)),
                        VictimRange(victims="soldiers", range=Range(low=9, best=None, high=53)))}  # fmt: skip
    row = one("clash/armed_clash", SYRIA, as_role("opponent", IS), ranges={"killed": extent}, victims=sides)
    assert row["fatalities"] == "40"
    assert "Killed by side: rebels 31; soldiers 9–53." in row["notes"]


def test_the_notes_tell_what_the_columns_cannot():
    positions = (
        Position(value="19", origins=("hilltown-monitor",)),
        Position(value="34", origins=("text:a doctor",)),
    )
    event = made("E01", "attack/air_strike", RUSSIA, CIVILIANS, dead=[killed(19, 19, 19), killed(34, 34, 34)],
                 ranges={"injured": Range(low=30, best=None, high=40, unit="persons")},
                 places=(replace(TOWN, relation="southeast_of"),))  # fmt: skip
    differing = Disagreement(id="D", about="E01", slot="killed", relation="disagree", positions=positions)
    record = record_of(event, disagreements=(differing,))
    row = rows_of(record)[0]
    assert row["notes"] == (
        "On 5 September 2017, Military Forces of Russia carried out an air strike on civilians south-east of Mrayiyeh "
        "(Deir ez-Zor). Reported: 19–34 killed; 30–40 injured. Accounts differ (killed): 19 (Hilltown Monitor); "
        "34 (a doctor). According to Hilltown Monitor."
    )
    assert {"killed", "injured"} <= {field for _subject, field in lost(record)}


def test_sources_are_the_outlets_with_their_scale():
    reports = (report_of(), report_of("river", "River Radio", 8), report_of("aid", "Aid Now; Syria", 7))
    event = made("E01", "attack/air_strike", RUSSIA, CIVILIANS, reports=("wire", "river", "aid"))
    row = rows_of(record_of(event, reports=reports))[0]
    assert row["source"] == "Levant Wire; River Radio; Aid Now, Syria"
    assert row["source_scale"] == "National-International"
    assert row["timestamp"] == "1504828800"


def test_what_the_same_actors_do_in_one_place_on_one_day_is_one_row_of_the_highest_type():
    fight = made("E01", "clash/armed_clash", SYRIA, as_role("opponent", IS), dead=[killed(5, 5, 5)])
    taking = made("E02", "territory_change/captured", SYRIA, as_role("previous_holder", IS), dead=[killed(2, 2, 2)])
    later = made("E03", "clash/armed_clash", SYRIA, as_role("opponent", IS), when=when(MAY[4], MAY[4], "day"))
    others = made("E04", "clash/armed_clash", RUSSIA, as_role("opponent", IS))
    record = record_of(fight, taking, later, others)
    rows = {row["tags"]: row for row in rows_of(record)}
    assert set(rows) == {"rashomon=E02,E01", "rashomon=E03", "rashomon=E04"}
    row = rows["rashomon=E02,E01"]
    assert (row["sub_event_type"], row["fatalities"]) == ("Government regains territory", "7")
    assert "merged_from: one row with E02" in lost(record)["E01", "*"]
    assert len(rows_of(record, merge="no")) == 4
    assert not any("merged_from" in reason for reason in lost(record, merge=False).values())


def test_attacks_of_unidentified_groups_are_not_taken_for_one():
    bombs = [made(f"E0{number}", "attack/mine_ied", CIVILIANS) for number in (1, 2)]
    assert len(rows_of(record_of(*bombs))) == 2


def test_an_id_stays_as_long_as_the_event_does():
    first = one("attack/air_strike", RUSSIA, CIVILIANS, dead=[killed(1, 1, 1)])
    again = one("attack/air_strike", RUSSIA, CIVILIANS, dead=[killed(5, 5, 5)])
    assert first["event_id_cnty"] == again["event_id_cnty"]
    assert first["event_id_cnty"].startswith("SYR")


def test_a_name_that_would_run_as_a_formula_is_defused():
    event = made("E01", "attack/air_strike", RUSSIA, CIVILIANS, places=(replace(TOWN, canonical='=CMD("x")'),))
    raw = acled.render(record_of(event), known=KNOWN)
    assert b'"\'=CMD(""x"")"' in raw
    assert acled_rows(raw)[0]["location"] == '=CMD("x")'


def test_an_empty_record_is_a_header():
    assert acled.render(EMPTY).decode() == ",".join(acled.COLUMNS) + "\n"


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(records | records.map(codable), st.booleans())
def test_any_record_gives_rows_that_keep_the_codebook(record, merge):
    acled_rows(acled.render(record, known=KNOWN, unknown_plural=3, merge=merge))
    assert acled.left_out(record, known=KNOWN) == acled.left_out(record, known=KNOWN)
