"""Who did what goes on with an assault told right before: "A band raided X.  Houses were burned, a priest was hanged".

Only what the next sentence tells in the plain past of the same scene, and what nobody else is told to have done, is the
deed of the party told before; a wrong doer is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model.actor import ActorRef
from rashomon.model.claim import Claim
from rashomon.reading.actors.vocabulary import Vocabulary, derive
from rashomon.reading.claims.aftermath import goes_on, is_of_a_war, is_there
from rashomon.reading.claims.own_dates import verb_above
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.registry import Registry, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rashomon.reading.mentions import ActorMention, Sentence

_ROLES = {
    "attack": "initiator",
    "casualty_detail": "initiator",
    "territory_change": "initiator",
    "violation": "perpetrator",
}
_DOERS = frozenset({"initiator", "co_initiator", "perpetrator", "besieger", "emplacer"})
_HARMED = frozenset({"victim", "target", "object", "affected", "previous_holder"})
_TOLD = frozenset({"attack", "violation", "territory_change", "clash"})
_DEEDS = _TOLD | {"operation", "hazard_event", "siege_change"}
_TAKING = frozenset({"captured", "recaptured"})
_ASSAULTS = frozenset({"raid", "ambush"})
_HAPPENED = frozenset({"asserted", "claimed"})
_NOBODY = frozenset({"unknown", "persons", "civ", "residents"})
_ARMED = frozenset({"state_forces", "police", "intelligence", "rebel_group", "militia", "coalition", "peacekeepers"})
_PARTIES = _ARMED | {"group", "state"}
_FROM_AFAR = frozenset({"air_strike", "drone_strike", "shelling", "missile"})
_FROM_NEAR = frozenset({"small_arms", "melee", "arson", "grenade", "unspecified"})
_SORTS = {"state_forces": "state", "state": "state", "coalition": "state", "peacekeepers": "state", "police": "police"}
_ARMS = frozenset({"air", "navy"})
_ONE = frozenset({"a", "an", "one"})
_CAUSES = frozenset({"of", "from", "under"})
_BY = frozenset({"by", "with", "from", "between", "against"})
_BY_LAW = frozenset({"arrest", "arbitrary_detention"})
_WRECKING = frozenset({"property_destruction"})


def with_assailant(scene: Scene, draft: Draft, made: list[Claim], before: Sequence[Claim]) -> list[Claim]:
    """The claims of a draft; a harm that nobody is said to have done with the only doer of the assault that the
    sentence before tells, or its own sentence before it."""
    if not made or draft.type not in _ROLES or draft.sentence.block != "body" or not _is_open(scene, draft, made[0]):
        return made
    told = _assault(scene, draft, made[0], before)
    if told is None or not _is_no_other(scene, draft, made[0], told):
        return made
    return [_by(draft, claim, told) for claim in made]


def _is_open(scene: Scene, draft: Draft, claim: Claim) -> bool:
    """Whether a claim is of one deed done, whose doer no word tells: no mine, no toll, no act of its own name."""
    if claim.polarity != "affirmed" or claim.modality not in _HAPPENED or draft.rule == "violence:toll":
        return False
    if claim.type == "territory_change" and claim.subtype not in _TAKING:
        return False
    if draft.partial or claim.subtype in ("missing", "breakdown"):
        return False
    if draft.event is not None and not _is_shot(scene, draft.event):
        return False
    if any(role == "target" and "plane" in scene.classes(token) for role, token in draft.roles):
        return False  # planes are shot down by those whom they attack
    verb = verb_above(draft.trigger)
    if verb.dep_ in ("relcl", "acl") or any(child.lower_ in _CAUSES for child in draft.trigger.rights):
        return False  # "a blast that killed ten", "died of cold"
    return all(actor.id == "unknown" or _is_thing(scene, draft, actor) for actor in _doing(claim))


def _is_shot(scene: Scene, noun: Token) -> bool:
    """Whether the noun of a claim is what the guns told before fire: "when a shell struck a house"."""
    return "projectile" in scene.classes(noun) and any(child.lower_ in _ONE for child in noun.lefts)


def _is_thing(scene: Scene, draft: Draft, actor: ActorRef) -> bool:
    """Whether a doer is but planes, tanks or guns of which nobody is said to be the owner, and which go on with what
    was told: "the planes", "tanks broke in, and planes strafed the quay"."""
    token = next((token for role, token in draft.roles if role in _DOERS), None)
    if token is None or _arm_of(token) is None or not actor.id.startswith("text:"):
        return False
    before = [child for child in token.lefts if child.dep_ not in ("punct", "cc")]
    if not before and len({one.id for one in scene.document.actors if one.id.endswith("-air")}) > 1:
        return False  # bare "planes", where two air forces fly
    return all(child.lower_ == "the" for child in before) and token.tag_ == "NNS"


def _arm_of(token: Token) -> str | None:
    """The end of the id of the body of a state whose things a noun means: `air` for "planes"; None for other nouns."""
    body = Vocabulary.load().bodies.get(token.lemma_.lower())
    things = body is not None and (body.suffix in _ARMS or token.lemma_.lower() in _things())
    return body.suffix if body is not None and things else None


@lru_cache(maxsize=1)
def _things() -> frozenset[str]:
    return frozenset(thing for row in lexicon("forces")["body"] for thing in (*row.get("things", ()), "tank"))


def _assault(scene: Scene, draft: Draft, claim: Claim, before: Sequence[Claim]) -> Claim | None:
    """The last deed told in the same sentence or the one before it, of which the claim can be a part; None where
    several parties act there."""
    at, told, here = draft.sentence.index, list[Claim](), draft.sentence.span
    for earlier in reversed(before):
        sentence = scene.document.sentence_at(earlier.span.start)
        if sentence is None or sentence.paragraph != draft.sentence.paragraph or sentence.index < at - 1:
            break
        aside = earlier.type == "violation" and not _doers(earlier) and not here.contains(earlier.span)
        if earlier.type in _DEEDS and not aside:
            told.append(earlier)
    known = {frozenset(map(_side, doers)) for one in told if (doers := _doers(one))}
    if len(known) != 1 or not _doers(told[0]) or not goes_on(scene, draft):
        return None
    last = told[0]
    if not _is_assault(last) or not _is_of_sort(claim, last) or _is_answered(scene, claim, told):
        return None
    known_things = _doing(claim) and _doing(claim)[0].id != "unknown"  # "the planes also hit Y"
    return last if (known_things or is_there(claim, [last])) and not is_of_a_war(claim) else None


def _is_answered(scene: Scene, claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether the sentence of a deed tells of another party too that may have acted: "..., but the rebels returned"."""
    sentence = scene.document.sentence_at(told[0].span.start)
    known = {actor.span for one in (claim, *told) for actor in one.actors}
    sides = {_side(one) for one in _doers(told[0])}
    acting = _acting_in(scene, sentence) if sentence is not None else []
    return any(one.span not in known and _side(one.id) not in sides for one, noun in acting if not _is_beside(noun))


