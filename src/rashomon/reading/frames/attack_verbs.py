"""Verbs that are an attack or a fight by themselves."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rashomon.reading.frames.clause import Clause
from rashomon.reading.frames.conditions import any_lemma, particles_of
from rashomon.reading.frames.counted import is_laden
from rashomon.reading.frames.means import means_of, words
from rashomon.reading.frames.nouns import obliques
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
    posted = clause.lemma == "deploy"  # "deployed snipers on the roof"
    wielded = [t for t in clause.objects if not (posted and "armed" in scene.classes(t))]
    armed = any(means is not None and means.type == "attack" for means in map(means_of, wielded))
    struck = clause.after("against", "on") if armed else []
    if armed and any("armed" in scene.classes(t) for t in clause.subjects):  # "used mortars around the town"
        where = [*clause.obliques, *(pair for noun in clause.objects for pair in obliques(noun))]
        struck += [t for p, t in where if p in ("around", "near", "in", "at") and scene.place(t) is not None]
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
    return next((row for row in rows if _fits(scene, clause, row)), None)


def _fits(scene: Scene, clause: Clause, row: dict[str, Any]) -> bool:
    """Whether a clause meets all conditions of a row."""
    particles = particles_of(scene, clause.trigger)
    if row.get("no_object") and (clause.objects or clause.passive):
        return False
    if row.get("told_once") and is_habitual(clause.trigger):
        return False
    if row.get("passive_only") and not clause.passive:
        return False
    if row.get("laden") and not any(is_laden(noun) for noun in _moved(clause)):
        return False
    if "particle" in row and not particles & set(row["particle"]):
        return False
    if "not_particle" in row and particles & set(row["not_particle"]):
        return False
    return (
        _objects_fit(scene, clause, row)
        and _subjects_fit(scene, clause, row)
        and _obliques_fit(scene, clause, row, particles)
    )


def _moved(clause: Clause) -> list[Token]:
    """What moves, where somebody drives something at something: also the boat of "two men in a boat rammed it"."""
    riding = [t for noun in clause.subjects for word, t in obliques(noun) if word in ("in", "aboard", "on")]
    return [*clause.objects, *clause.subjects, *riding]


def _objects_fit(scene: Scene, clause: Clause, row: dict[str, Any]) -> bool:
    wanted = set(row.get("object", ()))
    if wanted and not any(
        (scene.classes(n) | scene.classes(scene.party(n))) & wanted or _is_unlisted(scene, n, row)
        for n in clause.objects
    ):
        return False
    if "not_object" in row and any(scene.classes(n) & set(row["not_object"]) for n in clause.objects):
        return False
    if "not_object_lemma" in row and any_lemma(clause.objects, row["not_object_lemma"]):
        return False
    return "object_lemma" not in row or any_lemma(clause.objects, row["object_lemma"])


def _is_unlisted(scene: Scene, noun: Token, row: dict[str, Any]) -> bool:
    """Whether an object may be what a row asks for: a name that no list has, or a bare number of persons."""
    if row.get("or_named") and noun.pos_ == "PROPN":
        return not scene.actors(noun)
    return bool(row.get("or_counted")) and noun.pos_ == "NUM"


def _subjects_fit(scene: Scene, clause: Clause, row: dict[str, Any]) -> bool:
    if "not_subject_lemma" in row and any(n.lemma_.lower() in row["not_subject_lemma"] for n in clause.subjects):
        return False
    if "not_subject" in row and any(scene.classes(n) & set(row["not_subject"]) for n in clause.subjects):
        return False
    if "subject" in row and not any(scene.classes(n) & set(row["subject"]) for n in clause.subjects):
        return False
    return "subject_lemma" not in row or any(n.lemma_.lower() in row["subject_lemma"] for n in clause.subjects)


def _obliques_fit(scene: Scene, clause: Clause, row: dict[str, Any], particles: set[str]) -> bool:
    if "not_oblique" in row and any(scene.date(n) is None for n in clause.after(*row["not_oblique"])):
        return False
    if "oblique" not in row:
        return True
    nouns = clause.after(*row["oblique"])
    if not particles & set(row["oblique"]) and all(scene.date(n) is not None for n in nouns):
        return False
    if "oblique_lemma" in row and not any_lemma(nouns, row["oblique_lemma"]):
        return False
    return "oblique_class" not in row or any(scene.classes(n) & set(row["oblique_class"]) for n in nouns)


def is_habitual(verb: Token) -> bool:
    """Whether a verb tells of no one deed: a bare present or infinitive, "rebels attack by night", "ready to fire"."""
    if verb.tag_ == "VBD":
        return False
    helped = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    if any(child.tag_ == "VBD" and child.lemma_ == "do" for child in helped):
        return False
    if verb.tag_ in ("VBG", "VBN"):
        first = verb
        while not helped and first.dep_ == "conj" and first.head.pos_ == "VERB":
            first = first.head
            helped = [child for child in first.lefts if child.dep_ in ("aux", "auxpass")]
        return not any(child.lemma_ in ("be", "have") for child in helped)
    return True
