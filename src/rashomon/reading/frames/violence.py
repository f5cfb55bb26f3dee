"""Attacks, clashes and casualties: who was hurt, how many, by what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rashomon.model.quantity import Quantity
from rashomon.model.span import Span
from rashomon.reading.frames import extent
from rashomon.reading.frames.clause import Clause, content_head, nominal_clause
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.rows import event_noun, phrase, set_modality, shared
from rashomon.reading.frames.scene import Scene
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEANS_AFTER = (
    "in",
    "by",
    "from",
    "during",
    "after",
    "under",
    "with",
    "amid",
    "of",
    "following",
    "through",
    "using",
    "to",
    "as",
    "when",
)
_WHEN = frozenset({"when", "after", "as", "while", "where"})
_CASUALTY_PREFERENCE = {
    "killed_or_wounded": "killed_or_wounded",
    "killed": "killed",
    "injured": "injured",
    "missing": "missing",
}


@dataclass(frozen=True, slots=True)
class Means:
    """What an event noun or weapon means: `attack/air_strike`, and whether it stands alone as an event."""

    type: str
    subtype: str
    alone: bool


@lru_cache(maxsize=1)
def means_table() -> dict[str, Means]:
    """Phrase -> means, from the lexicon."""
    rows = lexicon("frames_violence")
    only = frozenset(rows["means_only"]["nouns"])
    return {
        noun: Means(row["type"], row["subtype"], noun not in only) for row in rows["means"] for noun in row["nouns"]
    }


@lru_cache(maxsize=1)
def _harm_verbs() -> dict[str, tuple[str, str]]:
    return {
        lemma: (row["quantity"], row.get("of", "object"))
        for row in lexicon("frames_violence")["harm"]
        for lemma in row["lemmas"]
    }


@lru_cache(maxsize=1)
def _idioms() -> tuple[dict[str, Any], ...]:
    return tuple(
        {"verb": frozenset(row["verb"]), "object": frozenset(row["object"]), "quantity": row["quantity"]}
        for row in lexicon("frames_violence")["idiom"]
    )


@lru_cache(maxsize=1)
def _results() -> dict[str, str]:
    return {word: kind for kind, words in lexicon("frames_violence")["result"].items() for word in words}


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    return frozenset(lexicon("frames_violence")["generic"]["nouns"])


@lru_cache(maxsize=1)
def _tolls() -> frozenset[str]:
    return frozenset(noun for row in lexicon("frames_violence")["toll"] for noun in row["nouns"])


def means_of(noun: Token) -> Means | None:
    """What a noun means as an instrument or act of violence; None if nothing."""
    found = event_noun(noun, means_table())
    if not isinstance(found, Means):
        return None
    if found.type == "attack" and noun.i > 0 and noun.lemma_.lower() in _generic():
        before = noun.doc[noun.i - 1]
        if before.dep_ in ("compound", "amod", "nmod") and before.head.i >= noun.i:
            weapon = event_noun(before, means_table())
            if isinstance(weapon, Means) and weapon.subtype not in ("unspecified", found.subtype):
                return Means(weapon.type, weapon.subtype, True)
    return found


def harm(scene: Scene, verb: Token) -> Draft | None:
    """The claim of a verb that kills or hurts."""
    lemma = verb.lemma_.lower()
    known = _harm_verbs().get(lemma)
    if known is None:
        return _idiom(scene, verb)
    kind, of = known
    if verb.tag_ == "VBN" and _is_counted(scene, verb):
        return None
    if lemma == "gun" and not any(c.lower_ == "down" for c in verb.children):
        return None
    if kind == "killed" and verb.dep_ == "amod":
        return None
    clause = scene.clause(verb)
    victims = clause.subjects if of == "subject" else clause.objects
    if not victims:
        return None
    if lemma in _NEEDS_PERSONS and not any(scene.classes(v) & {"persons", "armed"} for v in victims):
        return None
    if _is_natural(clause):
        return None
    if any(v.lower_ in ("myself", "himself", "herself", "themselves") for v in victims):
        return None
    joined = _joined_kind(verb, kind)
    draft = _casualty_claim(scene, clause, joined, victims, agents=[] if of == "subject" else clause.subjects)
    if draft is not None and joined != kind:
        second = next(child for child in verb.rights if child.dep_ == "conj" and child.lemma_.lower() in _harm_verbs())
        draft.last = max(draft.last, extent.verbal(second)[1])
    return draft


@lru_cache(maxsize=1)
def _natural() -> frozenset[str]:
    return frozenset(lexicon("frames_violence")["natural"]["nouns"])


def _is_natural(clause: Clause) -> bool:
    """Deaths by disease, disaster or accident are no casualties of the conflict."""
    nouns = [*clause.subjects, *(n for p, n in clause.obliques if p in ("in", "by", "of", "from", "during", "to"))]
    return any(n.lemma_.lower() in _natural() for n in nouns)


_NEEDS_PERSONS = frozenset({"burn", "hurt", "eliminate", "liquidate", "drown", "butcher", "mow"})


def _is_counted(scene: Scene, token: Token) -> bool:
    """Whether a participle is a noun: "40 dead and 60 injured"."""
    return any(
        q.head is not None and q.head.start == token.idx and q.dimension == "count" for q in scene.quantities(token)
    )


def _joined_kind(verb: Token, kind: str) -> str:
    """`killed_or_wounded` for "killed or wounded" and "killed and injured" with one object."""
    for child in verb.rights:
        if child.dep_ == "conj" and child.lemma_.lower() in _harm_verbs():
            own = any(c.dep_ in ("dobj", "nsubjpass", "nsubj") for c in child.children)
            if not own and child.i - verb.i <= 3 and _harm_verbs()[child.lemma_.lower()][0] != kind:
                return "killed_or_wounded"
    return kind


def by_air(scene: Scene, draft: Draft) -> None:
    """A plain "strike" by an air force is an air strike."""
    if draft.type == "attack" and draft.subtype in ("unspecified", "mine_ied"):
        initiators = [a for role, t in draft.roles if role in ("initiator", "co_initiator") for a in scene.actors(t)]
        if any(actor.id.endswith("-air") for actor in initiators):
            draft.subtype = "air_strike"


def is_second_of_pair(verb: Token) -> bool:
    """Whether this is "wounded" in "killed or wounded", already told by the first verb."""
    if verb.dep_ != "conj" or verb.head.lemma_.lower() not in _harm_verbs() or verb.lemma_.lower() not in _harm_verbs():
        return False
    return (
        _joined_kind(verb.head, "") == "killed_or_wounded"
        and verb.i - verb.head.i <= 3
        and not any(c.dep_ in ("dobj", "nsubjpass", "nsubj") for c in verb.children)
    )


def _casualty_claim(
    scene: Scene, clause: Clause, kind: str, victims: Sequence[Token], agents: Sequence[Token]
) -> Draft | None:
    sentence = scene.sentence(clause.trigger)
    if sentence is None:
        return None
    found = _means_in(scene, clause)
    first, last = extent.verbal(clause.trigger, keep_adverbial=found is not None and found[2] is not None)
    draft = Draft(
        type="casualty_detail",
        subtype=kind if kind != "count" else "killed",
        trigger=clause.trigger,
        first=first,
        last=last,
        sentence=sentence,
        rule=f"violence:harm:{clause.lemma}",
    )
    parties = [agent for agent in agents if means_of(agent) is None or scene.actors(agent)]
    if found is not None:
        means, noun, adverbial = found
        draft.type, draft.subtype = means.type, means.subtype
        for token in noun.subtree if adverbial is None else adverbial.subtree:
            place = scene.place(token)
            if place is not None and place.sort in ("name", "description") and place.span.start == token.idx:
                draft.places.append(("event_location", None, token))
        if adverbial is not None:
            draft.absorbed.update(t.i for t in adverbial.subtree if t.pos_ in ("VERB", "AUX"))
        _from_means(scene, draft, noun, adverbial)
    elif any(scene.actors(agent) for agent in parties):
        draft.type, draft.subtype = "attack", "unspecified"
        if clause.lemma in ("behead", "decapitate", "lynch"):
            draft.type, draft.subtype = "violation", "execution"
    for agent in parties:
        if scene.actors(agent) and agent not in victims:
            draft.roles.append(("initiator", agent))
    _add_victims(scene, draft, kind, victims)
    if draft.type == "attack":
        draft.unknown_initiator = True
        by_air(scene, draft)
    set_modality(draft, clause)
    if clause.negated:
        draft.given = [q for q in draft.given if q.low == 0]
    return draft


def _means_in(scene: Scene, clause: Clause) -> tuple[Means, Token, Token | None] | None:
    """The means of a casualty: its noun, and the adverbial clause it stands in ("when a bomb went off")."""
    candidates: list[tuple[Token, Token | None]] = [(noun, None) for noun in clause.subjects]
    by_verb: tuple[Means, Token, Token | None] | None = None
    for preposition, noun in clause.obliques:
        if preposition in _MEANS_AFTER:
            candidates.append((noun, None))
            candidates += [(inner, None) for _p, inner in nominal_clause(noun).obliques if _p in ("in", "of", "from")]
    adverbials = [child for child in clause.trigger.children if child.dep_ in ("advcl", "prep")]
    adverbials += [child for sibling in _harm_siblings(clause) for child in sibling.children if child.dep_ == "advcl"]
    for child in adverbials:
        if child.dep_ == "advcl" or child.lower_ in _WHEN:
            candidates += [(token, child) for token in child.subtree if token.pos_ in ("NOUN", "PROPN")]
            attack = attack_verb(scene, child) if child.pos_ == "VERB" else None
            if attack is not None and by_verb is None:
                by_verb = Means(attack[0], attack[1], True), child, child
    for child in clause.trigger.children:
        if child.dep_ in ("npadvmod", "dobj") and child.lemma_ == "fire":
            candidates.append((child, None))
    for noun, adverbial in candidates:
        means = means_of(noun)
        if means is not None and not _is_location_use(noun, means):
            return means, noun, adverbial
    return by_verb


def _harm_siblings(clause: Clause) -> list[Token]:
    """ "Ten were killed and 20 wounded when ...": the clause at the end tells of both."""
    verb = clause.trigger
    if verb.lemma_.lower() not in _harm_verbs():
        return []
    siblings = [child for child in verb.rights if child.dep_ == "conj" and child.lemma_.lower() in _harm_verbs()]
    if verb.dep_ == "conj" and verb.head.lemma_.lower() in _harm_verbs():
        siblings.append(verb.head)
    return siblings


def _is_location_use(noun: Token, means: Means) -> bool:
    """ "the battle for X" as a topic is fine; a proper name that holds a means word is not."""
    return noun.ent_type_ in ("PERSON", "GPE") or (noun.pos_ == "PROPN" and noun.dep_ == "compound")


def _from_means(scene: Scene, draft: Draft, noun: Token, adverbial: Token | None) -> None:
    """Roles and places that hang on the noun of the means, or on the clause around it."""
    if noun.pos_ == "VERB":
        clause = scene.clause(noun)
        draft.roles += [("initiator", t) for t in clause.subjects if scene.actors(t) and means_of(t) is None]
        draft.roles += [("target", t) for t in clause.objects if scene.actors(t)]
        return
    clause = nominal_clause(noun)
    hedged = {child.lower_ for child in noun.lefts} & {
        "suspected",
        "alleged",
        "apparent",
        "presumed",
        "likely",
        "possible",
    }
    for token in clause.subjects:
        for inner in (token, *(c for c in token.children if c.dep_ == "conj")):
            if scene.actors(inner) and not _is_scene_of(scene, inner):
                draft.roles.append(("initiator", inner))
                if hedged:
                    draft.slot_modality["initiator"] = "suspected"
    sides = clause.after("between")
    if draft.type == "clash" and sides:
        draft.roles += [("initiator" if n == 0 else "opponent", side) for n, side in enumerate(sides)]
    if draft.type == "clash":
        draft.roles += [("opponent", side) for side in clause.after("with", "against")]
    else:
        for target in clause.after("on", "against", "at"):
            if scene.actors(scene.party(target)) and "place" not in scene.classes(target):
                draft.roles.append(("target", scene.party(target)))
    for child in noun.children:
        if child.dep_ in ("acl", "relcl") and child.tag_ == "VBN":
            inner_clause = scene.clause(child)
            draft.roles += [("initiator", t) for t in inner_clause.subjects if scene.actors(t)]
    if adverbial is not None and adverbial.pos_ == "VERB":
        inner_clause = scene.clause(adverbial)
        draft.roles += [("target", t) for t in inner_clause.subjects if means_of(t) is None]
        for target in inner_clause.subjects:
            for child in target.children:
                if child.dep_ in ("acl", "relcl") and child.lemma_ in (
                    "escort",
                    "accompany",
                    "protect",
                    "guard",
                    "carry",
                ):
                    draft.roles += [("escorted_party", t) for t in scene.clause(child).objects]


def _is_scene_of(scene: Scene, token: Token) -> bool:
    """ "Sudan market attack": the name of the report's own country before an attack tells where, not by whom."""
    return token.dep_ == "compound" and all(
        a.kind == "state" and a.sort == "name" and a.country == scene.home for a in scene.actors(token)
    )


