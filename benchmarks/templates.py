"""Whether whole events of attacks are read as in the templates of MUC-4: `python -m benchmarks.templates FILE...`.

A row holds a dispatch of 1989 to 1991 on Latin America, in capitals, and the templates that coders filled for it: one
for each attack, bombing, kidnapping, arson, robbery, hijacking or forced stoppage of work by or on someone who is not
only military.  The dispatch is read alone, with no day given.

An *answer* is an event of the record that answers to one of the types and is told as done.  Left out, by rules of the
task that are not the field's, are clashes; attacks of which all victims and targets that are named are armed, or are
arms; the dead and hurt of whom nothing tells who they are (losses in a fight); sums of several events; and what ended
more than two months before the day of the report, which is told as background.  So are plans, threats and denials.  An
attempt (planned, at a time up to that day) is an answer, as the coders have templates of what was attempted.
A template marked optional counts if it is answered and is forgiven if not; those whose stage is only threatened are
left out.

- `report_precision`, `report_recall`, `report_f1`: whether there is an attack in the report at all; reports with only
  optional templates are left out.
- Templates and answers are aligned one to one, the pairs that agree in most slots first; a pair needs the same type
  and one more slot, or place and day.  `aligned` is the share of templates that are; `event_precision`, `event_recall`
  and `event_f1` count pairs.
- `type`, `day`, `place`, `dead`, `injured`: share right of aligned templates that fill the slot, in which an answer
  left empty counts as wrong; `country` likewise.  Each with `_f1`, in which the slots of templates and answers without
  a partner count against recall and precision.
  - `day`: a day, or a few days, must be met to the day by an answer that bounds the time on both sides; "by this day"
    must be met by an answer that ends then.
  - `place`: one of the names of the finest level that the template gives, in the gazetteer's form or the text's
    (department, town, quarter); where it gives only the country, that.
  - `dead`, `injured`: the sum over the victims with that effect, where each has a number; the low end of the answer's
    range must be that number.  Templates with "plural" are left out of it.

The reference, as the task was given to us, is the best of the systems of MUC-4 (1992) by slot: type 0.76, day 0.59,
place 0.60, number of victims 0.61.  Their alignment was another, so that the figures can only be set side by side.
Only `_dev` is used for tuning; of `_tst1` and `_tst2` nothing but the figures was ever looked at.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from benchmarks.sets import Figures, Misses, Row, run
from rashomon.api import read_reports
from rashomon.gazetteer import Gazetteer
from rashomon.gazetteer.keys import fold
from rashomon.model import ActorRef, Event, Record, Report
from rashomon.reading.registry import Registry, lexicon

_BOMBS = frozenset({"air_strike", "drone_strike", "shelling", "missile", "mine_ied", "suicide", "grenade"})
_VIOLATIONS = {
    "abduction": "KIDNAPPING", "execution": "ATTACK", "torture": "ATTACK", "sexual_violence": "ATTACK",
    "looting": "ROBBERY", "property_destruction": "ATTACK",
}  # fmt: skip
_ARMED = frozenset({"state_forces", "police", "rebel_group", "militia", "coalition", "peacekeepers"})
_DOERS = frozenset({"initiator", "co_initiator", "perpetrator"})
_SLOTS = ("type", "day", "place", "country", "dead", "injured")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAY = re.compile(r"(\d{1,2}) (\w{3})\w* (\d{2})")
_EFFECT = re.compile(r"^\W*(?P<effect>[A-Z ,/]+): (?P<whom>.*)$")
_NUMBER = re.compile(r"^(?P<number>\d+): (?P<whom>.*)$")
_SAME_FEW_DAYS = timedelta(days=1)
_BACKGROUND = timedelta(days=61)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """What is scored of one template; None where it fills nothing or nothing that can be compared."""

    optional: bool
    types: frozenset[str]
    days: tuple[date | None, date] | None
    names: frozenset[str]
    country: str | None
    dead: int | None
    injured: int | None


@dataclass(slots=True)
class Tally:
    """Right, filled by templates and filled by answers, slot by slot."""

    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_SLOTS, 0))
    aligned: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_SLOTS, 0))
    wanted: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_SLOTS, 0))
    given: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_SLOTS, 0))
    pairs: int = 0
    templates: int = 0
    answers: int = 0
    reports: dict[tuple[bool, bool], int] = field(default_factory=dict)


def score(rows: Sequence[Row], misses: Misses) -> Figures:
    """The figures of these rows."""
    tally, gazetteer = Tally(), Gazetteer.open()
    for row in rows:
        templates = [found for given in row["templates"] if (found := template(given, gazetteer)) is not None]
        answers = answers_of(_record(row))
        if not row["templates"] or any(not one.optional for one in templates):
            key = (bool(templates), bool(answers))
            tally.reports[key] = tally.reports.get(key, 0) + 1
            if bool(templates) != bool(answers):
                misses(f"{row['id']}: {'no event read' if templates else 'no template: ' + answers[0].title}")
        _count(row, templates, answers, tally, misses)
    return _figures(tally, len(rows))


def template(given: Mapping[str, Sequence[str]], gazetteer: Gazetteer) -> Template | None:
    """One template as it is compared; None where it is only threatened or has no type."""
    stage = " ".join(given.get("INCIDENT: STAGE OF EXECUTION") or ["ACCOMPLISHED"])
    types = _alternatives(given.get("INCIDENT: TYPE"))
    if not types or stage == "THREATENED":
        return None
    country, names = _location(given.get("INCIDENT: LOCATION"), gazetteer)
    return Template(
        optional="OPTIONAL" in " ".join(given["MESSAGE: TEMPLATE"]),
        types=types,
        days=_days(given.get("INCIDENT: DATE")),
        names=names,
        country=country,
        dead=_victims(given, "DEATH"),
        injured=_victims(given, "INJURY"),
    )


def _record(row: Row) -> Record:
    text = row["text"]
    report = Report(id=row["id"], text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), language="en")
    return read_reports([report])


def answers_of(record: Record) -> list[Event]:
    """The events of the record of one report that the task asks for."""
    published = record.reports[0].published
    day = published.day if published is not None else None
    return [event for event in record.events if _is_answer(event, day) and not _is_old(event, day)]


def _is_answer(event: Event, day: date | None) -> bool:
    if _type(event) is None or event.polarity == "negated" or event.modality in ("denied", "conditional"):
        return False
    if event.modality == "planned" and (event.when.end is None or (day is not None and event.when.end > day)):
        return False
    struck = [actor for actor in event.actors if actor.role in ("victim", "target") and actor.id != "unknown"]
    if event.umbrella or (event.type == "casualty_detail" and not struck):
        return False
    return not struck or not all(_is_armed(actor) for actor in struck)


def _is_old(event: Event, day: date | None) -> bool:
    return day is not None and event.when.end is not None and day - event.when.end > _BACKGROUND


def _is_armed(actor: ActorRef) -> bool:
    """Whether those struck are of an armed side, or are its units and arms."""
    known = Registry.load().actors
    if (known[actor.id].kind if actor.id in known else _derived(actor.id)) in _ARMED:
        return True
    words = (actor.as_written or actor.name).casefold().split()
    return bool(words) and bool({words[-1], words[-1].removesuffix("s")} & _arms())


@lru_cache(maxsize=1)
def _arms() -> frozenset[str]:
    classes = lexicon("nouns")["classes"]
    return frozenset(word for name in ("armed_group", "weapon", "plane") for word in classes[name])


def _derived(actor_id: str) -> str:
    """The kind of a body of a state, from its id ("slv-forces"); `other` for all else."""
    return "state_forces" if actor_id.endswith(("-forces", "-army", "-air", "-navy")) else "other"


def _type(event: Event) -> str | None:
    """The type of the task that an event answers to."""
    if event.type == "attack":
        return "ARSON" if event.subtype == "arson" else "BOMBING" if event.subtype in _BOMBS else "ATTACK"
    if event.type == "casualty_detail":
        return "ATTACK"
    return _VIOLATIONS.get(event.subtype) if event.type == "violation" else None


def _count(row: Row, templates: Sequence[Template], answers: Sequence[Event], tally: Tally, misses: Misses) -> None:
    """Add one report: first the pairs, then what has no partner."""
    pairs = _aligned(templates, answers)
    tally.pairs += len(pairs)
    tally.answers += len(answers)
    for number, one in enumerate(templates):
        event = pairs.get(number)
        if event is None and one.optional:
            continue
        tally.templates += 1
        for slot in _SLOTS:
            if not _filled(one, slot):
                continue
            tally.wanted[slot] += 1
            if event is not None:
                tally.aligned[slot] += 1
                tally.right[slot] += _right(one, event, slot)
                if not _right(one, event, slot):
                    misses(f"{row['id']} {slot}: {_shown(one, slot)} read as {event.title}, {_when(event)}")
        if event is None:
            misses(f"{row['id']} no answer to {sorted(one.types)} {one.days} {sorted(one.names)}")
    partner = {id(event): templates[number] for number, event in pairs.items()}
    for event in answers:
        one_or_none = partner.get(id(event))
        for slot in _SLOTS:
            if _answered(event, slot) and (one_or_none is None or _filled(one_or_none, slot)):
                tally.given[slot] += 1


def _aligned(templates: Sequence[Template], answers: Sequence[Event]) -> dict[int, Event]:
    """Template -> answer, one to one."""
    likely = []
    for number, one in enumerate(templates):
        for order, event in enumerate(answers):
            right = {slot for slot in _SLOTS if _filled(one, slot) and _right(one, event, slot)}
            others = right - {"type", "country"}
            if ("type" in right and (others or "country" in right)) or {"place", "day"} <= right:
                likely.append((-len(right), number, order))
    found: dict[int, Event] = {}
    taken: set[int] = set()
    for _, number, order in sorted(likely):
        if number not in found and order not in taken:
            found[number] = answers[order]
            taken.add(order)
    return found


def _filled(one: Template, slot: str) -> bool:
    value = {
        "type": one.types, "day": one.days, "place": one.names or one.country, "country": one.country,
        "dead": one.dead, "injured": one.injured,
    }[slot]  # fmt: skip
    return bool(value)


def _answered(event: Event, slot: str) -> bool:
    if slot == "day":
        return event.when.end is not None
    if slot in ("place", "country"):
        return bool(event.places)
    return slot == "type" or _number(event, slot) is not None


def _right(one: Template, event: Event, slot: str) -> bool:
    if slot == "type":
        return _type(event) in one.types
    if slot == "day":
        return one.days is not None and _same_days(one.days, event)
    countries = {place.country for place in event.places}
    if slot == "country" or (slot == "place" and not one.names):
        return one.country in countries
    if slot == "place":
        return bool(one.names & {fold(name) for p in event.places for name in (p.canonical, p.as_written) if name})
    return _number(event, slot) == (one.dead if slot == "dead" else one.injured)


def _same_days(days: tuple[date | None, date], event: Event) -> bool:
    first, last = days
    start, end = event.when.start, event.when.end
    if end is None:
        return False
    if first is None:
        return end == last
    if start is None:
        return False
    slack = _SAME_FEW_DAYS if first != last else timedelta(0)
    return first - slack <= start and end <= last + slack


def _number(event: Event, slot: str) -> float | None:
    found = event.ranges.get("killed" if slot == "dead" else "injured")
    return found.low if found is not None else None


def _alternatives(values: Iterable[str] | None) -> frozenset[str]:
    return frozenset(part.strip(" ?") for value in values or () for part in value.split("/") if part.strip(" ?"))


def _days(values: Sequence[str] | None) -> tuple[date | None, date] | None:
    """First and last day; no first day for "by this day"."""
    text = (values or [""])[0].split("/")[0]
    found = [_day(match) for match in _DAY.finditer(text)]
    days = [day for day in found if day is not None]
    if not days or len(days) != len(found):
        return None
    return (None if text.strip(" ?").startswith("-") else days[0]), days[-1]


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(1900 + int(match[3]), _MONTHS.index(match[2]) + 1, int(match[1]))
    except ValueError:
        return None


def _location(values: Sequence[str] | None, gazetteer: Gazetteer) -> tuple[str | None, frozenset[str]]:
    """The country's code and the names of the finest level."""
    levels = [part.strip(" ?") for part in (values or [""])[0].split("/")[0].split(":")]
    countries = [found.place.country for found in gazetteer.lookup(levels[0]) if found.place.kind == "country"]
    finest = levels[-1] if len(levels) > 1 else ""
    names = {fold(re.sub(r"\(.*?\)", "", name).strip()) for name in finest.split(" - ")}
    return (countries[0] if countries else None), frozenset(names - {""})


