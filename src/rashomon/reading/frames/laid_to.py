"""Who is said to have done a deed that a noun names: "X was behind the killing of 21", "attributed the raid to X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.frames import attack_nouns
from rashomon.reading.frames.means import means_of, words
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.vocabulary import shared

if TYPE_CHECKING:
    from spacy.tokens import Token

_SEATS = frozenset({"pobj", "dobj", "nsubjpass"})
_STANDING = frozenset({"be", "stand", "lie"})
_ASKING = frozenset({"if", "whether", "who", "what", "which"})


def doers(scene: Scene, noun: Token) -> list[tuple[Token, bool]]:
    """The parties at whose door a deed is laid, and whether that is only supposed; none where it is denied or asked."""
    found: list[Token] = []
    verb = noun.head
    if noun.dep_ == "pobj":
        verb, found = _behind(scene, noun.head)
    elif noun.dep_ in ("dobj", "nsubjpass"):
        clause = scene.clause(verb)
        if verb.lemma_ in words("attributing"):
            found = clause.after("to")
        elif verb.lemma_ in words("blaming"):
            found = clause.after("on")
    parties = [t for t in found if scene.actors(t)]
    if not parties:
        return []
    clause = scene.clause(verb)
    asked = any(c.lower_ in _ASKING and c.dep_ in ("mark", "nsubj", "attr") for c in verb.lefts)
    if clause.negated or asked or clause.modality not in (None, "suspected"):
        return []
    unsaid = clause.passive and verb.lemma_ != "be"  # "was attributed to X": by whom is not told, or not by the paper
    return [(token, unsaid or clause.modality == "suspected") for token in parties]


def _behind(scene: Scene, link: Token) -> tuple[Token, list[Token]]:
    """The verb of "was behind it", "was responsible for it", "bears the blame for it", "blamed X for it", and who it is
    that did it."""
    above = link.head
    if link.lower_ == "behind" and above.lemma_ in _STANDING:
        clause = scene.clause(above)
        told = [t for t in (*clause.subjects, *clause.objects) if scene.actors(t)]
        return above, told
    if link.lower_ != "for":
        return above, []
    word = above.lemma_.lower()
    if word in shared()["responsible"] and above.dep_ in ("oprd", "acomp", "xcomp", "amod", "ccomp"):
        verb = above.head
        return verb, scene.clause(verb).subjects if verb.lemma_ == "be" else []
    if word in shared()["blame"] and above.dep_ == "dobj" and above.head.lemma_ in shared()["bearing_blame"]:
        return above.head, scene.clause(above.head).subjects
    if above.lemma_ == "blame" and above.pos_ == "VERB":
        to_blame = above.dep_ == "xcomp" and above.head.lemma_ == "be"
        clause = scene.clause(above.head if to_blame else above)
        return clause.trigger, clause.subjects if to_blame else clause.objects
    return above, []


def is_told(scene: Scene, noun: Token) -> bool:
    """Whether such a deed is told with whom it struck, or where, and is not only pointed back to."""
    if noun.dep_ not in _SEATS or means_of(noun) is None or "armed" in scene.classes(noun):
        return False
    slain = attack_nouns.slain(scene, noun)
    new = [t for t in slain if scene.quantities(t) or not any(c.lower_ in ("the", "these", "those") for c in t.lefts)]
    placed = any(t.i > noun.i and (p := scene.place(t)) is not None and p.sort == "name" for t in noun.subtree)
    return bool(new or placed or len(slain) == 1) and bool(doers(scene, noun))
