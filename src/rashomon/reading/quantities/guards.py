"""Numbers that count nothing: names, ages, years, times of day, scores, and the "one" of "one another"."""

from __future__ import annotations

import re

from rashomon.reading.quantities.context import Context
from rashomon.reading.quantities.heads import Head
from rashomon.reading.quantities.numerals import Numeral
from rashomon.reading.quantities.tables import persons

_NO_DAY_AFTER = frozenset(("least", "than", "some", "about", "to"))
_FIRST_YEAR, _LAST_YEAR = 1900, 2059
_OLDEST = 110
_ENDS_AGE = frozenset((",", ")", ".", ";", "and", "\n", "from", "of", "was", "who", "-", "–", "—", "were", "in", "as"))
_SUPERLATIVE = re.compile(
    r"\b(?:most|last|first|few|main|major|only|\w{3,}est|several|world.s|region.s)\b", re.IGNORECASE
)


def sort_of(context: Context, numeral: Numeral, head: Head | None, previous: str | None) -> str | None:
    """The dimension of a number that is no measure: name, age, year or other; None for one that may count.

    `previous` is the dimension of the number before it, for lists ("Resolutions 2170 and 2178").
    """
    if numeral.sort in ("vague", "pair"):
        return None
    if _is_name(context, numeral, head, previous):
        return "name"
    if is_age(context, numeral, head):
        return "age"
    if _is_day(context, numeral):
        return "other"
    if _is_year(context, numeral, head):
        return "year"
    if numeral.value is not None and numeral.value != int(numeral.value):
        return "other"  # nobody counts in fractions
    return "other" if _is_other(context, numeral) else None


def _is_name(context: Context, numeral: Numeral, head: Head | None, previous: str | None) -> bool:
    words, tables, sets = context.words, context.tables, context.tables.sets
    first, last = numeral.first, numeral.last
    if words.at(first - 1) in ("#", "№"):
        return True
    if (
        words.hyphen(first - 1)
        and words.kind_at(first - 2) == "word"
        and words.at(first - 2) not in context.tables.sets["prefixes"]
    ):
        return True
    if (words.at(last) == "block" or words.kind_at(last) == "ord") and (numeral.value or 0) >= 100:
        return True  # an address
    if head is not None and head.lemma in sets["addresses"] and not head.plural and numeral.value != 1:
        return numeral.sort == "figures"
    if words.tight(last) and words.kind_at(last) in ("word", "code") and numeral.sort == "figures":
        glued = words.at(last)
        return not (glued in tables.units.starts or glued in tables.glyphs or glued.endswith("s"))
    if numeral.sort == "figures" and words.at(last) in tables.sets["after_number"] and head is not None:
        return not words.hyphen(last) and words.written(last)[:1].isupper() and not context.loud(last)
    before = first - 1
    if words.at(before) == "." and words.tight(before):
        before -= 1
        if words.at(before) not in ("no", "nos", "p", "pp", "art", "nr", "vol", "fig", "ch"):
            return False
    if words.at(before) in tables.sets["makes"] and not (head is not None and head.plural):
        return True
    if tables.name_before.backwards(words, before + 1) is not None:
        return _named_by(context, before, numeral, head)
    listed = previous == "name" and words.at(before) in ("and", ",", "or")
    return listed and head is None and words.kind_at(before - 1) in ("num", "code")


def _named_by(context: Context, before: int, numeral: Numeral, head: Head | None) -> bool:
    """Whether the noun at `before` takes the number as its name."""
    words = context.words
    written = words.written(before)
    if words.at(numeral.last) == "of" and numeral.sort == "figures":
        return True  # "point 3 of the plan"
    if (written.isupper() and len(written) > 2) or context.loud(before):
        return not _counts(context, numeral, head)
    if written[:1].isupper() and (words.kind_at(before - 1) != "break" or head is None or not head.plural):
        return numeral.sort == "figures" or words.written(numeral.first)[:1].isupper()
    if words.at(before) in ("no", "p", "pp") and words.at(before + 1) != ".":
        return False
    if words.at(before) == "number" and words.at(before - 1) in ("the", "whose", "total"):
        return False
    return not _counts(context, numeral, head)


def _counts(context: Context, numeral: Numeral, head: Head | None) -> bool:
    """Whether what follows the number shows that it counts something: a plural noun, a verb, "of"."""
    if head is not None and (head.plural or (numeral.value == 1 and not head.partitive)):
        return True
    after = numeral.last
    return context.words.at(after) in ("more", "others", "were", "had", "have", "killed", "died") or (
        context.pos(after) in ("AUX", "VERB") and context.tag(after) in ("VBD", "VBP")
    )


def is_age(context: Context, numeral: Numeral, head: Head | None) -> bool:
    """Whether a number is the age of a person, or a bound of ages."""
    words, tables = context.words, context.tables
    first, last = numeral.first, numeral.last
    if tables.age_after.forwards(words, last + words.hyphen(last)) is not None:
        return True
    high = numeral.high if numeral.high is not None else numeral.value
    if high is None or high > _OLDEST:
        return False
    if tables.age_before.backwards(words, first) is not None:
        return not (words.at(first - 1) in ("turned", "turning") and head is not None)
    if words.at(first - 1) == "both" and head is None and high > 2:
        return context.pos(last) not in ("NOUN", "PROPN", "ADJ")
    bare = tables.age_bare.backwards(words, first)
    if bare is not None and head is None and _is_person(words.at(bare[0] - 1)):
        return True
    if words.at(first - 1) == "-" and words.at(first - 2) in ("under", "over"):
        return True
    return numeral.sort == "figures" and _is_apposed_age(context, numeral)


