"""How many people, where and in what condition: forms that no single verb tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rashomon.reading.frames import extent
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.vocabulary import shared

if TYPE_CHECKING:
    from spacy.tokens import Token


def home_to(scene: Scene, tokens: Sequence[Token]) -> Iterator[Draft]:
    """ "The town, home to around 9,000 people", "a camp that houses": residents by apposition."""
    for token in tokens:
        if token.lower_ != "home":
            continue
        for child in token.children:
            if child.dep_ != "prep" or child.lower_ != "to":
                continue
            for noun in (c for c in child.children if c.dep_ == "pobj"):
                quantity = next(
                    (q for q in scene.quantities(noun) if q.dimension == "count" and q.qualifier != "article"), None
                )
                sentence = scene.sentence(token)
                if quantity is None or sentence is None or noun.lemma_.lower() in shared()["no_dwellers"]:
                    continue
                last = max(t.i for t in child.subtree if t.dep_ != "punct")
                draft = Draft(
                    type="population",
                    subtype="resident",
                    trigger=token,
                    first=token.i,
                    last=last,
                    sentence=sentence,
                    rule="people:home",
                )
                draft.roles.append(("population", noun))
                draft.quantities.append(("population", quantity))
                yield draft


def condition(draft: Draft) -> None:
    """ "Living in difficult conditions" tells of people affected, not of residents."""
    if draft.type == "population" and draft.subtype == "resident":
        words = {t.lower_ for t in draft.trigger.subtree}
        if words & shared()["hardship"]:
            draft.subtype = "affected"


def in_need(scene: Scene, verb: Token) -> Draft | None:
    """ "Two million people are in need of aid", "are at risk of famine", "are trapped in the city"."""
    if verb.lemma_ not in ("be", "remain"):
        return None
    clause = scene.clause(verb)
    nouns = {n.lemma_.lower() for p, n in clause.obliques if p in ("in", "at")}
    counted = [
        q for s in clause.subjects for q in scene.quantities(s) if q.dimension == "count" and q.qualifier != "article"
    ]
    sentence = scene.sentence(verb)
    if not counted or sentence is None or not nouns & shared()["need"]:
        return None
    first, last = extent.verbal(verb)
    draft = Draft(
        type="population",
        subtype="in_need",
        trigger=verb,
        first=first,
        last=last,
        sentence=sentence,
        rule="people:need",
    )
    draft.roles = [("population", s) for s in clause.subjects]
    draft.quantities = [("population", counted[0])]
    return draft
