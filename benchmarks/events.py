"""Events with their arguments in news, as in WikiEvents: `python -m benchmarks.events FILE.jsonl.gz [--misses]`.

A row is a document: `doc_id`, `tokens`, `text`, `sentences: [[[[token, start, end], ...], text], ...]`,
`entity_mentions: [{id, start, end (tokens), entity_type, text}]` and `event_mentions: [{event_type, trigger: {start,
end, text}, arguments: [{entity_id, role, text}]}]`.  It is read alone, with no day given.  Where the lines of `text`
were glued together, they are put back where the offsets of the tokens say.

Six classes of events are scored; all others of the set (contact, trials, trade, illness ...) are out of the field:

    attack   Conflict.Attack.*           attack, clash, offensive, violence to persons, accidental detonation,
                                         interception, claim of responsibility
    death    Life.Die.*                  a claim that counts dead, whatever its type
    injury   Life.Injure.*               a claim that counts injured
    arrest   Justice.ArrestJailDetain.*  arrest, detention, abduction (the set has hostages here)
    protest  Conflict.Demonstrate.*      protest, riot, mob violence, strike, gathering
    damage   ...DamageDestroy...         destroyed property; an attack that is told at the trigger's words

The set marks each word that names an event; we make one claim of one predication.  So a claim may answer to several
triggers and a trigger to several claims:

- A claim is of all classes that it tells: "an attack killed twelve" is an attack and a death.  Where its dead or hurt
  meet a trigger, its attack need not (the set marks "killed" as a death alone).
- `found_*`: a claim of one of the classes, of which the quote shares a character with the trigger.
- `class_*`: a claim of the trigger's own class, of which the quote does so (strict).
- `relaxed_*`: a claim of its class, made of the sentence in which the trigger stands.
  Precision counts claims for `found`, claim and class for the others; recall counts triggers.
- `recall_of_CLASS`: the relaxed recall of one class.

A trigger of which the set tells nothing (no doer, sufferer, place or weapon) is mostly a bare reference ("after the
blast"), which is no claim: it counts if it is answered and is forgiven if not.  Claims that are denied, negated, only
planned, parts of a total, or that own up to an attack count only where they meet a trigger.

Arguments are scored from end to end: those of a trigger that no claim answers are missed.  A claim's triggers are those
of its classes in its quote, or, where there are none, in its sentence.

    doer      Attacker, Killer, Injurer, Jailer, Demonstrator   initiators and perpetrators that are not unknown
    sufferer  Victim, Target, Detainee, Artifact                victims and targets; a place, if a thing was the target
    place     Place                                             places of the event
    weapon    Instrument, ExplosiveDevice                       the subtype of an attack tells any means (recall alone)

- They agree if they share a character, or if the head word of one is a word of the other; an actor also goes by the
  names that the registry has for it.  A bare number ("wounded 71") agrees with a count of the claim that shares a
  character with it or stands before it ("130 more").  The row tells no coreference: other mentions of an entity are
  those with its head word.
- Left out: pronouns; places without a capital letter (they are right, but not asked for); of ours, what stands beside
  one of them, or beside a bare number.  Of several places of one trigger one is enough: we give the narrowest.
- The set codes arguments in the sentence of the trigger alone.  What we carry from elsewhere is right if it agrees,
  and is otherwise not counted; places are counted only where the trigger has one, as most triggers lack it.
- In a clash each side is right in either role.  Precision counts arguments of claims that have a trigger; recall
  counts arguments of triggers.  `..._aligned` is the recall over triggers that are answered.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.events_rows import CLASSES, Argument, Trigger, text_of, triggers
from benchmarks.sets import Figures, Misses, Row, run
from rashomon import reading
from rashomon.gazetteer import Gazetteer
from rashomon.gazetteer.keys import fold
from rashomon.model import Claim, Report, Span
from rashomon.model.vocabulary import DOER_ROLES
from rashomon.reading.registry import Registry

_VIOLATIONS = {
    **dict.fromkeys(("execution", "torture", "sexual_violence"), "attack"),
    **dict.fromkeys(("arrest", "arbitrary_detention", "abduction"), "arrest"),
    **dict.fromkeys(("property_destruction", "looting"), "damage"),
}
_HAZARDS = frozenset({"accidental_detonation", "interception"})
_OFFENSIVES = frozenset({"offensive", "counter_attack", "campaign", "air_sorties"})
_PROTESTS = frozenset({"protest", "riot", "mob_violence", "strike", "gathering"})
_COUNTS = {"killed": ("death",), "injured": ("injury",), "killed_or_wounded": ("death", "injury")}
_HARMS = frozenset({"death", "injury"})
_SUFFERERS = frozenset({"victim", "target", "affected", "opponent"})
_PLACES = frozenset({"event_location", "target", "area", "operation_area"})
_MORE = len(" others")
_GROUPS = ("doer", "sufferer", "place")
_UNREAL = frozenset({"denied", "planned", "conditional"})
_PRONOUNS = frozenset(
    ("i", "me", "we", "us", "you", "he", "him", "she", "her", "it", "its", "they", "them", "that", "which", "who",
     "whom", "this", "these", "those", "one")
)  # fmt: skip
_SMALL = frozenset({"the", "a", "an", "of", "and", "in", "on", "at", "to", "de", "al", "city", "province", "s"})
_NUMBERS = frozenset(
    ("all", "both", "more", "others", "other", "scores", "dozens", "hundreds", "several", "many", "some", "lives",
     "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim with the classes that it tells; `spared` where it counts only if it meets a trigger."""

    claim: Claim
    kinds: frozenset[str]
    spared: bool


