"""Who "the attackers" are: those who are told just before to have struck, named or not."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.actors.context import Context
from rashomon.reading.actors.grammar import noun_lemma, own_subject
from rashomon.reading.mentions import ActorMention
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 2
"""Sentences between a deed and "the attackers"."""
_PARTIES = frozenset({"rebel_group", "militia", "group", "state_forces", "coalition", "state", "political_body"})
_OF_STATES = frozenset({"state_forces", "state", "police"})


def strikers(context: Context, token: Token) -> ActorMention | None:
    """The party that "the attackers" or "the raiders" are: the only one told near before to have attacked, which is no
    state's where another's attack is told too; None for other nouns and where several did."""
    if noun_lemma(token) not in _names():
        return None
    here = context.document.sentence_at(token.idx)
    if here is None:
        return None
    doer = own_subject(token)
    found: list[tuple[int, ActorMention]] = []
    for mention in context.recent():
        sentence = context.document.sentence_at(mention.head.start)
        if sentence is None or here.index - sentence.index > _REACH:
            break
        if mention.kind not in _PARTIES or (doer is not None and mention.head.start == doer.idx):
            continue
        if mention.head.start < token.idx and _struck(context, mention):
            found.append((here.index - sentence.index, mention))
    irregular = [(back, mention) for back, mention in found if mention.kind not in _OF_STATES]
    found = irregular or found
    nearest = [mention for back, mention in found if back == min(back for back, _mention in found)]
    return nearest[0] if len({mention.id for mention in nearest}) == 1 else None


def _struck(context: Context, mention: ActorMention) -> bool:
    """Whether a party is the subject of a verb of attack in the active voice, or its agent in the passive."""
    head = context.document.doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
    if head is None:
        return False
    root = head.root
    if root.dep_ == "pobj" and root.head.dep_ == "agent":
        return root.head.head.lemma_.lower() in _striking()
    return root.dep_ == "nsubj" and any(
        verb.lemma_.lower() in _striking() for verb in (root.head, *(c for c in root.head.rights if c.dep_ == "conj"))
    )


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(lexicon("forces")["group_nouns"]["strikers"])


@lru_cache(maxsize=1)
def _striking() -> frozenset[str]:
    rows = lexicon("frames_violence")
    harms = {lemma for row in rows["harm"] if row.get("of") != "subject" for lemma in row["lemmas"]}
    return frozenset(harms | {*rows["words"]["striking"], *rows["words"]["attacking"], *rows["words"]["storming"]})
