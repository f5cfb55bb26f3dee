"""Where it was and who did it, all over a report: `python -m benchmarks.marks [FOLDER] [--misses] [--json]`.

Marked dispatches (`benchmarks/marked/*.txt`) are reports of our own on wars since 1945, in which the writer marked the
words that tell an event or a state: `[[shelled|at=Aba|by=federal troops|on=a market]]`.  `at` is where it was, at the
narrowest place that the report tells anywhere, `by` the main actor, `on` who suffered it; each as the report writes it
somewhere, several parted by ";", "-" where it tells none.  The first lines of a file give the day and the style.

- `marks`, `found`: the words marked, and the share of them at which a claim is made.
- `place`, `doer`: the share of these claims that are where, and done by whom, the mark says.
- `party`: the share of these claims whose main actor is the very party that the mark names, by its id: "the front" is
  right only if it is known to be the Western Somali Liberation Front.
- `both`: the share of all marks that are found with both place and doer.

A place is right if it is a feature of that name, or within 8 km of it, or, where no gazetteer has the name, the town
named with it; each that is marked is needed, and no other may stand beside it but one that holds it.  An actor is
right if a mention of that name has its id, or if it is written with the same head word.
One dispatch in five, by its text, is held out: nothing is learned from it (`training/passages.py`).
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.claims import ACTING, SUFFERING
from benchmarks.sets import add_choices, show
from rashomon.gazetteer import Gazetteer
from rashomon.model import ActorRef, Claim, Dating, Place, PlaceRef, Report, Span
from rashomon.model.earth import distance_km
from rashomon.model.place import WIDE
from rashomon.reading import understand
from rashomon.reading.claims.assembly import told_by
from rashomon.reading.claims.passage_choice import Told, settled
from rashomon.reading.claims.passage_features import MAIN
from rashomon.reading.frames import Scene, propose
from rashomon.reading.mentions import ActorMention

FOLDER = Path(__file__).parent / "marked"
ASIDE = 5
_MARK = re.compile(r"\[\[([^\[\]|]+)((?:\|(?:at|by|on|from)=[^\[\]|]*)+)\]\]")
_NEAR_KM = 8.0
_BACK = 3
_SMALL = frozenset({"the", "a", "an", "of", "and", "s", "his", "her", "their", "its", "some", "about", "two", "three"})
_WORDS = re.compile(r"\w+")
_SUFFERERS_ACT = frozenset(
    {"displacement", "force_status", "casualty_detail", "clash", "population", "humanitarian_condition"}
)
"""Types whose main actor has the role of one who suffers: who fled, who surrendered, who is in need."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked word with where it was and who did it, as the report writes them; empty where it tells none."""

    span: Span
    at: tuple[str, ...]
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A dispatch without its marks, and the marks."""

    name: str
    text: str
    day: date
    marks: tuple[Mark, ...]

    @property
    def held_out(self) -> bool:
        """Whether nothing is learned from it."""
        return int(hashlib.sha256(self.text.encode()).hexdigest(), 16) % ASIDE == 0


def marked(folder: Path = FOLDER) -> Iterator[Marked]:
    """The marked dispatches of a folder, by name.

    Raises:
        ValueError: if a file has no day, or a mark names a place that its text does not write.
    """
    for path in sorted(folder.glob("*.txt")):
        head, _empty, body = path.read_text("utf-8").partition("\n\n")
        found = re.match(r"published: (\d{4}-\d\d-\d\d)\n", head)
        if found is None:
            raise ValueError(f"{path.name}: the first line must be 'published: YYYY-MM-DD'")
        text, last, marks = "", 0, []
        for hit in _MARK.finditer(body):
            text += body[last : hit.start()]
            given = dict(part.split("=", 1) for part in hit[2].split("|")[1:])
            span = Span(len(text), len(text) + len(hit[1]))
            text, last = text + hit[1], hit.end()
            marks.append(Mark(span, _names(given.get("at", "-")), _names(given.get("by", "-"))))
        text += body[last:]
        absent = [name for mark in marks for name in mark.at if name not in text]
        if absent:
            raise ValueError(f"{path.name}: marked, but not in the text: {absent[0]!r}")
        yield Marked(path.stem, text, date.fromisoformat(found[1]), tuple(marks))


def _names(given: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in given.split(";") if name.strip() not in {"", "-"})


def seen(one: Marked, gazetteer: Gazetteer) -> tuple[Scene, list[Told]]:
    """A dispatch as it is read, with the drafts that make claims, as the rules make them."""
    published = Dating(day=one.day, basis="given")
    scene = Scene(understand(Report(id=one.name, text=one.text, sha256="", published=published), gazetteer))
    return scene, [told for told in told_by(scene, propose(scene)) if told.draft.sentence.duplicate_of is None]


def met(mark: Mark, told: Sequence[Told]) -> list[int]:
    """The numbers of the drafts that are made of a marked word."""
    found = []
    for number, (draft, _claims) in enumerate(told):
        words = [token for token in (draft.trigger, draft.event) if token is not None]
        if any(mark.span.overlap(Span(token.idx, token.idx + len(token.text))) for token in words):
            found.append(number)
    return found


class Named:
    """A place that a mark names: where the text writes it, and what the gazetteer knows of that name there."""

    def __init__(self, scene: Scene, name: str, mark: Mark) -> None:
        text = scene.document.text
        hits = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        self.spans = [Span(*hit.span()) for hit in hits]
        self.places: list[Place] = []
        for mention in scene.document.places:
            words = mention.span.text_of(text)
            if mention.place is None or mention.sort in {"demonym", "description"}:
                continue
            if any(mention.span.overlap(span) for span in self.spans) and (words in name or name in words):
                self.places.append(mention.place)
        self.ids = {place.id for place in self.places}
        self.towns = frozenset() if self.places else self._towns(scene, mark)

    def _towns(self, scene: Scene, mark: Mark) -> frozenset[str]:
        """The places named with a name that no gazetteer has: in its sentence, or else in the two before."""
        if not self.spans:
            return frozenset()
        sentence = scene.document.sentence_at(min(self.spans, key=lambda s: abs(s.start - mark.span.start)).start)
        for back in range(_BACK) if sentence is not None else ():
            found = set()
            for mention in scene.document.places:
                at = scene.document.sentence_at(mention.span.start)
                near = at is not None and sentence is not None and at.index == sentence.index - back
                if near and mention.place is not None and mention.place.kind not in WIDE:
                    found.add(mention.place.id)
            if found:
                return frozenset(found)
        return frozenset()

    def is_met(self, ref: PlaceRef) -> bool:
        """Whether a place of a claim is this one."""
        if ref.place_id in self.ids or (ref.span is not None and any(ref.span.overlap(s) for s in self.spans)):
            return True
        if ref.place_id is not None and ref.place_id in self.towns:
            return True
        return ref.kind == "city" and any(p.kind == "city" and _is_near(p, ref) for p in self.places)

    def is_held(self, ref: PlaceRef) -> bool:
        """Whether a place of a claim is a country or division that this one may lie in."""
        if ref.kind not in WIDE:
            return False
        return not self.places or any(place.country == ref.country for place in self.places)


def _is_near(place: Place, ref: PlaceRef) -> bool:
    if place.lat is None or place.lon is None or ref.lat is None or ref.lon is None:
        return False
    return distance_km(place.lat, place.lon, ref.lat, ref.lon) < _NEAR_KM


def is_place_right(named: Sequence[Named], places: Sequence[PlaceRef]) -> bool:
    """Whether a claim is where its mark says: each place that is marked, and none that does not hold one of them."""
    main = [place for place in places if place.role in MAIN and place.relation != "distance_from"]
    if not named:
        return all(place.kind == "country" for place in main)
    if not all(any(one.is_met(place) for place in places) for one in named):
        return False
    return all(any(one.is_met(place) or one.is_held(place) for one in named) for place in main)


def is_doer_right(scene: Scene, claim: Claim, mark: Mark) -> bool:
    """Whether one of the main actors of a claim is one that its mark names; none, where it names none."""
    acting = _acting(claim, mark)
    if not mark.by:
        return not acting
    return any(_is_called(scene, actor, name) for actor in acting for name in mark.by)


def is_party_right(scene: Scene, claim: Claim, mark: Mark) -> bool:
    """Whether one of the main actors of a claim has the id of a party that its mark names; as `is_doer_right` where the
    reading takes none of these names for a party."""
    ids = {mention.id for name in mark.by for mention in _called(scene, name)}
    if not ids:
        return is_doer_right(scene, claim, mark)
    return any(actor.id in ids for actor in _acting(claim, mark))


def _acting(claim: Claim, mark: Mark) -> list[ActorRef]:
    """The main actors of a claim; with those who suffer, where its type has them in the first place."""
    acting = [actor for actor in claim.actors_as(*ACTING) if actor.id != "unknown"]
    if mark.by and claim.type in _SUFFERERS_ACT:
        acting += claim.actors_as(*SUFFERING)
    return acting


def _called(scene: Scene, name: str) -> Iterator[ActorMention]:
    """The mentions whose words end as a name does that the report writes, or lie within it."""
    for hit in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", scene.document.text, re.IGNORECASE):
        span = Span(*hit.span())
        for mention in scene.document.actors:
            if mention.span.start < span.end <= mention.span.end or span.contains(mention.span):
                yield mention


def _is_called(scene: Scene, actor: ActorRef, name: str) -> bool:
    asked = _content(name)
    for written in (actor.as_written or "", actor.name):
        own = _content(written)
        if own and asked and (own[-1] == asked[-1] or len(set(own) & set(asked)) > 1 or set(asked) <= set(own)):
            return True
    start = scene.document.text.find(name)
    while start >= 0:
        span = Span(start, start + len(name))
        if any(mention.id == actor.id and mention.span.overlap(span) for mention in scene.document.actors):
            return True
        start = scene.document.text.find(name, start + 1)
    return False


def _content(text: str) -> list[str]:
    return [word for word in _WORDS.findall(text.casefold()) if word not in _SMALL]


def score(found: Sequence[Marked], gazetteer: Gazetteer, misses: list[str]) -> dict[str, float]:
    """The figures of these dispatches; what is wrong or missed is added to `misses`, a line each."""
    totals: Counter[str] = Counter()
    for one in found:
        scene, told = seen(one, gazetteer)
        places = settled(scene, told)
        for mark in one.marks:
            numbers = met(mark, told)
            totals["marks"] += 1
            totals["found"] += bool(numbers)
            named = [Named(scene, name, mark) for name in mark.at]
            right = False
            for number in numbers:
                claim = told[number].claims[0]
                totals["claims"] += 1
                here = is_place_right(named, places.get(claim.id, claim.places))
                doer = is_doer_right(scene, claim, mark)
                totals["place"] += here
                totals["doer"] += doer
                totals["party"] += is_party_right(scene, claim, mark)
                right = right or (here and doer)
                if not (here and doer):
                    wrong = ", ".join(name for name, fine in (("place", here), ("doer", doer)) if not fine)
                    misses.append(f"{one.name}: {wrong}: {mark.span.text_of(one.text)!r} in {claim.quote!r}")
            totals["both"] += right
            if not numbers:
                misses.append(f"{one.name}: missed: {mark.span.text_of(one.text)!r}")
    return _figures(totals)


def _figures(totals: Mapping[str, int]) -> dict[str, float]:
    figures: dict[str, float] = {"marks": totals["marks"]}
    for name, of in (
        ("found", "marks"),
        ("place", "claims"),
        ("doer", "claims"),
        ("party", "claims"),
        ("both", "marks"),
    ):
        figures[name] = round(totals[name] / max(1, totals[of]), 3)
    return figures


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of both parts; 2 where the folder holds no dispatch."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER, help="a folder of marked dispatches")
    add_choices(parser)
    options = parser.parse_args(arguments)
    dispatches = list(marked(options.folder))
    if not dispatches:
        print(f"{options.folder}: no marked dispatch (*.txt) in it", file=sys.stderr)
        return 2
    gazetteer, misses = Gazetteer.open(), list[str]()
    figures = {
        "tuned": score([one for one in dispatches if not one.held_out], gazetteer, misses),
        "held_out": score([one for one in dispatches if one.held_out], gazetteer, []),
    }
    show("marks", figures, misses, options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
