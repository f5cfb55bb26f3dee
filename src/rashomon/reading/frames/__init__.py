"""What happened: one file a family of claim types, each proposing drafts for a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.reading.frames import (
    accusing,
    alternatives,
    attack_nouns,
    attacks,
    behind,
    captives,
    carrying,
    casualties,
    damage,
    extent,
    fallen,
    filling,
    folding,
    idioms,
    laid_to,
    losses,
    measures,
    people,
    planted,
    politics,
    relations,
    spoken_of,
    territory,
    tolls,
    unreal,
    untrue,
)
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.means import words
from rashomon.reading.frames.nouns import content_head
from rashomon.reading.frames.rejected import rejected
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.verbs import is_statement
from rashomon.reading.frames.vocabulary import modality_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rashomon.model.explanation import Refused
    from rashomon.reading.frames.clause import Clause
    from rashomon.reading.mentions import Sentence

__all__ = ["Draft", "Scene", "extent", "propose"]

_DONE = frozenset({"attack", "clash", "operation", "casualty_detail", "hazard_event", "civil_action"})
"""What is discussed only after it was done: "talks on the shelling of the market"."""
_VIOLENT = frozenset({"attack", "violation"})
_WITHOUT_VERB = (
    territory.modifiers,
    behind.in_hands,
    territory.capital,
    territory.relative_location,
    people.home_to,
    relations.appositions,
)
_HELD = frozenset({"arrest", "arbitrary_detention"})
_SILENT_BLOCKS = frozenset({"cross_head", "credit", "footer", "noise", "dateline"})


def propose(scene: Scene, refused: list[Refused] | None = None) -> list[Draft]:
    """All drafts of a report, in the order of the text; `refused` takes those that were proposed and left out."""
    drafts: list[Draft] = []
    for sentence in scene.document.sentences:
        if sentence.block not in _SILENT_BLOCKS:
            drafts += _of_sentence(scene, sentence, refused)
    return drafts


def _of_sentence(scene: Scene, sentence: Sentence, refused: list[Refused] | None) -> list[Draft]:
    tokens = list(scene.document.tokens_of(sentence))
    by_trigger: dict[int, Draft] = {}
    extra: list[Draft] = []
    used: set[int] = set()
    for token in tokens:
        if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass"):
            continue
        if token.dep_ == "amod" and not is_statement(token):
            continue
        for draft in _of_verb(scene, token, used):
            if draft.trigger.i in by_trigger:
                extra.append(draft)
            else:
                by_trigger[draft.trigger.i] = draft
    for governor, kind, word, draft in tolls.results(scene, tokens):
        if word.i in by_trigger:
            continue
        folding.join_result(by_trigger, governor, kind, word, draft)
    for token in tokens:
        if token.pos_ in ("NOUN", "PROPN") and token.i not in used:
            noun_draft = carrying.standing_noun(scene, token, sentence)
            if noun_draft is not None:
                extra.append(noun_draft)
                used.update(t.i for t in token.subtree if "siege" in scene.classes(t))
    proposed = list(by_trigger.values()) if refused is not None else []
    folding.fold_left_so(by_trigger)
    folding.fold_same_noun(by_trigger)
    folding.fold_struck_and_killed(by_trigger)
    folding.fold_denied(by_trigger)
    folding.fold_driven_out(by_trigger)
    folding.fold_numbered_dead(by_trigger)
    folding.fold_participles(by_trigger)
    folding.fold_backing(by_trigger)
    planted.fold_planted(by_trigger)
    for told in _WITHOUT_VERB:
        extra += told(scene, tokens)
    absorbed = {index for draft in by_trigger.values() for index in draft.absorbed}
    judged = [(draft, _unfit(scene, draft, absorbed)) for draft in (*by_trigger.values(), *extra)]
    found = [draft for draft, reason in judged if reason is None]
    if refused is not None:
        kept = {id(draft) for draft, _reason in judged}
        refused += [
            rejected(draft, "told in the words of another claim") for draft in proposed if id(draft) not in kept
        ]
        refused += [rejected(draft, reason) for draft, reason in judged if reason is not None]
    if sentence.duplicate_of is not None:
        found = [draft for draft in found if draft.weight]
    for draft in found:
        _complete(scene, draft)
    found = [part for draft in found for part in folding.separated(draft)]
    return sorted(found, key=lambda draft: (draft.first, draft.trigger.i))


def _complete(scene: Scene, draft: Draft) -> None:
    """Add what other words of the sentence tell of a claim, and turn it into what it is with them."""
    damage.add_planes(scene, draft)
    losses.add(scene, draft)
    people.condition(draft)
    measures.add(scene, draft)
    alternatives.add(scene, draft)
    territory.add_former_holder(scene, draft)
    folding.as_attempt(draft)
    folding.as_arrivals(scene, draft)
    folding.as_contamination(draft)
    folding.as_accident(draft)
    folding.as_refusal(draft)


def _unfit(scene: Scene, draft: Draft, absorbed: set[int]) -> str | None:
    """Why a draft makes no claim; None if it makes one."""
    if draft.trigger.pos_ == "NOUN" and draft.modality is None and _is_only_spoken_of(draft):
        return "only spoken of, and not told as done"
    if not politics.by_words(draft):
        return "its words fit no subtype"
    if _is_dud(draft):
        return "of bombs that are told of elsewhere and did not explode"
    if draft.trigger.i in absorbed:
        return "part of another claim's predicate"
    if folding.is_bare_reference(scene, draft):
        return "points back to an event told elsewhere and adds nothing"
    return "accuser and accused are not told apart" if folding.is_self_accusation(scene, draft) else None


def _is_dud(draft: Draft) -> bool:
    """Whether a relative clause tells that bombs did not go off: "hit by four bombs, none of which exploded"."""
    verb = draft.trigger
    clause = verb.head if verb.dep_ == "xcomp" else verb
    unburst = draft.polarity == "negated" and verb.lemma_ in words("going_off")
    return unburst and draft.type == "attack" and clause.dep_ == "relcl"


def _is_only_spoken_of(draft: Draft) -> bool:
    """Whether the event of a noun is discussed, hoped for, feared or refused; one that is planned is marked so."""
    told = spoken_of.outlook(draft.trigger)
    if told == "planned" or (told == "agreed" and draft.type != "agreement"):
        draft.modality = "planned"
    return told == "unreal" or (told == "topic" and draft.type not in _DONE)


def _is_unsaid(scene: Scene, verb: Token) -> bool:
    """Whether nobody says so: "no group has said it carried out the attack", "did not say that troops had left"."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.i > verb.i or above.lemma_ not in modality_words()["open"]["unsaid"]:
        return False
    return scene.clause(above).negated


