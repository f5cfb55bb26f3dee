"""Supply lines that are harassed, ways that are forced, helpers who are held up, schools that are shut."""

from __future__ import annotations

import pytest

from reading.asking import Asking


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Guerrillas harassed the army's supply lines near Battambang.",
            "attack/unspecified",
            {"initiator": "text:guerrillas"},
        ),
        ("Rebel fighters punched a corridor through the enclave.", "territory_change/route_opened", {}),
        ("The shelling stopped. It had left the school without water.", "humanitarian_condition/service_outage", {}),
        ("Schools in the north have been shut since August.", "humanitarian_condition/service_outage", {}),
        ("Observers were turned back at a checkpoint in Goma.", "aid_event/access_denied", {"event_location": "Goma"}),
        (
            "Ambulances were stopped by soldiers at a checkpoint.",
            "aid_event/convoy_blocked",
            {"initiator": "text:soldiers"},
        ),
        ("A convoy of 200 soldiers was disarmed near Makeni.", "hazard_event/weapons_seized", {}),
        ("Martial law was imposed in Aceh.", "communication/announcement", {}),
        ("General Vargas imposed a state of siege on Friday.", "communication/announcement", {}),
    ],
)
def test_words_of_holding_up_and_shutting(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Soldiers harassed women at the market.", "attack"),
        ("Journalists harassed the minister with questions.", "attack"),
        ("He forced his way through the crowd.", "territory_change"),
        ("Schools were closed for the holidays.", "humanitarian_condition"),
        ("Tourists were turned back at the gate.", "aid_event"),
        ("Ambulances were stopped by traffic.", "aid_event"),
        ("The bomb was disarmed.", "hazard_event/weapons_seized"),
        ("Martial law is feared in Aceh.", "communication"),
    ],
)
def test_the_same_words_of_something_else(ask: Asking, text: str, kind: str) -> None:
    assert not any(found.startswith(kind) for found in ask.kinds(text))


@pytest.mark.parametrize("text", ["Shells hit the camp.", "The fighters set the town on fire.", "Rebels cut the road."])
def test_a_past_that_is_written_as_the_present_does_not_go_on(ask: Asking, text: str) -> None:
    assert all(claim.time.start is None for claim in ask.claims(text))
