"""Any record at all: every script, open and huge ranges, ids that lead nowhere."""

from __future__ import annotations

import math
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from rashomon.model import (
    ActorRef,
    Attribution,
    Claim,
    Copy,
    Dating,
    Disagreement,
    Event,
    Gap,
    Grade,
    HarmGrade,
    Judgement,
    PlaceRef,
    Position,
    Quantity,
    Range,
    Record,
    Report,
    Revision,
    Source,
    Span,
    StateEntry,
    StateTimeline,
    Told,
    Unresolved,
    VictimRange,
    When,
)
from rashomon.model.judgement import KINDS
from rashomon.model.vocabulary import (
    ACTOR_ROLES,
    CASUALTY_KINDS,
    EVENT_TYPES,
    PLACE_RELATIONS,
    PLACE_ROLES,
    QUANTITY_KINDS,
    STATE_TYPES,
)

# what each kind of judgement says in its `value`, as `project.deciding` writes it
JUDGED = {
    "correct": ("field", "value"),
    "same": ("other",),
    "different": ("other",),
    "unsure": ("other",),
    "reliability": ("letter",),
    "camp": ("camp",),
    "retract": ("day",),
}
HOSTILE = ["<script>alert(1)</script>", "\x1b[31mred", "a\u202eb", "\ud800", "[bold]x[/bold]", "", "\x00", "${style}"]
words = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30), st.text(alphabet="عربي中文 кирил", max_size=20))
ids = st.one_of(st.sampled_from(["e1", "e2", "c1", "c2", "r1", "E1"]), st.text(max_size=6))
some_ids = st.lists(ids, max_size=3).map(tuple)
maybe_words = st.none() | words
modalities = st.sampled_from(["asserted", "claimed", "suspected", "denied", "planned", "conditional"])
polarities = st.sampled_from(["affirmed", "negated"])
bounds = st.none() | st.floats(min_value=0, max_value=1e15) | st.integers(0, 10**9).map(float) | st.just(math.inf)
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 90), st.integers(1, 90))


def ordered(pair: tuple[Any, Any]) -> tuple[Any, Any]:
    low, high = pair
    return (high, low) if low is not None and high is not None and low > high else (low, high)


pairs = st.tuples(bounds, bounds).map(ordered)
whens = st.builds(
    lambda pair, granularity, basis: When(start=pair[0], end=pair[1], granularity=granularity, basis=basis),
    st.tuples(st.none() | st.dates(), st.none() | st.dates()).map(ordered),
    st.sampled_from(["day", "days", "week", "month", "season", "year", "vague", "unknown"]),
    st.sampled_from(["explicit", "lasting", "none"]),
)
actors = st.builds(ActorRef, role=st.sampled_from(ACTOR_ROLES), id=ids | st.just("unknown"), name=words)
places = st.builds(
    PlaceRef,
    role=st.sampled_from(PLACE_ROLES),
    relation=st.sampled_from(PLACE_RELATIONS),
    as_written=maybe_words,
    canonical=maybe_words,
    country=st.none() | st.sampled_from(["SD", "mm", "XX", ""]),
    kind=st.none() | st.sampled_from(["country", "admin1", "city", "river"]),
    geonameid=st.none() | st.integers(1, 2**40),
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
    radius_km=st.none() | st.floats(0, 25_000) | st.just(math.inf),
)
quantities = st.builds(
    lambda kind, pair, unit: Quantity(kind=kind, low=pair[0], high=pair[1], value=pair[0], unit=unit),
    st.sampled_from(QUANTITY_KINDS),
    pairs,
    st.none() | st.sampled_from(["persons", "fraction", "km", "years"]) | words,
)
ranges = st.dictionaries(
    st.sampled_from(QUANTITY_KINDS),
    st.builds(lambda pair, best: Range(low=pair[0], high=pair[1], best=best, unit="persons"), pairs, bounds),
    max_size=3,
)
sources = st.builds(Source, id=ids, name=words, camp=maybe_words, resolution=st.sampled_from(["named", "unnamed"]))
attributions = st.builds(Attribution, chain=st.lists(sources, min_size=1, max_size=3).map(tuple), cue=st.none() | spans)
positions = st.builds(
    lambda pair, **more: Position(low=pair[0], high=pair[1], **more),
    pairs,
    value=words,
    origins=some_ids,
    camps=some_ids,
    reports=some_ids,
    claims=some_ids,
    first_known=st.none() | st.just("2024-03-11") | words,
)
accounts = st.lists(positions, max_size=3).map(tuple)
slots = st.dictionaries(words, accounts, max_size=2)


def some(of: SearchStrategy[Any], most: int = 2) -> SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=most).map(tuple)


@st.composite
def types(draw: st.DrawFn, closed: dict[str, tuple[str, ...]]) -> tuple[str, str]:
    kind = draw(st.sampled_from(sorted(closed)))
    return kind, draw(st.sampled_from(closed[kind]) | words)


