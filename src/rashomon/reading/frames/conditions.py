"""Whether a clause meets the conditions of a lexicon row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rashomon.reading.frames.clause import Clause
from rashomon.reading.frames.nouns import content_head, objects_of, obliques
from rashomon.reading.frames.phrases import phrase
from rashomon.reading.frames.rows import Row
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.verbs import is_passive
from rashomon.reading.frames.vocabulary import shared

if TYPE_CHECKING:
    from spacy.tokens import Token

_BOTH = 2
_CROWD = 50
_NEAR = 5
_ADNOMINAL = frozenset({"acl", "relcl"})
_ALONE = frozenset({"he", "she", "i"})


def _takes_part(clause: Clause) -> bool:
    """Whether a verb only says that somebody took part: "took part in the raid", "took no active part in it", but
    "took part of the town", "took the northern part"."""
    if clause.trigger.lemma_ != "take":
        return False
    parts = [noun for noun in clause.objects if noun.lower_ == "part" and noun.i > clause.trigger.i]
    if not parts or any(child.lower_ == "of" for child in parts[0].children):
        return False
    before = [child.lower_ for child in parts[0].lefts if child.dep_ in ("det", "amod", "advmod")]
    return all(word in shared()["partaking_as"] for word in before)


def fits(scene: Scene, clause: Clause, row: Row) -> bool:
    """Whether a clause meets all conditions of a row."""
    keys = row.keys
    if _takes_part(clause) != bool(keys.get("partaking")):
        return False
    if "object" in keys and not _any_class(scene, clause.objects, keys["object"]):
        return False
    if "subject" in keys and not _any_class(scene, clause.subjects, keys["subject"]):
        return False
    if "not_subject" in keys and _any_class(scene, clause.subjects, keys["not_subject"]):
        return False
    if "not_object" in keys and _any_class(scene, clause.objects, keys["not_object"]):
        return False
    if "not_lemma" in keys:
        nouns = [*clause.objects, *(n for _p, n in clause.obliques)]
        nouns += [n for noun in clause.objects for _p, n in obliques(noun)]
        if any(n.lemma_.lower() in keys["not_lemma"] for n in nouns):
            return False
    if "not_subject_lemma" in keys and any_lemma(clause.subjects, keys["not_subject_lemma"]):
        return False
    if "not_oblique" in keys and (
        any(scene.date(n) is None for n in clause.after(*keys["not_oblique"]))
        or any(c.dep_ in ("acomp", "oprd", "prt") for c in clause.trigger.children)
    ):
        return False
    if "not_link" in keys and any(c.lower_ in keys["not_link"] for c in clause.trigger.rights if c.dep_ == "prep"):
        return False
    if keys.get("not_one") and clause.subjects and all(_is_one(noun) for noun in clause.subjects):
        return False
    if keys.get("no_object") and clause.objects:
        return False
    if keys.get("needs_object") and not clause.objects:
        return False
    if "no_other_object" in keys and any(_is_other(scene, n, keys["no_other_object"]) for n in clause.objects):
        return False
    if "not_after" in keys and clause.trigger.dep_ == "acomp" and clause.trigger.head.lemma_ in keys["not_after"]:
        return False
    if keys.get("not_participle") and _is_participle(clause.trigger):
        return False
    if keys.get("passive_only") and not clause.passive:
        return False
    if keys.get("no_agent") and any(scene.actors(noun) for noun in clause.subjects):
        return False
    if keys.get("exists") and not any(child.dep_ == "expl" for child in clause.trigger.lefts):
        return False
    if keys.get("joint") and sum(bool(scene.actors(noun)) for noun in clause.subjects) < _BOTH:
        return False
    return all(test(scene, clause, keys) for test in (_moods_fit, _words_fit, _forms_fit, _quantity_fits))


def _moods_fit(scene: Scene, clause: Clause, keys: dict[str, Any]) -> bool:
    """Whether a verb is negated or planned, and governs other verbs, as a row asks."""
    if keys.get("negated_only") and not clause.negated:
        return False
    if keys.get("planned_only") and clause.modality != "planned":
        return False
    if keys.get("not_planned") and clause.modality == "planned":
        return False
    if keys.get("not_infinitive") and _has_infinitive(clause.trigger):
        return False
    if keys.get("xcomp_required") and not any(child.dep_ == "xcomp" for child in clause.trigger.children):
        return False
    if "not_infinitive_of" in keys and any(
        child.dep_ == "xcomp" and child.lemma_ in keys["not_infinitive_of"] for child in clause.trigger.rights
    ):
        return False
    if "xcomp_lemma" in keys and not _governs(clause.trigger, keys["xcomp_lemma"], keys.get("xcomp_object")):
        return False
    return not keys.get("needs_flight") or _after_flight(clause)


def _is_participle(verb: Token) -> bool:
    """Whether a verb only tells more of a noun: "troops posted there", "the men who were sent"; what a relative clause
    tells with a subject of its own or after "where" is told as news: "powder, which priests handed out"."""
    if verb.dep_ not in ("acl", "relcl"):
        return False
    if verb.dep_ == "relcl" and verb.left_edge.i > 0 and verb.left_edge.nbor(-1).text == ",":
        return is_passive(verb)  # ", who had deployed 500 men, " is told as news
    told = [child for child in verb.lefts if child.dep_ == "nsubj" or child.lower_ in ("where", "when")]
    return verb.dep_ == "acl" or not any(child.tag_ not in ("WDT", "WP") for child in told)


def _has_deadline(verb: Token) -> bool:
    """Whether a time is set: "gave them until noon", "gave residents 24 hours"."""
    hours = [child for child in verb.rights if child.dep_ in ("dobj", "npadvmod")]
    return any(t.lemma_ in ("hour", "day", "week") for t in hours) or any(c.lower_ == "until" for c in verb.rights)


def _is_behind_nor(verb: Token) -> bool:
    """Whether a verb stands behind "nor": "has neither confirmed nor denied the raid"."""
    return bool(verb.i > verb.sent.start and verb.doc[verb.i - 1].lower_ == "nor")


def _is_bare(word: Token) -> bool:
    """Whether a small word belongs to its verb and governs nothing: "walked in", but "walked in the rain"."""
    return word.dep_ in ("prt", "advmod", "prep") and not any(child.dep_ in ("pobj", "pcomp") for child in word.rights)


def _is_finite(verb: Token) -> bool:
    """Whether a verb tells what was done, and is no gerund or infinitive: "defeating the rebels will take years";
    capitals tell no tense."""
    aided = any(child.dep_ in ("aux", "auxpass") and child.lower_ != "to" for child in verb.lefts)
    told = verb.tag_ in ("VBD", "VBZ", "VBP") and not verb.is_upper
    return bool(told or aided or (verb.tag_ == "VBN" and verb.dep_ == "acl"))


def _is_several(scene: Scene, nouns: Sequence[Token]) -> bool:
    """Whether nouns mean more than one: a plural, several, or a body that has a name or is many men."""
    heads = [content_head(noun) for noun in nouns]
    if len(nouns) > 1 or any(noun.tag_ in ("NNS", "NNPS") for noun in (*nouns, *heads)):
        return True
    named = any(a.sort == "name" and a.kind != "person" for noun in nouns for a in scene.actors(noun))
    alone = shared()["single_fighters"]
    bodies = [noun for noun in nouns if "armed" in scene.classes(noun) and noun.tag_ != "NNP"]
    return named or any(noun.lemma_.lower() not in alone for noun in bodies)


def _is_said_false(verb: Token) -> bool:
    """Whether a verb calls something untrue: "calls such stories fabricated", "described the report as baseless"."""
    words = shared()["untrue"]
    near = [
        child for child in verb.rights if child.dep_ in ("oprd", "acomp", "ccomp", "xcomp", "advmod", "dobj", "prep")
    ]
    return any(t.lower_ in words for child in near for t in (child, *child.children))


def is_unlisted(scene: Scene, noun: Token, also: str = "") -> bool:
    """Whether a noun is a name that no list has, such as that of a small town; `also` is what else the model may take
    it for, where the words around it tell that it is a place."""
    other = {"PERSON", "DATE", "EVENT", "WORK_OF_ART", "NORP", "TIME", "LAW"} - {also}
    named = noun.pos_ == "PROPN" and noun.ent_type_ not in other
    return named and not scene.classes(noun) and scene.date(noun) is None


def _is_one(noun: Token) -> bool:
    """Whether a noun is a single person, who leaves a house and flees from none: "he left his home"."""
    alone = not any(child.dep_ in ("conj", "nummod") for child in noun.children)
    return alone and (noun.lower_ in _ALONE or (noun.tag_ == "NNP" and noun.ent_type_ == "PERSON"))


def _is_infinitive(verb: Token) -> bool:
    """Whether a verb below another is an infinitive that the model took for a purpose: "agreed, it said, to hold"."""
    return verb.dep_ == "advcl" and verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.lefts)


def _has_infinitive(verb: Token) -> bool:
    """Whether a verb governs an infinitive: "advised them not to go"."""
    return any(
        child.dep_ in ("xcomp", "ccomp") and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.lefts)
        for child in verb.children
    )


def _governs(verb: Token, lemmas: Sequence[str], objects: Sequence[str] | None) -> bool:
    """Whether a verb governs an infinitive of these, with an object of those if any are asked for: "refused to accept
    responsibility"."""
    below = [child for child in verb.rights if child.dep_ == "xcomp" or _is_infinitive(child)]
    below += [
        inner for child in verb.rights if child.dep_ == "dobj" for inner in child.rights if inner.dep_ in _ADNOMINAL
    ]
    below = [child for child in below if child.lemma_.lower() in lemmas and child.tag_ == "VB"]
    if objects is None:
        return bool(below)
    return any(t.lemma_.lower() in objects for child in below for t in child.rights if t.dep_ == "dobj")


