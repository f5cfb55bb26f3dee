"""What looks like a time and is none: counts, unit names, verbs, people, names of groups and papers."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.reading.dates.counted import is_day_of_month, is_nth_day
from rashomon.reading.dates.grammar import Hit
from rashomon.reading.dates.scene import Scene

_NEAR = 40
"""Tokens around "the quarter" in which accounts are spoken of."""
_CURRENCY = frozenset("$€£¥₹")
_HYPHENS = frozenset({"-", "–"})
_OPENERS = frozenset("([/_—'’`\"”“‘")
_QUOTES = frozenset({"'", "’", "`", '"', "”", "“", "''", "``"})


def accepts(scene: Scene, hit: Hit) -> bool:
    """Whether a match is a time expression in its context."""
    if _is_named(scene, hit):
        return False
    guard = _GUARDS.get(hit.rule.read)
    return guard is None or guard(scene, hit)


def _is_named(scene: Scene, hit: Hit) -> bool:
    """Inside a name of the lexicon: "Bloody Sunday", "March 14 alliance", "Russia Today"."""
    names = scene.grammar.names_before
    first, last = scene.tokens[hit.start].lower, scene.tokens[hit.end - 1].lower
    if f"{scene.before(hit)} {first}" in names or f"{last} {scene.after(hit)}" in names:
        return True
    if f"{scene.before(hit, 2)} {scene.before(hit)} {first}" in names:
        return True
    if hit.rule.read in {"month_day"} and "y" not in hit.groups and scene.after(hit) in scene.grammar.names_after:
        return True
    return scene.before(hit) == "@" or scene.before(hit) == "#"


def _month(scene: Scene, hit: Hit) -> bool:
    """A month alone: "May" and "March" only where no verb or name is meant."""
    if hit.end - hit.start > 1:
        return True
    token = scene.tokens[hit.start]
    if token.lower not in scene.grammar.classes["other_month"]:
        return not _is_person(scene, hit)
    if scene.says("month_lead", scene.before(hit)):
        return scene.tag(hit.start) != "MD" and scene.after(hit) not in {"not", "be", "have"}
    if scene.tag(hit.start) not in {"NNP", "NN"} or scene.before(hit) in {".", "", "a", "this"}:
        return False
    if scene.before(hit) == "the" and scene.tag(hit.end) != "NN":  # "the March accession", not "the March"
        return False
    return not scene.tokens[hit.start - 1].text[0].isupper() and scene.after(hit) not in {"be", "not", "on"}


def _is_person(scene: Scene, hit: Hit) -> bool:
    """A month that is a name: "April Ryan", "Captain June", "Jan Kavan"; a preposition before it makes it a month."""
    if scene.says("month_lead", scene.before(hit)):
        return False
    after = scene.tokens[hit.end].text if hit.end < len(scene.tokens) else "."
    if (after[0].isupper() and after.isalpha()) or (len(scene.tokens[hit.start].lower) == 3 and after != "."):
        return True
    if hit.start == 0:
        return False
    before = scene.tokens[hit.start - 1].text
    return before[0].isupper() and before.isalpha() and before.lower() not in scene.grammar.classes["weekday"]


def _year(scene: Scene, hit: Hit) -> bool:
    """A four-digit number that counts or names nothing."""
    index = hit.groups["y"][0]
    words_before = [token.lower for token in scene.tokens[hit.start : index] if token.lower != "the"]
    if words_before:  # "mid-2016", "fiscal 1989", "the year 2014"
        return True
    before, after = scene.tokens[index - 1].lower if index else "", scene.after(hit)
    if (
        before in _CURRENCY
        or scene.says("no_year_before", before)
        or before == "/"
        or scene.says("no_year_after", after)
    ):
        return False
    if scene.says("counted", after) or not _stands_free(scene, index, after):
        return False
    number, leads = scene.number(hit, "y"), scene.says("year_lead", before)
    latest = scene.published.year + 60 if scene.published is not None else 2100
    if not 1900 <= number <= latest:
        return leads and before not in {"the", "to", "and", "of", "from"} and 1000 <= number <= latest
    return leads or before in _HYPHENS or scene.tag(hit.end) != "NNS" or scene.published is None


def _stands_free(scene: Scene, index: int, after: str) -> bool:
    """Whether a number is no end of a name ("T-1990", "X1990"); "post-1959" and "2014-2017" are years."""
    if index == 0 or scene.tokens[index - 1].end != scene.tokens[index].start:
        return True
    before = scene.tokens[index - 1].lower
    if before in _HYPHENS:
        word = scene.tokens[index - 2].lower if index > 1 else ""
        return scene.says("hyphened_year", word) or (len(word) == 4 and word.isdecimal())
    return before in _OPENERS or after in _HYPHENS


def _season(scene: Scene, hit: Hit) -> bool:
    """A season and no verb ("the government may fall", "troops spring") and no name ("Arab Spring")."""
    start, _ = hit.groups["s"]
    token, before, after = scene.tokens[start], scene.before(hit), scene.after(hit)
    bare = hit.end - hit.start
    if bare == 1:
        return scene.says("season_lead", before) and not (token.text[0].isupper() and after[:1].isupper())
    if token.lower in {"fall", "spring"} and bare == 2 and scene.word(hit, "pt") == "":  # "the fall (of the town)"
        return before in {"in", "by", "during", "since", "until", "of"} and after not in {"of", "from", "to"}
    return not (token.text[0].isupper() and scene.tokens[start - 1].text[0].isupper())


def _weekday(scene: Scene, hit: Hit) -> bool:
    """A short form of a weekday needs a neighbour that dates have; "Sun" and "Sat" alone are a star and a verb.

    "The Monday Market", "the Friday Mosque", "the Sunday Times" are names.
    """
    start, _ = hit.groups["wd"]
    named = hit.end < len(scene.tokens) and scene.tokens[hit.end].text[0].isupper()
    if named and scene.says("called_by_weekday", scene.after(hit)):
        return False
    token = scene.tokens[start]
    if len(token.lower) > 5:
        return True
    return scene.before(hit) in {"on", "by", "since", "until", "last", "next", "this", "("} and token.text[0].isupper()


def _adverb(scene: Scene, hit: Hit) -> bool:
    return scene.after(hit) != "defunct"


def _reference(scene: Scene, hit: Hit) -> bool:
    """ "current" and "recent" before a noun; no name ("Future Movement"), no "so far as"."""
    first = scene.tokens[hit.start]
    word = scene.tokens[hit.end - 1].lower
    if word == "far" and scene.after(hit) in {"as", "from", "away", "north", "south", "east", "west", "apart", "that"}:
        return False
    if word == "time" and scene.tokens[hit.start].lower == "the":
        return scene.before(hit) == "at" and scene.after(hit) not in {"of", "when", "that", "to"}
    if word == "soon" and (scene.before(hit) == "as" or scene.after(hit) in {"as", "after"}):
        return False
    if hit.end - hit.start == 2 and word == "day" and first.lower == "one":
        return False
    if word in {"future", "current", "recent"} and hit.end - hit.start == 1:
        return not first.text[0].isupper() or hit.start == 0 or scene.before(hit) in {".", "“", '"'}
    return True


def _vague_length(scene: Scene, hit: Hit) -> bool:
    """ "for weeks", "years of war"; not "the days", nor "minutes" as a record."""
    if hit.end - hit.start > 1:
        return True
    unit = str(scene.value(hit, "u", "units"))
    if unit in {"WE"}:
        return False
    before, after = scene.before(hit), scene.after(hit)
    return scene.says("vague_length_before", before) or scene.says("vague_length_after", after)


def _unit_the(scene: Scene, hit: Hit) -> bool:
    """ "the year", "the week": not "the day that", nor the head of something else."""
    word = scene.tokens[hit.end - 1].lower
    after = scene.after(hit)
    if word == "day" and scene.tokens[hit.start].lower in {"earlier", "later", "early", "late"}:
        return True
    if word == "day":
        return not scene.says("the_day_not_after", after) and scene.says("the_day_before", scene.before(hit))
    if word == "quarter" and not _tells_of_accounts(scene, hit):
        return False  # a quarter of a town
    return after not in {"of", "old", "-"} and scene.before(hit) not in {"a"}


def _tells_of_accounts(scene: Scene, hit: Hit) -> bool:
    """Whether profits, sales or the like stand near: the quarter is then one of the year."""
    near = scene.tokens[max(0, hit.start - _NEAR) : hit.end + _NEAR]
    return any(scene.says("accounts", token.lower) for token in near)


def _period(scene: Scene, hit: Hit) -> bool:
    """A period needs a pointer; "period" and "quarter" alone are other things."""
    words = [token.lower for token in scene.tokens[hit.start : hit.end]]
    if scene.after(hit) == "of" and words[-1] == "quarter" and len(words) <= 2:
        return False
    telling = {"latest", "comparable", "corresponding", "same", "ago", "earlier"}
    return bool(telling & set(words)) and words[-1] != "same"


def _part_alone(scene: Scene, hit: Hit) -> bool:
    """ "at dawn", "before midnight", "in the morning"."""
    word = scene.tokens[hit.end - 1].lower
    before = scene.before(hit)
    if word in {"light", "daybreak"}:
        return before in {"at", "before", "by", "after"}
    if hit.end - hit.start > 1:
        return scene.says("part_of_day_before", before)
    if word in {"night", "morning", "evening", "afternoon"}:
        return before in {"at", "by"} and word == "night"
    return scene.says("daypart_before", before)


def _length(scene: Scene, hit: Hit) -> bool:
    """A length of time, no age, no speed, no second place."""
    words = [token.lower for token in scene.tokens[hit.start : hit.end]]
    before, after = scene.before(hit), scene.after(hit)
    if words[-1] in {"hours", "hrs"} and len(words) == 2 and len(words[0]) == 4 and words[0][0] == "0":
        return False
    if words[-1] in {"quarter", "quarters"} and after == "of":
        return False
    if words[-1] == "second" or (words[-1] == "seconds" and before in {"for", "the"} and after == "time"):
        return "a" not in words and words[0] != "one" and scene.number(hit, "n") > 0
    if before in _CURRENCY or (after == "-" and scene.after(hit, 1) == "old") or after == "old":
        return False
    if words[0] in {"a", "an"} and len(words) == 2:
        return _article_length(scene, hit, words[1])
    if words[:2] == ["one", "day"] and before not in {"in", "for", "only", "least", "than", "within"}:
        return "-" in words
    return not (words[-1] == "quarter" and words[0] in {"a", "one", "three"})


def _article_length(scene: Scene, hit: Hit, unit: str) -> bool:
    """ "a week" as a length ("for a week"), not as a rate ("50 a day") or a noun ("a day of mourning")."""
    before, after = scene.before(hit), scene.after(hit)
    if unit in {"quarter", "weekend", "second", "minute"} or after == "when":
        return False
    if after in {"of"}:
        return before in {"after", "for", "following", "during"}
    return scene.says("article_length_before", before) or (unit != "day" and after != "-")


def _set(scene: Scene, hit: Hit) -> bool:
    """ "daily" in small letters; "Daily" in a paper's name not."""
    token = scene.tokens[hit.start]
    if token.lower in {"monthly", "weekly", "yearly"} and scene.after(hit) in {"magazine", "newspaper", "paper"}:
        return False
    if token.lower == "quarterly" and scene.tag(hit.end)[:2] in {"NN", "JJ", ""}:
        return False
    return not token.text[0].isupper() or hit.start == 0 or scene.before(hit) == "."


