"""One predicate with its logical subject, objects and adjuncts, whatever its form.

Active, passive, participle ("mines laid by"), relative clause, coordination with a shared subject, infinitive under
another verb: all come out as the same `Clause`, so that a rule is written once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "csubj")
_PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_MISTAKEN = frozenset({"advmod", "dep", "nmod"})
_STEPS = 8
_ABOVE = 4
"""Verbs above a clause that are asked whether it is yet to come."""


@lru_cache(maxsize=1)
def modality_words() -> dict[str, dict[str, frozenset[str]]]:
    """The lexicon of modality, as sets."""
    rows: dict[str, dict[str, Any]] = lexicon("modality")
    return {name: {key: frozenset(words) for key, words in row.items()} for name, row in rows.items()}


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
    clause = Clause(trigger=verb, passive=_is_passive(verb))
    _fill_arguments(clause, verb)
    clause.obliques = list(obliques(verb))
    _share_with_siblings(clause, verb)
    clause.negated = is_negated(verb, clause)
    clause.modality, clause.matrix = modality_of(verb)
    return clause


def nominal_clause(noun: Token) -> Clause:
    """The clause of a noun that names an event: "the shelling of the town by rebels"."""
    clause = Clause(trigger=noun)
    for child in noun.children:
        if child.dep_ == "poss":
            clause.subjects += conjuncts(child)
        elif child.dep_ in ("amod", "compound", "nmod") and child.i < noun.i:
            clause.subjects += [word for word in _premodifiers(child) if not _is_opposed(word)]
        elif child.dep_ in ("acl", "relcl") and child.tag_ == "VBN":
            clause.subjects += [n for p, n in obliques(child) if p == "by"]
            blamed = child.lemma_ in modality_words()["charge"]["verbs"]
            clause.obliques += [
                pair for pair in obliques(child) if pair[0] != "by" and not (blamed and pair[0] == "on")
            ]
    for preposition, token in obliques(noun):
        if preposition == "of":
            clause.objects.append(token)
        elif preposition == "by":
            clause.subjects.append(token)
        else:
            clause.obliques.append((preposition, token))
    clause.negated = any(child.lower_ == "no" for child in noun.lefts)
    return clause


def _is_opposed(word: Token) -> bool:
    """Whether a prefix sets a noun against a party: "anti-IS operations" are none of its own."""
    before = word.doc[max(0, word.i - 2) : word.i]
    return len(before) == 2 and before[0].lower_ in ("anti", "counter") and before[1].text in ("-", "‑", "–")


def _premodifiers(token: Token) -> list[Token]:
    """A word before a noun with those before itself: "rebel" and "rocket" of "rebel rocket fire"."""
    inner = [child for child in token.lefts if child.dep_ in ("amod", "compound", "nmod")]
    return [word for child in inner for word in _premodifiers(child)] + [token]


def conjuncts(token: Token) -> list[Token]:
    """A noun and those coordinated with it, in order."""
    found = [token]
    for child in token.rights:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            found += conjuncts(child)
    return found


@lru_cache(maxsize=1)
def _partitives() -> frozenset[str]:
    return frozenset(lexicon("nouns")["partitives"]["nouns"])


def content_head(token: Token) -> Token:
    """The noun that counts: "people" for "dozens of people", "fighters" for "members of its fighters"."""
    for _step in range(3):
        if token.lemma_.lower() not in _partitives() and token.pos_ != "NUM":
            return token
        inner = next(
            (n for child in token.rights if child.dep_ == "prep" and child.lower_ == "of" for n in child.rights), None
        )
        if inner is None:
            return token
        token = inner
    return token


def obliques(token: Token) -> Iterator[tuple[str, Token]]:
    """The nouns that hang on a word by a preposition; "out of" and "in front of" give their first word."""
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "VERB", "ADV"):
            yield from _objects_of(child)
        elif child.dep_ in ("advmod", "prt") and child.pos_ in ("ADV", "ADP"):
            for inner in child.children:
                if inner.dep_ == "prep":
                    yield from _objects_of(inner)


def _objects_of(preposition: Token) -> Iterator[tuple[str, Token]]:
    word = preposition.lower_
    for child in preposition.children:
        if child.dep_ == "pobj" or (
            child.dep_ == "pcomp" and child.pos_ != "ADP" and (child.pos_ != "VERB" or _is_bare_gerund(child))
        ):
            for noun in conjuncts(child):
                yield word, noun
        elif child.dep_ in ("prep", "pcomp") and child.pos_ == "ADP":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    for noun in conjuncts(inner):
                        yield word, noun


def _is_bare_gerund(token: Token) -> bool:
    """ "In shelling", "by bombing": a gerund without subject and object is a noun."""
    return token.tag_ == "VBG" and not any(
        child.dep_ in ("dobj", "nsubj", "xcomp", "ccomp") for child in token.children
    )


def _fill_arguments(clause: Clause, verb: Token) -> None:
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            (clause.objects if clause.passive else clause.subjects).extend(_meant_by(child, verb))
        elif child.dep_ in _PASSIVE_SUBJECTS:
            clause.passive = True
            clause.objects.extend(_meant_by(child, verb))
        elif child.dep_ in ("dobj", "attr", "oprd") or _is_merged_object(child, verb):
            clause.objects.extend(conjuncts(_antecedent(child, verb)))
        elif child.dep_ == "ccomp" and _is_reduced(child):
            for inner in child.lefts:
                if inner.dep_ in (*_SUBJECTS, *_PASSIVE_SUBJECTS):
                    clause.objects.extend(conjuncts(inner))
        elif child.dep_ == "dative" and child.pos_ in ("NOUN", "PROPN", "PRON"):
            clause.obliques.append(("to", child))
        elif child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and clause.passive):
            clause.subjects.extend(noun for _word, noun in _objects_of(child))
    if verb.dep_ == "amod" and is_statement(verb):
        clause.passive, clause.subjects, clause.objects = False, conjuncts(_left_noun(verb)), conjuncts(verb.head)
        clause.obliques = list(obliques(verb.head))
        return
    if verb.dep_ == "acl" and any(child.dep_ in (*_SUBJECTS, *_PASSIVE_SUBJECTS) for child in verb.children):
        return  # "charges that the army used gas": a clause of its own
    if verb.dep_ == "acl":
        if _is_garden_path(verb):
            top = verb.head
            while (up := _up(top)) is not None:
                top = up
            clause.passive, clause.subjects = False, conjuncts(top)
        elif verb.tag_ == "VBN" or clause.passive:
            clause.objects = [verb.head, *clause.objects]
        elif not clause.subjects and verb.tag_ == "VBG":
            clause.subjects = _subjects_above(verb) or [verb.head]
    elif verb.dep_ == "relcl" and not clause.objects and clause.subjects and verb.head not in clause.subjects:
        clause.objects = [verb.head]
    if not clause.subjects and not clause.passive:
        clause.subjects = _supposed(verb) or list(_inherited_subjects(verb)) or _after_fronted(verb)
    elif clause.passive and not clause.objects:
        clause.objects = list(_inherited_subjects(verb)) or _after_fronted(verb)
    if not clause.subjects and verb.dep_ == "csubj" and verb.head.lemma_ in modality_words()["benefit"]["verbs"]:
        clause.subjects = [t for child in verb.head.rights if child.dep_ == "dobj" for t in conjuncts(child)]
    clause.subjects = list(dict.fromkeys(clause.subjects))


def _supposed(verb: Token) -> list[Token]:
    """The subject of a finite verb whose participle was taken for one: "Gunmen believed to be from X killed"."""
    top = verb.head
    if verb.dep_ != "ccomp" or verb.tag_ not in ("VBD", "VBP", "VBZ") or not top.i < verb.i:
        return []
    if top.tag_ not in ("VBD", "VBN") or any(child.dep_ in ("aux", "auxpass") for child in top.lefts):
        return []
    if not any(child.dep_ == "xcomp" and child.i < verb.i for child in top.rights):
        return []
    return [t for child in top.lefts if child.dep_ == "nsubj" for t in conjuncts(child)]


def _subjects_above(verb: Token) -> list[Token]:
    """Who did what a participle of a result tells, where it hangs on the last noun of the clause that tells the act:
    "attacked positions of the army killing ten"; empty for other participles."""
    if verb.lemma_ not in modality_words()["results"]["verbs"]:
        return []
    node = verb.head
    for _step in range(_STEPS):
        if node.dep_ not in ("pobj", "prep", "dobj", "compound", "conj", "appos") or node.head.i == node.i:
            return []
        node = node.head
        if node.pos_ == "VERB":
            return [
                noun
                for child in node.lefts
                if child.dep_ in _SUBJECTS and not _is_passive(node)
                for noun in _meant_by(child, node)
            ]
    return []


def _meant_by(subject: Token, verb: Token) -> list[Token]:
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
    return conjuncts(_antecedent(subject, verb))


def _after_fronted(verb: Token) -> list[Token]:
    """The subject that the model took for the end of a phrase in front: "In the town of X rebel fighters attacked".

    A finite verb has a subject; where it is given none, the noun that stands right before it is meant.
    """
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or verb.dep_ not in ("ROOT", "ccomp"):
        return []
    names = [
        child for child in verb.lefts if child.tag_ == "NNP" and child.dep_ in _MISTAKEN and child.ent_type_ != "DATE"
    ]
    if names:
        return names[-1:]  # an acronym that the model does not know: "DAESH shelled the city"
    own = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass", "neg", "advmod")]
    if verb.tag_ == "VBN" and not any(child.dep_ in ("aux", "auxpass") for child in own):
        return []
    at = min((child.left_edge.i for child in own), default=verb.i) - 1
    if at < verb.sent.start:
        return []
    noun = verb.doc[at]
    front = next((word for word in noun.ancestors if word.head.i == verb.i), noun)
    if noun.dep_ != "pobj" or noun.pos_ not in ("NOUN", "PROPN") or front.dep_ != "prep":
        return []
    return [noun] if any(child.dep_ in ("compound", "nmod", "poss") for child in noun.lefts) else []


def _up(noun: Token) -> Token | None:
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


def _left_noun(verb: Token) -> Token:
    """The noun that hangs on a verb from before; the verb itself if there is none."""
    return next((child for child in verb.lefts if child.dep_ == "npadvmod" and child.pos_ in ("NOUN", "PROPN")), verb)


def is_statement(verb: Token) -> bool:
    """Whether a whole statement was taken for a name with an attribute: "The army shelled | El Fasher"."""
    return bool(verb.head.dep_ == "ROOT" and verb.head.pos_ == "PROPN" and _left_noun(verb).i != verb.i)


def _is_merged_object(child: Token, verb: Token) -> bool:
    """Whether a name of several words, parsed as one, is an object that the model took for an adverb."""
    return child.dep_ == "npadvmod" and child.pos_ == "PROPN" and child.i > verb.i and " " in child.text


def _is_reduced(verb: Token) -> bool:
    """Whether a participle with an agent was taken for a clause: "reached troops besieged by the rebels"."""
    if verb.tag_ != "VBN" or any(child.dep_ in ("aux", "auxpass", "mark") for child in verb.children):
        return False
    return any(child.dep_ == "agent" for child in verb.children)


def _is_garden_path(verb: Token) -> bool:
    """Whether a finite verb was taken for a participle: "Rebels and their allies converged on the town".

    A participle has no object of its own, unless its verb takes two; a verb that cannot be passive is finite where
    the sentence has no other.
    """
    if verb.tag_ not in ("VBN", "VBD") or any(child.dep_ in ("auxpass", "agent") for child in verb.children):
        return False
    if _has_object(verb) and verb.lemma_ not in modality_words()["two_objects"]["verbs"]:
        return True
    top = verb.head
    while top.dep_ == "conj" and top.head.i != top.i:
        top = top.head
    if top.dep_ != "ROOT" or top.pos_ not in ("NOUN", "PROPN"):
        return False
    return verb.lemma_ in modality_words()["intransitive"]["verbs"]


def _antecedent(noun: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for; any other noun is itself."""
    if noun.lower_ in _RELATIVE and noun.tag_ in ("WDT", "WP", "IN"):
        node = verb
        for _step in range(_STEPS):
            if node.dep_ in ("relcl", "acl"):
                return node.head
            if node.head.i == node.i or node.dep_ not in ("conj", "xcomp", "ccomp"):
                break
            node = node.head
    return noun


