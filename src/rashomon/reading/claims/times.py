"""When a claim holds or happened: an interval of days with its basis (guidelines 7)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rashomon.model.span import Span
from rashomon.model.vocabulary import kind_of
from rashomon.model.when import Granularity, When
from rashomon.reading.claims.bearing import belongs, comes_after, is_past_of_state, is_told_of, since_then
from rashomon.reading.claims.beside_days import counted_first
from rashomon.reading.claims.clause_days import counted_from_saying, of_other_clause
from rashomon.reading.claims.own_dates import (
    is_of_counted_deed,
    is_of_the_dead,
    is_perfect,
    own_dates,
    published_day,
    token_of,
    verb_above,
)
from rashomon.reading.claims.tenses import is_present, is_progressive
from rashomon.reading.claims.told_near import told_near
from rashomon.reading.claims.voices import Voice
from rashomon.reading.frames import Draft, Scene, extent
from rashomon.reading.frames.means import words
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.mentions import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_VIOLENT = frozenset({"attack", "casualty_detail", "clash"})
_JOINED = frozenset({" and ", " and on ", " & "})
_JOINED_DAYS = 7
"""Days further apart are two events told in one breath."""
_PLACES = frozenset({"place", "territory"})
_STEPS: dict[Granularity, int] = {"year": 366, "month": 31, "day": 1}
_BESIDE = 40
"""So many characters before a count of years may the day stand that it counts from."""
_GOING_ON = frozenset({"operation", "clash"})
_OPENING = frozenset({"by", "in_recent", "until", "before"})


def when(scene: Scene, draft: Draft, voice: Voice, modality: str) -> When:
    """The time of a claim.

    Unknowns: open ends where the words leave them open; both ends open where the report's day is unknown and the
    words name none, or where the fact lasts.
    """
    published = published_day(scene)
    if draft.lasting:
        return When(basis="lasting")
    own = counted_first(scene, draft, own_dates(scene, draft))
    offset = _offset(scene, draft, published) or _begun(scene, draft, published)
    if offset is not None:
        return offset
    if modality in ("planned", "conditional") and not draft.attempted:
        return _of_plan(scene, published, own)
    for mention in own:
        found = _dated(scene, mention, draft, published)
        if found is not None and not _is_ahead(found, published):
            return counted_from_saying(mention, found, voice, published)
    beside = of_other_clause(scene, draft, published) if not own else None
    if beside is not None:
        return beside
    headed = scene.days_of_items.get(draft.sentence.paragraph)
    if headed is not None and kind_of(draft.type) == "event" and not own:
        return replace(headed, basis="carried")
    told = told_near(scene, draft) if draft.type in _VIOLENT else None
    if told is not None:
        return told
    stated = voice.attribution.stated or _spoken(scene, voice) or _reported_on(scene, draft)
    if stated is not None and _is_over(own, draft):
        return When(end=stated.end, granularity=stated.granularity, basis="statement", as_written=stated.as_written)
    if stated is not None and stated.end is not None:
        return _of_statement(stated, lasts=kind_of(draft.type) == "state")
    return _of_tense(scene, draft, voice, published)


def _is_ahead(found: When, published: date | None) -> bool:
    """Whether a day lies after the report's, and so is of what is planned beside what is so: "talks on the men held
    there resume on Friday"."""
    return published is not None and found.start is not None and found.start > published


def _dated(scene: Scene, mention: DateMention, draft: Draft, published: date | None) -> When | None:
    """The time that a date of its own gives a claim; None if the date does not bound it.

    Of a toll, and of a noun whose phrase does not hold the date, only the end is known.
    """
    found = _bounded(scene, mention, draft, published)
    if found is None:
        return None
    found = _through(scene, mention, found)
    token = token_of(draft, mention)
    dead = token is not None and (is_of_the_dead(token, draft.trigger) or is_of_counted_deed(scene, token, draft))
    if draft.rule == "violence:toll" and found.end is not None and not dead:
        return When(end=found.end, granularity=found.granularity, basis="statement", as_written=found.as_written)
    if draft.trigger.pos_ == "NOUN" and not _span(draft).contains(mention.span):
        return When(end=found.end, granularity=found.granularity, basis=found.basis, as_written=found.as_written)
    return found