@dataclass(slots=True)
class Tally:
    """Right and asked for, by measure: `hits` of `wanted` for recall, `right` of `given` for precision."""

    hits: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    triggers: int = 0
    claims: int = 0

    def ask(self, measure: str, hit: bool) -> None:
        """Count what was asked for."""
        self.wanted[measure] += 1
        self.hits[measure] += hit

    def give(self, measure: str, right: bool) -> None:
        """Count what was given."""
        self.given[measure] += 1
        self.right[measure] += right


def score(rows: Sequence[Row], misses: Misses) -> Figures:
    """The figures of some rows; see the module."""
    tally, gazetteer = Tally(), Gazetteer.open()
    for row in rows:
        text, coded = text_of(row), triggers(row)
        claims = reading.read(Report(id=row["doc_id"], text=text, sha256=""), gazetteer).claims
        given = [answer for claim in claims if (answer := answer_of(claim)) is not None]
        tally.triggers += len(coded)
        tally.claims += len(given)
        _Scored(text, coded, given, tally, misses).count()
    return _figures(tally)


def answer_of(claim: Claim) -> Answer | None:
    """A claim as an answer; None where it is of none of the classes."""
    if claim.status == "noise_duplicate":
        return None
    kinds = set()
    owned = claim.subtype == "claim_of_responsibility"
    if claim.type in ("attack", "clash") or owned:
        kinds.add("attack")
    if claim.type == "violation" and claim.subtype in _VIOLATIONS:
        kinds.add(_VIOLATIONS[claim.subtype])
    if claim.subtype in _HAZARDS | _OFFENSIVES and claim.type in ("hazard_event", "operation"):
        kinds.add("attack")
    if claim.type == "civil_action" and claim.subtype in _PROTESTS:
        kinds.add("protest")
    kinds.update(kind for quantity in claim.quantities for kind in _COUNTS.get(quantity.kind, ()))
    part = claim.component_of is not None or claim.subtype == "breakdown"
    unreal = claim.polarity == "negated" or claim.modality in _UNREAL
    return Answer(claim, frozenset(kinds), owned or part or unreal) if kinds else None


