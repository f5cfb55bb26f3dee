"""Which ACLED sub-event type a report's main event has.

Source: the public ACLED codebook (25 sub-event types in 6 event types; higher types absorb lower ones).  Five classes
more, for reports that ACLED does not code: attribution of responsibility, diplomacy, man-made and natural disaster,
organised crime.  `acled.toml` holds what each claim and each word speaks for.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from rashomon.errors import LexiconError
from rashomon.model import Claim
from rashomon.model.vocabulary import NOT_DONE

SUB_EVENT_TYPES = (
    "Government regains territory",
    "Non-state actor overtakes territory",
    "Armed clash",
    "Excessive force against protesters",
    "Protest with intervention",
    "Peaceful protest",
    "Violent demonstration",
    "Mob violence",
    "Chemical weapon",
    "Air/drone strike",
    "Suicide bomb",
    "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED",
    "Grenade",
    "Sexual violence",
    "Attack",
    "Abduction/forced disappearance",
    "Agreement",
    "Arrests",
    "Change to group/activity",
    "Disrupted weapons use",
    "Headquarters or base established",
    "Looting/property destruction",
    "Non-violent transfer of territory",
    "Other",
)
"""The 25 sub-event types, in the order of the codebook."""

OTHER_CLASSES = (
    "Attribution of responsibility",
    "Diplomacy",
    "Man-made disaster",
    "Natural disaster",
    "Organised crime",
)
"""Classes of reports that ACLED does not code."""

_DERIVED = re.compile(r"^[a-z]{3}-(forces|gov|police|air|navy|mod|moi|intel|state)(-|$)")
_OF_STATE = re.compile(r"^([a-z-]+)-(?:forces|gov|police|air|navy|mod|moi|intel|state)$")
_WITHIN = 0.5
"""How much a bomb counts that is set off within an assault told before."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“'‘(])")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for some sub-event types, and against others (negative points).

    `unless` and `needs` are words that must not, or must, stand in the report as well; a `flat` cue counts the same in
    whichever sentence it stands.
    """

    pattern: re.Pattern[str]
    points: tuple[tuple[str, float], ...]
    unless: re.Pattern[str] | None = None
    needs: re.Pattern[str] | None = None
    flat: bool = False


@dataclass(frozen=True, slots=True)
class _Rules:
    claims: dict[str, tuple[tuple[str, float], ...]]
    cues: tuple[Cue, ...]
    later: tuple[float, ...]
    states: frozenset[str]
    fighters: re.Pattern[str]
    of_states: re.Pattern[str]


def main_event(claims: Iterable[Claim], text: str, *, beyond: bool = True) -> str | None:
    """The sub-event type of the main event of a short report; None where nothing speaks for any.

    What is told first counts most.  With `beyond`, also the classes of `OTHER_CLASSES`.
    """
    totals = dict.fromkeys((*SUB_EVENT_TYPES, *(OTHER_CLASSES if beyond else ())), 0.0)
    rules = _rules()
    starts = _sentence_starts(text)
    for name, gained in (*_from_claims(claims, starts), *_from_words(text, starts)):
        if name in totals:
            totals[name] += gained
    best = max(totals, key=lambda name: totals[name])
    return best if totals[best] > 0 and rules.claims else None


def _from_claims(claims: Iterable[Claim], starts: Sequence[int]) -> list[tuple[str, float]]:
    """Points of the claims; of claims that speak for the same type, the weightiest alone counts."""
    best: dict[str, float] = {}
    told: list[Claim] = []
    for claim in claims:
        weight = _weight(claim.span.start, starts) * (_WITHIN if _is_within(claim, told) else 1.0)
        told.append(claim)
        for name, points in _points_of(claim):
            best[name] = max(best.get(name, 0.0), points * weight)
    return list(best.items())


def _is_within(claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether a bomb is set off within an assault told right before, by those who make it: the codebook codes the
    assault."""
    doers = {(actor.id, actor.as_written) for actor in claim.actors_as("initiator") if actor.id != "unknown"}
    return claim.subtype in ("mine_ied", "grenade") and any(
        one.type in ("attack", "clash")
        and one.subtype in ("unspecified", "small_arms", "armed_clash")
        and one.sentence == claim.sentence
        and bool(doers & {(actor.id, actor.as_written) for actor in one.actors_as("initiator")})
        for one in told
    )