def _victims(given: Mapping[str, Sequence[str]], effect: str) -> int | None:
    """The sum over those who suffered this; None where one of them has no number."""
    hit = [m["whom"] for value in given.get("HUM TGT: EFFECT OF INCIDENT") or () if (m := _EFFECT.match(value))
           and m["effect"].strip() == effect]  # fmt: skip
    numbers = {
        m["whom"]: int(m["number"]) for value in given.get("HUM TGT: NUMBER") or () if (m := _NUMBER.match(value))
    }
    return sum(numbers[whom] for whom in hit) if hit and all(whom in numbers for whom in hit) else None


def _figures(tally: Tally, texts: int) -> Figures:
    found, missed, alarms = (tally.reports.get(key, 0) for key in ((True, True), (True, False), (False, True)))
    figures: Figures = {"texts": texts, "templates": tally.templates, "answers": tally.answers}
    figures |= _f1("report", found, found + missed, found + alarms)
    figures |= _f1("event", tally.pairs, tally.templates, tally.answers)
    for slot in _SLOTS:
        figures[slot] = _share(tally.right[slot], tally.aligned[slot])
        figures[f"{slot}_f1"] = _f1(slot, tally.right[slot], tally.wanted[slot], tally.given[slot])[f"{slot}_f1"]
    return figures


def _f1(name: str, right: int, wanted: int, given: int) -> dict[str, float]:
    return {
        f"{name}_precision": _share(right, given),
        f"{name}_recall": _share(right, wanted),
        f"{name}_f1": round(2 * right / (wanted + given), 3) if wanted + given else 0.0,
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _shown(one: Template, slot: str) -> Any:
    return {"type": sorted(one.types), "day": one.days, "place": sorted(one.names), "country": one.country,
            "dead": one.dead, "injured": one.injured}[slot]  # fmt: skip


def _when(event: Event) -> str:
    return f"{event.when.start}..{event.when.end}"


if __name__ == "__main__":
    raise SystemExit(run(__doc__, score))
