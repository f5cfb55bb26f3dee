"""Which number is a part of which: "34 civilians, including three children", "two of the five attackers"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.model.span import Span
from rashomon.reading.mentions import QuantityMention
from rashomon.reading.quantities.context import Context
from rashomon.reading.quantities.tables import persons

_INTRODUCED = re.compile(
    r"\b(?:including|includes?|included|comprising|notably|(?:all|both) of them|(?:they|those) (?:are|were)"
    r"|(?:among(?:st)?|of) (?:them|whom|which|those|these|the (?:dead|killed|victims|casualties|wounded)))"
    r"(?: (?:killed|dead|injured|wounded))?(?: (?:were|was|are|is|being))?[,:]?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_ADDED = re.compile(r"^\s*,?\s*(?:and|as well as|&|plus|,)\s*(?:also\s+)?(?:his|her|their|its|the)?\s*$", re.IGNORECASE)
_OPENED = re.compile(r"^\s*(?:--+|[-–—:(])\s*(?:all\s+)?$")
_AMONG_AFTER = re.compile(
    r"^\s*(?:were |was )?among(?:st)? (?:them|whom|those|the (?:dead|victims|casualties|killed))\b", re.I
)
_AMONG_NEXT = re.compile(r"^\s*(?:were |was |are )?among(?:st)?\s+(?:the\s+)?$", re.IGNORECASE)
_HEADED = re.compile(r"(?:^|[.!?;:\n”\"]\s*)(?:Of|Among|Out of|Amongst) (?:the |its |those |these )?$")
_OF_WHOLE = frozenset(
    ("dead", "victim", "killed", "wounded", "injured", "casualty", "body", "fatality", "deceased", "slain")
)
_OF_DEAD = frozenset(("dead", "killed", "fatality", "deceased", "slain"))
_HURT = frozenset(("injured", "wounded", "hurt"))
_OF_HURT = frozenset(("injured", "wounded"))
_CASUALTY_AFTER = re.compile(
    r"\s*(?:(?:were|was|had been|initially|others?|people) ){0,2}(killed|dead|died|injured|wounded|hurt)\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(("them", "whom", "those", "these", "which"))


def with_parts(context: Context, mentions: Sequence[QuantityMention]) -> list[QuantityMention]:
    """The same mentions, each part with the span of its whole."""
    done: list[QuantityMention] = []
    for place, mention in enumerate(mentions):
        whole = _whole_of(context, mentions, done, place) if mention.dimension in ("count", "fraction") else None
        done.append(mention if whole is None else replace(mention, part_of=whole))
    return done


def _whole_of(
    context: Context, mentions: Sequence[QuantityMention], done: Sequence[QuantityMention], place: int
) -> Span | None:
    mention = mentions[place]
    inner = _counted_inside(context, mentions, place)
    if inner is not None:
        return inner
    following = mentions[place + 1] if place + 1 < len(mentions) else mention
    if following.dimension == "count" and _AMONG_NEXT.match(context.text[_end(mention) : following.span.start]):
        return following.span
    text = context.text
    before = done[-1] if done else None
    start = 0 if before is None else _end(before)
    lead = text[max(start, mention.span.start - 60) : mention.span.start] if mention.span.start > start else ""
    if _is_partitive(context, mention) or _INTRODUCED.search(lead) or _among_follows(context, mention):
        return _nearest(context, done, mention)
    if before is None or before.dimension != "count" or not _same_sentence(context, before, mention):
        return None
    if _can_hold(context, before, mention) and _HEADED.search(text[max(0, before.span.start - 20) : before.span.start]):
        return before.span  # "Of the 27 killed, four were ..."
    if before.part_of is not None and _goes_on(text[_end(before) : mention.span.start]):
        return before.part_of
    if (
        _OPENED.match(lead)
        and _can_hold(context, before, mention)
        and mention.head is not None
        and before.head is not None
    ):
        return before.span if before.part_of is None else before.part_of
    return None


def _end(mention: QuantityMention) -> int:
    return mention.span.end if mention.head is None else max(mention.span.end, mention.head.end)


def _goes_on(gap: str) -> bool:
    """Whether a list of parts goes on over this gap."""
    return _ADDED.match(gap) is not None


def _counted_inside(context: Context, mentions: Sequence[QuantityMention], place: int) -> Span | None:
    """The second number of "two of the five attackers"."""
    mention = mentions[place]
    if place + 1 >= len(mentions):
        return None
    other = mentions[place + 1]
    if mention.head is None:
        between = context.text[mention.span.end : other.span.start].split()
        return other.span if between == ["of", "the"] and other.dimension == "count" and other.head is None else None
    if other.dimension != "count" or other.head != mention.head or other.span.start > mention.head.start:
        return None
    between = context.text[mention.span.end : other.span.start].split()
    return other.span if between[:1] == ["of"] and len(between) <= 3 else None


def _is_partitive(context: Context, mention: QuantityMention) -> bool:
    """Whether "of them" or "of the dead" follows the number."""
    if mention.head is None or mention.head.start < mention.span.end:
        return False
    between = context.text[mention.span.end : mention.head.start].lower().split()
    if between[:1] != ["of"]:
        return False
    if mention.head_lemma in _PRONOUNS:
        return True
    return between[1:2] in (["the"], ["those"], ["these"]) and mention.head_lemma in _OF_WHOLE


def _among_follows(context: Context, mention: QuantityMention) -> bool:
    end = _end(mention)
    return mention.head is not None and _AMONG_AFTER.match(context.text[end : end + 40]) is not None


def _nearest(context: Context, done: Sequence[QuantityMention], part: QuantityMention) -> Span | None:
    """The nearest earlier number that can hold the part, in this sentence or the one before."""
    sentence = context.sentence_of(part.span.start)
    for mention in reversed(done):
        if context.sentence_of(mention.span.start) < sentence - 1:
            return None
        if mention.qualifier == "no" and context.sentence_of(mention.span.start) == sentence:
            return None  # "killed no one": what follows is no part of a number told before
        if mention.dimension != "count" or mention.part_of is not None or mention.qualifier in ("article", "no"):
            continue
        if _can_hold(context, mention, part):
            return mention.span
    return None


def _can_hold(context: Context, whole: QuantityMention, part: QuantityMention) -> bool:
    """Whether a number of persons or things can hold the part."""
    if whole.head_lemma is not None and whole.head_lemma not in persons() and part.head_lemma in persons():
        return False
    if _is_other_casualty(context, whole, part):
        return False
    if part.dimension == "fraction":
        return whole.value != 1
    least = part.low if part.low is not None else 0.0
    most = whole.high if whole.high is not None else float("inf")
    return least < most or (least == most and most > 1 and part.head_lemma in persons())


def _is_other_casualty(context: Context, whole: QuantityMention, part: QuantityMention) -> bool:
    """Whether a part of the dead stands beside a number of the wounded, or the other way about."""
    told = _CASUALTY_AFTER.match(context.text[_end(whole) : _end(whole) + 40])
    if told is None or part.head_lemma not in _OF_DEAD | _OF_HURT:
        return False
    return (told[1].lower() in _HURT) != (part.head_lemma in _OF_HURT)


def _same_sentence(context: Context, first: QuantityMention, second: QuantityMention) -> bool:
    return context.sentence_of(first.span.start) == context.sentence_of(second.span.start)
