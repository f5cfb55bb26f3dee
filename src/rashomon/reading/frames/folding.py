"""Drafts of one sentence put together: parts folded into their whole, references and repetitions left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.reading.frames import event_nouns
from rashomon.reading.frames.clause import Clause, nominal_clause
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.means import words
from rashomon.reading.frames.nouns import obliques
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.verbs import charging, is_charge, is_passive, is_result_of_charge
from rashomon.reading.frames.vocabulary import shared

if TYPE_CHECKING:
    from spacy.tokens import Token


_NEAR = 4
_PARTICIPLE_LINKS = frozenset({"advcl", "conj", "acl", "dep", "xcomp", "pcomp", "prep", "pobj", "dobj"})


def _sets_apart(child: Token) -> bool:
    """Whether an adjunct says that each acts for itself: "separately", "in parallel offensives"."""
    apart = shared()["apart"]
    if child.dep_ == "advmod":
        return child.lower_ in apart
    return child.dep_ == "prep" and any(word.lower_ in apart for noun in child.children for word in noun.lefts)


def separated(draft: Draft) -> list[Draft]:
    """ "The army and the militias converged on X in separate offensives": one claim for each."""
    agents = [pair for pair in draft.roles if pair[0] == "initiator"]
    if len(agents) < 2 or not any(_sets_apart(child) for child in draft.trigger.children):
        return [draft]
    rest = [pair for pair in draft.roles if pair[0] != "initiator"]
    return [replace(draft, roles=[agent, *rest]) for agent in agents]


def join_result(by_trigger: dict[int, Draft], governor: Token, kind: str, word: Token, draft: Draft) -> None:
    """Add "leaving 20 dead" to the claim of its verb, or of the clause that it ends."""
    host = by_trigger.get(governor.i)
    if host is None and governor.dep_ in ("advcl", "acl", "conj", "relcl") and governor.tag_ == "VBG":
        host = by_trigger.get(governor.head.i)
    if host is None or host.type not in ("attack", "clash", "casualty_detail", "operation", "violation"):
        by_trigger.setdefault(governor.i, draft)
        return
    if not any(found == kind for found, _q in host.quantities):
        host.quantities += draft.quantities
        host.given = [q for q in host.given if q.kind != kind] + draft.given
        host.roles += [pair for pair in draft.roles if pair[0] == "victim"]
    host.last = max(host.last, word.i)


def fold_left_so(by_trigger: dict[int, Draft]) -> None:
    """ "The blast left one dead and two others wounded": the second result belongs to the same claim."""
    for index, draft in list(by_trigger.items()):
        verb = draft.trigger
        host = by_trigger.get(verb.head.i)
        if host is None or verb.dep_ != "conj" or verb.head.lemma_ != "leave" or draft.type != "casualty_detail":
            continue
        if any(child.dep_ in ("aux", "auxpass", "dobj") for child in verb.children):
            continue
        host.quantities += [pair for pair in draft.quantities if pair not in host.quantities]
        host.given += [given for given in draft.given if given not in host.given]
        host.roles += [pair for pair in draft.roles if pair[0] == "victim"]
        host.last = max(host.last, draft.last)
        del by_trigger[index]


def fold_same_noun(by_trigger: dict[int, Draft]) -> None:
    """ "A shell fired by rebels hit a school": one shell, one claim, with what both verbs tell of it."""
    first: dict[int, Draft] = {}
    for index in sorted(by_trigger, key=lambda i: _is_relative(by_trigger[i].trigger)):
        draft = by_trigger[index]
        if draft.event is None:
            continue
        host = first.setdefault(draft.event.i, draft)
        if host is not draft and (draft.trigger.dep_ in _TELLING_MORE or _is_begun(draft.trigger, host.trigger)):
            host.roles += [pair for pair in draft.roles if pair not in host.roles]
            host.places += draft.places
            host.quantities += [pair for pair in draft.quantities if pair not in host.quantities]
            host.given += [given for given in draft.given if given not in host.given]
            host.first, host.last = min(host.first, draft.first), max(host.last, draft.last)
            del by_trigger[index]


_TELLING_MORE = frozenset({"acl", "relcl", "advcl", "conj"})


def _is_begun(verb: Token, above: Token) -> bool:
    """Whether one verb only tells that the other begins or goes on: "shells began to fall"."""
    return verb.dep_ == "xcomp" and verb.head == above and above.lemma_ in ("begin", "start", "continue", "resume")


def _is_relative(verb: Token) -> bool:
    """Whether a verb, or the one that it is joined to, only tells more of a noun: "the blast that killed and hurt"."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return verb.dep_ in ("acl", "relcl")


