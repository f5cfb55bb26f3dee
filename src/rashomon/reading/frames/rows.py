"""Frames from lexicon rows: a predicate, conditions on its arguments, and the roles that follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from rashomon.errors import LexiconError
from rashomon.model.vocabulary import TYPES
from rashomon.reading.frames import extent
from rashomon.reading.frames.clause import Clause, content_head, nominal_clause, obliques
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.scene import Scene
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

T = TypeVar("T")

FAMILIES = ("frames_war", "frames_people", "frames_politics")
_PREPOSITIONS = ("with", "from", "to", "against", "on", "for", "of", "between", "alongside", "beside", "at")
_PLACE_PREPOSITIONS = {
    "to_place": ("to", "toward", "towards", "into", "onto", "for", "at", "in", "on"),
    "from_place": ("from", "out"),
    "in_place": ("in", "at"),
    "across_place": ("across", "over", "through"),
}


_KEYS = frozenset(
    {
        "lemmas", "type", "subtype", "object", "subject", "not_object", "not_subject", "no_object", "needs_object",
        "no_other_object", "not_lemma", "not_participle", "passive_only", "negated_only", "planned_only",
        "xcomp_required", "needs_flight", "needs_quantity", "particle", "particle_or_oblique", "adverb_any", "oblique",
        "oblique_is", "oblique_lemma", "object_lemma", "object_lemma_any", "object_or_oblique", "subject_lemma",
        "subject_role", "object_role", "place_role", "object_place", "subject_place_role", "holder_in", "quantity",
        "not_subject_lemma", "not_oblique", "not_target_lemma",
        "absorbs_negation", "owner_suffers", *_PREPOSITIONS, *_PLACE_PREPOSITIONS,
    }
)  # fmt: skip
"""What a row can hold; a misspelt key is an error, not a rule that never fires."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a frame lexicon; `keys` are its conditions and roles as written."""

    family: str
    number: int
    type: str
    subtype: str
    keys: dict[str, Any]

    @property
    def rule(self) -> str:
        """The name of the rule, for `explain`: file, number, first lemma."""
        return f"{self.family}:{self.number}:{self.keys['lemmas'][0]}"


class Phrases(dict[str, T]):
    """What nouns and noun phrases mean, by the phrase in lower case; not changed once it is made."""

    @cached_property
    def _endings(self) -> frozenset[str]:
        """The last words of each phrase, as many as it has: a token may be several, if they are a name."""
        return frozenset(" ".join(words[n:]) for key in self for words in [key.split(" ")] for n in range(len(words)))

    def may_end_in(self, noun: Token) -> bool:
        """Whether a phrase ends in this noun, whatever stands before it."""
        return noun.lemma_.lower() in self._endings or noun.lower_ in self._endings


@lru_cache(maxsize=1)
def verb_rows() -> dict[str, tuple[Row, ...]]:
    """Lemma -> rows in the order of the files; the first that fits wins."""
    return _by_lemma("verb", FAMILIES)


@lru_cache(maxsize=1)
def noun_rows() -> Phrases[tuple[Row, ...]]:
    """Noun phrase -> rows."""
    return Phrases(_by_lemma("noun", FAMILIES))


