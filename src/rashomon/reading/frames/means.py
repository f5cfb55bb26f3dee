"""What a noun means as an instrument or act of violence, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.frames.clause import Clause, nominal_clause
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.modality import is_doubted
from rashomon.reading.frames.nouns import conjuncts, obliques
from rashomon.reading.frames.phrases import Phrases, event_length, event_noun, phrase
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.verbs import only_speaks_of
from rashomon.reading.frames.vocabulary import modality_words, shared
from rashomon.reading.quantities.tables import persons
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


_TWO = 2
_WITH_PLANES = frozenset({"state", "state_forces", "coalition"})
_WITHOUT_PLANES = frozenset({"rebel_group", "militia"})


@dataclass(frozen=True, slots=True)
class Means:
    """What an event noun or weapon means: `attack/air_strike`, and whether it stands alone as an event."""

    type: str
    subtype: str
    alone: bool


@lru_cache(maxsize=1)
def means_table() -> Phrases[Means]:
    """Phrase -> means, from the lexicon."""
    rows = lexicon("frames_violence")
    only = frozenset(rows["means_only"]["nouns"])
    return Phrases(
        (noun, Means(row["type"], row["subtype"], noun not in only)) for row in rows["means"] for noun in row["nouns"]
    )


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    return frozenset(lexicon("frames_violence")["generic"]["nouns"])


def means_of(noun: Token) -> Means | None:
    """What a noun means as an instrument or act of violence; None if nothing."""
    found = event_noun(noun, means_table())
    if found is None or is_riot_control(noun):
        return None
    if noun.lemma_ == "exchange" and any(c.lower_ == "of" and _is_of_fire(c) for c in noun.rights):
        return Means(found.type, found.subtype, True)
    if noun.lemma_ == "bombing" and any(child.lower_ in words("unceasing") for child in noun.lefts):
        return Means("attack", "unspecified", found.alone)  # "heavy bombing" is none of a device
    if noun.lemma_ == "mine" and any(child.lower_ in words("dug") for child in noun.lefts):
        return None
    alone = event_length(noun, means_table()) < _TWO
    if found.type == "attack" and noun.i > 0 and noun.lemma_.lower() in _generic() and alone:
        before = noun.doc[noun.i - 1]
        if before.dep_ in ("compound", "amod", "nmod") and before.head.i >= noun.i:
            weapon = event_noun(before, means_table())
            if weapon is not None and weapon.subtype not in ("unspecified", found.subtype):
                return Means(weapon.type, weapon.subtype, True)
    return found


def _is_of_fire(link: Token) -> bool:
    return any(noun.lemma_ in words("gunfire") for noun in link.children)


def is_riot_control(noun: Token) -> bool:
    """Whether a projectile only scatters a crowd: "tear gas shells", "smoke grenades"."""
    before = " ".join(word.lower_ for word in noun.doc[max(noun.sent.start, noun.i - 2) : noun.i])
    return noun.dep_ != "ROOT" and before.replace("-", " ").endswith(tuple(words("riot_control")))


def sharpened(noun: Token, means: Means | None) -> Means | None:
    """A plain attack with the weapon that hangs on its noun: "an attack with mortar rounds" is shelling."""
    if means is None or (means.type, means.subtype) != ("attack", "unspecified"):
        return means
    for weapon in nominal_clause(noun).after("with", "using", "involving"):
        found = means_of(weapon)
        if found is not None and found.type == "attack" and found.subtype != "unspecified":
            return Means("attack", found.subtype, means.alone)
    return means


def is_proper_name(noun: Token) -> bool:
    """Whether a means word is only a part of a proper name ("Battle Creek")."""
    if noun.ent_type_ in ("PERSON", "GPE"):  # "Terrorist Attack", "Rocket Attack" in a title
        return not any(child.lower_ in persons() or means_of(child) is not None for child in noun.lefts)
    return bool(noun.pos_ == "PROPN" and noun.dep_ == "compound")


def from_means(scene: Scene, draft: Draft, noun: Token, adverbial: Token | None) -> None:
    """Roles and places that hang on the noun of the means, or on the clause around it."""
    if is_split(noun):
        owner = noun.doc[noun.i - 1]
        draft.roles += [("initiator", owner)] if scene.actors(owner) else []
        draft.absorbed.add(noun.i)
        return
    if noun.pos_ == "VERB" and not is_nominal(noun):
        clause = scene.clause(noun)
        draft.roles += [("initiator", t) for t in clause.subjects if scene.actors(t) and means_of(t) is None]
        draft.roles += [("target", t) for t in clause.objects if scene.actors(t)]
        return
    clause = nominal_clause(noun)
    hedged = is_doubted(noun)
    if any(child.lower_ in words("alleged") for child in noun.lefts):
        draft.modality = "suspected"
    for token in clause.subjects:
        for inner in (token, *(c for c in token.children if c.dep_ == "conj")):
            if scene.actors(inner) and not _is_scene_of(scene, inner) and not _suffers(scene, inner):
                draft.roles.append(("initiator", inner))
                if hedged:
                    draft.slot_modality["initiator"] = "suspected"
    draft.roles += [("initiator", t) for t in _beside_weapon(scene, noun, clause)]
    sides = clause.after("between")
    if draft.type == "clash" and sides:
        draft.roles += [("initiator" if n == 0 else "opponent", side) for n, side in enumerate(sides)]
    if draft.type == "clash":
        draft.roles += [("opponent", side) for side in clause.after("with", "against")]
    else:
        for target in clause.after("on", "against", "at"):
            if scene.actors(scene.party(target)) and "place" not in scene.classes(target):
                draft.roles.append(("target", scene.party(target)))
    for child in noun.children:
        if (
            child.dep_ in ("acl", "relcl")
            and child.tag_ in ("VBN", "VBD")
            and child.lemma_ not in shared()["equipping"]
            and not only_speaks_of(child)
        ):
            doers = _doers(scene, scene.clause(child).subjects) or _agent_cut_off(scene, child)
            draft.roles += [("initiator", t) for t in doers]
            supposed = [] if doers else _supposed_doers(scene, child)
            draft.roles += [("initiator", t) for t in supposed]
            adverbs = modality_words()["suspected"]["adverbs"]
            if supposed or (doers and any(c.lower_ in adverbs for c in child.lefts)):
                draft.slot_modality["initiator"] = "suspected"
    draft.roles += [("initiator", t) for t in _blamed(scene, noun)]
    if adverbial is not None and adverbial.pos_ == "VERB":
        _from_adverbial(scene, draft, adverbial, noun)


def _beside_weapon(scene: Scene, noun: Token, clause: Clause) -> list[Token]:
    """Whose an act is where its doer stands behind the weapon, or where the fire came from them: "attacks with shells
    by the rebels", "mortar fire from the rebels"."""
    found = [t for weapon in clause.after("with", "using") for p, t in obliques(weapon) if p == "by"]
    found += [scene.party(source) for source in sources(noun, clause)]
    return [t for t in found if "armed" in scene.classes(t) and not scene.classes(t) & {"place", "state"}]


