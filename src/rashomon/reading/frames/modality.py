"""Whether what a predicate tells is denied, doubted, planned or only aimed at."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from rashomon.reading.frames.subjects import supposed
from rashomon.reading.frames.unreal import is_let, unreal
from rashomon.reading.frames.verbs import charging, has_object, is_charge, is_passive
from rashomon.reading.frames.vocabulary import modality_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_ABOVE = 4
"""Verbs above a clause that are asked whether it is yet to come."""


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
    told = unreal(verb)
    if told is not None:
        return told, None
    node = verb
    for _step in range(4):
        for child in node.lefts:
            if child.dep_ in ("aux", "auxpass") and child.lower_ in words["planned"]["auxiliaries"]:
                return ("planned" if not _is_looked_back_on(node, child) else None), None
            if child.dep_ in ("aux", "auxpass") and child.lower_ in words["suspected"]["auxiliaries"]:
                return "suspected", None
            if child.dep_ == "aux" and child.lower_ == "could" and _is_of_the_possible(node):
                return "conditional", None
            if child.dep_ == "advmod" and child.lower_ in words["suspected"]["adverbs"]:
                return "suspected", None
        if node.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in node.lefts):
            node = node.head
            continue
        if _shares_auxiliary(node):
            node = node.head
            continue
        if any(child.dep_ in ("nsubj", "nsubjpass") for child in node.lefts) and node.dep_ == "pcomp":
            break
        if is_charge(node) and charging(node).lemma_ in words["charge"]["doubted"]:
            return "suspected", charging(node)
        if node.dep_ == "pcomp" and _is_besides(node):
            break
        if node.dep_ == "pcomp" and node.head.lower_ in ("of", "about") and _is_perfect(node):
            break  # "told of having been robbed"
        if node.dep_ == "pcomp" and node.head.lower_ == "before" and _is_then(node):
            break
        if node.dep_ == "pcomp" and node.head.head.lower_ in words["fact"]["leaning"]:
            return "purpose", node.head  # "interested in fighting"
        if node.dep_ == "pcomp" and node.head.lower_ not in words["fact"]["prepositions"] and not is_charge(node):
            return "purpose", node.head
        if is_let(node):
            node = node.head
            continue
        wished = node.dep_ == "ccomp" and node.tag_ == "VBN" and _is_bare(node)
        if node.dep_ not in ("xcomp", "acl", "ccomp", "advcl", "acomp", "relcl") or not (
            wished or _is_infinitive(node)
        ):
            break
        found = _from_governor(node, words)
        if found is not None:
            return found
        node = node.head
        if node.pos_ not in ("VERB", "AUX", "ADJ"):
            break
    return ("suspected", verb.head) if _is_suspicion(verb, words) else (None, None)


def _is_looked_back_on(verb: Token, auxiliary: Token) -> bool:
    """ "He would later die of his wounds": what came after a past moment, and came true."""
    above = [verb, *verb.ancestors]
    if auxiliary.lower_ != "would" or any(one.dep_ in ("ccomp", "xcomp", "advcl") for one in above):
        return False
    return any(child.lower_ in ("later", "subsequently") and auxiliary.i < child.i for child in verb.lefts)


def _is_of_the_possible(verb: Token) -> bool:
    """Whether "could" tells of what may come or may have been: "could be forced to flee", "could have been killed"."""
    around = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass", "neg")}
    if verb.lemma_ in modality_words()["perceived"]["verbs"]:
        return False  # "shelling could be heard"
    return "have" in around or ("be" in around and not around & {"not", "n't", "never"})


def _shares_auxiliary(verb: Token) -> bool:
    """Whether a participle has its auxiliary from the verb beside it: "ten may have been killed and 30 wounded"."""
    passive = verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN" and is_passive(verb.head)
    return passive and not any(child.dep_ in ("aux", "auxpass") for child in verb.lefts)


def _is_perfect(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "having" for child in verb.lefts)


def _is_then(verb: Token) -> bool:
    """Whether "shelled the town before taking it" tells that it was taken: who acted went on to the next deed."""
    above = verb.head.head
    words = modality_words()["fact"]
    if verb.lemma_ in words["departing"] or any(child.lower_ == "or" for child in verb.rights):
        return False
    told = above.tag_ in ("VBD", "VBN") and not is_passive(above) and not is_negated(above)
    return told and above.lemma_ not in words["stopping"] and modality_of(above)[0] is None


def _is_besides(verb: Token) -> bool:
    """ "In addition to killing ten": a fact beside another."""
    return bool(verb.head.lower_ == "to" and verb.head.head.lower_ == "addition")


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


def _is_foreseen(verb: Token, words: dict[str, dict[str, frozenset[str]]]) -> bool:
    """Whether all below a verb is yet to come: "a deal that would see the town handed over"."""
    return verb.lemma_ == "see" and any(
        child.dep_ == "aux" and child.lower_ in words["planned"]["auxiliaries"] for child in verb.lefts
    )


def _is_suspicion(verb: Token, words: dict[str, dict[str, frozenset[str]]]) -> bool:
    """ "Police suspect that rebels killed him", "suspected of killing": held for true by someone, and not known."""
    above = verb.head
    if verb.dep_ == "pcomp" and above.lower_ == "of":
        return bool(above.head.lemma_ == "suspect")
    if verb.dep_ != "ccomp" or above.pos_ != "VERB" or above.i > verb.i or supposed(verb):
        return False
    return above.lemma_ in words["suspected"]["that"] and not any(child.dep_ == "neg" for child in above.children)


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
    if verb.dep_ == "ccomp" and verb.tag_ == "VBN" and head.lemma_ in words["planned"]["wishing"] and _is_bare(verb):
        return "planned", head
    if verb.dep_ == "acl" and _is_carried_out(head, words):
        return None
    if verb.dep_ == "acl" and to_infinitive and head.lemma_.lower() in words["planned"]["nouns"]:
        return ("purpose" if _is_end(head) else "planned"), head
    if verb.dep_ == "xcomp" and to_infinitive and head.lemma_ in words["purpose"]["participles"] and _is_reduced(head):
        return "purpose", head
    if to_infinitive and verb.dep_ in ("xcomp", "advcl") and _is_used(head, verb):
        return None
    if verb.dep_ in ("advcl", "relcl") and to_infinitive:
        return "purpose", head
    if verb.dep_ == "xcomp" and to_infinitive and has_object(head) and head.lemma_ not in words["control"]["verbs"]:
        return "purpose", head
    if verb.tag_ == "VBG" and verb.dep_ == "xcomp" and head.lemma_ in words["planned"]["thinking"]:
        return "planned", head
    if head.lemma_ == "be" and to_infinitive and verb.dep_ == "xcomp":
        return "planned", head
    if to_infinitive and head.lemma_ == "use" and is_passive(head):
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


def _is_used(head: Token, verb: Token) -> bool:
    """Whether what was used is told to have served: "used rockets to strike a depot", in the active past."""
    past = head.tag_ in ("VBD", "VBN") and not is_passive(head)
    return head.lemma_ == "use" and past and has_object(head) and head.i < verb.i


def _is_bare(verb: Token) -> bool:
    """Whether a participle has no auxiliary: "wants the troops pulled out"."""
    return not any(child.dep_ in ("aux", "auxpass", "mark") for child in verb.lefts)


def _is_carried_out(noun: Token, words: dict[str, dict[str, frozenset[str]]]) -> bool:
    """Whether what came of a decision is told, so that it was carried out: "the decision to attack proved fatal"."""
    above = noun.head
    if noun.lemma_.lower() not in words["fact"]["decided"]:
        return False
    if noun.dep_ == "ROOT":  # "the decision to carry out [the raids proved] fatal"
        return any(token.lemma_ in words["fact"]["proved"] and token.dep_ == "acl" for token in noun.subtree)
    if noun.dep_ != "nsubj" or above.tag_ != "VBD":
        return False
    if above.lemma_ in words["fact"]["proved"]:
        return True
    judged = (child.lemma_.lower() for child in above.rights if child.dep_ in ("attr", "acomp"))
    return above.lemma_ == "be" and any(word in words["fact"]["judged"] for word in judged)


def _is_end(noun: Token) -> bool:
    """Whether a noun of aims says what something else is done for: "struck in a bid to", "as part of an effort to"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.head.pos_ in ("VERB", "AUX")


