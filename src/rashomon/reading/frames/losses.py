"""Whose the dead and hurt are where only a number stands for them: "lost ten men", "were routed with 200 killed"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.means import words
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.vocabulary import harm_verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

_HARMS = frozenset({"killed", "injured", "missing", "killed_or_wounded"})
_TYPES = frozenset({"casualty_detail", "attack", "clash", "operation"})
_BEFORE = frozenset({"compound", "amod", "nmod"})
_FARTHEST = 14
"""Words between a number and the verb that tells whose it is."""
_LONGEST_LOSS = 8
"""Words from "lost" to the last of what was lost."""


def add(scene: Scene, draft: Draft) -> None:
    """Give the victims of a claim to the party that lost them, where the claim names none of its own."""
    if draft.type not in _TYPES or not any(kind in _HARMS for kind, _number in draft.quantities):
        return
    victims = [token for role, token in draft.roles if role == "victim"]
    if not all(_is_bare(scene, victim) for victim in victims) or sum(bool(scene.quantities(v)) for v in victims) > 1:
        return
    losers = [token for token in _losers(scene, draft, victims) if "actor" in scene.classes(token)]
    losers = [token for token in losers if token.dep_ in _BEFORE or _can_lose(scene, token)] or _counted_before(
        scene, draft, victims
    )
    if losers:
        draft.roles = [(role, token) for role, token in draft.roles if role != "victim"]
        draft.roles = [(role, token) for role, token in draft.roles if token not in losers]
        draft.roles += [("victim", token) for token in losers]


def _can_lose(scene: Scene, token: Token) -> bool:
    """Whether a noun is a party under arms or a state: "Libya lost 200 men"; a town is neither."""
    classes = scene.classes(token)
    return "state" in classes or not classes & {"persons", "place"}


def _is_bare(scene: Scene, victim: Token) -> bool:
    """Whether a victim is but a number, or men of whom nothing else is told."""
    actors = scene.actors(victim)
    alone = not any(child.dep_ in ("amod", "compound", "prep", "relcl") for child in victim.children)
    return all(
        actor.id == "persons"
        or (victim.lemma_.lower() in words("crewmen") and alone)
        or (actor.sort in ("unknown", "description") and alone and actor.kind != "civilians")
        for actor in actors
    )


def _losers(scene: Scene, draft: Draft, victims: list[Token]) -> Iterator[Token]:
    """The nouns whose dead a claim counts; none where no verb tells it."""
    own = list(_lost_by(scene, draft.trigger)) or _owning_up(scene, draft.trigger)
    if own:
        yield from own
        return
    numbers = [number.span.start for kind, number in draft.quantities if kind in _HARMS]
    at = next((t for t in draft.trigger.sent if t.idx == min(numbers)), None)
    if at is None or any(actor.id != "persons" for victim in victims for actor in scene.actors(victim)):
        return
    for word in reversed(list(at.doc[max(at.sent.start, at.i - _FARTHEST) : at.i])):
        if word.lower_ == "with" and word.dep_ == "prep":
            yield from _beaten(scene, word.head)
            return
        if word.lemma_.lower() in words("loss_nouns"):
            yield from owners(word)
            return
        found = list(_lost_by(scene, word))
        if found:
            yield from found
            return
        if word.pos_ in ("VERB", "AUX") and (counted := loss_counted_by(word)) is not None:
            yield from owners(counted)
            return
        if word.text == ";" or word.tag_ in ("WDT", "WP") or (word.pos_ in ("VERB", "AUX") and not _is_result(word)):
            return


def _owning_up(scene: Scene, verb: Token) -> list[Token]:
    """Who owns up to a loss of men without another owner: "The rebels admitted the loss of nine fighters"."""
    losses = [child for child in verb.rights if child.dep_ == "dobj" and child.lemma_.lower() in words("loss_nouns")]
    if verb.lemma_ not in words("owning_up") or not losses or any(c.dep_ in _BEFORE for c in losses[0].lefts):
        return []
    clause = scene.clause(verb)
    return [t for t in clause.subjects if "armed" in scene.classes(t)] if not clause.passive else []


def is_left_behind(verb: Token) -> bool:
    """Whether a force left its own: "left 60 wounded behind", "withdrew, leaving nine dead", "the enemy fled and left
    nine dead"; not "the gunmen fled, leaving nine dead"."""
    if verb.lemma_ != "leave":
        return False
    above = verb.head if verb.dep_ in ("conj", "advcl") else verb
    of_enemy = any(child.dep_ == "nsubj" and child.lower_ == "enemy" for child in above.lefts)
    if above.i != verb.i and (above.lemma_ in words("giving_way") or (of_enemy and above.lemma_ in words("fleeing"))):
        return True
    after = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + _FARTHEST)]
    return any(token.lower_ == "behind" and not any(c.dep_ == "pobj" for c in token.children) for token in after)