def _from_words(text: str, starts: Sequence[int]) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    for cue in _rules().cues:
        match = cue.pattern.search(text)
        if match is None or (cue.unless is not None and cue.unless.search(text)):
            continue
        if cue.needs is not None and not cue.needs.search(text):
            continue
        weight = 1.0 if cue.flat else _weight(match.start(), starts)
        found += [(name, points * (weight if points > 0 else 1.0)) for name, points in cue.points]
    return found


def _sentence_starts(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in _SENTENCE.finditer(text)))


def _weight(offset: int, starts: Sequence[int]) -> float:
    """How much a word counts by the sentence that it stands in: later ones less."""
    later = _rules().later
    number = sum(1 for start in starts if start <= offset) - 1
    return later[min(number, len(later) - 1)]


def _points_of(claim: Claim) -> tuple[tuple[str, float], ...]:
    """What a claim speaks for; nothing where it did not happen."""
    if claim.modality in NOT_DONE or claim.polarity == "negated":
        return ()
    table = _rules().claims
    points = table.get(f"{claim.type}/{claim.subtype}") or table.get(claim.type, ())
    if claim.type == "territory_change" and points and points[0][0] == "Government regains territory":
        return tuple((_holder_type(claim) if name == "Government regains territory" else name, n) for name, n in points)
    if claim.type == "attack" and points and points[0][0] == "Attack" and _on_armed(claim):
        return (("Armed clash", points[0][1]),)
    return points


def _holder_type(claim: Claim) -> str:
    """Who holds the ground afterwards: the codebook keeps a government at home apart from all others."""
    takers = claim.actors_as("initiator", "co_initiator")
    if takers and all(not is_state(actor.id, actor.as_written) for actor in takers):
        return "Non-state actor overtakes territory"
    return "Government regains territory"


def _on_armed(claim: Claim) -> bool:
    """Whether an attack met an armed party: then it is a clash, whoever won."""
    hit = claim.actors_as("target", "victim", "opponent")
    armed = _rules().fighters
    return any(is_state(actor.id, actor.as_written) or armed.search(actor.as_written or "") for actor in hit)


def is_state(actor: str, written: str | None = None) -> bool:
    """Whether an actor is a state or its forces, by its id ("rus-air") or by its words."""
    if actor in ("civ", "persons", "residents", "unknown"):
        return False
    if _DERIVED.match(actor) or actor in _rules().states:
        return True
    body = _OF_STATE.match(actor)
    if body is not None and body[1] in _rules().states:
        return True  # of a state that is no more: "yugoslavia-forces"
    return actor.startswith("text:") and bool(_rules().of_states.search(written or actor))


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    """The table `acled.toml`.

    Raises:
        LexiconError: if a row names no sub-event type, or its words are no pattern.
    """
    rows = tomllib.loads(resources.files("rashomon.publishing").joinpath("acled.toml").read_text(encoding="utf-8"))
    return _Rules(
        claims={key: _named(points, key) for key, points in rows["claims"].items()},
        cues=tuple(_cue(row) for row in rows["cue"]),
        later=tuple(rows["order"]["later"]),
        states=frozenset((*rows["states"]["ids"], *rows["states"]["forces"])),
        fighters=_pattern(rows["fighters"]["words"]),
        of_states=_pattern(rows["states"]["words"]),
    )


def _named(points: dict[str, float], row: str) -> tuple[tuple[str, float], ...]:
    for name in points:
        if name not in SUB_EVENT_TYPES and name not in OTHER_CLASSES:
            raise LexiconError(f"publishing/acled.toml, {row}: no sub-event type {name!r}")
    return tuple(points.items())


def _cue(row: dict[str, object]) -> Cue:
    points, words = row["points"], row["words"]
    if not isinstance(points, dict) or not isinstance(words, list):
        raise LexiconError("publishing/acled.toml: a cue has `words`, a list, and `points`, a table")
    return Cue(
        pattern=_pattern(words),
        points=_named(points, str(words[0])),
        unless=_optional(row, "unless"),
        needs=_optional(row, "needs"),
        flat=bool(row.get("flat")),
    )


def _optional(row: dict[str, object], key: str) -> re.Pattern[str] | None:
    words = row.get(key)
    return _pattern(words) if isinstance(words, list) else None


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Whole words, whatever their case; each word is a regular expression."""
    try:
        return re.compile(rf"(?i)\b(?:{'|'.join(words)})\b")
    except re.error as error:
        raise LexiconError(f"publishing/acled.toml: {words[0]!r}: {error}") from error
