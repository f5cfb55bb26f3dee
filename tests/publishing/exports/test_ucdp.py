from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from rashomon.errors import ExportError
from rashomon.model import Copy, Disagreement, Position, Range, StateTimeline, VictimRange, When
from rashomon.model.countries import country_of
from rashomon.publishing.exports import ucdp
from rashomon.publishing.exports.ucdp_coding import Days, days_of, where_precision
from tests.publishing.exports.contracts import ucdp_rows
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
from tests.publishing.records import EMPTY
from tests.publishing.strategies import records

FIVE = (killed(5, 5, 5),)
AGAINST_IS = as_role("opponent", IS)
TARGET = as_role("target", CIVILIANS)
WATCH = actor("initiator", "watch", "Village Watch")


def rows_of(record, **options):
    return ucdp_rows(ucdp.render(record, known=KNOWN, **options))


def one(*event, **options):
    rows = rows_of(record_of(made("E01", *event, **{"dead": FIVE, **options})))
    assert len(rows) == 1
    return rows[0]


def lost(record, **options):
    return {(out.subject, out.field): out.reason for out in ucdp.left_out(record, known=KNOWN, **options)}


@pytest.mark.parametrize(
    ("kind", "actors", "violence", "side_a", "side_b"),
    [
        ("clash/armed_clash", (SYRIA, AGAINST_IS), "1", "Government of Syria", "Islamic State"),
        ("clash/armed_clash", (IS, as_role("opponent", SYRIA)), "1", "Government of Syria", "Islamic State"),
        ("clash/armed_clash", (as_role("opponent", SYRIA), AGAINST_IS), "1", "Government of Syria", "Islamic State"),
        ("attack/air_strike", (RUSSIA, as_role("target", IS)), "1", "Government of Russia (Soviet Union)",
         "Islamic State"),
        ("clash/armed_clash", (WATCH, AGAINST_IS), "2", "Village Watch", "Islamic State"),
        ("clash/armed_clash", (actor("initiator", "text:Sons of the Delta"), AGAINST_IS), "2", "Sons of the Delta",
         "Islamic State"),
        ("attack/small_arms", (IS, CIVILIANS), "3", "Islamic State", "Civilians"),
        ("violation/execution", (as_role("perpetrator", SYRIA), CIVILIANS), "3", "Government of Syria", "Civilians"),
        ("attack/air_strike", (RUSSIA, TARGET), "3", "Government of Russia (Soviet Union)", "Civilians"),
        ("clash/armed_clash", (actor("initiator", "idf", "Israel Defense Forces"), AGAINST_IS), "1",
         "Government of Israel", "Islamic State"),
    ],
)  # fmt: skip
def test_who_fought_whom_gives_the_type_of_violence(kind, actors, violence, side_a, side_b):
    row = one(kind, *actors)
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == (violence, side_a, side_b)
    assert (row["code_status"], row["dyad_name"]) == ("Clear", f"{side_a} - {side_b}")


@pytest.mark.parametrize(
    ("kind", "actors", "why"),
    [
        ("attack/mine_ied", (CIVILIANS,), "who did it is not named"),
        ("attack/air_strike", (RUSSIA, CIVILIANS), "civilians died of a strike"),
        ("attack/shelling", (SYRIA, actor("victim", "persons")), "the other side is not named"),
        ("attack/small_arms", (actor("initiator", "text:gunmen"), CIVILIANS), "who did it is not named"),
        ("clash/armed_clash", (as_role("opponent", SYRIA),), "the other side is not named"),
    ],
)
def test_what_takes_a_person_to_tell_is_only_a_candidate(kind, actors, why):
    record = record_of(made("E01", kind, *actors, dead=FIVE))
    row = rows_of(record)[0]
    assert (row["code_status"], row["type_of_violence"]) == ("Check", "")
    assert why in lost(record)["E01", "type_of_violence"]
    assert rows_of(record, candidates="no") == []
    assert "only a candidate" in lost(record, candidates=False)["E01", "*"]
    with pytest.raises(ExportError, match="candidates cannot be"):
        ucdp.render(record, candidates="some")


