"""Events that a noun names and that are only talked about, hoped for, feared, demanded, refused or planned.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # talked about
        ("Negotiators in Havana haggled over the evacuation of 40 wounded guerrillas from Caguan.", "displacement"),
        ("Talks on the surrender of the garrison at Kassala dragged on.", "force_status"),
        ("Delegates of Eritrea and Ethiopia met in Algiers to discuss a prisoner exchange.", "agreement/prisoner"),
        ("Negotiations over the evacuation of civilians from Vukovar broke down on Friday.", "displacement"),
        ("The envoys spoke of a truce between the Karen rebels and the army.", "agreement/ceasefire"),
        ("The council debated the arrest of Taylor by Nigerian troops.", "violation"),
        ("Talks aimed at an exchange of prisoners between Iran and Iraq stalled.", "agreement/prisoner"),
        ("Differences over the capture of the pass by Indian troops delayed the accord.", "territory_change"),
        # hoped for, feared, foretold
        ("The bishop hopes for the return of 5,000 refugees to Huehuetenango.", "displacement"),
        ("Farmers feared the return of 300 guerrillas to the valley.", "displacement"),
        ("The colonel predicted the capture of Juba by his troops within a week.", "territory_change"),
        ("Rumours of the capture of Stanleyville by mercenaries swept the city.", "territory_change"),
        ("Hopes of a ceasefire between Azerbaijan and Armenia grew.", "agreement"),
        # demanded, refused, prevented
        ("The general demanded the surrender of the garrison at Pristina.", "force_status"),
        ("A request for the evacuation of 60 patients from Juba was turned down.", "displacement"),
        ("Police were sent to prevent clashes between Kikuyu and Luo youths in Naivasha.", "clash"),
        ("Lack of agreement on a truce between India and Pakistan worried London.", "agreement"),
        ("The mission hoped to secure the evacuation of 200 orphans from Jaffna.", "displacement"),
    ],
)
def test_what_is_only_spoken_of_did_not_happen(ask: Asking, text: str, kind: str) -> None:
    assert not any(found.startswith(kind) for found in ask.kinds(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A plan for the evacuation of 3,000 villagers from Stung Treng was signed.", "displacement/evacuated"),
        ("The cabinet approved the evacuation of 900 settlers from Yamit.", "displacement/evacuated"),
        ("The mayor ordered the evacuation of 700 villagers from Tafraout.", "displacement/evacuated"),
        ("The rebels considered withdrawing from Bentiu.", "movement/withdrawal"),
        ("The gunners contemplated shelling the port of Massawa.", "attack/shelling"),
        ("The Polisario agreed to talks with Morocco.", "agreement/peace_talks"),
    ],
)
def test_what_is_planned_or_weighed_is_planned(ask: Asking, text: str, kind: str) -> None:
    ask.check(text, kind, {"modality": "planned"})


def test_what_was_shunned_is_negated(ask: Asking) -> None:
    ask.check("The Thai army avoided shelling the temple.", "attack/shelling", {"polarity": "negated"})


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Buses completed the evacuation of 300 fighters from Tripoli on Friday.",
            "displacement/evacuated",
            {"modality": "asserted", "number_displaced": (300, 300), "origin": "Tripoli"},
        ),
        (
            "The governor welcomed the surrender of 40 Huk rebels near Manila.",
            "force_status/surrender",
            {"modality": "asserted"},
        ),
        (
            "The radio announced the surrender of the garrison at Pleiku.",
            "force_status/surrender",
            {"affected": "text:garrison"},
        ),
        (
            "Talks on a ceasefire opened in Geneva on Tuesday.",
            "agreement/peace_talks",
            {"event_location": "Geneva", "time": "2025-01-14..2025-01-14"},
        ),
        ("The Tuareg rebels agreed in principle to a prisoner exchange.", "agreement/prisoner_exchange", {}),
        (
            "The Red Cross arranged an exchange of prisoners between Ethiopia and Somalia.",
            "agreement/prisoner_exchange",
            {"party": "eth + som", "modality": "asserted"},
        ),
        (
            "An exchange of 40 prisoners between Azerbaijan and Armenia took place on Monday.",
            "agreement/prisoner_exchange",
            {"party": "aze + arm", "count": (40, 40)},
        ),
        (
            "Hamas and Israel broke off talks about the return of the soldier.",
            "agreement/peace_talks",
            {"party": "hamas + isr", "polarity": "negated"},
        ),
        (
            "The army condemned the execution of two soldiers by rebels in Aceh.",
            "violation/execution",
            {"modality": "asserted", "killed": (2, 2)},
        ),
    ],
)
def test_what_was_done_stays_a_fact(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


def test_who_is_exchanged_is_no_party(ask: Asking) -> None:
    claim = ask.one("After the prisoner exchange between Israel and Hamas, buses left for Ramallah.", "agreement")
    assert {actor.id for actor in claim.actors} == {"isr", "hamas"}


@pytest.mark.parametrize(
    "text",
    [
        "The two ministers exchanged notes about an exchange of students.",
        "An exchange of prisoners of conscience was a topic of the film.",
        "The doctor agreed to an interview.",
    ],
)
def test_other_exchanges_are_none_of_prisoners(ask: Asking, text: str) -> None:
    assert not any(found.startswith("agreement/") for found in ask.kinds(text))
