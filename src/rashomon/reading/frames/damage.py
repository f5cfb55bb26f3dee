"""Attacks told by what they destroyed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.frames import extent
from rashomon.reading.frames.clause import Clause, nominal_clause
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.filling import set_modality
from rashomon.reading.frames.means import Means, by_air, from_means, means_of, words
from rashomon.reading.frames.nouns import content_head
from rashomon.reading.frames.phrases import phrase
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.victims import add_victims, hit_kind
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


@lru_cache(maxsize=1)
def _damage() -> frozenset[str]:
    rows = lexicon("frames_violence")["damage"]
    return frozenset((*rows["verbs"], *rows["by_means"]))


def damage(scene: Scene, verb: Token) -> Draft | None:
    """ "A battery was destroyed in an air strike", "fighters destroyed 11 tanks": an attack on things of war, or by its
    means; other destruction is a violation."""
    if verb.lemma_.lower() not in _damage() and not _brings_down(verb):
        return None
    clause = scene.clause(verb)
    if any(phrase(noun, 2) in words("air_defences") for noun in clause.subjects):
        return None  # what they shoot down is intercepted
    sentence = scene.sentence(verb)
    found = _means_of_damage(scene, clause)
    military = clause.lemma not in lexicon("frames_violence")["damage"]["by_means"] and any(
        scene.classes(n) & {"plane", "weapon", "armed", "base"}
        or {content_head(n).lemma_, phrase(n, 2)} & words("vehicles")
        for n in clause.objects
    )
    if sentence is None or not clause.objects or (found is None and not military):
        return None
    first, last = extent.verbal(verb)
    means, tool = found if found is not None else (Means("attack", "unspecified", True), None)
    draft = Draft(
        type=means.type,
        subtype=means.subtype,
        trigger=verb,
        first=first,
        last=last,
        sentence=sentence,
        rule=f"violence:damage:{clause.lemma}",
        unknown_initiator=means.type == "attack",
    )
    if tool is not None:
        from_means(scene, draft, tool, None)
        draft.event = tool
    draft.roles += [("initiator", t) for t in clause.subjects if scene.actors(t) and t != tool]
    for noun in clause.objects:
        if not _add_hurt(scene, draft, clause, noun):
            _add_damaged(scene, draft, noun)
    set_modality(draft, clause)
    by_air(scene, draft)
    return draft


def add_planes(scene: Scene, draft: Draft) -> None:
    """Add whose bombs they were, where it is told when: "was damaged by four bombs when planes attacked it"."""
    if draft.subtype != "mine_ied" or draft.has("initiator"):
        return
    for verb in draft.trigger.subtree:
        if verb.dep_ != "advcl" or not any(child.lower_ in ("when", "as") for child in verb.lefts):
            continue
        above = verb.head
        if above != draft.trigger and not (above.dep_ == "relcl" and above.head in draft.trigger.subtree):
            continue
        draft.roles += [("initiator", t) for t in scene.clause(verb).subjects if "aircraft" in scene.classes(t)]
    by_air(scene, draft)


def _brings_down(verb: Token) -> bool:
    """ "Knocked out six tanks", "were brought down by a shell"."""
    return verb.lemma_ in words("bringing_down") and any(
        child.lower_ in ("down", "out") for child in verb.rights if child.dep_ in ("prt", "advmod")
    )


def harm_done(scene: Scene, verb: Token) -> Draft | None:
    """ "The blast caused heavy damage to nearby houses": property destroyed by what the subject names."""
    if verb.lemma_.lower() not in words("harming"):
        return None
    clause = scene.clause(verb)
    harm = next((noun for noun in clause.objects if noun.lemma_.lower() in words("damage")), None)
    sentence = scene.sentence(verb)
    if harm is None or sentence is None or clause.negated:
        return None
    struck = [*clause.after("to", "on"), *nominal_clause(harm).after("to", "on", "in")]
    things = [noun for noun in struck if scene.classes(noun) & {"property", "base"}]
    means = next((m for noun in clause.subjects if (m := means_of(content_head(noun))) is not None), None)
    armed = [noun for noun in clause.subjects if "armed" in scene.classes(noun)]
    if not things or (means is None and not armed):
        return None
    first, last = extent.verbal(verb)
    draft = Draft(
        type="violation",
        subtype="property_destruction",
        trigger=verb,
        first=first,
        last=last,
        sentence=sentence,
        rule="violence:damage:done",
    )
    draft.roles = [("perpetrator", noun) for noun in armed]
    draft.event = next((noun for noun in clause.subjects if means_of(noun) is not None), None)
    for noun in clause.subjects:
        if "armed" not in scene.classes(noun):
            draft.roles += [("perpetrator", t) for t in nominal_clause(noun).subjects if scene.actors(t)]
    draft.roles += [("target", content_head(noun)) for noun in things]
    set_modality(draft, clause)
    return draft


def _means_of_damage(scene: Scene, clause: Clause) -> tuple[Means, Token] | None:
    """With what it was done, and the noun that says so: "in an air strike"; None where nothing is said of it."""
    nouns = [*clause.subjects, *clause.after("in", "by", "with", "from", "during")]
    for noun in clause.after("as", "due", "to", "in", "because"):
        if noun.lemma_.lower() in words("outcomes"):  # "as a result of shelling"
            nouns += nominal_clause(noun).objects
    nouns += clause.after("due", "because")
    for noun in map(content_head, nouns):
        means = means_of(noun)
        if means is not None and "armed" not in scene.classes(noun):
            return means, noun
    return None


def _add_hurt(scene: Scene, draft: Draft, clause: Clause, noun: Token) -> bool:
    """Add who was hit in a limb or in the body, "a soldier was hit in the leg"; False for things, and for others."""
    machine = {content_head(noun).lemma_, phrase(noun, 2)} & (words("vehicles") | words("aircraft"))
    kind = hit_kind(clause) if clause.lemma == "hit" and scene.classes(noun) & {"persons", "armed"} else None
    if kind is None or machine:
        return False
    add_victims(scene, draft, kind, [noun])
    return True


def _add_damaged(scene: Scene, draft: Draft, noun: Token) -> None:
    """What was damaged, with its number; men who were "destroyed" were killed."""
    classes = scene.classes(noun)
    if classes & {"place", "territory"} and not classes & {"actor", "property"}:
        draft.places.append(("event_location", None, noun))
    else:
        draft.roles.append(("target", noun))
    craft = {content_head(noun).lemma_, phrase(noun, 2)} & (words("vehicles") | words("aircraft"))
    men = noun.tag_ == "NNS" and "armed" in classes and not classes & {"weapon", "plane", "reinforcement"} and not craft
    for quantity in scene.quantities(noun):
        if quantity.dimension == "count" and quantity.qualifier != "article":
            harm = "killed_or_wounded" if draft.trigger.lemma_.lower() == "hit" else "killed"
            draft.quantities.append((harm if men else "count", quantity))
            draft.roles = [("victim" if men and t == noun else role, t) for role, t in draft.roles]
