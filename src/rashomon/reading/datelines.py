"""What stands in front of a report's first sentence: the agency line, a day, a headline glued to the body.

An agency line ("BEIRUT (AP) —", "Geneva, 5 May 2019 -", "CARACAS (VENEZUELA), 5 SEP 89 (EFE) -- [TEXT]") is everything
up to its dash, if all of it is places, days and agencies and at least one of them is beyond doubt.
"""

from __future__ import annotations

import re

from rashomon.reading.furniture import is_agency, words

_LONGEST = 130
_LONGEST_GLUED = 220
_DASH = re.compile(r"\s*--+|\s*[—–―‒]|\s*_(?=\s|$)|\s+-(?=\s|$)|(?<=[)\w.])-(?=\s|$)|(?<=\))-|:(?=\s)")
_CUT = re.compile(r"[,/;()\[\]]|(?<=[^\W\d_]{4})(?<!Sept)\.\s|\s+(?=\()")
_PAREN = re.compile(r"\(([^()]{2,60})\)")
_TAGS = re.compile(r"(?:\s*\[[^\[\]]{1,160}\])+")
_AGENCY_ALONE = re.compile(r"\(([^()]{2,40})\)\s*(?:--+|[—–-])?\s*(?=[A-Z\"“‘'])")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = (
    r"(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b\.?"
)
DAY = re.compile(
    rf"(?:{_WEEKDAY}\s*)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s+(?:\d{{4}}|'?\d{{2}}))?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:\s+(?:\d{{4}}|'?\d{{2}}))?"
    rf"|{_MONTH}\s+\d{{4}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}})|{_WEEKDAY}|(?:19|20)\d\d",
    re.IGNORECASE,
)
_STOPPED = re.compile(r"([A-Z][^.:;()\n]{3,60}[\d.])\.?\s+(?=[A-Z\"“‘'])")
"""A place and a day that end with a full stop: "Umuahia, 7 June. The mission ..."."""
_OTHER_CALENDAR = re.compile(r"\d{1,2}\s+[A-ZÀ-Ý][\w'’-]+(?:\s[A-ZÀ-Ý]?[\w'’-]+)?\s+(?:1[2-4]|25|57|58)\d\d")
"""A day of the Islamic or Persian, Buddhist or Jewish calendar: "1 Esfand 1364"."""
_IN_BRACKETS = re.compile(r"\(([A-Z][^()\n]{4,60})\)\s+(?=[A-Z\"“‘'])")
_DAY_OF_YEAR = re.compile(rf"{_MONTH}\s+\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}", re.IGNORECASE)
_STAMP = re.compile(
    rf"(?<!\d)(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d"
    rf"|{_MONTH}\s+\d\d(?:19|20)\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|\d\d[-/.]\d\d[-/.](?:19|20)\d\d)"
    r"(?:[\sT,|-]*\d{1,2}:\d\d(?::\d\d)?(?:\s*(?:GMT|UTC|AM|PM|am|pm|a\.m\.|p\.m\.|EST|EDT))?)?"
)
_AFTER_STAMP = re.compile(r"\s*(?:[|–—:-]+\s*|\.\s+)?(?=[A-Z0-9À-Ý\"“‘'])")
_TITLE_LABEL = re.compile(r"\s*(?:title|headline):\s+(?=[A-Z0-9\"“‘'])", re.IGNORECASE)
_SHARE_COUNT = re.compile(r"\s*(?:Topic:?\s[^()\n]{3,80}\(\d+\)\s+)?(?:\d{1,6}\s+){0,3}(?=[A-Z\"“‘'])")
_LOWER_END = re.compile(r"[^\W\d_]{4,}[.!?]\s+[A-Z]")
_GLUED_CITY = re.compile(r"(?<=[a-zà-ÿ?!.])(?=[A-Z][A-Z'’-]{3,}(?:[ ,/]|\s\())")
_GLUED_START = re.compile(r"(?<=[a-zà-ÿ0-9])(?=(?:The|This|Two|Three|Four|Five|More than) [A-Za-z0-9])")
_WORD_IN_PLACE = re.compile(r"(?:[A-ZÀ-Ý][\w.'’-]*|of|de|del|el|al|la|le|and|the|&|y)$")
_BEFORE_DAY = re.compile(
    r"(?:^|[\s,])(?:on|of|since|by|until|till|from|after|before|in|to|and|for|dated|the|between|,)\s*$", re.I
)
_TITLE_END = re.compile(r" (?=(?:The|A|An|At least|More than) )")
_ALNUM = re.compile(r"[^\W_]+")
_FROM_WHOM = re.compile(r"^(?:From|By)\b[^,\d]{2,40}\s[-–—]\s+")
"""Who sends a report, before its place and day."""


