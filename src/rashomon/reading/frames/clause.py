"""One predicate with its logical subject, objects and adjuncts, whatever its form.

Active, passive, participle ("mines laid by"), relative clause, coordination with a shared subject, infinitive under
another verb: all come out as the same `Clause`, so that a rule is written once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rashomon.reading.frames.modality import is_negated, modality_of
from rashomon.reading.frames.nouns import conjuncts, hands_of, is_opposed, objects_of, obliques, premodifiers
from rashomon.reading.frames.subjects import (
    after_fronted,
    antecedent,
    fronted_place,
    helped_by,
    inherited_subjects,
    meant_by,
    noun_above,
    sender,
    subjects_above,
    supposed,
)
from rashomon.reading.frames.verbs import (
    PASSIVE_SUBJECTS,
    SUBJECTS,
    is_garden_path,
    is_merged_object,
    is_passive,
    is_reduced,
    is_statement,
    left_noun,
    only_speaks_of,
)
from rashomon.reading.frames.vocabulary import modality_words, shared

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True, kw_only=True)
class Clause:
    """A predicate in its sentence.

    `subjects` and `objects` are logical: the agent of a passive is a subject.  `obliques` are (preposition, noun).
    `modality` is planned, conditional, suspected, attempt or None; `matrix` is the verb that governs it, if any.
    """

    trigger: Token
    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    obliques: list[tuple[str, Token]] = field(default_factory=list)
    passive: bool = False
    negated: bool = False
    modality: str | None = None
    matrix: Token | None = None

    @property
    def lemma(self) -> str:
        """The predicate's lemma in lower case."""
        return str(self.trigger.lemma_).lower()

    def after(self, *prepositions: str) -> list[Token]:
        """The nouns after one of these prepositions."""
        return [noun for preposition, noun in self.obliques if preposition in prepositions]


def clause_of(verb: Token) -> Clause:
    """The clause of a verb."""
    clause = Clause(trigger=verb, passive=is_passive(verb))
    _fill_arguments(clause, verb)
    clause.obliques = [*clause.obliques, *obliques(verb)]
    _share_with_siblings(clause, verb)
    clause.negated = is_negated(verb, (*clause.subjects, *clause.objects))
    clause.modality, clause.matrix = modality_of(verb)
    return clause


def nominal_clause(noun: Token) -> Clause:
    """The clause of a noun that names an event: "the shelling of the town by rebels"."""
    clause = Clause(trigger=noun)
    for child in noun.children:
        if child.dep_ == "poss":
            clause.subjects += conjuncts(child)
        elif child.dep_ in ("amod", "compound", "nmod") and child.i < noun.i:
            clause.subjects += [word for word in premodifiers(child) if not is_opposed(word)]
        elif child.dep_ in ("acl", "relcl") and child.tag_ == "VBN":
            if child.lemma_ not in shared()["equipping"] | shared()["brokering"] and not only_speaks_of(child):
                clause.subjects += [n for p, n in obliques(child) if p == "by"]
            blamed = child.lemma_ in modality_words()["charge"]["verbs"]
            clause.obliques += [
                pair for pair in obliques(child) if pair[0] != "by" and not (blamed and pair[0] == "on")
            ]
    if (first := _first_owner(noun)) is not None:
        clause.subjects.insert(0, first)
    for preposition, token in obliques(noun):
        if preposition == "of":
            clause.objects.append(token)
        elif preposition == "by":
            clause.subjects.append(token)
        else:
            clause.obliques.append((preposition, token))
    clause.negated = any(child.lower_ == "no" for child in noun.lefts)
    return clause


def _first_owner(noun: Token) -> Token | None:
    """The first of two owners of one act, which the model takes for a noun beside it: "government and Cuban raids"."""
    first = noun.head
    if noun.dep_ != "conj" or first.tag_ != "NN" or first.i + 1 >= noun.i or first.doc[first.i + 1].lower_ != "and":
        return None
    if any(child.dep_ in ("det", "poss", "amod", "nummod") for child in first.lefts):
        return None
    owned = any(child.dep_ in ("amod", "compound", "nmod") and child.i == first.i + 2 for child in noun.lefts)
    return first if owned and not any(child.dep_ == "det" for child in noun.lefts) else None