def _is_reduced(verb: Token) -> bool:
    """Whether a participle only tells more of the noun before it: "an assault meant to", "a raid aimed at"."""
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl") and not any(c.dep_ == "auxpass" for c in verb.lefts)


def is_negated(verb: Token, arguments: Iterable[Token] = ()) -> bool:
    """Whether a predicate is denied, by itself or by one of its arguments: "did not", "has yet to", "no one"."""
    words = modality_words()
    for child in verb.children:
        if child.dep_ == "neg" and child.lower_ != "only" and not _is_not_only(child):
            return True
        if _is_no_longer(child):
            return True
    if _is_neither(verb):
        return True
    node = verb
    for _step in range(3):
        able = node.dep_ == "acomp" and node.lemma_ == "able"  # "had not been able to enter"
        if node.dep_ != "xcomp" and not able and not _is_permitted(node):
            break
        node = node.head
        if any(child.lower_ == "yet" for child in node.children) and node.lemma_ in ("have", "be"):
            return True
        if node.lemma_ in words["failed"]["verbs"] or node.lemma_ in words["failed"]["adjectives"]:
            return not any(child.dep_ == "neg" for child in node.children)
        if verb.tag_ == "VBG" and verb.head == node and node.lemma_ in words["failed"]["refraining"]:
            return not any(child.dep_ == "neg" for child in node.children)
        if any(child.dep_ == "neg" or _is_no_longer(child) for child in node.children):
            return True
        if any(child.lemma_ in words["failed"]["adjectives"] for child in node.children if child.dep_ == "acomp"):
            return True
    if verb.dep_ == "acl" and verb.head.lemma_ == "yet":
        return True
    if verb.dep_ == "acl" and verb.head.lemma_.lower() in words["planned"]["nouns"] and _is_none(verb.head):
        return True
    if verb.dep_ == "ccomp" and _is_disbelieved(verb.head):
        return True
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return True
    return any(_is_none(noun) for noun in arguments)


