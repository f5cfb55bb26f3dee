"""Who was killed or hurt, how many, by what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model.quantity import Quantity
from rashomon.model.span import Span
from rashomon.reading.frames import extent
from rashomon.reading.frames.attack_verbs import attack_verb
from rashomon.reading.frames.clause import Clause, nominal_clause
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.filling import set_modality
from rashomon.reading.frames.means import (
    Means,
    by_air,
    from_means,
    is_proper_name,
    is_split,
    means_of,
    sharpened,
    words,
)
from rashomon.reading.frames.nouns import conjuncts, content_head, obliques
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.victims import single
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rashomon.reading.mentions import QuantityMention

_WHEN = frozenset({"when", "after", "as", "where"})


@lru_cache(maxsize=1)
def harm_verbs() -> dict[str, tuple[str, str]]:
    """Lemma -> the casualty it tells of, and whether its subject or its object suffers it."""
    return {
        lemma: (row["quantity"], row.get("of", "object"))
        for row in lexicon("frames_violence")["harm"]
        for lemma in row["lemmas"]
    }


def harm(scene: Scene, verb: Token) -> Draft | None:
    """The claim of a verb that kills or hurts."""
    lemma = verb.lemma_.lower()
    known, second = harm_verbs().get(lemma), None
    if known is None or _is_left(verb):
        return None
    kind, of = known
    if verb.tag_ == "VBN" and is_counted(scene, verb) and not any(c.dep_ == "nsubjpass" for c in verb.lefts):
        return None
    if lemma == "gun" and not any(c.lower_ == "down" for c in verb.children):
        return None
    if kind == "killed" and verb.dep_ == "amod":
        return None
    clause = scene.clause(verb)
    victims = clause.subjects if of == "subject" else clause.objects
    if not victims and of == "object" and _is_headline_passive(scene, clause):
        victims, clause.subjects, clause.passive = clause.subjects, [], True
    if of == "object" and (second := _second_passive(scene, clause)) is not None:
        victims, clause.subjects, clause.passive = clause.subjects, [], True
        clause.obliques = [*clause.obliques, *obliques(second[0])]
    elif (
        of == "object"
        and verb.tag_ == "VBG"
        and verb.dep_ == "advcl"
        and not any(child.dep_ == "nsubj" for child in verb.lefts)
    ):
        clause.subjects = [t for t in clause.subjects if not _is_bystander(scene, t)]
    if not victims:
        return None
    if lemma in words("need_persons") and not any(
        scene.classes(v) & {"persons", "armed"} or v.pos_ == "NUM" or _is_nobody(scene, v) for v in victims
    ):
        return None
    if any(v.lower_ in ("myself", "himself", "herself", "themselves") for v in victims):
        return None
    joined = _joined_kind(verb, kind)
    draft = casualty_claim(scene, clause, joined, victims, agents=[] if of == "subject" else clause.subjects)
    if draft is not None and second is not None:
        other = harm_verbs()[second[0].lemma_.lower()][0]
        draft.quantities.append((other, second[1]))
        draft.last = max(draft.last, second[0].i)
    if draft is not None and joined != kind:
        last = next(child for child in verb.rights if child.dep_ == "conj" and child.lemma_.lower() in harm_verbs())
        draft.last = max(draft.last, extent.verbal(last)[1])
    return draft


@lru_cache(maxsize=1)
def _natural() -> frozenset[str]:
    return frozenset(lexicon("frames_violence")["natural"]["nouns"])


def _is_natural(clause: Clause) -> bool:
    """Deaths by disease, disaster or accident are no casualties of the conflict."""
    nouns = [*clause.subjects, *(n for p, n in clause.obliques if p in ("in", "by", "of", "from", "during", "to"))]
    return any(n.lemma_.lower() in _natural() for n in nouns)


def by_nature(scene: Scene, verb: Token) -> bool:
    """Whether nature does what a verb tells ("an earthquake hit the town"), or the verb that it is the result of
    ("destroyed by an earthquake, killing 200")."""
    while True:
        if any(n.pos_ == "NOUN" and n.lemma_.lower() in _natural() for n in scene.clause(verb).subjects):
            return True
        own = any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.lefts)
        if own or verb.dep_ not in ("advcl", "conj") or verb.tag_ != "VBG" or verb.head.pos_ != "VERB":
            return False
        verb = verb.head


def _is_habit(clause: Clause) -> bool:
    """ "Civilians are slaughtered in their markets": a present without a number tells of no one event."""
    verb = clause.trigger
    auxiliaries = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    if clause.passive:
        return (
            bool(auxiliaries)
            and auxiliaries[0].tag_ in ("VBP", "VBZ")
            and auxiliaries[0].lemma_ == "be"
            and len(auxiliaries) == 1
        )
    return verb.tag_ in ("VBP", "VBZ") and not auxiliaries


def _is_left(verb: Token) -> bool:
    """Whether "wounded" is the result of "left 100 wounded", told there."""
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "advcl" and verb.i > verb.sent.start:
        return _follows_object_of_leave(verb)
    return verb.dep_ in ("acl", "oprd", "ccomp") and "leave" in (verb.head.lemma_, verb.head.head.lemma_)


def _follows_object_of_leave(verb: Token) -> bool:
    """Whether a participle stands right behind what was left so: "leaving some of them wounded"."""
    noun = verb.doc[verb.i - 1]
    while noun.dep_ in ("pobj", "prep"):
        noun = noun.head
    return bool(noun.dep_ == "dobj" and noun.head.lemma_ == "leave")


def _is_headline_passive(scene: Scene, clause: Clause) -> bool:
    """ "70 fighters killed in X": a counted subject without an object suffers the verb."""
    verb = clause.trigger
    if verb.tag_ not in ("VBD", "VBN") or any(child.dep_ in ("dobj", "ccomp", "xcomp") for child in verb.children):
        return False
    return any(
        q.dimension == "count"
        for s in clause.subjects
        if scene.classes(s) & {"persons", "armed"}
        for q in scene.quantities(s)
    )


def _second_passive(scene: Scene, clause: Clause) -> tuple[Token, QuantityMention] | None:
    """The participle and the number behind a headline's passive: "12 women killed 17 wounded in a blast"; else
    None.  What looks like a subject and an object are two counted victims."""
    verb = clause.trigger
    if verb.tag_ not in ("VBD", "VBN") or len(clause.objects) != 1 or verb.i + 2 >= len(verb.doc):
        return None
    number, participle = clause.objects[0], verb.doc[verb.i + 2]
    if number.i != verb.i + 1 or number.pos_ != "NUM" or participle.tag_ not in ("VBN", "VBD"):
        return None
    if participle.lemma_.lower() not in harm_verbs() or not any(scene.quantities(s) for s in clause.subjects):
        return None
    counts = [q for q in scene.quantities(number) if q.dimension == "count"]
    return (participle, counts[0]) if counts else None


def _is_bystander(scene: Scene, token: Token) -> bool:
    """Whether a noun in front of "..., killing two" means civilians, who stand by while others do it."""
    actors = scene.actors(token)
    return bool(actors) and all(actor.kind in ("civilians", "persons") for actor in actors) and token.pos_ != "PRON"


def is_counted(scene: Scene, token: Token) -> bool:
    """Whether a participle is a noun: "40 dead and 60 injured"."""
    return any(
        q.head is not None and q.head.start == token.idx and q.dimension == "count" for q in scene.quantities(token)
    )


def _joined_kind(verb: Token, kind: str) -> str:
    """`killed_or_wounded` for "killed or wounded" and "killed and injured" with one object."""
    for child in verb.rights:
        if child.dep_ == "conj" and child.lemma_.lower() in harm_verbs():
            own = _has_own_victims(child, verb)
            if not own and child.i - verb.i <= 3 and harm_verbs()[child.lemma_.lower()][0] != kind:
                return "killed_or_wounded"
    return kind


def _has_own_victims(second: Token, first: Token) -> bool:
    """Whether the second of two verbs tells of others: "killed two and wounded ten", not "killed and wounded ten"."""
    if any(c.dep_ in ("nsubjpass", "nsubj") for c in second.children):
        return True
    shared_object = not any(c.dep_ in ("dobj", "nsubjpass") for c in first.children) and first.tag_ == "VBD"
    return not shared_object and any(c.dep_ == "dobj" for c in second.children)


def is_second_of_pair(verb: Token) -> bool:
    """Whether this is "wounded" in "killed or wounded", already told by the first verb."""
    if verb.dep_ != "conj" or verb.head.lemma_.lower() not in harm_verbs() or verb.lemma_.lower() not in harm_verbs():
        return False
    return (
        _joined_kind(verb.head, "") == "killed_or_wounded"
        and verb.i - verb.head.i <= 3
        and not _has_own_victims(verb, verb.head)
    )


def casualty_claim(
    scene: Scene,
    clause: Clause,
    kind: str,
    victims: Sequence[Token],
    agents: Sequence[Token],
    *,
    numbered: bool = False,
) -> Draft | None:
    """The claim that a clause makes of its victims: an attack or clash where its means is told, else a casualty."""
    sentence = scene.sentence(clause.trigger)
    if sentence is None:
        return None
    if _is_natural(clause) or by_nature(scene, clause.trigger):
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
    things = [agent for agent in agents if _thing_meant(scene, agent) != agent]
    parties = [agent for agent in agents if agent not in things and (means_of(agent) is None or scene.actors(agent))]
    if found is not None:
        means, noun, adverbial = found
        draft.type, draft.subtype = means.type, means.subtype
        draft.event = noun
        for token in noun.subtree if adverbial is None else adverbial.subtree:
            place = scene.place(token)
            if place is not None and place.sort in ("name", "description") and place.span.start == token.idx:
                draft.places.append(("event_location", None, token))
        if adverbial is not None:
            draft.absorbed.update(t.i for t in adverbial.subtree if t.pos_ in ("VERB", "AUX"))
        from_means(scene, draft, noun, adverbial)
    elif (doers := _operating(scene, clause, victims)) and not parties:
        draft.type, draft.subtype = "attack", "unspecified"
        draft.roles += [("initiator", doer) for doer in doers]
    elif any(scene.actors(agent) for agent in parties):
        draft.type, draft.subtype = "attack", "unspecified"
        if clause.lemma in ("behead", "decapitate", "lynch"):
            draft.type, draft.subtype = "violation", "execution"
    for agent in parties:
        if scene.actors(agent) and agent not in victims:
            draft.roles.append(("initiator", agent))
    add_victims(scene, draft, kind, victims)
    if not numbered and not draft.quantities and _is_habit(clause) and sentence.block != "headline":
        return None
    if (
        draft.type == "casualty_detail"
        and clause.trigger.dep_ in ("acl", "relcl")
        and not (draft.quantities or draft.given)
    ):
        return None  # "those killed": who they were, told without number or means
    if draft.type == "attack":
        draft.unknown_initiator = True
        by_air(scene, draft)
    set_modality(draft, clause)
    if clause.negated:
        draft.given = [q for q in draft.given if q.low == 0]
        if not draft.quantities and not draft.given:
            draft.given = [_none_of(kind, victim) for victim in victims[:1] if _is_any(victim)]
    return draft


def _is_nobody(scene: Scene, noun: Token) -> bool:
    """Whether a word says that there was nobody: "nobody", "no one"."""
    return any(q.dimension == "count" and q.high == 0 for q in scene.quantities(noun))


def _is_any(noun: Token) -> bool:
    """Whether a negation leaves none of a noun: "did not cause any casualties", "not a single civilian"."""
    before = [child.lower_ for child in noun.lefts]
    return "any" in before or ("not" in before and bool({"single", "one"} & set(before)))


def _none_of(kind: str, noun: Token) -> Quantity:
    span = Span(noun.idx, noun.idx + len(noun.text))
    return Quantity(kind=kind, low=0, high=0, value=0, unit="persons", qualifier="no", as_written=noun.text, span=span)


def _operating(scene: Scene, clause: Clause, victims: Sequence[Token]) -> list[Token]:
    """Who led the operation in which others were killed: "ten rebels were killed in a raid by the army"; empty where
    it may be the victims' own."""
    theirs = {actor.id for victim in victims for actor in scene.actors(victim)}
    found: list[Token] = []
    under_fire = False
    for noun in map(content_head, clause.after("in", "during", "by", "from")):
        fire = noun.lemma_ == "fire"
        if not fire and "offensive" not in scene.classes(noun):
            continue
        under_fire = under_fire or fire
        for owner in nominal_clause(noun).subjects:
            found += [t for t in conjuncts(owner) if "armed" in scene.classes(t) and t.tag_ != "PRP$"]
    doers = {actor.id for t in found for actor in scene.actors(t)}
    soldiers = any(actor.kind == "state_forces" for victim in victims for actor in scene.actors(victim))
    unnamed = any(victim.lemma_.lower() in ("soldier", "troop", "policeman", "officer") for victim in victims)
    return [] if doers & theirs or (not under_fire and (soldiers or unnamed)) else found


