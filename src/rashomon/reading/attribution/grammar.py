"""The parse of a report as plain lists, which are many times faster to walk than spaCy's tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.model.span import Span
from rashomon.reading.attribution.lexicon import SpeechLexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

Range = tuple[int, int]
"""A half-open range of token numbers."""

OPENING = frozenset("“\"«„‘'`‹「『")
CLOSING = frozenset("”\"»’'`›」』")
_TRIM_LEFT = frozenset("“\"«„‘'` ,;:-–—…•*|)]”’›」』") | {"--", "``", "''", "...", "- "}
_TRIM_RIGHT = frozenset("”\"»’'` ,;:-–—…•*|([.!?“‘‹「『") | {"--", "``", "''", "..."}
_MARKS = {"''": '"', "``": '"'}  # quotation marks of wire copy and of old keyboards
_STRINGS = ["LOWER", "LEMMA", "TAG", "DEP", "ENT_TYPE"]
_NUMBERS = ["HEAD", "IDX", "LENGTH"]
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Grammar:
    """Token facts by number: `words` (lower case), `lemmas`, `tags`, `deps`, `heads`, `starts`, `ends`.

    `kids` lists the dependents of a token in text order; `left` and `right` are the ends of its subtree (both
    included).
    """

    __slots__ = (
        "deps",
        "ends",
        "entities",
        "heads",
        "kids",
        "left",
        "lemmas",
        "right",
        "starts",
        "tags",
        "text",
        "words",
    )

    def __init__(self, doc: Doc) -> None:
        self.text: str = doc.text
        strings = doc.vocab.strings
        keys: list[list[int]] = doc.to_array(_STRINGS).T.tolist()
        heads, starts, lengths = doc.to_array(_NUMBERS).astype("int64").T.tolist()
        names: dict[int, str] = {key: strings[key] for key in {key for row in keys for key in row}}
        self.words, lemmas, self.tags, self.deps, self.entities = ([names[key] for key in row] for row in keys)
        self.words = [_MARKS.get(word, word) for word in self.words]
        wrong = SpeechLexicon.load().lemmas
        self.lemmas: list[str] = [
            wrong[word] if word in wrong else lemma.lower() for word, lemma in zip(self.words, lemmas, strict=True)
        ]
        self.heads: list[int] = [i + step for i, step in enumerate(heads)]
        self.starts: list[int] = starts
        self.ends: list[int] = [start + length for start, length in zip(starts, lengths, strict=True)]
        self.kids: list[list[int]] = [[] for _ in range(len(doc))]
        self.left: list[int] = list(range(len(doc)))
        self.right: list[int] = list(range(len(doc)))
        self._link()

    def _link(self) -> None:
        heads, left, right = self.heads, self.left, self.right
        for i, head in enumerate(heads):
            if head == i:
                continue
            self.kids[head].append(i)
            at, steps = i, 0
            while heads[at] != at and steps < 200:  # the bound keeps a broken parse from looping for ever
                at = heads[at]
                steps += 1
                if i < left[at]:
                    left[at] = i
                elif i > right[at]:
                    right[at] = i

    def __len__(self) -> int:
        return len(self.words)

    def span(self, piece: Range) -> Span:
        """The code points of a range of tokens, which must not be empty."""
        return Span(self.starts[piece[0]], self.ends[piece[1] - 1])

    def trimmed(self, piece: Range) -> Range | None:
        """The range without punctuation, quotation marks and white space at its ends; None if nothing is left."""
        start, end = piece
        while start < end and (self.words[start] in _TRIM_LEFT or self.words[start].isspace()):
            start += 1
        while start < end and (self.words[end - 1] in _TRIM_RIGHT or self.words[end - 1].isspace()):
            if self.tags[end - 1] == "POS":  # "the militias'": the mark belongs to the word
                break
            end -= 1
        return (start, end) if start < end else None

    def subject(self, verb: int) -> int | None:
        """The head of the subject that is written beside this verb."""
        for kid in self.kids[verb]:
            if self.deps[kid] in _SUBJECTS:
                return kid
        return None

    def is_verb(self, i: int) -> bool:
        """Whether the token is tagged as a verb of any form."""
        return self.tags[i].startswith("VB")

    def is_noun(self, i: int) -> bool:
        """Whether the token is tagged as a noun or a name."""
        return self.tags[i].startswith("NN")

    def has_finite_verb(self, piece: Range) -> bool:
        """Whether a finite verb, or a participle that may stand for one in a headline, is in the range."""
        return any(self.tags[i] in ("VBD", "VBZ", "VBP", "MD", "VBN") for i in range(*piece))

    def group_start(self, verb: int) -> int:
        """The first token of the verb group: auxiliaries, negation and adverbs that stand right before the verb."""
        start = verb
        while start > 0:
            before = start - 1
            joined = self.heads[before] == verb and self.deps[before] in ("aux", "auxpass", "neg", "advmod")
            if not joined or self.words[before] in (",", "when", "how", "why", "where"):
                break
            start = before
        return start

    def negated(self, verb: int) -> bool:
        """Whether the verb has a negation of its own ("did not say", "never said", "neither confirmed nor denied")."""
        joined = self.heads[verb] if self.deps[verb] == "conj" else verb
        if any(self.words[kid] == "neither" and self.deps[kid] in ("preconj", "cc") for kid in self.kids[joined]):
            return True
        return any(
            self.deps[kid] == "neg" or self.words[kid] in ("never", "not", "n't")
            for kid in self.kids[verb]
            if kid < verb
        )
