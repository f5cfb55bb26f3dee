"""Whether the record shows what two reports disagree on: `python -m benchmarks.contradictions FILE.jsonl.gz`.

A row holds a news report (`original`), the same report as a language model rewrote it with some facts changed
(`changed`), the fields that it was told to change (`topics`) and the facts of both by field (`facts_original`,
`facts_changed`).  Both texts are read as two reports without a given day, and made one record.  The comparing is the
record's own; here it is only looked at.

A *disagreement between the reports* is one of `Record.disagreements` in which at least one position is held by only
one of the two.  It *stands on the change* if one of its claims lies in a sentence of either text in which the two
texts differ in a word.

- `facts`: a row gives one for each field in `topics` whose two values differ and whose new words (at least one that
  the old value does not hold) were in fact written into the changed text.
- `left_out`: rows that give none.  The set is imperfect: in a third of the rows the changed text is empty, in others
  the list of facts was changed and the text was not, or only punctuation was.
- `found` is the share of facts with a disagreement that stands on the change; `named` of those with one whose slot is
  that of the field: `place`, `day`, `means` (the cause of death), `initiator` or `holder` (the actor), `victims` or
  the number of victims (the casualty).
- `precise`: the share of disagreements between the reports that stand on the change and name a field in `topics`.
  The model also changed what it was not told to, so that 1 cannot be reached.
- `alarms_same`: the share of originals that disagree with themselves, read as two reports; `alarms_thinned` that do
  with a copy in which every third sentence is left out.  Each should be 0.
- `named_FIELD`: `named` by field.

Strict: no other slot stands for a field.  Relaxed in one thing: the positions need not give the two values in the
words of the lists, which are a model's summary; they must only set the two reports against each other.
"""

from __future__ import annotations

import ast
import difflib
import hashlib
import re
from collections.abc import Sequence
from typing import Any

from benchmarks.sets import Figures, Misses, Row, run
from rashomon.api import read_reports
from rashomon.model import Disagreement, Record, Report, Span

SLOTS: dict[str, frozenset[str]] = {
    "actor": frozenset({"initiator", "holder"}),
    "place of death": frozenset({"place"}),
    "date of death": frozenset({"day"}),
    "cause of death": frozenset({"means"}),
    "name of casualty or group": frozenset({"victims", "killed", "injured", "killed_or_wounded", "missing"}),
}
"""The slots of the record that answer to a field of the set."""

_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_EMPTY = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "not", "of", "on", "or", "the", "to"}
)


def score(rows: Sequence[Row], misses: Misses) -> Figures:
    """The figures of these rows."""
    facts: dict[str, list[tuple[bool, bool]]] = {}
    left_out = shown = precise = same = thinned = pairs = 0
    for row in rows:
        fields = changed_fields(row)
        if not fields:
            left_out += 1
            continue
        pairs += 1
        record = _record(row["original"], row["changed"])
        between = _between(record)
        touching = [d for d in between if _on_change(d, record, row)]
        topics = {slot for topic in row["topics"] for slot in SLOTS.get(topic.casefold(), ())}
        shown += len(between)
        precise += sum(d.slot in topics for d in touching)
        for field in fields:
            named = any(d.slot in SLOTS[field] for d in touching)
            facts.setdefault(field, []).append((bool(touching), named))
            if not named:
                misses(_line(row, field, between))
        for name, text in (("same", row["original"]), ("thinned", _thinned(row["original"]))):
            alarms = _between(_record(row["original"], text))
            same += name == "same" and bool(alarms)
            thinned += name == "thinned" and bool(alarms)
            for one in alarms:
                misses(f"alarm ({name}): {_shown(one)}  {row['original'][:60]}")
    every = [one for several in facts.values() for one in several]
    return {
        "facts": len(every),
        "pairs": pairs,
        "left_out": left_out,
        "found": _share(sum(found for found, _ in every), len(every)),
        "named": _share(sum(named for _, named in every), len(every)),
        "precise": _share(precise, shown),
        "alarms_same": _share(same, pairs),
        "alarms_thinned": _share(thinned, pairs),
        **{
            f"named_{field.replace(' ', '_')}": _share(sum(named for _, named in several), len(several))
            for field, several in sorted(facts.items())
        },
    }


def changed_fields(row: Row) -> list[str]:
    """The fields that were to be changed, and were: in the list of facts and in the text."""
    if not row["changed"].strip():
        return []
    before, after = _facts(row["facts_original"]), _facts(row["facts_changed"])
    old, new = _words(row["original"]), _words(row["changed"])
    written = {new[i] for span in _inserted(old, new) for i in range(*span)}
    fields = dict.fromkeys(topic.casefold() for topic in row["topics"])
    return [
        field
        for field in fields
        if field in SLOTS and (_content(after.get(field, "")) - _content(before.get(field, ""))) & written
    ]


def _facts(listed: str) -> dict[str, str]:
    """The facts of one text by field; none where the list cannot be read."""
    try:
        found: Any = ast.literal_eval(listed.replace("\n", " "))
    except (ValueError, SyntaxError):
        return {}
    return {str(key).casefold(): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _content(text: str) -> set[str]:
    return {word for word in _words(text) if word not in _EMPTY}


def _inserted(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The runs of words of the new text that the old one does not have there; from and to, the latter not included."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return [(start, end) for tag, _, _, start, end in matcher.get_opcodes() if tag != "equal" and end > start]


def _record(first: str, second: str) -> Record:
    return read_reports([_report("original", first), _report("changed", second)])


def _report(name: str, text: str) -> Report:
    return Report(id=name, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), language="en")


def _thinned(text: str) -> str:
    """The text without every third sentence."""
    return " ".join(sentence for number, sentence in enumerate(_SENTENCE.split(text)) if number % 3 != 2)


def _between(record: Record) -> list[Disagreement]:
    """The disagreements in which a position is held by only one of the two reports."""
    both = {"original", "changed"}
    return [
        d
        for d in record.disagreements
        if any(set(p.reports) != both for p in d.positions) and {r for p in d.positions for r in p.reports} == both
    ]


def _on_change(found: Disagreement, record: Record, row: Row) -> bool:
    """Whether one of the claims stands in a sentence in which the texts differ."""
    changes = {
        "original": _places(row["changed"], row["original"]),
        "changed": _places(row["original"], row["changed"]),
    }
    claims = [record.claim(claim) for position in found.positions for claim in position.claims]
    return any(claim.sentence.overlap(span) for claim in claims for span in changes[claim.report])


def _places(other: str, text: str) -> list[Span]:
    """Where the words of a text are not those of the other."""
    spans = [match.span() for match in _WORD.finditer(text)]
    return [Span(spans[start][0], spans[end - 1][1]) for start, end in _inserted(_words(other), _words(text))]


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _line(row: Row, field: str, between: Sequence[Disagreement]) -> str:
    before, after = _facts(row["facts_original"]).get(field, ""), _facts(row["facts_changed"]).get(field, "")
    found = "; ".join(_shown(one) for one in between) or "nothing"
    return f"{field}: {before[:50]} -> {after[:50]}\n    {row['original'][:70]}\n    shown: {found}"


def _shown(found: Disagreement) -> str:
    return f"{found.slot} {found.relation} " + " | ".join(position.value for position in found.positions)


if __name__ == "__main__":
    raise SystemExit(run(__doc__, score, key=lambda row: row["original"]))
