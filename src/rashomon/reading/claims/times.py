"""When a claim holds or happened: an interval of days with its basis (guidelines 7)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rashomon.model.span import Span
from rashomon.model.vocabulary import kind_of
from rashomon.model.when import Granularity, When
from rashomon.reading.claims.voices import Voice
from rashomon.reading.frames import Draft, Scene, extent
from rashomon.reading.frames.clause import shared_end
from rashomon.reading.frames.means import words
from rashomon.reading.mentions import DateMention, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_COUNTING = frozenset({"include", "be", "stand", "remain", "total"})
_PRESENT = frozenset({"VBZ", "VBP"})
_USELESS = frozenset({"age", "none"})
_VIOLENT = frozenset({"attack", "casualty_detail", "clash"})
_NEXT = 3
"""How many sentences after a deed may still tell its day."""
_BEFORE = 2
_BEFORE_NOUN = frozenset({"poss", "compound", "nmod", "amod"})
_JOINED = frozenset({" and ", " and on ", " & "})
_JOINED_DAYS = 7
"""Days further apart are two events told in one breath."""
_OPENING = frozenset({"by", "in_recent", "until", "before"})


def when(scene: Scene, draft: Draft, voice: Voice, modality: str) -> When:
    """The time of a claim.

    Unknowns: open ends where the words leave them open; both ends open where the report's day is unknown and the
    words name none, or where the fact lasts.
    """
    published = _published(scene)
    if draft.lasting:
        return When(basis="lasting")
    own = _own_dates(scene, draft)
    offset = _offset(scene, draft, published)
    if offset is not None:
        return offset
    if modality in ("planned", "conditional") and not draft.attempted:
        return _of_plan(scene, published, own)
    for mention in own:
        found = _bounded(scene, mention, draft, published)
        if found is not None:
            found = _through(scene, mention, found)
        if found is not None and draft.rule == "violence:toll" and found.end is not None:
            return When(end=found.end, granularity=found.granularity, basis="statement", as_written=found.as_written)
        if found is not None and draft.trigger.pos_ == "NOUN" and not _span(draft).contains(mention.span):
            return When(end=found.end, granularity=found.granularity, basis=found.basis, as_written=found.as_written)
        if found is not None:
            return found
    told = _told_near(scene, draft) if draft.type in _VIOLENT else None
    if told is not None:
        return told
    stated = voice.attribution.stated or _spoken(scene, voice)
    state = kind_of(draft.type) == "state"
    present = _is_present(draft.trigger)
    if stated is not None and stated.end is not None:
        if state:
            return When(
                start=stated.start or stated.end,
                end=stated.end,
                granularity="day",
                basis="statement",
                as_written=stated.as_written,
            )
        return When(end=stated.end, granularity=stated.granularity, basis="statement", as_written=stated.as_written)
    if published is None:
        return When(basis="undated")
    if draft.type in ("attack", "casualty_detail", "clash") and draft.trigger.lemma_ in _COUNTING:
        present = False
    if voice.speech is None and present and draft.sentence.block != "headline":
        return When(start=published, end=published, granularity="day", basis="tense")
    if voice.speech is not None and present and _is_quoted(scene, draft) and _is_progressive(draft.trigger):
        return When(start=published, end=published, granularity="day", basis="tense")
    return When(end=published, granularity="day", basis="tense")


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


def _told_near(scene: Scene, draft: Draft) -> When | None:
    """The day that a sentence near by gives: "A bomb went off in a market.  It happened on Sunday"."""
    if draft.trigger.dep_ == "acl" and draft.trigger.tag_ == "VBG":
        return None  # "killing 18 rebels fighting against X": who they are, not what happened that day
    sentences, own = scene.document.sentences, draft.sentence.index
    near = sorted(
        range(max(0, own - _BEFORE), min(len(sentences), own + _NEXT + 1)), key=lambda n: (abs(n - own), n < own)
    )
    for number in near:
        if number == own or sentences[number].block != draft.sentence.block:
            continue
        found = _happened_on(scene, draft, sentences[number])
        if found is not None:
            return found
    return None


def _happened_on(scene: Scene, draft: Draft, sentence: Sentence) -> When | None:
    """The one day on which a sentence says that it happened, or that help was called, or that it names it by."""
    for mention in scene.document.dates:
        if not sentence.span.contains(mention.span) or mention.function != "on" or mention.when is None:
            continue
        day = mention.when
        if day.start is None or day.start != day.end:
            continue
        token = _token_of(draft, mention)
        if token is None:
            continue
        verb, names = _host(token), token.dep_ in _BEFORE_NOUN and _is_known_deed(scene, token.head)
        if not (names or _is_happening(verb) or _is_response(verb)):
            continue
        published = _published(scene)
        if published is not None and day.start > published:
            continue
        written = mention.span.text_of(scene.document.text)
        return When(start=day.start, end=day.end, granularity="day", basis="carried", as_written=written)
    return None


def _is_known_deed(scene: Scene, noun: Token) -> bool:
    """Whether a noun tells of the deed as of one that is known: "Saturday's attack", "the Saturday night shooting".

    A deed with a place of its own ("Saturday's attack in Mosul") may be another one.
    """
    if noun.pos_ != "NOUN" or noun.tag_ == "NNS" or noun.lemma_.lower() not in words("deeds"):
        return False
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    if after.pos_ == "ADP" and any(scene.place(inner) is not None for inner in after.children):
        return False
    return any(child.dep_ == "poss" or child.lower_ in ("the", "this", "that") for child in noun.lefts)


def _is_response(verb: Token) -> bool:
    """Whether help comes for a deed: "officers responded to", "police were called to the scene"."""
    if verb.pos_ != "VERB" or not any(child.dep_ == "prep" and child.lower_ == "to" for child in verb.children):
        return False
    if verb.lemma_ in words("called"):
        return any(child.dep_ == "auxpass" for child in verb.lefts)
    return verb.lemma_ in words("responding")


def _is_happening(verb: Token) -> bool:
    """Whether this is the verb of "it happened", "the attack took place", "the incident occurred"."""
    if (
        verb.pos_ != "VERB"
        or verb.lemma_ not in words("happening")
        or (verb.lemma_ == "take" and not _takes_place(verb))
    ):
        return False
    subjects = [child for child in verb.lefts if child.dep_ == "nsubj"]
    return any(
        noun.lower_ in ("it", "this", "that")
        or (noun.lemma_.lower() in words("deeds") and any(c.lower_ in ("the", "this", "that") for c in noun.lefts))
        for noun in subjects
    )


def _takes_place(verb: Token) -> bool:
    return any(child.dep_ == "dobj" and child.lower_ == "place" for child in verb.children)


def _offset(scene: Scene, draft: Draft, published: date | None) -> When | None:
    """ "The strikes come a day after X said ...": the later clause is a day before the last day named."""
    for mention in scene.document.dates:
        if mention.function != "offset" or not mention.offset_days or mention.when is not None:
            continue
        if not draft.sentence.span.start <= mention.span.start < draft.trigger.idx < draft.sentence.span.end:
            continue
        base = published
        for earlier in scene.document.dates:
            if earlier.span.end > mention.span.start or earlier.function != "on" or earlier.when is None:
                continue
            token = _token_of(draft, earlier)
            if token is not None and _host(token).lemma_ in extent.speech_lemmas():
                continue
            if earlier.when.start is not None and earlier.when.start == earlier.when.end:
                base = earlier.when.end
        if base is None:
            return None
        day = base - timedelta(days=mention.offset_days)
        written = mention.span.text_of(scene.document.text)
        first = None if scene.speech_at(draft.trigger.idx) else day
        return When(start=first, end=day, granularity="day", basis="relative", as_written=written)
    return None


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


def _published(scene: Scene) -> date | None:
    dating = scene.document.report.published
    return dating.day if dating is not None else None


def _own_dates(scene: Scene, draft: Draft) -> list[DateMention]:
    """The dates that tell of this predicate, nearest first: its own words, then those of the clause it hangs on."""
    doc = draft.trigger.doc
    start, end = doc[draft.first].idx, doc[draft.last].idx + len(doc[draft.last].text)
    cues = [speech.cue for speech in scene.document.speech if speech.cue is not None]
    stated = {id(speech.stated) for speech in scene.document.speech}
    inside: list[tuple[int, DateMention]] = []
    near: list[tuple[int, DateMention]] = []
    embedded: list[tuple[int, DateMention]] = []
    for mention in scene.document.dates:
        if (
            mention.function in _USELESS
            or mention.span.end <= draft.sentence.span.start
            or mention.span.start >= draft.sentence.span.end
        ):
            continue
        if any(cue.contains(mention.span) for cue in cues) or (mention.when is not None and id(mention.when) in stated):
            continue
        token = _token_of(draft, mention)
        if token is None or _is_of_saying(token, draft.trigger):
            continue
        if start <= mention.span.start < end:
            if mention.function == "for" and not _lasts(token, draft.trigger):
                continue
            if not _is_embedded(token, draft.trigger):
                kept = inside
            elif mention.function == "on" and _host(token).tag_ == "VBG":
                kept = embedded
            else:
                continue
            kept.append((abs(token.i - draft.trigger.i), mention))
        elif _opens(token, draft.trigger):
            inside.append((abs(token.i - draft.trigger.i), mention))
        elif _governs(token, draft.trigger, fleeting=mention.function == "on"):
            near.append((abs(token.i - draft.trigger.i), mention))
    if not inside and embedded:
        inside = embedded
    return [mention for _distance, mention in (*sorted(inside, key=lambda p: p[0]), *sorted(near, key=lambda p: p[0]))]


def _token_of(draft: Draft, mention: DateMention) -> Token | None:
    span = draft.trigger.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    return span.root if span is not None else None


def _is_embedded(token: Token, trigger: Token) -> bool:
    """Whether a date belongs to a relative clause or participle inside the claim, and not to its own predicate."""
    node = token
    for _step in range(12):
        if node.i == trigger.i or node.head.i == node.i:
            return False
        if node.dep_ in ("relcl", "ccomp") or (node.dep_ == "acl" and node.tag_ in ("VBN", "VBG")):
            return not any(t.i == trigger.i for t in node.subtree)
        node = node.head
    return False


def _is_of_saying(token: Token, trigger: Token) -> bool:
    """Whether a day hangs on a verb of saying: it tells when something was said, not when it happened."""
    host = _host(token)
    return bool(host.i != trigger.i) and host.lemma_ in extent.speech_lemmas()


def _host(token: Token) -> Token:
    """The verb that a word hangs on."""
    node = token
    while node.pos_ not in ("VERB", "AUX") and node.head.i != node.i:
        node = node.head
    return node


def _lasts(token: Token, trigger: Token) -> bool:
    """Whether a length of time is told of the predicate ("besieged for years"), not of a noun ("three-year siege")."""
    node = token
    for _step in range(4):
        if node.dep_ in ("prep", "npadvmod") and (node.head.i == trigger.i or node.head.pos_ in ("VERB", "AUX")):
            return True
        if node.head.i == node.i or node.dep_ in ("compound", "amod", "dobj", "nsubj", "poss"):
            return False
        node = node.head
    return False


def _governs(token: Token, trigger: Token, *, fleeting: bool) -> bool:
    """Whether a date hangs on a clause that this predicate hangs on or shares by coordination."""
    holder = _host(token)
    node = trigger
    for _step in range(8):
        if node.i == holder.i:
            return True
        if node.head.i == node.i or node.dep_ in ("ccomp", "relcl"):
            return False
        last = shared_end(node) if fleeting else None
        if last is not None and last.i == holder.i:
            return True
        if node.dep_ == "conj" and node.head.i == holder.i:
            return bool(token.i < (node.i if fleeting else holder.i))
        node = node.head
    return False


def _bounded(scene: Scene, mention: DateMention, draft: Draft, published: date | None) -> When | None:
    """The interval that a date gives its predicate; None if the date does not bound it."""
    written = mention.span.text_of(scene.document.text)
    if mention.value == "PRESENT_REF" and published is not None and not _belongs(mention, draft):
        return None
    if mention.value == "PRESENT_REF" and published is not None:
        first = published if _is_present(draft.trigger) else None
        return When(start=first, end=published, granularity="day", basis="explicit", as_written=written)
    interval = mention.when
    if interval is None:
        return None
    if mention.function == "on" and _since_then(mention, draft):
        return _interval(interval.start, published, interval.granularity, "since", written)
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


def _opens(token: Token, trigger: Token) -> bool:
    """Whether a day stands in a since-clause of the predicate."""
    host = _host(token)
    return bool(host.head.i == trigger.i) and any(c.dep_ == "mark" and c.lower_ == "since" for c in host.lefts)


def _since_then(mention: DateMention, draft: Draft) -> bool:
    """ "Since the war began in March 2011": the day opens the interval of what is told."""
    token = _token_of(draft, mention)
    if token is None:
        return False
    host = _host(token)
    return bool(host.i != draft.trigger.i) and any(c.dep_ == "mark" and c.lower_ == "since" for c in host.lefts)


def _belongs(mention: DateMention, draft: Draft) -> bool:
    """Whether "now" or "already" is said of the predicate itself, and not of a noun ("forces already in the city")."""
    token = _token_of(draft, mention)
    return token is not None and (
        token.head.i == draft.trigger.i
        or (token.head.head.i == draft.trigger.i and token.head.pos_ == "AUX")
        or token.head.dep_ in ("xcomp", "prep")
    )


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


def _is_present(trigger: Token) -> bool:
    """Whether the predicate, or the verb that it hangs on, is in the present tense."""
    node = trigger
    for _step in range(6):
        if node.dep_ == "pcomp":
            return False  # "is suspected of killing three": when is not told
        if node.pos_ in ("VERB", "AUX"):
            auxiliaries = [child for child in node.lefts if child.dep_ in ("aux", "auxpass")]
            if auxiliaries:
                first = auxiliaries[0]
                if first.lemma_ in ("have", "'ve") and first.lower_ in ("has", "have", "'s", "'ve", "’ve"):
                    return False
                if first.tag_ in _PRESENT:
                    passive = node.tag_ == "VBN" and first.lemma_ == "be"
                    return passive or node.tag_ == "VBG" or bool(node.lemma_ == "be")
                if first.tag_ in ("VBD", "MD", "VB"):
                    return False
            elif node.tag_ in _PRESENT:
                return True
            elif node.tag_ == "VBD" or (node.tag_ == "VBG" and node.dep_ == "ROOT"):
                return False
        if node.head.i == node.i:
            return False
        node = node.head
    return False


def _is_progressive(trigger: Token) -> bool:
    return trigger.tag_ == "VBG" and any(child.dep_ == "aux" and child.tag_ in _PRESENT for child in trigger.lefts)
