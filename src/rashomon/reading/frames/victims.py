"""The victims of a claim and their numbers, and whether one who was shot is said to be dead or hurt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.model.quantity import Quantity
from rashomon.model.span import Span
from rashomon.reading.frames.classes import is_aged
from rashomon.reading.frames.clause import Clause
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.means import words
from rashomon.reading.frames.nouns import content_head
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.verbs import SUBJECTS
from rashomon.reading.frames.vocabulary import harm_verbs
from rashomon.reading.quantities.tables import persons
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rashomon.reading.mentions import QuantityMention

SINGLES = frozenset({"article", "single", "named", "both"})
"""Qualifiers of numbers that no numeral gives: each counts persons of its own."""
_ONE = frozenset({"he", "she", "him", "her"})
_BOTH = frozenset({"both"})
_MOST_BETWEEN = 3
_MOST_VERBS = 4


def single(scene: Scene, noun: Token, kind: str) -> Quantity | None:
    """One for a person told in the singular ("the boy", "a 14-year-old", "he"), two for "both"; None for others.

    A name is one person too.  Bodies, crowds and families are not.
    """
    head = content_head(noun)
    low = head.lower_
    if low in _BOTH:
        return _of(kind, head, 2, "both")
    if low in _ONE or is_aged(head) or _is_further_one(head):
        return _of(kind, head, 1, "single")
    if head.tag_ == "NN":
        person = persons().get(head.lemma_.lower())
        if person is None and _is_of_people(scene, head):
            return _of(kind, head, 1, "article")
        if person is None or person.group or person.event or _is_generic(head):
            return None
        article = any(child.lower_ in ("a", "an") for child in head.lefts)
        return _of(kind, head, 1, "article" if article else "single")
    if head.tag_ == "NNP" and _is_of_people(scene, head):
        return _of(kind, head, 1, "article")
    named = head.pos_ == "PROPN" and (head.ent_type_ == "PERSON" or is_somebody(scene, head))
    if named and not any(a.sort == "name" for a in scene.actors(noun)):
        return _of(kind, head, 1, "named")
    return None


def is_somebody(scene: Scene, noun: Token) -> bool:
    """Whether a noun is a person's own name, of at least two words or with a title ("Karim Haddad", "Father Okello"),
    or the object of a verb that only persons suffer ("murdered Haddad")."""
    if noun.tag_ != "NNP" or scene.place(noun) is not None:
        return False
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in words("of_persons"):
        return True
    return noun.ent_type_ in ("PERSON", "") and any(
        child.dep_ == "compound" and child.tag_ == "NNP" for child in noun.lefts
    )


def _is_further_one(head: Token) -> bool:
    """Whether an ordinal stands for one person more: "killed two policemen and wounded a third"."""
    told = head.lower_ in lexicon("quantities")["ordinals"] and head.dep_ in ("dobj", "nsubjpass", "nsubj")
    return told and any(child.lower_ in ("a", "an") for child in head.lefts)


def _is_of_people(scene: Scene, head: Token) -> bool:
    """Whether a noun is one of a people: "a Palestinian was shot dead"."""
    place = scene.place(head)
    return place is not None and place.sort == "demonym" and any(child.lower_ in ("a", "an") for child in head.lefts)


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
    if any(child.lemma_.lower() in harm_verbs() for child in joined):
        return None
    inside = [n for p, n in clause.obliques if p in ("in", "through", "above", "below", "on")]
    where = {n.lemma_.lower() for n in inside if _is_of_body(n)}
    if where & words("limbs"):
        return "injured"
    return "killed_or_wounded" if clause.lemma in words("wounding") or where & words("body") else None


def _is_of_body(noun: Token) -> bool:
    """Whether no other thing has the part: "the back of the head", but not "the heart of the town"."""
    own = words("body") | words("limbs")
    return all(t.lemma_.lower() in own for of in noun.rights if of.lower_ == "of" for t in of.rights)


def add_victims(scene: Scene, draft: Draft, kind: str, victims: Sequence[Token]) -> None:
    """Add victims with their numbers; a part of a number told elsewhere makes the claim a part."""
    in_cues = [speech.cue for speech in scene.document.speech if speech.cue is not None]
    told = [v for v in victims if not any(_is_in_cue(cue, v, draft.trigger) for cue in in_cues)]
    draft.roles += [("victim", victim) for victim in told if not _is_further_one(victim)]
    count_victims(scene, draft, kind, told)


def _is_in_cue(cue: Span, victim: Token, trigger: Token) -> bool:
    """ "killing 25 soldiers, residents said": the residents are none of the dead."""
    return cue.start <= victim.idx < cue.end and not cue.start <= trigger.idx < cue.end


def count_victims(scene: Scene, draft: Draft, kind: str, victims: Sequence[Token]) -> None:
    """Add the numbers of victims, without their role."""
    for victim in victims:
        if (before := counted_before(scene, victim)) is not None:
            draft.quantities.append((kind, before))
            continue
        counts = [q for q in scene.quantities(victim) if q.dimension == "count" and q.conversion_of is None]
        quantities = [q for q in counts if q.part_of is None] or counts
        if quantities and quantities[0].part_of is not None:
            draft.partial = True
        if quantities:
            draft.quantities += [(kind, q) for q in quantities[:1]]
        else:
            given = bare_plural(scene, victim, kind) or single(scene, victim, kind)
            if given is not None:
                draft.given.append(given)


def counted_before(scene: Scene, noun: Token) -> QuantityMention | None:
    """How many "them" are, where the verb before counted them alone and the same doers go on: "seized ten men and shot
    them"; None for other words."""
    if noun.lower_ != "them" or noun.dep_ != "dobj":
        return None
    verb = noun.head
    for _step in range(_MOST_VERBS):
        if verb.dep_ not in ("conj", "pcomp", "prep", "advcl") or any(c.dep_ in SUBJECTS for c in verb.lefts):
            return None
        verb = verb.head
        if verb.pos_ != "VERB":
            continue
        before = [child for child in verb.rights if child.dep_ == "dobj" and child.i < noun.i]
        if not before:
            continue
        counts = [q for q in scene.quantities(before[0]) if q.dimension == "count" and q.conversion_of is None]
        plural = before[0].tag_ == "NNS" and not any(child.dep_ == "conj" for child in before[0].rights)
        return counts[0] if plural and len(counts) == 1 and counts[0].part_of is None else None
    return None


