"""How a day bears on what is told: on it, since it, after it, or not at all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rashomon.model.vocabulary import kind_of
from rashomon.model.when import When
from rashomon.reading.claims.own_dates import is_since, token_of, verb_above
from rashomon.reading.claims.tenses import is_present
from rashomon.reading.frames import Draft
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.mentions import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_past_of_state(interval: When, draft: Draft, published: date | None) -> bool:
    """Whether a time that is over stands beside what holds now: "is held by rebels, who took it this month"."""
    if published is None or interval.start is None or interval.start >= published:
        return False
    return kind_of(draft.type) == "state" and is_present(draft.trigger) and draft.sentence.block != "headline"


def comes_after(mention: DateMention, draft: Draft) -> bool:
    """Whether a day is that of what came before: "seized on Sunday and later found dead", "Sunday's fall was followed
    by shelling", "shelling followed Sunday's fall"."""
    token, trigger = token_of(draft, mention), draft.trigger
    if token is None:
        return False
    host = verb_above(token)
    if host.lemma_ == "follow":
        side = next((above for above in (token, *token.ancestors) if above.head.i == host.i), None)
        told = draft.event if draft.event is not None else trigger
        if side is None or side.dep_ not in ("nsubjpass", "dobj") or told.i == host.i:
            return False
        return not (side.i == told.i or side.is_ancestor(told))
    later = [child for child in trigger.children if child.dep_ == "advmod" and child.lower_ in shared()["afterwards"]]
    return host.i != trigger.i and any(not _measures(child) for child in later)


def _measures(adverb: Token) -> bool:
    """Whether "later" is counted, or is of the same day: "two hours later", "later that day"."""
    counted = any(child.dep_ == "npadvmod" for child in adverb.children)
    before = adverb.nbor(-1) if adverb.i > adverb.sent.start else adverb
    after = adverb.nbor(1) if adverb.i + 1 < adverb.sent.end else adverb
    return counted or before.lemma_ in ("hour", "minute", "moment") or after.lower_ in ("that", "on", "in", "the")


def since_then(mention: DateMention, draft: Draft) -> bool:
    """ "Since the war began in March 2011": the day opens the interval of what is told."""
    token = token_of(draft, mention)
    if token is None:
        return False
    host = verb_above(token)
    if host.i != draft.trigger.i and is_since(host) and not host.is_ancestor(draft.trigger):
        return True
    return _is_since_event(token, draft.trigger)


def _is_since_event(token: Token, trigger: Token) -> bool:
    """ "Since the start of the offensive on 4 May": the day of the event that opens the interval."""
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return False
        if above.lower_ == "since" and above.dep_ == "prep":
            return not any(inner.i == trigger.i for inner in above.subtree)
    return False


def is_told_of(mention: DateMention, draft: Draft) -> bool:
    """ "Since 2017, when a general was killed": the year is that of the death."""
    verb, token = draft.trigger, token_of(draft, mention)
    if token is None or verb.dep_ not in ("relcl", "advcl") or not any(c.lower_ == "when" for c in verb.lefts):
        return False
    return verb.head.i == token.i or any(inner.i == verb.head.i for inner in token.subtree)


def belongs(mention: DateMention, draft: Draft) -> bool:
    """Whether "now" or "already" is said of the predicate itself, and not of a noun ("forces already in the city")."""
    token = token_of(draft, mention)
    return token is not None and (
        token.head.i == draft.trigger.i
        or (token.head.head.i == draft.trigger.i and token.head.pos_ == "AUX")
        or token.head.dep_ in ("xcomp", "prep")
    )
