"""The scan over a text: at each lexeme the rules are asked in turn, and the first answer is taken."""

from __future__ import annotations

from functools import lru_cache

from rashomon.reading.mentions import QuantityMention
from rashomon.reading.quantities import guards, qualifiers
from rashomon.reading.quantities.bounds import LARGEST_SHARE_OF_DOUBT, Bounds, qualified
from rashomon.reading.quantities.build import bare, dated, mention
from rashomon.reading.quantities.context import Context
from rashomon.reading.quantities.heads import Head, head_after
from rashomon.reading.quantities.measures import many_units, measured, one_unit
from rashomon.reading.quantities.numerals import Numeral, numeral_at
from rashomon.reading.quantities.shares import ShareFound, fraction_bounds, share_at
from rashomon.reading.quantities.singles import Single, single_at
from rashomon.reading.quantities.tables import tables
from rashomon.reading.quantities.units import measure_of

_THOUSAND = 1000
"""A round number of so many is no part of a year: "three quarters of a million"."""


def scan(context: Context) -> list[QuantityMention]:
    """All mentions of a text in order, before parts and conversions are told."""
    found: list[QuantityMention] = []
    words, starters = context.words, _starters()
    at, size = 0, len(words)
    while at < size:
        kind = words.kind[at]
        if kind == "break" or (kind in ("word", "sym") and words.low[at] not in starters):
            at += 1
            continue
        last, one = _read(context, at, found)
        if one is not None:
            found.append(one)
        at = max(last, at + 1)
    return found


@lru_cache(maxsize=1)
def _starters() -> frozenset[str]:
    lists = tables()
    phrases = (lists.vague, lists.multiples, lists.pairs, lists.shares)
    plural_units = {word for word in lists.units.starts if word.endswith("s")}
    return frozenset().union(
        lists.ones, lists.tens, lists.glyphs, lists.ordinals, *(table.starts for table in phrases), plural_units,
        ("a", "an", "half", "all", "whole", "entire", "another", "the", "no", "without"), lists.sets["none"],
    )  # fmt: skip


def _read(context: Context, at: int, found: list[QuantityMention]) -> tuple[int, QuantityMention | None]:
    """The mention at this lexeme, if any, and the lexeme to go on from."""
    kind = context.words.kind_at(at)
    if kind == "code":
        return at + 1, _code(context, at)
    if kind in ("ord", "decade"):
        return at + 1, _ordinal(context, at) if kind == "ord" else _decade(context, at)
    share = share_at(context, at)
    if share is not None:
        return _share(context, share)
    numeral = numeral_at(context.words, at, context.tables)
    if numeral is not None:
        return _numeral(context, numeral, found)
    low = context.words.at(at)
    if low in context.tables.ordinals:
        return at + 1, _ordinal(context, at)
    one = one_unit(context, at) or many_units(context, at)
    if one is not None:
        return at + 1, one
    single = single_at(context, at, counted_before=_counted_before(context, at, found))
    return (at + 1, None) if single is None else (single.last, _single(context, single))


def _counted_before(context: Context, at: int, found: list[QuantityMention]) -> bool:
    if not found or found[-1].dimension != "count":
        return False
    return context.sentence_of(found[-1].span.start) >= context.sentence_of(context.words.start[at]) - 1


def _code(context: Context, at: int) -> QuantityMention | None:
    written = context.words.written(at)
    if written[0].isalpha():
        return bare(context, at, at + 1, "name")
    above, slash, below = written.partition("/")
    if slash and context.words.at(at + 1) == "of" and len(above) + len(below) <= 3 and 0 < int(above) < int(below) < 11:
        head = head_after(context, at + 1)
        low, high, value = fraction_bounds(int(above) / int(below))
        return mention(context, at, at + 1, "fraction", (low, high, value), "about", "fraction", head)
    return bare(context, at, at + 1, "other")