def _means_in(scene: Scene, clause: Clause) -> tuple[Means, Token, Token | None] | None:
    """The means of a casualty: its noun, and the adverbial clause it stands in ("when a bomb went off")."""
    candidates: list[tuple[Token, Token | None]] = [
        (thing, None)
        for noun in clause.subjects
        for thing in dict.fromkeys((_thing_meant(scene, noun), content_head(noun)))
    ]
    candidates += [(c, None) for n in clause.subjects for c in n.rights if c.dep_ == "acl" and c.tag_ == "VBG"]
    by_verb: tuple[Means, Token, Token | None] | None = None
    for preposition, noun in clause.obliques:
        if preposition in words("means_after"):
            candidates.append((noun, None))
            candidates.append((content_head(noun), None))
            following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
            if following is not None and is_split(following):
                candidates.append((following, None))
            candidates += [(inner, None) for _p, inner in nominal_clause(noun).obliques if _p in ("in", "of", "from")]
    adverbials = [child for child in clause.trigger.children if child.dep_ in ("advcl", "prep")]
    adverbials += [child for sibling in _harm_siblings(clause) for child in sibling.children if child.dep_ == "advcl"]
    for child in adverbials:
        opening = {t.lower_ for t in child.children if t.dep_ in ("mark", "advmod")} | {child.lower_}
        if opening & _WHEN:
            candidates += [(token, child) for token in child.subtree if token.pos_ in ("NOUN", "PROPN")]
            attack = attack_verb(scene, child) if child.pos_ == "VERB" else None
            if attack is not None and by_verb is None:
                by_verb = Means(attack[0], attack[1], True), child, child
    for child in clause.trigger.children:
        if child.dep_ in ("npadvmod", "dobj") and child.lemma_ == "fire":
            candidates.append((child, None))
    for noun, adverbial in candidates:
        means = means_of(noun)
        if means is not None and not is_proper_name(noun):
            return sharpened(noun, means) or means, noun, adverbial
    return by_verb


