"""What holds a narrow place that no gazetteer knows: "al-Midan neighbourhood" lies in the town that the text speaks of.

The narrow place keeps its name; the point is that of the town or division, given beside it as one only implied.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from rashomon.model.place import PlaceRef
from rashomon.reading.claims.implied import Told
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.mentions import PlaceMention, Sentence
from rashomon.reading.places.antecedents import is_called_quarter
from rashomon.reading.places.lands import LOCATING
from rashomon.reading.places.together import is_wide_region
from rashomon.reading.places.words import words

_REACH = 5
"""Sentences back in which the town of a quarter may be named."""
_HOLDING = re.compile(
    r"\s*(?:,|\(|of|in|,? ?[\w -]{0,24}\bin(?: the)?(?: [\w-]+){0,3}"
    r"|,? ?(?:the )?(?:[\w-]+ )?(?:headquarters|capital|seat|cent(?:re|er)) of(?: the)?)\s*",
    re.IGNORECASE,
)
_TOWN_NOUNS = frozenset({"town", "city"})
_TOWNS = frozenset({"city"})
_LANDS = frozenset({"admin1", "admin2", "region"})
_PARTS = frozenset({"district", "site"})
_PLACES = frozenset({"name", "seat", "dateline", "description"})


def container(scene: Scene, draft: Draft, narrow: PlaceRef, before: Sequence[Told]) -> PlaceMention | PlaceRef | None:
    """The town that a quarter, street or building lies in, or the division that a village does; None where none is
    told: not in its sentence, nor where its passage is set, nor in the sentences just before."""
    span = narrow.span
    if span is None or narrow.place_id is not None:
        return None
    kinds = _kinds(scene, narrow)
    beside = _named_with(scene, narrow, kinds or _TOWNS | _LANDS)
    if beside is not None:
        return beside
    if not kinds:  # a village may lie in what heads the item
        return next((t.place for t in before if t.place.basis == "heading" and t.place.lat is not None), None)
    found = _in_sentence(scene, draft.sentence, kinds, span.start)
    if found:
        return found[0] if len({_ref(m) for m in found}) == 1 else None
    beside = _told_beside(scene, draft.sentence) if kinds == _LANDS else None
    if beside is not None or scene.document.tokens_of(draft.sentence)[0].lower_ in shared()["scene_openers"]:
        return beside
    told = next((told.place for told in before if told.place.lat is not None), None)
    if told is not None and told.basis == "dateline" and (nearer := _just_before(scene, draft.sentence, kinds)):
        return nearer
    if told is not None and (told.kind in kinds or told.kind not in _PARTS):
        return told if told.kind in kinds else None
    return _just_before(scene, draft.sentence, kinds)


def _told_beside(scene: Scene, sentence: Sentence) -> PlaceMention | None:
    """The one town that a village is told to lie beside: "North of X fighters seized a village"."""
    inside = (m for m in scene.document.places if sentence.span.contains(m.span) and m.sort in {"name", "seat"})
    beside = [m for m in inside if m.relation.endswith("_of") and m.relation != "part_of"]
    known = [m for m in beside if m.place is not None and m.place.kind in _TOWNS]
    return known[0] if len(known) == len(beside) == 1 else None


def quartered_town(scene: Scene, draft: Draft) -> PlaceMention | None:
    """The town told of just before of which a claim names no quarter: "shells fell on several neighbourhoods"."""
    own = draft.trigger.doc[draft.first : draft.last + 1]
    if not any(t.tag_ == "NNS" and t.lower_ in words().quarters and scene.place(t) is None for t in own):
        return None
    return _just_before(scene, draft.sentence, _TOWNS)


def _kinds(scene: Scene, narrow: PlaceRef) -> frozenset[str]:
    """The kinds of places that may hold one, for what it is called; empty where the text does not say what it is."""
    written = narrow.as_written or ""
    last = written.rsplit(" ", 1)[-1].casefold()
    lexicon = words()
    if narrow.span is not None and is_called_quarter(scene.document, narrow.span):
        return _TOWNS
    if last in lexicon.facilities and written.islower():
        return _TOWNS  # "the camp"
    if written.split(" ", 1)[0].casefold() in lexicon.ways:
        return _TOWNS  # "the Rue Michelet"
    if " " in written and written.rsplit(" ", 1)[-1] in lexicon.streets:
        return _TOWNS  # "the Cavehill Road"
    if last in lexicon.single_quarters or last in lexicon.quarters or last in shared()["spots"]:
        return _TOWNS
    before = scene.document.text[: narrow.span.start if narrow.span is not None else 0].casefold().split()[-3:]
    if last in shared()["small_settlements"] or shared()["small_settlements"] & set(before):
        return _LANDS
    if last in _TOWN_NOUNS or (before[-1:] == ["of"] and _TOWN_NOUNS & set(before)):
        return _LANDS
    if before[-1:] == ["of"] and set(before) & lexicon.quarters:
        return _TOWNS
    return frozenset()


def _named_with(scene: Scene, narrow: PlaceRef, kinds: frozenset[str]) -> PlaceMention | None:
    """What the text once says to hold a place of this name: "the X quarter of Y"; its spelling without its noun."""
    document = scene.document
    name = _bare(narrow.as_written or "")
    places = document.places
    for number, mention in enumerate(places[:-1]):
        if mention.place is not None or _bare(mention.span.text_of(document.text)) != name:
            continue
        last, after = number, places[number + 1]
        while last + 2 < len(places) and after.place is None and _is_next(scene, places[last], after):
            last, after = last + 1, places[last + 2]  # "X and Y in Z"
        gap = document.text[places[last].span.end : after.span.start]
        if after.place is not None and _may_hold(scene, after, kinds) and _HOLDING.fullmatch(gap):
            return after
    return None


def _is_next(scene: Scene, one: PlaceMention, other: PlaceMention) -> bool:
    return scene.document.text[one.span.end : other.span.start].strip() in {"and", ",", ", and"}


def _may_hold(scene: Scene, mention: PlaceMention, kinds: frozenset[str]) -> bool:
    """Whether a place is of a kind that may hold one, or called a division though only its town is known."""
    called = mention.span.text_of(scene.document.text).rsplit(" ", 1)[-1]
    division = "admin2" in words().nouns.get(called, ())
    return mention.place is not None and (mention.place.kind in kinds or (division and bool(_LANDS & kinds)))


def _bare(name: str) -> str:
    nouns = words().nouns
    return " ".join(word for word in name.casefold().split() if word not in nouns)


def _in_sentence(scene: Scene, sentence: Sentence, kinds: frozenset[str], at: int) -> list[PlaceMention]:
    """The places of these kinds that a sentence names, who speaks there included, the nearest first."""
    places = scene.document.places
    first = bisect_left(places, sentence.span.start, key=lambda m: m.span.start)
    found: list[PlaceMention] = []
    for mention in places[first:]:
        if mention.span.start >= sentence.span.end:
            break
        if mention.sort not in _PLACES or mention.place is None or mention.place.kind not in kinds:
            continue
        if mention.relation not in LOCATING and not (
            mention.relation.endswith("_of") and mention.relation != "part_of"
        ):
            found.append(mention)
    return sorted(found, key=lambda m: abs(m.span.start - at))


def _just_before(scene: Scene, sentence: Sentence, kinds: frozenset[str]) -> PlaceMention | None:
    """The one place of these kinds that the last sentence that names any does name; no division that another town was
    named outside of since."""
    towns: list[PlaceMention] = []
    for back in range(1, _REACH + 1):
        if sentence.index - back < 0:
            return None
        earlier = scene.document.sentences[sentence.index - back]
        found = _in_sentence(scene, earlier, kinds, earlier.span.end)
        found = [m for m in found if not is_wide_region(m.place)]
        if found:
            one = found[0] if len({_ref(m) for m in found}) == 1 else None
            return one if one is None or all(_is_in(town, one) for town in towns) else None
        towns += _in_sentence(scene, earlier, _TOWNS, earlier.span.end)
    return None


def _is_in(town: PlaceMention, land: PlaceMention) -> bool:
    """Whether a town lies in a division, as far as their codes tell."""
    inner, outer = town.place, land.place
    if inner is None or outer is None or not (inner.admin1 and outer.admin1):
        return True
    return inner.admin1 == outer.admin1


def _ref(mention: PlaceMention) -> str:
    return mention.place.id if mention.place is not None else ""
