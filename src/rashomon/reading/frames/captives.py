"""Persons taken or held by an armed group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.frames import extent
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.filling import set_modality
from rashomon.reading.frames.means import words
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.vocabulary import harm_verbs

if TYPE_CHECKING:
    from spacy.tokens import Token


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
    first, last = extent.verbal(verb)
    subtype = "arbitrary_detention" if found & words("prisoners") else "abduction"
    draft = Draft(
        type="violation",
        subtype=subtype,
        trigger=verb,
        first=first,
        last=last,
        sentence=sentence,
        rule="violence:captives",
    )
    draft.roles = [("perpetrator", t) for t in clause.subjects if scene.actors(t)]
    kind = "detained" if subtype == "arbitrary_detention" else "abducted"
    called = words("prisoners") | words("hostages")
    for noun in [n for n in clause.objects if n.lower_ not in called or n.dep_ != "oprd"]:
        draft.roles.append(("victim", noun))
        draft.quantities += [
            (kind, q) for q in scene.quantities(noun) if q.dimension == "count" and q.qualifier != "article"
        ][:1]
    set_modality(draft, clause)
    return draft


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
    first, last = extent.verbal(verb)
    draft = Draft(
        type="violation",
        subtype="arbitrary_detention",
        trigger=verb,
        first=first,
        last=last,
        sentence=sentence,
        rule="violence:captives",
    )
    draft.roles = [("perpetrator", t) for t in clause.subjects if scene.actors(t)]
    draft.roles += [("victim", t) for t in scene.clause(before).objects if scene.actors(t)]
    draft.quantities = [("detained", counts[0])]
    set_modality(draft, clause)
    return draft
