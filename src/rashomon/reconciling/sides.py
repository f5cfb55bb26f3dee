"""Whose hand an actor id stands for: the forces, the air force and the ministry of one state are one side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

NOBODY = frozenset({"unknown", ""})
"""Ids that name no one."""

ANYONE = frozenset({"civ", "persons", "residents"})
"""Ids of people without a side."""

_BODIES = frozenset(
    {
        "mod", "mfa", "moi", "moh", "air", "navy", "police", "intel", "forces", "gov", "state", "monitors",
        "deminers", "besieged", "army", "president", "pm", "parliament", "courts", "media", "tv", "guard",
    }
)  # fmt: skip
"""Endings of derived ids, as in `rus-air` or `syr-gov-forces`."""


def side(actor_id: str, parents: Mapping[str, str] | None = None) -> str:
    """The side that an actor belongs to; the id itself for a body of its own.

    >>> side("rus-air"), side("syr-gov-forces"), side("al-shabaab")
    ('rus', 'syr', 'al-shabaab')
    """
    seen: set[str] = set()
    current = actor_id
    while parents and current in parents and current not in seen:
        seen.add(current)
        current = parents[current]
    parts = current.casefold().split("-")
    while len(parts) > 1 and parts[-1] in _BODIES:
        parts.pop()
    return "-".join(parts)


def sides(actor_ids: Iterable[str], parents: Mapping[str, str] | None = None) -> frozenset[str]:
    """The sides of several actors, without those who name no one."""
    return frozenset(side(actor_id, parents) for actor_id in actor_ids if actor_id not in NOBODY)
