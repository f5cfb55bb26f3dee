"""What somebody calls untrue is denied by him, and told by nobody."""

from __future__ import annotations

import pytest

from reading.asking import Asking


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Claims that the rebels had taken Gao are false, the army said.", "territory_change"),
        ("Reports that Serb forces shelled Tuzla were untrue, the mayor of Zvornik said.", "attack/shelling"),
        ("There is no truth in reports that Kenyan troops crossed the border, the ministry said.", "movement"),
        ("It is not true that our troops shelled the village, the colonel said.", "attack/shelling"),
        (
            "The foreign ministry dismissed as fabrications claims that its troops had crossed the border.",
            "movement/advance",
        ),
    ],
)
def test_a_deed_that_is_called_untrue_is_denied(ask: Asking, text: str, kind: str) -> None:
    ask.check(text, kind, {"modality": "denied"})


@pytest.mark.parametrize(
    ("text", "initiator"),
    [
        ("Reports of the fall of Gao are untrue, the governor said.", "governor"),
        ("Accusations of torture are baseless, the governor said.", "governor"),
        ("The report is a lie, said the junta.", "junta"),
        ("There is no truth in reports of a massacre at Kibeho, the governor said.", "governor"),
    ],
)
def test_calling_a_report_untrue_is_a_denial(ask: Asking, text: str, initiator: str) -> None:
    claim = ask.one(text, "communication/denial")
    assert [actor.name.casefold() for actor in claim.actors] == [initiator]
    assert (claim.modality, claim.polarity) == ("asserted", "affirmed")


@pytest.mark.parametrize(
    "text",
    [
        "Reports of the fall of Gao are true, the press centre said.",
        "The report is 40 pages long, the mission said.",
        "Reports of fighting are frequent, the governor said.",
        "The bridge is a lie, he said.",
    ],
)
def test_what_is_not_called_untrue_is_no_denial(ask: Asking, text: str) -> None:
    assert "communication/denial" not in ask.kinds(text)


def test_what_is_called_true_is_not_denied(ask: Asking) -> None:
    ask.check("It is true that our troops shelled the village, the colonel said.", "attack", {"modality": "claimed"})