def is_bare_reference(scene: Scene, draft: Draft) -> bool:
    """ "The attack also caused damage": an event told elsewhere, with nothing new about who, whom or how many."""
    noun = draft.event
    if noun is None or draft.quantities or draft.given or draft.polarity == "negated" or draft.type == "violation":
        return False
    if not any(child.lower_ in ("the", "these", "this", "those", "that") for child in noun.lefts):
        return False
    if any(scene.actors(token) for _role, token in draft.roles) or draft.places or _is_one_more(noun):
        return False
    if any(role == "target" and _is_new(token) for role, token in draft.roles):
        return False
    if draft.type == "agreement" and draft.trigger.pos_ == "VERB" and _has_day_or_place(scene, draft.trigger):
        return False
    whole = bool(nominal_clause(noun).objects) and draft.type in ("displacement", "aid_event", "hazard_event")
    if whole and _has_day_or_place(scene, draft.trigger):
        return False  # "the evacuation of 500 wounded ended on Thursday"
    if draft.subtype == "ceasefire" and draft.trigger.lemma_ in shared()["truce_fate"]:
        return False
    if draft.type == "operation" and draft.trigger.lemma_ in shared()["opening"]:
        return not _has_day_or_place(scene, draft.trigger)
    if "projectile" in scene.classes(noun) and _is_landing(scene, draft.trigger):
        return False
    return not _has_day_and_place(scene, draft.trigger)


def _is_one_more(noun: Token) -> bool:
    """Whether an act is counted beside that told before, or told as one of many: "the second blast", "some of the
    heaviest raids"."""
    if any(child.lower_ in ("second", "third", "fourth", "fifth") for child in noun.lefts):
        return True
    link = noun.head
    return noun.dep_ == "pobj" and link.lower_ == "of" and link.head.lower_ in ("some", "one", "several", "two")


def _is_landing(scene: Scene, verb: Token) -> bool:
    """Whether it is told where shells fell: "the shells landed near the hospital"."""
    if verb.lemma_ not in words("falling"):
        return False
    return any(
        scene.classes(noun) & {"property", "place", "territory", "base"}
        for word, noun in obliques(verb)
        if word in ("in", "on", "near", "inside", "outside", "at", "around", "behind", "beside", "into", "among")
    )


def _has_day_or_place(scene: Scene, verb: Token) -> bool:
    """Whether a verb tells when or where: "the truce came into force at midnight", "the truce brokered in Oslo"."""
    around = [*(noun for _p, noun in obliques(verb)), *(c for c in verb.children if c.dep_ == "npadvmod")]
    return any(scene.date(noun) is not None or _is_named(scene, noun) for noun in around)


def _is_named(scene: Scene, noun: Token) -> bool:
    place = scene.place(noun)
    return place is not None and place.sort == "name"


def _is_new(noun: Token) -> bool:
    """Whether a thing that was struck is told for the first time: "hit a bakery", "destroyed 40 houses"."""
    return noun.pos_ == "NOUN" and any(child.lower_ in ("a", "an") or child.dep_ == "nummod" for child in noun.lefts)


def _has_day_and_place(scene: Scene, verb: Token) -> bool:
    """Whether a verb tells when and where itself: "The killings began on Friday in Gitega"."""
    if verb.pos_ != "VERB":
        return False
    around = [*(noun for _p, noun in obliques(verb)), *(c for c in verb.children if c.dep_ == "npadvmod")]
    named = any(_is_named(scene, noun) for noun in around)
    return named and any(scene.date(noun) is not None for noun in around)


def is_self_accusation(scene: Scene, draft: Draft) -> bool:
    """ "Each side accused the other": no body on one of the sides, or the same on both."""
    if draft.subtype != "accusation":
        return False
    accusers = {a.id for role, t in draft.roles if role == "initiator" for a in scene.actors(t)}
    accused = {a.id for role, t in draft.roles if role == "target" for a in scene.actors(t)}
    unsaid = draft.trigger.lemma_ == "fall"  # "suspicion fell on the militia"
    return not (accusers or unsaid) or not accused or bool(accusers & accused) or accused <= {"persons"}


def fold_backing(by_trigger: dict[int, Draft]) -> None:
    """ "Backed by its air force, troops took X": who backs is a role of the host's claim, not a claim."""
    for index, draft in list(by_trigger.items()):
        if (
            draft.type != "support_relation"
            or draft.trigger.dep_ not in ("advcl", "acl", "amod")
            or draft.trigger.tag_ != "VBN"
            or not is_passive(draft.trigger)
        ):
            continue
        del by_trigger[index]
        backers = [token for role, token in draft.roles if role == "backer"]
        hosts = [draft.trigger.head, *(child for child in draft.trigger.head.subtree if child.dep_ == "conj")]
        for host in hosts:
            if host.i in by_trigger:
                by_trigger[host.i].roles += [("backer", token) for token in backers]