def _is_person(low: str) -> bool:
    return low in persons() or low in ("those", "anyone", "everyone")


def _is_apposed_age(context: Context, numeral: Numeral) -> bool:
    """ "Ali Hassan, 36, was", "a man, 36, and", "Anna (12)"."""
    words = context.words
    opening, closing = words.at(numeral.first - 1), words.at(numeral.last)
    if opening not in (",", "(") or closing not in _ENDS_AGE or (numeral.value or 0) != int(numeral.value or 0):
        return False
    if opening == "(" and closing not in (")", ","):
        return False
    noun = numeral.first - 2
    token = context.token(noun)
    if token is None or words.kind_at(noun) != "word":
        return False
    if closing in ("and", "-", "–", "—", "were", "in", "as", "of", "from", "."):
        return bool(token.tag_ == "NNP" and context.tag(noun - 1) == "NNP")
    person = persons().get(words.at(noun))
    if token.tag_ in ("NNS", "NNPS"):
        return False
    return bool(token.tag_ == "NNP" and words.written(noun)[:1].isupper()) or person is not None


def _is_day(context: Context, numeral: Numeral) -> bool:
    """Whether a number stands by the name of a month: "5 May", "May 5", "5 MAY 89"."""
    words, months = context.words, context.tables.sets["months"]
    first, last = numeral.first, numeral.last
    if (
        numeral.sort not in ("figures", "range")
        or len(words.written(first)) > 2
        or words.at(first - 1) in _NO_DAY_AFTER
    ):
        return False
    after = words.written(last)
    if after.lower() in months and (after.lower() != "may" or after[:1].isupper()):
        return (numeral.high or 0) <= 31
    before = first - 2 if words.at(first - 1) == "." else first - 1
    if words.at(before) not in months or not words.written(before)[:1].isupper():
        return False
    return (numeral.high or 0) <= 31 or words.kind_at(before - 1) == "num"


def _is_year(context: Context, numeral: Numeral, head: Head | None) -> bool:
    words = context.words
    first, last = numeral.first, numeral.last
    low = numeral.low
    if numeral.sort not in ("figures", "range") or low is None or not _FIRST_YEAR <= low <= _LAST_YEAR:
        return False
    if len(words.written(first)) != 4 or low != int(low) or (numeral.high or 0) > _LAST_YEAR:
        return False
    if words.at(last) in ("-", "–", "/") and words.tight(last) and words.kind_at(last + 1) == "num":
        return True  # 2016-17
    before = words.at(first - 1)
    if words.kind_at(first - 1) in ("num", "ord"):  # May 5 1992
        month = first - 3 if words.at(first - 2) == "." else first - 2
        if words.at(month) in context.tables.sets["months"]:
            return True
    if before in context.tables.sets["sure_year"] or before in context.tables.sets["months"]:
        return not (head is not None and head.plural and low % 100 == 0 and before == "in")
    plural_head = head is not None and head.plural
    if plural_head and before == "the" and low % 100 != 0:
        return True
    if plural_head:
        return False
    return context.pos(first - 1) != "VERB" and words.at(last) not in ("of", "people", "more", "others")


def _is_other(context: Context, numeral: Numeral) -> bool:
    """Times of day, scores and phone numbers."""
    words = context.words
    first, last = numeral.first, numeral.last
    written = words.written(first)
    if len(written) > 1 and written[0] == "0" and written.isdigit():
        return True
    if words.at(first - 1) == "." and words.tight(first) and not words.tight(first - 1):
        return True  # .22 of calibres
    if words.hyphen(last) and words.kind_at(last + 1) == "num":
        return True  # a range that falls is a score: 3-1
    if words.hyphen(first - 1) and words.kind_at(first - 2) == "num":
        return True
    if words.at(last) == ":" and words.tight(last) and words.tight(last + 1) and words.kind_at(last + 1) == "num":
        return True
    if words.kind_at(first - 1) == "break" and words.at(last) == "." and words.tight(last):
        return True  # a point of a list
    if words.at(first - 1) == "[" and words.at(last) == "]":
        return True  # a note
    clock = len(written) == 4 and written.isdigit() and written[:2] < "25" and written[2:] < "60"
    return clock and words.at(first - 1) in ("at", "until", "from") and not _noun_after(context, last)


def _noun_after(context: Context, index: int) -> bool:
    """Whether a noun may follow that the number counts."""
    if context.words.kind_at(index) != "word" or context.words.at(index) in context.tables.sets["after_clock"]:
        return False
    return context.pos(index) in ("NOUN", "PROPN", "ADJ")


def one_counts(context: Context, numeral: Numeral, head: Head | None) -> bool:
    """Whether "one" is a number here, rather than a pronoun or part of a set phrase."""
    words, sets = context.words, context.tables.sets
    first, last = numeral.first, numeral.last
    before, after = words.at(first - 1), words.at(last)
    if after == "of":
        if head is None:
            return False
        if words.at(last + 1) in ("them", "whom", "us", "those"):
            return True
        between = context.text[words.end[last] : head.span.start]
        of_persons = (head.plural and head.lemma in persons()) or head.lemma in sets["substantives"]
        return of_persons and not _SUPERLATIVE.search(between)
    person = head is not None and head.lemma in persons() and not words.hyphen(last)
    if before in sets["one_before"] and not (
        person and before in ("the", "only", "another", "this", "that", "some", "last")
    ):
        return False
    if after in sets["one_after"] and not person:
        return after in ("more",) and before != "the"
    if words.hyphen(last) and words.at(last + 1) in ("on", "sided", "time", "off", "way", "stop"):
        return False
    return head is None or head.plural is False or person or context.pos(first) == "NUM"