def test_of_whom_two_are_accused_neither_is_a_side():
    event = made("E01", "attack/small_arms", SYRIA, WATCH, TARGET, dead=FIVE)
    rivals = tuple(Position(value=name) for name in ("Syrian armed forces", "Village Watch"))
    contested = Disagreement(id="D1", about="E01", slot="initiator", relation="contested", positions=rivals)
    assert rows_of(record_of(event, disagreements=(contested,)))[0]["code_status"] == "Check"


def test_whom_every_account_only_suspects_is_a_candidate():
    event, (claim,) = made("E01", "clash/armed_clash", SYRIA, AGAINST_IS, dead=FIVE)
    record = record_of((event, (replace(claim, slot_modality=(("initiator", "suspected"),)),)))
    assert rows_of(record)[0]["code_status"] == "Check"
    assert "only suspected" in lost(record)["E01", "type_of_violence"]


def test_troops_abroad_stand_on_the_side_of_the_government_that_they_support():
    support = StateTimeline(
        id="S01", type="support_relation", subtype="air_support", title="Air support", subject="", places=(),
        actors=(actor("backer", "rus"), actor("backed", "syr-forces")), entries=(), ranges={}, positions={},
        reports=(), origins=(), camps=(), claims=(),
    )  # fmt: skip
    event = made("E01", "clash/armed_clash", RUSSIA, AGAINST_IS, as_role("victim", RUSSIA), dead=FIVE)
    row = rows_of(record_of(event, states=(support,)))[0]
    assert (row["side_a"], row["gwnoa"], row["deaths_a"]) == ("Government of Syria", "652", "5")
    assert rows_of(record_of(event))[0]["side_a"] == "Government of Russia (Soviet Union)"


def test_the_dead_are_counted_by_side():
    sides = (
        VictimRange(victims="Syrian armed forces", range=Range(low=2, best=2, high=2)),
        VictimRange(victims="Islamic State", range=Range(low=6, best=None, high=9)),
        VictimRange(victims="civilians", range=Range(low=1, best=1, high=1)),
        VictimRange(victims="all", range=Range(low=10, best=12, high=20)),
    )
    extent = {"killed": Range(low=10, best=12, high=20, unit="persons")}
    row = one("clash/armed_clash", SYRIA, AGAINST_IS, dead=(), ranges=extent, victims={"killed": sides})
    assert [row[f"deaths_{side}"] for side in ("a", "b", "civilians", "unknown")] == ["2", "6", "1", "3"]
    assert (row["low"], row["best"], row["high"]) == ("10", "12", "20")


@pytest.mark.parametrize(
    ("victims", "column"),
    [
        ((as_role("victim", SYRIA),), "deaths_a"),
        ((as_role("victim", IS),), "deaths_b"),
        ((CIVILIANS,), "deaths_civilians"),
        ((actor("victim", "persons"),), "deaths_unknown"),
        ((), "deaths_unknown"),
        ((as_role("victim", SYRIA), CIVILIANS), "deaths_unknown"),
        ((as_role("victim", SYRIA), actor("victim", "persons")), "deaths_a"),
    ],
)
def test_a_single_total_is_counted_where_its_victims_belong(victims, column):
    row = one("clash/armed_clash", SYRIA, AGAINST_IS, *victims)
    assert {name for name in row if name.startswith("deaths_") and row[name] == "5"} == {column}


def test_a_total_is_divided_as_its_parts_tell():
    event, (whole,) = made("E01", "clash/armed_clash", SYRIA, AGAINST_IS, dead=FIVE)
    parts = tuple(
        replace(whole, id=f"E01p{count}", component_of=whole.id, actors=(victim,), quantities=(killed(count, count),))
        for victim, count in ((as_role("victim", SYRIA), 3), (CIVILIANS, 2))
    )
    event = replace(event, claims=(whole.id, *(part.id for part in parts)))
    row = rows_of(record_of((event, (whole, *parts))))[0]
    assert (row["deaths_a"], row["deaths_civilians"], row["best"]) == ("3", "2", "5")
    nobody = tuple(replace(part, actors=(actor("victim", "persons"),)) for part in parts)
    named = replace(whole, actors=(*whole.actors, as_role("victim", SYRIA)))
    assert rows_of(record_of((event, (named, *nobody))))[0]["deaths_a"] == "5"
    short = replace(event, claims=(whole.id, parts[0].id))
    assert rows_of(record_of((short, (whole, parts[0]))))[0]["deaths_unknown"] == "5"