def _of_statement(stated: When, *, lasts: bool) -> When:
    """The time of what was said on a day: a state held then, an event happened by then."""
    if not lasts:
        return When(end=stated.end, granularity=stated.granularity, basis="statement", as_written=stated.as_written)
    return When(
        start=stated.start or stated.end,
        end=stated.end,
        granularity="day",
        basis="statement",
        as_written=stated.as_written,
    )


def _of_tense(scene: Scene, draft: Draft, voice: Voice, published: date | None) -> When:
    """The time that the report's day and the tense leave: that day for what goes on, up to that day for the past."""
    if published is None:
        return When(basis="undated")
    present = is_present(draft.trigger)
    if draft.type in _VIOLENT:  # "are implicated in the murder of two nuns"
        present = present and not (draft.trigger.lemma_ in shared()["counting"] or draft.trigger.pos_ == "NOUN")
    if voice.speech is None:
        today = present and draft.sentence.block != "headline"
    else:
        today = present and _is_quoted(scene, draft) and is_progressive(draft.trigger)
    return When(start=published if today else None, end=published, granularity="day", basis="tense")


def _through(scene: Scene, mention: DateMention, found: When) -> When:
    """Days joined by "and" are one interval: "on Sunday and Monday"."""
    text = scene.document.text
    if found.granularity != "day" or found.start is None or found.start != found.end:
        return found
    for other in scene.document.dates:
        first, last = sorted((mention, other), key=lambda one: one.span.start)
        day = other.when.start if other.when is not None and other.when.granularity == "day" else None
        if day is None or other.function != "on" or text[first.span.end : last.span.start].casefold() not in _JOINED:
            continue
        start, end = sorted((found.start, day))
        if first.when is not None and first.when.start == start and (end - start).days in range(1, _JOINED_DAYS):
            words = text[first.span.start : last.span.end]
            return replace(found, start=start, end=end, granularity="days", as_written=words)
    return found


def _offset(scene: Scene, draft: Draft, published: date | None) -> When | None:
    """ "The strikes come a day after X said ...": the later clause is a day before the last day named."""
    for mention in scene.document.dates:
        if mention.function != "offset" or not mention.offset_days or mention.when is not None:
            continue
        if not draft.sentence.span.start <= mention.span.start < draft.trigger.idx < draft.sentence.span.end:
            continue
        token = token_of(draft, mention)
        behind = any(child.dep_ == "mark" for child in draft.trigger.lefts) or _opens_clause(token)
        if token is not None and verb_above(token).i == draft.trigger.i and not behind:
            continue  # "two days after the attack, troops burned the village"
        base = published
        for earlier in scene.document.dates:
            if earlier.span.end > mention.span.start or earlier.function != "on" or earlier.when is None:
                continue
            token = token_of(draft, earlier)
            if token is not None and verb_above(token).lemma_ in extent.speech_lemmas():
                continue
            if earlier.when.start is not None and earlier.when.start == earlier.when.end:
                base = earlier.when.end
        if base is None:
            return None
        far = _far_back(scene, mention, published)
        if far is not None:
            return far
        day = base - timedelta(days=mention.offset_days)
        written = mention.span.text_of(scene.document.text)
        first = None if scene.speech_at(draft.trigger.idx) else day
        return When(start=first, end=day, granularity="day", basis="relative", as_written=written)
    return None


def _opens_clause(token: Token | None) -> bool:
    """Whether "a day after" has no noun behind it, and so opens the clause that it stands in."""
    links = [child for child in token.rights if child.lower_ in ("after", "before")] if token is not None else []
    return any(link.dep_ == "prep" and not any(True for _child in link.children) for link in links)


