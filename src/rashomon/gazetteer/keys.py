"""Spelling keys: three ever looser ways of writing one name, so that transliterations meet.

Level 0 folds case, diacritics and punctuation.  Level 1 also drops spaces and doubled letters ("Deir Ezzor",
"Hassakeh", "Raqa").  Level 2 also folds what transliteration leaves open: the Arabic article, ou/u, kh/q/k, dh/d,
ey/ay/i, a final -a, -ah or -eh ("Deir ez-Zour").  Level 2 is only safe where the country is known.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("'’‘ʻʼʽʿʾ`´′ʹʺ″\u02cb\u0640", None),
        "ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ə": "a",
        "ħ": "h", "ŧ": "t", "&": " and ", "أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ى": "ي", "ё": "е",
    }
)  # fmt: skip
_GAP = re.compile(r"[\W_]+")
_DOUBLED = re.compile(r"(.)\1+")
_SHORT_FORMS = {"saint": "st", "mount": "mt", "fort": "ft", "sainte": "ste"}
_ARTICLES = frozenset(
    {
        "al", "el", "ad", "ed", "ar", "er", "as", "es", "at", "et", "az", "ez", "an", "en", "ash", "esh", "ul",
        "il", "ud", "us", "l", "d", "adh", "edh", "ath", "eth",
    }
)  # fmt: skip
_GLUED = re.compile(r"^[aeu](?:l(?=[^aeioul]..)|(?:z(?=z)|s(?=s)|r(?=r)|d(?=d)|t(?=t)|n(?=n)|sh(?=sh))(?=....))")
_FOLDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"(?<=..)(?:[aei]h|[aeh])$", ""),  # Hassakeh, Hasakah, Hasaka
        (r"dj|dzh", "j"),
        (r"kh|[qc](?!h)|ck", "k"),
        (r"gh", "g"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"ph", "f"),
        (r"zh", "z"),
        (r"oo|ou|au|aw|ow|o|w", "u"),
        (r"(?:[ea][iy]|i[ey]|y[eiy]|ee|e|y|j(?=$))+", "i"),
    )
)

_LATIN_FOLDS = (*_FOLDS[:-2], (re.compile("oo|ou|w"), "u"), (re.compile("y"), "i"))
"""The same for names of a language that is itself written in Latin letters: its vowels are no transliteration."""


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Level 0: words in lower case, without diacritics and punctuation, one space between them.

    Scripts are kept; nothing is transliterated.

    >>> fold("Dayr az-Zawr"), fold("Sana'a"), fold("Saint Petersburg"), fold("Raïs")
    ('dayr az zawr', 'sanaa', 'st petersburg', 'rais')
    """
    text = name.casefold().translate(_LETTERS)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        text = "".join(c for c in text if not unicodedata.combining(c)).translate(_LETTERS)
    words = _GAP.sub(" ", text).strip()
    if "aint" in words or "ount" in words or "fort" in words:
        words = " ".join(_SHORT_FORMS.get(word, word) for word in words.split(" "))
    return words


def squeeze(folded: str) -> str:
    """Level 1, from level 0: no spaces, no doubled letters.

    >>> squeeze("deir ezzor") == squeeze("deir ez zor")
    True
    """
    return _DOUBLED.sub(r"\1", folded.replace(" ", ""))


def loosen(folded: str, *, latin: bool = False) -> str:
    """Level 2, from level 0: what differs only by transliteration is the same; "" if too little is left.

    `latin` keeps the vowels apart, as where the names are written in Latin letters.

    >>> loosen("deir ez zour") == loosen("dayr az zawr")
    True
    >>> loosen("severodonetsk") == loosen("sievierodonetsk")
    True
    >>> loosen("bouroum", latin=True) == loosen("borom", latin=True)
    False
    """
    if not folded.isascii():
        return ""
    words = folded.split(" ")
    if len(words) > 1:
        words = [word for word in words if word not in _ARTICLES] or words
    out = []
    for word in words:
        if len(word) > 4:
            word = _GLUED.sub("", word)
        for pattern, to in _LATIN_FOLDS if latin else _FOLDS:
            word = pattern.sub(to, word)
        out.append(word)
    key = _DOUBLED.sub(r"\1", "".join(out))
    return key if len(key) > 2 else ""