def _fill_arguments(clause: Clause, verb: Token) -> None:
    opened = _opened_later(verb)
    for child in verb.children:
        if child.dep_ in SUBJECTS and child.i < opened:
            continue  # "most of them hit by splinters when two jets bombed the market"
        if child.dep_ in SUBJECTS:
            (clause.objects if clause.passive else clause.subjects).extend(meant_by(child, verb))
        elif child.dep_ in PASSIVE_SUBJECTS:
            clause.passive = True
            clause.objects.extend(meant_by(child, verb))
        elif child.dep_ in ("dobj", "attr", "oprd") or is_merged_object(child, verb):
            clause.objects.extend(conjuncts(antecedent(child, verb)))
        elif child.dep_ == "ccomp" and is_reduced(child):
            for inner in child.lefts:
                if inner.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS):
                    clause.objects.extend(conjuncts(inner))
        elif child.dep_ == "dative" and child.pos_ in ("NOUN", "PROPN", "PRON"):
            clause.obliques.append(("to", child))
        elif child.dep_ == "agent" and not clause.passive and clause.subjects and clause.objects:
            continue  # of a noun: "took the town after months of control by rebels"
        elif child.dep_ == "agent" and not clause.passive and verb.lemma_ in _never_passive():
            continue  # "fled by river", "came by night"
        elif child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and clause.passive):
            clause.subjects.extend(noun for _word, noun in objects_of(child))
        elif clause.passive and child.dep_ == "prep":
            clause.subjects.extend(hands_of(child))
    if verb.dep_ == "amod" and is_statement(verb):
        clause.passive, clause.subjects, clause.objects = False, conjuncts(left_noun(verb)), conjuncts(verb.head)
        clause.obliques = list(obliques(verb.head))
        return
    if verb.dep_ == "acl" and any(child.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS) for child in verb.children):
        return  # "charges that the army used gas": a clause of its own
    if verb.dep_ == "acl":
        if is_garden_path(verb):
            top = verb.head
            while (up := noun_above(top)) is not None:
                top = up
            clause.passive, clause.subjects = False, conjuncts(top)
        elif verb.tag_ == "VBN" or clause.passive:
            clause.objects = [verb.head, *clause.objects]
        elif not clause.subjects and verb.tag_ == "VBG":
            clause.subjects = subjects_above(verb) or [verb.head]
    elif verb.dep_ == "relcl" and not clause.objects and clause.subjects and verb.head not in clause.subjects:
        clause.objects = [verb.head]
    if not clause.passive and (sent := sender(verb)):
        clause.subjects = sent
    if not clause.subjects and not clause.passive:
        clause.subjects = supposed(verb) or list(inherited_subjects(verb)) or after_fronted(verb)
    elif clause.passive and not clause.objects:
        clause.objects = fronted_place(verb) or list(inherited_subjects(verb)) or after_fronted(verb)
    if not clause.subjects and verb.dep_ == "csubj" and verb.head.lemma_ in modality_words()["benefit"]["verbs"]:
        clause.subjects = helped_by(verb)
    clause.subjects = list(dict.fromkeys(clause.subjects))


def _never_passive() -> frozenset[str]:
    """Verbs behind which "by" tells how or where: "fled by river", "landed by the bakery"."""
    return modality_words()["intransitive"]["verbs"] | modality_words()["arriving"]["verbs"]


def _opened_later(verb: Token) -> int:
    """The index of the "when" between two subjects that the model gave one verb; 0 where there are no two."""
    subjects = [child.i for child in verb.lefts if child.dep_ in SUBJECTS]
    if len(subjects) < 2:
        return 0
    openings = (child.i for child in verb.lefts if child.lower_ in ("when", "while", "after"))
    return next((i for i in openings if subjects[0] < i < subjects[-1]), 0)


def shared_end(verb: Token) -> Token | None:
    """The last verb of a coordination whose adjuncts this one shares: "were killed and 30 wounded in X on Friday".

    None if the verb is the last one, or has adjuncts of its own after it.
    """
    last, node = None, verb
    for _step in range(4):
        following = [child for child in node.rights if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")]
        if not following:
            break
        node = last = following[-1]
    if last is None or last.lemma_ in shared()["plain_speech"]:
        return None
    own = [child for child in verb.rights if child.dep_ in ("prep", "agent", "npadvmod", "advcl")]
    return None if any(child.i < last.i or child.dep_ == "advcl" for child in own) else last


def _is_set_off(verb: Token, last: Token) -> bool:
    """Whether a verb and the last one beside it take different objects: "held out but had lost 23 men"."""
    own = any(child.dep_ in ("prt", "aux", "auxpass", "neg") for child in last.lefts)
    return own or any(child.dep_ == "prt" or child.lower_ == "but" for child in verb.rights if child.i < last.i)


def _share_with_siblings(clause: Clause, verb: Token) -> None:
    """Agents and places that coordinated verbs share: "were killed or wounded by mines"."""
    last = shared_end(verb)
    if last is not None:
        clause.obliques += [pair for pair in obliques(last) if pair[1].i > last.i]
        near = last.i - verb.i <= 4 and verb.lemma_ not in modality_words()["arriving"]["verbs"]
        if not clause.passive and not clause.objects and near and not _is_set_off(verb, last):
            clause.objects = [t for child in last.children if child.dep_ == "dobj" for t in conjuncts(child)]
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX"):
        first = first.head
    if clause.passive and not any(child.dep_ == "agent" for child in verb.children):
        for sibling in (first, *(child for child in first.children if child.dep_ == "conj")):
            if sibling.i > verb.i and any(child.dep_ == "auxpass" for child in sibling.lefts):
                continue  # "was targeted in raids and has been hit by the coalition"
            for child in sibling.children:
                if child.dep_ == "agent" and sibling != verb:
                    clause.subjects.extend(noun for _word, noun in objects_of(child))
