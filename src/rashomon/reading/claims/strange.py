"""Names that no list knows but that stand where only a place does: "near Mbauna", "on the Chad-Sudan border"."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from rashomon.model.place import PlaceRef
from rashomon.model.span import Span
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.frames.nouns import conjuncts
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.places.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LOCATIVE = {
    "in": "in",
    "at": "at",
    "near": "near",
    "outside": "near",
    "around": "near",
    "inside": "in",
    "from": "from",
    "to": "toward",
    "into": "toward",
    "of": "in",
}
_ON_LINES = frozenset({"on", "along", "at", "near", "in"})
_HYPHENS = frozenset({"-", "–", "‑", "/"})
_BOTH = 2


def unknown_names(scene: Scene, draft: Draft, seen: Collection[int]) -> list[PlaceRef]:
    """Capitalised names after "in", "near" or "at" that are neither known places nor parties."""
    found: list[PlaceRef] = []
    for token in draft.trigger.doc[draft.first : draft.last + 1]:
        if (span := _line_between(scene, token)) is not None:
            found.append(
                PlaceRef(
                    role=draft.default_place_role,
                    relation=_LOCATIVE.get(token.head.lower_, "in"),
                    as_written=span.text_of(scene.document.text),
                    basis="unresolved",
                    span=span,
                )
            )
            continue
        if token.pos_ != "PROPN" or token.dep_ != "pobj" or token.idx in seen:
            continue
        if token.head.lower_ not in _LOCATIVE and not (token.head.lower_ == "on" and _is_line(token)):
            continue
        if (
            scene.place(token) is not None
            or scene.actors(token)
            or scene.date(token) is not None
            or not token.text[:1].isupper()
        ):
            continue
        if _is_called_otherwise(scene, token):
            continue
        start = min(
            t.idx for t in (token, *(c for c in token.lefts if c.dep_ == "compound" or _is_of_street(c, token)))
        )
        if start == token.idx and token.text in words().streets | words().numbered_lines:
            continue  # "on the Square"
        span = Span(start, _end(token))
        relation = _LOCATIVE.get(token.head.lower_, "in")
        found.append(
            PlaceRef(
                role=draft.default_place_role,
                relation=relation,
                as_written=span.text_of(scene.document.text),
                basis="unresolved",
                span=span,
            )
        )
    return found


def _is_of_street(word: Token, street: Token) -> bool:
    """Whether an adjective is a part of a street's name: "on Greek Square"."""
    return word.dep_ == "amod" and word.text.istitle() and street.text in words().streets


def _is_line(token: Token) -> bool:
    """Whether a name ends in the noun of a road or a height: "on the Northern Trunk Highway"."""
    kinds = set(words().nouns.get(token.lower_, ()))
    return bool(kinds & {"road", "mountain"}) and any(child.dep_ == "compound" for child in token.lefts)


def _end(token: Token) -> int:
    """Where a name ends, with the number that is a part of it: "Zone 7"."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    last = after if after.text.isdigit() and after.head.i == token.i else token
    return int(last.idx + len(last.text))


def _is_called_otherwise(scene: Scene, token: Token) -> bool:
    """Whether capitals alone make a name of what is none: "Army Operations" in a heading, the number of a division."""
    inner = [c for c in token.lefts if c.dep_ in {"compound", "amod", "nmod"}]
    if token.text in words().bodies or any(child.lower_ in {"a", "an", "another"} for child in token.lefts):
        return True  # "of a national NGO"
    return token.text in words().units or any(scene.actors(t) for t in inner) or token.lemma_.lower() in words().events


def _line_between(scene: Scene, token: Token) -> Span | None:
    """The border, road or front that two names tell of: "the Chad-Sudan border", "the road between A and B"; None for
    other words."""
    if (
        token.lemma_.lower() not in shared()["lines_on_ground"]
        or token.dep_ != "pobj"
        or token.head.lower_ not in _ON_LINES
    ):
        return None
    doc = token.doc
    begin, end = token.i, token.i
    while begin > token.sent.start and (doc[begin - 1].text[:1].isupper() or doc[begin - 1].text in _HYPHENS):
        begin -= 1
    if not any(t.text in _HYPHENS or "-" in t.text for t in doc[begin : token.i]):
        ends = [t for link in token.rights if link.lower_ == "between" for t in _names_after(link)]
        if len(ends) != _BOTH or not all(scene.place(t) is not None for t in ends):
            return None
        end = ends[-1].i
    elif doc[begin].text in _HYPHENS:
        return None
    return Span(doc[begin].idx, doc[end].idx + len(doc[end].text))


def _names_after(link: Token) -> list[Token]:
    return [t for child in link.rights if child.dep_ == "pobj" for t in conjuncts(child)]
