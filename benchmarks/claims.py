"""How many claims are right, against hand-made keys: `python -m benchmarks.claims [--misses] [--json]`.

The keys (`benchmarks/keys/*.json`) are dispatches of our own on wars since 1945, each coded whole by a careful reader
who listed every claim that a desk would want and every value that an honest second reader might equally choose:
`{text, published, held_out, claims}`, each claim with

- `q`: the words; `type`, `sub`, `pol`, `mod`, `voice`: the values that are right (`sub` and `voice` empty: any);
- `doer`, `whom`: registry ids or words, empty where the text names none; `n`: bounds of numbers by kind;
- `places`: the needed ones, each a list of options `{name, lat, lon, km}` (`missing`: no gazetteer has it, so that the
  bare name will do); `when`: intervals, null for an open end;
- `doer_ok`, `whom_ok`, `n_ok`, `places_ok`: what may stand there without being asked for; `opt`: missed at no cost.

A claim of ours is matched one to one with a row of the key that shares words with it and is of its type (or has its
numbers).  It is *right* when type, doer, whom, number, place, day, polarity and modality all are.

- `claims`, `right`: ours, and the share of them that is right; what meets no row counts as wrong.
- `asked`, `found`, `found_right`: rows that are not optional, the share met, the share met rightly.
- `right_FIELD`: the share of matched claims whose field is right; `voice` is not part of being right.

Strict in that one wrong field makes a claim wrong; relaxed in that a vague description counts as named by its head
word, an interval if it shares 0.4 of the days, and a place within its option's kilometres.
`held_out` are dispatches that nobody looks at while mending; both parts are shown.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.sets import add_choices, show
from rashomon import reading
from rashomon.gazetteer import Gazetteer
from rashomon.model import ActorRef, Claim, Dating, Report
from rashomon.model.earth import distance_km
from rashomon.model.vocabulary import CASUALTY_KINDS

KEYS = Path(__file__).parent / "keys"
FIELDS = ("type", "doer", "whom", "number", "place", "day", "mood")
ACTING = frozenset(
    {
        "initiator", "co_initiator", "perpetrator", "holder", "besieger", "emplacer", "force", "deployed", "provider",
        "party", "subject", "backer", "parent",
    }
)  # fmt: skip
SUFFERING = frozenset(
    {
        "target", "victim", "opponent", "besieged", "displaced", "affected", "population", "previous_holder", "object",
        "escorted_party", "backed", "member", "joined",
    }
)  # fmt: skip
_PERSONS = frozenset({"casualty_detail", "displacement", "population", "violation"})
_VAGUE = frozenset({"unspecified", "armed_clash"})
_KINDS = frozenset({*CASUALTY_KINDS, "displaced", "detained", "abducted", "besieged", "population"})
_WORDS = re.compile(r"\w+")
_SMALL = frozenset({"the", "a", "an", "of", "s", "and", "some", "two", "three"})
_OVERLAP = 0.4
_SAME_DAYS = 0.4
_NEAR_KM = 15.0
_SLACK = 0.12  # of a bound of a range that is no exact number
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Key:
    """One dispatch and what it says; `rows` as in the module's docstring."""

    name: str
    text: str
    published: date | None
    held_out: bool
    rows: tuple[Row, ...]


def keys(folder: Path = KEYS) -> Iterator[Key]:
    """The keys of a folder, by name.

    Raises:
        ValueError: if a row's words are not in its text.
    """
    for path in sorted(folder.glob("*.json")):
        content = json.loads(path.read_text("utf-8"))
        day = date.fromisoformat(content["published"]) if content["published"] else None
        for row in content["claims"]:
            if row["q"] not in content["text"]:
                raise ValueError(f"{path.name}: the text does not hold {row['q']!r}")
        yield Key(path.stem, content["text"], day, content["held_out"], tuple(content["claims"]))


def score(found: Sequence[Key], gazetteer: Gazetteer, misses: list[str]) -> dict[str, float]:
    """The figures of these keys; what is wrong or missed is added to `misses`, a line each."""
    totals: Counter[str] = Counter()
    for key in found:
        published = None if key.published is None else Dating(day=key.published, basis="given")
        claims = reading.read(Report(id=key.name, text=key.text, sha256="", published=published), gazetteer).claims
        claims = tuple(claim for claim in claims if claim.status != "noise_duplicate")
        met = match(key, claims)
        totals["claims"] += len(claims)
        for number, claim in enumerate(claims):
            row, fields = met.get(number, (None, {}))
            wrong = [name for name in FIELDS if not fields.get(name)]
            totals["matched"] += row is not None
            totals.update(f"right_{name}" for name, right in fields.items() if right)
            totals["right"] += not wrong
            totals["found_right"] += row is not None and not wrong and not key.rows[row]["opt"]
            if wrong:
                misses.append(f"{key.name}: {', '.join(wrong) if row is not None else 'no such row'}: {claim.quote!r}")
        rows = {row for row, _fields in met.values()}
        for number, asked in enumerate(key.rows):
            if not asked["opt"]:
                totals["asked"] += 1
                totals["found"] += number in rows
                if number not in rows:
                    misses.append(f"{key.name}: missed {asked['type'][0]}: {asked['q']!r}")
    return _figures(totals)


