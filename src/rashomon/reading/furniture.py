"""Page furniture: what one paragraph alone tells about the part of the page it is.

The words are rows of `lexicon/layout.toml`; only the shapes (brackets, bylines, clock times) are code.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

_FILE = files("rashomon.reading").joinpath("lexicon/layout.toml")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w|^(?:https?://|www\.)\S+$")
_MOST_ADDRESS_WORDS = 14
_TALLY = re.compile(r"[^\W\d_][\w '’-]{2,40}:\s*(?:about |at least |some )?\d[\d,.]{0,9}(?!\S)")  # "Killed: 12"
_BRACKET_END = re.compile(r"[\[(]([^\[\]()]{2,80})[\])]\.?$")
_BYLINE = re.compile(
    r"(?:By|by|BY|From|FROM|Words by|Story by)[:\s]\s*[A-Z][\w.'’-]*"
    r"(?:[\s,&|/]+(?:and\s+|in\s+|of\s+|for\s+)?[A-Z@][\w.'’@-]*){0,12}$"
)
_NAME_IN_PLACE = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3},? in [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}"
    r"(?: and agencies)?$"
)
_RULE = re.compile(r"[\W_]+$")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DAY_WORD = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?|gmt|utc|am|pm|ago|hours?|minutes?|mins?|days?)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:\s*(?:GMT|UTC|am|pm|a\.m\.|p\.m\.))?\s*[-–—:|]?$", re.IGNORECASE)
_NUMERIC_DAY = re.compile(
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?:[T\s,|-]*\d{1,2}:\d{2}(?::\d{2})?.{0,8})?$"
)
_ABSOLUTE_DAY = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Sept?\.|Jan\.|Feb\.|Aug\."
    r"|Oct\.|Nov\.|Dec\.)\s+(?:\d{1,2},\s*)?(?:19|20)\d\d\b"
)
_END = re.compile(r"[.!?…。！？؟।۔][\"”’'»)\]\s]*(?:\[[A-Z ]{3,30}\]\s*)?$")
_LONG_FOOTERS = ("reporting", "(reporting", "additional", "(additional", "copyright", "©")
_STATEMENT_LIMIT = 3
_LONGEST_CAPTION = 600
_DAY_LABELS = re.compile(
    r"(?:st|nd|rd|th|at|on|e[ds]t|ce?s?t|eet|msk|ist|bst|t|z|updated?|published|posted|last|date|of|publication|modified"
    r"|time|local|[apm])",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def words() -> dict[str, dict[str, frozenset[str]]]:
    """The rows of the lexicon by section and key; all but agency names and `not_places` in lower case."""
    raw: dict[str, dict[str, list[str]]] = tomllib.loads(_FILE.read_text("utf-8"))
    return {section: {key: frozenset(rows) for key, rows in keys.items()} for section, keys in raw.items()}


@lru_cache(maxsize=32)
def _starts(section: str) -> tuple[str, ...]:
    return tuple(sorted(words()[section]["starts"]))


@lru_cache(maxsize=1)
def _agencies() -> frozenset[str]:
    return frozenset(name.casefold() for name in words()["agencies"]["names"])


def is_agency(name: str) -> bool:
    """Whether this is the name of a news or photo agency, or several of them: "AFP", "AFP/Getty Images"."""
    parts = [part.strip(" .\xa0") for part in re.split(r"[/|,]| and | via ", name) if part.strip(" .\xa0")]
    if name.strip(" .\xa0").casefold() in _agencies():
        return True
    return bool(parts) and all(part.casefold() in _agencies() for part in parts)


def is_terminated(text: str) -> bool:
    """Whether the text ends as a sentence does: with a full stop, question or exclamation mark, quotes aside."""
    return _END.search(text[-40:]) is not None


def is_timestamp(text: str) -> bool:
    """Whether the text is only a day or a time of day: "Tuesday, 5 March 2019 10:14 GMT", "3 hours ago"."""
    if len(text) > 80 or not any(char.isdigit() for char in text):
        return False
    if _CLOCK.match(text) or _NUMERIC_DAY.match(text):
        return True
    rest, found = _DAY_WORD.subn(" ", text)
    return found > 0 and all(_DAY_LABELS.fullmatch(word) for word in _WORD.findall(rest))


def kind_alone(text: str) -> str | None:
    """What a paragraph is, judged without its neighbours: noise, footer, credit or caption; None where it is text.

    `text` has no white space at its ends.
    """
    low = text[:200].casefold().replace("\xa0", " ")
    if _RULE.match(text):
        return "footer" if low in words()["footer"]["equal"] else "noise"
    if len(text) <= 60:
        bare = low.strip(" .:|»›>-")
        if bare in words()["noise"]["equal"]:
            return "noise"
        if bare in words()["footer"]["equal"] or low in words()["footer"]["equal"]:
            return "footer"
        if bare in words()["credit"]["equal"] or is_agency(text.strip("()[]- —–©")):
            return "credit"
    if is_timestamp(text):
        return "noise"
    return _by_start(text, low)


def _by_start(text: str, low: str) -> str | None:
    low = low.lstrip("([*•- ")
    if low.startswith(_starts("caption")) or _bracketed_credit(text):
        return "caption"
    short = len(text) <= 160
    if short and _ADDRESS.search(text) and word_count(text) <= _MOST_ADDRESS_WORDS:
        return "footer"
    if short and (_BYLINE.match(text) or _NAME_IN_PLACE.match(text)):
        return "credit"
    if low.startswith(_starts("footer")) and (short or low.startswith(_LONG_FOOTERS)):
        return "footer"
    if len(text) <= 240 and _holds("footer", text.casefold()):
        return "footer"
    if short and low.startswith(_starts("credit")):
        return "credit"
    if short and (low.startswith(_starts("noise")) or (not is_terminated(text) and _holds("noise", low))):
        return "noise"
    return None


def _holds(section: str, low: str) -> bool:
    return any(cue in low for cue in words()[section]["contains"])


def _bracketed_credit(text: str) -> bool:
    """Whether a paragraph ends with the credit of a picture: "(AP Photo/Name)", "[Name/Al Jazeera]"."""
    match = _BRACKET_END.search(text[-90:])
    if match is None or len(text) > _LONGEST_CAPTION:
        return False
    inner = match.group(1)
    if any(word in words()["caption"]["bracket"] for word in inner.casefold().replace("/", " ").split()):
        return True
    return "/" in inner and any(is_agency(part) for part in inner.split("/"))


def caption_like(text: str) -> bool:
    """Whether a paragraph reads like a caption, if a credit stands beside it: a day with its year, "is pictured"."""
    if len(text) > _LONGEST_CAPTION:
        return False
    low = text.casefold()
    return _holds("caption", low) or _ABSOLUTE_DAY.search(text) is not None


def states_something(text: str) -> bool:
    """Whether a short line without a full stop reports something, rather than heading what follows."""
    tokens = [token.casefold() for token in _WORD.findall(text)]
    if _TALLY.match(text):
        return True
    if not tokens or tokens[0] in words()["verbs"]["questions"]:
        return False
    if any(token in words()["verbs"]["statement"] for token in tokens):
        return True
    numbered = any(char.isdigit() for char in text) or any(token in words()["numbers"]["words"] for token in tokens)
    if not numbered or len(tokens) <= _STATEMENT_LIMIT:
        return False
    return any(token in words()["verbs"]["events"] for token in tokens)


def title_case(text: str) -> bool:
    """Whether most words of four letters or more begin with a capital, as in American headlines."""
    long_words: list[str] = [word for word in _WORD.findall(text) if len(word) > 3]
    if len(long_words) < 3:
        return False
    return sum(word[0].isupper() for word in long_words) >= 0.75 * len(long_words)


@lru_cache(maxsize=4096)
def word_count(text: str) -> int:
    """The number of words; numbers count as none.  Counting stops at 1,000 characters."""
    return len(_WORD.findall(text, 0, 1000))
