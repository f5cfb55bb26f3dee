"""The parts of a page: headline, standfirst, agency line, captions, credits, cross-heads, body, footer, noise, copies.

The rules name no site.  They go from what a line says of itself (a credit, a share button), over what it repeats
(scraped copies), to where it stands (before the body, between paragraphs, behind the last one).

Only `body`, `headline`, `standfirst` and `caption` tell of events.  A copy keeps the kind of text that it is and names
the original in `duplicate_of`.  A day glued in front of the first words counts as `dateline`; a day on a line of its
own is `noise`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.reading import furniture
from rashomon.reading.datelines import dateline_end, glued_headline_end, is_line_of_place_and_day, stamp_end, title_end
from rashomon.reading.duplicates import find_copies, is_cut_short, normal
from rashomon.reading.mentions import Block
from rashomon.reading.paragraphs import paragraphs_of

_LONGEST_HEADLINE = 220
_MOST_HEADLINE_WORDS = 32
_LONGEST_HEADING = 80
_MOST_HEADING_WORDS = 10
_MOST_STANDFIRST_WORDS = 70
_FEWEST_STATEMENT_WORDS = 4
_HEAD_ZONE = 8
_BULLET = re.compile(r"[-–—•*●▪·►»>]|\(?\d{1,3}[.)]\s|\d{1,2}[:.]\d\d\b")
_REEL = re.compile(r"\d{1,2}:\d\d [^\d\W]")  # a list of videos with their lengths
_FEWEST_REELS = 4
_QUOTED = re.compile(r"[\"“‘'«].*[\"”’'»][?!]?$")
_DIALOGUE = re.compile(r"[\"“].*[,.][\"”]$")
_CREDIT_TAIL = re.compile(
    r"(?<=[.!?\"”')])\s*\(?(?:(?:Additional )?[Rr]eporting by|REPORTING BY|\(Reporting by|Compiled by"
    r"|With inputs from)\b"
    r"[^\n]{0,400}$"
)
_MARKED_HEADING = re.compile(r"(={2,4})(?!=) ?[^=\n]{1,80}? ?\1(?!=)")  # "== Background ==" of a wiki page
_CONTENT_WORD = re.compile(r"[^\W_]{3,}")


@dataclass(slots=True, kw_only=True)
class _Part:
    """A stretch of the page while its kind is being found; None is text of which no more is known."""

    start: int
    end: int
    text: str
    kind: str | None = None
    copy_of: int | None = None

    @property
    def ended(self) -> bool:
        return furniture.is_terminated(self.text)


def lay_out(report: Report) -> tuple[Block, ...]:
    """The blocks of a report, in order; together they hold every character that is not white space."""
    parts = _opened(_parts_of(report.text), report)
    _name_furniture(parts)
    _find_copies(parts)
    _name_headline(parts, report.title)
    _name_captions(parts)
    body = _name_head_zone(parts, titled=report.title is not None)
    _name_headings(parts, body)
    _name_end(parts)
    return tuple(
        Block(
            span=Span(part.start, part.end),
            kind=part.kind or "body",
            duplicate_of=None if part.copy_of is None else Span(parts[part.copy_of].start, parts[part.copy_of].end),
        )
        for part in parts
    )


def _parts_of(text: str) -> list[_Part]:
    parts: list[_Part] = []
    for paragraph in paragraphs_of(text):
        part = _Part(start=paragraph.start, end=paragraph.end, text=paragraph.text)
        tail = _CREDIT_TAIL.search(part.text, max(0, len(part.text) - 420))
        cut = tail.start() if tail else _glued_ending(part.text)
        pieces = _split(part, cut, None, "footer") if cut else [part]
        parts.extend(piece for whole in pieces for piece in _between_headings(whole))
    return parts


def _between_headings(part: _Part) -> list[_Part]:
    """The part with its marked headings, glued to the text or not, as parts of their own."""
    pieces: list[_Part] = []
    rest = part
    while (found := _MARKED_HEADING.search(rest.text)) is not None:
        end = rest.start + found.end()
        if rest.text[: found.start()].strip():
            before, rest = _split(rest, found.start(), rest.kind, rest.kind)
            pieces.append(before)
        heading = _Part(start=rest.start, end=end, text=found.group(), kind="cross_head")
        pieces.append(heading)
        left = rest.text[end - rest.start :].lstrip()
        rest = _Part(start=rest.end - len(left), end=rest.end, text=left, kind=rest.kind)
    return [*pieces, rest] if rest.text else pieces


def _glued_ending(text: str) -> int | None:
    for ending in furniture.words()["footer"]["glued"]:
        before = text[: -len(ending)].rstrip()
        if text.endswith(ending) and before.endswith((".", '"', "”", "!", "?")):
            return len(before)
    return None


def _split(part: _Part, cut: int, first: str | None, second: str | None) -> list[_Part]:
    """The part in two at offset `cut` of its text, without the white space between; an empty half is left out."""
    left = part.text[:cut].rstrip()
    right = part.text[cut:].lstrip()
    halves = [
        _Part(start=part.start, end=part.start + len(left), text=left, kind=first),
        _Part(start=part.end - len(right), end=part.end, text=right, kind=second),
    ]
    return [half for half in halves if half.text]


def _opened(parts: list[_Part], report: Report) -> list[_Part]:
    """The parts with the agency line, the day and the headline cut from the text that they are glued to."""
    capitals = report.text[:2000].isupper()
    opened: list[_Part] = []
    seen = begun = False
    for number, part in enumerate(parts):
        if part.kind is not None:
            opened.append(part)
            continue
        pieces = (
            _cut_opening(part, report, last=len(parts) == number + 1)
            if number < 3 and not seen and not begun
            else [part]
        )
        line = pieces.pop()
        end = None if seen and number >= _HEAD_ZONE else dateline_end(line.text, capitals=capitals)
        if end is not None and _carries_text(line.text[end:], whole=number == 0 and len(parts) > 1):
            pieces.extend(_split(line, end, "dateline", None))
            seen = True
        elif number < _HEAD_ZONE and not seen and not begun and is_line_of_place_and_day(line.text):
            line.kind = "dateline"
            pieces.append(line)
            seen = True
        else:
            pieces.append(line)
        opened.extend(pieces)
        begun = begun or opened[-1].ended
    return opened


def _carries_text(rest: str, *, whole: bool) -> bool:
    """Whether what follows an agency line is the report, or nothing; a headline may begin like an agency line."""
    return not rest.strip() or furniture.is_terminated(rest) or not whole or furniture.word_count(rest) > 40


def _cut_opening(part: _Part, report: Report, *, last: bool) -> list[_Part]:
    """The day and the headline that stand before the text in one line, each as a part, then the rest."""
    pieces: list[_Part] = []
    rest = part
    stamp = stamp_end(rest.text)
    if stamp is not None and furniture.word_count(rest.text[stamp:]) > 3:
        day, rest = _split(rest, stamp, "dateline", None)
        pieces.append(day)
    cut = _headline_end(rest.text, report.title, stamped=stamp is not None, alone=last)
    if cut is not None and rest.text[cut:].strip():
        headline, rest = _split(rest, cut, "headline", None)
        pieces.append(headline)
        stamp = stamp_end(rest.text)
        if stamp is not None and rest.text[stamp:].strip():
            day, rest = _split(rest, stamp, "dateline", None)
            pieces.append(day)
    return [*pieces, rest]


def _headline_end(text: str, title: str | None, *, stamped: bool, alone: bool) -> int | None:
    if len(text) < 60:
        return None
    if title is not None and (end := title_end(text, title)) is not None:
        return end
    if (end := glued_headline_end(text)) is not None:
        return end
    if stamped and alone and title is None:
        first = re.match(r"(?:(?!day\b|\bsaid\b)[^.!?]){20,160}\.\s+(?=[A-Z\"“])", text)
        if first is not None and furniture.word_count(first.group()) <= 18:
            return first.end()
    return None


def _name_furniture(parts: list[_Part]) -> None:
    for part in parts:
        if part.kind is None:
            part.kind = furniture.kind_alone(part.text)
    reels = [part for part in parts if part.kind is None and not part.ended and _REEL.match(part.text)]
    if len(reels) >= _FEWEST_REELS:
        for part in reels:
            part.kind = "noise"


def _find_copies(parts: list[_Part]) -> None:
    most_end = _most_end(parts)
    texts = ["" if part.kind in ("noise", "footer", "dateline") else part.text for part in parts]
    unmarked = [most_end and part.kind is None and not part.ended and number > 0 for number, part in enumerate(parts)]
    for copy, original in find_copies(texts, unmarked=unmarked).items():
        parts[copy].copy_of = original
        if normal(parts[copy].text) == normal(parts[original].text):
            parts[copy].kind = parts[original].kind = parts[original].kind or parts[copy].kind


def _most_end(parts: list[_Part]) -> bool:
    """Whether the paragraphs of this page end with full stops, so that a missing one means something."""
    long_ones = [part for part in parts if part.kind is None and furniture.word_count(part.text) > _MOST_HEADING_WORDS]
    return bool(long_ones) and sum(part.ended for part in long_ones) >= 0.5 * len(long_ones)


def _name_headline(parts: list[_Part], title: str | None) -> None:
    if any(part.kind == "headline" for part in parts):
        return
    texts = [number for number, part in enumerate(parts) if part.kind is None and part.copy_of is None]
    found = _by_title(parts, title) if title else None
    if found is None and len(texts) > 1:
        first, second = parts[texts[0]], parts[texts[1]]
        dated = any(part.kind == "dateline" for part in parts[: texts[0]])
        under_masthead = first.text.isupper() and not second.text.isupper()
        if _headline_like(first.text) and (under_masthead or not dated):
            label = furniture.word_count(first.text) <= 3 and _headline_like(second.text) and len(texts) > 2
            found = texts[1] if label and furniture.word_count(second.text) > 3 else texts[0]
    if found is None:
        return
    parts[found].kind = "headline"
    for part in parts[:found]:
        if part.kind is None and not part.ended:
            part.kind = "noise"
    for part in parts:
        if part.copy_of == found and normal(part.text) == normal(parts[found].text):
            part.kind = "headline"


def _by_title(parts: list[_Part], title: str) -> int | None:
    wanted = normal(title)
    for number, part in enumerate(parts[:_HEAD_ZONE]):
        if part.kind in (None, "noise", "credit") and part.copy_of is None and normal(part.text) == wanted:
            return number
    return None


def _headline_like(text: str) -> bool:
    if len(text) > _LONGEST_HEADLINE or "\n\n" in text or text.endswith((":", ",", ";")) or is_cut_short(text):
        return False
    if furniture.word_count(text) > _MOST_HEADLINE_WORDS or not furniture.word_count(text) or _DIALOGUE.match(text):
        return False
    if re.search(r"[^\W\d_]{3}[.!?][\"”’]?\s+[A-Z]", text):
        return False
    return not text.endswith(".") or (furniture.title_case(text) and not text.isupper())


def _name_captions(parts: list[_Part]) -> None:
    """The text beside a photo credit, where it reads like a caption or stands on the page twice."""
    copied = {part.copy_of for part in parts if part.copy_of is not None}
    for number, part in enumerate(parts):
        if part.kind != "credit" or furniture.word_count(part.text) > 12:
            continue
        for beside in (number - 1, number + 1):
            if not 0 <= beside < len(parts) or parts[beside].kind is not None:
                continue
            twice = beside in copied or parts[beside].copy_of is not None
            if furniture.caption_like(parts[beside].text) or (beside < number and twice):
                _call_caption(parts, beside)
                break


def _call_caption(parts: list[_Part], number: int) -> None:
    original = parts[number].copy_of if parts[number].copy_of is not None else number
    for part_number, part in enumerate(parts):
        if part_number == original or part.copy_of == original:
            part.kind = "caption"


def _name_head_zone(parts: list[_Part], *, titled: bool) -> int:
    """Names what stands between headline and body; gives the index of the first body part."""
    headline = next((number for number, part in enumerate(parts) if part.kind == "headline"), None)
    if headline is None and not titled:
        return next((number for number, part in enumerate(parts) if part.kind is None), len(parts))
    start = 0 if headline is None else headline + 1
    unnamed = [number for number in range(start, len(parts)) if parts[number].kind is None]
    standfirst = False
    for number, after in pairwise(unnamed):
        if number > start + _HEAD_ZONE:
            return number
        text = parts[number].text
        if not parts[number].ended and furniture.word_count(text) <= 6 and not furniture.states_something(text):
            parts[number].kind = "credit" if _name_like(text) else "noise"
        elif not standfirst and _is_standfirst(parts, number, after, unnamed):
            parts[number].kind = "standfirst"
            standfirst = True
        else:
            return number
    return unnamed[-1] if unnamed else len(parts)


def _name_like(text: str) -> bool:
    return furniture.word_count(text) >= 2 and all(word[0].isupper() for word in text.split() if word[0].isalpha())


def _is_standfirst(parts: list[_Part], number: int, after: int, unnamed: list[int]) -> bool:
    part = parts[number]
    if furniture.word_count(part.text) > _MOST_STANDFIRST_WORDS or part.copy_of is not None or _BULLET.match(part.text):
        return False
    between = {parts[index].kind for index in range(number + 1, after)}
    if not part.ended and parts[after].ended and not part.text.endswith((":", ",", ";")):
        return True
    if any(parts[index].kind == "dateline" for index in range(max(0, number - 1), number)):
        return False
    if "dateline" in between or "noise" in between:
        return True
    at = unnamed.index(number)
    share = max(_shared(part.text, parts[index].text) for index in unnamed[at + 1 : at + 6])
    return share >= (0.5 if between else 0.75)


def _shared(short: str, long: str) -> float:
    """How much of the words of one text the other holds, 0 to 1."""
    wanted = set(_CONTENT_WORD.findall(short.casefold()))
    return len(wanted & set(_CONTENT_WORD.findall(long.casefold()))) / len(wanted) if wanted else 0.0


def _name_headings(parts: list[_Part], body: int) -> None:
    most_end = _most_end(parts)
    texts = [number for number in range(body, len(parts)) if parts[number].kind is None]
    for number in texts[1:-1]:
        before = parts[number - 1].text
        if not before.endswith(":") and _heading_like(parts[number].text, strict=not most_end):
            parts[number].kind = "cross_head"


def _heading_like(text: str, *, strict: bool) -> bool:
    """Whether a paragraph heads the next ones.  `strict`: full stops are rare on this page, a lack tells little."""
    count = furniture.word_count(text)
    if not count or count > _MOST_HEADING_WORDS or len(text) > _LONGEST_HEADING or _BULLET.match(text) or "\n" in text:
        return False
    if text.endswith("?"):
        return count <= 8 and not _DIALOGUE.match(text)
    if furniture.is_terminated(text) and not _QUOTED.match(text):
        return False
    if is_cut_short(text) or text.endswith((",", ";", ":")) or _DIALOGUE.match(text):
        return False
    if _QUOTED.match(text):
        return count <= 8 and not text.rstrip("\"”’'»").endswith((".", "!", ","))
    if furniture.states_something(text):
        return False
    return not strict or (count <= 6 and (furniture.title_case(text) or count <= 3))


def _name_end(parts: list[_Part]) -> None:
    """What stands behind the last paragraph of the report: stray lines, and all that follows the first footer."""
    enough = _MOST_HEADING_WORDS if _most_end(parts) else _FEWEST_STATEMENT_WORDS
    last = max((number for number, part in enumerate(parts) if _is_report(part, enough)), default=-1)
    if last < 0:
        return
    tail = next((n for n, part in enumerate(parts) if part.kind == "footer" and n >= 0.5 * len(parts)), len(parts))
    for number, part in enumerate(parts):
        behind = number > last or (number > tail and not part.ended)
        if behind and part.kind in (None, "cross_head", "noise"):
            part.kind = "footer"


def _is_report(part: _Part, enough: int) -> bool:
    """Whether a part is beyond doubt text of the report: a sentence, or more than `enough` words without a stop."""
    if part.kind is not None:
        return part.kind in ("headline", "standfirst")
    if part.ended or part.text.endswith(":") or furniture.states_something(part.text):
        return True
    return furniture.word_count(part.text) > enough