@pytest.mark.parametrize(
    ("extent", "figures"),
    [
        (Range(low=19, best=None, high=34), ("19", "19", "34")),
        (Range(low=12, best=14, high=15), ("12", "14", "15")),
        (Range(low=20, best=20, high=None), ("20", "20", "20")),
        (Range(low=None, best=None, high=20), ("0", "0", "20")),
        (Range(low=24, best=None, high=99), ("24", "24", "99")),
        (Range(low=9, best=7, high=8), ("7", "7", "8")),
    ],
)
def test_low_best_and_high_keep_their_order(extent, figures):
    row = one("clash/armed_clash", SYRIA, AGAINST_IS, dead=(), ranges={"killed": extent})
    assert (row["low"], row["best"], row["high"]) == figures


def test_what_the_figures_do_not_say_is_said():
    record = record_of(
        made("E01", "clash/armed_clash", SYRIA, AGAINST_IS, ranges={"killed": Range(low=24, best=None, high=None)})
    )
    assert {("E01", "best"), ("E01", "high")} <= lost(record).keys()


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (made("E01", "clash/armed_clash", SYRIA, AGAINST_IS), "no one is told to have died"),
        (made("E01", "clash/armed_clash", SYRIA, AGAINST_IS, dead=[killed(0, 0, 0)]), "no one is told to have died"),
        (made("E01", "clash/armed_clash", SYRIA, ranges={"killed_or_wounded": Range(low=9, best=9, high=9)}),
         "not told apart from the wounded"),
        (made("E01", "clash/armed_clash", SYRIA, dead=FIVE, modality="planned"), "told as planned"),
        (made("E01", "clash/armed_clash", SYRIA, dead=FIVE, polarity="negated"), "denied or negated"),
    ],
)  # fmt: skip
def test_what_is_no_event_of_ged_is_left_out(event, reason):
    assert rows_of(record_of(event)) == []
    assert reason in lost(record_of(event))["E01", "*"]


def test_a_place_or_day_is_needed():
    nowhere = record_of(made("E01", "clash/armed_clash", SYRIA, AGAINST_IS, dead=FIVE, places=()))
    assert "no place" in lost(nowhere)["E01", "country"]
    never = record_of(made("E01", "clash/armed_clash", SYRIA, AGAINST_IS, dead=FIVE, when=When()))
    assert "no day" in lost(never)["E01", "date_start"]


def when(start, end, granularity="days"):
    return When(start=start, end=end, granularity=granularity, basis="explicit")


MARCH = [date(1994, 3, number) for number in range(1, 32)]


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (when(MARCH[3], MARCH[3]), Days(MARCH[3], MARCH[3], 1)),
        (when(MARCH[3], MARCH[8]), Days(MARCH[3], MARCH[8], 2)),
        (when(MARCH[0], MARCH[6]), Days(MARCH[0], MARCH[6], 3)),
        (when(MARCH[0], MARCH[30]), Days(MARCH[0], MARCH[30], 4)),
        (when(MARCH[0], date(1994, 6, 1)), Days(MARCH[0], date(1994, 6, 1), 5)),
        (when(None, MARCH[9]), Days(MARCH[7], MARCH[9], 2, True)),
        (when(MARCH[9], None), Days(MARCH[9], MARCH[11], 2, True)),
    ],
)
def test_days_have_the_precision_of_their_number(time, expected):
    assert days_of(time) == expected


