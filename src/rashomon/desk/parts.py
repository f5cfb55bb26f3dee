"""What the pages share: the frame with its rooms and its day, lists of links, and forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import parse_qsl

from rashomon.desk.address import Asked, path_of
from rashomon.desk.desk import Desk
from rashomon.errors import StoreError
from rashomon.model import Claim
from rashomon.publishing.actors import place_name
from rashomon.publishing.catalogue import Quote, claim_marks
from rashomon.publishing.days import when
from rashomon.publishing.markup import Content, Safe, element, join
from rashomon.publishing.numbers import quantity_figure
from rashomon.publishing.words import label, legible, type_label

ROOMS = (
    ("/triage", "Triage"),
    ("/", "Events"),
    ("/map", "Map and time"),
    ("/ground", "Who holds what"),
    ("/disagreements", "Disagreements"),
    ("/sources", "Sources"),
    ("/names", "Names"),
    ("/reports", "Reports"),
    ("/audit", "Audit"),
)


def frame(
    desk: Desk,
    title: str,
    main: Safe,
    asked: Asked,
    *,
    path: str,
    notice: str = "",
    here: str = "",
    head: Iterable[Safe] = (),
) -> str:
    """A whole page.  `path` is the room that is marked in the navigation.

    `here` is the page's own path, if it is not that of the room: to it leads a day that is chosen.  `head` is what the
    page alone loads.
    """
    body = element(
        "body",
        element("a", "Skip to the page", class_="skip", href="#main"),
        element("header", _banner(desk, asked, path, here or path or "/"), class_="desk"),
        element("p", notice, id="notice", role="status", class_="notice", hidden=None if notice else ""),
        element("main", main, id="main", tabindex="-1"),
        _help(),
    )
    script = element("script", src="/static/desk.js", type="module")
    return whole(f"{title} · {desk.project.name}", body, script, *head)


def whole(title: str, body: Safe, *more: Safe) -> str:
    """The document around a body; `more` goes into its head."""
    top = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        element("link", rel="stylesheet", href="/static/desk.css"),
        element("link", rel="icon", href="data:,"),
        *more,
    )
    return f"<!doctype html>\n{element('html', top, body, lang='en')}\n"


def _banner(desk: Desk, asked: Asked, path: str, here: str) -> Safe:
    name = desk.project.name
    of_leads = (
        *((("/differ", "Readers differ"),) if desk.who.is_lead and _two_read(desk) else ()),
        *((("/users", "Users"),) if desk.users and desk.who.is_lead else ()),
    )
    rooms = [
        element("li", element("a", told, href=asked.kept(room), aria_current="page" if room == path else None))
        for room, told in (*ROOMS, *of_leads)
        if room != "/triage" or desk.who.may_judge
    ]
    known = element(
        "form",
        *hidden(replace(asked, known_on=None, page=1)),
        element("label", "As known on", for_="known-on"),
        element(
            "input",
            type="date",
            id="known-on",
            name="known_on",
            value=asked.known_on.isoformat() if asked.known_on is not None else "",
        ),
        element("button", "Show"),
        element(
            "label",
            element("input", type="checkbox", id="blur", checked="" if desk.is_blurred else None),
            " Blur quotes",
        ),
        element("button", element("kbd", "?"), type="button", id="help-open", aria_label="Keys ?", title="Keys"),
        action=here,
        class_="known",
        autocomplete="off",
    )
    return join(
        element("p", element("a", name, href="/"), class_="name"),
        element("nav", element("ul", *rooms), aria_label="Rooms"),
        known,
        _signed(desk),
        element("p", _as_of(asked, here), class_="as-of") if asked.known_on is not None else "",
    )


def _two_read(desk: Desk) -> bool:
    """Whether two must read; no where that cannot be asked, so that a page can say so."""
    try:
        return desk.readers > 1
    except StoreError:
        return False


def _signed(desk: Desk) -> Safe:
    """Who is logged in, and the way out."""
    if not desk.users:
        return Safe("")
    return element(
        "form",
        element("a", legible(desk.who.name), href="/account"),
        element("span", f" ({desk.who.role}) ", class_="quiet"),
        element("button", "Log out"),
        method="post",
        action="/logout",
        class_="signed",
    )


def _as_of(asked: Asked, path: str) -> Safe:
    day = asked.known_on.isoformat() if asked.known_on is not None else ""
    back = element("a", "as it stands now", href=asked.to(path, known_on=None))
    return join(f"You see what was known on {day}. ", back)


_FIXED = ("Ctrl Enter", "Esc", "?")


def _help() -> Safe:
    keys = (
        ("a", "accept, and on to the next"), ("x", "reject, and on"), ("u", "unsure, and on"), ("Space", "skip"),
        ("j", "next"), ("k", "previous"), ("z", "undo the last step"), ("Shift Z", "give it back"), ("e", "correct"),
        ("1", "to 9: which account stands"), ("r", "write the reason"), ("m", "map"), ("/", "filter"),
        ("Ctrl Enter", "in a field: save and next"), ("Esc", "leave a field or this help"), ("?", "this help"),
    )  # fmt: skip
    rows = [join(element("dt", element("kbd", key)), element("dd", told, _other_key(key, told))) for key, told in keys]
    off = element(
        "p",
        element("label", element("input", type="checkbox", id="keys-on", checked=""), " Keys are on (on this device)"),
        " ",
        element("button", "The first keys again", type="button", id="keys-reset"),
    )
    close = element("form", element("button", "Close"), method="dialog")
    told = element("p", "A box takes another key in the place of its own.", id="keys-told", role="status")
    return element(
        "dialog",
        element("h2", "Keys"),
        element("dl", *rows, class_="keys"),
        told,
        off,
        close,
        id="help",
        aria_label="Keys",
    )


def _other_key(key: str, told: str) -> Safe:
    """Where another key is put in the place of one; digits and the keys of fields stay."""
    if key in _FIXED or key.isdigit():
        return Safe("")
    own = {"Space": " ", "Shift Z": "Z"}.get(key, key)
    control = element("input", maxlength="1", size="1", data_remap=own, aria_label=f"another key for: {told}")
    return join(" ", control)


def hidden(asked: Asked) -> list[Safe]:
    """The state as hidden fields of a form."""
    return [element("input", type="hidden", name=key, value=value) for key, value in parse_qsl(asked.query())]


def filters(asked: Asked, path: str, types: Mapping[str, int], counts: Mapping[str, int]) -> Safe:
    """The form of filters; every choice shows how many events it leaves."""
    kinds = [("", "every type"), *((key, f"{label('types', key)} ({number})") for key, number in types.items())]
    only = [
        ("", f"all ({counts.get('', 0)})"),
        ("disputed", f"disputed ({counts.get('disputed', 0)})"),
        ("open", f"undecided ({counts.get('open', 0)})"),
        ("decided", f"decided ({counts.get('decided', 0)})"),
    ]
    sorts = [("day", "by day"), ("weight", "gravest first"), ("reports", "most reported first")]
    return element(
        "form",
        *hidden(Asked(known_on=asked.known_on, box=asked.box)),
        field("Words", element("input", type="search", name="q", id="q", value=asked.words, maxlength="200"), "q"),
        field(
            "Place or actor", element("input", name="about", id="about", value=asked.about, maxlength="200"), "about"
        ),
        field("From", _day("from", asked.start.isoformat() if asked.start else ""), "from"),
        field("To", _day("to", asked.end.isoformat() if asked.end else ""), "to"),
        field("Type", select("type", kinds, asked.type), "type"),
        field("Show", select("only", only, asked.only), "only"),
        field("Order", select("sort", sorts, asked.sort), "sort"),
        element(
            "p", element("button", "Filter"), " ", element("a", "Clear", href=Asked(known_on=asked.known_on).to(path))
        ),
        action=path,
        class_="filters",
        role="search",
        autocomplete="off",
    )


def field(name: str, control: Safe, identifier: str) -> Safe:
    """A labelled control."""
    return element("p", element("label", name, for_=identifier), control)


def _day(name: str, value: str) -> Safe:
    return element("input", type="date", name=name, id=name, value=value)


def select(name: str, options: Iterable[tuple[str, str]], chosen: str) -> Safe:
    """A choice of one."""
    told = [element("option", words, value=value, selected="" if value == chosen else None) for value, words in options]
    return element("select", *told, name=name, id=name)


def pager(asked: Asked, path: str, pages: int) -> Safe:
    """Links to the pages before and after."""
    if pages < 2:
        return Safe("")
    before = element("a", "← earlier in the list", href=asked.to(path, page=asked.page - 1)) if asked.page > 1 else ""
    after = (
        element("a", "further in the list →", href=asked.to(path, page=asked.page + 1)) if asked.page < pages else ""
    )
    return element(
        "nav", before, element("span", f"page {asked.page} of {pages}"), after, class_="pager", aria_label="Pages"
    )


def facts(*told: tuple[str, Content]) -> Safe:
    """Labelled facts; one that has nothing to say is left out."""
    return element(
        "dl", *(part for name, value in told if value for part in (element("dt", name), element("dd", value)))
    )


def anchors(asked: Asked) -> _Anchors:
    """Where the pages of the desk show a quote: in its report, at its words."""
    return _Anchors(asked)


class _Anchors:
    def __init__(self, asked: Asked) -> None:
        self._asked = asked

    def __call__(self, quote: Quote) -> str:
        path = self._asked.kept(path_of("report", quote.report))
        return f"{path}#at-{quote.start}-{quote.end}"


def told_of(claim: Claim) -> str:
    """What a claim says, on one line."""
    parts = [type_label(claim.type, claim.subtype), *(quantity_figure(one) for one in claim.quantities)]
    parts += [place_name(one) for one in claim.places[:1]]
    hedges = "".join(f"{mark} " for mark in claim_marks(claim))
    return f"{hedges}{' · '.join((*parts, when(claim.time)))}"


def named(words: str) -> str:
    """A name out of a report, safe to show; never empty."""
    return legible(words) or "without a name"
