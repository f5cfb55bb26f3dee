"""One form of bytes for a row, so that its hash means one thing only.

A value is its kind (`N` nothing, `I` integer, `T` text, `B` bytes), the length of its bytes as eight bytes, most
significant first, and the bytes: an integer in decimal digits, a text in UTF-8.  Lengths stand before contents, so that
no two rows share a form, whatever signs their texts hold.  There is no form for a float: none is stored.
"""

from __future__ import annotations

from hashlib import sha256

Value = str | int | bytes | None


def encode(name: str, *values: Value) -> bytes:
    """The bytes of a row; `name` says what it is and in which version of its form ("report/1").

    Raises:
        TypeError: for a value that has no canonical form.
    """
    return field(b"T", name.encode()) + b"".join(_encoded(value) for value in values)


def field(kind: bytes, content: bytes | None) -> bytes:
    """One value whose bytes are at hand already; None is nothing, whatever its kind."""
    if content is None:
        return b"N" + bytes(8)
    return kind + len(content).to_bytes(8, "big") + content


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return sha256(content).hexdigest()


def _encoded(value: Value) -> bytes:
    if value is None:
        return field(b"N", None)
    if isinstance(value, str):
        return field(b"T", value.encode())
    if isinstance(value, bytes):
        return field(b"B", value)
    if type(value) is int:
        return field(b"I", b"%d" % value)
    raise TypeError(f"{type(value).__name__} has no canonical form")