def _add_victims(scene: Scene, draft: Draft, kind: str, victims: Sequence[Token]) -> None:
    for victim in victims:
        draft.roles.append(("victim", victim))
        counts = [q for q in scene.quantities(victim) if q.dimension == "count" and q.conversion_of is None]
        quantities = [q for q in counts if q.part_of is None] or counts
        if quantities and quantities[0].part_of is not None:
            draft.partial = True
        if quantities:
            draft.quantities += [(kind, q) for q in quantities[:1]]
        else:
            given = bare_plural(scene, victim, kind)
            if given is not None:
                draft.given.append(given)


def bare_plural(scene: Scene, noun: Token, kind: str) -> Quantity | None:
    """At least two for a plural without a number, one for a named person; None for pronouns and names of groups.

    Source: guidelines 5 ("a bare plural of casualties").
    """
    head = content_head(noun)
    if head.pos_ == "PRON" or scene.quantities(noun):
        return None
    span = Span(head.idx, head.idx + len(head.text))
    if head.tag_ == "NNS" or head.lower_ in ("people", "troops", "police"):
        if any(child.lower_ in ("the", "these", "those", "their", "all") for child in head.lefts):
            return None
        return Quantity(kind=kind, low=2, high=None, unit="persons", qualifier="vague", as_written=head.text, span=span)
    actors = scene.actors(noun)
    if head.pos_ == "PROPN" and head.ent_type_ == "PERSON" and not any(a.sort == "name" for a in actors):
        return Quantity(
            kind=kind, low=1, high=1, value=1, unit="persons", qualifier="named", as_written=head.text, span=span
        )
    return None


