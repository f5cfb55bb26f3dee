"""Who was killed or hurt, how many, by what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.frames import extent
from rashomon.reading.frames.casualty_means import means_in, operating, strikers_beside, thing_meant
from rashomon.reading.frames.clause import Clause, nominal_clause
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.filling import set_modality
from rashomon.reading.frames.losses import is_lost
from rashomon.reading.frames.means import (
    Means,
    by_air,
    from_means,
    means_of,
    words,
)
from rashomon.reading.frames.nouns import hands_of, obliques
from rashomon.reading.frames.phrases import phrase
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.victims import add_victims, is_nobody, nobody_of, single
from rashomon.reading.frames.vocabulary import harm_verbs
from rashomon.reading.quantities.tables import persons
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rashomon.reading.mentions import QuantityMention


def harm(scene: Scene, verb: Token) -> Draft | None:
    """The claim of a verb that kills or hurts."""
    lemma = verb.lemma_.lower()
    known, second = harm_verbs().get(lemma), None
    if known is None and lemma in words("beating") and to_death(verb):
        known = ("killed", "object")
    if known is None or _is_left(verb) or is_lost(verb):
        return None
    kind, of = ("killed", "object") if to_death(verb) and known[0] == "injured" else known
    if verb.tag_ == "VBN" and is_counted(scene, verb) and not any(c.dep_ == "nsubjpass" for c in verb.lefts):
        return None
    if lemma == "gun" and not any(c.lower_ == "down" for c in verb.children):
        return None
    if (kind == "killed" and verb.dep_ == "amod") or _only_says_who(verb):
        return None
    clause = scene.clause(verb)
    victims = clause.subjects if of == "subject" else clause.objects
    victims = [_counted_above(scene, noun) for noun in victims]
    if not victims and of == "object" and _is_headline_passive(scene, clause):
        victims, clause.subjects, clause.passive = clause.subjects, [], True
    if of == "object" and (joined_to := _joined_victims(scene, clause)) is not None:
        victims, clause.subjects, clause.objects, clause.passive = clause.subjects, [], clause.subjects, True
        clause.obliques = [*clause.obliques, *obliques(joined_to)]
    elif of == "object" and (second := _second_passive(scene, clause)) is not None:
        victims, clause.subjects, clause.passive = clause.subjects, [], True
        clause.obliques = [*clause.obliques, *obliques(second[0])]
    elif (
        of == "object"
        and verb.tag_ == "VBG"
        and verb.dep_ == "advcl"
        and not any(child.dep_ == "nsubj" for child in verb.lefts)
    ):
        clause.subjects = [t for t in clause.subjects if not _is_bystander(scene, t)]
    if not victims or all(v.lemma_ == "toll" for v in victims):
        return None
    if lemma in words("need_persons") and not any(_is_of_persons(scene, v) for v in victims):
        return None
    people = [v for v in victims if v.lemma_.lower() in persons()]
    if lemma in words("need_counted") and not any(scene.quantities(v) for v in people):
        return None
    if any(v.lower_ in ("myself", "himself", "herself", "themselves") for v in victims):
        return None
    if of == "subject" or clause.passive:
        victims = [*victims, *_together(scene, verb, kind)]
    joined = _joined_kind(verb, kind)
    by_hands = [noun for child in verb.rights if child.dep_ == "prep" for noun in hands_of(child)]
    agents = by_hands if of == "subject" else clause.subjects
    draft = casualty_claim(scene, clause, joined, victims, agents=agents)
    if draft is not None and lemma == "gun" and draft.type == "casualty_detail":
        draft.type, draft.subtype, draft.unknown_initiator = "attack", "small_arms", True
    if draft is not None and second is not None:
        other = harm_verbs()[second[0].lemma_.lower()][0]
        draft.quantities.append((other, second[1]))
        draft.last = max(draft.last, second[0].i)
    if draft is not None and joined != kind:
        last = next(child for child in verb.rights if child.dep_ == "conj" and child.lemma_.lower() in harm_verbs())
        draft.last = max(draft.last, extent.verbal(last)[1])
    return draft


def _is_of_persons(scene: Scene, noun: Token) -> bool:
    """Whether a noun counts men: soldiers, a bare number, nobody; not the tanks of an army."""
    machine = noun.lemma_.lower() in words("vehicles") | words("aircraft")
    men = bool(scene.classes(noun) & {"persons", "armed"}) and not machine
    return men or noun.pos_ == "NUM" or is_nobody(scene, noun)


def to_death(verb: Token) -> bool:
    """Whether a verb tells by "to death" what came of it: "beaten to death", "burning to death two guards", "burned
    alive"."""
    if verb.lemma_.lower() in words("alive_is_dead"):
        near = [*verb.children, *(inner for child in verb.rights if child.dep_ == "dobj" for inner in child.rights)]
        if any(t.lower_ == "alive" for t in (*near, *verb.doc[verb.i + 1 : verb.i + 2])):
            return True
    return any(c.lower_ == "to" and c.i + 1 < len(c.doc) and c.nbor(1).lower_ == "death" for c in verb.rights)


