"""Ties between parties: alliances, wings, composition, command.

The sentences are our own.
"""

from __future__ import annotations

import pytest

from reading.asking import Asking, wrong

CASES = [
    (
        "The al-Qassam Brigades, the armed wing of Hamas, fired rockets.",
        "actor_relation/affiliation",
        {"subject": "qassam", "parent": "hamas", "time": "..", "event_location": None},
    ),
    (
        "The Syrian Democratic Forces, dominated by the YPG, captured Raqqa.",
        "actor_relation/composition",
        {"subject": "sdf", "member": "ypg"},
    ),
    (
        "The YPG, which Turkey considers an extension of the PKK, holds Kobani.",
        "actor_relation/affiliation",
        {"subject": "ypg", "parent": "pkk", "hedge_holder_of_view": "Turkey"},
    ),
    ("Al Shabaab is allied with al-Qaeda.", "actor_relation/alliance", {"subject": "al-shabaab", "object": "al-qaeda"}),
    (
        "The Alliance Fleuve Congo, led by M23, took Goma.",
        "actor_relation/command",
        {"subject": "afc-congo", "parent": "m23"},
    ),
    ("Rwanda backs the M23 with weapons.", "support_relation/arms", {"backer": "rwa", "backed": "m23"}),
    (
        "Russia provided air support to the Libyan National Army.",
        "support_relation/air_support",
        {"backer": "rus", "backed": "lna"},
    ),
    ("Rwanda denies backing the M23.", "support_relation/co_belligerent", {"modality": "denied", "voice": "rwa"}),
    (
        "The Quds Force is part of the Revolutionary Guards.",
        "actor_relation/affiliation",
        {"parent": "irgc"},
    ),
    wrong(
        "claims/voices: the tie that Turkey asserts is in the outlet's voice",
        "The YPG, which Turkey considers an extension of the PKK, holds Kobani.",
        "actor_relation/affiliation",
        {"modality": "claimed", "voice": "tur"},
    ),
    wrong(
        "extent.verbal: the relative clause's tail stays in the span of the main clause",
        "The YPG, which Turkey considers an extension of the PKK, holds Kobani.",
        "control/full_hold",
        {"quote": "The YPG, which Turkey considers an extension of the PKK, holds Kobani"},
    ),
    wrong(
        "folding.fold_backing folds only before the host's verb: 'Fighters backed by X captured Y' stays apart",
        "Fighters backed by the United Arab Emirates captured Zinjibar.",
        "territory_change/captured",
        {"backer": "are"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_a_tie_has_both_ends(ask: Asking, text: str, kind: str, expected: dict[str, object]) -> None:
    ask.check(text, kind, expected)