def _is_beside(noun: Token) -> bool:
    """Whether a party is told of beside a deed only: "in fighting with X", "rebels led by X"."""
    return noun.dep_ == "pobj" and (noun.head.dep_ != "agent" or noun.head.head.dep_ in ("acl", "relcl"))


def _is_assault(told: Claim) -> bool:
    """Whether a claim tells of a deed that one party did to another."""
    if told.type not in _TOLD or told.polarity != "affirmed" or told.modality not in _HAPPENED:
        return False
    if told.type == "territory_change":
        return told.subtype in _TAKING
    return told.type != "clash" or told.subtype in _ASSAULTS


def _is_of_sort(claim: Claim, told: Claim) -> bool:
    """Whether a claim can be a part of such a deed: what planes and guns do from afar is no looting."""
    if claim.type == "casualty_detail":
        return True
    if told.type == "attack" and told.subtype in _FROM_AFAR:
        return claim.subtype in (told.subtype, "unspecified") or claim.subtype in _WRECKING
    if claim.subtype in _BY_LAW:
        return told.type == "violation" and told.subtype in _BY_LAW
    if told.subtype not in _FROM_NEAR and told.type == "attack":
        return claim.subtype == told.subtype
    if claim.type != "attack" or claim.subtype in _FROM_NEAR:
        return True
    return bool(_doing(claim)) and _doing(claim)[0].id != "unknown"  # "tanks broke in, and planes strafed the quay"


def _is_no_other(scene: Scene, draft: Draft, claim: Claim, told: Claim) -> bool:
    """Whether the sentence names no party that may have done it, and those harmed are not of the doer's own side."""
    sides = {_side(one) for one in _doers(told)}
    harmed = [actor for actor in claim.actors if actor.role in _HARMED]
    if any(_side(actor.id) in sides for actor in harmed) or not _are_others(scene, claim, told, harmed):
        return False
    own = {actor.span for actor in (*harmed, *_doing(claim))}
    acting = [(one, noun) for one, noun in _acting_in(scene, draft.sentence) if not _is_nobodys(one, noun)]
    if any(one.span not in own and _side(one.id) not in sides for one, _noun in acting):
        return False
    return not any(child.dep_ == "agent" for child in draft.trigger.children)


