"""Boosted decision trees over yes-or-no questions, in NumPy alone: the same rows give the same trees.

A question is (feature, threshold): is its value greater?  A tree of depth D asks one question at each of its 2**D - 1
nodes and ends in 2**D leaves; a row's log odds is the base plus the leaf that it falls into in each tree.
Source: J. Friedman, "Greedy function approximation: a gradient boosting machine", Annals of Statistics 29 (2001);
gains and leaves by second derivatives as in T. Chen and C. Guestrin, "XGBoost", KDD 2016.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Table = NDArray[np.float32]
Question = tuple[str, float]
Tree = tuple[list[int], list[float]]
"""The questions of the nodes, level by level (-1: none, all go left), and the leaves from left to right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How trees are grown."""

    trees: int = 300
    depth: int = 4
    rate: float = 0.08
    shrink: float = 2.0
    least: float = 2.0
    rows: float = 0.7
    columns: float = 0.5
    seed: int = 1


def questions(rows: Sequence[Mapping[str, float]], least: int = 25, most: int = 12) -> list[Question]:
    """What may be asked of rows: of each feature that at least so many rows have, at most so many thresholds."""
    counted: Counter[str] = Counter(name for row in rows for name, value in row.items() if value)
    found: list[Question] = []
    for name in sorted(name for name, count in counted.items() if count >= least):
        values = sorted({float(row.get(name, 0.0)) for row in rows})
        middles = [(a + b) / 2 for a, b in pairwise(values)]
        step = max(1, -(-len(middles) // most))
        found += [(name, middle) for middle in middles[::step]]
    return found


def table(rows: Sequence[Mapping[str, float]], asked: Sequence[Question]) -> Table:
    """One row a row, one column a question: 1 for yes."""
    found = np.zeros((len(rows), len(asked)), np.float32)
    by_name: dict[str, list[tuple[int, float]]] = {}
    for column, (name, threshold) in enumerate(asked):
        by_name.setdefault(name, []).append((column, threshold))
    for number, row in enumerate(rows):
        for name, value in row.items():
            for column, threshold in by_name.get(name, ()):
                found[number, column] = value > threshold
    return found


def grow(answers: Table, truth: Numbers, recipe: Recipe) -> tuple[float, list[Tree]]:
    """The base and the trees that tell the rows that are true (1) from the others (0)."""
    rng = np.random.default_rng(recipe.seed)
    share = float(truth.mean())
    base = float(np.log(share / (1 - share)))
    odds = np.full(len(truth), base)
    trees: list[Tree] = []
    for _number in range(recipe.trees):
        chance = 1 / (1 + np.exp(-odds))
        slope, bend = chance - truth, chance * (1 - chance)
        used = np.flatnonzero(rng.random(len(truth)) < recipe.rows)
        columns = np.sort(rng.permutation(answers.shape[1])[: max(1, int(answers.shape[1] * recipe.columns))])
        tree, leaf = _tree(answers, slope, bend, used, columns, recipe)
        odds += np.array(tree[1])[leaf]
        trees.append(tree)
    return base, trees


def _tree(
    answers: Table, slope: Numbers, bend: Numbers, used: NDArray[np.int64], columns: NDArray[np.int64], recipe: Recipe
) -> tuple[Tree, NDArray[np.int64]]:
    node = np.zeros(len(slope), np.int64)
    asked = [-1] * (2**recipe.depth - 1)
    inside = answers[np.ix_(used, columns)]
    for level in range(recipe.depth):
        first, width = 2**level - 1, 2**level
        at = node[used] - first
        weights = np.zeros((len(used), 2 * width), np.float32)
        weights[np.arange(len(used)), at] = slope[used]
        weights[np.arange(len(used)), width + at] = bend[used]
        yes = (inside.T @ weights).astype(np.float64)
        whole = weights.sum(0, dtype=np.float64)
        right, right_bend = yes[:, :width], yes[:, width:]
        left, left_bend = whole[:width] - right, whole[width:] - right_bend
        gain = right**2 / (right_bend + recipe.shrink) + left**2 / (left_bend + recipe.shrink)
        gain -= whole[:width] ** 2 / (whole[width:] + recipe.shrink)
        gain[(right_bend < recipe.least) | (left_bend < recipe.least)] = 0
        best = gain.argmax(0)
        for number in range(width):
            if gain[best[number], number] > 1e-6:
                asked[first + number] = int(columns[best[number]])
        question = np.array(asked)[node]
        node = 2 * node + 1 + ((question >= 0) & (answers[np.arange(len(node)), np.maximum(question, 0)] > 0))
    leaf = node - (2**recipe.depth - 1)
    slopes = np.bincount(leaf[used], weights=slope[used], minlength=2**recipe.depth)
    bends = np.bincount(leaf[used], weights=bend[used], minlength=2**recipe.depth)
    values = [round(float(v), 5) for v in -recipe.rate * slopes / (bends + recipe.shrink)]
    return (asked, values), leaf


def odds(answers: Table, base: float, trees: Sequence[Tree]) -> Numbers:
    """The log odds of each row."""
    found = np.full(len(answers), base)
    for asked, values in trees:
        node = np.zeros(len(answers), np.int64)
        for _level in range(len(values).bit_length() - 1):
            question = np.array(asked)[node]
            node = 2 * node + 1 + ((question >= 0) & (answers[np.arange(len(node)), np.maximum(question, 0)] > 0))
        found += np.array(values)[node - len(asked)]
    return found
