"""Event nouns: those that a verb carries ("launched an offensive"), and those that stand alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.reading.frames import attack_nouns, event_nouns, figures, laid_to, means, phrases, rows
from rashomon.reading.frames.clause import Clause, nominal_clause
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.nouns import content_head, objects_of
from rashomon.reading.frames.rows import Row
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.victims import is_somebody
from rashomon.reading.frames.vocabulary import shared

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rashomon.reading.mentions import Sentence

_DEED_SEATS = frozenset({"pobj", "dobj", "nsubj", "nsubjpass"})


def carried(scene: Scene, clause: Clause) -> tuple[Draft, Token] | None:
    """An event noun that the verb only carries: "launched an offensive", "clashes broke out", "signed a truce"."""
    nouns, clause = _carried_nouns(scene, clause)
    clause = replace(clause, objects=[_act_of(noun) for noun in clause.objects])
    if clause.lemma == "hear":  # "explosions and shooting were heard": the surer word first
        nouns.sort(key=lambda noun: noun.lemma_.lower() in means.words("heard"))
    for noun in map(_act_of, nouns):
        if figures.is_figure(scene, noun, clause) or _is_made(scene, noun, clause):
            continue
        row = event_nouns.noun_row(noun)
        longer = phrases.event_length(noun, rows.noun_rows()) > phrases.event_length(noun, means.means_table())
        longer = longer or (row is not None and _is_of_its_object(scene, noun, row))
        draft = None if longer else attack_nouns.event(scene, noun, clause, standing=False)
        if draft is not None:
            figures.turn(scene, draft, clause, noun)
            if clause.lemma == "be":
                draft.places += [("event_location", None, t) for t in clause.after("from") if scene.place(t)]
            return draft, noun
        found = _by_row(scene, noun, row, clause) if row is not None else None
        if found is not None:
            figures.turn(scene, found, clause, noun)
            return found, noun
    return None


def _by_row(scene: Scene, noun: Token, row: Row, clause: Clause) -> Draft | None:
    """The claim that the row of a carried noun makes, announced or intended where the verb says so."""
    draft = event_nouns.noun_draft(scene, noun, row, clause) if row.type != "siege_state" else None
    if draft is None:
        return None
    if clause.lemma in shared()["announcing"] and draft.type == "operation":
        draft.subtype = "offensive_announced"
        draft.slot_modality["goal"] = "planned"
    if clause.lemma in shared()["intend"]:
        draft.modality = "planned"
    return draft


def _carried_nouns(scene: Scene, clause: Clause) -> tuple[list[Token], Clause]:
    """The nouns that a verb may only carry, and the clause as it tells of them."""
    verbs = shared()
    nouns: list[Token] = []
    if clause.lemma in verbs["carry"] or clause.lemma in verbs["repel"] or clause.lemma in verbs["stop"]:
        nouns += clause.objects
    elif clause.lemma in verbs["claiming"] | verbs["hailing"]:
        nouns += [t for t in clause.objects if _is_of_ground(t)]
    elif clause.lemma in verbs["keeping_up"] and any(t.lower_ == "up" for t in clause.trigger.children):
        nouns += clause.objects
    if any(noun.lemma_ == "hand" for noun in clause.after("into")):
        return nouns, clause  # "five mortars fell into the hands of the army"
    if clause.lemma in verbs["happen"]:
        unarmed = [t for t in clause.subjects if "armed" not in scene.classes(t)]
        together = clause.objects and not clause.passive and clause.subjects[:1] != unarmed[:1]
        nouns += unarmed if not together else []  # "Israeli jets and artillery pounded the town"
    elif clause.lemma in verbs["tell_new"]:
        nouns += [
            t
            for t in clause.subjects
            if clause.passive and not any(c.lower_ in ("the", "these", "this") for c in t.lefts)
        ]
    if clause.lemma == "come" and not clause.passive:
        nouns += [t for t in clause.subjects if any(c.lower_ in means.words("others") for c in t.lefts)]
    if clause.lemma in verbs["intend"]:
        nouns += [t for t in clause.objects if "offensive" in scene.classes(t)]
    if clause.lemma in verbs["draw"]:
        nouns += [t for t in clause.objects if _has_own_agent(scene, t)]
        clause = replace(clause, subjects=[]) if nouns else clause
    if clause.lemma in verbs["answer"]:
        clause = _answered(clause)
        nouns += clause.objects
    if clause.lemma == "come" and any(noun.lemma_ in ("force", "effect") for noun in clause.after("into")):
        nouns += [t for t in clause.subjects if "ceasefire" in scene.classes(t)]
    if clause.lemma == "be" and any(
        _is_length(scene, t) for t in clause.trigger.subtree if t.dep_ in ("attr", "npadvmod")
    ):
        nouns += [t for t in clause.subjects if (m := means.means_of(t)) is not None and m.type == "clash"]
    if clause.lemma == "be":
        nouns += [t for t in clause.objects if is_progressive(t, clause)]
    if clause.lemma == "be" and _is_under_way(clause.trigger):
        nouns += clause.subjects
    exists = any(child.dep_ == "expl" for child in clause.trigger.children)
    if exists and (clause.lemma in verbs["happen"] or clause.lemma in ("be", "follow", "come")):
        nouns += clause.objects
        nouns += [child for child in clause.trigger.children if child.dep_ == "attr"]
    return nouns, clause


def _is_under_way(verb: Token) -> bool:
    """ "A sweep by 3,000 troops is under way"."""
    for child in verb.rights:
        if child.lower_ in ("underway", "afoot") or (
            child.lower_ == "under" and any(t.lower_ == "way" for t in child.rights)
        ):
            return True
    return False


def _is_of_its_object(scene: Scene, noun: Token, row: rows.Row) -> bool:
    """Whether the row of a noun asks for what is told behind it: "an exchange of prisoners" is none of fire."""
    asked = set(row.keys.get("object", ()))
    return any(scene.classes(t) & asked for t in nominal_clause(noun).objects)


def _is_of_ground(noun: Token) -> bool:
    """Whether a noun tells that ground changed hands: "the capture of the port"."""
    row = event_nouns.noun_row(noun)
    return row is not None and row.type == "territory_change"


def _is_made(scene: Scene, noun: Token, clause: Clause) -> bool:
    """Whether a weapon is only built or made safe: "made a car bomb", "made nerve gas"."""
    meant = means.means_of(noun)
    gas = meant is not None and meant.subtype == "chemical"
    return clause.lemma == "make" and noun in clause.objects and (gas or "device" in scene.classes(noun))


def _act_of(noun: Token) -> Token:
    """The act itself in "one of their bloodiest attacks", "some of the heaviest raids", "90 cases of rape"."""
    inner = content_head(noun)
    if inner.i == noun.i and noun.lemma_ in shared()["cases"]:
        of = [t for child in noun.rights if child.lower_ == "of" for _word, t in objects_of(child)]
        told = bool(of) and (event_nouns.noun_row(of[0]) is not None or means.means_of(of[0]) is not None)
        return of[0] if told else noun
    return inner if inner.i != noun.i and means.means_of(noun) is None and means.means_of(inner) is not None else noun


def _answered(clause: Clause) -> Clause:
    """ "Responded with air strikes on X" as "carried out air strikes on X"."""
    nouns = clause.after("with", "by")
    return replace(clause, objects=nouns, obliques=[pair for pair in clause.obliques if pair[1] not in nouns])


def _is_length(scene: Scene, noun: Token) -> bool:
    """Whether a noun is a distance: "the fighting was 300 metres from the airport"."""
    return any(quantity.dimension == "distance" for quantity in scene.quantities(noun))


def _has_own_agent(scene: Scene, noun: Token) -> bool:
    """Whether a noun says itself whose deed it is: "Russian air strikes", "shelling by the army"."""
    return any(scene.actors(agent) for agent in nominal_clause(noun).subjects)


def is_progressive(noun: Token, clause: Clause) -> bool:
    """ "Is mounting attacks", taken by the model for "is" with an adjective."""
    before = clause.trigger.doc[clause.trigger.i + 1 : noun.i]
    return any(t.tag_ == "VBG" and t.dep_ == "amod" and t.lemma_ in shared()["carry"] for t in before)


def standing_noun(scene: Scene, noun: Token, sentence: Sentence) -> Draft | None:
    """An event noun without a verb of its own: with its agent in a headline, or as what a clause is about."""
    headline = sentence.block == "headline"
    row = event_nouns.noun_row(noun)
    counted = not headline and noun.dep_ in _DEED_SEATS and is_counted_deed(scene, noun)
    dated = not headline and noun.dep_ in _DEED_SEATS and is_dated_deed(scene, noun)
    told = headline or noun.dep_ == "pobj" or counted or dated or is_telling_subject(scene, noun)
    told = told or noun.dep_ in _DEED_SEATS
    if (row is None and not told) or figures.is_figure(scene, noun, None):
        return None
    if not headline and noun.dep_ in _DEED_SEATS and laid_to.is_told(scene, noun):
        return _laid_to(scene, noun)
    if counted:
        return attack_nouns.event(scene, noun, None, standing=True)
    planned = ahead(scene, noun)
    if planned is not None:
        return planned
    if row is not None and row.type == "agreement" and _is_errand(noun):
        return None
    if row is not None and noun.dep_ != "compound":
        draft = event_nouns.noun_draft(scene, noun, row, None)
        if draft is not None and headline and not draft.roles and noun.i > sentence_start(scene, sentence):
            before = noun.doc[noun.i - 1]
            if "armed" in scene.classes(before):
                draft.roles.append(("initiator", before))
                draft.first = min(draft.first, before.left_edge.i)
        if (
            draft is not None
            and draft.roles
            and (headline or (noun.dep_ in ("pobj", "dobj", "pcomp") and draft.has_agent()))
        ):
            draft.weight = 0 if not headline else 1
            return draft
    if dated:
        return attack_nouns.event(scene, noun, None, standing=True)
    if not headline and is_telling_subject(scene, noun):
        return _told_as_subject(scene, noun, row)
    if not headline and noun.dep_ == "pobj" and noun.head.lower_ == "amid" and is_sided_clash(scene, noun):
        draft = attack_nouns.event(scene, noun, None, standing=True)
        if draft is not None and len(draft.roles) < len(_sides(scene, noun)):
            draft.roles = [("opponent" if n else "initiator", side) for n, side in enumerate(_sides(scene, noun))]
        return draft
    if headline and noun.dep_ != "compound" and means.means_of(noun) is not None:
        draft = attack_nouns.event(scene, noun, None, standing=True)
        if draft is not None and (draft.roles or draft.places or scene.quantities(noun)):
            return draft
    return None


def _laid_to(scene: Scene, noun: Token) -> Draft | None:
    """The claim of a deed that is laid to somebody: "X was behind the killing of 21 villagers"."""
    draft = attack_nouns.event(scene, noun, None, standing=True)
    if draft is None:
        return None
    known = {token.i for _role, token in draft.roles}
    for token, supposed in laid_to.doers(scene, noun):
        if token.i not in known:
            draft.roles.append(("initiator", token))
        if supposed:
            draft.slot_modality["initiator"] = "suspected"
    return draft


def is_telling_subject(scene: Scene, noun: Token) -> bool:
    """Whether a deed is the subject of what came of it, how long it took or who judged it: "the recapture of Palmyra by
    the army took three weeks", "the abduction of two nuns by rebels was condemned"."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_ not in shared()["told_of_deeds"] or verb.pos_ != "VERB":
        return False
    if any(child.lower_ in ("any", "no", "further", "more", "every") for child in noun.lefts):
        return False
    clause = scene.clause(verb)
    past = verb.tag_ in ("VBD", "VBN") or any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.lefts)
    return past and not clause.negated and clause.modality is None


