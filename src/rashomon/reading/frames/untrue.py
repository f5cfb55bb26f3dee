"""What somebody calls untrue: "reports of its capture are untrue, the press centre said", "there is no truth in claims
that troops crossed the border", "it is not true that they shelled the village"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.frames import extent
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.vocabulary import shared

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SAID_OF = frozenset({"acomp", "attr", "oprd"})
_DENIED = frozenset({"ccomp", "xcomp", "pcomp"})
_TOLD = frozenset({"acl", "ccomp", "relcl", "csubj", "advcl", "conj"})
RULE = "untrue:denial"


def said_untrue(verb: Token) -> bool:
    """Whether a clause is what somebody calls untrue; a clause joined to it by "and" is so with it."""
    node = verb
    while node.dep_ == "conj" and node.head.pos_ in ("VERB", "AUX"):
        node = node.head
    above = node.head
    if above.i != node.i and _is_denied_by_us(node, above):
        return True
    if node.dep_ not in _TOLD or above.i == node.i:
        return False
    if above.pos_ == "NOUN" and above.lemma_.lower() in shared()["lies"] and _has_own_subject(node):
        return not _is_none(above)  # "the lie that our men killed them"
    if above.pos_ in ("NOUN", "VERB") and above.lemma_.lower() in shared()["hearsay"]:
        return _is_untrue(above)
    told = any(child.dep_ == "nsubj" and child.lower_ in ("it", "this") for child in above.lefts)
    return above.lemma_ == "be" and told and above.i < node.i and _is_false(above)


def _has_own_subject(verb: Token) -> bool:
    """Whether a clause is told whole, and so is what the noun before it says: not "the lie that killed him"."""
    return any(child.dep_ in _SUBJECTS and child.tag_ not in ("WDT", "WP") for child in verb.lefts)


def _is_none(noun: Token) -> bool:
    return any(child.lower_ in ("no", "not") for child in noun.lefts)


def _is_denied_by_us(clause: Token, verb: Token) -> bool:
    """Whether those who speak in a text of their own deny it: "we deny that our men killed them"."""
    if verb.lemma_ != "deny" or clause.dep_ not in _DENIED or any(child.dep_ == "neg" for child in verb.children):
        return False
    return any(child.dep_ == "nsubj" and child.lower_ in ("we", "i") for child in verb.lefts)


def denied(scene: Scene, verb: Token) -> Draft | None:
    """The denial in "reports of the fall of X are untrue, Y said"; None where nobody is cited for it, or where a clause
    tells what is untrue and is denied by itself."""
    said = scene.speech_at(verb.idx) if verb.lemma_ == "be" else ()
    if not said or not said[0].chain or said[0].chain[-1].name.split()[-1].lower() in shared()["hearsay"]:
        return None
    nouns = [child for child in verb.lefts if child.dep_ in _SUBJECTS]
    truth = [inner for noun in verb.rights if noun.dep_ == "attr" for inner in _said_in(noun)]
    noun = next((n for n in (*nouns, *truth) if n.lemma_.lower() in shared()["hearsay"]), None)
    sentence = scene.sentence(verb)
    if noun is None or sentence is None or not _is_untrue(noun):
        return None
    if any(child.pos_ == "VERB" and child.dep_ in ("acl", "ccomp", "relcl") for child in noun.children):
        return None
    first, last = extent.verbal(verb)
    return Draft(
        type="communication",
        subtype="denial",
        trigger=verb,
        first=first,
        last=last,
        sentence=sentence,
        rule=RULE,
        wants_place=False,
        own_voice=True,
    )


def _is_untrue(noun: Token) -> bool:
    """Whether it is said of a report or claim that it is false, or that there is no truth in it."""
    above = noun.head
    if noun.dep_ in _SUBJECTS:
        return above.lemma_ == "be" and _is_false(above)
    if noun.dep_ == "pobj" and above.lower_ in ("in", "to", "for", "behind"):
        return above.head.lemma_.lower() in shared()["truth"] and any(c.lower_ == "no" for c in above.head.lefts)
    return False


def _is_false(verb: Token) -> bool:
    """Whether "is" leads to a word for what is false, or to "not true"."""
    negated = any(child.dep_ == "neg" for child in verb.children)
    said = [child for child in verb.rights if child.dep_ in _SAID_OF]
    words = {word for token in said if not _is_none(token) for word in (token.lower_, token.lemma_.lower())}
    return bool(words & shared()["true"]) if negated else bool(words & (shared()["untrue"] | shared()["lies"]))


def _said_in(noun: Token) -> list[Token]:
    """What "no truth in" is said of."""
    links = [link for link in noun.rights if link.dep_ == "prep"]
    return [inner for link in links for inner in link.rights if inner.dep_ == "pobj"]