def _is_neither(verb: Token) -> bool:
    """Whether a predicate, or the one that it is joined to, is denied with another: "neither took X nor held Y"."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX"):
        first = first.head
    opens = any(
        child.lower_ == "neither" and child.dep_ in ("preconj", "cc", "advmod", "neg") for child in first.children
    )
    joins = first.i != verb.i or any(child.lower_ == "nor" for child in verb.children)
    return opens and (joins or any(child.lower_ == "nor" for child in first.children))


def _is_no_longer(token: Token) -> bool:
    return bool(token.lower_ == "longer" and token.i > 0 and token.nbor(-1).lower_ == "no")


def _is_permitted(verb: Token) -> bool:
    """Whether a clause is what another verb permits: "did not allow the convoy to enter", "refused to let it pass"."""
    return verb.dep_ == "ccomp" and verb.tag_ == "VB" and verb.head.lemma_ in modality_words()["permitting"]["verbs"]


def _is_none(noun: Token) -> bool:
    """ "Nobody", "no soldier", "not a single house"."""
    return noun.lower_ in ("none", "nobody", "no-one") or any(
        (c.lower_ in ("no", "neither") and c.dep_ in ("det", "preconj", "cc"))
        or (c.lower_ == "not" and c.dep_ == "neg")
        for c in noun.lefts
        if not _is_not_only(c)
    )


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
        return not denied and not _is_glued(above)
    return denied and above.lemma_ in words["believing"]


def _is_glued(noun: Token) -> bool:
    """Whether a word ends a heading glued to the next sentence: "Truce doubts More than 100 have died"."""
    following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    opens = following.is_title and following.pos_ not in ("PROPN", "PRON")
    return bool(opens and not noun.is_upper)


def _is_not_only(token: Token) -> bool:
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is not None and following.lower_ in ("only", "just", "least", "less", "fewer", "more")


def is_doubted(noun: Token) -> bool:
    """Whether a noun is put in doubt: "suspected rebels", "an apparent air strike", "gunmen believed to be rebels"."""
    after = [token.lower_ for token in noun.doc[noun.i + 1 : noun.i + 4]]
    if after[1:] == ["to", "be"] and after[0] in modality_words()["supposed"]["participles"]:
        return bool(after[0] != "known")
    return any(child.lower_ in modality_words()["suspected"]["adjectives"] for child in noun.lefts)
