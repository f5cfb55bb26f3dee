"""The claim that a lexicon row makes of a verb's clause: roles, places, quantities, modality."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.reading.frames import extent
from rashomon.reading.frames.clause import Clause, nominal_clause
from rashomon.reading.frames.conditions import borne, fits, is_unlisted
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.means import words
from rashomon.reading.frames.nouns import content_head, obliques
from rashomon.reading.frames.rows import PLACE_PREPOSITIONS, PREPOSITIONS, Row, verb_rows
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.victims import counted_before, single
from rashomon.reading.frames.vocabulary import shared

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rashomon.reading.mentions import QuantityMention


_LONGEST_HOLDER = 10
_HOLDING = frozenset({"held", "controlled", "ruled", "run"})
_OF_PERSONS = frozenset({"detained", "abducted", "killed", "injured", "missing", "displaced", "released"})


def match(scene: Scene, clause: Clause) -> Draft | None:
    """The claim that the first fitting row makes of a clause; None if none fits."""
    if _only_points(scene, clause):
        return None
    for row in verb_rows().get(clause.lemma, ()):
        if fits(scene, clause, row):
            draft = fill(scene, clause, row)
            if draft is None or _is_complete(scene, draft, row):
                return draft
    return None


def _only_points(scene: Scene, clause: Clause) -> bool:
    """ "Six of those detained": who they are, told without a number or a doer of its own."""
    verb = clause.trigger
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.head.lower_ not in ("those", "all"):
        return False
    return not any(scene.actors(noun) for noun in clause.subjects)


def _is_complete(scene: Scene, draft: Draft, row: Row) -> bool:
    """Whether a claim has the actors and the place without which its row tells nothing."""
    acting = {role for role, token in draft.roles if scene.actors(token)}
    return acting.issuperset(row.keys.get("needs_role", ())) and (bool(draft.places) or not row.keys.get("needs_place"))


def fill(scene: Scene, clause: Clause, row: Row) -> Draft | None:
    """The claim of a row: roles, places and quantities from the clause's arguments."""
    sentence = scene.sentence(clause.trigger)
    if sentence is None:
        return None
    keys = row.keys
    first, last = extent.verbal(clause.trigger)
    draft = Draft(
        type=row.type,
        subtype=row.subtype,
        trigger=clause.trigger,
        first=first,
        last=last,
        sentence=sentence,
        rule=row.rule,
    )
    _assign(scene, draft, clause.subjects, keys.get("subject_role"), keys.get("subject_place_role"))
    object_place = (
        keys.get("place_role") or keys.get("object_place") or ("event_location" if "subject_role" in keys else None)
    )
    _assign(scene, draft, clause.objects, keys.get("object_role"), object_place)
    if row.subtype == "property_destruction":
        _add_buildings(scene, draft, clause.objects)
    for preposition in PREPOSITIONS:
        if preposition in keys:
            met = _after(clause, preposition)
            if keys[preposition] == "affected":
                met = [t for t in met if scene.actors(t) or not _is_ground(scene, t)]
            _assign(scene, draft, met, keys[preposition], None)
    for key, prepositions in PLACE_PREPOSITIONS.items():
        if key in keys:
            nouns = clause.after(*prepositions)
            if key == "from_place":  # "pulled its troops out of the town"
                nouns += [inner for noun in clause.objects for p, inner in obliques(noun) if p == "out"]
            for noun in nouns:
                if scene.classes(noun) & {"place", "territory"} or (
                    row.type == "displacement" and is_unlisted(scene, noun, also="PERSON")
                ):
                    draft.places.append((keys[key], None, noun))
    if "subject_bears" in keys:
        _add_borne(scene, draft, clause, keys["subject_bears"])
    if keys.get("between") == "holder":
        _add_shares(scene, draft, clause)
    if "holder_in" in keys:
        _add_holder(scene, draft, clause, keys["holder_in"])
    if row.type == "territory_change" and not draft.has("previous_holder"):
        _assign(scene, draft, [t for t in _after(clause, "against") if scene.actors(t)], "previous_holder", None)
    _add_besieger(scene, draft, clause)
    add_quantities(scene, draft, clause, keys.get("quantity", {}))
    if draft.subtype == "injured" and any(kind == "killed" for kind, _q in draft.quantities):
        draft.subtype = "killed"
    set_modality(draft, clause, absorbs_negation=bool(keys.get("absorbs_negation")))
    if row.type == "agreement" and "xcomp_lemma" in keys:
        draft.absorbed.update(child.i for child in clause.trigger.rights if child.dep_ == "xcomp")
    if keys.get("proposed") and draft.modality is None:
        draft.modality = "planned"
    if keys.get("denies"):
        draft.polarity = "affirmed" if draft.polarity == "negated" else "negated"
    return draft


