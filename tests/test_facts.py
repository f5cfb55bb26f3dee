"""The 28 facts that a reader of both articles must find in the record, each with its source, day, place and range.

They are those of the README beside the gold, looked for in the JSON that the record is published as.
"""

from __future__ import annotations

import math
from itertools import combinations

import pytest

FIRST, SECOND = "000_2672a684d4882762", "004_deed2d323027c051"
CITY, BRIGADE_137, HMEIMIM = (35.336, 40.141), (35.32, 40.07), (35.40, 35.95)
THARDAH, HASSAKEH, DAMASCUS = (35.28, 40.10), (36.50, 40.75), (33.51, 36.29)
NORTH_WEST, SOUTH_EAST, EAST = "northwest_of", "southeast_of", "east_of"
GOVERNMENT = {"syr-gov", "syr-forces", "syr-army", "syr-gov-forces", "syr-gov-besieged"}
RUSSIA = {"rus", "rus-gov", "rus-forces", "rus-air", "rus-state"}


# --- looking into the record


@pytest.fixture(scope="module")
def events(published_record):
    return published_record["events"]


@pytest.fixture(scope="module")
def states(published_record):
    return published_record["states"]


@pytest.fixture(scope="module")
def claims(published_record):
    return {claim["id"]: claim for claim in published_record["claims"]}


@pytest.fixture(scope="module")
def disagreements(published_record):
    return published_record["disagreements"]


def only(found):
    """The one thing that was found."""
    found = list(found)
    assert len(found) == 1, [each.get("title", each.get("id")) for each in found]
    return found[0]


def of(rows, kind, *subtypes):
    return [row for row in rows if row["type"] == kind and (not subtypes or row["subtype"] in subtypes)]


def with_figure(rows, kind, low, high):
    """Events or states whose range of this kind is just this one."""
    return [row for row in rows if ends(row["ranges"].get(kind)) == (low, high)]


def ends(extent):
    return extent and (extent["low"], extent["high"])


def ids(row, *roles):
    return {actor["id"] for actor in row["actors"] if actor["role"] in roles}


def day(row):
    return row["when"]["start"], row["when"]["end"]


def km(place, point):
    if place["lat"] is None:
        return math.inf
    (a, b), (c, d) = (place["lat"], place["lon"]), point
    north, east = a - c, (b - d) * math.cos(math.radians((a + c) / 2))
    return 111.2 * math.hypot(north, east)


def places(row, point, *, relation=None, role=None, within_km=15.0):
    """The places of an event, state or claim that lie about a point."""
    return [
        place
        for place in row["places"]
        if km(place, point) <= within_km and relation in (None, place["relation"]) and role in (None, place["role"])
    ]


def is_province(place):
    """A place in the middle of the province and as wide as one."""
    return km(place, CITY) <= 80 and (place["radius_km"] or 0) >= 40


def members(row, claims):
    return [claims[name] for name in row["claims"]]


def sources(claim):
    return {source["id"] for source in claim["attribution"]}


def figures(claim, kind):
    return [(quantity["low"], quantity["high"]) for quantity in claim["quantities"] if quantity["kind"] == kind]


def killed(events, number):
    return only(with_figure(of(events, "attack"), "killed", number, number))


def siege_broken(events):
    found = of(events, "siege_change", "broken")
    return only(row for row in found if day(row) == ("2017-09-05", "2017-09-05") and row["modality"] != "conditional")


def population_of_the_enclave(states):
    return only(with_entries(of(states, "population"), (65000, 75000)))


def with_entries(rows, *wanted):
    """States that have an entry with each of these bounds."""
    return [row for row in rows if {(entry["low"], entry["high"]) for entry in row["entries"]} >= set(wanted)]


# --- the facts


def test_fact_01_two_russian_soldiers_are_killed_by_mortar_fire_on_a_convoy(events, claims):
    event = killed(events, 2)
    assert event["subtype"] == "shelling"
    assert (event["when"]["end"], event["origins"]) == ("2017-09-04", ["rus-mod"])
    assert event["ranges"]["killed"]["best"] == 2
    assert places(event, CITY, relation="near")
    assert ids(event, "victim") & RUSSIA
    assert ids(event, "initiator") <= {"unknown"}
    assert any("rus-agencies" in sources(claim) for claim in members(event, claims))