def bare_plural(scene: Scene, noun: Token, kind: str) -> Quantity | None:
    """At least two for a plural without a number; None for pronouns, singulars and names of groups.

    Source: guidelines 5 ("a bare plural of casualties").
    """
    head = content_head(noun)
    if head.pos_ == "PRON" or scene.quantities(noun):
        return None
    span = Span(head.idx, head.idx + len(head.text))
    if head.tag_ == "NNS" or head.lower_ in words("plural_forms"):
        if any(child.lower_ in ("the", "these", "those", "their", "all") for child in head.lefts):
            return None
        return Quantity(kind=kind, low=2, high=None, unit="persons", qualifier="vague", as_written=head.text, span=span)
    return None


def is_nobody(scene: Scene, noun: Token) -> bool:
    """Whether a word says that there was nobody: "nobody", "no one"."""
    return any(q.dimension == "count" and q.high == 0 for q in scene.quantities(noun))


def nobody_of(victims: Sequence[Token], kind: str) -> list[Quantity]:
    """The zero of a denied claim that leaves none of its victims: "did not cause any casualties"; else empty."""
    return [_none_of(kind, victim) for victim in victims[:1] if _is_any(victim)]


def _is_any(noun: Token) -> bool:
    """Whether a negation leaves none of a noun: "did not cause any casualties", "not a single civilian"."""
    before = [child.lower_ for child in noun.lefts]
    return "any" in before or ("not" in before and bool({"single", "one"} & set(before)))


def _none_of(kind: str, noun: Token) -> Quantity:
    span = Span(noun.idx, noun.idx + len(noun.text))
    return Quantity(kind=kind, low=0, high=0, value=0, unit="persons", qualifier="no", as_written=noun.text, span=span)


def is_all_the_dead(noun: Token) -> bool:
    """ "The dead", "all those killed": all whom a deed has killed, told as known."""
    if noun.lower_ == "those":
        return any(child.dep_ in ("acl", "relcl") and child.lower_ in words("dead_forms") for child in noun.rights)
    definite = any(child.lower_ in ("the", "all") for child in noun.lefts)
    return noun.lower_ == "dead" and noun.tag_ != "JJR" and definite
