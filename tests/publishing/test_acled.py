"""Which sub-event type of ACLED a claim has, and which one a report's main event."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.gazetteer import Gazetteer
from rashomon.model import Dating, Report
from rashomon.publishing import acled
from rashomon.reading import read
from rashomon.reading.registry import Registry


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.open()


def claims_of(text, gazetteer):
    day = Dating(day=date(2020, 5, 12), basis="given")
    return read(Report(id="r", text=text, sha256="", published=day), gazetteer).claims


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gunmen attacked a church in Jos and set off a bomb, wounding 20 people.", "Attack"),
        (
            "A man was taken into custody after customs officers in Beira found drugs and forged notes in his lorry.",
            "Organised crime",
        ),
        ("Guerrillas briefly seized the village of Toribio before withdrawing.", "Armed clash"),
        ("Fighters entered Kobani at dawn and met no resistance; the town fell.", "Non-violent transfer of territory"),
        ("Saudi air defences shot down a drone launched at Abha airport.", "Disrupted weapons use"),
        ("Villagers armed with machetes killed two suspected cattle thieves in Makueni.", "Mob violence"),
        ("A fire at a garment factory in Dhaka killed 52 workers.", "Man-made disaster"),
        ("Colombian troops and ELN guerrillas clashed near Saravena on Monday.", "Armed clash"),
        ("The Malian army recaptured the town of Konna on Friday.", "Government regains territory"),
        ("M23 rebels captured the town of Bunagana on Monday.", "Non-state actor overtakes territory"),
        ("The Arakan Army has captured Paletwa township.", "Non-state actor overtakes territory"),
        ("Saudi warplanes bombed the port of Hodeidah on Sunday.", "Air/drone strike"),
        ("Two suicide bombers blew themselves up at a bus park in Kano.", "Suicide bomb"),
        ("Rebels fired 20 rockets at the town of Sderot on Tuesday.", "Shelling/artillery/missile attack"),
        ("A landmine killed three farmers near Casamance's main road.", "Remote explosive/landmine/IED"),
        ("Men on a motorcycle threw a grenade into a bar in Bujumbura, wounding six.", "Grenade"),
        ("Soldiers raped 13 women in the village of Minova, the UN said.", "Sexual violence"),
        ("Gunmen abducted 30 pupils from a school in Kaduna on Thursday.", "Abduction/forced disappearance"),
        ("The government and the FARC signed a ceasefire in Havana on Thursday.", "Agreement"),
        ("Police arrested 14 opposition activists in Harare on Monday.", "Arrests"),
        ("Some 300 soldiers defected to the rebels in Bentiu.", "Change to group/activity"),
        ("Sappers defused a car bomb in Medellin on Monday.", "Disrupted weapons use"),
        ("Ethiopian troops set up a military base near Baidoa.", "Headquarters or base established"),
        ("Militiamen looted shops and burned houses in Abyei.", "Looting/property destruction"),
        ("Thousands of teachers marched through Tegucigalpa in protest at pay cuts.", "Peaceful protest"),
        ("Police fired tear gas to disperse protesters in Lilongwe.", "Protest with intervention"),
        ("Soldiers opened fire on protesters in Conakry, killing nine.", "Excessive force against protesters"),
        ("Protesters threw stones at police and burned tyres in Lima.", "Violent demonstration"),
        ("An angry mob beat a suspected thief to death in Mandera.", "Mob violence"),
        ("The army handed over the town to the rebels without a fight.", "Non-violent transfer of territory"),
        ("Thousands of villagers fled the fighting toward Kalemie.", "Other"),
        ("An earthquake of magnitude 6 destroyed houses in Izmit.", "Natural disaster"),
        ("A gas leak set off an explosion at a fertiliser plant in Waco.", "Man-made disaster"),
        ("Police seized 40 kg of cocaine from smugglers in Guayaquil.", "Organised crime"),
        ("Washington imposed sanctions on Burundi's security minister.", "Diplomacy"),
        ("Jemaah Islamiyah claimed responsibility for the bombing in Bali.", "Attribution of responsibility"),
    ],
)
def test_main_event(text, wanted, gazetteer):
    assert acled.main_event(claims_of(text, gazetteer), text) == wanted


def test_classes_that_acled_does_not_code_are_left_out_on_request(gazetteer):
    text = "An earthquake of magnitude 6 destroyed houses in Izmit."
    assert acled.main_event(claims_of(text, gazetteer), text, beyond=False) not in acled.OTHER_CLASSES


def test_a_report_that_tells_of_nothing_has_no_type():
    assert acled.main_event((), "The weather will be fine.") is None


def test_what_is_only_planned_is_no_event(gazetteer):
    claims = claims_of("The army vowed to capture the town of Marib.", gazetteer)
    assert claims
    assert acled.main_event(claims, "") is None


@pytest.mark.parametrize(
    ("actor", "written", "wanted"),
    [
        ("rus-air", None, True),
        ("fra-forces", None, True),
        ("usa", None, True),
        ("m23", None, False),
        ("sdf", None, False),
        ("arakan-army", "Arakan Army", False),
        ("tatmadaw", None, True),
        ("civ", "soldiers' wives", False),
        ("text:troops", "troops", True),
        ("text:gunmen", "gunmen", False),
    ],
)
def test_states_by_id(actor, written, wanted):
    assert acled.is_state(actor, written) is wanted


@pytest.mark.parametrize("actor", ["yugoslavia-forces", "ussr-air", "rhodesia-police", "rus-navy"])
def test_forces_of_a_state_that_is_no_more_are_a_states(actor):
    assert acled.is_state(actor)


def test_forces_of_states_are_those_of_the_registry():
    registry = Registry.load()
    kinds = ("state", "state_forces", "police", "intelligence")
    missing = [actor.id for actor in registry.actors.values() if actor.kind in kinds and not acled.is_state(actor.id)]
    assert missing == []