@pytest.mark.parametrize(
    ("kind", "relation", "precision"),
    [
        ("city", "in", 1), ("city", "near", 2), ("city", "south_of", 2), ("admin2", "in", 3), ("admin1", "in", 4),
        ("admin1", "north_of", 5), ("road", "in", 5), ("river", "near", 5), ("region", "in", 5), ("country", "in", 6),
        ("sea", "in", 7),
    ],
)  # fmt: skip
def test_a_place_has_the_precision_of_its_kind(kind, relation, precision):
    assert where_precision(replace(TOWN, kind=kind, relation=relation)) == precision


def test_a_place_that_is_not_located_is_as_exact_as_its_country():
    place = replace(TOWN, lat=None, lon=None)
    row = one("clash/armed_clash", SYRIA, AGAINST_IS, places=(place,))
    assert (row["where_prec"], row["latitude"], row["geom_wkt"]) == ("6", "", "")


def test_a_place_has_its_cell_and_country():
    row = one("clash/armed_clash", SYRIA, AGAINST_IS)
    assert [row[name] for name in ("country", "country_id", "region", "adm_1", "adm_2", "priogrid_gid")] == [
        "Syria", "652", "Middle East", "Deir ez-Zor", "Al Mayadin", "180441",
    ]  # fmt: skip
    assert row["geom_wkt"] == "POINT (40.201960 35.299040)"


def test_sources_are_documents_and_origins_are_told_apart():
    reports = (report_of(), report_of("copy", "Echo Post", 7), report_of("river", "River Radio; FM", 8))
    copies = (Copy(report="copy", of="wire", how="rewrite"), Copy(report="river", of="wire", how="citation"))
    event = made("E01", "clash/armed_clash", SYRIA, AGAINST_IS, dead=FIVE, reports=("wire", "copy", "river"),
                 copies=copies)  # fmt: skip
    row = rows_of(record_of(event, reports=reports))[0]
    assert (row["number_of_sources"], row["source_office"]) == ("2", "Levant Wire;River Radio, FM")
    assert (row["source_date"], row["source_headline"]) == ("2017-09-06;2017-09-08", "Day 6;Day 8")
    assert row["source_original"] == "Hilltown Monitor"
    assert row["source_article"] == '"Levant Wire, 2017-09-06, Day 6";"River Radio, FM, 2017-09-08, Day 8"'


def test_a_sum_of_several_activities_is_of_lower_clarity():
    assert one("clash/armed_clash", SYRIA, AGAINST_IS)["event_clarity"] == "1"
    assert one("clash/armed_clash", SYRIA, AGAINST_IS, umbrella=True)["event_clarity"] == "2"
    lasting = When(start=MARCH[0], end=MARCH[3], granularity="days", as_written="over four days", basis="duration")
    assert one("clash/armed_clash", SYRIA, AGAINST_IS, when=lasting)["event_clarity"] == "2"


def test_governments_have_their_numbers():
    row = one("clash/armed_clash", SYRIA, as_role("opponent", RUSSIA))
    assert (row["gwnoa"], row["gwnob"], row["type_of_violence"]) == ("652", "365", "1")


@pytest.mark.parametrize(
    ("code", "gw", "name", "region"),
    [
        ("US", 2, "United States of America", "Americas"), ("RU", 365, "Russia (Soviet Union)", "Europe"),
        ("CD", 490, "DR Congo (Zaire)", "Africa"), ("YE", 678, "Yemen (North Yemen)", "Middle East"),
        ("MM", 775, "Myanmar (Burma)", "Asia"), ("SS", 626, "South Sudan", "Africa"),
        ("XK", 347, "Kosovo", "Europe"), ("PS", 666, "Israel", "Middle East"),
    ],
)  # fmt: skip
def test_a_country_is_written_as_ged_writes_it(code, gw, name, region):
    country = country_of(code)
    assert country is not None
    assert (country.gw, country.ucdp, country.ucdp_region) == (gw, name, region)


def test_an_empty_record_is_a_header():
    assert ucdp.render(EMPTY).decode() == ",".join(ucdp.COLUMNS) + "\n"


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(records | records.map(codable))
def test_any_record_gives_rows_that_keep_the_codebook(record):
    ucdp_rows(ucdp.render(record, known=KNOWN))
    ucdp.left_out(record, known=KNOWN)
