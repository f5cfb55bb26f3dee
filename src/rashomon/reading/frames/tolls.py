"""Tolls and results: "left 20 dead", "the toll rose to 45", "among the dead"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.frames import losses, rivals
from rashomon.reading.frames.casualties import casualty_claim, follows_object_of_leave, is_counted
from rashomon.reading.frames.clause import Clause, nominal_clause
from rashomon.reading.frames.counting import count_before, kind_of_both
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.means import means_of, words
from rashomon.reading.frames.nouns import conjuncts
from rashomon.reading.frames.phrases import phrase
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.victims import is_all_the_dead, single
from rashomon.reading.frames.vocabulary import harm_verbs, shared
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rashomon.model.quantity import Quantity


_NO_VICTIMS = frozenset({"state", "ngo", "igo", "media"})
"""Who counts the dead, and is not counted: "the ministry's toll"."""


@lru_cache(maxsize=1)
def result_words() -> dict[str, str]:
    """ "dead" -> killed, "wounded" -> injured, "missing" -> missing."""
    return {word: kind for kind, words in lexicon("frames_violence")["result"].items() for word in words}


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    """ "The dead", "the wounded": in what state those are who are counted."""
    return {**result_words(), "deaths": "killed", "fatalities": "killed", "casualties": "killed_or_wounded"}


@lru_cache(maxsize=1)
def _tolls() -> frozenset[str]:
    return frozenset(noun for row in lexicon("frames_violence")["toll"] for noun in row["nouns"])


def results(scene: Scene, tokens: Sequence[Token]) -> Iterator[tuple[Token, str, Token, Draft]]:
    """ "left 20 dead and 35 wounded": verb, kind, the word, and a claim for it if its verb makes none."""
    for token in tokens:
        kind = result_words().get(token.lower_)
        if (
            kind is None
            or (token.dep_ == "amod" and token.i < token.head.i and not _is_listed(scene, token))
            or token.dep_ == "ROOT"
            or (token.tag_ == "VBN" and any(c.dep_ in ("auxpass", "aux") for c in token.children))
        ):
            continue
        if (
            token.pos_ == "VERB"
            and token.lemma_.lower() in harm_verbs()
            and token.dep_ not in ("acl", "oprd", "ccomp", "conj", "amod")
        ) and not (
            losses.is_lost(token)
            or is_counted(scene, token)
            or (token.dep_ == "advcl" and follows_object_of_leave(token))
        ):
            continue
        kind = kind_of_both(token, kind)
        counted = count_before(scene, token)
        governor = _governor(token)
        if governor is None:
            continue
        quantity, noun = counted or (None, None)
        if quantity is not None and token.dep_ == "amod" and token.i < token.head.i:
            noun = token.head
        alone = _one_before(scene, governor, token, kind) if counted is None else None
        if quantity is None and alone is None:
            continue
        sentence = scene.sentence(token)
        if sentence is None:
            continue
        clause = scene.clause(governor)
        draft = casualty_claim(
            scene,
            clause,
            kind,
            [],
            agents=[t for t in clause.subjects if scene.actors(t)] if _did_it(governor) else [],
            numbered=True,
        )
        if draft is None:
            continue
        if alone is not None:
            noun, draft.given = alone[0], [alone[1]]
        draft.quantities = [(kind, quantity)] if quantity is not None else []
        if noun is not None:
            draft.roles.append(("victim", noun))
            _add_row(scene, draft, kind, noun)
        draft.rule = f"violence:result:{token.lower_}"
        if governor.lemma_ in words("fearing"):
            draft.modality = "suspected"
        draft.last = max(draft.last, token.i)
        yield governor, kind, token, draft


def _add_row(scene: Scene, draft: Draft, kind: str, last: Token) -> None:
    """Add those told before the last of a row: "left 97 rebels, 16 soldiers and 47 civilians dead"."""
    first = last
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN", "NUM"):
        first = first.head
    for noun in conjuncts(first) if first.i != last.i and first.dep_ in ("dobj", "nsubj") else ():
        counts = [q for q in scene.quantities(noun) if q.dimension == "count" and q.qualifier != "article"]
        if noun.i < last.i and counts and scene.classes(noun) & {"persons", "armed"}:
            draft.quantities.insert(len(draft.quantities) - 1, (kind, counts[0]))
            draft.roles.insert(len(draft.roles) - 1, ("victim", noun))


def _is_listed(scene: Scene, token: Token) -> bool:
    """Whether those called dead are counted by what a verb lists: "listed four dead soldiers", "spoke of ten dead"."""
    noun = token.head
    above = noun.head if noun.dep_ in ("dobj", "pobj") else None
    if above is not None and above.dep_ == "prep":
        above = above.head
    admitted = above is not None and above.lemma_ in words("admitting") and noun.dep_ == "dobj"
    if above is None or not (admitted or above.lemma_ in words("counting_dead")):
        return False
    return any(q.dimension == "count" and q.qualifier != "article" for q in scene.quantities(noun))


def _one_before(scene: Scene, governor: Token, token: Token, kind: str) -> tuple[Token, Quantity] | None:
    """The one person that "pronounced dead", "found dead" or "left wounded" is said of."""
    if governor.lemma_ not in words("found_so"):
        return None
    clause = scene.clause(governor)
    for noun in (*clause.objects, *(clause.subjects if not clause.objects else ())):
        one = single(scene, noun, kind) if noun.i != token.i else None
        if one is not None:
            return noun, one
    return None


def _did_it(governor: Token) -> bool:
    """Whether the subject of a toll's verb did it: "the raid left ten dead", but not "left ten dead behind"."""
    own = losses.is_left_behind(governor) or any(
        noun.lemma_ in words("fields") for link in governor.rights if link.lower_ == "on" for noun in link.rights
    )
    return governor.lemma_ in words("with_agent") and not own