def _forms_fit(scene: Scene, clause: Clause, keys: dict[str, Any]) -> bool:
    """Whether the form of a predicate and the number of its arguments are those that a row asks for."""
    if keys.get("hunger_food") and not any_lemma(
        [*clause.objects, *clause.after("on", "off")], sorted(shared()["hunger_food"])
    ):
        return False
    if keys.get("said_false") and not _is_said_false(clause.trigger):
        return False
    if keys.get("until_or_hours") and not _has_deadline(clause.trigger):
        return False
    if keys.get("finite") and not _is_finite(clause.trigger):
        return False
    if "plural" in keys and not _is_several(scene, clause.objects if keys["plural"] == "object" else clause.subjects):
        return False
    return not keys.get("unlisted_object") or any(is_unlisted(scene, noun) for noun in clause.objects)


def _words_fit(scene: Scene, clause: Clause, keys: dict[str, Any]) -> bool:
    particles = particles_of(scene, clause.trigger)
    if "particle" in keys and not particles & set(keys["particle"]):
        return False
    if "prt" in keys and not any(_is_bare(child) and child.lower_ in keys["prt"] for child in clause.trigger.rights):
        return False
    if "not_particle" in keys and any(
        child.lower_ in keys["not_particle"] for child in clause.trigger.children if child.dep_ in ("prt", "advmod")
    ):
        return False
    if "not_adverb" in keys and any(child.lower_ in keys["not_adverb"] for child in clause.trigger.children):
        return False
    if "adverb_any" in keys and not particles & set(keys["adverb_any"]):
        return False
    prepositions = {word for word, _noun in clause.obliques} | particles
    prepositions |= {c.lower_ for noun in clause.objects for c in noun.rights if c.lower_ == "out" and c.dep_ == "prep"}
    if "particle_or_oblique" in keys and not prepositions & set(keys["particle_or_oblique"]):
        return False
    if "oblique" in keys:
        nouns = [n for n in clause.after(*keys["oblique"]) if scene.date(n) is None]
        if not nouns and not particles & set(keys["oblique"]):
            return False
        if "oblique_is" in keys and not _any_class(scene, nouns, keys["oblique_is"]):
            return False
    if "oblique_lemma" in keys and not any(n.lemma_.lower() in keys["oblique_lemma"] for _p, n in clause.obliques):
        return False
    if "object_lemma" in keys and not any_lemma(clause.objects, keys["object_lemma"]):
        return False
    if "named" in keys and not all(
        _is_named(clause.subjects if w == "subject" else clause.objects) for w in keys["named"]
    ):
        return False
    if "subject_bears" in keys and not borne(scene, clause):
        return False
    if "subject_lemma" in keys and not any_lemma(clause.subjects, keys["subject_lemma"]):
        return False
    if "subject_with" in keys and not _is_with(clause.subjects, keys["subject_with"]):
        return False
    if "not_subject_with" in keys and _is_with(clause.subjects, keys["not_subject_with"]):
        return False
    if "object_with" in keys and not _is_with(clause.objects, keys["object_with"]):
        return False
    if "not_object_with" in keys and _is_with(clause.objects, keys["not_object_with"]):
        return False
    if keys.get("not_negated") and (clause.negated or _is_behind_nor(clause.trigger)):
        return False
    if "about" in keys and not _is_about(clause.trigger, keys["about"]):
        return False
    nouns = [*clause.objects, *(n for p, n in clause.obliques if p in ("on", "to", "of", "from", "for"))]
    about = [n for noun in clause.objects for p, n in obliques(noun) if p == "on"]  # "signed a paper on a ceasefire"
    if "object_or_oblique" in keys and not _any_class(scene, [*nouns, *about], keys["object_or_oblique"]):
        return False
    if "object_lemma_any" in keys:
        near = [*clause.objects, *(n for noun in clause.objects for n in noun.subtree if abs(n.i - noun.i) < 6), *nouns]
        wanted = keys["object_lemma_any"]
        if not any(n.lemma_.lower() in wanted or phrase(n, 2) in wanted for n in near):
            return False
    return True