def _decade(context: Context, at: int) -> QuantityMention | None:
    words = context.words
    before = words.at(at - 1)
    in_years = before in context.tables.sets["in_his"] or before in ("-", "mid", "early", "late", "over", "under")
    if len(words.written(at).strip("s'’")) == 4:
        return bare(context, at, at + 1, "year")
    return bare(context, at, at + 1, "age" if in_years else "other")


def _ordinal(context: Context, at: int) -> QuantityMention | None:
    words = context.words
    digits = "".join(character for character in words.written(at) if character.isdigit())
    value = context.tables.ordinals.get(words.at(at)) if not digits else int(digits[:9])
    following = at + 1 + words.hyphen(at + 1)
    named = words.at(following) in context.tables.sets["after_ordinal"] or (
        bool(digits) and words.written(following)[:1].isupper() and not context.loud(at)
    )
    if words.at(following) in context.tables.sets["months"] or words.at(at - 1) in context.tables.sets["months"]:
        return bare(context, at, at + 1, "other")
    return bare(context, at, at + 1, "name" if named else "ordinal", None if value is None else float(value))


def _share(context: Context, share: ShareFound) -> tuple[int, QuantityMention | None]:
    first, bounds, qualifier = share.first, share.bounds, share.qualifier or "exact"
    if share.part:
        asif = Numeral(first=first, last=share.last, low=None, high=None, value=bounds[2], sort="round")
        said = qualifiers.before(context, asif, "fraction")
        if said is not None:
            if said.name not in ("exact", "about", "total"):
                value = bounds[2]
                bounds, qualifier = qualified((value, value, value), said.name, countable=False), said.name
            elif said.name == "about":
                qualifier = "about"
            first = said.first
    if dated(context, first, share.last, "fraction"):
        return share.last, None
    return share.last, mention(context, first, share.last, "fraction", bounds, qualifier, "fraction", share.head)


def _single(context: Context, single: Single) -> QuantityMention | None:
    if dated(context, single.first, single.last, "count"):
        return None
    bounds = (single.value, single.value, single.value)
    return mention(context, single.first, single.last, "count", bounds, single.qualifier, None, single.head)


def _numeral(context: Context, numeral: Numeral, found: list[QuantityMention]) -> tuple[int, QuantityMention | None]:
    """The mention of a number, with everything that stands around it."""
    words = context.words
    measure = measure_of(context, numeral)
    dimension = "count" if measure is None else measure.dimension
    of_scale = numeral.sort == "round" and (numeral.value or 0) >= _THOUSAND
    if not of_scale and dated(context, numeral.first, numeral.last, dimension):
        return numeral.last, None
    if guards.is_age(context, numeral, None) and not (
        measure and measure.dimension in ("fraction", "money", "distance")
    ):
        return numeral.last, bare(context, numeral.first, numeral.last, "age", numeral.value)
    if measure is not None:
        said = qualifiers.before(context, numeral, dimension)
        return max(measure.last, numeral.last), measured(context, numeral, measure, said)
    after = _after_words(context, numeral)
    if words.hyphen(numeral.last) and after == numeral.last:
        compound = _compound(context, numeral)
        if compound is not None:
            return numeral.last + 2, compound
    head = head_after(context, after, single=numeral.value == 1)
    last = found[-1].dimension if found else None
    sort = guards.sort_of(context, numeral, head, last)
    if sort is not None:
        return numeral.last, bare(context, numeral.first, numeral.last, sort, numeral.value)
    if not _is_counting(context, numeral, head, after):
        return numeral.last, None
    return _counted(context, numeral, head)


def _after_words(context: Context, numeral: Numeral) -> int:
    """Where the counted noun is looked for: at the "of" that a vague phrase ends with, or after the number."""
    if numeral.last - numeral.first > 1 and context.words.at(numeral.last - 1) == "of":
        return numeral.last - 1
    said = qualifiers.after(context, numeral.last)
    return numeral.last if said is None else said[0]


