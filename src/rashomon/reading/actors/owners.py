"""Whose the forces are: the states and groups named before a noun, and those who only back it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.reading.actors.context import Context
from rashomon.reading.actors.grammar import HYPHENS, noun_lemma, participle_after
from rashomon.reading.actors.leaders import leader_called
from rashomon.reading.actors.pronouns import resolve
from rashomon.reading.actors.vocabulary import Vocabulary
from rashomon.reading.mentions import ActorMention
from rashomon.reading.registry import State

if TYPE_CHECKING:
    from spacy.tokens import Token

_POSSESSIVES = frozenset({"its", "their", "his"})
_PERSONS = frozenset({"civilians", "persons", "person"})
_BORDERS = frozenset({",", "(", ")", ";", ":"})
_OUTSIDE = frozenset({"DET", "CCONJ", "PUNCT", "SPACE", "NUM"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_MEDIA = frozenset({"news_agency", "outlet", "media_arm", "monitor"})
_WIDEST = 10
"""Words before a noun that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """A word that tells whose the next noun is.

    `id` is that of the registry, of a state, or the state's with `-gov` where its leader is named.
    `state` is None for the name of a group.
    """

    id: str
    name: str
    word: Token
    state: State | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Modifiers:
    """What stands before a noun: owners in the order of the text, ids of backers and of states that lead the forces
    ("US-led"), and where the phrase starts."""

    owners: tuple[Owner, ...]
    backers: tuple[str, ...]
    start: int
    leaders: tuple[str, ...] = ()

    @property
    def states(self) -> tuple[tuple[Token, State], ...]:
        """The owners that are states, each with the word that names it."""
        return tuple((owner.word, owner.state) for owner in self.owners if owner.state is not None)

    @property
    def groups(self) -> tuple[Owner, ...]:
        """The owners that are no states."""
        return tuple(owner for owner in self.owners if owner.state is None)


def modifiers_of(context: Context, token: Token) -> Modifiers:
    """Owners and backers of a noun, from the words of its own phrase before it."""
    words, start = context.words, token.i
    owners: list[Owner] = []
    backers: list[str] = []
    leaders: list[str] = []
    for word in token.doc[max(_first(context, token), token.i - _WIDEST) : token.i]:
        if _repeats_name(context, word) or _is_dateline(context, word):
            continue
        if _divides(context, word):
            if word.i + 1 == token.i or word.lower_ not in words.leaning:
                owners.clear()
                start = token.i
            continue
        if word.lower_ in words.outcomes:
            continue
        if start < word.i and _opens_title(context, word):
            owners.clear()
            start = word.i
        if start == token.i and word.pos_ not in _OUTSIDE and word.tag_ != "POS" and not _counts(context, word):
            start = word.i
        owner = _owner(context, word)
        if _begins_party(context, word, start, owned=owner is not None):
            if any(t.pos_ == "NOUN" for t in word.doc[start : word.i]):
                owners.clear()
            start = word.i
        if owner is None:
            continue
        start, after = min(start, word.i), participle_after(word)
        if after == "led" and owner.state is not None:
            leaders.append(owner.id)
        if after in words.backing:
            backers.append(owner.id)
        elif after not in words.holding and after not in words.placing:
            owners.append(owner)
    return Modifiers(owners=tuple(owners), backers=tuple(backers), start=start, leaders=tuple(leaders))


def _first(context: Context, token: Token) -> int:
    """Where the phrase of a noun begins: with the adjective of a state that is hung on the act behind it ("Syrian
    government air strikes")."""
    first: int = token.left_edge.i
    if first != token.i or token.i == 0 or token.dep_ not in ("compound", "amod", "nmod"):
        return first
    before = token.nbor(-1)
    beside = before.head.i == token.head.i and before.dep_ in ("amod", "compound", "nmod")
    return before.i if beside and context.state_called(before.text) is not None else first