def _add_borne(scene: Scene, draft: Draft, clause: Clause, role: str) -> None:
    """Who was on board, and how many."""
    for noun in borne(scene, clause):
        draft.roles.append((role, noun))
        counted = (q for q in scene.quantities(noun) if q.dimension == "count" and q.qualifier != "article")
        draft.quantities += [(role, quantity) for quantity in counted]


def _is_ground(scene: Scene, noun: Token) -> bool:
    """Whether a noun tells where: "dealt a blow to the army on the outskirts of X"."""
    of = [inner for preposition, inner in obliques(noun) if preposition == "of"]
    here = scene.classes(noun) & {"place", "territory", "group_territory"}
    return bool(here) or any("place" in scene.classes(inner) for inner in of)


def _add_buildings(scene: Scene, draft: Draft, nouns: Sequence[Token]) -> None:
    """A building without a name that was destroyed is where it was done, and also what was done to: "the town hall"."""
    for noun in nouns:
        building = "property" in scene.classes(noun) and "group_territory" not in scene.classes(noun)
        meant = content_head(noun)
        if noun.pos_ == "NOUN" and building and all(token not in (noun, meant) for _role, token in draft.roles):
            draft.roles.append(("target", meant))


def _after(clause: Clause, preposition: str) -> list[Token]:
    """The nouns after a preposition of the verb, or of its object or adjunct ("signed a deal with X")."""
    found = clause.after(preposition)
    if not found:
        inner = (head for noun in clause.subjects if (head := content_head(noun)) != noun)  # "a round of talks between"
        for noun in (*clause.objects, *(n for p, n in clause.obliques if p in ("in", "on")), *inner):
            found += [inner for p, inner in obliques(noun) if p == preposition]
    return found


def _add_holder(scene: Scene, draft: Draft, clause: Clause, nouns: Sequence[str]) -> None:
    """In whose hands: "in rebel hands", "under the control of X", "in its hands"."""
    for preposition, noun in clause.obliques:
        if noun.lemma_.lower() in nouns:
            inner = nominal_clause(noun)
            if preposition == "in" and noun.lemma_.lower() == "control" and inner.objects and not _has_article(noun):
                draft.roles += [("holder", scene.party(t)) for t in clause.subjects if "actor" in scene.classes(t)]
                continue  # "forces are in full control of the town"; "the town is in the control of forces"
            owners = [
                t
                for t in (*inner.objects, *inner.subjects)
                if scene.actors(t) or t.lemma_.lower() in shared()["unnamed_holders"]
            ]
            if not owners and noun.lemma_.lower() == "hand":
                owners = _named_behind(scene, noun)
            role = "previous_holder" if draft.type == "territory_change" else "holder"
            draft.roles += [(role, owner) for owner in owners]


def _named_behind(scene: Scene, hands: Token) -> list[Token]:
    """The last armed party in the words behind "in the hands of", where the parse lost it: "of the party's armed wing
    the PUK"."""
    behind = hands.doc[hands.i + 1 : min(hands.i + _LONGEST_HOLDER, hands.sent.end)]
    if not behind or behind[0].lower_ != "of":
        return []
    found: list[Token] = []
    for word in behind[1:]:
        if word.is_punct or word.tag_ in ("VBD", "VBZ", "VBP", "CC", "IN"):
            break
        found = [word] if "armed" in scene.classes(word) else found
    return found


def _add_shares(scene: Scene, draft: Draft, clause: Clause) -> None:
    """Who holds the parts of "split between militia control of the hills and army control of the port"."""
    between = next((child for child in clause.trigger.rights if child.lower_ == "between"), None)
    if between is None:
        return
    for word in between.doc[between.i + 1 : clause.trigger.sent.end]:
        if word.lemma_.lower() not in shared()["held_parts"] or word.i < between.i + 2:
            continue
        owner = word.nbor(-1)
        if owner.lower_ in _HOLDING and word.i > between.i + 3:
            owner = word.doc[word.i - 3]
        if scene.actors(owner) and ("holder", owner) not in draft.roles:
            draft.roles.append(("holder", owner))


def _has_article(noun: Token) -> bool:
    return any(child.dep_ in ("det", "poss") for child in noun.lefts)


def _add_besieger(scene: Scene, draft: Draft, clause: Clause) -> None:
    """Whose siege it is: "broke the army's siege", "was under Serb siege"."""
    if draft.type not in ("siege_change", "siege_state") or draft.has("besieger"):
        return
    if draft.type == "siege_state" and any(p == "under" for p, _noun in clause.obliques):
        draft.roles += [("besieger", scene.party(t)) for t in clause.after("by") if scene.actors(t)]
    for noun in (*clause.subjects, *clause.objects, *(n for p, n in clause.obliques if p == "under")):
        if "siege" in scene.classes(noun):
            inner = nominal_clause(noun)
            draft.roles += [("besieger", scene.party(t)) for t in inner.subjects if scene.actors(t)]
            draft.places += [
                ("event_location", None, t) for t in (*inner.objects, *inner.after("on", "around")) if scene.place(t)
            ]