def loss_counted_by(verb: Token) -> Token | None:
    """The noun of loss that a verb counts: "rebel losses were ...", "casualties are put at ..."; None without one."""
    if verb.lemma_ != "be" and verb.lemma_ not in words("putting"):
        return None
    subjects = (child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass"))
    return next((noun for noun in subjects if noun.lemma_.lower() in words("loss_nouns")), None)


def owners(noun: Token) -> Iterator[Token]:
    """Whose losses a noun tells of: "Rebel casualties", "the army's losses", "losses among the guerrillas"."""
    yield from (child for child in noun.lefts if child.dep_ == "poss" or child.dep_ in _BEFORE)
    for link in noun.rights:
        if link.lower_ in ("of", "among", "to", "for", "by"):
            yield from (child for child in link.rights if child.dep_ == "pobj")


def _lost_by(scene: Scene, verb: Token) -> Iterator[Token]:
    """Whom a verb of loss is told of: who "lost" them, whom the battle "cost" them."""
    lemma = verb.lemma_.lower()
    if verb.pos_ != "VERB":
        return
    clause = scene.clause(verb)
    if lemma in words("losing") or is_left_behind(verb):
        yield from (clause.objects if clause.passive else clause.subjects)
    elif lemma == "cost":
        yield from (child for child in verb.rights if child.dep_ in ("dative", "dobj", "npadvmod"))


def _counted_before(scene: Scene, draft: Draft, victims: list[Token]) -> list[Token]:
    """Of whom a bare number is a part: of those counted before in its sentence who suffered too, "Sixty recruits were
    burned; 12 have died"; the martyred are of the speaker's own side."""
    verb = draft.trigger
    if len(victims) != 1 or victims[0].pos_ != "NUM" or any(child.dep_ == "prep" for child in victims[0].rights):
        return []
    for noun in reversed(list(verb.doc[verb.sent.start : victims[0].i])):
        if noun.pos_ != "NOUN" or noun.dep_ not in ("nsubj", "nsubjpass") or not scene.quantities(noun):
            continue
        if not scene.classes(noun) & {"persons", "armed"}:
            continue
        return [noun] if noun.dep_ == "nsubjpass" or verb.lemma_ == "martyr" else []
    return []


def _beaten(scene: Scene, node: Token) -> Iterator[Token]:
    """Who was beaten or withdrew "with 200 killed"; of who took a town "with ten killed" it is not told."""
    for _step in range(2):
        if node.pos_ == "VERB":
            break
        node = node.head
    clause = scene.clause(node)
    if node.pos_ == "VERB" and clause.lemma in words("beaten"):
        yield from (clause.objects if clause.passive or not clause.subjects else clause.subjects)


def _is_result(word: Token) -> bool:
    return word.tag_ == "VBN" and (word.lemma_.lower() in harm_verbs() or word.lemma_ in ("capture", "take"))


def dead_of(scene: Scene, bodies: Token) -> list[Token]:
    """Whose bodies are told of: "guerrilla bodies", "the rebels' corpses"; empty where no party is named."""
    before = [child for child in bodies.lefts if child.dep_ in ("compound", "amod", "nmod", "poss")]
    return [word for word in before if scene.actors(word)]


def is_lost(verb: Token) -> bool:
    """Whether "killed" is what was lost: "lost 15 killed and 30 wounded", "cost them 12 killed"."""
    at = verb.i - 1
    if verb.tag_ not in ("VBN", "VBD") or at < verb.sent.start or verb.doc[at].pos_ != "NUM":
        return False
    for word in reversed(list(verb.doc[max(verb.sent.start, at - _LONGEST_LOSS) : at])):
        if word.pos_ == "VERB" and (word.lemma_ in words("losing") or word.lemma_ == "cost"):
            return True
        if word.pos_ in ("NOUN", "PROPN") and word.lemma_.lower() in words("loss_nouns"):
            return True
        if word.text in (";", ".") or (word.pos_ == "VERB" and word.tag_ != "VBN"):
            return False
    return False