def _idiom(scene: Scene, verb: Token) -> Draft | None:
    """ "lost their lives", "suffered injuries", "bodies were recovered", "casualties were reported"."""
    lemma = verb.lemma_.lower()
    clause = scene.clause(verb)
    if lemma == "lose" and clause.subjects:
        lost = [
            n
            for n in clause.objects
            if scene.classes(n) & {"persons", "armed"} and any(q.dimension == "count" for q in scene.quantities(n))
        ]
        if lost and not any(scene.classes(n) & {"place", "territory"} for n in lost):
            return _casualty_claim(scene, clause, "killed", lost, agents=[])
    if verb.dep_ in ("acl", "relcl") and lemma in ("suffer", "sustain", "receive"):
        return None
    for row in _idioms():
        if lemma not in row["verb"]:
            continue
        if any(child.lower_ == "whose" for noun in clause.objects for child in noun.lefts):
            continue
        for noun in clause.objects:
            if not (
                noun.lemma_.lower() in row["object"] or noun.lower_ in row["object"] or phrase(noun, 2) in row["object"]
            ):
                continue
            victims = [inner for p, inner in nominal_clause(noun).obliques if p in ("of", "among", "to")]
            victims += nominal_clause(noun).objects
            if lemma in ("lose", "suffer", "sustain", "receive") and not scene.quantities(noun) and clause.subjects:
                victims = [t for t in clause.subjects if scene.actors(t)] or victims
            draft = _casualty_claim(scene, clause, row["quantity"], victims or [noun], agents=[])
            if draft is not None:
                draft.event = noun
            if draft is not None and not draft.quantities:
                for quantity in scene.quantities(noun):
                    if quantity.dimension == "count":
                        draft.given = []
                        draft.quantities.append((row["quantity"], quantity))
                        if quantity.high == 0:
                            draft.polarity = "affirmed"
            if draft is not None:
                draft.roles = [(role, t) for role, t in draft.roles if not (role == "victim" and t == noun)]
            return draft
    return None