def _governor(token: Token) -> Token | None:
    for word in reversed(list(token.doc[max(0, token.sent.start, token.i - 14) : token.i])):
        if word.pos_ in ("VERB", "AUX") and word.lemma_.lower() in words("count_governors"):
            return word
    verb = next((t for t in token.ancestors if t.pos_ == "VERB" and t.i > token.i), None)
    brought = verb is not None and verb.lemma_ in words("taking_in") and any(c.dep_ == "auxpass" for c in verb.lefts)
    return verb if brought else None  # "60 bodies and 800 injured were brought to the hospital"


def among(scene: Scene, verb: Token) -> Draft | None:
    """ "Three children were among the dead": a part of a toll, never added to it."""
    if verb.lemma_ not in words("being") and verb.lemma_ not in words("including"):
        return None
    clause = scene.clause(verb)
    wholes = clause.after("among") if verb.lemma_ == "be" else clause.subjects
    parts = (clause.subjects or clause.objects) if verb.lemma_ == "be" else clause.objects
    who = _who_they_were(scene, verb)
    if who is not None:
        wholes, parts = who[1], [who[0]]
    victims = shared()["victims"]
    if not any(w.lower_ in victims or w.lemma_.lower() in victims for w in wholes):
        return None
    around = {t.lower_ for w in wholes for t in w.subtree}
    hurt = any(w.lower_ in words("hurt_forms") for w in wholes) or not around & words("dead_forms")
    kind = "injured" if hurt and around & words("hurt_forms") else "killed"
    if not around & (words("dead_forms") | words("hurt_forms")):
        return None
    draft = casualty_claim(scene, clause, kind, parts, agents=[], numbered=True)
    if draft is not None:
        draft.type, draft.subtype, draft.partial, draft.unknown_initiator = "casualty_detail", "breakdown", True, False
        draft.rule = "violence:among"
        inner = [t.i for w in wholes for t in w.subtree if t.pos_ == "VERB"]
        if who is not None:
            _count_part(scene, draft, kind, who[2])
            draft.absorbed.update(inner)
        elif inner and any(scene.quantities(w) for w in wholes):
            draft.last = min([draft.last, *(t.i for w in wholes for t in (w,))])
    return draft