reports = st.builds(
    Report,
    id=ids,
    text=st.text(max_size=150),
    sha256=st.just("0" * 64),
    title=maybe_words,
    outlet=maybe_words,
    url=maybe_words | st.just("javascript:alert(1)"),
    language=maybe_words,
    published=st.none() | st.builds(Dating, day=st.dates(), basis=words, note=maybe_words),
)
claims = st.builds(
    lambda kind, span, **more: Claim(type=kind[0], subtype=kind[1], kind="event", span=span, sentence=span, **more),
    types(EVENT_TYPES),
    spans,
    id=ids,
    report=ids,
    quote=st.text(min_size=1, max_size=400),
    attribution=attributions,
    polarity=polarities,
    modality=modalities,
    status=st.sampled_from(["headline", "content", "noise_duplicate"]),
    actors=some(actors),
    quantities=some(quantities),
    places=some(places),
    time=whens,
    component_of=st.none() | ids,
    slot_modality=some(st.tuples(st.sampled_from(ACTOR_ROLES), words)),
    duplicate_of=st.none() | ids,
)
signed = st.none() | st.integers(-50, 500).map(float)
extents = st.builds(lambda pair: Range(low=pair[0], high=pair[1], best=None), pairs)
told = st.builds(
    lambda pair, **more: Told(low=pair[0], high=pair[1], **more),
    pairs,
    value=words,
    known=st.none() | st.dates().map(str),
    claim=ids,
    report=ids,
)
revisions = st.builds(
    Revision,
    kind=st.sampled_from(CASUALTY_KINDS),
    origin=ids | ids.map("report:{}".format),
    figures=st.lists(told, min_size=2, max_size=4).map(tuple),
    victims=maybe_words,
)
gaps = st.builds(
    Gap, kind=st.sampled_from(CASUALTY_KINDS), whole=extents, parts=extents, low=signed, high=signed, events=some_ids
)
harms = st.builds(
    HarmGrade,
    status=st.sampled_from(["confirmed", "fair", "weak", "contested", "discounted"]),
    reasons=some(words),
)
copies = st.builds(Copy, report=ids, of=ids, how=st.sampled_from(["copy", "rewrite", "citation"]))
events = st.builds(
    lambda kind, **more: Event(type=kind[0], subtype=kind[1], **more),
    types(EVENT_TYPES),
    id=ids,
    title=words,
    when=whens,
    places=some(places),
    actors=some(actors, 3),
    ranges=ranges,
    victims=st.dictionaries(
        st.sampled_from(QUANTITY_KINDS),
        st.builds(
            lambda victims, pair: (VictimRange(victims=victims, range=Range(low=pair[0], high=pair[1], best=None)),),
            words,
            pairs,
        ),
        max_size=2,
    ),
    positions=slots,
    reports=some_ids,
    origins=some_ids,
    camps=some_ids,
    claims=some_ids,
    modality=modalities,
    polarity=polarities,
    grade=st.builds(Grade, admiralty=st.integers(1, 6), label=words, reasons=some(words)),
    umbrella=st.booleans(),
    related=some(st.tuples(words, ids)),
    revisions=some(revisions),
    gaps=some(gaps),
    copies=some(copies),
    harm=st.none() | harms,
    why=some(words),
)
entries = st.builds(
    lambda pair, **more: StateEntry(low=pair[0], high=pair[1], **more),
    pairs,
    when=whens,
    known=maybe_words,
    value=words,
    origin=ids,
    camp=maybe_words,
    claim=ids,
    report=ids,
    modality=modalities,
)
states = st.builds(
    lambda kind, **more: StateTimeline(type=kind[0], subtype=kind[1], **more),
    types(STATE_TYPES),
    id=ids,
    title=words,
    subject=words,
    places=some(places),
    actors=some(actors),
    entries=some(entries, 3),
    ranges=ranges,
    positions=slots,
    reports=some_ids,
    origins=some_ids,
    camps=some_ids,
    claims=some_ids,
    ended_by=st.none() | ids,
)
judgements = st.sampled_from(KINDS).flatmap(
    lambda kind: st.builds(
        Judgement,
        number=st.integers(1, 9),
        at=words,
        user=words,
        kind=st.just(kind),
        subject=ids,
        reason=words,
        value=st.fixed_dictionaries(dict.fromkeys(JUDGED.get(kind, ()), words)),
        undoes=st.none() | st.integers(1, 9),
    )
)

records = st.builds(
    Record,
    reports=some(reports, 3),
    events=some(events, 3),
    states=some(states),
    disagreements=some(
        st.builds(
            Disagreement,
            id=ids,
            about=ids,
            slot=words,
            relation=st.sampled_from(["update", "disagree", "contested"]),
            positions=accounts,
            note=maybe_words,
        )
    ),
    claims=some(claims, 4),
    unresolved=some(
        st.builds(
            Unresolved, kind=words, report=ids, as_written=words, reason=words, start=st.none() | st.integers(0, 9)
        )
    ),
    clusters=st.dictionaries(ids, ids, max_size=3),
    judgements=some(judgements),
    decided=st.dictionaries(ids, st.lists(st.integers(1, 9), max_size=2).map(tuple), max_size=2),
)
