"""spaCy's named entities, decoded a document at a time.

spaCy scores token by token and asks each of its 74 moves whether it is valid, which costs as much again as the model.
But what went before has no part in the scores of a token outside of an entity: all are scored at once, and so are the
second tokens of all entities that may begin, the third, and so on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from spacy.attrs import ENT_IOB, IS_SPACE, SENT_START
from spacy.tokens import Span as Tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc

Component = Callable[["Doc"], "Doc"]
_FEATURES = 3
"""What a state is scored by: its token, the first token of the open entity, and the token before."""
_NONE = -1
_LEAST = float("-inf")


def decoder_of(recogniser: Any) -> Component:
    """A component that sets the recogniser's entities; the recogniser itself if it is not of the kind that we know."""
    model = recogniser.model
    greedy = recogniser.cfg["beam_width"] == 1 and not recogniser.postprocesses and model.ops.device_type == "cpu"
    if not greedy or model.attrs["unseen_classes"] or model.get_ref("lower").get_dim("nF") != _FEATURES:
        return cast(Component, recogniser)
    return _Decoder(recogniser)


class _Decoder:
    """The recogniser's moves, by kind and label: B(egin), I(n), L(ast), U(nit), O(ut)."""

    def __init__(self, recogniser: Any) -> None:
        self._recogniser = recogniser
        self._numpy = recogniser.model.ops.xp
        moves = recogniser.moves
        named = [moves.get_class_name(number).partition("-") for number in range(moves.n_moves)]
        self._kind = [kind for kind, _dash, _label in named]
        self._label = [label for _kind, _dash, label in named]
        number = {(kind, label): n for n, (kind, _dash, label) in enumerate(named)}
        self._in = {label: n for (kind, label), n in number.items() if kind == "I"}
        self._last = {label: n for (kind, label), n in number.items() if kind == "L"}
        self._begins, self._units = (
            [n for (kind, label), n in number.items() if kind == wanted and label] for wanted in "BU"
        )
        self._never = [
            n for n, kind in enumerate(self._kind) if kind not in "BUO" or (kind == "U" and n not in self._units)
        ]

    def __call__(self, doc: Doc) -> Doc:
        iob, space, borders = doc.to_array([ENT_IOB, IS_SPACE, SENT_START]).T
        if not len(doc) or iob.any():
            return cast("Doc", self._recogniser(doc))
        ends_here = self._numpy.append(borders[1:] == 1, True)
        """Whether no entity may go on behind a token: a sentence or the text ends."""
        step = self._recogniser.model.predict([doc])
        best = self._outside(step, space == 1, ends_here).tolist()
        ends = self._ends(step, [place for place, move in enumerate(best) if self._kind[move] == "B"], best, ends_here)
        step.clear_memory()
        found, at = [], 0
        while at < len(doc):
            kind, end = self._kind[best[at]], ends.get(at, at + 1)
            if kind != "O":
                found.append(Tokens(doc, at, end, label=self._label[best[at]]))
            at = end
        doc.set_ents(found, default="outside")
        return doc

    def _outside(self, step: Any, space: Any, ends_here: Any) -> Any:
        """The best move at each token, were no entity open there."""
        states = self._numpy.full((len(space), _FEATURES), _NONE, dtype="i")
        states[:, 0] = self._numpy.arange(len(space))
        scores = _scores(step, states)
        scores[:, self._never] = _LEAST
        scores[self._numpy.ix_(space, self._units)] = _LEAST
        scores[self._numpy.ix_(space | ends_here, self._begins)] = _LEAST
        return scores.argmax(axis=1)

    def _ends(self, step: Any, starts: list[int], best: list[int], ends_here: Any) -> dict[int, int]:
        """By the start of each entity that may begin, the place behind its last token."""
        ends: dict[int, int] = {}
        open_at = [(start, start + 1) for start in starts]
        while open_at:
            ends.update((start, at + 1) for start, at in open_at if ends_here[at])
            asked = [(start, at) for start, at in open_at if not ends_here[at]]
            if not asked:
                break
            scores = _scores(step, self._numpy.array([(at, start, at - 1) for start, at in asked], dtype="i"))
            open_at = []
            for (start, at), row in zip(asked, scores, strict=True):
                label = self._label[best[start]]
                inside, last = self._in[label], self._last[label]
                if row[inside] > row[last] or (row[inside] == row[last] and inside < last):
                    open_at.append((start, at + 1))
                else:
                    ends[start] = at + 1
        return ends


def _scores(step: Any, states: Any) -> Any:
    """The scores of all moves in each state."""
    return step.vec2scores.predict(step.state2vec.predict(states))