def _acting_in(scene: Scene, sentence: Sentence) -> list[tuple[ActorMention, Token]]:
    """The parties of a sentence that act there or by which something is done, with their nouns; who is only cited does
    nothing."""
    found = []
    for mention in scene.document.actors:
        if not sentence.span.contains(mention.head) or mention.kind not in _PARTIES or _is_cited(scene, mention):
            continue
        head = scene.document.doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
        noun = head.root if head is not None else None
        while noun is not None and noun.dep_ == "conj" and noun.head.i != noun.i:
            noun = noun.head
        if noun is not None and (noun.dep_ == "nsubj" or (noun.dep_ == "pobj" and noun.head.lower_ in _BY)):
            found.append((mention, noun))
    return found


def _is_nobodys(mention: ActorMention, noun: Token) -> bool:
    """Whether words are of planes or guns of which nobody is said to be the owner."""
    return mention.id.startswith("text:") and _arm_of(noun) is not None


def _is_cited(scene: Scene, mention: ActorMention) -> bool:
    return any(s.cue is not None and s.cue.contains(mention.head) for s in scene.document.speech)


def _are_others(scene: Scene, claim: Claim, told: Claim, harmed: Sequence[ActorRef]) -> bool:
    """Whether those harmed are told to be others than the doer's men: of a bare number it is known only where nothing
    but persons or things were struck, of fighters only where they are of another sort than the doer."""
    if claim.type != "casualty_detail":
        return True
    if all(actor.id == "persons" for actor in harmed) and told.type != "violation":
        return told.type == "attack" and not any(a.role in _HARMED and _sort(scene, a) for a in told.actors)
    sorts = {_sort(scene, actor) for actor in _doing(told)}
    return not any(a.id.startswith("text:") and _sort(scene, a) in {*sorts, "group"} for a in harmed)


def _sort(scene: Scene, actor: ActorRef) -> str | None:
    """Whether an actor is of a state or its `police`, or of a `group`; None for one that bears no arms."""
    kinds = {
        mention.kind for mention in scene.document.actors if mention.span == actor.span and mention.kind in _PARTIES
    }
    if actor.id.startswith("text:") and actor.span is not None:
        body = Vocabulary.load().bodies.get(_last(actor).removesuffix("s")) or Vocabulary.load().bodies.get(
            _last(actor)
        )
        kinds = {body.kind} if body is not None and kinds else kinds
    kind = next(iter(kinds), None)
    return _SORTS.get(kind, "group") if kind is not None else None


def _last(actor: ActorRef) -> str:
    return (actor.as_written or actor.name).casefold().split()[-1]


def _by(draft: Draft, claim: Claim, told: Claim) -> Claim:
    """A claim with the doers of another; planes that went on with it are those of the state that did."""
    role = _ROLES[claim.type]
    thing = next((token for role, token in draft.roles if role in _DOERS), None)
    own = next((actor for actor in _doing(claim) if actor.id != "unknown"), None)
    doers = [
        replace(actor, role=role if actor.role != "co_initiator" else actor.role)
        for actor in _doing(told)
        if actor.id not in _NOBODY
    ]
    if thing is not None and own is not None:
        state = Registry.load().states.get(doers[0].id.rpartition("-")[0]) or Registry.load().states.get(doers[0].id)
        arm = _arm_of(thing)
        if state is None or arm is None:
            return claim
        body = derive(state, arm)
        doers = [replace(own, id=body.id, name=body.name)]
    rest = (actor for actor in claim.actors if actor.role not in _DOERS)
    hedged = [(role, value) for slot, value in told.slot_modality if slot in _DOERS]
    slots = (*(pair for pair in claim.slot_modality if pair[0] not in _DOERS), *hedged[:1])
    return replace(claim, actors=(*doers, *rest), slot_modality=tuple(sorted(slots)))


def _doing(claim: Claim) -> list[ActorRef]:
    return [actor for actor in claim.actors if actor.role in _DOERS]


def _doers(claim: Claim) -> frozenset[str]:
    return frozenset(actor.id for actor in _doing(claim) if actor.id not in _NOBODY)


def _side(actor: str) -> str:
    """The side of a party: its camp, the state whose body it is, or itself."""
    registry = Registry.load()
    state = actor.rpartition("-")[0]
    return registry.camp_of(actor) or (state if state in registry.states else actor)
