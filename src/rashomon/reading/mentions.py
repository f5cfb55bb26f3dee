"""What each question of the reading answers, before the answers are put together into claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.model.attribution import Source
from rashomon.model.place import Place
from rashomon.model.span import Span
from rashomon.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of the page, of one or more whole lines.

    `kind`: headline, standfirst, dateline (the agency line's own stretch), caption, credit, cross_head, body,
    footer, noise (menus, share buttons, truncated copies without a claim).
    `duplicate_of` is the span of the earlier (or complete) text that this one repeats.
    """

    span: Span
    kind: str
    duplicate_of: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, within its block; lines that a page has broken are joined.  White space at the ends is left out.

    `paragraph` counts the blocks of text from 0; `block` is the kind of the block that it stands in.
    """

    index: int
    span: Span
    paragraph: int
    block: str
    duplicate_of: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A time expression.

    `type` is that of TimeML: DATE, TIME, DURATION, SET; `value` its TimeML value ("2017-09-05", "P3Y", "PAST_REF").
    `when` is the closed interval it stands for, None where nothing anchors it.
    `function` says how it bounds an event: `on` (within), `by` (open to it), `since` (from it to the report's day),
    `until`, `after`, `before`, `for` (a duration that ends at the report's day), `in_recent` (vague past),
    `offset` ("a day after" another event: `offset_days`), `age`, `none`.
    """

    span: Span
    type: str
    value: str
    when: When | None
    function: str = "on"
    offset_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityMention:
    """A number with its bounds and what it counts.

    `dimension`: count, ordinal, distance (km), area (km2), fraction (0 to 1), duration, money, weight (tonnes), age,
    year, name (the number of a unit, a road, a weapon), altitude, other.  Only count, distance, area, fraction,
    duration, money and weight are measures.
    `head` is the span of the counted noun ("civilians" in "19 Syrian civilians"), None where none is written ("killed
    19").  `part_of` is the span of the mention that this one is a part of ("including three children").
    `conversion_of` is the span of the mention that this one repeats in another unit ("(6 miles)").
    """

    span: Span
    dimension: str
    low: float | None
    high: float | None
    value: float | None
    qualifier: str | None = None
    unit: str | None = None
    head: Span | None = None
    head_lemma: str | None = None
    part_of: Span | None = None
    conversion_of: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place in the text.

    `span` is the place itself with its own nouns ("Deir Ezzor province", "the city", "Route 5"); `phrase` also covers
    what stands before it ("in the north-west of Deir Ezzor province").
    `relation` is how the text puts something in relation to it, as in `PlaceRef`; "in" when nothing says otherwise.
    `sort`: name, description ("the city", "the province", "the area"), demonym ("Syrian"), implied; and those that are
    never where something happened: metonym ("Moscow said"), dateline, seat (where a speaker is).
    `place` is None when it cannot be resolved; `basis` says why this one was chosen.  `capital`: of a country.
    `others` are the further places that a plural stands for ("those villages").  `antecedent` is the span of the name
    that nobody knows which a description stands for ("the hamlet of Mbauna ... the hamlet").
    """

    span: Span
    phrase: Span
    name: str
    relation: str = "in"
    sort: str = "name"
    place: Place | None = None
    basis: str = "name"
    distance_km: float | None = None
    capital: bool = False
    others: tuple[Place, ...] = ()
    antecedent: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """An actor in the text.

    `span` covers the mention without its article and clauses; `head` is the span of its head word.
    `id`, `name` and `kind` as in `Actor`; `kind` may also be civilians, persons, forces.
    `sort`: name, derived ("Russian jets"), description ("the militants"), pronoun, unknown (a name without a row).
    `backers` are ids of those who are said to back it ("US-backed").
    `antecedent` is the span that a pronoun or description stands for.
    """

    span: Span
    head: Span
    id: str
    name: str
    kind: str
    sort: str = "name"
    camp: str | None = None
    country: str | None = None
    plural: bool = False
    backers: tuple[str, ...] = ()
    antecedent: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """A stretch of text that a source is said to say.

    `content` lists the spans of what is said, in the order of the text, without the cue.
    `cue` is the shortest contiguous stretch with the source and the reporting verb, "that" and "with" included; None
    when carried over from an earlier sentence.
    `chain` leads from the first voice after the outlet to the origin (the outlet itself is left out); empty where
    nobody is named ("reportedly").
    `verb` is the lemma of the reporting verb ("say", "deny", "according to").
    `act`: say, deny, claim_responsibility, accuse, threaten, demand, announce, estimate, quote, suspect (reportedly).
    `stated` is when it was said, if the text says so.  `scope`: cue, carried, quotation.
    `negated` is True for "did not say", "made no mention"; `unheld` for reports that are only checked.
    """

    content: tuple[Span, ...]
    cue: Span | None
    chain: tuple[Source, ...]
    verb: str
    act: str = "say"
    stated: When | None = None
    scope: str = "cue"
    negated: bool = False
    unheld: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """A place that a claim took or left out for its learned weight, and not by a rule.

    `event` is the word of what happened; `chance` that it happened there; `features` are what was weighed, with the
    `weights` of that name.  `name` is that of a place which the sentence of the event does not name.
    """

    span: Span
    event: Span
    chance: float
    taken: bool
    features: Mapping[str, float]
    weights: str = "place_weights"
    name: str | None = None
