"""People's judgements laid over the machine's claims, before they are reconciled.  Nothing kept is changed by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from rashomon.model import Claim, Judgement
from rashomon.project import naming
from rashomon.project.corrected import corrected
from rashomon.project.corrections import WrongCorrection
from rashomon.store.codec import Mark

_VERDICTS = ("accept", "reject")
SOURCES = ("camp", "reliability")
"""Judgements on a source, which touch every claim of it."""
EVERYWHERE = (*SOURCES, naming.NAME)
"""Judgements that may touch a claim of any report."""
PAIRS = ("same", "different", "unsure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two claims (ids) of which a person said that they are of the `same` event, or of `different` ones."""

    kind: str
    first: str
    second: str
    judgement: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The claims as people left them.

    `by` maps the id of a claim to the judgements that touch it; `gone` are judgements whose claim no reading has now.
    """

    claims: tuple[Claim, ...]
    pairs: tuple[Pair, ...] = ()
    by: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    gone: tuple[Judgement, ...] = ()


def is_pair(one: Judgement) -> bool:
    """Whether it is on two claims; one that is `unsure` may be on a claim alone."""
    return one.kind in PAIRS and "other" in one.value


def check_pair(kind: str, other: str | None) -> None:
    """Whether a judgement of this kind can be on a claim alone, or on two.

    Raises:
        WrongCorrection: if it cannot.
    """
    if kind in ("same", "different") and other is None:
        raise WrongCorrection(f"{kind!r} is said of two claims: name the other one")
    if other is not None and kind not in PAIRS:
        raise WrongCorrection(f"{kind!r} is said of one claim: leave the other one out")


def standing(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Those that hold: not undone, nor an undoing themselves.  An undoing that is undone gives its judgement back."""
    return tuple(one for one in in_force(judgements) if one.undoes is None)


