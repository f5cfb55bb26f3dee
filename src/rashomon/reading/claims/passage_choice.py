"""Where a claim was when its own words do not settle it: which place of the whole report, weighed by learned trees.

The rules come first: what the claim's own sentence tells stands.  Where it tells nothing, they carry a place over only
from close by; the weights tell whether the place named last is still the scene.  `training/passages.py` made them
(`passage_weights.json`) and says what they were learned from.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from rashomon.model.claim import Claim
from rashomon.model.place import WIDE, PlaceRef
from rashomon.model.span import Span
from rashomon.reading.claims.implied import doers, is_of_others, opens_anew, stands
from rashomon.reading.claims.nearby import is_of_source
from rashomon.reading.claims.passage_features import MAIN, Option, Passages, Seen
from rashomon.reading.claims.place_choice import BASIS, EVEN, UNWEIGHED, Trees
from rashomon.reading.claims.referring import ref
from rashomon.reading.claims.strange_kinds import is_line
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.mentions import Weighing

NO_SCENE = UNWEIGHED | {"place_fact", "front_distance"}
"""Claims whose place is no scene: where somebody goes, who agrees or speaks, and where places lie."""
_CARRIED = "dateline"
_SPEAKERS = ("sort=metonym", "sort=seat")
"""Where somebody only speaks: "Moscow said", "a spokesman in Geneva"."""
_REACH = 8
"""After how many sentences a place told before no longer stands for one left out."""
WEIGHTS = "passage_weights"


class Told(NamedTuple):
    """A draft with the claims that were made of it: one for each voice, and its parts."""

    draft: Draft
    claims: Sequence[Claim]


@lru_cache(maxsize=1)
def passage_trees() -> Trees:
    """The weights that came with the package."""
    return Trees(json.loads(files("rashomon.reading.claims").joinpath(f"{WEIGHTS}.json").read_text("utf-8")))


def settled(scene: Scene, told: Sequence[Told]) -> dict[str, tuple[PlaceRef, ...]]:
    """The places of the claims that were weighed anew, by the id of the claim; those that stay as they are, are absent.

    `told` are the drafts that made claims, in the order of the text.
    """
    passages = Passages(scene, [(draft, claims[0]) for draft, claims in told])
    asked: list[tuple[int, list[Option]]] = []
    for number, (draft, claims) in enumerate(told):
        if is_weighed(draft) and is_open(claims[0].places) and (options := passages.options(number)):
            asked.append((number, options))
    chances = iter(passage_trees().chances([option.row for _number, options in asked for option in options]))
    found: dict[str, tuple[PlaceRef, ...]] = {}
    for number, options in asked:
        draft, claims = told[number]
        weighed = [next(chances) for _option in options]
        places = _choose(passages, number, options, weighed)
        if places is not None:
            found |= {claim.id: places for claim in claims if claim.places == claims[0].places}
    return found


def is_weighed(draft: Draft) -> bool:
    """Whether the place of such a claim is a matter for the weights."""
    return draft.wants_place and draft.type not in NO_SCENE and draft.sentence.duplicate_of is None


def is_open(places: Sequence[PlaceRef]) -> bool:
    """Whether the rules found no place in the claim's own sentence but whence something came, and carried over at most
    the town of the date line."""
    told = [place for place in places if place.role != "origin"]
    return all(place.basis == _CARRIED and place.kind not in WIDE for place in told)


def chosen(passages: Passages, number: int, options: Sequence[Option], chances: Sequence[float]) -> int | None:
    """The option that an open claim was at, by its number, instead of what the rules chose; None where that stands.

    It is the likeliest of all, and the place that was named last before the claim's sentence.
    """
    best = max(range(len(options)), key=lambda n: chances[n])
    option = options[best]
    if chances[best] < EVEN or option.ref is not None or option.row["own"] or option.row["rank"] > 0:
        return None
    return best if _may_be(passages, number, option) else None


def _may_be(passages: Passages, number: int, option: Option) -> bool:
    """Whether nothing keeps a claim from being at a place told before: neither what it tells of, nor a scene opened."""
    draft, claim = passages.told[number]
    if any(map(option.row.get, _SPEAKERS)) or (option.seen is not None and _is_way(passages.scene, option.seen)):
        return False
    told = passages.told_at(number, option)
    if told is None or option.row["back"] > _REACH or opens_anew(passages.scene, draft, told):
        return False
    if told.place.place_id is None and is_line(told.place):
        return False  # a river that nobody knows runs through more than one place
    return stands(passages.scene, draft, told) and not is_of_others(draft, told, doers(claim.actors))


def _is_way(scene: Scene, seen: Seen) -> bool:
    """Whether a place is only where somebody was who is cited: "said X, a trader who reached Y"."""
    span = seen.mention.span
    words = scene.document.doc.char_span(span.start, span.end, alignment_mode="expand")
    return words is not None and is_of_source(scene, words.root)


def _choose(
    passages: Passages, number: int, options: Sequence[Option], chances: Sequence[float]
) -> tuple[PlaceRef, ...] | None:
    """The places of a claim as weighed; None where they stay."""
    best = chosen(passages, number, options, chances)
    if best is None:
        return None
    scene, (draft, claim) = passages.scene, passages.told[number]
    for other, option in enumerate(options):
        if option.ref is not None and option.ref.role in MAIN:
            _note(scene, draft, option, chances[other], taken=False)
    _note(scene, draft, options[best], chances[best], taken=True)
    return (taken(scene, draft, options[best]), *(place for place in claim.places if place.role not in MAIN))


def taken(scene: Scene, draft: Draft, option: Option) -> PlaceRef:
    """An option as the place of a claim: as the rules have it, or else as named.

    One that the claim's own sentence does not name has no words, if it is known.

    Raises:
        ValueError: if the rules did not choose it and the report does not name it.
    """
    if option.ref is not None:
        return option.ref
    if option.seen is None:
        raise ValueError(f"{option.spot.key}: neither chosen by the rules nor named in the report")
    mention, place = option.seen.mention, option.spot.place
    if option.seen.sentence == draft.sentence.index and mention.sort not in {"metonym", "seat", "dateline"}:
        return ref(scene, mention, draft.default_place_role, None, basis=BASIS)
    told = ref(scene, mention, draft.default_place_role, "in", basis=BASIS)
    return told if place is None else replace(told, as_written=None, span=None)


def _note(scene: Scene, draft: Draft, option: Option, chance: float, *, taken: bool) -> None:
    """Write down that a place was taken or left out for its weight: `explain` shows it."""
    trigger = draft.trigger
    event = Span(trigger.idx, trigger.idx + len(trigger.text))
    named = option.seen.mention.span if option.seen is not None else event
    name = option.spot.place.name if option.spot.place is not None else named.text_of(scene.document.text)
    row = _numbers(option.row)
    scene.weighings.append(
        Weighing(span=named, event=event, chance=chance, taken=taken, features=row, weights=WEIGHTS, name=name)
    )


def _numbers(row: Mapping[str, float]) -> dict[str, float]:
    return {name: float(value) for name, value in row.items() if value}
