"""Attacks and fights told by a noun: carried by a verb, standing in a headline, or "under fire"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.model.quantity import Quantity
from rashomon.reading.frames import extent, figures
from rashomon.reading.frames.clause import Clause, nominal_clause
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.event_nouns import doers_behind
from rashomon.reading.frames.filling import set_modality
from rashomon.reading.frames.means import (
    Means,
    by_air,
    by_crowd,
    from_means,
    is_proper_name,
    means_of,
    sharpened,
    words,
)
from rashomon.reading.frames.nouns import objects_of, obliques
from rashomon.reading.frames.phrases import phrase
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.tolls import result_words
from rashomon.reading.frames.victims import add_victims, count_victims, hit_kind, is_somebody
from rashomon.reading.frames.vocabulary import shared

if TYPE_CHECKING:
    from spacy.tokens import Token


_TELLING = frozenset({"police", "state", "political_body", "outlet", "news_agency", "media_arm"})
_HIT = frozenset({"place", "territory", "group_territory", "property", "persons", "armed", "base"})


def event(scene: Scene, noun: Token, carrier: Clause | None, *, standing: bool) -> Draft | None:
    """The claim of an attack or clash noun that a verb carries, or that stands alone in a headline."""
    means = sharpened(noun, means_of(noun))
    sentence = scene.sentence(noun)
    if means is None or sentence is None or is_proper_name(noun) or not _is_told(scene, noun, means, carrier, standing):
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
    from_means(scene, draft, noun, None)
    if carrier is not None:
        _add_sides(scene, draft, noun, carrier)
        planned = draft.modality
        set_modality(draft, carrier)
        draft.modality = planned or draft.modality
    if draft.subtype == "ambush":
        _add_ambushed(scene, draft, noun, carrier)
    _add_slain(scene, draft, noun, carrier)
    if carrier is None or carrier.trigger.head.i == noun.i:
        _add_aimed_at(scene, draft, noun)
    draft.event = noun
    by_air(scene, draft)
    _sort_anew(draft, noun, carrier)
    by_crowd(draft)
    if figures.is_labour(scene, noun):
        draft.type, draft.subtype, draft.unknown_initiator = "civil_action", "strike", False
    if any(child.lower_ in words("deadly") for child in noun.lefts):
        draft.given.append(Quantity(kind="killed", low=1, unit="persons", qualifier="vague", as_written="deadly"))
    return draft


def _is_told(scene: Scene, noun: Token, means: Means, carrier: Clause | None, standing: bool) -> bool:
    """Whether a noun tells of an event where it stands; a weapon does so only with a verb that uses it."""
    if carrier is None:
        return standing and (means.alone or bool(slain(scene, noun)))
    if (carrier.lemma == "call" and not _is_summoned(carrier, means)) or (
        carrier.negated and carrier.lemma in words("confirming")
    ):
        return False  # "would not confirm the raid" says neither yes nor no
    if carrier.lemma == "fly" and noun in carrier.objects and means.subtype == "drone_strike":
        return False  # hobbyists fly drones
    used = carrier.lemma in words("letting_off") or (means.type == "clash" and carrier.lemma in words("observing"))
    used = used or (carrier.lemma == "hear" and noun.lemma_.lower() in words("heard"))
    return means.alone or used or noun not in carrier.objects


def _is_summoned(carrier: Clause, means: Means) -> bool:
    """Whether fire was called in, which then came: "an air strike was called in"; nobody "calls an attack"."""
    near = any(child.lower_ in ("in", "down") and not any(child.children) for child in carrier.trigger.rights)
    return near and means.type == "attack" and carrier.modality is None and not carrier.negated


def _add_sides(scene: Scene, draft: Draft, noun: Token, carrier: Clause) -> None:
    """Who attacks whom and where, from the verb that carries the noun."""
    if noun in carrier.objects and carrier.subjects:  # "the bomber detonated his charge"
        draft.roles = [(role, t) for role, t in draft.roles if t.tag_ != "PRP$"]
    if draft.type == "clash" and not draft.roles:
        sides = carrier.after("between", "with", "against") or _between_behind(scene, noun, carrier)
        draft.roles = [("opponent" if n else "initiator", side) for n, side in enumerate(sides)]
    if noun in carrier.objects and carrier.lemma not in words("observing"):
        draft.roles += [
            ("initiator", t)
            for t in carrier.subjects
            if scene.actors(t) and (means_of(t) is None or "armed" in scene.classes(t))
            if carrier.lemma not in shared()["announcing"] or _is_its_own(scene, draft, t, noun, carrier)
        ]
    else:
        _add_struck(scene, draft, noun, carrier)
    for target in carrier.after("on", "against", "at"):
        meant = scene.struck_party(target)
        if scene.actors(meant) and "place" not in scene.classes(target):
            draft.roles.append(("target", meant))


def _add_ambushed(scene: Scene, draft: Draft, noun: Token, carrier: Clause | None) -> None:
    """Who is struck from an ambush: "laid an ambush for a patrol", "the ambush of a column"."""
    draft.roles = [pair for pair in draft.roles if pair[0] not in ("target", "opponent")]
    own = nominal_clause(noun)
    links = ("for", "on", "against", "at", "upon")
    awaited = [*own.objects, *own.after(*links), *(carrier.after(*links) if carrier is not None else [])]
    for other in dict.fromkeys(scene.struck_party(t) for t in awaited if "place" not in scene.classes(t)):
        if scene.actors(other) and scene.date(other) is None:
            draft.roles.append(("opponent", other))


def _is_its_own(scene: Scene, draft: Draft, announcer: Token, noun: Token, carrier: Clause) -> bool:
    """Whether who announces an attack does it: fighters "had announced the attack", a ministry "announced air strikes";
    not who tells that there was one, as police or a mayor do."""
    kinds = {actor.kind for actor in scene.actors(announcer)}
    if "armed" not in scene.classes(announcer) or kinds & _TELLING:
        flown = draft.subtype in ("air_strike", "drone_strike", "missile") and noun.tag_ == "NNS"
        return flown and bool(kinds & {"state", "political_body"}) and not any(c.lower_ == "the" for c in noun.lefts)
    if any(child.lower_ == "had" and child.dep_ == "aux" for child in carrier.trigger.lefts):
        draft.modality = "planned"  # "the gang had announced the attack"
        return True
    return not any(child.lower_ in ("the", "an", "a") for child in noun.lefts)


def _between_behind(scene: Scene, noun: Token, carrier: Clause) -> list[Token]:
    """The two sides of "fighting continued for the town of X between A and B", given to the town by the model."""
    links = [t for t in carrier.trigger.subtree if t.lower_ == "between" and t.dep_ == "prep" and t.i > noun.i]
    sides = [side for link in links for _word, side in objects_of(link)]
    return sides if len(sides) > 1 and all(scene.actors(side) for side in sides) else []


def slain(scene: Scene, noun: Token) -> list[Token]:
    """Who was killed or hit in a deed that a noun names: "nuns" of "the murder of nine nuns", "the shooting of nine
    nuns"; empty for other nouns."""
    if noun.lemma_.lower() in words("felling"):
        return [t for t in nominal_clause(noun).objects if scene.classes(t) & {"persons", "armed"}]
    if noun.lemma_.lower() not in words("slaying"):
        return []
    of = nominal_clause(noun).objects
    return [t for t in of if scene.classes(t) & {"persons", "armed"} or scene.quantities(t) or is_somebody(scene, t)]


