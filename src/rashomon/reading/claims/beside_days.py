"""Days of what stands beside a deed and was at the same time: its means, and what went on meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.frames import Draft, Scene
from rashomon.reading.frames.means import words
from rashomon.reading.mentions import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEANWHILE = frozenset({"as", "while", "when"})
_HARM = frozenset({"attack", "casualty_detail"})


def is_of_means(scene: Scene, verb: Token, draft: Draft) -> bool:
    """Whether the verb of a day is that of the deed by which the harm was done: "killed in an attack carried out on
    Friday", "a grenade thrown on Saturday wounded nine"; a bomb may be planted long before."""
    if draft.type not in _HARM or verb.dep_ not in ("acl", "relcl"):
        return False
    noun = verb.head
    if noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i == draft.trigger.i and verb.lemma_ in words("letting_fly"):
        return "fire" in scene.classes(noun) or "weapon" in scene.classes(noun)
    staged = verb.lemma_ in words("staging") | words("happening")
    return bool(staged) and "fire" in scene.classes(noun)


def is_meanwhile(host: Token, trigger: Token) -> bool:
    """Whether the verb of a day tells what went on then: "killed ten as they queued for bread on Monday", "the blast
    came as people left a church on Sunday, killing four"."""
    if host.dep_ != "advcl" or not any(c.tag_ == "VBD" for c in (host, *host.lefts)):
        return False
    if not any(child.lower_ in _MEANWHILE for child in host.lefts):
        return False
    above = host.head
    if host.i < trigger.i:
        outcome = trigger.dep_ == "advcl" and trigger.tag_ == "VBG" and above.i < host.i
        return bool(outcome and trigger.head.i in (above.i, host.i))
    while above.dep_ == "conj" and above.i > trigger.i:
        above = above.head
    return bool(above.i == trigger.i)


def is_of_counted(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether a day stands behind the deed of which a toll counts the dead, before the verb or the figure.

    "The toll of the attack in Goma on 8 January rose"; "put the dead of the bus attack of 9 January at 51"; "put the
    number of dead in Goma on 5 March at nine".  Not "the toll on Monday rose", nor "said on Monday that the toll rose".
    """
    trigger = draft.trigger
    told = [child for child in trigger.children if child.dep_ in ("nsubj", "dobj") and child.i < token.i]
    noun = told[-1] if told else None
    ends = [child.i for child in trigger.rights if child.lower_ in ("at", "to") and child.i > token.i]
    stop = trigger.i if noun is not None and noun.i < token.i < trigger.i else min(ends, default=None)
    if noun is None or stop is None or not noun.i < token.i < stop:
        return False
    between = list(trigger.doc[noun.i : token.i])
    if any(word.lemma_.lower() in words("deeds") or "fire" in scene.classes(word) for word in between[1:]):
        return True
    dead = any(word.lower_ in ("dead", "deaths", "killed", "victims") for word in between)
    return dead and any(word.lower_ in ("in", "at", "near") for word in between)


def counted_first(scene: Scene, draft: Draft, days: list[DateMention]) -> list[DateMention]:
    """The days of a toll with that of the deed first: "now put the toll of the attack of 9 January at 51"."""
    if draft.rule != "violence:toll":
        return days
    doc = draft.trigger.doc
    found = []
    for day in days:
        span = doc.char_span(day.span.start, day.span.end, alignment_mode="expand")
        if span is not None and is_of_counted(scene, span.root, draft):
            found.append(day)
    return [*found, *(day for day in days if day not in found)]
