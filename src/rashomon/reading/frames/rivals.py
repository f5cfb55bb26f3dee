"""Figures that rival a toll told before: "the monitors gave a figure of 130", "witnesses speak of 700"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.frames.casualties import casualty_claim
from rashomon.reading.frames.clause import Clause, nominal_clause
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.means import words
from rashomon.reading.frames.nouns import content_head
from rashomon.reading.frames.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rashomon.reading.mentions import QuantityMention


def figure(scene: Scene, clause: Clause) -> Draft | None:
    """A number of dead that a clause tells without a word for them; None if it tells none."""
    return _bare_figure(scene, clause) or _names(scene, clause) or _bare_number(scene, clause)


def _bare_number(scene: Scene, clause: Clause) -> Draft | None:
    """ "The Tigers claim 75", "the opposition counts 40", "witnesses speak of 700": of the dead told right before."""
    if clause.passive or clause.negated or clause.lemma not in words("naming_figures"):
        return None
    told = [*clause.objects, *clause.after("of")]
    numbers = [t for t in told if t.pos_ == "NUM" and t.i > clause.trigger.i and content_head(t).i == t.i]
    if len(told) != 1 or not numbers or not any(scene.actors(t) for t in clause.subjects):
        return None
    number = numbers[0]
    if scene.date(number) is not None or any(
        child.dep_ == "prep" and child.lower_ in ("of", "to", "for", "as") for child in number.rights
    ):
        return None
    if not speaks_of_dead(scene, clause.trigger):
        return None
    for quantity in scene.quantities(number):
        if quantity.dimension == "count" and quantity.qualifier != "article":
            return _counted(scene, clause, quantity, "violence:toll:number", [number])
    return None


def _bare_figure(scene: Scene, clause: Clause) -> Draft | None:
    """ "The monitors gave a figure of 130", "its own figure is 36": the dead that the sentence before tells of."""
    named = [n for n in (*clause.objects, *clause.subjects) if n.lemma_.lower() in words("bare_figures")]
    if not named or clause.lemma not in words("figuring") or not speaks_of_dead(scene, clause.trigger):
        return None
    told = [*nominal_clause(named[0]).objects, *clause.after("to", "at")]
    told += [c for c in clause.trigger.rights if c.dep_ in ("attr", "acomp", "oprd")]
    told += [n for c in told for link in c.rights if link.lower_ in ("to", "than") for n in link.rights]
    for noun in told:
        for quantity in scene.quantities(noun):
            of_persons = noun.pos_ == "NUM" or scene.classes(noun) & {"persons", "armed"}
            if quantity.dimension == "count" and quantity.qualifier != "article" and of_persons:
                return _counted(scene, clause, quantity, "violence:toll:figure", [noun])
    return None


def _names(scene: Scene, clause: Clause) -> Draft | None:
    """ "He had the names of 64 victims", "published a list of 77 dead": so many are held to be dead."""
    lists = [n for n in clause.objects if n.lemma_.lower() in words("lists_of_dead")]
    if not lists or clause.lemma not in words("listing_dead"):
        return None
    for noun in nominal_clause(lists[0]).objects:
        dead = noun.lower_ in words("dead_forms") or noun.lemma_.lower() == "victim"
        if not dead and not ("persons" in scene.classes(noun) and speaks_of_dead(scene, clause.trigger)):
            continue
        for quantity in scene.quantities(noun):
            if quantity.dimension == "count" and quantity.qualifier != "article":
                return _counted(scene, clause, quantity, "violence:toll:names", [noun])
    return None


def _counted(scene: Scene, clause: Clause, quantity: QuantityMention, rule: str, victims: list[Token]) -> Draft | None:
    """A claim of so many dead."""
    draft = casualty_claim(scene, clause, "killed", [], agents=[], numbered=True)
    if draft is not None:
        draft.quantities, draft.rule = [("killed", quantity)], rule
        draft.roles += [("victim", token) for token in victims if "persons" in scene.classes(token)]
        draft.last = max(draft.last, *(token.i for token in victims))
    return draft


def speaks_of_dead(scene: Scene, verb: Token) -> bool:
    """Whether "put it at 36" stands after a toll, in the same sentence or the one before."""
    sentence = scene.sentence(verb)
    if sentence is None:
        return False
    start = scene.document.sentences[max(0, sentence.index - 1)].span.start
    before = {word.strip(".,;:\"'“”’") for word in scene.document.text[start : verb.idx].casefold().split()}
    return bool(before & words("of_dead_before"))