def _is_counting(context: Context, numeral: Numeral, head: Head | None, after: int) -> bool:
    """Whether "one", "few" and the like count here."""
    words = context.words
    low = words.at(numeral.first)
    if numeral.sort == "words" and low == "one" and numeral.last == numeral.first + 1:
        return guards.one_counts(context, numeral, head)
    if numeral.sort not in ("vague", "pair"):
        return True
    if words.at(numeral.first - 1) in context.tables.sets["no_vague_after"]:
        return False
    if low == "both" and head is not None and words.at(words.index_from(head.span.end)) == "and":
        return False
    if numeral.low is None or low in ("both", "twin", "multiple"):
        takes_of = words.at(numeral.last - 1) == "of"
        return head is not None and (head.plural or (head.partitive and not takes_of))
    if low in context.tables.sets["needs_noun"] and numeral.last == numeral.first + 1:
        follows = words.at(after) in ("of", "more", "others", "dead") or context.pos(after) in ("AUX", "VERB")
        return (head is not None and head.plural) or (follows and context.pos(numeral.first) != "VERB")
    return True


def _compound(context: Context, numeral: Numeral) -> QuantityMention | None:
    """ "the 3,000-strong brigade", "a 30-member council"; other compounds ("two-storey") count nothing."""
    words = context.words
    word = words.at(numeral.last + 1)
    if words.kind_at(numeral.last + 1) != "word":
        return None
    if word not in context.tables.sets["compound_counts"]:
        return bare(context, numeral.first, numeral.last, "other", numeral.value)
    head = head_after(context, numeral.last + 2)
    said = qualifiers.before(context, numeral, "count")
    bounds, qualifier = _bounds(numeral, said.name if said else None)
    first = said.first if said else numeral.first
    return mention(context, first, numeral.last, "count", bounds, qualifier, word, head)


def _counted(context: Context, numeral: Numeral, head: Head | None) -> tuple[int, QuantityMention]:
    words = context.words
    said = qualifiers.before(context, numeral, "count")
    first = said.first if said else numeral.first
    name = said.name if said else None
    last = numeral.last - 1 if words.at(numeral.last - 1) == "of" else numeral.last
    follows = qualifiers.after(context, numeral.last)
    if follows is not None:
        last, name = follows[0], follows[1]
    beyond = last if head is None else max(last, words.index_from(head.span.end))
    name = (qualifiers.near_after(context, beyond) if head is not None else None) or name
    if words.at(first) == "between" or (words.at(first - 1) == "between" and numeral.sort == "range"):
        first = first - 1 if words.at(first) != "between" else first
    bounds, qualifier = _bounds(numeral, name)
    if words.at(beyond) == "each" and qualifier == "exact":
        qualifier = "each"
    unit = None
    if words.at(beyond) in ("a", "per", "every", "each") and words.at(beyond + 1) in context.tables.sets["time_units"]:
        unit = f"per {words.at(beyond + 1)}"
    return max(last, numeral.last), mention(context, first, last, "count", bounds, qualifier, unit, head)


def _bounds(numeral: Numeral, name: str | None) -> tuple[Bounds, str]:
    """The bounds of a count and the name of what bounds it."""
    value = numeral.value
    round_number = numeral.sort == "round"
    if name in (None, "exact", "total") and round_number and value is not None:
        doubt = value * LARGEST_SHARE_OF_DOUBT
        low, high, _ = qualified(numeral.bounds, "about", countable=True, doubt=doubt)
        return (float(int(low or 0)), float(-int(-(high or 0) // 1)), value), "about"
    if name is None or name == "exact":
        return numeral.bounds, {"range": "between", "vague": "vague"}.get(numeral.sort, "exact")
    if numeral.sort == "vague" and name in ("about", "total"):
        return numeral.bounds, "vague"
    if numeral.sort == "range" and name in ("about", "total"):
        return numeral.bounds, "between"
    return qualified(numeral.bounds, name, countable=True), name