def _is_named(nouns: Sequence[Token]) -> bool:
    """Whether all of these are called by their names."""
    return bool(nouns) and all(noun.pos_ == "PROPN" for noun in nouns)


def borne(scene: Scene, clause: Clause) -> list[Token]:
    """The civilians that a subject has on board: "planes with 200 women landed", "ships carrying refugees"."""
    aboard = [t for noun in clause.subjects for word, t in obliques(noun) if word == "with"]
    for noun in clause.subjects:
        for verb in noun.rights:
            if verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.lemma_ in shared()["bearing"]:
                aboard += scene.clause(verb).objects
    travelling = shared()["passengers"]
    civil = [t for t in aboard if "persons" in scene.classes(t) and not scene.classes(t) & {"armed", "unarmed", "aid"}]
    return [t for t in civil if not any(n.lemma_.lower() in travelling for n in (t, content_head(t)))]


def _is_with(nouns: Sequence[Token], wanted: Sequence[str]) -> bool:
    """Whether a noun has one of these words before it: "two relief flights"."""
    return any(t.lemma_.lower() in wanted for n in nouns for t in n.subtree if n.i - _NEAR < t.i < n.i)


def _is_about(verb: Token, wanted: Sequence[str]) -> bool:
    """Whether what a predicate's adjective is of is one of these: "are so short of food", "run low on fuel"."""
    links = [link for child in verb.rights if child.dep_ in ("acomp", "prt", "advmod") for link in child.rights]
    links += [child for child in verb.rights if child.dep_ == "prep"]
    found = [noun for link in links if link.lower_ in ("of", "on") for _p, noun in objects_of(link)]
    return any(n.lemma_.lower() in wanted or content_head(n).lemma_.lower() in wanted for n in found)