def dateline_end(text: str, *, capitals: bool) -> int | None:
    """The offset behind the agency line that begins `text`, None if there is none.

    `capitals`: the whole report is in capitals, so that capitals prove nothing.
    """
    if not text or not (text[0].isupper() or text[0] in "([0123456789"):
        return None
    alone = _AGENCY_ALONE.match(text)
    if alone is not None and is_agency(alone.group(1)):
        return alone.end()
    bracketed = _IN_BRACKETS.match(text)
    if bracketed is not None and _ends_on_day(bracketed.group(1)):
        return bracketed.end()
    for dash in _DASH.finditer(text, 0, _LONGEST):
        if _is_agency_line(text[: dash.start()], dash.group().strip(), capitals):
            end = dash.end()
            tags = _TAGS.match(text, end)
            return tags.end() if tags else end
    stopped = _STOPPED.match(text)
    return stopped.end() if stopped is not None and is_line_of_place_and_day(stopped.group(1)) else None


def is_line_of_place_and_day(line: str) -> bool:
    """Whether a line is only places and a day, as above a correspondent's report: "ALGIERS, June 13", "From Our Own
    Correspondent - ADEN, Aug. 10"."""
    line = _FROM_WHOM.sub("", line)
    pieces = [piece.strip(" .\xa0") for piece in _CUT.split(line)]
    pieces = [piece for piece in pieces if piece and not is_agency(piece)]
    days = [number for number, piece in enumerate(pieces) if DAY.fullmatch(piece)]
    if len(line) > _LONGEST or not days or days[0] == 0 or days != list(range(days[0], len(pieces))):
        return False
    named = " ".join(pieces[: days[0]]).casefold().split()
    if any(word in words()["opening"]["headings"] for word in named):
        return False
    return _DAY_OF_YEAR.search(line) is not None and all(_is_place(piece) for piece in pieces[: days[0]])


def _is_agency_line(head: str, dash: str, capitals: bool) -> bool:
    if head.count("(") != head.count(")"):
        return False
    inner = _PAREN.findall(head)
    pieces = [piece.strip(" .\xa0") for piece in _CUT.split(head)]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return False
    proof = bool(inner)
    for number, piece in enumerate(pieces):
        if DAY.fullmatch(piece):
            proof = True
        elif is_agency(piece):
            proof = proof or number > 0 or dash != ":"
        elif not (_is_place(piece) or piece in inner or _OTHER_CALENDAR.fullmatch(piece)):
            return False
        elif number == 1 and dash != ":" and _is_state(piece):
            proof = True
    if head.startswith("(") and not any(DAY.search(piece) for piece in pieces):
        return False
    return proof or (not capitals and dash != ":" and _is_city_in_capitals(pieces[0]))


def _ends_on_day(line: str) -> bool:
    """Whether a line is a place, or places, and then a day: "NAIROBI 6 MAY 2008", "Goma, 3 June"."""
    for day in DAY.finditer(line):
        places = [piece.strip() for piece in line[: day.start()].split(",") if piece.strip()]
        if day.end() == len(line) and any(char.isdigit() for char in day.group()):
            return bool(places) and all(_is_place(piece) for piece in places)
    return False


def _is_place(piece: str) -> bool:
    parts = piece.split()
    return len(parts) <= 5 and all(_WORD_IN_PLACE.match(part) for part in parts) and piece[0].isupper()


def _is_state(piece: str) -> bool:
    return (len(piece) == 2 and piece.isupper()) or piece.casefold() in words()["sentences"]["states"]


