"""Ties between parties: alliances, wings, composition, and support told by a noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rashomon.reading.frames import extent
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.nouns import conjuncts
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.vocabulary import shared

if TYPE_CHECKING:
    from spacy.tokens import Token


def appositions(scene: Scene, tokens: Sequence[Token]) -> Iterator[Draft]:
    """ "the FMLN, an umbrella of five groups", "a wing of the Baath party", "the media arm of X"."""
    tied = shared()["subordinate"] | shared()["composed"]
    for token in tokens:
        lemma = token.lemma_.lower()
        if (
            token.pos_ not in ("NOUN", "PROPN")
            or lemma not in tied
            or token.dep_ not in ("appos", "attr", "oprd", "conj")
        ):
            continue
        named = token.head if token.dep_ == "appos" else None
        if token.dep_ == "attr":
            named = next((c for c in token.head.children if c.dep_ in ("nsubj",)), None)
        if named is None or not scene.actors(named):
            continue
        of = [
            n
            for child in token.rights
            if child.dep_ == "prep" and child.lower_ in ("of", "between")
            for c in child.children
            if c.dep_ == "pobj"
            for n in conjuncts(c)
        ]
        owners = of or [c for c in token.lefts if c.dep_ == "poss" and scene.actors(c)]
        sentence = scene.sentence(token)
        if not owners or sentence is None:
            continue
        composed = lemma in shared()["composed"]
        owners = [scene.party(n) for n in owners]
        if not composed and not any(scene.actors(n) for n in owners):
            continue
        first, last = _between(named, token)
        draft = Draft(
            type="actor_relation",
            subtype="composition" if composed else "affiliation",
            trigger=token,
            first=first,
            last=last,
            sentence=sentence,
            rule=f"relations:{lemma}",
            lasting=True,
            own_voice=token.dep_ == "appos",
            wants_place=False,
            weight=0,
        )
        draft.roles.append(("subject", named))
        draft.roles += [("member" if composed else "parent", n) for n in owners if scene.actors(n)]
        yield draft


def _between(named: Token, noun: Token) -> tuple[int, int]:
    left = [t.i for t in named.subtree if t.i <= named.i and named.i - t.i < 7]
    tail = [t.i for t in noun.subtree if t.dep_ not in ("punct",)]
    return min(left or [named.i]), max([*tail, noun.i])


def verbal(scene: Scene, verb: Token) -> Draft | None:
    """ "Is made up of", "affiliated with", "run by", "led by", "considers an affiliate of"."""
    lemma = verb.lemma_.lower()
    if not any(lemma in shared()[name] for name in ("composing", "tying", "running", "considering")):
        return None
    clause = scene.clause(verb)
    sentence = scene.sentence(verb)
    if sentence is None:
        return None
    first, last = extent.verbal(verb)
    draft = Draft(
        type="actor_relation",
        subtype="affiliation",
        trigger=verb,
        first=first,
        last=last,
        sentence=sentence,
        rule=f"relations:verb:{lemma}",
        lasting=True,
        wants_place=False,
    )
    if lemma in shared()["composing"] and (clause.passive or lemma == "comprise"):
        members = clause.after("of", "by", "from") + (clause.subjects if clause.passive else clause.objects)
        wholes = clause.objects if clause.passive else clause.subjects
        if any(scene.actors(m) for m in members) and any(scene.actors(w) for w in wholes):
            draft.subtype, draft.lasting = "composition", verb.dep_ == "acl"
            draft.roles = [("subject", w) for w in wholes] + [("member", m) for m in members if scene.actors(m)]
            for whole in wholes:
                for token in (whole, *whole.subtree):
                    draft.quantities += [("share", q) for q in scene.quantities(token) if q.dimension == "fraction"][:1]
                    if draft.quantities:
                        break
            return draft
    if lemma in shared()["tying"] and clause.passive:
        parents = [n for n in clause.after("with", "to") if scene.actors(n)]
        subjects = [n for n in clause.objects if scene.actors(n)]
        if parents and subjects:
            draft.subtype = "alliance" if lemma in shared()["allying"] else "affiliation"
            draft.roles = [("subject", n) for n in subjects] + [
                ("parent" if draft.subtype == "affiliation" else "object", n) for n in parents
            ]
            return draft
    if lemma in shared()["running"] and verb.dep_ == "acl" and clause.passive:
        parents = [scene.party(n) for n in clause.subjects if scene.actors(scene.party(n))]
        subjects = [n for n in clause.objects if scene.actors(n) and not scene.place(n)]
        if parents and subjects:
            draft.subtype = "command" if lemma in shared()["commanding"] else "affiliation"
            draft.roles = [("subject", n) for n in subjects] + [("parent", n) for n in parents]
            draft.own_voice = True
            return draft
    if lemma in shared()["considering"]:
        return _considered(scene, verb, draft)
    return None


def _considered(scene: Scene, verb: Token, draft: Draft) -> Draft | None:
    """ "Which Turkey considers an affiliate of the PKK": a tie that one side asserts."""
    clause = scene.clause(verb)
    holders = [s for s in clause.subjects if scene.actors(s)]
    for token in verb.subtree:
        if token.lemma_.lower() in shared()["subordinate"] and token.i > verb.i:
            parents = [t for t in token.subtree if t.i > token.i and scene.actors(t)]
            subjects = [t for t in (verb.head, *clause.objects) if scene.actors(t) and t not in parents]
            if parents and subjects and holders:
                draft.roles = [("subject", subjects[0]), ("parent", parents[-1])]
                draft.first, draft.last = min(draft.first, subjects[0].i), max(draft.last, parents[-1].i)
                draft.lasting = False
                draft.rule = "relations:considered"
                draft.slot_modality["holder_of_view"] = holders[0].text
                return draft
    return None