def _begins_party(context: Context, word: Token, start: int, *, owned: bool) -> bool:
    """Whether what stands before a party's name is another thing, as where commas are lost: "in the town government
    forces"."""
    if not owned and word.lower_ not in context.words.government:
        return False
    before = word.doc[start : word.i]
    return any(t.pos_ in _NOUNS and t.idx not in context.hits and t.lower_ not in context.words.groups for t in before)


def tells_whose(context: Context, token: Token) -> bool:
    """Whether a common noun only tells which forces the next noun means ("government" in "government forces")."""
    head, words = token.head, context.words
    if _is_sort_of_shot(context, token):
        return True
    if token.dep_ not in ("compound", "amod", "nmod") or not 0 < head.i - token.i <= 4:
        return False
    if token.doc[token.i + 1].text in HYPHENS or token.text in context.registry.sharing:
        return False
    noun = noun_lemma(head)
    if noun in words.groups or noun in words.bodies or head.lower_ in words.bodies:
        return True
    if token.i and noun in words.acts and token.nbor(-1).idx in context.hits and token.nbor(-1).head.i >= token.i:
        return True  # "an LTTE commando raid"
    return noun in words.acts and not _acts(context, token)


def _is_sort_of_shot(context: Context, token: Token) -> bool:
    """Whether a thing that forces have only tells what is fired: "tank rounds", also in "artillery and tank shells"."""
    words, head = context.words, token.head
    if token.lower_ not in words.act_parts or _acts(context, token):
        return False
    if token.dep_ == "conj":
        head, token = head.head, head
    if token.dep_ not in ("compound", "amod", "nmod") or head.i < token.i:
        return False
    return noun_lemma(head) in words.shots


def _acts(context: Context, token: Token) -> bool:
    """Whether a noun before an act names who does it: "rebel shelling", but not "artillery fire"."""
    lemma, words = noun_lemma(token), context.words
    return lemma in words.irregular or lemma in words.government or lemma in words.descriptions


def name_tells_whose(context: Context, token: Token) -> bool:
    """Whether a name only tells whose forces the next noun means ("Hezbollah" in "Hezbollah fighters")."""
    head, words = token.head, context.words
    if token.dep_ not in ("compound", "amod", "poss", "nmod", "npadvmod") or not 0 < head.i - token.i <= 6:
        return False
    if head.pos_ == "VERB" or (token.doc[token.i + 1].text == "-" and participle_after(token) in words.leaning):
        return False
    noun = noun_lemma(head)
    hit = context.hits.get(head.idx)
    actor = context.registry.by_id(hit.id) if hit is not None else None
    if actor is not None and actor.kind in _MEDIA:
        return False  # a comma is lost: "from Saudi Arabia Reuters reports"
    if hit is None and noun_lemma(head.head) in words.acts and tells_whose(context, head):
        return False  # "an RSF drone strike": the drone is no party of its own
    return noun in words.groups or noun in words.bodies or hit is not None


def _divides(context: Context, word: Token) -> bool:
    """Whether a word parts what stands before it from the noun: a bracket, a day, a verb, a preposition, a party."""
    if (
        word.text in _BORDERS
        or (word.text[-1] in HYPHENS and word.whitespace_ and word.nbor(1).text[0].isupper())  # "Tunis- Gunmen"
        or word.idx in context.dates
        or (word.pos_ in ("VERB", "ADP") and word.dep_ not in ("amod", "compound"))
    ):
        return True
    if word.tag_ not in ("NNS", "NNPS") or word.idx in context.hits or word.dep_ == "poss":
        return False
    lemma = word.lemma_.lower()
    return lemma in context.words.groups or lemma in context.words.civilians


def _opens_title(context: Context, word: Token) -> bool:
    """Whether a capital on a common word behind small letters begins another sentence: "causes damage Terrorist
    groups"."""
    if word.tag_ not in ("JJ", "NN", "NNS") or not word.text[0].isupper() or word.text.isupper() or word.ent_type_:
        return False
    return word.nbor(-1).text.islower() and context.state_called(word.text) is None and word.idx not in context.hits


