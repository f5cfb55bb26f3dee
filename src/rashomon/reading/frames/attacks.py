"""Attacks and fights told by a verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rashomon.reading.frames import extent, figures
from rashomon.reading.frames.attack_verbs import attack_row
from rashomon.reading.frames.clause import Clause, nominal_clause
from rashomon.reading.frames.counted import is_laden
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.filling import set_modality
from rashomon.reading.frames.means import by_air, by_crowd, by_hand, from_means, is_riot_control, means_of, words
from rashomon.reading.frames.nouns import conjuncts, content_head
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.tolls import result_words
from rashomon.reading.frames.victims import add_victims, count_victims, hit_kind

if TYPE_CHECKING:
    from spacy.tokens import Token


_THINGS = frozenset({"plane", "vehicle", "weapon"})
_BLOWN_UP = frozenset({"property", "base", "vehicle"})
_STRUCK_AFTER = ("on", "at", "against", "upon")
_BENEATH = ("under", "beneath", "underneath")


def attack(scene: Scene, verb: Token) -> Draft | None:
    """The claim of a verb of attack or of fighting."""
    sentence = scene.sentence(verb)
    if sentence is None:
        return None
    clause = scene.clause(verb)
    _undergo(clause)
    row = attack_row(scene, verb)
    if row is not None and row.get("suffers") and not clause.passive:
        clause.subjects, clause.objects, clause.passive = [], clause.subjects, True
    if row is None and clause.lemma not in words("meeting"):
        return None
    first, last = extent.verbal(verb)
    if clause.lemma in words("meeting") and _meets_mine(scene, clause):
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
        under = clause.after(*_BENEATH) if clause.lemma in words("setting_off") else []
        draft.roles = [("initiator" if under else "target", t) for t in clause.subjects]
        draft.roles += [("target", t) for t in under if scene.actors(t)]
        set_modality(draft, clause)
        return draft
    if row is None or figures.is_verbal(scene, clause) or any(map(is_riot_control, clause.objects)):
        return None
    if verb.lemma_ in words("ambiguous") and not row.get("laden") and not _is_violent(scene, clause):
        return None
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
    draft.event = _shell(row, clause) or _thrown_before(verb, clause)
    _specify(scene, draft, clause)
    _make_mutual(draft, clause)
    if _is_upon_oneself(clause):
        draft.subtype = "suicide"
    _add_sides(scene, draft, clause, row.get("struck_after", ()))
    if clause.passive and not any(role == "initiator" for role, _token in draft.roles):
        _add_doers_of_raid(scene, draft, clause)
        _add_doers_told_when(scene, draft, clause)
    set_modality(draft, clause)
    _wounds(scene, draft, clause)
    by_hand(scene, draft, clause)
    by_air(scene, draft)
    by_crowd(draft)
    return draft


def _shell(row: dict[str, Any], clause: Clause) -> Token | None:
    """The shell that did all that its verbs tell, "smashed into a school and hurt three"; None for one told before."""
    if row.get("subject") != ["projectile"] or len(clause.subjects) != 1:
        return None
    shell = content_head(clause.subjects[0])
    told = shell.i == clause.subjects[0].i and any(child.lower_ == "the" for child in shell.lefts)
    return None if told else shell


def _thrown_before(verb: Token, clause: Clause) -> Token | None:
    """The weapon that a participle says was thrown or fired, which the verb behind tells more of: "a grenade thrown
    into a bar wounded nine"; None where something else was struck."""
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or clause.objects != [verb.head] or means_of(verb.head) is None:
        return None
    return verb.head if verb.head.dep_ in ("nsubj", "nsubjpass", "conj") else None


def _make_mutual(draft: Draft, clause: Clause) -> None:
    """ "The two sides shelled each other" is an exchange of fire."""
    mutual = [n for n in clause.objects if n.lower_ in ("other", "another") and n.nbor(-1).lower_ in ("each", "one")]
    if not mutual or draft.type != "attack":
        return
    fired = draft.subtype in ("shelling", "missile", "small_arms", "drone_strike", "air_strike")
    draft.type, draft.subtype = "clash", "exchange_of_fire" if fired else "armed_clash"
    draft.unknown_initiator = False
    clause.objects = [n for n in clause.objects if n not in mutual]


def _is_upon_oneself(clause: Clause) -> bool:
    """ "Blew himself up"."""
    return clause.lemma in words("blowing_up") and any(n.lower_.endswith(("self", "selves")) for n in clause.objects)


def _add_sides(scene: Scene, draft: Draft, clause: Clause, struck_after: Sequence[str]) -> None:
    """Who attacks whom and where, from the subjects, objects and adjuncts of a verb; behind `struck_after` stands who
    is struck, besides "on" and "at"."""
    clash = draft.type == "clash"
    struck = "opponent" if clash else "target"
    for subject in clause.subjects:
        if subject.lower_ in ("it", "they") and clause.lemma == "explode" and not clause.objects:
            continue  # a thing explodes, no party
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
        elif clause.lemma == "detonate" and not classes & _BLOWN_UP:
            continue  # "detonated two satchel charges": what goes off is not what is struck
        elif not _is_thrown(scene, clause, noun) and (means_of(noun) is None or scene.actors(noun)):
            draft.roles.append((struck, scene.party(noun)))
    into = [t for t in clause.after("into") if t.i > clause.trigger.i]
    on = (*_STRUCK_AFTER, *struck_after)
    for noun in [*clause.after("with", "against"), *into] if clash else clause.after(*on):
        meant = scene.struck_party(noun)
        if scene.actors(meant) and "place" not in scene.classes(noun):
            draft.roles.append((struck, meant))