def _who_they_were(scene: Scene, verb: Token) -> tuple[Token, list[Token], Token] | None:
    """Who a part of the dead were, the dead, and the part: "nine of those killed were civilians"; else None."""
    if verb.lemma_ not in words("being"):
        return None
    told = [c for c in verb.rights if c.dep_ == "attr"]
    told += [c for link in verb.rights if link.lower_ == "as" for c in link.rights if c.dep_ == "pobj"]
    who = next((c for c in told if scene.classes(c) & {"persons", "armed"}), None)
    part = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if who is not None and part is not None and is_all_the_dead(part):
        return (who, [part], part) if any(actor.id != "persons" for actor in scene.actors(who)) else None
    if who is None or part is None or any(actor.head.start == part.idx for actor in scene.actors(part)):
        return None
    wholes = [w for child in part.rights if child.lower_ == "of" for w in child.rights if w.dep_ == "pobj"]
    if any(q.part_of is not None for q in scene.quantities(part)) and not any(w.lower_ == "those" for w in wholes):
        return None  # a part of a number told before
    return (who, wholes, part) if wholes else None


def _count_part(scene: Scene, draft: Draft, kind: str, part: Token) -> None:
    """Give the claim the number of the part, not one of the noun that says who they were."""
    counts = [q for q in scene.quantities(part) if q.dimension == "count" and q.span.start <= part.idx < q.span.end]
    draft.quantities = [(kind, q) for q in counts[:1]]
    draft.given = []
    draft.first = min(draft.first, part.left_edge.i)


def toll(scene: Scene, verb: Token) -> Draft | None:
    """ "The death toll rose to 45", "the toll stands at 12"."""
    clause = scene.clause(verb)
    if verb.lemma_ == "put" and any(n.lower_ in words("put_at") for n in clause.objects):
        nouns = [
            n
            for n in clause.objects
            if _is_number_of_dead(n) or (n.lemma_ != "number" and rivals.speaks_of_dead(scene, verb))
        ]
    else:
        nouns = [
            n
            for n in (*clause.subjects, *clause.objects)
            if phrase(n, 2) in _tolls() or n.lemma_.lower() in _tolls() or _is_number_of_dead(n)
        ]
    kind = "killed"
    if not nouns and verb.lemma_ in words("putting"):
        put = [*clause.objects, *(c for c in verb.rights if c.dep_ in ("oprd", "acomp", "advmod"))]
        nouns = [n for n in put if n.lower_ in _states() and _is_put(scene, clause, n)]
        kind = _states()[nouns[0].lower_] if nouns else kind
    if not nouns and clause.lemma in words("rising"):  # "civilian deaths rose to 100"
        nouns = [n for n in clause.subjects if n.lower_ in words("risen") and not _is_of_nature(n)]
        kind = _states()[nouns[0].lower_] if nouns else kind
    if not nouns and (lost := losses.loss_counted_by(verb)) is not None:
        nouns, kind = [lost], "killed_or_wounded"
    if not nouns:
        return rivals.figure(scene, clause) or _losses(scene, clause)
    numbers = [*clause.after("to", "at", "above", "over", "as"), *clause.objects, *nominal_clause(nouns[0]).objects]
    if verb.lemma_ in words("including"):
        numbers = nominal_clause(nouns[0]).objects  # "the toll of 90 includes 13 children"
    numbers += [c for c in verb.children if c.dep_ in ("attr", "acomp", "npadvmod")]
    if verb.lemma_ in words("putting"):  # "put the number of civilians killed at four"
        numbers += [n for at in nouns[0].subtree if at.lower_ == "at" and at.dep_ == "prep" for n in at.rights]
    clause = _with_attack(scene, clause, nouns[0])
    for noun in numbers:
        for quantity in scene.quantities(noun):
            if quantity.dimension == "count" and quantity.qualifier != "article":
                if kind == "killed_or_wounded" and _is_told_apart(scene, noun):
                    return None
                draft = casualty_claim(scene, clause, kind, [], agents=[], numbered=True)
                if draft is not None:
                    draft.quantities = [(kind, quantity)]
                    draft.roles += [("victim", t) for t in nouns[0].lefts if _is_of_civilians(scene, t)]
                    draft.rule = "violence:toll"
                    draft.roles += [("victim", t) for t in _whose(scene, nouns[0])]
                    draft.subtype = kind if draft.type == "casualty_detail" else draft.subtype
                return draft
    return None


def _is_of_nature(noun: Token) -> bool:
    """ "Traffic deaths", "deaths from cholera": no dead of the conflict."""
    table = lexicon("frames_violence")["natural"]
    natural = frozenset((*table["nouns"], *table["kinds"]))
    of = [n for link in noun.rights if link.dep_ == "prep" for n in link.rights]
    return any(word.lemma_.lower() in natural for word in (*noun.lefts, *of))


