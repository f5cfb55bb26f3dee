"""Each type of ours by its sub-event type of ACLED."""

import pytest

from rashomon.model.vocabulary import EVENT_TYPES
from rashomon.publishing.acled import SUB_EVENT_TYPES
from rashomon.publishing.exports import acled
from rashomon.publishing.exports.acled_actors import rules
from rashomon.publishing.exports.acled_coding import sub_events
from tests.publishing.exports.contracts import acled_rows
from tests.publishing.exports.made import CIVILIANS, IS, KNOWN, RUSSIA, SYRIA, actor, as_role, killed, made, record_of


def rows_of(record, **options):
    return acled_rows(acled.render(record, known=KNOWN, **options))


def one(*event, **options):
    rows = rows_of(record_of(made("E01", *event, **options)))
    assert len(rows) == 1
    return rows[0]


REBELS = actor("victim", "text:rebels")
FACING_IS = as_role("target", IS)


CODED = [
    ("attack/air_strike", (RUSSIA, CIVILIANS), "Air/drone strike"),
    ("attack/drone_strike", (RUSSIA, CIVILIANS), "Air/drone strike"),
    ("attack/shelling", (IS, CIVILIANS), "Shelling/artillery/missile attack"),
    ("attack/missile", (RUSSIA, CIVILIANS), "Shelling/artillery/missile attack"),
    ("attack/mine_ied", (CIVILIANS,), "Remote explosive/landmine/IED"),
    ("attack/suicide", (IS, as_role("target", SYRIA)), "Suicide bomb"),
    ("attack/grenade", (CIVILIANS,), "Grenade"),
    ("attack/chemical", (SYRIA, CIVILIANS), "Chemical weapon"),
    ("attack/small_arms", (IS, CIVILIANS), "Attack"),
    ("attack/unspecified", (IS, as_role("target", SYRIA)), "Armed clash"),
    ("attack/unspecified", (SYRIA, REBELS), "Armed clash"),
    ("attack/arson", (IS,), "Looting/property destruction"),
    ("clash/ambush", (IS, as_role("opponent", SYRIA)), "Armed clash"),
    ("operation/offensive", (SYRIA, FACING_IS), "Armed clash"),
    ("territory_change/captured", (SYRIA,), "Government regains territory"),
    ("territory_change/captured", (IS,), "Non-state actor overtakes territory"),
    ("territory_change/recaptured", (actor("initiator", "tur-forces"),), "Non-state actor overtakes territory"),
    ("territory_change/lost", (as_role("previous_holder", SYRIA),), "Non-state actor overtakes territory"),
    ("territory_change/transferred", (SYRIA,), "Non-violent transfer of territory"),
    ("siege_change/broken", (SYRIA,), "Government regains territory"),
    ("siege_change/lifted_by_agreement", (SYRIA, FACING_IS), "Agreement"),
    ("movement/base_established", (RUSSIA,), "Headquarters or base established"),
    ("movement/withdrawal", (IS,), "Change to group/activity"),
    ("force_status/defection", (SYRIA,), "Change to group/activity"),
    ("displacement/fled", (actor("displaced", "persons"),), "Other"),
    ("violation/abduction", (as_role("perpetrator", IS), CIVILIANS), "Abduction/forced disappearance"),
    ("violation/sexual_violence", (as_role("perpetrator", IS), CIVILIANS), "Sexual violence"),
    ("violation/execution", (as_role("perpetrator", IS), CIVILIANS), "Attack"),
    ("violation/arrest", (actor("perpetrator", "syr-police"), CIVILIANS), "Arrests"),
    ("violation/looting", (as_role("perpetrator", IS), CIVILIANS), "Looting/property destruction"),
    ("hazard_event/weapons_seized", (SYRIA,), "Disrupted weapons use"),
    ("agreement/ceasefire", (as_role("party", SYRIA), as_role("party", IS)), "Agreement"),
    ("political/armed_group_formed", (IS,), "Change to group/activity"),
    ("political/institution_established", (IS,), "Other"),
    ("civil_action/protest", (actor("initiator", "residents"),), "Peaceful protest"),
    ("civil_action/protest", (actor("opponent", "syr-police"),), "Protest with intervention"),
    ("civil_action/riot", (), "Violent demonstration"),
    ("civil_action/mob_violence", (), "Mob violence"),
]


@pytest.mark.parametrize(("kind", "actors", "name"), CODED)
def test_each_type_is_coded(kind, actors, name):
    assert one(kind, *actors)["sub_event_type"] == name


def test_a_protest_with_dead_met_by_police_is_excessive_force():
    row = one("civil_action/protest", actor("opponent", "syr-police"), dead=[killed(2, 2, 2)])
    assert (row["sub_event_type"], row["disorder_type"]) == (
        "Excessive force against protesters", "Political violence; Demonstrations",
    )  # fmt: skip


def test_every_sub_event_type_is_reached_and_stands_in_the_order_of_the_codebook():
    reached = {name for _kind, _actors, name in CODED} | {"Excessive force against protesters"}
    assert reached == set(SUB_EVENT_TYPES)
    assert tuple(sub_events()) == SUB_EVENT_TYPES


def test_every_code_and_phrase_of_the_table_is_one_of_ours():
    known = {*EVENT_TYPES, *(f"{kind}/{sub}" for kind, several in EVENT_TYPES.items() for sub in several)}
    assert set(rules()["codes"]) <= known
    assert set(rules()["phrases"]) <= known
    names = {name for name in rules()["codes"].values() if not name.startswith("@")}
    assert names <= set(SUB_EVENT_TYPES)
    for code in rules()["codes"]:
        assert code in rules()["phrases"] or code.partition("/")[0] in rules()["phrases"]
