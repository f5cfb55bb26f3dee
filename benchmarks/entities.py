"""Who, with what, where and how many, against re3d: `python -m benchmarks.entities FILE.jsonl.gz [--held-out]`.

A row has `id`, `text` and `entities: [{begin, end, type, value}]`.  Of each of four groups of types, a coded entity
counts as found where a mention of ours of that group shares a character with it, and a mention as right where it
shares one with a coded entity of the group (relaxed); precision, recall and F1 over all texts follow.  `strict_f1` asks
for the same stretch, articles aside.

    actors      Organisation, Person, Nationality   actors, but states where they are places; adjectives of states
    places      Location                            places with a name
    weapons     Weapon, MilitaryPlatform            weapons and their carriers
    quantities  Quantity, Money                     counts, measures, durations and money

`recall_of_TYPE` is the recall of one type.  A coded entity inside another one of its group is a part of that one.

Left out on both sides, and why:

- pronouns: a claim has the party that they stand for, and "we" is never one;
- places without a name ("the front line", "a hospital", "here"): the reading takes only those that it can resolve;
- acts coded as weapons ("strikes", "bombardment"): they are types of claims;
- ordinals and articles coded as quantities, of ours what has no bounds ("many"), and what is coded as a time: no claim
  counts with them;
- what the set's own programs marked: any `Vehicle` (endings of words), and a Person that is a single word without a
  capital, or that is also coded as a time or a place.

Not measured: Temporal (`benchmarks.dates`), DocumentReference, coordinates and identifiers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.sets import Figures, Misses, Row, run
from rashomon.gazetteer import Gazetteer
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.reading import understand, weapons
from rashomon.reading.document import Document

GROUPS = {
    "Organisation": "actors",
    "Person": "actors",
    "Nationality": "actors",
    "Location": "places",
    "Weapon": "weapons",
    "MilitaryPlatform": "weapons",
    "Quantity": "quantities",
    "Money": "quantities",
}
NAMES = tuple(dict.fromkeys(GROUPS.values()))
MEASURES = frozenset({"count", "distance", "area", "fraction", "duration", "money", "weight", "age"})
PRONOUNS = re.compile(
    r"i|mine|(?:my|your|him|her|it|our|them)(?:self|selves)?|me|we|us|ours|yours?|you|he|his|she|hers|its|they|theirs?|"
    r"who|whom|whose|which|that|this|these|those|ones?|others?",
    re.IGNORECASE,
)
ACTS = frozenset({"strike", "strikes", "airstrike", "airstrikes", "bombardment", "bombardments", "shelling", "attacks"})
ARTICLES = re.compile(r"(?:an?|the|this|these|that|those|its|their|our|his|her)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of a text with its type in the set, or that of ours."""

    span: Span
    type: str


@dataclass(slots=True)
class Tally:
    """Counts of one group of types."""

    coded: int = 0
    found: int = 0
    proposed: int = 0
    right: int = 0
    strict: int = 0
    by_type: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))


def score(rows: Sequence[Row], misses: Misses) -> Figures:
    """The figures of some rows; see the module."""
    gazetteer = Gazetteer.open()
    tallies = {name: Tally() for name in NAMES}
    for row in rows:
        document = understand(Report(id=row["id"], text=row["text"], sha256=""), gazetteer)
        ours = mentions(document)
        for name, tally in tallies.items():
            coded, spared = gold(row, name)
            spans = [span for span in ours[name] if not any(span.overlap(other) for other in spared)]
            spans += [
                span for span in ours[name] if span not in spans and any(span.overlap(entity.span) for entity in coded)
            ]
            _add(tally, coded, spans, row, misses, name)
    return _figures(tallies)


def _add(tally: Tally, coded: Sequence[Entity], spans: Sequence[Span], row: Row, misses: Misses, name: str) -> None:
    text = row["text"]
    tally.coded += len(coded)
    tally.proposed += len(spans)
    exact = {_core(text, span) for span in spans}
    for entity in coded:
        hit = any(span.overlap(entity.span) for span in spans)
        tally.found += hit
        tally.strict += _core(text, entity.span) in exact
        tally.by_type[entity.type][0] += hit
        tally.by_type[entity.type][1] += 1
        if not hit:
            misses(f"missed {entity.type}: {_near(text, entity.span)}")
    for span in spans:
        right = any(span.overlap(entity.span) for entity in coded)
        tally.right += right
        if not right:
            misses(f"in vain {name}: {_near(text, span)}")