def _inherited_subjects(verb: Token) -> Iterable[Token]:
    """The subject of the verb above, for coordination, participles and infinitives."""
    node = verb
    for _step in range(_STEPS):
        if (
            node.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "acl", "ccomp", "dep", "acomp")
            or node.head.i == node.i
        ):
            return ()
        if node.dep_ == "ccomp" and node.tag_ not in ("VB", "VBG", "VBN"):
            return ()
        if node.dep_ == "acl" and node.head.pos_ in ("NOUN", "PROPN"):
            if node.tag_ in ("VBG", "VBN"):
                return conjuncts(node.head)
            owner = [child for child in node.head.lefts if child.dep_ == "poss"]
            if owner:
                return owner
            node = node.head
            if node.dep_ not in ("dobj", "attr", "pobj"):
                return ()
        if node.dep_ == "xcomp":
            raised = [child for child in node.head.children if child.dep_ == "dobj"]
            if raised and node.head.lemma_ in (
                "force",
                "order",
                "ask",
                "urge",
                "allow",
                "compel",
                "cause",
                "see",
                "help",
                "enable",
            ):
                return conjuncts(raised[0])
        if _is_charge(node) or _is_result_of_charge(node):
            charge = node.head.head if node.dep_ == "pcomp" else node.head
            named = [child for child in charge.children if child.dep_ in ("dobj", "nsubjpass")]
            if not named and charge.dep_ == "acl":
                named = [charge.head]
            return [t for child in named for t in conjuncts(child)]
        node = node.head
        preposed = [c for c in node.lefts if c.dep_ == "ccomp"]
        if preposed and verb.dep_ == "conj" and verb.head.i == node.i:
            node = preposed[0]
        if node.dep_ in ("pobj", "prep"):
            node = node.head if node.head.pos_ in ("VERB", "AUX") else node.head.head
        found: list[Token] = []
        for child in node.children:
            if child.dep_ in (*_SUBJECTS, *_PASSIVE_SUBJECTS):
                found += conjuncts(_antecedent(child, node))
        if found:
            return found
    return ()