def in_force(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Those that are not undone, undoings included."""
    undone: set[int] = set()
    for one in reversed(judgements):
        if one.undoes is not None and one.number not in undone:
            undone.add(one.undoes)
    return tuple(one for one in judgements if one.number not in undone)


def retracted(judgements: Iterable[Judgement], known_on: date | None) -> frozenset[str]:
    """The ids of the reports that were taken back on that day or before."""
    return frozenset(
        one.subject
        for one in judgements
        if one.kind == "retract" and (known_on is None or one.value["day"] <= known_on.isoformat())
    )


def camps_of(judgements: Iterable[Judgement]) -> dict[str, str | None]:
    """Origin id -> the camp that people put it into, the latest of them; None for one that stands alone."""
    return {one.subject: one.value["camp"] or None for one in judgements if one.kind == "camp"}


def reliabilities_of(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Origin id -> the Admiralty letter that people gave it, the latest of them."""
    return {one.subject: one.value["letter"] for one in judgements if one.kind == "reliability"}


def decide(claims: Sequence[Claim], judgements: Sequence[Judgement]) -> Decided:
    """The claims as the judgements that stand leave them (in the order of time), without those rejected."""
    index = _Index(claims)
    camps, letters = camps_of(judgements), reliabilities_of(judgements)
    meant = naming.laid(claims, judgements)  # what is said of one claim goes before what is said of a name
    changed = {name: claim for name, (claim, _) in meant.items()}
    verdict: dict[str, tuple[str, int]] = {}
    by = {name: list(numbers) for name, (_, numbers) in meant.items()}
    pairs: dict[frozenset[str], Pair] = {}
    gone: list[Judgement] = []
    for one in judgements:
        if one.kind not in (*_VERDICTS, *PAIRS, "correct"):
            continue
        claim = index.find(one.subject, one.value)
        other = index.find(one.value["other"], one.value, prefix="other_") if is_pair(one) else claim
        if claim is None or other is None:
            gone.append(one)
            continue
        for touched in {claim.id, other.id}:
            by.setdefault(touched, []).append(one.number)
        if one.kind == "correct":
            changed[claim.id] = corrected(changed.get(claim.id, claim), one)
        elif not is_pair(one):
            verdict[claim.id] = (one.kind, one.number)
        else:
            key = frozenset((claim.id, other.id))
            pairs[key] = Pair(kind=one.kind, first=claim.id, second=other.id, judgement=one.number)
    left = [
        _with_sources(changed.get(claim.id, claim), camps, letters)
        for claim in claims
        if verdict.get(claim.id, ("", 0))[0] != "reject"
    ]
    there = {claim.id for claim in left}
    return Decided(
        claims=tuple(_without(claim, there) for claim in left),
        pairs=tuple(pair for pair in pairs.values() if {pair.first, pair.second} <= there),
        by={name: tuple(sorted(numbers)) for name, numbers in by.items()},
        gone=tuple(gone),
    )


def numbered(marks: Mapping[str, Mark], judgements: Iterable[Judgement]) -> dict[str, tuple[int, ...]] | None:
    """The numbers of the judgements on each claim, as `decide` finds them, from the ids and marks of those that they
    name alone; None where that does not tell, as where a claim has another number now or a name is judged."""
    by: dict[str, list[int]] = {}
    for one in judgements:
        if one.kind == naming.NAME:
            return None
        if one.kind not in (*_VERDICTS, *PAIRS, "correct"):
            continue
        named = [(one.subject, "")] + ([(one.value["other"], "other_")] if is_pair(one) else [])
        for name, prefix in named:
            wanted = _wanted(one.value, prefix)
            if name not in marks or (None not in wanted and marks[name] != wanted):
                return None
        for touched in {name for name, _ in named}:
            by.setdefault(touched, []).append(one.number)
    return {name: tuple(sorted(numbers)) for name, numbers in by.items()}


def _wanted(value: Mapping[str, str], prefix: str) -> tuple[str | None, str | None, str | None]:
    """What a judgement remembers of a claim."""
    return value.get(f"{prefix}type"), value.get(f"{prefix}start"), value.get(f"{prefix}end")


def _with_sources(claim: Claim, camps: Mapping[str, str | None], letters: Mapping[str, str]) -> Claim:
    """The claim with its sources in the camps and with the reliabilities that people gave them."""
    chain = claim.attribution.chain
    judged = tuple(
        replace(one, camp=camps.get(one.id, one.camp), reliability=letters.get(one.id, one.reliability))
        for one in chain
    )
    return claim if judged == chain else replace(claim, attribution=replace(claim.attribution, chain=judged))


def _without(claim: Claim, there: set[str]) -> Claim:
    """A part whose whole was rejected stands alone."""
    part = claim.component_of if claim.component_of in there else None
    copy = claim.duplicate_of if claim.duplicate_of in there else None
    if (part, copy) == (claim.component_of, claim.duplicate_of):
        return claim
    return replace(claim, component_of=part, duplicate_of=copy)


class _Index:
    """Claims by id, and by what a judgement remembers of them: a later reading may number them otherwise."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._ids = {claim.id: claim for claim in claims}
        self._of: dict[str, list[Claim]] = {}
        for claim in claims:
            self._of.setdefault(claim.report, []).append(claim)

    def find(self, name: str, value: Mapping[str, str], prefix: str = "") -> Claim | None:
        """The claim that was judged; None if no claim has its type and words now."""
        wanted = _wanted(value, prefix)
        if None in wanted:
            return self._ids.get(name)
        same = self._ids.get(name)
        if same is not None and mark(same) == wanted:
            return same
        report = name.rpartition("#")[0]
        return next((claim for claim in self._of.get(report, ()) if mark(claim) == wanted), None)


def mark(claim: Claim) -> Mark:
    """What a claim is known by over several readings: its type and its words."""
    return claim.type, str(claim.span.start), str(claim.span.end)


def remembered(claim: Claim) -> dict[str, str]:
    """What a judgement keeps of its claim."""
    kind, start, end = mark(claim)
    return {"type": kind, "start": start, "end": end, "quote": claim.quote}