def _clock(scene: Scene, hit: Hit) -> bool:
    """No verse, score or ratio; a bare hour only with its sign."""
    if "c24" in hit.groups:
        return scene.says("clock_before", scene.before(hit)) or hit.end - hit.start > 1
    return not ("c4" in hit.groups and scene.after(hit) == "-")


def _decade(scene: Scene, hit: Hit) -> bool:
    """ "the 1980s", not "in his 30s"."""
    if "w" in hit.groups:
        return scene.tokens[hit.start].lower == "the" or scene.before(hit) == "the"
    return scene.number(hit, "s") >= 1000 or scene.tokens[hit.groups["s"][0]].text[0] in "'’`"


def _month_day(scene: Scene, hit: Hit) -> bool:
    """ "In May 20 people were killed" holds no 20 May."""
    if "y" in hit.groups or "wd" in hit.groups or "d" not in hit.groups:
        return True
    last = hit.end - 1
    if hit.groups["d"][0] != last:
        return True
    return scene.before(hit) != "in" or not (
        scene.says("counted", scene.after(hit)) or scene.tag(hit.end) in {"NNS", "JJ"}
    )


def _shifted(scene: Scene, hit: Hit) -> bool:
    """ "two days on": only at the end of its clause."""
    if scene.word(hit, "way") != "on":
        return True
    return scene.after(hit) in {",", ".", ";", ""}