def _told_as_subject(scene: Scene, noun: Token, row: Row | None) -> Draft | None:
    """The claim of such a deed, where the noun itself tells who did it or whom it befell."""
    own = nominal_clause(noun)
    by = [t for child in noun.rights if child.lower_ == "by" for _word, t in objects_of(child) if scene.actors(t)]
    told = [
        t for t in (*own.subjects, *own.objects) if scene.actors(t) or scene.classes(t) & {"place", "aid", "device"}
    ]
    if not told and not by:
        return None
    deed = means.means_of(noun)
    if row is None or (deed is not None and row.type == "operation"):
        draft = attack_nouns.event(scene, noun, None, standing=True) if deed is not None else None
    else:
        draft = event_nouns.noun_draft(scene, noun, row, None)
    if draft is not None:
        draft.weight = 0
        acting = draft.has_agent() or draft.type not in ("movement", "operation")  # "the advance of the rebels"
        draft = draft if acting and (draft.roles or draft.places) else None
    return draft


def is_dated_deed(scene: Scene, noun: Token) -> bool:
    """Whether an attack is taken as known, with its own day and place: "witnesses to Saturday's bombing in Kirkuk"; or
    is judged, with its place, and is one or has a doer: "condemned the army's shelling of Bor"."""
    if means.means_of(noun) is None or "armed" in scene.classes(noun):
        return False
    days = [
        t for t in noun.children if t.dep_ in ("poss", "nmod", "compound", "npadvmod") and scene.date(t) is not None
    ]
    places = [
        inner
        for t in noun.rights
        if t.dep_ == "prep" and t.lower_ in ("in", "at", "near", "on", "outside")
        for inner in t.children
        if inner.dep_ == "pobj" and scene.place(inner) is not None
    ]
    if days and places:
        return True
    if not _is_judged(scene, noun):
        return False
    clause = nominal_clause(noun)
    whole = noun.head.head if noun.dep_ == "pobj" else noun
    named = places or any(t.i > noun.i and scene.place(t) is not None for t in whole.subtree)
    one = noun.tag_ == "NN" and any(child.lower_ == "the" for child in noun.lefts)
    aimed = noun.lemma_.lower() not in means.words("slaying") and any(
        scene.classes(t) & {"property", "base", "vehicle"} for t in clause.after("on", "against")
    )
    return (bool(named) or (one and aimed)) and (one or any(scene.actors(t) for t in clause.subjects))