def test_fact_02_one_died_at_once_and_one_later_as_parts_that_are_never_added(events, claims):
    event = killed(events, 2)
    parts = [claim for claim in members(event, claims) if figures(claim, "killed") == [(1, 1)]]
    assert len(parts) == 2
    whole = {claim["component_of"] for claim in parts}
    assert len(whole) == 1
    assert whole <= set(event["claims"])


def test_fact_03_eighty_russian_sorties(events, claims):
    event = only(of(events, "operation", "air_sorties"))
    assert event["ranges"]["sorties"]["best"] == 80
    assert event["origins"] == ["rus-mod"]
    assert ids(event, "initiator") <= RUSSIA
    assert event["when"]["end"] == "2017-09-04"
    assert members(event, claims)[0]["stated"]["start"] == "2017-09-04"


def test_fact_04_the_siege_is_broken_on_tuesday_by_three_origins_of_two_camps(events):
    event = siege_broken(events)
    assert set(event["reports"]) == {FIRST, SECOND}
    assert set(event["origins"]) == {"syr-state-media", "sohr", "hez-media"}
    assert len(event["camps"]) == 2
    assert places(event, CITY)
    assert ids(event, "initiator") & GOVERNMENT
    assert ids(event, "besieger") <= {"is"}


def test_fact_05_the_older_text_is_not_yet_broken_from_two_reference_points(events, states, disagreements, claims):
    fronts = of(states, "front_distance")
    observatory = only(row for row in with_entries(fronts, (0, 10)) if row["origins"] == ["sohr"])
    television = only(row for row in with_entries(fronts, (3, 3)) if row["origins"] == ["syr-state-tv"])
    assert observatory["id"] != television["id"]
    assert places(observatory, BRIGADE_137, within_km=10)
    assert day(observatory["entries"][0]) == ("2017-09-04", "2017-09-04")
    assert not any("137" in (place["canonical"] or "") for place in television["places"])
    assert not {found["about"] for found in disagreements} & {observatory["id"], television["id"]}
    waiting = only(row for row in of(events, "siege_change", "broken") if row["modality"] == "conditional")
    assert waiting["id"] != siege_broken(events)["id"]


def test_fact_06_besieged_since_2014_for_three_years(states):
    sieges = [row for row in of(states, "siege_state") if places(row, CITY) and ids(row, "besieger") == {"is"}]
    entries = [entry for row in sieges for entry in row["entries"] if entry["report"] == FIRST]
    assert any(entry["when"]["start"] == "2014-01-01" and entry["low"] == 1000 for entry in entries)
    assert any((entry["low"], entry["high"]) == (2.5, 3.5) for entry in entries)
    assert all(entry["when"]["end"] <= "2017-09-05" for entry in entries)


def test_fact_07_islamic_state_holds_much_of_the_province_and_half_the_city(states):
    held = [row for row in of(states, "control") if ids(row, "holder") == {"is"}]
    city = only(with_entries(held, (0.45, 0.55)))
    assert places(city, CITY)
    province = only(row for row in held if "much" in row["entries"][0]["value"])
    assert any(is_province(place) for place in province["places"])
    assert province["id"] != city["id"]
    for row in (city, province):
        assert {FIRST, SECOND} <= set(row["reports"])


def test_fact_08_some_70_000_live_in_the_enclave_on_air_drops(states):
    people = population_of_the_enclave(states)
    entry = only(entry for entry in people["entries"] if entry["low"] == 65000)
    assert (day(entry), entry["report"]) == (("2017-09-05", "2017-09-05"), FIRST)
    assert places(people, CITY)
    supply = [row for row in of(states, "humanitarian_condition", "aid_dependency") if FIRST in row["reports"]]
    assert places(only(supply), CITY)