_YEAR = 4


@lru_cache(maxsize=1)
def _natural() -> frozenset[str]:
    return frozenset(lexicon("frames_violence")["natural"]["nouns"])


def _is_natural(clause: Clause) -> bool:
    """Deaths by disease, disaster or accident are no casualties of the conflict."""
    nouns = [*clause.subjects, *(n for p, n in clause.obliques if p in ("in", "by", "of", "from", "during", "to"))]
    return any(n.lemma_.lower() in _natural() or phrase(n, 2) in _natural() for n in nouns)


def _is_of_life(scene: Scene, clause: Clause, victims: Sequence[Token]) -> bool:
    """Whether one person's death belongs to a life and to no deed: "died in his bed", "a third died in 1998", "the
    former president has died"."""
    if clause.lemma not in words("dying") or any(
        q.dimension == "count" and q.low != 1 for v in victims for q in scene.quantities(v)
    ):
        return False
    if len(victims) != 1 or victims[0].tag_ in ("NNS", "NNPS", "PRP"):
        return False
    where = [(p, n) for p, n in clause.obliques if p in ("in", "at", "of", "aged")]
    retired = not where and any(child.lower_ in ("former", "retired") for child in victims[0].lefts)
    if retired or any(n.lemma_.lower() in words("deathbeds") for _p, n in where):
        return True
    year = next((n for p, n in where if p == "in" and n.is_digit and len(n.text) == _YEAR), None)
    published = scene.document.report.published
    return year is not None and published is not None and int(year.text) < published.day.year - 1


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
        return follows_object_of_leave(verb)
    return verb.dep_ in ("acl", "oprd", "ccomp") and "leave" in (verb.head.lemma_, verb.head.head.lemma_)


def follows_object_of_leave(verb: Token) -> bool:
    """Whether a participle stands right behind what was left so: "leaving some of them wounded"."""
    noun = verb.doc[verb.i - 1]
    while noun.dep_ in ("pobj", "prep"):
        noun = noun.head
    return bool(noun.dep_ == "dobj" and noun.head.lemma_ == "leave")


def _counted_above(scene: Scene, noun: Token) -> Token:
    """Those who are counted, where the verb hangs on who most of them were: "10 people mostly pupils killed"."""
    if noun.dep_ != "appos" or scene.quantities(noun) or not scene.quantities(noun.head):
        return noun
    return noun.head if any(c.lower_ in words("part_mostly") for c in noun.lefts) else noun


def _only_says_who(verb: Token) -> bool:
    """Whether a participle behind "those" has got the subject of the next verb: "those killed [160 were hurt]"."""
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.head.lower_ != "those":
        return False
    return any(child.dep_ == "dobj" for child in verb.rights)


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


def _joined_victims(scene: Scene, clause: Clause) -> Token | None:
    """The participle behind a headline's passive whose next victims are counted by a noun: "Girl killed two others hurt
    in a blast"; None for others.  Who kills is no civilian."""
    verb = clause.trigger
    if verb.tag_ not in ("VBD", "VBN") or len(clause.objects) != 1 or clause.passive or not clause.subjects:
        return None
    other = clause.objects[0]
    if other.pos_ == "NUM" or not any(q.dimension == "count" for q in scene.quantities(other)):
        return None
    hurt = [child for child in other.rights if child.dep_ == "acl" and child.i == other.i + 1 and child.tag_ == "VBN"]
    if not hurt or hurt[0].lemma_.lower() not in harm_verbs():
        return None
    return hurt[0] if all(_is_bystander(scene, noun) for noun in clause.subjects) else None


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
            if _has_own_victims(child, verb) or harm_verbs()[child.lemma_.lower()][0] == kind:
                continue
            if child.lemma_ in ("die", "succumb") or child.i - verb.i <= 3:
                return "killed" if child.lemma_ in ("die", "succumb") else "killed_or_wounded"
    return kind


def _together(scene: Scene, verb: Token, kind: str) -> list[Token]:
    """Who suffered with the subject: "was killed alongside nine comrades", "died along with her son"."""
    found: list[Token] = []
    for link in verb.rights:
        if link.lower_ in ("along", "together"):
            link = next((child for child in link.rights if child.lower_ == "with"), link)
        beside = link.lower_ == "with" and link.nbor(-1).lower_ in ("along", "together")
        if link.dep_ != "prep" or not (beside or link.lower_ == "alongside"):
            continue
        found += [
            noun
            for noun in link.children
            if noun.dep_ == "pobj"
            and scene.actors(noun)
            and (single(scene, noun, kind) or any(q.dimension == "count" for q in scene.quantities(noun)))
        ]
    return found