def results(scene: Scene, tokens: Sequence[Token]) -> Iterator[tuple[Token, str, Token, Draft]]:
    """ "left 20 dead and 35 wounded": verb, kind, the word, and a claim for it if its verb makes none."""
    for token in tokens:
        kind = _results().get(token.lower_)
        if (
            kind is None
            or token.dep_ in ("amod", "ROOT")
            or (token.tag_ == "VBN" and any(c.dep_ in ("auxpass", "aux") for c in token.children))
        ):
            continue
        if (
            token.pos_ == "VERB"
            and token.lemma_.lower() in _harm_verbs()
            and token.dep_ not in ("acl", "oprd", "ccomp", "conj")
        ):
            if not _is_counted(scene, token):
                continue
        counted = _count_before(scene, token)
        governor = _governor(token)
        if counted is None or governor is None:
            continue
        quantity, noun = counted
        sentence = scene.sentence(token)
        if sentence is None:
            continue
        clause = scene.clause(governor)
        draft = _casualty_claim(
            scene,
            clause,
            kind,
            [],
            agents=[t for t in clause.subjects if scene.actors(t)] if governor.lemma_ in ("leave", "shoot") else [],
        )
        if draft is None:
            continue
        draft.quantities = [(kind, quantity)]
        if noun is not None:
            draft.roles.append(("victim", noun))
        draft.rule = f"violence:result:{token.lower_}"
        if governor.lemma_ in ("fear", "believe", "presume"):
            draft.modality = "suspected"
        draft.last = max(draft.last, token.i)
        yield governor, kind, token, draft


def _count_before(scene: Scene, token: Token) -> tuple[Any, Token | None] | None:
    """The number that "dead" tells of, and its noun, in the five words before."""
    noun: Token | None = None
    for step in range(0, 6):
        if token.i - step < 0:
            break
        word = token.doc[token.i - step]
        if (
            step
            and (word.pos_ in ("VERB", "AUX", "CCONJ") or word.text in (",", ";", "."))
            and noun is None
            and step > 1
        ):
            break
        if step and word.pos_ in ("NOUN", "PROPN") and noun is None and scene.actors(word):
            noun = word
        for quantity in scene.quantities(word):
            if quantity.dimension == "count" and (quantity.qualifier != "article" or noun is not None):
                return quantity, noun
    return None


