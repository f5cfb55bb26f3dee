"""What files that are not text begin with, and what to do about them."""

from __future__ import annotations

_PDF = "turn it into text first, for instance with `pdftotext FILE.pdf`"
_UNPACK = "unpack it first and give the files inside"
_WORD = "save it as plain text first, for instance with `libreoffice --convert-to txt FILE`"
_OCR = "rashomon reads words, not pictures: type or recognise its text first, for instance with `tesseract`"
_SOUND = "rashomon reads words: write down what is said first"
_DATA = "give the text itself, or JSON Lines with a field `text`"

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", _PDF),
    (b"%!PS", "a PostScript file", _PDF),
    (b"PK\x03\x04", "a ZIP archive, or a Word or OpenDocument file", f"{_UNPACK}, or {_WORD}"),
    (b"PK\x05\x06", "an empty ZIP archive", _UNPACK),
    (b"\x1f\x8b", "compressed with gzip", "unpack it first with `gunzip`"),
    (b"BZh", "compressed with bzip2", "unpack it first with `bunzip2`"),
    (b"\xfd7zXZ\x00", "compressed with xz", "unpack it first with `unxz`"),
    (b"7z\xbc\xaf'\x1c", "a 7-Zip archive", _UNPACK),
    (b"Rar!", "a RAR archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd", "unpack it first with `unzstd`"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file", _WORD),
    (b"{\\rtf", "a Rich Text file", _WORD),
    (b"\x89PNG", "a PNG image", _OCR),
    (b"\xff\xd8\xff", "a JPEG image", _OCR),
    (b"GIF8", "a GIF image", _OCR),
    (b"II*\x00", "a TIFF image", _OCR),
    (b"MM\x00*", "a TIFF image", _OCR),
    (b"BM", "a BMP image", _OCR),
    (b"RIFF", "a picture, sound or film", _SOUND),
    (b"OggS", "a sound or film", _SOUND),
    (b"ID3", "a sound file", _SOUND),
    (b"\x1aE\xdf\xa3", "a film", _SOUND),
    (b"SQLite format 3\x00", "a SQLite database", _DATA),
    (b"PAR1", "a Parquet file", _DATA),
    (b"\x7fELF", "a program", _DATA),
    (b"MZ", "a program", _DATA),
)
_PLAIN_LETTERS = (b"BM", b"MZ", b"ID3", b"RIFF", b"PAR1", b"BZh", b"OggS", b"GIF8", b"Rar!")


def signature_of(data: bytes) -> tuple[str, str] | None:
    """What kind of file these bytes are and what to do with it; None if nothing tells that they are no text."""
    if data[4:8] == b"ftyp":
        return "a film or picture", _SOUND
    for start, name, advice in _SIGNATURES:
        if data.startswith(start) and (start not in _PLAIN_LETTERS or _holds_nul(data)):
            return name, advice
    return None


def _holds_nul(data: bytes) -> bool:
    """Signatures made of letters could begin a text too; files of those kinds hold zero bytes soon, texts never."""
    return b"\x00" in data[:4096]