def _add_slain(scene: Scene, draft: Draft, noun: Token, carrier: Clause | None) -> None:
    """The victims of a deed that a noun names, and its doers where the model gave them to the verb that tells it."""
    victims = slain(scene, noun)
    if not victims or draft.has("victim"):
        return
    felled = noun.lemma_.lower() in words("felling")
    add_victims(scene, draft, "killed_or_wounded" if felled else "killed", victims)
    if carrier is not None and carrier.lemma in words("observing") and not draft.has("initiator"):
        draft.roles += [("initiator", t) for t in doers_behind(noun, carrier) if scene.actors(t)]


def _add_aimed_at(scene: Scene, draft: Draft, noun: Token) -> None:
    """What an attack that stands alone was aimed at: "condemned the attack carried out against a union office"."""
    staged = [t for t in noun.rights if t.dep_ == "acl" and t.lemma_ in words("staging")]
    aimed = [t for part in (noun, *staged) for word, t in obliques(part) if word in ("on", "against")]
    known = {token.i for _role, token in draft.roles} | {token.i for _role, _relation, token in draft.places}
    for target in aimed:
        if target.i not in known and scene.classes(target) & {"property", "base", "vehicle"}:
            draft.roles.append(("target", target))


def _add_struck(scene: Scene, draft: Draft, noun: Token, carrier: Clause) -> None:
    """What the noun itself struck: "the shell hit a school"; whom bullets hit are casualties."""
    for other in carrier.objects:
        classes = scene.classes(other)
        if classes & {"place", "territory"} and "actor" not in classes:
            draft.places.append(("event_location", None, other))
        elif _is_thing_hit(scene, other):
            draft.roles.append(("target", other))
            if noun.lemma_.lower() in words("bullets") and classes & {"persons", "armed"}:
                count_victims(scene, draft, hit_kind(carrier) or "killed_or_wounded", [other])


