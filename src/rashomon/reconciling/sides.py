"""Whose hand an actor id stands for: the forces, the air force and the ministry of one state are one side."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rashomon.model.actor import ActorRef

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


COMMON = frozenset(
    {
        "army", "attackers", "authorities", "bombers", "civilians", "commanders", "commandos", "convoy", "detachment",
        "drones", "fighters", "forces", "government", "gunmen", "insurgents", "jets", "guerrillas", "men", "militants",
        "militia", "militiamen", "military", "officials", "paramilitaries", "police", "rebels", "refugees", "residents",
        "reinforcements", "separatists", "soldiers", "tanks", "terrorists", "troops", "villagers", "warplanes",
    }
)  # fmt: skip
"""Words that begin a sentence with a capital and still name no group."""


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


def is_body(actor_id: str) -> bool:
    """Whether the id is that of a body of a state, as `rus-air`.

    >>> is_body("rus-air"), is_body("al-shabaab")
    (True, False)
    """
    return "-" in actor_id and actor_id.casefold().rsplit("-", 1)[1] in _BODIES


def side_of(actor: ActorRef, parents: Mapping[str, str] | None = None) -> str:
    """The side of an actor in a claim; `~NOUN` for plain words such as "troops", which can be anyone's."""
    if actor.id.startswith("text:"):
        noun = actor.id.removeprefix("text:")
        if noun in COMMON or _plain(actor.as_written or actor.name):
            return f"~{noun}"
    return side(actor.id, parents)


@lru_cache(maxsize=100_000)
def named(found: frozenset[str]) -> frozenset[str]:
    """The sides that name someone: no civilians, no plain words."""
    return frozenset(one for one in found if one not in ANYONE and not one.startswith("~"))


def _plain(words: str) -> bool:
    """Whether no word after the first is capitalised, and the last is a common noun of people or gear."""
    parts = words.split()
    return not any(part[:1].isupper() for part in parts[1:]) and (
        len(parts) != 1 or parts[0].islower() or parts[0].casefold() in COMMON
    )
