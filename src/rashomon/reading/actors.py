"""Who takes part: names, forces derived from a state, descriptions, pronouns and stated persons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model.span import Span
from rashomon.reading.document import Document
from rashomon.reading.mentions import ActorMention
from rashomon.reading.names import NameHit
from rashomon.reading.registry import Registry, State, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUNS = {
    "they": True,
    "them": True,
    "their": True,
    "it": False,
    "its": False,
    "he": False,
    "she": False,
    "his": False,
}
_PERSONAL = frozenset({"he", "she", "his", "her", "him"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_WATCHERS = frozenset({"monitor", "ngo", "igo", "news_agency", "outlet", "media_arm"})
_IRREGULAR = frozenset(
    {
        "rebel",
        "insurgent",
        "guerrilla",
        "guerilla",
        "separatist",
        "jihadist",
        "militant",
        "private",
        "breakaway",
        "paramilitary",
        "shadow",
        "parallel",
        "opposition",
        "tribal",
    }
)
_RESULTS = frozenset({"dead", "killed", "wounded", "injured"})
_LOOK_BACK = 40
_LOCATIVE = frozenset({"in", "at", "near", "outside", "around", "inside", "into", "toward", "towards"})


@dataclass(frozen=True, slots=True)
class _Description:
    """What a description can stand for: kinds of actors, first choice and second."""

    kinds: frozenset[str]
    otherwise: frozenset[str]
    against_state: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """The lexicon of this module, ready to look up."""

    bodies: dict[str, tuple[str, str, str]]
    longest_body: int
    government: frozenset[str]
    groups: frozenset[str]
    backing: frozenset[str]
    holding: frozenset[str]
    placing: frozenset[str]
    air_acts: frozenset[str]
    ground_acts: frozenset[str]
    descriptions: dict[str, _Description]
    civilians: frozenset[str]
    residents: frozenset[str]
    persons: frozenset[str]
    ethnonyms: frozenset[str]
    act_parts: frozenset[str]
    weapons: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    rows, people = lexicon("forces"), lexicon("people")
    by_status: dict[str, set[str]] = {}
    for row in lexicon("persons")["noun"]:
        by_status.setdefault(row["status"], set()).add(row["lemma"])
    parties = {
        party: frozenset(noun for status in statuses for noun in by_status.get(status, ()))
        for party, statuses in people["statuses"].items()
    }
    bodies: dict[str, tuple[str, str, str]] = {}
    for row in rows["body"]:
        for noun in row["nouns"]:
            bodies.setdefault(noun, (row["suffix"], row["name"], row["kind"]))
        if row["suffix"] == "forces":
            for noun in parties["forces"]:
                bodies.setdefault(noun, (row["suffix"], row["name"], row["kind"]))
    descriptions: dict[str, _Description] = {}
    for row in rows["description"]:
        description = _Description(
            frozenset(row["kinds"]), frozenset(row.get("otherwise", ())), bool(row.get("against_state"))
        )
        for noun in row["nouns"]:
            descriptions.setdefault(noun, description)
    return _Words(
        bodies=bodies,
        longest_body=max(noun.count(" ") for noun in bodies),
        government=frozenset(rows["government_modifiers"]["words"]),
        groups=frozenset(rows["group_nouns"]["words"]) | parties["fighters"],
        backing=frozenset(rows["backing"]["participles"]),
        holding=frozenset(rows["backing"]["holding"]),
        placing=frozenset(rows["backing"]["place"]),
        air_acts=frozenset(rows["acts"]["air"]),
        ground_acts=frozenset(rows["acts"]["forces"]),
        descriptions=descriptions,
        civilians=parties["civilians"],
        residents=frozenset(people["residents"]["nouns"]),
        persons=parties["persons"] | frozenset(people["counts"]["nouns"]),
        ethnonyms=frozenset(people["ethnonyms"]["words"]),
        act_parts=frozenset(rows["acts"]["parts"]),
        weapons=frozenset(rows["acts"]["weapons"]),
    )


def find(document: Document, hits: Sequence[NameHit]) -> tuple[ActorMention, ...]:
    """All actors of a report, in the order of their heads.

    `hits` are the registry's names (`names.NameIndex.find`).  Descriptions and pronouns are resolved only to actors
    of the same report; what cannot be resolved keeps an id of its own (`text:...`).
    """
    return _Finder(document, hits).run()


def derive(state: State, suffix: str) -> tuple[str, str, str]:
    """Id, name and kind of a body of a state: `rus-mod`, "Russian Defence Ministry", `political_body`.

    Raises:
        KeyError: if the lexicon has no body with this suffix.
    """
    for found, name, kind in _words().bodies.values():
        if found == suffix:
            return f"{state.id}-{suffix}", name.format(adjective=state.adjective, state=state.name), kind
    raise KeyError(suffix)


def countries(document: Document) -> tuple[str, ...]:
    """The ISO codes of the countries that a report names, the most named first."""
    votes: Counter[str] = Counter()
    for mention in document.places:
        if mention.place is not None and mention.place.country:
            votes[mention.place.country] += 2 if mention.place.kind != "country" else 1
    return tuple(code for code, _votes in sorted(votes.items(), key=lambda item: (-item[1], item[0])))


def main_state(document: Document, registry: Registry) -> State | None:
    """The state that the report is mainly about, by its places; None if they name none."""
    for iso2 in countries(document):
        if iso2 in registry.by_iso2:
            return registry.by_iso2[iso2]
    return None


class _Finder:
    """One pass over a report; keeps what was found so far for descriptions and pronouns."""

    def __init__(self, document: Document, hits: Sequence[NameHit]) -> None:
        self.document = document
        self.registry = Registry.load()
        self.words = _words()
        self.hits = {hit.span.start: hit for hit in hits}
        self.home = main_state(document, self.registry)
        self.countries = countries(document)
        self.year = document.report.published.day.year if document.report.published else None
        self.places = {
            offset
            for place in document.places
            if place.sort in ("name", "description", "dateline")
            for offset in range(place.span.start, place.span.end)
        }
        self.named: dict[str, str] = {}
        self.numbers = {
            offset for quantity in document.quantities for offset in range(quantity.span.start, quantity.span.end)
        }
        self.found: list[ActorMention] = []

    def run(self) -> tuple[ActorMention, ...]:
        for sentence in self.document.sentences:
            for token in self.document.tokens_of(sentence):
                for mention in self._at(token):
                    self.found.append(mention)
        return tuple(sorted(self.found, key=lambda mention: (mention.head.start, mention.span.start)))

    # what one token is the head of

    def _at(self, token: Token) -> Iterable[ActorMention]:
        lowered = token.lower_
        if token.pos_ == "PRON" or token.tag_ == "PRP$":
            if lowered in _PRONOUNS:
                resolved = self._pronoun(token)
                return [resolved] if resolved else []
        hit = self.hits.get(token.idx)
        if hit is not None and hit.sort != "demonym" and hit.span.end >= token.idx + len(token.text):
            return self._named(token, hit)
        if token.pos_ not in _NOMINAL and not (token.pos_ in ("NUM", "ADJ", "PRON") and lowered in self.words.persons):
            if token.lower_ in ("military", "police", "wounded", "dead", "injured") and token.dep_ in (
                "nsubj",
                "dobj",
                "pobj",
                "nsubjpass",
            ):
                return self._nominal(token)
            return self._demonym_alone(token)
        return self._nominal(token)

    def _named(self, token: Token, hit: NameHit) -> Iterable[ActorMention]:
        if self._modifies_actor(token):
            return []
        if hit.sort in ("name", "speaker", "defined"):
            actor = self.registry.by_id(hit.id)
            kind = actor.kind if actor else "group"
            return [self._mention(token, hit.span, hit.id, hit.name, kind, plural=True)]
        state = self.registry.states[hit.id]
        if hit.sort == "leader":
            actor_id, name, kind = derive(state, "gov")
            return [self._mention(token, hit.span, actor_id, name, kind, country=state.iso2)]
        return [self._mention(token, hit.span, state.id, state.name, "state", country=state.iso2)]

    def _modifies_actor(self, token: Token) -> bool:
        """Whether a name only tells whose forces the next noun means."""
        head = token.head
        if (
            token.dep_ not in ("compound", "amod", "poss", "nmod", "npadvmod")
            or head.i <= token.i
            or head.i - token.i > 6
        ):
            return False
        following = self.document.doc[token.i + 1 : token.i + 3]
        if (
            len(following) == 2
            and following[0].text == "-"
            and following[1].lower_ in (self.words.backing | self.words.holding)
        ):
            return False
        if head.pos_ == "VERB":
            return False
        noun = _noun_lemma(head)
        return noun in self.words.groups or noun in self.words.bodies or head.idx in self.hits

    def _nominal(self, token: Token) -> Iterable[ActorMention]:
        noun = _noun_lemma(token)
        if self._is_modifier(token) or (noun == "figure" and token.tag_ == "NN"):
            return []
        named = self._apposed(token)
        if named is not None and (noun in self.words.groups or noun in self.words.bodies):
            owners, backers, start = self._modifiers(token)
            return [
                self._mention(
                    token, self._phrase(token, start), named.id, named.name, self._kind_of(named.id), plural=True
                )
            ]
        body = None if self._is_irregular(token) else self._body_of(token, noun)
        owners, backers, start = self._modifiers(token)
        if noun in self.words.weapons and not owners and self._member_of(token) is None:
            return self._armed_with(token, start)
        if body is not None or noun in self.words.groups:
            mentions = self._force(token, noun, body, owners, start)
            return [replace(mention, backers=backers) for mention in mentions]
        pair = f"{token.doc[token.i - 1].lower_} {noun}" if token.i else noun
        if noun in ("chief", "head", "leader") and token.tag_ != "NNS":
            return [
                self._mention(token, self._phrase(token, start), "persons", "persons (status not stated)", "persons")
            ]
        if noun in self.words.residents:
            return [
                self._mention(
                    token, self._phrase(token, start), "residents", "residents", "civilians", plural=_plural(token)
                )
            ]
        if noun in self.words.civilians or pair in self.words.civilians:
            return [
                self._mention(token, self._phrase(token, start), "civ", "civilians", "civilians", plural=_plural(token))
            ]
        if noun in self.words.persons or pair in self.words.persons or token.lower_ in self.words.persons:
            return [
                self._mention(
                    token,
                    self._phrase(token, start),
                    "persons",
                    "persons (status not stated)",
                    "persons",
                    plural=_plural(token),
                )
            ]
        if token.text in self.registry.by_demonym and token.pos_ == "PROPN":
            return self._demonym_alone(token)
        if (
            token.pos_ == "PROPN"
            and token.dep_ in ("nsubj", "nsubjpass", "agent", "pobj", "dobj", "conj", "appos", "poss")
            and token.ent_type_ in ("ORG", "NORP", "PERSON")
        ):
            return self._unknown(token)
        return self._demonym_alone(token)

    def _is_modifier(self, token: Token) -> bool:
        """Whether a common noun only tells which forces the next noun means ("government" in "government forces")."""
        head = token.head
        if token.dep_ not in ("compound", "amod", "nmod") or not 0 < head.i - token.i <= 4:
            return False
        if token.i + 1 < len(token.doc) and token.doc[token.i + 1].text in ("-", "‑", "–"):
            return False
        if token.text in self.registry.sharing:
            return False
        noun = _noun_lemma(head)
        acts = self.words.air_acts | self.words.ground_acts
        return (
            noun in self.words.groups or noun in self.words.bodies or head.lower_ in self.words.bodies or noun in acts
        )

    def _apposed(self, token: Token) -> NameHit | None:
        """The name that follows a description: "the country's largest rebel army, the FARC"."""
        for child in token.rights:
            hit = self.hits.get(child.idx)
            if child.dep_ == "appos" and hit is not None and hit.sort in ("name", "defined"):
                return hit
        return None

    def _is_irregular(self, token: Token) -> bool:
        """A "rebel army" or "separatist government" is no body of the state."""
        return any(child.lemma_.lower() in _IRREGULAR for child in token.lefts)

    def _armed_with(self, token: Token, start: int) -> list[ActorMention]:
        """Whose weapons: "army drones" are the forces of the state, "rebel drones" those of rebels; a bare drone nobody's."""
        words = {child.lower_ for child in token.lefts if child.dep_ in ("compound", "amod", "nmod")}
        if words & self.words.government and self.home is not None:
            mention = self._of_home(
                token, ("forces", "{adjective} armed forces", "state_forces"), self._phrase(token, start)
            )
            return [mention] if mention is not None else []
        if words & (self.words.groups | _IRREGULAR):
            phrase = self._phrase(token, start)
            words_written = " ".join(phrase.text_of(self.document.text).split())
            return [
                self._mention(
                    token,
                    phrase,
                    f"text:{words_written.casefold()}",
                    words_written,
                    "group",
                    sort="unknown",
                    plural=True,
                )
            ]
        return []

    def _body_of(self, token: Token, noun: str) -> tuple[str, str, str] | None:
        """The sort of state body that a noun with the words before it names: "defence ministry", "air force"."""
        doc, at = self.document.doc, token.i
        for back in range(self.words.longest_body, 0, -1):
            if at - back >= 0:
                before = [doc[k].lower_ for k in range(at - back, at)]
                for last in (noun, token.lower_):
                    found = self.words.bodies.get(" ".join([*before, last]))
                    if found is not None:
                        return found
        if noun == "ministry" and at + 2 < len(doc) and doc[at + 1].lower_ == "of":
            for forward in (3, 4):
                phrase = " ".join(doc[k].lower_ for k in range(at, min(len(doc), at + forward)))
                if phrase in self.words.bodies:
                    return self.words.bodies[phrase]
        return self.words.bodies.get(noun) or self.words.bodies.get(token.lower_)

    def _modifiers(self, token: Token) -> tuple[list[tuple[str, Token]], tuple[str, ...], int]:
        """What stands before a noun: owners as (registry or state id, token), backers, and where the phrase starts."""
        doc = self.document.doc
        first = max(token.left_edge.i, token.i - 10)
        owners: list[tuple[str, Token]] = []
        backers: list[str] = []
        start = token.i
        for i in range(first, token.i):
            word = doc[i]
            if (
                word.text in (",", "(", ")", ";", ":")
                or word.pos_ in ("VERB", "ADP")
                and word.dep_ not in ("amod", "compound")
            ):
                if not (i + 1 < token.i and doc[i].lower_ in self.words.backing | self.words.holding):
                    owners.clear()
                    start = token.i
                continue
            if (
                word.tag_ in ("NNS", "NNPS")
                and word.idx not in self.hits
                and word.lemma_.lower() in (self.words.groups | self.words.civilians)
            ):
                owners.clear()
                start = token.i
                continue
            if word.lower_ in _RESULTS:
                continue
            owner = self._owner(word)
            if (
                start == token.i
                and word.pos_ not in ("DET", "CCONJ", "PUNCT", "SPACE", "NUM")
                and not self._counts(word)
            ):
                start = i
            if owner is None:
                continue
            start = min(start, i)
            after = doc[i + 2].lower_ if i + 2 < len(doc) and doc[i + 1].text in ("-", "‑", "–") else ""
            if after in self.words.backing:
                backers.append(owner)
            elif after not in self.words.holding and after not in self.words.placing:
                owners.append((owner, word))
        return owners, tuple(backers), start

    def _counts(self, word: Token) -> bool:
        """Whether a word belongs to a number ("at least 25 soldiers") and not to the noun."""
        return (
            word.dep_ in ("quantmod", "nummod", "predet")
            or (word.dep_ in ("advmod", "amod") and word.head.pos_ == "NUM")
            or word.idx in self.numbers
        )

    def _owner(self, word: Token) -> str | None:
        hit = self.hits.get(word.idx)
        if hit is not None:
            return f"{hit.id}-gov" if hit.sort == "leader" else hit.id
        if word.tag_ == "PRP$" and word.lower_ in ("its", "their"):
            mention = self._pronoun(word)
            if mention is not None and mention.kind not in ("civilians", "persons", "person"):
                self.named[mention.id] = mention.name
                state = mention.id.split("-")[0]
                return state if state in self.registry.states and mention.id not in self.registry.actors else mention.id
            return None
        if word.text in self.words.ethnonyms and not self._is_home_people(word.text):
            return None
        state = self._state(word.text)
        return state.id if state else None

    def _state(self, demonym: str) -> State | None:
        return self.registry.state_called(demonym, self.countries, self.year)

    def _is_home_people(self, ethnonym: str) -> bool:
        """Whether the people named is that of the report's own state ("Serb forces" in a report on Serbia)."""
        state = self._state(ethnonym)
        return state is not None and self.home is not None and state.id == self.home.id

    def _force(
        self,
        token: Token,
        noun: str,
        body: tuple[str, str, str] | None,
        owners: Sequence[tuple[str, Token]],
        start: int,
    ) -> list[ActorMention]:
        phrase = self._phrase(token, start)
        states = [(o, t) for o, t in owners if o in self.registry.states or o.endswith("-gov")]
        named = [(o, t) for o, t in owners if o not in self.registry.states and not o.endswith("-gov")]
        if named and (noun in self.words.groups or body is not None):
            owner = named[-1][0]
            actor = self.registry.by_id(owner)
            name = actor.name if actor else self.named.get(owner) or self.hits[named[-1][1].idx].name
            return [self._mention(token, phrase, owner, name, actor.kind if actor else "group", plural=True)]
        member_of = self._member_of(token)
        if member_of is not None and not states:
            return [
                self._mention(token, phrase, member_of.id, member_of.name, self._kind_of(member_of.id), plural=True)
            ]
        if states and body is not None:
            return self._of_states(token, body, states, phrase)
        if body is not None and self._of_government(token, start):
            mention = self._of_home(token, body, phrase)
            if mention is not None:
                return [mention]
        return [self._described(token, noun, phrase, states)]

    def _member_of(self, token: Token) -> NameHit | None:
        """The named group of "fighters of the Northern Alliance", "gunmen from Boko Haram"."""
        for child in token.rights:
            if child.dep_ == "prep" and child.lower_ in ("of", "from", "with", "belonging"):
                for noun in child.rights:
                    hit = self.hits.get(noun.idx)
                    if hit is not None and hit.sort in ("name", "defined"):
                        return hit
        return None

    def _kind_of(self, actor_id: str) -> str:
        actor = self.registry.by_id(actor_id)
        return actor.kind if actor else "group"

    def _of_states(
        self, token: Token, body: tuple[str, str, str], states: Sequence[tuple[str, Token]], phrase: Span
    ) -> list[ActorMention]:
        joined = [pair for pair in states if self._is_joined(pair[1], token)] or [states[-1]]
        mentions = []
        for number, (owner, word) in enumerate(joined):
            state = self.registry.states[owner.removesuffix("-gov")]
            suffix = body[0]
            actor_id, name, kind = (
                f"{state.id}-{suffix}",
                body[1].format(adjective=state.adjective, state=state.name),
                body[2],
            )
            if suffix == "forces" and owner.endswith("-gov"):
                name = body[1].format(adjective=state.adjective, state=state.name)
            last = number == len(joined) - 1
            begin = word.idx if len(joined) > 1 else phrase.start
            span = Span(begin, phrase.end) if last else Span(word.idx, word.idx + len(word.text))
            mentions.append(self._mention(token, span, actor_id, name, kind, country=state.iso2, plural=_plural(token)))
        return mentions

    def _is_joined(self, word: Token, head: Token) -> bool:
        """Whether several states stand before one noun with "and" between them."""
        between = self.document.doc[word.i : head.i]
        return any(t.lower_ in ("and", ",") for t in between) or word.dep_ != "poss"

    def _of_government(self, token: Token, start: int) -> bool:
        modifiers = {t.lower_ for t in self.document.doc[start : token.i]}
        return bool(modifiers & self.words.government) or _noun_lemma(token) in (
            "government",
            "regime",
            "army",
            "military",
        )

    def _of_home(self, token: Token, body: tuple[str, str, str], phrase: Span) -> ActorMention | None:
        """A body of the state in question: the last one named with the same suffix, else the report's main state."""
        for mention in reversed(self.found[-_LOOK_BACK:]):
            if mention.sort == "derived" and mention.id.endswith(f"-{body[0]}") and self._is_home(mention):
                return self._mention(
                    token,
                    phrase,
                    mention.id,
                    mention.name,
                    mention.kind,
                    sort="description",
                    country=mention.country,
                    plural=True,
                )
        if self.home is None:
            return None
        actor_id = f"{self.home.id}-{body[0]}"
        name = body[1].format(adjective=self.home.adjective, state=self.home.name)
        return self._mention(
            token, phrase, actor_id, name, body[2], sort="description", country=self.home.iso2, plural=True
        )

    def _is_home(self, mention: ActorMention) -> bool:
        return self.home is None or mention.country == self.home.iso2

    def _described(self, token: Token, noun: str, phrase: Span, states: Sequence[tuple[str, Token]]) -> ActorMention:
        """A description: stands for the last actor of a fitting kind if it is definite, else keeps its own words."""
        description = self.words.descriptions.get(noun)
        definite = (
            any(child.lower_ in ("the", "its", "their", "these", "those", "both") for child in token.lefts)
            or token.pos_ == "PROPN"
        )
        if description is not None and definite and not states:
            mention = self._stands_for(token, description)
            if mention is not None:
                return self._mention(
                    token,
                    phrase,
                    mention.id,
                    mention.name,
                    mention.kind,
                    sort="description",
                    country=mention.country,
                    plural=True,
                    antecedent=mention.span,
                )
        words = phrase.text_of(self.document.text)
        if states:
            words = phrase.text_of(self.document.text)
        return self._mention(
            token,
            phrase,
            f"text:{' '.join(words.split()).casefold()}",
            " ".join(words.split()),
            "group",
            sort="unknown",
            plural=_plural(token),
        )

    def _stands_for(self, token: Token, description: _Description) -> ActorMention | None:
        """The actor that a description means: the only fitting one near, else the one that the report names most."""
        for kinds in (description.kinds, description.otherwise):
            fitting = [
                mention
                for mention in self.found
                if mention.kind in kinds
                and mention.sort in ("name", "derived", "description")
                and not (description.against_state and self.home and mention.camp and mention.camp == self.home.camp)
            ]
            if not fitting:
                continue
            at = self.document.sentence_at(token.idx)
            near = [m for m in fitting if at is not None and self._sentences_between(m, at.index) <= 1]
            if near and len({m.id for m in near}) == 1:
                return near[-1]
            counts = Counter(mention.id for mention in fitting)
            (first, most), *_rest = counts.most_common(1)
            if most * 2 > len(fitting):
                return next(m for m in reversed(fitting) if m.id == first)
        return None

    def _sentences_between(self, mention: ActorMention, at: int) -> int:
        sentence = self.document.sentence_at(mention.head.start)
        return at - sentence.index if sentence is not None else 99

    def _unknown(self, token: Token) -> list[ActorMention]:
        if token.idx in self.places or (token.dep_ == "pobj" and token.head.lower_ in _LOCATIVE):
            return []
        ent = next((e for e in token.sent.ents if e.start <= token.i < e.end), None)
        start, end = (ent.start_char, ent.end_char) if ent is not None else (token.idx, token.idx + len(token.text))
        name = " ".join(self.document.text[start:end].split()).removeprefix("the ").removeprefix("The ")
        if not name or not name[0].isupper() or (" " not in name and self._only_starts(token)):
            return []
        kind = "person" if token.ent_type_ == "PERSON" else "group"
        return [
            self._mention(token, Span(start, end), f"text:{name}", name, kind, sort="unknown", plural=kind == "group")
        ]

    def _only_starts(self, token: Token) -> bool:
        """Whether a word has its capital only because it begins the sentence ("Debris fell")."""
        if token.idx != token.sent[0].idx:
            return False
        return not any(t.text == token.text and t.i != token.i and not t.is_sent_start for t in token.doc)

    def _demonym_alone(self, token: Token) -> list[ActorMention]:
        """ "Two Russians", or "Russian" where the noun of the party is left out."""
        state = self._state(token.text)
        if state is None or (token.text in self.words.ethnonyms and not self._is_home_people(token.text)):
            return []
        suffix = self._act_of(token)
        if suffix is not None:
            actor_id, name, kind = derive(state, suffix)
            span = Span(token.idx, token.idx + len(token.text))
            return [self._mention(token, span, actor_id, name, kind, country=state.iso2, plural=True)]
        span = Span(token.idx, token.idx + len(token.text))
        if any(child.lower_ == "the" for child in token.lefts) and token.dep_ not in ("amod", "compound", "nmod"):
            return [self._mention(token, span, state.id, state.name, "state", country=state.iso2, plural=True)]
        if token.tag_ != "NNPS":
            return []
        return [
            self._mention(
                token,
                Span(token.idx, token.idx + len(token.text)),
                "persons",
                "persons (status not stated)",
                "persons",
                country=state.iso2,
                plural=True,
            )
        ]

    def _act_of(self, token: Token) -> str | None:
        """Whose act the next noun is: `air` for "Russian air raids", `forces` for "Russian shelling"."""
        head = token
        for _step in range(3):
            if head.dep_ not in ("amod", "compound", "nmod", "conj", "npadvmod") or head.head.i == head.i:
                break
            head = head.head
        if not 0 < head.i - token.i <= 6:
            return None
        between = token.doc[token.i + 1 : head.i]
        if any(
            t.pos_ in ("NOUN", "PROPN")
            and t.lemma_.lower() not in self.words.act_parts
            and t.text not in self.registry.sharing
            for t in between
        ):
            return None
        lemma = _noun_lemma(head)
        before = head.doc[head.i - 1].lower_
        phrase = f"{before} {lemma}"
        if phrase in self.words.air_acts or (lemma in self.words.air_acts and phrase not in self.words.ground_acts):
            return "air"
        return "forces" if lemma in self.words.ground_acts or phrase in self.words.ground_acts else None

    # pronouns

    def _pronoun(self, token: Token) -> ActorMention | None:
        plural = _PRONOUNS[token.lower_]
        sentence = self.document.sentence_at(token.idx)
        if sentence is None:
            return None
        speaker = _speech_subject(token)
        best: tuple[float, ActorMention] | None = None
        for mention in reversed(self.found[-_LOOK_BACK:]):
            if mention.head.start >= token.idx or mention.sort == "pronoun" and mention.antecedent is None:
                continue
            score = self._fits(token, mention, plural, sentence.index, speaker)
            if score > 0 and (best is None or score > best[0]):
                best = (score, mention)
        if best is None:
            return None
        mention = best[1]
        span = Span(token.idx, token.idx + len(token.text))
        return replace(
            mention, span=span, head=span, sort="pronoun", backers=(), antecedent=mention.antecedent or mention.span
        )

    def _fits(self, token: Token, mention: ActorMention, plural: bool, at: int, speaker: Token | None) -> float:
        """How well a mention can be what a pronoun stands for; 0 if it cannot."""
        head = self.document.doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
        sentence = self.document.sentence_at(mention.head.start)
        if head is None or sentence is None or at - sentence.index > 3:
            return 0.0
        person = mention.kind in ("civilians", "persons", "person")
        if speaker is not None and head.root.i == speaker.i and not person and token.lower_ not in _PERSONAL:
            if mention.kind not in _WATCHERS or not plural:
                return 3.0
        if token.lower_ in _PERSONAL:
            return 0.0 if mention.kind != "person" and not (person and not mention.plural) else 1.0
        many = head.root.tag_ in ("NNS", "NNPS") or head.root.lower_ in ("troops", "police", "people")
        if not plural and (person or (mention.kind == "state_forces" and many)):
            return 0.0
        if (
            plural
            and not mention.plural
            and mention.kind not in ("group", "rebel_group", "coalition", "militia", "state_forces")
        ):
            return 0.0
        if (plural and mention.kind in _WATCHERS) or head.root.dep_ == "amod":
            return 0.0
        subject = head.root.dep_ in ("nsubj", "nsubjpass") or head.root.head.dep_ in ("nsubj", "nsubjpass")
        return (
            2.0 / (1 + at - sentence.index)
            + (1.0 if subject else 0.0)
            - (0.4 if head.root.dep_ in ("poss", "compound", "amod") else 0.0)
        )

    # building

    def _phrase(self, token: Token, start: int) -> Span:
        first = self.document.doc[start]
        return Span(first.idx, token.idx + len(token.text))

    def _mention(
        self,
        token: Token,
        span: Span,
        actor_id: str,
        name: str,
        kind: str,
        *,
        sort: str | None = None,
        country: str | None = None,
        plural: bool = False,
        antecedent: Span | None = None,
    ) -> ActorMention:
        actor = self.registry.by_id(actor_id)
        return ActorMention(
            span=span,
            head=Span(token.idx, token.idx + len(token.text)),
            id=actor_id,
            name=name,
            kind=kind,
            sort=sort or ("name" if actor or actor_id in self.registry.states else "derived"),
            camp=self.registry.camp_of(actor_id),
            country=country or (actor.country if actor else None),
            plural=plural,
            antecedent=antecedent,
        )


def _noun_lemma(token: Token) -> str:
    """The lemma in lower case; names and words in capitals are taken as they stand, without a plural s."""
    lemma = token.lemma_.lower() or token.lower_
    if token.pos_ == "PROPN" and lemma == token.lower_ and lemma.endswith("s") and len(lemma) > 3:
        return lemma[:-1] if not lemma.endswith("ss") else lemma
    return lemma


def _plural(token: Token) -> bool:
    return token.tag_ in ("NNS", "NNPS") or token.lower_ in (
        "people",
        "police",
        "troops",
        "military",
        "all",
        "many",
        "some",
        "dozens",
    )


def _speech_subject(token: Token) -> Token | None:
    """The subject of the verb that governs the clause of `token` as its complement ("it" in "The army said it ...")."""
    node = token
    for _step in range(6):
        if node.dep_ in ("ccomp", "xcomp") and node.head.i != node.i:
            governor = node.head
            for _climb in range(3):
                for child in governor.lefts:
                    if child.dep_ in ("nsubj", "nsubjpass"):
                        return child
                if governor.dep_ != "conj":
                    break
                governor = governor.head
        if node.head.i == node.i:
            return None
        node = node.head
    return None