def _figures(totals: Mapping[str, int]) -> dict[str, float]:
    figures: dict[str, float] = {"claims": totals["claims"], "asked": totals["asked"]}
    for name in ("right", "found", "found_right"):
        figures[name] = round(totals[name] / max(1, totals["claims" if name == "right" else "asked"]), 3)
    for name in (*FIELDS, "voice"):
        figures[f"right_{name}"] = round(totals[f"right_{name}"] / max(1, totals["matched"]), 3)
    return figures


def match(key: Key, claims: Sequence[Claim]) -> dict[int, tuple[int, dict[str, bool]]]:
    """Number of a claim -> number of its row and which fields are right; the best pairs first."""
    places = [_places_of(key.text, row["q"]) for row in key.rows]
    besides = [_numbers_beside(key.rows, places, number) for number in range(len(key.rows))]
    pairs = []
    for number, claim in enumerate(claims):
        for place, row in enumerate(key.rows):
            shared = max((_shared(span, claim) for span in places[place]), default=0.0)
            if shared < _OVERLAP:
                continue
            fields = judge(claim, row, besides[place])
            if claim.type not in row["type"] and not (row["n"] and fields["number"]):
                continue
            right = sum(fields[name] for name in FIELDS)
            value = 10 * (right == len(FIELDS)) + 2 * (claim.type in row["type"]) + right + 0.2 * shared
            pairs.append((-value, number, place, fields))
    found: dict[int, tuple[int, dict[str, bool]]] = {}
    taken: set[int] = set()
    for _value, number, place, fields in sorted(pairs, key=lambda pair: pair[:3]):
        if number not in found and place not in taken:
            found[number] = (place, fields)
            taken.add(place)
    return found


def _places_of(text: str, words: str) -> list[tuple[int, int]]:
    return [(hit.start(), hit.end()) for hit in re.finditer(re.escape(words), text)]


def _shared(span: tuple[int, int], claim: Claim) -> float:
    """The share of the shorter of two stretches that lies in both."""
    both = min(span[1], claim.span.end) - max(span[0], claim.span.start)
    return max(0.0, both / min(span[1] - span[0], claim.span.end - claim.span.start))


def _numbers_beside(
    rows: Sequence[Row], places: Sequence[Sequence[tuple[int, int]]], number: int
) -> dict[str, list[Any]]:
    """The numbers of other rows that share words with a row: two rows for "killed 5 and wounded 8" or one."""
    found: dict[str, list[Any]] = defaultdict(list)
    for other, row in enumerate(rows):
        meets = any(a < d and c < b for a, b in places[number] for c, d in places[other])
        if other != number and meets:
            for kind, bounds in row["n"].items():
                found[kind] += _options(bounds)
    return found


def judge(claim: Claim, row: Row, beside: Mapping[str, list[Any]]) -> dict[str, bool]:
    """Which fields of a claim are what a row allows."""
    voice = [source.id for source in claim.attribution.chain[1:]][-1:] or ["outlet"]
    return {
        "type": claim.type in row["type"]
        and (not row["sub"] or claim.subtype in row["sub"] or claim.subtype in _VAGUE),
        "doer": _doer(claim, row),
        "whom": _whom(claim, row),
        "number": _number(claim, row, beside),
        "place": _place(claim, row),
        "day": any(_same_days(claim, start, end) for start, end in row["when"]),
        "mood": claim.polarity in row["pol"] and claim.modality in row["mod"],
        "voice": not row["voice"] or voice[0] in row["voice"],
    }


def _words(text: str) -> list[str]:
    return [word for word in _WORDS.findall(text.lower()) if word not in _SMALL]


def _is_called(actor: ActorRef, names: Sequence[str]) -> bool:
    """Whether an actor is one of these ids, or a bare description that one of these words fits."""
    if actor.id in names:
        return True
    if not (actor.id.startswith("text:") or actor.id in {"civ", "persons", "residents"}):
        return False
    own, bare = _words(actor.as_written or actor.id), set(_words(actor.id.removeprefix("text:")))
    for name in names:
        words = _words(name)
        if words and (
            words[-1] in own or own[-1:] == words[-1:] or set(words) <= set(own) or (bare and bare <= set(words))
        ):
            return True
    return False