def sources(noun: Token, clause: Clause) -> list[Token]:
    """From where fire came: the nouns of the "from" that hangs on it, or that follows it and was given to the verb."""
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    if after.lower_ == "from" and after.head.i != noun.i:
        return [n for child in after.children if child.dep_ == "pobj" for n in conjuncts(child)]
    return clause.after("from")


def _supposed_doers(scene: Scene, participle: Token) -> list[Token]:
    """Whose an act is held to be: "a raid believed to be by X", "a bomb thought to have been planted by X"."""
    if participle.lower_ not in modality_words()["supposed"]["participles"]:
        return []
    return [
        agent
        for verb in participle.rights
        if verb.dep_ == "xcomp"
        for agent in scene.clause(verb).after("by")
        if scene.actors(agent)
    ]


def _doers(scene: Scene, agents: list[Token]) -> list[Token]:
    """The parties among agents; of an act ("carried out by rebel air strikes") whose it is."""
    found: list[Token] = []
    for agent in agents:
        if scene.actors(agent):
            found.append(agent)
        elif means_of(agent) is not None:
            found += [t for s in nominal_clause(agent).subjects for t in conjuncts(s) if scene.actors(t)]
    return found


def _agent_cut_off(scene: Scene, participle: Token) -> list[Token]:
    """The name right behind "by" that the model gave to the next verb: "blasts claimed by X hit the town"."""
    for child in participle.rights:
        if child.dep_ == "agent" and not any(True for _inner in child.rights) and child.i + 1 < len(child.doc):
            name = child.nbor(1)
            return [name] if name.pos_ == "PROPN" and scene.actors(name) else []
    return []


