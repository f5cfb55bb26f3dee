"""Casualties told by idiom: "lost their lives", "bodies were recovered", "suffered injuries"."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rashomon.reading.frames import losses
from rashomon.reading.frames.casualties import casualty_claim
from rashomon.reading.frames.clause import Clause, nominal_clause
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.means import words
from rashomon.reading.frames.nouns import content_head
from rashomon.reading.frames.phrases import phrase
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.victims import single
from rashomon.reading.frames.vocabulary import harm_verbs
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPLEMENTS = frozenset({"acomp", "oprd", "attr", "xcomp", "dobj", "ccomp", "advmod"})


@lru_cache(maxsize=1)
def _idioms() -> tuple[dict[str, Any], ...]:
    return tuple(
        {
            **row,
            "verb": frozenset(row["verb"]),
            "object": frozenset(row["object"]),
            "not_adjective": frozenset(row.get("not_adjective", ())),
        }
        for row in lexicon("frames_violence")["idiom"]
        if "object" in row
    )


def _means_after(noun: Token) -> list[tuple[str, Token]]:
    """In what those counted died: "reported five deaths in rebel fire"."""
    return [pair for pair in nominal_clause(noun).obliques if pair[0] in ("in", "from", "during")]


@lru_cache(maxsize=1)
def _told_of_subject() -> tuple[dict[str, Any], ...]:
    return tuple(row for row in lexicon("frames_violence")["idiom"] if "subject" in row)


def idiom(scene: Scene, verb: Token) -> Draft | None:
    """ "lost their lives", "suffered injuries", "bodies were recovered", "casualties were reported"."""
    lemma = verb.lemma_.lower()
    clause = scene.clause(verb)
    if lemma in ("lose", "cost") and clause.subjects and (lost := _lost(scene, clause)):
        draft = casualty_claim(scene, clause, "killed", lost, agents=[])
        if draft is not None and lemma == "cost" and (losers := [t for t in clause.after("to") if scene.actors(t)]):
            draft.roles = [("victim", t) for t in losers] + [pair for pair in draft.roles if pair[0] != "victim"]
        return draft
    if verb.dep_ in ("acl", "relcl") and lemma in words("suffering"):
        return None
    gone = _gone(scene, clause)
    if gone:
        draft = casualty_claim(scene, clause, "missing", gone, agents=[])
        if draft is not None and lemma in words("seen"):
            draft.polarity = "affirmed"  # who has not been seen is missing
        return draft
    exists = lemma == "be" and any(child.dep_ == "expl" for child in verb.lefts)
    for row in _idioms():
        if lemma not in row["verb"] and not (exists and "suffer" in row["verb"]):
            continue  # "there were no casualties" is said as "the strike caused no casualties"
        if any(child.lower_ == "whose" for noun in clause.objects for child in noun.lefts):
            continue
        for noun in clause.objects:
            if not (
                noun.lemma_.lower() in row["object"] or noun.lower_ in row["object"] or phrase(noun, 2) in row["object"]
            ):
                continue
            if _is_of_goods(scene, noun, row["not_adjective"]):
                return None
            if clause.after(*row.get("not_link", ())):
                continue
            if row.get("counted") and (clause.negated or not _has_number(scene, noun) or _is_told_of(noun)):
                continue
            victims = [t for t in _sufferers(scene, clause, noun) if not _is_machine(scene, t)]
            agents = clause.subjects if lemma in words("slitting") else []
            told = replace(clause, obliques=[*clause.obliques, *_means_after(noun)])
            draft = casualty_claim(scene, told, row["quantity"], victims or [noun], agents=agents)
            if draft is not None:
                draft.event = noun
            if draft is not None and not draft.quantities:
                for quantity in (
                    q for t in (noun, *_men_lost(noun), *_counted_at(clause)) for q in scene.quantities(t)
                ):
                    if quantity.dimension == "count":
                        draft.given = []
                        draft.quantities.append((row["quantity"], quantity))
                        if quantity.high == 0:
                            draft.polarity = "affirmed"
            if draft is not None and not (draft.quantities or draft.given):
                ones = (single(scene, n, row["quantity"]) for n in clause.objects if n.i != noun.i)
                draft.given = [one for one in ones if one is not None]
            if draft is not None:
                draft.roles = [(role, t) for role, t in draft.roles if not (role == "victim" and t == noun)]
            return _of_bodies(draft, clause, row)
    return _of_subject(scene, clause)


def _is_told_of(noun: Token) -> bool:
    """Whether the words behind a noun tell what befell them: "three people killed in the blast were buried"."""
    return any(child.dep_ in ("acl", "relcl") and child.lemma_ in harm_verbs() for child in noun.rights)


def _lost(scene: Scene, clause: Clause) -> list[Token]:
    """Who is counted as lost: "lost 23 men"; empty where things or places were, or where "killed" tells it."""
    lost = [
        n
        for n in clause.objects
        if n.pos_ in ("NOUN", "PROPN")
        and scene.classes(n) & {"persons", "armed"}
        and not scene.classes(n) & {"plane", "weapon", "vehicle"}
        and n.lemma_.lower() not in words("vehicles")
        and any(q.dimension == "count" for q in scene.quantities(n))
        and not any(child.dep_ == "acl" and child.lemma_ in harm_verbs() for child in n.rights)  # "23 men killed"
    ]
    lost = lost or [n for n in clause.objects if _is_bare_loss(scene, clause, n)]
    return [] if any(scene.classes(n) & {"place", "territory"} for n in lost) else lost


def _is_bare_loss(scene: Scene, clause: Clause, number: Token) -> bool:
    """Whether a number alone counts the men of an armed side: "the rebels lost 31", "said it had lost five"."""
    if clause.lemma != "lose" or number.pos_ != "NUM" or number.dep_ != "dobj":
        return False
    after = number.nbor(1) if number.i + 1 < len(number.doc) else number
    alone = not any(True for _child in number.rights) and after.text not in ("-", "–", "%")
    armed = any("armed" in scene.classes(noun) for noun in clause.subjects if scene.actors(noun))
    return alone and armed and any(q.dimension == "count" for q in scene.quantities(number))


def _sufferers(scene: Scene, clause: Clause, noun: Token) -> list[Token]:
    """Whose the lives, the bodies or the injuries are.

    Those who are only part of them are left out: "the remains of 14 people, among them three girls".
    """
    phrases = nominal_clause(noun)
    found = [
        inner
        for link, inner in phrases.obliques
        if link in ("of", "among", "to") and not any(c.lower_ in ("them", "whom") for c in inner.head.children)
    ]
    found += [inner for link, inner in phrases.obliques if link == "with" and inner.lemma_.lower() in words("remains")]
    found = [*found, *phrases.objects] or losses.dead_of(scene, noun)
    if clause.lemma in words("giving_lives") | words("suffering") and not scene.quantities(noun) and clause.subjects:
        found = [t for t in clause.subjects if scene.actors(t)] or found
    if clause.lemma == "cost":
        found = [t for t in clause.after("to") if scene.actors(t)] or found
    return found


def _gone(scene: Scene, clause: Clause) -> list[Token]:
    """Who is counted and told to be missing: "three soldiers are missing", "were reported missing"; else empty."""
    verb = clause.trigger
    if clause.lemma in words("seen") and clause.passive and clause.negated:
        return [n for n in clause.objects if any(q.dimension == "count" for q in scene.quantities(n))]
    missing = [c for c in verb.rights if c.lower_ in _missing() and c.dep_ in _COMPLEMENTS]
    if verb.lower_ in _missing() and not any(c.dep_ in ("dobj", "prt") for c in verb.rights):
        if verb.dep_ in ("acomp", "oprd") and verb.head.lemma_ in words("found_missing"):
            return []  # told by the verb above
        missing = [verb]  # "four soldiers were missing"
    elif clause.lemma not in words("found_missing"):
        return []
    if not missing or clause.negated:
        return []
    told = clause.objects if clause.passive else clause.subjects
    people = [n for n in told if n.i != missing[0].i and scene.classes(n) & {"persons", "armed"}]
    return [n for n in people if any(q.dimension == "count" for q in scene.quantities(n))]


@lru_cache(maxsize=1)
def _missing() -> frozenset[str]:
    return frozenset(lexicon("frames_violence")["result"]["missing"])


def _has_number(scene: Scene, noun: Token) -> bool:
    """Whether a number counts a noun or those it is of: "27 bodies", "the bodies of 27 men"."""
    nouns = [noun, *nominal_clause(noun).objects]
    return any(q.dimension == "count" and q.qualifier != "article" for n in nouns for q in scene.quantities(n))


def _of_subject(scene: Scene, clause: Clause) -> Draft | None:
    """ "The bodies of ten men arrived at the hospital", "the fate of 12 others was unknown"."""
    for row in _told_of_subject():
        if clause.lemma not in row["verb"] or clause.passive:
            continue
        if "told" in row and not any(c.dep_ == "acomp" and c.lower_ in row["told"] for c in clause.trigger.rights):
            continue
        for noun in clause.subjects:
            if noun.lemma_.lower() not in row["subject"]:
                continue
            victims = nominal_clause(noun).objects
            counted = next((v for v in (*victims, noun) if scene.quantities(v)), None)
            if counted is None:
                continue
            draft = casualty_claim(scene, clause, row["quantity"], [counted], agents=[])
            if draft is not None:
                draft.roles = [(role, t) for role, t in draft.roles if not (role == "victim" and t == noun)]
            return draft
    return None


def _of_bodies(draft: Draft | None, clause: Clause, row: dict[str, Any]) -> Draft | None:
    """Those whose bodies somebody "tried to pull out" are dead; without their number nothing is told of them."""
    if draft is None or "body" not in row["object"] or clause.modality not in ("attempt", "planned"):
        return draft
    if not draft.quantities:
        return None
    draft.modality = None
    return draft


def _men_lost(noun: Token) -> list[Token]:
    """Who is counted behind a loss: "suffered losses of 30 men"."""
    return nominal_clause(noun).objects if noun.lemma_.lower() in words("loss_nouns") else []


def _counted_at(clause: Clause) -> list[Token]:
    """At how many the dead were counted: "the dead of the raid were counted at 31"."""
    return clause.after("at") if clause.lemma == "count" and clause.passive else []


def _is_machine(scene: Scene, noun: Token) -> bool:
    """Whether a noun is a vehicle, an aircraft or a weapon."""
    if noun.lemma_.lower() in words("vehicles") | words("aircraft"):
        return True
    classes = scene.classes(noun)
    return bool(classes & {"vehicle", "weapon", "aircraft", "plane"}) and not classes & {"persons", "armed"}


def _is_of_goods(scene: Scene, noun: Token, adjectives: frozenset[str]) -> bool:
    """Whether losses are of money or goods: "losses of $3 million", "economic losses", "the loss of two jets"; a bare
    number may count anything ("admitted the loss of one")."""
    if any(child.lower_ in adjectives for child in noun.lefts):
        return True
    of = [t for t in nominal_clause(noun).objects if t.i > noun.i] if adjectives else []
    if of and all(content_head(t).pos_ == "NUM" or _is_machine(scene, t) for t in of):
        return True
    return bool(adjectives) and any(
        q.dimension == "money" for token in noun.subtree if token.i >= noun.i for q in scene.quantities(token)
    )