def shared_end(verb: Token) -> Token | None:
    """The last verb of a coordination whose adjuncts this one shares: "were killed and 30 wounded in X on Friday".

    None if the verb is the last one, or has adjuncts of its own after it.
    """
    if any(child.dep_ in ("prep", "agent", "npadvmod", "advcl") and child.i > verb.i for child in verb.children):
        return None
    last, node = None, verb
    for _step in range(4):
        following = [child for child in node.rights if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")]
        if not following:
            break
        node = last = following[-1]
    if last is None or last.lemma_ in ("say", "add", "tell"):
        return None
    return last


def _share_with_siblings(clause: Clause, verb: Token) -> None:
    """Agents and places that coordinated verbs share: "were killed or wounded by mines"."""
    last = shared_end(verb)
    if last is not None:
        clause.obliques += [pair for pair in obliques(last) if pair[1].i > last.i]
        if not clause.passive and not clause.objects and last.i - verb.i <= 4:
            clause.objects = [t for child in last.children if child.dep_ == "dobj" for t in conjuncts(child)]
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX"):
        first = first.head
    if clause.passive and not any(child.dep_ == "agent" for child in verb.children):
        for sibling in (first, *(child for child in first.children if child.dep_ == "conj")):
            for child in sibling.children:
                if child.dep_ == "agent" and sibling != verb:
                    clause.subjects.extend(noun for _word, noun in _objects_of(child))


def _is_passive(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ in ("auxpass", "nsubjpass"):
            return True
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if verb.dep_ == "acl" and _is_garden_path(verb):
        return False
    if verb.dep_ == "ccomp" and verb.head.lemma_ in ("leave", "have", "see") and verb.head.i < verb.i:
        return not any(child.dep_ in ("aux", "mark", "dobj") for child in verb.children)  # "left a million displaced"
    if verb.dep_ == "acl" or (
        verb.dep_ == "advcl" and verb.tag_ == "VBN" and not any(c.dep_ in ("aux", *_SUBJECTS) for c in verb.children)
    ):
        return True
    if any(child.dep_ == "agent" for child in verb.children) and not any(c.dep_ == "dobj" for c in verb.children):
        return True
    return (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and verb.head.pos_ == "VERB"
        and not any(child.dep_ in ("dobj", "nsubj", "aux") for child in verb.children)
        and _is_passive(verb.head)
    )


def is_doubted(noun: Token) -> bool:
    """Whether a noun is put in doubt: "suspected rebels", "an apparent air strike", "gunmen believed to be rebels"."""
    after = [token.lower_ for token in noun.doc[noun.i + 1 : noun.i + 4]]
    if after[1:] == ["to", "be"] and after[0] in modality_words()["supposed"]["participles"]:
        return bool(after[0] != "known")
    return any(child.lower_ in modality_words()["suspected"]["adjectives"] for child in noun.lefts)


def is_negated(verb: Token, clause: Clause | None = None) -> bool:
    """Whether a predicate is denied: "did not", "has yet to", "failed to", "no one"."""
    words = modality_words()
    for child in verb.children:
        if child.dep_ == "neg" and child.lower_ != "only" and not _is_not_only(child):
            return True
    node = verb
    for _step in range(3):
        if node.dep_ != "xcomp":
            break
        node = node.head
        if any(child.lower_ == "yet" for child in node.children) and node.lemma_ in ("have", "be"):
            return True
        if node.lemma_ in words["failed"]["verbs"] or node.lemma_ in words["failed"]["adjectives"]:
            return not any(child.dep_ == "neg" for child in node.children)
        if any(child.dep_ == "neg" for child in node.children):
            return True
        if any(child.lemma_ in words["failed"]["adjectives"] for child in node.children if child.dep_ == "acomp"):
            return True
    if verb.dep_ == "acl" and verb.head.lemma_ == "yet":
        return True
    if verb.dep_ == "ccomp" and _is_disbelieved(verb.head):
        return True
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return True
    if clause is not None:
        for noun in (*clause.subjects, *clause.objects):
            if noun.lower_ in ("none", "nobody", "no-one") or any(
                (c.lower_ in ("no", "neither") and c.dep_ == "det") or (c.lower_ == "not" and c.dep_ == "neg")
                for c in noun.lefts
                if not _is_not_only(c)
            ):
                return True
    return False


def _is_disbelieved(above: Token) -> bool:
    """ "Did not believe that", "nobody thinks that", "doubt that": what follows is held not to have happened."""
    words = modality_words()["disbelief"]
    denied = any(child.dep_ == "neg" for child in above.children) or any(
        child.dep_ == "nsubj"
        and (
            child.lower_ in words["nobody"]
            or any(c.lower_ in ("no", "few") and c.dep_ in ("det", "amod") for c in child.lefts)
        )
        for child in above.lefts
    )
    if above.lemma_ in words["doubting"]:
        return not denied
    return denied and above.lemma_ in words["believing"]


def _is_not_only(token: Token) -> bool:
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is not None and following.lower_ in ("only", "just", "least")


def modality_of(verb: Token) -> tuple[str | None, Token | None]:
    """Planned, conditional, suspected or attempt, from auxiliaries and the verbs above; None for plain statements."""
    words = modality_words()
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.pos_ == "VERB" and verb.head.i < verb.i:
        above = modality_of(verb.head)
        if above[0] == "planned":
            return above
    if _is_conditional(verb, words["conditional"]["marks"]):
        return "conditional", None
    if any(_is_foreseen(above, words) for above in islice(verb.ancestors, _ABOVE)):
        return "planned", None
    node = verb
    for _step in range(4):
        for child in node.lefts:
            if child.dep_ in ("aux", "auxpass") and child.lower_ in words["planned"]["auxiliaries"]:
                return "planned", None
            if child.dep_ in ("aux", "auxpass") and child.lower_ in words["suspected"]["auxiliaries"]:
                return "suspected", None
            if child.dep_ == "aux" and child.lower_ == "could" and any(c.lower_ == "have" for c in node.lefts):
                return "conditional", None
            if child.dep_ == "advmod" and child.lower_ in words["suspected"]["adverbs"]:
                return "suspected", None
        if node.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in node.lefts):
            node = node.head
            continue
        if any(child.dep_ in ("nsubj", "nsubjpass") for child in node.lefts) and node.dep_ == "pcomp":
            break
        if _is_charge(node) and node.head.head.lemma_ in words["charge"]["doubted"]:
            return "suspected", node.head.head
        if node.dep_ == "pcomp" and node.head.lower_ not in words["fact"]["prepositions"] and not _is_charge(node):
            return "purpose", node.head
        if node.dep_ not in ("xcomp", "acl", "ccomp", "advcl", "acomp", "relcl") or not _is_infinitive(node):
            break
        found = _from_governor(node, words)
        if found is not None:
            return found
        node = node.head
        if node.pos_ not in ("VERB", "AUX", "ADJ"):
            break
    return ("suspected", verb.head) if _is_suspicion(verb, words) else (None, None)


def _is_suspicion(verb: Token, words: dict[str, dict[str, frozenset[str]]]) -> bool:
    """ "Police suspect that rebels killed him", "suspected of killing": held for true by someone, and not known."""
    above = verb.head
    if verb.dep_ == "pcomp" and above.lower_ == "of":
        return bool(above.head.lemma_ == "suspect")
    if verb.dep_ != "ccomp" or above.pos_ != "VERB" or above.i > verb.i or _supposed(verb):
        return False
    return above.lemma_ in words["suspected"]["that"] and not any(child.dep_ == "neg" for child in above.children)


def _is_foreseen(verb: Token, words: dict[str, dict[str, frozenset[str]]]) -> bool:
    """Whether all below a verb is yet to come: "a deal that would see the town handed over"."""
    return verb.lemma_ == "see" and any(
        child.dep_ == "aux" and child.lower_ in words["planned"]["auxiliaries"] for child in verb.lefts
    )


def _is_infinitive(verb: Token) -> bool:
    return (
        verb.pos_ == "ADJ"
        or (
            verb.tag_ in ("VB", "VBG", "VBN")
            and not any(c.dep_ in ("nsubj", "nsubjpass", "auxpass") for c in verb.lefts)
        )
        or any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.lefts)
    )


