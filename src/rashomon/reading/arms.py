"""Whose planes, gunboats and soldiers are that a report names no owner of: those of the only state that fights there.

Where a report tells of one state's forces alone, and of rebels against it, only that state has an air force and a navy.
Nothing is said where another state, a coalition or peacekeepers take part, or where the rebels are told to fly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model.span import Span
from rashomon.reading.actors import derive, main_state
from rashomon.reading.actors.grammar import noun_lemma
from rashomon.reading.actors.vocabulary import Vocabulary
from rashomon.reading.document import Document
from rashomon.reading.mentions import ActorMention
from rashomon.reading.registry import Registry, State, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMED = frozenset({"name", "derived", "description"})
_OUTSIDE = frozenset({"coalition", "peacekeepers"})
_REBELS = frozenset({"rebel_group", "militia", "group"})
_ACTING = frozenset({"nsubj", "poss", "compound", "amod", "nmod", "nsubjpass"})
_BY = frozenset({"by", "with", "between", "against"})
_TELLING = frozenset({"amod", "compound", "nmod", "poss", "relcl", "acl"})
_WHOLE = frozenset({"of", "from", "with", "loyal", "belonging"})
_LONE = frozenset({"air", "navy"})
_PLAIN_ARTICLES = frozenset({"the", "a", "an", "some", "several", "no"})


def settle(document: Document) -> None:
    """Give a document's bare soldiers, and its planes and ships that strike, to the only state that fights there.

    Planes of a make that strike ("B-29s bombed the yards") are a party by their own words where no state is known.
    """
    by_head = {mention.head.start: mention for mention in document.actors}
    state = _only_state(document)
    others = frozenset(_arms_of_others(document, by_head)) if state is not None else frozenset()
    found: dict[Span, ActorMention] = {}
    for mention in document.actors:
        token = _head(document, mention)
        if state is None or token is None or not mention.id.startswith("text:") or mention.sort == "pronoun":
            continue
        suffix = _suffix(token)
        if suffix is not None and suffix not in others and _is_bare(by_head, token) and _is_meant(token, suffix):
            found[mention.span] = _of(state, suffix, mention)
    changed = tuple(
        replace(found[m.span], span=m.span, head=m.head, plural=m.plural)
        if m.span in found
        else replace(found[m.antecedent], span=m.span, head=m.head, sort="pronoun", antecedent=m.antecedent)
        if m.antecedent in found and m.sort == "pronoun"
        else m
        for m in document.actors
    )
    made = [
        _of(state, "air", mention) if state is not None and "air" not in others and bare else mention
        for mention, bare in _makes(document, by_head)
    ]
    document.actors = tuple(sorted((*changed, *made), key=lambda one: (one.head.start, one.span.start)))


def _of(state: State, suffix: str, mention: ActorMention) -> ActorMention:
    body, camp = derive(state, suffix), Registry.load().camp_of(f"{state.id}-{suffix}")
    return replace(
        mention, id=body.id, name=body.name, kind=body.kind, sort="description", camp=camp, country=state.iso2
    )


def _makes(document: Document, by_head: dict[int, ActorMention]) -> Iterator[tuple[ActorMention, bool]]:
    """Planes of a make that strike, where no word tells whose they are: "two Mirages strafed the road"; each
    with whether nothing else is told of them."""
    for token in document.doc:
        if token.idx in by_head or not _strikes(token) or token.dep_ == "pobj":
            continue
        if noun_lemma(token) in _craft() and not any(_tells_party(by_head, c) for c in token.children):
            span = Span(token.idx, token.idx + len(token.text))
            words, plural = token.text, token.tag_ in ("NNS", "NNPS")
            made = ActorMention(
                span=span,
                head=span,
                id=f"text:{words.casefold()}",
                name=words,
                kind="group",
                sort="unknown",
                plural=plural,
            )
            yield made, _is_bare(by_head, token)


def _head(document: Document, mention: ActorMention) -> Token | None:
    span = document.doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
    return span.root if span is not None else None


def _is_meant(token: Token, suffix: str) -> bool:
    """Whether a noun can be the state's: soldiers wherever they are told of, planes and ships where they strike."""
    return suffix not in _LONE or _strikes(token)


def _strikes(token: Token) -> bool:
    """Whether a noun is the subject of a verb of attack in the active voice, or its agent."""
    node = token
    while node.dep_ == "conj" and node.head.i != node.i:
        node = node.head
    if node.dep_ == "pobj" and node.head.lower_ == "by":
        return node.head.head.lemma_.lower() in _striking()
    if node.dep_ != "nsubj":
        return False
    verbs = [node.head, *(child for child in node.head.rights if child.dep_ in ("conj", "xcomp"))]
    return any(verb.lemma_.lower() in _striking() for verb in verbs)


def _is_bare(by_head: dict[int, ActorMention], token: Token) -> bool:
    """Whether no word at a noun tells whose it is: a party, a people, "rebel", "unidentified", "of the mission"."""
    return not any(_tells_owner(by_head, child) for child in token.children)