def among(scene: Scene, verb: Token) -> Draft | None:
    """ "Three children were among the dead": a part of a toll, never added to it."""
    if verb.lemma_ not in ("be", "include"):
        return None
    clause = scene.clause(verb)
    wholes = clause.after("among") if verb.lemma_ == "be" else clause.subjects
    parts = (clause.subjects or clause.objects) if verb.lemma_ == "be" else clause.objects
    words = shared()["victims"]
    if not any(w.lower_ in words or w.lemma_.lower() in words for w in wholes):
        return None
    kind = "injured" if any(w.lower_ in ("wounded", "injured") for w in wholes) else "killed"
    around = {t.lower_ for w in wholes for t in w.subtree}
    if not around & {"dead", "killed", "victims", "casualties", "wounded", "injured", "fatalities", "slain", "died"}:
        return None
    draft = _casualty_claim(scene, clause, kind, parts, agents=[])
    if draft is not None:
        draft.type, draft.subtype, draft.partial, draft.unknown_initiator = "casualty_detail", "breakdown", True, False
        draft.rule = "violence:among"
        inner = [t.i for w in wholes for t in w.subtree if t.pos_ == "VERB"]
        if inner and any(scene.quantities(w) for w in wholes):
            draft.last = min([draft.last, *(t.i for w in wholes for t in (w,))])
    return draft


def _governor(token: Token) -> Token | None:
    for word in reversed(list(token.doc[max(0, token.sent.start, token.i - 14) : token.i])):
        if word.pos_ in ("VERB", "AUX") and word.lemma_.lower() in (
            "leave",
            "be",
            "give",
            "cite",
            "report",
            "shoot",
            "find",
            "remain",
            "have",
            "include",
            "pronounce",
            "declare",
            "count",
            "number",
            "total",
            "reach",
            "rise",
            "climb",
            "record",
            "confirm",
            "put",
            "treat",
            "receive",
            "admit",
            "take",
            "fear",
            "believe",
            "presume",
        ):
            return word
    return None


def toll(scene: Scene, verb: Token) -> Draft | None:
    """ "The death toll rose to 45", "the toll stands at 12"."""
    clause = scene.clause(verb)
    if verb.lemma_ == "put" and any(n.lower_ in ("it", "figure", "count", "number", "total") for n in clause.objects):
        nouns = [
            n
            for n in clause.objects
            if _is_number_of_dead(n) or (n.lemma_ != "number" and _speaks_of_dead(scene, verb))
        ]
    else:
        nouns = [
            n
            for n in (*clause.subjects, *clause.objects)
            if phrase(n, 2) in _tolls() or n.lemma_.lower() in _tolls() or _is_number_of_dead(n)
        ]
    if not nouns:
        return None
    numbers = [*clause.after("to", "at", "above", "over"), *clause.objects, *nominal_clause(nouns[0]).objects]
    numbers += [c for c in verb.children if c.dep_ in ("attr", "acomp", "npadvmod")]
    for noun in numbers:
        for quantity in scene.quantities(noun):
            if quantity.dimension == "count" and quantity.qualifier != "article":
                draft = _casualty_claim(scene, clause, "killed", [], agents=[])
                if draft is not None:
                    draft.quantities = [("killed", quantity)]
                    draft.rule = "violence:toll"
                    draft.subtype = "killed" if draft.type == "casualty_detail" else draft.subtype
                return draft
    return None


def _speaks_of_dead(scene: Scene, verb: Token) -> bool:
    """Whether "put it at 36" stands after a toll, in the same sentence or the one before."""
    sentence = scene.sentence(verb)
    if sentence is None:
        return False
    start = scene.document.sentences[max(0, sentence.index - 1)].span.start
    before = set(scene.document.text[start : verb.idx].casefold().split())
    return bool(before & {"toll", "dead", "killed", "deaths", "died", "killing", "fatalities"})


def _is_number_of_dead(noun: Token) -> bool:
    """ "The number of dead": a toll in other words."""
    return noun.lemma_ == "number" and any(
        inner.lower_ in ("dead", "killed", "deaths", "fatalities")
        for child in noun.rights
        if child.dep_ == "prep"
        for inner in child.subtree
    )


