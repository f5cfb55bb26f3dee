"""The rows of a set in the format of WikiEvents as `benchmarks.events` compares them: texts, triggers, arguments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.sets import Row
from rashomon.model import Span

CLASSES = {
    "Conflict.Attack": "attack",
    "Life.Die": "death",
    "Life.Injure": "injury",
    "Justice.ArrestJailDetain": "arrest",
    "Conflict.Demonstrate": "protest",
    "ArtifactExistence.DamageDestroyDisableDismantle": "damage",
}
ROLES = {
    **dict.fromkeys(("Attacker", "Killer", "Injurer", "Jailer", "Demonstrator"), "doer"),
    **dict.fromkeys(("Victim", "Target", "Detainee", "Artifact"), "sufferer"),
    "Place": "place",
    **dict.fromkeys(("Instrument", "ExplosiveDevice"), "weapon"),
}
_THINGS = frozenset({"FAC", "LOC", "GPE"})


@dataclass(frozen=True, slots=True)
class Argument:
    """What the set says of an event: a stretch of the text with its part in it."""

    group: str
    span: Span
    words: str
    named: bool
    thing: bool


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event of a class, in a sentence, with its arguments."""

    span: Span
    kind: str
    sentence: Span
    arguments: tuple[Argument, ...]

    def of(self, group: str) -> list[Argument]:
        """Its arguments of one group."""
        return [one for one in self.arguments if one.group == group]


def text_of(row: Row) -> str:
    """The document's text, with lines where the offsets of the tokens leave room for them."""
    tokens = [token for sentence in row["sentences"] for token in sentence[0]]
    if all(row["text"][start:end] == word for word, start, end in tokens):
        return str(row["text"])
    text = ""
    for words, line in row["sentences"]:
        if words:
            text += "\n" * (words[0][1] - len(text)) + line
    return text


def triggers(row: Row) -> list[Trigger]:
    """The triggers of the six classes."""
    tokens = [Span(start, end) for sentence in row["sentences"] for _word, start, end in sentence[0]]
    sentences = [Span(words[0][1], words[-1][2]) for words, _line in row["sentences"] if words]
    entities = {entity["id"]: entity for entity in row["entity_mentions"]}
    found = []
    for event in row["event_mentions"]:
        kind = CLASSES.get(event["event_type"].rsplit(".", 1)[0])
        if kind is None:
            continue
        span = _span(tokens, event["trigger"])
        arguments = tuple(
            _argument(ROLES[given["role"]], entities[given["entity_id"]], tokens)
            for given in event["arguments"]
            if given["role"] in ROLES
        )
        sentence = next(sentence for sentence in sentences if sentence.overlap(span))
        found.append(Trigger(span, kind, sentence, arguments))
    return found


def _span(tokens: Sequence[Span], given: Row) -> Span:
    return Span(tokens[given["start"]].start, tokens[given["end"] - 1].end)


def _argument(group: str, entity: Row, tokens: Sequence[Span]) -> Argument:
    words = entity["text"]
    named = any(word[:1].isupper() for word in words.split())
    return Argument(group, _span(tokens, entity), words, named, entity["entity_type"] in _THINGS)
