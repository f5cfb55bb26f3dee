"""Whether a clause by its own form tells what is not, or not yet, so: demanded, imagined, asked, awaited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.frames.vocabulary import modality_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_AUXILIARY = frozenset({"aux", "auxpass"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_PRESENT = frozenset({"VBP", "VBZ"})
_BARE = frozenset({"VB", "VBP"})


def unreal(verb: Token) -> str | None:
    """Planned, conditional or suspected, by the form of the clause alone; None where it tells a fact or something else.

    "Demanded that troops withdraw", "wants troops pulled out", "before talks begin", "Army to leave Mostar" are
    planned; "could attack", "would have lost", "had they taken the bridge" conditional; "did they shell it?" suspected.
    """
    node = verb
    while is_let(node) or (
        node.dep_ == "conj" and node.head.i != node.i and not _subjects(node) and not _auxiliaries(node)
    ):
        node = node.head
    auxiliaries = _auxiliaries(node)
    spoken = {child.lower_ for child in auxiliaries}
    if _is_imagined(node, auxiliaries, spoken):
        return "conditional"
    if _is_demanded(node, auxiliaries) or _is_awaited(node, auxiliaries) or _is_announced(node, spoken):
        return "planned"
    return "suspected" if _is_asked(node, auxiliaries) else None


def is_open_question(verb: Token) -> bool:
    """Whether a clause asks what is told elsewhere: "it was not known when they had been killed", "unclear how it
    started"."""
    asks = any(child.lower_ in modality_words()["open"]["asking"] for child in verb.lefts)
    told = any(child.dep_ in _SUBJECT and child.pos_ != "PRON" for child in verb.lefts)
    above = verb.head
    if not asks or told or above.i >= verb.i:
        return False
    of = [above, *above.children, above.head, *above.head.children]
    return any(w.lower_ in modality_words()["open"]["unknown"] or w.dep_ == "neg" for w in of)


def is_missed(verb: Token) -> bool:
    """Whether something came close to happening and did not: "the plane was nearly shot down"."""
    if verb.lemma_.lower() not in modality_words()["missed"]["deeds"] or verb.i == 0:
        return False
    return verb.nbor(-1).lower_ in modality_words()["missed"]["by"]


def is_let(verb: Token) -> bool:
    """Whether a bare infinitive is what another verb lets happen, and so as sure as that: "let aid reach the town"."""
    if verb.tag_ != "VB" or verb.dep_ not in ("ccomp", "xcomp") or verb.head.i > verb.i:
        return False
    bare = not any(child.dep_ in _AUXILIARY for child in verb.lefts)
    return bare and verb.head.lemma_ in modality_words()["letting"]["verbs"]


def _auxiliaries(verb: Token) -> list[Token]:
    return [child for child in verb.lefts if child.dep_ in _AUXILIARY]


def _subjects(verb: Token) -> list[Token]:
    return [child for child in verb.lefts if child.dep_ in _SUBJECT]


def _is_imagined(verb: Token, auxiliaries: list[Token], spoken: set[str]) -> bool:
    """ "Could attack at any time", "can hit the port", "would have lost", "had the rebels captured the bridge"."""
    if "would" in spoken and "have" in spoken:
        return True
    if verb.dep_ == "csubj" and "to" in spoken and "have" not in spoken:
        return True  # "to shell the camp would be a crime"
    subjects = _subjects(verb)
    inverted = bool(auxiliaries) and bool(subjects) and auxiliaries[0].i < subjects[0].i
    if verb.dep_ == "advcl" and inverted and auxiliaries[0].lower_ in ("had", "were", "should"):
        return True
    if not spoken & {"could", "can"} or any(child.dep_ == "neg" for child in verb.children):
        return False
    return verb.lemma_ not in modality_words()["perceived"]["verbs"]


def _is_demanded(verb: Token, auxiliaries: list[Token]) -> bool:
    """ "Demanded that troops withdraw", "that troops be deployed"; "wants troops pulled out"."""
    if verb.dep_ != "ccomp" or verb.head.i > verb.i or not _subjects(verb):
        return False
    words, above = modality_words(), verb.head.lemma_
    if above in words["demanded"]["verbs"]:
        if auxiliaries:
            return bool(auxiliaries[0].lower_ == "be")
        return verb.tag_ in _BARE and any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.lefts)
    participle = verb.tag_ in ("VBN", "VBD") and not auxiliaries
    return above in words["wanted"]["verbs"] and participle and not any(c.dep_ == "mark" for c in verb.lefts)


def _is_awaited(verb: Token, auxiliaries: list[Token]) -> bool:
    """ "Before talks begin", "until the rebels are disarmed": still to come while one speaks."""
    finite = auxiliaries[0] if auxiliaries else verb
    marks = modality_words()["awaited"]["marks"]
    return finite.tag_ in _PRESENT and any(child.dep_ == "mark" and child.lower_ in marks for child in verb.lefts)


def _is_announced(verb: Token, spoken: set[str]) -> bool:
    """ "Army to leave Mostar", the future of headlines."""
    return verb.dep_ == "ROOT" and verb.tag_ == "VB" and "to" in spoken and bool(_subjects(verb))


def _is_asked(verb: Token, auxiliaries: list[Token]) -> bool:
    """ "Did the army shell the market?": asked by who tells it."""
    subjects = _subjects(verb)
    if verb.dep_ != "ROOT" or not auxiliaries or not subjects or auxiliaries[0].i > subjects[0].i:
        return False
    return any(child.lower_ == "?" for child in verb.rights)