def _tells_party(by_head: dict[int, ActorMention], child: Token) -> bool:
    """Whether a word at a noun tells whose it is, and not only where it comes from or what it is doing."""
    behind = child.dep_ in ("acl", "relcl") or child.lower_ == "from"
    return _tells_owner(by_head, child) and not (behind and all(word.idx not in by_head for word in child.subtree))


def _tells_owner(by_head: dict[int, ActorMention], child: Token) -> bool:
    if child.lower_ in _WHOLE or child.dep_ in ("appos", "poss", "relcl", "acl"):
        return True
    if child.dep_ == "det" and child.lower_ not in _PLAIN_ARTICLES:
        return True
    if child.dep_ not in _TELLING:
        return False
    known = by_head.get(child.idx)
    if (known is not None and known.kind != "state_forces") or child.lower_ in _doubtful():
        return True
    made = any(letter.isdigit() for letter in child.text) or noun_lemma(child) in Vocabulary.load().bodies
    return child.text[:1].isupper() and child.lower_ not in _plain() and not made


def _suffix(token: Token) -> str | None:
    """The end of the id of the body that a noun means by itself: `air`, `navy`, `forces`; None for other nouns."""
    lemma = noun_lemma(token)
    if lemma in _craft():
        return "air"
    if lemma == "bomber" and any(child.lower_ in Vocabulary.load().bombers for child in token.lefts):
        return None  # a person
    body = Vocabulary.load().bodies.get(lemma) or Vocabulary.load().bodies.get(token.lower_)
    if body is None or lemma in _unmanned():
        return None
    if body.suffix in _LONE:
        return body.suffix
    return "forces" if lemma in _regulars() else None


def _only_state(document: Document) -> State | None:
    """The only state whose forces a report tells of, where it is the one that rules there and fights rebels; None where
    others take part."""
    registry = Registry.load()
    own = main_state(document, registry, "forces")
    if own is None:
        return None
    known = [mention for mention in document.actors if mention.sort in _NAMED]
    if any(mention.kind in _OUTSIDE for mention in known):
        return None
    forces = {mention.country for mention in known if mention.kind in ("state_forces", "police")}
    if forces != {own.iso2}:
        return None
    if any(m.kind == "state" and m.country != own.iso2 and _takes_part(document, m) for m in known):
        return None
    return own if any(_are_rebels(document, mention, own) for mention in document.actors) else None


def _takes_part(document: Document, mention: ActorMention) -> bool:
    """Whether a state is told to do something or to have something done to it, and not only to speak."""
    root = _head(document, mention)
    if root is None or any(s.cue is not None and s.cue.contains(mention.head) for s in document.speech):
        return False
    return root.dep_ in _ACTING or (root.dep_ == "pobj" and root.head.lower_ in _BY)


def _are_rebels(document: Document, mention: ActorMention, state: State) -> bool:
    """Whether a mention is of a group under arms that is not on the state's side."""
    if mention.kind not in _REBELS or mention.sort == "pronoun" or (mention.camp and mention.camp == state.camp):
        return False
    if mention.kind != "group":
        return True
    last = mention.head.text_of(document.text).casefold().removesuffix("s")
    words = Vocabulary.load()
    return last in words.irregular or last in words.labels or last in ("fighter", "gunman", "mujahideen", "tribesman")


def _arms_of_others(document: Document, by_head: dict[int, ActorMention]) -> Iterator[str]:
    """The bodies that the report gives to a group too: "rebel planes", "UNITA soldiers", and mutinous troops."""
    for mention in document.actors:
        head = _head(document, mention)
        if head is None or mention.sort == "pronoun" or mention.kind == "state_forces":
            continue
        suffix = _suffix(head)
        if suffix is not None and not (mention.id.startswith("text:") and _is_bare(by_head, head)):
            yield suffix
    if any(token.lemma_.lower() in _rising() for token in document.doc):
        yield "forces"


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lexicon("forces")["bare"].items()}


def _craft() -> frozenset[str]:
    """Makes of planes with a crew, which name no owner: "mirage", "b-29"."""
    return _things() - _unmanned()


@lru_cache(maxsize=1)
def _things() -> frozenset[str]:
    return frozenset(thing for row in lexicon("forces")["body"] if row["suffix"] == "air" for thing in row["things"])


def _unmanned() -> frozenset[str]:
    return _lists()["unmanned"]


def _regulars() -> frozenset[str]:
    return _lists()["regulars"]


def _plain() -> frozenset[str]:
    return _lists()["plain"]


def _doubtful() -> frozenset[str]:
    return _lists()["doubtful"]


def _rising() -> frozenset[str]:
    return _lists()["rising"]


@lru_cache(maxsize=1)
def _striking() -> frozenset[str]:
    rows = lexicon("frames_violence")
    told = [lemma for row in (*rows["verb"], *rows["harm"]) for lemma in row["lemmas"]]
    return frozenset((*told, *rows["words"]["striking"], *rows["words"]["attacking"], *_lists()["dropping"]))