def _far_back(scene: Scene, mention: DateMention, published: date | None) -> When | None:
    """ "Retaken in May, two years after it fell": years and months count no days.

    The year or month that the count leads to; only its end where it is "over two years".  None for days and weeks.
    """
    unit = mention.value[-1:]
    if unit not in ("Y", "M") or "T" in mention.value or not mention.offset_days:
        return None
    base = published
    for earlier in scene.document.dates:
        near = 0 <= mention.span.start - earlier.span.end <= _BESIDE
        if near and earlier.function == "on" and earlier.when is not None and earlier.when.end is not None:
            base = earlier.when.end
    if base is None:
        return None
    written = mention.span.text_of(scene.document.text)
    months = round(mention.offset_days / (365 / 12))
    index = base.year * 12 + base.month - 1 - months
    if not 1 <= index // 12 <= date.max.year - 1:
        return None
    first = date(index // 12, index % 12 + 1, 1)
    last = (first + timedelta(days=_STEPS["month"])).replace(day=1) - timedelta(days=1)
    more = written.casefold().startswith(("over", "more than", "at least"))
    if more:
        last = min(last, date(first.year, first.month, min(base.day, last.day)))
        return When(end=last, granularity="month", basis="relative", as_written=written)
    if unit == "M":
        return When(start=first, end=last, granularity="month", basis="relative", as_written=written)
    year = first.year
    return When(
        start=date(year, 1, 1), end=date(year, 12, 31), granularity="year", basis="relative", as_written=written
    )


def _begun(scene: Scene, draft: Draft, published: date | None) -> When | None:
    """The time of what a relative clause says began on a day: "a siege that began on 17 July" goes on since then."""
    noun = _going_on(draft)
    if noun is None:
        return None
    for mention in scene.document.dates:
        if mention.function not in ("on", "since") or mention.when is None or mention.when.start is None:
            continue
        if not draft.sentence.span.contains(mention.span):
            continue
        token = token_of(draft, mention)
        if token is not None and _opens_with(token, noun):
            written = mention.span.text_of(scene.document.text)
            return _interval(mention.when.start, published, mention.when.granularity, "since", written)
        verb = verb_above(token) if token is not None else None
        if verb is None or verb.dep_ not in ("relcl", "acl") or verb.lemma_ not in words("beginning"):
            continue
        if verb.i > noun.i and (verb.head.i == noun.i or _is_lost(scene, verb.head, noun)):
            written = mention.span.text_of(scene.document.text)
            return _interval(mention.when.start, published, mention.when.granularity, "since", written)
    return None


def _going_on(draft: Draft) -> Token | None:
    """The noun of what goes on: a war, a siege, or the shelling that "has killed 30 people"; None for other claims."""
    noun = draft.trigger
    if noun.pos_ == "NOUN":
        return noun if draft.type in _GOING_ON or kind_of(draft.type) == "state" else None
    if draft.type not in _VIOLENT or not is_perfect(noun):
        return None
    return next((child for child in noun.lefts if child.dep_ == "nsubj" and child.pos_ == "NOUN"), None)


def _opens_with(token: Token, noun: Token) -> bool:
    """Whether a day is that of the beginning of what a noun tells: "the start of the offensive on 4 May"."""
    first = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if first is None or first.pos_ != "NOUN" or first.lemma_.lower() not in shared()["openings"]:
        return False
    link = token
    while link.dep_ in ("pobj", "nummod", "compound", "prep", "npadvmod") and link.i > noun.i:
        link = link.head
    return link.i in (first.i, noun.i)


def _is_lost(scene: Scene, place: Token, noun: Token) -> bool:
    """Whether a relative clause that hangs on a place inside a noun's phrase can only be the noun's."""
    return bool(scene.classes(place) & _PLACES) and any(above.i == noun.i for above in place.ancestors)


def _span(draft: Draft) -> Span:
    doc = draft.trigger.doc
    return Span(doc[draft.first].idx, doc[draft.last].idx + len(doc[draft.last].text))


def _is_quoted(scene: Scene, draft: Draft) -> bool:
    """Whether the words stand in quotation marks that open in the same sentence."""
    start = draft.sentence.span.start
    before = scene.document.text[start : draft.trigger.idx]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _spoken(scene: Scene, voice: Voice) -> When | None:
    """When the origin spoke, where the report dates its statement elsewhere and on one day only."""
    if voice.speech is None or voice.speech.scope != "cue":
        return None
    origin = voice.attribution.origin
    if origin.resolution != "named":
        return None
    days = {
        (speech.stated.start, speech.stated.end): speech.stated
        for speech in scene.document.speech
        if speech.chain and speech.chain[-1].id == origin.id and speech.stated is not None
    }
    return next(iter(days.values())) if len(days) == 1 else None


def _reported_on(scene: Scene, draft: Draft) -> When | None:
    """The day of "it was reported in May that ...", where nobody is named who said it."""
    days = [speech.stated for speech in scene.speech_at(draft.trigger.idx) if speech.stated is not None]
    return days[0] if days else None


def _is_over(own: list[DateMention], draft: Draft) -> bool:
    """Whether a state of the past lasted for some hours, and so is not what held when it was told."""
    return _is_done(draft) and any(one.function == "for" and one.value.startswith("PT") for one in own)


def _is_done(draft: Draft) -> bool:
    """Whether a predicate is told neither in the present nor in the perfect."""
    return not is_present(draft.trigger) and not is_perfect(draft.trigger)


def _bounded(scene: Scene, mention: DateMention, draft: Draft, published: date | None) -> When | None:
    """The interval that a date gives its predicate; None if the date does not bound it."""
    written = mention.span.text_of(scene.document.text)
    if mention.value == "PRESENT_REF" and published is not None and not belongs(mention, draft):
        return None
    if mention.value == "PRESENT_REF" and published is not None:
        first = published if is_present(draft.trigger) else None
        basis = "tense" if first is None and mention.function == "by" else "explicit"  # "so far"
        return When(start=first, end=published, granularity="day", basis=basis, as_written=written)
    interval = mention.when
    if interval is None:
        return None
    if mention.function == "since" and is_told_of(mention, draft):
        last = _last_of(interval.start, interval.granularity) or interval.end
        return _interval(interval.start, last, interval.granularity, "explicit", written)
    if mention.function == "on" and since_then(mention, draft):
        return _interval(interval.start, published, interval.granularity, "since", written)
    if mention.function == "on" and is_past_of_state(interval, draft, published):
        return None
    if mention.function == "on" and comes_after(mention, draft):
        return _interval(interval.start, published, interval.granularity, "after", written)
    if mention.function == "for" and _is_done(draft) and (mention.value.startswith("PT") or draft.type == "control"):
        return None  # "held the square for five hours": on no day in particular
    if mention.function in ("since", "for"):
        return _interval(interval.start, interval.end or published, interval.granularity, mention.function, written)
    if mention.function in _OPENING:
        end = interval.end or published
        if mention.function == "by" and kind_of(draft.type) == "state" and draft.type == "front_distance":
            return When(start=end, end=end, granularity=interval.granularity, basis="explicit", as_written=written)
        return When(end=end, granularity=interval.granularity, basis="explicit", as_written=written) if end else None
    if mention.function == "after":
        return When(
            start=interval.start,
            end=published if published and interval.start and published >= interval.start else None,
            granularity=interval.granularity,
            basis="explicit",
            as_written=written,
        )
    return When(
        start=interval.start, end=interval.end, granularity=interval.granularity, basis="explicit", as_written=written
    )


def _interval(start: date | None, end: date | None, granularity: Granularity, basis: str, written: str) -> When:
    """A closed interval; where the text's days contradict each other (a wrong day) only the start is kept."""
    if start is not None and end is not None and start > end:
        end = None
    return When(start=start, end=end, granularity=granularity, basis=basis, as_written=written)


def _last_of(start: date | None, granularity: Granularity) -> date | None:
    """The last day of the year, month or day that begins on a day; None for other lengths."""
    if start is None or granularity not in _STEPS:
        return None
    following = (start + timedelta(days=_STEPS[granularity])).replace(day=1 if granularity != "day" else start.day)
    return start if granularity == "day" else following - timedelta(days=1)


def _of_plan(scene: Scene, published: date | None, own: list[DateMention]) -> When:
    for mention in own:
        if mention.when is None or mention.when.start is None:
            continue
        written = mention.span.text_of(scene.document.text)
        if (
            published is not None
            and mention.when.start <= published
            and _WEEKDAY.search(written)
            and mention.when.start == mention.when.end
        ):
            day = mention.when.start + timedelta(days=7 if mention.when.start < published else 0)
            return When(start=day, end=day, granularity="day", basis="plan", as_written=written)
        if published is None or mention.when.start > published:
            return When(
                start=mention.when.start,
                end=mention.when.end,
                granularity=mention.when.granularity,
                basis="plan",
                as_written=written,
            )
    return When(start=published, granularity="day", basis="plan") if published else When(basis="undated")
