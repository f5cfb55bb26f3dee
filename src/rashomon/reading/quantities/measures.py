"""Mentions of measures: "less than 15 km", "for a year", "half a mile", "for months"."""

from __future__ import annotations

from dataclasses import replace

from rashomon.reading.mentions import QuantityMention
from rashomon.reading.quantities import qualifiers
from rashomon.reading.quantities.bounds import LARGEST_SHARE_OF_DOUBT, Bounds, qualified, scaled
from rashomon.reading.quantities.build import bare, dated, mention
from rashomon.reading.quantities.context import Context
from rashomon.reading.quantities.heads import head_after
from rashomon.reading.quantities.numerals import Numeral
from rashomon.reading.quantities.units import Measure, measure_of


def measured(
    context: Context,
    numeral: Numeral,
    measure: Measure,
    said: qualifiers.Qualifier | None,
    default: str | None = None,
) -> QuantityMention | None:
    """The mention of a measure, in the unit of its dimension."""
    words = context.words
    name = said.name if said else default
    first = min(measure.first, said.first) if said else measure.first
    last = measure.last
    follows = qualifiers.after(context, last)
    if follows is not None:
        last, name = follows
    if measure.dimension == "money" and said is None:
        sign = Numeral(first=measure.first, last=last, low=None, high=None, value=None, sort="figures")
        said = qualifiers.before(context, sign, "money")
        if said is not None:
            first, name = said.first, said.name
    if words.at(first - 1) == "between" and numeral.sort == "range":
        first -= 1
    bounds, qualifier = _measure_bounds(numeral, measure, name)
    head = None
    if measure.dimension in ("weight", "area", "fraction") and not measure.hyphened and words.at(last) == "of":
        head = head_after(context, last)
    if measure.dimension == "other":
        return bare(context, measure.first, last, "other", numeral.value)
    unit = measure.unit
    return mention(context, first, last, measure.dimension, bounds, qualifier, unit, head)


def one_unit(context: Context, at: int) -> QuantityMention | None:
    """ "for a year", "a kilometre away", "half an hour", "half a mile"."""
    words, value = context.words, 1.0
    if words.at(at) == "half" and words.at(at + 1) in ("a", "an"):
        at, first, value = at + 1, at, 0.5
    elif words.at(at) in ("a", "an"):
        first = at
    else:
        return None
    numeral = Numeral(first=first, last=at + 1, low=value, high=value, value=value, sort="article")
    measure = measure_of(context, numeral)
    if measure is not None and value == 1 and words.low[measure.last : measure.last + 3] == ["and", "a", "half"]:
        numeral, measure = replace(numeral, low=1.5, high=1.5, value=1.5), replace(measure, last=measure.last + 3)
    if (
        measure is None
        or measure.hyphened
        or measure.dimension not in ("distance", "duration")
        or measure.first != first
    ):
        return None
    said = qualifiers.before(context, numeral, measure.dimension)
    leads = (
        words.at(first - 1) in ("for", "of", "within", "in", "lasted", "took") or said is not None or numeral.value != 1
    )
    if measure.dimension == "distance":
        leads = leads or words.at(measure.last) in context.tables.sets["metres"]
    if not leads or dated(context, first, measure.last, measure.dimension):
        return None
    return measured(context, numeral, measure, said, default="about")


def many_units(context: Context, at: int) -> QuantityMention | None:
    """ "for years", "a months-long siege": two or more."""
    words = context.words
    found = context.tables.units.forwards(words, at)
    if found is None or found[1].dimension != "duration" or not words.at(found[0] - 1).endswith("s"):
        return None
    last, unit = found
    long = words.hyphen(last) and words.at(last + 1) == "long"
    if not long and words.at(at - 1) not in ("for", "after"):
        return None
    if dated(context, at, last, "duration"):
        return None
    return mention(context, at, last, "duration", (2 * unit.factor, None, None), "vague", unit.name, None)


def _measure_bounds(numeral: Numeral, measure: Measure, name: str | None) -> tuple[Bounds, str]:
    value = numeral.value
    plain = name in (None, "exact", "total", "about") and value is not None
    if plain and value is not None and measure.unit in ("years", "months"):
        doubt = 0.5 if name != "about" else max(0.5, value * LARGEST_SHARE_OF_DOUBT)
        bounds = qualified(numeral.bounds, "about", countable=False, doubt=min(doubt, value))
        return scaled(bounds, measure.factor), "about" if name == "about" else "exact"
    if name is None or name in ("exact", "total"):
        if numeral.sort == "round" and value is not None:
            doubt = value * LARGEST_SHARE_OF_DOUBT
            return scaled(qualified(numeral.bounds, "about", countable=False, doubt=doubt), measure.factor), "about"
        return scaled(numeral.bounds, measure.factor), {"range": "between", "vague": "vague"}.get(numeral.sort, "exact")
    if numeral.sort in ("vague", "range") and name == "about":
        return scaled(numeral.bounds, measure.factor), "vague" if numeral.sort == "vague" else "between"
    return scaled(qualified(numeral.bounds, name, countable=False), measure.factor), name