def _thing_meant(scene: Scene, noun: Token) -> Token:
    """The device that "them" stands for in "laid mines ...; dozens were killed by them"; any other noun is itself."""
    if noun.lower_ not in ("them", "it") or "armed" in scene.classes(noun):
        return noun
    sentence = scene.sentence(noun)
    first = scene.document.sentences[max(0, sentence.index - 1)] if sentence is not None else None
    if first is None:
        return noun
    start = scene.document.tokens_of(first).start
    devices = [t for t in noun.doc[start : noun.i] if t.pos_ == "NOUN" and "device" in scene.classes(t)]
    return devices[-1] if devices else noun


def _harm_siblings(clause: Clause) -> list[Token]:
    """ "Ten were killed and 20 wounded when ...": the clause at the end tells of both."""
    verb = clause.trigger
    if verb.lemma_.lower() not in harm_verbs():
        return []
    siblings = [child for child in verb.rights if child.dep_ == "conj" and child.lemma_.lower() in harm_verbs()]
    if verb.dep_ == "conj" and verb.head.lemma_.lower() in harm_verbs():
        siblings.append(verb.head)
    return siblings


def add_victims(scene: Scene, draft: Draft, kind: str, victims: Sequence[Token]) -> None:
    """Add victims with their numbers; a part of a number told elsewhere makes the claim a part."""
    in_cues = [speech.cue for speech in scene.document.speech if speech.cue is not None]
    told = [v for v in victims if not any(_is_in_cue(cue, v, draft.trigger) for cue in in_cues)]
    draft.roles += [("victim", victim) for victim in told]
    count_victims(scene, draft, kind, told)


def _is_in_cue(cue: Span, victim: Token, trigger: Token) -> bool:
    """ "killing 25 soldiers, residents said": the residents are none of the dead."""
    return cue.start <= victim.idx < cue.end and not cue.start <= trigger.idx < cue.end


def count_victims(scene: Scene, draft: Draft, kind: str, victims: Sequence[Token]) -> None:
    """Add the numbers of victims, without their role."""
    for victim in victims:
        counts = [q for q in scene.quantities(victim) if q.dimension == "count" and q.conversion_of is None]
        quantities = [q for q in counts if q.part_of is None] or counts
        if quantities and quantities[0].part_of is not None:
            draft.partial = True
        if quantities:
            draft.quantities += [(kind, q) for q in quantities[:1]]
        else:
            given = bare_plural(scene, victim, kind) or single(scene, victim, kind)
            if given is not None:
                draft.given.append(given)


def bare_plural(scene: Scene, noun: Token, kind: str) -> Quantity | None:
    """At least two for a plural without a number; None for pronouns, singulars and names of groups.

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
    return None