def _has_own_victims(second: Token, first: Token) -> bool:
    """Whether the second of two verbs tells of others: "killed two and wounded ten", not "killed and wounded ten"."""
    if any(c.dep_ in ("nsubjpass", "nsubj") for c in second.children):
        return True
    active = first.tag_ in ("VBD", "VB", "VBP", "VBZ", "VBG") or any(c.lemma_ == "have" for c in first.lefts)
    shared_object = active and not any(c.dep_ in ("dobj", "nsubjpass", "auxpass") for c in first.children)
    return not shared_object and any(c.dep_ == "dobj" for c in second.children)


def is_second_of_pair(verb: Token) -> bool:
    """Whether this is "wounded" in "killed or wounded", already told by the first verb."""
    if verb.dep_ != "conj" or verb.head.lemma_.lower() not in harm_verbs() or verb.lemma_.lower() not in harm_verbs():
        return False
    return _joined_kind(verb.head, "") != "" and verb.i - verb.head.i <= 3 and not _has_own_victims(verb, verb.head)


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
    found = means_in(scene, clause)
    if found is None and not agents and _is_of_life(scene, clause, victims):
        return None
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
    things = [agent for agent in agents if thing_meant(scene, agent) != agent]
    parties = [agent for agent in agents if agent not in things and not _is_only_means(scene, agent)]
    parties = [agent for agent in parties if scene.actors(agent) or "offensive" not in scene.classes(agent)]
    if found is not None:
        _add_means(scene, draft, *found)
    elif (doers := operating(scene, clause, victims)) and not parties:
        draft.type, draft.subtype = "attack", "unspecified"
        draft.roles += [("initiator", doer) for doer in doers]
    elif any(scene.actors(agent) for agent in parties):
        draft.type, draft.subtype = "attack", "unspecified"
        if clause.lemma in words("executing"):
            draft.type, draft.subtype = "violation", "execution"
    elif clause.passive and clause.lemma in words("executing"):
        draft.type, draft.subtype = "violation", "execution"
    draft.roles += [("initiator", agent) for agent in parties if scene.actors(agent) and agent not in victims]
    add_victims(scene, draft, kind, victims)
    if draft.event is not None and not draft.has("initiator"):
        draft.roles += [("initiator", t) for t in _fired_by(scene, draft.event, victims)]
    if not numbered and not draft.quantities and _is_habit(clause) and sentence.block != "headline":
        return None
    if _only_names(draft):
        return None
    if draft.type == "attack":
        draft.unknown_initiator = True
        by_air(scene, draft)
    set_modality(draft, clause)
    if clause.negated:
        draft.given = [q for q in draft.given if q.low == 0]
        if not draft.quantities and not draft.given:
            draft.given = nobody_of(victims, kind)
    return draft


def _fired_by(scene: Scene, noun: Token, victims: Sequence[Token]) -> list[Token]:
    """Whose fire it was by an "of", where others than soldiers were hit: "villagers died in the shelling of the
    army"."""
    hit = [actor for victim in victims for actor in scene.actors(victim)]
    if not hit or any(actor.kind in ("state_forces", "group") for actor in hit):
        return []
    of = nominal_clause(noun).objects
    return [t for t in of if (found := scene.actors(t)) and all(actor.kind == "state_forces" for actor in found)]


def _is_only_means(scene: Scene, agent: Token) -> bool:
    """Whether what killed is no party: "the blast", also where a title's capitals make a name of it."""
    if means_of(agent) is None or agent.lower_ in persons():
        return False
    return all(actor.sort == "unknown" and agent.text[:1].isupper() for actor in scene.actors(agent))


def _add_means(scene: Scene, draft: Draft, means: Means, noun: Token, adverbial: Token | None) -> None:
    """What killed makes an attack or a clash of the claim; its places and parties are the claim's."""
    draft.type, draft.subtype = means.type, means.subtype
    draft.event = noun
    draft.absorbed.add(noun.i)
    for token in noun.subtree if adverbial is None else adverbial.subtree:
        place = scene.place(token)
        if place is not None and place.sort in ("name", "description") and place.span.start == token.idx:
            draft.places.append(("event_location", None, token))
    if adverbial is not None:
        draft.absorbed.update(t.i for t in adverbial.subtree if t.pos_ in ("VERB", "AUX"))
    from_means(scene, draft, noun, adverbial)
    draft.roles += [("initiator", t) for t in strikers_beside(scene, noun) if means.type == "clash" and not adverbial]


def _only_names(draft: Draft) -> bool:
    """ "Those killed": who they were, told without number or means."""
    unnumbered = not (draft.quantities or draft.given)
    return draft.type == "casualty_detail" and draft.trigger.dep_ in ("acl", "relcl") and unnumbered