@lru_cache(maxsize=1)
def _attack_rows() -> dict[str, tuple[dict[str, Any], ...]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in lexicon("frames_violence")["verb"]:
        for lemma in row["lemmas"]:
            found.setdefault(lemma, []).append(row)
    return {lemma: tuple(rows) for lemma, rows in found.items()}


@lru_cache(maxsize=1)
def _damage() -> frozenset[str]:
    return frozenset(lexicon("frames_violence")["damage"]["verbs"])


def damage(scene: Scene, verb: Token) -> Draft | None:
    """ "A battery was destroyed in an air strike", "fighters destroyed 11 tanks": an attack on things of war, or by its
    means; other destruction is a violation."""
    if verb.lemma_.lower() not in _damage():
        return None
    clause = scene.clause(verb)
    sentence = scene.sentence(verb)
    means = next(
        (
            (m, n)
            for n in (*clause.subjects, *clause.after("in", "by", "with", "from", "during"))
            if (m := means_of(n)) and "armed" not in scene.classes(n)
        ),
        None,
    )
    military = any(scene.classes(n) & {"plane", "weapon", "armed"} or n.lemma_ in _VEHICLES for n in clause.objects)
    if sentence is None or not clause.objects or (means is None and not military):
        return None
    first, last = extent.verbal(verb)
    kind = means[0] if means is not None else Means("attack", "unspecified", True)
    draft = Draft(
        type=kind.type,
        subtype=kind.subtype,
        trigger=verb,
        first=first,
        last=last,
        sentence=sentence,
        rule=f"violence:damage:{clause.lemma}",
        unknown_initiator=kind.type == "attack",
    )
    if means is not None:
        _from_means(scene, draft, means[1], None)
        draft.event = means[1]
    draft.roles += [("initiator", t) for t in clause.subjects if scene.actors(t) and (means is None or t != means[1])]
    for noun in clause.objects:
        classes = scene.classes(noun)
        if classes & {"place", "territory"} and not classes & {"actor", "property"}:
            draft.places.append(("event_location", None, noun))
        else:
            draft.roles.append(("target", noun))
        for quantity in scene.quantities(noun):
            if quantity.dimension == "count" and quantity.qualifier != "article":
                draft.quantities.append(("count", quantity))
    set_modality(draft, clause)
    by_air(scene, draft)
    return draft


_VEHICLES = frozenset(
    {
        "tank",
        "vehicle",
        "truck",
        "aircraft",
        "helicopter",
        "ship",
        "boat",
        "vessel",
        "battery",
        "launcher",
        "radar",
        "depot",
        "armour",
        "armor",
        "carrier",
        "gun",
        "artillery",
        "convoy",
        "position",
        "bunker",
    }
)


def captives(scene: Scene, verb: Token) -> Draft | None:
    """ "Taking 41 prisoner", "held hostage": persons in an armed group's hands."""
    if verb.lemma_ not in ("take", "hold", "keep"):
        return None
    words = {
        t.lower_
        for t in verb.subtree
        if 0 < t.i - verb.i <= 7
        and t.dep_
        in ("oprd", "advmod", "acomp", "xcomp", "dobj", "advcl", "npadvmod", "attr", "ccomp", "conj", "pobj", "amod")
    }
    found = words & {"prisoner", "prisoners", "hostage", "hostages", "captive", "captives"}
    sentence = scene.sentence(verb)
    clause = scene.clause(verb)
    if not found or sentence is None or not (clause.objects or clause.subjects):
        return None
    first, last = extent.verbal(verb)
    subtype = "arbitrary_detention" if found & {"prisoner", "prisoners"} else "abduction"
    draft = Draft(
        type="violation",
        subtype=subtype,
        trigger=verb,
        first=first,
        last=last,
        sentence=sentence,
        rule="violence:captives",
    )
    draft.roles = [("perpetrator", t) for t in clause.subjects if scene.actors(t)]
    kind = "detained" if subtype == "arbitrary_detention" else "abducted"
    for noun in clause.objects:
        draft.roles.append(("victim", noun))
        draft.quantities += [
            (kind, q) for q in scene.quantities(noun) if q.dimension == "count" and q.qualifier != "article"
        ][:1]
    set_modality(draft, clause)
    return draft


def _uses_gas(clause: Clause) -> bool:
    """ "Using chemical weapons against troops"."""
    return clause.lemma in ("use", "employ", "release", "deploy") and any(
        means is not None and means.subtype == "chemical" for means in map(means_of, clause.objects)
    )


def attack_verb(scene: Scene, verb: Token) -> tuple[str, str] | None:
    """Type and subtype of a verb that is an attack or a clash by itself; None for others."""
    row = _attack_row(scene, verb)
    return (row["type"], row["subtype"]) if row else None


def _attack_row(scene: Scene, verb: Token) -> dict[str, Any] | None:
    rows = _attack_rows().get(verb.lemma_.lower())
    clause = scene.clause(verb)
    if not rows:
        return {"type": "attack", "subtype": "chemical"} if _uses_gas(clause) else None
    particles = {c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "acomp", "oprd", "prep")}
    for row in rows:
        if "object" in row and not any(scene.classes(n) & set(row["object"]) for n in clause.objects):
            continue
        if "oblique" in row and not (clause.after(*row["oblique"]) or particles & set(row["oblique"])):
            continue
        if "particle" in row and not particles & set(row["particle"]):
            continue
        return row
    return None


