"""Whose hand an actor id stands for: the forces, the air force and the ministry of one state are one side."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rashomon.model.actor import ActorRef
from rashomon.reconciling.wording import listed, table

NOBODY = frozenset({"unknown", ""})
"""Ids that name no one."""

ANYONE = frozenset({"civ", "persons", "residents"})
"""Ids of people without a side."""

STATE = "gov"
"""Ending of the side of a state whose own id says "civilians": the Ivory Coast's is `civ`."""

_BODIES = frozenset(
    {
        "mod", "mfa", "moi", "moh", "air", "navy", "police", "intel", "forces", "gov", "state", "monitors",
        "deminers", "besieged", "army", "president", "pm", "parliament", "courts", "media", "tv", "guard",
    }
)  # fmt: skip
"""Endings of derived ids, as in `rus-air` or `syr-gov-forces`."""


def side(actor_id: str, parents: Mapping[str, str] | None = None) -> str:
    """The side that an actor belongs to; the id itself for a body of its own.

    >>> side("rus-air"), side("syr-gov-forces"), side("fardc"), side("al-shabaab")
    ('rus', 'syr', 'cod', 'al-shabaab')
    >>> side("civ"), side("civ-forces")
    ('civ', 'civ-gov')
    """
    seen: set[str] = set()
    current = actor_id
    while parents and current in parents and current not in seen:
        seen.add(current)
        current = parents[current]
    parts = _state_of(current.casefold()).split("-")
    while len(parts) > 1 and parts[-1] in _BODIES:
        parts.pop()
    found = _state_of("-".join(parts))
    return f"{found}-{STATE}" if found in ANYONE and found != actor_id else found


def body(actor_id: str) -> str:
    """The id of the one body that several ids stand for: a state's army under its own name and as derived.

    >>> body("fardc"), body("cod-forces"), body("m23")
    ('cod-forces', 'cod-forces', 'm23')
    """
    return _of_states()["whole"].get(actor_id, actor_id)


def is_body(actor_id: str) -> bool:
    """Whether the id is that of a body of a state, as `rus-air`.

    >>> is_body("rus-air"), is_body("fardc"), is_body("al-shabaab")
    (True, True, False)
    """
    if actor_id in _of_states()["whole"] or actor_id in _of_states()["part"]:
        return True
    return "-" in actor_id and actor_id.casefold().rsplit("-", 1)[1] in _BODIES


def _state_of(actor_id: str) -> str:
    known = _of_states()
    return known["whole"].get(actor_id) or known["part"].get(actor_id) or actor_id


@lru_cache(maxsize=1)
def _of_states() -> dict[str, Mapping[str, str]]:
    """The rows of the registry that are bodies of a state: actor id -> derived id (`whole`) or state (`part`)."""
    rows = table("bodies.toml")
    return {"whole": rows["whole"], "part": rows["part"]}


def side_of(actor: ActorRef, parents: Mapping[str, str] | None = None) -> str:
    """The side of an actor in a claim; `~NOUN` for plain words such as "troops", which can be anyone's."""
    kind, _colon, rest = actor.id.partition(":")
    if kind in ("text", "unnamed") and rest.split()[-1:] and rest.split()[-1] in listed()["mouthpieces"]:
        return f"~{rest.split()[-1]}"
    if actor.id.startswith("text:"):
        noun = actor.id.removeprefix("text:")
        if noun in _crowds() or _plain(actor.as_written or actor.name):
            return f"~{noun}"
    return side(actor.id, parents)


@lru_cache(maxsize=100_000)
def named(found: frozenset[str]) -> frozenset[str]:
    """The sides that name someone: no civilians, no plain words."""
    return frozenset(one for one in found if one not in ANYONE and not one.startswith("~"))


@lru_cache(maxsize=1)
def _crowds() -> frozenset[str]:
    """Words for those who fight that name no group, also where they open a headline."""
    return frozenset(listed()["common"] | listed()["fighters"] | listed()["state_fighters"])


def _plain(words: str) -> bool:
    """Whether no word after the first is capitalised, and the last is a common noun of people or gear."""
    parts = words.split()
    plain = listed()["common"] | listed()["plain_forces"]
    if parts and all(part.casefold() in plain for part in parts):
        return True
    return not any(part[:1].isupper() for part in parts[1:]) and (
        len(parts) != 1 or parts[0].islower() or parts[0].casefold() in _crowds()
    )
