"""What the frames look at: the report with quick look-ups from a token to its mentions and classes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rashomon.model.when import When
from rashomon.reading.actors.grammar import subjects_before
from rashomon.reading.document import Document
from rashomon.reading.frames.classes import (
    PLANES,
    by_actor,
    by_words,
    is_aged,
    is_aircraft,
    is_of_fighters,
    noun_classes,
)
from rashomon.reading.frames.clause import Clause, clause_of, nominal_clause
from rashomon.reading.frames.counted import estimates, is_bare_number, is_persons_by_who, loads
from rashomon.reading.frames.nouns import company_of, conjuncts, content_head, is_joined_to, objects_of
from rashomon.reading.frames.subjects import doers_above
from rashomon.reading.frames.vocabulary import harm_verbs, modality_words, shared
from rashomon.reading.mentions import (
    ActorMention,
    DateMention,
    PlaceMention,
    QuantityMention,
    Sentence,
    Speech,
    Weighing,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSONAL = frozenset({"he", "she", "him", "her", "himself", "herself"})
_MANY = 50
_BEFORE = 25
"""How many words before a sentence the place may stand that its "it" means."""
_WHILE = frozenset({"as", "while", "when", "whilst"})


class Scene:
    """A report while its frames are filled."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._actors: dict[int, list[ActorMention]] = {}
        for actor in document.actors:
            self._actors.setdefault(actor.head.start, []).append(actor)
        self._places: dict[int, PlaceMention] = {}
        self._quantities: dict[int, list[QuantityMention]] = {}
        self._dates: dict[int, DateMention] = {}
        self._clauses: dict[int, Clause] = {}
        offsets = set(document.doc.to_array(["IDX"]).ravel().tolist())
        for place in document.places:
            for offset in range(place.span.start, place.span.end):
                if offset in offsets:
                    self._places.setdefault(offset, place)
        for quantity in document.quantities:
            for span in (quantity.span, quantity.head):
                if span is not None:
                    for offset in range(span.start, span.end):
                        if offset in offsets:
                            self._quantities.setdefault(offset, []).append(quantity)
        for when in document.dates:
            for offset in range(when.span.start, when.span.end):
                if offset in offsets:
                    self._dates[offset] = when
        self._classes: dict[int, frozenset[str]] = {}
        self.days_of_items: dict[int, When] = {}
        """The day at the head of an item, by its paragraph; filled before the claims are put together."""
        self.item_heads: set[int] = set()
        """Where the names in the heads of items begin; filled with them."""
        self.weighings: list[Weighing] = []
        """What was decided by weight, in the order of the claims; filled while they are put together."""
        self.weighed: dict[int, Any] = {}
        """The places of a sentence as weighed for one of its words, by the word's index; made once."""
        self.named: dict[int, Any] = {}
        """The places that a sentence names, each with its head, by the sentence's index; made once."""
        self.home = document.countries[0] if document.countries else None

    def clause(self, verb: Token) -> Clause:
        """The clause of a verb; made once."""
        found = self._clauses.get(verb.i)
        if found is None:
            found = self._clauses[verb.i] = clause_of(verb)
            self._pass_predicate(found)
            self._pass_bystanders(found)
            self._find_planner(found)
            self._join_side(found)
            self._join_company(found)
        return found

    def _pass_predicate(self, clause: Clause) -> None:
        """Give a participle that hangs on what somebody is said to be the doer of whom it is said: "The guards are the
        main force fighting the cartel"."""
        if clause.trigger.dep_ not in ("acl", "relcl") or clause.passive:
            return
        told = [noun for noun in clause.subjects if noun.dep_ == "attr" and noun.head.lemma_ == "be"]
        meant = [t for noun in told for child in noun.head.lefts if child.dep_ == "nsubj" for t in conjuncts(child)]
        if told and len(told) == len(clause.subjects) and any("armed" in self.classes(t) for t in meant):
            clause.subjects = meant

    def _pass_bystanders(self, clause: Clause) -> None:
        """Give a participle of harm the subject of the clause above where it was given a place or a bystander.

        "Troops raided the village, the town killing ten"; "a rocket hit the clinic as nurses treated patients,
        destroying a wing": neither the town nor the nurses did it.
        """
        verb = clause.trigger
        if verb.tag_ != "VBG" or clause.passive or not clause.subjects or verb.lemma_.lower() not in _harmful():
            return
        first = verb
        while first.dep_ == "conj":
            first = first.head
        if first.dep_ == "acl" and clause.subjects == [first.head] and self._is_ground(first.head):
            clause.subjects = doers_above(first)
            return
        if any(child.dep_ == "nsubj" and child in clause.subjects for child in verb.lefts):
            above = verb.head if verb.dep_ == "advcl" and all(self._is_ground(t) for t in clause.subjects) else None
        elif all(self._stands_by(t) for t in clause.subjects):
            above = _above_time_clause(verb)
        else:
            above = None
        if above is not None:
            clause.subjects = list(self.clause(above).subjects)

    def _find_planner(self, clause: Clause) -> None:
        """Give what an aim is the doer of the act that it is the aim of, else the party that tells it as its own.

        "The aim of the army's operation was to cut the road"; "An officer said the aim was to cut the road".
        """
        aims = [noun for noun in clause.subjects if noun.lemma_.lower() in modality_words()["aims"]["nouns"]]
        if not aims or len(aims) != len(clause.subjects) or clause.trigger.dep_ not in ("xcomp", "acl"):
            return
        owners = [t for aim in aims for t in self.owners(aim)]
        if not owners and any(child.lower_ == "the" for child in aims[0].lefts):
            cues = (speech.cue for speech in self.speech_at(aims[0].idx) if speech.cue is not None)
            said = (t for cue in cues for t in aims[0].sent if cue.start <= t.idx < cue.end)
            owners = [t for t in said if "armed" in self.classes(t) and t.dep_ in ("nsubj", "pobj")][:1]
        if owners:
            clause.subjects = owners

    def owners(self, noun: Token) -> list[Token]:
        """The parties whose an aim or its act is: by possession, "by" or "of"."""
        inner = nominal_clause(noun)
        own = [t for t in inner.subjects if "armed" in self.classes(t)] or [t for t in inner.subjects if self.actors(t)]
        return own or [t for of in inner.objects for t in (*nominal_clause(of).subjects, of) if self.actors(t)]

    def _join_side(self, clause: Clause) -> None:
        """Put a party before the name of another where the comma or "and" between them is lost: "Syrian army Islamic
        State clash"."""
        if clause.trigger.tag_ not in ("VB", "VBP") or clause.passive:
            return
        found: list[Token] = []
        for noun in clause.subjects:
            named = any(actor.sort == "name" for actor in self.actors(noun))
            if named and noun.i < clause.trigger.i:
                beside = [child for child in noun.lefts if child.dep_ in ("compound", "nmod")]
                found += [t for t in beside if "armed" in self.classes(t) and "actor" in self.classes(t)]
            found.append(noun)
        clause.subjects = found

    def _join_company(self, clause: Clause) -> None:
        """Add those who act with a subject: "rebels including X", "troops along with militias", "X as well as Y"."""
        if clause.passive:
            return
        found: list[Token] = []
        for noun in clause.subjects:
            if "armed" not in self.classes(noun):
                found.append(noun)
                continue
            cut_off = [c for c in clause.trigger.lefts if c.dep_ == "dep" and c.i < noun.i and is_joined_to(c, noun)]
            beside = [t for c in cut_off for t in conjuncts(c)]
            company = [t for t in (*beside, noun, *company_of(noun)) if "armed" in self.classes(t)]
            found += [t for t in company if t not in found]
        clause.subjects = found

    def _is_ground(self, noun: Token) -> bool:
        classes = self.classes(noun)
        return bool(classes & {"place", "territory"}) and not classes & {"actor", "fire", "weapon"}

    def _stands_by(self, noun: Token) -> bool:
        """Whether a noun means persons who bear no arms as far as the text says."""
        actors = self.actors(noun)
        return noun.pos_ != "PRON" and bool(actors) and all(actor.kind in ("civilians", "persons") for actor in actors)

    def actors(self, token: Token) -> list[ActorMention]:
        """The actors whose head is this token or the noun that it counts ("dozens of people")."""
        inner = content_head(token)
        if inner is not token and inner.pos_ in ("NOUN", "PROPN") and inner.idx not in self._actors:
            return []
        return self._actors.get(inner.idx) or self._actors.get(token.idx) or []

    def party(self, token: Token) -> Token:
        """The word that names a noun's actor: itself, its owner or apposition ("IS positions", "its ally X")."""
        if self.actors(token):
            return token
        for child in token.children:
            if child.dep_ in ("poss", "appos", "compound", "nmod", "amod") and self.actors(child):
                if child.dep_ != "poss" and all(a.kind == "state" and a.sort == "name" for a in self.actors(child)):
                    continue
                return child
        if "group_territory" in noun_classes().get(token.lemma_.lower(), frozenset()):
            for _word, owner in (pair for child in token.rights if child.lower_ == "of" for pair in objects_of(child)):
                if "armed" in (classes := self.classes(owner)) and not classes & {"place", "state"}:
                    return owner  # "positions of the front"
        many = any(q.span.start <= token.idx < q.span.end for q in self._quantities.get(token.idx, ()))
        return content_head(token) if many and token.pos_ == "NOUN" else token  # "dozens of houses"

    def struck_party(self, token: Token) -> Token:
        """Whom fire on something is meant for: those whose positions or towns are struck, else the noun itself."""
        return self.party(token) if "group_territory" in self.classes(token) else token

    def place(self, token: Token) -> PlaceMention | None:
        """The place that covers this token."""
        return self._places.get(token.idx)

    def quantities(self, token: Token) -> list[QuantityMention]:
        """The numbers that count this noun, or that this token is part of."""
        found = self._quantities.get(token.idx)
        if found:
            return found
        inner = content_head(token)
        found = self._quantities.get(inner.idx, []) if inner.i != token.i else []
        return found or [q for number in estimates(token) for q in self._quantities.get(number.idx, [])]

    def date(self, token: Token) -> DateMention | None:
        """The time expression that covers this token."""
        return self._dates.get(token.idx)

    def speech_at(self, offset: int) -> list[Speech]:
        """Who says the words at this offset, innermost first."""
        found = [
            (min(around), n, speech)
            for n, speech in enumerate(self.document.speech)
            if (around := [len(span) for span in speech.content if span.start <= offset < span.end])
        ]
        return [speech for _length, _n, speech in sorted(found, key=lambda item: item[:2])]

    def classes(self, token: Token) -> frozenset[str]:
        """What a noun can be: classes of the lexicon, and `place`, `actor`, `armed`, `persons`, `state`,
        `group`, `officeholder` (a person who stands for a government)."""
        known = self._classes.get(token.i)
        if known is not None:
            return known
        found = by_words(token)
        place = self.place(token)
        if place is not None and place.sort != "demonym":
            found.add("place")
        if token.lower_ in _PERSONAL:
            found.add("persons")
        if "them" in (token.lower_, content_head(token).lower_):
            found.add("them")
        if token.lower_ == "it" and (self._is_it(token) or self._is_taken(token)):
            found.add("place")
        for actor in self.actors(token):
            found |= by_actor(actor, token)
            if "armed" in found and actor.kind != "state_forces" and is_of_fighters(token):
                found -= PLANES
        if is_aircraft(token):
            found |= {"plane", "crewed", "vehicle", "armed"}
            found.discard("persons")
        if "vehicle" in found and any("aid" in self.classes(load) for load in loads(token)):
            found = (found - {"armed"}) | {"aid", "relief"}
        if "vehicle" in found and any(self._is_relief(owner) for owner in token.lefts):
            found.add("relief")
        if "relief" in found and token.lemma_.lower() in shared()["forces_of_bodies"]:
            found = (found - {"relief"}) | {"armed"}  # "UN troops shelled the ridge"
        if is_aged(token) or is_persons_by_who(token):
            found.add("persons")
        if is_bare_number(token) and not self.actors(token):
            found.add("number")
        if "aid" in found and any(child.lower_ in shared()["military_aid"] for child in token.lefts):
            found -= {"aid", "relief"}
        if "aid" in found and any(
            child.lower_ in shared()["relief"] for child in token.subtree if abs(child.i - token.i) < 10
        ):
            found.add("relief")
            found.discard("armed")
        of_many = token.lemma_.lower() in ("most", "much", "half", "third", "part", "rest")
        if of_many and ("persons" in found or any(t.lower_ in ("those", "them", "whom") for t in token.subtree)):
            found -= {"territory", "group_territory"}
        if "unarmed" in found and self._is_unit(token):
            found = (found - {"unarmed"}) | {"armed"}
        if "unarmed" in found:
            found.discard("armed")
        if self._is_counted_people(token):
            found = (found - {"armed"}) | {"persons"}
        self._classes[token.i] = result = frozenset(found)
        return result

    def _is_unit(self, token: Token) -> bool:
        """Whether a company is one of soldiers, and no firm: "a company of paratroopers"."""
        if token.lemma_.lower() not in shared()["units"]:
            return False
        men = [t for link in token.rights if link.lower_ == "of" for _word, t in objects_of(link)]
        return any("armed" in self.classes(t) for t in men)

    def _is_counted_people(self, token: Token) -> bool:
        """Whether a people's name counts persons, who bear no arms as far as is told: "some 1,200 Tutsis"."""
        if token.tag_ not in ("NNS", "NNPS") or token.ent_type_ != "NORP" or token.lower_.endswith(("ists", "ites")):
            return False
        if token.lower_[:-1] in noun_classes() or any(actor.sort != "unknown" for actor in self.actors(token)):
            return False
        return any(q.dimension == "count" and (q.low or q.value or 0) >= _MANY for q in self.quantities(token))

    def _is_relief(self, owner: Token) -> bool:
        """Whether a vehicle's owner is a relief agency: "a Red Cross lorry", "its lorries"."""
        if owner.dep_ not in ("poss", "compound", "nmod"):
            return False
        return any(actor.kind == "ngo" or actor.id in shared()["relief_bodies"] for actor in self.actors(owner))

    def _is_it(self, token: Token) -> bool:
        """Whether the subject before an "it" that means no party is a place: "Idlib is calm.  It was shelled"."""
        if token.dep_ != "nsubjpass" or self.actors(token):
            return False
        before = subjects_before(token)[:1]
        return any((place := self.place(word)) is not None and place.sort == "name" for word in before)

    def _is_taken(self, token: Token) -> bool:
        """Whether an "it" that is captured or lost is the place told right before: "commandos hold the post; they took
        it on Saturday"."""
        if token.dep_ != "dobj" or token.head.lemma_ not in shared()["taking"]:
            return False
        start = max(token.sent.start - _BEFORE, 0)
        before = (word for word in reversed(token.doc[start : token.i]) if word.pos_ in ("NOUN", "PROPN"))
        for word in before:
            classes = self.classes(word)
            if classes & {"place", "territory", "group_territory"} and not classes & {"armed", "state"}:
                return True
            if classes & {"weapon", "vehicle", "plane", "aid", "statement", "agreement", "ceasefire", "talks", "fire"}:
                return False
        return False

    def sentence(self, token: Token) -> Sentence | None:
        """Our sentence around a token."""
        return self.document.sentence_at(token.idx)


@lru_cache(maxsize=1)
def _harmful() -> frozenset[str]:
    rows = modality_words()
    return frozenset(harm_verbs()) | rows["results"]["verbs"] | rows["deeds"]["verbs"]


def _above_time_clause(verb: Token) -> Token | None:
    """The verb that a clause with "as" or "while" around a participle hangs on; None if there is none."""
    node = verb
    while node.head.i != node.i and node.head.sent.start == verb.sent.start:
        if node.dep_ == "advcl" and node.head.pos_ == "VERB":
            opening = {child.lower_ for child in node.lefts if child.dep_ in ("mark", "advmod")}
            if opening & _WHILE:
                return node.head
        node = node.head
    return None
