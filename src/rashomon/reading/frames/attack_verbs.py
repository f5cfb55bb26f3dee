"""Verbs that are an attack or a fight by themselves."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rashomon.reading.frames.clause import Clause
from rashomon.reading.frames.conditions import any_lemma, particles_of
from rashomon.reading.frames.means import means_of, words
from rashomon.reading.frames.phrases import phrase
from rashomon.reading.frames.scene import Scene
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


_STRUCK = frozenset({"place", "territory", "group_territory", "property", "persons", "armed", "base"})


@lru_cache(maxsize=1)
def _attack_rows() -> dict[str, tuple[dict[str, Any], ...]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in lexicon("frames_violence")["verb"]:
        for lemma in row["lemmas"]:
            found.setdefault(lemma, []).append(row)
    return {lemma: tuple(rows) for lemma, rows in found.items()}


def _uses_gas(clause: Clause) -> bool:
    """ "Using chemical weapons against troops"."""
    used = clause.objects if clause.lemma in words("using") else []
    if clause.lemma in words("resorting"):
        used = clause.after("to")
    return any(means is not None and means.subtype == "chemical" for means in map(means_of, used))


def _uses_bombs(clause: Clause) -> bool:
    """ "Used at least 20 car bombs": weapons whose use is an attack."""
    if clause.lemma not in words("using") or clause.passive:
        return False
    return any(phrase(noun, 2) in words("used_up") or noun.lemma_ in words("used_up") for noun in clause.objects)


def _uses_against(scene: Scene, clause: Clause) -> bool:
    """ "Had used rockets against the town": a weapon turned on somebody or some place."""
    if clause.lemma not in words("using") or clause.passive:
        return False
    armed = any(means is not None and means.type == "attack" for means in map(means_of, clause.objects))
    struck = clause.after("against", "on") if armed else []
    return any(scene.classes(noun) & _STRUCK or scene.actors(noun) for noun in struck)


def attack_verb(scene: Scene, verb: Token) -> tuple[str, str] | None:
    """Type and subtype of a verb that is an attack or a clash by itself; None for others."""
    row = attack_row(scene, verb)
    return (row["type"], row["subtype"]) if row else None


def attack_row(scene: Scene, verb: Token) -> dict[str, Any] | None:
    """The first row of the lexicon whose conditions the verb's clause meets; None for other verbs."""
    rows = _attack_rows().get(verb.lemma_.lower())
    clause = scene.clause(verb)
    if not rows:
        if _uses_gas(clause):
            return {"type": "attack", "subtype": "chemical"}
        used = _uses_bombs(clause) or _uses_against(scene, clause)
        return {"type": "attack", "subtype": "unspecified"} if used else None
    particles = particles_of(scene, verb)
    for row in rows:
        if "object" in row and not any(
            (scene.classes(n) | scene.classes(scene.party(n))) & set(row["object"]) for n in clause.objects
        ):
            continue
        if "oblique" in row:
            nouns = [n for n in clause.after(*row["oblique"]) if scene.date(n) is None]
            if not nouns and not particles & set(row["oblique"]):
                continue
        if "not_object" in row and any(scene.classes(n) & set(row["not_object"]) for n in clause.objects):
            continue
        if "not_subject_lemma" in row and any(n.lemma_.lower() in row["not_subject_lemma"] for n in clause.subjects):
            continue
        if "subject" in row and not any(scene.classes(n) & set(row["subject"]) for n in clause.subjects):
            continue
        if "object_lemma" in row and not any_lemma(clause.objects, row["object_lemma"]):
            continue
        if "oblique_lemma" in row and not any_lemma(clause.after(*row["oblique"]), row["oblique_lemma"]):
            continue
        if "oblique_class" in row and not any(
            scene.classes(n) & set(row["oblique_class"]) for n in clause.after(*row["oblique"])
        ):
            continue
        if "subject_lemma" in row and not any(n.lemma_.lower() in row["subject_lemma"] for n in clause.subjects):
            continue
        if "particle" in row and not particles & set(row["particle"]):
            continue
        if row.get("passive_only") and not clause.passive:
            continue
        if "not_particle" in row and particles & set(row["not_particle"]):
            continue
        return row
    return None