def attack(scene: Scene, verb: Token) -> Draft | None:
    """The claim of a verb of attack or of fighting."""
    sentence = scene.sentence(verb)
    if sentence is None:
        return None
    clause = scene.clause(verb)
    row = _attack_row(scene, verb)
    if clause.lemma in ("hit", "strike", "detonate", "trigger", "run", "step", "drive") and _meets_mine(scene, clause):
        first, last = extent.verbal(verb)
        draft = Draft(
            type="attack",
            subtype="mine_ied",
            trigger=verb,
            first=first,
            last=last,
            sentence=sentence,
            rule="violence:meets_mine",
            unknown_initiator=True,
        )
        draft.roles = [("target", t) for t in clause.subjects]
        set_modality(draft, clause)
        return draft
    if row is None:
        return None
    if verb.lemma_ in ("hit", "strike", "target", "take", "blow", "explode") and not _is_violent(scene, clause):
        return None
    first, last = extent.verbal(verb)
    draft = Draft(
        type=row["type"],
        subtype=row["subtype"],
        trigger=verb,
        first=first,
        last=last,
        sentence=sentence,
        rule=f"violence:verb:{clause.lemma}",
        unknown_initiator=row["type"] == "attack",
    )
    _specify(draft, clause)
    for subject in clause.subjects:
        if means_of(subject) is not None and "armed" not in scene.classes(subject):
            _from_means(scene, draft, subject, None)
        elif scene.actors(subject):
            draft.roles.append(("initiator", subject))
    for noun in clause.objects:
        classes = scene.classes(noun)
        if classes & {"place", "territory"} and "actor" not in classes:
            draft.places.append(("event_location", None, noun))
        elif noun.lower_ in _results() or classes & {"projectile", "device", "fire"} and not scene.actors(noun):
            continue
        elif means_of(noun) is None or scene.actors(noun):
            draft.roles.append(("opponent" if row["type"] == "clash" else "target", scene.party(noun)))
    for noun in (
        clause.after("with", "against") if row["type"] == "clash" else clause.after("on", "at", "against", "upon")
    ):
        if scene.actors(noun) and "place" not in scene.classes(noun):
            draft.roles.append(("opponent" if row["type"] == "clash" else "target", noun))
    set_modality(draft, clause)
    _to_death(scene, draft, clause)
    _by_crowd(draft, clause)
    return draft


def _by_crowd(draft: Draft, clause: Clause) -> None:
    """What protesters or a mob attack is a riot; with persons as its victims, mob violence."""
    if draft.type == "attack" and any(s.lemma_.lower() in _CROWD for s in clause.subjects):
        persons = any(role == "victim" for role, _t in draft.roles)
        draft.type, draft.subtype, draft.unknown_initiator = (
            "civil_action",
            "mob_violence" if persons else "riot",
            False,
        )


_CROWD = frozenset({"protester", "protestor", "demonstrator", "mob", "crowd", "rioter", "marcher"})


def _meets_mine(scene: Scene, clause: Clause) -> bool:
    """ "Their truck struck a mine", "ran over a landmine"."""
    nouns = [*clause.objects, *clause.after("over", "on")] if not clause.passive else []
    return any(
        "device" in scene.classes(n) and n.lemma_.lower() in ("mine", "landmine", "ied", "bomb", "explosive", "device")
        for n in nouns
    )


def _to_death(scene: Scene, draft: Draft, clause: Clause) -> None:
    """ "Shot dead", "beaten to death": the targets are killed."""
    words = {child.lower_ for child in clause.trigger.children} | {n.lower_ for p, n in clause.obliques if p == "to"}
    words |= {child.lower_ for noun in clause.objects for child in noun.lefts}
    if words & {"dead", "death"}:
        victims = [token for role, token in draft.roles if role == "target"]
        draft.roles = [pair for pair in draft.roles if pair[0] != "target"]
        _add_victims(scene, draft, "killed", victims)


def _is_violent(scene: Scene, clause: Clause) -> bool:
    """Whether "hit" or "strike" is meant in earnest: an armed subject, a means, or persons and places hit by one."""
    if clause.lemma in ("explode", "blow"):
        return True
    if any("armed" in scene.classes(s) or means_of(s) for s in clause.subjects):
        return True
    return any(means_of(n) for _p, n in clause.obliques) or (clause.passive and not clause.subjects)