def _doer(claim: Claim, row: Row) -> bool:
    actors = [actor for actor in claim.actors_as(*ACTING) if actor.id != "unknown"]
    names = row["doer"] or []
    if not actors:
        return not names or "unknown" in names
    allowed = [*names, *row.get("doer_ok", ())]
    return any(_is_called(actor, names) for actor in actors) and all(_is_called(actor, allowed) for actor in actors)


def _whom(claim: Claim, row: Row) -> bool:
    actors = [actor for actor in claim.actors_as(*SUFFERING) if actor.id not in {"unknown", "persons"}]
    names = [*(row["whom"] or ()), *row.get("whom_ok", ())]
    if not names:
        return not any(_is_called(actor, row["doer"] or ()) for actor in actors)
    if not actors:
        return claim.type not in _PERSONS or "persons" in names
    return any(_is_called(actor, names) for actor in actors)


def _options(bounds: Any) -> list[Any]:
    return list(bounds) if bounds and isinstance(bounds[0], list) else [bounds]


def _number(claim: Claim, row: Row, beside: Mapping[str, list[Any]]) -> bool:
    own: dict[str, list[tuple[float | None, float | None]]] = defaultdict(list)
    for quantity in claim.quantities:
        own[quantity.kind].append((quantity.low, quantity.high))
    for kind, bounds in row["n"].items():
        if not any(_same_number(option, given) for option in _options(bounds) for given in own.get(kind, ())):
            return False
    for kind in own.keys() & _KINDS:
        allowed = [
            option for part in (row["n"], row.get("n_ok", {})) if kind in part for option in _options(part[kind])
        ]
        allowed += beside.get(kind, [])
        if kind not in row["n"]:
            allowed += [[1, 1], [1, None], [2, None]]  # "a soldier was killed", "troops were killed"
        if not all(any(_same_number(option, given) for option in allowed) for given in own[kind]):
            return False
    return True


def _same_number(option: Sequence[float | None], given: tuple[float | None, float | None]) -> bool:
    low, high = option
    if (low, high) == given:
        return True
    if low is None or high is None or given[0] is None or given[1] is None or low == high:
        return False
    near_low = abs(low - given[0]) <= _SLACK * max(1.0, given[0])
    return near_low and abs(high - given[1]) <= _SLACK * max(1.0, given[1])


def _place(claim: Claim, row: Row) -> bool:
    located = [(place.lat, place.lon) for place in claim.places if place.lat is not None and place.lon is not None]
    bare = [_words(place.as_written or "") for place in claim.places if place.lat is None]
    needed, beside = row["places"] or [], row.get("places_ok") or []
    for options in needed:
        unlisted = all(option.get("missing") for option in options)
        by_name = unlisted and any(_words(option["name"]) in bare for option in options)
        if not by_name and not any(_is_at(point, options) for point in located):
            return False
    allowed = [option for options in (*needed, *beside) for option in options]
    return all(_is_at(point, allowed) for point in located)


def _is_at(point: tuple[float, float], options: Sequence[Mapping[str, Any]]) -> bool:
    return any(
        option.get("lat") is not None
        and distance_km(*point, option["lat"], option["lon"]) <= option.get("km", _NEAR_KM)
        for option in options
    )


def _same_days(claim: Claim, start: str | None, end: str | None) -> bool:
    time = claim.time
    if (start is None) != (time.start is None) or (end is None) != (time.end is None):
        return False
    first, last = (date.fromisoformat(day) if day else None for day in (start, end))
    if first is None or last is None or time.start is None or time.end is None:
        ends = ((first, time.start), (last, time.end))
        return all(a is None or b is None or abs((a - b).days) <= 1 for a, b in ends)
    both = (min(last, time.end) - max(first, time.start)).days + 1
    asked, given = (last - first).days + 1, (time.end - time.start).days + 1
    return both > 0 and (both / (asked + given - both) >= _SAME_DAYS or (both == asked and given <= 2))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of both parts."""
    parser = argparse.ArgumentParser(description="How many claims are right, against hand-made keys.")
    add_choices(parser)
    options = parser.parse_args(arguments)
    gazetteer, misses = Gazetteer.open(), list[str]()
    found = list(keys())
    parts = {
        "tuned": score([key for key in found if not key.held_out], gazetteer, misses),
        "held_out": score([key for key in found if key.held_out], gazetteer, []),
    }
    show("claims", parts, misses, options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
