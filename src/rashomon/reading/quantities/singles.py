"""One and none without a numeral: "a soldier", "another", "the other", "no casualties", "nobody"."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.reading.quantities.context import Context
from rashomon.reading.quantities.heads import Head, head_after
from rashomon.reading.quantities.tables import persons


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """A one or a none at the lexemes `first` to `last` (excluded)."""

    first: int
    last: int
    value: float
    qualifier: str
    head: Head | None


def single_at(context: Context, index: int, *, counted_before: bool) -> Single | None:
    """The one or none that starts at this lexeme; `counted_before` if the same sentence has counted before."""
    low = context.words.at(index)
    if low in ("a", "an"):
        return _article(context, index)
    if low == "another":
        return _another(context, index, counted_before=counted_before)
    if low == "the":
        return _the_other(context, index, counted_before=counted_before)
    return _none(context, index)


def _article(context: Context, index: int) -> Single | None:
    if context.words.at(index - 1) in context.tables.sets["predicates"] or context.words.hyphen(index + 1):
        return None
    head = head_after(context, index + 1, single=True)
    if head is None or not _is_one_person(head) or head.partitive or _only_modifies(context, head):
        return None
    return Single(first=index, last=index + 1, value=1.0, qualifier="article", head=head)


def _only_modifies(context: Context, head: Head) -> bool:
    """Whether a noun in a line of capitals stands before another noun: "A GUERRILLA ATTACK"."""
    words = context.words
    after = words.index_from(head.span.end)
    low = words.at(after)
    if not context.loud_at(head.span.start) or words.kind_at(after) != "word" or low in persons():
        return False
    return low not in context.tables.sets["stops"] and not low.endswith(("ing", "ed"))


def _is_one_person(head: Head) -> bool:
    person = persons().get(head.lemma)
    return person is not None and not person.group and not head.plural and not person.event


def _another(context: Context, index: int, *, counted_before: bool) -> Single | None:
    words = context.words
    if words.at(index - 1) in ("one", "yet"):
        return None
    head = head_after(context, index + 1, single=True)
    if head is not None:
        if not _is_one_person(head):
            return None
        return Single(first=index, last=index + 1, value=1.0, qualifier="article", head=head)
    if not counted_before or not _ends_phrase(context, index + 1):
        return None
    return Single(first=index, last=index + 1, value=1.0, qualifier="exact", head=None)


def _the_other(context: Context, index: int, *, counted_before: bool) -> Single | None:
    words = context.words
    if words.at(index + 1) != "other":
        return None
    head = head_after(context, index + 2, single=True)
    if head is not None:
        if not _is_one_person(head):
            return None
        return Single(first=index, last=index + 2, value=1.0, qualifier="exact", head=head)
    if not counted_before or not _ends_phrase(context, index + 2) or words.at(index + 2) in ("side", "hand"):
        return None
    return Single(first=index, last=index + 2, value=1.0, qualifier="exact", head=None)


def _ends_phrase(context: Context, index: int) -> bool:
    low = context.words.at(index)
    return context.pos(index) in ("AUX", "VERB", "ADP", "CCONJ", "SCONJ") or low in (",", ".", ";", "\n", "")


def _none(context: Context, index: int) -> Single | None:
    words, sets = context.words, context.tables.sets
    low = words.at(index)
    if low in sets["none"]:
        if words.at(index - 1) in ("to", "but"):
            return None
        return Single(first=index, last=index + 1, value=0.0, qualifier="no", head=_of(context, index + 1))
    if low == "no" and words.at(index + 1) == "one":
        return Single(first=index, last=index + 2, value=0.0, qualifier="no", head=None)
    if low not in ("no", "without"):
        return None
    head = head_after(context, index + 1)
    if head is None or words.hyphen(index + 1):
        return None
    noun_row = persons().get(head.lemma) if low == "no" else None
    person = noun_row is not None and noun_row.status != "official" and not noun_row.group
    noun = context.text[head.span.start : head.span.end].lower()
    if not person and head.lemma not in sets["none_of"] and noun not in sets["none_of"]:
        return None
    return Single(first=index, last=index + 1, value=0.0, qualifier="no", head=head)


def _of(context: Context, index: int) -> Head | None:
    return head_after(context, index) if context.words.at(index) == "of" else None
