"""Who "the attackers" are: those who are told just before to have struck, named or not; and who "the defenders" are."""

from __future__ import annotations

from collections.abc import Iterator
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
_OF_STATES = frozenset({"state_forces", "state", "police"})
_ARMED = frozenset({"rebel_group", "militia", "state_forces", "coalition", "group"})
_PARTIES = _ARMED | {"state", "political_body"}


def strikers(context: Context, token: Token) -> ActorMention | None:
    """The party that "the attackers" or "the raiders" are: the only one told near before to have attacked, which is no
    state's where another's attack is told too; "the defenders" are the only other party told of there.

    None for other nouns and where several did.
    """
    verbs = _deeds().get(noun_lemma(token))
    if verbs is None:
        return None
    doer = own_subject(token)
    near = [(back, one) for back, one in _near(context, token) if doer is None or one.head.start != doer.idx]
    found = [(back, mention) for back, mention in near if _did(context, mention, verbs)]
    irregular = [(back, mention) for back, mention in found if mention.kind not in _OF_STATES]
    found = irregular if irregular or noun_lemma(token) in _irregulars() else found
    nearest = [mention for back, mention in found if back == min(back for back, _mention in found)]
    if noun_lemma(token) in _defenders():
        holding = [one for _back, one in near if one.kind in _ARMED and _is_held_off_by(context, one)]
        if holding:
            return holding[0] if len({one.id for one in holding}) == 1 else None
        return _others(context, nearest, [mention for _back, mention in near])
    return nearest[0] if len({mention.id for mention in nearest}) == 1 else None


def _near(context: Context, token: Token) -> Iterator[tuple[int, ActorMention]]:
    """The parties told of within reach before a word, the nearest first, each with the sentences between."""
    here = context.document.sentence_at(token.idx)
    for mention in context.recent() if here is not None else ():
        sentence = context.document.sentence_at(mention.head.start)
        if here is None or sentence is None or here.index - sentence.index > _REACH:
            return
        if mention.kind in _PARTIES and mention.head.start < token.idx:
            yield here.index - sentence.index, mention


def _others(context: Context, attacking: list[ActorMention], near: list[ActorMention]) -> ActorMention | None:
    """The only armed party among those near that is on no attacker's side."""
    sides = {_side(mention) for mention in attacking}
    others = [m for m in near if m.kind in _ARMED and m.sort != "unknown" and _side(m) not in sides]
    return others[0] if sides and len({_side(mention) for mention in others}) == 1 else None


def _is_held_off_by(context: Context, mention: ActorMention) -> bool:
    """Whether a party is told to have beaten others back."""
    head = context.document.doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
    return head is not None and head.root.dep_ == "nsubj" and _holds_off(head.root.head)


def _side(mention: ActorMention) -> str:
    return mention.camp or mention.id


def _did(context: Context, mention: ActorMention, verbs: frozenset[str]) -> bool:
    """Whether a party is the subject of one of these verbs in the active voice, or its agent in the passive."""
    head = context.document.doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
    if head is None:
        return False
    root = head.root
    if root.dep_ == "pobj" and root.head.dep_ == "agent":
        return root.head.head.lemma_.lower() in verbs
    told = [root.head] if root.dep_ == "nsubj" else []
    told += [clause for clause in root.rights if clause.dep_ == "relcl" and clause.left_edge.dep_ == "nsubj"]
    told += [child for verb in told for child in verb.rights if child.dep_ == "conj"]
    told += [child for verb in told for child in verb.rights if child.dep_ == "xcomp"]
    return any(
        verb.lemma_.lower() in verbs
        and not {"auxpass", "nsubjpass"} & {child.dep_ for child in verb.lefts}
        and not _holds_off(verb)
        for verb in told
    )


def _holds_off(verb: Token) -> bool:
    """Whether who does this defends: "beat back a column", "repelled them"."""
    return verb.lemma_.lower() in _repelling() or any(child.lower_ in ("back", "off") for child in verb.rights)


@lru_cache(maxsize=1)
def _deeds() -> dict[str, frozenset[str]]:
    """What those are told to have done whom a noun names by it: "raider", "kidnapper", "invader"."""
    rows, nouns = lexicon("frames_violence"), lexicon("forces")["group_nouns"]
    harms = {lemma for row in rows["harm"] if row.get("of") != "subject" for lemma in row["lemmas"]}
    words = rows["words"]
    striking = frozenset(harms | {*words["striking"], *words["attacking"], *words["storming"]})
    found = dict.fromkeys((*nouns["strikers"], *nouns["irregulars"]), striking)
    found.update(dict.fromkeys(nouns["defenders"], striking - harms))
    found.update(dict.fromkeys(nouns["kidnappers"], frozenset(words["kidnapping"])))
    found.update(dict.fromkeys(nouns["invaders"], frozenset(words["invading"])))
    return found


@lru_cache(maxsize=1)
def _irregulars() -> frozenset[str]:
    return frozenset(lexicon("forces")["group_nouns"]["irregulars"])


@lru_cache(maxsize=1)
def _defenders() -> frozenset[str]:
    return frozenset(lexicon("forces")["group_nouns"]["defenders"])


@lru_cache(maxsize=1)
def _repelling() -> frozenset[str]:
    return frozenset(lexicon("frames_shared")["repel"])
