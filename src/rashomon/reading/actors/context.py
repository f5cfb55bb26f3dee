"""One report while its actors are found: its names, its own state, and what was found so far."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rashomon.model.span import Span
from rashomon.reading.actors.home import main_state
from rashomon.reading.actors.opposing import set_against
from rashomon.reading.actors.vocabulary import Identity, Vocabulary
from rashomon.reading.document import Document
from rashomon.reading.mentions import ActorMention
from rashomon.reading.names import WRITTEN, NameHit
from rashomon.reading.picking import having
from rashomon.reading.registry import Registry, State

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_KINDS = {"political": "political_body"}
"""What a name that no row covers is, where it is no group under arms."""
_LOOK_BACK = 40
_LISTING = frozenset({"including", "include", "includes", "as", "like", "notably"})
_LONGEST_LIST = 12
_PLACE_SORTS = frozenset({"name", "description", "dateline"})
_NAME_SORTS = WRITTEN | {"name", "defined"}


class Context:
    """What every question about an actor needs.

    `hits` are the registry's names by the offset where they begin.  `home` is the state that the report is about, None
    if its places name none.  `places`, `numbers` and `dates` are the offsets that they cover; at `seats` a capital
    stands for its government; `in_brackets` are the indexes of single words in brackets.
    `called_parties` are the labels by which the report calls a party: "terrorist" for "terrorists", "terrorist groups".
    `set_against` gives to a noun ("rebel") the groups that the report tells of as others than those.
    `leant_on` are the offsets of those that others only lean on: the second party of "rebels linked to X".
    `one_of_many` are the ids of groups that the report names as one of several: "rebel groups including X".
    `units` are the ids of units that no row covers, which may be on any side.
    `found` are the actors of the text so far, in reading order: descriptions and pronouns look back on them.
    """

    def __init__(self, document: Document, hits: Sequence[NameHit]) -> None:
        self.document = document
        self.registry = Registry.load()
        self.words = Vocabulary.load()
        self.hits = {hit.span.start: hit for hit in hits}
        self.home = main_state(document, self.registry)
        self.countries = document.countries
        self.year = document.day.year if document.day else None
        self.places = _offsets(place.span for place in document.places if place.sort in _PLACE_SORTS)
        self.seats = frozenset(place.span.start for place in document.places if place.sort == "metonym")
        self.numbers = _offsets(quantity.span for quantity in document.quantities)
        self.dates = _offsets(date.span for date in document.dates)
        self.in_brackets = frozenset(_in_brackets(document.doc))
        self.one_of_many = frozenset(self._listed_among())
        self.leant_on = frozenset(self._leant_on())
        self.called_parties = frozenset(self._called_parties())
        self.set_against = set_against(document.doc, self.hits, self.words.descriptions, self.words.naming)
        self.units = frozenset(hit.id for hit in hits if hit.sort == "unit")
        self.found: list[ActorMention] = []
        self._homes: dict[str, State | None] = {}
        self._countries_at = {
            place.span.start: place.place.country
            for place in document.places
            if place.sort == "name" and place.place is not None and place.place.country
        }

    def _called_parties(self) -> Iterator[str]:
        doc, labels = self.document.doc, self.words.labels
        for token in having(doc, "lower", [*labels, *(f"{label}s" for label in labels)]):
            if token.lower_ not in labels:
                yield token.lower_[:-1]
            elif token.i + 1 < len(doc) and doc[token.i + 1].lemma_.lower() in self.words.groups:
                yield token.lower_

    def _leant_on(self) -> Iterator[int]:
        for token in having(self.document.doc, "lower", self.words.backing):
            if token.dep_ not in ("acl", "relcl", "amod") or token.lower_ == "led":
                continue
            for link in token.rights:
                if link.lower_ in ("to", "with", "by"):
                    yield from (noun.idx for noun in link.rights if noun.dep_ == "pobj")

    def _listed_among(self) -> Iterator[str]:
        doc = self.document.doc
        groups = self.words.groups | self.words.irregular
        for token in having(doc, "lower", _LISTING):
            if token.i == 0:
                continue
            at = token.i - 1
            if token.lower_ == "as":
                if doc[at].lower_ != "such":
                    continue
                at -= 1
            many = doc[max(0, at - 1 if doc[at].text == "," else at)]
            if many.tag_ not in ("NNS", "NNPS") and many.lower_ not in ("opposition", "insurgency"):
                continue
            if many.lemma_.lower() not in groups:
                continue
            for word in doc[token.i + 1 : token.i + 1 + _LONGEST_LIST]:
                if word.is_sent_start or word.tag_ in ("VBD", "VBZ", "VBP"):
                    break
                hit = self.group_named(word)
                if hit is not None:
                    yield hit.id

    def recent(self) -> Iterator[ActorMention]:
        """The last actors found, the nearest first."""
        return reversed(self.found[-_LOOK_BACK:])

    def group_named(self, token: Token) -> NameHit | None:
        """The actor whose name a token is; None for states, leaders and spokespersons."""
        hit = self.hits.get(token.idx)
        return hit if hit is not None and hit.sort in _NAME_SORTS else None

    def named_of(self, kinds: Collection[str]) -> frozenset[str]:
        """The ids of all actors of these kinds that the whole report names."""
        rows = ((hit.id, self.registry.by_id(hit.id)) for hit in self.hits.values() if hit.sort in _NAME_SORTS)
        return frozenset(named for named, row in rows if row is not None and row.kind in kinds)

    def identity_of(self, hit: NameHit) -> Identity:
        """Who a name of the registry or of the text means; a group where only the text defines it."""
        actor = self.registry.by_id(hit.id)
        return Identity(hit.id, hit.name, actor.kind if actor else _KINDS.get(hit.sort, "group"))

    def state_called(self, demonym: str) -> State | None:
        """The state that a demonym means in this report ("Congolese"); None if it is none."""
        return self.registry.state_called(demonym, self.countries, self.year)

    def state_at(self, token: Token) -> State | None:
        """The state that a word means as an adjective, also before another with a hyphen: "Anglo-French"."""
        word = token.text
        if word in self.words.combining:
            after = token.doc[token.i + 1 : token.i + 3]
            if len(after) > 1 and after[0].text == "-":
                joined = self.state_called(after[1].text) is not None
                return self.state_called(self.words.combining[word]) if joined else None
        return self.state_called(word)

    def home_of(self, body: str) -> State | None:
        """The state whose body of this sort ("forces") the report's own country had in its year; None for none."""
        if body not in self._homes:
            self._homes[body] = main_state(self.document, self.registry, body)
        return self._homes[body]

    def home_at(self, token: Token, body: str) -> State | None:
        """The state whose body a word means: that of the place which opens its sentence ("In Baghdad the army ..."),
        else the report's own."""
        first = token.sent[0]
        if first.dep_ == "prep" and first.i < token.i:
            for place in self._named_at(first):
                state = self.registry.ruling(place, self.year, body)
                if state is not None:
                    return state
        return self.home_of(body)

    def is_abroad(self, token: Token, country: str | None) -> bool:
        """Whether the place that opens a word's sentence lies in another country than this: "In Y, soldiers ..."."""
        first = token.sent[0]
        opened = list(self._named_at(first)) if first.dep_ == "prep" and first.i < token.i else []
        return country is not None and bool(opened) and country not in opened

    def _named_at(self, preposition: Token) -> Iterator[str]:
        """The countries of the places right behind a preposition."""
        for noun in preposition.rights:
            country = self._countries_at.get(noun.idx)
            if noun.dep_ == "pobj" and country is not None:
                yield country

    def is_people(self, word: str) -> bool:
        """Whether an ethnonym means a people and not the report's own state ("Serb forces" in Bosnia)."""
        if word not in self.words.ethnonyms:
            return False
        state = self.state_called(word)
        own = self.registry.by_iso2.get(self.countries[0]) if self.countries else None
        return state is None or state not in (self.home, own)

    def phrase(self, token: Token, start: int) -> Span:
        """The span from the token with index `start` to the end of `token`."""
        return Span(self.document.doc[start].idx, token.idx + len(token.text))

    def written(self, span: Span) -> str:
        """The words of a span with single spaces."""
        return " ".join(span.text_of(self.document.text).split())

    def mention(
        self,
        token: Token,
        span: Span,
        who: Identity,
        *,
        sort: str | None = None,
        country: str | None = None,
        plural: bool = False,
        antecedent: Span | None = None,
    ) -> ActorMention:
        """The mention of an actor with `token` as its head.

        `sort` is `name` or `derived` where it is not given, by whether the registry has a row.  `country` is that of
        the registry's row where it is not given; None if there is no row.
        """
        actor = self.registry.by_id(who.id)
        return ActorMention(
            span=span,
            head=own_span(token),
            id=who.id,
            name=who.name,
            kind=who.kind,
            sort=sort or ("name" if actor or who.id in self.registry.states else "derived"),
            camp=self.registry.camp_of(who.id),
            country=country or (actor.country if actor else None),
            plural=plural,
            antecedent=antecedent,
        )

    def unresolved(self, token: Token, phrase: Span, *, plural: bool) -> ActorMention:
        """A description that stands for no known actor: a group that keeps its own words."""
        words = self.written(phrase)
        if (
            token.dep_ in ("compound", "amod", "nmod")
            and token.lemma_.lower() in self.words.irregular | self.words.labels
            and not plural
        ):
            words, plural = f"{words.lower()}s", True  # "rebel shells" are those of rebels
        who = Identity(f"text:{words.casefold()}", words, "group")
        return self.mention(token, phrase, who, sort="unknown", plural=plural)


def own_span(token: Token) -> Span:
    """The span of one token."""
    return Span(token.idx, token.idx + len(token.text))


def _in_brackets(doc: Doc) -> Iterator[int]:
    opening = [token.i for token in having(doc, "text", ("(",))]
    return (i + 1 for i in opening if i + 2 < len(doc) and doc[i + 2].text == ")")


def _offsets(spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(offset for span in spans for offset in range(span.start, span.end))