def _blamed(scene: Scene, noun: Token) -> list[Token]:
    """Who is held responsible for an act: "X was responsible for the attack", "blamed X for it", "an attack blamed on
    X"."""
    found: list[Token] = []
    for inner in noun.subtree:
        if inner.dep_ in ("acl", "relcl") and inner.lemma_ in words("blaming"):
            found += scene.clause(inner).after("on")
    if noun.dep_ == "pobj" and noun.head.lower_ == "for":
        governor = noun.head.head
        if governor.lemma_ == "responsible" and governor.head.pos_ == "AUX":
            found += scene.clause(governor.head).subjects
        elif governor.lemma_ == "blame":
            found += scene.clause(governor).objects
    return [t for t in found if scene.actors(t)]


def is_split(token: Token) -> bool:
    """Whether a noun was taken for a verb with its owner left behind: "in rebel | shelling of a school"."""
    if token.tag_ != "VBG" or token.dep_ not in ("advcl", "acl", "dep", "pobj") or token.i == 0:
        return False
    owner = token.doc[token.i - 1]
    if token.dep_ == "pobj" and owner.head.i != token.head.i:
        return False
    if (
        owner.dep_ != "pobj"
        or owner.tag_ not in ("NN", "NNP", "JJ", "NNS", "NNPS")
        or owner.head.i != owner.left_edge.i - 1
    ):
        return False
    return not any(child.dep_ in ("dobj", "nsubj", "aux", "advmod") for child in token.children)


def is_nominal(token: Token) -> bool:
    """Whether a word stands where a noun stands, whatever its tag ("wounded in airstrikes")."""
    return token.pos_ in ("NOUN", "PROPN") or token.dep_ in ("pobj", "pcomp", "dobj", "nsubj", "nsubjpass")


def _from_adverbial(scene: Scene, draft: Draft, adverbial: Token, noun: Token) -> None:
    """Who struck and who was struck in "when rebels shelled the camp", "when their convoy came under fire".

    What an armed party does with the means ("after troops responded with air raids") is a strike by it too.
    """
    clause = scene.clause(adverbial)
    meets = clause.lemma in words("meeting") and noun in clause.objects and "device" in scene.classes(noun)
    wields = not meets and (noun in clause.objects or noun in [*clause.after("with"), *clause.after("using")])
    strikes = (clause.lemma in words("striking") or wields) and not meets
    for subject in clause.subjects:  # of a passive who did it: "when shells were fired by the army on a town"
        if means_of(subject) is not None and "armed" not in scene.classes(subject):
            continue
        if strikes and "armed" in scene.classes(subject):
            draft.roles.append(("initiator", subject))
        elif not strikes:
            draft.roles.append(("target", subject))
        for child in subject.children:
            if child.dep_ in ("acl", "relcl") and child.lemma_ in words("escorting"):
                draft.roles += [("escorted_party", t) for t in scene.clause(child).objects]
    if (strikes and not wields) or (clause.passive and noun not in clause.objects):
        draft.roles += [("target", t) for t in clause.objects if scene.actors(t) and "place" not in scene.classes(t)]


