"""Mines and bombs of which a clause tells who laid them, where the words around it tell that they went off."""

from __future__ import annotations

from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.means import words


def fold_planted(by_trigger: dict[int, Draft]) -> None:
    """ "A bomb planted under a car went off" is one attack: no bomb lies there any more."""
    struck = {d.event.i for d in by_trigger.values() if d.event is not None and d.type == "attack"}
    exploded = {
        d.event.i for d in by_trigger.values() if d.event is not None and d.trigger.lemma_ in words("going_off")
    }
    for index, draft in list(by_trigger.items()):
        gone = exploded if draft.has("emplacer") else exploded | struck
        if draft.subtype == "mine_laying" and draft.trigger.dep_ == "acl" and draft.trigger.head.i in gone:
            del by_trigger[index]
    _fold_met(by_trigger)


def _fold_met(by_trigger: dict[int, Draft]) -> None:
    """ "A bus hit a mine laid by rebels" is one attack by them, with the mine that no longer lies there."""
    for index, draft in list(by_trigger.items()):
        if draft.subtype not in ("mine_laying", "explosive_contamination") or draft.trigger.dep_ not in (
            "acl",
            "relcl",
        ):
            continue
        mine = draft.trigger.head
        met = mine.head.head if mine.dep_ == "pobj" else mine.head
        host = by_trigger.get(met.i)
        if host is None or host.rule != "violence:meets_mine":
            continue
        laid_by = [token for role, token in draft.roles if role == "emplacer"]
        if laid_by and not host.has("initiator"):
            host.roles += [("initiator", token) for token in laid_by]
            host.unknown_initiator = False
        del by_trigger[index]
