"""HTML that is escaped by construction: a plain string is always text, only `Safe` is ever markup."""

from __future__ import annotations

import re
from html import escape
from typing import TypeAlias

_EMPTY = frozenset({"line", "circle", "path", "rect"})  # of SVG: unlike the void elements of HTML they must be closed
_VOID = frozenset({"input", "link", "meta"})
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Safe(str):
    """A string that is markup already; made only by `element` and `join`."""

    __slots__ = ()


Content: TypeAlias = str | Safe


def text(content: Content) -> Safe:
    """The content as markup: plain strings are escaped, what HTML forbids becomes U+FFFD."""
    return content if isinstance(content, Safe) else Safe(escape(_ILLEGAL.sub("\ufffd", content)))


def join(*contents: Content) -> Safe:
    """The contents one after the other."""
    return Safe("".join(text(content) for content in contents))


def element(name: str, /, *contents: Content, **attributes: str | None) -> Safe:
    """One element.  A trailing underscore of an attribute is dropped, others become hyphens; None leaves it out.

    >>> element("a", "a < b", href="#x", class_="ref", title=None)
    '<a href="#x" class="ref">a &lt; b</a>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _EMPTY:
        return Safe(f"<{name}{written}/>")
    if name in _VOID:
        return Safe(f"<{name}{written}>")
    return Safe(f"<{name}{written}>{join(*contents)}</{name}>")


def table(headings: list[str], rows: list[Safe], *, caption: str, class_: str | None = None) -> Safe:
    """A table with a caption and column headings, in a box that scrolls sideways where it must."""
    head = element("tr", *(element("th", heading, scope="col") for heading in headings))
    whole = element(
        "table",
        element("caption", caption),
        element("thead", head),
        element("tbody", *rows),
        class_=class_,
    )
    return element("div", whole, class_="wide")