def _is_put(scene: Scene, clause: Clause, noun: Token) -> bool:
    """Whether "put the dead at 30", "put federal dead at 400" counts them: a number stands behind "at"."""
    if any(child.lower_ == "the" for child in noun.lefts):
        return True
    return any(q.dimension == "count" for at in clause.after("at") for q in scene.quantities(at))


def _whose(scene: Scene, noun: Token) -> list[Token]:
    """Whose dead are counted, by the word before: "the civilian toll", "rebel dead", "the army's death toll"."""
    before = [child for child in noun.lefts if child.dep_ in ("amod", "compound", "nmod", "poss")]
    beside = noun.nbor(-1) if noun.i > noun.sent.start else noun
    if beside.head.i == noun.head.i and beside.dep_ == noun.dep_ and beside.i != noun.i:
        before.append(beside)  # "put the American dead at 60", where the model makes two objects of it
    before = [child for child in before if child.lemma_.lower() not in ("death", "casualty")]
    return [child for child in before if any(actor.kind not in _NO_VICTIMS for actor in scene.actors(child))]


def _with_attack(scene: Scene, clause: Clause, counted: Token) -> Clause:
    """The clause with the attacks that a toll comes from, where their doer is told: "the toll from rebel shelling"."""
    attacks = [
        noun
        for noun in nominal_clause(counted).after("from", "in", "of")
        if means_of(noun) is not None and any("armed" in scene.classes(t) for t in nominal_clause(noun).subjects)
    ]
    return replace(clause, obliques=[*clause.obliques, *(("from", noun) for noun in attacks)]) if attacks else clause


def _is_of_civilians(scene: Scene, word: Token) -> bool:
    """Whether a word before a toll tells that the dead are civilians: "the civilian toll"."""
    return any(actor.kind == "civilians" for actor in scene.actors(word))


def _losses(scene: Scene, clause: Clause) -> Draft | None:
    """ "Enemy losses amounted to 110 men and three tanks": the men, who are of the party whose losses they are."""
    lost = [n for n in clause.subjects if n.lemma_.lower() in words("counted_losses")]
    if not lost or clause.passive or clause.lemma not in words("amounting"):
        return None
    told = [*clause.after("to", "at"), *clause.objects]
    told += [c for c in clause.trigger.rights if c.dep_ in ("attr", "npadvmod")]
    men = [n for n in told if "persons" in scene.classes(n) or n.lower_ in _states() or "armed" in scene.classes(n)]
    men = [n for n in men if not scene.classes(n) & {"weapon", "vehicle", "plane"}]
    men = [n for n in men if n.lemma_.lower() not in words("vehicles")]
    for noun in men:
        kind = _states().get(noun.lower_, "killed_or_wounded")
        for quantity in scene.quantities(noun):
            if quantity.dimension != "count" or quantity.qualifier == "article":
                continue
            counted = replace(clause, obliques=[pair for pair in clause.obliques if pair[0] != "to"])
            draft = casualty_claim(scene, counted, kind, [], agents=[], numbered=True)
            if draft is not None:
                draft.quantities = [(kind, quantity)]
                draft.rule = "violence:toll:losses"
                draft.subtype = kind if draft.type == "casualty_detail" else draft.subtype
                owners = [c for c in lost[0].lefts if c.dep_ in ("poss", "compound", "amod", "nmod")]
                owners += nominal_clause(lost[0]).objects
                draft.roles += [("victim", t) for t in owners if scene.actors(t)]
            return draft
    return None


def _is_told_apart(scene: Scene, counted: Token) -> bool:
    """Whether losses are dead, hurt or things by their own words: "eight dead", "40 tanks"."""
    behind = counted.doc[counted.i : min(counted.i + 3, counted.sent.end)]
    things = scene.classes(counted) & {"vehicle", "weapon", "plane", "property", "base", "aid"}
    return bool(things) or any(word.lower_ in result_words() for word in behind)


def _is_number_of_dead(noun: Token) -> bool:
    """ "The number of dead": a toll in other words."""
    return noun.lemma_ == "number" and any(
        inner.lower_ in words("number_of") for child in noun.rights if child.dep_ == "prep" for inner in child.subtree
    )