def fold_denied(by_trigger: dict[int, Draft]) -> None:
    """ "Denied that it had shelled the town" is the shelling, denied; a deed that makes no claim leaves the denial."""
    for index, draft in list(by_trigger.items()):
        if draft.rule != "accusing:denial":
            continue
        told = {t.i for child in draft.trigger.rights if child.dep_ == "ccomp" for t in child.subtree}
        if told & by_trigger.keys():
            del by_trigger[index]


def fold_driven_out(by_trigger: dict[int, Draft]) -> None:
    """ "The fighting has forced 60,000 people to leave" tells of the flight; the fighting is only its cause."""
    for index, draft in list(by_trigger.items()):
        if draft.type != "clash" or draft.event is None or draft.trigger.lemma_ not in shared()["driving_out"]:
            continue
        driven = (by_trigger.get(child.i) for child in draft.trigger.children if child.dep_ in ("ccomp", "xcomp"))
        if any(other is not None and other.type == "displacement" for other in driven):
            del by_trigger[index]


def fold_numbered_dead(by_trigger: dict[int, Draft]) -> None:
    """ "Taking to 90 the number of soldiers killed since 2001" is one toll, with the participle's victims."""
    tolls = [draft for draft in by_trigger.values() if draft.rule == "violence:toll"]
    for index, draft in list(by_trigger.items()):
        if draft.trigger.dep_ not in ("acl", "relcl", "advcl") or not draft.rule.startswith("violence:harm"):
            continue
        for whole in tolls:
            around = [noun for noun in draft.trigger.ancestors if noun.lemma_ in words("sums")]
            if whole is draft or not any(whole.trigger in noun.ancestors for noun in around):
                continue
            whole.roles += [pair for pair in draft.roles if pair not in whole.roles and pair[0] != "initiator"]
            whole.last = max(whole.last, draft.last)
            by_trigger.pop(index, None)


def fold_participles(by_trigger: dict[int, Draft]) -> None:
    """ "Shells hit a market, killing nine and wounding 30" is one attack with two numbers."""
    for index in sorted(by_trigger):
        draft = by_trigger.get(index)
        if draft is None or draft.trigger.tag_ != "VBG" or draft.type not in ("casualty_detail", "attack"):
            continue
        node, host = draft.trigger, None
        for _step in range(6):
            if node.dep_ not in _PARTICIPLE_LINKS or node.head.i == node.i:
                break
            node = node.head
            host = by_trigger.get(node.i)
            if host is not None:
                break
        if is_result_of_charge(draft.trigger):
            deeds = (
                other
                for other in by_trigger.values()
                if is_charge(other.trigger) and charging(other.trigger) == draft.trigger.head
            )
            host = next(deeds, host)
        if host is None or host is draft or host.type not in ("attack", "clash", "operation", "casualty_detail"):
            continue
        hurt = any(kind in ("killed", "injured", "killed_or_wounded", "missing") for kind, _q in draft.quantities)
        if not hurt and not draft.given and not draft.has("victim"):
            continue
        taken = {kind for kind, _q in host.quantities}
        if any(kind in taken for kind, _q in draft.quantities):
            continue
        if host.type == "casualty_detail" and draft.type == "attack":
            continue
        host.quantities += draft.quantities
        host.given += [q for q in draft.given if q.kind not in taken]
        host.roles += [pair for pair in draft.roles if pair[0] == "victim"]
        host.last = max(host.last, draft.last)
        del by_trigger[index]


def fold_struck_and_killed(by_trigger: dict[int, Draft]) -> None:
    """ "Ambushed and killed 140 rebels" is one attack: its kind from the first verb, its numbers from the second."""
    for index, draft in list(by_trigger.items()):
        trigger = draft.trigger
        if trigger.dep_ != "conj" or not draft.rule.startswith("violence:harm"):
            continue
        host = by_trigger.get(trigger.head.i)
        if host is None or host.type not in ("attack", "clash") or host.quantities or host.given:
            continue
        own = any(child.dep_ in ("dobj", "prep") and child.i > trigger.head.i for child in trigger.head.children)
        if own or trigger.i - trigger.head.i > 3:
            continue
        host.quantities += draft.quantities
        host.given += draft.given
        host.roles = [pair for pair in host.roles if pair[0] not in ("target", "opponent")]
        host.roles += [pair for pair in draft.roles if pair[0] == "victim"]
        host.last = max(host.last, draft.last)
        del by_trigger[index]


def as_refusal(draft: Draft) -> None:
    """Access not granted is access denied."""
    if draft.subtype == "access_granted" and draft.polarity == "negated":
        draft.subtype, draft.polarity = "access_denied", "affirmed"