def test_fact_09_thousands_flee_the_province_many_to_hassakeh(events):
    event = only(with_figure(of(events, "displacement"), "displaced", 1000, 9999))
    assert event["ranges"]["displaced"]["best"] is None
    assert any(place["role"] == "origin" and is_province(place) for place in event["places"])
    assert places(event, HASSAKEH, role="destination", within_km=60)
    assert event["when"]["end"] == "2017-09-05"


def test_fact_10_dozens_killed_or_wounded_by_mines_give_no_number_of_deaths(events):
    event = only(of(events, "attack", "mine_ied"))
    assert ends(event["ranges"]["killed_or_wounded"]) == (24, 99)
    assert event["ranges"]["killed_or_wounded"]["best"] is None
    assert not event["ranges"].keys() & {"killed", "injured"}
    assert day(event) == ("2017-08-28", "2017-09-03")
    assert ids(event, "initiator") == {"is"}
    assert places(event, CITY, within_km=80)


def test_fact_11_islamic_state_conscripts_and_no_casualties_follow(events):
    event = only(of(events, "violation", "forced_recruitment"))
    assert ids(event, "perpetrator") == {"is"}
    assert event["ranges"] == {}
    assert day(event) == ("2017-09-05", "2017-09-05")


def test_fact_12_hezbollah_fights_beside_the_government_and_russia_gives_air_support(states):
    beside = only(of(states, "support_relation", "co_belligerent"))
    assert ids(beside, "backer") == {"hezbollah"}
    assert ids(beside, "backed") & GOVERNMENT
    assert any(ids(row, "backer") & RUSSIA for row in of(states, "support_relation", "air_support"))


def test_fact_13_175_mine_clearers_are_planned_and_the_headline_overstates_it(events, claims):
    event = only(with_figure(of(events, "movement", "deployment"), "personnel", 175, 175))
    assert event["modality"] == "planned"
    assert event["origins"] == ["rus-mod"]
    assert event["when"]["start"] == "2017-09-11"
    assert places(event, CITY, role="destination")
    told = members(event, claims)
    assert any("interfax" in sources(claim) and claim["modality"] == "planned" for claim in told)
    assert any(claim["status"] == "headline" and claim["modality"] == "asserted" for claim in told)


def test_fact_14_40_of_them_are_at_hmeimim_as_another_event(events):
    planned = only(with_figure(of(events, "movement", "deployment"), "personnel", 175, 175))
    done = only(with_figure(of(events, "movement", "deployment"), "personnel", 40, 40))
    assert done["id"] != planned["id"]
    assert done["modality"] == "claimed"
    assert done["origins"] == ["rus-mod"]
    assert places(done, HMEIMIM, role="destination", within_km=10)
    assert {"relation": "component_of", "event": planned["id"]} in done["related"]


def test_fact_15_19_civilians_are_killed_on_monday_in_raids_that_are_suspected_russian(events, claims):
    event = killed(events, 19)
    assert (day(event), event["origins"]) == (("2017-09-11", "2017-09-11"), ["sohr"])
    assert places(event, CITY, relation=NORTH_WEST)
    assert "civ" in ids(event, "victim")
    assert ids(event, "initiator") <= RUSSIA
    claim = only(claim for claim in members(event, claims) if figures(claim, "killed") == [(19, 19)])
    assert "suspected" in (claim["slot_modality"].get("initiator"), claim["modality"])


def test_fact_16_34_civilians_are_killed_south_east_of_the_city_and_53_is_never_told(events, published_record):
    event = killed(events, 34)
    assert event["id"] != killed(events, 19)["id"]
    assert (event["when"]["end"], event["origins"]) == ("2017-09-10", ["sohr"])
    assert places(event, CITY, relation=SOUTH_EAST)
    assert "civ" in ids(event, "victim")
    assert ids(event, "initiator") <= RUSSIA
    fled = [row for row in of(events, "displacement") if row["origins"] == ["sohr"]]
    assert any(place["canonical"] == "Euphrates" and place["relation"] == "across" for place in only(fled)["places"])
    assert 53 not in set(numbers(published_record))