class _Scored:
    """One document: its triggers beside our answers."""

    def __init__(
        self, text: str, coded: Sequence[Trigger], given: Sequence[Answer], tally: Tally, misses: Misses
    ) -> None:
        self._text, self._triggers, self._answers, self._tally, self._misses = text, coded, given, tally, misses
        self._of_answer = [self._triggers_of(answer) for answer in given]

    def count(self) -> None:
        """Add all of it to the tally."""
        for trigger in self._triggers:
            self._count_trigger(trigger)
            self._count_wanted(trigger)
        for answer, coded in zip(self._answers, self._of_answer, strict=True):
            self._count_answer(answer)
            if any(trigger.arguments for trigger in coded):
                self._count_given(answer, coded)

    def _triggers_of(self, answer: Answer) -> list[Trigger]:
        own = [one for one in self._triggers if _meets(answer, one)]
        if quoted := [one for one in own if one.span.overlap(answer.claim.span)]:
            return quoted
        return [one for one in own if one.span.overlap(answer.claim.sentence)]

    def _count_trigger(self, trigger: Trigger) -> None:
        quoted = [one for one in self._answers if one.claim.span.overlap(trigger.span)]
        told = [one for one in self._answers if one.claim.sentence.overlap(trigger.span) and _meets(one, trigger)]
        told += [one for one in quoted if _meets(one, trigger) and one not in told]
        hits = {
            "found": bool(quoted),
            "class": any(_meets(one, trigger) for one in quoted),
            "relaxed": bool(told),
            f"of_{trigger.kind}": bool(told),
        }
        bare = not trigger.arguments
        for measure, hit in hits.items():
            if hit or not bare:
                self._tally.ask(measure, hit)
        if not (told or bare):
            self._miss(f"no {trigger.kind}", trigger.span)

    def _count_answer(self, answer: Answer) -> None:
        """Whether the claim meets a trigger at all, and each of its classes one of that class."""
        quoted = [one for one in self._triggers if one.span.overlap(answer.claim.span)]
        told = [one for one in self._triggers if one.span.overlap(answer.claim.sentence)]
        if quoted or not answer.spared:
            self._tally.give("found", bool(quoted))
        for measure, near in (("class", quoted), ("relaxed", told)):
            right = {kind for kind in answer.kinds for one in near if kind == one.kind or _is_wreck(answer, kind, one)}
            for kind in answer.kinds:
                forgiven = answer.spared or (kind == "attack" and right & _HARMS)
                if kind in right or not forgiven:
                    self._tally.give(measure, kind in right)
            if measure == "relaxed" and not right and not answer.spared:
                self._miss(f"in vain {'/'.join(sorted(answer.kinds))}", answer.claim.span)

    def _count_wanted(self, trigger: Trigger) -> None:
        """The arguments of a trigger, each found in one of its answers or not."""
        mine = [one for one, coded in zip(self._answers, self._of_answer, strict=True) if trigger in coded]
        for group in (*_GROUPS, "weapon"):
            asked = [one for one in trigger.of(group) if _is_asked(one)]
            hits = [any(self._has(answer, one) for answer in mine) for one in asked]
            if group == "place" and asked:
                hits = [any(hits)]
            for number, hit in enumerate(hits):
                self._tally.ask(group, hit)
                if mine:
                    self._tally.ask(f"{group}_aligned", hit)
                if not hit:
                    self._miss(f"{group} {'not read' if mine else 'of no claim'}: {asked[number].words}", trigger.span)

    def _count_given(self, answer: Answer, coded: Sequence[Trigger]) -> None:
        """The arguments of a claim, each among those of its triggers or not."""
        for group in _GROUPS:
            allowed = [one for trigger in coded for one in trigger.arguments if _may_be(answer, group, one)]
            open_to_all = group == "place" and not any(one.group == "place" for one in allowed)
            loose = any(one.group == group and _is_open(one) for one in allowed)
            for span, names in _given(answer, group):
                right = any(_agree(one, span, names, self._text) for one in allowed)
                here = span is not None and any(span.overlap(trigger.sentence) for trigger in coded)
                if right or (here and not open_to_all and not loose):
                    self._tally.give(group, right)
                    if not right:
                        self._miss(f"{group} given: {names[0]}", answer.claim.span)

    def _has(self, answer: Answer, asked: Argument) -> bool:
        if asked.group == "weapon":
            return answer.claim.type == "attack" and answer.claim.subtype != "unspecified"
        groups = (asked.group, "place") if asked.thing and asked.group == "sufferer" else (asked.group,)
        if answer.claim.type == "clash" and asked.group in ("doer", "sufferer"):
            groups = (*groups, "doer", "sufferer")
        if any(_agree(asked, span, names, self._text) for group in groups for span, names in _given(answer, group)):
            return True
        counts = [quantity.span for quantity in answer.claim.quantities if quantity.kind in _COUNTS]
        return _is_number(asked.words) and any(
            span is not None and Span(span.start, span.end + _MORE).overlap(asked.span) for span in counts
        )

    def _miss(self, what: str, span: Span) -> None:
        before = " ".join(self._text[max(0, span.start - 90) : span.start].split())
        after = " ".join(self._text[span.end : span.end + 60].split())
        self._misses(f"{what}: {before} [{' '.join(span.text_of(self._text).split())}] {after}")


