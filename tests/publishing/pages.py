"""What a browser would find on our pages, and what makes one sound."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

VOID = {"meta", "line", "circle", "path", "rect"}
SVG = {"svg", "line", "circle", "path", "rect", "text", "g"}
TEXT = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "footer", "main", "nav", "section", "article",
    "div", "span", "p", "h1", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead",
    "tbody", "tr", "th", "td", "q", "b", "details", "summary",
}  # fmt: skip
OF_BRIEF = TEXT | SVG | {"figure", "figcaption"}
OF_RECORD = TEXT | {"svg", "line", "circle", "mark", "sup", "code"}
OUTSIDE = re.compile(r"(?:url\s*\(|@import|src\s*=|srcset|<link|<script|<iframe|<object|<embed|<img)", re.IGNORECASE)


class Page(HTMLParser):
    """Elements, ids, links and text; raises on elements that are not nested."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.text: list[str] = []
        self.headings: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value for name, value in attrs if name == "id"]
        self.links += [value for name, value in attrs if name in ("href", "xlink:href")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.text.append(data)
            if self.open[-1] == "h2":
                self.headings.append(data)

    @property
    def words(self) -> str:
        """All that a reader sees, on one line."""
        return " ".join(" ".join(self.text).split())


def sound(rendered: str, elements: set[str]) -> Page:
    """The page, if it holds these elements alone, runs and loads nothing, and its inner links lead somewhere."""
    page = Page(rendered)
    assert page.tags <= elements
    assert not {name for name in page.attributes if name.startswith("on")} | ({"src", "style"} & page.attributes)
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert not OUTSIDE.search(re.sub(r">[^<]*<", "><", rendered))
    return page


def assert_style_is_in_the_policy(rendered: str) -> None:
    """Whether the page's only style is the one that its policy names by its hash."""
    (style,) = re.findall(r"<style>(.*?)</style>", rendered, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in rendered