def _from_governor(verb: Token, words: dict[str, dict[str, frozenset[str]]]) -> tuple[str, Token] | None:
    head = verb.head
    to_infinitive = any(child.lower_ == "to" for child in verb.lefts)
    if verb.dep_ == "acl" and to_infinitive and head.lemma_.lower() in words["planned"]["nouns"]:
        return "planned", head
    if verb.dep_ in ("advcl", "relcl") and to_infinitive:
        return "purpose", head
    if verb.dep_ == "xcomp" and to_infinitive and _has_object(head) and head.lemma_ not in words["control"]["verbs"]:
        return "purpose", head
    if head.lemma_ == "be" and to_infinitive and verb.dep_ == "xcomp":
        return "planned", head
    if to_infinitive and head.lemma_ == "use" and _is_passive(head):
        return "purpose", head
    if to_infinitive and head.lemma_ in words["planned"]["verbs"]:
        return "planned", head
    if head.pos_ == "VERB" and verb.dep_ == "xcomp" and head.lemma_ in words["suspected"]["verbs"] and to_infinitive:
        return "suspected", head
    if to_infinitive and head.lemma_ in words["attempt"]["verbs"]:
        return "attempt", head
    if head.pos_ == "ADJ" and head.lemma_ in words["planned"]["adjectives"]:
        return "planned", head
    if verb.dep_ == "acl" and to_infinitive:
        return "purpose", head
    return None


def _is_charge(verb: Token) -> bool:
    """ "Accused X of shelling Y", "blamed X for killing Y": what X is said to have done."""
    return (
        verb.dep_ == "pcomp"
        and verb.head.lower_ in ("of", "for", "with")
        and verb.head.head.lemma_ in modality_words()["charge"]["verbs"]
    )


def _is_result_of_charge(verb: Token) -> bool:
    """ "Accused X of shelling Y, wounding two": what came of the deed, which hangs on the verb that accuses."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.head.lemma_ not in modality_words()["charge"]["verbs"]:
        return False
    deeds = [t for child in verb.head.rights if child.dep_ == "prep" for t in child.rights if t.dep_ == "pcomp"]
    return bool(deeds) and deeds[0].i < verb.i and verb.lemma_ in modality_words()["results"]["verbs"]


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in verb.children)


def _is_conditional(verb: Token, marks: frozenset[str]) -> bool:
    node = verb
    for _step in range(3):
        for child in node.children:
            if child.dep_ == "mark" and child.lower_ in marks:
                return True
            if child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in child.lefts):
                return True
        if node.dep_ not in ("xcomp", "conj", "acomp") or node.head.i == node.i:
            return False
        node = node.head
    return False