def _is_judged(scene: Scene, noun: Token) -> bool:
    """Whether a deed is what somebody condemns or asks an inquiry into, and so is taken as done."""
    above = noun.head
    if noun.dep_ == "pobj":
        asked = above.head.lemma_.lower() in means.words("inquiries")
        return asked and above.lower_ in ("into", "over", "about", "of", "for", "against", "at")
    if above.lemma_.lower() not in means.words("judging_deeds") or above.pos_ != "VERB":
        return False
    if above.lemma_.lower() in means.words("presupposing"):
        return True
    clause = scene.clause(above)
    return not clause.negated and clause.modality is None


def is_counted_deed(scene: Scene, noun: Token) -> bool:
    """Whether a killing is told with its number, or with the name of who was killed: "condemned the murder of nine
    nuns", "implicated in the assassination of Judge Haddad"; none that is denied, threatened, planned or charged."""
    slain = attack_nouns.slain(scene, noun)
    counted = any(q.dimension == "count" for victim in slain for q in scene.quantities(victim))
    counted = counted or any(child.lower_ in ("a", "an") for victim in slain for child in victim.lefts)
    if not counted and not any(is_somebody(scene, victim) for victim in slain):
        return False
    link = noun.head if noun.dep_ == "pobj" else noun
    if noun.dep_ == "pobj" and link.lower_ not in means.words("deeds_after"):
        above = [link.head, *(held for one in link.head.rights if one.i < link.i for _word, held in objects_of(one))]
        return link.lower_ in ("in", "to") and any(t.lemma_.lower() in means.words("implicated") for t in above)
    verb = link.head
    if verb.pos_ not in ("VERB", "AUX"):
        return bool(noun.dep_ == "pobj")
    if noun.dep_ == "dobj" and verb.lemma_.lower() in means.words("presupposing"):
        return True
    clause = scene.clause(verb)
    if clause.negated or clause.modality is not None:
        return False
    return bool(noun.dep_ == "pobj") or verb.lemma_.lower() in means.words("observing") | means.words("judging_deeds")