def _sort_anew(draft: Draft, noun: Token, carrier: Clause | None) -> None:
    """Bombs that fall are an air strike; an attack that is beaten off is a clash, and so is fire between two sides."""
    if carrier is not None:
        falls = carrier.lemma in words("falling")
        if draft.subtype == "mine_ied" and noun.lemma_ == "bomb" and falls:
            draft.subtype = "air_strike"
        fought_off = carrier.lemma in words("fighting_off") and _is_off(carrier.trigger)
        if (carrier.lemma in shared()["repel"] or fought_off) and noun in carrier.objects:
            draft.type, draft.subtype, draft.unknown_initiator = "clash", "armed_clash", False
            draft.roles = [("opponent" if t in carrier.subjects else role, t) for role, t in draft.roles]
    sides = [*nominal_clause(noun).after("between"), *(carrier.after("between") if carrier is not None else [])]
    if draft.type == "attack" and noun.lemma_ in words("gunfire") and len(sides) > 1:
        draft.type, draft.subtype, draft.unknown_initiator = "clash", "exchange_of_fire", False
        draft.roles = [("opponent" if n else "initiator", side) for n, side in enumerate(sides)]


def _is_off(verb: Token) -> bool:
    return any(child.dep_ in ("prt", "advmod") and child.lower_ in ("off", "back") for child in verb.children)


def _is_thing_hit(scene: Scene, noun: Token) -> bool:
    """Whether an object is what was hit, and not the result ("left three dead")."""
    words = {t.lower_ for t in noun.doc[noun.i : noun.i + 2]}
    if words & result_words().keys():
        return False
    return bool(scene.actors(noun) or scene.classes(noun) & {"property", "territory", "base"})


def undergone(scene: Scene, verb: Token) -> Draft | None:
    """ "The convoy came under mortar fire", "was caught in an air raid", "survived an assassination attempt"."""
    clause = scene.clause(verb)
    for noun in _undergone(scene, clause):
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
            unknown_initiator=means.type == "attack",
        )
        if noun.lemma_ == "fire" and means.subtype == "unspecified":
            draft.subtype = _by_whose_fire([*clause.after("from", "by"), *nominal_clause(noun).after("from", "by")])
        from_means(scene, draft, noun, None)
        draft.roles = [(role, t) for role, t in draft.roles if t.dep_ != "poss"]
        sources = [*clause.after("from", "by"), *nominal_clause(noun).after("from")]
        draft.roles += [("initiator", t) for t in sources if scene.actors(t)]
        draft.roles += [("initiator", t) for t in _makers(scene, noun)]
        active = clause.lemma in words("subjecting") and not clause.passive
        draft.roles += [("initiator", t) for t in clause.subjects if active and scene.actors(t)]
        for subject in clause.objects if active or clause.passive else clause.subjects:
            classes = scene.classes(subject)
            if classes & {"place", "territory"} and "actor" not in classes:
                draft.places.append(("event_location", None, subject))
            else:
                draft.roles.append(("target" if draft.type == "attack" else "opponent", subject))
        set_modality(draft, clause)
        return draft
    return None