def _pointed(scene: Scene, hit: Hit) -> bool:
    """No programme ("This Week"), and no part of something else ("the last week of the siege")."""
    if scene.after(hit) == "of" and scene.word(hit, "pt") in {"last", "next"} and scene.word(hit, "u") != "year":
        return False
    last = scene.tokens[hit.end - 1]
    return not (last.text[0].isupper() and (scene.before(hit) in _QUOTES or scene.after(hit)[:1] in _QUOTES))


def _deictic_day(scene: Scene, hit: Hit) -> bool:
    """ "today"; not a station or paper ("Halab Today")."""
    first = scene.tokens[hit.start]
    if hit.end - hit.start > 1 or not first.text[0].isupper() or hit.start == 0:
        return True
    before = scene.tokens[hit.start - 1]
    return not (before.text[0].isupper() and before.text.isalpha() and before.end + 1 == first.start)


def _age(scene: Scene, hit: Hit) -> bool:
    return scene.before(hit) not in _CURRENCY


_GUARDS: dict[str, Callable[[Scene, Hit], bool]] = {
    "month": _month,
    "year": _year,
    "year_range": _year,
    "season": _season,
    "weekday": _weekday,
    "adverb": _adverb,
    "reference": _reference,
    "vague_length": _vague_length,
    "the_unit": _unit_the,
    "period": _period,
    "part_alone": _part_alone,
    "length": _length,
    "set": _set,
    "clock": _clock,
    "decade": _decade,
    "month_day": _month_day,
    "day_of_month": is_day_of_month,
    "nth_day": is_nth_day,
    "shifted": _shifted,
    "age": _age,
    "pointed": _pointed,
    "deictic_day": _deictic_day,
}
