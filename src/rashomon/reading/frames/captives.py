"""Persons taken or held by an armed group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.frames import extent
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.filling import set_modality
from rashomon.reading.frames.means import words
from rashomon.reading.frames.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token


def captives(scene: Scene, verb: Token) -> Draft | None:
    """ "Taking 41 prisoner", "held hostage": persons in an armed group's hands."""
    if verb.lemma_ not in words("capturing"):
        return None
    around = {
        t.lower_
        for t in verb.subtree
        if 0 < t.i - verb.i <= 7
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
    for noun in clause.objects:
        draft.roles.append(("victim", noun))
        draft.quantities += [
            (kind, q) for q in scene.quantities(noun) if q.dimension == "count" and q.qualifier != "article"
        ][:1]
    set_modality(draft, clause)
    return draft
