"""By what those whom a clause tells of were killed or hurt, and in whose operation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.reading.frames.attack_verbs import attack_verb
from rashomon.reading.frames.clause import Clause, nominal_clause
from rashomon.reading.frames.means import Means, is_proper_name, is_split, means_of, sharpened, sources, words
from rashomon.reading.frames.nouns import conjuncts, content_head, objects_of
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.verbs import is_passive
from rashomon.reading.frames.vocabulary import harm_verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHEN = frozenset({"when", "after", "as", "where"})


def means_in(scene: Scene, clause: Clause) -> tuple[Means, Token, Token | None] | None:
    """The means of a casualty: its noun, and the adverbial clause it stands in ("when a bomb went off")."""
    candidates: list[tuple[Token, Token | None]] = [
        (thing, None)
        for noun in clause.subjects
        for thing in dict.fromkeys((thing_meant(scene, noun), content_head(noun)))
    ]
    candidates += [(c, None) for n in clause.subjects for c in n.rights if c.dep_ == "acl" and c.tag_ == "VBG"]
    candidates += [
        (inner, None)
        for noun in clause.subjects
        if noun.lemma_.lower() in words("stretches")
        for inner in nominal_clause(noun).objects
    ]  # "six days of heavy bombing killed ten"
    by_verb: tuple[Means, Token, Token | None] | None = None
    for preposition, noun in clause.obliques:
        if preposition in words("means_after"):
            candidates.append((noun, None))
            candidates.append((content_head(noun), None))
            following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
            if following is not None and is_split(following):
                candidates.append((following, None))
            inner_clause = nominal_clause(noun)
            candidates += [(inner, None) for _p, inner in inner_clause.obliques if _p in ("in", "of", "from")]
            if noun.lemma_.lower() in words("outcomes") | words("stretches"):  # "as a result of shelling"
                candidates += [(inner, None) for inner in inner_clause.objects]
    adverbials = [child for child in clause.trigger.children if child.dep_ in ("advcl", "prep")]
    adverbials += [child for sibling in _harm_siblings(clause) for child in sibling.children if child.dep_ == "advcl"]
    for child in adverbials:
        opening = {t.lower_ for t in child.children if t.dep_ in ("mark", "advmod")} | {child.lower_}
        if opening & _WHEN and not _is_apart(child):
            candidates += [(token, child) for token in child.subtree if token.pos_ in ("NOUN", "PROPN")]
            attack = attack_verb(scene, child) if child.pos_ == "VERB" else None
            if attack is not None and by_verb is None:
                by_verb = Means(attack[0], attack[1], True), child, child
    candidates += [(noun, None) for noun in _causes_behind(clause.trigger)]
    for child in clause.trigger.children:
        if child.dep_ in ("npadvmod", "dobj") and child.lemma_ == "fire":
            candidates.append((child, None))
    for noun, adverbial in candidates:
        if noun.dep_ == "compound" and noun.i + 1 == noun.head.i and means_of(noun.head) is not None:
            noun = noun.head  # "mortar shells fired by rebels": what hangs on the shells
        means = means_of(noun) or _fire(scene, noun)
        if means is not None and not is_proper_name(noun):
            return sharpened(noun, means) or means, noun, adverbial
    return by_verb


def _is_apart(verb: Token) -> bool:
    """Whether a clause tells what others did with a weapon at the same time: "died as engineers cleared mines"."""
    down = verb.lemma_ == "shoot" and any(child.lower_ == "down" for child in verb.rights)
    if (verb.lemma_ not in words("handling") and not down) or is_passive(verb):
        return False
    return any(child.dep_ == "nsubj" and child.pos_ in ("NOUN", "PROPN") for child in verb.lefts)


def _causes_behind(verb: Token) -> list[Token]:
    """What is told behind the last of joined results as the cause of all: "one was killed, others were hurt and damage
    was caused due to shells fired by rebels"."""
    last = verb
    if last.dep_ == "ccomp" and last.head.i > last.i and last.head.lemma_.lower() in harm_verbs():
        last = last.head
    while following := [c for c in last.rights if c.dep_ in ("conj", "ccomp") and c.pos_ == "VERB" and is_passive(c)]:
        last = following[-1]
    if last.i == verb.i or not is_passive(verb):
        return []
    causes = [child for child in last.rights if child.lower_ in ("due", "because")]
    return [noun for cause in causes for _word, noun in objects_of(cause)]


def _fire(scene: Scene, noun: Token) -> Means | None:
    """What the fire of a party is: "rebel fire wounded three"; None for other words, and for fire that is nobody's."""
    if noun.lemma_ != "fire" or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    clause = nominal_clause(noun)
    own = any("armed" in scene.classes(scene.party(t)) for t in (*clause.subjects, *sources(noun, clause)))
    return Means("attack", "unspecified", True) if own else None


def operating(scene: Scene, clause: Clause, victims: Sequence[Token]) -> list[Token]:
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
    causing = [] if clause.passive else [t for t in clause.subjects if "offensive" in scene.classes(t)]
    for noun in causing:  # "an offensive by the army killed ten"
        under_fire = True
        owners = [t for owner in nominal_clause(noun).subjects for t in conjuncts(owner)]
        found += [t for t in owners if "armed" in scene.classes(t) and t.tag_ != "PRP$"]
    doers = {actor.id for t in found for actor in scene.actors(t)}
    soldiers = any(actor.kind == "state_forces" for victim in victims for actor in scene.actors(victim))
    unnamed = any(victim.lemma_.lower() in words("soldiers") for victim in victims)
    return [] if doers & theirs or (not under_fire and (soldiers or unnamed)) else found


def strikers_beside(scene: Scene, noun: Token) -> list[Token]:
    """Whose strikes stand beside the fights in which some were killed: "in clashes and French air strikes"."""
    beside = [child for child in noun.rights if child.dep_ == "conj"] + ([noun.head] if noun.dep_ == "conj" else [])
    strikes = [other for other in beside if (means := means_of(other)) is not None and means.type == "attack"]
    owners = [t for strike in strikes for owner in nominal_clause(strike).subjects for t in conjuncts(owner)]
    return [t for t in dict.fromkeys(owners) if "armed" in scene.classes(t) or "state" in scene.classes(t)]


def thing_meant(scene: Scene, noun: Token) -> Token:
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