def _add_doers_of_raid(scene: Scene, draft: Draft, clause: Clause) -> None:
    """Whose raid it was in which something was attacked: "was targeted in Israeli and Jordanian air raids"."""
    for noun in clause.after("in", "during", "with"):
        if means_of(noun) is None and "offensive" not in scene.classes(noun):
            continue
        owners = [t for owner in nominal_clause(noun).subjects for t in conjuncts(owner) if scene.actors(t)]
        draft.roles += [("initiator", t) for t in dict.fromkeys(owners) if t.tag_ != "PRP$"]


def _add_doers_told_when(scene: Scene, draft: Draft, clause: Clause) -> None:
    """Who attacked when it happened: "two were shot dead when police broke up a protest"."""
    if any(role == "initiator" for role, _token in draft.roles):
        return
    for child in clause.trigger.rights:
        if child.dep_ != "advcl" or not any(mark.lower_ in ("when", "as") for mark in child.lefts):
            continue
        other = scene.clause(child)
        violent = attack_row(scene, child) is not None or other.lemma in words("dispersing")
        if violent and not other.passive:
            draft.roles += [("initiator", t) for t in other.subjects if scene.actors(t) and "armed" in scene.classes(t)]


def _is_thrown(scene: Scene, clause: Clause, noun: Token) -> bool:
    """Whether an object is what was fired, dropped or came of it, and not what was struck."""
    classes = scene.classes(noun)
    return (
        noun.lower_ in result_words()
        or clause.lemma in words("using")
        or is_laden(noun)
        or bool(not scene.actors(noun) and classes & {"projectile", "device", "fire"})
        or (clause.lemma in words("striking") | {"set", "loose"} and noun.lemma_.lower() in words("shots"))
        or (clause.lemma == "drop" and "weapon" in classes)
    )


def _undergo(clause: Clause) -> None:
    """ "Were found shot": the subject of the participle is who was hit."""
    verb = clause.trigger
    found = verb.tag_ == "VBN" and verb.dep_ in ("xcomp", "ccomp", "oprd") and verb.head.lemma_ in words("found_so")
    if found and clause.subjects and not clause.objects and not clause.passive:
        clause.subjects, clause.objects, clause.passive = [], clause.subjects, True


def _meets_mine(scene: Scene, clause: Clause) -> bool:
    """ "Their truck struck a mine", "ran over a landmine"."""
    nouns = [*clause.objects, *clause.after("over", "on")] if not clause.passive else []
    return any("device" in scene.classes(n) and n.lemma_.lower() in words("mines") for n in nouns)


def _wounds(scene: Scene, draft: Draft, clause: Clause) -> None:
    """ "Shot dead", "beaten to death": the targets are killed; "four were shot": they are killed or wounded."""
    kind = hit_kind(clause)
    hit = [token for role, token in draft.roles if role == "target"]
    if kind == "killed":
        draft.roles = [pair for pair in draft.roles if pair[0] != "target"]
        add_victims(scene, draft, kind, hit)
    elif kind is not None and draft.type == "attack":
        struck = {scene.party(noun).i for noun in clause.objects}
        hurt = [
            t for t in hit if t.i in struck and (scene.classes(t) & {"persons", "armed"} or t.pos_ in ("PRON", "NUM"))
        ]
        hurt = [t for t in hurt if "persons" in scene.classes(t) or not scene.classes(t) & _THINGS]
        count_victims(scene, draft, kind, hurt)


def _is_violent(scene: Scene, clause: Clause) -> bool:
    """Whether "hit" or "strike" is meant in earnest: an armed subject, a means, or persons and places hit by one."""
    if any(scene.classes(s) & {"armed", "weapon"} or means_of(s) for s in clause.subjects):
        return True
    return any(means_of(n) for _p, n in clause.obliques) or (clause.passive and not clause.subjects)


def _is_brought_down(clause: Clause, noun: Token) -> bool:
    """Whether an aircraft is what was hit, and not what hit: "shot down a jet"."""
    return clause.lemma in words("downing") and content_head(noun).lemma_.lower() in words("aircraft")


def _specify(scene: Scene, draft: Draft, clause: Clause) -> None:
    """A weapon in the clause tells the sort of attack: "hit the market with mortars"."""
    if draft.subtype not in ("unspecified", "shelling", "mine_ied", "air_strike", "small_arms"):
        return
    if draft.subtype == "small_arms" and any(
        content_head(n).lemma_ in words("crews") | words("aircraft") for n in clause.subjects
    ):
        draft.subtype = "unspecified"  # "gunners fired on the town": with guns, not rifles
    if draft.subtype == "small_arms" and any(
        "plane" in scene.classes(n) and content_head(n).lemma_.lower() != "fighter" for n in clause.subjects
    ):
        draft.subtype = "air_strike"
    nouns = [
        *clause.subjects,
        *(n for p, n in clause.obliques if p in ("with", "by", "using", "in", "from")),
        *(n for n in clause.objects if not _is_brought_down(clause, n)),
    ]
    for noun in nouns:
        means = means_of(noun)
        if means is not None and means.type == "attack" and means.subtype != "unspecified":
            if draft.type == "clash":
                return
            draft.subtype = means.subtype
            return