def _suffers(scene: Scene, token: Token) -> bool:
    """ "Child killings", "twin blasts": persons before an act do not do it."""
    return token.dep_ in ("compound", "amod", "nmod") and all(
        actor.kind in ("civilians", "persons") for actor in scene.actors(token)
    )


def _is_scene_of(scene: Scene, token: Token) -> bool:
    """ "Sudan market attack": the name of the report's own country before an attack tells where, not by whom."""
    return token.dep_ == "compound" and all(
        a.kind == "state" and a.sort == "name" and a.country == scene.home for a in scene.actors(token)
    )


def by_air(scene: Scene, draft: Draft) -> None:
    """A plain "strike" by an air force is an air strike; by its drones a drone strike."""
    if draft.type == "attack" and draft.subtype in ("unspecified", "mine_ied", "missile", "shelling"):
        acting = [t for role, t in draft.roles if role in ("initiator", "co_initiator")]
        initiators = [actor for token in acting for actor in scene.actors(token)]
        bombing = draft.event is not None and draft.event.lemma_.lower() in words("bombing")
        by_state = any(actor.kind in _WITH_PLANES for actor in initiators)
        flown = any(
            t.lemma_.lower() in words("aircraft") or phrase(t, 2) in words("aircraft")
            for role, t in draft.roles
            if role == "initiator"
        )
        if (
            flown
            or any(actor.id.endswith("-air") for actor in initiators)
            or (bombing and by_state and not _is_planted(draft))
        ):
            by_drones = any((m := means_of(t)) is not None and m.subtype == "drone_strike" for t in acting)
            draft.subtype = "drone_strike" if by_drones else "air_strike"


def by_hand(scene: Scene, draft: Draft, clause: Clause) -> None:
    """What men without aircraft "bombed" they blew up: "guerrillas bombed a pipeline"; a town they may have shelled."""
    flown = any("plane" in scene.classes(noun) for _p, noun in clause.obliques)
    if draft.subtype != "air_strike" or clause.lemma != "bomb" or flown:
        return
    doers = [token for role, token in draft.roles if role in ("initiator", "co_initiator")]
    kinds = {actor.kind for token in doers for actor in scene.actors(token)}
    if doers and all(_singular(t) in words("planters") for t in doers):
        draft.subtype = "mine_ied" if draft.has("target") else "unspecified"
    elif kinds and kinds <= _WITHOUT_PLANES and draft.has("target"):
        draft.subtype = "mine_ied"  # a named group may have drones, and shells towns


def _singular(noun: Token) -> str:
    """The lemma of a noun, also where a capital at the head of a sentence made a name of it."""
    lemma = str(noun.lemma_).lower()
    return lemma.removesuffix("s") if noun.tag_ in ("NNPS", "NNP") else lemma


def _is_planted(draft: Draft) -> bool:
    """ "Car bombing", "roadside bomb": no bomb from the air."""
    noun = draft.event
    return noun is not None and any(
        child.dep_ in ("compound", "amod") and child.lower_ in words("planted") for child in noun.lefts
    )


@cache
def words(name: str) -> frozenset[str]:
    """A word list of `frames_violence.toml`, table `words`.

    Raises:
        KeyError: if there is no such list.
    """
    return frozenset(lexicon("frames_violence")["words"][name])


def by_crowd(draft: Draft) -> None:
    """What protesters or a mob attack is a riot, and so are clashes with them; with victims, mob violence."""
    crowd = {role for role, t in draft.roles if t.lemma_.lower() in words("crowd")}
    if not crowd or (draft.type != "clash" and not (draft.type == "attack" and "initiator" in crowd)):
        return
    persons = draft.type == "attack" and draft.has("victim")
    draft.type, draft.subtype, draft.unknown_initiator = "civil_action", "mob_violence" if persons else "riot", False
    draft.roles = [("target" if role == "opponent" else role, t) for role, t in draft.roles]