def test_fact_17_people_in_the_enclave_are_a_disagreement_that_is_not_averaged(states, disagreements):
    people = only(with_entries(of(states, "population"), (65000, 75000), (92500, 93500), (90000, 110000)))
    assert people["ranges"]["population"]["best"] is None
    assert ends(people["ranges"]["population"]) == (65000, 110000)
    found = only(row for row in disagreements if row["about"] == people["id"])
    assert found["relation"] == "disagree"
    held = {(position["low"], position["high"]): position["origins"] for position in found["positions"]}
    assert held[92500, 93500] == ["un"]
    assert held.keys() == {(65000, 75000), (92500, 93500), (90000, 110000)}


def test_fact_18_the_share_of_the_government_is_updated_from_40_per_cent_to_half(states, disagreements):
    held = [row for row in of(states, "control") if ids(row, "holder") <= GOVERNMENT]
    share = only(with_entries(held, (0.4, 0.4), (0.45, 0.55)))
    assert places(share, CITY)
    half = only(entry for entry in share["entries"] if entry["low"] == 0.45)
    assert half["origin"] == "sohr"
    assert only(row for row in disagreements if row["about"] == share["id"])["relation"] == "update"


def test_fact_19_the_siege_is_breached_beside_text_of_another_date_that_has_it_hold(events, states):
    broken = siege_broken(events)
    siege = [row for row in of(states, "siege_state") if places(row, CITY) and ids(row, "besieger") == {"is"}]
    assert {FIRST, SECOND} <= {entry["report"] for row in siege for entry in row["entries"]}
    assert broken["id"] in {row["ended_by"] for row in siege}
    assert "sohr" in broken["origins"]


def test_fact_20_jabal_thardah_is_captured(events):
    found = [row for row in of(events, "territory_change", "captured") if "Thardah" in str(row["places"])]
    event = only(found)
    assert (event["when"]["end"], event["origins"]) == ("2017-09-11", ["sohr"])
    assert places(event, THARDAH, within_km=20)
    assert ids(event, "initiator") <= GOVERNMENT


def test_fact_21_the_last_stretch_of_the_damascus_highway_is_seized_on_sunday(events):
    found = of(events, "territory_change", "captured", "route_opened")
    event = only(row for row in found if row["origins"] == ["hez-media"])
    assert day(event) == ("2017-09-10", "2017-09-10")
    assert ids(event, "initiator") <= GOVERNMENT
    assert places(event, DAMASCUS)


def test_fact_22_the_link_up_at_the_panorama_entrance_is_not_that_at_the_garrison(events):
    event = only(row for row in events if "Panorama" in str([place["as_written"] for place in row["places"]]))
    assert event["origins"] == ["hez-media"]
    assert event["reports"] == [SECOND]
    assert event["id"] != siege_broken(events)["id"]
    assert day(event) != ("2017-09-05", "2017-09-05")


def test_fact_23_large_reinforcements_arrived(events, claims):
    event = only(of(events, "movement", "reinforcement"))
    assert event["origins"] == ["sohr"]
    assert event["when"]["end"] == "2017-09-11"
    assert places(event, CITY)
    assert any("Rahman" in str(claim["attribution"]) for claim in members(event, claims))


def test_fact_24_air_strikes_on_islamic_state_in_and_around_the_city(events, claims):
    deaths = {killed(events, 19)["id"], killed(events, 34)["id"]}
    found = [row for row in of(events, "attack", "air_strike") if row["id"] not in deaths]
    event = only(row for row in found if row["origins"] == ["sohr"])
    assert ids(event, "initiator", "co_initiator") & RUSSIA
    assert "syr-air" in ids(event, "initiator", "co_initiator")
    assert ids(event, "target") == {"is"}
    assert day(event) == ("2017-09-11", "2017-09-11")
    assert places(event, CITY)


