"""Who does what a verb tells, where its subject stands elsewhere or was parsed as something else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rashomon.reading.frames.nouns import conjuncts
from rashomon.reading.frames.verbs import (
    PASSIVE_SUBJECTS,
    SUBJECTS,
    charging,
    is_charge,
    is_garden_path,
    is_passive,
    is_result_of_charge,
)
from rashomon.reading.frames.vocabulary import modality_words, shared

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_DAYS = frozenset({"today", "yesterday", "tonight", "tomorrow"})
_MISTAKEN = frozenset({"advmod", "dep", "nmod"})
_SOME = frozenset({"some", "most", "many", "several", "all", "both", "few", "half"})
_STEPS = 8

_EACH_OTHER = frozenset({"other", "another", "one"})


def meant_by(subject: Token, verb: Token) -> list[Token]:
    """The nouns of a subject; where the model took the name of a backer for it ("troops backed by the militia Fajr
    entered"), those that it backs."""
    before = subject.left_edge.i - 1
    word = subject.doc[before] if before >= subject.sent.start else subject
    while word.dep_ == "conj" and word.head.i < word.i:
        word = word.head
    if word.dep_ == "pobj" and word.head.dep_ == "agent" and word.head.head.dep_ == "acl":
        backed = word.head.head
        if backed.lemma_ in modality_words()["backing"]["verbs"] and backed.head.pos_ in ("NOUN", "PROPN"):
            return conjuncts(backed.head)
    whole = _some_of(subject, verb)
    if whole is not None:
        return conjuncts(whole)
    owner = _before_day(subject) or _named_craft(subject)
    return conjuncts(antecedent(subject, verb)) if owner is None else [owner]


def _named_craft(subject: Token) -> Token | None:
    """The ship or regiment before its own name: "the US cruiser Boston shelled"; it tells whose it is."""
    if subject.pos_ != "PROPN":
        return None
    before = subject.doc[subject.i - 1] if subject.i > subject.sent.start else subject
    named = before.head.i == subject.i and before.dep_ in ("compound", "nmod")
    return before if named and before.lower_ in shared()["named_craft"] else None


def _before_day(subject: Token) -> Token | None:
    """Who acts where a day that stands behind them was taken for the subject, as in capitals: "THE REBELS TODAY
    ATTACKED"."""
    if subject.lower_ not in _DAYS:
        return None
    before = subject.doc[subject.i - 1] if subject.i > subject.sent.start else subject
    return before if before.head.i == subject.i and before.dep_ in ("compound", "nmod", "amod") else None


def _some_of(subject: Token, verb: Token) -> Token | None:
    """Who acts where an aside on a part of them was taken for the subject: "60 rebels, some of them women, entered"."""
    of = [child for child in subject.rights if child.lower_ == "of"]
    if subject.lower_ not in _SOME or not any(noun.lower_ in ("them", "whom") for link in of for noun in link.rights):
        return None
    before = [child for child in verb.lefts if child.i < subject.i and child.dep_ in ("dep", "nsubj", "npadvmod")]
    return next((t for t in reversed(before) if t.tag_ in ("NNS", "NNPS", "NNP")), None)


def antecedent(noun: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for; any other noun is itself."""
    if noun.lower_ in _RELATIVE and noun.tag_ in ("WDT", "WP", "IN"):
        node = verb
        for _step in range(_STEPS):
            if node.dep_ in ("relcl", "acl"):
                return _first_of_two(node.head, node)
            if node.head.i == node.i or node.dep_ not in ("conj", "xcomp", "ccomp"):
                break
            node = node.head
        return _before_comma(noun)
    return noun


def _first_of_two(noun: Token, verb: Token) -> Token:
    """The first of the two sides that both are meant by "between rebels and guards who had agreed a truce"."""
    first = noun.head
    both = (
        verb.lemma_ in shared()["mutual"]
        and noun.dep_ == "conj"
        and first.dep_ == "pobj"
        and first.head.lower_ == "between"
    )
    return first if both else noun


def _before_comma(pronoun: Token) -> Token:
    """The name that ", which" follows where the model took the relative clause for a main one; else the pronoun."""
    at = pronoun.i - 1
    while at > pronoun.sent.start and pronoun.doc[at].text in (",", ")", "-", "–", "—"):
        at -= 1
    before = pronoun.doc[at]
    if at == pronoun.i - 1 or at < pronoun.sent.start or before.pos_ not in ("NOUN", "PROPN"):
        return pronoun
    return before.head if before.dep_ == "appos" and before.head.pos_ in ("NOUN", "PROPN") else before


def sender(verb: Token) -> list[Token]:
    """Who speaks in a message: the militia of "received a call from the militia claiming responsibility"."""
    if verb.tag_ != "VBG" or verb.lemma_ not in shared()["speech_verbs"] or verb.i == verb.sent.start:
        return []
    node = verb.doc[verb.i - 1]
    for _step in range(_STEPS):
        if node.dep_ not in ("pobj", "prep", "agent") or node.head.i > node.i:
            break
        above = node.head
        sent = node.lower_ in ("from", "by") and node.dep_ in ("prep", "agent")
        if sent and (above.lemma_.lower() in modality_words()["messages"]["nouns"] or _gets_message(above)):
            return [t for child in node.rights if child.dep_ == "pobj" for t in conjuncts(child)]
        node = above
    return []


def _gets_message(verb: Token) -> bool:
    """Whether a message is what a verb has got: "received a call from"."""
    wanted = modality_words()["messages"]["nouns"]
    return verb.pos_ == "VERB" and any(c.dep_ == "dobj" and c.lemma_.lower() in wanted for c in verb.rights)


def helped_by(gerund: Token) -> list[Token]:
    """Whom the deed of a gerund in front helped, who did it: "Capturing the town has helped the rebels advance"."""
    for child in gerund.head.rights:
        if child.dep_ == "dobj":
            return conjuncts(child)
        if child.dep_ in ("ccomp", "xcomp"):
            return [t for inner in child.lefts if inner.dep_ == "nsubj" for t in conjuncts(inner)]
    return []


def inherited_subjects(verb: Token) -> Iterable[Token]:
    """The subject of the verb above, for coordination, participles and infinitives."""
    node = verb
    for _step in range(_STEPS):
        if (
            node.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "acl", "ccomp", "dep", "acomp", "oprd")
            or node.head.i == node.i
        ):
            return ()
        if node.dep_ == "ccomp" and (node.tag_ not in ("VB", "VBG", "VBN") or _is_finite_passive(node)):
            return ()
        if node.dep_ == "acl" and node.head.pos_ in ("NOUN", "PROPN"):
            if node.tag_ in ("VBG", "VBN") or (node.i != verb.i and is_garden_path(node)):
                return conjuncts(node.head)
            owner = [child for child in node.head.lefts if child.dep_ == "poss" or _is_owner(child)]
            by = [child for child in node.head.rights if child.lower_ == "by" and child.i < node.i]
            owner += [t for child in by for noun in child.rights if noun.dep_ == "pobj" for t in conjuncts(noun)]
            if owner:
                return owner
            node = node.head
            if node.dep_ not in ("dobj", "attr", "pobj") or node.head.lemma_ in shared()["repel"]:
                return ()  # "foiled an attempt to cross"
        if node.dep_ == "xcomp":
            raised = [child for child in node.head.children if child.dep_ == "dobj"]
            if raised and node.head.lemma_ in modality_words()["raising"]["verbs"]:
                return conjuncts(raised[0])
            if not raised and (asked := _asked_of(node.head, node)):
                return asked
        if is_charge(node) or is_result_of_charge(node):
            charge = charging(node) if node.dep_ == "pcomp" else node.head
            named = [child for child in charge.children if child.dep_ in ("dobj", "nsubjpass")]
            if not named and charge.dep_ == "acl":
                named = [charge.head]
            named = [child for child in named if child.lower_ not in _EACH_OTHER]  # "accused each other of"
            return [t for child in named for t in conjuncts(antecedent(child, charge))]
        node = node.head
        preposed = [c for c in node.lefts if c.dep_ == "ccomp" and node.lemma_ in shared()["speech_verbs"]]
        if preposed and verb.dep_ == "conj" and verb.head.i == node.i:
            node = preposed[0]
        if node.lower_ == "to" and node.head.lower_ == "addition":
            node = node.head.head.head  # "in addition to killing ten"
        if node.dep_ in ("pobj", "prep"):
            node = node.head if node.head.pos_ in ("VERB", "AUX") else node.head.head
        found: list[Token] = []
        for child in node.children:
            if child.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS):
                found += conjuncts(antecedent(child, node))
        if found:
            return found
        if node.dep_ == "ROOT" and node.i != verb.i and (fronted := after_fronted(node)):
            return fronted
    return ()


def _asked_of(verb: Token, asked: Token) -> list[Token]:
    """Of whom something is asked: "appealed to [the UN] to send troops", "called on [Chad] to withdraw"."""
    links = modality_words()["asking"]["prepositions"]
    if verb.lemma_ not in modality_words()["asking"]["verbs"]:
        return []
    to = [child for child in verb.rights if child.lower_ in links and child.dep_ == "prep" and child.i < asked.i]
    return [t for child in to for noun in child.rights if noun.dep_ == "pobj" for t in conjuncts(noun)]


def _is_owner(word: Token) -> bool:
    """Whether a noun before an attempt tells whose it is: "an army attempt to advance", "a rebel bid"."""
    if word.dep_ not in ("compound", "nmod") or word.pos_ not in ("NOUN", "PROPN"):
        return False
    return word.head.lemma_.lower() in modality_words()["attempts"]["nouns"]


def _is_finite_passive(verb: Token) -> bool:
    """ "were injured": a clause with a subject of its own, even where the model gave it none."""
    return any(child.dep_ == "auxpass" and child.tag_ in ("VBD", "VBZ", "VBP") for child in verb.lefts)


def _is_placed(verb: Token) -> bool:
    """Whether a verb only tells where its subject is posted, as in "said that rebels positioned in X fired"."""
    own = any(child.dep_ in ("aux", "auxpass", "dobj", "neg") for child in verb.children)
    return verb.tag_ in ("VBD", "VBN") and verb.lemma_ in shared()["posted"] and not own


def supposed(verb: Token) -> list[Token]:
    """The subject of a finite verb whose participle was taken for one: "Gunmen believed to be from X killed"."""
    top = verb.head
    if verb.dep_ != "ccomp" or verb.tag_ not in ("VBD", "VBP", "VBZ") or not top.i < verb.i:
        return []
    for beside in top.rights:
        if beside.i >= verb.i:
            break
        if beside.dep_ == "ccomp" and _is_placed(beside):
            return [t for child in beside.lefts if child.dep_ == "nsubj" for t in conjuncts(child)]
    for taken in top.rights:
        if taken.dep_ == "dobj" and taken.right_edge.i == verb.left_edge.i - 1 and taken.pos_ in ("NOUN", "PROPN"):
            return conjuncts(taken)  # "denied Baghdad carried out the raid"
    if top.tag_ not in ("VBD", "VBN") or any(child.dep_ in ("aux", "auxpass") for child in top.lefts):
        return []
    if not any(child.dep_ == "xcomp" and child.i < verb.i for child in top.rights):
        return []
    return [t for child in top.lefts if child.dep_ == "nsubj" for t in conjuncts(child)]


def subjects_above(verb: Token) -> list[Token]:
    """Who did what a participle of a result tells, where it hangs on the last noun of the clause that tells the act:
    "attacked positions of the army killing ten"; empty for other participles."""
    return doers_above(verb) if verb.lemma_ in modality_words()["results"]["verbs"] else []


def doers_above(verb: Token) -> list[Token]:
    """The subjects of the verb over the noun that a participle hangs on; empty where that verb is passive."""
    node = verb.head
    for _step in range(_STEPS):
        if node.dep_ not in ("pobj", "prep", "dobj", "compound", "conj", "appos") or node.head.i == node.i:
            return []
        node = node.head
        if node.pos_ == "VERB":
            return [
                noun
                for child in node.lefts
                if child.dep_ in SUBJECTS and not is_passive(node)
                for noun in meant_by(child, node)
            ]
    return []


def fronted_place(participle: Token) -> list[Token]:
    """What a participle behind the place that opens a sentence is told of: "In X, besieged for a year, ten died"."""
    if participle.tag_ != "VBN" or participle.dep_ not in ("advcl", "acl") or participle.i < participle.sent.start + 2:
        return []
    first = participle.sent[0]
    opens = first.lower_ == "in" and participle.nbor(-1).text == "," and participle.i - first.i <= _STEPS
    nouns = [child for child in first.rights if child.dep_ == "pobj" and child.pos_ == "PROPN"] if opens else []
    return [noun for noun in nouns if noun.i < participle.i and noun.ent_type_ != "DATE"]


def after_fronted(verb: Token) -> list[Token]:
    """The subject that the model took for the end of a phrase in front: "In the town of X rebel fighters attacked".

    A finite verb has a subject; where it is given none, the noun that stands right before it is meant.
    """
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or verb.dep_ not in ("ROOT", "ccomp"):
        return []
    for child in verb.lefts:
        owner = _before_day(child) if child.dep_ == "npadvmod" else None
        if owner is not None and owner.pos_ in ("NOUN", "PROPN"):
            return [owner]
    names = [
        child for child in verb.lefts if child.tag_ == "NNP" and child.dep_ in _MISTAKEN and child.ent_type_ != "DATE"
    ]
    if names:
        return names[-1:]  # an acronym that the model does not know: "DAESH shelled the city"
    own = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass", "neg", "advmod")]
    if verb.tag_ == "VBN" and not any(child.dep_ in ("aux", "auxpass") for child in own):
        return []
    beside = [child.left_edge.i for child in own if not (child.dep_ == "advmod" and any(child.rights))]
    at = _before_brackets(verb, min(beside, default=verb.i) - 1)
    if at < verb.sent.start:
        return []
    noun = verb.doc[at]
    described = _described(noun, verb)
    if described is not None:
        return [described]
    front = next((word for word in noun.ancestors if word.head.i == verb.i), noun)
    if noun.dep_ != "pobj" or noun.pos_ not in ("NOUN", "PROPN"):
        return []
    if front.dep_ != "prep" and not (front.dep_ == "advmod" and front.lower_ in shared()["elsewhere"]):
        return []
    return [noun] if any(child.dep_ in ("compound", "nmod", "poss") for child in noun.lefts) else []


def _before_brackets(verb: Token, at: int) -> int:
    """The index of the word that an acronym in brackets stands behind: "the Free Men (FM) | attacked"."""
    doc = verb.doc
    closed = at - 2 > verb.sent.start and doc[at].text == ")" and doc[at - 2].text == "(" and doc[at - 1].is_upper
    return at - 3 if closed else at


def _described(last: Token, verb: Token) -> Token | None:
    """The noun whose participle was taken for a clause: "guests [staying upstairs] were hurt"; else None."""
    for above in last.ancestors:
        if above.i == verb.i or above.i > last.i:
            return None
        if above.tag_ in ("VBG", "VBN") and not any(child.dep_ in ("aux", "auxpass", "mark") for child in above.lefts):
            subjects = [child for child in above.lefts if child.dep_ == "nsubj"]
            if len(subjects) == 1 and subjects[0].i == above.i - 1 and verb.i < above.i + 12:
                return subjects[0]
    return None


def noun_above(noun: Token) -> Token | None:
    """The noun that a coordination begins with, or that a phrase hangs on where the sentence is but a noun: "raids" for
    "the army" in "raids by the army killed ten", whose verb was taken for a participle."""
    if noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        return noun.head
    above = noun.head.head
    if noun.dep_ == "pobj" and noun.head.dep_ in ("prep", "agent") and above.pos_ in ("NOUN", "PROPN"):
        top = above
        while top.dep_ in ("conj", "pobj", "prep") and top.head.i != top.i:
            top = top.head
        return above if top.dep_ == "ROOT" else None
    return None
