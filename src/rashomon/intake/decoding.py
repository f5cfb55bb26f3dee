"""Bytes to text, without guessing: UTF-8, UTF-16 and UTF-32 with a byte order mark, and plain Windows-1252.

A legacy encoding is accepted only if every byte above 127 can be nothing else in English: typographic quotes and
dashes, or an accented letter inside a word.  Anything else is an error that names the place and the likely encoding.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from rashomon.errors import ReportNotText
from rashomon.intake.signatures import signature_of

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TYPOGRAPHIC = rb"\x85\x91-\x97\x80\xa0\xa3\xa7\xa9\xab\xae\xb0\xb1\xb7\xbb\xbc-\xbe"
_ABOVE_ASCII = re.compile(rb"[\x80-\xff]")
_PLAIN_LEGACY = re.compile(
    rb"[" + _TYPOGRAPHIC + rb"]"
    rb"|(?<=[A-Za-z])[\xe0-\xf6\xf8-\xfd](?![\xe0-\xf6\xf8-\xfd]{2})"
    rb"|[\xc0-\xd6\xd8-\xdd\xe0-\xf6\xf8-\xfd](?=[a-z])"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROL = 0.01
_MOST_LEGACY = 0.03
_SAMPLE = 20_000


def decode(data: bytes, path: str, *, declared: str | None = None) -> str:
    """The text of these bytes; a byte order mark at the start is left out, nothing else is changed.

    `declared` is the encoding that a page names for itself; UTF-8 goes first all the same.
    Raises `ReportNotText` if they are no text, or of an encoding that cannot be told for certain.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data[len(mark) :], encoding, path), path)
    kind = signature_of(data)
    if kind is not None:
        raise ReportNotText(path, f"is {kind[0]}, not text: {kind[1]}")
    try:
        return _checked(data.decode("utf-8"), path)
    except UnicodeDecodeError as error:
        return _checked(_legacy(data, path, declared, error), path)


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReportNotText(
            path,
            f"begins as {encoding.upper()} but breaks at byte {error.start}: the file is damaged or cut; get it again",
        ) from error


def _checked(text: str, path: str) -> str:
    control = len(_CONTROL.findall(text[:_SAMPLE]))
    if "\x00" in text[:_SAMPLE] or control > max(4, _MOST_CONTROL * min(len(text), _SAMPLE)):
        wide = text[1:40:2].count("\x00") > 10 or text[0:40:2].count("\x00") > 10
        advice = (
            "it looks like UTF-16 without a byte order mark: `iconv -f UTF-16LE -t UTF-8 FILE > NEW`"
            if wide
            else "give the text itself, saved as UTF-8"
        )
        raise ReportNotText(path, f"holds control characters, as binary files do: {advice}")
    return text


def _legacy(data: bytes, path: str, declared: str | None, error: UnicodeDecodeError) -> str:
    if b"\x00" in data[:_SAMPLE]:
        raise ReportNotText(path, "holds zero bytes, as binary files do: give the text itself, saved as UTF-8")
    if declared is not None:
        found = _declared(data, declared)
        if found is not None:
            return found
    above = len(_ABOVE_ASCII.findall(data))
    if above <= max(8, _MOST_LEGACY * len(data)) and len(_PLAIN_LEGACY.findall(data)) == above:
        return data.decode("cp1252", errors="replace")
    guess = from_bytes(data[max(0, error.start - _SAMPLE // 2) : error.start + _SAMPLE // 2]).best()
    name = guess.encoding if guess is not None and guess.encoding != "utf_8" else None
    likely = f", probably {name.replace('_', '-')}" if name else ""
    raise ReportNotText(
        path,
        f"is not UTF-8 (byte {error.start}){likely}: "
        f"save it as UTF-8, for instance with `iconv -f {(name or 'ENCODING').replace('_', '-')} -t UTF-8 FILE > NEW`",
    )


def _declared(data: bytes, declared: str) -> str | None:
    """The text in the declared encoding; browsers read Latin-1 as Windows-1252, and so does this."""
    name = declared.strip().casefold()
    try:
        codec = codecs.lookup("cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else name)
        text = codec.decode(data, "strict")[0]
    except (LookupError, UnicodeError):
        return None
    return text if isinstance(text, str) else None