def _assign(scene: Scene, draft: Draft, nouns: Sequence[Token], role: str | None, place_role: str | None) -> None:
    for noun in nouns:
        classes = scene.classes(noun)
        if (
            place_role
            and classes & {"place", "territory", "route", "group_territory"}
            and not ("actor" in classes and role)
        ):
            draft.places.append((place_role, None, noun))
        elif role == "initiator" and "offensive" in classes and (owners := scene.owners(noun)):
            draft.roles += [(role, owner) for owner in owners]
        elif role and ("actor" in classes or noun.pos_ in ("NOUN", "PROPN", "PRON", "NUM")):
            draft.roles.append((role, scene.party(noun)))


def add_quantities(scene: Scene, draft: Draft, clause: Clause, wanted: dict[str, str]) -> None:
    """Numbers of the subject, the object or an adjunct, as the row names them."""
    slots = {"subject": clause.subjects, "object": clause.objects, "oblique": [n for _p, n in clause.obliques]}
    counted: list[tuple[str, list[Token]]] = []
    for slot, kind in wanted.items():
        if kind in _OF_PERSONS - {"displaced"}:
            counted.append((kind, slots[slot]))
        for noun in slots[slot]:
            if slot == "object" and kind in _OF_PERSONS and (before := counted_before(scene, noun)) is not None:
                draft.quantities.append((kind, before))
            for quantity in _counting(scene, noun):
                if kind == "displaced" and quantity.dimension == "fraction":
                    draft.quantities.append(("share", quantity))
                measure = "fraction" if kind in ("area_share", "share") else "count"
                if quantity.dimension == measure and quantity.qualifier != "article" and quantity.conversion_of is None:
                    draft.quantities.append((_kind_counted(scene, kind, noun, quantity), quantity))
            if kind == "personnel":
                draft.quantities += [(kind, q) for q in _men_of(scene, noun)]
    for kind, nouns in counted:
        add_singles(scene, draft, kind, nouns)


def _counting(scene: Scene, noun: Token) -> Sequence[QuantityMention]:
    """The numbers that count a noun, or the men that a unit has: "a company of 155 soldiers"."""
    own = scene.quantities(noun)
    if noun.lemma_.lower() not in shared()["units"] or any(q.qualifier != "article" for q in own):
        return own
    return [q for preposition, inner in obliques(noun) if preposition == "of" for q in scene.quantities(inner)] or own


def _kind_counted(scene: Scene, kind: str, noun: Token, quantity: QuantityMention) -> str:
    """What a number counts where it is vehicles, or units, and no persons: "eight officers and 34 trucks", "two
    battalions"."""
    if kind == "personnel":
        if quantity.span.start < noun.idx and noun.lemma_.lower() in shared()["units"]:
            return "count"
        return "equipment" if _is_thing(scene, noun) else kind
    if kind == "injured" and noun.lemma_.lower() in words("remains"):
        return "killed"  # "ten bodies and 15 wounded were taken to the hospital"
    return "count" if kind in _OF_PERSONS and _is_thing(scene, noun) else kind


def _men_of(scene: Scene, noun: Token) -> list[QuantityMention]:
    """The men whom units come to, told beside them: "two battalions, 1,300 men in all"."""
    if noun.lemma_.lower() not in shared()["units"]:
        return []
    beside = [child for child in noun.rights if child.dep_ == "appos" and scene.classes(child) & {"armed", "persons"}]
    return [q for child in beside for q in scene.quantities(child) if q.dimension == "count"]


def add_singles(scene: Scene, draft: Draft, kind: str, nouns: Sequence[Token]) -> None:
    """One for each person told in the singular beside those who are counted: "a priest and six nuns"."""
    if len(nouns) > 1 and any(found == kind for found, _q in draft.quantities):
        alone = (
            single(scene, n, kind) for n in nouns if not any(q.qualifier != "article" for q in scene.quantities(n))
        )
        draft.given += [one for one in alone if one is not None]


def _is_thing(scene: Scene, noun: Token) -> bool:
    """Whether a noun is a vehicle or a weapon and nobody: "captured eight officers and 34 trucks"."""
    classes = scene.classes(noun)
    return bool(classes & {"vehicle", "weapon"}) and not classes & {"persons", "armed"}


def set_modality(draft: Draft, clause: Clause, *, absorbs_negation: bool = False) -> None:
    """Polarity and modality of a clause, on its claim."""
    if clause.negated and not absorbs_negation:
        draft.polarity = "negated"
    if clause.modality == "attempt":
        draft.modality = None if draft.type in ("attack", "clash", "operation", "communication") else "planned"
        draft.attempted = clause.matrix is not None and clause.matrix.tag_ in ("VBD", "VBN")
    elif clause.modality in ("planned", "conditional", "suspected"):
        draft.modality = clause.modality