def _repeats_name(context: Context, word: Token) -> bool:
    """Whether a word is an acronym in brackets or one of the brackets: "Army of the North (AN) fighters"."""
    at = next((i for i in (word.i - 1, word.i, word.i + 1) if i in context.in_brackets), 0)
    return bool(at and word.doc[at].text.isupper() and word.doc[at].idx in context.hits)


def _is_dateline(context: Context, word: Token) -> bool:
    """Whether an agency's name is hung on the first word of its report: "Hanoi, VNA-Army units took the post"."""
    hit = context.hits.get(word.idx)
    actor = context.registry.by_id(hit.id) if hit is not None else None
    if actor is None or actor.kind not in _MEDIA or word.i + 2 >= len(word.doc):
        return False
    return word.nbor(1).text in HYPHENS and word.nbor(2).text[0].isupper()


def _counts(context: Context, word: Token) -> bool:
    """Whether a word belongs to a number ("at least 25 soldiers") and not to the noun."""
    return (
        word.dep_ in ("quantmod", "nummod", "predet")
        or (word.dep_ in ("advmod", "amod") and word.head.pos_ == "NUM")
        or word.idx in context.numbers
    )


def _owner(context: Context, word: Token) -> Owner | None:
    """The party that a word before a noun names; None if it names none."""
    hit = context.hits.get(word.idx)
    if hit is not None:
        owner_id = f"{hit.id}-gov" if hit.sort == "leader" else hit.id
        return Owner(id=owner_id, name=hit.name, word=word, state=context.registry.states.get(hit.id))
    if word.tag_ == "PRP$" and word.lower_ in _POSSESSIVES:
        return _owner_meant(context, word)
    if word.lower_ == "whose":
        return _owner_before(context, word)
    state = context.state_at(word)
    if context.is_people(word.text) and not _has_army(word, state):
        return None
    if state is None and word.dep_ == "poss" and noun_lemma(word) in context.words.descriptions:
        meant = next((m for m in context.recent() if m.head.start == word.idx), None)
        if meant is not None and meant.sort == "description" and meant.kind not in _PERSONS:
            return _owner_of(context, word, meant)
    if state is None and word.dep_ == "poss":
        leader = leader_called(context, word)
        if leader is not None:
            return Owner(id=leader.id, name=leader.name, word=word, state=context.registry.states.get(leader.id))
        state = context.registry.state_of_capital(word.text, context.year)
    return Owner(id=state.id, name=state.name, word=word, state=state) if state is not None else None


def _owner_before(context: Context, word: Token) -> Owner | None:
    """The party whose the next noun is: "Israel, whose army withdrew"."""
    before = [token for token in word.doc[max(word.sent.start, word.i - 3) : word.i] if token.pos_ in _NOUNS]
    if not before:
        return None
    named = _owner(context, before[-1])
    meant = next((m for m in context.recent() if named is None and m.head.start == before[-1].idx), None)
    return named if meant is None or meant.kind in _PERSONS else _owner_of(context, word, meant)


def _has_army(word: Token, state: State | None) -> bool:
    """Whether what a people's name stands before is only a state's: "the Armenian army", "Tajik air force"."""
    if state is None or state.adjective != word.text or word.i + 1 >= len(word.doc):
        return False
    return word.nbor(1).lower_ in Vocabulary.load().state_bodies


def _owner_meant(context: Context, word: Token) -> Owner | None:
    """The party that "its" or "their" means: the state itself where it stands for a body without a row."""
    mention = resolve(context, word)
    return None if mention is None or mention.kind in _PERSONS else _owner_of(context, word, mention)


def _owner_of(context: Context, word: Token, mention: ActorMention) -> Owner:
    """The party of a mention as the owner of the next noun."""
    states = context.registry.states
    state = states.get(mention.id) or states.get(mention.id.rpartition("-")[0]) or states.get(mention.id.split("-")[0])
    if state is not None and mention.id not in context.registry.actors:
        return Owner(id=state.id, name=state.name, word=word, state=state)
    return Owner(id=mention.id, name=mention.name, word=word)