def _by_whose_fire(sources: Sequence[Token]) -> str:
    """The means of fire, by what it comes from: "under fire from Russian artillery"; small arms where none is told."""
    told = [means for noun in sources for near in (noun, *noun.lefts) if (means := means_of(near)) is not None]
    return next((m.subtype for m in told if m.type == "attack" and m.subtype != "unspecified"), "small_arms")


def _undergone(scene: Scene, clause: Clause) -> list[Token]:
    """The acts that what a clause tells of came under, was caught in or survived."""
    if clause.lemma in words("caught"):
        within = clause.after("in", "by") if clause.passive else []
        return [
            noun for noun in within if (told := means_of(noun)) is not None and told.type == "attack" and told.alone
        ]
    if clause.lemma in words("surviving") and not clause.passive:
        lived = any(scene.classes(noun) & {"persons", "armed", "officeholder", "unarmed"} for noun in clause.subjects)
        return [noun for noun in clause.objects if lived and _is_new_attack(noun)]
    if clause.lemma in words("subjecting") and any(scene.classes(noun) & _HIT for noun in clause.objects):
        return [noun for noun in clause.after("to") if (told := means_of(noun)) is not None and told.alone]
    marks = [noun for noun in clause.objects if noun.lemma_ in words("being_target") and clause.lemma == "be"]
    if marks and not all("unarmed" in scene.classes(noun) for noun in clause.subjects):
        of = [inner for noun in marks for inner in nominal_clause(noun).objects]
        of = [noun for noun in of if not figures.is_figure(scene, noun, clause)]
        return [noun for noun in of if (told := means_of(noun)) is not None and told.alone]
    if clause.lemma in words("taking_hits") and not clause.passive:
        return [noun for noun in clause.objects if phrase(noun, 2) == "direct hit"]
    if clause.lemma not in shared()["undergo"] or _is_criticised(scene, clause):
        return []
    return clause.after("under")


def _is_criticised(scene: Scene, clause: Clause) -> bool:
    """Whether "fire" or "attack" is blame: "came under fire for the raid", "over the deal", "from critics"."""
    under = [noun for noun in clause.after("under") if noun.lemma_ in ("fire", "attack")]
    if not under or any(means.subtype != "unspecified" for noun in under if (means := means_of(noun)) is not None):
        return False
    why = [noun for noun in clause.after("for", "over") if "place" not in scene.classes(noun)]
    why = [n for n in why if n.ent_type_ not in ("DATE", "TIME", "ORDINAL") and n.lemma_ not in words("spans")]
    by = [*clause.after("from", "by", "in"), *(n for noun in under for n in nominal_clause(noun).after("from", "by"))]
    return bool(why) or any(noun.lemma_ in words("critics") for noun in by)


def _is_new_attack(noun: Token) -> bool:
    """Whether an attack is told for the first time, as one: "an ambush", "a bomb attack"."""
    told = means_of(noun)
    one = any(child.lower_ in ("a", "an", "another", "second", "third") for child in noun.lefts)
    return one and told is not None and told.alone


def _makers(scene: Scene, noun: Token) -> list[Token]:
    """The armed party of "the airstrikes of the Russian warplanes", where something else is said to be struck."""
    of = [child for child in noun.children if child.dep_ == "prep" and child.lower_ == "of"]
    return [inner for child in of for inner in child.children if "armed" in scene.classes(inner)]
