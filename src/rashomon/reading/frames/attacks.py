"""Attacks and fights: by a verb, by a noun that a verb carries, by damage, "under fire"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model.quantity import Quantity
from rashomon.reading.frames import extent, figures
from rashomon.reading.frames.attack_verbs import attack_row
from rashomon.reading.frames.casualties import add_victims, count_victims
from rashomon.reading.frames.clause import Clause, nominal_clause
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.filling import set_modality
from rashomon.reading.frames.means import Means, by_air, from_means, is_proper_name, means_of, sharpened, words
from rashomon.reading.frames.nouns import content_head
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.tolls import result_words
from rashomon.reading.frames.victims import hit_kind
from rashomon.reading.frames.vocabulary import shared
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


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
            for n in map(content_head, (*clause.subjects, *clause.after("in", "by", "with", "from", "during")))
            if (m := means_of(n)) and "armed" not in scene.classes(n)
        ),
        None,
    )
    military = any(
        scene.classes(n) & {"plane", "weapon", "armed"} or content_head(n).lemma_ in words("vehicles")
        for n in clause.objects
    )
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
        from_means(scene, draft, means[1], None)
        draft.event = means[1]
    draft.roles += [("initiator", t) for t in clause.subjects if scene.actors(t) and (means is None or t != means[1])]
    for noun in clause.objects:
        classes = scene.classes(noun)
        if classes & {"place", "territory"} and not classes & {"actor", "property"}:
            draft.places.append(("event_location", None, noun))
        else:
            draft.roles.append(("target", noun))
        men = noun.tag_ == "NNS" and "armed" in classes and not classes & {"weapon", "plane", "reinforcement"}
        for quantity in scene.quantities(noun):
            if quantity.dimension == "count" and quantity.qualifier != "article":
                draft.quantities.append(("killed" if men else "count", quantity))
                draft.roles = [("victim" if men and t == noun else role, t) for role, t in draft.roles]
    set_modality(draft, clause)
    by_air(scene, draft)
    return draft


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


def attack(scene: Scene, verb: Token) -> Draft | None:
    """The claim of a verb of attack or of fighting."""
    sentence = scene.sentence(verb)
    if sentence is None:
        return None
    clause = scene.clause(verb)
    _undergo(clause)
    row = attack_row(scene, verb)
    if clause.lemma in words("meeting") and _meets_mine(scene, clause):
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
    if row is None or figures.is_verbal(scene, clause):
        return None
    if verb.lemma_ in ("hit", "strike", "target") and not _is_violent(scene, clause):
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
    if any(n.lower_.endswith(("self", "selves")) for n in clause.objects) and clause.lemma in (
        "blow",
        "detonate",
        "explode",
    ):
        draft.subtype = "suicide"
    for subject in clause.subjects:
        if means_of(subject) is not None and "armed" not in scene.classes(subject):
            from_means(scene, draft, subject, None)
        elif scene.actors(subject):
            draft.roles.append(("initiator", subject))
    for noun in clause.objects:
        classes = scene.classes(noun)
        if classes & {"place", "territory"} and "actor" not in classes:
            draft.places.append(("event_location", None, noun))
            if scene.party(noun) != noun:
                draft.roles.append(("target", scene.party(noun)))  # "Houthi positions in Taiz"
        elif (
            noun.lower_ in result_words()
            or (not scene.actors(noun) and classes & {"projectile", "device", "fire"})
            or (clause.lemma == "drop" and "weapon" in classes)
        ):
            continue
        elif means_of(noun) is None or scene.actors(noun):
            draft.roles.append(("opponent" if row["type"] == "clash" else "target", scene.party(noun)))
    for noun in (
        clause.after("with", "against") if row["type"] == "clash" else clause.after("on", "at", "against", "upon")
    ):
        if scene.actors(noun) and "place" not in scene.classes(noun):
            draft.roles.append(("opponent" if row["type"] == "clash" else "target", noun))
    set_modality(draft, clause)
    _wounds(scene, draft, clause)
    by_air(scene, draft)
    _by_crowd(draft)
    return draft


def _undergo(clause: Clause) -> None:
    """ "Were found shot": the subject of the participle is who was hit."""
    verb = clause.trigger
    found = verb.tag_ == "VBN" and verb.dep_ in ("xcomp", "ccomp", "oprd") and verb.head.lemma_ in words("found_so")
    if found and clause.subjects and not clause.objects and not clause.passive:
        clause.subjects, clause.objects, clause.passive = [], clause.subjects, True


def _by_crowd(draft: Draft) -> None:
    """What protesters or a mob attack is a riot, and so are clashes with them; with victims, mob violence."""
    crowd = {role for role, t in draft.roles if t.lemma_.lower() in words("crowd")}
    if not crowd or (draft.type != "clash" and not (draft.type == "attack" and "initiator" in crowd)):
        return
    persons = draft.type == "attack" and draft.has("victim")
    draft.type, draft.subtype, draft.unknown_initiator = "civil_action", "mob_violence" if persons else "riot", False
    draft.roles = [("target" if role == "opponent" else role, t) for role, t in draft.roles]


def _meets_mine(scene: Scene, clause: Clause) -> bool:
    """ "Their truck struck a mine", "ran over a landmine"."""
    nouns = [*clause.objects, *clause.after("over", "on")] if not clause.passive else []
    return any(
        "device" in scene.classes(n) and n.lemma_.lower() in ("mine", "landmine", "ied", "bomb", "explosive", "device")
        for n in nouns
    )


def _wounds(scene: Scene, draft: Draft, clause: Clause) -> None:
    """ "Shot dead", "beaten to death": the targets are killed; "four were shot": they are killed or wounded."""
    kind = hit_kind(clause)
    hit = [token for role, token in draft.roles if role == "target"]
    if kind == "killed":
        draft.roles = [pair for pair in draft.roles if pair[0] != "target"]
        add_victims(scene, draft, kind, hit)
    elif kind is not None and draft.type == "attack":
        struck = {scene.party(noun).i for noun in clause.objects}
        hurt = [t for t in hit if t.i in struck and (scene.classes(t) & {"persons", "armed"} or t.pos_ == "PRON")]
        count_victims(scene, draft, kind, hurt)


def _is_violent(scene: Scene, clause: Clause) -> bool:
    """Whether "hit" or "strike" is meant in earnest: an armed subject, a means, or persons and places hit by one."""
    if any("armed" in scene.classes(s) or means_of(s) for s in clause.subjects):
        return True
    return any(means_of(n) for _p, n in clause.obliques) or (clause.passive and not clause.subjects)


def _specify(draft: Draft, clause: Clause) -> None:
    """A weapon in the clause tells the sort of attack: "hit the market with mortars"."""
    if draft.subtype not in ("unspecified", "shelling", "mine_ied", "air_strike", "small_arms"):
        return
    if draft.subtype == "small_arms" and any(content_head(n).lemma_ in words("crews") for n in clause.subjects):
        draft.subtype = "unspecified"  # "gunners fired on the town": with guns, not rifles
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


def event(scene: Scene, noun: Token, carrier: Clause | None, *, standing: bool) -> Draft | None:
    """The claim of an attack or clash noun that a verb carries, or that stands alone in a headline."""
    means = sharpened(noun, means_of(noun))
    sentence = scene.sentence(noun)
    if means is None or sentence is None or is_proper_name(noun):
        return None
    if (carrier is None and not (standing and means.alone)) or (carrier is not None and carrier.lemma == "call"):
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
    from_means(scene, draft, noun, None)
    if carrier is not None:
        if noun in carrier.objects and carrier.subjects:  # "the bomber detonated his charge"
            draft.roles = [(role, t) for role, t in draft.roles if t.tag_ != "PRP$"]
        if draft.type == "clash" and not draft.roles:
            sides = carrier.after("between", "with", "against")
            draft.roles = [("opponent" if n else "initiator", side) for n, side in enumerate(sides)]
        if noun in carrier.objects and carrier.lemma not in words("observing"):
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
                elif _is_thing_hit(scene, other):
                    draft.roles.append(("target", other))
                    if noun.lemma_.lower() in words("bullets") and scene.classes(other) & {"persons", "armed"}:
                        count_victims(scene, draft, hit_kind(carrier) or "killed_or_wounded", [other])
        for target in carrier.after("on", "against", "at"):
            if scene.actors(target) and "place" not in scene.classes(target):
                draft.roles.append(("target", target))
        set_modality(draft, carrier)
    draft.event = noun
    by_air(scene, draft)
    if (
        carrier is not None
        and draft.subtype == "mine_ied"
        and noun.lemma_ == "bomb"
        and carrier.lemma in ("fall", "drop", "rain", "land")
    ):
        draft.subtype = "air_strike"
    fought_off = carrier is not None and carrier.lemma in ("fight", "beat", "drive") and _is_off(carrier.trigger)
    if carrier is not None and (carrier.lemma in shared()["repel"] or fought_off) and noun in carrier.objects:
        draft.type, draft.subtype, draft.unknown_initiator = "clash", "armed_clash", False
        draft.roles = [("opponent" if t in carrier.subjects else role, t) for role, t in draft.roles]
    sides = [*nominal_clause(noun).after("between"), *(carrier.after("between") if carrier is not None else [])]
    if draft.type == "attack" and noun.lemma_ in ("fire", "gunfire", "shooting", "shot") and len(sides) > 1:
        draft.type, draft.subtype, draft.unknown_initiator = "clash", "exchange_of_fire", False
        draft.roles = [("opponent" if n else "initiator", side) for n, side in enumerate(sides)]
    _by_crowd(draft)
    if figures.is_labour(scene, noun):
        draft.type, draft.subtype, draft.unknown_initiator = "civil_action", "strike", False
    if any(child.lower_ in ("deadly", "fatal", "lethal") for child in noun.lefts):
        draft.given.append(Quantity(kind="killed", low=1, unit="persons", qualifier="vague", as_written="deadly"))
    return draft


def _is_off(verb: Token) -> bool:
    return any(child.dep_ in ("prt", "advmod") and child.lower_ in ("off", "back") for child in verb.children)


def _is_thing_hit(scene: Scene, noun: Token) -> bool:
    """Whether an object is what was hit, and not the result ("left three dead")."""
    words = {t.lower_ for t in noun.doc[noun.i : noun.i + 2]}
    if words & result_words().keys():
        return False
    return bool(scene.actors(noun) or scene.classes(noun) & {"property", "territory", "base"})


def _makers(scene: Scene, noun: Token) -> list[Token]:
    """The armed party of "the airstrikes of the Russian warplanes", where something else is said to be struck."""
    of = [child for child in noun.children if child.dep_ == "prep" and child.lower_ == "of"]
    return [inner for child in of for inner in child.children if "armed" in scene.classes(inner)]


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
        from_means(scene, draft, noun, None)
        draft.roles = [(role, t) for role, t in draft.roles if t.dep_ != "poss"]
        sources = [*clause.after("from", "by"), *nominal_clause(noun).after("from")]
        draft.roles += [("initiator", t) for t in sources if scene.actors(t)]
        draft.roles += [("initiator", t) for t in _makers(scene, noun)]
        for subject in clause.subjects:
            classes = scene.classes(subject)
            if classes & {"place", "territory"} and "actor" not in classes:
                draft.places.append(("event_location", None, subject))
            else:
                draft.roles.append(("target", subject))
        set_modality(draft, clause)
        return draft
    return None
