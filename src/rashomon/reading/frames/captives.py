"""Persons taken or held by an armed group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.frames import extent
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.filling import add_singles, set_modality
from rashomon.reading.frames.means import words
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.vocabulary import harm_verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rashomon.reading.mentions import Sentence


def captives(scene: Scene, verb: Token) -> Draft | None:
    """ "Taking 41 prisoner", "held hostage": persons in an armed group's hands."""
    if verb.lemma_ not in words("capturing"):
        return _counted_behind(scene, verb)
    around = {
        t.lower_
        for t in verb.subtree
        if 0 < t.i - verb.i <= 7
        and not _is_told_by_another(t, verb)
        and t.dep_
        in ("oprd", "advmod", "acomp", "xcomp", "dobj", "advcl", "npadvmod", "attr", "ccomp", "conj", "pobj", "amod")
    }
    found = around & (words("prisoners") | words("hostages"))
    sentence = scene.sentence(verb)
    clause = scene.clause(verb)
    if not found or sentence is None or not (clause.objects or clause.subjects):
        return None
    called = words("prisoners") | words("hostages")
    taken = [noun for noun in clause.objects if noun.lower_ not in called or noun.dep_ != "oprd"]
    of_war = not any(_is_civilian(scene, noun) for noun in taken)
    if not found & words("prisoners"):
        of_war = bool(found & words("captive")) and any("armed" in scene.classes(noun) for noun in taken)
    doing, suffering, draft = _draft(verb, sentence, of_war=of_war and verb.lemma_ == "take")
    if draft.type == "violation" and not found & words("prisoners"):
        draft.subtype = "abduction"
    draft.roles = [(doing, t) for t in clause.subjects if scene.actors(t)]
    kind = "abducted" if draft.subtype == "abduction" else "detained"
    for noun in taken:
        draft.roles.append((suffering, noun))
        draft.quantities += [
            (kind, q) for q in scene.quantities(noun) if q.dimension == "count" and q.qualifier != "article"
        ][:1]
    add_singles(scene, draft, kind, taken)
    set_modality(draft, clause)
    return draft


def _draft(verb: Token, sentence: Sentence, *, of_war: bool) -> tuple[str, str, Draft]:
    """The roles of who took and of who was taken, and the claim: fighters who are captured are a setback of their
    force (docs/decisions/0015), others are detained."""
    first, last = extent.verbal(verb)
    draft = Draft(
        type="force_status" if of_war else "violation",
        subtype="setbacks" if of_war else "arbitrary_detention",
        trigger=verb,
        first=first,
        last=last,
        sentence=sentence,
        rule="violence:captives",
    )
    return ("initiator", "affected", draft) if of_war else ("perpetrator", "victim", draft)


def _is_civilian(scene: Scene, noun: Token) -> bool:
    """Whether a noun means civilians, who are no prisoners of war."""
    return any(actor.kind == "civilians" for actor in scene.actors(noun))


def _is_told_by_another(word: Token, verb: Token) -> bool:
    """Whether a word is what a second deed is done to: "took the port and released twelve hostages"."""
    node = word
    while node != verb and node.head.i != node.i:
        node = node.head
        if node != verb and node.pos_ == "VERB" and node.dep_ in ("conj", "advcl", "relcl", "acl"):
            return True
    return False


def _counted_behind(scene: Scene, verb: Token) -> Draft | None:
    """ "Killed 17 rebels and captured 23", "52 were killed and five captured": a bare number behind the dead counts
    captives of the same party."""
    before, sentence = verb.head, scene.sentence(verb)
    if verb.lemma_ != "capture" or verb.dep_ != "conj" or sentence is None or before.lemma_ not in harm_verbs():
        return None
    clause = scene.clause(verb)
    bare = [noun for noun in clause.objects if noun.pos_ == "NUM" and not any(c.dep_ == "prep" for c in noun.rights)]
    counts = [q for noun in bare for q in scene.quantities(noun) if q.dimension == "count"]
    if len(bare) != 1 or len(clause.objects) != 1 or not counts:
        return None
    before_them = [t for t in scene.clause(before).objects if scene.actors(t)]
    doing, suffering, draft = _draft(verb, sentence, of_war=not any(_is_civilian(scene, t) for t in before_them))
    draft.roles = [(doing, t) for t in clause.subjects if scene.actors(t)]
    draft.roles += [(suffering, t) for t in before_them]
    draft.quantities = [("detained", counts[0])]
    set_modality(draft, clause)
    return draft
