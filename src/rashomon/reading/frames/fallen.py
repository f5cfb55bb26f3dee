"""Deaths told by words that also mean other things: "twelve soldiers fell", "were lost", "froze to death"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.frames.attack_verbs import is_habitual
from rashomon.reading.frames.casualties import casualty_claim, to_death
from rashomon.reading.frames.clause import Clause
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.means import words
from rashomon.reading.frames.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOT_ALONE = frozenset({"prt", "acomp", "oprd", "attr", "xcomp"})
_ELSEWHERE = frozenset({"place", "territory", "group_territory", "state", "weapon", "projectile", "plane", "unarmed"})


def fallen(scene: Scene, verb: Token) -> Draft | None:
    """ "Twelve soldiers fell there", "three officers were lost", "forty froze to death"; None for other verbs."""
    clause = scene.clause(verb)
    if clause.lemma in words("ambiguous"):
        hit = _hit_by_bullets(scene, clause)
        return casualty_claim(scene, clause, "killed_or_wounded", hit, agents=[]) if hit else None
    if clause.lemma in words("falling_dead"):
        victims = _fallen(scene, clause)
    elif clause.lemma in words("lost"):
        victims = _lost(scene, clause)
    elif clause.lemma in words("dying_of") and to_death(verb) and not clause.objects:
        victims = [noun for noun in clause.subjects if scene.classes(noun) & {"persons", "armed"} or noun.pos_ == "NUM"]
    else:
        return None
    return casualty_claim(scene, clause, "killed", victims, agents=[]) if victims else None


def _fallen(scene: Scene, clause: Clause) -> list[Token]:
    """Counted men under arms who fell, and neither back, nor into a trap, nor from a lorry."""
    verb = clause.trigger
    if clause.objects or clause.passive or is_habitual(verb) or any(c.dep_ in _NOT_ALONE for c in verb.children):
        return []
    if any(c.dep_ == "advmod" and c.lower_ in words("falling_off") for c in verb.children):
        return []
    where = [(link, noun) for link, noun in clause.obliques if scene.date(noun) is None]
    if any(link not in words("falling_where") or noun.lemma_.lower() in words("fallen_into") for link, noun in where):
        return []
    if any(link == "on" and scene.classes(noun) & {"persons", "armed"} for link, noun in where):
        return []
    return [noun for noun in clause.subjects if _is_man_of_war(scene, noun)]


def _is_man_of_war(scene: Scene, noun: Token) -> bool:
    """Whether a noun counts men under arms: "eighteen rebels"; no force, place or thing."""
    classes = scene.classes(noun)
    counted = any(q.dimension == "count" and q.qualifier != "article" for q in scene.quantities(noun))
    men = "armed" in classes or noun.lemma_.lower() in words("fighting_men")
    return counted and men and noun.tag_ != "NN" and not classes & _ELSEWHERE


def _hit_by_bullets(scene: Scene, clause: Clause) -> list[Token]:
    """Persons "hit by shrapnel", of whom it is not told whether they live."""
    if not clause.passive or not any(noun.lemma_.lower() in words("bullets") for noun in clause.subjects):
        return []
    return [noun for noun in clause.objects if scene.classes(noun) & {"persons", "armed"} and noun.pos_ != "PRON"]


def _lost(scene: Scene, clause: Clause) -> list[Token]:
    """Who is said to have been lost: "two pilots were lost"; none who lost something."""
    if not clause.passive or clause.subjects or clause.after("to", "on", "without"):
        return []
    lost = [noun for noun in clause.objects if scene.classes(noun) & {"persons", "armed"}]
    lost = [noun for noun in lost if not scene.classes(noun) & (_ELSEWHERE - {"unarmed"})]
    return [noun for noun in lost if any(q.dimension == "count" for q in scene.quantities(noun))]
