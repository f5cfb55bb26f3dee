"""The numbers inside time expressions: "three", "a couple of", "twenty-four", "2 1/2", "several"."""

from __future__ import annotations

from rashomon.reading.dates.grammar import Hit, Token
from rashomon.reading.dates.scene import Scene

_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def ordinal_of(scene: Scene, hit: Hit, name: str) -> int | None:
    """The value of an ordinal in a group ("third", "3rd", "twenty-first"); None without one."""
    total = 0
    for token in scene.group(hit, name):
        digits = "".join(c for c in token.lower if c.isdecimal())
        classes = scene.grammar.classes
        if digits:
            total += int(digits)
        elif token.lower == "second":
            total += 2
        else:
            total += classes["tens"].get(token.lower, 0) + classes["ordinal"].get(token.lower, 0)
    return total or None


def quantity_of(scene: Scene, hit: Hit, name: str) -> float | None:
    """The number in a group; None when it is vague ("several") or absent."""
    tokens = scene.group(hit, name)
    if not tokens:
        return None
    classes = scene.grammar.classes
    if any(token.lower in classes["vague_number"] for token in tokens):
        return None
    total = 0.0
    if tokens[0].lower in {"a", "an"} and tokens[-1].lower != "half":
        total = 1.0
    for token in tokens:
        total = (
            total * _scale(scene, token) if token.lower in classes["scale"] and total else total + _one(scene, token)
        )
    return total or None


def _scale(scene: Scene, token: Token) -> int:
    return int(scene.grammar.classes["scale"][token.lower])


def _one(scene: Scene, token: Token) -> float:
    """The value of one word or figure; 0 if it adds nothing."""
    word, classes = token.lower, scene.grammar.classes
    if word in _FRACTIONS:
        return _FRACTIONS[word]
    if word[0].isdecimal():
        return _figure(word)
    if word == "couple":
        return 1.0  # "a couple": one more than its article
    if word == "half":
        return 0.5
    return float(classes["number"].get(word, 0) or classes["tens"].get(word, 0) or classes["scale"].get(word, 0))


def _figure(word: str) -> float:
    plain = word.replace(",", "")
    if "/" in plain:
        above, _, below = plain.partition("/")
        return int(above) / int(below) if int(below) else 0.0
    return float(plain[:9]) if plain.isascii() and plain.replace(".", "", 1).isdigit() else 0.0