def _is_city_in_capitals(piece: str) -> bool:
    letters = [char for char in piece if char.isalpha()]
    return len(letters) >= 4 and piece.isupper() and piece not in words()["opening"]["not_places"]


def stamp_end(text: str) -> int | None:
    """The offset behind a day with its year that stands in front of the first words ("Thu Jul 7 2016 Rebels ...")."""
    agency = re.match(r"[A-Z][\w-]+\s+", text)
    start = agency.end() if agency and is_agency(agency.group()) else 0
    low = text[start : start + 40].casefold()
    for label in sorted(words()["opening"]["day_labels"], key=len, reverse=True):
        if low.startswith(label) and not low[len(label) : len(label) + 1].isalpha():
            start += len(label)
            while start < len(text) and text[start] in " :\xa0":
                start += 1
            break
    stamp = _STAMP.match(text, start)
    shared = _behind_share(text)
    if shared is not None:
        return shared
    if stamp is None:
        return None
    titled = _TITLE_LABEL.match(text, stamp.end())
    if titled is not None:
        return titled.end()
    after = _AFTER_STAMP.match(text, stamp.end())
    if after is None or (after.end() == stamp.end() and not text[after.end() :].startswith(("The ", "In "))):
        return None
    return after.end()


def _behind_share(text: str) -> int | None:
    """The offset behind the words of a share button, and its count, that a day and a credit stand before."""
    for words_of in sorted(words()["opening"]["share"], key=len, reverse=True):
        at = text[:_LONGEST].casefold().find(words_of)
        if at < 0 or _STAMP.search(text, 0, at + 1) is None or _LOWER_END.search(text, 0, at):
            continue
        count = _SHARE_COUNT.match(text, at + len(words_of))
        return count.end() if count is not None else None
    return None


def title_end(text: str, title: str) -> int | None:
    """The offset behind the title, if the text begins with it; marks, case and spaces may differ."""
    wanted = "".join(_ALNUM.findall(title.casefold()))
    if len(wanted) < 8:
        return None
    at = 0
    for match in _ALNUM.finditer(text):
        word = match.group().casefold()
        if not wanted.startswith(word, at):
            return None
        at += len(word)
        if at >= len(wanted):
            return _with_closers(text, match.end()) if at == len(wanted) else None
    return None


def _with_closers(text: str, end: int) -> int:
    while end < len(text) and text[end] in "\"”’'»)].!?…":
        end += 1
    return end


def glued_headline_end(text: str) -> int | None:
    """The offset at which a headline that shares its line with the body ends, None where nothing proves one.

    Proofs: a day with its year in mid-sentence ("Rebels free hostages AFP Saturday 21 Jun 2014 Rebels in ..."), a lost
    space ("in SyriaThe desert", "blastKABUL (AP) -"), capitalised words that end before "The army said ...".
    """
    for city in _GLUED_CITY.finditer(text, 0, 250):
        if dateline_end(text[city.start() : city.start() + _LONGEST], capitals=False) is not None:
            return city.start()
    head = re.split(r"[.!?]\s", text[:_LONGEST_GLUED], maxsplit=1)[0]
    start = _GLUED_START.search(head)
    if start is not None and start.start() >= 20:
        return start.start()
    for find in (_before_day, _after_title_case):
        if (end := find(text, len(head))) is not None:
            return end
    return None


def _before_day(text: str, limit: int) -> int | None:
    for day in _STAMP.finditer(text, 20, limit):
        before = text[: day.start()].rstrip(" |-–—")
        if _BEFORE_DAY.search(before) or _AFTER_STAMP.match(text, day.end()) is None:
            continue
        agency = before.rpartition(" ")[2]
        return len(before) - len(agency) if is_agency(agency) else day.start()
    return None


def _after_title_case(text: str, limit: int) -> int | None:
    for gap in _TITLE_END.finditer(text, 30, limit):
        head = [word for word in text[: gap.start()].split() if len(word) > 3]
        rest = text[gap.end() : gap.end() + 120].split()[:6]
        if len(head) < 5 or not all(word[0].isupper() or not word[0].isalpha() for word in head):
            continue
        if sum(word[0].islower() for word in rest) >= 3:
            return gap.end()
    return None