def _of_verb(scene: Scene, verb: Token, used: set[int]) -> Iterator[Draft]:
    """The drafts of one verb; the first family that knows it wins."""
    clause = scene.clause(verb)
    if verb.dep_ in ("ccomp", "csubj") and any(
        t.tag_ == "WP" or any(c.tag_ in ("WP$", "WDT") for c in t.lefts)
        for t in verb.children
        if t.dep_ in ("nsubj", "nsubjpass")
    ):
        return  # "it was not clear who had fired", "which side had fired"
    if unreal.is_open_question(verb) or unreal.is_missed(verb) or _is_unsaid(scene, verb):
        return
    if clause.modality == "purpose" or casualties.is_second_of_pair(verb) or _is_condition(verb):
        return
    for maker in (
        tolls.among,
        casualties.harm,
        idioms.idiom,
        fallen.fallen,
        tolls.toll,
        attack_nouns.undergone,
        captives.captives,
        damage.harm_done,
        territory.distance,
        people.in_need,
        relations.verbal,
        accusing.held_responsible,
        accusing.denial,
        untrue.denied,
    ):
        draft = maker(scene, verb)
        if draft is not None:
            used.update(t.i for t in clause.subjects)
            used.update(n.i for _p, n in clause.obliques if not laid_to.is_told(scene, n))
            yield draft
            return
    carried = carrying.carried(scene, clause)
    if carried is not None:
        draft, noun = carried
        used.add(noun.i)
        yield draft
        return
    draft = damage.damage(scene, verb) or filling.match(scene, clause)
    if draft is None or draft.type == "movement":
        draft = attacks.attack(scene, verb) or draft
    if draft is not None and draft.type in _VIOLENT and casualties.by_nature(scene, verb):
        return
    if draft is not None:
        folding.as_operation(scene, draft, clause)
        used |= _consumed(scene, draft, clause)
        yield draft
        yield from territory.split_holdings(scene, draft, clause)


def _consumed(scene: Scene, draft: Draft, clause: Clause) -> set[int]:
    """The words of a clause that its claim has told: no event noun among them stands for itself."""
    told = (*clause.subjects, *clause.objects)
    found = {t.i for t in told if not (folding.tells_more(t, draft) or laid_to.is_told(scene, t))}
    after = ("to", "on", "upon") if draft.type == "agreement" else ()
    if draft.type == "agreement":  # "a round of talks is to open"
        found.update(content_head(t).i for t in clause.subjects)
    for link, noun in clause.obliques:
        held_for = link == "in" and draft.subtype in _HELD and carrying.is_counted_deed(scene, noun)
        if link in ("in", "by", "with", "under", "from", *after) and not held_for:
            found.add(noun.i)
    return found


def _is_condition(verb: Token) -> bool:
    """Whether this is an if-clause, or a question ("found out whose planes bomb"): what it tells is not claimed."""
    if any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in verb.lefts):
        return True
    opens = verb.left_edge
    asked = verb.dep_ in ("ccomp", "pcomp") and opens.lower_ in ("whose", "which")
    return bool(asked and opens.dep_ in ("poss", "det") and opens.head.dep_ in ("nsubj", "nsubjpass", "dobj"))