def _figures(tallies: dict[str, Tally]) -> Figures:
    figures: Figures = {}
    for name, tally in tallies.items():
        precision, recall = tally.right / max(1, tally.proposed), tally.found / max(1, tally.coded)
        figures[f"{name}_coded"] = tally.coded
        figures[f"{name}_f1"] = round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0
        figures[f"{name}_precision"] = round(precision, 4)
        figures[f"{name}_recall"] = round(recall, 4)
        figures[f"{name}_strict_f1"] = round(2 * tally.strict / max(1, tally.coded + tally.proposed), 4)
        for kind, (hits, coded) in tally.by_type.items():
            figures[f"recall_of_{kind}"] = round(hits / max(1, coded), 4)
    figures["mean_f1"] = round(sum(float(figures[f"{name}_f1"]) for name in NAMES) / len(NAMES), 4)
    return figures


def mentions(document: Document) -> dict[str, list[Span]]:
    """The stretches that the reading takes for each group, without overlap."""
    grounds = [mention.span for mention in document.places if mention.sort == "name"]
    actors = [
        mention.span
        for mention in document.actors
        if mention.sort != "pronoun"
        and not (mention.kind == "state" and any(mention.span.overlap(ground) for ground in grounds))
    ]
    demonyms = [mention.span for mention in document.places if mention.sort == "demonym"]
    named = [
        mention.span
        for mention in document.places
        if mention.sort != "demonym" and any(letter.isupper() for letter in _words(document.text, mention.span))
    ]
    return {
        "actors": _apart((*actors, *demonyms)),
        "places": _apart(named),
        "weapons": [mention.span for mention in weapons.find(document)],
        "quantities": _apart(
            mention.span
            for mention in document.quantities
            if mention.dimension in MEASURES
            and (mention.low, mention.high) != (None, None)
            and not _is_left_out("quantities", document.quote(mention.span))
        ),
    }


def gold(row: Row, group: str) -> tuple[list[Entity], list[Span]]:
    """The coded entities of a group that count, and the stretches of those of it that are left out."""
    text = row["text"]
    elsewhere = [
        Span(entity["begin"], entity["end"]) for entity in row["entities"] if entity["type"] in ("Temporal", "Location")
    ]
    kept: list[Entity] = []
    spared: list[Span] = []
    for entity in row["entities"]:
        span = Span(entity["begin"], entity["end"])
        if group == "quantities" and entity["type"] == "Temporal":
            spared.append(span)
        if GROUPS.get(entity["type"]) != group:
            continue
        machine = entity["type"] == "Person" and _is_marked_by_program(text, span, elsewhere)
        if machine or _is_left_out(group, _words(text, span)):
            spared.append(span)
        else:
            kept.append(Entity(span, entity["type"]))
    return list(_outermost(kept)), spared


def _is_marked_by_program(text: str, span: Span, elsewhere: Sequence[Span]) -> bool:
    words = span.text_of(text).split()
    if len(words) != 1:
        return not words
    return words[0][:1].islower() or any(other.start <= span.start and span.end <= other.end for other in elsewhere)


def _is_left_out(group: str, words: str) -> bool:
    """Whether a coded entity is of a sort that the reading does not take; see the module."""
    if group == "actors":
        return PRONOUNS.fullmatch(words) is not None
    if group == "places":
        return not any(letter.isupper() for letter in words)
    if group == "weapons":
        return words.lower().split()[-1] in ACTS if words else True
    return not words or re.fullmatch(r"(?i)an?|\d+(?:st|nd|rd|th)|first|second|third", words) is not None


def _outermost(entities: Iterable[Entity]) -> Iterator[Entity]:
    """The entities that lie inside no other; of two with the same stretch, the first."""
    taken: list[Span] = []
    for entity in sorted(entities, key=lambda entity: (entity.span.start, -entity.span.end)):
        if not any(other.start <= entity.span.start and entity.span.end <= other.end for other in taken):
            taken.append(entity.span)
            yield entity


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Those spans that lie inside no other."""
    return [entity.span for entity in _outermost(Entity(span, "") for span in spans)]


def _core(text: str, span: Span) -> tuple[int, int]:
    """The ends of a stretch without its article."""
    article = ARTICLES.match(text, span.start, span.end)
    return (article.end() if article else span.start), span.end


def _words(text: str, span: Span) -> str:
    """The words of a stretch without its article."""
    start, end = _core(text, span)
    return text[start:end].strip()


def _near(text: str, span: Span) -> str:
    before = " ".join(text[max(0, span.start - 40) : span.start].split())
    after = " ".join(text[span.end : span.end + 30].split())
    return f"{before} [{' '.join(span.text_of(text).split())}] {after}"


if __name__ == "__main__":
    raise SystemExit(run(__doc__, score))