def _specify(draft: Draft, clause: Clause) -> None:
    """A weapon in the clause tells the sort of attack: "hit the market with mortars"."""
    if draft.subtype not in ("unspecified", "shelling", "mine_ied", "air_strike", "small_arms"):
        return
    nouns = [
        *clause.subjects,
        *(n for p, n in clause.obliques if p in ("with", "by", "using", "in", "from")),
        *clause.objects,
    ]
    for noun in nouns:
        means = means_of(noun)
        if means is not None and means.type == "attack" and means.subtype != "unspecified":
            if draft.type == "clash":
                return
            draft.subtype = means.subtype
            return
    if clause.lemma == "bomb" and not any(
        "air" in n.lower_ or "plane" in n.lower_ or "jet" in n.lower_ for n in clause.subjects
    ):
        draft.subtype = (
            "air_strike"
            if any(n.lower_ in ("warplanes", "jets", "planes", "helicopters") for n in nouns)
            else "air_strike"
        )


def event(scene: Scene, noun: Token, carrier: Clause | None, *, standing: bool) -> Draft | None:
    """The claim of an attack or clash noun that a verb carries, or that stands alone in a headline."""
    means = means_of(noun)
    sentence = scene.sentence(noun)
    if means is None or sentence is None or _is_location_use(noun, means):
        return None
    if carrier is None and not (standing and means.alone):
        return None
    if (
        not means.alone
        and carrier is not None
        and noun in carrier.objects
        and carrier.lemma not in ("fire", "launch", "drop", "detonate", "carry", "conduct")
    ):
        return None
    trigger = carrier.trigger if carrier is not None else noun
    first, last = extent.verbal(trigger) if carrier is not None else extent.nominal(noun)
    draft = Draft(
        type=means.type,
        subtype=means.subtype,
        trigger=trigger,
        first=first,
        last=last,
        sentence=sentence,
        rule=f"violence:noun:{noun.lemma_.lower()}",
        unknown_initiator=means.type == "attack",
    )
    _from_means(scene, draft, noun, None)
    if carrier is not None:
        if draft.type == "clash" and not draft.roles:
            sides = carrier.after("between", "with", "against")
            draft.roles = [("opponent" if n else "initiator", side) for n, side in enumerate(sides)]
        if noun in carrier.objects:
            draft.roles += [
                ("initiator", t)
                for t in carrier.subjects
                if scene.actors(t) and (means_of(t) is None or "armed" in scene.classes(t))
            ]
        else:
            for other in carrier.objects:
                classes = scene.classes(other)
                if classes & {"place", "territory"} and "actor" not in classes:
                    draft.places.append(("event_location", None, other))
                elif other.lower_ not in _results() and not any(
                    t.lower_ in _results() for t in other.doc[other.i + 1 : other.i + 2]
                ):
                    if scene.actors(other) or classes & {"property", "territory", "base"}:
                        draft.roles.append(("target", other))
        for target in carrier.after("on", "against", "at"):
            if scene.actors(target) and "place" not in scene.classes(target):
                draft.roles.append(("target", target))
        set_modality(draft, carrier)
    by_air(scene, draft)
    draft.event = noun
    if (
        carrier is not None
        and draft.subtype == "mine_ied"
        and noun.lemma_ == "bomb"
        and carrier.lemma in ("fall", "drop", "rain", "land")
    ):
        draft.subtype = "air_strike"
    if carrier is not None and carrier.lemma in shared()["repel"] and noun in carrier.objects:
        draft.type, draft.subtype, draft.unknown_initiator = "clash", "armed_clash", False
        draft.roles = [("opponent" if t in carrier.subjects else role, t) for role, t in draft.roles]
    if any(child.lower_ in ("deadly", "fatal", "lethal") for child in noun.lefts):
        draft.given.append(Quantity(kind="killed", low=1, unit="persons", qualifier="vague", as_written="deadly"))
    return draft


def undergone(scene: Scene, verb: Token) -> Draft | None:
    """ "The convoy came under mortar fire", "the town was under bombardment"."""
    if verb.lemma_.lower() not in shared()["undergo"]:
        return None
    clause = scene.clause(verb)
    for noun in clause.after("under"):
        means = means_of(noun) or (Means("attack", "unspecified", True) if noun.lemma_ in ("fire", "attack") else None)
        sentence = scene.sentence(verb)
        if means is None or sentence is None:
            continue
        first, last = extent.verbal(verb)
        draft = Draft(
            type=means.type,
            subtype=means.subtype,
            trigger=verb,
            first=first,
            last=last,
            sentence=sentence,
            rule="violence:under",
            unknown_initiator=True,
        )
        if noun.lemma_ == "fire" and means.subtype == "unspecified":
            draft.subtype = "small_arms"
        _from_means(scene, draft, noun, None)
        draft.roles = [(role, t) for role, t in draft.roles if t.dep_ != "poss"]
        draft.roles += [("initiator", t) for t in clause.after("from", "by") if scene.actors(t)]
        for subject in clause.subjects:
            classes = scene.classes(subject)
            if classes & {"place", "territory"} and "actor" not in classes:
                draft.places.append(("event_location", None, subject))
            else:
                draft.roles.append(("target", subject))
        set_modality(draft, clause)
        return draft
    return None