def _meets(answer: Answer, trigger: Trigger) -> bool:
    """Whether a claim tells an event of the trigger's class; an attack also damage that it tells."""
    return trigger.kind in answer.kinds or _is_wreck(answer, "attack", trigger)


def _is_wreck(answer: Answer, kind: str, trigger: Trigger) -> bool:
    at_words = trigger.span.overlap(answer.claim.span) > 0
    return trigger.kind == "damage" and kind == "attack" and kind in answer.kinds and at_words


def _is_asked(one: Argument) -> bool:
    if one.group == "place":
        return one.named
    return fold(one.words) not in _PRONOUNS


def _is_open(one: Argument) -> bool:
    """Whether the set leaves open who or where it is."""
    if one.group == "place":
        return not one.named
    return fold(one.words) in _PRONOUNS or _is_number(one.words)


def _may_be(answer: Answer, group: str, one: Argument) -> bool:
    """Whether an argument of ours of this group may be that one."""
    if one.group == group or (group == "place" and one.thing and one.group == "sufferer"):
        return True
    return answer.claim.type == "clash" and {group, one.group} <= {"doer", "sufferer"}


def _given(answer: Answer, group: str) -> Iterator[tuple[Span | None, list[str]]]:
    """The arguments of a claim of one group: where it is written, and the names that it goes by."""
    claim = answer.claim
    if group == "place":
        for place in claim.places:
            if place.role in _PLACES:
                yield place.span, [name for name in (place.as_written, place.canonical) if name]
        return
    known = Registry.load().actors
    for actor in claim.actors:
        if actor.id != "unknown" and (actor.role in DOER_ROLES if group == "doer" else actor.role in _SUFFERERS):
            row = known.get(actor.id)
            others = [] if row is None else [row.name, *row.aliases, *row.acronyms]
            yield actor.span, [name for name in (actor.as_written, actor.name, *others) if name]


def _agree(one: Argument, span: Span | None, names: Sequence[str], text: str) -> bool:
    """Whether an argument of the set and one of ours are the same; see the module."""
    if span is not None and span.overlap(one.span):
        return True
    theirs = _words(one.words)
    return any(theirs and ours and (theirs[-1] in ours or ours[-1] in theirs) for ours in map(_words, names))


def _words(name: str) -> list[str]:
    """The words of a name up to what tells more of it, without articles; the last one is its head."""
    head = re.split(r"\s(?:of|in|from|who|with)\s|,", name)[0]
    return [word for word in fold(head).split() if word not in _SMALL]


def _is_number(words: str) -> bool:
    return all(word.isdigit() or word in _NUMBERS for word in fold(words).split())


def _figures(tally: Tally) -> Figures:
    figures: Figures = {"triggers": tally.triggers, "claims": tally.claims}
    for measure in ("found", "class", "relaxed", *_GROUPS):
        precision = _share(tally.right[measure], tally.given[measure])
        recall = _share(tally.hits[measure], tally.wanted[measure])
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        figures |= {f"{measure}_precision": precision, f"{measure}_recall": recall, f"{measure}_f1": round(both, 4)}
    for group in (*_GROUPS, "weapon"):
        figures[f"{group}_aligned"] = _share(tally.hits[f"{group}_aligned"], tally.wanted[f"{group}_aligned"])
    figures["weapon_recall"] = _share(tally.hits["weapon"], tally.wanted["weapon"])
    for kind in CLASSES.values():
        figures[f"recall_of_{kind}"] = _share(tally.hits[f"of_{kind}"], tally.wanted[f"of_{kind}"])
    return figures


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _key(row: Any) -> str:
    return str(row["doc_id"])


if __name__ == "__main__":
    raise SystemExit(run(__doc__, score, key=_key))