def test_fact_25_the_sdf_announces_its_offensive_and_its_council_takes_the_north_east(events):
    announced = only(of(events, "operation", "offensive_announced"))
    assert ids(announced, "initiator") == {"sdf"}
    assert day(announced) == ("2017-09-09", "2017-09-09")
    taken = only(row for row in of(events, "territory_change", "captured") if "demc" in ids(row, "initiator"))
    assert taken["when"]["end"] == "2017-09-11"
    assert any(is_province(place) for place in taken["places"])


def test_fact_26_the_sdf_is_near_the_city_by_two_accounts_and_not_in_it(events, states):
    arrivals = of(events, "movement", "arrival")
    reached = only(row for row in arrivals if row["polarity"] == "affirmed")
    assert reached["origins"] == ["sdf"]
    assert places(reached, CITY, relation=EAST)
    not_yet = only(row for row in arrivals if row["polarity"] == "negated")
    assert places(not_yet, CITY, role="destination")
    assert ids(reached, "initiator") == ids(not_yet, "initiator") == {"sdf"}
    front = only(with_entries(of(states, "front_distance"), (6, 6)))
    assert front["origins"] == ["sohr"]
    assert ids(front, "force") == {"sdf"}


def test_fact_27_a_preparatory_committee_for_a_civil_council(events, claims):
    found = of(events, "political", "institution_established", "governance_preparation")
    told = [claim for row in found for claim in members(row, claims) if "preparatory committee" in claim["quote"]]
    claim = told[0]
    assert {"text:tribal figures", "tribal", "sdf"} & {claim["origin"]}
    assert claim["modality"] == "claimed"
    assert claim["time"]["end"] == "2017-09-11"


def test_fact_28_a_de_confliction_line_is_agreed(events):
    event = only(of(events, "agreement", "deconfliction"))
    parties = ids(event, "party")
    assert "sdf" in parties
    assert parties & GOVERNMENT
    assert parties & RUSSIA
    assert any("coalition" in party for party in parties)
    assert event["when"]["end"] == "2017-09-11"


def test_each_of_the_28_facts_has_its_test():
    assert {int(name.split("_")[2]) for name in globals() if name.startswith("test_fact_")} == set(range(1, 29))


# --- the checks that guideline 12.6 demands beside them


def numbers(value):
    """Every number in a JSON value that is a figure: not an offset, a coordinate or an id."""
    skipped = {"char_start", "char_end", "sentence_start", "sentence_end", "cue_start", "cue_end", "start", "end"}
    skipped |= {"lat", "lon", "radius_km", "geonameid", "characters", "admiralty"}
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in skipped:
                yield from numbers(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from numbers(inner)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


def test_two_dead_and_never_four_or_six(events):
    assert not any(row["ranges"].get("killed", {}).get(end) in (4, 6) for row in events for end in ("low", "high"))


def test_19_and_34_are_in_two_events_and_nothing_has_both(published_record):
    for row in [*published_record["events"], *published_record["states"]]:
        assert not {19, 34} <= set(numbers(row["ranges"]))


def test_a_footer_is_no_place(published_record):
    assert not any("Route 6" in str(claim["places"]) for claim in published_record["claims"])


def test_ages_are_no_counts(published_record):
    first = [claim for claim in published_record["claims"] if claim["doc"] == FIRST]
    assert not {20, 30} & {n for claim in first for n in numbers(claim["quantities"])}


def test_scraped_copies_add_no_source(published_record, claims):
    copies = {claim["id"] for claim in claims.values() if claim["status"] == "noise_duplicate"}
    assert len(copies) == 3
    for row in [*published_record["events"], *published_record["states"]]:
        told = [claims[name] for name in row["claims"]]
        originals = {claim["doc"] for claim in told if claim["id"] not in copies}
        assert set(row["reports"]) == originals


def test_the_credit_of_a_photograph_is_no_source(claims):
    assert not any("afp" in sources(claim) for claim in claims.values())


def test_no_two_figures_of_the_enclave_are_added_or_averaged(states):
    told = [70000, 93000, 100000]
    made = {sum(some) for size in (2, 3) for some in combinations(told, size)}
    made |= {sum(some) / size for size in (2, 3) for some in combinations(told, size)}
    assert not made & {n for row in of(states, "population") for n in numbers(row)}