def as_arrivals(scene: Scene, draft: Draft) -> None:
    """ "Smaller groups continue to arrive in X", told of refugees: they are no troops."""
    if draft.type != "movement" or draft.subtype not in ("arrival", "advance"):
        return
    agents = [token for role, token in draft.roles if role == "initiator"]
    if len(agents) != 1 or agents[0].lower_ not in shared()["bare_groups"] or not _is_bare_noun(agents[0]):
        return
    doc, start = draft.trigger.doc, draft.trigger.sent.start
    before = doc[doc[start - 1].sent.start if start else 0 : agents[0].i]
    if any(t.lemma_.lower() in shared()["displaced_persons"] for t in before):
        draft.type, draft.subtype = "displacement", "destination"
        draft.roles = [("displaced", token) for _role, token in draft.roles]


def _is_bare_noun(noun: Token) -> bool:
    """Whether nothing tells whose or what sort a group is: "smaller groups", but "rebel groups", "groups of men"."""
    told = [c for c in noun.lefts if c.dep_ in ("compound", "poss", "nmod") or c.ent_type_]
    return not told and not any(c.dep_ in ("prep", "appos", "relcl") for c in noun.rights)


def as_contamination(draft: Draft) -> None:
    """ "Mines laid by the rebels" tells that devices are there, not of their laying (guidelines 3)."""
    verb = draft.trigger
    perfect = any(child.dep_ == "aux" for child in verb.lefts) and not is_passive(verb)  # "who had laid mines"
    if draft.subtype == "mine_laying" and verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBN" and not perfect:
        draft.type, draft.subtype, draft.quantities = "hazard_state", "explosive_contamination", []


def as_accident(draft: Draft) -> None:
    """ "A bomb went off prematurely", "a depot blew up by accident"."""
    verb = draft.trigger
    told = [t for t in verb.subtree if abs(t.i - verb.i) < _NEAR and t.lower_ in words("by_chance")]
    told += [child for child in verb.children if _is_by_accident(child)]
    handled = _is_handled(verb)
    if handled and draft.type == "attack" and draft.subtype == "shelling":
        told += handled
        draft.subtype = "mine_ied"
    if (told or handled) and draft.type == "attack" and draft.subtype in ("mine_ied", "grenade"):
        draft.type, draft.subtype, draft.unknown_initiator = "hazard_event", "accidental_detonation", False


def _is_handled(verb: Token) -> list[Token]:
    """Those words that tell that somebody played with a shell or took it apart: "a shell he was playing with"."""
    return [t for t in verb.subtree if t.lemma_ in words("tampering") and any(c.lower_ == "with" for c in t.rights)]


def _is_by_accident(link: Token) -> bool:
    return link.lower_ == "by" and any(noun.lower_ == "accident" for noun in link.children)


def as_attempt(draft: Draft) -> None:
    """ "Tried to overrun the camp" is an attack that was made; that it would be taken is its aim."""
    if draft.type != "territory_change" or draft.modality != "planned" or draft.polarity == "negated":
        return
    verb = draft.trigger
    tried = draft.attempted or _is_of_failed_attempt(verb)
    if verb.lemma_ not in words("assaulting") or not tried:
        return
    draft.type, draft.subtype, draft.modality = "attack", "unspecified", None
    draft.unknown_initiator = not draft.has("initiator")
    draft.roles = [("target" if role == "previous_holder" else role, token) for role, token in draft.roles]


def _is_of_failed_attempt(verb: Token) -> bool:
    """Whether an infinitive tells of an attempt whose end is told: "an attempt to storm the fort was repulsed"."""
    noun = verb.head
    if verb.dep_ != "acl" or noun.lemma_.lower() not in words("attempts"):
        return False
    above = noun.head
    return noun.dep_ in ("nsubj", "nsubjpass", "dobj") and above.lemma_ in words("beating_off") and above.tag_ != "VB"


def as_operation(scene: Scene, draft: Draft, clause: Clause) -> None:
    """ "Press forward in the offensive against X" is told as the offensive (guidelines 3, confusable pairs)."""
    if draft.type != "movement" or draft.subtype != "advance":
        return
    for noun in clause.after("in", "with"):
        if "offensive" in scene.classes(noun) and noun.lemma_ != "advance":
            draft.type, draft.subtype = "operation", "offensive"
            draft.roles += [("target", t) for p, t in obliques(noun) if p == "against" and scene.actors(t)]


def tells_more(noun: Token, draft: Draft) -> bool:
    """Whether an argument is an event of another sort than its verb's ("cheered the breaking of the siege")."""
    row = event_nouns.noun_row(noun)
    return row is not None and row.type.split("_")[0] != draft.type.split("_")[0]
