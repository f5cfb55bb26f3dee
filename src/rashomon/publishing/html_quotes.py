"""Quotes on the page: the exact words marked inside their sentence, who says so, and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from rashomon.publishing.catalogue import Quote
from rashomon.publishing.markup import Safe, element, join
from rashomon.publishing.words import legible

_MOST_LINKS = 6


Anchors: TypeAlias = Callable[[Quote], str | None]
"""The address at which a quote's report is shown; None where it is not.  No text of a report may reach it unquoted."""


def numbered(quotes: Iterable[Quote]) -> dict[str, int]:
    """The number of each claim's quote on its card, from 1."""
    return {quote.claim: place for place, quote in enumerate(quotes, start=1)}


def quote_links(claims: Iterable[str], numbers: dict[str, int], card: str) -> Safe:
    """Small linked numbers that lead to the quotes of these claims."""
    known = [numbers[claim] for claim in claims if claim in numbers]
    links = [
        element("a", str(number), href=f"#{card}-q{number}", aria_label=f"quote {number}")
        for number in known[:_MOST_LINKS]
    ]
    if not links:
        return Safe("")
    more = f" +{len(known) - _MOST_LINKS}" if len(known) > _MOST_LINKS else ""
    separated = [part for link in links for part in (Safe(" "), link)]
    return element("sup", *separated[1:], more, class_="refs")


def quote_list(quotes: tuple[Quote, ...], card: str, anchors: Anchors) -> Safe:
    """All quotes of a card, numbered as the links are."""
    items = [
        element("li", marked(quote), source_line(quote, anchors), id=f"{card}-q{place}")
        for place, quote in enumerate(quotes, start=1)
    ]
    return element("ol", *items, class_="quotes")


def marked(quote: Quote) -> Safe:
    """The sentence with the exact words marked."""
    hedges = [element("span", mark, class_="tag") for mark in quote.marks]
    sentence = element(
        "q", quote.before, element("mark", quote.words), quote.after, dir="auto", lang=_language(quote.language)
    )
    return element("p", *(part for hedge in hedges for part in (hedge, Safe(" "))), sentence, class_="sentence")


def source_line(quote: Quote, anchors: Anchors) -> Safe:
    """Who says so, by what way, and where the words stand."""
    copy = Safe(" · a copy, not counted") if quote.copy else Safe("")
    return element("p", quote.says, " ", reference(quote, anchors), copy, class_="source")


def reference(quote: Quote, anchors: Anchors) -> Safe:
    """`report:start-end`, linked to the report."""
    anchor = anchors(quote)
    words = element("span", f"[{quote.reference}]", class_="at")
    return words if anchor is None else element("a", words, href=anchor)


def quoted(quote: Quote, anchors: Anchors) -> Safe:
    """The exact words alone in quotation marks, with their place."""
    words = element("q", quote.words, dir="auto", lang=_language(quote.language))
    return join(words, " ", reference(quote, anchors))


def _language(code: str | None) -> str | None:
    return legible(code) if code else None