def _by_lemma(table: str, families: Iterable[str]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for family in families:
        for number, keys in enumerate(lexicon(family).get(table, ()), 1):
            if keys.get("type") not in TYPES:
                raise LexiconError(f"lexicon/{family}.toml, {table} {number}: no claim type {keys.get('type')!r}")
            if keys["subtype"] != "by_words" and keys["subtype"] not in TYPES[keys["type"]]:
                raise LexiconError(f"lexicon/{family}.toml, {table} {number}: no subtype {keys['subtype']!r}")
            strange = keys.keys() - _KEYS
            if strange:
                raise LexiconError(
                    f"lexicon/{family}.toml, {table} {number}: no key {sorted(strange)[0]!r}: mend the row"
                )
            row = Row(family, number, keys["type"], keys["subtype"], keys)
            for lemma in keys["lemmas"]:
                found.setdefault(lemma, []).append(row)
    return {lemma: tuple(rows) for lemma, rows in found.items()}


@lru_cache(maxsize=1)
def shared() -> dict[str, frozenset[str]]:
    """The verbs that carry event nouns."""
    return {name: frozenset(words) for name, words in lexicon("frames_shared").items() if isinstance(words, list)}


@lru_cache(maxsize=1)
def echoed() -> dict[str, frozenset[str]]:
    """Noun -> the claim types that it refers to ("the breakthrough")."""
    return {noun: frozenset(types) for noun, types in lexicon("frames_shared")["echoes"].items()}


@lru_cache(maxsize=1)
def disowned() -> frozenset[str]:
    """What somebody denies who leaves the deed unnamed: responsibility, involvement, a role."""
    return frozenset(lexicon("frames_shared")["disowned"])


def match(scene: Scene, clause: Clause) -> Draft | None:
    """The claim that the first fitting row makes of a clause; None if none fits."""
    for row in verb_rows().get(clause.lemma, ()):
        if fits(scene, clause, row):
            return fill(scene, clause, row)
    return None


def fits(scene: Scene, clause: Clause, row: Row) -> bool:
    """Whether a clause meets all conditions of a row."""
    keys = row.keys
    if "object" in keys and not _any_class(scene, clause.objects, keys["object"]):
        return False
    if "subject" in keys and not _any_class(scene, clause.subjects, keys["subject"]):
        return False
    if "not_subject" in keys and _any_class(scene, clause.subjects, keys["not_subject"]):
        return False
    if "not_object" in keys and _any_class(scene, clause.objects, keys["not_object"]):
        return False
    if "not_lemma" in keys:
        nouns = [*clause.objects, *(n for _p, n in clause.obliques)]
        nouns += [n for noun in clause.objects for _p, n in obliques(noun)]
        if any(n.lemma_.lower() in keys["not_lemma"] for n in nouns):
            return False
    if "not_subject_lemma" in keys and _any_lemma(clause.subjects, keys["not_subject_lemma"]):
        return False
    if "not_oblique" in keys and (
        any(scene.date(n) is None for n in clause.after(*keys["not_oblique"]))
        or any(c.dep_ in ("acomp", "oprd", "prt") for c in clause.trigger.children)
    ):
        return False
    if keys.get("no_object") and clause.objects:
        return False
    if keys.get("needs_object") and not clause.objects:
        return False
    if "no_other_object" in keys and any(_is_other(scene, n, keys["no_other_object"]) for n in clause.objects):
        return False
    if keys.get("not_participle") and clause.trigger.dep_ in ("acl", "relcl"):
        return False
    if keys.get("passive_only") and not clause.passive:
        return False
    if keys.get("negated_only") and not clause.negated:
        return False
    if keys.get("planned_only") and clause.modality != "planned":
        return False
    if keys.get("xcomp_required") and not any(child.dep_ == "xcomp" for child in clause.trigger.children):
        return False
    if keys.get("needs_flight") and not _after_flight(clause):
        return False
    return _words_fit(scene, clause, keys) and _quantity_fits(scene, clause, keys)


def _words_fit(scene: Scene, clause: Clause, keys: dict[str, Any]) -> bool:
    particles = particles_of(scene, clause.trigger)
    if "particle" in keys and not particles & set(keys["particle"]):
        return False
    if "adverb_any" in keys and not particles & set(keys["adverb_any"]):
        return False
    prepositions = {word for word, _noun in clause.obliques} | particles
    if "particle_or_oblique" in keys and not prepositions & set(keys["particle_or_oblique"]):
        return False
    if "oblique" in keys:
        nouns = [n for n in clause.after(*keys["oblique"]) if scene.date(n) is None]
        if not nouns and not particles & set(keys["oblique"]):
            return False
        if "oblique_is" in keys and not _any_class(scene, nouns, keys["oblique_is"]):
            return False
    if "oblique_lemma" in keys and not any(n.lemma_.lower() in keys["oblique_lemma"] for _p, n in clause.obliques):
        return False
    if "object_lemma" in keys and not _any_lemma(clause.objects, keys["object_lemma"]):
        return False
    if "subject_lemma" in keys and not _any_lemma(clause.subjects, keys["subject_lemma"]):
        return False
    nouns = [*clause.objects, *(n for p, n in clause.obliques if p in ("on", "to", "of", "from", "for"))]
    if "object_or_oblique" in keys and not _any_class(scene, nouns, keys["object_or_oblique"]):
        return False
    if "object_lemma_any" in keys:
        near = [*clause.objects, *(n for noun in clause.objects for n in noun.subtree if abs(n.i - noun.i) < 6), *nouns]
        wanted = keys["object_lemma_any"]
        if not any(n.lemma_.lower() in wanted or phrase(n, 2) in wanted for n in near):
            return False
    return True


def particles_of(scene: Scene, verb: Token) -> set[str]:
    """The small words that hang on a verb, without the prepositions of days ("on Sunday")."""
    return {
        child.lower_
        for child in verb.children
        if child.dep_ in ("prt", "advmod", "acomp", "oprd")
        or (child.dep_ == "prep" and not any(scene.date(noun) is not None for noun in child.children))
    }


def _quantity_fits(scene: Scene, clause: Clause, keys: dict[str, Any]) -> bool:
    if not keys.get("needs_quantity"):
        return True
    slots = keys["quantity"]
    nouns = clause.subjects if "subject" in slots else clause.objects
    return any(q.dimension == "count" and q.qualifier != "article" for noun in nouns for q in scene.quantities(noun))


def _any_class(scene: Scene, nouns: Sequence[Token], wanted: Sequence[str]) -> bool:
    return any(scene.classes(noun) & set(wanted) for noun in nouns)


def _is_other(scene: Scene, noun: Token, wanted: Sequence[str]) -> bool:
    """Whether a noun is of none of these classes; a name that no list has may be of any."""
    unlisted = noun.pos_ == "PROPN" and all(actor.sort == "unknown" for actor in scene.actors(noun))
    return not unlisted and not scene.classes(noun) & set(wanted)


def _any_lemma(nouns: Sequence[Token], wanted: Sequence[str]) -> bool:
    return any(n.lemma_.lower() in wanted or content_head(n).lemma_.lower() in wanted for n in nouns)


def _after_flight(clause: Clause) -> bool:
    """Whether flight is told in the same sentence, so that "heading toward X" is its destination."""
    return any(
        t.lemma_.lower() in ("flee", "displace", "escape", "refugee", "evacuate", "exodus") for t in clause.trigger.sent
    )


def phrase(noun: Token, words: int, *, inflected: bool = False) -> str:
    """A noun's lemma (or form) with the words just before it: `phrase(strike, 2)` is "air strike"."""
    before = [noun.doc[i].lower_ for i in range(max(0, noun.i - words + 1), noun.i)]
    return " ".join([*before, noun.lower_ if inflected else noun.lemma_.lower()])


def fill(scene: Scene, clause: Clause, row: Row) -> Draft | None:
    """The claim of a row: roles, places and quantities from the clause's arguments."""
    sentence = scene.sentence(clause.trigger)
    if sentence is None:
        return None
    keys = row.keys
    first, last = extent.verbal(clause.trigger)
    draft = Draft(
        type=row.type,
        subtype=row.subtype,
        trigger=clause.trigger,
        first=first,
        last=last,
        sentence=sentence,
        rule=row.rule,
    )
    _assign(scene, draft, clause.subjects, keys.get("subject_role"), keys.get("subject_place_role"))
    object_place = (
        keys.get("place_role") or keys.get("object_place") or ("event_location" if "subject_role" in keys else None)
    )
    _assign(scene, draft, clause.objects, keys.get("object_role"), object_place)
    for preposition in _PREPOSITIONS:
        if preposition in keys:
            _assign(scene, draft, _after(clause, preposition), keys[preposition], None)
    for key, prepositions in _PLACE_PREPOSITIONS.items():
        if key in keys:
            for noun in clause.after(*prepositions):
                if scene.classes(noun) & {"place", "territory"}:
                    draft.places.append((keys[key], None, noun))
    if "holder_in" in keys:
        _add_holder(scene, draft, clause, keys["holder_in"])
    if row.type == "territory_change" and not draft.has("previous_holder"):
        _assign(scene, draft, [t for t in _after(clause, "against") if scene.actors(t)], "previous_holder", None)
    _add_besieger(scene, draft, clause)
    add_quantities(scene, draft, clause, keys.get("quantity", {}))
    set_modality(draft, clause, absorbs_negation=bool(keys.get("absorbs_negation")))
    return draft


def _after(clause: Clause, preposition: str) -> list[Token]:
    """The nouns after a preposition of the verb, or of its object or adjunct ("signed a deal with X")."""
    found = clause.after(preposition)
    if not found:
        for noun in (*clause.objects, *(n for p, n in clause.obliques if p in ("in", "on"))):
            found += [inner for p, inner in obliques(noun) if p == preposition]
    return found


def _add_holder(scene: Scene, draft: Draft, clause: Clause, nouns: Sequence[str]) -> None:
    """In whose hands: "in rebel hands", "under the control of X", "in its hands"."""
    for _preposition, noun in clause.obliques:
        if noun.lemma_.lower() in nouns:
            inner = nominal_clause(noun)
            owners = [
                t for t in (*inner.objects, *inner.subjects) if scene.actors(t) or t.lemma_.lower() in UNNAMED_HOLDERS
            ]
            role = "previous_holder" if draft.type == "territory_change" else "holder"
            draft.roles += [(role, owner) for owner in owners]


UNNAMED_HOLDERS = frozenset(
    {"rebel", "government", "opposition", "insurgent", "militia", "army", "militant", "separatist"}
)


def _add_besieger(scene: Scene, draft: Draft, clause: Clause) -> None:
    """Whose siege it is: "broke the army's siege", "was under Serb siege"."""
    if draft.type not in ("siege_change", "siege_state") or draft.has("besieger"):
        return
    if draft.type == "siege_state" and any(p == "under" for p, _noun in clause.obliques):
        draft.roles += [("besieger", scene.party(t)) for t in clause.after("by") if scene.actors(t)]
    for noun in (*clause.objects, *(n for p, n in clause.obliques if p == "under")):
        if "siege" in scene.classes(noun):
            inner = nominal_clause(noun)
            draft.roles += [("besieger", scene.party(t)) for t in inner.subjects if scene.actors(t)]
            draft.places += [
                ("event_location", None, t) for t in (*inner.objects, *inner.after("on", "around")) if scene.place(t)
            ]


def _assign(scene: Scene, draft: Draft, nouns: Sequence[Token], role: str | None, place_role: str | None) -> None:
    for noun in nouns:
        classes = scene.classes(noun)
        if (
            place_role
            and classes & {"place", "territory", "route", "group_territory"}
            and not ("actor" in classes and role)
        ):
            draft.places.append((place_role, None, noun))
        elif role and ("actor" in classes or noun.pos_ in ("NOUN", "PROPN", "PRON", "NUM")):
            draft.roles.append((role, scene.party(noun)))


def add_quantities(scene: Scene, draft: Draft, clause: Clause, wanted: dict[str, str]) -> None:
    """Numbers of the subject, the object or an adjunct, as the row names them."""
    slots = {"subject": clause.subjects, "object": clause.objects, "oblique": [n for _p, n in clause.obliques]}
    for slot, kind in wanted.items():
        for noun in slots[slot]:
            for quantity in scene.quantities(noun):
                measure = "fraction" if kind in ("area_share", "share") else "count"
                if quantity.dimension == measure and quantity.qualifier != "article" and quantity.conversion_of is None:
                    draft.quantities.append((kind, quantity))


def set_modality(draft: Draft, clause: Clause, *, absorbs_negation: bool = False) -> None:
    """Polarity and modality of a clause, on its claim."""
    if clause.negated and not absorbs_negation:
        draft.polarity = "negated"
    if clause.modality == "attempt":
        draft.modality = None if draft.type in ("attack", "clash", "operation") else "planned"
        draft.attempted = clause.matrix is not None and clause.matrix.tag_ in ("VBD", "VBN")
    elif clause.modality in ("planned", "conditional", "suspected"):
        draft.modality = clause.modality


def event_noun(noun: Token, table: Phrases[T]) -> T | None:
    """The row of the longest phrase that ends in this noun: "air strike" before "strike"."""
    if not table.may_end_in(noun):
        return None
    for words in (4, 3, 2, 1):
        found = table.get(phrase(noun, words))
        if (found is None and noun.pos_ != "VERB") or noun.tag_ == "VBG":
            found = found or table.get(phrase(noun, words, inflected=True))
        if found is not None:
            return found
    return None


def noun_row(noun: Token) -> Row | None:
    """The row of an event noun; None for other nouns."""
    found = event_noun(noun, noun_rows())
    return found[0] if found else None


def noun_draft(scene: Scene, noun: Token, row: Row, carrier: Clause | None) -> Draft | None:
    """The claim of an event noun; `carrier` is the verb that carries it ("launched"), None for the bare noun."""
    sentence = scene.sentence(noun)
    if sentence is None:
        return None
    clause = nominal_clause(noun)
    first, last = extent.verbal(carrier.trigger) if carrier is not None else extent.nominal(noun)
    draft = Draft(
        type=row.type,
        subtype=row.subtype,
        trigger=carrier.trigger if carrier is not None else noun,
        first=first,
        last=last,
        sentence=sentence,
        rule=row.rule,
    )
    if row.keys.get("object") and not any(scene.classes(t) & set(row.keys["object"]) for t in clause.objects):
        return None
    struck = [*clause.after("on", "against", "at"), *clause.objects]
    struck += carrier.after("on", "against", "at") if carrier is not None else []
    if _any_lemma(struck, row.keys.get("not_target_lemma", ())):
        return None
    draft.event = noun
    agents = [
        t for t in clause.subjects if scene.actors(t) and not (t.dep_ == "poss" and row.keys.get("owner_suffers"))
    ]
    if carrier is not None and noun in carrier.objects:
        agents = [*[t for t in carrier.subjects if t != noun], *agents]
    for agent in agents:
        draft.roles.append((_agent_role(row.type), agent))
    if row.type == "agreement":
        _set_parties(scene, draft, clause, carrier)
    targets = [*clause.after("on", "against", "at", "upon"), *clause.objects]
    if carrier is not None:
        targets += carrier.after("on", "against", "at", "upon")
    for target in targets:
        classes = scene.classes(target)
        if scene.actors(scene.party(target)) and "place" not in classes:
            draft.roles.append((_target_role(row.type), scene.party(target)))
        elif classes & {"place", "territory"}:
            draft.places.append((_target_place(row.type), None, target))
    if row.keys.get("quantity"):
        for quantity in scene.quantities(noun):
            if quantity.dimension == "count" and quantity.qualifier != "article":
                draft.quantities.append((row.keys["quantity"], quantity))
    if row.type == "siege_change":
        for siege in (t for t in clause.objects if "siege" in scene.classes(t)):
            inner = nominal_clause(siege)
            draft.roles += [
                ("besieger", t) for t in inner.subjects if scene.actors(t) and ("initiator", t) not in draft.roles
            ]
    if carrier is not None:
        set_modality(draft, carrier)
    return draft


def _set_parties(scene: Scene, draft: Draft, clause: Clause, carrier: Clause | None) -> None:
    """Between whom an agreement is: "a truce between A and B"; who brokers it is none of them."""
    signing = clause.after("between", "with", "among")
    if carrier is not None:
        signing += carrier.after("between", "with", "among")
    signing = [noun for noun in signing if scene.actors(noun)]
    if signing and carrier is not None and _only_mediates(scene, clause, carrier, signing):
        draft.roles = [(role, noun) for role, noun in draft.roles if noun not in carrier.subjects]
    draft.roles += [("party", scene.party(noun)) for noun in signing]


def _only_mediates(scene: Scene, clause: Clause, carrier: Clause, signing: Sequence[Token]) -> bool:
    """Whether the subject of "brokered a truce between A and B" is none of its parties; who "announced a truce with B"
    is one."""
    if carrier.lemma not in shared()["mediating"]:
        return False
    beside = clause.after("with") + carrier.after("with")
    with_one = len(signing) == 1 and signing[0] in beside
    return not (with_one and any("armed" in scene.classes(t) for t in carrier.subjects))


def event_length(noun: Token, table: Phrases[T]) -> int:
    """How many words the longest phrase of the table has that ends in this noun; 0 for none."""
    if not table.may_end_in(noun):
        return 0
    for words in (4, 3, 2, 1):
        if phrase(noun, words) in table or phrase(noun, words, inflected=True) in table:
            return words
    return 0


def _agent_role(claim_type: str) -> str:
    roles = {
        "siege_state": "besieger",
        "force_status": "affected",
        "displacement": "displaced",
        "agreement": "party",
        "violation": "perpetrator",
        "aid_event": "provider",
    }
    return roles.get(claim_type, "initiator")


def _target_role(claim_type: str) -> str:
    roles = {
        "siege_state": "besieged",
        "clash": "opponent",
        "violation": "victim",
        "force_status": "affected",
        "agreement": "party",
        "displacement": "displaced",
        "political": "object",
    }
    return roles.get(claim_type, "target")


def _target_place(claim_type: str) -> str:
    return "destination" if claim_type == "movement" else "event_location"