def is_sided_clash(scene: Scene, noun: Token) -> bool:
    """Whether fighting is told with both its sides and its place: "amid clashes between A and B in Kirkuk"."""
    told = means.means_of(noun)
    if told is None or told.type != "clash" or any(c.lower_ in ("the", "those", "these") for c in noun.lefts):
        return False
    named = any(t.i > noun.i and (p := scene.place(t)) is not None and p.sort == "name" for t in noun.subtree)
    return named and len(_sides(scene, noun)) > 1


def _sides(scene: Scene, noun: Token) -> list[Token]:
    """The parties of "clashes on the outskirts of X between A and B"."""
    between = [t for t in noun.subtree if t.lower_ == "between" and t.dep_ == "prep"]
    return [side for link in between for _p, side in objects_of(link) if scene.actors(side)]


def _is_errand(noun: Token) -> bool:
    """Whether a journey is made "for talks" of which nothing more is told."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "for" or noun.lemma_.lower() not in shared()["talks"]:
        return False
    plain = not any(child.dep_ in ("compound", "amod") for child in noun.children)
    return plain and noun.head.head.lemma_ in shared()["journeys"]


def sentence_start(scene: Scene, sentence: Sentence) -> int:
    """Index of a sentence's first token."""
    return int(scene.document.tokens_of(sentence).start)


def ahead(scene: Scene, noun: Token) -> Draft | None:
    """The planned operation of "ahead of a final push for X"; its initiator is the clause's subject."""
    if noun.dep_ != "pobj":
        return None
    preposition = noun.head
    if preposition.lower_ == "of" and preposition.head.lower_ == "ahead":
        preposition = preposition.head
    if preposition.lower_ not in shared()["ahead"] or (
        "offensive" not in scene.classes(noun) and noun.lemma_ != "attack"
    ):
        return None
    if preposition.lower_ in ("for", "until", "before") and preposition.head.lemma_ not in shared()["preparing"]:
        return None
    governor = preposition.head
    while governor.pos_ not in ("VERB", "AUX") and governor.head.i != governor.i:
        governor = governor.head
    row = event_nouns.noun_row(noun) or rows.noun_rows()["offensive"][0]
    draft = event_nouns.noun_draft(scene, noun, row, None)
    if draft is None:
        return None
    draft.type, draft.subtype, draft.modality = "operation", "offensive", "planned"
    if not draft.has("initiator") and governor.pos_ == "VERB":
        draft.roles += [("initiator", t) for t in scene.clause(governor).subjects if scene.actors(t)]
    return draft
