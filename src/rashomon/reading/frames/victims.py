"""Who counts as one victim without a numeral, and whether one who was shot is said to be dead or hurt."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model.quantity import Quantity
from rashomon.model.span import Span
from rashomon.reading.frames.clause import Clause
from rashomon.reading.frames.means import words
from rashomon.reading.frames.nouns import content_head
from rashomon.reading.frames.scene import Scene, is_aged
from rashomon.reading.quantities.tables import persons
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

SINGLES = frozenset({"article", "single", "named", "both"})
"""Qualifiers of numbers that no numeral gives: each counts persons of its own."""
_ONE = frozenset({"he", "she", "him", "her"})
_BOTH = frozenset({"both"})
_MOST_BETWEEN = 3


def single(scene: Scene, noun: Token, kind: str) -> Quantity | None:
    """One for a person told in the singular ("the boy", "a 14-year-old", "he"), two for "both"; None for others.

    A name is one person too.  Bodies, crowds and families are not.
    """
    head = content_head(noun)
    low = head.lower_
    if low in _BOTH:
        return _of(kind, head, 2, "both")
    if low in _ONE or is_aged(head):
        return _of(kind, head, 1, "single")
    if head.tag_ == "NN":
        person = persons().get(head.lemma_.lower())
        if person is None or person.group or person.event or _is_generic(head):
            return None
        article = any(child.lower_ in ("a", "an") for child in head.lefts)
        return _of(kind, head, 1, "article" if article else "single")
    if head.pos_ == "PROPN" and head.ent_type_ == "PERSON" and not any(a.sort == "name" for a in scene.actors(noun)):
        return _of(kind, head, 1, "named")
    return None


def _is_generic(head: Token) -> bool:
    """Whether a singular stands for many: "every child", "no civilian", "each victim"."""
    return any(child.lower_ in ("every", "each", "no", "any") for child in head.lefts)


def _of(kind: str, head: Token, count: float, qualifier: str) -> Quantity:
    return Quantity(
        kind=kind,
        low=count,
        high=count,
        value=count,
        unit="persons",
        qualifier=qualifier,
        as_written=head.text,
        span=Span(head.idx, head.idx + len(head.text)),
    )


@lru_cache(maxsize=1)
def _harming() -> frozenset[str]:
    return frozenset(lemma for row in lexicon("frames_violence")["harm"] for lemma in row["lemmas"])


def hit_kind(clause: Clause) -> str | None:
    """What "shot" tells of those hit: killed ("shot dead", "fatally shot"), injured ("shot in the leg") or either.

    None where nothing tells that a body was hit, and where the next verb tells it ("shot and killed").
    """
    verb = clause.trigger
    around = {child.lower_ for child in verb.children} | {n.lower_ for p, n in clause.obliques if p == "to"}
    around |= {child.lower_ for noun in clause.objects for child in noun.lefts}
    if around & words("to_death"):
        return "killed"
    joined = [child for child in verb.rights if child.dep_ == "conj" and child.i - verb.i <= _MOST_BETWEEN]
    if any(child.lemma_.lower() in _harming() for child in joined):
        return None
    where = {n.lemma_.lower() for p, n in clause.obliques if p in ("in", "through", "above", "below", "on")}
    if where & words("limbs"):
        return "injured"
    return "killed_or_wounded" if clause.lemma in words("wounding") or where & words("body") else None