def particles_of(scene: Scene, verb: Token) -> set[str]:
    """The small words that hang on a verb, without the prepositions of days ("on Sunday")."""
    return {
        child.lower_
        for child in verb.children
        if child.dep_ in ("prt", "advmod", "acomp", "oprd")
        or (child.dep_ == "prep" and not any(scene.date(noun) is not None for noun in child.children))
    }


def _quantity_fits(scene: Scene, clause: Clause, keys: dict[str, Any]) -> bool:
    if not keys.get("needs_quantity") and not keys.get("many"):
        return True
    slots = keys["quantity"]
    nouns = clause.subjects if "subject" in slots else clause.objects
    counts = [
        q for noun in nouns for q in scene.quantities(noun) if q.dimension == "count" and q.qualifier != "article"
    ]
    if keys.get("many"):
        if any(noun.lemma_.lower() in shared()["streams"] for noun in nouns):
            return True
        inner = [content_head(noun) for noun in nouns if noun.i != content_head(noun).i]
        counts += [q for noun in inner for q in scene.quantities(noun) if q.dimension == "count"]
        return any((q.low or 0) >= _CROWD or (q.value or 0) >= _CROWD for q in counts)
    return bool(counts)


def _any_class(scene: Scene, nouns: Sequence[Token], wanted: Sequence[str]) -> bool:
    return any(not scene.classes(noun).isdisjoint(wanted) for noun in nouns)


def _is_other(scene: Scene, noun: Token, wanted: Sequence[str]) -> bool:
    """Whether a noun is of none of these classes; a name that no list has may be of any."""
    unlisted = noun.pos_ == "PROPN" and all(actor.sort == "unknown" for actor in scene.actors(noun))
    return not unlisted and scene.classes(noun).isdisjoint(wanted)


def any_lemma(nouns: Sequence[Token], wanted: Sequence[str]) -> bool:
    """Whether a noun, or the one that it counts, is one of these words."""
    return any(n.lemma_.lower() in wanted or content_head(n).lemma_.lower() in wanted for n in nouns)


def _after_flight(clause: Clause) -> bool:
    """Whether flight is told in the same sentence, so that "heading toward X" is its destination."""
    return any(t.lemma_.lower() in shared()["flight"] for t in clause.trigger.sent)
