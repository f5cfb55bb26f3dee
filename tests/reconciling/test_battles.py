"""A town that is taken with the fight for it and its dead; who denies it elsewhere; what stands under another head."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.api import read_reports
from rashomon.model import Dating, Event, Record, Report
from rashomon.reconciling.main_event import main_event

pytestmark = pytest.mark.usefixtures("gazetteer")


def wire(name: str, day: str, text: str) -> Report:
    """A dispatch of our own."""
    published = Dating(day=date.fromisoformat(day), basis="given")
    return Report(id=name, text=text, sha256="0" * 64, outlet=f"{name} wire", language="en", published=published)


def told(record: Record) -> list[str]:
    """The events with the dead of each, as one line each."""
    found = []
    for event in record.events:
        killed = event.ranges.get("killed")
        dead = (
            f" {killed.low:g}-{killed.high:g}" if killed and killed.low is not None and killed.high is not None else ""
        )
        found.append(f"{event.type}{dead}")
    return sorted(found)


def capture(record: Record) -> Event:
    """The only capture."""
    (event,) = [event for event in record.events if event.type == "territory_change"]
    return event


LAKES = wire("lakes", "1998-08-25", "Rebels seized the town of Kindu on Sunday after two days of clashes, a rebel "
             "officer said. He said 60 government soldiers had been killed.\n")  # fmt: skip
RIVER = wire("river", "1998-08-25", "The Congolese government denied on Monday that rebels had taken Kindu.\n")


def test_a_capture_holds_the_dead_of_the_fight_for_it() -> None:
    record = read_reports([LAKES])
    assert told(record) == ["territory_change 60-60"]
    assert capture(record).title.startswith("Capture of Kindu")
    main = main_event(record)
    assert main is not None
    assert main.id == capture(record).id


def test_a_fight_told_on_its_own_is_that_of_the_capture_on_that_day() -> None:
    text = (
        "American troops took Kaesong on Friday, the staff said. The battle for Kaesong lasted nine hours on Friday, "
        "and 43 Americans were killed.\n"
    )
    assert told(read_reports([wire("east", "1950-09-30", text)])) == ["territory_change 43-43"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels seized the town of Kindu on Sunday. In Bukavu, 60 soldiers were killed.\n",
        "Rebels seized the town of Kindu on Sunday. Sixty soldiers were killed in an air strike.\n",
        "Rebels seized the town of Kindu on Sunday. On Monday 60 soldiers were killed in Kindu.\n",
    ],
)
def test_the_dead_of_another_place_deed_or_day_are_not_those_of_a_capture(text: str) -> None:
    record = read_reports([wire("lakes", "1998-08-25", text)])
    assert not any(event.ranges for event in record.events if event.type == "territory_change")
    assert any("killed" in event.ranges for event in record.events)


def test_who_fights_for_a_town_has_not_taken_it() -> None:
    text = "Rebels captured Kindu on Sunday after a battle in which government troops killed 20 rebels.\n"
    event = capture(read_reports([wire("lakes", "1998-08-25", text)]))
    doers = {actor.name for actor in event.actors if actor.role == "initiator"}
    assert doers == {"rebels"}


def test_a_denial_in_another_report_stands_beside_the_capture() -> None:
    record = read_reports([LAKES, RIVER])
    assert len(record.events) == 1
    assert [one.slot for one in record.disagreements] == ["outcome"]
    assert {report for one in record.disagreements for p in one.positions for report in p.reports} == {"lakes", "river"}


def test_a_denial_about_another_town_does_not() -> None:
    other = wire("river", "1998-08-25", "The Congolese government denied on Monday that rebels had taken Bukavu.\n")
    assert len(read_reports([LAKES, other]).events) == 2


def test_a_headline_without_a_place_tells_of_the_deed_with_its_toll() -> None:
    text = (
        "14 troops die in rebel attack\n\nRebels attacked a convoy near Chalatenango on Tuesday, killing 14 troops, "
        "the army said.\n\nAlso on Tuesday soldiers killed 23 peasants in Perquin, a church office said. The army "
        "denied that its troops had killed civilians in Perquin.\n"
    )
    record = read_reports([wire("gulf", "1981-03-18", text)])
    assert [event.ranges["killed"].high for event in record.events if _opens(event, record)] == [14]


def _opens(event: Event, record: Record) -> bool:
    return any(claim.id in event.claims and claim.status == "headline" for claim in record.claims)


def test_a_headline_that_denies_is_no_event_beside_the_denial() -> None:
    text = "Army denies bombing\n\nThe Sudanese army denied carrying out an air strike on Nyala on Thursday.\n"
    strike = "An air strike on a market in Nyala killed 15 people on Thursday, residents said.\n"
    record = read_reports([wire("sea", "2023-10-21", text), wire("nile", "2023-10-20", strike)])
    assert [event.type for event in record.events] == ["attack"]


def test_a_denial_that_names_another_town_is_not_of_the_deed_told_before() -> None:
    text = (
        "The front said it had killed 40 soldiers in a clash near Batna on Monday. It said it had lost 11 men.\n\n"
        "The front denied any part in the Algiers bombings.\n"
    )
    record = read_reports([wire("voice", "1957-06-06", text)])
    assert not record.disagreements


def test_a_denial_of_charges_that_it_tells_is_of_the_deed_of_these_charges() -> None:
    text = "The Peruvian navy on Friday rejected charges that its men killed peasants in Huanta on Wednesday.\n"
    record = read_reports([wire("lima", "1984-08-25", text)])
    assert [event.type for event in record.events] == ["attack"]


def test_a_toll_under_another_head_is_not_that_of_the_deed_before() -> None:
    body = "Gunmen attacked a bus near Vavuniya on Friday.{}Six people were killed.\n"
    assert told(read_reports([wire("lanka", "1987-04-20", body.format("\n\n"))])) == ["attack 6-6"]
    apart = told(read_reports([wire("lanka", "1987-04-20", body.format("\n\nThe north\n\n"))]))
    assert apart == ["attack", "casualty_detail 6-6"]


def test_a_voice_without_a_body_did_nothing() -> None:
    text = (
        "Guerrillas of the Farabundo Marti National Liberation Front ambushed a convoy near Chalatenango on Tuesday, "
        "killing 14 soldiers. A broadcast claimed responsibility for the attack.\n"
    )
    record = read_reports([wire("press", "1981-03-18", text)])
    (event,) = record.events
    assert all("broadcast" not in actor.name for actor in event.actors)
    assert not record.disagreements


def test_two_kinds_of_buildings_struck_in_one_city_on_one_day_are_two_deeds() -> None:
    first = wire("one", "1994-06-12", "A mortar shell hit a school in Sarajevo on Saturday, hospital staff said.\n")
    second = wire("two", "1994-06-12", "A mortar shell hit a hospital in Sarajevo on Saturday, police said.\n")
    assert len(read_reports([first, second]).events) == 2


def test_of_two_deeds_in_a_city_on_one_day_another_report_tells_of_either() -> None:
    first = wire(
        "levant", "1983-09-05", "Shells fell on the eastern suburbs of Beirut on Sunday, killing 11 people. Two "
        "French soldiers were killed when a rocket hit their post in Beirut on Sunday.\n"
    )  # fmt: skip
    second = wire("cedar", "1983-09-06", "Beirut was shelled on Sunday and 14 people died, hospitals said.\n")
    deaths = [event.ranges["killed"] for event in read_reports([first, second]).events if "killed" in event.ranges]
    assert sorted((found.low, found.high) for found in deaths) == [(2, 2), (11, 14)]


def test_what_happened_on_the_same_day_is_another_deed() -> None:
    text = (
        "Two French members of the multinational force died on Sunday when a rocket struck their position in Beirut. "
        "East Beirut was shelled on the same day and 14 people were killed, hospitals said.\n"
    )
    assert told(read_reports([wire("cedar", "1983-09-06", text)])) == ["attack 14-14", "attack 2-2"]


def test_what_one_report_tells_as_done_and_another_as_not_done_contradict_each_other() -> None:
    came = wire("nile", "2023-10-20", "Aid agencies said they had delivered food to Nyala on Wednesday.\n")
    none = wire("sea", "2023-10-21", "No aid had been delivered to Nyala, a camp leader said on Friday.\n")
    elsewhere = wire("sea", "2023-10-21", "No aid had been delivered to Zalingei, a camp leader said on Friday.\n")
    assert {link for event in read_reports([came, none]).events for link, _other in event.related} == {"contradicts"}
    assert not any(event.related for event in read_reports([came, elsewhere]).events)
