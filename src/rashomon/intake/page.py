"""The text and the facts of a saved page, within bounds of time and memory.

Pages are cut down before they are parsed: scripts, styles, drawings, comments and the attributes of huge tags go, as
none of them holds a word of the report.  What then still has too many tags is refused, for the time that
extraction takes grows with them (0.1 ms a tag).  Only days that a page states as its own count: in its metadata, its
address, or on a line of their own below the headline; never a day out of the running text or the year beside a
copyright sign.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from trafilatura import bare_extraction, load_html

from rashomon.errors import ReportEmpty, ReportMalformed, ReportTooLarge
from rashomon.intake.facts import Facts, language_code, parse_day
from rashomon.model import Dating

MOST_TAGS = 30_000
LARGEST_MARKUP = 3_000_000  # characters, after scripts and the like are gone
_LONGEST_TAG = 4_000
_LARGEST_DATA = 200_000
_NEAR_HEADLINE = 40
_LONGEST_TITLE = 300
_FEWEST_LETTERS = 30  # fewer are a menu or a name, no article
_HUGE_TAG = re.compile(rf"<([A-Za-z][A-Za-z0-9]{{0,20}})[\s/][^<>]{{{_LONGEST_TAG},}}>")
_DROPPED = ("script", "style", "svg", "template", "object", "canvas", "math")
_OPEN = re.compile(rf"<(?:({'|'.join(_DROPPED)})\b|!--)", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding=[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
_LABEL = re.compile(
    r"^\s*(?:date of publication|(?:first |last )?(?:published|posted|updated|issued))(?: on| at)?\s*:?\s*", re.I
)
_NOT_ALNUM = re.compile(r"[\W_]+")

for _name in ("trafilatura", "htmldate", "justext", "readability"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # our errors say it; theirs would go to standard error


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page without its furniture.  `text` begins with the title, on a line of its own, where the page has one."""

    text: str
    facts: Facts


def is_page(text: str) -> bool:
    """Whether a text is HTML, by how it begins."""
    return _PAGE.match(text) is not None


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page names for itself in its first bytes, None if it names none."""
    match = _XML_ENCODING.search(data[:200]) or _CHARSET.search(data[:4096])
    return match.group(1).decode("ascii") if match else None


def read_page(html: str, path: str) -> Page:
    """The report on a page and what the page says about it.

    Raises `ReportTooLarge` for more markup than a report can need, `ReportEmpty` if no text is found,
    `ReportMalformed` if the page cannot be parsed at all.
    """
    markup = _without_scripts(_DECLARATION.sub("", html, count=1))
    markup = _HUGE_TAG.sub(r"<\1>", markup)
    if markup.count("<") > MOST_TAGS or len(markup) > LARGEST_MARKUP:
        raise ReportTooLarge(
            path,
            f"the page holds {markup.count('<'):,} tags in {len(markup):,} characters; at most {MOST_TAGS:,} in "
            f"{LARGEST_MARKUP:,} are read: save only the article, for instance from the reader view of a browser",
        )
    tree = load_html(markup)
    if tree is None:
        raise ReportMalformed(path, "is no HTML that can be parsed: save its text as a .txt file")
    visible = _visible_day(tree)
    language = language_code(tree.get("lang"))
    found = bare_extraction(
        tree,
        fast=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-12-31"},
    )
    if found is None or isinstance(found, dict) or not _holds_words(found.text):
        raise ReportEmpty(path, "no article was found on the page: save its text as a .txt file")
    published = parse_day(found.date) if found.date else visible
    title = _title(found.title, found.sitename)
    return Page(
        text=_with_title(found.text or "", title),
        facts=Facts(
            title=title,
            published=Dating(day=published, basis="metadata") if published else None,
            outlet=_outlet(found.sitename, found.url),
            url=found.url or None,
            language=language,
        ),
    )


def _without_scripts(html: str) -> str:
    """The page without scripts (but those with data about the article), styles, drawings and comments."""
    kept: list[str] = []
    at = 0
    while (match := _OPEN.search(html, at)) is not None:
        name = (match.group(1) or "").lower()
        closer = f"</{name}" if name else "-->"
        end = _find(html, closer, match.end())
        if name == "script" and "ld+json" in html[match.end() : match.end() + 200].split(">", 1)[0]:
            keep_until = end if 0 <= end - match.start() <= _LARGEST_DATA else match.start()
        else:
            keep_until = match.start()
        if end < 0:
            kept.append(html[at : match.start()])
            return "".join(kept)
        closed = html.find(">", end)
        after = len(html) if closed < 0 else closed + 1
        kept.append(html[at:keep_until] if keep_until == match.start() else html[at:after])
        at = after
    kept.append(html[at:])
    return "".join(kept)


def _find(html: str, closer: str, at: int) -> int:
    """Where a closing tag stands, in either case; -1 if nowhere."""
    if closer == "-->":
        return html.find(closer, at)
    match = re.compile(re.escape(closer), re.IGNORECASE).search(html, at)
    return match.start() if match else -1


def _visible_day(tree: Any) -> date | None:
    """The day on a line of its own soon after the headline, None if there is none."""
    headline = next(tree.iter("h1"), None)
    if headline is None:
        return None
    for count, element in enumerate(headline.itersiblings()):
        for inner in element.iter():
            if inner.tag in ("p", "span", "div", "time", "li", "small", "em", "b", "strong"):
                text = " ".join((inner.text or "").split())
                if 6 <= len(text) <= 60 and (day := parse_day(_LABEL.sub("", text).replace(" | ", " "))) is not None:
                    return day
        if count > _NEAR_HEADLINE:
            break
    return None


def _holds_words(text: str | None) -> bool:
    return text is not None and sum(char.isalpha() for char in text) >= _FEWEST_LETTERS


def _title(title: str | None, outlet: str | None) -> str | None:
    """The page's title without the outlet's name behind it ("Two killed | Example Post")."""
    if not title or not title.strip() or len(title) > _LONGEST_TITLE:
        return None
    text = " ".join(title.split())
    head, mark, tail = text.rpartition(" | ") if " | " in text else text.rpartition(" - ")
    if mark and head and outlet and _NOT_ALNUM.sub("", tail).casefold() == _NOT_ALNUM.sub("", outlet).casefold():
        return head.strip()
    return text


def _outlet(name: str | None, url: str | None) -> str | None:
    """The outlet as the page names it; its host where it names none."""
    if name and name.strip(" @"):
        return name.strip(" @")
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def _with_title(text: str, title: str | None) -> str:
    if title is None:
        return text
    wanted = _NOT_ALNUM.sub("", title).casefold()
    first = [_NOT_ALNUM.sub("", line).casefold() for line in text.split("\n", 3)[:3]]
    return text if wanted in first or not wanted else f"{title}\n\n{text}"
